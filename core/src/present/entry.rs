//! *Entry*: one statement of a map, with all that can be done with it; and the notes that a map's person gave and that do not
//! show anything on it yet.

use std::collections::{BTreeSet, VecDeque};

use rusqlite::Connection;
use serde::Serialize;

use super::map::{EntryRow, entry_row, text_of};
use super::rows::{self, LAST, NoteRow, PersonRow};
use super::{AlikeEntry, HistoryRow, PAGE};
use crate::empathy_map::{entries, gives_evidence, is_evidence, left_off};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{empathy_map, map_entry};
use crate::model::{Id, Kind};
use crate::notebook::Notebook;
use crate::store::entities::{Entity, Place};
use crate::store::mentions;

/// So many visits of a person's are looked through, the latest.
const MOST_VISITS: usize = 20;
/// So many of a visit's notes are read at a time, of which a page may need few.
const AHEAD: usize = 8;

/// *Entry*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OneEntry {
    /// Its map.
    pub map: Id,
    /// Whose map that is; `None` once the person was deleted or erased.
    pub who: Option<PersonRow>,
    /// The situation the map is of.
    pub situation: String,
    /// The entry, with what shows it.
    pub entry: EntryRow,
    /// What became of it, the first first.
    pub history: Vec<HistoryRow>,
    /// Notes of the map's person that may show it or speak against it, the latest first, as many as a page holds.
    pub notes: Vec<NoteRow>,
    /// Other entries of its part, with which it can be made one.
    pub others: Vec<AlikeEntry>,
}

/// The tray beside a map: what its person said and did, and what was around, of which nothing is on it yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MapTray {
    /// The map.
    pub map: Id,
    /// The notes, the latest first, as many as a page holds.
    pub notes: Vec<NoteRow>,
}

impl Notebook {
    /// *Entry*.
    ///
    /// # Errors
    /// An unknown or deleted entry.
    pub fn entry(&self, entry: Id) -> Result<OneEntry> {
        let history = self.entry_history(entry)?;
        self.read(|reading| {
            let entry = reading.live(entry, Kind::MapEntry)?;
            let map = reading.live(entry.fields.get(map_entry::MAP).unwrap_or_default(), Kind::EmpathyMap)?;
            let all = entries(reading.connection, map.id)?;
            let Some((own, part, links)) = all.iter().find(|(one, _, _)| one.id == entry.id) else {
                return Err(crate::Error::NotFound { what: Kind::MapEntry.word() });
            };
            let linked: BTreeSet<Id> = links.iter().map(|link| link.note.id).collect();
            let notes = notes_of(reading, &map, |note| !linked.contains(&note))?;
            let mut others = Vec::new();
            for (other, of, links) in all.iter().filter(|(other, of, _)| of == part && other.id != entry.id).take(PAGE)
            {
                let (text, exact) = text_of(reading, other, links)?;
                others.push(AlikeEntry { id: other.id, part: *of, text, exact });
            }
            let who = Entity::find_named(reading.connection, map.fields.get(empathy_map::PERSON))?;
            Ok(OneEntry {
                map: map.id,
                who: who.filter(Entity::is_here).as_ref().map(rows::person),
                situation: map.fields.get(empathy_map::SITUATION).unwrap_or_default(),
                entry: entry_row(reading, own, *part, links)?,
                history,
                notes,
                others,
            })
        })
    }

    /// The tray beside a map.
    ///
    /// # Errors
    /// An unknown or deleted map.
    pub fn map_tray(&self, map: Id) -> Result<MapTray> {
        self.read(|reading| {
            let map = reading.live(map, Kind::EmpathyMap)?;
            let mut off = left_off(reading.connection, map.id)?;
            for (_, _, links) in entries(reading.connection, map.id)? {
                off.extend(links.iter().map(|link| link.note.id));
            }
            Ok(MapTray { map: map.id, notes: notes_of(reading, &map, |note| !off.contains(&note))? })
        })
    }
}

/// What a map's person said, did or is concerned by, and all of the visits at which they were met, where it can be evidence and
/// is wanted; the latest first, and no more is read than is shown.
fn notes_of(reading: &Reading<'_>, map: &Entity, wanted: impl Fn(Id) -> bool) -> Result<Vec<NoteRow>> {
    let connection = reading.connection;
    let who = Entity::find_named(connection, map.fields.get(empathy_map::PERSON))?.filter(Entity::is_here);
    let Some(who) = who else { return Ok(Vec::new()) };
    let mut visits = BTreeSet::new();
    let mut named = VecDeque::new();
    for number in mentions::of(connection, who.id, Kind::Observation, PAGE)? {
        let Some(note) = Entity::numbered(connection, number)? else { continue };
        visits.extend(note.kind.parent(&note.fields));
        named.push_back(note);
    }
    for number in mentions::of(connection, who.id, Kind::Encounter, MOST_VISITS)? {
        visits.extend(Entity::numbered(connection, number)?.map(|visit| visit.id));
    }
    let mut sources = vec![Notes { of: None, ahead: named, before: LAST }];
    for visit in visits.into_iter().rev().take(MOST_VISITS) {
        if Entity::find_named(connection, Some(visit))?.as_ref().is_none_or(gives_evidence) {
            sources.push(Notes { of: Some(visit), ahead: VecDeque::new(), before: LAST });
        }
    }
    let (mut notes, mut last) = (Vec::new(), None);
    while notes.len() < PAGE {
        let mut latest: Option<(Place, usize)> = None;
        for (index, source) in sources.iter_mut().enumerate() {
            latest = latest.max(source.place(connection)?.map(|place| (place, index)));
        }
        let Some(note) = latest.and_then(|(_, index)| sources[index].ahead.pop_front()) else { break };
        // What names the person at one of the visits is met in both.
        if last.replace(note.id) != Some(note.id) && wanted(note.id) && is_evidence(connection, &note) {
            notes.push(rows::note(reading, &note)?);
        }
    }
    Ok(notes)
}

/// Notes in order, the latest first: of a visit, read a few ahead, or those that are ahead alone.
struct Notes {
    of: Option<Id>,
    ahead: VecDeque<Entity>,
    before: Place,
}

impl Notes {
    /// Where the next one stands.
    fn place(&mut self, connection: &Connection) -> Result<Option<Place>> {
        if let Some(visit) = self.of.filter(|_| self.ahead.is_empty()) {
            self.ahead = Entity::keyed_before(connection, visit, self.before, AHEAD)?.into();
            match self.ahead.back() {
                Some(last) if self.ahead.len() == AHEAD => self.before = last.place(),
                _ => self.of = None,
            }
        }
        Ok(self.ahead.front().map(Entity::place))
    }
}
