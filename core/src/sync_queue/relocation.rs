//! A notebook that was copied, or went back to an earlier state, goes on under a new incarnation (sync.md 20). What was
//! written under the old one and lacks at the hub is written again under the new, with its ids: both are everywhere.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Dot, Envelope, Id, Payload, encode};

use crate::error::{Error, Result};
use crate::log::identity::{Identity, author_number};
use crate::log::operations::{self, Incoming};
use crate::log::{rebuild, relocated};
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
        return relocated::remember(connection, (author, seq), envelope.entity, same);
    }
    let mine = author_number(connection, me.incarnation)?;
    let new = Dot { incarnation: me.incarnation, seq: operations::next_seq(connection, Log::Team, mine)? };
    relocated::remember(connection, (author, seq), envelope.entity, (mine, new.seq))?;
    let payload = renamed(connection, author, &envelope, Payload::from_bytes(&payload)?)?.to_bytes();
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

/// What an editor had seen, by the names it has now.
fn renamed(connection: &Connection, old: i64, envelope: &Envelope, payload: Payload) -> Result<Payload> {
    let written_as = envelope.dot.incarnation;
    let mut changes = payload.changes;
    for change in &mut changes {
        change.base = relocated::context(connection, (old, written_as), envelope.entity, &change.base)?;
        if Kind::from_number(envelope.kind) == Some(Kind::Deletion) && change.field == deletion::COVERS.number {
            let mut covers = Vec::<Covered>::from_cbor(&change.value).ok_or(Error::Damaged)?;
            for covered in &mut covers {
                covered.seen = relocated::context(connection, (old, written_as), covered.entity, &covered.seen)?;
            }
            change.value = covers.to_cbor();
        }
    }
    Ok(Payload::new(payload.random, changes))
}
