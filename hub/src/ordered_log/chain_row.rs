//! One incarnation's chain in one log as the hub knows it: how far it was judged, and which operations were parked.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Digest, Id, chain};

use super::Log;
use crate::enrolment::devices::Device;
use crate::store;

/// The hashes of an operation: of its envelope, of its payload.
pub(super) type Hashes = (Digest, Digest);

/// What is kept of a parked operation.
pub(super) struct Parked {
    pub entity: Option<Id>,
    pub hashes: Hashes,
}

/// A chain.
pub(super) struct Chain {
    pub number: i64,
    /// Every seq up to here was judged: stored, or parked.
    pub judged: u64,
    /// The head after `judged`.
    pub head: Digest,
    pub parked: BTreeMap<u64, Parked>,
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
        Ok(Self { number: connection.last_insert_rowid(), judged: 0, head, parked: BTreeMap::new() })
    }

    fn find(connection: &Connection, log: &Log, device: &Device) -> rusqlite::Result<Option<Self>> {
        let found = connection
            .prepare_cached("SELECT number, judged, head FROM chains WHERE log = ? AND device = ?")?
            .query_row((log.number, device.number), |row| {
                Ok(Self {
                    number: row.get(0)?,
                    judged: row.get::<_, i64>(1)? as u64,
                    head: store::digest(row, 2)?,
                    parked: BTreeMap::new(),
                })
            })
            .optional()?;
        let Some(mut chain) = found else { return Ok(None) };
        chain.parked = connection
            .prepare_cached("SELECT seq, entity, envelope_hash, payload_hash FROM parked WHERE chain = ?")?
            .query_map([chain.number], |row| {
                let entity: Option<[u8; 16]> = row.get(1)?;
                let parked =
                    Parked { entity: entity.map(Id), hashes: (store::digest(row, 2)?, store::digest(row, 3)?) };
                Ok((row.get::<_, i64>(0)? as u64, parked))
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Some(chain))
    }

    /// Remembers that an operation was parked.
    pub(super) fn park(&mut self, connection: &Connection, seq: u64, parked: Parked) -> rusqlite::Result<()> {
        let (envelope, payload) = parked.hashes;
        connection
            .prepare_cached(
                "INSERT INTO parked (chain, seq, entity, envelope_hash, payload_hash) VALUES (?, ?, ?, ?, ?)",
            )?
            .execute((self.number, seq as i64, parked.entity.map(|id| id.0), envelope.0, payload.0))?;
        self.parked.insert(seq, parked);
        Ok(())
    }

    /// Forgets that an operation was parked: it is stored now.
    pub(super) fn take_in(&mut self, connection: &Connection, seq: u64) -> rusqlite::Result<()> {
        if self.parked.remove(&seq).is_some() {
            connection
                .prepare_cached("DELETE FROM parked WHERE chain = ? AND seq = ?")?
                .execute((self.number, seq as i64))?;
        }
        Ok(())
    }

    /// Whether an operation on `entity` must wait for an earlier one that is parked.
    pub(super) fn waits(&self, seq: u64, entity: Id) -> bool {
        self.parked.range(..seq).any(|(_, parked)| parked.entity == Some(entity))
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
