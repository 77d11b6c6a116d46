//! A customer on one page, before a visit.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use soundings_core::Findable;
use soundings_pages::brief;

use super::{guide, write_whole};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, whole};
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Brief {
    /// Name or id of the customer
    customer: String,
    /// Write it to a page to print, with ten lines for a pen; what only you can see is left out
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write it to a file as Markdown; what only you can see is left out
    #[arg(long, value_name = "FILE", conflicts_with = "html")]
    markdown: Option<PathBuf>,
}

impl Brief {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let customer = open.find(Findable::Customer, &self.customer)?;
        let (file, draw): (_, fn(&_, _) -> String) = match (&self.html, &self.markdown) {
            (Some(file), _) => (file, brief::html),
            (None, Some(file)) => (file, brief::markdown),
            (None, None) => {
                let briefing = open.notebook.briefing(customer, guide::language())?;
                return Ok(Answer::new(&briefing, brief::markdown(&briefing, words::language())));
            }
        };
        let briefing = open.notebook.briefing_page(customer, guide::language())?;
        write_whole(file, draw(&briefing, words::language()).as_bytes())?;
        let out = whole(file);
        let text = say!("terminal-brief-in", file = out.display().to_string());
        Ok(Answer::new(json!({"id": customer, "out": out, "only_you": briefing.only_you}), text))
    }
}
