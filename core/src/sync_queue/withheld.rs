//! A payload that a hub withheld: of the operation the hash alone came, as of one that was erased. Its author signed that hash,
//! so whatever brings bytes that match it later brings the operation itself.

use super::entries::{self, Entry, Read};
use super::taking::Taking;
use crate::error::Result;
use crate::log::{erasure, operations, projection};
use crate::model::Kind;
use crate::store::columns::OperationState;

impl Taking<'_> {
    /// An operation is here, and its very bytes come with a page: where its payload was withheld it is taken in now.
    pub(super) fn fill(&mut self, author: i64, entry: &Entry<'_>, read: &Read<'_>) -> Result<()> {
        let envelope = &read.envelope;
        let name = (self.log, author, envelope.dot.seq as i64);
        if read.payload().is_none() || !operations::is_empty(self.connection, name)? {
            return Ok(());
        }
        // What its author withdrew stays so, and what was erased.
        let state = operations::standing(self.connection, name)?.map(|standing| standing.state);
        if state == Some(OperationState::Withdrawn) || erasure::is_emptied(self.connection, envelope.entity, name)? {
            return Ok(());
        }
        // It was covered by its hash, or is by now.
        let covered = state != Some(OperationState::Uncovered) || self.is_covered(read)?;
        let (_, _, rank) = entries::kept(self.connection, name)?;
        operations::remove(self.connection, name)?;
        self.store(entry.hub_seq, rank.min(entry.rank), read, covered)?;
        self.out_of_order = true;
        if covered {
            self.late.push(envelope.entity);
        }
        if covered && self.kind(read) == Some(Kind::Erasure) {
            projection::rework(self.connection, self.log, envelope.entity)?;
        }
        Ok(())
    }
}
