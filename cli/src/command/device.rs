//! A new device beside an old one of the same engineer: handing the engineer's key over.

use clap::Subcommand;
use serde_json::json;

use super::bundle::lines;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, words_or_stdin};
use crate::words::say;
use crate::{qr, times};

#[derive(Subcommand, Debug)]
pub enum Device {
    /// On the new device: show it to the old one
    Show,
    /// On the old device: hand your key to the new one
    HandOver {
        /// What the new device shows, or - for stdin
        text: String,
    },
    /// On the new device: take your key from the old one
    Take {
        /// What the old device shows, or - for stdin
        text: String,
    },
}

impl Device {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        match self {
            Self::Show => {
                let shown = open.notebook.show_device()?;
                let until = times::clock(&shown.until);
                let next = say!("terminal-device-shown", engineer = shown.engineer.as_str(), time = until);
                Ok(Answer::new(&shown, card(&shown.text, &next)))
            }
            Self::HandOver { text } => {
                let handed = open.notebook.hand_over(&words_or_stdin(text)?)?;
                let text = card(&handed.text, &say!("terminal-device-handed-over"));
                Ok(Answer::new(&handed, text))
            }
            Self::Take { text } => {
                open.notebook.take_key(&words_or_stdin(text)?)?;
                let engineer = open.notebook.engineer()?;
                let said = [say!("terminal-device-taken", engineer = engineer.name.as_str())];
                Ok(Answer::new(json!({"engineer": engineer}), lines(&said)))
            }
        }
    }
}

/// A code with its text, and what to do with it.
pub fn card(text: &str, next: &str) -> String {
    format!("{}{text}\n\n{}", qr::drawn(text), lines(&[next.to_owned()]))
}
