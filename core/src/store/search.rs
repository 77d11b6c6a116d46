//! Full-text search rows (FTS5), accents folded, one per thing that has words.
//!
//! Within an act or a page they are written once, at its end ([`HeldBack`]): FTS5 writes out what it gathered whenever another
//! statement opens a savepoint, as every row with triggers does, and gathering is what makes it fast.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

/// What search is to find of a thing.
struct Words {
    text: String,
    /// The thing has no row yet.
    is_new: bool,
}

thread_local! {
    /// By the number of the entity; `None` where nothing is held back.
    static WAITING: RefCell<Option<BTreeMap<i64, Words>>> = const { RefCell::new(None) };
}

/// While it lives, search rows written on this thread wait. Those of a transaction that is rolled back go with it.
pub(crate) struct HeldBack {
    /// One within another leaves it to the outer one.
    is_outer: bool,
    /// It stays on its thread.
    here: PhantomData<*const ()>,
}

impl HeldBack {
    /// Begins.
    pub fn begin() -> Self {
        let is_outer = WAITING.with_borrow_mut(|waiting| {
            let is_outer = waiting.is_none();
            waiting.get_or_insert_default();
            is_outer
        });
        Self { is_outer, here: PhantomData }
    }

    /// Writes what waits.
    pub fn write(&self, connection: &Connection) -> Result<()> {
        if self.is_outer { write_waiting(connection) } else { Ok(()) }
    }
}

impl Drop for HeldBack {
    fn drop(&mut self) {
        if self.is_outer {
            WAITING.set(None);
        }
    }
}

fn write_waiting(connection: &Connection) -> Result<()> {
    let waiting = WAITING.with_borrow_mut(|waiting| waiting.as_mut().map(std::mem::take));
    for (number, words) in waiting.into_iter().flatten() {
        if words.is_new {
            write_new(connection, number, &words.text)?;
        } else {
            write_over(connection, number, &words.text)?;
        }
    }
    Ok(())
}

/// So many wait at most: no list of everything is held.
const MOST_WAITING: usize = 5_000;

/// How many wait with this one; `None` where nothing is held back.
fn hold_back(number: i64, text: &str, is_new: bool) -> Option<usize> {
    WAITING.with_borrow_mut(|waiting| {
        let waiting = waiting.as_mut()?;
        let is_new = is_new || waiting.get(&number).is_some_and(|words| words.is_new);
        waiting.insert(number, Words { text: text.to_owned(), is_new });
        Some(waiting.len())
    })
}

/// Adds the row of an entity that has none.
pub(crate) fn insert(connection: &Connection, number: i64, words: &str) -> Result<()> {
    match hold_back(number, words, true) {
        Some(waiting) if waiting < MOST_WAITING => Ok(()),
        Some(_) => write_waiting(connection),
        None => write_new(connection, number, words),
    }
}

/// Puts `words` in the place of the entity's row; empty words remove it.
pub(crate) fn replace(connection: &Connection, number: i64, words: &str) -> Result<()> {
    match hold_back(number, words, false) {
        Some(waiting) if waiting < MOST_WAITING => Ok(()),
        Some(_) => write_waiting(connection),
        None => write_over(connection, number, words),
    }
}

fn write_new(connection: &Connection, number: i64, words: &str) -> Result<()> {
    if !words.is_empty() {
        connection.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?.execute((number, words))?;
    }
    Ok(())
}

fn write_over(connection: &Connection, number: i64, words: &str) -> Result<()> {
    let there: Option<String> = connection
        .prepare_cached("SELECT words FROM search WHERE rowid = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?;
    // Most of what changes has nothing to do with words, and taking a row out costs as much as ten other writes.
    if there.as_deref().unwrap_or_default() == words {
        return Ok(());
    }
    if there.is_some() {
        connection.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([number])?;
    }
    write_new(connection, number, words)
}

/// Removes deleted words from the index itself, where they stay until its segments are merged.
pub(crate) fn forget_deleted(connection: &Connection) -> Result<()> {
    write_waiting(connection)?;
    connection.execute_batch("INSERT INTO search (search) VALUES ('optimize')")?;
    Ok(())
}

/// An empty index, as the schema makes it: quicker than taking every row out.
pub(crate) fn begin_anew(connection: &Connection) -> Result<()> {
    let made: String =
        connection.query_row("SELECT sql FROM sqlite_schema WHERE name = 'search'", [], |row| row.get(0))?;
    WAITING.with_borrow_mut(|waiting| waiting.as_mut().map(BTreeMap::clear));
    connection.execute_batch(&format!("DROP TABLE search; {made};"))?;
    Ok(())
}
