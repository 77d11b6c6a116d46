//! Files that a revoked device had not sent. What its pushes in quarantine name is taken as files of the team's are, in pieces
//! from an offset that the hub tells, into a folder of its own: given to nobody, for a person at the hub to take out. A file that
//! the team's log names already, and waits for, goes where it belongs: its operation was accepted, and its bytes are checked by
//! whoever reads them.
//!
//! ```text
//! named (by a push in quarantine) -> begun (its bytes count against the device's room) -> all of it (hash) -> taken out
//! ```

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::messages::{AskBlobs, BlobStanding, BlobState, HubReply, ParkReason};
use soundings_wire::{Digest, Envelope, Id, Operation, OperationPayload, limits};

use crate::blobs::apart;
use crate::enrolment::devices::Device;
use crate::error::Unserved;
use crate::{Hub, HubError, State, begin, store};

/// So many bytes of files are kept of one device: the pictures of some weeks.
const MOST_BYTES: u64 = 1 << 30;

/// A file that a revoked device had not sent, as far as it is known here.
pub(crate) struct Unsent {
    pub length: u64,
    /// Its bytes count against the device's room.
    pub is_begun: bool,
    pub hash: Option<Digest>,
}

/// How far a file is.
#[derive(Clone, Copy)]
enum Kept {
    Begun = 1,
    TakenOut = 2,
}

/// What is kept of one device's files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnsentFiles {
    /// How many of them are whole.
    pub files: u64,
    /// And how many bytes these have.
    pub bytes: u64,
}

/// A whole file in quarantine.
#[derive(Clone, Copy)]
pub(crate) struct Whole {
    pub device: i64,
    pub name: Id,
    pub hash: Digest,
}

/// What operations in quarantine name. They are no more than the push that names them has room for.
pub(super) fn name(connection: &Connection, device: i64, operations: &[Operation]) -> rusqlite::Result<()> {
    for operation in operations {
        let Ok(envelope) = Envelope::outline(&operation.envelope) else { continue };
        if !matches!(operation.payload, OperationPayload::Whole(_)) {
            continue;
        }
        for blob in envelope.blobs.iter().flatten() {
            let Ok(length) = i64::try_from(blob.stored_bytes) else { continue };
            connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO quarantine_files (device, name, entity, length) SELECT ?1, ?2, ?3, ?4
                     WHERE NOT EXISTS (SELECT 1 FROM erased_blobs WHERE name = ?2)",
                )?
                .execute((device, blob.name.0, envelope.entity.0, length))?;
        }
    }
    Ok(())
}

pub(crate) fn find(connection: &Connection, device: i64, name: Id) -> rusqlite::Result<Option<Unsent>> {
    connection
        .prepare_cached("SELECT length, state, hash FROM quarantine_files WHERE device = ? AND name = ?")?
        .query_row((device, name.0), |row| {
            Ok(Unsent {
                length: row.get::<_, i64>(0)?.unsigned_abs(),
                is_begun: row.get::<_, i64>(1)? != 0,
                hash: row.get::<_, Option<[u8; 32]>>(2)?.map(Digest),
            })
        })
        .optional()
}

/// It is on its way.
pub(crate) fn is_begun(connection: &Connection, device: i64, name: Id) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE quarantine_files SET state = ?3 WHERE device = ?1 AND name = ?2 AND state = 0")?
        .execute((device, name.0, Kept::Begun as i64))?;
    Ok(())
}

/// All of it is there.
pub(crate) fn is_whole(connection: &Connection, device: i64, name: Id, hash: Digest) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE quarantine_files SET hash = ?3 WHERE device = ?1 AND name = ?2 AND state = ?4")?
        .execute((device, name.0, hash.0, Kept::Begun as i64))?;
    Ok(())
}

fn has_room(connection: &Connection, device: i64, length: u64) -> rusqlite::Result<bool> {
    let held: i64 = connection
        .prepare_cached("SELECT coalesce(sum(length), 0) FROM quarantine_files WHERE device = ? AND state = ?")?
        .query_row((device, Kept::Begun as i64), |row| row.get(0))?;
    Ok(held.unsigned_abs().saturating_add(length) <= MOST_BYTES)
}

/// Something was erased: the names that go with it. Their bytes go by [`sweep`].
pub(super) fn erase(connection: &Connection, gone: &[Id]) -> rusqlite::Result<()> {
    for name in gone {
        connection.prepare_cached("DELETE FROM quarantine_files WHERE name = ?")?.execute([name.0])?;
    }
    // Also of what a person took out since: its push is not here any more to tell them.
    connection.execute_batch(
        "DELETE FROM quarantine_files WHERE name IN (SELECT name FROM erased_blobs)
             OR entity IN (SELECT entity FROM erased_entities)",
    )
}

/// Removes files that nothing names any more, or that were taken out.
pub(crate) fn sweep(hub: &Path, connection: &Connection) -> Result<(), HubError> {
    let fault = |source| HubError::File { path: apart::folder(hub), source };
    let mut known = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM quarantine_files WHERE device = ? AND name = ? AND state = ?)")?;
    for file in fs::read_dir(apart::folder(hub)).map_err(fault)? {
        let file = file.map_err(fault)?;
        let Some((device, name)) = apart::of_file(&file.file_name()) else { continue };
        if !known.query_row((device, name.0, Kept::Begun as i64), |row| row.get::<_, bool>(0))? {
            fs::remove_file(file.path()).map_err(fault)?;
        }
    }
    Ok(())
}

/// The whole ones, by device.
pub(crate) fn whole(connection: &Connection) -> rusqlite::Result<Vec<Whole>> {
    connection
        .prepare(
            "SELECT device, name, hash FROM quarantine_files WHERE state = ? AND hash IS NOT NULL ORDER BY device, name",
        )?
        .query_map([Kept::Begun as i64], |row| {
            Ok(Whole { device: row.get(0)?, name: store::id(row, 1)?, hash: store::digest(row, 2)? })
        })?
        .collect()
}

/// How much of one device's is whole.
pub(super) fn count(connection: &Connection, device: i64) -> rusqlite::Result<UnsentFiles> {
    connection
        .prepare_cached(
            "SELECT count(*), coalesce(sum(length), 0) FROM quarantine_files
             WHERE device = ? AND state = ? AND hash IS NOT NULL",
        )?
        .query_row((device, Kept::Begun as i64), |row| {
            let count = |column| row.get::<_, i64>(column).map(i64::unsigned_abs);
            Ok(UnsentFiles { files: count(0)?, bytes: count(1)? })
        })
}

/// These were taken out; their hashes stay, by which they are known when they are offered again.
pub(crate) fn take_out(connection: &Connection, files: &[Whole]) -> rusqlite::Result<()> {
    for file in files {
        connection
            .prepare_cached("UPDATE quarantine_files SET state = ?3 WHERE device = ?1 AND name = ?2 AND hash = ?4")?
            .execute((file.device, file.name.0, Kept::TakenOut as i64, file.hash.0))?;
    }
    Ok(())
}

/// Not all of it came with the backup: it is asked for again.
pub(crate) fn is_lost(connection: &Connection, file: Whole) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE quarantine_files SET state = 0, hash = NULL WHERE device = ? AND name = ?")?
        .execute((file.device, file.name.0))?;
    Ok(())
}

impl Hub {
    /// What is held of files that a revoked device asks for.
    pub(crate) fn ask_unsent(
        &self,
        state: &mut State,
        device: &Device,
        asked: &AskBlobs,
        now_ms: u64,
    ) -> Result<HubReply, Unserved> {
        state.take_turn(device, now_ms)?;
        let transaction = begin(&mut state.connection)?;
        let log = self.files_of(&transaction, device, asked.log)?;
        let standings = asked
            .names
            .iter()
            .map(|name| self.standing_of_unsent(&transaction, device, (log, *name), now_ms))
            .collect::<Result<_, Unserved>>()?;
        transaction.commit()?;
        Ok(HubReply::Blobs(soundings_wire::messages::BlobStandings { standings }))
    }

    /// How a file stands for a revoked device: in the team's log where that names it, or else in quarantine.
    pub(crate) fn standing_of_unsent(
        &self,
        connection: &Connection,
        device: &Device,
        (log, name): (i64, Id),
        now_ms: u64,
    ) -> Result<BlobStanding, Unserved> {
        let standing = self.standing(connection, log, name)?;
        let not_taken = BlobStanding { state: BlobState::NotTaken, stored_bytes: 0, ..standing };
        match standing.state {
            BlobState::Unnamed => {}
            // Whose it is has it too.
            BlobState::Partly if !crate::blobs::is_named_by(connection, name, device.engineer)? => {
                return Ok(not_taken);
            }
            _ => return Ok(standing),
        }
        let Some(unsent) = find(connection, device.number, name)? else { return Ok(standing) };
        if unsent.length > limits::BLOB_BYTES {
            // No hub would ever have taken it.
            return Ok(not_taken);
        }
        if !unsent.is_begun && !has_room(connection, device.number, unsent.length)? {
            let state = match super::does_not_fit(connection, device, now_ms)? {
                ParkReason::QuarantineFull => BlobState::NotTaken,
                _ => BlobState::TooLarge,
            };
            return Ok(BlobStanding { state, ..not_taken });
        }
        self.standing_apart(device.number, name, &unsent)
    }

    /// How much of a file in quarantine is there.
    pub(crate) fn standing_apart(&self, device: i64, name: Id, unsent: &Unsent) -> Result<BlobStanding, Unserved> {
        let nothing = BlobStanding { state: BlobState::Partly, stored_bytes: 0, hash: None, backed_up: false };
        if unsent.hash.is_some() {
            let (state, stored_bytes) = (BlobState::Whole, unsent.length);
            return Ok(BlobStanding { state, stored_bytes, hash: unsent.hash, ..nothing });
        }
        let path = apart::place(&self.folder, device, name);
        let stored_bytes = crate::blobs::length(&path).map_err(|source| HubError::File { path, source })?;
        // As long as it should be, and never hashed: its last byte comes again.
        Ok(BlobStanding { stored_bytes: stored_bytes.min(unsent.length.saturating_sub(1)), ..nothing })
    }
}
