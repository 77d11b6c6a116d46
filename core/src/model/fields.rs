//! THE table of what exists: per kind what it belongs to, how it is listed and called; per field what it holds, how it
//! merges (sync.md 3), what it refers to and whether search finds it.
//!
//! Projection, search rows, references, names, versions, sharing and the inbox loop over it. A new field is a new line
//! here; the record that shows it and the act that writes it name its constant, and its type is checked by the compiler.
//! Topics of their own stand in files beside this one.

mod guessed;
mod story;
mod team;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::shown::Fields;
use super::table::{Block, Definition, Gate, Merge, Opening, number, table};
use super::value::{Field, Set};
use super::{
    Allowed, AttachmentKind, BlobReference, ConsentChoice, Covered, DebriefEnd, DebriefQuestion, DocumentKind,
    DrawnShape, EncounterKind, EngineerTask, ExpectationOutcome, Id, LeftOffBecause, MapPart, Mark, Moment,
    ObservationKind, OutcomeKind, PairVerdict, Participant, Person, PhotoRule, PicturePoint, PictureSize, Plan,
    PromiseState, QuestionSource, Revision, Sureness, Use, VisitState,
};
use guessed::workshop_kinds;
use story::story_kinds;
use team::team_kinds;

team_kinds! {
    [story_kinds workshop_kinds table]
    /// A member of the team.
    Engineer = 1 "engineer", engineer {
        is called by NAME;
        state none;
        order none;
        NAME = 1 "name": Field<String>, Words;
        DEVICES = 2 "devices": Set<Id>, Set;
    }
    /// A customer (in commands: customer), or an internal one.
    Organization = 2 "customer", organization {
        is called by NAME;
        state none;
        order none;
        NAME = 1 "name": Field<String>, Words, searched;
        INTERNAL = 2 "internal": Field<bool>, Flag;
    }
    /// A place of an organization's.
    Site = 3 "site", site {
        belongs to ORGANIZATION;
        is called by NAME;
        state none;
        order none;
        ORGANIZATION = 1 "organization": Field<Id>, Placement of Organization;
        NAME = 2 "name": Field<String>, Words, searched;
        PHOTO_RULE = 3 "photo-rule": Field<PhotoRule>, Words;
    }
    /// Somebody of the customer's.
    Person = 4 "person", person {
        belongs to ORGANIZATION;
        is called by NAME, DESCRIPTION;
        state |fields| i64::from(consent_choice(fields) == ConsentChoice::Wall);
        order none;
        ORGANIZATION = 1 "organization": Field<Id>, Placement of Organization;
        SITE = 2 "site": Field<Id>, Placement of Site;
        NAME = 3 "name": Field<String>, Words, searched;
        DESCRIPTION = 4 "description": Field<String>, Words, searched;
        ROLE = 5 "role": Field<String>, Words, searched;
        CONSENT = 6 "consent": Set<Use, Allowed>, Consent;
    }
    /// One meeting with a customer: a visit, a call…
    Encounter = 5 "visit", encounter {
        belongs to ORGANIZATION;
        state |fields| i64::from(visit_state(fields).number());
        order began;
        KIND = 1 "kind": Field<EncounterKind>, Words;
        ORGANIZATION = 2 "organization": Field<Id>, Placement of Organization;
        SITE = 3 "site": Field<Id>, Placement of Site;
        OBJECTIVE = 4 "objective": Field<String>, Words, searched;
        PLAN = 5 "plan": Field<Plan>, Words;
        START = 6 "start": Field<Moment>, First;
        END = 7 "end": Field<Moment>, Last;
        ENGINEERS = 8 "engineers": Set<Id>, Set of Engineer;
        PEOPLE = 9 "people": Set<Id>, Set of Person;
        AUTHOR = 10 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 11 "created": Field<Moment>, Verbatim;
        TASKS = 12 "tasks": Set<Id, EngineerTask>, Set of Engineer;
        GUIDE = 13 "guide": Field<Id>, Placement of Guide;
    }
    /// One thing noted.
    Observation = 6 "note", observation {
        belongs to ENCOUNTER;
        stays with STAYS_ONLY_ME;
        marked by MARKS;
        state |fields| fields.number(observation::KIND).map_or(0, i64::from);
        order |fields| fields.ms(observation::HAPPENED).or_else(|| fields.ms(observation::NOTED)).unwrap_or(0);
        ENCOUNTER = 1 "encounter": Field<Id>, Placement of Encounter;
        KIND = 2 "kind": Field<ObservationKind>, Words;
        FIRST_WORDS = 3 "first-words": Field<String>, Verbatim, searched;
        WORDS = 4 "words": Field<Revision>, Words, searched, corrects FIRST_WORDS;
        EXACT = 5 "exact": Field<bool>, Words;
        BY = 6 "by": Field<Person>, Words of Person, searched;
        ABOUT = 7 "about": Field<Person>, Words of Person, searched;
        HAPPENED = 8 "happened": Field<Moment>, Words;
        NOTED = 9 "noted": Field<Moment>, Verbatim;
        AUTHOR = 10 "author": Field<Id>, Verbatim of Engineer;
        STARRED = 11 "starred": Field<bool>, Flag;
        TAGS = 12 "tags": Set<String>, Set, searched;
        MARKS = 13 "marks": Set<Mark>, Set;
        STAYS_ONLY_ME = 14 "stays-only-me": Field<bool>, Flag;
        PLACE = 15 "place": Field<String>, Words, searched;
    }
    /// Picture, spoken note or file of an observation; or what was spoken in a debrief.
    Attachment = 7 "attachment", attachment {
        belongs to OBSERVATION, ANSWER;
        state none;
        order none;
        OBSERVATION = 1 "observation": Field<Id>, Placement of Observation;
        KIND = 2 "kind": Field<AttachmentKind>, Words;
        BLOB = 3 "blob": Field<BlobReference>, Verbatim;
        SIZE = 4 "size": Field<PictureSize>, Verbatim;
        THUMBNAIL = 5 "thumbnail": Field<BlobReference>, Verbatim;
        DURATION_MS = 6 "duration-ms": Field<u32>, Verbatim;
        TAKEN = 7 "taken": Field<NaiveDateTime>, Verbatim;
        PAGE = 8 "page": Field<bool>, Flag;
        ANSWER = 9 "answer": Field<Id>, Placement of DebriefAnswer;
    }
    /// Something we said we would do.
    Promise = 8 "promise", promise {
        belongs to ENCOUNTER;
        state |fields| i64::from(fields.number(promise::STATE).unwrap_or_else(|| PromiseState::Open.number()));
        order |fields| fields.get(promise::UNTIL).map_or(i64::MAX, day_number);
        ENCOUNTER = 1 "encounter": Field<Id>, Placement of Encounter;
        TEXT = 2 "text": Field<String>, Words, searched;
        TO = 3 "to": Set<Person>, Set of Person;
        PROMISED_BY = 4 "promised-by": Field<Id>, Words of Engineer;
        UNTIL = 5 "until": Field<NaiveDate>, Words;
        STATE = 6 "state": Field<PromiseState>, Words;
        AUTHOR = 7 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 8 "created": Field<Moment>, Verbatim;
        TOLD = 9 "told": Field<Moment>, Last;
    }
    /// An empathy map: one person in a situation.
    EmpathyMap = 9 "map", empathy_map {
        belongs to PERSON;
        state none;
        order |fields| fields.ms(empathy_map::CREATED).unwrap_or(0);
        PERSON = 1 "person": Field<Id>, Placement of Person;
        SITUATION = 2 "situation": Field<String>, Words, searched;
        AUTHOR = 3 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 4 "created": Field<Moment>, Verbatim;
        ASK_NEXT = 5 "ask-next": Set<MapPart>, Set;
    }
    /// One statement in one part of a map.
    MapEntry = 10 "map entry", map_entry {
        belongs to MAP;
        marked by MARKS;
        state |fields| fields.number(map_entry::PART).map_or(0, i64::from);
        order |fields| fields.ms(map_entry::CREATED).or_else(|| fields.ms(map_entry::SORTED)).unwrap_or(0);
        MAP = 1 "map": Field<Id>, Placement of EmpathyMap;
        PART = 2 "part": Field<MapPart>, Placement;
        TEXT = 3 "text": Field<String>, Words, searched;
        MADE_FROM = 4 "made-from": Field<Id>, Verbatim;
        MARKS = 5 "marks": Set<Mark>, Set;
        AUTHOR = 6 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 7 "created": Field<Moment>, Verbatim;
        SORTED = 8 "sorted": Field<Moment>, First;
        GUESSED = 9 "guessed": Field<Id>, Verbatim;
    }
    /// A link from an entry to an observation.
    Evidence = 11 "link", evidence {
        belongs to ENTRY;
        leads to OBSERVATION;
        state |fields| i64::from(!fields.members(evidence::STANDS).is_empty());
        order |fields| fields.ms(evidence::LINKED).or_else(|| fields.ms(evidence::SORTED)).unwrap_or(0);
        ENTRY = 1 "entry": Field<Id>, Placement of MapEntry;
        OBSERVATION = 2 "observation": Field<Id>, Placement of Observation;
        REVISION = 3 "revision": Field<u32>, Verbatim;
        RANGE = 4 "range": Field<(u32, u32)>, Verbatim;
        AGAINST = 5 "against": Field<bool>, Verbatim;
        STANDS = 6 "stands": Set<()>, Set;
        AUTHOR = 7 "author": Field<Id>, Verbatim of Engineer;
        LINKED = 8 "linked": Field<Moment>, Verbatim;
        SORTED = 9 "sorted": Field<Moment>, First;
    }
    /// A deletion, listing what it covers.
    Deletion = 12 "deletion", deletion {
        state |fields| i64::from(fields.flag(deletion::UNDONE));
        order |fields| fields.ms(deletion::DELETED).unwrap_or(0);
        COVERS = 1 "covers": Field<Vec<Covered>>, Verbatim;
        UNDONE = 2 "undone": Field<bool>, Flag;
        AUTHOR = 3 "author": Field<Id>, Verbatim of Engineer;
        DELETED = 4 "deleted": Field<Moment>, Verbatim;
    }
    /// An erasure: asked first, final after 24 hours.
    Erasure = 13 "erasure", erasure {
        state erasure_state;
        order |fields| fields.ms(erasure::ASKED).unwrap_or(0);
        COVERS = 1 "covers": Field<Vec<Id>>, Verbatim;
        TAKEN_BACK = 2 "taken-back": Field<bool>, Flag;
        AUTHOR = 3 "author": Field<Id>, Verbatim of Engineer;
        ASKED = 4 "asked": Field<Moment>, Verbatim;
        DONE = 5 "done": Field<Moment>, First;
    }
    /// Two things declared one.
    SameAs = 14 "same as", same_as {
        state |fields| i64::from(fields.flag(same_as::UNDONE));
        order none;
        ALIAS = 1 "alias": Field<Id>, Verbatim;
        TARGET = 2 "target": Field<Id>, Verbatim;
        UNDONE = 3 "undone": Field<bool>, Flag;
        AUTHOR = 4 "author": Field<Id>, Verbatim of Engineer;
        DECLARED = 5 "declared": Field<Moment>, Verbatim;
    }
    /// Something drawn on a picture, beside the untouched original.
    Annotation = 18 "annotation", annotation {
        belongs to ATTACHMENT;
        state none;
        order |fields| fields.ms(annotation::CREATED).unwrap_or(0);
        ATTACHMENT = 1 "attachment": Field<Id>, Placement of Attachment;
        SHAPE = 2 "shape": Field<DrawnShape>, Verbatim;
        POINTS = 3 "points": Field<Vec<PicturePoint>>, Placement;
        TEXT = 4 "text": Field<String>, Words;
        AUTHOR = 5 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 6 "created": Field<Moment>, Verbatim;
    }
    /// A set of open questions: one's own, or what was changed of one that comes with Soundings.
    Guide = 15 "guide", guide {
        is called by NAME;
        state none;
        order |fields| fields.ms(guide::CREATED).unwrap_or(0);
        NAME = 1 "name": Field<String>, Words, searched;
        AUTHOR = 2 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 3 "created": Field<Moment>, Verbatim;
    }
    /// A question of a guide, or on an encounter's list.
    GuideQuestion = 16 "question", guide_question {
        belongs to ENCOUNTER, GUIDE;
        stays with STAYS_ONLY_ME;
        state |fields| i64::from(fields.flag(guide_question::ASKED));
        order |fields| fields.get(guide_question::PLACE).unwrap_or(0);
        ENCOUNTER = 1 "encounter": Field<Id>, Placement of Encounter;
        GUIDE = 2 "guide": Field<Id>, Placement of Guide;
        TEXT = 3 "text": Field<String>, Words, searched;
        PLACE = 4 "place": Field<i64>, Placement;
        SOURCE = 5 "source": Field<QuestionSource>, Verbatim;
        FROM = 6 "from": Field<Id>, Verbatim;
        ASKED = 7 "asked": Field<bool>, Flag;
        LEFT_OUT = 8 "left-out": Field<bool>, Flag;
        STAYS_ONLY_ME = 9 "stays-only-me": Field<bool>, Flag;
        AUTHOR = 10 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 11 "created": Field<Moment>, Verbatim;
    }
    /// What an engineer expects of an encounter.
    Expectation = 17 "expectation", expectation {
        belongs to ENCOUNTER;
        waits for Start but for AUTHOR;
        state |fields| fields.number(expectation::OUTCOME).map_or(0, i64::from);
        order |fields| fields.ms(expectation::CREATED).unwrap_or(0);
        ENCOUNTER = 1 "encounter": Field<Id>, Placement of Encounter;
        AUTHOR = 2 "author": Field<Id>, Verbatim of Engineer;
        TEXT = 3 "text": Field<Revision>, Words, searched;
        SURENESS = 4 "sureness": Field<Sureness>, Words;
        CREATED = 5 "created": Field<Moment>, Verbatim;
        OUTCOME = 6 "outcome": Field<ExpectationOutcome>, Words;
    }
    /// What went out: a document that was handed to readers outside.
    SentDocument = 19 "sent document", sent_document {
        belongs to ORGANIZATION;
        state |fields| i64::from(fields.flag(sent_document::FETCHED_BACK));
        order |fields| fields.ms(sent_document::SENT).unwrap_or(0);
        ORGANIZATION = 1 "organization": Field<Id>, Placement of Organization;
        ENCOUNTER = 2 "encounter": Field<Id>, Verbatim of Encounter;
        WHAT = 3 "what": Field<DocumentKind>, Verbatim;
        TO = 4 "to": Field<String>, Verbatim, searched;
        NOTES = 5 "notes": Field<u32>, Verbatim;
        FETCHED_BACK = 6 "fetched-back": Field<bool>, Flag;
        AUTHOR = 7 "author": Field<Id>, Verbatim of Engineer;
        SENT = 8 "sent": Field<Moment>, Verbatim;
    }
    /// Whom a document that went out speaks of.
    SpokenOf = 28 "person in a sent document", spoken_of {
        belongs to DOCUMENT;
        leads to PERSON;
        state none;
        order |fields| fields.ms(spoken_of::SENT).unwrap_or(0);
        DOCUMENT = 1 "document": Field<Id>, Placement of SentDocument;
        PERSON = 2 "person": Field<Id>, Verbatim of Person;
        NAMED = 3 "named": Field<bool>, Verbatim;
        QUOTED = 4 "quoted": Field<bool>, Verbatim;
        AUTHOR = 5 "author": Field<Id>, Verbatim of Engineer;
        SENT = 6 "sent": Field<Moment>, Verbatim;
        PICTURED = 7 "pictured": Field<bool>, Verbatim;
    }
    /// A note that somebody looked at in sorting and left off a map, under an id that follows from both.
    LeftOff = 29 "note left off a map", left_off {
        belongs to MAP;
        leads to OBSERVATION;
        state |fields| i64::from(fields.flag(left_off::STANDS));
        order none;
        MAP = 1 "map": Field<Id>, Placement of EmpathyMap;
        OBSERVATION = 2 "observation": Field<Id>, Placement of Observation;
        WHY = 3 "why": Field<LeftOffBecause>, Placement;
        STANDS = 4 "stands": Field<bool>, Flag;
    }
    /// Whether what somebody said matches what was seen, under an id that follows from the two notes.
    Mismatch = 30 "pair of notes", mismatch {
        belongs to SAID;
        leads to SEEN;
        state mismatch_state;
        order |fields| fields.ms(mismatch::DECIDED).unwrap_or(0);
        SAID = 1 "said": Field<Id>, Placement of Observation;
        SEEN = 2 "seen": Field<Id>, Placement of Observation;
        VERDICTS = 3 "verdicts": Set<PairVerdict>, Set;
        ANSWER = 4 "answer": Field<Revision>, Words, searched;
        DECIDED = 5 "decided": Field<Moment>, Last;
    }
    /// What a team agreed on: one thing, under one id.
    TeamSettings = 60 "team settings", team_settings {
        state none;
        order none;
        RETENTION_YEARS = 1 "retention-years": Field<u32>, Placement;
        OWN_WORDS = 2 "own-words": Set<String>, Set;
        STORY_ZONE = 3 "story-zone": Field<String>, Placement;
    }
}

fn none(_: &Fields) -> i64 {
    0
}

/// The choice that a person's registers amount to. Nobody asked: team only.
pub(crate) fn consent_choice(fields: &Fields) -> ConsentChoice {
    let allows = |needed: &Use| fields.member(person::CONSENT, needed).is_some_and(|allowed| allowed.allowed);
    [ConsentChoice::Wall, ConsentChoice::QuoteNamed, ConsentChoice::QuoteUnnamed]
        .into_iter()
        // A picture is asked for on its own too; a poster goes up without one.
        .find(|choice| choice.uses().iter().filter(|needed| **needed != Use::Picture).all(allows))
        .unwrap_or(ConsentChoice::TeamOnly)
}

/// How far an encounter is.
pub(crate) fn visit_state(fields: &Fields) -> VisitState {
    match (fields.ms(encounter::START), fields.ms(encounter::END)) {
        (_, Some(_)) => VisitState::Ended,
        (Some(_), None) => VisitState::UnderWay,
        (None, None) => VisitState::Planned,
    }
}

/// When an encounter began; before, when it is planned for, or when it was written down.
fn began(fields: &Fields) -> i64 {
    let planned = || fields.get(encounter::PLAN).and_then(|plan| plan.utc_ms());
    fields.ms(encounter::START).or_else(planned).or_else(|| fields.ms(encounter::CREATED)).unwrap_or(0)
}

/// Zero while it waits for its day to pass.
fn erasure_state(fields: &Fields) -> i64 {
    if fields.ms(erasure::DONE).is_some() { 2 } else { i64::from(fields.flag(erasure::TAKEN_BACK)) }
}

/// Zero where nobody decided; one where it does not match, whoever said otherwise meanwhile; two where it matches.
fn mismatch_state(fields: &Fields) -> i64 {
    let verdicts = fields.members(mismatch::VERDICTS);
    if verdicts.contains(&PairVerdict::DoesNotMatch) { 1 } else { 2 * i64::from(!verdicts.is_empty()) }
}

/// An open seat: 0 free, 1 taken, 2 withdrawn.
fn seat_state(fields: &Fields) -> i64 {
    if fields.flag(open_seat::WITHDRAWN) { 2 } else { i64::from(!fields.members(open_seat::TAKEN).is_empty()) }
}

/// A calendar day as lists sort it: days of the common era.
pub(crate) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}
