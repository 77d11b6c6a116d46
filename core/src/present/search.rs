//! *Search*: everything that holds the words.

use rusqlite::Connection;
use serde::Serialize;

use super::rows::{self, NoteRow, PersonRow, PromiseRow, VisitRow};
use crate::error::{Error, Refusal, Result};
use crate::model::fields::{map_entry, organization};
use crate::model::{Id, Kind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::store::search;

/// One hit of a search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Found {
    /// A note.
    Note {
        /// It.
        note: NoteRow,
    },
    /// A visit.
    Visit {
        /// It.
        visit: VisitRow,
    },
    /// A person.
    Person {
        /// Them.
        person: PersonRow,
    },
    /// A customer.
    Customer {
        /// Its id.
        id: Id,
        /// Its name.
        name: String,
    },
    /// An entry of a map.
    Entry {
        /// Its id.
        id: Id,
        /// The map it stands on.
        map: Id,
        /// Its own words.
        text: String,
    },
    /// A promise.
    Promise {
        /// It.
        promise: PromiseRow,
    },
}

/// One page of search hits, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SearchResults {
    /// The hits.
    pub items: Vec<Found>,
    /// Hand back as `after` for the next page; `None` at the end.
    pub next: Option<String>,
}

impl Notebook {
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
