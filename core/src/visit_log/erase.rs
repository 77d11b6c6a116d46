//! Erasing (rule 9): asked for, final after a day.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use soundings_wire::{Context, Id, limits};

use super::delete::{all_of, beginning_with_first, cover, delete, not_erased};
use crate::error::Result;
use crate::log::action::{Action, Erases};
use crate::log::erasure::{DONE, MOST, covers, takes, waiting};
use crate::log::operations::{creating, creation_stands, waiting_seqs};
use crate::model::fields::{attachment, erasure};
use crate::model::value::Field;
use crate::model::{BlobReference, Kind, Moment};
use crate::notebook::Notebook;
use crate::store::columns::{Log, Presence};
use crate::store::entities::Entity;
use crate::store::{aliases, attachments};

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
pub(crate) const TAKE_BACK_MS: i64 = limits::TAKE_BACK_MS as i64;

impl Notebook {
    /// Asks for a thing's words, names, pictures and history to be erased everywhere. It goes out of sight at once, and is
    /// final after 24 hours; until then [`Notebook::undo_delete`] takes it back.
    ///
    /// # Errors
    /// An unknown thing, or one erased already.
    pub fn erase(&self, id: Id) -> Result<Erasing> {
        self.write(|action| {
            let entity = not_erased(action.connection(), id)?;
            let mut in_sight = 0;
            if entity.is_here() {
                in_sight = all_of(action.connection(), entity.log, &entity, Presence::Here)?.len();
                delete(action, id)?;
            }
            let covered = all_of(action.connection(), entity.log, &entity, Presence::Deleted)?;
            if covered.len() > in_sight {
                // What was deleted before goes too: its words are still in the log. Undoing that deletion must not bring it
                // back: it waits to be erased.
                cover(action, entity.log, &covered)?;
            }
            let things = covered.len() as u32;
            if entity.log == Log::Team {
                // What reads as it and is only me is not in that list, and is the same person's.
                for alias in all_of(action.connection(), Log::Personal, &entity, Presence::Deleted)? {
                    let only_me = Entity::find_any(action.connection(), alias)?;
                    let reads_as_it = aliases::target(action.connection(), alias)? == entity.id && alias != entity.id;
                    if reads_as_it && only_me.is_some_and(|alias| alias.log == Log::Personal) {
                        ask(action, Log::Personal, vec![alias])?;
                    }
                }
            }
            for covered in beginning_with_first(&covered) {
                ask(action, entity.log, covered)?;
            }
            let final_at = Moment { utc_ms: action.now.utc_ms + TAKE_BACK_MS, ..action.now.clone() };
            Ok(Erasing { things, final_at })
        })
    }

    /// Carries out this engineer's erasures whose day has passed. Cheap where there are none.
    pub(crate) fn carry_out_due_erasures(&self) -> Result<()> {
        let now = self.environment.clock.now().utc_ms;
        let standing = |connection: &Connection, me: Id| -> Result<Vec<(Entity, Passed)>> {
            let mine = waiting(connection)?.into_iter().filter(|row| row.fields.get(erasure::AUTHOR) == Some(me));
            let all = mine.map(|row| passed(connection, &row, now).map(|passed| (row, passed)));
            all.filter(|one| !matches!(one, Ok((_, Passed::Waits)))).collect()
        };
        if self.read(|reading| standing(reading.connection, reading.me.engineer))?.is_empty() {
            return Ok(());
        }
        let any_due = self.write(|action| {
            let mut any_due = false;
            for (pending, passed) in standing(action.connection(), action.me.engineer)? {
                match passed {
                    Passed::Waits => {}
                    Passed::Begins { at, by_hub } => {
                        let sql = "INSERT OR REPLACE INTO erasing (erasure, since, by_hub) VALUES (?1, ?2, ?3)";
                        action.connection().prepare_cached(sql)?.execute((pending.id.as_bytes(), at, by_hub))?;
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
    pub(crate) fn remove_traces(&self) -> Result<()> {
        self.read(|reading| attachments::sweep(&self.directory, reading.connection))?;
        self.checkpoint()
    }
}

/// A thing that can be erased, and everything that [`Notebook::erase`] would take along, itself included.
pub(crate) fn would_go(connection: &Connection, id: Id) -> Result<(Entity, Vec<Id>)> {
    let entity = not_erased(connection, id)?;
    let covered = all_of(connection, entity.log, &entity, Presence::Deleted)?;
    Ok((entity, covered))
}

/// Writes which things are to be erased.
fn ask(action: &mut Action<'_>, log: Log, things: Vec<Id>) -> Result<()> {
    let blobs = blobs(action, &things)?;
    ask_for(action, log, Erases { things, blobs, ..Erases::default() });
    Ok(())
}

/// Writes what is to be erased.
pub(super) fn ask_for(action: &mut Action<'_>, log: Log, erases: Erases) {
    let changes = vec![erasure::AUTHOR.set(&action.me.engineer), erasure::ASKED.set(&action.now)];
    let id = action.environment.new_id();
    action.erase(log, id, changes, erases);
}

/// Takes back the erasures that wait and cover one of these.
pub(super) fn take_back(action: &mut Action<'_>, back: &[Id]) -> Result<()> {
    for pending in waiting(action.connection())? {
        if covers(action.connection(), &pending)?.iter().any(|covered| back.contains(covered)) {
            action.edit(&pending, vec![erasure::TAKEN_BACK.set(&true)], None)?;
        }
    }
    Ok(())
}

/// Whether one of these is to be erased and its day is over, though the hub has not said so yet: what came back now would go
/// a moment later.
pub(super) fn is_past_its_day(connection: &Connection, back: &[Id]) -> Result<bool> {
    for done in Entity::latest_in_state(connection, Kind::Erasure, DONE, MOST)? {
        if covers(connection, &done)?.iter().any(|covered| back.contains(covered))
            && !waiting_seqs(connection, done.id)?.is_empty()
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How much of its day an erasure has behind it.
enum Passed {
    /// All of it.
    Day,
    /// It is counted from this moment, by the hub's clock or by this phone's.
    Begins { at: i64, by_hub: bool },
    /// Not enough.
    Waits,
}

/// An erasure that the hub has is counted by the hub's clock from then on: this phone's may be years off, and another of the
/// engineer's may have asked. What is only me and on this phone alone has no other clock than its own; put back, it begins
/// anew. A moment of one clock says nothing on the other.
fn passed(connection: &Connection, pending: &Entity, now: i64) -> Result<Passed> {
    let since: Option<(i64, bool)> = connection
        .prepare_cached("SELECT since, by_hub FROM erasing WHERE erasure = ?1")?
        .query_row([pending.id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let by_hub = creation_stands(connection, pending.log, pending.id)?;
    let now = match pending.log {
        _ if by_hub => connection.query_row("SELECT now FROM hub", [], |row| row.get(0)).optional()?.flatten(),
        // A hub that had it, and was restored, gets it again.
        Log::Personal if !since.is_some_and(|(_, by_hub)| by_hub) => Some(now),
        Log::Personal | Log::Team => None,
    };
    let Some(now) = now else { return Ok(Passed::Waits) };
    let of_this_clock = since.filter(|since| since.1 == by_hub).map(|since| since.0);
    let since = of_this_clock.or((!by_hub).then_some(pending.order));
    Ok(match since {
        Some(since) if now >= since + TAKE_BACK_MS => Passed::Day,
        Some(since) if now >= since => Passed::Waits,
        _ => Passed::Begins { at: now, by_hub },
    })
}

fn carry_out(action: &mut Action<'_>, pending: &Entity) -> Result<()> {
    let things = covers(action.connection(), pending)?;
    let (blobs, operations) = (blobs(action, &things)?, takes(action.connection(), pending)?);
    action.connection().prepare_cached("DELETE FROM erasing WHERE erasure = ?1")?.execute([pending.id.as_bytes()])?;
    let mut done = erasure::DONE.set(&action.now);
    // Wherever it comes, it waits for what asked: a restored hub may have it first.
    done.base =
        creating(action.connection(), pending.log, pending.id)?.map(|asked| Context::of(asked.dot)).unwrap_or_default();
    action.erase(pending.log, pending.id, vec![done], Erases { things, operations, blobs });
    Ok(())
}

/// The names of the attachments' blobs among these.
fn blobs(action: &Action<'_>, covered: &[Id]) -> Result<Vec<Id>> {
    let mut blobs = Vec::new();
    for id in covered {
        let row = Entity::find(action.connection(), *id)?.filter(|row| row.kind == Kind::Attachment);
        let named =
            |field: Field<BlobReference>| row.as_ref().and_then(|row| row.fields.get(field)).map(|blob| blob.name);
        blobs.extend([attachment::BLOB, attachment::THUMBNAIL].into_iter().filter_map(named));
    }
    Ok(blobs)
}
