//! What standing deletions cover, and whether they had seen all of it.

use rusqlite::Connection;
use soundings_wire::Context;

use super::operations;
use crate::error::Result;
use crate::store::entities::Entity;

/// The state column of a deletion that stands.
pub(crate) const STANDS: i64 = 0;

/// Of a thing that standing deletions cover: whether an operation on it is there that none of them had seen.
pub(crate) fn has_unseen(connection: &Connection, row: &Entity) -> Result<Option<bool>> {
    let mut statement = connection.prepare_cached(
        "SELECT cover.seen FROM cover JOIN entity deletion ON deletion.id = cover.deletion
         WHERE cover.log = ?1 AND cover.entity = ?2 AND deletion.state = ?3",
    )?;
    let mut standing = statement.query((row.log, row.id.as_bytes(), STANDS))?;
    let mut seen: Option<Context> = None;
    while let Some(cover) = standing.next()? {
        seen.get_or_insert_default().join(&minicbor::decode(cover.get_ref(0)?.as_blob()?)?);
    }
    let Some(seen) = seen else { return Ok(None) };
    Ok(Some(operations::names(connection, row.log, row.id)?.into_iter().any(|dot| !seen.covers(dot))))
}

/// Whether they had seen every operation on a thing, whatever belongs to it.
pub(crate) fn is_gone(connection: &Connection, row: &Entity) -> Result<bool> {
    Ok(has_unseen(connection, row)? == Some(false))
}
