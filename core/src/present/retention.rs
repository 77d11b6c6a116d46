//! *Retention*: what is older than the team keeps things, proposed to be erased. Nothing goes by itself: each is erased by
//! Erase's own two steps, and can be taken back for a day.

use chrono::{Datelike, Months};
use rusqlite::Connection;
use serde::Serialize;

use super::rows::{self, VisitRow};
use super::{PAGE, PersonRow};
use crate::error::Result;
use crate::model::fields::day_number;
use crate::model::{Id, Kind, Moment, VisitState};
use crate::notebook::Notebook;
use crate::store::aliases;
use crate::store::columns::ids;
use crate::store::entities::Entity;
use crate::visit_log::retention_years;

/// So many people are looked at at once, those known longest first.
const MOST_PEOPLE: usize = 2_000;
/// So many visits are counted.
const MOST_VISITS: u32 = 10_000;

/// What a team's retention proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Retention {
    /// How many years things are kept; `None`: nobody set any, and nothing is proposed.
    pub years: Option<u32>,
    /// What began or was noted before this is proposed.
    pub before: Option<Moment>,
    /// How many visits are older, ten thousand at most.
    pub visits: u32,
    /// The oldest of them, at most a page: each with its notes goes by `erase`.
    pub oldest: Vec<VisitRow>,
    /// People with nothing newer, those known longest first, at most a page.
    pub people: Vec<PersonRow>,
    /// There are more people than were looked at or than fit.
    pub more_people: bool,
}

impl Notebook {
    /// *Retention*: what is proposed to be erased, now.
    ///
    /// # Errors
    /// What the disk says.
    pub fn retention(&self) -> Result<Retention> {
        self.read(|reading| {
            let Some(years) = retention_years(reading.connection)? else { return Ok(Retention::of_nothing()) };
            let before = before(reading.now(), years);
            let oldest = oldest_visits(reading.connection, before.utc_ms)?;
            let (people, more_people) = people(reading.connection, &before)?;
            Ok(Retention {
                years: Some(years),
                visits: visits(reading.connection, before.utc_ms)?,
                oldest: oldest.iter().map(|visit| rows::visit(reading, visit)).collect::<Result<_>>()?,
                people: people.iter().map(rows::person).collect(),
                more_people,
                before: Some(before),
            })
        })
    }
}

impl Retention {
    fn of_nothing() -> Self {
        Self { years: None, before: None, visits: 0, oldest: Vec::new(), people: Vec::new(), more_people: false }
    }
}

/// The moment so many years ago, by the calendar.
fn before(now: &Moment, years: u32) -> Moment {
    let day = now.day();
    let back = day.checked_sub_months(Months::new(years * 12)).unwrap_or(day);
    let days = i64::from(day.num_days_from_ce()) - i64::from(back.num_days_from_ce());
    Moment { utc_ms: now.utc_ms - days * 24 * 60 * 60 * 1000, ..now.clone() }
}

const ENDED: [VisitState; 2] = [VisitState::UnderWay, VisitState::Ended];

fn oldest_visits(connection: &Connection, before: i64) -> Result<Vec<Entity>> {
    let mut oldest = Vec::new();
    for state in ENDED {
        oldest.extend(Entity::in_state_within(connection, Kind::Encounter, state, i64::MIN..=before - 1, PAGE)?);
    }
    oldest.sort_by_key(Entity::place);
    oldest.truncate(PAGE);
    Ok(oldest)
}

fn visits(connection: &Connection, before: i64) -> Result<u32> {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM here WHERE kind = ?1 AND state IN (?2, ?3) AND sort < ?4 LIMIT ?5)";
    let [under_way, ended] = ENDED;
    Ok(connection
        .prepare_cached(sql)?
        .query_row((Kind::Encounter, under_way, ended, before, MOST_VISITS), |row| row.get(0))?)
}

/// People known since before then of whom nothing newer is here, and whether there may be more.
fn people(connection: &Connection, before: &Moment) -> Result<(Vec<Entity>, bool)> {
    let sql = "SELECT id FROM here WHERE kind = ?1 AND +id < ?2 ORDER BY +id LIMIT ?3";
    let known = ids(connection, sql, (Kind::Person, known_since(before.utc_ms).as_bytes(), MOST_PEOPLE as i64 + 1))?;
    let mut more = known.len() > MOST_PEOPLE;
    let mut people = Vec::new();
    for person in known.into_iter().take(MOST_PEOPLE) {
        if has_newer(connection, person, before)? {
            continue;
        }
        let Some(person) = Entity::live(connection, person, Kind::Person)? else { continue };
        if people.len() == PAGE {
            more = true;
            break;
        }
        people.push(person);
    }
    Ok((people, more))
}

/// Whether a note, visit, promise, map, entry of a map or document since then names a person, or one that reads as them was made
/// since.
fn has_newer(connection: &Connection, person: Id, before: &Moment) -> Result<bool> {
    let since = known_since(before.utc_ms);
    if aliases::of(connection, person)?.iter().any(|alias| *alias >= since) {
        return Ok(true);
    }
    let sql = "SELECT EXISTS (
            SELECT 1 FROM mention JOIN here ON here.number = mention.number
            WHERE mention.person = ?1 AND here.sort >= CASE here.kind WHEN 8 THEN ?3 ELSE ?2 END)
        OR EXISTS (
            SELECT 1 FROM here map JOIN here entry ON entry.parent = map.id
            WHERE map.parent = ?1 AND map.kind = 9 AND entry.kind = 10 AND entry.sort >= ?2)";
    Ok(connection
        .prepare_cached(sql)?
        .query_row((person.as_bytes(), before.utc_ms, day_number(before.day())), |row| row.get(0))?)
}

/// The first id of a moment: an id begins with when it was given.
fn known_since(utc_ms: i64) -> Id {
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&utc_ms.clamp(0, (1 << 48) - 1).to_be_bytes()[2..]);
    Id(bytes)
}
