//! Deleting, undoing it, and erasing (rules 8 and 9).

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use soundings_wire::{Change, Digest, Id, limits};

use crate::error::{Error, Refusal, Result};
use crate::model::fields::{attachment, deletion, erasure};
use crate::model::{Audience, BlobReference, Kind, Moment};
use crate::notebook::Notebook;
use crate::store::attachments;
use crate::store::entities::Entity;
use crate::sync_queue::action::Action;
use crate::sync_queue::deletion::{Covered, operations_seen, with_children};
use crate::sync_queue::erasure::is_erased;
use crate::sync_queue::identity::{Identity, PERSONAL, id};

/// An erasure that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Erasing {
    /// How many things go, the thing itself included.
    pub things: u32,
    /// When it becomes final; until then it can be taken back.
    pub final_at: Moment,
}

/// The time to take an erasure back, in milliseconds.
const TAKE_BACK_MS: i64 = 24 * 60 * 60 * 1000;

/// The state column of an erasure that waits for its day to pass, and of a deletion that stands.
const STANDS: i64 = 0;

impl Notebook {
    /// Deletes a thing and what belongs to it. Undone with [`Notebook::undo_delete`].
    ///
    /// # Errors
    /// An unknown thing, or one already gone.
    pub fn delete(&self, id: Id) -> Result<()> {
        self.write(|action| delete(action, id).map(|_| ()))
    }

    /// Undoes a deletion, or takes an erasure back that is not final yet. What the thing belongs to comes back with it.
    ///
    /// # Errors
    /// [`Refusal::NotDeleted`], [`Refusal::CannotBeUndone`]; an unknown thing.
    pub fn undo_delete(&self, id: Id) -> Result<()> {
        self.write(|action| {
            not_erased(action.connection(), id)?;
            let mut deletions = standing_deletions(action.connection(), id)?;
            if deletions.is_empty() {
                return Err(Refusal::NotDeleted.into());
            }
            let mut child = id;
            while let Some(parent) = deleted_parent(action.connection(), child)? {
                for deletion in standing_deletions(action.connection(), parent)? {
                    if deletions.iter().all(|known| known.id != deletion.id) {
                        deletions.push(deletion);
                    }
                }
                child = parent;
            }
            for deletion in &deletions {
                action.edit(deletion, vec![Change::new(deletion::UNDONE, &true)], None)?;
            }
            for pending in pending_erasures(action.connection())? {
                if covers(&pending).contains(&id) {
                    action.edit(&pending, vec![Change::new(erasure::TAKEN_BACK, &true)], None)?;
                }
            }
            Ok(())
        })
    }

    /// Asks for a thing's words, names, pictures and history to be erased everywhere. It goes out of sight at once, and is
    /// final after 24 hours; until then [`Notebook::undo_delete`] takes it back.
    ///
    /// # Errors
    /// An unknown thing, or one erased already.
    pub fn erase(&self, id: Id) -> Result<Erasing> {
        self.write(|action| {
            let entity = not_erased(action.connection(), id)?;
            let covered = if entity.hidden == 0 {
                delete(action, id)?
            } else {
                with_children(action.connection(), entity.log, id)?
            };
            let changes = vec![
                Change::new(erasure::COVERS, &covered),
                Change::new(erasure::AUTHOR, &action.me.engineer),
                Change::new(erasure::ASKED, &action.now),
            ];
            let things = covered.len() as u32;
            action.create(Identity::audience(entity.log), Kind::Erasure, changes);
            let final_at = Moment { utc_ms: action.now.utc_ms + TAKE_BACK_MS, ..action.now.clone() };
            Ok(Erasing { things, final_at })
        })
    }

    /// Carries out this engineer's erasures whose day has passed. Cheap where there are none.
    pub(crate) fn carry_out_due_erasures(&self) -> Result<()> {
        let due_before = self.environment.clock.now().utc_ms - TAKE_BACK_MS;
        let is_due = |connection: &Connection| {
            let me = Identity::read(connection)?.engineer;
            let due = pending_erasures(connection)?;
            Ok(due
                .into_iter()
                .filter(move |row| row.sort <= due_before && row.fields.id(erasure::AUTHOR) == Some(me))
                .collect())
        };
        let due: Vec<Entity> = self.read(is_due)?;
        if due.is_empty() {
            return Ok(());
        }
        self.write(|action| {
            for pending in is_due(action.connection())? {
                // An envelope names so many things; what is more goes out in further ones.
                for covered in covers(&pending).chunks(limits::ENVELOPE_LIST) {
                    let mut blobs = Vec::new();
                    for id in covered {
                        let row = Entity::find(action.connection(), *id)?.filter(|row| row.kind == Kind::Attachment);
                        let blob = row.and_then(|row| row.fields.get::<BlobReference>(attachment::BLOB));
                        blobs.extend(blob.map(|blob| Digest(blob.hash)));
                    }
                    let done = vec![Change::new(erasure::DONE, &action.now)];
                    action.erase(pending.log, pending.id, done, covered.to_vec(), blobs);
                }
            }
            Ok(())
        })?;
        self.remove_traces()
    }

    /// What was erased leaves the write-ahead log and the folder too.
    fn remove_traces(&self) -> Result<()> {
        self.read(|connection| attachments::sweep(&self.directory, connection))?;
        self.checkpoint()
    }
}

/// A thing that is there or deleted. Of what was erased a notebook may hold no row, but it knows.
fn not_erased(connection: &Connection, id: Id) -> Result<Entity> {
    if is_erased(connection, id)? {
        return Err(Refusal::CannotBeUndone.into());
    }
    Entity::find(connection, id)?.ok_or(Error::NotFound { what: "thing" })
}

fn delete(action: &mut Action<'_>, id: Id) -> Result<Vec<Id>> {
    let entity = Entity::find(action.connection(), id)?.ok_or(Error::NotFound { what: "thing" })?;
    if entity.hidden != 0 {
        return Err(Refusal::Gone.into());
    }
    if matches!(entity.kind, Kind::Deletion | Kind::Erasure | Kind::Engineer) {
        return Err(Refusal::WrongKind.into());
    }
    let covered = with_children(action.connection(), entity.log, id)?;
    cover(action, entity.log, &covered)?;
    if entity.log != PERSONAL {
        // What only this engineer has of it goes too, by a deletion that the team does not hear of.
        // It names the thing too, so that undoing finds both.
        let only_me = with_children(action.connection(), PERSONAL, id)?;
        if only_me.len() > 1 {
            cover(action, PERSONAL, &only_me)?;
        }
    }
    Ok(covered)
}

fn cover(action: &mut Action<'_>, log: i64, things: &[Id]) -> Result<()> {
    let mut covered = Vec::new();
    for entity in things {
        covered.push(Covered { entity: *entity, seen: operations_seen(action.connection(), log, *entity)? });
    }
    let changes = vec![
        Change::new(deletion::COVERS, &covered),
        Change::new(deletion::AUTHOR, &action.me.engineer),
        Change::new(deletion::DELETED, &action.now),
    ];
    let audience: Audience = Identity::audience(log);
    action.create(audience, Kind::Deletion, changes);
    action.flush()?;
    Ok(())
}

fn standing_deletions(connection: &Connection, entity: Id) -> Result<Vec<Entity>> {
    let mut statement = connection.prepare_cached("SELECT deletion FROM cover WHERE entity = ?1")?;
    let ids: Vec<Id> = statement.query_map([entity.as_bytes()], |row| id(row, 0))?.collect::<rusqlite::Result<_>>()?;
    let mut standing = Vec::new();
    for id in ids {
        standing.extend(Entity::find(connection, id)?.filter(|deletion| deletion.state == STANDS));
    }
    Ok(standing)
}

/// What a thing belongs to, where that is deleted.
fn deleted_parent(connection: &Connection, child: Id) -> Result<Option<Id>> {
    Ok(connection
        .prepare_cached("SELECT above.id FROM entity JOIN entity above ON above.id = entity.parent WHERE entity.id = ?1 AND above.hidden = 1")?
        .query_row([child.as_bytes()], |row| id(row, 0))
        .optional()?)
}

fn pending_erasures(connection: &Connection) -> Result<Vec<Entity>> {
    Entity::select(connection, "kind = ?1 AND hidden = 0 AND state = ?2", (Kind::Erasure.number(), STANDS))
}

fn covers(erasure: &Entity) -> Vec<Id> {
    erasure.fields.get(erasure::COVERS).unwrap_or_default()
}
