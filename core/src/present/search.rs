//! *Search*: everything that holds the words.

use serde::Serialize;

use super::rows::{self, NoteRow, PersonRow, PromiseRow, VisitRow};
use crate::error::{Error, Refusal, Result};
use crate::log::reading::Reading;
use crate::model::fields::{expectation, guide, guide_question, map_entry, organization};
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
    /// What somebody expects of a visit.
    Expectation {
        /// Its id.
        id: Id,
        /// The visit.
        visit: Id,
        /// Its words.
        text: String,
    },
    /// A guide.
    Guide {
        /// Its id.
        id: Id,
        /// What it is called.
        name: String,
    },
    /// A question of a guide, or on a visit's list.
    Question {
        /// Its id.
        id: Id,
        /// The visit on whose list it stands.
        visit: Option<Id>,
        /// The guide.
        guide: Option<Id>,
        /// Its words.
        text: String,
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
        self.read(|reading| {
            let mut before = after
                .map_or(Ok(i64::MAX), |after| after.parse().map_err(|_| Error::from(Refusal::CursorUnreadable)))?;
            let mut results = SearchResults { items: Vec::new(), next: None };
            let Some(query) = search::query(words) else { return Ok(results) };
            let limit = rows::limit(limit);
            loop {
                let numbers = search::matches(reading.connection, &query, before, limit)?;
                let Some(last) = numbers.last().copied() else { return Ok(results) };
                for number in numbers {
                    if let Some(entity) = Entity::numbered(reading.connection, number)? {
                        results.items.extend(found(reading, &entity)?);
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

fn found(reading: &Reading<'_>, entity: &Entity) -> Result<Option<Found>> {
    let (id, fields) = (entity.id, &entity.fields);
    Ok(match entity.kind {
        Kind::Observation => Some(Found::Note { note: rows::note(reading, entity)? }),
        Kind::Encounter => Some(Found::Visit { visit: rows::visit(reading, entity)? }),
        Kind::Person => Some(Found::Person { person: rows::person(entity) }),
        Kind::Organization => Some(Found::Customer { id, name: fields.get(organization::NAME).unwrap_or_default() }),
        Kind::MapEntry => fields.get(map_entry::MAP).map(|map| {
            let text = fields.get(map_entry::TEXT).unwrap_or_default();
            Found::Entry { id, map, text }
        }),
        Kind::Promise => Some(Found::Promise { promise: rows::promise(reading, entity)? }),
        Kind::Expectation => fields.get(expectation::ENCOUNTER).map(|visit| {
            let text = fields.get(expectation::TEXT).map(|words| words.text).unwrap_or_default();
            Found::Expectation { id, visit, text }
        }),
        Kind::Guide => fields.get(guide::NAME).map(|name| Found::Guide { id, name }),
        Kind::GuideQuestion if !fields.flag(guide_question::LEFT_OUT) => Some(Found::Question {
            id,
            visit: fields.get(guide_question::ENCOUNTER),
            guide: fields.get(guide_question::GUIDE),
            text: fields.get(guide_question::TEXT).unwrap_or_default(),
        }),
        _ => None,
    })
}
