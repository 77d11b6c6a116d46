//! A log in the order in which the hub took its operations.
//!
//! A push is judged group by group in one transaction. What is taken gets the next hub_seq of the log's counter
//! row, so that the order of numbers is the order of commits and no cursor can skip one that comes later. What is
//! not taken is parked, and only later operations of the same device on the same entity wait for it.

mod chain_row;
mod erasure;
mod offered;
mod own;
mod pull;
mod push;

use ed25519_dalek::SigningKey;
use rusqlite::{Connection, OptionalExtension};
use soundings_wire::chain::{Head, Receipt, extend_checksum};
use soundings_wire::{Digest, HybridTime, Id, Signed, encode};

use crate::store;
use chain_row::Hashes;

pub(crate) use erasure::{Erasure, empty_erased};
pub(crate) use own::{HubAuthor, enrol};
pub(crate) use pull::{Reader, pull};
pub(crate) use push::{Push, push};

/// Bits of a place that number the operation within its log.
const PLACE_BITS: u32 = 40;

/// The number of the team's log; any other is an engineer's own.
const TEAM: i64 = 1;

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

    /// An engineer's own log, begun if it is new.
    pub(crate) fn open(connection: &Connection, id: Id) -> rusqlite::Result<Self> {
        if let Some(log) = Self::find(connection, id)? {
            return Ok(log);
        }
        let checksum = Digest::default();
        connection
            .prepare_cached("INSERT INTO logs (id, last, checksum) VALUES (?, 0, ?)")?
            .execute((id.0, checksum.0))?;
        Ok(Self { number: connection.last_insert_rowid(), id, last: 0, checksum })
    }

    /// An engineer's own log in which nothing stands.
    pub(crate) fn empty(id: Id) -> Self {
        Self { number: 0, id, last: 0, checksum: Digest::default() }
    }

    /// Whether it is everybody's.
    pub(crate) fn is_team(&self) -> bool {
        self.number == TEAM
    }

    /// Up to which hub_seq a backup holds it, where `team` is that of the team's log.
    pub(crate) fn watermark(&self, connection: &Connection, team: Option<u64>) -> rusqlite::Result<Option<u64>> {
        if self.is_team() {
            return Ok(team);
        }
        let found: Option<Option<i64>> = connection
            .prepare_cached("SELECT watermark FROM logs WHERE number = ?")?
            .query_row([self.number], |row| row.get(0))
            .optional()?;
        // A log that was begun after the last backup: nothing of it is in there, and there is one.
        Ok(found.flatten().map(|watermark| watermark as u64).or(team.map(|_| 0)))
    }

    /// Puts something at the end of the log. Gives its hub_seq.
    fn append(&mut self, connection: &Connection, row: &Row<'_>) -> rusqlite::Result<u64> {
        let (envelope_hash, payload_hash) = row.hashes;
        self.last += 1;
        self.checksum = extend_checksum(&self.checksum, &envelope_hash, &payload_hash, row.rank);
        connection
            .prepare_cached(
                "INSERT INTO operations (place, chain, seq, entity, rank, checksum, envelope_hash, payload_hash, envelope, payload)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute((
                self.place(self.last),
                row.chain,
                row.seq as i64,
                row.entity.map(|id| id.0),
                row.rank.0 as i64,
                self.checksum.0,
                row.envelope.is_none().then_some(envelope_hash.0),
                row.payload.is_none().then_some(payload_hash.0),
                row.envelope,
                row.payload,
            ))?;
        Ok(self.last)
    }

    /// Keeps what vouches for all that was appended since the push before.
    fn end_push(&self, connection: &Connection, end: &PushEnd<'_>) -> rusqlite::Result<()> {
        connection
            .prepare_cached("INSERT INTO pushes (place, chain, received_ms, head, receipt) VALUES (?, ?, ?, ?, ?)")?
            .execute((
                self.place(self.last),
                end.chain,
                end.receipt.received_ms as i64,
                encode(end.head),
                encode(&Signed::sign(end.hub_key, &end.receipt)),
            ))?;
        Ok(())
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

/// What stands at one place.
struct Row<'a> {
    chain: i64,
    seq: u64,
    entity: Option<Id>,
    /// Zero of a refused one.
    rank: HybridTime,
    hashes: Hashes,
    /// `None`: refused.
    envelope: Option<&'a [u8]>,
    /// `None`: refused, erased or withdrawn.
    payload: Option<&'a [u8]>,
}

/// What vouches for a push.
struct PushEnd<'a> {
    chain: i64,
    head: &'a Signed<Head>,
    receipt: Receipt,
    hub_key: &'a SigningKey,
}

/// The hub_seq of a place.
fn hub_seq(place: i64) -> u64 {
    (place & ((1 << PLACE_BITS) - 1)) as u64
}
