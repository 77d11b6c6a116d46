//! Empathy maps after Dave Gray's canvas (XPLANE, 2017): entries in eight parts that rest on evidence.
//!
//! An entry's basis is worked out from its standing links, never chosen; a guess never raises the iceberg meter.

mod evidence;
mod insights;
mod maps;
mod meter;

pub use evidence::EvidenceRange;
pub use insights::NewInsight;
pub use maps::{NewEntry, NewMap};

pub(crate) use insights::{encounters, rests_on};

pub(crate) use evidence::{Link, basis, gives_evidence, links};
pub(crate) use meter::{Iceberg, depths};
