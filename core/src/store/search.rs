//! Full-text search rows (FTS5), accents folded, one per thing that has words.
//!
//! Within an act or a page they are written once, at its end ([`HeldBack`]): FTS5 writes out what it gathered whenever another
//! statement opens a savepoint, as every row with triggers does, and gathering is what makes it fast. The notes of a large
//! page are not even written then, but noted down as due: search catches up with them (`log/indexing.rs`).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::model::Kind;

/// What search is to find of a thing.
struct Words {
    text: String,
    /// The thing has no row yet.
    is_new: bool,
    /// Notes are many, and looked for by people who are told how many search does not find yet. Names are looked up by rules.
    may_be_due: bool,
}

/// What is held back.
#[derive(Default)]
struct Waiting {
    /// By the number of the entity.
    rows: BTreeMap<i64, Words>,
    is_page: bool,
}

thread_local! {
    /// `None` where nothing is held back.
    static WAITING: RefCell<Option<Waiting>> = const { RefCell::new(None) };
}

/// While it lives, search rows written on this thread wait. Those of a transaction that is rolled back go with it.
pub(crate) struct HeldBack {
    /// One within another leaves it to the outer one.
    is_outer: bool,
    /// It stays on its thread.
    here: PhantomData<*const ()>,
}

impl HeldBack {
    /// Begins an act: what a person notes is found when it is noted.
    pub fn begin() -> Self {
        Self::begin_with(false)
    }

    /// Begins a page: many notes at once are found a little later.
    pub fn begin_page() -> Self {
        Self::begin_with(true)
    }

    fn begin_with(is_page: bool) -> Self {
        let is_outer = WAITING.with_borrow_mut(|waiting| {
            let is_outer = waiting.is_none();
            waiting.get_or_insert_with(|| Waiting { is_page, ..Waiting::default() });
            is_outer
        });
        Self { is_outer, here: PhantomData }
    }

    /// Writes what waits, or that it is due.
    pub fn write(&self, connection: &Connection) -> Result<()> {
        if self.is_outer { write_waiting(connection, true) } else { Ok(()) }
    }
}

impl Drop for HeldBack {
    fn drop(&mut self) {
        if self.is_outer {
            WAITING.set(None);
        }
    }
}

/// So many notes of a page are found at once.
const FOUND_AT_ONCE: usize = 200;

fn write_waiting(connection: &Connection, may_be_due: bool) -> Result<()> {
    let (rows, is_page) = WAITING.with_borrow_mut(|waiting| match waiting {
        Some(waiting) => (std::mem::take(&mut waiting.rows), waiting.is_page),
        None => (BTreeMap::new(), false),
    });
    let some_due = may_be_due && is_page && rows.len() > FOUND_AT_ONCE;
    let is_due = |words: &Words| some_due && words.may_be_due;
    mark_due(connection, rows.iter().filter(|(_, words)| is_due(words)).map(|(number, _)| *number))?;
    for (number, words) in rows.into_iter().filter(|(_, words)| !is_due(words)) {
        if words.is_new {
            write_new(connection, number, &words.text)?;
        } else {
            write_over(connection, number, &words.text)?;
        }
    }
    Ok(())
}

/// Notes that search is to find later, in one statement: a page has thousands.
fn mark_due(connection: &Connection, numbers: impl Iterator<Item = i64>) -> Result<()> {
    let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
    if numbers.is_empty() {
        return Ok(());
    }
    let list = format!("[{}]", numbers.join(","));
    let sql = "INSERT OR IGNORE INTO search_due (number) SELECT value FROM json_each(?1)";
    connection.prepare_cached(sql)?.execute([list])?;
    Ok(())
}

/// So many wait at most: no list of everything is held.
const MOST_WAITING: usize = 5_000;

/// Holds a row back; what it takes to write it now where nothing is held back.
fn hold_back(connection: &Connection, number: i64, words: Words) -> Result<Option<Words>> {
    let full = WAITING.with_borrow_mut(|waiting| {
        let Some(waiting) = waiting else { return Err(words) };
        let is_new = words.is_new || waiting.rows.get(&number).is_some_and(|before| before.is_new);
        waiting.rows.insert(number, Words { is_new, ..words });
        Ok(waiting.rows.len() >= MOST_WAITING)
    });
    match full {
        Err(words) => return Ok(Some(words)),
        Ok(true) => write_waiting(connection, true)?,
        Ok(false) => {}
    }
    Ok(None)
}

/// Adds the row of an entity that has none.
pub(crate) fn insert(connection: &Connection, number: i64, kind: Kind, words: String) -> Result<()> {
    let words = Words { text: words, is_new: true, may_be_due: kind == Kind::Observation };
    match hold_back(connection, number, words)? {
        Some(words) => write_new(connection, number, &words.text),
        None => Ok(()),
    }
}

/// Puts `words` in the place of the entity's row; empty words remove it.
pub(crate) fn replace(connection: &Connection, number: i64, kind: Kind, words: &str) -> Result<()> {
    let may_be_due = kind == Kind::Observation && !words.is_empty();
    match hold_back(connection, number, Words { text: words.to_owned(), is_new: false, may_be_due })? {
        Some(words) => write_over(connection, number, &words.text),
        None => Ok(()),
    }
}

/// The numbers of notes that search does not find by their newest words yet, the newest first, so many of them.
pub(crate) fn due(connection: &Connection, limit: usize) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached("SELECT number FROM search_due ORDER BY number DESC LIMIT ?1")?;
    let rows = statement.query_map([limit as i64], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many there are.
pub(crate) fn count_due(connection: &Connection) -> Result<u32> {
    Ok(connection.prepare_cached("SELECT count(*) FROM search_due")?.query_row([], |row| row.get(0))?)
}

/// Those from a number on are found now.
pub(crate) fn found_from(connection: &Connection, number: i64) -> Result<()> {
    connection.prepare_cached("DELETE FROM search_due WHERE number >= ?1")?.execute([number])?;
    Ok(())
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
    write_waiting(connection, false)?;
    connection.execute_batch("INSERT INTO search (search) VALUES ('optimize')")?;
    Ok(())
}

/// An empty index, as the schema makes it: quicker than taking every row out.
pub(crate) fn begin_anew(connection: &Connection) -> Result<()> {
    let made: String =
        connection.query_row("SELECT sql FROM sqlite_schema WHERE name = 'search'", [], |row| row.get(0))?;
    WAITING.with_borrow_mut(|waiting| waiting.as_mut().map(|waiting| waiting.rows.clear()));
    connection.execute_batch(&format!("DROP TABLE search; {made}; DELETE FROM search_due;"))?;
    Ok(())
}
