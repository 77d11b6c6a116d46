//! The operation log's rows: what was written, as its author encoded it, here and elsewhere.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row};
use soundings_wire::sealed::{self, EngineerKey};
use soundings_wire::{Digest, Dot, Envelope, HybridTime, Id, Operation, OperationPayload, Payload, sha256};

use super::identity::{Identity, dot};
use crate::error::Result;
use crate::store::columns::{Log, OperationState, id};

/// The name of an operation as its row has it: log, author's small number, seq.
pub(crate) type RowName = (Log, i64, i64);

/// An operation on its way into the notebook.
pub(crate) struct Incoming<'a> {
    pub log: Log,
    /// The small number of its author.
    pub author: i64,
    pub envelope: &'a Envelope,
    pub envelope_bytes: &'a [u8],
    /// As it is stored: sealed in a personal log. `None`: erased before it came.
    pub payload_bytes: Option<&'a [u8]>,
    pub payload_hash: Option<[u8; 32]>,
    /// The clock it ranks by.
    pub rank: HybridTime,
    pub hub_seq: Option<u64>,
    pub state: OperationState,
    /// The kind and payload in clear; `None` where they cannot be read here.
    pub content: Option<(u16, Payload)>,
    /// Each of its changes is known to have seen the operation that its thing begins with, which then need not be read.
    pub saw_beginning: bool,
}

impl<'a> Incoming<'a> {
    /// The same, and nothing of it is believed.
    pub fn unreadable(&self) -> Self {
        Self { state: OperationState::Unreadable, content: None, saw_beginning: false, ..*self }
    }
}

/// Writes an operation's row. Of an erased thing's only the hash of its payload is kept.
pub(crate) fn insert(connection: &Connection, incoming: &Incoming<'_>, creates: bool, erased: bool) -> Result<()> {
    let payload = incoming.payload_bytes.filter(|_| !erased);
    let payload_hash = match (payload, incoming.payload_hash, incoming.payload_bytes) {
        (Some(_), _, _) => None,
        (None, Some(hash), _) => Some(hash),
        (None, None, bytes) => Some(sha256(&[bytes.unwrap_or_default()]).0),
    };
    let envelope = incoming.envelope;
    // What is counted of the team's operations is told by how their state changes: settled ones, as most are, cost nothing.
    let counted = incoming.log == Log::Team && incoming.state != OperationState::Settled;
    connection
        .prepare_cached(
            "INSERT INTO operation (log, author, seq, entity, creates, clock, hub_seq, state, payload_hash, envelope, payload)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute((
            incoming.log,
            incoming.author,
            envelope.dot.seq as i64,
            envelope.entity.as_bytes(),
            creates,
            incoming.rank.0 as i64,
            incoming.hub_seq.map(|seq| seq as i64),
            if counted { OperationState::Settled } else { incoming.state },
            payload_hash,
            incoming.envelope_bytes,
            payload,
        ))?;
    if counted {
        connection
            .prepare_cached("UPDATE operation SET state = ?4 WHERE log = ?1 AND author = ?2 AND seq = ?3")?
            .execute((incoming.log, incoming.author, envelope.dot.seq as i64, incoming.state))?;
    }
    Ok(())
}

/// The seq that an author's next operation in a log gets.
pub(crate) fn next_seq(connection: &Connection, log: Log, author: i64) -> Result<u64> {
    let highest: Option<i64> = connection
        .prepare_cached("SELECT max(seq) FROM operation WHERE log = ?1 AND author = ?2")?
        .query_row((log, author), |row| row.get(0))?;
    Ok(highest.unwrap_or(0).unsigned_abs() + 1)
}

/// The kind and payload of a stored operation, opened where it is sealed.
/// What stands in the team's needs no key.
pub(crate) fn open_payload(
    key: impl FnOnce() -> Result<EngineerKey>,
    log: Log,
    envelope: &[u8],
    payload: &[u8],
) -> Result<(u16, Payload)> {
    match log {
        Log::Personal => {
            let (kind, bytes) = sealed::open(&key()?, envelope, payload)?;
            Ok((kind, Payload::from_bytes(&bytes)?))
        }
        Log::Team => Ok((Envelope::from_bytes(envelope)?.kind, Payload::from_bytes(payload)?)),
    }
}

/// One readable operation, as far as registers need it.
pub(crate) struct Stored {
    pub dot: Dot,
    pub rank: HybridTime,
    pub kind: u16,
    pub payload: Payload,
}

/// The operation a thing's registers in a log begin with; `None` where the log has none, or it was erased.
pub(crate) fn creating(connection: &Connection, log: Log, entity: Id) -> Result<Option<Stored>> {
    Ok(readable(connection, log, entity, "creates = 1", "author, seq LIMIT 1")?.pop())
}

/// A thing's readable operations in a log, each author's in their order.
pub(crate) fn of_entity(connection: &Connection, log: Log, entity: Id) -> Result<Vec<Stored>> {
    readable(connection, log, entity, "TRUE", "author, seq")
}

/// A thing's readable operations in a log, the highest rank first.
pub(crate) fn newest_of_entity(connection: &Connection, log: Log, entity: Id) -> Result<Vec<Stored>> {
    readable(connection, log, entity, "TRUE", "clock DESC")
}

/// A thing's readable operations in a log in the log's order: confirmed ones as the hub has them, then what waits; none
/// before what its editor had seen.
pub(crate) fn in_log_order(connection: &Connection, log: Log, entity: Id) -> Result<Vec<Stored>> {
    let in_order = readable(connection, log, entity, "TRUE", "hub_seq IS NULL, hub_seq, author, seq")?;
    Ok(behind_what_was_seen(in_order, |one| (one.dot, &one.payload)))
}

/// Puts a thing's operations of one log, in its order, as they are applied where they come one by one: what builds on another
/// waits for it, and each author's stay in their order. A hub that was restored may have got an edit again before what it edits.
pub(crate) fn behind_what_was_seen<T>(in_order: Vec<T>, of: impl Fn(&T) -> (Dot, &Payload)) -> Vec<T> {
    if in_order.len() < 2 {
        return in_order;
    }
    let mut to_come: BTreeSet<Dot> = in_order.iter().map(|one| of(one).0).collect();
    let waits = |one: &T, to_come: &BTreeSet<Dot>| {
        let (name, payload) = of(one);
        let mut seen = payload.changes.iter().flat_map(|change| &change.base.0);
        seen.any(|(incarnation, seq)| {
            let seen = Dot { incarnation: *incarnation, seq: *seq };
            seen != name && to_come.contains(&seen)
        })
    };
    let (mut ordered, mut held) = (Vec::with_capacity(in_order.len()), Vec::<T>::new());
    for one in in_order {
        if held.iter().any(|held| of(held).0.incarnation == of(&one).0.incarnation) || waits(&one, &to_come) {
            held.push(one);
            continue;
        }
        to_come.remove(&of(&one).0);
        ordered.push(one);
        while let Some(place) = held.iter().enumerate().position(|(place, one)| {
            let is_next = held[..place].iter().all(|before| of(before).0.incarnation != of(one).0.incarnation);
            is_next && !waits(one, &to_come)
        }) {
            let one = held.remove(place);
            to_come.remove(&of(&one).0);
            ordered.push(one);
        }
    }
    ordered.append(&mut held);
    ordered
}

fn readable(connection: &Connection, log: Log, entity: Id, condition: &str, order: &str) -> Result<Vec<Stored>> {
    let sql = format!(
        "SELECT clock, envelope, payload FROM operation
         WHERE entity = ?1 AND log = ?2 AND payload IS NOT NULL AND state < 3 AND {condition} ORDER BY {order}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((entity.as_bytes(), log))?;
    let mut key: Option<EngineerKey> = None;
    let mut stored = Vec::new();
    while let Some(row) = rows.next()? {
        let (envelope, payload) = (row.get_ref(1)?.as_blob()?, row.get_ref(2)?.as_blob()?);
        let read_key = || match &key {
            Some(key) => Ok(key.clone()),
            None => Ok(key.insert(Identity::read(connection)?.engineer_key).clone()),
        };
        let Ok((kind, payload)) = open_payload(read_key, log, envelope, payload) else { continue };
        let rank = HybridTime(row.get::<_, i64>(0)?.unsigned_abs());
        stored.push(Stored { dot: Envelope::outline(envelope)?.dot, rank, kind, payload });
    }
    Ok(stored)
}

/// The names of all operations on a thing that were applied here.
pub(crate) fn names(connection: &Connection, log: Log, entity: Id) -> Result<Vec<Dot>> {
    let mut statement = connection.prepare_cached(
        "SELECT author, seq FROM operation WHERE entity = ?1 AND log = ?2 AND state < 3 ORDER BY author, seq",
    )?;
    let rows = statement.query_map((entity.as_bytes(), log), |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (author, seq) = row?;
        dot(connection, author, seq)
    })
    .collect()
}

/// The seqs of a thing's operations that wait for the team.
pub(crate) fn waiting_seqs(connection: &Connection, entity: Id) -> Result<Vec<u64>> {
    let sql = "SELECT seq FROM operation WHERE entity = ?1 AND log = ?2 AND state = ?3";
    let mut statement = connection.prepare_cached(sql)?;
    let rows =
        statement.query_map((entity.as_bytes(), Log::Team, OperationState::Waiting), |row| row.get::<_, i64>(0))?;
    rows.map(|seq| Ok(seq?.unsigned_abs())).collect()
}

/// Writes down an operation's place in its log.
pub(crate) fn place(connection: &Connection, (log, author): (Log, i64), seq: u64, hub_seq: u64) -> Result<()> {
    connection
        .prepare_cached("UPDATE operation SET hub_seq = ?4 WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .execute((log, author, seq as i64, hub_seq as i64))?;
    Ok(())
}

/// The most pressing state of a thing's operations in a log.
pub(crate) fn most_pressing(connection: &Connection, log: Log, entity: Id) -> Result<Option<OperationState>> {
    Ok(connection
        .prepare_cached("SELECT max(state) FROM operation WHERE entity = ?1 AND log = ?2 AND state < 3")?
        .query_row((entity.as_bytes(), log), |row| row.get(0))?)
}

/// Whether a log has an operation in a state that is not *settled*.
pub(crate) fn any_in_state(connection: &Connection, log: Log, state: OperationState) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM operation INDEXED BY operation_unsettled WHERE state <> 0 AND state = ?1 AND log = ?2)";
    Ok(connection.prepare_cached(sql)?.query_row((state, log), |row| row.get(0))?)
}

/// Says what became of an operation.
pub(crate) fn set_state(connection: &Connection, name: RowName, state: OperationState) -> Result<()> {
    connection
        .prepare_cached("UPDATE operation SET state = ?4 WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .execute((name.0, name.1, name.2, state))?;
    Ok(())
}

/// What is known of an operation without reading it.
pub(crate) struct Standing {
    /// The thing it is about.
    pub entity: Id,
    pub state: OperationState,
    /// The thing's registers in this log begin with it.
    pub begins: bool,
}

/// Which thing an operation is about, and what became of it.
pub(crate) fn standing(connection: &Connection, name: RowName) -> Result<Option<Standing>> {
    let sql = "SELECT entity, state, creates = 1 AND payload IS NOT NULL AND state < 3 FROM operation
               WHERE log = ?1 AND author = ?2 AND seq = ?3";
    Ok(connection
        .prepare_cached(sql)?
        .query_row(name, |row| Ok(Standing { entity: id(row, 0)?, state: row.get(1)?, begins: row.get(2)? }))
        .optional()?)
}

/// Takes an operation's row out: it is written anew, or again under another name.
pub(crate) fn remove(connection: &Connection, name: RowName) -> Result<()> {
    // Told apart from what waits, so that what is counted stays right.
    connection
        .prepare_cached("UPDATE operation SET state = ?4 WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .execute((name.0, name.1, name.2, OperationState::Settled))?;
    connection.prepare_cached("DELETE FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3")?.execute(name)?;
    Ok(())
}

/// Whether an operation is here without its payload.
pub(crate) fn is_empty(connection: &Connection, name: RowName) -> Result<bool> {
    let sql = "SELECT payload IS NULL FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3";
    Ok(connection.prepare_cached(sql)?.query_row(name, |row| row.get(0)).optional()?.unwrap_or(false))
}

/// Which thing an operation is about.
pub(crate) fn entity(connection: &Connection, name: RowName) -> Result<Option<Id>> {
    Ok(connection
        .prepare_cached("SELECT entity FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .query_row(name, |row| id(row, 0))
        .optional()?)
}

/// Whether the log has the operation that made a thing, as far as it was read: what the hub said it took comes with a page.
pub(crate) fn creation_stands(connection: &Connection, log: Log, entity: Id) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM operation WHERE entity = ?1 AND log = ?2 AND creates = 1 AND state = ?3
               AND hub_seq IS NOT NULL)";
    Ok(connection
        .prepare_cached(sql)?
        .query_row((entity.as_bytes(), log, OperationState::Settled), |row| row.get(0))?)
}

/// Says which of a thing's operations its registers begin with.
pub(crate) fn mark_creating(connection: &Connection, name: RowName, creates: bool) -> Result<()> {
    connection
        .prepare_cached("UPDATE operation SET creates = ?4 WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .execute((name.0, name.1, name.2, creates))?;
    Ok(())
}

/// Replaces a payload by its hash. Which thing it was about; `None` where it was empty already.
pub(crate) fn empty(connection: &Connection, name: RowName) -> Result<Option<Id>> {
    let found = connection
        .prepare_cached(
            "SELECT entity, payload FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3 AND payload IS NOT NULL",
        )?
        .query_row(name, |row| Ok((id(row, 0)?, sha256(&[row.get_ref(1)?.as_blob()?]))))
        .optional()?;
    let Some((entity, hash)) = found else { return Ok(None) };
    connection
        .prepare_cached(
            "UPDATE operation SET payload = NULL, payload_hash = ?4 WHERE log = ?1 AND author = ?2 AND seq = ?3",
        )?
        .execute((name.0, name.1, name.2, hash.0))?;
    Ok(Some(entity))
}

/// The row names of a thing's operations, in both logs.
pub(crate) fn row_names(connection: &Connection, entity: Id) -> Result<Vec<RowName>> {
    let mut statement = connection.prepare_cached("SELECT log, author, seq FROM operation WHERE entity = ?1")?;
    let rows = statement.query_map([entity.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// An operation as it goes to the hub, from the columns envelope, payload, payload_hash.
pub(crate) fn whole(row: &Row<'_>, first: usize) -> rusqlite::Result<Operation> {
    let payload = match (row.get::<_, Option<Vec<u8>>>(first + 1)?, row.get::<_, Option<[u8; 32]>>(first + 2)?) {
        (Some(bytes), _) => OperationPayload::Whole(bytes),
        (None, hash) => OperationPayload::Absent(Digest(hash.unwrap_or_default())),
    };
    Ok(Operation { envelope: row.get(first)?, payload })
}
