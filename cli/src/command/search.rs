use clap::Args;
use clap::builder::PossibleValuesParser;
use clap_complete::engine::ArgValueCompleter;
use soundings_core::Findable;
use soundings_core::model::ObservationKind;
use soundings_core::present::{self, Found, FoundKind, Marked, NoteRow, PersonRow, PromiseRow};

use super::{Page, more};
use crate::answer::Answer;
use crate::completions;
use crate::dates;
use crate::failure::Failure;
use crate::layout;
use crate::notebook::Open;
use crate::teamwork;
use crate::words::{self, say};

/// Slices of search's backlog that are caught up with before an answer.
const CAUGHT_UP_FIRST: usize = 3;

#[derive(Args, Debug)]
pub struct Search {
    /// All of them must occur; a phrase stands in quotation marks, the last word may be only begun
    words: Vec<String>,
    /// Of this customer: notes and promises of its visits, its people, their maps
    #[arg(long, value_name = "NAME")]
    #[arg(add = ArgValueCompleter::new(completions::customers))]
    customer: Option<String>,
    /// Of this person: what they said and did, what concerns them, promises to them
    #[arg(long, value_name = "NAME")]
    #[arg(add = ArgValueCompleter::new(completions::people))]
    person: Option<String>,
    /// Notes of one kind, or one kind of thing
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    kind: Option<String>,
    /// From this day on: 2026-11-24, 2026-11, nov, fri, 10d
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// Until this day, included
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    /// The best first, of the newest 2,000
    #[arg(long)]
    best: bool,
    #[command(flatten)]
    page: Page,
}

/// A kind of thing in commands.
pub fn word(kind: FoundKind) -> &'static str {
    match kind {
        FoundKind::Note => "note",
        FoundKind::Visit => "visit",
        FoundKind::Person => "person",
        FoundKind::Customer => "customer",
        FoundKind::Site => "site",
        FoundKind::Map => "map",
        FoundKind::Entry => "entry",
        FoundKind::Promise => "promise",
    }
}

fn kinds() -> PossibleValuesParser {
    let notes = ObservationKind::ALL.iter().map(|kind| kind.word());
    notes.chain(FoundKind::ALL.iter().map(|kind| word(*kind))).collect::<Vec<_>>().into()
}

impl Search {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        // No runner stays here to do it. Where it fails, or takes longer than a moment, the answer says what is not found yet.
        let _ = (0..CAUGHT_UP_FIRST).map(|_| open.notebook.catch_up_search()).find(|more| !matches!(more, Ok(true)));
        let find = |what, name: &Option<String>| name.as_deref().map(|name| open.find(what, name)).transpose();
        let kind = self.kind.as_deref();
        let search = present::Search {
            words: self.words.join(" "),
            customer: find(Findable::Customer, &self.customer)?,
            person: find(Findable::Person, &self.person)?,
            note_kind: kind.and_then(ObservationKind::from_word),
            thing: FoundKind::ALL.iter().copied().find(|thing| Some(word(*thing)) == kind),
            since: self.since.as_deref().map(|day| dates::since(day, &open.now)).transpose()?,
            until: self.until.as_deref().map(|day| dates::until(day, &open.now)).transpose()?,
            best_first: self.best,
        };
        let found = open.notebook.search_for(&search, self.page.after.as_deref(), self.page.limit)?;
        let mut text: String = found.items.iter().map(|row| hit(row, open)).collect();
        if found.items.is_empty() {
            text = format!("{}\n", say!("terminal-nothing-found"));
        }
        if found.only_newest_ranked {
            text += &format!("{}\n", say!("terminal-newest-ranked", count = present::RANKED));
        }
        if found.not_yet > 0 {
            text += &format!("{}\n", words::small(&say!("terminal-not-searchable-yet", count = found.not_yet)));
        }
        text += &more(found.next.as_ref());
        Ok(Answer::new(&found, text))
    }
}

/// A hit's line, what was looked for underlined.
fn hit(found: &Found, open: &Open) -> String {
    match found {
        Found::Note { note, marked } => {
            let words = underlined(&note.words, marked, "");
            words::note(&NoteRow { words, ..note.clone() }, &open.now)
        }
        Found::Visit { visit, marked } => {
            let objective = visit.objective.as_deref().filter(|_| !marked.is_empty());
            let objective = objective.map(|objective| {
                format!("{0}{1}\n", BELOW, words::wrapped_words(&underlined(objective, marked, ""), BELOW))
            });
            words::visit(visit, &open.now) + &objective.unwrap_or_default()
        }
        Found::Promise { promise, marked } => {
            let text = underlined(&promise.text, marked, "");
            words::promise(&PromiseRow { text, ..promise.clone() }, &open.now)
        }
        Found::Person { person, marked } => {
            let name = underlined(&person.name, marked, STRONG);
            words::line(person.id, &words::person(&PersonRow { name, ..person.clone() }))
        }
        Found::Customer { id, name, marked } | Found::Guide { id, name, marked } => {
            words::line(*id, &underlined(name, marked, STRONG))
        }
        Found::Site { id, name, customer, marked } => {
            let customer = customer.iter().map(|customer| words::strong(&format!("{customer}, "))).collect::<String>();
            words::line(*id, &format!("{customer}{}", underlined(name, marked, STRONG)))
        }
        Found::Map { map, marked } => {
            let who = words::strong(&format!("{}: ", map.who));
            words::line(map.id, &format!("{who}{}", underlined(&map.situation, marked, STRONG)))
        }
        Found::Entry { id, map, text, marked } => {
            let beside = words::beside(&[say!("terminal-in-the-map", map = map.to_string())]);
            words::line(*id, &format!("{}{beside}", underlined(text, marked, "")))
        }
        Found::Expectation { id, visit, text, marked } => {
            let beside = words::beside(&[say!("terminal-of-the-visit", visit = visit.to_string())]);
            words::line(*id, &format!("{}{beside}", underlined(text, marked, "")))
        }
        Found::Team { found, marked } => {
            let beside = words::beside(&[teamwork::found(found.of)]);
            words::line(found.id, &format!("{}{beside}", underlined(&found.text, marked, "")))
        }
        Found::Question { id, text, marked, .. } => words::line(*id, &underlined(text, marked, "")),
    }
}

/// What a hit says in a second line.
const BELOW: &str = "      ";

/// A name's weight.
const STRONG: &str = "1";

fn underlined(text: &str, marked: &[Marked], paint: &str) -> String {
    layout::underlined(text, marked.iter().map(|marked| (marked.start, marked.end)), paint)
}
