//! Phone to phone: what a teammate lacks, in a file.

use std::path::PathBuf;

use clap::Subcommand;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::present::PhoneRow;
use soundings_core::{BUNDLE_FILE_BYTES, Findable};

use crate::answer::Answer;
use crate::completions;
use crate::failure::Failure;
use crate::notebook::{Open, whole};
use crate::times;
use crate::words::{self, say};

const MEGABYTE: u64 = 1_000_000;

#[derive(Subcommand, Debug)]
pub enum Bundle {
    /// Write what a teammate lacks into a file, sealed to their devices
    Export {
        /// For whom: a teammate, or yourself for another device of yours
        #[arg(long, value_name = "ID|NAME")]
        #[arg(add = ArgValueCompleter::new(completions::engineers))]
        to: String,
        /// The new file [default: one named after them, here]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Everything, not what is new since the last alone
        #[arg(long)]
        all: bool,
        /// How many MB of pictures and other files go along, small ones first; 0: none
        #[arg(long, value_name = "MB", default_value_t = BUNDLE_FILE_BYTES / MEGABYTE)]
        pictures: u64,
    },
    /// Take in what a teammate wrote for you
    Import {
        /// The bundle
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// To whom a bundle can be made, and when one last went
    List,
}

impl Bundle {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        match self {
            Self::Export { to, out, all, pictures } => {
                let to = open.find(Findable::Engineer, to)?;
                let file = out.clone().unwrap_or_else(|| named(to, open));
                let bytes = pictures.saturating_mul(MEGABYTE);
                let made = open.notebook.make_bundle_with(to, &file, *all, bytes)?;
                let file = whole(&file);
                let mut text = vec![
                    say!("terminal-bundle-made", name = made.name.as_str(), file = file.display().to_string()),
                    say!("terminal-bundle-holds", count = made.entries, waiting = made.not_with_server),
                ];
                if made.only_theirs > 0 {
                    text.push(say!("bundle-only-yours", count = made.only_theirs));
                }
                if made.files + made.files_later > 0 {
                    text.push(say!("terminal-bundle-files", count = made.files));
                }
                if made.files_later > 0 {
                    text.push(say!("terminal-bundle-files-later", count = made.files_later));
                }
                Ok(Answer::new(json!({"file": file, "bundle": made}), lines(&text)))
            }
            Self::Import { file } => {
                let taken = open.notebook.take_bundle(file)?;
                let name = taken.name.clone().unwrap_or_default();
                let mut text = vec![say!("bundle-taken", count = taken.new, name = name)];
                if taken.only_yours > 0 {
                    text.push(say!("bundle-only-yours", count = taken.only_yours));
                }
                if taken.files > 0 {
                    text.push(say!("bundle-files-taken", count = taken.files));
                }
                Ok(Answer::new(json!({"bundle": taken}), lines(&text)))
            }
            Self::List => {
                let phones = open.notebook.phones()?;
                let mut text: Vec<String> = phones.engineers.iter().map(|row| one(row, open)).collect();
                if text.is_empty() {
                    text.push(say!("bundle-nobody"));
                }
                Ok(Answer::new(json!({"items": phones.engineers, "key": phones.key}), lines(&text)))
            }
        }
    }
}

/// A file named after whom it is for; the second of a name gets a number.
fn named(to: soundings_core::model::Id, open: &Open) -> PathBuf {
    let name = open.notebook.name(to).ok().flatten().unwrap_or_default().to_lowercase();
    let name: String = name.chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }).collect();
    let file = |number: u32| match number {
        1 => PathBuf::from(format!("for-{name}.soundings")),
        _ => PathBuf::from(format!("for-{name}-{number}.soundings")),
    };
    (1..1_000).map(file).find(|file| !file.exists()).unwrap_or_else(|| file(1))
}

fn one(row: &PhoneRow, open: &Open) -> String {
    let (name, count) = (row.engineer.name.as_str(), row.phones);
    let mut line = say!("terminal-bundle-phones", name = name, count = count);
    let times = [("terminal-bundle-given", &row.given), ("terminal-bundle-had", &row.taken)];
    for (words, time) in times {
        if let Some(time) = time {
            line += &say!(words, time = times::when(time, &open.now));
        }
    }
    line
}

pub fn lines(text: &[String]) -> String {
    text.iter().map(|line| format!("{}\n", words::wrapped(line, "  "))).collect()
}
