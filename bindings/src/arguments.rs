//! What the Notebook's methods take and small things they give back, named again for the generator.

use std::path::PathBuf;

use soundings_core::model::{Audience, EncounterKind, Id, MapPart, Moment, ObservationKind, PhotoRule, Plan};
use soundings_core::{
    Captured, CustomerRow, Ended, EngineerRow, Erasing, EvidenceRange, FiledUnder, NewEntry, NewMap, NewObservation,
    NewPerson, NewPromise, NewVisit, NoteChange, Person, Resolution, SiteRow, StartVisit,
};

/// Where a new note belongs.
#[uniffi::remote(Enum)]
pub enum FiledUnder {
    UnderWay,
    Visit(Id),
    Nowhere,
}

/// Who said or did something, or a promise is to.
#[uniffi::remote(Enum)]
pub enum Person {
    Known(Id),
    Someone(String),
}

/// A note about to be taken.
#[uniffi::remote(Record)]
pub struct NewObservation {
    pub visit: FiledUnder,
    pub kind: Option<ObservationKind>,
    pub text: String,
    #[uniffi(default = false)]
    pub exact: bool,
    #[uniffi(default = None)]
    pub by: Option<Person>,
    #[uniffi(default = None)]
    pub about: Option<Person>,
    #[uniffi(default = None)]
    pub happened: Option<Moment>,
    #[uniffi(default = false)]
    pub starred: bool,
    #[uniffi(default = [])]
    pub tags: Vec<String>,
    #[uniffi(default = [])]
    pub attachments: Vec<PathBuf>,
    #[uniffi(default = false)]
    pub only_me: bool,
}

/// A note that is durable.
#[uniffi::remote(Record)]
pub struct Captured {
    pub id: Id,
    pub visit: Option<Id>,
}

/// A visit to start: a planned one, or a new one of which nothing need be known yet.
#[uniffi::remote(Record)]
pub struct StartVisit {
    #[uniffi(default = None)]
    pub visit: Option<Id>,
    #[uniffi(default = None)]
    pub customer: Option<Id>,
    #[uniffi(default = None)]
    pub site: Option<Id>,
    #[uniffi(default = None)]
    pub kind: Option<EncounterKind>,
    #[uniffi(default = None)]
    pub objective: Option<String>,
}

/// A visit to plan.
#[uniffi::remote(Record)]
pub struct NewVisit {
    pub customer: Option<Id>,
    pub site: Option<Id>,
    pub kind: EncounterKind,
    pub objective: Option<String>,
    pub at: Plan,
}

/// What ending a visit did.
#[uniffi::remote(Record)]
pub struct Ended {
    pub visit: Id,
    pub shared: u32,
    pub shared_when_joined: bool,
    pub draft_kept: Option<Id>,
}

/// A person of the customer's.
#[uniffi::remote(Record)]
pub struct NewPerson {
    #[uniffi(default = None)]
    pub customer: Option<Id>,
    #[uniffi(default = None)]
    pub name: Option<String>,
    #[uniffi(default = None)]
    pub description: Option<String>,
    #[uniffi(default = None)]
    pub role: Option<String>,
    #[uniffi(default = None)]
    pub site: Option<Id>,
    #[uniffi(default = None)]
    pub visit: Option<Id>,
}

/// A promise.
#[uniffi::remote(Record)]
pub struct NewPromise {
    pub text: String,
    pub to: Vec<Person>,
    #[uniffi(default = None)]
    pub promised_by: Option<Id>,
    pub until: String,
    #[uniffi(default = None)]
    pub visit: Option<Id>,
}

/// A member of the team.
#[uniffi::remote(Record)]
pub struct EngineerRow {
    pub id: Id,
    pub name: String,
    pub me: bool,
}

/// A customer in a list.
#[uniffi::remote(Record)]
pub struct CustomerRow {
    pub id: Id,
    pub name: String,
    pub sites: Vec<SiteRow>,
    pub people: u32,
    pub audience: Audience,
}

/// A customer's site.
#[uniffi::remote(Record)]
pub struct SiteRow {
    pub id: Id,
    pub name: String,
    pub photo_rule: PhotoRule,
}

/// What changes about a note; what is absent stays.
#[uniffi::remote(Record)]
pub struct NoteChange {
    #[uniffi(default = None)]
    pub kind: Option<ObservationKind>,
    #[uniffi(default = None)]
    pub exact: Option<bool>,
    #[uniffi(default = None)]
    pub by: Option<Person>,
    #[uniffi(default = None)]
    pub about: Option<Person>,
    #[uniffi(default = None)]
    pub happened: Option<Moment>,
    #[uniffi(default = None)]
    pub starred: Option<bool>,
    #[uniffi(default = None)]
    pub visit: Option<Id>,
    #[uniffi(default = None)]
    pub only_me: Option<bool>,
}

/// An empathy map of one person in a situation.
#[uniffi::remote(Record)]
pub struct NewMap {
    pub who: Id,
    pub situation: String,
}

/// A note, or a range of its newest words.
#[uniffi::remote(Record)]
pub struct EvidenceRange {
    pub note: Id,
    #[uniffi(default = None)]
    pub start: Option<u32>,
    #[uniffi(default = None)]
    pub end: Option<u32>,
}

/// One statement for a part of a map.
#[uniffi::remote(Record)]
pub struct NewEntry {
    pub map: Id,
    pub part: MapPart,
    #[uniffi(default = None)]
    pub text: Option<String>,
    #[uniffi(default = [])]
    pub from: Vec<EvidenceRange>,
    #[uniffi(default = [])]
    pub against: Vec<Id>,
}

/// What a person decided about several versions.
#[uniffi::remote(Enum)]
pub enum Resolution {
    Keep(String),
    Both,
    Value(String),
}

/// An erasure that was asked for.
#[uniffi::remote(Record)]
pub struct Erasing {
    pub things: u32,
    pub final_at: Moment,
}
