//! Erasing: the one exception to *nothing is lost* (sync.md 7). What stays: that something was here, when, and who
//! erased it.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Dot, Envelope, Id};

use super::identity::{author_number, known_author, same_engineer};
use super::{deletion, operations, projection, registers, same};
use crate::error::Result;
use crate::model::Kind;
use crate::store::columns::{Log, OperationState, id, ids};
use crate::store::entities::Entity;
use crate::store::{attachments, search};

/// Whether a thing was erased for ever from a log. What its owner erased as only me says nothing of the team's, which a copy of
/// this notebook may have given it meanwhile; what the team erased is in no log.
pub(crate) fn is_erased(connection: &Connection, log: Log, entity: Id) -> Result<bool> {
    let erasure: Option<Id> = connection
        .prepare_cached("SELECT erasure FROM erased WHERE entity = ?1")?
        .query_row([entity.as_bytes()], |row| id(row, 0))
        .optional()?;
    let Some(erasure) = erasure else { return Ok(false) };
    Ok(log == Log::Personal || !is_only_here(connection, erasure)?)
}

/// Whether the bytes of an operation are gone for ever: its thing was erased, or it by itself.
pub(crate) fn is_emptied(connection: &Connection, entity: Id, name: operations::RowName) -> Result<bool> {
    Ok(is_erased(connection, name.0, entity)?
        || connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM emptied WHERE log = ?1 AND author = ?2 AND seq = ?3)")?
            .query_row(name, |row| row.get(0))?)
}

/// The state column of an erasure that waits for its day to pass.
const WAITS: i64 = 0;

/// The state column of one that somebody took back in that day.
const TAKEN_BACK: i64 = 1;

/// The state column of one whose day has passed.
pub(crate) const DONE: i64 = 2;

/// The most erasures that wait, or are done, at once and are looked at in one go.
pub(crate) const MOST: usize = 10_000;

/// The erasures that wait for their day to pass.
pub(crate) fn waiting(connection: &Connection) -> Result<Vec<Entity>> {
    Entity::latest_in_state(connection, Kind::Erasure, WAITS, MOST)
}

/// An operation that names what is to be erased.
struct Names {
    envelope: Envelope,
    /// It may ask: everybody sees it.
    is_shown: bool,
    /// It stands in the log: nobody took it back before.
    stands: bool,
}

/// The operations on an erasure that name what is to go: the one that asks for it, and what stands behind that in the log.
fn named(connection: &Connection, log: Log, erasure: Id) -> Result<Option<(Envelope, Vec<Names>)>> {
    let mut statement = connection.prepare_cached(
        "SELECT envelope, state < 3 AND payload IS NOT NULL, hub_seq IS NOT NULL OR (state = ?3 AND author = (
             SELECT number FROM incarnation JOIN notebook ON notebook.device = incarnation.device
             AND notebook.incarnation = incarnation.incarnation))
         FROM operation WHERE entity = ?1 AND log = ?2 AND state NOT IN (?4, ?5)
         ORDER BY hub_seq IS NULL, hub_seq, clock, author, seq",
    )?;
    let (settled, uncovered) = (OperationState::Settled, OperationState::Uncovered);
    let mut rows = statement.query((erasure.as_bytes(), log, settled, uncovered, OperationState::Withdrawn))?;
    let (mut asks, mut behind) = (None, Vec::new());
    while let Some(row) = rows.next()? {
        let Ok(envelope) = Envelope::from_bytes(row.get_ref(0)?.as_blob()?) else { continue };
        let names = Names { envelope, is_shown: row.get(1)?, stands: row.get(2)? };
        match asks {
            _ if !names.envelope.erases() => {}
            None if names.is_shown => asks = Some(names.envelope),
            None => {}
            Some(_) => behind.push(names),
        }
    }
    Ok(asks.map(|asks| (asks, behind)))
}

/// The things that an erasure is to erase, as what asked for it names them, whatever it says of that beside: by its envelope
/// the hub goes too, which reads no more.
pub(crate) fn covers(connection: &Connection, erasure: &Entity) -> Result<Vec<Id>> {
    let named = named(connection, erasure.log, erasure.id)?;
    Ok(named.and_then(|(asks, _)| asks.erased_entities).unwrap_or_default())
}

/// The single operations that an erasure is to erase.
pub(crate) fn takes(connection: &Connection, erasure: &Entity) -> Result<Vec<Dot>> {
    let named = named(connection, erasure.log, erasure.id)?;
    Ok(named.and_then(|(asks, _)| asks.erased_operations).unwrap_or_default())
}

/// The single operations of a log that wait for their erasure.
pub(crate) fn awaited_operations(connection: &Connection, log: Log) -> Result<HashSet<Dot>> {
    let mut awaited = HashSet::new();
    for erasure in waiting(connection)?.iter().filter(|erasure| erasure.log == log) {
        awaited.extend(takes(connection, erasure)?);
    }
    Ok(awaited)
}

/// What waits for its erasure, in sight or not; of one log, or of both.
pub(crate) fn awaited(connection: &Connection, log: Option<Log>) -> Result<HashSet<Id>> {
    let mut awaited = HashSet::new();
    for erasure in waiting(connection)?.iter().filter(|erasure| log.is_none_or(|log| erasure.log == log)) {
        awaited.extend(covers(connection, erasure)?);
    }
    Ok(awaited)
}

/// Carries out what an erasure's operations erase: in their own log, and in the personal log of this device's owner what the
/// team has too. Whether anything was asked for and done.
pub(crate) fn carry_out(connection: &Connection, log: Log, erasure: Id, changed: &mut Vec<Id>) -> Result<bool> {
    let in_sight = Entity::find_any(connection, erasure)?.filter(|row| row.kind == Kind::Erasure && row.log == log);
    let (Some(row), Some((asks, behind))) = (in_sight, named(connection, log, erasure)?) else { return Ok(false) };
    // What is only me goes by this device's own clock, where nobody took it back.
    let by_own_clock = log == Log::Personal && row.state != TAKEN_BACK;
    let mut any = false;
    for names in behind.iter().filter(|names| names.stands || by_own_clock) {
        if was_asked_for(connection, log, &asks, &names.envelope)? {
            erase(connection, log, &names.envelope, changed)?;
            any = true;
        }
    }
    Ok(any)
}

fn erase(connection: &Connection, log: Log, envelope: &Envelope, changed: &mut Vec<Id>) -> Result<()> {
    leave_no_trace(connection)?;
    for entity in envelope.erased_entities.iter().flatten() {
        if log == Log::Team && is_only_here(connection, *entity)? {
            continue;
        }
        erase_entity(connection, log, *entity, envelope.entity, changed)?;
        changed.push(*entity);
    }
    for dot in envelope.erased_operations.iter().flatten() {
        let author = author_number(connection, dot.incarnation)?;
        let name = (log, author, dot.seq as i64);
        connection
            .prepare_cached("INSERT OR IGNORE INTO emptied (log, author, seq) VALUES (?1, ?2, ?3)")?
            .execute(name)?;
        if let Some(entity) = operations::empty(connection, name)? {
            projection::rework(connection, log, entity)?;
            same::touched(connection, entity, changed)?;
            changed.push(entity);
        }
    }
    search::forget_deleted(connection)
}

/// Whether the same engineer asked for all of it, and nothing of it was written later than that. That a day has passed since, and
/// that nobody took it back in that day, is the hub's to see to: its clock counts, and the order in which the two came to it first,
/// which a hub that was restored may not hold any more.
fn was_asked_for(connection: &Connection, log: Log, asks: &Envelope, done: &Envelope) -> Result<bool> {
    let all = |names: &[Id], of: &Option<Vec<Id>>| {
        let asked: HashSet<&Id> = of.iter().flatten().collect();
        names.iter().all(|name| asked.contains(name))
    };
    let asked: HashSet<&Dot> = asks.erased_operations.iter().flatten().collect();
    for dot in done.erased_operations.iter().flatten() {
        // What is not here was not seen by who asked either: nobody erases what was not written yet.
        if !asked.contains(dot) || !is_here(connection, log, *dot)? {
            return Ok(false);
        }
    }
    Ok(all(done.erased_entities.as_deref().unwrap_or_default(), &asks.erased_entities)
        && same_engineer(connection, asks.dot.incarnation, done.dot.incarnation)?)
}

/// Whether an operation is here, or its hashes.
fn is_here(connection: &Connection, log: Log, dot: Dot) -> Result<bool> {
    let (Some(author), Ok(seq)) = (known_author(connection, dot.incarnation)?, i64::try_from(dot.seq)) else {
        return Ok(false);
    };
    let sql = "SELECT EXISTS (SELECT 1 FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3)
               OR EXISTS (SELECT 1 FROM refused WHERE log = ?1 AND author = ?2 AND seq = ?3)";
    Ok(connection.prepare_cached(sql)?.query_row((log, author, seq), |row| row.get(0))?)
}

/// Carries out once more, in a projection that is worked out anew, what was erased for ever.
pub(crate) fn again(connection: &Connection) -> Result<()> {
    let mut statement = connection.prepare("SELECT entity, erasure FROM erased")?;
    let erased: Vec<(Id, Id)> =
        statement.query_map([], |row| Ok((id(row, 0)?, id(row, 1)?)))?.collect::<rusqlite::Result<_>>()?;
    if erased.is_empty() {
        return Ok(());
    }
    leave_no_trace(connection)?;
    for (entity, erasure) in erased {
        let log = if is_only_here(connection, erasure)? { Log::Personal } else { Log::Team };
        erase_entity(connection, log, entity, erasure, &mut Vec::new())?;
    }
    search::forget_deleted(connection)
}

/// Whether a thing is only this device's owner's: the team never had it, and nobody of it can ask for it to go.
fn is_only_here(connection: &Connection, entity: Id) -> Result<bool> {
    let names = operations::row_names(connection, entity)?;
    Ok(!names.is_empty() && names.iter().all(|(log, ..)| *log == Log::Personal))
}

/// Freed pages are overwritten from here on.
pub(super) fn leave_no_trace(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "secure_delete", true).or_else(|error| match error {
        rusqlite::Error::ExecuteReturnedResults => Ok(()),
        other => Err(other),
    })?;
    Ok(())
}

/// Replaces a thing's payloads by their hashes, empties its row, forgets its registers and its place in search. What an
/// erasure in the personal log names goes there alone: where the team has it too, nobody of the team was asked.
fn erase_entity(connection: &Connection, log: Log, entity: Id, erasure: Id, changed: &mut Vec<Id>) -> Result<()> {
    let belonged_to = deletion::belongs_to(connection, entity)?;
    let only = Some(log).filter(|log| *log == Log::Personal);
    let sql = match only {
        Some(_) => "INSERT OR IGNORE INTO erased (entity, erasure) VALUES (?1, ?2)",
        None => "INSERT OR REPLACE INTO erased (entity, erasure) VALUES (?1, ?2)",
    };
    connection.prepare_cached(sql)?.execute((entity.as_bytes(), erasure.as_bytes()))?;
    for name in operations::row_names(connection, entity)? {
        if only.is_none_or(|only| name.0 == only) {
            operations::empty(connection, name)?;
        }
    }
    registers::forget(connection, only, entity)?;
    let row = Entity::find_any(connection, entity)?.filter(|row| only.is_none_or(|only| row.log == only));
    let Some(row) = row else { return Ok(()) };
    if row.kind == Kind::Attachment {
        attachments::forget(connection, entity)?;
    }
    projection::empty(connection, &row)?;
    // What it brought back from a deletion has nothing any more that did.
    for log in Log::ALL {
        deletion::moved(connection, log, belonged_to.clone(), changed)?;
    }
    same::touched(connection, entity, changed)
}

/// The hub did not carry an erasure out, for another of the engineer's devices took it back in time: what is only me went on this
/// one by its own clock, and is to be had from the log again. Whether anything is. Not by the hub's word alone: the device
/// that took it back says so in the log.
pub(crate) fn never_was(connection: &Connection, log: Log, erasure: Id) -> Result<bool> {
    let row = Entity::find_any(connection, erasure)?;
    if log != Log::Personal || row.is_none_or(|row| row.state != TAKEN_BACK) {
        return Ok(false);
    }
    // What another erased too stays so.
    for done in Entity::latest_in_state(connection, Kind::Erasure, DONE, MOST)? {
        for entity in covers(connection, &done)? {
            connection
                .prepare_cached("UPDATE erased SET erasure = ?3 WHERE entity = ?1 AND erasure = ?2")?
                .execute((entity.as_bytes(), erasure.as_bytes(), done.id.as_bytes()))?;
        }
    }
    Ok(connection.prepare_cached("DELETE FROM erased WHERE erasure = ?1")?.execute([erasure.as_bytes()])? > 0)
}

/// [`never_was`] of all that was taken back and is gone here nevertheless: the word of the device that took it back may have come
/// to the hub, and from there, later than the hub's verdict.
pub(crate) fn never_were(connection: &Connection, log: Log) -> Result<bool> {
    let sql = "SELECT DISTINCT erasure FROM erased JOIN entity ON entity.id = erasure
               WHERE entity.kind = ?1 AND entity.log = ?2 AND entity.state = ?3";
    let mut any = false;
    for erasure in ids(connection, sql, (Kind::Erasure, log, TAKEN_BACK))? {
        any |= never_was(connection, log, erasure)?;
    }
    Ok(any)
}

/// The hub answered *erased* for what an erasure that is here took: the bytes of this operation of the device's own go too, and of
/// its thing stays what is left.
pub(crate) fn empty_own(connection: &Connection, name: operations::RowName, changed: &mut Vec<Id>) -> Result<()> {
    leave_no_trace(connection)?;
    let Some(entity) = operations::empty(connection, name)? else { return Ok(()) };
    projection::rework(connection, name.0, entity)?;
    same::touched(connection, entity, changed)?;
    changed.push(entity);
    search::forget_deleted(connection)
}
