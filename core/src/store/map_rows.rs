//! The projection's rows that sorting and maps ask for: many at once, so that no screen asks for each.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::aliases;
use super::columns::{Log, id};
use super::entities::Entity;
use crate::error::Result;
use crate::model::{Id, Kind, MapPart};

/// A link of one of many maps, without what its note says.
pub(crate) struct MapLink {
    pub map: Id,
    pub part: MapPart,
    pub id: Id,
    pub note: Id,
    /// When it was made.
    pub linked: i64,
    pub log: Log,
}

/// The links of many maps' entries, each of which was made and not taken away.
pub(crate) fn links_of_maps(connection: &Connection, maps: &[Id]) -> Result<Vec<MapLink>> {
    let sql = "SELECT entry.parent, entry.state, link.id, link.target, link.sort, link.log
         FROM here entry JOIN here link ON link.parent = entry.id AND link.kind = 11 AND link.state = 1
         WHERE entry.parent = ?1 AND entry.kind = 10 AND link.target IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let mut links = Vec::new();
    for map in maps {
        let mut rows = statement.query([map.as_bytes()])?;
        while let Some(row) = rows.next()? {
            // A part that a later version knows counts there.
            let Some(part) = MapPart::from_number(row.get(1)?) else { continue };
            links.push(MapLink {
                map: id(row, 0)?,
                part,
                id: id(row, 2)?,
                note: id(row, 3)?,
                linked: row.get(4)?,
                log: row.get(5)?,
            });
        }
    }
    Ok(links)
}

/// How many entries many maps have in each part.
pub(crate) fn entries_in_parts(connection: &Connection, maps: &[Id]) -> Result<BTreeMap<MapPart, u32>> {
    let sql = "SELECT state, count(*) FROM here WHERE parent = ?1 AND kind = 10 GROUP BY state";
    let mut statement = connection.prepare_cached(sql)?;
    let mut entries: BTreeMap<MapPart, u32> = BTreeMap::new();
    for map in maps {
        let mut rows = statement.query([map.as_bytes()])?;
        while let Some(row) = rows.next()? {
            if let Some(part) = MapPart::from_number(row.get(0)?) {
                *entries.entry(part).or_default() += row.get::<_, u32>(1)?;
            }
        }
    }
    Ok(entries)
}

impl Entity {
    /// The links of a map's entries, each of which was made and not taken away, whatever its note is by now.
    pub fn links_of_map(connection: &Connection, map: Id) -> Result<Vec<Self>> {
        let rest =
            "here WHERE kind = 11 AND state = 1 AND parent IN (SELECT id FROM here WHERE parent = ?1 AND kind = 10)
             ORDER BY sort, id";
        Self::all(connection, rest, [map.as_bytes()])
    }

    /// What was decided about pairs of notes of which the one that was said is of this visit, the latest first.
    pub fn pairs_of_visit(connection: &Connection, visit: Id) -> Result<Vec<Self>> {
        let visit = aliases::target(connection, visit)?;
        let rest = "here WHERE kind = ?2 AND parent IN (SELECT id FROM here WHERE parent = ?1 AND kind = 6)
             ORDER BY sort DESC, number DESC LIMIT 200";
        Self::all(connection, rest, (visit.as_bytes(), Kind::Mismatch))
    }
}
