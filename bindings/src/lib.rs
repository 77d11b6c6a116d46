//! The Notebook for Kotlin and Swift, through uniffi. Nothing is decided here: every method hands its arguments to
//! `soundings_core` and the answer back. What this crate adds is what a bridge owes: a panic is caught and becomes an
//! error, one long-lived thread calls the observer, a long call takes a [`Cancel`].
//!
//! Records, words and arguments are the core's own, which its feature `uniffi` lets cross (docs/adr/0006-bindings.md).
//!
//! - [`Notebook`]: the one door, with `notebook_exists`, `capture_to_inbox` and `unbroken` beside it; a module for each subject
//! - [`SoundingsError`]: what can go wrong, in cases a shell can word

mod backup;
mod capture;
mod customers;
mod debriefs;
mod error;
mod exchange;
mod files;
mod guides;
mod maps;
mod notebook;
mod notes;
mod outgoing;
mod pages;
mod phones;
mod pictures;
mod sorting;
mod stories;
mod summary;
mod team;
mod teamwork;
mod transfers;
mod visits;
mod workshop;

use soundings_core::model::Id;

pub use backup::{backup_opens_with, recovery_code, restore_backup};
pub use capture::capture_to_inbox;
pub use error::SoundingsError;
pub use exchange::Cancel;
pub use notebook::{DeviceClock, Keyring, KeyringError, Notebook, Observer, notebook_exists};
pub use outgoing::{Preview, ReportPages, ToRead};
pub use pages::{
    AggregatedPage, CustomerPage, DeletedPage, EntryPage, MapPage, MarkedPage, OutcomePage, PeoplePage, QuestionsPage,
    SentPage, WorkshopsPage,
};
pub use summary::SummaryPreview;
pub use teamwork::{InsightPage, NotMetPage, PromiseListPage};
pub use transfers::BackgroundTransfer;
pub use visits::unbroken;

uniffi::setup_scaffolding!();
uniffi::use_remote_type!(soundings_core::Id);
soundings_core::uniffi_reexport_scaffolding!();
