//! *Encounter*: one visit's page.

use rusqlite::Connection;
use serde::Serialize;

use super::rows::{self, NoteRow, PersonRow, PromiseRow, VersionsRow, VisitRow, place, place_after};
use crate::error::{Error, Result};
use crate::model::fields::encounter;
use crate::model::{Id, Kind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::identity::PERSONAL;
use crate::sync_queue::reading::name;

/// *Encounter*: one visit's page with its three faces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Encounter {
    /// Its head.
    pub visit: VisitRow,
    /// People met, then the others of the customer.
    pub people: Vec<PersonRow>,
    /// Engineers who were there, oneself included.
    pub engineers: Vec<String>,
    /// Notes by the time they happened; the first page.
    pub notes: Vec<NoteRow>,
    /// Hand back as `after` for more notes.
    pub next: Option<String>,
    /// What we promised there.
    pub promises: Vec<PromiseRow>,
    /// Notes here that are still only mine.
    pub only_me: u32,
    /// Several versions of the visit's own words stand side by side.
    pub versions: Vec<VersionsRow>,
}

impl Notebook {
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
}

/// The people of a visit: those met, then the others of the customer.
pub(super) fn people(connection: &Connection, visit: &Entity) -> Result<Vec<Entity>> {
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
