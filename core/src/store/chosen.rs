//! What this device's owner chose for themselves. It is in no log.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

/// Nudges are shown.
pub(crate) const NUDGES: &str = "nudges";
/// Reminders name the customer.
pub(crate) const NAMES_IN_REMINDERS: &str = "names in reminders";
/// How the notebook is kept safe was asked, once.
pub(crate) const KEEPING_ASKED: &str = "keeping asked";

/// What was chosen; `None`: nothing yet.
pub(crate) fn read(connection: &Connection, what: &str) -> Result<Option<bool>> {
    let sql = "SELECT value FROM chosen WHERE what = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([what], |row| row.get(0)).optional()?)
}

/// Chooses.
pub(crate) fn write(connection: &Connection, what: &str, value: bool) -> Result<()> {
    connection.prepare_cached("INSERT OR REPLACE INTO chosen VALUES (?1, ?2)")?.execute((what, value))?;
    Ok(())
}
