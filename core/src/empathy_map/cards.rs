//! The cards of sorting: which notes of a visit are still to be put on a map, and which words of each.
//!
//! A note is a card until a link leads from the map to it, or somebody left it off that map. Where ranges of its words alone
//! are linked, what is left of them is a card of its own. Starred notes come first, then as they happened; the card that was
//! up stays up.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use soundings_wire::Id;

use super::session::Session;
use crate::error::Result;
use crate::model::fields::{empathy_map, evidence, left_off, map_entry, observation};
use crate::model::telling::telling_words;
use crate::model::{Kind, MapPart, ObservationKind, Person, scalar_slice};
use crate::store::aliases;
use crate::store::entities::Entity;

/// A note to be sorted.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    pub note: Entity,
    /// The words that are left of it; `None`: all of them.
    pub range: Option<(u32, u32)>,
}

impl Card {
    /// The words that one tap sorts.
    pub fn words(&self) -> String {
        let text = self.note.fields.words().map(|(newest, _)| newest.text).unwrap_or_default();
        match self.range.and_then(|(start, end)| scalar_slice(&text, start, end)) {
            Some(left) => left.to_owned(),
            None => text,
        }
    }
}

/// What is to be sorted, in order.
pub(crate) struct Deck {
    pub cards: Vec<Card>,
    /// Cards that were put off.
    pub later: u32,
}

/// The cards of a visit for a map.
pub(crate) fn deck(connection: &Connection, session: Session) -> Result<Deck> {
    let (later, _) = session.put_off(connection)?;
    let (linked, left_off) = (linked(connection, session.map)?, left_off(connection, session.map)?);
    let mut cards = Vec::new();
    let mut put_off = 0;
    for note in Entity::children(connection, session.visit, Kind::Observation)? {
        let range = match linked.get(&note.id) {
            _ if left_off.contains(&note.id) || note.fields.get(observation::KIND).is_none() => continue,
            Some(ranges) => match what_is_left(&note, ranges) {
                Some(range) => Some(range),
                None => continue,
            },
            None => None,
        };
        let card = Card { note, range };
        if card.words().trim().is_empty() {
            continue;
        }
        if later.contains(&card.note.id) {
            put_off += 1;
        } else {
            cards.push(card);
        }
    }
    let up = session.card(connection)?;
    cards.sort_by_key(|card| (Some(card.note.id) != up, !card.note.fields.flag(observation::STARRED)));
    Ok(Deck { cards, later: put_off })
}

/// A linked range with its revision; `None`: the whole note.
type Linked = (Option<(u32, u32)>, Option<u32>);

/// The notes that a map's links lead to, whatever those notes are.
fn linked(connection: &Connection, map: Id) -> Result<BTreeMap<Id, Vec<Linked>>> {
    let mut linked: BTreeMap<Id, Vec<Linked>> = BTreeMap::new();
    for link in Entity::links_of_map(connection, map)? {
        let Some(note) = link.fields.get(evidence::OBSERVATION) else { continue };
        linked.entry(note).or_default().push((link.fields.get(evidence::RANGE), link.fields.get(evidence::REVISION)));
    }
    Ok(linked)
}

/// The notes that somebody left off a map.
pub(crate) fn left_off(connection: &Connection, map: Id) -> Result<BTreeSet<Id>> {
    let rows = Entity::children(connection, map, Kind::LeftOff)?.into_iter().filter(|row| row.state == 1);
    Ok(rows.filter_map(|row| row.fields.get(left_off::OBSERVATION)).collect())
}

/// The first words of a note that no link shows; `None` where the links show the whole of it, or words that it no longer
/// holds.
fn what_is_left(note: &Entity, linked: &[Linked]) -> Option<(u32, u32)> {
    let (newest, _) = note.fields.words()?;
    let mut shown = Vec::new();
    for (range, revision) in linked {
        shown.push((*range).filter(|_| revision.unwrap_or(0) == newest.number)?);
    }
    let signs: Vec<char> = newest.text.chars().collect();
    let is_shown = |place: usize| shown.iter().any(|(start, end)| (*start as usize..*end as usize).contains(&place));
    let mut start = 0;
    while start < signs.len() {
        if is_shown(start) {
            start += 1;
            continue;
        }
        let end = (start..signs.len()).find(|place| is_shown(*place)).unwrap_or(signs.len());
        if let Some(range) = without_edges(&signs, start, end) {
            return Some(range);
        }
        start = end;
    }
    None
}

/// What stands between two places without the spaces and signs before it and the spaces behind it; `None` where that is
/// nothing that somebody could read.
fn without_edges(signs: &[char], start: usize, end: usize) -> Option<(u32, u32)> {
    let first = (start..end).find(|place| signs[*place].is_alphanumeric())?;
    let last = (first..end).rev().find(|place| !signs[*place].is_whitespace())?;
    Some((first as u32, last as u32 + 1))
}

/// Where a note belongs, most likely: a guess that one tap agrees to. `None`: it is not about the person of the map.
pub(crate) fn likely(connection: &Connection, map: &Entity, note: &Entity) -> Result<Option<MapPart>> {
    Ok(match note.fields.get(observation::KIND) {
        Some(ObservationKind::Did) => Some(MapPart::Do),
        Some(ObservationKind::Around) => Some(MapPart::See),
        Some(ObservationKind::Thought) => Some(MapPart::Other),
        Some(ObservationKind::Said) => match (note.fields.get(observation::BY), person(connection, map)?) {
            (Some(Person::Known(by)), Some(who)) if aliases::target(connection, by)? == who => Some(MapPart::Say),
            _ => None,
        },
        None => None,
    })
}

/// Whose map it is, under the id that they read as.
pub(crate) fn person(connection: &Connection, map: &Entity) -> Result<Option<Id>> {
    map.fields.get(empathy_map::PERSON).map(|who| aliases::target(connection, who)).transpose()
}

/// The most entries that are offered as saying the same.
const MOST_ALIKE: usize = 3;

/// Entries of a map that may say what words say: those that share telling words with them, the most first, at most three.
/// `of`: of one part alone. Each is an entry with what it says.
pub(crate) fn alike<'a>(
    words: &str,
    entries: impl Iterator<Item = (&'a Entity, String)>,
    of: Option<MapPart>,
) -> Vec<(&'a Entity, String)> {
    let telling = telling_words(words);
    let mut found = Vec::new();
    for (entry, text) in entries {
        let part = entry.fields.get(map_entry::PART);
        let shared = telling_words(&text).intersection(&telling).count();
        if shared > 0 && (of.is_none() || part == of) {
            found.push((shared, entry, text));
        }
    }
    found.sort_by_key(|(shared, entry, _)| (std::cmp::Reverse(*shared), entry.id));
    found.into_iter().take(MOST_ALIKE).map(|(_, entry, text)| (entry, text)).collect()
}
