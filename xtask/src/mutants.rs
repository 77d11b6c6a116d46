//! Mutants: small faults put into the code on purpose, to see that the simulation catches each. What is a patch in
//! tests/simulation/mutants is applied to a copy of the tree in target/mutants; the table is written to docs/soak.md by hand.
//! That each still fits the code, and stands in the table, is a check of its own: it takes no time.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Journal, Problem};
use crate::project::Project;
use crate::steps;
use crate::tables::PAGE;

/// Where the patches are. What stands above a patch's first `---` says what it changes.
const PATCHES: &str = "tests/simulation/mutants";

/// Tries every mutant, or those whose names hold `word`. A mutant that no seed catches is a failure.
pub fn run(project: &Project, journal: &mut Journal, word: &str) -> Result<(), Problem> {
    let tree = project.path("target/mutants");
    let (mut table, mut missed) = (Vec::new(), Vec::new());
    for (name, patch) in patches(project)?.into_iter().filter(|(name, _)| name.contains(word)) {
        copy_tree(project, journal, &tree)?;
        journal.run(project.command("git").arg("-C").arg(&tree).args(["apply", "--unsafe-paths"]).arg(&patch))?;
        let manifest = tree.join("Cargo.toml");
        // Its own: in the project's a mutant would pass for what is built from the project's own files.
        let target = tree.join("target");
        journal.run(
            project
                .cargo("build --quiet --package soundings-simulation --manifest-path")
                .arg(&manifest)
                .arg("--target-dir")
                .arg(&target),
        )?;
        let program = target.join("debug/soundings-simulation");
        let seeds = journal.output_of(project.command(program).args(["--list", steps::SEEDS, "--until-one-fails"]))?;
        let caught = seeds.lines().find_map(|line| line.strip_prefix("failed after ")?.strip_suffix(" seeds"));
        let row = format!("{} {} |", row(&name, &fs::read_to_string(&patch)?), caught.unwrap_or("none of 500"));
        journal.line(&row);
        table.push(row);
        if caught.is_none() {
            missed.push(name);
        }
    }
    journal.line("| mutant | what it changes | seeds until caught |\n| --- | --- | --- |");
    table.iter().for_each(|row| journal.line(row));
    if missed.is_empty() { Ok(()) } else { Err(format!("no seed caught {}", missed.join(", ")).into()) }
}

/// Every patch fits the code as it stands, and has its row in the table.
pub fn check(project: &Project, journal: &mut Journal) -> Result<(), Problem> {
    let table = fs::read_to_string(project.path(PAGE))?;
    let patches = patches(project)?;
    let mut faults = Vec::new();
    for (name, path) in &patches {
        let patch = fs::read_to_string(path)?;
        if !table.contains(&row(name, &patch)) {
            faults.push(format!("{name}: no row of {PAGE} says what it changes"));
        }
        for (file, lines) in hunks(&patch) {
            if !fs::read_to_string(project.path(&file)).is_ok_and(|code| code.contains(&lines)) {
                faults.push(format!("{name}: {file} does not hold the lines it changes; draw it anew"));
            }
        }
    }
    faults.iter().for_each(|fault| journal.line(fault));
    if !faults.is_empty() || patches.is_empty() {
        return Err("a mutant fits the code or the table no more".into());
    }
    journal.line(&format!("{} mutants, each of which fits the code.", patches.len()));
    Ok(())
}

/// The patches in order, each with its name.
fn patches(project: &Project) -> Result<Vec<(String, PathBuf)>, Problem> {
    let mut patches = Vec::new();
    for entry in fs::read_dir(project.path(PATCHES))? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        patches.push((name, path));
    }
    patches.sort();
    Ok(patches)
}

/// How a row of the table begins.
fn row(name: &str, patch: &str) -> String {
    let what: Vec<&str> = patch.lines().take_while(|line| !line.starts_with("---")).collect();
    format!("| {name} | {} |", what.join(" ").trim())
}

/// The lines that a patch expects of a file, one piece for each hunk.
fn hunks(patch: &str) -> Vec<(String, String)> {
    let (mut file, mut hunks) = (String::new(), Vec::<(String, String)>::new());
    for line in patch.lines().skip_while(|line| !line.starts_with("---")) {
        if let Some(path) = line.strip_prefix("--- a/") {
            path.clone_into(&mut file);
        } else if line.starts_with("@@") {
            hunks.push((file.clone(), String::new()));
        } else if let (Some(expected), Some((_, lines))) = (line.strip_prefix([' ', '-']), hunks.last_mut()) {
            *lines += &format!("{expected}\n");
        }
    }
    hunks
}

/// Brings the copy up to date. A file that is the same is not touched, so that no more is built than changed.
fn copy_tree(project: &Project, journal: &mut Journal, tree: &Path) -> Result<(), Problem> {
    let listed =
        journal.output_of(project.command("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    for file in listed.lines() {
        let from = project.path(file);
        // A file that git knows and that was taken out by hand.
        let Ok(bytes) = fs::read(&from) else { continue };
        let to = tree.join(file);
        if fs::read(&to).ok().as_ref() != Some(&bytes) {
            to.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(&to, bytes)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_expects_what_stands_and_what_it_takes_out_and_nothing_of_what_it_puts_in() {
        let patch = "What it does,\nin two lines.\n--- a/core/a.rs\n+++ b/core/a.rs\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n\
                     @@ -9 +9 @@\n-nine\n--- a/hub/b.rs\n+++ b/hub/b.rs\n@@ -1 +1,2 @@\n first\n+more\n";
        let expected = [("core/a.rs", "one\ntwo\nthree\n"), ("core/a.rs", "nine\n"), ("hub/b.rs", "first\n")];
        assert_eq!(hunks(patch), expected.map(|(file, lines)| (file.to_owned(), lines.to_owned())));
        assert_eq!(row("name", patch), "| name | What it does, in two lines. |");
    }
}
