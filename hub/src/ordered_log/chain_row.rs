//! One incarnation's chain in one log as the hub knows it: how far it was judged, and which operations were parked.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Digest, Id, chain};

use super::Log;
use crate::enrolment::devices::Device;
use crate::store;

/// The hashes of an operation: of its envelope, of its payload.
pub(super) type Hashes = (Digest, Digest);

/// A chain.
pub(super) struct Chain {
    pub number: i64,
    /// Every seq up to here was judged: stored, or parked.
    pub judged: u64,
    /// The head after `judged`.
    pub head: Digest,
    /// How many of its operations are parked. They are looked for one by one: a push costs the same however many lie there.
    pub parked: u64,
}

impl Chain {
    /// The chain of a device in a log, begun if it is new.
    pub(super) fn open(connection: &Connection, log: &Log, device: &Device) -> rusqlite::Result<Self> {
        if let Some(found) = Self::find(connection, log, device)? {
            return Ok(found);
        }
        let head = chain::start(log.id, device.incarnation);
        connection.prepare_cached("INSERT INTO chains (log, device, judged, head) VALUES (?, ?, 0, ?)")?.execute((
            log.number,
            device.number,
            head.0,
        ))?;
        Ok(Self { number: connection.last_insert_rowid(), judged: 0, head, parked: 0 })
    }

    fn find(connection: &Connection, log: &Log, device: &Device) -> rusqlite::Result<Option<Self>> {
        connection
            .prepare_cached("SELECT number, judged, head, parked FROM chains WHERE log = ? AND device = ?")?
            .query_row((log.number, device.number), |row| {
                Ok(Self {
                    number: row.get(0)?,
                    judged: row.get::<_, i64>(1)? as u64,
                    head: store::digest(row, 2)?,
                    parked: row.get::<_, i64>(3)?.unsigned_abs(),
                })
            })
            .optional()
    }

    /// The hashes of a parked operation; `None`: it is not.
    pub(super) fn parked_at(&self, connection: &Connection, seq: u64) -> rusqlite::Result<Option<Hashes>> {
        if self.parked == 0 {
            return Ok(None);
        }
        connection
            .prepare_cached("SELECT envelope_hash, payload_hash FROM parked WHERE chain = ? AND seq = ?")?
            .query_row((self.number, seq as i64), |row| Ok((store::digest(row, 0)?, store::digest(row, 1)?)))
            .optional()
    }

    /// Remembers that an operation was parked.
    pub(super) fn park(
        &mut self,
        connection: &Connection,
        (seq, entity): (u64, Option<Id>),
        (envelope, payload): Hashes,
    ) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO parked (chain, seq, entity, envelope_hash, payload_hash) VALUES (?, ?, ?, ?, ?)",
            )?
            .execute((self.number, seq as i64, entity.map(|id| id.0), envelope.0, payload.0))?;
        self.parked += 1;
        Ok(())
    }

    /// Forgets that an operation was parked: it is stored now.
    pub(super) fn take_in(&mut self, connection: &Connection, seq: u64) -> rusqlite::Result<()> {
        if self.parked > 0 {
            let sql = "DELETE FROM parked WHERE chain = ? AND seq = ?";
            self.parked -= connection.prepare_cached(sql)?.execute((self.number, seq as i64))? as u64;
        }
        Ok(())
    }

    /// Whether an operation on `entity` must wait for an earlier one that is parked.
    pub(super) fn waits(&self, connection: &Connection, seq: u64, entity: Id) -> rusqlite::Result<bool> {
        if self.parked == 0 {
            return Ok(false);
        }
        connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM parked WHERE chain = ? AND entity = ? AND seq < ?)")?
            .query_row((self.number, entity.0, seq as i64), |row| row.get(0))
    }

    pub(super) fn save(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection.prepare_cached("UPDATE chains SET judged = ?, head = ? WHERE number = ?")?.execute((
            self.judged as i64,
            self.head.0,
            self.number,
        ))?;
        Ok(())
    }
}
