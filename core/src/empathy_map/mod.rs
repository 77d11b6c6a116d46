//! Empathy maps after Dave Gray's canvas (XPLANE, 2017): entries in eight parts that rest on evidence.
//!
//! An entry's basis is worked out from its standing links, never chosen; a guess never raises the iceberg meter. Sorting puts a
//! visit's notes on a map, a card at a time; *doesn't match* sets what was said beside what was seen.

mod aggregate;
mod cards;
mod evidence;
mod insights;
mod kept;
mod maps;
mod meter;
mod pairs;
mod parts;
mod role_play;
mod session;
mod sorting;
mod workshop;

pub use evidence::EvidenceRange;
pub use insights::NewInsight;
pub use maps::{NewEntry, NewMap};
pub use pairs::AnswerAs;
pub use sorting::{SortInto, SortingOf};
pub use workshop::{GuessesSeen, MOST_TAKING_PART, NewWorkshop, TURN_MS};

pub(crate) use aggregate::{MapSources, aggregated};
pub(crate) use cards::{alike, deck, left_off, likely};
pub(crate) use evidence::check as check_evidence;
pub(crate) use evidence::{Link, basis, gives_evidence, is_evidence, links, origin, our_words};
pub(crate) use insights::{encounters, rests_on};
pub(crate) use kept::{Entry, Meter, differences, entries, iceberg, settle, settle_apart};
pub(crate) use meter::{Iceberg, depths};
pub(crate) use pairs::{Looked, Pair};
pub(crate) use session::{Decision, Session};
pub(crate) use workshop::{guesses, is_over, turn_drafts, turns};
