//! What came in a bundle and has no place in the log yet. A place that comes later is worked in: what hangs on the log's order.

use rusqlite::Connection;
use soundings_wire::Id;

use crate::error::Result;
use crate::log::operations::RowName;
use crate::log::projection;
use crate::store::columns::Log;

/// Whether there is any.
pub(in crate::sync_queue) fn any(connection: &Connection) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM brought)")?.query_row([], |row| row.get(0))?)
}

/// Remembers one.
pub(in crate::sync_queue) fn remember(connection: &Connection, name: RowName) -> Result<()> {
    connection.prepare_cached("INSERT OR IGNORE INTO brought (log, author, seq) VALUES (?1, ?2, ?3)")?.execute(name)?;
    Ok(())
}

/// Its place is known now; whether it was one of them.
pub(in crate::sync_queue) fn is_placed(connection: &Connection, name: RowName) -> Result<bool> {
    let sql = "DELETE FROM brought WHERE log = ?1 AND author = ?2 AND seq = ?3";
    Ok(connection.prepare_cached(sql)?.execute(name)? > 0)
}

/// Works a place in.
pub(in crate::sync_queue) fn work_in(
    connection: &Connection,
    log: Log,
    entity: Id,
    changed: &mut Vec<Id>,
) -> Result<()> {
    // One author's are in their order already.
    if authors(connection, log, entity)? > 1 {
        projection::rework(connection, log, entity)?;
        changed.push(entity);
    }
    Ok(())
}

/// How many wrote to a thing, two being many.
fn authors(connection: &Connection, log: Log, entity: Id) -> Result<i64> {
    let sql = "SELECT count(*) FROM (SELECT DISTINCT author FROM operation WHERE entity = ?1 AND log = ?2 LIMIT 2)";
    Ok(connection.prepare_cached(sql)?.query_row((entity.as_bytes(), log), |row| row.get(0))?)
}
