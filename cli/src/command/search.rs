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
        text += &more(found.next.as_ref());
        Ok(Answer::new(&found, text))
    }
}

fn hit(found: &Found, open: &Open) -> String {
    let named = |name: &str, id: String| format!("{}\n  {}\n", words::strong(name), words::small(&id));
    match found {
        Found::Note { note, .. } => words::note(note, &open.now),
        Found::Visit { visit, .. } => words::visit(visit, &open.now),
        Found::Promise { promise, .. } => words::promise(promise, &open.now),
        Found::Person { person, .. } => named(&words::person(person), person.id.to_string()),
        Found::Customer { id, name, .. } => named(name, id.to_string()),
        Found::Site { id, name, customer, .. } => {
            let place = customer.iter().map(String::as_str).chain([name.as_str()]).collect::<Vec<_>>().join(", ");
            named(&place, id.to_string())
        }
        Found::Map { map, .. } => named(&format!("{}: {}", map.who, map.situation), map.id.to_string()),
        Found::Entry { id, map, text, .. } => {
            let ids = words::small(&say!("terminal-in-the-map", id = id.to_string(), map = map.to_string()));
            format!("{}\n  {ids}\n", words::wrapped(text, "  "))
        }
    }
}
