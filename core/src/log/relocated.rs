//! By which names the hub has what this device wrote under earlier ones (sync.md 20).

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Context, Dot, Id, Incarnation};

use super::identity::{dot, known_author};
use crate::error::Result;
use crate::store::columns::Log;

/// Writes down under which name something was written again; with a seq of zero, that it was not.
pub(crate) fn remember(
    connection: &Connection,
    (log, author, seq): (Log, i64, u64),
    entity: Id,
    now: (i64, u64),
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO relocated (log, author, seq, entity, now_author, now_seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((log, author, seq as i64, entity.as_bytes(), now.0, now.1 as i64))?;
    Ok(())
}

/// What was seen of a thing in a log, with one author's writes by the names they have now. Of them only those count
/// as seen that were nobody else's: those before the first that moved, and the moved ones by their new names.
pub(crate) fn context(
    connection: &Connection,
    (log, author, incarnation): (Log, i64, Incarnation),
    entity: Id,
    seen: &Context,
) -> Result<Context> {
    let Some(seq) = seen.0.get(&incarnation).copied() else { return Ok(seen.clone()) };
    let first: Option<i64> = connection
        .prepare_cached("SELECT min(seq) FROM relocated WHERE log = ?1 AND author = ?2")?
        .query_row((log, author), |row| row.get(0))?;
    let Some(first) = first.filter(|first| seq >= first.unsigned_abs()) else { return Ok(seen.clone()) };
    let mut context = seen.clone();
    context.0.remove(&incarnation);
    let kept: Option<i64> = connection
        .prepare_cached(
            "SELECT max(seq) FROM operation WHERE log = ?1 AND author = ?2 AND seq > 0 AND seq < ?3 AND entity = ?4",
        )?
        .query_row((log, author, first, entity.as_bytes()), |row| row.get(0))?;
    if let Some(kept) = kept {
        context.add(Dot { incarnation, seq: kept.unsigned_abs() });
    }
    let again: Option<(i64, i64)> = connection
        .prepare_cached(
            "SELECT now_author, now_seq FROM relocated WHERE log = ?1 AND author = ?2 AND seq <= ?3 AND entity = ?4 AND now_seq > 0
             ORDER BY seq DESC LIMIT 1",
        )?
        .query_row((log, author, seq as i64, entity.as_bytes()), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((author, seq)) = again {
        context.add(dot(connection, author, seq)?);
    }
    Ok(context)
}

/// What was seen of a thing in a log some time ago, by the names that all of it has now.
pub(super) fn now(connection: &Connection, log: Log, entity: Id, seen: &Context) -> Result<Context> {
    let mut now = seen.clone();
    let mut names: Vec<Incarnation> = seen.0.keys().copied().collect();
    let mut looked_at = Vec::new();
    // A new name may have been given up in its turn.
    while let Some(name) = names.pop() {
        if looked_at.contains(&name) {
            continue;
        }
        looked_at.push(name);
        let Some(author) = known_author(connection, name)? else { continue };
        // Another copy may go on under an old name: what it wrote under that was seen as such.
        if was_moved(connection, (log, author), now.0.get(&name).copied(), entity)? {
            now = context(connection, (log, author, name), entity, &now)?;
            names.extend(now.0.keys().copied());
        }
    }
    Ok(now)
}

/// Whether this very write to a thing has another name now.
fn was_moved(connection: &Connection, (log, author): (Log, i64), seq: Option<u64>, entity: Id) -> Result<bool> {
    let Some(seq) = seq else { return Ok(false) };
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM relocated WHERE log = ?1 AND author = ?2 AND seq = ?3 AND entity = ?4)",
        )?
        .query_row((log, author, seq as i64, entity.as_bytes()), |row| row.get(0))?)
}

/// One operation on a thing in a log by the name that it has now.
pub(super) fn dot_now(connection: &Connection, log: Log, mut named: Dot) -> Result<Dot> {
    while let Some(author) = known_author(connection, named.incarnation)? {
        let moved: Option<(i64, i64)> = connection
            .prepare_cached("SELECT now_author, now_seq FROM relocated WHERE log = ?1 AND author = ?2 AND seq = ?3")?
            .query_row((log, author, named.seq as i64), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match moved {
            Some((now, seq)) if now != author => named = dot(connection, now, seq)?,
            _ => break,
        }
    }
    Ok(named)
}
