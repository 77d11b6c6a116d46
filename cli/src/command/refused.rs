//! What the team's server refused: looked at, sent again, said otherwise, or kept as a file.

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;
use soundings_core::{Findable, OtherWords};

use super::team::because;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, joined_or_stdin, whole};
use crate::whole_files::write_whole;
use crate::words::{self, say};

#[derive(Subcommand, Debug)]
pub enum Refused {
    /// Send what your team's server refused once more, as it is
    Retry,
    /// What your team's server refused of something
    #[command(name = "refused")]
    Look { thing: String },
    /// Say what was refused otherwise; what was refused goes to nobody
    Change {
        thing: String,
        /// Which of its fields, as `sync refused` names it
        field: String,
        /// What it is to say, or - for stdin
        text: Vec<String>,
    },
    /// Keep a copy of what was refused, as JSON
    Export {
        thing: String,
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

impl Refused {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        let find = |thing: &str| open.find(Findable::Any, thing);
        match self {
            Self::Retry => {
                let count = notebook.retry_refused()?;
                Ok(Answer::new(json!({"retried": count}), say!("terminal-refused-again", count = count)))
            }
            Self::Look { thing } => {
                let refused = notebook.refused(find(thing)?)?;
                let why = because(refused.reason, refused.number);
                let mut text = format!("{}\n", words::wrapped(&why, ""));
                for says in &refused.says {
                    text += &format!("{}\n", words::wrapped(&format!("  {}: {}", says.field, says.words), "    "));
                }
                for says in refused.says.iter().filter(|says| says.may_change) {
                    let id = refused.entity.to_string();
                    text += &format!("{}\n", say!("terminal-refused-otherwise", id = id, field = says.field.as_str()));
                }
                Ok(Answer::new(refused, text))
            }
            Self::Change { thing, field, text } => {
                let (id, words) = (find(thing)?, joined_or_stdin(text)?);
                notebook.change_refused(id, &[OtherWords { field: field.clone(), words }])?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-refused-changed")))
            }
            Self::Export { thing, file } => {
                let (id, file) = (find(thing)?, whole(file));
                write_whole(&file, notebook.export_refused(id)?.as_bytes())?;
                let shown = file.display().to_string();
                Ok(Answer::new(json!({"id": id, "file": file}), say!("terminal-refused-kept", file = shown)))
            }
        }
    }
}
