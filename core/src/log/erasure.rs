//! Erasing: the one exception to *nothing is lost* (sync.md 7). What stays: that something was here, when, and who
//! erased it.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Envelope, Id, Payload};

use super::identity::{author_number, known_author, same_engineer};
use super::{deletion, operations, projection, registers, same};
use crate::error::Result;
use crate::model::Kind;
use crate::model::fields::erasure as fields;
use crate::store::columns::{Log, id, ids};
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

/// Carries out what was to be erased by operations that came before what asked for it could be read.
pub(crate) fn carry_out_again(connection: &Connection, log: Log, erasure: Id, changed: &mut Vec<Id>) -> Result<bool> {
    let mut erases = false;
    for operation in operations::of_entity(connection, log, erasure)?.iter().filter(|one| is_final(&one.payload)) {
        let author = author_number(connection, operation.dot.incarnation)?;
        let envelope: Vec<u8> = connection
            .prepare_cached("SELECT envelope FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3")?
            .query_row((log, author, operation.dot.seq as i64), |row| row.get(0))?;
        carry_out(connection, log, &Envelope::from_bytes(&envelope)?, changed)?;
        erases = true;
    }
    Ok(erases)
}

/// Whether an operation that names what is to be erased does it, rather than asks for it.
pub(crate) fn is_final(payload: &Payload) -> bool {
    payload.changes.iter().any(|change| change.field == fields::DONE.number)
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

/// What an erasure covers.
pub(crate) fn covers(erasure: &Entity) -> Vec<Id> {
    erasure.fields.get(fields::COVERS).unwrap_or_default()
}

/// What is only me and waits for its erasure, in sight or not: it is nobody else's to have.
pub(crate) fn awaited(connection: &Connection) -> Result<HashSet<Id>> {
    let only_me = waiting(connection)?.into_iter().filter(|erasure| erasure.log == Log::Personal);
    Ok(only_me.flat_map(|erasure| covers(&erasure)).collect())
}

/// Carries out what an operation erases: in its own log, and in the personal log of this device's owner what the team has
/// too. Nothing, where it was never asked for.
pub(crate) fn carry_out(connection: &Connection, log: Log, envelope: &Envelope, changed: &mut Vec<Id>) -> Result<()> {
    if !was_asked_for(connection, log, envelope)? {
        return Ok(());
    }
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

/// Whether the same engineer asked in this log for all of it to be erased, by an operation that named it and lists it for
/// people. That a day has passed since, and that nobody took it back in that day, is the hub's to see to: its clock counts, and
/// the order in which the two came to it first, which a hub that was restored may not hold any more.
fn was_asked_for(connection: &Connection, log: Log, envelope: &Envelope) -> Result<bool> {
    let asked = Entity::find_any(connection, envelope.entity)?;
    let Some(asked) = asked.filter(|asked| asked.kind == Kind::Erasure && asked.log == log) else { return Ok(false) };
    let Some(created) = operations::creating(connection, log, asked.id)? else { return Ok(false) };
    let covers: HashSet<Id> = covers(&asked).into_iter().collect();
    let mut named: Vec<Id> = envelope.erased_entities.iter().flatten().copied().collect();
    for dot in envelope.erased_operations.iter().flatten() {
        // What is not here was not seen by who asked either: nobody erases what was not written yet.
        let (Some(author), Ok(seq)) = (known_author(connection, dot.incarnation)?, i64::try_from(dot.seq)) else {
            return Ok(false);
        };
        let Some(entity) = operations::entity(connection, (log, author, seq))? else { return Ok(false) };
        named.push(entity);
    }
    Ok(envelope.dot != created.dot
        && named.iter().all(|named| covers.contains(named))
        && same_engineer(connection, created.dot.incarnation, envelope.dot.incarnation)?)
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
        for entity in covers(&done) {
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

/// The hub answered *erased*: this operation of the device's own is emptied too. Its thing stays, as what is left of it
/// has it; a thing of which nothing is left is erased.
pub(crate) fn empty_own(connection: &Connection, name: operations::RowName, changed: &mut Vec<Id>) -> Result<()> {
    leave_no_trace(connection)?;
    let Some(entity) = operations::empty(connection, name)? else { return Ok(()) };
    if operations::of_entity(connection, name.0, entity)?.is_empty() {
        erase_entity(connection, name.0, entity, entity, changed)?;
    } else {
        projection::rework(connection, name.0, entity)?;
        same::touched(connection, entity, changed)?;
    }
    changed.push(entity);
    search::forget_deleted(connection)
}
