//! A personal edit that a share had not seen, made on another of the engineer's devices: it stays theirs alone, beside what the team
//! reads, until they write what they want to stand there (sync.md 11).

use rusqlite::Connection;

use super::identity::same_engineer;
use super::register::Version;
use super::{operations, registers};
use crate::error::Result;
use crate::log::identity::Identity;
use crate::model::Merge;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Of the team's thing each field of words that says something else in the engineer's own log than the share took along, and what.
pub(crate) fn changed_since(connection: &Connection, entity: &Entity, me: &Identity) -> Result<Vec<(u16, Vec<u8>)>> {
    let mut changed = Vec::new();
    if entity.log != Log::Team || !any(connection, entity)? {
        return Ok(changed);
    }
    let Some(shared) = operations::creating(connection, Log::Team, entity.id)? else { return Ok(changed) };
    let words = |field| entity.kind.merge(field) == Merge::Words;
    for row in registers::of_entity(connection, Log::Personal, entity.id)?.into_iter().filter(|row| words(row.field)) {
        let behaviour = entity.kind.behaviour(row.field);
        let same = |one: &[u8], other: &[u8]| (behaviour.sameness)(one) == (behaviour.sameness)(other);
        let took = shared.payload.changes.iter().find(|change| change.field == row.field);
        let team = registers::read(connection, Log::Team, entity.id, entity.kind, row.field, None)?;
        let told = team.shown(Merge::Words, behaviour.weight);
        for mine in row.register.siblings(behaviour.sameness) {
            let is_taken = took.is_some_and(|change| same(&change.value, &mine.value));
            if is_taken || told.is_some_and(|told| same(&told.value, &mine.value)) {
                continue;
            }
            // What its engineer wrote for the team after it says what they want.
            let decides = |told: &Version| -> Result<bool> {
                let is_later = told.dot != shared.dot && told.clock > mine.clock;
                Ok(is_later && same_engineer(connection, told.dot.incarnation, me.incarnation)?)
            };
            if !told.map(decides).transpose()?.unwrap_or(false) {
                changed.push((row.field, mine.value.clone()));
            }
        }
    }
    Ok(changed)
}

/// Whether the engineer's own log has anything but a beginning of a thing: nearly never.
fn any(connection: &Connection, entity: &Entity) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM register WHERE log = ?1 AND entity = ?2)";
    Ok(connection.prepare_cached(sql)?.query_row((Log::Personal, entity.id.as_bytes()), |row| row.get(0))?)
}
