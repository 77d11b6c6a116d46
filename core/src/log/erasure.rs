//! Erasing: the one exception to *nothing is lost* (sync.md 7). What stays: that something was here, when, and who
//! erased it.

use rusqlite::Connection;
use soundings_wire::{Envelope, Id};

use super::identity::author_number;
use super::{deletion, operations, projection, registers};
use crate::error::Result;
use crate::model::fields::attachment;
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::store::{attachments, search};

/// Whether a thing was erased for ever.
pub(crate) fn is_erased(connection: &Connection, entity: Id) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM erased WHERE entity = ?1)")?
        .query_row([entity.as_bytes()], |row| row.get(0))?)
}

/// Carries out what an envelope erases: in its own log, and in the personal log of this device's owner.
pub(crate) fn carry_out(connection: &Connection, log: Log, envelope: &Envelope, changed: &mut Vec<Id>) -> Result<()> {
    leave_no_trace(connection)?;
    for entity in envelope.erased_entities.iter().flatten() {
        erase_entity(connection, *entity, envelope.entity, changed)?;
        changed.push(*entity);
    }
    for dot in envelope.erased_operations.iter().flatten() {
        let author = author_number(connection, dot.incarnation)?;
        if let Some(entity) = operations::empty(connection, (log, author, dot.seq as i64))? {
            projection::rework(connection, log, entity)?;
            changed.push(entity);
        }
    }
    search::forget_deleted(connection)
}

/// Freed pages are overwritten from here on.
fn leave_no_trace(connection: &Connection) -> Result<()> {
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
    let Some(row) = Entity::find(connection, entity)? else { return Ok(()) };
    if let Some(blob) = row.fields.get(attachment::BLOB).filter(|_| row.kind == crate::model::Kind::Attachment) {
        attachments::forget(connection, entity, &blob)?;
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
