//! Which things name which of the customer's people, so that a search for one looks at those alone; and all things by their
//! numbers, to look through what names somebody in words alone.

use rusqlite::Connection;

use super::entities::Entity;
use crate::error::Result;
use crate::model::{Fields, Id, Kind};

/// Whom a thing names, and whether it belongs to nothing: what does is found through that too, and only the rest has to be
/// looked for by name. What was promised is told apart too.
#[derive(Default)]
pub(crate) struct Named {
    pub people: Vec<Id>,
    pub alone: bool,
    pub promised: bool,
}

impl Named {
    /// Those of a thing of this kind with these fields.
    pub fn by(kind: Kind, fields: &Fields) -> Self {
        let (alone, promised) = (kind.parent(fields).is_none(), kind == Kind::Promise);
        Self { people: kind.mentions(fields), alone, promised }
    }

    fn those(&self, are: bool) -> &[Id] {
        if are { &self.people } else { &[] }
    }
}

/// Writes down whom a thing names now, given whom it named before. Most things name nobody, and most edits change nobody.
pub(crate) fn write(connection: &Connection, number: i64, now: &Named, before: &Named) -> Result<()> {
    write_in(connection, "mention", number, &now.people, &before.people)?;
    write_in(connection, "mention_alone", number, now.those(now.alone), before.those(before.alone))?;
    write_in(connection, "promised_to", number, now.those(now.promised), before.those(before.promised))
}

fn write_in(connection: &Connection, table: &str, number: i64, now: &[Id], before: &[Id]) -> Result<()> {
    for person in before.iter().filter(|person| !now.contains(person)) {
        connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE person = ?1 AND number = ?2"))?
            .execute((person.as_bytes(), number))?;
    }
    for person in now.iter().filter(|person| !before.contains(person)) {
        connection
            .prepare_cached(&format!("INSERT OR IGNORE INTO {table} (person, number) VALUES (?1, ?2)"))?
            .execute((person.as_bytes(), number))?;
    }
    Ok(())
}

impl Entity {
    /// Things of any kind that are here behind a number, in order of numbers, so many of them.
    pub fn here_after(connection: &Connection, number: i64, limit: usize) -> Result<Vec<Self>> {
        let rest = "entity WHERE hidden = 0 AND number > ?1 ORDER BY number LIMIT ?2";
        Self::all(connection, rest, (number, limit as i64))
    }
}

/// The numbers of things of a kind that name a person, or an encounter that they do not belong to, and are here, the latest first, so many of them.
pub(crate) fn of(connection: &Connection, person: Id, kind: Kind, limit: usize) -> Result<Vec<i64>> {
    // The order of the join keeps SQLite from walking all of the kind.
    let sql = "SELECT thing.number FROM mention CROSS JOIN here thing ON thing.number = mention.number
               WHERE mention.person = ?1 AND thing.kind = ?2 ORDER BY thing.sort DESC, thing.number DESC LIMIT ?3";
    let mut statement = connection.prepare_cached(sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map((person.as_bytes(), kind, limit), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
