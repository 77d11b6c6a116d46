use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use soundings_core::Findable;

use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Paper {
    /// The visit they were written on
    visit: String,
    /// The photographed pages, in their order
    #[arg(required = true, value_name = "FILE")]
    pages: Vec<PathBuf>,
    /// They stay only yours when the visit is shared
    #[arg(long)]
    only_me: bool,
}

impl Paper {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let visit = open.find(Findable::Visit, &self.visit)?;
        let pages = open.notebook.add_pages(visit, &self.pages, self.only_me)?;
        let mut text = format!("{}\n", words::wrapped(&say!("terminal-pages-pinned", count = pages.len()), ""));
        for (place, page) in pages.iter().enumerate() {
            text += &format!("  {}\n", say!("terminal-page", number = place + 1, id = page.note.to_string()));
        }
        if let Some(first) = pages.first() {
            text += &format!("{}\n", say!("terminal-page-next", id = first.note.to_string()));
        }
        Ok(Answer::new(json!({"visit": visit, "pages": pages}), text))
    }
}
