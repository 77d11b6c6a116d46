//! A notebook that was copied, or went back to an earlier state, goes on under a new incarnation (sync.md 20). What was
//! written under the old one and lacks at the hub is written again under the new, with its ids: both are everywhere.

use rusqlite::Connection;
use soundings_wire::{Dot, Envelope, Incarnation, Payload};

use crate::error::{Error, Result};
use crate::log::identity::{Identity, author_number};
use crate::log::operations::{self, Incoming};
use crate::log::{rebuild, relocated, resealing};
use crate::model::fields::deletion;
use crate::model::value::Value;
use crate::model::{Covered, Kind};
use crate::store::columns::{Log, OperationState};

/// The log was read to its end: what this device wrote under earlier names and the hub lacks is written again. Whether there
/// was anything.
pub(super) fn relocate_rest(connection: &Connection, me: &Identity, log: Log) -> Result<bool> {
    let any = relocate_all(connection, (me, log), None)?;
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
    (me, log): (&Identity, Log),
    (author, seq): (i64, u64),
    once_mine: bool,
) -> Result<bool> {
    if once_mine {
        connection
            .prepare_cached(
                "UPDATE operation SET state = ?4 WHERE log = ?1 AND author = ?2 AND seq >= ?3 AND state = ?5 AND hub_seq IS NULL",
            )?
            .execute((log, author, seq as i64, OperationState::Waiting, OperationState::Settled))?;
    }
    let state = operations::standing(connection, (log, author, seq as i64))?.map(|standing| standing.state);
    let lacks = matches!(state, Some(OperationState::Waiting | OperationState::Parked));
    if lacks && operations::standing(connection, (log, author, -(seq as i64)))?.is_some() {
        // Another one left it before, and the log was not read to its end since.
        relocate_all(connection, (me, log), Some(author))?;
    } else if lacks {
        // Below zero it keeps its place among its author's, and no look-up of a name, range of names or highest name meets it. A
        // column of its own would be one more of the key, and one more condition in each of these.
        connection
            .prepare_cached("UPDATE operation SET seq = -seq WHERE log = ?1 AND author = ?2 AND seq = ?3")?
            .execute((log, author, seq as i64))?;
    }
    Ok(lacks)
}

/// Writes again what the hub lacks of one earlier name, or of all, in the order it was written in: what builds on something comes
/// behind it under the new name too. The caller projects anew.
fn relocate_all(connection: &Connection, (me, log): (&Identity, Log), only: Option<i64>) -> Result<bool> {
    // Only what was written here waits or is refused.
    let mine = author_number(connection, me.incarnation)?;
    let left: Vec<(i64, i64)> = connection
        .prepare_cached(
            "SELECT author, seq FROM operation INDEXED BY operation_unsettled
             WHERE state <> 0 AND state IN (?1, ?2) AND log = ?3 AND author <> ?4 AND (?5 IS NULL OR author = ?5)
             ORDER BY author, abs(seq)",
        )?
        .query_map((OperationState::Waiting, OperationState::Parked, log, mine, only), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (author, seq) in &left {
        relocate(connection, (me, log), (*author, *seq))?;
    }
    Ok(!left.is_empty())
}

/// Writes one operation again under this device's incarnation; its old name is free.
fn relocate(connection: &Connection, (me, log): (&Identity, Log), (author, seq): (i64, i64)) -> Result<()> {
    // Below zero where it left its name already.
    let (name, seq) = ((log, author, seq), seq.unsigned_abs());
    let (bytes, payload): (Vec<u8>, Option<Vec<u8>>) = connection.query_row(
        "SELECT envelope, payload FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3",
        name,
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    operations::remove(connection, name)?;
    let mut envelope = Envelope::from_bytes(&bytes)?;
    let old = (log, author, seq);
    // What was erased meanwhile says nothing any more, and nobody has seen it.
    let Some(was) = payload else {
        return relocated::remember(connection, old, envelope.entity, (author, 0));
    };
    let (kind, payload) = operations::open_payload(|| Ok(me.engineer_key.clone()), log, &bytes, &was)?;
    if let Some(same) = resealing::same(connection, (me, log), envelope.entity, &payload)? {
        // The hub has it under the name that the other copy wrote it again by.
        return relocated::remember(connection, old, envelope.entity, same);
    }
    let mine = author_number(connection, me.incarnation)?;
    let new = Dot { incarnation: me.incarnation, seq: operations::next_seq(connection, log, mine)? };
    let once = envelope.dot.incarnation;
    relocated::remember(connection, old, envelope.entity, (mine, new.seq))?;
    envelope.kind = kind;
    let payload = renamed(connection, (log, author, once), &envelope, payload)?;
    envelope.dot = new;
    envelope.group = None;
    let (envelope, envelope_bytes, payload) = resealing::encoded(me, log, envelope, (&payload, &was))?;
    let incoming = Incoming {
        log,
        author: mine,
        envelope: &envelope,
        envelope_bytes: &envelope_bytes,
        payload_bytes: Some(&payload),
        payload_hash: None,
        rank: envelope.clock,
        hub_seq: None,
        state: OperationState::Waiting,
        content: None,
        saw_beginning: false,
    };
    operations::insert(connection, &incoming, false, false)
}

/// What an editor had seen, by the names it has now.
fn renamed(
    connection: &Connection,
    written_as: (Log, i64, Incarnation),
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
