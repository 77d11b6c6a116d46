//! The Notebook for Kotlin and Swift, through uniffi. Nothing is decided here: every method hands its arguments to
//! `soundings_core` and the answer back. What this crate adds is what a bridge owes: a panic is caught and becomes an
//! error, one long-lived thread calls the observer, a long call takes a [`Cancel`].
//!
//! - [`Notebook`]: the one door; `key` and `notebook_exists` beside it
//! - `records`, `words`, `arguments`: the core's types, named again for the generator
//! - [`SoundingsError`]: what can go wrong, in words a shell can choose a sentence for
//! - [`Cancel`], `sync`: the exchange with the team's server

mod arguments;
mod error;
mod exchange;
mod notebook;
mod records;
mod words;

pub use error::SoundingsError;
pub use exchange::Cancel;
pub use notebook::{Notebook, Observer};

uniffi::setup_scaffolding!();
