//! Erasing: the one exception to *nothing is lost* (sync.md 7). What stays: that something was here, when, and who
//! erased it.

use rusqlite::Connection;
use soundings_wire::{Dot, Envelope, Id, sha256};

use super::identity::{PERSONAL, TEAM, author_number};
use super::{deletion, rebuild};
use crate::error::Result;
use crate::model::fields::attachment;
use crate::model::{BlobReference, Kind};
use crate::store::entities::{Entity, Fields};
use crate::store::{attachments, search};

/// Whether a thing was erased for ever.
pub(crate) fn is_erased(connection: &Connection, entity: Id) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM erased WHERE entity = ?1)")?
        .query_row([entity.as_bytes()], |row| row.get(0))?)
}

/// Carries out what an envelope erases: in its own log, and in the personal log of this device's owner.
pub(crate) fn carry_out(connection: &Connection, log: i64, envelope: &Envelope, changed: &mut Vec<Id>) -> Result<()> {
    connection.pragma_update(None, "secure_delete", true).or_else(|error| match error {
        rusqlite::Error::ExecuteReturnedResults => Ok(()),
        other => Err(other),
    })?;
    for entity in envelope.erased_entities.iter().flatten() {
        erase_entity(connection, *entity, envelope.entity, changed)?;
        changed.push(*entity);
    }
    for dot in envelope.erased_operations.iter().flatten() {
        changed.extend(erase_operation(connection, log, *dot)?);
    }
    Ok(())
}

/// Replaces every payload of a thing by its hash, empties its row, forgets its registers and its place in search.
fn erase_entity(connection: &Connection, entity: Id, erasure: Id, changed: &mut Vec<Id>) -> Result<()> {
    let belonged_to = deletion::belongs_to(connection, entity)?;
    connection
        .prepare_cached("INSERT OR IGNORE INTO erased (entity, erasure) VALUES (?1, ?2)")?
        .execute((entity.as_bytes(), erasure.as_bytes()))?;
    let mut statement = connection
        .prepare_cached("SELECT log, author, seq, payload FROM operation WHERE entity = ?1 AND payload IS NOT NULL")?;
    let rows = statement
        .query_map([entity.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, Vec<u8>>(3)?)))?;
    for row in rows.collect::<rusqlite::Result<Vec<(i64, i64, i64, Vec<u8>)>>>()? {
        empty_payload(connection, row)?;
    }
    connection.prepare_cached("DELETE FROM register WHERE entity = ?1")?.execute([entity.as_bytes()])?;
    let Some(row) = Entity::find(connection, entity)? else { return Ok(()) };
    if row.kind == Kind::Attachment
        && let Some(blob) = row.fields.get::<BlobReference>(attachment::BLOB)
    {
        attachments::forget(connection, &blob)?;
    }
    search::replace(connection, row.number, "")?;
    connection
        .prepare_cached("UPDATE entity SET hidden = 2, versions = 0, fields = ?2 WHERE id = ?1")?
        .execute((entity.as_bytes(), soundings_wire::encode(&Fields::default())))?;
    // What it brought back from a deletion has nothing any more that did.
    deletion::moved(connection, PERSONAL, belonged_to.clone(), changed)?;
    deletion::moved(connection, TEAM, belonged_to, changed)
}

/// Empties one operation: older words of a thing that stays.
fn erase_operation(connection: &Connection, log: i64, dot: Dot) -> Result<Option<Id>> {
    use rusqlite::OptionalExtension;
    let author = author_number(connection, dot.incarnation)?;
    let row = connection
        .prepare_cached(
            "SELECT entity, payload FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3 AND payload IS NOT NULL",
        )?
        .query_row((log, author, dot.seq as i64), |row| Ok((super::identity::id(row, 0)?, row.get::<_, Vec<u8>>(1)?)))
        .optional()?;
    let Some((entity, payload)) = row else { return Ok(None) };
    empty_payload(connection, (log, author, dot.seq as i64, payload))?;
    rebuild::entity(connection, log, entity)?;
    Ok(Some(entity))
}

fn empty_payload(connection: &Connection, (log, author, seq, payload): (i64, i64, i64, Vec<u8>)) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE operation SET payload = NULL, payload_hash = ?4 WHERE log = ?1 AND author = ?2 AND seq = ?3",
        )?
        .execute((log, author, seq, sha256(&[&payload]).0))?;
    Ok(())
}

/// The hub answered *erased*: this device's own operation is emptied too, and its thing erased.
pub(crate) fn empty_own(connection: &Connection, log: i64, author: i64, seq: u64, changed: &mut Vec<Id>) -> Result<()> {
    use rusqlite::OptionalExtension;
    let entity = connection
        .prepare_cached("SELECT entity FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .query_row((log, author, seq as i64), |row| super::identity::id(row, 0))
        .optional()?;
    if let Some(entity) = entity {
        erase_entity(connection, entity, entity, changed)?;
        changed.push(entity);
    }
    Ok(())
}
