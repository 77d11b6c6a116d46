//! Many maps as one: what is known of several people, part by part.
//!
//! Its source is (person, told or seen): what two people's maps show is two sources, however often each was met. Beside each
//! part stands of how many of the people something was heard or seen ("4 of 6 people").

use serde::Serialize;

use super::map::{EntryRow, entry_row};
use super::rows::{self, LAST, Page};
use crate::empathy_map::{MapSources, aggregated, links};
use crate::error::{Refusal, Result};
use crate::log::reading::Reading;
use crate::model::fields::{empathy_map, map_entry};
use crate::model::{Id, Kind, MapPart};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// So many maps are looked at, the newest.
const MOST_MAPS: usize = 500;

/// Which maps.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum MapsOf {
    /// All there are.
    Everybody,
    /// Of one customer's people.
    Customer(Id),
    /// These.
    These(Vec<Id>),
}

/// Many maps as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AggregatedMap {
    /// How many maps.
    pub maps: u32,
    /// There are more; these are the newest.
    pub more: bool,
    /// How many people they are of.
    pub people: u32,
    /// In canvas order.
    pub parts: Vec<AggregatedPart>,
    /// 0–12.
    pub above: u8,
    /// 0–12.
    pub below: u8,
}

/// One part of many maps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AggregatedPart {
    /// Which part.
    pub part: MapPart,
    /// Ticks, 0–3.
    pub depth: u8,
    /// Of how many of the people something was heard or seen.
    pub people: u32,
    /// How many entries, guesses too.
    pub entries: u32,
}

/// One entry of many maps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AggregatedEntry {
    /// Its map.
    pub map: Id,
    /// Whose map that is.
    pub who: String,
    /// What it is of.
    pub situation: String,
    /// The entry.
    pub entry: EntryRow,
}

impl Notebook {
    /// Many maps as one.
    ///
    /// # Errors
    /// Unknown ids; [`Refusal::TooManyMaps`].
    pub fn aggregated_map(&self, of: &MapsOf) -> Result<AggregatedMap> {
        self.read(|reading| {
            let (maps, more) = maps(reading, of)?;
            let found = aggregated(reading.connection, &sources(&maps))?;
            let part = |part: &MapPart| AggregatedPart {
                part: *part,
                depth: found.iceberg.depth(*part),
                people: found.people.get(part).copied().unwrap_or(0),
                entries: found.entries.get(part).copied().unwrap_or(0),
            };
            Ok(AggregatedMap {
                maps: maps.len() as u32,
                more,
                people: found.everybody,
                parts: MapPart::ALL.iter().map(part).collect(),
                above: found.iceberg.above(),
                below: found.iceberg.below(),
            })
        })
    }

    /// The entries of one part of many maps, the newest map first, a page at a time.
    ///
    /// # Errors
    /// As [`Notebook::aggregated_map`]; [`Refusal::CursorUnreadable`].
    pub fn aggregated_part(
        &self,
        of: &MapsOf,
        part: MapPart,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<AggregatedEntry>> {
        self.read(|reading| {
            let limit = rows::limit(limit);
            let (mut maps, _) = maps(reading, of)?;
            let mut begun = after.map(place_of).transpose()?;
            if let Some((map, _)) = begun {
                let at = maps.iter().position(|there| there.id == map).ok_or(Refusal::CursorUnreadable)?;
                maps.drain(..at);
            }
            let mut found = Vec::new();
            for map in &maps {
                let entries = Entity::children(reading.connection, map.id, Kind::MapEntry)?;
                let after = begun.take().map(|(_, entry)| entry);
                let mut skipping = after.is_some();
                for entry in entries.into_iter().filter(|entry| entry.fields.get(map_entry::PART) == Some(part)) {
                    if !skipping {
                        found.push((map, entry));
                    } else if Some(entry.id) == after {
                        skipping = false;
                    }
                }
                if found.len() > limit {
                    break;
                }
            }
            rows::page(
                found,
                limit,
                |(map, entry)| format!("{}.{}", map.id, entry.id),
                |(map, entry)| {
                    Ok(AggregatedEntry {
                        map: map.id,
                        who: reading.name(map.fields.get(empathy_map::PERSON))?.unwrap_or_default(),
                        situation: map.fields.get(empathy_map::SITUATION).unwrap_or_default(),
                        entry: entry_row(reading, entry, part, &links(reading.connection, entry.id)?)?,
                    })
                },
            )
        })
    }
}

fn place_of(after: &str) -> Result<(Id, Id)> {
    let read = after.split_once('.').and_then(|(map, entry)| Some((map.parse().ok()?, entry.parse().ok()?)));
    read.ok_or_else(|| Refusal::CursorUnreadable.into())
}

/// The maps, the newest first, and whether there are more.
fn maps(reading: &Reading<'_>, of: &MapsOf) -> Result<(Vec<Entity>, bool)> {
    let connection = reading.connection;
    let mut maps = match of {
        MapsOf::Everybody => Entity::of_kind_before(connection, Kind::EmpathyMap, LAST, MOST_MAPS + 1)?,
        MapsOf::Customer(customer) => {
            let customer = reading.live(*customer, Kind::Organization)?;
            Entity::maps_of(connection, customer.id, MOST_MAPS + 1)?
        }
        MapsOf::These(ids) if ids.len() > MOST_MAPS => return Err(Refusal::TooManyMaps.into()),
        MapsOf::These(ids) => {
            let mut maps: Vec<Entity> = Vec::new();
            for id in ids {
                if maps.iter().all(|map| map.id != *id) {
                    maps.push(reading.live(*id, Kind::EmpathyMap)?);
                }
            }
            maps
        }
    };
    let more = maps.len() > MOST_MAPS;
    maps.truncate(MOST_MAPS);
    Ok((maps, more))
}

fn sources(maps: &[Entity]) -> Vec<MapSources> {
    maps.iter()
        .map(|map| MapSources { map: map.id, person: map.fields.get(empathy_map::PERSON), log: map.log })
        .collect()
}
