//! *Map*: the iceberg, part by part, with what shows each entry.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::PAGE;
use super::pairs::{PairRow, unmatched};
use super::rows::{self, NoteRow, Page, PersonRow, SyncState, VersionsRow};
use crate::empathy_map::{Entry, Link, Meter, basis, entries, iceberg, links, origin, our_words};
use crate::error::{Refusal, Result};
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::{empathy_map as of_map, map_entry, person};
use crate::model::{Audience, Basis, Id, Kind, MapPart, Mark, Moment, Seen};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// One link from an entry to the note that shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EvidenceRow {
    /// The link.
    pub id: Id,
    /// The note it names.
    pub note: NoteRow,
    /// Unicode scalar values of the linked revision, from 0, end excluded.
    pub start: Option<u32>,
    /// Where they end, excluded.
    pub end: Option<u32>,
    /// The words of the range, or of the whole revision.
    pub words: String,
    /// It speaks against the entry.
    pub against: bool,
    /// The note was corrected after it was linked.
    pub words_corrected_since: bool,
}

/// One entry of an empathy map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EntryRow {
    /// The id.
    pub id: Id,
    /// Where on the map it stands.
    pub part: MapPart,
    /// Its own text, else the range of the note it was made from; empty once that was erased.
    pub text: String,
    /// The text is a person's very words shown as they stand: quotation marks.
    pub exact: bool,
    /// What it rests on, worked out from its links.
    pub basis: Basis,
    /// Notes against it.
    pub against: u32,
    /// The notes linked, for and against, the earliest first.
    pub evidence: Vec<EvidenceRow>,
    /// When the newest of what shows it happened.
    pub shown_last: Option<Moment>,
    /// Evidence that only this engineer's own notes give ("one more, only you").
    pub only_you: u32,
    /// Questions, concerns and priorities on it.
    pub marks: Vec<Mark>,
    /// Versions of its words that stand side by side.
    pub versions: Option<VersionsRow>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// An edit made without having seen its deletion brought it back.
    pub brought_back: bool,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// Of each part, so many entries at most stand on what is handed out; it says how many more there are.
const MOST_ON_PAPER: usize = 500;

/// One part of a map with its depth on the iceberg meter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartRow {
    /// Which part.
    pub part: MapPart,
    /// Ticks, 0–3.
    pub depth: u8,
    /// How many entries it has in all.
    pub in_all: u32,
    /// Its entries, in the order in which they were made; of a screen the first page.
    pub entries: Vec<EntryRow>,
    /// Hand to `map_part` as `after` for those that follow.
    pub next: Option<String>,
}

/// *Map*: one person in a situation, as an iceberg of eight parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record), uniffi(name = "EmpathyMap"))]
pub struct Map {
    /// The id.
    pub id: Id,
    /// Whose map it is; `None` once the person was deleted or erased.
    pub who: Option<PersonRow>,
    /// Their customer's name.
    pub customer: Option<String>,
    /// The situation the map is of.
    pub situation: String,
    /// In canvas order: see, say, do, hear, then need to do, pains, gains, other.
    pub parts: Vec<PartRow>,
    /// 0–12.
    pub above: u8,
    /// 0–12.
    pub below: u8,
    /// What to ask next: parts that somebody kept for next time and nothing shows yet, then the one that is known least.
    pub ask_next: Vec<MapPart>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// A map as it is handed out. It is ours: whoever draws it heads it *not for outside*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MapPage {
    /// The map, of each part its first 500 entries; of a team's map what the team has of it.
    pub map: Map,
    /// What was said and does not match what was seen.
    pub unmatched: Vec<PairRow>,
    /// Something that only you can see was left out.
    pub only_you: bool,
    /// The local moment as of which it stands.
    pub made: NaiveDateTime,
}

/// One map in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MapListRow {
    /// The id.
    pub id: Id,
    /// Whose map it is.
    pub who: String,
    /// The situation the map is of.
    pub situation: String,
    /// How many entries.
    pub entries: u32,
    /// Ticks above the water, 0–12.
    pub above: u8,
    /// Ticks below it, 0–12.
    pub below: u8,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
}

impl Notebook {
    /// *Map*. Its ticks are the team's where the map is the team's: from team notes alone.
    ///
    /// # Errors
    /// An unknown or deleted map.
    pub fn map(&self, map: Id) -> Result<Map> {
        self.read(|reading| record(reading, map, false))
    }

    /// A map's page. What is only me of a map that is the team's is left out of it.
    ///
    /// # Errors
    /// An unknown or deleted map.
    pub fn map_page(&self, map: Id) -> Result<MapPage> {
        self.read(|reading| {
            let now = reading.now();
            let entity = reading.live(map, Kind::EmpathyMap)?;
            let mut unmatched = unmatched(reading, &entity)?;
            let mut only_you = false;
            if entity.log == Log::Team {
                let all = unmatched.len();
                unmatched
                    .retain(|pair| pair.written.as_ref().is_some_and(|written| written.audience == Audience::Team));
                let is_yours = |(entry, _, links): &Entry| {
                    entry.log != Log::Team || links.iter().any(|link| link.row.log != Log::Team)
                };
                only_you = unmatched.len() < all || entries(reading.connection, map)?.iter().any(is_yours);
            }
            Ok(MapPage { map: record(reading, map, true)?, unmatched, only_you, made: now.local_in(&now.zone) })
        })
    }

    /// More entries of one part of a map, a page at a time.
    ///
    /// # Errors
    /// An unknown or deleted map; [`crate::Refusal::CursorUnreadable`].
    pub fn map_part(&self, map: Id, part: MapPart, after: Option<&str>, limit: usize) -> Result<Page<EntryRow>> {
        self.read(|reading| {
            let map = reading.live(map, Kind::EmpathyMap)?;
            let mut entries = entries(reading.connection, map.id)?;
            entries.retain(|(_, of, _)| *of == part);
            let (limit, after) = (rows::limit(limit), after.map(place_of).transpose()?);
            let follow = entries.into_iter().filter(|entry| after.is_none_or(|after| place(entry) > after));
            let found: Vec<Entry> = follow.take(limit + 1).collect();
            rows::page(found, limit, cursor, |(entry, part, links)| entry_row(reading, entry, *part, links))
        })
    }

    /// The maps, newest first, a page at a time.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn maps(&self, after: Option<&str>, limit: usize) -> Result<Page<MapListRow>> {
        self.read(|reading| {
            let (limit, before) = (rows::limit(limit), rows::place_after(after, rows::LAST)?);
            let found = Entity::of_kind_before(reading.connection, Kind::EmpathyMap, before, limit + 1)?;
            rows::page(found, limit, rows::place, |map| list_row(reading, map, &Meter::of(reading.connection, map)?))
        })
    }
}

/// A map in a list.
pub(super) fn list_row(reading: &Reading<'_>, map: &Entity, meter: &Meter) -> Result<MapListRow> {
    Ok(MapListRow {
        id: map.id,
        who: reading.name(map.fields.get(of_map::PERSON))?.unwrap_or_default(),
        situation: map.fields.get(of_map::SITUATION).unwrap_or_default(),
        entries: meter.entries,
        above: meter.iceberg.above(),
        below: meter.iceberg.below(),
        audience: map.log.audience(),
        state: rows::sync_state(reading, map)?,
    })
}

/// The record of a map. `for_readers`: of a map that is the team's without what is only me.
pub(super) fn record(reading: &Reading<'_>, map: Id, for_readers: bool) -> Result<Map> {
    let map = reading.live(map, Kind::EmpathyMap)?;
    let mut entries = entries(reading.connection, map.id)?;
    if for_readers && map.log == Log::Team {
        entries.retain(|(entry, _, _)| entry.log == Log::Team);
        for (_, _, links) in &mut entries {
            links.retain(|link| link.row.log == Log::Team);
        }
    }
    let iceberg = iceberg(&map, &entries);
    let who = Entity::find_named(reading.connection, map.fields.get(of_map::PERSON))?.filter(Entity::is_here);
    let mut parts = Vec::new();
    for part in MapPart::ALL {
        let of_part: Vec<&Entry> = entries.iter().filter(|(_, of, _)| of == part).collect();
        let shown = of_part.len().min(if for_readers { MOST_ON_PAPER } else { PAGE });
        let mut rows = Vec::new();
        for (entry, _, links) in &of_part[..shown] {
            rows.push(entry_row(reading, entry, *part, links)?);
        }
        let next = of_part[..shown].last().filter(|_| shown < of_part.len()).map(|entry| cursor(entry));
        let (depth, in_all) = (iceberg.depth(*part), of_part.len() as u32);
        parts.push(PartRow { part: *part, depth, in_all, entries: rows, next });
    }
    let mut ask_next = map.fields.members(of_map::ASK_NEXT);
    ask_next.retain(|part| iceberg.depth(*part) == 0);
    ask_next.extend(iceberg.ask_next().filter(|part| !map.fields.members(of_map::ASK_NEXT).contains(part)));
    let customer = who.as_ref().and_then(|who| who.fields.get(person::ORGANIZATION));
    Ok(Map {
        id: map.id,
        who: who.as_ref().map(rows::person),
        customer: reading.name(customer)?,
        situation: map.fields.get(of_map::SITUATION).unwrap_or_default(),
        parts,
        above: iceberg.above(),
        below: iceberg.below(),
        ask_next,
        audience: map.log.audience(),
        state: rows::sync_state(reading, &map)?,
        seen: seen_token(reading.connection, &map)?,
    })
}

/// Where an entry stands among those of its map.
fn place((entry, _, _): &Entry) -> (i64, Id) {
    (entry.order, entry.id)
}

/// [`place`] as a list hands it out.
fn cursor(entry: &Entry) -> String {
    let (order, id) = place(entry);
    format!("{order}.{id}")
}

fn place_of(after: &str) -> Result<(i64, Id)> {
    let read = after.split_once('.').and_then(|(order, id)| Some((order.parse().ok()?, id.parse().ok()?)));
    read.ok_or_else(|| Refusal::CursorUnreadable.into())
}

/// What an entry says, and whether it is somebody's very words.
pub(super) fn entry_text(reading: &Reading<'_>, entry: &Entity) -> Result<(String, bool)> {
    text_of(reading, entry, &links(reading.connection, entry.id)?)
}

/// Its own words, those of the guess it was put on the map as, or those of the note it was made from. What a guess shows of a note that is no evidence is nobody's quote.
pub(super) fn text_of(reading: &Reading<'_>, entry: &Entity, links: &[Link]) -> Result<(String, bool)> {
    if let Some(text) = our_words(reading.connection, entry)? {
        return Ok((text, false));
    }
    let made_from = entry.fields.get(map_entry::MADE_FROM);
    if let Some(link) = links.iter().find(|link| Some(link.row.id) == made_from) {
        return Ok((link.words(reading.connection)?.unwrap_or_default(), link.note.fields.is_exact()));
    }
    let shown = origin(reading.connection, entry)?.map(|link| link.words(reading.connection)).transpose()?.flatten();
    Ok((shown.unwrap_or_default(), false))
}

pub(super) fn entry_row(reading: &Reading<'_>, entry: &Entity, part: MapPart, links: &[Link]) -> Result<EntryRow> {
    let (text, exact) = text_of(reading, entry, links)?;
    // Only the team's own evidence makes a team entry more than a guess for everybody.
    let only_you = if entry.log == Log::Team {
        links.iter().filter(|link| link.row.log == Log::Personal).count() as u32
    } else {
        0
    };
    let mut evidence = Vec::new();
    for link in links {
        evidence.push(EvidenceRow {
            id: link.row.id,
            note: rows::note(reading, &link.note)?,
            start: link.range.map(|(start, _)| start),
            end: link.range.map(|(_, end)| end),
            words: link.words(reading.connection)?.unwrap_or_default(),
            against: link.against,
            words_corrected_since: link.corrected_since(),
        });
    }
    Ok(EntryRow {
        id: entry.id,
        part,
        text,
        exact,
        basis: basis(part, links),
        against: links.iter().filter(|link| link.against).count() as u32,
        shown_last: evidence
            .iter()
            .filter(|row| !row.against)
            .map(|row| row.note.happened.clone())
            .max_by_key(|at| at.utc_ms),
        evidence,
        only_you,
        marks: entry.fields.members(map_entry::MARKS),
        versions: rows::versions(reading, entry)?.into_iter().find(|versions| versions.field == "text"),
        audience: entry.log.audience(),
        state: rows::sync_state(reading, entry)?,
        brought_back: entry.brought_back,
        seen: seen_token(reading.connection, entry)?,
    })
}
