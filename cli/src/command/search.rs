use clap::Args;
use clap::builder::PossibleValuesParser;
use soundings_core::Findable;
use soundings_core::model::ObservationKind;
use soundings_core::present::{self, Found, FoundKind};

use super::{Page, more};
use crate::answer::Answer;
use crate::days;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::words::{self, say};

/// Slices of search's backlog that are caught up with before an answer.
const CAUGHT_UP_FIRST: usize = 3;

#[derive(Args, Debug)]
pub struct Search {
    /// All of them must occur; a phrase stands in quotation marks, the last word may be only begun
    words: Vec<String>,
    /// Of this customer: notes and promises of its visits, its people, their maps
    #[arg(long, value_name = "NAME")]
    customer: Option<String>,
    /// Of this person: what they said and did, what concerns them, promises to them
    #[arg(long, value_name = "NAME")]
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
            since: self.since.as_deref().map(|day| days::since(day, &open.now)).transpose()?,
            until: self.until.as_deref().map(|day| days::until(day, &open.now)).transpose()?,
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

fn hit(found: &Found, open: &Open) -> String {
    match found {
        Found::Note { note, .. } => words::note(note, &open.now),
        Found::Visit { visit, .. } => words::visit(visit, &open.now),
        Found::Promise { promise, .. } => words::promise(promise, &open.now),
        Found::Person { person, .. } => words::line(person.id, &words::strong(&words::person(person))),
        Found::Customer { id, name, .. } => words::line(*id, &words::strong(name)),
        Found::Site { id, name, customer, .. } => {
            let place = customer.iter().map(String::as_str).chain([name.as_str()]).collect::<Vec<_>>().join(", ");
            words::line(*id, &words::strong(&place))
        }
        Found::Map { map, .. } => words::line(map.id, &words::strong(&format!("{}: {}", map.who, map.situation))),
        Found::Entry { id, map, text, .. } => {
            words::line(*id, &format!("{text}{}", words::beside(&[say!("terminal-in-the-map", map = map.to_string())])))
        }
        Found::Expectation { id, visit, text, .. } => {
            let beside = words::beside(&[say!("terminal-of-the-visit", visit = visit.to_string())]);
            words::line(*id, &format!("{text}{beside}"))
        }
        Found::Guide { id, name, .. } => words::line(*id, &words::strong(name)),
        Found::Question { id, text, .. } => words::line(*id, text),
    }
}
