//! The engineer's own log among their devices: whether this one has the key it is sealed to.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::sealed::EngineerKey;

use super::identity::Identity;
use crate::error::Result;

/// The public half of the engineer's key, as the hub enrolled this device with it; `None` before its enrolment was read.
fn enrolled_key(connection: &Connection, me: &Identity) -> Result<Option<[u8; 32]>> {
    let known_as = me.before.unwrap_or(me.incarnation);
    Ok(connection
        .prepare_cached("SELECT engineer_key FROM incarnation WHERE device = ?1 AND incarnation = ?2")?
        .query_row((known_as.device.as_bytes(), known_as.number), |row| row.get(0))
        .optional()?
        .flatten())
}

/// Whether this device has its engineer's key. One that was invited by name has not, until it gets it from another device.
pub(crate) fn holds_key(connection: &Connection, me: &Identity) -> Result<bool> {
    is_key(connection, me, &me.engineer_key)
}

/// Whether the hub's enrolment of this device was read: it says whose the device is.
pub(crate) fn is_enrolled(connection: &Connection, me: &Identity) -> Result<bool> {
    Ok(enrolled_key(connection, me)?.is_some())
}

/// Whether it is the engineer's, as the hub enrolled this device.
pub(crate) fn is_key(connection: &Connection, me: &Identity, key: &EngineerKey) -> Result<bool> {
    Ok(enrolled_key(connection, me)? == Some(key.public()))
}
