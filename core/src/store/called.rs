//! What people and places are called, by the words that it begins with: kept as things change, so that a text is looked through for
//! names by its own words, and not by everybody's.

use rusqlite::{Connection, OptionalExtension};

use super::entities::Entity;
use crate::error::Result;
use crate::model::called::{Called, Sought, called, has_case, sought};
use crate::model::{Fields, Kind};

/// All that is looked for of a thing with these fields.
fn of(kind: Kind, fields: &Fields) -> Vec<Sought> {
    let mut all: Vec<Sought> = called(kind, fields).iter().flat_map(|(called, text)| sought(*called, text)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Writes down what a thing is called now, given its fields before. Most things are neither people nor places.
pub(crate) fn write(connection: &Connection, number: i64, kind: Kind, now: &Fields, before: &Fields) -> Result<()> {
    if !matches!(kind, Kind::Person | Kind::Organization | Kind::Site) {
        return Ok(());
    }
    let (now, before) = (of(kind, now), of(kind, before));
    for gone in before.iter().filter(|one| !now.contains(one)) {
        connection
            .prepare_cached("DELETE FROM called WHERE word = ?1 AND what = ?2 AND rest = ?3 AND number = ?4")?
            .execute((&gone.word, gone.called as i64, &gone.rest, number))?;
    }
    for new in now.iter().filter(|one| !before.contains(one)) {
        let inside = new.rest.is_empty() && !has_case(&new.word);
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO called (word, what, rest, number, inside) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((&new.word, new.called as i64, &new.rest, number, inside))?;
    }
    Ok(())
}

/// Whether any description begins with a word.
pub(crate) fn begins_description(connection: &Connection, word: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM called WHERE word = ?1 AND what = ?2)";
    Ok(connection.prepare_cached(sql)?.query_row((word, Called::Description as i64), |row| row.get(0))?)
}

/// Whether anything is called so for which this holds, deleted things too: it is asked of one after the other until it does.
pub(crate) fn any(
    connection: &Connection,
    sought: &Sought,
    mut holds: impl FnMut(&Entity) -> Result<bool>,
) -> Result<bool> {
    let sql = "SELECT number FROM called WHERE word = ?1 AND what = ?2 AND rest = ?3 ORDER BY number";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query((&sought.word, sought.called as i64, &sought.rest))?;
    while let Some(row) = rows.next()? {
        if let Some(entity) = Entity::ever_numbered(connection, row.get(0)?)?
            && holds(&entity)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How many characters the longest name has that is looked for inside of words; 0 where none is.
pub(crate) fn longest_inside(connection: &Connection) -> Result<usize> {
    let sql =
        "SELECT length(word) FROM called INDEXED BY called_inside WHERE inside = 1 ORDER BY length(word) DESC LIMIT 1";
    let longest: Option<u32> = connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
    Ok(longest.unwrap_or(0) as usize)
}
