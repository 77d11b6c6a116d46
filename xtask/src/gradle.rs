//! What Gradle would refuse of Android's build, where no Gradle runs: a catalogue of libraries that can't be read, and one that lacks
//! what a build script names.

use std::collections::BTreeSet;
use std::fs;

use crate::process::Problem;
use crate::project::Project;

const CATALOGUE: &str = "android/gradle/libs.versions.toml";
const SCRIPTS: [&str; 3] =
    ["android/build.gradle.kts", "android/app/build.gradle.kts", "android/benchmark/build.gradle.kts"];

/// What is wrong with the catalogue and with the scripts that name what stands in it.
pub fn faults(project: &Project) -> Result<Vec<String>, Problem> {
    let (names, mut faults) = read(&fs::read_to_string(project.path(CATALOGUE))?);
    for script in SCRIPTS {
        let named = named(&fs::read_to_string(project.path(script))?);
        faults.extend(
            named.difference(&names).map(|name| format!("{script} names libs.{name}, and {CATALOGUE} has none")),
        );
    }
    Ok(faults)
}

/// The names as scripts write them, and what stands there twice.
fn read(catalogue: &str) -> (BTreeSet<String>, Vec<String>) {
    let (mut names, mut faults, mut table) = (BTreeSet::new(), Vec::new(), "");
    for line in catalogue.lines() {
        if let Some(begun) = line.strip_prefix('[') {
            table = begun.trim_end_matches(']');
        } else if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            let prefix = if table == "libraries" { String::new() } else { format!("{table}.") };
            let name = prefix + &key.trim().replace(['-', '_'], ".");
            if !names.insert(name.clone()) {
                faults.push(format!("{CATALOGUE} has {name} twice"));
            }
        }
    }
    (names, faults)
}

/// What a script takes from the catalogue.
fn named(script: &str) -> BTreeSet<String> {
    let part = |sign: char| sign.is_ascii_alphanumeric() || sign == '.';
    let names = script.split("libs.").skip(1).map(|rest| rest.split(|sign| !part(sign)).next().unwrap_or_default());
    names.map(str::to_owned).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_stands_twice_in_a_table_is_a_fault_and_in_two_tables_it_is_none() {
        let (names, faults) =
            read("[versions]\nwork = \"2\"\n[libraries]\nwork-testing = { }\njunit = { }\njunit = { }\n");
        assert_eq!(faults, ["android/gradle/libs.versions.toml has junit twice"]);
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["junit", "versions.work", "work.testing"]);
    }

    #[test]
    fn a_script_names_libraries_and_plugins() {
        let script = "plugins { alias(libs.plugins.kotlin.compose) }\nimplementation(libs.work.testing)\nvariantOf(libs.jna) { }";
        assert_eq!(named(script).into_iter().collect::<Vec<_>>(), ["jna", "plugins.kotlin.compose", "work.testing"]);
    }
}
