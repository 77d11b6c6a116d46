//! Applying one operation, ours or a teammate's, to the registers and the projection.
//!
//! In any order that keeps each author's operations on one entity in their order, the outcome is the same.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Change, Context, Dot, Envelope, HybridTime, Id, Payload, sealed};

use super::identity::{Identity, PERSONAL, TEAM, author_number, dot as dot_of};
use super::project::{columns, sameness, search_words, weight, words_in};
use super::register::Register;
use super::{deletion, erasure};
use crate::error::Result;
use crate::model::{Kind, Merge, field};
use crate::store::entities::{Entity, Fields};
use crate::store::search;

/// The state of an operation's row.
pub(crate) mod state {
    /// The hub has it, or it came from there.
    pub const SETTLED: i64 = 0;
    /// In the outbox.
    pub const WAITING: i64 = 1;
    /// The hub refused it.
    pub const PARKED: i64 = 2;
    /// Pulled, and cannot be read.
    pub const UNREADABLE: i64 = 3;
}

/// An operation on its way into the notebook.
pub(crate) struct Incoming<'a> {
    pub log: i64,
    pub envelope: &'a Envelope,
    pub envelope_bytes: &'a [u8],
    /// As it is stored: sealed in a personal log. `None`: erased before it came.
    pub payload_bytes: Option<&'a [u8]>,
    pub payload_hash: Option<[u8; 32]>,
    /// The clock it ranks by.
    pub rank: HybridTime,
    pub hub_seq: Option<u64>,
    pub state: i64,
    /// The kind and payload in clear; `None` where they cannot be read here.
    pub content: Option<(u16, Payload)>,
}

/// Stores an operation that is not here yet and applies it. Adds the ids of what changed on screens to `changed`.
pub(crate) fn apply(connection: &Connection, incoming: &Incoming<'_>, changed: &mut Vec<Id>) -> Result<()> {
    let envelope = incoming.envelope;
    let entity = envelope.entity;
    let row = projected(connection, entity)?;
    let creates = match row {
        None => true,
        Some(_) => creating_operation(connection, incoming.log, entity)?.is_none(),
    };
    let erased = erasure::is_erased(connection, entity)?;
    let payload = incoming.payload_bytes.filter(|_| !erased);
    let payload_hash = match (payload, incoming.payload_hash, incoming.payload_bytes) {
        (Some(_), _, _) => None,
        (None, Some(hash), _) => Some(hash),
        (None, None, bytes) => Some(soundings_wire::sha256(&[bytes.unwrap_or_default()]).0),
    };
    let known =
        incoming.content.as_ref().and_then(|(kind, payload)| Kind::from_number(*kind).map(|kind| (kind, payload)));
    connection
        .prepare_cached(
            "INSERT INTO operation (log, author, seq, entity, creates, clock, hub_seq, state, payload_hash, envelope, payload)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute((
            incoming.log,
            author_number(connection, envelope.dot.incarnation)?,
            envelope.dot.seq as i64,
            entity.as_bytes(),
            creates && known.is_some(),
            incoming.rank.0 as i64,
            incoming.hub_seq.map(|seq| seq as i64),
            incoming.state,
            payload_hash,
            incoming.envelope_bytes,
            payload,
        ))?;
    if envelope.erases() {
        erasure::carry_out(connection, incoming.log, envelope, changed)?;
    }
    if erased {
        return Ok(());
    }
    let Some((kind, payload)) = known else { return Ok(()) };
    changed.push(entity);
    let belonged_to = if row.is_some() { deletion::belongs_to(connection, entity)? } else { Vec::new() };
    match row {
        None => create(connection, incoming.log, kind, entity, payload, None)?,
        Some(_) if creates => {
            // The other log holds it already: the team's registers are projected.
            if incoming.log == TEAM {
                reproject(connection, TEAM, entity)?;
            }
        }
        Some(projected_log) => {
            for change in &payload.changes {
                write_register(connection, incoming.log, kind, entity, envelope.dot, incoming.rank, change)?;
            }
            if projected_log == incoming.log {
                reproject(connection, incoming.log, entity)?;
            }
        }
    }
    deletion::after_operation(connection, incoming.log, kind, entity, payload, changed)?;
    deletion::moved(connection, incoming.log, belonged_to, changed)
}

/// The number of the log a thing is projected from; `None` where there is no such thing yet.
fn projected(connection: &Connection, entity: Id) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT log FROM entity WHERE id = ?1")?
        .query_row([entity.as_bytes()], |row| row.get(0))
        .optional()?)
}

/// The hot path of capture: a new thing has no registers, its row comes straight from the operation.
/// `number`: the row's, where it had one before; else the next.
pub(crate) fn create(
    connection: &Connection,
    log: i64,
    kind: Kind,
    id: Id,
    payload: &Payload,
    number: Option<i64>,
) -> Result<()> {
    let mut fields = Fields::default();
    for change in &payload.changes {
        fields.put(change.field, change.member.as_deref(), &change.value);
    }
    let columns = columns(kind, &fields);
    connection
        .prepare_cached(
            "INSERT INTO entity (id, kind, log, parent, target, state, sort, fields, number)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            id.as_bytes(),
            kind.number(),
            log,
            columns.parent.as_ref().map(Id::as_bytes),
            columns.target.as_ref().map(Id::as_bytes),
            columns.state,
            columns.sort,
            soundings_wire::encode(&fields),
            number,
        ))?;
    search::insert(connection, connection.last_insert_rowid(), &search_words(kind, &fields))
}

/// One operation's row, as far as registers need it.
pub(crate) struct Stored {
    pub dot: Dot,
    pub rank: HybridTime,
    pub payload: Payload,
}

/// The operation a thing's registers in a log begin with; `None` where the log has none, or it was erased.
pub(crate) fn creating_operation(connection: &Connection, log: i64, entity: Id) -> Result<Option<Stored>> {
    let row = connection
        .prepare_cached(
            "SELECT author, seq, clock, envelope, payload FROM operation
             WHERE entity = ?1 AND log = ?2 AND creates = 1 ORDER BY author, seq LIMIT 1",
        )?
        .query_row((entity.as_bytes(), log), |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, Vec<u8>>(3)?,
                row.get::<_, Option<Vec<u8>>>(4)?,
            ))
        })
        .optional()?;
    let Some((author, seq, clock, envelope, Some(payload))) = row else { return Ok(None) };
    let (_, payload) = open_payload(connection, log, &envelope, &payload)?;
    Ok(Some(Stored { dot: dot_of(connection, author, seq)?, rank: HybridTime(clock.unsigned_abs()), payload }))
}

/// The kind and payload of a stored operation, opened where it is sealed.
pub(crate) fn open_payload(
    connection: &Connection,
    log: i64,
    envelope: &[u8],
    payload: &[u8],
) -> Result<(u16, Payload)> {
    if log == PERSONAL {
        let (kind, bytes) = sealed::open(&Identity::read(connection)?.engineer_key, envelope, payload)?;
        return Ok((kind, Payload::from_bytes(&bytes)?));
    }
    Ok((Envelope::from_bytes(envelope)?.kind, Payload::from_bytes(payload)?))
}

/// A field's register, from its row or from the creating operation.
pub(crate) fn register(
    connection: &Connection,
    log: i64,
    entity: Id,
    kind: Kind,
    number: u16,
    member: Option<&[u8]>,
) -> Result<Register> {
    let stored: Option<Vec<u8>> = connection
        .prepare_cached("SELECT state FROM register WHERE log = ?1 AND entity = ?2 AND field = ?3 AND member = ?4")?
        .query_row((log, entity.as_bytes(), number, member.unwrap_or_default()), |row| row.get(0))
        .optional()?;
    if let Some(state) = stored {
        return Ok(minicbor::decode(&state)?);
    }
    let mut register = Register::default();
    if let Some(created) = creating_operation(connection, log, entity)?
        && let Some(change) =
            created.payload.changes.iter().find(|change| change.field == number && change.member.as_deref() == member)
    {
        register.apply(merge_of(kind, number), created.dot, created.rank, change);
    }
    Ok(register)
}

/// How a field merges; a later version's field is kept as words, which lose nothing.
pub(crate) fn merge_of(kind: Kind, number: u16) -> Merge {
    field(kind, number).map_or(Merge::Words, |field| field.merge)
}

pub(crate) fn write_register(
    connection: &Connection,
    log: i64,
    kind: Kind,
    entity: Id,
    dot: Dot,
    rank: HybridTime,
    change: &Change,
) -> Result<()> {
    let mut register = register(connection, log, entity, kind, change.field, change.member.as_deref())?;
    register.apply(merge_of(kind, change.field), dot, rank, change);
    store_register(connection, log, entity, change.field, change.member.as_deref(), &register)
}

fn store_register(
    connection: &Connection,
    log: i64,
    entity: Id,
    field: u16,
    member: Option<&[u8]>,
    register: &Register,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO register (log, entity, field, member, state) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((log, entity.as_bytes(), field, member.unwrap_or_default(), soundings_wire::encode(register)))?;
    Ok(())
}

/// Every register row of a thing in a log: field, member, state.
pub(crate) fn register_rows(connection: &Connection, log: i64, entity: Id) -> Result<Vec<(u16, Vec<u8>, Register)>> {
    let mut statement = connection.prepare_cached(
        "SELECT field, member, state FROM register WHERE log = ?1 AND entity = ?2 ORDER BY field, member",
    )?;
    let rows = statement.query_map((log, entity.as_bytes()), |row| {
        Ok((row.get::<_, u16>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, Vec<u8>>(2)?))
    })?;
    rows.map(|row| {
        let (field, member, state) = row?;
        Ok((field, member, minicbor::decode(&state)?))
    })
    .collect()
}

/// Works a thing's row out anew from its creating operation and its registers in `log`.
pub(crate) fn reproject(connection: &Connection, log: i64, id: Id) -> Result<()> {
    let Some(entity) = Entity::find(connection, id)? else { return Ok(()) };
    let Some(created) = creating_operation(connection, log, id)? else { return Ok(()) };
    let mut fields = Fields::default();
    for change in &created.payload.changes {
        fields.put(change.field, change.member.as_deref(), &change.value);
    }
    let mut versions = 0;
    // Words that stand beside those shown are found too: a version that nobody decided on yet is not hidden.
    let mut beside = Vec::new();
    for (number, member, register) in register_rows(connection, log, id)? {
        let merge = merge_of(entity.kind, number);
        let has_member = matches!(merge, Merge::Set | Merge::Consent);
        if let Some(shown) = register.shown(merge, |value| weight(merge, value)) {
            fields.put(number, has_member.then_some(member.as_slice()), &shown.value);
        }
        let siblings = register.siblings(|value| sameness(entity.kind, number, value));
        if matches!(merge, Merge::Words | Merge::Consent) && siblings.len() > 1 {
            versions += 1;
            beside.extend(siblings[1..].iter().filter_map(|version| words_in(entity.kind, number, &version.value)));
        }
    }
    let columns = columns(entity.kind, &fields);
    connection
        .prepare_cached(
            "UPDATE entity SET log = ?2, parent = ?3, target = ?4, state = ?5, sort = ?6, versions = ?7, fields = ?8 WHERE id = ?1",
        )?
        .execute((
            id.as_bytes(),
            log,
            columns.parent.as_ref().map(Id::as_bytes),
            columns.target.as_ref().map(Id::as_bytes),
            columns.state,
            columns.sort,
            versions,
            soundings_wire::encode(&fields),
        ))?;
    beside.insert(0, search_words(entity.kind, &fields));
    search::replace(connection, entity.number, beside.join("\n").trim())
}

/// The hub ranked one of our operations lower than we did: whatever it decides is worked out anew.
pub(crate) fn rank(connection: &Connection, log: i64, dot: Dot, entity: Id, clock: HybridTime) -> Result<()> {
    let mut lowered = false;
    for (field, member, mut register) in register_rows(connection, log, entity)? {
        if register.rank(dot, clock) {
            let kind = Entity::find(connection, entity)?.map(|entity| entity.kind);
            let has_member = kind.is_some_and(|kind| matches!(merge_of(kind, field), Merge::Set | Merge::Consent));
            store_register(connection, log, entity, field, has_member.then_some(member.as_slice()), &register)?;
            lowered = true;
        }
    }
    if lowered { reproject(connection, log, entity) } else { Ok(()) }
}

/// What an edit made now has seen of a register, from its row or from the creating operation.
pub(crate) fn seen(
    connection: &Connection,
    log: i64,
    entity: Id,
    kind: Kind,
    field: u16,
    member: Option<&[u8]>,
) -> Result<Context> {
    Ok(register(connection, log, entity, kind, field, member)?.seen())
}
