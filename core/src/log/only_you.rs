//! A personal edit that a share had not seen, made on another of the engineer's devices: it stays theirs alone, beside what the team
//! reads, until they write what they want to stand there (sync.md 11). Where it says *stay only me*, who may read it only widens: it is
//! shared, and its author told (rule 10).

use rusqlite::Connection;
use soundings_wire::{Change, Id};

use super::identity::same_engineer;
use super::register::Version;
use super::{operations, registers};
use crate::error::Result;
use crate::log::identity::Identity;
use crate::model::value::Value;
use crate::model::{Kind, Merge};
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Of the team's thing each field of words that says something else in the engineer's own log than the share took along, and what.
pub(crate) fn changed_since(connection: &Connection, entity: &Entity, me: &Identity) -> Result<Vec<(u16, Vec<u8>)>> {
    if entity.log != Log::Team || !any(connection, entity)? {
        return Ok(Vec::new());
    }
    let mut words = registers::of_entity(connection, Log::Personal, entity.id)?;
    words.retain(|row| entity.kind.merge(row.field) == Merge::Words);
    not_taken(connection, entity, me, words)
}

/// Works out whether a thing's author is to be told that it was shared while they said on another device that it stays only me.
pub(crate) fn settle(connection: &Connection, id: Id, me: &Identity) -> Result<()> {
    let Some(entity) = Entity::find_any(connection, id)? else { return Ok(()) };
    let Some(field) = entity.kind.block().stays else { return Ok(()) };
    let register = registers::read(connection, Log::Personal, id, entity.kind, field, None)?;
    let stays = not_taken(connection, &entity, me, vec![registers::Row { field, member: Vec::new(), register }])?;
    let sql = match stays.iter().any(|(_, value)| bool::from_cbor(value) == Some(true)) {
        true => "INSERT OR IGNORE INTO shared_meanwhile VALUES (?1)",
        false => "DELETE FROM shared_meanwhile WHERE entity = ?1",
    };
    connection.prepare_cached(sql)?.execute([id.as_bytes()])?;
    Ok(())
}

/// Whether these changes say of a thing whether it stays only me.
pub(crate) fn says_whether_it_stays(kind: Kind, changes: &[Change]) -> bool {
    kind.block().stays.is_some_and(|stays| changes.iter().any(|change| change.field == stays))
}

/// What of these registers of the engineer's own log the share did not take along, and they did not decide on since.
fn not_taken(
    connection: &Connection,
    entity: &Entity,
    me: &Identity,
    rows: Vec<registers::Row>,
) -> Result<Vec<(u16, Vec<u8>)>> {
    let mut changed = Vec::new();
    let Some(shared) = operations::creating(connection, Log::Team, entity.id)? else { return Ok(changed) };
    for row in rows {
        let (merge, behaviour) = (entity.kind.merge(row.field), entity.kind.behaviour(row.field));
        let same = |one: &[u8], other: &[u8]| (behaviour.sameness)(one) == (behaviour.sameness)(other);
        let took = shared.payload.changes.iter().find(|change| change.field == row.field);
        let team = registers::read(connection, Log::Team, entity.id, entity.kind, row.field, None)?;
        let told = team.shown(merge, behaviour.weight);
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
