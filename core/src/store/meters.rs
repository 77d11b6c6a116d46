//! What lists show of each map: its entries and the ticks of its parts, kept. The schema's triggers name the maps that something
//! changed of, in the transaction that changes it.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::model::{Id, MapPart};

/// The ticks of the parts, in canvas order.
pub(crate) type Depths = [u8; MapPart::ALL.len()];

/// How many entries a map has, and its ticks; `None`: it changed since they were kept.
pub(crate) fn kept(connection: &Connection, map: Id) -> Result<Option<(u32, Depths)>> {
    let sql = "SELECT entries, depths FROM map_meter WHERE map = ?1
               AND NOT EXISTS (SELECT 1 FROM map_changed WHERE map_changed.map = ?1)";
    let found: Option<(u32, Vec<u8>)> =
        connection.prepare_cached(sql)?.query_row([map.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(found.and_then(|(entries, depths)| Some((entries, depths.try_into().ok()?))))
}

/// Maps that something changed of, so many of them.
pub(crate) fn changed(connection: &Connection, limit: usize) -> Result<Vec<Id>> {
    let mut statement = connection.prepare_cached("SELECT map FROM map_changed LIMIT ?1")?;
    let maps = statement.query_map([limit as i64], |row| super::columns::id(row, 0))?;
    Ok(maps.collect::<rusqlite::Result<_>>()?)
}

/// Keeps what was worked out of a map; `None`: the map is not here any more.
pub(crate) fn keep(connection: &Connection, map: Id, meter: Option<(u32, Depths)>) -> Result<()> {
    match meter {
        Some((entries, depths)) => connection
            .prepare_cached("INSERT OR REPLACE INTO map_meter VALUES (?1, ?2, ?3)")?
            .execute((map.as_bytes(), entries, depths))?,
        None => connection.prepare_cached("DELETE FROM map_meter WHERE map = ?1")?.execute([map.as_bytes()])?,
    };
    connection.prepare_cached("DELETE FROM map_changed WHERE map = ?1")?.execute([map.as_bytes()])?;
    Ok(())
}

/// Every map that is here or that something is kept of: for what compares with a count anew.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Id>> {
    let mut statement = connection.prepare("SELECT id FROM here WHERE kind = 9 UNION SELECT map FROM map_meter")?;
    let maps = statement.query_map([], |row| super::columns::id(row, 0))?;
    Ok(maps.collect::<rusqlite::Result<_>>()?)
}

/// Forgets all of it: the maps are projected again, and named as they come.
pub(crate) fn forget(connection: &Connection) -> Result<()> {
    connection.execute_batch("DELETE FROM map_meter; DELETE FROM map_changed;")?;
    Ok(())
}

/// Whether something changed of a map since its meter was kept.
pub(crate) fn is_changed(connection: &Connection, map: Id) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM map_changed WHERE map = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([map.as_bytes()], |row| row.get(0))?)
}
