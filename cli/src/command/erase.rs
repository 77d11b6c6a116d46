//! Erasing: what goes and what stays with the name in it is shown first, and nothing goes before somebody says so.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{Id, Moment};
use soundings_core::present::{self, EraseAsked, GoesKind, GoesRow, NamedElsewhereRow};
use soundings_core::{Error, Findable, Refusal};

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, joined};
use crate::words::{self, say};
use crate::{completions, pager, picker, terminal, times};

#[derive(Args, Debug)]
pub struct Erase {
    /// A note, visit, customer, site, person, map…: a name, a handle or an id
    #[arg(required = true, value_name = "THING")]
    thing: Vec<String>,
    #[command(flatten)]
    asking: Asking,
}

#[derive(Args, Debug)]
pub struct EraseNote {
    /// The note; ^ is the last one
    #[arg(add = ArgValueCompleter::new(completions::notes))]
    id: Option<String>,
    /// Only the words it had before those it has now: the note stays
    #[arg(long)]
    older_words: bool,
    #[command(flatten)]
    asking: Asking,
}

/// How it is asked.
#[derive(Args, Debug)]
struct Asking {
    /// You have looked at what goes: erase it
    #[arg(long)]
    yes: bool,
    /// Where the page before of what stays and holds the name ended
    #[arg(long, value_name = "NEXT")]
    after_named: Option<String>,
    #[command(flatten)]
    page: Page,
}

impl Erase {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let thing = joined(&self.thing).unwrap_or_default();
        self.asking.run(open, open.find(Findable::Any, &thing)?)
    }
}

impl EraseNote {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let id = picker::named_or_chosen(open, Findable::Note, self.id.as_deref())?;
        if self.older_words { self.asking.older_words(open, id) } else { self.asking.run(open, id) }
    }
}

impl Asking {
    fn run(&self, open: &Open, id: Id) -> Result<Answer, Failure> {
        if self.yes {
            return erase(open, id);
        }
        let asked = open.notebook.would_erase(id)?;
        let goes = open.notebook.what_goes(id, self.page.after.as_deref(), self.page.limit)?;
        let named = open.notebook.named_elsewhere(id, self.after_named.as_deref(), self.page.limit)?;
        let text = preview(&asked, &goes, &named);
        let document = json!({"asked": asked, "goes": goes, "named_elsewhere": named});
        if terminal::may_ask() {
            pager::show(&Answer::new(document, text).text());
            if picker::is_sure(&say!("terminal-erase-sure"))? {
                return erase(open, id);
            }
            return Ok(Answer::new(json!({"id": id}), say!("terminal-nothing-erased")));
        }
        let text = format!("{text}{}\n", say!("terminal-erase-not-yet", id = id.to_string()));
        Ok(Answer::new(document, text))
    }
}

impl Asking {
    /// Asks for the older words of a note alone.
    fn older_words(&self, open: &Open, id: Id) -> Result<Answer, Failure> {
        if self.yes {
            return erase_older_words(open, id);
        }
        let older = open.notebook.older_words(id)?;
        if older.is_empty() {
            let going = open.notebook.note_page(id)?.older_words_go;
            return going.map_or_else(
                || Err(Error::from(Refusal::NoOlderWords).into()),
                |go| Ok(older_words_go(open, id, &go)),
            );
        }
        let mut text = format!("{}\n", words::wrapped(&say!("older-words"), ""));
        for one in &older {
            text += &format!("{}\n", words::wrapped(&format!("  {one}"), "  "));
        }
        let document = json!({"id": id, "older_words": older});
        if terminal::may_ask() {
            pager::show(&Answer::new(document, text).text());
            if picker::is_sure(&say!("older-words-sure"))? {
                return erase_older_words(open, id);
            }
            return Ok(Answer::new(json!({"id": id}), say!("terminal-nothing-erased")));
        }
        let text = format!("{text}{}\n", say!("terminal-older-words-not-yet", id = id.to_string()));
        Ok(Answer::new(document, text))
    }
}

fn erase_older_words(open: &Open, id: Id) -> Result<Answer, Failure> {
    let final_at = open.notebook.erase_older_words(id)?.final_at;
    Ok(older_words_go(open, id, &final_at))
}

/// They are to go, and until when they can be kept.
fn older_words_go(open: &Open, id: Id, final_at: &Moment) -> Answer {
    let time = times::when(final_at, &open.now);
    let text = words::wrapped(&say!("terminal-older-words-erased", time = time, id = id.to_string()), "");
    Answer::new(json!({"id": id, "final_at": final_at}), text)
}

fn preview(asked: &EraseAsked, goes: &present::Page<GoesRow>, named: &present::Page<NamedElsewhereRow>) -> String {
    let kinds: Vec<String> = asked.kinds.iter().map(|one| say!(counted(one.kind), count = one.count)).collect();
    let mut text = format!("{}\n", words::wrapped(&say!("terminal-erase-goes", things = kinds.join(", ")), ""));
    // What stands in no list has no words to tell it by.
    for row in goes.items.iter().filter(|row| !row.words.is_empty()) {
        text += &words::line(row.id, &format!("{:<9}{}", row.kind.word(), row.words));
    }
    text += &more(goes.next.as_ref());
    if !named.items.is_empty() {
        text += &format!("{}\n", words::wrapped(&say!("erase-named"), ""));
    } else if asked.named {
        text += &format!("{}\n", say!("erase-named-nowhere"));
    }
    for row in &named.items {
        text += &words::line(row.id, &format!("{:<9}{}", row.kind.word(), row.words));
    }
    if let Some(next) = &named.next {
        text += &format!("{}\n", say!("terminal-more-named", next = next.as_str()));
    }
    text
}

/// The words for so many of a kind.
fn counted(kind: GoesKind) -> &'static str {
    match kind {
        GoesKind::Customer => "goes-customer",
        GoesKind::Site => "goes-site",
        GoesKind::Person => "goes-person",
        GoesKind::Visit => "goes-visit",
        GoesKind::Note => "goes-note",
        GoesKind::File => "goes-file",
        GoesKind::Promise => "goes-promise",
        GoesKind::Map => "goes-map",
        GoesKind::Entry => "goes-entry",
        GoesKind::Question => "goes-question",
        GoesKind::Debrief => "goes-debrief",
        GoesKind::Insight => "goes-insight",
        GoesKind::Story => "goes-story",
        GoesKind::Poster => "goes-poster",
        GoesKind::Document => "goes-document",
        GoesKind::Rest => "goes-rest",
    }
}

fn erase(open: &Open, id: Id) -> Result<Answer, Failure> {
    let erasing = open.notebook.erase(id)?;
    let text = say!("terminal-note-erased", time = times::when(&erasing.final_at, &open.now));
    let undo = say!("terminal-erasure-undo", id = id.to_string());
    let text = format!("{}\n{undo}\n", words::wrapped(&text, ""));
    Ok(Answer::new(json!({"id": id, "things": erasing.things, "final_at": erasing.final_at}), text))
}
