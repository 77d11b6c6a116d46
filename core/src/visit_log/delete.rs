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
use crate::sync_queue::deletion::{Covered, operations_seen, with_children, with_deleted_children};
use crate::sync_queue::erasure::is_erased;
use crate::sync_queue::identity::{Identity, PERSONAL, id};

/// An erasure that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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
            let mut back = vec![id];
            let mut child = id;
            while let Some(parent) = deleted_parent(action.connection(), child)? {
                for deletion in standing_deletions(action.connection(), parent)? {
                    if deletions.iter().all(|known| known.id != deletion.id) {
                        deletions.push(deletion);
                    }
                }
                back.push(parent);
                child = parent;
            }
            for deletion in &deletions {
                action.edit(deletion, vec![Change::new(deletion::UNDONE, &true)], None)?;
            }
            for pending in pending_erasures(action.connection())? {
                if covers(&pending).iter().any(|covered| back.contains(covered)) {
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
            if entity.hidden == 0 {
                delete(action, id)?;
            }
            // What was deleted before goes too: its words are still in the log.
            let covered = with_deleted_children(action.connection(), entity.log, id)?;
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
        let now = self.environment.clock.now().utc_ms;
        let standing = |connection: &Connection| -> Result<Vec<(Entity, Passed)>> {
            let me = Identity::read(connection)?.engineer;
            let mine =
                pending_erasures(connection)?.into_iter().filter(|row| row.fields.id(erasure::AUTHOR) == Some(me));
            let all = mine.map(|row| passed(connection, &row, now).map(|passed| (row, passed)));
            all.filter(|one| !matches!(one, Ok((_, Passed::Waits)))).collect()
        };
        if self.read(standing)?.is_empty() {
            return Ok(());
        }
        let any_due = self.write(|action| {
            let mut any_due = false;
            for (pending, passed) in standing(action.connection())? {
                match passed {
                    Passed::Waits => {}
                    Passed::Begins { at } => {
                        let sql = "INSERT OR REPLACE INTO erasing (erasure, since) VALUES (?1, ?2)";
                        action.connection().prepare_cached(sql)?.execute((pending.id.as_bytes(), at))?;
                    }
                    Passed::Day => {
                        carry_out(action, &pending)?;
                        any_due = true;
                    }
                }
            }
            Ok(any_due)
        })?;
        if any_due { self.remove_traces() } else { Ok(()) }
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

/// How much of its day an erasure has behind it.
enum Passed {
    /// All of it.
    Day,
    /// It is counted from this moment.
    Begins { at: i64 },
    /// Not enough.
    Waits,
}

/// A team's erasure is counted by the hub's clock from when the hub had it: this phone's may be years off. What is only
/// me has no other clock than the phone's; put back, it begins anew.
fn passed(connection: &Connection, pending: &Entity, now: i64) -> Result<Passed> {
    let since = connection
        .prepare_cached("SELECT since FROM erasing WHERE erasure = ?1")?
        .query_row([pending.id.as_bytes()], |row| row.get(0))
        .optional()?;
    let (now, since) = if pending.log == PERSONAL {
        (now, since.or(Some(pending.sort)))
    } else {
        let confirmed = "SELECT hub.now FROM hub JOIN operation ON operation.entity = ?1 AND operation.log = ?2 AND creates = 1 AND state = 0";
        let hub: Option<Option<i64>> = connection
            .prepare_cached(confirmed)?
            .query_row((pending.id.as_bytes(), pending.log), |row| row.get(0))
            .optional()?;
        let Some(hub_now) = hub.flatten() else { return Ok(Passed::Waits) };
        (hub_now, since)
    };
    Ok(match since {
        Some(since) if now >= since + TAKE_BACK_MS => Passed::Day,
        Some(since) if now >= since => Passed::Waits,
        _ => Passed::Begins { at: now },
    })
}

fn carry_out(action: &mut Action<'_>, pending: &Entity) -> Result<()> {
    let covered = covers(pending);
    let mut blobs = Vec::new();
    for id in &covered {
        let row = Entity::find(action.connection(), *id)?.filter(|row| row.kind == Kind::Attachment);
        blobs.extend(
            row.and_then(|row| row.fields.get::<BlobReference>(attachment::BLOB)).map(|blob| Digest(blob.hash)),
        );
    }
    action.connection().prepare_cached("DELETE FROM erasing WHERE erasure = ?1")?.execute([pending.id.as_bytes()])?;
    let done = vec![Change::new(erasure::DONE, &action.now)];
    let mut blobs = blobs.chunks(limits::ENVELOPE_LIST);
    // An envelope names so many: what is more goes into the next.
    for named in covered.chunks(limits::ENVELOPE_LIST) {
        action.erase(pending.log, pending.id, done.clone(), named.to_vec(), blobs.next().unwrap_or_default().to_vec());
    }
    Ok(())
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
