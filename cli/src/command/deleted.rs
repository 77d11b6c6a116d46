//! What was deleted lately, and bringing it back.

use clap::Args;
use serde_json::json;
use soundings_core::Findable;

use super::search::word;
use super::{Page, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::times;
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Deleted {
    #[command(flatten)]
    page: Page,
}

impl Deleted {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let found = open.notebook.deleted(self.page.after.as_deref(), self.page.limit)?;
        let mut text = String::new();
        for row in &found.items {
            let what = row.what.map(word).unwrap_or_default();
            let by = row.engineer.clone().unwrap_or_else(|| say!("terminal-you"));
            let (deleted, until) = (times::when(&row.deleted, &open.now), times::day(row.until.day(), &open.now));
            text += &format!("{}\n", words::wrapped(&format!("{what:<9}{}", row.words), "         "));
            let mut line = vec![say!("terminal-deleted", when = deleted, by = by, count = row.things, until = until)];
            line.extend(row.being_erased.then(|| say!("terminal-being-erased")));
            text += &format!("         {}\n", words::small(&format!("{} · {}", row.id, line.join(", "))));
        }
        if found.items.is_empty() {
            text = format!("{}\n", say!("terminal-nothing-deleted"));
        }
        text += &more(found.next.as_ref());
        Ok(Answer::new(&found, text))
    }
}

#[derive(Args, Debug)]
pub struct Delete {
    /// A note, visit, customer, site, person, map, entry, promise, insight, poster…: a name, a handle or an id
    #[arg(required = true, value_name = "THING")]
    thing: Vec<String>,
}

impl Delete {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let id = open.find(Findable::Any, &self.thing.join(" "))?;
        open.notebook.delete(id)?;
        Ok(Answer::new(json!({"id": id}), format!("{}\n", say!("terminal-deleted-thing", id = id.to_string()))))
    }
}

#[derive(Args, Debug)]
pub struct Undelete {
    /// The id of what was deleted
    #[arg(value_name = "ID")]
    thing: String,
}

impl Undelete {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let id = open.find(Findable::Any, &self.thing)?;
        open.notebook.undo_delete(id)?;
        Ok(Answer::new(json!({"id": id}), say!("terminal-undeleted")))
    }
}
