//! When the debriefs of an encounter open (rule 6): each engineer who was there has finished or passed, or two days went by
//! since its end. Both follow from the log here.
//!
//! Nobody opens it for others, nor keeps it shut. That an engineer is done counts where a device of theirs said so. Who was there is whom the
//! encounter names, whom anybody but themselves took off it, and who answers. An end does not count as earlier than the last
//! note, nor as later than the clock that its operation ranks by: a phone with a wrong date neither opens it nor keeps it shut.

use std::collections::BTreeSet;

use rusqlite::Connection;
use soundings_wire::{HybridTime, Id};

use super::gate::claimed;
use super::identity::engineer_of;
use super::operations::{self, Stored};
use crate::error::Result;
use crate::model::fields::{debrief_answer, debrief_done, encounter};
use crate::model::value::{Field, Member};
use crate::model::{Kind, Moment};
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Notes of an encounter of which the last is looked for: the last to have happened, by clocks that may be wrong.
const LATEST_NOTES: usize = 10;

/// The engineers whom the debriefs of an encounter wait for: who was there and is not done.
pub(crate) fn awaited(connection: &Connection, visit: &Entity) -> Result<BTreeSet<Id>> {
    let mut there = was_there(connection, visit)?;
    for done in Entity::children(connection, visit.id, Kind::DebriefDone)? {
        there.remove(&author_of(connection, &done)?.unwrap_or(visit.id));
    }
    Ok(there)
}

/// Whether everybody who was there is done.
pub(crate) fn is_done(connection: &Connection, visit: &Entity) -> Result<bool> {
    Ok(!was_there(connection, visit)?.is_empty() && awaited(connection, visit)?.is_empty())
}

/// When an encounter was over for those who wait for each other, in Unix milliseconds; `None` where nothing says when it ended.
pub(super) fn ended(connection: &Connection, visit: &Entity) -> Result<Option<i64>> {
    let time = |field: Field<Moment>| claimed(connection, Log::Team, visit, field);
    let mut last = time(encounter::START)?.max(time(encounter::END)?);
    let notes = Entity::children_before(connection, visit.id, Kind::Observation, (i64::MAX, i64::MAX), LATEST_NOTES)?;
    for note in notes {
        let written = operations::creating(connection, note.log, note.id)?.map(|created| ms(created.rank));
        last = last.max(Some(written.map_or(note.order, |written| note.order.min(written))));
    }
    Ok(last)
}

fn ms(rank: HybridTime) -> i64 {
    i64::try_from(rank.utc_ms()).unwrap_or(i64::MAX)
}

/// The engineer who said that they are done; `None` where no device of theirs did.
pub(crate) fn author_of(connection: &Connection, done: &Entity) -> Result<Option<Id>> {
    written_by(connection, done, done.fields.get(debrief_done::AUTHOR))
}

/// The author that a thing names, where a device of theirs wrote it.
fn written_by(connection: &Connection, thing: &Entity, author: Option<Id>) -> Result<Option<Id>> {
    let created = operations::creating(connection, thing.log, thing.id)?;
    let Some(created) = created else { return Ok(None) };
    let wrote = engineer_of(connection, created.dot.incarnation)?;
    Ok(author.filter(|_| wrote == author))
}

fn was_there(connection: &Connection, visit: &Entity) -> Result<BTreeSet<Id>> {
    let mut there: BTreeSet<Id> = visit.fields.members(encounter::ENGINEERS).into_iter().collect();
    let operations = operations::of_entity(connection, Log::Team, visit.id)?;
    let named: BTreeSet<Id> = operations.iter().flat_map(|one| engineers(one, true)).collect();
    for engineer in named {
        if !there.contains(&engineer) && !took_off_oneself(connection, &operations, engineer)? {
            there.insert(engineer);
        }
    }
    let mut answers = Entity::children(connection, visit.id, Kind::DebriefAnswer)?;
    answers.extend(Entity::later(connection, Some(visit.id))?);
    for answer in answers.iter().filter(|one| one.kind == Kind::DebriefAnswer) {
        there.extend(written_by(connection, answer, answer.fields.get(debrief_answer::AUTHOR))?);
    }
    Ok(there)
}

/// Whom an operation names as there, or as not there.
fn engineers(operation: &Stored, present: bool) -> Vec<Id> {
    let changes = operation.payload.changes.iter().filter(|change| change.field == encounter::ENGINEERS.number);
    let said = |value: &[u8]| minicbor::decode::<bool>(value).ok();
    changes
        .filter(|change| said(&change.value) == Some(present))
        .filter_map(|change| change.member.as_deref().and_then(<Id as Member>::from_bytes))
        .collect()
}

fn took_off_oneself(connection: &Connection, operations: &[Stored], engineer: Id) -> Result<bool> {
    for operation in operations.iter().filter(|one| engineers(one, false).contains(&engineer)) {
        if engineer_of(connection, operation.dot.incarnation)? == Some(engineer) {
            return Ok(true);
        }
    }
    Ok(false)
}
