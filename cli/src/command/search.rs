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
        Found::Person { person } => words::line(person.id, &words::strong(&words::person(person))),
        Found::Customer { id, name } => words::line(*id, &words::strong(name)),
        Found::Entry { id, map, text } => {
            words::line(*id, &format!("{text}{}", words::beside(&[say!("terminal-in-the-map", map = map.to_string())])))
        }
    }
}
