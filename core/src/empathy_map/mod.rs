//! Empathy maps after Dave Gray's canvas (XPLANE, 2017): entries in eight parts that rest on evidence.
//!
//! An entry's basis is worked out from its standing links, never chosen; a guess never raises the iceberg meter.

mod cards;
mod evidence;
mod maps;
mod meter;
mod parts;
mod session;
mod sorting;

pub use evidence::EvidenceRange;
pub use maps::{NewEntry, NewMap};
pub use sorting::{SortInto, SortingOf};

pub(crate) use cards::{alike, deck, likely};
pub(crate) use evidence::{Link, basis, gives_evidence, is_evidence, links, origin};
pub(crate) use meter::{Iceberg, depths};
pub(crate) use session::{Decision, Session};
