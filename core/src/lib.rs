//! Soundings' core: all of the logic, over SQLite. No FFI, no interface, no async, no sockets, no HTML.
//!
//! The one public door is the [`Notebook`]: an engineer's log of visits to customers, with what was noted there, the
//! empathy maps made of it, and the queue that carries it to the team. It is synchronous; shells own threads.
//!
//! | module | what it holds |
//! | --- | --- |
//! | [`model`] | what exists: ids, moments, closed lists, and the one table of kinds and fields |
//! | `store` | SQLite: opening, schema, the projection's rows and counts, search, inbox, attachments |
//! | `log` | what one act writes: operations, registers and merge, projection, deletion, erasure, rebuild |
//! | `sync_queue` | how logs meet: outbox, pull, the engine |
//! | [`visit_log`] | customers, visits, notes, promises, consent, sharing, deleting |
//! | [`empathy_map`] | maps, entries, evidence, the iceberg meter |
//! | `consent` | who may be quoted, named and shown; names and giveaways in words |
//! | [`exchange`] | backup, the full export and its import, imports of what teams have |
//! | [`present`] | one record per screen, the visit report and the wall among them |
//! | [`example`] | a visit to look at before there is one of one's own |
//!
//! Arrows point one way: example → present, exchange → consent → visit_log, empathy_map → sync_queue → log → store → model.

mod consent;
mod coordinating;
#[cfg(feature = "uniffi")]
mod crossing;
mod environment;
mod error;
#[cfg(test)]
mod golden;
#[cfg(any(test, feature = "fuzzing"))]
pub mod hostile;
mod log;
mod notebook;
mod store;
mod sync_queue;

pub mod empathy_map;
pub mod example;
pub mod exchange;
pub mod model;
pub mod present;
pub mod visit_log;

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();

pub use environment::{Clock, Environment, Randomness};
pub use error::{Error, Refusal, Result};
pub use exchange::{BUNDLE_FILE_BYTES, BundleMade, BundleTaken};
pub use notebook::{Changes, Notebook};
pub use soundings_wire::sealed::EngineerKey;
pub use store::{DatabaseKey, Keyring, KeyringAway, KeyringFile, Keys, keyring_name};
pub use sync_queue::{
    FileStep, Invitation, InvitedRole, LinkAct, LinkRow, LinkTo, Links, MadeLink, NetworkFault, Received, Reply,
    Request, Step, Transfer, TransferWay,
};

// What the door has done at each transaction's end: visits' acts change maps' meters and do not know of maps.
pub(crate) use empathy_map::{
    differences as counted_differently, settle as settle_meters, settle_apart as settle_meters_apart,
};

pub use consent::{NewPoster, PosterChange};
pub use empathy_map::{
    AnswerAs, EvidenceRange, GuessesSeen, NewEntry, NewInsight, NewMap, NewWorkshop, SortInto, SortingOf,
};
pub use present::{CustomerRow, EngineerRow, ShareableKind, ShareableRow, SiteRow};
pub use visit_log::{
    Called, Captured, Drawing, Ended, Erasing, ExpectationChange, FileSettings, FiledUnder, Findable, NewDebriefAnswer,
    NewExpectation, NewObservation, NewOutcome, NewPerson, NewPromise, NewQuestion, NewVisit, NoteChange, OtherWords,
    Person, PersonChange, PinnedPage, PromiseChange, QuestionChange, QuestionsOf, Resolution, Shared, StartVisit,
    StoryChange, TaskOf, VisitChange,
};
