//! The projection's rows: one per thing, holding what its registers show. Each query stands here, under its name.

use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension, Row};

use super::aliases;
use super::columns::{Log, Presence};
use crate::error::Result;
use crate::model::{Fields, Id, Kind, ObservationKind, VisitState};

/// One row of the projection.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    pub number: i64,
    pub id: Id,
    pub kind: Kind,
    /// The log it is projected from.
    pub log: Log,
    pub state: i64,
    /// What lists are in order of.
    pub order: i64,
    pub presence: Presence,
    pub brought_back: bool,
    /// Fields of which several versions stand side by side.
    pub versions: u32,
    pub fields: Fields,
}

/// What lists and counts use, worked out from the fields by the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    pub parent: Option<Id>,
    pub target: Option<Id>,
    pub state: i64,
    pub order: i64,
    pub stays: bool,
    pub marks: i64,
}

impl Columns {
    /// Of a thing of this kind.
    pub fn of(kind: Kind, fields: &Fields) -> Self {
        let block = kind.block();
        Self {
            parent: kind.parent(fields),
            target: kind.target(fields),
            state: (block.state)(fields),
            order: (block.order)(fields),
            stays: kind.stays_only_me(fields),
            marks: kind.marks(fields),
        }
    }
}

const SELECT: &str = "SELECT number, id, kind, log, state, sort, hidden, brought_back, versions, fields FROM";
/// How many those are.
const COLUMNS: usize = 10;

/// A place in a list: what it is in order of, and the row's number.
pub(crate) type Place = (i64, i64);

impl Entity {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let fields = minicbor::decode(row.get_ref(9)?.as_blob()?)
            .map_err(|error| rusqlite::Error::FromSqlConversionFailure(9, rusqlite::types::Type::Blob, error.into()))?;
        Ok(Self {
            number: row.get(0)?,
            id: super::columns::id(row, 1)?,
            kind: row.get(2)?,
            log: row.get(3)?,
            state: row.get(4)?,
            order: row.get(5)?,
            presence: row.get(6)?,
            brought_back: row.get(7)?,
            versions: row.get(8)?,
            fields,
        })
    }

    /// Whether it is neither deleted nor erased.
    pub fn is_here(&self) -> bool {
        self.presence == Presence::Here
    }

    /// Where it stands in a list.
    pub fn place(&self) -> Place {
        (self.order, self.number)
    }

    fn one(connection: &Connection, rest: &str, parameters: impl rusqlite::Params) -> Result<Option<Self>> {
        let sql = format!("{SELECT} {rest}");
        Ok(connection.prepare_cached(&sql)?.query_row(parameters, Self::from_row).optional()?)
    }

    pub(super) fn all(connection: &Connection, rest: &str, parameters: impl rusqlite::Params) -> Result<Vec<Self>> {
        let mut statement = connection.prepare_cached(&format!("{SELECT} {rest}"))?;
        let rows = statement.query_map(parameters, Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The thing, deleted and erased ones too, and what is not to be read yet: for the log alone.
    pub fn find_any(connection: &Connection, id: Id) -> Result<Option<Self>> {
        Self::one(connection, "entity WHERE id = ?1", [id.as_bytes()])
    }

    /// What [`Entity::find_beside`] asks: a thing by its id, which is the first parameter, and beside it these columns.
    pub fn beside(columns: &str) -> String {
        format!("{SELECT} (SELECT 1) LEFT JOIN entity ON id = ?1").replacen(" FROM", &format!(", {columns} FROM"), 1)
    }

    /// [`Entity::find_any`], and what was asked beside it, which `read` is told the first column of.
    pub fn find_beside<T>(
        connection: &Connection,
        sql: &str,
        parameters: impl rusqlite::Params,
        read: impl FnOnce(&Row<'_>, usize) -> rusqlite::Result<T>,
    ) -> Result<(Option<Self>, T)> {
        Ok(connection.prepare_cached(sql)?.query_row(parameters, |row| {
            let is_there = row.get_ref(0)? != rusqlite::types::ValueRef::Null;
            Ok((is_there.then(|| Self::from_row(row)).transpose()?, read(row, COLUMNS)?))
        })?)
    }

    /// The thing, or what it reads as; deleted and erased ones too. What is not to be read yet is not there.
    pub fn find(connection: &Connection, id: Id) -> Result<Option<Self>> {
        let found = match Self::find_any(connection, id)? {
            Some(found) if !found.is_here() && found.kind.can_be_same() => {
                let target = aliases::target(connection, id)?;
                if target == id { Some(found) } else { Self::find_any(connection, target)? }
            }
            found => found,
        };
        Ok(found.filter(|entity| entity.presence != Presence::Later))
    }

    /// What is not to be read yet: what belongs to a thing, or all of it.
    pub fn later(connection: &Connection, above: Option<Id>) -> Result<Vec<Self>> {
        // Mostly nothing is: in order of ids alone SQLite would walk all there is to find that out.
        match above {
            Some(above) => {
                let rest = "entity INDEXED BY entity_later WHERE hidden = 3 AND parent = ?1 ORDER BY id";
                Self::all(connection, rest, [above.as_bytes()])
            }
            None => Self::all(connection, "entity INDEXED BY entity_later WHERE hidden = 3 ORDER BY id", []),
        }
    }

    /// [`Entity::find`] of a thing that may not be named.
    pub fn find_named(connection: &Connection, id: Option<Id>) -> Result<Option<Self>> {
        id.map_or(Ok(None), |id| Self::find(connection, id))
    }

    /// The thing, if it is here and one of `kind`.
    pub fn live(connection: &Connection, id: Id, kind: Kind) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|entity| entity.kind == kind && entity.is_here()))
    }

    /// The things of one kind that belong to another, in their order.
    pub fn children(connection: &Connection, parent: Id, kind: Kind) -> Result<Vec<Self>> {
        let parent = aliases::target(connection, parent)?;
        Self::all(connection, "here WHERE parent = ?1 AND kind = ?2 ORDER BY sort, id", (parent.as_bytes(), kind))
    }

    /// What is attached to a note, in the order it was.
    pub fn attached(connection: &Connection, note: Id) -> Result<Vec<Self>> {
        let rest = "here WHERE parent = ?1 AND kind = ?2 ORDER BY number";
        Self::all(connection, rest, (note.as_bytes(), Kind::Attachment))
    }

    /// [`Entity::children`] behind a place, so many of them, in order of (order, number).
    pub fn children_after(
        connection: &Connection,
        parent: Id,
        kind: Kind,
        after: Place,
        limit: usize,
    ) -> Result<Vec<Self>> {
        let parent = aliases::target(connection, parent)?;
        let rest = "here WHERE parent = ?1 AND kind = ?2 AND (sort, number) > (?3, ?4) ORDER BY sort, number LIMIT ?5";
        Self::all(connection, rest, (parent.as_bytes(), kind, after.0, after.1, limit as i64))
    }

    /// [`Entity::children`] before a place, the last first, so many of them, in order of (order, number).
    pub fn children_before(
        connection: &Connection,
        parent: Id,
        kind: Kind,
        before: Place,
        limit: usize,
    ) -> Result<Vec<Self>> {
        let parent = aliases::target(connection, parent)?;
        let rest = "here WHERE parent = ?1 AND kind = ?2 AND (sort, number) < (?3, ?4)
             ORDER BY sort DESC, number DESC LIMIT ?5";
        Self::all(connection, rest, (parent.as_bytes(), kind, before.0, before.1, limit as i64))
    }

    /// [`Entity::children_before`] of a visit's notes with a key, but for thoughts: what may be evidence.
    pub fn keyed_before(connection: &Connection, visit: Id, before: Place, limit: usize) -> Result<Vec<Self>> {
        let visit = aliases::target(connection, visit)?;
        let rest = "here WHERE parent = ?1 AND kind = ?2 AND +state NOT IN (0, ?3) AND (sort, number) < (?4, ?5)
             ORDER BY sort DESC, number DESC LIMIT ?6";
        let thought = ObservationKind::Thought.number();
        Self::all(connection, rest, (visit.as_bytes(), Kind::Observation, thought, before.0, before.1, limit as i64))
    }

    /// How many of a visit's notes with a key, but for one, to which no link leads have no words, of so many; one at a time.
    pub fn unsorted_without_words(connection: &Connection, visit: Id, but: u8, limit: usize) -> Result<u32> {
        let rest = "here WHERE parent = ?1 AND kind = ?2 AND links = 0 AND +state NOT IN (0, ?3) LIMIT ?4";
        let mut statement = connection.prepare_cached(&format!("{SELECT} {rest}"))?;
        let mut rows = statement.query((visit.as_bytes(), Kind::Observation, but, limit as i64))?;
        let mut without = 0;
        while let Some(row) = rows.next()? {
            let words = Self::from_row(row)?.fields.words();
            without += u32::from(words.is_none_or(|(newest, _)| newest.text.trim().is_empty()));
        }
        Ok(without)
    }

    /// Links of a kind that lead to a thing, before a place, the last first, so many of them.
    pub fn leading_to(
        connection: &Connection,
        target: Id,
        kind: Kind,
        before: Place,
        limit: usize,
    ) -> Result<Vec<Self>> {
        let target = aliases::target(connection, target)?;
        let rest = "here WHERE target = ?1 AND +kind = ?2 AND (sort, number) < (?3, ?4)
             ORDER BY sort DESC, number DESC LIMIT ?5";
        Self::all(connection, rest, (target.as_bytes(), kind, before.0, before.1, limit as i64))
    }

    /// The one of a thing's children that comes last in their order.
    pub fn last_child(connection: &Connection, parent: Id, kind: Kind) -> Result<Option<Self>> {
        let parent = aliases::target(connection, parent)?;
        let rest = "here WHERE parent = ?1 AND kind = ?2 ORDER BY sort DESC, number DESC LIMIT 1";
        Self::one(connection, rest, (parent.as_bytes(), kind))
    }

    // A plus keeps SQLite from an index that would have it walk many rows in search of few.

    /// The one of a thing's children that comes last of those in a state that few are in.
    pub fn last_in_state(connection: &Connection, parent: Id, kind: Kind, state: i64) -> Result<Option<Self>> {
        let parent = aliases::target(connection, parent)?;
        let rest = "here WHERE +parent = ?1 AND kind = ?2 AND state = ?3 ORDER BY sort DESC, number DESC LIMIT 1";
        Self::one(connection, rest, (parent.as_bytes(), kind, state))
    }

    /// All of a kind that are here, in the order in which this notebook came to know them.
    pub fn of_kind(connection: &Connection, kind: Kind) -> Result<Vec<Self>> {
        Self::all(connection, "here WHERE kind = ?1 ORDER BY +number", [kind])
    }

    /// All of a kind, deleted ones too.
    pub fn ever_of_kind(connection: &Connection, kind: Kind) -> Result<Vec<Self>> {
        Self::all(connection, "entity WHERE kind = ?1", [kind])
    }

    /// [`Entity::of_kind`] behind a number, so many of them.
    pub fn of_kind_after(connection: &Connection, kind: Kind, after: i64, limit: usize) -> Result<Vec<Self>> {
        if kind == Kind::Organization {
            let rest = "entity INDEXED BY entity_customers WHERE hidden = 0 AND kind = 2 AND number > ?1 ORDER BY number LIMIT ?2";
            return Self::all(connection, rest, (after, limit as i64));
        }
        let rest = "here WHERE kind = ?1 AND +number > ?2 ORDER BY +number LIMIT ?3";
        Self::all(connection, rest, (kind, after, limit as i64))
    }

    /// Of visits or maps those before a place in time, newest first, so many of them.
    pub fn of_kind_before(connection: &Connection, kind: Kind, before: Place, limit: usize) -> Result<Vec<Self>> {
        // The index holds these two kinds, named as the query must name them too.
        let rest = format!(
            "here WHERE kind = {} AND kind IN (5, 9) AND (sort, number) < (?1, ?2) ORDER BY sort DESC, number DESC LIMIT ?3",
            kind.number()
        );
        Self::all(connection, &rest, (before.0, before.1, limit as i64))
    }

    /// Things of a kind in a state, the latest in their order first, so many of them.
    pub fn latest_in_state(connection: &Connection, kind: Kind, state: impl ToSql, limit: usize) -> Result<Vec<Self>> {
        let rest = "here WHERE kind = ?1 AND state = ?2 ORDER BY sort DESC, number DESC LIMIT ?3";
        Self::all(connection, rest, (kind, state, limit as i64))
    }

    /// [`Entity::latest_in_state`] before a place.
    pub fn in_state_before(
        connection: &Connection,
        kind: Kind,
        state: impl ToSql,
        before: Place,
        limit: usize,
    ) -> Result<Vec<Self>> {
        let rest = "here WHERE kind = ?1 AND state = ?2 AND (sort, number) < (?3, ?4)
             ORDER BY sort DESC, number DESC LIMIT ?5";
        Self::all(connection, rest, (kind, state, before.0, before.1, limit as i64))
    }

    /// [`Entity::latest_in_state`] of the team's log.
    pub fn latest_of_team(connection: &Connection, kind: Kind, state: impl ToSql, limit: usize) -> Result<Vec<Self>> {
        let rest = "here WHERE kind = ?1 AND state = ?2 AND log = ?3 ORDER BY sort DESC, number DESC LIMIT ?4";
        Self::all(connection, rest, (kind, state, Log::Team, limit as i64))
    }

    /// Things of a kind in a state whose order is within a range, the first first, so many of them.
    pub fn in_state_within(
        connection: &Connection,
        kind: Kind,
        state: impl ToSql,
        within: std::ops::RangeInclusive<i64>,
        limit: usize,
    ) -> Result<Vec<Self>> {
        let rest = "here WHERE kind = ?1 AND state = ?2 AND sort BETWEEN ?3 AND ?4 ORDER BY sort, number LIMIT ?5";
        Self::all(connection, rest, (kind, state, within.start(), within.end(), limit as i64))
    }

    /// Visits under way or ended that began at a moment or before, the latest first, so many of them.
    pub fn visits_begun_by(connection: &Connection, utc_ms: i64, limit: usize) -> Result<Vec<Self>> {
        let rest = "here WHERE kind = 5 AND kind IN (5, 9) AND sort <= ?1 AND state > ?2 ORDER BY sort DESC LIMIT ?3";
        Self::all(connection, rest, (utc_ms, VisitState::Planned, limit as i64))
    }

    /// Notes filed nowhere or without a key yet, newest first, so many of them.
    pub fn notes_to_file(connection: &Connection, limit: usize) -> Result<Vec<Self>> {
        let nowhere = "entity INDEXED BY entity_unfiled WHERE hidden = 0 AND kind = 6 AND parent IS NULL
             ORDER BY sort DESC, number DESC LIMIT ?1";
        let mut notes = Self::all(connection, nowhere, [limit as i64])?;
        let without_key = Self::latest_in_state(connection, Kind::Observation, 0, limit)?;
        notes.extend(without_key);
        notes.sort_by_key(|note| std::cmp::Reverse(note.place()));
        notes.dedup_by_key(|note| note.number);
        notes.truncate(limit);
        Ok(notes)
    }

    /// The note of a visit that was taken last and is in none of these states. Among the last thousand things that came,
    /// or else the last to have happened: neither grows with the notebook.
    pub fn last_taken(connection: &Connection, visit: Id, but: impl ToSql) -> Result<Option<Self>> {
        let visit = aliases::target(connection, visit)?;
        let recent =
            "here WHERE number > (SELECT max(number) FROM entity) - 1000 AND +parent = ?1 AND +kind = ?2 AND state <> ?3
             ORDER BY number DESC LIMIT 1";
        let parameters = (visit.as_bytes(), Kind::Observation, but.to_sql()?);
        if let Some(note) = Self::one(connection, recent, (parameters.0, parameters.1, &parameters.2))? {
            return Ok(Some(note));
        }
        let latest = "here WHERE parent = ?1 AND kind = ?2 AND state <> ?3 ORDER BY sort DESC, number DESC LIMIT 1";
        Self::one(connection, latest, parameters)
    }

    /// Notes among the last thousand things that came, the latest first.
    pub fn notes_that_came_last(connection: &Connection) -> Result<Vec<Self>> {
        let recent = "here WHERE number > (SELECT max(number) FROM entity) - 1000 AND +kind = ?1 ORDER BY number DESC";
        Self::all(connection, recent, [Kind::Observation])
    }

    /// Whether another deletion that stands covers a thing, and came behind this one.
    pub fn is_deleted_later(connection: &Connection, thing: Id, order: i64) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM cover JOIN here ON here.id = cover.deletion
             WHERE cover.entity = ?1 AND cover.log IN (1, 2) AND here.state = 0 AND here.sort > ?2)";
        Ok(connection.prepare_cached(sql)?.query_row((thing.as_bytes(), order), |row| row.get(0))?)
    }

    /// Things of which several versions of a field stand side by side, behind a number, so many of them.
    pub fn undecided(connection: &Connection, after: i64, limit: usize) -> Result<Vec<Self>> {
        let rest = "here WHERE versions > 0 AND +number > ?1 ORDER BY +number LIMIT ?2";
        Self::all(connection, rest, (after, limit as i64))
    }

    /// What stands under a number, if it is here.
    pub fn numbered(connection: &Connection, number: i64) -> Result<Option<Self>> {
        Self::one(connection, "here WHERE number = ?1", [number])
    }

    /// What stands under a number, deleted and erased things too.
    pub fn ever_numbered(connection: &Connection, number: i64) -> Result<Option<Self>> {
        Self::one(connection, "entity WHERE number = ?1", [number])
    }

    /// Things with names that a search finds. They are few; notes that mention one are many.
    pub fn named(connection: &Connection, query: &str) -> Result<Vec<Self>> {
        let rest = "here WHERE kind IN (1, 2, 3, 4) AND +number IN (SELECT rowid FROM search WHERE search MATCH ?1)";
        Self::all(connection, rest, [query])
    }

    /// Encounters with a customer that have begun, the latest first, so many of them.
    pub fn begun_with(connection: &Connection, customer: Id, limit: usize) -> Result<Vec<Self>> {
        let customer = aliases::target(connection, customer)?;
        // The plus keeps SQLite from walking all that ever began, whoever it was with.
        let rest = "here WHERE parent = ?1 AND kind = 5 AND +state > ?2 ORDER BY sort DESC, number DESC LIMIT ?3";
        Self::all(connection, rest, (customer.as_bytes(), VisitState::Planned, limit as i64))
    }

    /// The next encounter with a customer that is planned for a moment or later.
    pub fn planned_with(connection: &Connection, customer: Id, utc_ms: i64) -> Result<Option<Self>> {
        let customer = aliases::target(connection, customer)?;
        let rest = "here WHERE parent = ?1 AND kind = 5 AND state = ?2 AND sort >= ?3 ORDER BY sort, number LIMIT 1";
        Self::one(connection, rest, (customer.as_bytes(), VisitState::Planned, utc_ms))
    }

    /// Maps of a customer's people, the newest first, so many of them.
    pub fn maps_of(connection: &Connection, customer: Id, limit: usize) -> Result<Vec<Self>> {
        let customer = aliases::target(connection, customer)?;
        let rest = "here WHERE kind = 9 AND parent IN (SELECT id FROM here WHERE parent = ?1 AND kind = 4)
                    ORDER BY sort DESC, number DESC LIMIT ?2";
        Self::all(connection, rest, (customer.as_bytes(), limit as i64))
    }

    /// The parts of a map that have entries, by number.
    pub fn parts_with_entries(connection: &Connection, map: Id) -> Result<Vec<i64>> {
        let sql =
            "SELECT DISTINCT state FROM entity INDEXED BY entity_parts WHERE hidden = 0 AND kind = 10 AND parent = ?1";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([map.as_bytes()], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What the team could get behind a number, in the order in which this notebook came to know it, so many of it: what is only
    /// me, and visits of which something is. Each part by an index of its own.
    pub fn shareable(connection: &Connection, after: i64, limit: usize) -> Result<Vec<Self>> {
        let rest = "entity WHERE number IN (
                SELECT number FROM entity INDEXED BY entity_to_share WHERE hidden = 0 AND log = 1 AND number > ?1
                    AND (kind IN (2, 4, 5, 9, 10, 15, 21, 27) OR (kind IN (6, 8) AND parent IS NULL))
                UNION SELECT number FROM here WHERE kind = 5 AND number > ?1 AND id IN (
                    SELECT scope FROM entity_count INDEXED BY count_to_share WHERE kind = 6 AND log = 1 AND stays = 0 AND things > 0
                    UNION SELECT parent FROM entity INDEXED BY entity_beside_notes WHERE hidden = 0 AND log = 1 AND stays = 0
                        AND kind IN (8, 16, 17, 20, 24, 32))
            ) ORDER BY number LIMIT ?2";
        Self::all(connection, rest, (after, limit as i64))
    }

    /// People who chose to be on the wall and are here.
    pub fn on_the_wall(connection: &Connection) -> Result<Vec<Self>> {
        Self::all(connection, "here WHERE kind = ?1 AND state = 1", [Kind::Person])
    }

    /// What was shared while its author said on another device that it stays only me, so many of it.
    pub fn shared_meanwhile(connection: &Connection, limit: usize) -> Result<Vec<Self>> {
        Self::all(
            connection,
            "here WHERE id IN (SELECT entity FROM shared_meanwhile) ORDER BY number LIMIT ?1",
            [limit as i64],
        )
    }

    /// Everything of a log, by id, without what was erased.
    pub fn of_log(connection: &Connection, log: Log) -> Result<Vec<Self>> {
        Self::all(connection, "entity WHERE log = ?1 AND hidden <> ?2 ORDER BY id", (log, Presence::Erased))
    }

    /// Things behind an id in order of ids, so many of them, without what was erased.
    pub fn after(connection: &Connection, after: Id, limit: usize) -> Result<Vec<Self>> {
        let rest = "entity WHERE id > ?1 AND hidden <> ?2 ORDER BY id LIMIT ?3";
        Self::all(connection, rest, (after.as_bytes(), Presence::Erased, limit as i64))
    }

    /// Goes through all of a kind that are here, one at a time.
    pub fn each_of_kind(connection: &Connection, kind: Kind, mut each: impl FnMut(Self) -> Result<()>) -> Result<()> {
        let mut statement = connection.prepare_cached(&format!("{SELECT} here WHERE kind = ?1"))?;
        let mut rows = statement.query([kind])?;
        while let Some(row) = rows.next()? {
            each(Self::from_row(row)?)?;
        }
        Ok(())
    }
}
