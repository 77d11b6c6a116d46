//! The projection's rows that sorting and maps ask for: many at once, so that no screen asks for each.

use rusqlite::Connection;

use super::aliases;
use super::entities::Entity;
use crate::error::Result;
use crate::model::{Id, Kind};

impl Entity {
    /// The links of a map's entries, each of which was made and not taken away, whatever its note is by now.
    pub fn links_of_map(connection: &Connection, map: Id) -> Result<Vec<Self>> {
        let rest =
            "here WHERE kind = 11 AND state = 1 AND parent IN (SELECT id FROM here WHERE parent = ?1 AND kind = 10)
             ORDER BY sort, id";
        Self::all(connection, rest, [map.as_bytes()])
    }

    /// What was decided about pairs of notes with these notes in them as what was said.
    pub fn pairs_of_visit(connection: &Connection, visit: Id) -> Result<Vec<Self>> {
        let visit = aliases::target(connection, visit)?;
        let rest = "here WHERE kind = ?2 AND parent IN (SELECT id FROM here WHERE parent = ?1 AND kind = 6)
             ORDER BY sort DESC, number DESC LIMIT 200";
        Self::all(connection, rest, (visit.as_bytes(), Kind::Mismatch))
    }
}
