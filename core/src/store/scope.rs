//! Among what a search looks: all things, or those that its filters leave.
//!
//! A filter that leaves few lists them through an index ([`Filter::listed`]), in which no thing is read itself; one that leaves many
//! is asked of each hit instead ([`Filter::allows`]), and then hits are not far apart. So no search goes through everything.
//!
//! How each grows: a person's with what names them; a customer's, a kind's or a time's with how far apart theirs are among the newest
//! that hold the words, and where those are few there, with what it leaves up to [`MANY`] things; the words' with what holds them, at
//! less than a microsecond each. What is shown is read, and nothing else.

use std::cell::RefCell;
use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

use super::columns::id;
use super::entities::Entity;
use crate::error::Result;
use crate::model::fields::day_number;
use crate::model::{Id, Kind, ObservationKind};

/// A filter that leaves more than this is not listed: in a walk through what holds the words hits are not far apart then.
const MANY: usize = 30_000;

/// What a hit is told by, without reading all of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outline {
    pub number: i64,
    id: Id,
    kind: Kind,
    parent: Option<Id>,
    state: i64,
    order: i64,
}

impl Outline {
    const COLUMNS: &str = "entity.number, entity.id, entity.kind, entity.parent, entity.state, entity.sort";

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let parent = if row.get_ref(3)? == rusqlite::types::ValueRef::Null { None } else { Some(id(row, 3)?) };
        Ok(Self {
            number: row.get(0)?,
            id: id(row, 1)?,
            kind: row.get(2)?,
            parent,
            state: row.get(4)?,
            order: row.get(5)?,
        })
    }

    /// Goes through things below a number, the newest first, until `take` has enough: through all, or those that hold words.
    pub fn each_below(
        connection: &Connection,
        words: Option<&str>,
        below: i64,
        mut take: impl FnMut(Self) -> Result<bool>,
    ) -> Result<()> {
        let columns = Self::COLUMNS;
        let sql = match words {
            Some(_) => format!(
                "SELECT {columns} FROM search CROSS JOIN entity ON entity.number = search.rowid
                 WHERE search.rowid < ?1 AND search MATCH ?2 AND hidden = 0 ORDER BY search.rowid DESC"
            ),
            None => format!("SELECT {columns} FROM entity WHERE number < ?1 AND hidden = 0 ORDER BY number DESC"),
        };
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = match words {
            Some(words) => statement.query((below, words))?,
            None => statement.query([below])?,
        };
        while let Some(row) = rows.next()? {
            if !take(Self::from_row(row)?)? {
                break;
            }
        }
        Ok(())
    }

    /// What stands under a number, if it is here.
    pub fn numbered(connection: &Connection, number: i64) -> Result<Option<Self>> {
        let sql = format!("SELECT {} FROM entity WHERE entity.number = ?1 AND hidden = 0", Self::COLUMNS);
        Ok(connection.prepare_cached(&sql)?.query_row([number], Self::from_row).optional()?)
    }
}

/// What stands in the index of words and is not here is told by an index of its own, which is short.
const IS_HERE: &str =
    "AND NOT EXISTS (SELECT 1 FROM entity INDEXED BY entity_away WHERE number = search.rowid AND hidden > 0)";

/// Goes through the numbers below one of what holds words, the newest first, until `take` has enough: in the index of words alone,
/// as it is merged for these words once. `only_here`: without what is not here.
pub(crate) fn each_holding(
    connection: &Connection,
    (words, below, only_here): (&str, i64, bool),
    mut take: impl FnMut(i64) -> Result<bool>,
) -> Result<()> {
    let is_here = if only_here { IS_HERE } else { "" };
    let sql = format!("SELECT rowid FROM search WHERE search MATCH ?1 AND rowid < ?2 {is_here} ORDER BY rowid DESC");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((words, below))?;
    while let Some(row) = rows.next()? {
        if !take(row.get(0)?)? {
            break;
        }
    }
    Ok(())
}

/// The words that search finds of a thing, out of the table that FTS5 keeps them in: many are read at once.
pub(crate) fn words(connection: &Connection, number: i64) -> Result<String> {
    let mut statement = connection.prepare_cached("SELECT c0 FROM search_content WHERE id = ?1")?;
    Ok(statement.query_row([number], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// A time, as lists are in order of it: milliseconds, the end excluded, and days of the common era, the end included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub ms: (i64, i64),
    pub days: (i64, i64),
}

/// Which things a search is about.
#[derive(Default)]
pub(crate) struct Filter {
    /// A customer, with its sites, people, visits, and what was noted, promised and mapped there.
    pub customer: Option<Id>,
    /// A person, with what they said and did, what concerns them, what was promised to them, and their maps.
    pub person: Option<Id>,
    /// A kind of thing.
    pub kind: Option<Kind>,
    /// A kind of note.
    pub note_kind: Option<ObservationKind>,
    /// When it happened, began, was made, or is due.
    pub span: Option<Span>,
    /// Whether what lies above a thing is the customer's: asked once of each visit, map and person.
    pub belongs: RefCell<HashMap<Id, bool>>,
}

/// What filters leave where that is little.
pub(crate) struct Listed {
    /// The newest first.
    pub numbers: Vec<i64>,
    /// Every filter was listed: nothing is left to ask of a hit.
    pub is_exact: bool,
}

/// What holds others, as its index names it: asked so, it is found in the index alone.
pub(super) const HOLDS: &str = "entity INDEXED BY entity_holds WHERE hidden = 0 AND kind IN (4, 5, 9)";

/// Kinds that are hits, or lie between a hit and what it belongs to.
const HITS: &str = "(2, 3, 4, 5, 6, 8, 9, 10)";

/// Those of them that have a time: when they happened, began, were made, or are due.
const DATED: &str = "(5, 6, 8, 9, 10)";

/// Every number in the state column of such a thing.
const STATES: &str = "(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)";

impl Filter {
    /// The numbers of all that it leaves, the newest first; `None` where it leaves many.
    pub fn listed(&self, connection: &Connection) -> Result<Option<Listed>> {
        let mut listed: Option<Vec<i64>> = None;
        let mut is_exact = true;
        let parts = [
            (self.person.is_some(), self.of_person(connection)?),
            (self.customer.is_some(), self.of_customer(connection)?),
            (self.kind.is_some() || self.note_kind.is_some() || self.span.is_some(), self.of_columns(connection)?),
        ];
        for (is_asked, some) in parts {
            let Some(mut some) = some else {
                is_exact &= !is_asked;
                continue;
            };
            some.sort_unstable();
            listed = Some(match listed {
                None => some,
                Some(before) => before.into_iter().filter(|number| some.binary_search(number).is_ok()).collect(),
            });
        }
        Ok(listed.map(|mut numbers| {
            numbers.dedup();
            numbers.reverse();
            Listed { numbers, is_exact }
        }))
    }

    /// What holds others is looked up; those, which are many, are told by the index alone, of one kind where one is asked for.
    fn of_customer(&self, connection: &Connection) -> Result<Option<Vec<i64>>> {
        let Some(customer) = self.customer else { return Ok(None) };
        let kinds = match self.one_kind() {
            Some(kind) => format!("= {}", kind.number()),
            None => format!("BETWEEN 2 AND 10 AND +below.kind IN {HITS}"),
        };
        let sql = format!(
            "WITH theirs (id, kind) AS (
                 SELECT id, kind FROM {HOLDS} AND parent = ?1 AND kind <> 9
             ), holds (id) AS (
                 SELECT ?1 UNION ALL SELECT id FROM theirs
                 UNION ALL SELECT map.id FROM theirs CROSS JOIN (SELECT id, parent FROM {HOLDS} AND kind = 9) map
                     ON map.parent = theirs.id WHERE theirs.kind = 4
             )
             SELECT number FROM here WHERE id = ?1
             UNION ALL
             SELECT below.number FROM holds CROSS JOIN entity below INDEXED BY entity_parent ON below.parent = holds.id
             WHERE below.kind {kinds} AND below.hidden = 0
             UNION ALL
             SELECT alone.number FROM (SELECT id FROM {HOLDS} AND parent = ?1 AND kind = 4) person
             CROSS JOIN mention_alone alone ON alone.person = person.id
             CROSS JOIN entity thing ON thing.number = alone.number WHERE thing.hidden = 0 LIMIT ?2"
        );
        let numbers = numbers(connection, &sql, (customer.as_bytes(), MANY as i64 + 1))?;
        Ok(Some(numbers).filter(|numbers| numbers.len() <= MANY))
    }

    /// The kind of thing that is asked for.
    fn one_kind(&self) -> Option<Kind> {
        if self.note_kind.is_some() { Some(Kind::Observation) } else { self.kind }
    }

    fn of_person(&self, connection: &Connection) -> Result<Option<Vec<i64>>> {
        let Some(person) = self.person else { return Ok(None) };
        let sql = "SELECT number FROM mention WHERE person = ?1
                   UNION SELECT number FROM here WHERE id = ?1
                   UNION SELECT number FROM here WHERE parent = ?1
                   UNION SELECT entry.number FROM here map JOIN here entry ON entry.parent = map.id WHERE map.parent = ?1
                   LIMIT ?2";
        let numbers = numbers(connection, sql, (person.as_bytes(), MANY as i64 + 1))?;
        Ok(Some(numbers).filter(|numbers| numbers.len() <= MANY))
    }

    /// Through the index that lists are read from.
    fn of_columns(&self, connection: &Connection) -> Result<Option<Vec<i64>>> {
        let kind = self.one_kind();
        if kind.is_none() && self.span.is_none() {
            return Ok(None);
        }
        if self.span.is_some() && kind.is_some_and(|kind| !is_dated(kind)) {
            return Ok(Some(Vec::new()));
        }
        let all = if self.span.is_some() { DATED } else { HITS };
        let kinds = kind.map_or(all.to_owned(), |kind| format!("({})", kind.number()));
        let states = self.note_kind.map_or(STATES.to_owned(), |kind| format!("({})", kind.number()));
        let span = self.span.unwrap_or(Span { ms: (i64::MIN, i64::MAX), days: (i64::MIN, i64::MAX) });
        let sql = format!(
            "SELECT number FROM entity INDEXED BY entity_list WHERE kind IN {kinds} AND kind <> 8 AND hidden = 0
                 AND state IN {states} AND sort >= ?1 AND sort < ?2
             UNION ALL
             SELECT number FROM entity INDEXED BY entity_list WHERE kind IN {kinds} AND kind = 8 AND hidden = 0
                 AND state IN {states} AND sort BETWEEN ?3 AND ?4
             LIMIT ?5"
        );
        let parameters = (span.ms.0, span.ms.1, span.days.0, span.days.1, MANY as i64 + 1);
        let numbers = numbers(connection, &sql, parameters)?;
        Ok(Some(numbers).filter(|numbers| numbers.len() <= MANY))
    }

    /// Whether it leaves this one.
    pub fn allows(&self, connection: &Connection, hit: &Outline) -> Result<bool> {
        let kind = self.kind.is_none_or(|kind| hit.kind == kind);
        let note_kind =
            self.note_kind.is_none_or(|kind| hit.kind == Kind::Observation && hit.state == i64::from(kind.number()));
        let span = self.span.is_none_or(|span| match hit.kind {
            kind if !is_dated(kind) => false,
            Kind::Promise => (span.days.0..=span.days.1).contains(&hit.order),
            _ => (span.ms.0..span.ms.1).contains(&hit.order),
        });
        Ok(kind && note_kind && span && self.is_of_customer(connection, hit)? && self.is_of_person(connection, hit)?)
    }

    fn is_of_customer(&self, connection: &Connection, hit: &Outline) -> Result<bool> {
        let Some(customer) = self.customer else { return Ok(true) };
        if hit.id == customer {
            return Ok(true);
        }
        if let Some(parent) = hit.parent {
            return self.lies_under(connection, parent, customer);
        }
        let Some(entity) = Entity::numbered(connection, hit.number)? else { return Ok(false) };
        for person in entity.kind.people(&entity.fields) {
            if self.lies_under(connection, person, customer)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a thing is the customer's, or what it belongs to is.
    fn lies_under(&self, connection: &Connection, thing: Id, customer: Id) -> Result<bool> {
        /// Entry, map, person, customer: nothing lies deeper.
        const DEPTH: usize = 8;
        let mut climbed = Vec::new();
        let (mut above, mut found) = (Some(thing), false);
        while let Some(next) = above.filter(|_| climbed.len() < DEPTH) {
            let known = self.belongs.borrow().get(&next).copied();
            if next == customer || known.is_some() {
                found = known.unwrap_or(true);
                break;
            }
            climbed.push(next);
            let mut statement = connection.prepare_cached("SELECT parent FROM entity WHERE id = ?1")?;
            let parent: Option<Option<[u8; 16]>> =
                statement.query_row([next.as_bytes()], |row| row.get(0)).optional()?;
            above = parent.flatten().map(Id);
        }
        self.belongs.borrow_mut().extend(climbed.into_iter().map(|id| (id, found)));
        Ok(found)
    }

    fn is_of_person(&self, connection: &Connection, hit: &Outline) -> Result<bool> {
        let Some(person) = self.person else { return Ok(true) };
        if hit.id == person || hit.parent == Some(person) {
            return Ok(true);
        }
        let sql = "SELECT EXISTS (SELECT 1 FROM mention WHERE person = ?1 AND number = ?2)
                   OR EXISTS (SELECT 1 FROM here map WHERE map.id = ?3 AND map.parent = ?1)";
        let parent = hit.parent.unwrap_or_default();
        Ok(connection
            .prepare_cached(sql)?
            .query_row((person.as_bytes(), hit.number, parent.as_bytes()), |row| row.get(0))?)
    }
}

fn is_dated(kind: Kind) -> bool {
    !matches!(kind, Kind::Organization | Kind::Site | Kind::Person)
}

/// A local day's beginning and the days between two, for [`Span`].
pub(crate) fn days(since: Option<chrono::NaiveDate>, until: Option<chrono::NaiveDate>) -> (i64, i64) {
    (since.map_or(i64::MIN, day_number), until.map_or(i64::MAX, day_number))
}

fn numbers(connection: &Connection, sql: &str, parameters: impl rusqlite::Params) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(parameters, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
