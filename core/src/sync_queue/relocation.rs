//! A notebook that was copied, or went back to an earlier state, goes on under a new incarnation (sync.md 20). What was
//! written under the old one and lacks at the hub is written again under the new, with its ids: both are everywhere.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Context, Dot, Envelope, Id, Incarnation, Payload, encode};

use crate::error::{Error, Result};
use crate::log::identity::{Identity, author_number, dot};
use crate::log::operations::{self, Incoming};
use crate::log::rebuild;
use crate::model::fields::deletion;
use crate::model::value::Value;
use crate::model::{Covered, Kind};
use crate::store::columns::{Log, OperationState};

/// The log was read to its end: what this device wrote under earlier names and the hub lacks is written again. Whether there
/// was anything.
pub(super) fn relocate_rest(connection: &Connection, me: &Identity) -> Result<bool> {
    // Only what was written here waits or is refused.
    let mine = author_number(connection, me.incarnation)?;
    let left: Vec<(i64, i64)> = connection
        .prepare_cached(
            "SELECT author, seq FROM operation
             WHERE state <> 0 AND state IN (?1, ?2) AND log = ?3 AND author <> ?4 ORDER BY author, seq",
        )?
        .query_map((OperationState::Waiting, OperationState::Parked, Log::Team, mine), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (author, seq) in &left {
        relocate(connection, me, (*author, seq.unsigned_abs()))?;
    }
    if left.is_empty() {
        return Ok(false);
    }
    rebuild::everything(connection)?;
    Ok(true)
}

/// Writes one operation again under this device's incarnation; its old name is free. The caller projects anew.
pub(super) fn relocate(connection: &Connection, me: &Identity, (author, seq): (i64, u64)) -> Result<()> {
    let old = (Log::Team, author, seq as i64);
    let (envelope, payload): (Vec<u8>, Option<Vec<u8>>) = connection.query_row(
        "SELECT envelope, payload FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3",
        old,
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    operations::remove(connection, old)?;
    // What was erased meanwhile says nothing any more.
    let Some(payload) = payload else { return Ok(()) };
    let mut envelope = Envelope::from_bytes(&envelope)?;
    if let Some(same) = same(connection, envelope.entity, &payload)? {
        // The hub has it under the name that the other copy wrote it again by.
        return remember(connection, (author, seq), envelope.entity, same);
    }
    let mine = author_number(connection, me.incarnation)?;
    let new = Dot { incarnation: me.incarnation, seq: operations::next_seq(connection, Log::Team, mine)? };
    let old = Old { author, incarnation: envelope.dot.incarnation };
    remember(connection, (author, seq), envelope.entity, (mine, new.seq))?;
    let payload = renamed(connection, &old, &envelope, Payload::from_bytes(&payload)?)?.to_bytes();
    envelope.dot = new;
    envelope.group = None;
    envelope.payload_length = payload.len() as u32;
    let incoming = Incoming {
        log: Log::Team,
        author: mine,
        envelope: &envelope,
        envelope_bytes: &encode(&envelope),
        payload_bytes: Some(&payload),
        payload_hash: None,
        rank: envelope.clock,
        hub_seq: None,
        state: OperationState::Waiting,
        content: None,
    };
    operations::insert(connection, &incoming, false, false)
}

/// An operation on a thing with the very same payload, whose random bytes no two acts share.
fn same(connection: &Connection, entity: Id, payload: &[u8]) -> Result<Option<(i64, u64)>> {
    Ok(connection
        .prepare_cached("SELECT author, seq FROM operation WHERE entity = ?1 AND log = ?2 AND payload = ?3 LIMIT 1")?
        .query_row((entity.as_bytes(), Log::Team, payload), |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
        })
        .optional()?)
}

/// The incarnation that wrote it first.
struct Old {
    author: i64,
    incarnation: Incarnation,
}

/// What an editor had seen, by the names it has now.
fn renamed(connection: &Connection, old: &Old, envelope: &Envelope, payload: Payload) -> Result<Payload> {
    let mut changes = payload.changes;
    for change in &mut changes {
        change.base = renamed_context(connection, old, envelope.entity, &change.base)?;
        if Kind::from_number(envelope.kind) == Some(Kind::Deletion) && change.field == deletion::COVERS.number {
            let mut covers = Vec::<Covered>::from_cbor(&change.value).ok_or(Error::Damaged)?;
            for covered in &mut covers {
                covered.seen = renamed_context(connection, old, covered.entity, &covered.seen)?;
            }
            change.value = covers.to_cbor();
        }
    }
    Ok(Payload::new(payload.random, changes))
}

/// Of the old incarnation's writes to a thing only those count as seen that were nobody else's: those before the first that
/// moved, and the moved ones by their new names.
fn renamed_context(connection: &Connection, old: &Old, entity: Id, seen: &Context) -> Result<Context> {
    let Some(seq) = seen.0.get(&old.incarnation).copied() else { return Ok(seen.clone()) };
    let first: Option<i64> = connection
        .prepare_cached("SELECT min(seq) FROM relocated WHERE author = ?1")?
        .query_row([old.author], |row| row.get(0))?;
    let Some(first) = first.filter(|first| seq >= first.unsigned_abs()) else { return Ok(seen.clone()) };
    let mut context = seen.clone();
    context.0.remove(&old.incarnation);
    let kept: Option<i64> = connection
        .prepare_cached("SELECT max(seq) FROM operation WHERE log = ?1 AND author = ?2 AND seq < ?3 AND entity = ?4")?
        .query_row((Log::Team, old.author, first, entity.as_bytes()), |row| row.get(0))?;
    if let Some(kept) = kept {
        context.add(Dot { incarnation: old.incarnation, seq: kept.unsigned_abs() });
    }
    let again: Option<(i64, i64)> = connection
        .prepare_cached(
            "SELECT now_author, now_seq FROM relocated WHERE author = ?1 AND seq <= ?2 AND entity = ?3 ORDER BY seq DESC LIMIT 1",
        )?
        .query_row((old.author, seq as i64, entity.as_bytes()), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((author, seq)) = again {
        context.add(dot(connection, author, seq)?);
    }
    Ok(context)
}

fn remember(connection: &Connection, old: (i64, u64), entity: Id, now: (i64, u64)) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO relocated (author, seq, entity, now_author, now_seq) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((old.0, old.1 as i64, entity.as_bytes(), now.0, now.1 as i64))?;
    Ok(())
}
