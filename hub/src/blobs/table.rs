//! Which files operations name, and which of them are whole.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Digest, Envelope, Id};

use crate::store;

/// A file that an operation names.
pub(crate) struct Named {
    pub log: i64,
    pub entity: Id,
    pub engineer: Id,
    pub length: u64,
    pub hash: Option<Digest>,
    pub backed_up: bool,
}

/// What an accepted operation of this engineer names. A name is one attachment's: the first in the log's order keeps it.
pub(crate) fn name(connection: &Connection, log: i64, engineer: Id, envelope: &Envelope) -> rusqlite::Result<()> {
    for blob in envelope.blobs.iter().flatten() {
        let Ok(length) = i64::try_from(blob.stored_bytes) else { continue };
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO blobs (name, log, entity, engineer, length) SELECT ?1, ?2, ?3, ?4, ?5
                 WHERE NOT EXISTS (SELECT 1 FROM erased_blobs WHERE name = ?1)",
            )?
            .execute((blob.name.0, log, envelope.entity.0, engineer.0, length))?;
    }
    Ok(())
}

/// What operations name that came before a hub kept files.
pub(crate) fn name_earlier(connection: &Connection) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(
        "SELECT envelope, chains.log, devices.engineer FROM operations
         JOIN chains ON chains.number = chain JOIN devices ON devices.number = chains.device
         WHERE envelope IS NOT NULL AND payload IS NOT NULL ORDER BY place",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Ok(envelope) = Envelope::from_bytes(row.get_ref(0)?.as_blob()?) {
            name(connection, row.get(1)?, store::id(row, 2)?, &envelope)?;
        }
    }
    Ok(())
}

pub(crate) fn find(connection: &Connection, name: Id) -> rusqlite::Result<Option<Named>> {
    connection
        .prepare_cached("SELECT log, entity, engineer, length, hash, backed_up FROM blobs WHERE name = ?")?
        .query_row([name.0], |row| {
            Ok(Named {
                log: row.get(0)?,
                entity: store::id(row, 1)?,
                engineer: store::id(row, 2)?,
                length: row.get::<_, i64>(3)?.unsigned_abs(),
                hash: row.get::<_, Option<[u8; 32]>>(4)?.map(Digest),
                backed_up: row.get(5)?,
            })
        })
        .optional()
}

/// Whether a device of this engineer named it.
pub(crate) fn is_named_by(connection: &Connection, name: Id, engineer: Id) -> rusqlite::Result<bool> {
    Ok(find(connection, name)?.is_some_and(|named| named.engineer == engineer))
}

pub(super) fn is_erased(connection: &Connection, name: Id) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM erased_blobs WHERE name = ?)")?
        .query_row([name.0], |row| row.get(0))
}

/// All of it is there, or not any more.
pub(super) fn is_whole(connection: &Connection, name: Id, hash: Option<Digest>) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE blobs SET hash = ?2, backed_up = 0 WHERE name = ?1")?
        .execute((name.0, hash.map(|hash| hash.0)))?;
    Ok(())
}

/// Refuses a name for ever.
pub(crate) fn erase(connection: &Connection, name: Id) -> rusqlite::Result<()> {
    connection.prepare_cached("INSERT OR IGNORE INTO erased_blobs (name) VALUES (?)")?.execute([name.0])?;
    connection.prepare_cached("DELETE FROM blobs WHERE name = ?")?.execute([name.0])?;
    Ok(())
}

/// Refuses every name that an operation on an erased thing brought, whether the erasure lists it or not.
pub(crate) fn erase_of(connection: &Connection, entity: Id) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO erased_blobs SELECT name FROM blobs WHERE entity = ?")?
        .execute([entity.0])?;
    connection.prepare_cached("DELETE FROM blobs WHERE entity = ?")?.execute([entity.0])?;
    Ok(())
}

/// A backup holds these, with these hashes.
pub(crate) fn mark_backed_up(connection: &Connection, kept: &[(Id, Digest)]) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached("UPDATE blobs SET backed_up = 1 WHERE name = ? AND hash = ?")?;
    for (name, hash) in kept {
        statement.execute((name.0, hash.0))?;
    }
    Ok(())
}
