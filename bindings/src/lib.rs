//! The Notebook for Kotlin and Swift, through uniffi. Nothing is decided here: every method hands its arguments to
//! `soundings_core` and the answer back. What this crate adds is what a bridge owes: a panic is caught and becomes an
//! error, one long-lived thread calls the observer, a long call takes a [`Cancel`].
//!
//! - [`Notebook`]: the one door, with `notebook_exists` and `capture_to_inbox` beside it; its maps and its exchange with
//!   the team's server have a module each
//! - `records`, `words`, `arguments`: the core's types, named again for the generator
//! - [`SoundingsError`]: what can go wrong, in cases a shell can word

mod arguments;
mod error;
mod exchange;
mod maps;
mod notebook;
mod records;
mod words;

pub use error::SoundingsError;
pub use exchange::Cancel;
pub use maps::MapPage;
pub use notebook::{CustomerPage, Notebook, Observer, Shareable, capture_to_inbox, notebook_exists};

uniffi::setup_scaffolding!();
