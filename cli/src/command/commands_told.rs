//! Every command that the guide and the words of the terminal tell somebody to type is one.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use clap::error::ErrorKind;
use clap::{Command, CommandFactory};

use super::CommandLine;
use crate::family;

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

/// What stands to be typed: lines between fences, and what stands between backticks.
fn to_be_typed(page: &str) -> Vec<&str> {
    let (mut typed, mut fenced) = (Vec::new(), false);
    for line in page.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            typed.push(line);
        } else {
            typed.extend(line.split('`').skip(1).step_by(2));
        }
    }
    typed.retain(|line| line.starts_with("soundings "));
    typed
}

/// As a shell takes it: quotes, comments, and where its input comes from. An id stands for itself.
fn arguments(line: &str) -> Vec<String> {
    let mut words = shlex::split(line).unwrap_or_else(|| panic!("a shell does not read {line}"));
    words.truncate(words.iter().position(|word| word == "<").unwrap_or(words.len()));
    words.iter().map(|word| word.replace("ID", &soundings_core::model::Id::default().to_string())).collect()
}

#[test]
fn every_command_that_a_page_of_the_documentation_shows_is_understood() {
    let mut wrong = Vec::new();
    for page in ["docs/guide.md", "docs/hub.md", "README.md"] {
        for line in to_be_typed(&text(page)) {
            match family::parse(arguments(line).into_iter().map(OsString::from).collect()) {
                // In a sentence stands the command alone, without what it is given.
                Err(error) if error.kind() != ErrorKind::MissingRequiredArgument => {
                    wrong.push(format!("{line}: {error}"))
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_command_that_the_terminal_tells_somebody_to_type_is_one() {
    let mut root = CommandLine::command();
    root.build();
    let mut told = 0;
    for words in ["design/words/en.ftl", "design/words/fr.ftl"] {
        for line in text(words).lines().filter(|line| line.contains('=') || line.contains('[')) {
            for typed in line.split("soundings ").skip(1) {
                assert_is_a_command(&root, typed, line);
                told += 1;
            }
        }
    }
    assert!(told > 100, "{told} commands were found");
}

/// A command stands there, which has each option that is named with it.
fn assert_is_a_command(root: &Command, typed: &str, line: &str) {
    let mut words = typed.split_whitespace().map(|word| word.trim_end_matches([';', ',', '.', '»', ':']));
    let first = words.next().and_then(|first| root.find_subcommand(first));
    let mut command = first.unwrap_or_else(|| panic!("there is no such command: {line}"));
    for word in words {
        if let Some(option) = word.strip_prefix("--").filter(|option| !option.is_empty()) {
            let known = command.get_arguments().any(|known| known.get_long() == Some(option));
            assert!(known, "--{option} is no option: {line}");
        } else if let Some(under) = command.find_subcommand(word) {
            command = under;
        }
    }
}
