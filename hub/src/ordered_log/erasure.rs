//! Erasure: payloads are replaced by nothing, envelope and payload hash stay, so chain and checksum hold. What was
//! named stays erased: a later operation on it comes in without its payload (sync.md 7).

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::messages::ParkReason;
use soundings_wire::{Dot, Envelope, Id, Operation, OperationPayload, Payload, envelope, limits};

use super::{Log, Push};
use crate::blobs;
use crate::error::Unserved;
use crate::store;

/// What is erased already, as far as a push needs it.
pub(super) struct Erased {
    /// Nearly always: nothing was ever erased, and no operation has to be looked up.
    nothing: bool,
}

impl Erased {
    pub(super) fn open(connection: &Connection) -> rusqlite::Result<Self> {
        let any: bool = connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM erased_entities) OR EXISTS (SELECT 1 FROM erased_operations)
                 OR EXISTS (SELECT 1 FROM erased_in)",
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
                     WHERE log = ?2 AND device = ?3 AND incarnation = ?4 AND seq = ?5)
                     OR EXISTS (SELECT 1 FROM erased_in WHERE log = ?6 AND entity = ?1))",
            )?
            .query_row(
                (
                    envelope.entity.0,
                    log.number,
                    dot.incarnation.device.0,
                    dot.incarnation.number,
                    dot.seq as i64,
                    log.id.0,
                ),
                |row| row.get(0),
            )
    }

    /// Erases what an accepted envelope names, here and for all that is still to come.
    pub(super) fn apply(&mut self, connection: &Connection, log: &Log, erasure: &Erasure) -> rusqlite::Result<()> {
        self.nothing &= erasure.is_empty();
        erasure.apply(connection, log)
    }
}

/// Takes the payloads of what is erased from operations that stand in no log; whether there were any.
pub(crate) fn empty_erased(connection: &Connection, log: &Log, operations: &mut [Operation]) -> rusqlite::Result<bool> {
    let erased = Erased::open(connection)?;
    let mut any = false;
    for operation in operations {
        let Ok(envelope) = Envelope::outline(&operation.envelope) else { continue };
        if matches!(operation.payload, OperationPayload::Whole(_)) && erased.covers(connection, log, &envelope)? {
            operation.payload = OperationPayload::Absent(operation.payload.hash());
            any = true;
        }
    }
    Ok(any)
}

/// An erasure that was asked for.
pub(super) struct Asked {
    place: i64,
    engineer: Id,
    names: Erasure,
}

/// The first operation of an erasure's entity that names what is to go, which asks for it; `None` where there is none yet.
pub(super) fn asked(connection: &Connection, log: &Log, entity: Id) -> Result<Option<Asked>, Unserved> {
    let mut on_it = connection.prepare_cached(
        "SELECT place, engineer, envelope FROM operations
         JOIN chains ON chains.number = chain JOIN devices ON devices.number = chains.device
         WHERE entity = ? AND envelope IS NOT NULL AND chains.log = ? ORDER BY place",
    )?;
    let mut rows = on_it.query((entity.0, log.number))?;
    while let Some(row) = rows.next()? {
        let envelope = Envelope::from_bytes(row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?)?;
        if envelope.erases() {
            let (place, engineer) = (row.get(0)?, store::id(row, 1)?);
            return Ok(Some(Asked { place, engineer, names: Erasure::from(&envelope) }));
        }
    }
    Ok(None)
}

/// What keeps an erasure from being carried out. The same engineer asked for all of it a day ago by this hub's clock, and
/// nobody has said anything else on it: that would have taken it back. What asks is taken where everybody will see it.
pub(super) fn fault(
    connection: &Connection,
    log: &Log,
    push: &Push<'_>,
    (envelope, payload): (&Envelope, &OperationPayload),
) -> Result<Option<ParkReason>, Unserved> {
    let Some(asked) = asked(connection, log, envelope.entity)? else {
        let unseen = log.is_team()
            && !is_seen(envelope, payload)
            && !Erased::open(connection)?.covers(connection, log, envelope)?;
        return Ok(unseen.then_some(ParkReason::NotUnderstood));
    };
    if asked.engineer != push.author.engineer || !asked.names.contains(&Erasure::from(envelope)) {
        return Ok(Some(ParkReason::NotUnderstood));
    }
    if asked.names.is_erased(connection, log)? {
        // By a hub that was lost since, whose list this one was given.
        return Ok(None);
    }
    if !asked.names.stood_before(connection, log, asked.place)? {
        return Ok(Some(ParkReason::NotUnderstood));
    }
    if is_taken_back(connection, log, envelope.entity)? {
        return Ok(Some(ParkReason::ErasureTakenBack));
    }
    let received: Option<i64> = connection
        // Of this log alone: what asked may come with this very push, which stands nowhere yet.
        .prepare_cached("SELECT received_ms FROM pushes WHERE place BETWEEN ? AND ? ORDER BY place LIMIT 1")?
        .query_row((asked.place, log.place(log.last)), |row| row.get(0))
        .optional()?;
    let is_due = received.is_some_and(|received| received as u64 + limits::TAKE_BACK_MS <= push.now_ms);
    Ok((!is_due).then_some(ParkReason::ErasureNotDue))
}

/// Whether every device shows what asks for an erasure: it says that it is one, can be read, and waits for nothing else. Devices
/// do nothing that nobody could see and take back, and the hub must not either.
fn is_seen(envelope: &Envelope, payload: &OperationPayload) -> bool {
    let OperationPayload::Whole(payload) = payload else { return false };
    let waits_for_nothing = |payload: Payload| payload.changes.iter().all(|change| change.base.is_empty());
    envelope.kind == envelope::ERASURE && Payload::from_bytes(payload).is_ok_and(waits_for_nothing)
}

/// Whether somebody said something else on it; of a hub that was restored, also before what asked came to it again.
fn is_taken_back(connection: &Connection, log: &Log, entity: Id) -> Result<bool, Unserved> {
    let mut on_it = connection.prepare_cached(
        "SELECT envelope FROM operations JOIN chains ON chains.number = chain
         WHERE entity = ? AND envelope IS NOT NULL AND chains.log = ?",
    )?;
    let mut rows = on_it.query((entity.0, log.number))?;
    while let Some(row) = rows.next()? {
        if !Envelope::from_bytes(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?.erases() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What is to be erased, by name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Erasure {
    /// The engineer's own log that it is erased in; `None`: it is the team's, and is erased in every log.
    pub own: Option<Id>,
    pub entities: Vec<Id>,
    pub operations: Vec<Dot>,
    pub blobs: Vec<Id>,
}

impl From<&Envelope> for Erasure {
    fn from(envelope: &Envelope) -> Self {
        Self {
            own: None,
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

    /// Whether all that another names is named here.
    fn contains(&self, other: &Self) -> bool {
        let (entities, operations, blobs): (HashSet<_>, HashSet<_>, HashSet<_>) =
            (self.entities.iter().collect(), self.operations.iter().collect(), self.blobs.iter().collect());
        other.entities.iter().all(|entity| entities.contains(entity))
            && other.operations.iter().all(|dot| operations.contains(dot))
            && other.blobs.iter().all(|blob| blobs.contains(blob))
    }

    /// Whether all of it is erased already.
    fn is_erased(&self, connection: &Connection, log: &Log) -> rusqlite::Result<bool> {
        let mut entity = connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM erased_entities WHERE entity = ?1)
             OR EXISTS (SELECT 1 FROM erased_in WHERE entity = ?1 AND log = ?2)",
        )?;
        let mut operation = connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM erased_operations WHERE log = ? AND device = ? AND incarnation = ? AND seq = ?)",
        )?;
        let mut blob = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM erased_blobs WHERE name = ?)")?;
        for id in &self.entities {
            if !entity.query_row((id.0, log.id.0), |row| row.get(0))? {
                return Ok(false);
            }
        }
        for name in &self.blobs {
            if !blob.query_row([name.0], |row| row.get(0))? {
                return Ok(false);
            }
        }
        for dot in &self.operations {
            let name = (log.number, dot.incarnation.device.0, dot.incarnation.number, dot.seq as i64);
            if !operation.query_row(name, |row| row.get(0))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Without the blobs that are another thing's, or another log's: a blob goes with its thing, which people see named. A
    /// name that stands nowhere yet may come, from a device that was away, to a hub that was restored.
    pub(super) fn of_its_own(mut self, connection: &Connection, log: &Log) -> rusqlite::Result<Self> {
        let mut kept = Vec::with_capacity(self.blobs.len());
        for name in self.blobs.drain(..) {
            let named = blobs::find(connection, name)?;
            if named.is_none_or(|named| named.log == log.number && self.entities.contains(&named.entity)) {
                kept.push(name);
            }
        }
        self.blobs = kept;
        Ok(self)
    }

    /// Whether all operations that it names stood in the log before a place: nobody erases what was not written yet.
    fn stood_before(&self, connection: &Connection, log: &Log, place: i64) -> rusqlite::Result<bool> {
        let mut stands = connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM operations JOIN chains ON chains.number = chain JOIN devices ON devices.number = chains.device
             WHERE chains.log = ? AND devices.device = ? AND incarnation = ? AND seq = ? AND place < ?)",
        )?;
        for dot in &self.operations {
            let Ok(seq) = i64::try_from(dot.seq) else { return Ok(false) };
            let name = (log.number, dot.incarnation.device.0, dot.incarnation.number, seq, place);
            if !stands.query_row(name, |row| row.get(0))? {
                return Ok(false);
            }
        }
        Ok(true)
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
        if !log.is_team() {
            return self.apply_to_own(connection, log);
        }
        for entity in &self.entities {
            connection
                .prepare_cached("INSERT OR IGNORE INTO erased_entities (entity) VALUES (?)")?
                .execute([entity.0])?;
            blobs::erase_of(connection, *entity)?;
            empty(
                connection,
                "SELECT place, payload FROM operations JOIN chains ON chains.number = chain JOIN devices ON devices.number = chains.device
                 WHERE entity = ? AND devices.device <> (SELECT id FROM hub) AND payload IS NOT NULL",
                [entity.0],
            )?;
        }
        self.apply_to_operations(connection, log)?;
        self.remember_blobs(connection)
    }

    /// What an engineer erases in their own log goes there alone: nobody of the team was asked.
    fn apply_to_own(&self, connection: &Connection, log: &Log) -> rusqlite::Result<()> {
        for entity in &self.entities {
            connection
                .prepare_cached("INSERT OR IGNORE INTO erased_in (log, entity) VALUES (?, ?)")?
                .execute((log.id.0, entity.0))?;
            empty(
                connection,
                "SELECT place, payload FROM operations JOIN chains ON chains.number = chain
                 WHERE entity = ? AND chains.log = ? AND payload IS NOT NULL",
                (entity.0, log.number),
            )?;
        }
        self.apply_to_operations(connection, log)?;
        self.remember_blobs(connection)
    }

    fn apply_to_operations(&self, connection: &Connection, log: &Log) -> rusqlite::Result<()> {
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
        Ok(())
    }

    fn remember_blobs(&self, connection: &Connection) -> rusqlite::Result<()> {
        for blob in &self.blobs {
            blobs::erase(connection, *blob)?;
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
