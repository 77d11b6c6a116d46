//! Erasing: the one exception to *nothing is lost* (sync.md 7). What stays: that something was here, when, and who
//! erased it.

use std::collections::HashSet;

use rusqlite::Connection;
use soundings_wire::{Change, Envelope, Id, Payload, encode};

use super::identity::{author_number, known_author, same_engineer};
use super::{deletion, operations, projection, registers};
use crate::error::Result;
use crate::model::Kind;
use crate::model::fields::erasure as fields;
use crate::store::columns::{Log, id};
use crate::store::entities::Entity;
use crate::store::{attachments, search};

/// Whether a thing was erased for ever.
pub(crate) fn is_erased(connection: &Connection, entity: Id) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM erased WHERE entity = ?1)")?
        .query_row([entity.as_bytes()], |row| row.get(0))?)
}

/// Whether the bytes of an operation are gone for ever: its thing was erased, or it by itself.
pub(crate) fn is_emptied(connection: &Connection, entity: Id, name: operations::RowName) -> Result<bool> {
    Ok(is_erased(connection, entity)?
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

/// Carries out what an operation erases: in its own log, and in the personal log of this device's owner what the team has
/// too. Nothing, where it was never asked for, or was taken back before.
pub(crate) fn carry_out(connection: &Connection, log: Log, envelope: &Envelope, changed: &mut Vec<Id>) -> Result<()> {
    if !was_asked_for(connection, log, envelope)? || was_taken_back(connection, log, envelope.entity)? {
        return Ok(());
    }
    leave_no_trace(connection)?;
    for entity in envelope.erased_entities.iter().flatten() {
        if log == Log::Team && is_only_here(connection, *entity)? {
            continue;
        }
        erase_entity(connection, *entity, envelope.entity, changed)?;
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
            changed.push(entity);
        }
    }
    search::forget_deleted(connection)
}

/// Whether the same engineer asked in this log for all of it to be erased, by an operation that named it and lists it for
/// people. That a day has passed since is the hub's to see to: its clock counts.
fn was_asked_for(connection: &Connection, log: Log, envelope: &Envelope) -> Result<bool> {
    let asked = Entity::find(connection, envelope.entity)?;
    let Some(asked) = asked.filter(|asked| asked.kind == Kind::Erasure && asked.log == log) else { return Ok(false) };
    let Some(created) = operations::creating(connection, log, asked.id)? else { return Ok(false) };
    let covers: HashSet<Id> = asked.fields.get(fields::COVERS).unwrap_or_default().into_iter().collect();
    let mut named: Vec<Id> = envelope.erased_entities.iter().flatten().copied().collect();
    for dot in envelope.erased_operations.iter().flatten() {
        let Some(author) = known_author(connection, dot.incarnation)? else { continue };
        named.extend(operations::entity(connection, (log, author, dot.seq as i64))?);
    }
    Ok(envelope.dot != created.dot
        && named.iter().all(|named| covers.contains(named))
        && same_engineer(connection, created.dot.incarnation, envelope.dot.incarnation)?)
}

/// Whether somebody took it back in time. What this device has not sent to the team yet comes too late.
fn was_taken_back(connection: &Connection, log: Log, erasure: Id) -> Result<bool> {
    let before = operations::standing_in(connection, log, erasure)?;
    let takes_back = |change: &Change| change.field == fields::TAKEN_BACK.number && change.value == encode(&true);
    Ok(before.iter().any(|operation| operation.payload.changes.iter().any(takes_back)))
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
    erased.into_iter().try_for_each(|(entity, erasure)| erase_entity(connection, entity, erasure, &mut Vec::new()))?;
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

/// Replaces every payload of a thing by its hash, empties its row, forgets its registers and its place in search.
fn erase_entity(connection: &Connection, entity: Id, erasure: Id, changed: &mut Vec<Id>) -> Result<()> {
    let belonged_to = deletion::belongs_to(connection, entity)?;
    connection
        .prepare_cached("INSERT OR IGNORE INTO erased (entity, erasure) VALUES (?1, ?2)")?
        .execute((entity.as_bytes(), erasure.as_bytes()))?;
    for name in operations::row_names(connection, entity)? {
        operations::empty(connection, name)?;
    }
    registers::forget(connection, None, entity)?;
    let Some(row) = Entity::find_any(connection, entity)? else { return Ok(()) };
    if row.kind == Kind::Attachment {
        attachments::forget(connection, entity)?;
    }
    projection::empty(connection, &row)?;
    // What it brought back from a deletion has nothing any more that did.
    for log in Log::ALL {
        deletion::moved(connection, log, belonged_to.clone(), changed)?;
    }
    Ok(())
}

/// The hub answered *erased*: this operation of the device's own is emptied too. Its thing stays, as what is left of it
/// has it; a thing of which nothing is left is erased.
pub(crate) fn empty_own(connection: &Connection, name: operations::RowName, changed: &mut Vec<Id>) -> Result<()> {
    leave_no_trace(connection)?;
    let Some(entity) = operations::empty(connection, name)? else { return Ok(()) };
    if operations::of_entity(connection, name.0, entity)?.is_empty() {
        erase_entity(connection, entity, entity, changed)?;
    } else {
        projection::rework(connection, name.0, entity)?;
    }
    changed.push(entity);
    search::forget_deleted(connection)
}
