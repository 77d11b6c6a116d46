//! Deleting, undoing it, and what comes back (sync.md 5).
//!
//! A deletion lists what it covers, each with what it had seen of it. A thing is gone while every operation on it is
//! covered by standing deletions and no child or link of it is there; an edit, a new child or a new link made without
//! having seen the deletion brings it and its parents back, marked.

use minicbor::{Decode, Encode};
use rusqlite::Connection;
use soundings_wire::{Context, Dot, Id, Payload};

use super::identity::{dot, id};
use crate::error::Result;
use crate::model::Kind;
use crate::model::fields::deletion;
use crate::store::entities::Entity;

/// One thing that a deletion covers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Covered {
    #[n(0)]
    pub entity: Id,
    /// Every operation on it that the person deleting had.
    #[n(1)]
    pub seen: Context,
}

/// All operations on a thing that a log holds here.
pub(crate) fn operations_seen(connection: &Connection, log: i64, entity: Id) -> Result<Context> {
    let mut seen = Context::default();
    for dot in operations(connection, log, entity)? {
        seen.add(dot);
    }
    Ok(seen)
}

fn operations(connection: &Connection, log: i64, entity: Id) -> Result<Vec<Dot>> {
    let mut statement =
        connection.prepare_cached("SELECT author, seq FROM operation WHERE entity = ?1 AND log = ?2")?;
    let rows = statement.query_map((entity.as_bytes(), log), |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (author, seq) = row?;
        dot(connection, author, seq)
    })
    .collect()
}

/// A thing and everything of the same log that goes with it when it is deleted: children, links, and theirs.
pub(crate) fn with_children(connection: &Connection, log: i64, entity: Id) -> Result<Vec<Id>> {
    with_children_up_to(connection, log, entity, 0)
}

/// [`with_children`], those that were deleted already too.
pub(crate) fn with_deleted_children(connection: &Connection, log: i64, entity: Id) -> Result<Vec<Id>> {
    with_children_up_to(connection, log, entity, 1)
}

fn with_children_up_to(connection: &Connection, log: i64, entity: Id, hidden: i64) -> Result<Vec<Id>> {
    let mut all = vec![entity];
    let mut next = 0;
    while let Some(parent) = all.get(next).copied() {
        next += 1;
        for child in children(connection, log, parent, hidden)? {
            if !all.contains(&child) {
                all.push(child);
            }
        }
    }
    Ok(all)
}

fn children(connection: &Connection, log: i64, parent: Id, hidden: i64) -> Result<Vec<Id>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM entity WHERE parent = ?1 AND log = ?2 AND hidden <= ?3
         UNION SELECT id FROM entity WHERE target = ?1 AND log = ?2 AND hidden <= ?3",
    )?;
    let rows = statement.query_map((parent.as_bytes(), log, hidden), |row| id(row, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What an operation just applied means for what is deleted.
pub(crate) fn after_operation(
    connection: &Connection,
    log: i64,
    kind: Kind,
    entity: Id,
    payload: &Payload,
    changed: &mut Vec<Id>,
) -> Result<()> {
    if kind == Kind::Deletion {
        for change in payload.changes.iter().filter(|change| change.field == deletion::COVERS) {
            for covered in minicbor::decode::<Vec<Covered>>(&change.value).unwrap_or_default() {
                connection
                    .prepare_cached(
                        "INSERT OR REPLACE INTO cover (log, entity, deletion, seen) VALUES (?1, ?2, ?3, ?4)",
                    )?
                    .execute((
                        log,
                        covered.entity.as_bytes(),
                        entity.as_bytes(),
                        soundings_wire::encode(&covered.seen),
                    ))?;
            }
        }
        let mut statement = connection.prepare_cached("SELECT entity FROM cover WHERE deletion = ?1 AND log = ?2")?;
        let covered: Vec<Id> =
            statement.query_map((entity.as_bytes(), log), |row| id(row, 0))?.collect::<rusqlite::Result<_>>()?;
        // Whether a child is there decides about its parent, wherever in the list the two stand.
        for id in covered {
            settle_from(connection, log, id, changed)?;
        }
        return Ok(());
    }
    if any_cover(connection)? {
        settle_from(connection, log, entity, changed)?;
        for parent in parents(connection, entity)? {
            settle_from(connection, log, parent, changed)?;
        }
    }
    Ok(())
}

/// What a thing belongs to before it is moved, where a deletion may have to do with it.
pub(crate) fn belongs_to(connection: &Connection, entity: Id) -> Result<Vec<Id>> {
    if any_cover(connection)? { parents(connection, entity) } else { Ok(Vec::new()) }
}

/// A thing may have been moved away from what it belonged to: that is not brought back by it any more.
pub(crate) fn moved(connection: &Connection, log: i64, before: Vec<Id>, changed: &mut Vec<Id>) -> Result<()> {
    before.into_iter().try_for_each(|parent| settle_from(connection, log, parent, changed))
}

/// Most notebooks hold few deletions or none; the hot path asks once.
fn any_cover(connection: &Connection) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM cover)")?.query_row([], |row| row.get(0))?)
}

fn parents(connection: &Connection, entity: Id) -> Result<Vec<Id>> {
    let mut statement = connection.prepare_cached("SELECT parent, target FROM entity WHERE id = ?1")?;
    let mut rows = statement.query([entity.as_bytes()])?;
    let mut parents = Vec::new();
    while let Some(row) = rows.next()? {
        for column in 0..2 {
            parents.extend(row.get::<_, Option<[u8; 16]>>(column)?.map(Id));
        }
    }
    Ok(parents)
}

/// Settles a thing and, as far as that changes something, what it belongs to.
fn settle_from(connection: &Connection, log: i64, entity: Id, changed: &mut Vec<Id>) -> Result<()> {
    if settle(connection, log, entity, changed)? {
        for parent in parents(connection, entity)? {
            settle_from(connection, log, parent, changed)?;
        }
    }
    Ok(())
}

/// Works out whether a thing is deleted; whether that changed.
fn settle(connection: &Connection, log: i64, entity: Id, changed: &mut Vec<Id>) -> Result<bool> {
    let Some(row) = Entity::find(connection, entity)?.filter(|row| row.log == log && row.hidden != 2) else {
        return Ok(false);
    };
    let mut statement = connection.prepare_cached(
        "SELECT cover.seen FROM cover JOIN entity deletion ON deletion.id = cover.deletion
         WHERE cover.log = ?1 AND cover.entity = ?2 AND deletion.state = 0",
    )?;
    let standing: Vec<Vec<u8>> =
        statement.query_map((log, entity.as_bytes()), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let (mut hidden, mut brought_back) = (0, false);
    if !standing.is_empty() {
        let mut seen = Context::default();
        for context in standing {
            seen.join(&minicbor::decode(&context)?);
        }
        let edited = operations(connection, log, entity)?.into_iter().any(|dot| !seen.covers(dot));
        brought_back = edited || !children(connection, log, entity, 0)?.is_empty();
        hidden = i64::from(!brought_back);
    }
    if (hidden, brought_back) == (row.hidden, row.brought_back) {
        return Ok(false);
    }
    connection.prepare_cached("UPDATE entity SET hidden = ?2, brought_back = ?3 WHERE id = ?1")?.execute((
        entity.as_bytes(),
        hidden,
        brought_back,
    ))?;
    changed.push(entity);
    Ok(true)
}
