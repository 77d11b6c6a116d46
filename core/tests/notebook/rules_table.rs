//! The table of docs/rules.md: which tests hold each rule. A test that it names exists.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        if path.is_dir() && path.file_name().is_none_or(|name| name != "target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The names of all tests of the workspace's Rust.
fn tests() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["core", "cli", "hub", "tests", "pages", "wire"] {
        sources(&root.join(folder), &mut files);
    }
    let mut names = BTreeSet::new();
    for file in files {
        let source = std::fs::read_to_string(file).unwrap();
        let mut is_test = false;
        for line in source.lines().map(str::trim) {
            let name = line.strip_prefix("fn ").and_then(|rest| rest.split('(').next());
            match name.filter(|_| is_test) {
                Some(name) => drop(names.insert(name.to_owned())),
                None if line.starts_with("#[") => {}
                None => {}
            }
            is_test = line == "#[test]" || (is_test && line.starts_with('#'));
        }
    }
    names
}

#[test]
fn each_test_that_the_table_of_rules_names_exists_and_each_rule_has_one() {
    let table = include_str!("../../../docs/rules.md");
    let tests = tests();
    for rule in 1..=14 {
        let row = table.lines().find(|line| line.starts_with(&format!("| {rule} |")));
        let row = row.unwrap_or_else(|| panic!("rule {rule} has no row"));
        let named: Vec<&str> = row.split('`').skip(1).step_by(2).filter(|name| name.contains('_')).collect();
        assert!(!named.is_empty() || row.contains("to come"), "rule {rule} has no test");
    }
    for name in table.split('`').skip(1).step_by(2).filter(|name| name.contains('_')) {
        assert!(tests.contains(name), "docs/rules.md names {name}, and no test is called so");
    }
    let unnamed: Vec<&String> =
        tests.iter().filter(|name| name.starts_with("rule_") && !table.contains(&format!("`{name}`"))).collect();
    assert!(unnamed.is_empty(), "tests of rules that docs/rules.md does not name: {unnamed:?}");
}
