use clap::Args;
use soundings_core::present::Found;

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::words::{self, say};

/// Slices of search's backlog that are caught up with before an answer.
const CAUGHT_UP_FIRST: usize = 3;

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
        // No runner stays here to do it. Where it fails, or takes longer than a moment, the answer says what is not found yet.
        let _ = (0..CAUGHT_UP_FIRST).map(|_| open.notebook.catch_up_search()).find(|more| !matches!(more, Ok(true)));
        let found = open.notebook.search(&self.words.join(" "), self.page.after.as_deref(), self.page.limit)?;
        let mut text: String = found.items.iter().map(|row| hit(row, open)).collect();
        if found.items.is_empty() {
            text = format!("{}\n", say!("terminal-nothing-found"));
        }
        if found.not_yet > 0 {
            text += &format!("{}\n", words::small(&say!("terminal-not-searchable-yet", count = found.not_yet)));
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
        Found::Entry { id, map, text } => {
            let ids = words::small(&say!("terminal-in-the-map", id = id.to_string(), map = map.to_string()));
            format!("{}\n  {ids}\n", words::wrapped(text, "  "))
        }
    }
}
