//! What is older than the team keeps things: proposed, and erased by whoever says so.

use clap::Args;
use serde_json::json;
use soundings_core::Findable;
use soundings_core::present;

use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::times;
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Retention {
    /// Keep things so many years; what is older is proposed to be erased
    #[arg(long, value_name = "N", conflicts_with_all = ["never", "erase"])]
    years: Option<u32>,
    /// Propose nothing
    #[arg(long, conflicts_with = "erase")]
    never: bool,
    /// Erase these visits and people everywhere, final after 24 hours
    #[arg(long, value_name = "THING", num_args = 1..)]
    erase: Vec<String>,
}

impl Retention {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        if !self.erase.is_empty() {
            return self.erase(open);
        }
        if self.years.is_some() || self.never {
            open.notebook.set_retention(self.years)?;
        }
        let page = open.notebook.retention()?;
        Ok(Answer::new(&page, proposed(open, &page)))
    }

    fn erase(&self, open: &Open) -> Result<Answer, Failure> {
        // All are found before the first goes.
        let things = self.erase.iter().map(|text| open.find(Findable::Any, text)).collect::<Result<Vec<_>, _>>()?;
        let (mut rows, mut text) = (Vec::new(), String::new());
        for id in things {
            let erasing = open.notebook.erase(id)?;
            let final_at = times::when(&erasing.final_at, &open.now);
            text += &words::line(id, &say!("terminal-note-erased", time = final_at));
            rows.push(json!({"id": id, "things": erasing.things, "final_at": erasing.final_at}));
        }
        text += &format!("{}\n", say!("terminal-take-erasure-back"));
        Ok(Answer::new(&rows, text))
    }
}

fn proposed(open: &Open, page: &present::Retention) -> String {
    let Some((years, before)) = page.years.zip(page.before.as_ref()) else {
        return format!("{}\n", say!("terminal-retention-none"));
    };
    let mut text = format!("{}\n", say!("terminal-retention", years = years, day = before.day().to_string()));
    if page.oldest.is_empty() && page.people.is_empty() {
        return text + &format!("{}\n", say!("nothing-older"));
    }
    if page.visits > 0 {
        text += &format!("{}\n", say!("terminal-older-visits", count = page.visits));
    }
    for row in &page.oldest {
        text += &words::line(row.id, &format!("{}, {}", words::place(row), words::times_of(row, &open.now)));
    }
    if !page.people.is_empty() {
        text += &format!("{}\n", say!("terminal-people-nothing-newer"));
    }
    for row in &page.people {
        text += &words::line(row.id, &words::person(row));
    }
    text + &format!("{}\n", say!("terminal-retention-erase"))
}
