//! What a person must look at before it can go on: what the hub refused, and what was pulled and cannot be read.

use rusqlite::Connection;
use soundings_wire::Id;
use soundings_wire::messages::ParkReason;

use crate::error::Result;
use crate::store::columns::{Log, OperationState, id};

/// The states of operations that a person is shown.
pub(crate) const TROUBLED: [OperationState; 4] =
    [OperationState::Parked, OperationState::Unreadable, OperationState::Uncovered, OperationState::Early];

/// An operation that needs a person.
pub(crate) struct Troubled {
    pub entity: Id,
    pub why: Trouble,
    /// Since when, in Unix milliseconds by its author's clock.
    pub since_ms: i64,
}

/// Why it does.
pub(crate) enum Trouble {
    /// The hub refused it.
    Refused(ParkReason),
    /// It was pulled and cannot be read or understood.
    Unreadable,
    /// It was pulled, and nobody whom this device believes stands behind it.
    Uncovered,
    /// It was pulled, and builds on what is not here yet.
    Early,
}

/// So many of each of these logs.
pub(crate) fn troubled(connection: &Connection, logs: &[Log], limit: usize) -> Result<Vec<Troubled>> {
    let mut troubled = Vec::new();
    let mut statement = connection.prepare_cached(
        "SELECT entity, state, reason, clock FROM operation INDEXED BY operation_unsettled WHERE state <> 0 AND state BETWEEN ?1 AND ?4 AND log = ?2 ORDER BY state, author, seq LIMIT ?3",
    )?;
    for log in logs {
        let rows = statement.query_map((OperationState::Parked, *log, limit as i64, OperationState::Early), |row| {
            let reason = row.get::<_, Option<u16>>(2)?.map_or(ParkReason::NotUnderstood, ParkReason::from_number);
            let why = match row.get(1)? {
                OperationState::Uncovered => Trouble::Uncovered,
                OperationState::Early => Trouble::Early,
                OperationState::Unreadable => Trouble::Unreadable,
                _ => Trouble::Refused(reason),
            };
            Ok(Troubled { entity: id(row, 0)?, why, since_ms: row.get::<_, i64>(3)? >> 16 })
        })?;
        for row in rows {
            troubled.push(row?);
        }
    }
    // What has no name is shown by the place it stands at.
    let mut statement = connection.prepare_cached("SELECT hub_seq, rank FROM unread ORDER BY hub_seq LIMIT ?1")?;
    let rows = statement.query_map([limit.saturating_sub(troubled.len()) as i64], |row| {
        let place = row.get::<_, i64>(0)?.unsigned_abs();
        let entity = Id(u128::from(place).to_be_bytes());
        Ok(Troubled { entity, why: Trouble::Unreadable, since_ms: row.get::<_, i64>(1)? >> 16 })
    })?;
    for row in rows {
        troubled.push(row?);
    }
    Ok(troubled)
}
