//! What stood in a field before: older words of a note, and what versions replaced.

use rusqlite::Connection;

use super::operations;
use super::register::Register;
use crate::error::Result;
use crate::model::Revision;
use crate::model::fields::observation;
use crate::model::value::Value;
use crate::store::entities::Entity;

/// The text of a revision that is neither the first nor the newest; `None` where it is not here or was erased.
pub(crate) fn text(connection: &Connection, note: &Entity, revision: u32) -> Result<Option<String>> {
    let written = operations::of_entity(connection, note.log, note.id)?;
    let changes = written.iter().flat_map(|operation| &operation.payload.changes);
    let mut revisions = changes
        .filter(|change| change.field == observation::WORDS.number)
        .filter_map(|change| Revision::from_cbor(&change.value));
    Ok(revisions.find(|words| words.number == revision).map(|words| words.text))
}

/// The words that a note without words, a spoken one, was first typed up with: they are nobody's correction.
pub(crate) fn first_typed(connection: &Connection, note: &Entity) -> Result<Option<Revision>> {
    let written = operations::of_entity(connection, note.log, note.id)?;
    let changes = written.iter().flat_map(|operation| &operation.payload.changes);
    let revisions = changes
        .filter(|change| change.field == observation::WORDS.number)
        .filter_map(|change| Revision::from_cbor(&change.value));
    Ok(revisions.min_by_key(|words| words.written.utc_ms))
}

/// What all versions of a register had seen, where that is one write known here: the value they replaced.
pub(crate) fn before(
    connection: &Connection,
    entity: &Entity,
    field: u16,
    register: &Register,
) -> Result<Option<Vec<u8>>> {
    for operation in operations::newest_of_entity(connection, entity.log, entity.id)? {
        if let Some(change) = operation.payload.changes.into_iter().find(|change| change.field == field)
            && register.covers(operation.dot)
        {
            return Ok(Some(change.value));
        }
    }
    Ok(None)
}
