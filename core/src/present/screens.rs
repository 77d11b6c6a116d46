//! Today, Visits, Capture, Encounter, Search.

use rusqlite::Connection;

use super::rows::{self, place, place_after};
use super::{Capture, Encounter, Found, NoteRow, OneThing, SearchResults, SyncState, Today, Visits};
use crate::error::{Error, Refusal, Result};
use crate::model::fields::{encounter, engineer, map_entry, observation, organization};
use crate::model::{Id, Kind, ObservationKind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::store::search;
use crate::sync_queue::identity::{Identity, PERSONAL};
use crate::sync_queue::reading::name;
use crate::visit_log::{draft, under_way};

/// After this long without a note: "Still there?"
const QUIET_MS: i64 = 3 * 60 * 60 * 1000;
/// Promises due within this many days stand on Today.
const SOON_DAYS: i64 = 7;
const PROMISES_ON_TODAY: usize = 5;
const CHIPS: usize = 20;

impl Notebook {
    /// *Today*.
    ///
    /// # Errors
    /// What the disk says.
    pub fn today(&self) -> Result<Today> {
        let now = self.environment.clock.now();
        self.read(|connection| {
            let me = Identity::read(connection)?.engineer;
            let day = now.day();
            let under_way = under_way(connection, me)?;
            let visit = Kind::Encounter.number();
            let next = Entity::select(
                connection,
                "kind = ?1 AND hidden = 0 AND state = 0 AND sort >= ?2 ORDER BY sort LIMIT 1",
                (visit, now.utc_ms - QUIET_MS),
            )?;
            let soon = i64::from(chrono::Datelike::num_days_from_ce(&day)) + SOON_DAYS;
            let due = "kind = ?1 AND hidden = 0 AND state = 1 AND sort <= ?2";
            let promise = Kind::Promise.number();
            let promises =
                Entity::select(connection, &format!("{due} ORDER BY sort LIMIT {PROMISES_ON_TODAY}"), (promise, soon))?;
            let today = day.format("%Y-%m-%d").to_string();
            let listed =
                promises.iter().map(|row| rows::promise(connection, row, &today)).collect::<Result<Vec<_>>>()?;
            Ok(Today {
                engineer: Entity::find(connection, me)?
                    .and_then(|row| row.fields.text(engineer::NAME))
                    .unwrap_or_default(),
                one_thing: one_thing(connection, me, under_way.as_ref(), now.utc_ms)?,
                under_way: under_way.as_ref().map(|row| rows::visit(connection, row)).transpose()?,
                next: next.first().map(|row| rows::visit(connection, row)).transpose()?,
                more_promises: rows::count(connection, due, (promise, soon))?.saturating_sub(listed.len() as u32),
                promises: listed,
                sharing: super::sync::sharing(connection)?,
                visits: rows::count(connection, "kind = ?1 AND hidden = 0", [visit])?,
                day: today,
            })
        })
    }

    /// *Visits*: a page of the visit log, newest first.
    ///
    /// # Errors
    /// [`Refusal::CursorUnreadable`].
    pub fn visits(&self, after: Option<&str>, limit: usize) -> Result<Visits> {
        self.read(|connection| {
            let limit = rows::limit(limit);
            let (time, number) = place_after(after, (i64::MAX, i64::MAX))?;
            let condition =
                "kind = ?1 AND hidden = 0 AND (sort, number) < (?2, ?3) ORDER BY sort DESC, number DESC LIMIT ?4";
            let found =
                Entity::select(connection, condition, (Kind::Encounter.number(), time, number, limit as i64 + 1))?;
            let page = rows::page(found, limit, place, |row| rows::visit(connection, row))?;
            let not_filed = if after.is_none() { not_filed(connection)? } else { Vec::new() };
            Ok(Visits { not_filed, items: page.items, next: page.next })
        })
    }

    /// *Capture*, for a visit or the one under way.
    ///
    /// # Errors
    /// An unknown visit.
    pub fn capture_screen(&self, visit: Option<Id>) -> Result<Capture> {
        let now = self.environment.clock.now();
        self.read(|connection| {
            let me = Identity::read(connection)?.engineer;
            let visit = match visit {
                Some(id) => {
                    Some(Entity::live(connection, id, Kind::Encounter)?.ok_or(Error::NotFound { what: "visit" })?)
                }
                None => under_way(connection, me)?,
            };
            let mut screen = Capture {
                visit: visit.as_ref().map(|row| rows::visit(connection, row)).transpose()?,
                last: None,
                notes: 0,
                thoughts: 0,
                people: Vec::new(),
                draft: draft(connection, visit.as_ref().map(|row| row.id))?,
                ask_first: false,
            };
            let Some(visit) = visit else { return Ok(screen) };
            let notes = "parent = ?1 AND kind = ?2 AND hidden = 0";
            let of_visit = (visit.id.as_bytes(), Kind::Observation.number());
            screen.notes = rows::count(connection, notes, of_visit)?;
            let thought = ObservationKind::Thought.number();
            screen.thoughts = rows::count(connection, &format!("{notes} AND state = {thought}"), of_visit)?;
            let last = format!("{notes} AND state <> {thought} ORDER BY number DESC LIMIT 1");
            let last = Entity::select(connection, &last, of_visit)?;
            screen.last = last.first().map(|row| rows::note(connection, row)).transpose()?;
            screen.people = people(connection, &visit)?.iter().take(CHIPS).map(rows::person).collect();
            screen.ask_first = is_quiet(connection, &visit, now.utc_ms)?
                || visit
                    .fields
                    .get::<crate::model::Moment>(encounter::START)
                    .is_some_and(|start| start.day() != now.day());
            Ok(screen)
        })
    }

    /// *Encounter*: a visit's page, with a page of its notes.
    ///
    /// # Errors
    /// An unknown visit; [`Refusal::CursorUnreadable`].
    pub fn encounter(&self, visit: Id, after: Option<&str>, limit: usize) -> Result<Encounter> {
        let today = self.environment.clock.now().day().format("%Y-%m-%d").to_string();
        self.read(|connection| {
            let visit = Entity::live(connection, visit, Kind::Encounter)?.ok_or(Error::NotFound { what: "visit" })?;
            let limit = rows::limit(limit);
            let (time, number) = place_after(after, (i64::MIN, i64::MIN))?;
            let condition =
                "parent = ?1 AND kind = ?2 AND hidden = 0 AND (sort, number) > (?3, ?4) ORDER BY sort, number LIMIT ?5";
            let parameters = (visit.id.as_bytes(), Kind::Observation.number(), time, number, limit as i64 + 1);
            let page = rows::page(Entity::select(connection, condition, parameters)?, limit, place, |row| {
                rows::note(connection, row)
            })?;
            let promises = Entity::children(connection, visit.id, Kind::Promise)?;
            let mut engineers = Vec::new();
            for id in visit.fields.ids(encounter::ENGINEERS) {
                engineers.extend(name(connection, Some(id))?);
            }
            Ok(Encounter {
                visit: rows::visit(connection, &visit)?,
                people: people(connection, &visit)?.iter().map(rows::person).collect(),
                engineers,
                notes: page.items,
                next: page.next,
                promises: promises.iter().map(|row| rows::promise(connection, row, &today)).collect::<Result<_>>()?,
                only_me: rows::count(
                    connection,
                    "parent = ?1 AND kind = ?2 AND hidden = 0 AND log = ?3",
                    (visit.id.as_bytes(), Kind::Observation.number(), PERSONAL),
                )?,
                versions: rows::versions(connection, &visit)?,
            })
        })
    }

    /// One note.
    ///
    /// # Errors
    /// An unknown or deleted note.
    pub fn note(&self, note: Id) -> Result<NoteRow> {
        let today = |connection: &Connection| {
            let row = Entity::live(connection, note, Kind::Observation)?.ok_or(Error::NotFound { what: "note" })?;
            let mut row = rows::note(connection, &row)?;
            row.state = self.on_its_way(connection, row.id, row.state)?;
            Ok(row)
        };
        self.read(today)
    }

    /// *On this phone* is *on its way* while a push that carries it is under way.
    pub(crate) fn on_its_way(&self, connection: &Connection, entity: Id, state: SyncState) -> Result<SyncState> {
        if state != SyncState::OnThisPhone {
            return Ok(state);
        }
        let mut statement =
            connection.prepare_cached("SELECT seq FROM operation WHERE entity = ?1 AND log <> ?2 AND state = 1")?;
        let waiting: Vec<i64> =
            statement.query_map((entity.as_bytes(), PERSONAL), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        // The engine is busy while it writes; the word beside a note can wait for the next drawing.
        let Ok(engine) = self.engine.try_lock() else { return Ok(state) };
        let sent = waiting.iter().any(|seq| engine.in_flight(seq.unsigned_abs()));
        Ok(if sent { SyncState::OnItsWay } else { state })
    }

    /// Everything that holds the words, newest first, a page at a time.
    ///
    /// # Errors
    /// [`Refusal::CursorUnreadable`].
    pub fn search(&self, words: &str, after: Option<&str>, limit: usize) -> Result<SearchResults> {
        let today = self.environment.clock.now().day().format("%Y-%m-%d").to_string();
        self.read(|connection| {
            let mut before = after
                .map_or(Ok(i64::MAX), |after| after.parse().map_err(|_| Error::from(Refusal::CursorUnreadable)))?;
            let mut results = SearchResults { items: Vec::new(), next: None };
            let Some(query) = search::query(words) else { return Ok(results) };
            let limit = rows::limit(limit);
            loop {
                let numbers = search::matches(connection, &query, before, limit)?;
                let Some(last) = numbers.last().copied() else { return Ok(results) };
                for number in numbers {
                    let found = Entity::select(connection, "number = ?1 AND hidden = 0", [number])?;
                    for entity in found {
                        results.items.extend(found_row(connection, &entity, &today)?);
                    }
                    if results.items.len() == limit {
                        results.next = Some(number.to_string());
                        return Ok(results);
                    }
                }
                before = last;
            }
        })
    }
}

fn found_row(connection: &Connection, entity: &Entity, today: &str) -> Result<Option<Found>> {
    Ok(match entity.kind {
        Kind::Observation => Some(Found::Note { note: rows::note(connection, entity)? }),
        Kind::Encounter => Some(Found::Visit { visit: rows::visit(connection, entity)? }),
        Kind::Person => Some(Found::Person { person: rows::person(entity) }),
        Kind::Organization => {
            Some(Found::Customer { id: entity.id, name: entity.fields.text(organization::NAME).unwrap_or_default() })
        }
        Kind::MapEntry => entity.fields.id(map_entry::MAP).map(|map| Found::Entry {
            id: entity.id,
            map,
            text: entity.fields.text(map_entry::TEXT).unwrap_or_default(),
        }),
        Kind::Promise => Some(Found::Promise { promise: rows::promise(connection, entity, today)? }),
        _ => None,
    })
}

/// Notes without a visit or without a key yet.
fn not_filed(connection: &Connection) -> Result<Vec<NoteRow>> {
    let condition = "kind = ?1 AND hidden = 0 AND (state = 0 OR parent IS NULL) ORDER BY sort DESC LIMIT 100";
    Entity::select(connection, condition, [Kind::Observation.number()])?
        .iter()
        .map(|row| rows::note(connection, row))
        .collect()
}

/// The people of a visit: those met, then the others of the customer.
fn people(connection: &Connection, visit: &Entity) -> Result<Vec<Entity>> {
    let mut people = Vec::new();
    for id in visit.fields.ids(encounter::PEOPLE) {
        people.extend(Entity::live(connection, id, Kind::Person)?);
    }
    if let Some(customer) = visit.fields.id(encounter::ORGANIZATION) {
        for person in Entity::children(connection, customer, Kind::Person)? {
            if people.iter().all(|met: &Entity| met.id != person.id) {
                people.push(person);
            }
        }
    }
    Ok(people)
}

fn is_quiet(connection: &Connection, visit: &Entity, now_ms: i64) -> Result<bool> {
    let latest = "parent = ?1 AND kind = ?2 AND hidden = 0 ORDER BY sort DESC LIMIT 1";
    let latest = Entity::select(connection, latest, (visit.id.as_bytes(), Kind::Observation.number()))?;
    let last = latest.first().and_then(|note| note.fields.ms(observation::NOTED)).or(visit.fields.ms(encounter::START));
    Ok(last.is_some_and(|last| now_ms - last > QUIET_MS))
}

/// The one thing that Today offers, the most pressing first.
fn one_thing(connection: &Connection, me: Id, under_way: Option<&Entity>, now_ms: i64) -> Result<Option<OneThing>> {
    if let Some(visit) = under_way {
        return Ok(is_quiet(connection, visit, now_ms)?.then_some(OneThing::StillThere { visit: visit.id }));
    }
    if let Some(entity) = Entity::select(connection, "versions > 0 AND hidden = 0 LIMIT 1", [])?.first() {
        return Ok(Some(OneThing::Compare { entity: entity.id }));
    }
    let ended = "kind = ?1 AND hidden = 0 AND state = 2 ORDER BY sort DESC LIMIT 5";
    for visit in Entity::select(connection, ended, [Kind::Encounter.number()])? {
        if !visit.fields.ids(encounter::ENGINEERS).contains(&me) {
            continue;
        }
        let notes = Entity::children(connection, visit.id, Kind::Observation)?;
        let mine = notes.iter().filter(|note| note.fields.id(observation::AUTHOR) == Some(me));
        let only_me =
            mine.filter(|note| note.log == PERSONAL && !note.fields.flag(observation::STAYS_ONLY_ME)).count() as u32;
        if only_me > 0 && Identity::read(connection)?.team_log.is_some() {
            return Ok(Some(OneThing::Share { visit: visit.id, notes: only_me }));
        }
        let mut unsorted = 0;
        for note in &notes {
            let sorted = rows::count(connection, "target = ?1 AND hidden = 0", [note.id.as_bytes()])? > 0;
            unsorted +=
                u32::from(!sorted && note.state != 0 && note.state != i64::from(ObservationKind::Thought.number()));
        }
        if unsorted > 0 {
            return Ok(Some(OneThing::Sort { visit: visit.id, notes: unsorted }));
        }
    }
    let loose = rows::count(
        connection,
        "kind = ?1 AND hidden = 0 AND (state = 0 OR parent IS NULL)",
        [Kind::Observation.number()],
    )?;
    Ok((loose > 0).then_some(OneThing::File { notes: loose }))
}
