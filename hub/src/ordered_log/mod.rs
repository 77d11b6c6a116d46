//! A log in the order in which the hub took its operations.
//!
//! A push is judged group by group in one transaction. What is taken gets the next hub_seq of the log's counter
//! row, so that the order of numbers is the order of commits and no cursor can skip one that comes later. What is
//! not taken is parked, and only later operations of the same device on the same entity wait for it.

mod chain_row;
mod erasure;
mod pull;
mod push;

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Digest, Id};

use crate::store;

pub(crate) use erasure::Erasure;
pub(crate) use pull::{Reader, pull};
pub(crate) use push::{Push, push};

/// Bits of a place that number the operation within its log.
const PLACE_BITS: u32 = 40;

/// A log's counter row.
pub(crate) struct Log {
    pub number: i64,
    pub id: Id,
    /// The last hub_seq given.
    pub last: u64,
    /// The checksum after it.
    pub checksum: Digest,
}

impl Log {
    pub(crate) fn find(connection: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        connection
            .prepare_cached("SELECT number, last, checksum FROM logs WHERE id = ?")?
            .query_row([id.0], |row| {
                Ok(Self {
                    number: row.get(0)?,
                    id,
                    last: row.get::<_, i64>(1)? as u64,
                    checksum: store::digest(row, 2)?,
                })
            })
            .optional()
    }

    fn save(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection.prepare_cached("UPDATE logs SET last = ?, checksum = ? WHERE number = ?")?.execute((
            self.last as i64,
            self.checksum.0,
            self.number,
        ))?;
        Ok(())
    }

    /// Where an operation lies in the table.
    fn place(&self, hub_seq: u64) -> i64 {
        (self.number << PLACE_BITS) | hub_seq as i64
    }
}

/// The hub_seq of a place.
fn hub_seq(place: i64) -> u64 {
    (place & ((1 << PLACE_BITS) - 1)) as u64
}
