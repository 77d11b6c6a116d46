//! Looking things up by the random end of their ids.

use rusqlite::{Connection, OptionalExtension};

use super::columns::{Presence, ids};
use crate::error::Result;
use crate::model::handle::{RANDOM_END, random_end};
use crate::model::{Id, Kind};

/// Where the random end begins, as SQLite counts.
const FROM: usize = 16 - RANDOM_END + 1;
/// Whoever reads more than these chooses by other words.
const MOST: usize = 20;

/// The ends next to an id's own on both sides, deleted and erased things among them: those are found by handle too.
pub(crate) fn neighbors(connection: &Connection, id: &Id) -> Result<Vec<Vec<u8>>> {
    let mut neighbors = Vec::new();
    for (side, order) in [("<", "DESC"), (">", "ASC")] {
        // One statement, so that another thing with the very same end would be seen as well.
        let sql = format!(
            "SELECT substr(id, {FROM}) FROM entity WHERE substr(id, {FROM}) {side}= ?1 AND id <> ?2
             ORDER BY substr(id, {FROM}) {order} LIMIT 1"
        );
        let row = connection.prepare_cached(&sql)?.query_row((random_end(id), id.as_bytes()), |row| row.get(0));
        neighbors.extend(row.optional()?);
    }
    Ok(neighbors)
}

/// The things whose ends lie in a range, so many as can be chosen from.
pub(crate) fn within(connection: &Connection, range: &(Vec<u8>, Vec<u8>), kind: Option<Kind>) -> Result<Vec<Id>> {
    // What waits behind a gate is found by no name.
    const LATER: i64 = Presence::Later as i64;
    let sql = format!(
        "SELECT id FROM entity WHERE substr(id, {FROM}) BETWEEN ?1 AND ?2 AND (?3 IS NULL OR +kind = ?3)
         AND hidden <> {LATER} ORDER BY substr(id, {FROM}) LIMIT {MOST}"
    );
    ids(connection, &sql, (&range.0, &range.1, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_look_up_by_handle_walks_the_rows() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(&crate::store::open::MIGRATIONS.concat()).unwrap();
        for rest in [
            format!("WHERE substr(id, {FROM}) <= x'00' AND id <> x'01' ORDER BY substr(id, {FROM}) DESC LIMIT 1"),
            format!("WHERE substr(id, {FROM}) >= x'00' AND id <> x'01' ORDER BY substr(id, {FROM}) ASC LIMIT 1"),
            format!(
                "WHERE substr(id, {FROM}) BETWEEN x'00' AND x'01' AND +kind = 6 ORDER BY substr(id, {FROM}) LIMIT 20"
            ),
        ] {
            let explained = format!("EXPLAIN QUERY PLAN SELECT id FROM entity {rest}");
            let plan: String = connection.query_row(&explained, [], |row| row.get(3)).unwrap();
            assert!(plan.starts_with("SEARCH entity USING INDEX entity_handle"), "{plan}");
        }
    }
}
