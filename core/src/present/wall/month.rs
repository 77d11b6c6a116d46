//! *The map of the month*: of the maps of people on the wall that got an entry within a month and hold something that may
//! hang, the one that knows most.

use serde::Serialize;

use super::super::rows::LAST;
use super::{NEWEST_MAPS, WallMatter, WallPerson};
use crate::consent::{Cleared, Hanging};
use crate::empathy_map::{entries, iceberg};
use crate::error::Result;
use crate::model::fields::{empathy_map, map_entry};
use crate::model::{Kind, MapPart};
use crate::store::entities::Entity;

/// How long an entry is one of the month.
const MONTH_MS: i64 = 31 * 24 * 60 * 60 * 1000;

/// The map of the month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WallMap {
    /// Whose map it is.
    pub person: WallPerson,
    /// Their customer; empty where it is not known.
    pub customer: String,
    /// The situation, without names that may not be read.
    pub situation: Cleared,
    /// All eight parts, in the canvas's order.
    pub parts: Vec<WallPart>,
}

/// A part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WallPart {
    /// Which.
    pub part: MapPart,
    /// Ticks, 0–3.
    pub depth: u8,
    /// What stands there that may hang: the entry with the most notes.
    pub matter: Option<WallMatter>,
}

/// The one with the deepest iceberg; of equals the newest.
pub(super) fn of_the_month(hanging: &Hanging<'_>) -> Result<Option<WallMap>> {
    let reading = hanging.reading;
    let since = reading.now().utc_ms - MONTH_MS;
    let mut best: Option<(u8, WallMap)> = None;
    for map in Entity::of_kind_before(reading.connection, Kind::EmpathyMap, LAST, NEWEST_MAPS)? {
        let person = map.fields.get(empathy_map::PERSON).filter(|_| hanging.is_ours(&map));
        let Some(named) = person.and_then(|person| hanging.people.named(person)) else { continue };
        let mut entries = entries(reading.connection, map.id)?;
        entries.retain(|(entry, _, _)| hanging.is_ours(entry));
        if !entries.iter().any(|(entry, _, _)| entry.fields.ms(map_entry::CREATED).is_some_and(|made| made >= since)) {
            continue;
        }
        let iceberg = iceberg(&map, &entries);
        let deep = iceberg.above() + iceberg.below();
        if best.as_ref().is_some_and(|(deepest, _)| *deepest >= deep) {
            continue;
        }
        let mut parts = Vec::new();
        for part in MapPart::ALL {
            let mut matter: Option<WallMatter> = None;
            for (entry, _, _) in entries.iter().filter(|(_, of, _)| of == part) {
                let hangs = hanging.entry(entry, true)?.map(WallMatter::from);
                let most = matter.as_ref().map_or(0, |matter| matter.notes);
                matter = hangs.filter(|one| one.notes > most).or(matter);
            }
            parts.push(WallPart { part: *part, depth: iceberg.depth(*part), matter });
        }
        if parts.iter().all(|part| part.matter.is_none()) {
            continue;
        }
        let situation = hanging.taken_out(&map.fields.get(empathy_map::SITUATION).unwrap_or_default())?;
        let person = WallPerson { name: named.name.clone(), role: named.role.clone() };
        let customer = reading.name(named.customer)?.unwrap_or_default();
        best = Some((deep, WallMap { person, customer, situation, parts }));
    }
    Ok(best.map(|(_, map)| map))
}
