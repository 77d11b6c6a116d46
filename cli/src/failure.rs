//! Why a command was refused: one clear line, a stable code, an exit code. Never anybody's words.

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use serde_json::json;
use soundings_core::model::Id;
use soundings_core::{Error, Refusal};

use crate::command::CommandLine;
use crate::words::{self, say};
use crate::{family, handles, layout};

/// The exit codes of the command line's contract.
pub mod exit {
    pub const REFUSED: u8 = 1;
    pub const MISUSE: u8 = 2;
    /// Kept here, but not with the team.
    pub const KEPT_HERE: u8 = 3;
    pub const CANNOT_OPEN: u8 = 4;
}

/// A refusal.
#[derive(Debug)]
pub struct Failure {
    pub code: &'static str,
    pub message: String,
    pub exit: u8,
    /// Everything that an ambiguous name fits, with names for a terminal alone.
    pub candidates: Vec<(Id, Option<String>)>,
    /// What a name that fits nothing is near to, for a terminal alone.
    pub near: Vec<(Id, Option<String>)>,
}

impl Failure {
    pub fn refused(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), exit: exit::REFUSED, candidates: Vec::new(), near: Vec::new() }
    }

    /// The notebook can't be opened for want of its key.
    pub fn key(code: &'static str, message: impl Into<String>) -> Self {
        Self { exit: exit::CANNOT_OPEN, ..Self::refused(code, message) }
    }

    pub fn inside() -> Self {
        Self::refused("unknown", say!("error-unknown"))
    }

    /// A command line that is none. What was typed is not repeated: it may be what a customer said.
    pub fn misuse(error: &clap::Error) -> Self {
        let named = |kind| match error.get(kind) {
            Some(ContextValue::String(one)) => one.clone(),
            Some(ContextValue::Strings(many)) => many.join(", "),
            _ => String::new(),
        };
        let message = match error.kind() {
            ErrorKind::InvalidSubcommand => match nearest(error) {
                near if near.is_empty() => say!("terminal-no-such-command"),
                near => say!("terminal-did-you-mean-command", command = near),
            },
            ErrorKind::UnknownArgument | ErrorKind::TooManyValues => say!("terminal-one-too-many"),
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
                let argument = named(ContextKind::InvalidArg);
                match named(ContextKind::ValidValue) {
                    values if values.is_empty() => say!("terminal-not-as-it-should", argument = argument),
                    values => say!("terminal-one-of", argument = argument, values = values),
                }
            }
            ErrorKind::MissingRequiredArgument => {
                say!("terminal-missing", arguments = named(ContextKind::InvalidArg))
            }
            ErrorKind::ArgumentConflict => say!("terminal-not-together"),
            ErrorKind::InvalidUtf8 => say!("terminal-no-text-argument"),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
                let arguments: Vec<_> = std::env::args_os().collect();
                say!("terminal-which-command", commands = family::named_last(&arguments).join(", "))
            }
            _ => say!("terminal-see-help"),
        };
        Self { exit: exit::MISUSE, ..Self::refused("misuse", message) }
    }

    /// Whether a note can still be kept in the inbox.
    pub fn notebook_cannot_be_opened(&self) -> bool {
        self.exit == exit::CANNOT_OPEN
    }

    pub fn json(&self) -> String {
        let mut error = json!({"code": self.code, "message": self.message});
        if !self.candidates.is_empty() {
            error["candidates"] = self.candidates.iter().map(|(id, _)| id.to_string()).collect();
        }
        format!("{}\n", json!({"format": 1, "error": error}))
    }

    /// For people; names stand beside handles on a terminal only.
    pub fn text(&self, terminal: bool) -> String {
        let mut text = format!("{}\n", words::wrapped(&format!("soundings: {}", self.message), "  "));
        let handle = |id: Id| if terminal { handles::shown(id) } else { handles::plain(id) };
        for (id, name) in &self.candidates {
            let name = name.as_deref().filter(|_| terminal).map(|name| format!("  {name}")).unwrap_or_default();
            text += &format!("  {}{name}\n", handle(*id));
        }
        if terminal && !self.near.is_empty() {
            text += &format!("{}\n", say!("terminal-did-you-mean"));
            for (id, name) in &self.near {
                text += &format!("  {}  {}\n", handles::shown(*id), name.as_deref().unwrap_or_default());
            }
        }
        layout::printable(&text)
    }
}

/// Commands like the one that was typed, the likest first: clap has it last.
fn nearest(error: &clap::Error) -> String {
    const SHOWN: usize = 3;
    // What another command does: `erase` is done to a note or a visit.
    let typed = match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(typed)) => typed.as_str(),
        _ => "",
    };
    let all = CommandLine::command();
    let elsewhere: Vec<String> = all
        .get_subcommands()
        .filter(|command| command.find_subcommand(typed).is_some_and(|found| !found.is_hide_set()))
        .map(|command| format!("{} {typed}", command.get_name()))
        .take(SHOWN)
        .collect();
    if !elsewhere.is_empty() {
        return elsewhere.join(", ");
    }
    match error.get(ContextKind::SuggestedSubcommand) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(many)) => {
            many.iter().rev().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let exit = if error.notebook_cannot_be_opened() { exit::CANNOT_OPEN } else { exit::REFUSED };
        let candidates = match &error {
            Error::Ambiguous { candidates, .. } => candidates.iter().map(|id| (*id, None)).collect(),
            _ => Vec::new(),
        };
        Self { code: error.code(), message: words::error(&error), exit, candidates, near: Vec::new() }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Error::from(refusal).into()
    }
}
