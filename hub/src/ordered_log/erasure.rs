//! Erasure: payloads are replaced by nothing, envelope and payload hash stay, so chain and checksum hold. What was
//! named stays erased: a later operation on it comes in without its payload (sync.md 7).

use rusqlite::Connection;
use soundings_wire::{Dot, Envelope, Id, OperationPayload};

use super::Log;

/// What is erased already, as far as a push needs it.
pub(super) struct Erased {
    /// Nearly always: nothing was ever erased, and no operation has to be looked up.
    nothing: bool,
}

impl Erased {
    pub(super) fn open(connection: &Connection) -> rusqlite::Result<Self> {
        let any: bool = connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM erased_entities) OR EXISTS (SELECT 1 FROM erased_operations)",
            )?
            .query_row([], |row| row.get(0))?;
        Ok(Self { nothing: !any })
    }

    /// Whether an operation names something erased. What the hub wrote does not: by it everybody knows whom to believe.
    pub(super) fn covers(&self, connection: &Connection, log: &Log, envelope: &Envelope) -> rusqlite::Result<bool> {
        if self.nothing {
            return Ok(false);
        }
        let dot = envelope.dot;
        connection
            .prepare_cached(
                "SELECT ?3 <> (SELECT id FROM hub) AND (
                     EXISTS (SELECT 1 FROM erased_entities WHERE entity = ?1) OR EXISTS (SELECT 1 FROM erased_operations
                     WHERE log = ?2 AND device = ?3 AND incarnation = ?4 AND seq = ?5))",
            )?
            .query_row(
                (envelope.entity.0, log.number, dot.incarnation.device.0, dot.incarnation.number, dot.seq as i64),
                |row| row.get(0),
            )
    }

    /// Erases what an accepted envelope names, here and for all that is still to come.
    pub(super) fn apply(&mut self, connection: &Connection, log: &Log, erasure: &Erasure) -> rusqlite::Result<()> {
        self.nothing &= erasure.is_empty();
        erasure.apply(connection, log)
    }
}

/// What is to be erased, by name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Erasure {
    pub entities: Vec<Id>,
    pub operations: Vec<Dot>,
    pub blobs: Vec<Id>,
}

impl From<&Envelope> for Erasure {
    fn from(envelope: &Envelope) -> Self {
        Self {
            entities: envelope.erased_entities.clone().unwrap_or_default(),
            operations: envelope.erased_operations.clone().unwrap_or_default(),
            blobs: envelope.erased_blobs.clone().unwrap_or_default(),
        }
    }
}

impl Erasure {
    pub(crate) fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// How many names there are.
    pub(crate) fn count(&self) -> u64 {
        (self.entities.len() + self.operations.len() + self.blobs.len()) as u64
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.entities.extend(other.entities);
        self.operations.extend(other.operations);
        self.blobs.extend(other.blobs);
    }

    /// Replaces what is named by nothing and remembers the names for ever. What the hub itself wrote stays.
    pub(crate) fn apply(&self, connection: &Connection, log: &Log) -> rusqlite::Result<()> {
        for entity in &self.entities {
            connection
                .prepare_cached("INSERT OR IGNORE INTO erased_entities (entity) VALUES (?)")?
                .execute([entity.0])?;
            empty(
                connection,
                "SELECT place, payload FROM operations JOIN chains ON chains.number = chain JOIN devices ON devices.number = chains.device
                 WHERE entity = ? AND devices.device <> (SELECT id FROM hub) AND payload IS NOT NULL",
                [entity.0],
            )?;
        }
        for dot in &self.operations {
            let name = (log.number, dot.incarnation.device.0, dot.incarnation.number, dot.seq as i64);
            connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO erased_operations (log, device, incarnation, seq) VALUES (?, ?, ?, ?)",
                )?
                .execute(name)?;
            empty(
                connection,
                "SELECT place, payload FROM operations JOIN chains ON chains.number = chain JOIN devices ON devices.number = chains.device
                 WHERE chains.log = ? AND devices.device = ? AND incarnation = ? AND seq = ?
                 AND devices.device <> (SELECT id FROM hub) AND payload IS NOT NULL",
                name,
            )?;
        }
        for blob in &self.blobs {
            connection.prepare_cached("INSERT OR IGNORE INTO erased_blobs (name) VALUES (?)")?.execute([blob.0])?;
        }
        Ok(())
    }
}

/// Replaces the payloads found by their hashes.
fn empty(connection: &Connection, found: &str, of: impl rusqlite::Params) -> rusqlite::Result<()> {
    let payloads: Vec<(i64, Vec<u8>)> = connection
        .prepare_cached(found)?
        .query_map(of, |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (place, payload) in payloads {
        let hash = OperationPayload::Whole(payload).hash();
        connection
            .prepare_cached("UPDATE operations SET payload = NULL, payload_hash = ? WHERE place = ?")?
            .execute((hash.0, place))?;
    }
    Ok(())
}
