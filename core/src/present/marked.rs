//! Open questions, concerns and priorities of a customer's, gathered from notes and entries.

use serde::Serialize;

use super::map::entry_text;
use super::rows::{self, LAST, Page, who_row};
use crate::error::{Refusal, Result};
use crate::log::reading::Reading;
use crate::model::fields::{empathy_map, map_entry, observation};
use crate::model::{Audience, Id, Kind, Mark, Moment};
use crate::notebook::Notebook;
use crate::store::entities::{Entity, Place};

/// A note or an entry with a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MarkedRow {
    /// The note or the entry.
    pub id: Id,
    /// The mark.
    pub mark: Mark,
    /// Its words.
    pub text: String,
    /// Their very words.
    pub exact: bool,
    /// Who said or did it, or whose map it is on; `None` where nobody is named.
    pub who: Option<String>,
    /// When it happened, or was written on the map.
    pub when: Option<Moment>,
    /// The visit of a note.
    pub visit: Option<Id>,
    /// The map of an entry.
    pub map: Option<Id>,
    /// Who may read it.
    pub audience: Audience,
}

/// What has this mark of a customer's, notes before entries, the latest first, so many of each at most: those that
/// `may_stand`.
pub(super) fn marked(
    reading: &Reading<'_>,
    customer: Id,
    mark: Mark,
    limit: usize,
    mut may_stand: impl FnMut(&Entity) -> bool,
) -> Result<Vec<MarkedRow>> {
    let mut rows = Vec::new();
    for kind in [Kind::Observation, Kind::MapEntry] {
        let found = in_kind(reading, customer, mark, kind, LAST, limit)?;
        for entity in found.iter().filter(|entity| may_stand(entity)) {
            rows.push(row(reading, entity, mark)?);
        }
    }
    // One that was erased says nothing any more.
    rows.retain(|row| !row.text.is_empty());
    Ok(rows)
}

/// A page of notes, and behind the last of them of entries, each the latest first. A place names the kind it is in.
pub(super) fn notes_then_entries<T>(
    after: Option<&str>,
    limit: usize,
    found: impl Fn(Kind, Place, usize) -> Result<Vec<Entity>>,
    row: impl Fn(&Entity) -> Result<Option<T>>,
) -> Result<Page<T>> {
    let (in_entries, place) = match after.map(|after| after.split_once(':')) {
        None => (false, LAST),
        Some(Some((kind @ ("note" | "entry"), place))) => (kind == "entry", rows::place_after(Some(place), LAST)?),
        Some(_) => return Err(Refusal::CursorUnreadable.into()),
    };
    let mut all = Vec::new();
    if !in_entries {
        all = found(Kind::Observation, place, limit + 1)?;
    }
    if all.len() <= limit {
        all.extend(found(Kind::MapEntry, if in_entries { place } else { LAST }, limit + 1 - all.len())?);
    }
    let place = |one: &Entity| {
        let kind = if one.kind == Kind::Observation { "note" } else { "entry" };
        format!("{kind}:{}", rows::place(one))
    };
    let Page { items, next } = rows::page(all, limit, place, row)?;
    Ok(Page { items: items.into_iter().flatten().collect(), next })
}

impl Notebook {
    /// A customer's concerns, priorities, or questions that are not answered: notes before entries, the latest first, a page
    /// at a time.
    ///
    /// # Errors
    /// [`Refusal::CursorUnreadable`].
    pub fn marked_of(&self, customer: Id, mark: Mark, after: Option<&str>, limit: usize) -> Result<Page<MarkedRow>> {
        self.read(|reading| {
            let found = |kind, before, limit| in_kind(reading, customer, mark, kind, before, limit);
            notes_then_entries(after, rows::limit(limit), found, |one| {
                Ok(Some(row(reading, one, mark)?).filter(|row| !row.text.is_empty()))
            })
        })
    }
}

fn in_kind(
    reading: &Reading<'_>,
    customer: Id,
    mark: Mark,
    kind: Kind,
    before: Place,
    limit: usize,
) -> Result<Vec<Entity>> {
    match mark {
        // What is answered is not asked any more.
        Mark::Question => Entity::questions(reading.connection, (kind, false), Some(customer), before, limit),
        _ => Entity::marked(reading.connection, customer, kind, mark.bit(), before, limit),
    }
}

/// A note or an entry with a mark.
pub(super) fn row(reading: &Reading<'_>, entity: &Entity, mark: Mark) -> Result<MarkedRow> {
    let (id, fields, audience) = (entity.id, &entity.fields, entity.log.audience());
    if entity.kind == Kind::Observation {
        return Ok(MarkedRow {
            id,
            mark,
            text: fields.words().map(|(newest, _)| newest.text).unwrap_or_default(),
            exact: fields.is_exact(),
            who: who_row(reading, fields.get(observation::BY))?.map(|who| who.name),
            when: fields.get(observation::HAPPENED).or_else(|| fields.get(observation::NOTED)),
            visit: fields.get(observation::ENCOUNTER),
            map: None,
            audience,
        });
    }
    let (text, exact) = entry_text(reading, entity)?;
    let map = Entity::find_named(reading.connection, fields.get(map_entry::MAP))?;
    Ok(MarkedRow {
        id,
        mark,
        text,
        exact,
        who: reading.name(map.as_ref().and_then(|map| map.fields.get(empathy_map::PERSON)))?,
        when: fields.get(map_entry::CREATED).or_else(|| fields.get(map_entry::SORTED)),
        visit: None,
        map: map.map(|map| map.id),
        audience,
    })
}
