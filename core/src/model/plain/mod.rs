//! Plain language: how hard a text is to read, and which of its words are jargon. The files beside this one are all that the
//! core knows of a language's jargon; formulas and syllables are in `reading` and `syllables`.
//!
//! A result is data with ranges: what a person makes of it is theirs. Nothing is rewritten.

mod jargon;
mod reading;
mod syllables;

pub use jargon::JargonWord;
pub use reading::{Difficulty, Formula, Reading};

pub(crate) use jargon::Jargon;
pub(crate) use reading::Counted;
