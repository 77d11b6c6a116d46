//! What is deleted, and what comes back (sync.md 5).
//!
//! A deletion lists what it covers, each with what it had seen of it. A thing is gone while every operation on it is
//! covered by standing deletions and no child or link of it is there; an edit, a new child or a new link made without
//! having seen the deletion brings it and its parents back, marked.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Context, Id, Payload};

use super::covers::{STANDS, has_unseen};
use super::{gate, operations, projection};
use crate::error::Result;
use crate::model::fields::deletion;
use crate::model::value::Value;
use crate::model::{Covered, Kind};
use crate::store::aliases;
use crate::store::columns::{Log, Presence, ids};
use crate::store::entities::Entity;

/// All operations on a thing that a log holds here.
pub(crate) fn operations_seen(connection: &Connection, log: Log, entity: Id) -> Result<Context> {
    let mut seen = Context::default();
    for dot in operations::names(connection, log, entity)? {
        seen.add(dot);
    }
    Ok(seen)
}

/// A thing and everything of the same log that goes with it when it is deleted: children, links, and theirs.
/// `least`: what is deleted already counts too.
pub(crate) fn with_children(connection: &Connection, log: Log, entity: Id, least: Presence) -> Result<Vec<Id>> {
    let mut all = vec![entity];
    let mut known = HashSet::from([entity]);
    let mut next = 0;
    while let Some(parent) = all.get(next).copied() {
        next += 1;
        all.extend(children(connection, log, parent, least)?.into_iter().filter(|child| known.insert(*child)));
    }
    Ok(all)
}

fn children(connection: &Connection, log: Log, parent: Id, least: Presence) -> Result<Vec<Id>> {
    let sql = "SELECT id FROM entity WHERE parent = ?1 AND log = ?2 AND (hidden <= ?3 OR hidden IN (?4, ?5))
               UNION SELECT id FROM entity WHERE target = ?1 AND log = ?2 AND hidden <= ?3";
    ids(connection, sql, (parent.as_bytes(), log, least, Presence::Later, Presence::Alias))
}

/// Whether a child or a link of a thing is here, also one that is not to be read yet.
fn has_children(connection: &Connection, log: Log, parent: Id) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM entity WHERE parent = ?1 AND log = ?2 AND hidden IN (0, 3))
               OR EXISTS (SELECT 1 FROM here WHERE target = ?1 AND log = ?2)";
    Ok(connection.prepare_cached(sql)?.query_row((parent.as_bytes(), log), |row| row.get(0))?)
}

/// What an operation just applied means for what is deleted.
pub(crate) fn after_operation(
    connection: &Connection,
    log: Log,
    kind: Kind,
    entity: Id,
    payload: &Payload,
    changed: &mut Vec<Id>,
) -> Result<()> {
    if kind == Kind::Deletion {
        cover(connection, log, entity, payload)?;
        let covered =
            ids(connection, "SELECT entity FROM cover WHERE deletion = ?1 AND log = ?2", (entity.as_bytes(), log))?;
        // Whether a child is there decides about its parent, wherever in the list the two stand. Each of an act's deletions lists
        // what was deleted first: what keeps that is looked at where something about it changes.
        return settle_each(
            connection,
            log,
            covered.into_iter().rev().map(|entity| (entity, false)).collect(),
            changed,
        );
    }
    if !any_cover(connection)? {
        return Ok(());
    }
    let mut to_settle = vec![entity];
    to_settle.extend(parents(connection, entity)?);
    settle_from(connection, log, to_settle, changed)
}

/// Remembers what a deletion covers. Written again by a copy of its author's device, which may have had less of it, it has seen
/// what any of the two had, in whichever order they come.
pub(crate) fn cover(connection: &Connection, log: Log, deletion: Id, payload: &Payload) -> Result<()> {
    for change in payload.changes.iter().filter(|change| change.field == deletion::COVERS.number) {
        for covered in Vec::<Covered>::from_cbor(&change.value).unwrap_or_default() {
            let name = (log, covered.entity.as_bytes(), deletion.as_bytes());
            let before: Option<Vec<u8>> = connection
                .prepare_cached("SELECT seen FROM cover WHERE log = ?1 AND entity = ?2 AND deletion = ?3")?
                .query_row(name, |row| row.get(0))
                .optional()?;
            let mut seen = covered.seen;
            if let Some(before) = before {
                seen.join(&minicbor::decode(&before)?);
            }
            connection
                .prepare_cached("INSERT OR REPLACE INTO cover (log, entity, deletion, seen) VALUES (?1, ?2, ?3, ?4)")?
                .execute((log, covered.entity.as_bytes(), deletion.as_bytes(), soundings_wire::encode(&seen)))?;
        }
    }
    Ok(())
}

/// Works out anew what is deleted, from all that deletions cover.
pub(crate) fn settle_all(connection: &Connection) -> Result<()> {
    for log in Log::ALL {
        let covered = ids(connection, "SELECT DISTINCT entity FROM cover WHERE log = ?1", [log])?;
        settle_from(connection, log, covered, &mut Vec::new())?;
    }
    Ok(())
}

/// The deletions of a thing that stand.
pub(crate) fn standing(connection: &Connection, entity: Id) -> Result<Vec<Entity>> {
    let mut standing = Vec::new();
    for id in ids(connection, "SELECT deletion FROM cover WHERE entity = ?1", [entity.as_bytes()])? {
        standing.extend(Entity::find_any(connection, id)?.filter(|deletion| deletion.state == STANDS));
    }
    Ok(standing)
}

/// What a thing belongs to, where that is deleted.
pub(crate) fn deleted_parent(connection: &Connection, child: Id) -> Result<Option<Id>> {
    let sql = "SELECT above.id FROM entity JOIN entity above ON above.id = entity.parent WHERE entity.id = ?1 AND above.hidden = ?2";
    Ok(ids(connection, sql, (child.as_bytes(), Presence::Deleted))?.pop())
}

/// What a thing belongs to before it is moved, where a deletion may have to do with it.
pub(crate) fn belongs_to(connection: &Connection, entity: Id) -> Result<Vec<Id>> {
    if any_cover(connection)? { parents(connection, entity) } else { Ok(Vec::new()) }
}

/// A thing may have been moved away from what it belonged to: that is not brought back by it any more.
pub(crate) fn moved(connection: &Connection, log: Log, before: Vec<Id>, changed: &mut Vec<Id>) -> Result<()> {
    settle_from(connection, log, before, changed)
}

/// Most notebooks hold few deletions or none; the hot path asks once.
fn any_cover(connection: &Connection) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM cover)")?.query_row([], |row| row.get(0))?)
}

fn parents(connection: &Connection, entity: Id) -> Result<Vec<Id>> {
    let sql = "SELECT parent FROM entity WHERE id = ?1 AND parent IS NOT NULL
               UNION ALL SELECT target FROM entity WHERE id = ?1 AND target IS NOT NULL";
    ids(connection, sql, [entity.as_bytes()])
}

/// What an operation on a thing means for what waits behind gates.
pub(crate) fn open_gates(connection: &Connection, kind: Kind, entity: Id, changed: &mut Vec<Id>) -> Result<()> {
    if !gate::is_asked_by(kind) {
        return Ok(());
    }
    let opened = gate::opened_by(connection, entity)?;
    settle_in_each_log(connection, &opened, changed)
}

/// Opens every gate that its rule opens by now.
pub(crate) fn open_all_gates(connection: &Connection, changed: &mut Vec<Id>) -> Result<()> {
    let opened = gate::all_open(connection)?;
    settle_in_each_log(connection, &opened, changed)
}

fn settle_in_each_log(connection: &Connection, things: &[Id], changed: &mut Vec<Id>) -> Result<()> {
    Log::ALL.into_iter().try_for_each(|log| settle_from(connection, log, things.to_vec(), changed))
}

/// Opens the gates that go by time.
pub(crate) fn open_gates_by_time(connection: &Connection, here_ms: i64, changed: &mut Vec<Id>) -> Result<()> {
    if gate::open_by_time(connection, here_ms)? { open_all_gates(connection, changed) } else { Ok(()) }
}

/// Settles things and, as far as that changes something, what they belong to, however long the chain is.
fn settle_from(connection: &Connection, log: Log, waiting: Vec<Id>, changed: &mut Vec<Id>) -> Result<()> {
    settle_each(connection, log, waiting.into_iter().rev().map(|entity| (entity, true)).collect(), changed)
}

/// [`settle_from`], the last first. With each: whether what keeps it may be another than before, also where nothing changes.
fn settle_each(connection: &Connection, log: Log, mut waiting: Vec<(Id, bool)>, changed: &mut Vec<Id>) -> Result<()> {
    while !waiting.is_empty() {
        let mut kept = Vec::new();
        while let Some((entity, looks)) = waiting.pop() {
            let settled = settle(connection, log, entity, changed)?;
            if settled.kept_by_others && (looks || settled.changed) {
                kept.push(entity);
            }
            if settled.changed {
                waiting.extend(parents(connection, entity)?.into_iter().rev().map(|above| (above, true)));
            }
        }
        for entity in kept_by_themselves(connection, log, kept)? {
            projection::set_presence(connection, entity, Presence::Deleted, false)?;
            waiting.extend(parents(connection, entity)?.into_iter().map(|above| (above, true)));
            changed.push(entity);
        }
    }
    Ok(())
}

/// Of things that are covered and kept by what belongs to them, those, with what keeps them, that nothing keeps but one another:
/// a device may name a thing as its own parent, or two as each other's.
fn kept_by_themselves(connection: &Connection, log: Log, kept: Vec<Id>) -> Result<HashSet<Id>> {
    let (mut covered, mut keeps): (HashSet<Id>, HashMap<Id, Vec<Id>>) = Default::default();
    let (mut next, mut here) = (kept, Vec::new());
    while let Some(entity) = next.pop() {
        if covered.contains(&entity) {
            continue;
        }
        let row = Entity::find_any(connection, entity)?.filter(|row| row.log == log);
        let Some(row) = row.filter(|row| matches!(row.presence, Presence::Here | Presence::Later)) else { continue };
        if has_unseen(connection, &row)? != Some(false) {
            here.push(entity);
            continue;
        }
        covered.insert(entity);
        let kept_by = "SELECT id FROM entity WHERE parent = ?1 AND log = ?2 AND hidden IN (0, 3)
                       UNION SELECT id FROM here WHERE target = ?1 AND log = ?2";
        for keeper in ids(connection, kept_by, (entity.as_bytes(), log))? {
            keeps.entry(keeper).or_default().push(entity);
            next.push(keeper);
        }
    }
    while let Some(one) = here.pop() {
        here.extend(keeps.remove(&one).into_iter().flatten().filter(|kept| covered.remove(kept)));
    }
    Ok(covered)
}

/// Works out anew what of these is deleted, and what they belong to.
pub(crate) fn settle_again(connection: &Connection, things: &[Id], changed: &mut Vec<Id>) -> Result<()> {
    for log in Log::ALL {
        let mut all = things.to_vec();
        for thing in things {
            all.extend(parents(connection, *thing)?);
        }
        settle_from(connection, log, all, changed)?;
    }
    Ok(())
}

/// What became of a thing.
#[derive(Default)]
struct Settled {
    /// It is deleted, or is no more.
    changed: bool,
    /// Only what belongs to it keeps it.
    kept_by_others: bool,
}

/// Works out whether a thing is deleted.
fn settle(connection: &Connection, log: Log, entity: Id, changed: &mut Vec<Id>) -> Result<Settled> {
    let row = Entity::find_any(connection, entity)?;
    let row = row.filter(|row| row.log == log && row.presence != Presence::Erased);
    let Some(row) = row else { return Ok(Settled::default()) };
    let (is_gone, brought_back, kept_by_others) = match has_unseen(connection, &row)? {
        None => (false, false, false),
        Some(edited) => {
            let kept_by_others = !edited && has_children(connection, log, entity)?;
            (!edited && !kept_by_others, edited || kept_by_others, kept_by_others)
        }
    };
    let presence = match is_gone {
        true => Presence::Deleted,
        false if row.kind.can_be_same() && aliases::target(connection, entity)? != entity => Presence::Alias,
        false => gate::presence(connection, log, row.kind, &row.fields)?,
    };
    if (presence, brought_back) == (row.presence, row.brought_back) {
        return Ok(Settled { changed: false, kept_by_others });
    }
    projection::set_presence(connection, entity, presence, brought_back)?;
    changed.push(entity);
    Ok(Settled { changed: true, kept_by_others })
}
