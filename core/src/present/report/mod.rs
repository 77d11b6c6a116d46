//! *The visit report*: what is handed out of one visit, for us or for readers outside.
//!
//! What may leave the company is asked of `consent` (rule 5), by what people agree to at that moment. Only exact words
//! are marked as such; whoever draws the record sets nothing else in quotation marks.

mod attached;
mod gather;
mod sending;
mod summary;

pub(super) use sending::token;
pub use sending::{Preview, SendReport, Sent};
pub use summary::{Plain, PlainPlace, PlainWord, SendSummary, SentSummary, Summary, SummaryPreview};

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

pub use attached::{Attached, Label, Shown};

use super::PromiseStanding;
use crate::consent::Cleared;
use crate::model::{ConsentChoice, EncounterKind, Id, ObservationKind, OutcomeKind};

/// Who is going to read a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForWhom {
    /// Our company: all but thoughts and what is only me; headed *not for outside*.
    Us,
    /// Readers outside: what people's consent lets out at this moment.
    Others,
}

/// The report of one visit: values, in the order they are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// For whom.
    pub for_whom: ForWhom,
    /// The kind of encounter.
    pub kind: EncounterKind,
    /// The customer; for others only where everybody in it may be named.
    pub customer: Option<String>,
    /// The site; as the customer.
    pub site: Option<String>,
    /// What for; for others without the names that may not be read.
    pub objective: Option<Cleared>,
    /// When, in the visit's own local time.
    pub when: Option<When>,
    /// Engineers who were there.
    pub engineers: Vec<String>,
    /// People met; for others those who may be named.
    pub people: Vec<PersonMet>,
    /// What we promised, soonest first.
    pub promises: Vec<PromiseMade>,
    /// For us: what came of it, the first first.
    pub came_of_it: Vec<CameOfIt>,
    /// Notes with a star, in the order they happened.
    pub starred: Vec<Noted>,
    /// The other notes, in the order they happened.
    pub notes: Vec<Noted>,
    /// For others: notes that go only after a person has read them ([`Report::read_through`]); in no document before.
    pub to_read_first: Vec<Noted>,
    /// For us: notes left out because only their author, who asks for this, can see them.
    pub only_you: u32,
    /// For others: notes left out because somebody in them was not asked or did not agree.
    pub withheld: u32,
    /// For others: pictures left out of notes that go, for the same reason or because they can't be drawn.
    pub pictures_withheld: u32,
    /// The local moment as of which consent and promises stand.
    pub made: NaiveDateTime,
}

/// A visit's time where it took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct When {
    /// When it began; of a visit not started yet, when it is planned for.
    pub from: NaiveDateTime,
    /// When it ended; `None`: not yet.
    pub until: Option<NaiveDateTime>,
    /// Not started yet.
    pub planned: bool,
    /// The zone's name.
    pub zone: String,
}

/// Somebody of the customer's in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonMet {
    /// The name, or the description of somebody who has none.
    pub name: String,
    /// What they do there.
    pub role: Option<String>,
    /// What they agreed to; `None` for others.
    pub consent: Option<ConsentChoice>,
}

/// Whom a note or a promise names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Named {
    /// By name.
    Person {
        /// The name, or the description of somebody who has none.
        name: String,
        /// What they do there.
        role: Option<String>,
    },
    /// "A customer": no name, role, site or organization.
    Customer,
}

/// One note in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// The note.
    pub id: Id,
    /// Said, did or around.
    pub kind: ObservationKind,
    /// Its place among the visit's notes.
    pub place: u32,
    /// When it happened, in the visit's own local time; `None` for others where somebody in it stays unnamed.
    pub at: Option<NaiveDateTime>,
    /// Not on the visit's first day.
    pub another_day: bool,
    /// The newest words.
    pub words: String,
    /// For us: the first words, where they were corrected later.
    pub first_words: Option<String>,
    /// Their very words: set in quotation marks.
    pub exact: bool,
    /// Who said or did it.
    pub by: Option<Named>,
    /// Whom it concerns.
    pub about: Option<Named>,
    /// Noted more than 24 h after it happened.
    pub from_memory: bool,
    /// With a star.
    pub starred: bool,
    /// For us: the engineer who noted it, where several were there.
    pub engineer: Option<String>,
    /// What is attached; for others pictures alone, of people who agreed to that.
    pub attached: Vec<Attached>,
}

/// What came of a visit, in a report for us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CameOfIt {
    /// Of which kind it is; `None` where a later version says something that this one does not know.
    pub kind: Option<OutcomeKind>,
    /// What, in a few words.
    pub text: Option<String>,
}

/// One promise in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PromiseMade {
    /// What we said we would do; for others without the names that may not be read.
    pub text: Cleared,
    /// To whom.
    pub to: Vec<Named>,
    /// Which engineer.
    pub promised_by: Option<String>,
    /// The customer's calendar; `None` where a later version wrote the day in another way.
    pub until: Option<NaiveDate>,
    /// Where it stands today.
    pub standing: PromiseStanding,
}

impl Report {
    /// What goes of it once somebody has read these of the notes that waited. What was not read stays here.
    #[must_use]
    pub fn let_go(mut self, read: &[Id]) -> Self {
        self.read_through(read);
        self.to_read_first.clear();
        self
    }

    /// A person has read these notes and lets them out: they take their places in the document.
    pub fn read_through(&mut self, notes: &[Id]) {
        let (read, unread) =
            std::mem::take(&mut self.to_read_first).into_iter().partition(|note| notes.contains(&note.id));
        self.to_read_first = unread;
        for note in Vec::<Noted>::into_iter(read) {
            let list = if note.starred { &mut self.starred } else { &mut self.notes };
            let place = list.partition_point(|other| other.place < note.place);
            list.insert(place, note);
        }
    }
}
