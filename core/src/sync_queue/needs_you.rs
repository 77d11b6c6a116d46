//! What a person must look at before it can go on: what the hub refused, and what was pulled and cannot be read.

use rusqlite::Connection;
use soundings_wire::Id;
use soundings_wire::messages::ParkReason;

use crate::error::Result;
use crate::store::columns::{OperationState, id};

/// An operation that needs a person.
pub(crate) struct Troubled {
    pub entity: Id,
    /// Why the hub refused it; `None`: it was pulled and cannot be read.
    pub refused: Option<ParkReason>,
    /// Since when, in Unix milliseconds by its author's clock.
    pub since_ms: i64,
}

/// So many of them.
pub(crate) fn troubled(connection: &Connection, limit: usize) -> Result<Vec<Troubled>> {
    let mut statement = connection.prepare_cached(
        "SELECT entity, state, reason, clock FROM operation WHERE state <> 0 AND state IN (?1, ?2) ORDER BY state, log, author, seq LIMIT ?3",
    )?;
    let rows = statement.query_map((OperationState::Parked, OperationState::Unreadable, limit as i64), |row| {
        let parked = row.get::<_, OperationState>(1)? == OperationState::Parked;
        let reason: Option<u8> = row.get(2)?;
        let known = match reason {
            Some(reason) if reason == ParkReason::TooLarge as u8 => ParkReason::TooLarge,
            Some(reason) if reason == ParkReason::Dependent as u8 => ParkReason::Dependent,
            _ => ParkReason::NotUnderstood,
        };
        Ok(Troubled { entity: id(row, 0)?, refused: parked.then_some(known), since_ms: row.get::<_, i64>(3)? >> 16 })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
