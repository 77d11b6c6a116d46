//! The meeting pack; role-play from a map; calls to ourselves and what came of them.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::Findable;
use soundings_pages::document::Document;
use soundings_pages::{deck, findings, pack};
use soundings_press::on_one_page;

use super::report::{Form, form_of};
use super::{guide, write_whole};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, whole};
use crate::words::{self, say};
use crate::{completions, picker, reading};

#[derive(Args, Debug)]
pub struct Pack {
    /// A file that ends in .html, .md, .txt or .pdf [default: shown here]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// A PDF on Letter paper instead of A4
    #[arg(long)]
    letter: bool,
}

#[derive(Subcommand, Debug)]
pub enum RolePlay {
    /// Cards to play somebody by, made from their map
    Cards {
        #[arg(add = ArgValueCompleter::new(completions::maps))]
        map: Option<String>,
        /// A file that ends in .html, .md, .txt or .pdf [default: shown here]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// A PDF on Letter paper instead of A4
        #[arg(long)]
        letter: bool,
    },
    /// Begin to play; what is noted is guesses and questions, and never evidence
    Start {
        #[arg(add = ArgValueCompleter::new(completions::maps))]
        map: Option<String>,
    },
}

#[derive(Subcommand, Debug)]
pub enum CallOurselves {
    /// Call as a customer does, with a script
    Start,
    /// What came of such calls, for your team
    Findings {
        /// A file that ends in .html, .md, .txt or .pdf [default: shown here]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Writes a document into its file; `html`: its page, where it has a look of its own.
pub(super) fn written(file: &Path, form: Form, document: &Document, html: Option<String>) -> Result<PathBuf, Failure> {
    match (form, html) {
        (Form::Html, Some(html)) => write_whole(file, html.as_bytes())?,
        _ => write_whole(file, &form.write(document)?)?,
    }
    Ok(whole(file))
}

impl Pack {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let (form, language) = (form_of(self.out.as_deref(), self.letter)?, words::language());
        let record = open.notebook.meeting_pack()?;
        let document = pack::document(&record, language, pack::MOST_ROWS);
        let Some(file) = &self.out else { return Ok(Answer::new(&record, reading::here(&document))) };
        if let Form::Pdf(paper) = form {
            let make = |rows| pack::document(&record, language, rows);
            let pdf = on_one_page(make, pack::MOST_ROWS, paper).map_err(|_| Failure::inside())?;
            write_whole(file, &pdf.bytes)?;
        } else {
            written(file, form, &document, Some(pack::html(&record, language)))?;
        }
        let out = whole(file);
        let text = say!("terminal-pack-in", file = out.display().to_string());
        Ok(Answer::new(json!({"out": out, "only_you": record.only_you}), text))
    }
}

impl RolePlay {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        match self {
            Self::Cards { map, out, letter } => {
                let (form, language) = (form_of(out.as_deref(), *letter)?, words::language());
                let map = picker::named_or_chosen(open, Findable::Map, map.as_deref())?;
                let record = open.notebook.deck(map, guide::language())?;
                let document = deck::document(&record, language);
                let Some(file) = out else { return Ok(Answer::new(&record, reading::here(&document))) };
                let out = written(file, form, &document, Some(deck::html(&record, language)))?;
                let text = say!("terminal-deck-in", file = out.display().to_string());
                Ok(Answer::new(json!({"map": map, "out": out}), text))
            }
            Self::Start { map } => {
                let map = picker::named_or_chosen(open, Findable::Map, map.as_deref())?;
                let id = open.notebook.start_role_play(map)?;
                Ok(Answer::new(json!({"id": id, "map": map}), say!("terminal-role-play-started", id = id.to_string())))
            }
        }
    }
}

impl CallOurselves {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        match self {
            Self::Start => {
                let id = open.notebook.start_call_to_ourselves(guide::language())?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-call-started", id = id.to_string())))
            }
            Self::Findings { out } => {
                let form = form_of(out.as_deref(), false)?;
                let record = open.notebook.findings()?;
                let document = findings::document(&record, words::language());
                let Some(file) = out else { return Ok(Answer::new(&record, reading::here(&document))) };
                let out = written(file, form, &document, None)?;
                let text = say!("terminal-findings-in", file = out.display().to_string());
                Ok(Answer::new(json!({"out": out, "calls": record.calls}), text))
            }
        }
    }
}
