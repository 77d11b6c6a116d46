//! When this notebook was last backed up, and when its owner was last told that it lies nowhere else.

use rusqlite::Connection;

use crate::error::Result;

/// Both, in Unix milliseconds; `None`: never.
pub(crate) struct Backups {
    pub made: Option<i64>,
    pub told: Option<i64>,
}

/// Reads both.
pub(crate) fn read(connection: &Connection) -> Result<Backups> {
    Ok(connection
        .prepare_cached("SELECT made, told FROM backup")?
        .query_row([], |row| Ok(Backups { made: row.get(0)?, told: row.get(1)? }))?)
}

/// A backup was made.
pub(crate) fn was_made(connection: &Connection, utc_ms: i64) -> Result<()> {
    connection.execute("UPDATE backup SET made = ?1", [utc_ms])?;
    Ok(())
}

/// Whoever keeps the notebook was told.
pub(crate) fn was_told(connection: &Connection, utc_ms: i64) -> Result<()> {
    connection.execute("UPDATE backup SET told = ?1", [utc_ms])?;
    Ok(())
}
