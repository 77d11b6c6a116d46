//! What was decided in sorting, on this device alone: so that any number of decisions can be taken back, and a killed app
//! goes on where it was. Nothing of it travels; what was decided about a note is an operation beside it.

use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension, Row};
use soundings_wire::Id;

use crate::error::Result;
use crate::model::{MapPart, SortedAs};
use crate::store::aliases;

/// So many decisions of one visit and map can be taken back.
const KEPT: i64 = 500;

/// The notes of one visit beside one map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Session {
    pub map: Id,
    pub visit: Id,
}

/// One decision about a card or about the question of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub decided: SortedAs,
    pub note: Option<Id>,
    pub range: Option<(u32, u32)>,
    pub part: Option<MapPart>,
    /// The entry it made or shows; of a question to ask, that question.
    pub entry: Option<Id>,
    /// The link it made; of a question to ask, the visit it is for.
    pub link: Option<Id>,
}

impl Decision {
    /// One that only says what was decided.
    pub fn of(decided: SortedAs, note: Option<Id>, part: Option<MapPart>) -> Self {
        Self { decided, note, range: None, part, entry: None, link: None }
    }
}

const COLUMNS: &str = "decided, note, first, last, part, entry, link";

fn decision(row: &Row<'_>) -> rusqlite::Result<Option<Decision>> {
    let id = |column: usize| row.get::<_, Option<[u8; 16]>>(column).map(|bytes| bytes.map(Id));
    let (first, last): (Option<u32>, Option<u32>) = (row.get(2)?, row.get(3)?);
    let Some(decided) = SortedAs::from_number(row.get(0)?) else { return Ok(None) };
    Ok(Some(Decision {
        decided,
        note: id(1)?,
        range: first.zip(last),
        part: row.get::<_, Option<u8>>(4)?.and_then(MapPart::from_number),
        entry: id(5)?,
        link: id(6)?,
    }))
}

impl Session {
    /// Of a visit under the id that it reads as.
    pub fn of(connection: &Connection, map: Id, visit: Id) -> Result<Self> {
        Ok(Self { map, visit: aliases::target(connection, visit)? })
    }

    fn all(self, connection: &Connection, rest: &str, more: &[&dyn ToSql]) -> Result<Vec<Decision>> {
        let sql = format!("SELECT {COLUMNS} FROM sorting WHERE map = ?1 AND visit = ?2 {rest}");
        let mut statement = connection.prepare_cached(&sql)?;
        let (map, visit) = (self.map.as_bytes(), self.visit.as_bytes());
        let mut parameters: Vec<&dyn ToSql> = vec![map, visit];
        parameters.extend(more);
        let rows = statement.query_map(parameters.as_slice(), decision)?;
        Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// Writes down what was decided at once.
    pub fn keep(self, connection: &Connection, decisions: &[Decision]) -> Result<()> {
        let sql = "SELECT coalesce(max(act), 0) FROM sorting WHERE map = ?1 AND visit = ?2";
        let (map, visit) = (self.map.as_bytes(), self.visit.as_bytes());
        let last: i64 = connection.prepare_cached(sql)?.query_row((map, visit), |row| row.get(0))?;
        let sql = format!(
            "INSERT INTO sorting (map, visit, act, {COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        for one in decisions {
            statement.execute((
                map,
                visit,
                last + 1,
                one.decided.number(),
                one.note.as_ref().map(Id::as_bytes),
                one.range.map(|range| range.0),
                one.range.map(|range| range.1),
                one.part.map(MapPart::number),
                one.entry.as_ref().map(Id::as_bytes),
                one.link.as_ref().map(Id::as_bytes),
            ))?;
        }
        let old = "DELETE FROM sorting WHERE map = ?1 AND visit = ?2 AND act < ?3";
        connection.prepare_cached(old)?.execute((map, visit, last + 1 - KEPT))?;
        Ok(())
    }

    /// What was decided last, at once; empty where nothing was.
    pub fn last(self, connection: &Connection) -> Result<Vec<Decision>> {
        let last = "AND act = (SELECT max(act) FROM sorting WHERE map = ?1 AND visit = ?2) ORDER BY number";
        self.all(connection, last, &[])
    }

    /// It was taken back.
    pub fn forget_last(self, connection: &Connection) -> Result<()> {
        let sql = "DELETE FROM sorting WHERE map = ?1 AND visit = ?2
                   AND act = (SELECT max(act) FROM sorting WHERE map = ?1 AND visit = ?2)";
        connection.prepare_cached(sql)?.execute((self.map.as_bytes(), self.visit.as_bytes()))?;
        Ok(())
    }

    /// Cards put off, and parts whose question was left.
    pub fn put_off(self, connection: &Connection) -> Result<(Vec<Id>, Vec<MapPart>)> {
        let (later, skipped) = (SortedAs::Later.number(), SortedAs::Skipped.number());
        let rows = self.all(connection, "AND decided IN (?3, ?4) ORDER BY number", &[&later, &skipped])?;
        Ok((rows.iter().filter_map(|row| row.note).collect(), rows.iter().filter_map(|row| row.part).collect()))
    }

    /// What was put off is up again.
    pub fn forget_put_off(self, connection: &Connection) -> Result<()> {
        let sql = "DELETE FROM sorting WHERE map = ?1 AND visit = ?2 AND decided IN (?3, ?4)";
        let (later, skipped) = (SortedAs::Later.number(), SortedAs::Skipped.number());
        connection.prepare_cached(sql)?.execute((self.map.as_bytes(), self.visit.as_bytes(), later, skipped))?;
        Ok(())
    }

    /// The note that is up.
    pub fn card(self, connection: &Connection) -> Result<Option<Id>> {
        let sql = "SELECT note FROM sorting_card WHERE map = ?1 AND visit = ?2";
        let mut statement = connection.prepare_cached(sql)?;
        let found = statement.query_row((self.map.as_bytes(), self.visit.as_bytes()), |row| row.get::<_, [u8; 16]>(0));
        Ok(found.optional()?.map(Id))
    }

    /// This note is up.
    pub fn put_up(self, connection: &Connection, note: Option<Id>) -> Result<()> {
        let (map, visit) = (self.map.as_bytes(), self.visit.as_bytes());
        match note {
            Some(note) => {
                let sql = "INSERT OR REPLACE INTO sorting_card (map, visit, note) VALUES (?1, ?2, ?3)";
                connection.prepare_cached(sql)?.execute((map, visit, note.as_bytes()))?
            }
            None => {
                let sql = "DELETE FROM sorting_card WHERE map = ?1 AND visit = ?2";
                connection.prepare_cached(sql)?.execute((map, visit))?
            }
        };
        Ok(())
    }
}
