use clap::Args;
use soundings_core::present::Found;

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Search {
    /// All of them must occur; the last may be only begun
    #[arg(required = true)]
    words: Vec<String>,
    #[command(flatten)]
    page: Page,
}

impl Search {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let found = open.notebook.search(&self.words.join(" "), self.page.after.as_deref(), self.page.limit)?;
        let mut text: String = found.items.iter().map(|row| hit(row, open)).collect();
        if found.items.is_empty() {
            text = format!("{}\n", say!("terminal-nothing-found"));
        }
        text += &more(found.next.as_ref());
        Ok(Answer::new(&found, text))
    }
}

fn hit(found: &Found, open: &Open) -> String {
    match found {
        Found::Note { note } => words::note(note, &open.now),
        Found::Visit { visit } => words::visit(visit, &open.now),
        Found::Promise { promise } => words::promise(promise, &open.now),
        Found::Person { person } => {
            format!("{}\n  {}\n", words::strong(&words::person(person)), words::small(&person.id.to_string()))
        }
        Found::Customer { id, name } => format!("{}\n  {}\n", words::strong(name), words::small(&id.to_string())),
        Found::Expectation { id, visit, text } => {
            let ids = words::small(&say!("terminal-of-the-visit", id = id.to_string(), visit = visit.to_string()));
            format!("{}\n  {ids}\n", words::wrapped(text, "  "))
        }
        Found::Guide { id, name } => format!("{}\n  {}\n", words::strong(name), words::small(&id.to_string())),
        Found::Question { id, text, .. } => {
            format!("{}\n  {}\n", words::wrapped(text, "  "), words::small(&id.to_string()))
        }
        Found::Entry { id, map, text } => {
            let ids = words::small(&say!("terminal-in-the-map", id = id.to_string(), map = map.to_string()));
            format!("{}\n  {ids}\n", words::wrapped(text, "  "))
        }
    }
}
