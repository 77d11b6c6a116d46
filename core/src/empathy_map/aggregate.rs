//! The iceberg of many maps: its source is (person, told or seen).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Connection;
use soundings_wire::Id;

use super::evidence::check;
use super::meter::{Iceberg, is_second_hand_note};
use crate::error::Result;
use crate::model::fields::observation;
use crate::model::{MapPart, ObservationKind};
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::store::map_rows::{MapLink, entries_in_parts, links_of_maps};

/// A map whose sources are counted.
pub(crate) struct MapSources {
    pub map: Id,
    pub person: Option<Id>,
    pub log: Log,
}

/// What many maps show together.
pub(crate) struct Aggregated {
    pub iceberg: Iceberg,
    /// How many people the maps are of.
    pub everybody: u32,
    /// Of how many of them something was heard or seen.
    pub people: BTreeMap<MapPart, u32>,
    pub entries: BTreeMap<MapPart, u32>,
}

/// What decides about a note: `None` where it does not count.
#[derive(Clone, Copy)]
struct Counts {
    told: bool,
    second_hand: bool,
    only_me: bool,
}

/// Counts the sources of many maps. Within a map a note counts in one part of each half, as in a map alone.
pub(crate) fn aggregated(connection: &Connection, maps: &[MapSources]) -> Result<Aggregated> {
    let of_map: HashMap<Id, &MapSources> = maps.iter().map(|map| (map.map, map)).collect();
    let ids: Vec<Id> = maps.iter().map(|map| map.map).collect();
    // Whose map nobody knows any more is a person by itself.
    let person = |map: &MapSources| map.person.unwrap_or(map.map);
    let mut known: HashMap<Id, Option<Counts>> = HashMap::new();
    let mut earliest: HashMap<(Id, bool, Id), MapLink> = HashMap::new();
    for link in links_of_maps(connection, &ids)? {
        let counts = match known.get(&link.note) {
            Some(counts) => *counts,
            None => *known.entry(link.note).or_insert(counts(connection, link.note)?),
        };
        let (Some(counts), Some(map)) = (counts, of_map.get(&link.map)) else { continue };
        if map.log == Log::Team && (counts.only_me || link.log == Log::Personal) {
            continue;
        }
        let key = (link.map, link.part.above_water(), link.note);
        if earliest.get(&key).is_none_or(|first| (link.linked, link.id) < (first.linked, first.id)) {
            earliest.insert(key, link);
        }
    }
    let mut sources: BTreeMap<MapPart, BTreeSet<(Id, bool)>> = BTreeMap::new();
    let mut second_hand: BTreeMap<MapPart, BTreeSet<Id>> = BTreeMap::new();
    for link in earliest.into_values() {
        let (Some(Some(counts)), Some(map)) = (known.get(&link.note), of_map.get(&link.map)) else { continue };
        if counts.second_hand {
            second_hand.entry(link.part).or_default().insert(person(map));
        } else {
            sources.entry(link.part).or_default().insert((person(map), counts.told));
        }
    }
    let heard = |part: &MapPart| {
        let first = sources.get(part).into_iter().flatten().map(|(person, _)| *person);
        let people: BTreeSet<Id> = first.chain(second_hand.get(part).into_iter().flatten().copied()).collect();
        people.len() as u32
    };
    let people = MapPart::ALL.iter().map(|part| (*part, heard(part))).collect();
    let everybody: BTreeSet<Id> = maps.iter().map(person).collect();
    Ok(Aggregated {
        iceberg: Iceberg::of(
            |part| sources.get(&part).map_or(0, BTreeSet::len),
            |part| second_hand.contains_key(&part),
        ),
        everybody: everybody.len() as u32,
        people,
        entries: entries_in_parts(connection, &ids)?,
    })
}

fn counts(connection: &Connection, note: Id) -> Result<Option<Counts>> {
    let Some(note) = Entity::find(connection, note)? else { return Ok(None) };
    let nowhere = note.fields.get(observation::ENCOUNTER).is_none();
    if nowhere || check(connection, &note).is_err() {
        return Ok(None);
    }
    Ok(Some(Counts {
        told: note.fields.get(observation::KIND) == Some(ObservationKind::Said),
        second_hand: is_second_hand_note(&note),
        only_me: note.log == Log::Personal,
    }))
}
