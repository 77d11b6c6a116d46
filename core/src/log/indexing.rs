//! Search catches up with the notes of large pages, newest first, some at a time: each slice is one transaction, so that a
//! person's next note, a page or a pause never waits long.

use rusqlite::Connection;

use super::projection;
use crate::error::Result;
use crate::store::entities::Entity;
use crate::store::search;

/// Notes of a slice.
const SLICE: usize = 1_000;

/// Whether search finds everything by its newest words.
pub(crate) fn is_done(connection: &Connection) -> Result<bool> {
    Ok(search::due(connection, 1)?.is_empty())
}

/// Indexes one slice.
pub(crate) fn catch_up(connection: &Connection) -> Result<()> {
    let due = search::due(connection, SLICE)?;
    for number in &due {
        if let Some(entity) = Entity::ever_numbered(connection, *number)? {
            projection::index(connection, &entity)?;
        }
    }
    due.last().map_or(Ok(()), |last| search::found_from(connection, *last))
}
