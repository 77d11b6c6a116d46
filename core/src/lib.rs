//! Soundings' core: all of the logic, over SQLite. No FFI, no interface, no async, no sockets.
//!
//! The one public door is the [`Notebook`]: an engineer's log of visits to customers, with what was noted there, the
//! empathy maps made of it, and the queue that carries it to the team. It is synchronous; shells own threads.
//!
//! | module | what it holds |
//! | --- | --- |
//! | [`model`] | what exists: ids, records, enums, how each field merges |
//! | `store` | SQLite: opening, schema, projection, search, inbox, attachments |
//! | `sync_queue` | operations, registers and merge, outbox, the engine |
//! | [`visit_log`] | customers, visits, notes, promises, consent, sharing, deleting |
//! | [`empathy_map`] | maps, entries, evidence, the iceberg meter |
//! | [`present`] | one record per screen |
//! | [`report`] | the visit report and the map, for us and for others |
//!
//! Arrows point one way: present, report → visit_log, empathy_map → sync_queue → store → model.

mod environment;
mod error;
#[cfg(test)]
mod golden;
mod notebook;
mod store;
mod sync_queue;

#[cfg(feature = "uniffi")]
mod crossing;
pub mod empathy_map;
pub mod model;
pub mod present;
pub mod report;
pub mod visit_log;

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();

pub use environment::{Clock, Environment, Randomness};
pub use error::{Error, Refusal, Result};
pub use notebook::{Changes, Notebook};
pub use store::DatabaseKey;
pub use sync_queue::{NetworkFault, Reply, Request, Step};

pub use empathy_map::{EvidenceRange, NewEntry, NewMap, Resolution};
pub use present::{CustomerRow, EngineerRow, SiteRow};
pub use visit_log::{
    Captured, Ended, Erasing, FiledUnder, Findable, NewObservation, NewPerson, NewPromise, NewVisit, NoteChange,
    Person, ShareableKind, ShareableRow, Shared, StartVisit,
};
