//! An entry of a bundle, read: whose it is, and its hashes.

use soundings_wire::Dot;
use soundings_wire::bundle::BundleEntry;
use soundings_wire::messages::Content;

use super::super::entries::{self, Hashes, Read, Standing};
use crate::error::{Refusal, Result};

/// What it is.
pub(super) enum Said<'a> {
    /// An operation.
    Operation(Box<Read<'a>>),
    /// The hashes of one that the hub refused, or its author took back.
    Refused(Dot, Hashes),
}

impl Said<'_> {
    /// Whose it is and as their how-manieth, with its hashes.
    pub fn named(&self) -> (Dot, Hashes) {
        match self {
            Said::Operation(read) => (read.envelope.dot, read.hashes),
            Said::Refused(dot, hashes) => (*dot, *hashes),
        }
    }
}

/// Reads one.
///
/// # Errors
/// [`Refusal::BundleNotWhole`]: nobody made this; [`Refusal::BundleNewer`].
pub(super) fn read(entry: &BundleEntry) -> Result<Said<'_>> {
    match &entry.content {
        Content::Whole(operation) => match entries::standing(operation) {
            Standing::Operation(read) => Ok(Said::Operation(read)),
            _ => Err(Refusal::BundleNotWhole.into()),
        },
        Content::Parked(parked) => Ok(Said::Refused(parked.dot, (parked.envelope, parked.payload))),
        Content::Own(_) => Err(Refusal::BundleNotWhole.into()),
        Content::Unknown(_) => Err(Refusal::BundleNewer.into()),
    }
}
