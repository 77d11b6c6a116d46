//! Licences, bans and sources of everything in Cargo.lock, by the lists in deny.toml.
//!
//! deny.toml is cargo-deny's own file; this reads the three lists that matter here, so that the check costs no minutes
//! of building a tool first.

use std::collections::BTreeSet;
use std::fs;

use crate::process::{Journal, Problem};
use crate::project::Project;

/// Names every crate whose licence, name or source is not allowed.
pub fn check(project: &Project, journal: &mut Journal) -> Result<(), Problem> {
    let rules = fs::read_to_string(project.path("deny.toml"))?;
    let allowed = list(&rules, "allow")?;
    let banned = list(&rules, "deny")?;
    let tree = "tree --workspace --all-features --edges normal,build,dev --target all --prefix none --format {p}|{l}";
    let tree = journal.output_of(&mut project.cargo(tree))?;
    let crates: BTreeSet<&str> =
        tree.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.is_empty()).collect();
    let mut faults = Vec::new();
    for line in &crates {
        let (package, licence) = line.split_once('|').unwrap_or((line, ""));
        let name = package.split_whitespace().next().unwrap_or(package);
        if !is_allowed(licence, &allowed) {
            faults.push(format!("{package}: licence {licence:?} is not in deny.toml"));
        }
        if banned.contains(&name) {
            faults.push(format!("{package}: banned in deny.toml"));
        }
    }
    let lock = fs::read_to_string(project.path("Cargo.lock"))?;
    faults.extend(foreign_sources(&lock));
    for fault in &faults {
        journal.line(fault);
    }
    if faults.is_empty() {
        journal.line(&format!("{} crates, each allowed by deny.toml.", crates.len()));
        Ok(())
    } else {
        Err(format!("{} crates are not allowed", faults.len()).into())
    }
}

/// The strings of `key = [ … ]`.
fn list<'a>(rules: &'a str, key: &str) -> Result<Vec<&'a str>, Problem> {
    let start = format!("\n{key} = [");
    let from = rules.find(&start).ok_or_else(|| format!("deny.toml has no list {key}"))? + start.len();
    let to = rules[from..].find(']').ok_or_else(|| format!("the list {key} in deny.toml has no end"))? + from;
    Ok(rules[from..to].split('"').skip(1).step_by(2).collect())
}

/// Packages that come neither from this workspace nor from the one registry the others come from.
fn foreign_sources(lock: &str) -> Vec<String> {
    let mut registries = BTreeSet::new();
    let mut faults = Vec::new();
    for source in lock.lines().filter_map(|line| line.strip_prefix("source = ")) {
        if source.starts_with("\"registry+") {
            registries.insert(source);
        } else {
            faults.push(format!("Cargo.lock: {source} is not a registry"));
        }
    }
    if registries.len() > 1 {
        faults.push(format!("Cargo.lock: {} registries, one is allowed", registries.len()));
    }
    faults
}

/// Whether an SPDX expression can be satisfied by allowed licences. An old-style `/` means OR.
fn is_allowed(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let holds = any(&mut rest, allowed);
    holds && rest.is_empty()
}

fn any(words: &mut &[&str], allowed: &[&str]) -> bool {
    let mut holds = all(words, allowed);
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        holds |= all(words, allowed);
    }
    holds
}

fn all(words: &mut &[&str], allowed: &[&str]) -> bool {
    let mut holds = one(words, allowed);
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        holds &= one(words, allowed);
    }
    holds
}

fn one(words: &mut &[&str], allowed: &[&str]) -> bool {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let holds = any(words, allowed);
            match *words {
                [")", rest @ ..] => *words = rest,
                _ => return false,
            }
            holds
        }
        [licence, "WITH", exception, rest @ ..] => {
            *words = rest;
            allowed.contains(&format!("{licence} WITH {exception}").as_str())
        }
        [licence, rest @ ..] => {
            *words = rest;
            allowed.contains(licence)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALLOWED: &[&str] = &["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"];

    #[test]
    fn one_allowed_licence_of_a_choice_is_enough() {
        assert!(is_allowed("MIT OR GPL-3.0", ALLOWED));
        assert!(is_allowed("GPL-3.0/MIT", ALLOWED));
        assert!(is_allowed("GPL-3.0 OR (MIT AND Apache-2.0)", ALLOWED));
        assert!(is_allowed("Apache-2.0 WITH LLVM-exception", ALLOWED));
    }

    #[test]
    fn every_licence_that_applies_together_has_to_be_allowed() {
        assert!(!is_allowed("MIT AND GPL-3.0", ALLOWED));
        assert!(!is_allowed("(MIT OR Apache-2.0) AND GPL-3.0", ALLOWED));
        assert!(!is_allowed("MIT WITH some-exception", ALLOWED));
    }

    #[test]
    fn a_missing_or_broken_licence_is_not_allowed() {
        assert!(!is_allowed("", ALLOWED));
        assert!(!is_allowed("(MIT", ALLOWED));
        assert!(!is_allowed("MIT MIT", ALLOWED));
    }

    #[test]
    fn a_git_source_or_a_second_registry_is_named() {
        assert!(foreign_sources("source = \"registry+one\"\nsource = \"registry+one\"").is_empty());
        assert_eq!(foreign_sources("source = \"registry+one\"\nsource = \"registry+two\"").len(), 1);
        assert_eq!(foreign_sources("source = \"git+somewhere\"").len(), 1);
    }

    #[test]
    fn the_lists_of_deny_toml_are_read_over_several_lines() {
        let rules = "[licenses]\nallow = [\n    \"MIT\",\n    \"Zlib\",\n]\n[bans]\ndeny = [\"sqlx\"]\n";
        assert_eq!(list(rules, "allow").unwrap(), ["MIT", "Zlib"]);
        assert_eq!(list(rules, "deny").unwrap(), ["sqlx"]);
        assert!(list(rules, "skip").is_err());
    }
}
