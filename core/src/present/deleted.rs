//! *Recently deleted*: what, by whom, and until when it can be brought back.

use std::collections::HashSet;

use serde::Serialize;

use super::FoundKind;
use super::rows::{self, Page};
use crate::error::Result;
use crate::log::erasure;
use crate::log::reading::Reading;
use crate::model::fields::deletion;
use crate::model::{Id, Kind, Moment};
use crate::notebook::Notebook;
use crate::store::columns::Presence;
use crate::store::entities::{Entity, Place};

/// How long a deletion is offered to be undone (rule 8). It limits the button alone: nothing is lost behind it.
const OFFERED_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// One deletion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DeletedRow {
    /// What was deleted: hand it to *undo delete*, which brings back all that went with it.
    pub id: Id,
    /// What it is; `None` for what stands in no list of its own.
    pub what: Option<FoundKind>,
    /// Its name or the beginning of its words.
    pub words: String,
    /// How many things went, itself included.
    pub things: u32,
    /// When.
    pub deleted: Moment,
    /// By whom; `None`: by oneself.
    pub engineer: Option<String>,
    /// Until when it is offered to be brought back.
    pub until: Moment,
    /// It is to be erased: brought back, it is not.
    pub being_erased: bool,
}

impl Notebook {
    /// What was deleted in the last 30 days and can be brought back, the latest first, a page at a time.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn deleted(&self, after: Option<&str>, limit: usize) -> Result<Page<DeletedRow>> {
        self.read(|reading| {
            let (limit, mut before) = (rows::limit(limit), rows::place_after(after, rows::LAST)?);
            let oldest = reading.now().utc_ms - OFFERED_MS;
            let erasing = erasure::awaited(reading.connection, None)?;
            let mut items: Vec<DeletedRow> = Vec::new();
            loop {
                let found = standing(reading, before, oldest, limit)?;
                for half in &found {
                    let Some(row) = row(reading, half, &erasing)? else {
                        before = half.place();
                        continue;
                    };
                    let is_full = items.len() == limit;
                    match items.last_mut() {
                        // What was deleted at once is one, however many operations it took.
                        Some(last) if last.id == row.id && last.deleted == row.deleted => last.things += row.things - 1,
                        _ if is_full => {
                            return Ok(Page { items, next: Some(format!("{}.{}", before.0, before.1)) });
                        }
                        _ => items.push(row),
                    }
                    before = half.place();
                }
                if found.len() < limit {
                    return Ok(Page { items, next: None });
                }
            }
        })
    }
}

fn standing(reading: &Reading<'_>, before: Place, oldest: i64, limit: usize) -> Result<Vec<Entity>> {
    /// The state column of a deletion that stands.
    const STANDS: i64 = 0;
    let found = Entity::in_state_before(reading.connection, Kind::Deletion, STANDS, before, limit)?;
    Ok(found.into_iter().take_while(|deletion| deletion.order >= oldest).collect())
}

/// A thing's name, or the beginning of its words.
pub(super) fn beginning_of_words(thing: &Entity) -> String {
    const SHOWN: usize = 200;
    let words = thing.kind.name(&thing.fields).unwrap_or_else(|| thing.kind.search_words(&thing.fields));
    words.lines().next().unwrap_or_default().chars().take(SHOWN).collect()
}

/// `None` where what was deleted is back, was erased, or was deleted again since.
fn row(reading: &Reading<'_>, half: &Entity, erasing: &HashSet<Id>) -> Result<Option<DeletedRow>> {
    let covers = half.fields.get(deletion::COVERS).unwrap_or_default();
    let Some(first) = covers.first().map(|covered| covered.entity) else { return Ok(None) };
    let found = Entity::find(reading.connection, first)?;
    let Some(thing) = found.filter(|thing| thing.presence == Presence::Deleted) else { return Ok(None) };
    if Entity::is_deleted_later(reading.connection, first, half.order)? {
        // What is erased after it was deleted is deleted once more, so that it stays away: that one is listed.
        return Ok(None);
    }
    let deleted = half.fields.get(deletion::DELETED).unwrap_or(Moment::utc(half.order));
    Ok(Some(DeletedRow {
        id: first,
        what: FoundKind::of(thing.kind),
        words: beginning_of_words(&thing),
        things: covers.len() as u32,
        engineer: rows::engineer_name(reading, half.fields.get(deletion::AUTHOR))?,
        until: Moment { utc_ms: deleted.utc_ms + OFFERED_MS, ..deleted.clone() },
        deleted,
        being_erased: erasing.contains(&first),
    }))
}
