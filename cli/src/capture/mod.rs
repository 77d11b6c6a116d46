//! `soundings capture`: a prompt that stays open during a call. A line is a note, Tab turns its key, `@` says who; what is
//! not sent yet is kept as a draft while it is typed, so that a killed process loses no more than the last second.

mod field;
mod people;
mod screen;
mod session;
mod view;

use clap::Args;
use serde_json::json;
use soundings_core::model::{Id, ObservationKind};
use soundings_core::present::{NoteRow, PAGE};
use soundings_core::{FiledUnder, Findable, NewObservation};

pub use self::field::Field;
pub use self::screen::{Drawing, Screen};

use self::people::Speaker;
use self::session::Session;
use crate::answer::Answer;
use crate::failure::{Failure, exit};
use crate::notebook::Open;
use crate::terminal;
use crate::words::say;

/// Notes of the visit that stand above to begin with.
const SHOWN: usize = 8;
#[derive(Args, Debug)]
pub struct Capture {
    /// The visit to add to [default: the one under way; without one, notes are filed later]
    #[arg(long, value_name = "ID")]
    visit: Option<String>,
}

impl Capture {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        if !terminal::may_ask() || terminal::lines().is_none() {
            return Err(Failure {
                exit: exit::MISUSE,
                ..Failure::refused("no-terminal", say!("terminal-capture-needs-terminal"))
            });
        }
        let visit = match &self.visit {
            Some(named) => Some(open.find(Findable::Visit, named)?),
            None => open.notebook.under_way()?,
        };
        let mut session = Session::begin(open, visit)?;
        let outcome = session.go_on();
        // Whatever ended it, what stands in the field is kept.
        session.keep_draft()?;
        outcome.map_err(|_| Failure::refused("no-terminal", say!("terminal-capture-gone")))?;
        let notes: Vec<Id> = session.kept.clone();
        let draft = !session.draft_text().trim().is_empty();
        drop(session);
        let mut text = vec![say!("terminal-captured", count = notes.len())];
        if draft {
            text.push(say!("terminal-capture-draft"));
        }
        Ok(Answer::new(json!({"visit": visit, "notes": notes, "draft": draft}), text.join("\n")))
    }
}

/// A note as it was typed: a star in front stars it; what somebody said within quotation marks is their very words.
fn new_note(text: &str, kind: ObservationKind, speaker: Option<Speaker>, visit: Option<Id>) -> NewObservation {
    let (starred, text) = match text.strip_prefix("* ") {
        Some(text) => (true, text.trim()),
        None => (false, text),
    };
    let (exact, text) = match unquoted(text).filter(|_| kind == ObservationKind::Said) {
        Some(text) => (true, text),
        None => (false, text),
    };
    NewObservation {
        kind: Some(kind),
        text: text.to_owned(),
        exact,
        starred,
        by: speaker.map(Into::into),
        visit: visit.map_or(FiledUnder::Nowhere, FiledUnder::Visit),
        ..NewObservation::default()
    }
}

/// The words within quotation marks of any language; `None` where they do not stand around all of it.
fn unquoted(text: &str) -> Option<&str> {
    let marks = [('"', '"'), ('“', '”'), ('«', '»'), ('„', '“'), ('”', '”')];
    marks.iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(*open)?.strip_suffix(*close)?;
        let inside = inside.trim_matches(|letter: char| letter.is_whitespace());
        (!inside.is_empty() && !inside.contains([*open, *close])).then_some(inside)
    })
}

fn last_notes(open: &Open, visit: Option<Id>) -> Result<Vec<NoteRow>, Failure> {
    let Some(visit) = visit else { return Ok(Vec::new()) };
    let mut page = open.notebook.encounter(visit, None, PAGE)?;
    let mut last = page.notes;
    while let Some(next) = page.next.take() {
        page = open.notebook.encounter(visit, Some(&next), PAGE)?;
        last.append(&mut page.notes);
        last.drain(..last.len().saturating_sub(SHOWN));
    }
    Ok(last.split_off(last.len().saturating_sub(SHOWN)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn their_very_words_are_what_stands_within_quotation_marks() {
        let note = |text: &str| new_note(text, ObservationKind::Said, None, None);
        for text in ["\"we weld it twice\"", "“we weld it twice”", "« we weld it twice »", "* “we weld it twice”"]
        {
            assert_eq!((note(text).text.as_str(), note(text).exact), ("we weld it twice", true), "{text}");
        }
        assert!(note("* twice").starred && !note("*twice").starred);
        for text in ["we “weld” it", "“we” weld it “twice”", "\"\"", "“we weld"] {
            assert_eq!((note(text).text.as_str(), note(text).exact), (text, false), "{text}");
        }
        let did = new_note("“twice”", ObservationKind::Did, None, None);
        assert_eq!((did.text.as_str(), did.exact), ("“twice”", false), "only what somebody said is");
    }
}
