//! The devices that joined, each incarnation with its own key.

use rusqlite::{Connection, OptionalExtension, Row};
use soundings_wire::messages::Role;
use soundings_wire::{Id, Incarnation};

use crate::store;

/// One incarnation of a device.
#[derive(Clone, Debug)]
pub(crate) struct Device {
    /// Short for (device, incarnation) in this database.
    pub number: i64,
    pub incarnation: Incarnation,
    pub key: [u8; 32],
    pub engineer: Id,
    pub role: Role,
    pub revoked: bool,
}

const COLUMNS: &str = "number, device, incarnation, key, engineer, role, revoked_ms IS NOT NULL";

fn read(row: &Row<'_>) -> rusqlite::Result<Device> {
    Ok(Device {
        number: row.get(0)?,
        incarnation: Incarnation { device: store::id(row, 1)?, number: row.get(2)? },
        key: store::bytes(row, 3)?,
        engineer: store::id(row, 4)?,
        role: role(row.get(5)?),
        revoked: row.get(6)?,
    })
}

/// A device as an administrator sees it: whose, in ids, since when, and whether it still speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolledDevice {
    /// The device and its incarnation.
    pub incarnation: Incarnation,
    /// Whose it is.
    pub engineer: Id,
    /// What it may do.
    pub role: Role,
    /// When it joined, Unix milliseconds.
    pub joined_ms: u64,
    /// When it was last given its hour's token, Unix milliseconds.
    pub contact_ms: Option<u64>,
    /// When its access was taken, Unix milliseconds.
    pub revoked_ms: Option<u64>,
}

/// All that joined, the first to join first.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<EnrolledDevice>> {
    connection
        .prepare(
            "SELECT device, incarnation, engineer, role, joined_ms, contact_ms, revoked_ms FROM devices ORDER BY number",
        )?
        .query_map([], |row| {
            Ok(EnrolledDevice {
                incarnation: Incarnation { device: store::id(row, 0)?, number: row.get(1)? },
                engineer: store::id(row, 2)?,
                role: role(row.get(3)?),
                joined_ms: row.get::<_, i64>(4)? as u64,
                contact_ms: row.get::<_, Option<i64>>(5)?.map(|ms| ms as u64),
                revoked_ms: row.get::<_, Option<i64>>(6)?.map(|ms| ms as u64),
            })
        })?
        .collect()
}

/// The number of a role in the database.
pub(crate) fn role_number(role: Role) -> i64 {
    match role {
        Role::Engineer => 0,
        Role::Coordinator => 1,
        Role::Display => 2,
    }
}

/// The role of a number; one that is not known may do the least.
pub(crate) fn role(number: i64) -> Role {
    match number {
        0 => Role::Engineer,
        1 => Role::Coordinator,
        _ => Role::Display,
    }
}

/// The device of an incarnation.
pub(crate) fn find(connection: &Connection, incarnation: Incarnation) -> rusqlite::Result<Option<Device>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM devices WHERE device = ? AND incarnation = ?"))?
        .query_row((incarnation.device.0, incarnation.number), read)
        .optional()
}

/// The device of a number.
pub(crate) fn of_number(connection: &Connection, number: i64) -> rusqlite::Result<Option<Device>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM devices WHERE number = ?"))?
        .query_row([number], read)
        .optional()
}

/// Whether any device of this engineer has joined.
pub(crate) fn engineer_exists(connection: &Connection, engineer: Id) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM devices WHERE engineer = ?)")?
        .query_row([engineer.0], |row| row.get(0))
}

/// Whether this engineer joined with a key other than this one: a device is its key, not the id it names.
pub(crate) fn engineer_has_another_key(
    connection: &Connection,
    engineer: Id,
    key: &[u8; 32],
) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM devices WHERE engineer = ? AND key <> ?)")?
        .query_row((engineer.0, key), |row| row.get(0))
}

/// Adds an incarnation, or gives it its new role.
pub(crate) fn enrol(
    connection: &Connection,
    incarnation: Incarnation,
    key: &[u8; 32],
    engineer: Id,
    role: Role,
    now_ms: u64,
) -> rusqlite::Result<Option<Device>> {
    connection
        .prepare_cached(
            "INSERT INTO devices (device, incarnation, key, engineer, role, joined_ms) VALUES (?, ?, ?, ?, ?, ?)
             ON CONFLICT (device, incarnation) DO UPDATE SET role = excluded.role",
        )?
        .execute((incarnation.device.0, incarnation.number, key, engineer.0, role_number(role), now_ms as i64))?;
    find(connection, incarnation)
}
