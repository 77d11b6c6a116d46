//! What this device wrote under an earlier incarnation and the hub never got, by the names that it was written again under
//! (see `sync_queue::relocation`): what somebody had seen of it, they have seen under these.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Context, Dot, Id, Incarnation};

use super::identity::{dot, known_author};
use crate::error::Result;
use crate::store::columns::Log;

/// What had been seen of a thing, where the screen may have shown it before this device got its name. Another copy may go on
/// under an old name: what it wrote under that was seen as such.
pub(crate) fn seen_before(connection: &Connection, me: Incarnation, entity: Id, seen: Context) -> Result<Context> {
    let before: Vec<Incarnation> =
        seen.0.keys().filter(|of| of.device == me.device && of.number < me.number).copied().collect();
    let mut renamed = seen;
    for old in before {
        if was_moved(connection, old, renamed.0.get(&old).copied(), entity)? {
            renamed = renamed_context(connection, old, entity, &renamed)?;
        }
    }
    Ok(renamed)
}

/// Whether this very write to a thing has another name now.
fn was_moved(connection: &Connection, old: Incarnation, seq: Option<u64>, entity: Id) -> Result<bool> {
    let (Some(author), Some(seq)) = (known_author(connection, old)?, seq) else { return Ok(false) };
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM relocated WHERE author = ?1 AND seq = ?2 AND entity = ?3)")?
        .query_row((author, seq as i64, entity.as_bytes()), |row| row.get(0))?)
}

/// Of an old incarnation's writes to a thing only those count as seen that were nobody else's: those before the first that
/// moved, and the moved ones by their new names.
pub(crate) fn renamed_context(
    connection: &Connection,
    old: Incarnation,
    entity: Id,
    seen: &Context,
) -> Result<Context> {
    let Some(seq) = seen.0.get(&old).copied() else { return Ok(seen.clone()) };
    let Some(author) = known_author(connection, old)? else { return Ok(seen.clone()) };
    let first: Option<i64> = connection
        .prepare_cached("SELECT min(seq) FROM relocated WHERE author = ?1")?
        .query_row([author], |row| row.get(0))?;
    let Some(first) = first.filter(|first| seq >= first.unsigned_abs()) else { return Ok(seen.clone()) };
    let mut context = seen.clone();
    context.0.remove(&old);
    let kept: Option<i64> = connection
        .prepare_cached("SELECT max(seq) FROM operation WHERE log = ?1 AND author = ?2 AND seq < ?3 AND entity = ?4")?
        .query_row((Log::Team, author, first, entity.as_bytes()), |row| row.get(0))?;
    if let Some(kept) = kept {
        context.add(Dot { incarnation: old, seq: kept.unsigned_abs() });
    }
    let again: Option<(i64, i64)> = connection
        .prepare_cached(
            "SELECT now_author, now_seq FROM relocated WHERE author = ?1 AND seq <= ?2 AND entity = ?3 AND now_seq > 0
             ORDER BY seq DESC LIMIT 1",
        )?
        .query_row((author, seq as i64, entity.as_bytes()), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((author, seq)) = again {
        context.add(dot(connection, author, seq)?);
    }
    Ok(context)
}
