//! A family of commands named alone: `soundings promises` lists them, as `soundings promises list` does.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Command, CommandFactory, Parser};

use crate::command::CommandLine;

/// What a family does when it is named alone, where it has it.
const LIST: &str = "list";

/// A command line, the program's own name first, with a family's list taken for the family.
pub fn parse(arguments: Vec<OsString>) -> Result<CommandLine, clap::Error> {
    CommandLine::try_parse_from(&arguments).or_else(|error| match error.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand
            if named_last(&arguments).iter().any(|name| name == LIST) =>
        {
            CommandLine::try_parse_from(arguments.into_iter().chain([LIST.into()]))
        }
        _ => Err(error),
    })
}

/// The commands of the family that a command line names last.
pub fn named_last(arguments: &[OsString]) -> Vec<String> {
    let whole = CommandLine::command();
    let matches = whole.clone().ignore_errors(true).try_get_matches_from(arguments).ok();
    let (mut family, mut matches) = (&whole, matches.as_ref());
    while let Some((name, inner)) = matches.and_then(|matches| matches.subcommand()) {
        let Some(named) = family.find_subcommand(name) else { break };
        (family, matches) = (named, Some(inner));
    }
    family
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
        .map(Command::get_name)
        .map(str::to_owned)
        .collect()
}
