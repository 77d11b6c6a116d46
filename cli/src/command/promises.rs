//! Promises: those that are due, one with its history, and what became of it.

use clap::Subcommand;
use serde_json::json;
use soundings_core::model::{PromiseState, Seen};
use soundings_core::present::{PromiseEvent, PromisePage, PromiseSaid, Promises as Which};
use soundings_core::{Findable, PromiseChange};

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, words_or_stdin};
use crate::words::{self, say};
use crate::{dates, teamwork, times};

#[derive(Subcommand, Debug)]
pub enum Promises {
    /// Promises: due in seven days or past their day, all open ones, or those of which something became
    List {
        #[arg(value_parser = lists(), default_value = "due")]
        which: String,
        #[command(flatten)]
        page: Page,
    },
    /// A promise with its history
    Show { promise: String },
    /// Say what became of a promise
    Settle {
        promise: String,
        #[arg(value_parser = states())]
        state: String,
        /// The token of what you saw [default: what is there now]
        #[arg(long, value_name = "TOKEN")]
        seen: Option<String>,
    },
    /// Give a promise another day or other words
    #[command(group = clap::ArgGroup::new("other").required(true).multiple(true))]
    Change {
        promise: String,
        /// fri, tomorrow, +10d, 4 dec, 2026-12-04
        #[arg(long, value_name = "DAY", group = "other")]
        until: Option<String>,
        /// What we said we would do, or - for stdin
        #[arg(long, value_name = "WORDS", group = "other")]
        text: Option<String>,
        /// The token of what you saw [default: what is there now]
        #[arg(long, value_name = "TOKEN")]
        seen: Option<String>,
    },
    /// The customer was told how it stands
    Told { promise: String },
}

fn states() -> clap::builder::PossibleValuesParser {
    PromiseState::ALL.iter().map(|state| state.word()).collect::<Vec<_>>().into()
}

fn lists() -> clap::builder::PossibleValuesParser {
    let became = PromiseState::ALL.iter().filter(|state| **state != PromiseState::Open).map(|state| state.word());
    ["due", "open"].into_iter().chain(became).collect::<Vec<_>>().into()
}

impl Promises {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        let id = match self {
            Self::List { which, page } => return list(which, page, open),
            Self::Show { promise }
            | Self::Settle { promise, .. }
            | Self::Change { promise, .. }
            | Self::Told { promise } => open.find(Findable::Promise, promise)?,
        };
        match self {
            Self::List { .. } | Self::Show { .. } => {}
            Self::Settle { state, seen, .. } => {
                let state = PromiseState::from_word(state).unwrap_or(PromiseState::Open);
                notebook.settle_promise(id, state, seen.clone().map(Seen).as_ref())?;
            }
            Self::Change { until, text, seen, .. } => {
                let until = until.as_deref().map(|day| dates::day(day, &open.now)).transpose()?;
                let change = PromiseChange {
                    until: until.map(|day| day.to_string()),
                    text: text.as_deref().map(words_or_stdin).transpose()?,
                };
                notebook.change_promise(id, &change, seen.clone().map(Seen).as_ref())?;
            }
            Self::Told { .. } => notebook.tell_promise(id)?,
        }
        let page = notebook.promise_page(id)?;
        let text = shown(&page, open);
        Ok(Answer::new(page, text))
    }
}

fn list(which: &str, page: &Page, open: &Open) -> Result<Answer, Failure> {
    let list = match (which, PromiseState::from_word(which)) {
        ("due", _) => Which::Due,
        ("open", _) | (_, None) => Which::Open,
        (_, Some(state)) => Which::Became(state),
    };
    let found = open.notebook.promises(list, page.after.as_deref(), page.limit)?;
    let mut text: String = found.items.iter().map(|row| words::promise(row, &open.now)).collect();
    if text.is_empty() {
        let nothing = if matches!(list, Which::Due) { "terminal-none-due" } else { "terminal-no-promises" };
        text = format!("{}\n", say!(nothing));
    }
    text += &more(found.next.as_ref());
    Ok(Answer::new(json!({"items": found.items, "next": found.next}), text))
}

fn shown(page: &PromisePage, open: &Open) -> String {
    let mut text = words::promise(&page.promise, &open.now);
    page.history.iter().for_each(|event| text += &event_line(event, open));
    for versions in &page.versions {
        text += &super::resolve::versions(versions, &open.now);
    }
    if !page.told_of_all {
        text += &format!("{}\n", say!("promise-not-told"));
    }
    text
}

fn event_line(event: &PromiseEvent, open: &Open) -> String {
    let who = event.engineer.clone().unwrap_or_else(|| say!("terminal-you"));
    let said = match &event.said {
        PromiseSaid::Made { text, until } => {
            let day = until.map_or_else(|| "?".to_owned(), |until| times::day(until, &open.now));
            say!("promise-said-made", text = text.as_str(), day = day)
        }
        PromiseSaid::Until { day } => say!("promise-said-until", day = times::day(*day, &open.now)),
        PromiseSaid::Words { text } => say!("promise-said-words", text = text.as_str()),
        PromiseSaid::Became { state } => teamwork::promise_state(*state),
        PromiseSaid::Told => say!("customer-told"),
    };
    let at = times::here(&event.at, &open.now);
    format!("{}\n", words::wrapped(&format!("  {}  {who}: {said}", times::when(&at, &open.now)), "    "))
}
