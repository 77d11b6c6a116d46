//! What became of an entry of a map: who made it, moved it, wrote it anew, linked and unlinked notes, and when.

use serde::Serialize;

use super::rows;
use crate::error::Result;
use crate::log::identity::engineer_of;
use crate::log::operations::{self, Stored};
use crate::log::reading::Reading;
use crate::model::fields::{evidence, map_entry};
use crate::model::value::Value;
use crate::model::{EntryEvent, Id, Kind, MapPart, Moment};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// One thing that became of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HistoryRow {
    /// What.
    pub event: EntryEvent,
    /// When, by the clock of the device it was done on.
    pub when: Moment,
    /// Who; `None` for oneself.
    pub engineer: Option<String>,
    /// The part it was made in or moved to.
    pub part: Option<MapPart>,
    /// The words that were written.
    pub text: Option<String>,
    /// The note that was linked or unlinked.
    pub note: Option<Id>,
    /// It speaks against the entry.
    pub against: bool,
}

/// Rows of one entry at most: the newest.
const MOST: usize = 500;

impl Notebook {
    /// What became of an entry, the first first. Of what was shared, from then on: what was only me before is nobody's else.
    ///
    /// # Errors
    /// An unknown or deleted entry.
    pub fn entry_history(&self, entry: Id) -> Result<Vec<HistoryRow>> {
        self.read(|reading| {
            let entry = reading.live(entry, Kind::MapEntry)?;
            let mut rows = Vec::new();
            for (place, done) in of(reading, entry.log, entry.id)?.iter().enumerate() {
                for event in events_of_entry(place == 0, done) {
                    rows.push((done.rank, row(reading, done, event)?));
                }
            }
            // Also links that were deleted with their notes: that they were made is what happened.
            for link in Entity::children(reading.connection, entry.id, Kind::Evidence)? {
                let (note, against) = (link.fields.get(evidence::OBSERVATION), link.fields.flag(evidence::AGAINST));
                for done in &of(reading, link.log, link.id)? {
                    let Some(stands) = stands(done) else { continue };
                    let event = if stands { EntryEvent::Linked } else { EntryEvent::Unlinked };
                    let mut row = row(reading, done, (event, None, None))?;
                    (row.note, row.against) = (note, against);
                    rows.push((done.rank, row));
                }
            }
            rows.sort_by_key(|(rank, row)| (*rank, row.event));
            let old = rows.len().saturating_sub(MOST);
            Ok(rows.into_iter().skip(old).map(|(_, row)| row).collect())
        })
    }
}

fn of(reading: &Reading<'_>, log: Log, id: Id) -> Result<Vec<Stored>> {
    operations::in_log_order(reading.connection, log, id)
}

type Event = (EntryEvent, Option<MapPart>, Option<String>);

fn events_of_entry(is_first: bool, done: &Stored) -> Vec<Event> {
    let value =
        |field: u16| done.payload.changes.iter().find(|change| change.field == field).map(|change| &change.value);
    let part = value(map_entry::PART.number).and_then(|value| MapPart::from_cbor(value));
    let text = value(map_entry::TEXT.number).and_then(|value| String::from_cbor(value));
    if is_first {
        return vec![(EntryEvent::Made, part, text)];
    }
    let moved = part.map(|part| (EntryEvent::Moved, Some(part), None));
    let written = text.map(|text| (EntryEvent::Written, None, Some(text)));
    moved.into_iter().chain(written).collect()
}

/// What an operation of a link says of whether it stands.
fn stands(done: &Stored) -> Option<bool> {
    let change = done.payload.changes.iter().find(|change| change.field == evidence::STANDS.number)?;
    bool::from_cbor(&change.value)
}

fn row(reading: &Reading<'_>, done: &Stored, (event, part, text): Event) -> Result<HistoryRow> {
    let own = done.dot.incarnation.device == reading.me.incarnation.device;
    let engineer = if own { None } else { engineer_of(reading.connection, done.dot.incarnation)? };
    let now = reading.now().clone();
    Ok(HistoryRow {
        event,
        when: Moment { utc_ms: i64::try_from(done.rank.utc_ms()).unwrap_or(i64::MAX), ..now },
        engineer: rows::engineer_name(reading, engineer)?,
        part,
        text,
        note: None,
        against: false,
    })
}
