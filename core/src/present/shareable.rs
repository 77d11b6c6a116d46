//! *What could be shared*: what is only me and could be given to the team, a page at a time.

use serde::Serialize;

use super::deleted::beginning_of_words;
use super::rows::{self, Page};
use crate::error::Result;
use crate::log::erasure::awaited;
use crate::log::reading::Reading;
use crate::model::fields::encounter;
use crate::model::{Id, Kind};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::counts::{self, Scope};
use crate::store::entities::Entity;

/// What kind of thing could be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum ShareableKind {
    /// A visit, with one's own notes of it.
    Visit,
    /// A note without a visit.
    Note,
    /// An empathy map.
    Map,
    /// A statement on a map, with its evidence that the team may have.
    MapEntry,
    /// A promise made on no visit.
    Promise,
    /// A customer.
    Customer,
    /// A person of a customer's.
    Person,
    /// A guide, with its questions.
    Guide,
    /// An insight, with its notes that the team may have.
    Insight,
    /// What came of visits.
    Outcome,
}

/// What could be shared: a visit with its notes, or a thing of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ShareableRow {
    /// Hand to `share`.
    pub id: Id,
    /// What it is.
    pub what: ShareableKind,
    /// Its name or the beginning of its words; a visit's customer. Empty for what has none.
    pub words: String,
    /// Notes of a visit that are still only mine.
    pub notes: u32,
}

impl Notebook {
    /// What could be shared, in the order in which this notebook came to know it.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn shareable(&self, after: Option<&str>, limit: usize) -> Result<Page<ShareableRow>> {
        self.read(|reading| {
            let (limit, after) = (rows::limit(limit), rows::number_after(after)?);
            // What is about to be erased cannot be shared any more; it is seldom anything.
            let awaited = awaited(reading.connection, Some(Log::Personal))?;
            let mut found = Entity::shareable(reading.connection, after, limit + 1 + awaited.len())?;
            found.retain(|entity| !awaited.contains(&entity.id));
            found.truncate(limit + 1);
            rows::page(found, limit, |entity| entity.number.to_string(), |entity| row(reading, entity))
        })
    }

    /// Notes of a visit that sharing it would give to the team.
    ///
    /// # Errors
    /// An unknown or deleted visit.
    pub fn notes_to_share(&self, visit: Id) -> Result<u32> {
        self.read(|reading| {
            let visit = reading.live(visit, Kind::Encounter)?;
            counts::notes_to_share(reading.connection, Scope::Of(visit.id))
        })
    }
}

fn row(reading: &Reading<'_>, entity: &Entity) -> Result<ShareableRow> {
    let (what, notes) = match entity.kind {
        Kind::Encounter => (ShareableKind::Visit, counts::notes_to_share(reading.connection, Scope::Of(entity.id))?),
        Kind::Observation => (ShareableKind::Note, 0),
        Kind::EmpathyMap => (ShareableKind::Map, 0),
        Kind::MapEntry => (ShareableKind::MapEntry, 0),
        Kind::Organization => (ShareableKind::Customer, 0),
        Kind::Person => (ShareableKind::Person, 0),
        Kind::Guide => (ShareableKind::Guide, 0),
        Kind::Insight => (ShareableKind::Insight, 0),
        Kind::Outcome => (ShareableKind::Outcome, 0),
        // The query finds nothing else.
        _ => (ShareableKind::Promise, 0),
    };
    let words = match entity.kind {
        Kind::Encounter => reading.name(entity.fields.get(encounter::ORGANIZATION))?.unwrap_or_default(),
        _ => beginning_of_words(entity),
    };
    Ok(ShareableRow { id: entity.id, what, words, notes })
}
