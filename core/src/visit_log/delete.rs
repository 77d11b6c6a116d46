//! Deleting, and undoing it (rule 8).

use rusqlite::Connection;
use soundings_wire::{Id, limits};

use super::{erase, expectations};
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::log::deletion::{self, operations_seen, with_children};
use crate::log::erasure::is_erased;
use crate::model::fields::deletion as fields;
use crate::model::{Covered, Kind, Moment};
use crate::notebook::Notebook;
use crate::store::aliases;
use crate::store::columns::{Log, Presence};
use crate::store::entities::Entity;

impl Notebook {
    /// Deletes a thing and what belongs to it. Undone with [`Notebook::undo_delete`].
    ///
    /// # Errors
    /// An unknown thing, or one already gone; what one expects of an encounter that has started.
    pub fn delete(&self, id: Id) -> Result<()> {
        self.write(|action| {
            if let Some(expectation) = Entity::live(action.connection(), id, Kind::Expectation)? {
                expectations::may_change(action, &expectation)?;
            }
            delete(action, id)
        })
    }

    /// Undoes a deletion, or takes an erasure back that is not final yet. What the thing belongs to comes back with it.
    ///
    /// # Errors
    /// [`Refusal::NotDeleted`], [`Refusal::CannotBeUndone`]; an unknown thing.
    pub fn undo_delete(&self, id: Id) -> Result<()> {
        self.write(|action| {
            // One that was deleted by itself and reads as another is meant by its own id.
            let own = Entity::find_any(action.connection(), id)?.filter(|own| own.presence == Presence::Deleted);
            let thing = own.map_or_else(|| not_erased(action.connection(), id), Ok)?;
            if thing.kind == Kind::Expectation && !thing.is_here() {
                expectations::may_add(action, &thing)?;
            }
            let id = thing.id;
            let mut deletions = deletion::standing(action.connection(), id)?;
            if deletions.is_empty() {
                return Err(Refusal::NotDeleted.into());
            }
            let mut back = vec![id];
            let mut child = id;
            while let Some(parent) = deletion::deleted_parent(action.connection(), child)? {
                add_new(&mut deletions, deletion::standing(action.connection(), parent)?);
                back.push(parent);
                child = parent;
            }
            if erase::is_past_its_day(action.connection(), &back)? {
                return Err(Refusal::CannotBeUndone.into());
            }
            let halves = other_halves(action.connection(), &deletions)?;
            add_new(&mut deletions, halves);
            for deletion in &deletions {
                action.edit(deletion, vec![fields::UNDONE.set(&true)], None)?;
            }
            erase::take_back(action, &back)
        })
    }
}

/// Adds those that are not there yet.
fn add_new(deletions: &mut Vec<Entity>, more: Vec<Entity>) {
    for deletion in more {
        if deletions.iter().all(|known| known.id != deletion.id) {
            deletions.push(deletion);
        }
    }
}

/// The other halves of these: what one person deleted at once is a deletion in each log, and comes back as one, also
/// where the thing itself came back meanwhile.
fn other_halves(connection: &Connection, deletions: &[Entity]) -> Result<Vec<Entity>> {
    let mut halves = Vec::new();
    for deletion in deletions {
        let Some(act) = act(deletion) else { continue };
        let standing = deletion::standing(connection, act.0)?;
        halves.extend(standing.into_iter().filter(|half| self::act(half).as_ref() == Some(&act)));
    }
    Ok(halves)
}

/// Which act a deletion is of: the thing that a person deleted, which it covers first, who, and when.
fn act(deletion: &Entity) -> Option<(Id, Id, Moment)> {
    let covers = deletion.fields.get(fields::COVERS)?;
    Some((covers.first()?.entity, deletion.fields.get(fields::AUTHOR)?, deletion.fields.get(fields::DELETED)?))
}

/// A thing that is here or deleted. A notebook knows what was erased even where it holds no row of it.
pub(super) fn not_erased(connection: &Connection, id: Id) -> Result<Entity> {
    match Entity::find(connection, id)? {
        Some(entity) if !is_erased(connection, entity.log, id)? => Ok(entity),
        None if !is_erased(connection, Log::Personal, id)? => Err(Error::NotFound { what: "thing" }),
        _ => Err(Refusal::CannotBeUndone.into()),
    }
}

/// A thing and everything of a log that goes with it: what belongs to it, and what reads as it.
pub(super) fn all_of(connection: &Connection, log: Log, entity: &Entity, least: Presence) -> Result<Vec<Id>> {
    let mut all = with_children(connection, log, entity.id, least)?;
    for alias in aliases::of(connection, entity.id)? {
        let of_log = Entity::find_any(connection, alias)?.is_some_and(|alias| alias.log == log);
        if of_log && !all.contains(&alias) {
            all.push(alias);
        }
    }
    Ok(all)
}

pub(super) fn delete(action: &mut Action<'_>, id: Id) -> Result<()> {
    let entity = Entity::find(action.connection(), id)?.ok_or(Error::NotFound { what: "thing" })?;
    if !entity.is_here() {
        return Err(Refusal::Gone.into());
    }
    if matches!(entity.kind, Kind::Deletion | Kind::Erasure | Kind::Engineer) {
        return Err(Refusal::WrongKind.into());
    }
    let covered = all_of(action.connection(), entity.log, &entity, Presence::Here)?;
    cover(action, entity.log, &covered)?;
    if entity.log == Log::Team {
        // What only this engineer has of it goes too, by a deletion that the team does not hear of.
        // It names the thing too, so that undoing finds both.
        let only_me = all_of(action.connection(), Log::Personal, &entity, Presence::Here)?;
        if only_me.len() > 1 {
            cover(action, Log::Personal, &only_me)?;
        }
    }
    Ok(())
}

/// Deletes these things and nothing beside them, as one act: each deletion of it begins with the first.
pub(crate) fn delete_all(action: &mut Action<'_>, things: &[Id]) -> Result<()> {
    let Some(first) = things.first() else { return Ok(()) };
    for log in Log::ALL {
        let mut of_log = vec![*first];
        for id in things.iter().skip(1) {
            let found = Entity::find(action.connection(), *id)?;
            of_log.extend(found.filter(|found| found.log == log && found.is_here()).map(|_| *id));
        }
        let first_is_of_it = Entity::find(action.connection(), *first)?.is_some_and(|found| found.log == log);
        if of_log.len() > 1 || first_is_of_it {
            cover(action, log, &of_log)?;
        }
    }
    Ok(())
}

/// Undoes every deletion of these things that stands.
pub(crate) fn bring_back(action: &mut Action<'_>, things: &[Id]) -> Result<()> {
    let mut deletions = Vec::new();
    for id in things {
        add_new(&mut deletions, deletion::standing(action.connection(), *id)?);
    }
    for deletion in &deletions {
        action.edit(deletion, vec![fields::UNDONE.set(&true)], None)?;
    }
    action.flush()
}

/// Writes what a deletion covers, the thing that a person deletes first: in as many operations as it takes, each of which
/// begins with that thing, so that they are undone as one.
pub(super) fn cover(action: &mut Action<'_>, log: Log, things: &[Id]) -> Result<()> {
    for things in beginning_with_first(things) {
        let mut covered = Vec::new();
        for entity in things {
            covered.push(Covered { entity, seen: operations_seen(action.connection(), log, entity)? });
        }
        let (author, now) = (action.me.engineer, action.now.clone());
        let changes = vec![fields::COVERS.set(&covered), fields::AUTHOR.set(&author), fields::DELETED.set(&now)];
        action.create(log.audience(), Kind::Deletion, changes);
    }
    action.flush()
}

/// The most things that one operation lists beside the first: what an envelope may name, also where each is an attachment
/// with two blobs; well below what a group may hold.
const LISTED: usize = limits::ENVELOPE_LIST / 2 - 1;

/// Things in lists of at most [`LISTED`] and one, each of which begins with the first thing.
pub(super) fn beginning_with_first(things: &[Id]) -> impl Iterator<Item = Vec<Id>> {
    let (first, rest) = things.split_at(things.len().min(1));
    let rest = if rest.is_empty() { vec![rest] } else { rest.chunks(LISTED).collect() };
    rest.into_iter().map(move |rest| [first, rest].concat())
}
