//! Empathy maps after Dave Gray's canvas (XPLANE, 2017): entries in eight parts that rest on evidence.
//!
//! An entry's basis is worked out from its standing links, never chosen; a guess never raises the iceberg meter.

mod evidence;
mod maps;
mod meter;
mod role_play;
mod workshop;

pub use evidence::EvidenceRange;
pub use maps::{NewEntry, NewMap};
pub use workshop::{GuessesSeen, MOST_TAKING_PART, NewWorkshop, TURN_MS};

pub(crate) use evidence::check as check_evidence;
pub(crate) use evidence::{Link, basis, gives_evidence, links};
pub(crate) use meter::{Iceberg, depths};
pub(crate) use workshop::{guesses, is_over, turn_drafts, turns};
