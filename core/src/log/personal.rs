//! The engineer's own log among their devices: who of them has the key it is sealed to, and what of it lies here alone.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::enrolment::Vouched;
use soundings_wire::sealed::EngineerKey;

use super::identity::Identity;
use crate::error::Result;
use crate::model::Kind;
use crate::store::columns::{Log, OperationState};

/// The public half of the engineer's key, as the hub enrolled this device with it; `None` before its enrolment was
/// read, or where that names none.
fn enrolled_key(connection: &Connection, me: &Identity) -> Result<Option<[u8; 32]>> {
    let known_as = me.before.unwrap_or(me.incarnation);
    Ok(connection
        .prepare_cached("SELECT engineer_key FROM incarnation WHERE device = ?1 AND incarnation = ?2")?
        .query_row((known_as.device.as_bytes(), known_as.number), |row| row.get::<_, Option<[u8; 32]>>(0))
        .optional()?
        .flatten()
        // A hub that knows none says so by zeros.
        .filter(|key| *key != [0; 32]))
}

/// Whether this device has its engineer's key. One that was invited by name has not, until it gets it from another device.
pub(crate) fn holds_key(connection: &Connection, me: &Identity) -> Result<bool> {
    is_key(connection, me, &me.engineer_key)
}

/// Whether the hub's enrolment of this device was read: it says whose the device is.
pub(crate) fn is_enrolled(connection: &Connection, me: &Identity) -> Result<bool> {
    Ok(enrolled_key(connection, me)?.is_some())
}

/// Since when this device is its engineer's, by the hub's clock.
pub(crate) fn enrolled_since(connection: &Connection, me: &Identity) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT since FROM incarnation WHERE device = ?1 AND incarnation = ?2")?
        .query_row((me.incarnation.device.as_bytes(), me.incarnation.number), |row| row.get(0))
        .optional()?
        .flatten())
}

/// Whether the engineer's own log goes to their other devices from here.
pub(crate) fn travels(connection: &Connection, me: &Identity) -> Result<bool> {
    Ok(me.has_team() && holds_key(connection, me)?)
}

/// Whether it is the engineer's, as the hub enrolled this device.
pub(crate) fn is_key(connection: &Connection, me: &Identity, key: &EngineerKey) -> Result<bool> {
    Ok(enrolled_key(connection, me)? == Some(key.public()))
}

/// Whether another device of the engineer's has the key for certain: it was let in by it, or wrote what it opens.
pub(crate) fn is_held_elsewhere(connection: &Connection, me: &Identity) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM incarnation WHERE engineer = ?1 AND device <> ?2 AND until IS NULL
               AND signing_key IS NOT NULL AND (vouched = ?3 OR EXISTS (SELECT 1 FROM operation
                   WHERE log = ?4 AND author = number AND state = ?5 AND hub_seq IS NOT NULL)))";
    let vouched = Vouched::EngineerKey.number();
    let of = (me.engineer.as_bytes(), me.incarnation.device.as_bytes());
    Ok(connection
        .prepare_cached(sql)?
        .query_row((of.0, of.1, vouched, Log::Personal, OperationState::Settled), |row| row.get(0))?)
}

/// Notes that are only me and of which the hub lacks something.
pub(crate) fn notes_not_kept(connection: &Connection) -> Result<u32> {
    let sql = "SELECT count(DISTINCT entity.number) FROM operation INDEXED BY operation_unsettled
               JOIN entity ON entity.id = operation.entity
               WHERE operation.state <> 0 AND operation.state IN (?1, ?2) AND operation.log = ?3
               AND entity.log = ?3 AND kind = ?4 AND hidden = 0";
    let states = (OperationState::Waiting, OperationState::Parked);
    Ok(connection
        .prepare_cached(sql)?
        .query_row((states.0, states.1, Log::Personal, Kind::Observation), |row| row.get(0))?)
}

/// Operations of this log that need a person.
pub(crate) fn troubled(connection: &Connection) -> Result<u32> {
    let sql = "SELECT count(*) FROM operation INDEXED BY operation_unsettled
               WHERE state <> 0 AND state BETWEEN ?1 AND ?2 AND log = ?3";
    let states = (OperationState::Parked, OperationState::Early);
    Ok(connection.prepare_cached(sql)?.query_row((states.0, states.1, Log::Personal), |row| row.get(0))?)
}
