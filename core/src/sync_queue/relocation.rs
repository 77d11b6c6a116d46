//! A notebook that was copied, or went back to an earlier state, goes on under a new incarnation (sync.md 20). What was
//! written under the old one and lacks at the hub is written again under the new, with its ids: both are everywhere.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Dot, Envelope, Id, Incarnation, Payload, encode};

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
    let any = relocate_all(connection, me, None)?;
    if any {
        rebuild::everything(connection)?;
    }
    Ok(any)
}

/// The hub holds something else under this name. Where the device had the name once (`once_mine`), nothing of ours is in its log
/// from there on, also not what it took once. Leaves the name, and is written again with all the others once the log was read
/// to its end: what was written before it may stand further on in the log. Whether the hub lacks what is here under this name.
pub(super) fn leave_name(
    connection: &Connection,
    me: &Identity,
    (author, seq): (i64, u64),
    once_mine: bool,
) -> Result<bool> {
    if once_mine {
        connection
            .prepare_cached(
                "UPDATE operation SET state = ?4 WHERE log = ?1 AND author = ?2 AND seq >= ?3 AND state = ?5 AND hub_seq IS NULL",
            )?
            .execute((Log::Team, author, seq as i64, OperationState::Waiting, OperationState::Settled))?;
    }
    let state = operations::standing(connection, (Log::Team, author, seq as i64))?.map(|(_, state)| state);
    let lacks = matches!(state, Some(OperationState::Waiting | OperationState::Parked));
    if lacks && operations::standing(connection, (Log::Team, author, -(seq as i64)))?.is_some() {
        // Another one left it before, and the log was not read to its end since.
        relocate_all(connection, me, Some(author))?;
    } else if lacks {
        connection
            .prepare_cached("UPDATE operation SET seq = -seq WHERE log = ?1 AND author = ?2 AND seq = ?3")?
            .execute((Log::Team, author, seq as i64))?;
    }
    Ok(lacks)
}

/// Writes again what the hub lacks of one earlier name, or of all, in the order it was written in: what builds on something comes
/// behind it under the new name too. The caller projects anew.
fn relocate_all(connection: &Connection, me: &Identity, only: Option<i64>) -> Result<bool> {
    // Only what was written here waits or is refused.
    let mine = author_number(connection, me.incarnation)?;
    let left: Vec<(i64, i64)> = connection
        .prepare_cached(
            "SELECT author, seq FROM operation INDEXED BY operation_unsettled
             WHERE state <> 0 AND state IN (?1, ?2) AND log = ?3 AND author <> ?4 AND (?5 IS NULL OR author = ?5)
             ORDER BY author, abs(seq)",
        )?
        .query_map((OperationState::Waiting, OperationState::Parked, Log::Team, mine, only), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (author, seq) in &left {
        relocate(connection, me, (*author, *seq))?;
    }
    Ok(!left.is_empty())
}

/// Writes one operation again under this device's incarnation; its old name is free.
fn relocate(connection: &Connection, me: &Identity, (author, seq): (i64, i64)) -> Result<()> {
    let old = (Log::Team, author, seq);
    // Below zero where it left its name already.
    let seq = seq.unsigned_abs();
    let (envelope, payload): (Vec<u8>, Option<Vec<u8>>) = connection.query_row(
        "SELECT envelope, payload FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3",
        old,
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    operations::remove(connection, old)?;
    let mut envelope = Envelope::from_bytes(&envelope)?;
    // What was erased meanwhile says nothing any more, and nobody has seen it.
    let Some(payload) = payload else {
        return relocated::remember(connection, (author, seq), envelope.entity, (author, 0));
    };
    if let Some(same) = same(connection, envelope.entity, &payload)? {
        // The hub has it under the name that the other copy wrote it again by.
        return relocated::remember(connection, (author, seq), envelope.entity, same);
    }
    let mine = author_number(connection, me.incarnation)?;
    let new = Dot { incarnation: me.incarnation, seq: operations::next_seq(connection, Log::Team, mine)? };
    let once = envelope.dot.incarnation;
    relocated::remember(connection, (author, seq), envelope.entity, (mine, new.seq))?;
    let payload = renamed(connection, (author, once), &envelope, Payload::from_bytes(&payload)?)?.to_bytes();
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

/// An operation on a thing with the very same random bytes, which no two acts share. What else stands in its payload may have
/// other names by now.
fn same(connection: &Connection, entity: Id, payload: &[u8]) -> Result<Option<(i64, u64)>> {
    // Behind the head of the map: key 0, the head of 16 bytes, and they.
    Ok(connection
        .prepare_cached(
            "SELECT author, seq FROM operation
             WHERE entity = ?1 AND log = ?2 AND substr(payload, 2, 18) = substr(?3, 2, 18) LIMIT 1",
        )?
        .query_row((entity.as_bytes(), Log::Team, payload), |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
        })
        .optional()?)
}

/// What an editor had seen, by the names it has now.
fn renamed(
    connection: &Connection,
    written_as: (i64, Incarnation),
    envelope: &Envelope,
    payload: Payload,
) -> Result<Payload> {
    let mut changes = payload.changes;
    for change in &mut changes {
        change.base = relocated::context(connection, written_as, envelope.entity, &change.base)?;
        if Kind::from_number(envelope.kind) == Some(Kind::Deletion) && change.field == deletion::COVERS.number {
            let mut covers = Vec::<Covered>::from_cbor(&change.value).ok_or(Error::Damaged)?;
            for covered in &mut covers {
                covered.seen = relocated::context(connection, written_as, covered.entity, &covered.seen)?;
            }
            change.value = covers.to_cbor();
        }
    }
    Ok(Payload::new(payload.random, changes))
}
