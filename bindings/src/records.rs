//! The core's records of `present`, one a screen, named again for the generator. The compiler holds each
//! against the core's own: a field added there and not here does not build.

use soundings_core::model::{
    AttachmentKind, Audience, Basis, ConsentChoice, EncounterKind, Id, MapPart, Mark, Moment, ObservationKind, Plan,
    Seen,
};
use soundings_core::present::{
    AttachmentRow, Capture, Encounter, EntryRow, EvidenceRow, Found, Map as EmpathyMap, MapListRow, NeedsYouReason,
    NeedsYouRow, NoteRow, OneThing, PartRow, PersonRow, PromiseRow, PromiseStanding, SearchResults, Sharing,
    Sync as SyncScreen, SyncState, Today, VersionRow, VersionsRow, VisitRow, Visits, Who,
};

/// A person of the customer's as a chip or a name in a row.
#[uniffi::remote(Record)]
pub struct PersonRow {
    pub id: Id,
    /// The name, or the description of a person who has none ("night operator, line 3").
    pub name: String,
    pub role: Option<String>,
    pub consent: ConsentChoice,
}

/// Who said or did something: a person we know or a description.
#[uniffi::remote(Record)]
pub struct Who {
    /// `None` where the note only describes somebody.
    pub id: Option<Id>,
    pub name: String,
}

/// One visit (any encounter) in a list, and the head of its page.
#[uniffi::remote(Record)]
pub struct VisitRow {
    pub id: Id,
    pub kind: EncounterKind,
    /// Empty where nobody has said yet whom it is with.
    pub customer: Option<String>,
    pub customer_id: Option<Id>,
    pub site: Option<String>,
    pub objective: Option<String>,
    pub planned: Option<Plan>,
    pub started: Option<Moment>,
    pub ended: Option<Moment>,
    pub notes: u32,
    pub audience: Audience,
    pub state: SyncState,
    pub seen: Seen,
}

/// One picture, spoken note or file of a note.
#[uniffi::remote(Record)]
pub struct AttachmentRow {
    pub id: Id,
    pub kind: AttachmentKind,
    /// IANA media type.
    pub media_type: String,
    /// The length of the content in bytes.
    pub bytes: u64,
    /// Whether the bytes are on this device; otherwise *picture follows*.
    pub here: bool,
}

/// One note (an observation) as it is shown in any list.
#[uniffi::remote(Record)]
pub struct NoteRow {
    pub id: Id,
    pub visit: Option<Id>,
    /// `None`: a note without a key yet (searchable, but no evidence and in no report).
    pub kind: Option<ObservationKind>,
    /// The newest words. Quotation marks are drawn by the shell, and only where `exact` holds.
    pub words: String,
    /// The first words, where they differ from the newest.
    pub first_words: Option<String>,
    /// Their very words. Only then may quotation marks stand.
    pub exact: bool,
    pub by: Option<Who>,
    pub about: Option<Who>,
    pub happened: Moment,
    /// Noted more than 24 h after it happened.
    pub from_memory: bool,
    /// Corrected later than ten minutes after it was noted.
    pub corrected: bool,
    pub starred: bool,
    pub tags: Vec<String>,
    pub marks: Vec<Mark>,
    pub attachments: Vec<AttachmentRow>,
    /// The engineer who noted it; `None` for oneself.
    pub engineer: Option<String>,
    pub audience: Audience,
    pub state: SyncState,
    /// How many versions of its words stand side by side; 1 where there is nothing to decide.
    pub versions: u32,
    /// A deletion was undone by an edit made without having seen it.
    pub brought_back: bool,
    pub seen: Seen,
}

/// One promise.
#[uniffi::remote(Record)]
pub struct PromiseRow {
    pub id: Id,
    pub text: String,
    pub to: Vec<Who>,
    pub customer: Option<String>,
    /// The engineer who promised it; `None` for oneself.
    pub promised_by: Option<String>,
    /// `YYYY-MM-DD`, the customer's calendar.
    pub until: String,
    pub standing: PromiseStanding,
    pub visit: Option<Id>,
    pub audience: Audience,
    pub state: SyncState,
    pub seen: Seen,
}

/// Where everything stands between this device and the team: the line on Today and the head of Sync.
#[uniffi::remote(Enum)]
pub enum Sharing {
    /// No team joined: everything stays on this phone.
    NoTeam { notes: u32 },
    /// Nothing waits.
    Together {
        /// When the server last said so.
        checked: Option<Moment>,
    },
    /// Something waits; nothing to do.
    Waiting {
        notes: u32,
        /// Operations waiting, notes included.
        things: u32,
        /// Since when the server could not be reached, where it could not.
        away_since: Option<Moment>,
    },
    /// A person must decide something; Sync lists it.
    NeedsYou { things: u32, waiting: u32 },
}

/// The one thing to do that Today offers.
#[uniffi::remote(Enum)]
pub enum OneThing {
    /// The visit under way has been quiet for three hours: "Still there?"
    StillThere { visit: Id },
    /// Notes of an ended visit are still only mine.
    Share { visit: Id, notes: u32 },
    /// Notes of an ended visit rest in no map yet.
    Sort { visit: Id, notes: u32 },
    /// Notes that have no visit or no key yet.
    File { notes: u32 },
    /// Two versions of something stand side by side.
    Compare { entity: Id },
}

/// *Today*: under way or next, one thing to do, promises due, the sharing state.
#[uniffi::remote(Record)]
pub struct Today {
    pub engineer: String,
    /// The local calendar day, `YYYY-MM-DD`.
    pub day: String,
    pub under_way: Option<VisitRow>,
    pub next: Option<VisitRow>,
    pub one_thing: Option<OneThing>,
    /// Open promises due within seven days or past their day, soonest first, at most five.
    pub promises: Vec<PromiseRow>,
    /// How many more are due than are listed.
    pub more_promises: u32,
    pub sharing: Sharing,
    /// How many visits the log holds; with 0 the screen says what goes here.
    pub visits: u32,
}

/// *Visits*: one page of the visit log, newest first, notes not yet filed on top of the first page.
#[uniffi::remote(Record)]
pub struct Visits {
    pub not_filed: Vec<NoteRow>,
    pub items: Vec<VisitRow>,
    /// Hand back as `after` for the next page.
    pub next: Option<String>,
}

/// *Capture*: what stands around the field and the four keys.
#[uniffi::remote(Record)]
pub struct Capture {
    /// The visit under way; `None`: a note filed later.
    pub visit: Option<VisitRow>,
    /// The last note taken here that is no thought: a customer may look.
    pub last: Option<NoteRow>,
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
#[uniffi::remote(Record)]
pub struct Encounter {
    pub visit: VisitRow,
    pub people: Vec<PersonRow>,
    /// Engineers who were there, oneself included.
    pub engineers: Vec<String>,
    /// Notes by the time they happened; the first page.
    pub notes: Vec<NoteRow>,
    pub next: Option<String>,
    pub promises: Vec<PromiseRow>,
    /// Notes here that are still only mine.
    pub only_me: u32,
    /// Several versions of the visit's own words stand side by side.
    pub versions: Vec<VersionsRow>,
}

/// One version of a field.
#[uniffi::remote(Record)]
pub struct VersionRow {
    /// Hand back to keep this one.
    pub id: String,
    pub value: String,
    /// The engineer who wrote it; `None` for oneself.
    pub engineer: Option<String>,
    pub written: Moment,
    /// Written on this device's side.
    pub mine: bool,
}

/// A field of which several versions stand side by side (Compare).
#[uniffi::remote(Record)]
pub struct VersionsRow {
    pub entity: Id,
    /// The field's name as `resolve` takes it.
    pub field: String,
    /// What both had seen, where it is known.
    pub was: Option<String>,
    /// Highest rank first.
    pub versions: Vec<VersionRow>,
}

/// One link from an entry to the note that shows it.
#[uniffi::remote(Record)]
pub struct EvidenceRow {
    pub id: Id,
    pub note: NoteRow,
    /// Unicode scalar values of the linked revision, from 0, end excluded.
    pub start: Option<u32>,
    pub end: Option<u32>,
    /// The words of the range, or of the whole revision.
    pub words: String,
    pub against: bool,
    /// The note was corrected after it was linked.
    pub words_corrected_since: bool,
}

/// One entry of an empathy map.
#[uniffi::remote(Record)]
pub struct EntryRow {
    pub id: Id,
    pub part: MapPart,
    /// Its own text, else the range of the note it was made from; empty once that was erased.
    pub text: String,
    /// The text is a person's very words shown as they stand: quotation marks.
    pub exact: bool,
    pub basis: Basis,
    /// Notes against it.
    pub against: u32,
    pub evidence: Vec<EvidenceRow>,
    /// Evidence that only this engineer's own notes give ("one more, only you").
    pub only_you: u32,
    pub marks: Vec<Mark>,
    pub versions: Option<VersionsRow>,
    pub audience: Audience,
    pub state: SyncState,
    pub brought_back: bool,
    pub seen: Seen,
}

/// One part of a map with its depth on the iceberg meter.
#[uniffi::remote(Record)]
pub struct PartRow {
    pub part: MapPart,
    /// Ticks, 0–3.
    pub depth: u8,
    pub entries: Vec<EntryRow>,
}

/// *Map*: one person in a situation, as an iceberg of eight parts.
#[uniffi::remote(Record)]
pub struct EmpathyMap {
    pub id: Id,
    pub who: Option<PersonRow>,
    pub customer: Option<String>,
    pub situation: String,
    /// In canvas order: see, say, do, hear, then need to do, pains, gains, other.
    pub parts: Vec<PartRow>,
    /// 0–12.
    pub above: u8,
    /// 0–12.
    pub below: u8,
    pub audience: Audience,
    pub state: SyncState,
    pub seen: Seen,
}

/// One map in a list.
#[uniffi::remote(Record)]
pub struct MapListRow {
    pub id: Id,
    pub who: String,
    pub situation: String,
    pub entries: u32,
    pub above: u8,
    pub below: u8,
    pub audience: Audience,
    pub state: SyncState,
}

/// One thing that needs a person.
#[uniffi::remote(Record)]
pub struct NeedsYouRow {
    pub entity: Id,
    pub reason: NeedsYouReason,
    pub since: Moment,
    pub versions: Option<VersionsRow>,
}

/// *Sync*: what waits, what travels, what needs you and why.
#[uniffi::remote(Record)]
pub struct SyncScreen {
    pub sharing: Sharing,
    /// The address of the team's server, once joined.
    pub server: Option<String>,
    pub waiting_operations: u32,
    pub waiting_bytes: u64,
    /// Only me: on this device, kept nowhere else.
    pub only_here: u32,
    pub last_contact: Option<Moment>,
    pub needs_you: Vec<NeedsYouRow>,
    /// The server says it was never backed up.
    pub server_never_backed_up: bool,
}

/// One hit of a search.
#[uniffi::remote(Enum)]
pub enum Found {
    Note { note: NoteRow },
    Visit { visit: VisitRow },
    Person { person: PersonRow },
    Customer { id: Id, name: String },
    Entry { id: Id, map: Id, text: String },
    Promise { promise: PromiseRow },
}

/// One page of search hits, newest first.
#[uniffi::remote(Record)]
pub struct SearchResults {
    pub items: Vec<Found>,
    pub next: Option<String>,
}
