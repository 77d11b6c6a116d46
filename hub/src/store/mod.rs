//! The hub's database: one SQLite file in its folder, in clear, with WAL and `synchronous=FULL`, so that what a
//! device was told is stored survives a power cut.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use soundings_wire::{Digest, Id};

use crate::HubError;

/// The database in the hub's folder.
pub(crate) const FILE: &str = "hub.sqlite3";

/// Numbered steps from an empty file to this version's schema. They are only ever added to.
const MIGRATIONS: &[&str] = &[
    include_str!("0001.sql"),
    include_str!("0002.sql"),
    include_str!("0003.sql"),
    include_str!("0004.sql"),
    include_str!("0005.sql"),
    include_str!("0006.sql"),
    include_str!("0007.sql"),
    include_str!("0008.sql"),
    include_str!("0009.sql"),
];
/// From this version on files are kept that operations name.
const KEEPS_BLOBS: u32 = 4;

/// From this version on files in quarantine are kept.
const KEEPS_UNSENT_FILES: u32 = 8;

/// Opens the database, made or brought up to this version's schema.
pub(crate) fn open(path: &Path) -> Result<Connection, HubError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    // An `invite` in another process may hold the lock for a moment.
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    // A statement is planned once, whatever it is given.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    migrate(&mut connection)?;
    Ok(connection)
}

/// Brings the schema up to this version's.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), HubError> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let found: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = MIGRATIONS.len() as u32;
    if found > known {
        return Err(HubError::Newer { found, known });
    }
    for step in &MIGRATIONS[found as usize..] {
        transaction.execute_batch(step)?;
    }
    if found < KEEPS_BLOBS {
        crate::blobs::name_earlier(&transaction)?;
    }
    if found < KEEPS_UNSENT_FILES {
        crate::quarantine::name_files(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

/// Leaves nothing of what was erased in the write-ahead log.
pub(crate) fn empty_write_ahead_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

/// Reads a column of exactly `N` bytes.
pub(crate) fn bytes<const N: usize>(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<[u8; N]> {
    row.get(column)
}

/// Reads an id.
pub(crate) fn id(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Id> {
    bytes(row, column).map(Id)
}

/// Reads a hash.
pub(crate) fn digest(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Digest> {
    bytes(row, column).map(Digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_the_one_written_down() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(&folder.path().join("hub.sqlite3")).unwrap();
        let mut statement =
            connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").unwrap();
        let schema: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        insta::assert_snapshot!(schema.join(";\n\n"));
    }

    #[test]
    fn a_newer_database_is_refused_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hub.sqlite3");
        open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(open(&path), Err(HubError::Newer { found: 99, .. })));
    }
}
