//! Older words of a note, found in the log by their revision.

use rusqlite::Connection;
use soundings_wire::Id;

use super::apply::open_payload;
use super::project::Words;
use super::register::Register;
use crate::error::Result;
use crate::model::fields::observation;
use crate::store::entities::Entity;

/// The text of a revision that is neither the first nor the newest; `None` where it is not here or was erased.
pub(crate) fn text(connection: &Connection, note: &Entity, revision: Id) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT envelope, payload FROM operation WHERE entity = ?1 AND log = ?2 AND payload IS NOT NULL",
    )?;
    let mut rows = statement.query((note.id.as_bytes(), note.log))?;
    while let Some(row) = rows.next()? {
        let (envelope, payload): (Vec<u8>, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let Ok((_, payload)) = open_payload(connection, note.log, &envelope, &payload) else { continue };
        for change in payload.changes.iter().filter(|change| change.field == observation::WORDS) {
            if let Ok(words) = minicbor::decode::<Words>(&change.value)
                && words.revision == revision
            {
                return Ok(Some(words.text));
            }
        }
    }
    Ok(None)
}

/// What all versions of a register had seen, where that is one write known here: the value they replaced.
pub(crate) fn before(
    connection: &Connection,
    entity: &Entity,
    field: u16,
    register: &Register,
) -> Result<Option<Vec<u8>>> {
    let mut statement = connection.prepare_cached(
        "SELECT author, seq, envelope, payload FROM operation WHERE entity = ?1 AND log = ?2 AND payload IS NOT NULL ORDER BY clock DESC",
    )?;
    let mut rows = statement.query((entity.id.as_bytes(), entity.log))?;
    while let Some(row) = rows.next()? {
        let (envelope, payload): (Vec<u8>, Vec<u8>) = (row.get(2)?, row.get(3)?);
        let Ok((_, payload)) = open_payload(connection, entity.log, &envelope, &payload) else { continue };
        let name = super::identity::dot(connection, row.get(0)?, row.get(1)?)?;
        if let Some(change) = payload.changes.into_iter().find(|change| change.field == field)
            && register.covers(name)
        {
            return Ok(Some(change.value));
        }
    }
    Ok(None)
}
