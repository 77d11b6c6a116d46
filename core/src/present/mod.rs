//! One record per screen: what a shell draws, already decided.
//!
//! A record holds values (enums, counts, moments, people's own words) and never a sentence of the
//! interface; each shell words it in its own catalogue. Everything a person can edit carries an opaque
//! [`Seen`] token that the edit hands back, so that a pull during typing cannot give it a base nobody saw.
//! Lists are pages of at most [`PAGE`] rows with an opaque `after`.

mod customers;
pub(crate) mod map;
pub(crate) mod rows;
mod screens;
mod sync;
mod wall;

pub use customers::{CustomerRow, EngineerRow, SiteRow};
pub use rows::Page;
pub use wall::{Poster, Wall, WallMatter, WallPromise, WallWords};

use serde::Serialize;

use crate::model::{
    AttachmentKind, Audience, Basis, ConsentChoice, EncounterKind, Id, MapPart, Mark, Moment, ObservationKind, Plan,
    Seen,
};

/// The look's colours, type and measures as CSS variables (made from `design/tokens.json`).
pub const TOKENS_CSS: &str = include_str!("tokens.css");

/// The most rows a page holds.
pub const PAGE: usize = 100;

/// The state of a thing on its way to the team, as the small word beside it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SyncState {
    /// On this phone, and nowhere else yet.
    OnThisPhone,
    /// Handed to the network, not yet confirmed.
    OnItsWay,
    /// Only me, and the team's server keeps it sealed for me.
    KeptForYou,
    /// Confirmed by the team's server.
    WithTheTeam,
    /// The server refused it, or a person must decide; Sync says why.
    NeedsYou,
}

/// A person of the customer's as a chip or a name in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonRow {
    /// The id.
    pub id: Id,
    /// The name, or the description of a person who has none ("night operator, line 3").
    pub name: String,
    /// What they do there.
    pub role: Option<String>,
    /// What they agreed to.
    pub consent: ConsentChoice,
}

/// Who said or did something: a person we know or a description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Who {
    /// `None` where the note only describes somebody.
    pub id: Option<Id>,
    /// The name, or the description.
    pub name: String,
}

/// One visit (any encounter) in a list, and the head of its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VisitRow {
    /// The id.
    pub id: Id,
    /// The kind of encounter.
    pub kind: EncounterKind,
    /// Empty where nobody has said yet whom it is with.
    pub customer: Option<String>,
    /// The customer.
    pub customer_id: Option<Id>,
    /// The site's name.
    pub site: Option<String>,
    /// What for.
    pub objective: Option<String>,
    /// When it is planned for.
    pub planned: Option<Plan>,
    /// When it began.
    pub started: Option<Moment>,
    /// When it ended.
    pub ended: Option<Moment>,
    /// How many notes it has.
    pub notes: u32,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// One picture, spoken note or file of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AttachmentRow {
    /// The id.
    pub id: Id,
    /// Picture, spoken note or file.
    pub kind: AttachmentKind,
    /// IANA media type.
    pub media_type: String,
    /// The length of the content in bytes.
    pub bytes: u64,
    /// Whether the bytes are on this device; otherwise *picture follows*.
    pub here: bool,
}

/// One note (an observation) as it is shown in any list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteRow {
    /// The id.
    pub id: Id,
    /// The visit it is filed under.
    pub visit: Option<Id>,
    /// `None`: a note without a key yet (searchable, but no evidence and in no report).
    pub kind: Option<ObservationKind>,
    /// The newest words. Quotation marks are drawn by the shell, and only where `exact` holds.
    pub words: String,
    /// The first words, where they differ from the newest.
    pub first_words: Option<String>,
    /// Their very words. Only then may quotation marks stand.
    pub exact: bool,
    /// Who said or did it.
    pub by: Option<Who>,
    /// Whom it concerns.
    pub about: Option<Who>,
    /// When it happened.
    pub happened: Moment,
    /// Noted more than 24 h after it happened.
    pub from_memory: bool,
    /// Corrected later than ten minutes after it was noted.
    pub corrected: bool,
    /// With a star.
    pub starred: bool,
    /// Its tags.
    pub tags: Vec<String>,
    /// Questions, concerns and priorities on it.
    pub marks: Vec<Mark>,
    /// What is attached.
    pub attachments: Vec<AttachmentRow>,
    /// The engineer who noted it; `None` for oneself.
    pub engineer: Option<String>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// How many versions of its words stand side by side; 1 where there is nothing to decide.
    pub versions: u32,
    /// A deletion was undone by an edit made without having seen it.
    pub brought_back: bool,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// Where a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromiseStanding {
    /// Not kept yet, and its day is ahead.
    Open,
    /// Open, and its day is today.
    DueToday,
    /// Open, and its day has passed.
    PastItsDay,
    /// Kept.
    Kept,
    /// Kept after its day.
    Late,
    /// Something else was agreed on.
    Changed,
    /// Let go.
    LetGo,
    /// Two devices said different things; both are shown.
    Several,
}

/// One promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PromiseRow {
    /// The id.
    pub id: Id,
    /// What we said we would do.
    pub text: String,
    /// To whom.
    pub to: Vec<Who>,
    /// The customer of the visit it was made on.
    pub customer: Option<String>,
    /// The engineer who promised it; `None` for oneself.
    pub promised_by: Option<String>,
    /// `YYYY-MM-DD`, the customer's calendar.
    pub until: String,
    /// Where it stands today.
    pub standing: PromiseStanding,
    /// Where we said it.
    pub visit: Option<Id>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// Where everything stands between this device and the team: the line on Today and the head of Sync.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Sharing {
    /// No team joined: everything stays on this phone.
    NoTeam {
        /// Notes on this device.
        notes: u32,
    },
    /// Nothing waits.
    Together {
        /// When the server last said so.
        checked: Option<Moment>,
    },
    /// Something waits; nothing to do.
    Waiting {
        /// Notes that wait.
        notes: u32,
        /// Operations waiting, notes included.
        things: u32,
        /// Since when the server could not be reached, where it could not.
        away_since: Option<Moment>,
    },
    /// A person must decide something; Sync lists it.
    NeedsYou {
        /// How many things need a person.
        things: u32,
        /// Operations that wait besides.
        waiting: u32,
    },
}

/// The one thing to do that Today offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum OneThing {
    /// The visit under way has been quiet for three hours: "Still there?"
    StillThere {
        /// Which visit.
        visit: Id,
    },
    /// Notes of an ended visit are still only mine.
    Share {
        /// Which visit.
        visit: Id,
        /// How many notes.
        notes: u32,
    },
    /// Notes of an ended visit rest in no map yet.
    Sort {
        /// Which visit.
        visit: Id,
        /// How many notes.
        notes: u32,
    },
    /// Notes that have no visit or no key yet.
    File {
        /// How many notes.
        notes: u32,
    },
    /// Two versions of something stand side by side.
    Compare {
        /// Which thing.
        entity: Id,
    },
}

/// *Today*: under way or next, one thing to do, promises due, the sharing state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Today {
    /// Whose notebook this is.
    pub engineer: String,
    /// The local calendar day, `YYYY-MM-DD`.
    pub day: String,
    /// The visit under way.
    pub under_way: Option<VisitRow>,
    /// The next one planned.
    pub next: Option<VisitRow>,
    /// The one thing to do.
    pub one_thing: Option<OneThing>,
    /// Open promises due within seven days or past their day, soonest first, at most five.
    pub promises: Vec<PromiseRow>,
    /// How many more are due than are listed.
    pub more_promises: u32,
    /// Where everything stands between here and the team.
    pub sharing: Sharing,
    /// How many visits the log holds; with 0 the screen says what goes here.
    pub visits: u32,
}

/// *Visits*: one page of the visit log, newest first, notes not yet filed on top of the first page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Visits {
    /// Notes without a visit or a key yet; on the first page only.
    pub not_filed: Vec<NoteRow>,
    /// The visits.
    pub items: Vec<VisitRow>,
    /// Hand back as `after` for the next page.
    pub next: Option<String>,
}

/// *Capture*: what stands around the field and the four keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Capture {
    /// The visit under way; `None`: a note filed later.
    pub visit: Option<VisitRow>,
    /// The last note taken here that is no thought: a customer may look.
    pub last: Option<NoteRow>,
    /// Notes of the visit.
    pub notes: u32,
    /// Own thoughts, folded to a number at once.
    pub thoughts: u32,
    /// People of this customer, those met last first.
    pub people: Vec<PersonRow>,
    /// The unsent text, exactly as it was left.
    pub draft: String,
    /// After midnight or three quiet hours: ask before adding to this visit.
    pub ask_first: bool,
}

/// *Encounter*: one visit's page with its three faces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Encounter {
    /// Its head.
    pub visit: VisitRow,
    /// People met, then the others of the customer.
    pub people: Vec<PersonRow>,
    /// Engineers who were there, oneself included.
    pub engineers: Vec<String>,
    /// Notes by the time they happened; the first page.
    pub notes: Vec<NoteRow>,
    /// Hand back as `after` for more notes.
    pub next: Option<String>,
    /// What we promised there.
    pub promises: Vec<PromiseRow>,
    /// Notes here that are still only mine.
    pub only_me: u32,
    /// Several versions of the visit's own words stand side by side.
    pub versions: Vec<VersionsRow>,
}

/// One version of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionRow {
    /// Hand back to keep this one.
    pub id: String,
    /// What it says.
    pub value: String,
    /// The engineer who wrote it; `None` for oneself.
    pub engineer: Option<String>,
    /// When it was written, by its author's clock.
    pub written: Moment,
    /// Written on this device's side.
    pub mine: bool,
}

/// A field of which several versions stand side by side (Compare).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionsRow {
    /// The thing.
    pub entity: Id,
    /// The field's name as `resolve` takes it.
    pub field: String,
    /// What both had seen, where it is known.
    pub was: Option<String>,
    /// Highest rank first.
    pub versions: Vec<VersionRow>,
}

/// One link from an entry to the note that shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EvidenceRow {
    /// The link.
    pub id: Id,
    /// The note it names.
    pub note: NoteRow,
    /// Unicode scalar values of the linked revision, from 0, end excluded.
    pub start: Option<u32>,
    /// Where they end, excluded.
    pub end: Option<u32>,
    /// The words of the range, or of the whole revision.
    pub words: String,
    /// It speaks against the entry.
    pub against: bool,
    /// The note was corrected after it was linked.
    pub words_corrected_since: bool,
}

/// One entry of an empathy map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryRow {
    /// The id.
    pub id: Id,
    /// Where on the map it stands.
    pub part: MapPart,
    /// Its own text, else the range of the note it was made from; empty once that was erased.
    pub text: String,
    /// The text is a person's very words shown as they stand: quotation marks.
    pub exact: bool,
    /// What it rests on, worked out from its links.
    pub basis: Basis,
    /// Notes against it.
    pub against: u32,
    /// The notes linked, for and against, the earliest first.
    pub evidence: Vec<EvidenceRow>,
    /// Evidence that only this engineer's own notes give ("one more, only you").
    pub only_you: u32,
    /// Questions, concerns and priorities on it.
    pub marks: Vec<Mark>,
    /// Versions of its words that stand side by side.
    pub versions: Option<VersionsRow>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// An edit made without having seen its deletion brought it back.
    pub brought_back: bool,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// One part of a map with its depth on the iceberg meter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartRow {
    /// Which part.
    pub part: MapPart,
    /// Ticks, 0–3.
    pub depth: u8,
    /// Its entries.
    pub entries: Vec<EntryRow>,
}

/// *Map*: one person in a situation, as an iceberg of eight parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Map {
    /// The id.
    pub id: Id,
    /// Whose map it is; `None` once the person was deleted or erased.
    pub who: Option<PersonRow>,
    /// Their customer's name.
    pub customer: Option<String>,
    /// The situation the map is of.
    pub situation: String,
    /// In canvas order: see, say, do, hear, then need to do, pains, gains, other.
    pub parts: Vec<PartRow>,
    /// 0–12.
    pub above: u8,
    /// 0–12.
    pub below: u8,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// One map in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MapListRow {
    /// The id.
    pub id: Id,
    /// Whose map it is.
    pub who: String,
    /// The situation the map is of.
    pub situation: String,
    /// How many entries.
    pub entries: u32,
    /// Ticks above the water, 0–12.
    pub above: u8,
    /// Ticks below it, 0–12.
    pub below: u8,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
}

/// Why something needs a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeedsYouReason {
    /// Two versions stand side by side.
    Versions,
    /// The server refused it as too large.
    TooLarge,
    /// The server could not read it.
    NotUnderstood,
    /// It builds on something the server refused.
    Dependent,
    /// The server already holds something else under this name: this notebook was copied.
    Clone,
    /// The thing was erased for everybody.
    Erased,
    /// A pulled operation could not be applied; it is kept.
    CannotApply,
}

/// One thing that needs a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NeedsYouRow {
    /// The thing.
    pub entity: Id,
    /// Why.
    pub reason: NeedsYouReason,
    /// Since when.
    pub since: Moment,
    /// The versions to decide between, where that is the reason.
    pub versions: Option<VersionsRow>,
}

/// *Sync*: what waits, what travels, what needs you and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sync {
    /// Where everything stands.
    pub sharing: Sharing,
    /// The address of the team's server, once joined.
    pub server: Option<String>,
    /// Operations that wait to be sent.
    pub waiting_operations: u32,
    /// Their bytes.
    pub waiting_bytes: u64,
    /// Only me: on this device, kept nowhere else.
    pub only_here: u32,
    /// When the server last answered.
    pub last_contact: Option<Moment>,
    /// What needs a person, and why.
    pub needs_you: Vec<NeedsYouRow>,
    /// The server says it was never backed up.
    pub server_never_backed_up: bool,
}

/// One hit of a search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Found {
    /// A note.
    Note {
        /// It.
        note: NoteRow,
    },
    /// A visit.
    Visit {
        /// It.
        visit: VisitRow,
    },
    /// A person.
    Person {
        /// Them.
        person: PersonRow,
    },
    /// A customer.
    Customer {
        /// Its id.
        id: Id,
        /// Its name.
        name: String,
    },
    /// An entry of a map.
    Entry {
        /// Its id.
        id: Id,
        /// The map it stands on.
        map: Id,
        /// Its own words.
        text: String,
    },
    /// A promise.
    Promise {
        /// It.
        promise: PromiseRow,
    },
}

/// One page of search hits, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SearchResults {
    /// The hits.
    pub items: Vec<Found>,
    /// Hand back as `after` for the next page; `None` at the end.
    pub next: Option<String>,
}
