//! Choosing among things where a name fits several or none was given, for whoever sits at a terminal.

use std::fmt;

use inquire::InquireError;
use inquire::ui::RenderConfig;
use soundings_core::model::{Id, fold};
use soundings_core::{Called, Findable};

use crate::failure::{Failure, exit};
use crate::notebook::Open;
use crate::words::{self, say};
use crate::{handles, terminal};

/// So many are offered; whoever wants another one types its name.
const OFFERED: usize = 50;
/// Names that are looked through for one that is near.
const LOOKED_THROUGH: usize = 5_000;
/// So many near names are told.
const NEAR: usize = 3;
/// How like a name must be to one that was typed, of 1.
const LIKE: f64 = 0.75;

/// A thing to choose, as it stands in the list.
struct Choice {
    id: Id,
    line: String,
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

/// What a thing is called, with what tells it from others of that name.
pub fn worded(open: &Open, id: Id) -> Option<String> {
    let called = open.notebook.called(id).ok().flatten()?;
    Some(with_what_stands_beside(&called))
}

fn with_what_stands_beside(called: &Called) -> String {
    let mut line = called.name.clone();
    if !called.beside.is_empty() {
        line += &format!(" ({})", called.beside.join(", "));
    }
    line
}

/// One line of what a thing is, to choose it by.
fn line(open: &Open, id: Id) -> String {
    let notebook = &open.notebook;
    let words = worded(open, id)
        .or_else(|| notebook.note(id).ok().map(|row| first_line(&row.words)))
        .or_else(|| {
            let row = notebook.encounter(id, None, 1).ok()?.visit;
            Some(format!("{}, {}", words::place(&row), words::times_of(&row, &open.now)))
        })
        .or_else(|| notebook.map(id).ok().map(|map| map.situation));
    format!("{}  {}", handles::plain(id), words.unwrap_or_default())
}

fn first_line(text: &str) -> String {
    let room = terminal::columns().saturating_sub(16);
    text.lines().next().unwrap_or_default().chars().take(room).collect()
}

/// Those of several things that somebody ticks; each stands as its line, as it is shown elsewhere.
pub fn several(question: &str, things: impl Iterator<Item = (Id, String)>) -> Result<Vec<Id>, Failure> {
    let choices: Vec<Choice> = things.map(|(id, line)| Choice { id, line: line.trim_end().to_owned() }).collect();
    if choices.is_empty() {
        return Ok(Vec::new());
    }
    let ticked = inquire::MultiSelect::new(question, choices).with_render_config(colours()).prompt();
    Ok(ticked.map_err(|error| left(&error))?.into_iter().map(|choice| choice.id).collect())
}

/// A secret that is made up, typed twice.
pub fn new_secret(question: &str, again: &str) -> Result<String, Failure> {
    let differ = say!("terminal-typed-differently");
    let typed = hidden(question)
        .with_custom_confirmation_message(again)
        .with_custom_confirmation_error_message(&differ)
        .prompt();
    typed.map_err(|error| left(&error))
}

/// A secret that is there.
pub fn secret(question: &str) -> Result<String, Failure> {
    hidden(question).without_confirmation().prompt().map_err(|error| left(&error))
}

/// Nothing of what is typed is shown, not even how long it is.
fn hidden(question: &str) -> inquire::Password<'_> {
    inquire::Password::new(question)
        .with_display_mode(inquire::PasswordDisplayMode::Hidden)
        .with_render_config(colours())
}

/// Whether somebody is sure; not, unless they say so.
pub fn is_sure(question: &str) -> Result<bool, Failure> {
    let asked = inquire::Confirm::new(question).with_default(false).with_render_config(colours()).prompt();
    asked.map_err(|error| left(&error))
}

/// Which of these is meant.
pub fn one_of(open: &Open, things: &[Id]) -> Result<Id, Failure> {
    let choices = things.iter().map(|id| Choice { id: *id, line: line(open, *id) }).collect();
    ask(&say!("terminal-which-one"), choices)
}

fn ask(question: &str, choices: Vec<Choice>) -> Result<Id, Failure> {
    let lines = terminal::lines().unwrap_or(24);
    let asked = inquire::Select::new(question, choices)
        .with_page_size(lines.saturating_sub(6).clamp(3, 12))
        .with_help_message(&say!("terminal-choose"))
        .with_render_config(colours())
        .prompt();
    asked.map(|choice| choice.id).map_err(|error| left(&error))
}

fn colours() -> RenderConfig<'static> {
    if terminal::coloured() { RenderConfig::default_colored() } else { RenderConfig::empty() }
}

/// Why nothing was chosen.
fn left(error: &InquireError) -> Failure {
    match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => {
            Failure::refused("nothing-chosen", say!("terminal-nothing-chosen"))
        }
        _ => Failure::inside(),
    }
}

/// The thing that was named, or one to be chosen where none was and somebody can be asked.
pub fn named_or_chosen(open: &Open, what: Findable, named: Option<&str>) -> Result<Id, Failure> {
    if let Some(named) = named {
        return open.find(what, named);
    }
    let argument = say!(word(what));
    if !terminal::may_ask() {
        return Err(Failure {
            exit: exit::MISUSE,
            ..Failure::refused("misuse", say!("terminal-missing", arguments = argument))
        });
    }
    let choices = offered(open, what)?;
    if choices.is_empty() {
        return Err(Failure::refused("nothing-to-choose", say!("terminal-nothing-to-choose", what = argument)));
    }
    ask(&say!("terminal-which", what = argument), choices)
}

fn word(what: Findable) -> &'static str {
    match what {
        Findable::Customer => "terminal-what-customer",
        Findable::Site => "terminal-what-site",
        Findable::Person => "terminal-what-person",
        Findable::Visit => "terminal-what-visit",
        Findable::Note => "terminal-what-note",
        Findable::Map => "terminal-what-map",
        Findable::Entry => "terminal-what-entry",
        Findable::Promise => "terminal-what-promise",
        Findable::SentDocument => "terminal-what-document",
        Findable::Annotation => "terminal-what-annotation",
        Findable::Workshop => "terminal-what-workshop",
        Findable::Guess => "terminal-what-guess",
        Findable::Engineer => "terminal-what-engineer",
        Findable::Any => "terminal-what-thing",
    }
}

/// What is offered where nothing was named: what one was at last comes first.
fn offered(open: &Open, what: Findable) -> Result<Vec<Choice>, Failure> {
    let notebook = &open.notebook;
    let at = notebook.find(Findable::Visit, "@").ok();
    let mut ids: Vec<Id> = Vec::new();
    match what {
        Findable::Visit => ids.extend(notebook.visits(None, OFFERED)?.items.iter().map(|row| row.id)),
        Findable::Map => ids.extend(notebook.maps(None, OFFERED)?.items.iter().map(|row| row.id)),
        Findable::Note => {
            if let Some(at) = at {
                let page = notebook.encounter(at, None, soundings_core::present::PAGE)?;
                ids.extend(page.notes.iter().rev().map(|row| row.id));
            }
            ids.extend(notebook.visits(None, 1)?.not_filed.iter().map(|row| row.id));
        }
        Findable::Person => {
            if let Some(at) = at {
                ids.extend(notebook.encounter(at, None, 1)?.people.iter().map(|row| row.id));
            }
            ids.extend(notebook.names(what, "", OFFERED)?.iter().map(|row| row.id));
        }
        _ => ids.extend(notebook.names(what, "", OFFERED)?.iter().map(|row| row.id)),
    }
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    ids.truncate(OFFERED);
    Ok(ids.into_iter().map(|id| Choice { id, line: line(open, id) }).collect())
}

/// Names that are near to one that fits nothing, the nearest first.
pub fn near(open: &Open, what: Findable, text: &str) -> Vec<(Id, Option<String>)> {
    let typed = fold(text.trim());
    if typed.chars().count() < 3 {
        return Vec::new();
    }
    let names = open.notebook.names(what, "", LOOKED_THROUGH).unwrap_or_default();
    let mut near: Vec<(f64, &Called)> = names
        .iter()
        .map(|called| (likeness(&typed, &fold(&called.name)), called))
        .filter(|(likeness, _)| *likeness >= LIKE)
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    near.iter().take(NEAR).map(|(_, called)| (called.id, Some(with_what_stands_beside(called)))).collect()
}

/// How like what was typed is to a name, or to one word of it.
fn likeness(typed: &str, name: &str) -> f64 {
    let words = name.split_whitespace().chain(std::iter::once(name));
    words.map(|word| strsim::normalized_damerau_levenshtein(typed, word)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_near_and_another_name_is_not() {
        assert!(likeness("rsoa", "rosa medeiros") >= LIKE);
        assert!(likeness("medeirso", "rosa medeiros") >= LIKE);
        assert!(likeness("rosa medeiro", "rosa medeiros") >= LIKE);
        assert!(likeness("rosa", "will tran") < LIKE);
        assert!(likeness("colette", "rosa medeiros") < LIKE);
    }
}
