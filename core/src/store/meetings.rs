//! When a customer was last met, kept as it changes by the schema's triggers: encounters that are no meeting are known by name.

use rusqlite::Connection;

use crate::error::Result;
use crate::model::fields::encounter;
use crate::model::{EncounterKind, Fields, Id, Kind};
use crate::store::columns::id;

/// Writes down whether an encounter is a meeting, before its row is. A role-play and a call to ourselves are none.
pub(crate) fn keep(connection: &Connection, kind: Kind, encounter: Id, fields: &Fields) -> Result<()> {
    if kind != Kind::Encounter {
        return Ok(());
    }
    let is_one = fields.get(encounter::KIND).is_none_or(EncounterKind::gives_evidence);
    let sql = match is_one {
        true => "DELETE FROM no_meeting WHERE encounter = ?1",
        false => "INSERT OR IGNORE INTO no_meeting VALUES (?1)",
    };
    if connection.prepare_cached(sql)?.execute([encounter.as_bytes()])? > 0 {
        let sql =
            "UPDATE met SET last = (SELECT coalesce(max(sort), 0) FROM entity WHERE parent = met.customer AND kind = 5
             AND hidden = 0 AND state > 0 AND id NOT IN (SELECT encounter FROM no_meeting))
             WHERE customer = (SELECT parent FROM entity WHERE id = ?1)";
        connection.prepare_cached(sql)?.execute([encounter.as_bytes()])?;
    }
    Ok(())
}

/// Customers last met before a moment or never, the longest ago first, behind a place, so many of them: each with when.
pub(crate) fn not_since(
    connection: &Connection,
    utc_ms: i64,
    after: Option<(i64, Id)>,
    limit: usize,
) -> Result<Vec<(Id, i64)>> {
    let (last, customer) = after.unwrap_or((i64::MIN, Id([0; 16])));
    let sql = "SELECT customer, last FROM met WHERE (last, customer) > (?1, ?2) AND last < ?3 ORDER BY last, customer LIMIT ?4";
    let mut statement = connection.prepare_cached(sql)?;
    let rows =
        statement.query_map((last, customer.as_bytes(), utc_ms, limit as i64), |row| Ok((id(row, 0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
