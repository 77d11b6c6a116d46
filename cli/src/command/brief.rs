//! A customer on one page, before a visit.

use std::path::PathBuf;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::Findable;
use soundings_pages::brief;
use soundings_press::{Paper, on_one_page};

use super::{guide, write_whole};
use crate::answer::Answer;
use crate::completions;
use crate::failure::Failure;
use crate::notebook::{Open, whole};
use crate::reading;
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Brief {
    /// Name or id of the customer
    #[arg(add = ArgValueCompleter::new(completions::customers))]
    customer: String,
    /// Write it to a page to print, with ten lines for a pen; what only you can see is left out
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write it to a file as Markdown; what only you can see is left out
    #[arg(long, value_name = "FILE", conflicts_with = "html")]
    markdown: Option<PathBuf>,
    /// Write it to a PDF of one page, with ten lines for a pen; what only you can see is left out
    #[arg(long, value_name = "FILE", conflicts_with_all = ["html", "markdown"])]
    pdf: Option<PathBuf>,
    /// A PDF on Letter paper instead of A4
    #[arg(long, requires = "pdf")]
    letter: bool,
}

impl Brief {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let customer = open.find(Findable::Customer, &self.customer)?;
        let language = words::language();
        let Some(file) = self.html.as_ref().or(self.markdown.as_ref()).or(self.pdf.as_ref()) else {
            let briefing = open.notebook.briefing(customer, guide::language())?;
            return Ok(Answer::new(&briefing, reading::here(&brief::document(&briefing, language, brief::MOST_ROWS))));
        };
        let briefing = open.notebook.briefing_page(customer, guide::language())?;
        let bytes = if self.pdf.is_some() {
            let make = |rows| brief::for_a_pen(&briefing, language, rows);
            let paper = if self.letter { Paper::Letter } else { Paper::A4 };
            on_one_page(make, brief::MOST_ROWS, paper).map_err(|_| Failure::inside())?.bytes
        } else if self.html.is_some() {
            brief::html(&briefing, language).into_bytes()
        } else {
            brief::markdown(&briefing, language).into_bytes()
        };
        write_whole(file, &bytes)?;
        let out = whole(file);
        let text = say!("terminal-brief-in", file = out.display().to_string());
        Ok(Answer::new(json!({"id": customer, "out": out, "only_you": briefing.only_you}), text))
    }
}
