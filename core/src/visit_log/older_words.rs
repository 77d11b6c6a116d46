//! Erasing the older words of a note that stays (sync.md 7): what it says now is written once more, so that nothing else of it
//! hangs on the operations that go.

use std::collections::HashSet;

use rusqlite::Connection;
use soundings_wire::{Change, Context, Dot, Id, encode, limits};

use super::erase::{Erasing, TAKE_BACK_MS, ask_for};
use crate::error::{Refusal, Result};
use crate::log::action::{Action, Erases};
use crate::log::{erasure, operations, projection, registers};
use crate::model::fields::{erasure as fields, observation};
use crate::model::value::Value;
use crate::model::{Kind, Merge, Moment, Revision};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

impl Notebook {
    /// The words that a note had before those it has now, the oldest first, each once: what
    /// [`Notebook::erase_older_words`] would take. What is to go already is not among them.
    ///
    /// # Errors
    /// An unknown or deleted note.
    pub fn older_words(&self, note: Id) -> Result<Vec<String>> {
        self.read(|reading| {
            let note = reading.live(note, Kind::Observation)?;
            let mut older: Vec<String> = Vec::new();
            for (_, words) in older_words(reading.connection, &note)? {
                if !older.contains(&words) {
                    older.push(words);
                }
            }
            Ok(older)
        })
    }

    /// Asks for the older words of a note to be erased everywhere: it stays with the words it has now. Final after 24 hours;
    /// until then [`Notebook::keep_older_words`] takes it back.
    ///
    /// # Errors
    /// [`Refusal::NoOlderWords`]; [`Refusal::CompareFirst`] where several versions of it stand side by side; an unknown note.
    pub fn erase_older_words(&self, note: Id) -> Result<Erasing> {
        self.write(|action| {
            let note = action.live(note, Kind::Observation)?;
            if note.versions > 0 {
                return Err(Refusal::CompareFirst.into());
            }
            let mut going: Vec<Dot> =
                older_words(action.connection(), &note)?.into_iter().map(|(dot, _)| dot).collect();
            going.dedup();
            if going.is_empty() {
                return Err(Refusal::NoOlderWords.into());
            }
            write_anew(action, &note, &going)?;
            for some in going.chunks(limits::ENVELOPE_LIST) {
                ask_for(action, note.log, Erases { operations: some.to_vec(), ..Erases::default() });
            }
            action.flush()?;
            Ok(Erasing {
                things: 0,
                final_at: Moment { utc_ms: action.now.utc_ms + TAKE_BACK_MS, ..action.now.clone() },
            })
        })
    }

    /// Takes back that older words of a note are to be erased, whoever asked.
    ///
    /// # Errors
    /// [`Refusal::NotDeleted`]: nobody asked, or its day is over; an unknown note.
    pub fn keep_older_words(&self, note: Id) -> Result<()> {
        self.write(|action| {
            let note = action.live(note, Kind::Observation)?;
            let waiting = going(action.connection(), &note)?;
            for pending in &waiting {
                action.edit(pending, vec![fields::TAKEN_BACK.set(&true)], None)?;
            }
            if waiting.is_empty() { Err(Refusal::NotDeleted.into()) } else { Ok(()) }
        })
    }
}

/// The erasures that wait and take older words of a note.
fn going(connection: &Connection, note: &Entity) -> Result<Vec<Entity>> {
    let own: HashSet<Dot> = operations::names(connection, note.log, note.id)?.into_iter().collect();
    let mut going = Vec::new();
    for pending in erasure::waiting(connection)?.into_iter().filter(|pending| pending.log == note.log) {
        if erasure::takes(connection, &pending)?.iter().any(|dot| own.contains(dot)) {
            going.push(pending);
        }
    }
    Ok(going)
}

/// Until when older words of a note can be kept; `None` where nobody asked for them to go.
pub(crate) fn older_words_go(connection: &Connection, note: &Entity) -> Result<Option<Moment>> {
    let asked = going(connection, note)?.into_iter().filter_map(|pending| pending.fields.get(fields::ASKED)).min();
    Ok(asked.map(|asked| Moment { utc_ms: asked.utc_ms + TAKE_BACK_MS, ..asked }))
}

/// What a note says.
fn words(note: &Entity) -> String {
    note.fields.words().map(|(newest, _)| newest.text).unwrap_or_default()
}

/// The operations on a note that hold words which it does not say any more, the oldest first, with those words; those that are to
/// be erased already are left out.
fn older_words(connection: &Connection, note: &Entity) -> Result<Vec<(Dot, String)>> {
    let now = words(note);
    let said = |change: &Change| match change.field {
        field if field == observation::FIRST_WORDS.number => String::from_cbor(&change.value),
        field if field == observation::WORDS.number => Revision::from_cbor(&change.value).map(|words| words.text),
        _ => None,
    };
    let awaited = erasure::awaited_operations(connection, note.log)?;
    let mut older = Vec::new();
    for operation in operations::in_log_order(connection, note.log, note.id)? {
        if awaited.contains(&operation.dot) {
            continue;
        }
        let others = operation.payload.changes.iter().filter_map(said).filter(|words| *words != now);
        older.extend(others.map(|words| (operation.dot, words)));
    }
    Ok(older)
}

/// Writes what a note says by operations that go, as one that stays: the words it has now, for the first too.
fn write_anew(action: &mut Action<'_>, note: &Entity, going: &[Dot]) -> Result<()> {
    let going: HashSet<&Dot> = going.iter().collect();
    let (fields, _) = projection::by_itself(action.connection(), note)?;
    let mut changes = Vec::new();
    for (field, member, value) in fields.all() {
        let register = registers::read(action.connection(), note.log, note.id, note.kind, field, member)?;
        let gone: Vec<Dot> = register.dots().filter(|dot| going.contains(dot)).collect();
        if gone.is_empty() {
            continue;
        }
        let mut change =
            Change { field, member: member.map(<[u8]>::to_vec), value: value.to_vec(), base: Context::default() };
        if note.kind.merge(field) != Merge::Verbatim {
            gone.into_iter().for_each(|dot| change.base.add(dot));
        } else if field == observation::FIRST_WORDS.number {
            change.value = encode(&words(note));
        }
        changes.push(change);
    }
    action.write_to(note.log, note.kind, note.id, changes);
    action.flush()
}
