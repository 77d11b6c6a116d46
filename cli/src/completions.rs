//! What a shell completes out of the notebook: customers and people by name, visits, notes and maps by handle. Nobody's
//! words stand in a shell's menu.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::OnceLock;

use clap::CommandFactory;
use clap_complete::CompleteEnv;
use clap_complete::engine::CompletionCandidate;
use soundings_core::model::fold;
use soundings_core::{Called, Findable};

use crate::command::CommandLine;
use crate::notebook::{Open, Place};
use crate::{handles, times, words};

/// What tells the program that a shell asks, and which.
pub const VARIABLE: &str = "SOUNDINGS_COMPLETE";
/// So many are offered.
const OFFERED: usize = 50;

/// The notebook that the line is about; a shell that asks hears nothing of what is wrong with it.
fn open() -> Option<Open> {
    let typed: Vec<OsString> = std::env::args_os().collect();
    let option = |name: &str| {
        let at = typed.iter().position(|word| word == name)?;
        typed.get(at + 1).map(PathBuf::from)
    };
    let said = |name: &str, variable: &str| option(name).or_else(|| std::env::var_os(variable).map(PathBuf::from));
    let place = Place { dir: said("--dir", "SOUNDINGS_DIR"), key_file: said("--key-file", "SOUNDINGS_KEY_FILE") };
    place.open().ok()
}

static SHELL: OnceLock<OsString> = OnceLock::new();

/// Answers a shell that asks what could stand next, and ends; otherwise does nothing.
pub fn answer() {
    // While it is answered the variable is not set.
    let _ = SHELL.set(std::env::var_os(VARIABLE).unwrap_or_default());
    CompleteEnv::with_factory(CommandLine::command).var(VARIABLE).complete();
}

fn is_bash() -> bool {
    SHELL.get().is_some_and(|shell| shell == "bash")
}

/// Names: those that begin as was typed; else the one that has a word that does.
fn names(what: Findable, typed: &OsStr) -> Vec<CompletionCandidate> {
    let (Some(open), Some(typed)) = (open(), typed.to_str()) else { return Vec::new() };
    let typed = typed.replace('\\', "");
    let found = open.notebook.names(what, &typed, OFFERED).unwrap_or_default();
    let begun = |called: &&Called| fold(&called.name).starts_with(&fold(&typed));
    let begun: Vec<&Called> = found.iter().filter(begun).collect();
    let offered = match (begun.as_slice(), found.as_slice()) {
        // A shell writes what all have in common over what was typed: of several that is nothing.
        ([], [one]) => vec![one],
        (begun, _) => begun.to_vec(),
    };
    let candidate = |called: &Called| {
        // Other shells put quotation marks around a name by themselves.
        let name = if is_bash() { called.name.replace(' ', "\\ ") } else { called.name.clone() };
        CompletionCandidate::new(name).help((!called.beside.is_empty()).then(|| called.beside.join(", ").into()))
    };
    offered.into_iter().map(candidate).collect()
}

/// Customers.
pub fn customers(typed: &OsStr) -> Vec<CompletionCandidate> {
    names(Findable::Customer, typed)
}

/// The customers' people.
pub fn people(typed: &OsStr) -> Vec<CompletionCandidate> {
    names(Findable::Person, typed)
}

/// Members of the team.
pub fn engineers(typed: &OsStr) -> Vec<CompletionCandidate> {
    names(Findable::Engineer, typed)
}

fn by_handle(typed: &OsStr, rows: impl FnOnce(&Open) -> Option<Vec<(String, String)>>) -> Vec<CompletionCandidate> {
    let (Some(open), Some(typed)) = (open(), typed.to_str()) else { return Vec::new() };
    let rows = rows(&open).unwrap_or_default().into_iter().filter(|(handle, _)| handle.starts_with(typed));
    rows.map(|(handle, what)| CompletionCandidate::new(handle).help(Some(what.into()))).collect()
}

/// Visits, the newest first.
pub fn visits(typed: &OsStr) -> Vec<CompletionCandidate> {
    by_handle(typed, |open| {
        let page = open.notebook.visits(None, OFFERED).ok()?;
        let row = |row: &soundings_core::present::VisitRow| {
            (handles::plain(row.id), format!("{}, {}", words::place(row), words::times_of(row, &open.now)))
        };
        Some(page.items.iter().map(row).collect())
    })
}

/// Notes of the visit under way or last, and those that are not filed.
pub fn notes(typed: &OsStr) -> Vec<CompletionCandidate> {
    by_handle(typed, |open| {
        let mut notes = open.notebook.visits(None, 1).ok()?.not_filed;
        if let Ok(visit) = open.notebook.find(Findable::Visit, "@") {
            let page = open.notebook.encounter(visit, None, soundings_core::present::PAGE).ok()?;
            notes.extend(page.notes.into_iter().rev());
        }
        let row = |row: &soundings_core::present::NoteRow| {
            let by = row.by.as_ref().map(|by| format!(", {}", by.name)).unwrap_or_default();
            (handles::plain(row.id), format!("{} {}{by}", times::when(&row.happened, &open.now), words::key(row.kind)))
        };
        Some(notes.iter().map(row).collect())
    })
}

/// Maps, the newest first.
pub fn maps(typed: &OsStr) -> Vec<CompletionCandidate> {
    by_handle(typed, |open| {
        let page = open.notebook.maps(None, OFFERED).ok()?;
        Some(page.items.iter().map(|row| (handles::plain(row.id), row.who.clone())).collect())
    })
}

#[cfg(test)]
mod tests {
    use clap::Command;
    use clap_complete::engine::ArgValueCompleter;

    use super::*;

    fn each(command: &Command, path: &str, take: &mut impl FnMut(&str, &clap::Arg)) {
        let path = format!("{path} {}", command.get_name());
        command.get_arguments().for_each(|argument| take(&path, argument));
        command.get_subcommands().for_each(|inner| each(inner, &path, take));
    }

    #[test]
    fn whatever_names_a_customer_or_a_person_completes_it() {
        let (mut named, mut bare) = (0, Vec::new());
        each(&CommandLine::command(), "", &mut |path, argument| {
            if ["customer", "person"].contains(&argument.get_id().as_str()) {
                named += 1;
                bare.extend(argument.get::<ArgValueCompleter>().is_none().then(|| path.trim().to_owned()));
            }
        });
        assert!(named > 20);
        assert_eq!(bare, Vec::<String>::new());
    }
}
