//! The devices that joined, each incarnation with its own keys, and the engineers whose they are.

use rusqlite::{Connection, OptionalExtension, Row};
use soundings_wire::enrolment::{Enrolment, Role, Vouched};
use soundings_wire::{Id, Incarnation};

use crate::store;

/// One incarnation of a device.
#[derive(Clone, Debug)]
pub(crate) struct Device {
    /// Short for (device, incarnation) in this database.
    pub number: i64,
    pub incarnation: Incarnation,
    pub signing_key: [u8; 32],
    pub sealing_key: [u8; 32],
    pub engineer: Id,
    pub role: Role,
    pub vouched: Vouched,
    /// The entity of its enrolment in the team's log.
    pub enrolment: Id,
    pub joined_ms: u64,
    pub revoked_ms: Option<u64>,
}

impl Device {
    /// What everybody sees of it.
    pub fn enrolment(&self, engineer_key: [u8; 32]) -> Enrolment {
        Enrolment {
            engineer: self.engineer,
            incarnation: self.incarnation,
            signing_key: self.signing_key,
            sealing_key: self.sealing_key,
            engineer_key,
            role: self.role,
            vouched: self.vouched,
            since_ms: self.joined_ms,
            until_ms: self.revoked_ms,
        }
    }
}

const COLUMNS: &str =
    "number, device, incarnation, signing_key, sealing_key, engineer, role, vouched, enrolment, joined_ms, revoked_ms";

fn read(row: &Row<'_>) -> rusqlite::Result<Device> {
    Ok(Device {
        number: row.get(0)?,
        incarnation: Incarnation { device: store::id(row, 1)?, number: row.get(2)? },
        signing_key: store::bytes(row, 3)?,
        sealing_key: store::bytes(row, 4)?,
        engineer: store::id(row, 5)?,
        role: Role::from_number(row.get(6)?),
        vouched: Vouched::from_number(row.get(7)?),
        enrolment: store::id(row, 8)?,
        joined_ms: row.get::<_, i64>(9)? as u64,
        revoked_ms: row.get::<_, Option<i64>>(10)?.map(|ms| ms as u64),
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
    /// By what it was let in.
    pub vouched: Vouched,
    /// When it joined, Unix milliseconds.
    pub joined_ms: u64,
    /// When it was last given its hour's token, Unix milliseconds.
    pub contact_ms: Option<u64>,
    /// When its access was taken, Unix milliseconds.
    pub revoked_ms: Option<u64>,
    /// Since when its quarantine has no room for the rest of what it has unsent, Unix milliseconds.
    pub quarantine_full_ms: Option<u64>,
}

/// All that joined, the first to join first.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<EnrolledDevice>> {
    connection
        .prepare(&format!(
            "SELECT {COLUMNS}, contact_ms, (SELECT since_ms FROM quarantine_full WHERE device = devices.number)
             FROM devices WHERE device <> (SELECT id FROM hub) ORDER BY number"
        ))?
        .query_map([], |row| {
            let device = read(row)?;
            Ok(EnrolledDevice {
                incarnation: device.incarnation,
                engineer: device.engineer,
                role: device.role,
                vouched: device.vouched,
                joined_ms: device.joined_ms,
                contact_ms: row.get::<_, Option<i64>>(11)?.map(|ms| ms as u64),
                revoked_ms: device.revoked_ms,
                quarantine_full_ms: row.get::<_, Option<i64>>(12)?.map(|ms| ms as u64),
            })
        })?
        .collect()
}

/// The device of an incarnation.
pub(crate) fn find(connection: &Connection, incarnation: Incarnation) -> rusqlite::Result<Option<Device>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM devices WHERE device = ? AND incarnation = ?"))?
        .query_row((incarnation.device.0, incarnation.number), read)
        .optional()
}

/// The incarnation of this device that has this key.
pub(crate) fn of_key(connection: &Connection, device: Id, key: &[u8; 32]) -> rusqlite::Result<Option<Device>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM devices WHERE device = ? AND signing_key = ?"))?
        .query_row((device.0, key), read)
        .optional()
}

/// The highest incarnation of a device; `None`: no device of that id is here.
pub(crate) fn last_incarnation(connection: &Connection, device: Id) -> rusqlite::Result<Option<u32>> {
    connection
        .prepare_cached("SELECT max(incarnation) FROM devices WHERE device = ?")?
        .query_row([device.0], |row| row.get(0))
}

/// How many incarnations of a device came since a time.
pub(crate) fn joined_since(connection: &Connection, device: Id, since_ms: u64) -> rusqlite::Result<u64> {
    connection
        .prepare_cached("SELECT count(*) FROM devices WHERE device = ? AND joined_ms > ?")?
        .query_row((device.0, since_ms as i64), |row| row.get::<_, i64>(0).map(|count| count as u64))
}

/// Every incarnation of a device, the first first.
pub(crate) fn of_device(connection: &Connection, device: Id) -> rusqlite::Result<Vec<Device>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM devices WHERE device = ? ORDER BY incarnation"))?
        .query_map([device.0], read)?
        .collect()
}

/// The device of a number.
pub(crate) fn of_number(connection: &Connection, number: i64) -> rusqlite::Result<Option<Device>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM devices WHERE number = ?"))?
        .query_row([number], read)
        .optional()
}

/// Whose chain it is.
pub(crate) fn of_chain(connection: &Connection, chain: i64) -> rusqlite::Result<Incarnation> {
    connection
        .prepare_cached(
            "SELECT devices.device, incarnation FROM devices JOIN chains ON chains.device = devices.number WHERE chains.number = ?",
        )?
        .query_row([chain], |row| Ok(Incarnation { device: store::id(row, 0)?, number: row.get(1)? }))
}

/// The key that vouches for an engineer's devices; `None`: nobody of that id has joined.
pub(crate) fn engineer_key(connection: &Connection, engineer: Id) -> rusqlite::Result<Option<[u8; 32]>> {
    connection
        .prepare_cached("SELECT key FROM engineers WHERE id = ?")?
        .query_row([engineer.0], |row| row.get(0))
        .optional()
}

/// Keeps the key of an engineer who is new.
pub(crate) fn keep_engineer(connection: &Connection, engineer: Id, key: &[u8; 32]) -> rusqlite::Result<()> {
    connection.prepare_cached("INSERT OR IGNORE INTO engineers (id, key) VALUES (?, ?)")?.execute((engineer.0, key))?;
    Ok(())
}

/// An incarnation to be let in.
pub(crate) struct NewDevice {
    pub incarnation: Incarnation,
    pub signing_key: [u8; 32],
    pub sealing_key: [u8; 32],
    pub engineer: Id,
    pub role: Role,
    pub vouched: Vouched,
    pub enrolment: Id,
}

/// Adds an incarnation, or gives it its new role.
pub(crate) fn enrol(connection: &Connection, new: &NewDevice, now_ms: u64) -> rusqlite::Result<Option<Device>> {
    connection
        .prepare_cached(
            "INSERT INTO devices (device, incarnation, signing_key, sealing_key, engineer, role, vouched, enrolment, joined_ms)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (device, incarnation) DO UPDATE SET role = excluded.role, vouched = excluded.vouched",
        )?
        .execute((
            new.incarnation.device.0,
            new.incarnation.number,
            new.signing_key,
            new.sealing_key,
            new.engineer.0,
            new.role.number(),
            new.vouched.number(),
            new.enrolment.0,
            now_ms as i64,
        ))?;
    find(connection, new.incarnation)
}
