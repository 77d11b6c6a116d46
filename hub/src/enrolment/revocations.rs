//! Devices whose access was taken: of every incarnation, and for ever. The device stays known, so that its teammates' logs go
//! on verifying what it wrote before, and so that it is told to erase itself.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Id, Incarnation};

use super::devices::{self, Device};
use crate::audit::{self, Event};
use crate::error::Unserved;
use crate::store;

/// Refuses an incarnation whose device's access was taken.
pub(crate) fn check(connection: &Connection, incarnation: Incarnation) -> Result<(), Unserved> {
    match since(connection, incarnation.device)? {
        Some(since_ms) => Err(Unserved::Revoked { incarnation, since_ms }),
        None => Ok(()),
    }
}

/// Since when a device's access is taken.
pub(crate) fn since(connection: &Connection, device: Id) -> rusqlite::Result<Option<u64>> {
    let since = connection
        .prepare_cached("SELECT revoked_ms FROM revoked_devices WHERE device = ?")?
        .query_row([device.0], |row| row.get::<_, i64>(0))
        .optional()?;
    Ok(since.map(|since| since as u64))
}

/// All of them, the first to be revoked first.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<Revoked>> {
    connection
        .prepare("SELECT device, revoked_ms FROM revoked_devices ORDER BY revoked_ms, device")?
        .query_map([], |row| Ok(Revoked { device: store::id(row, 0)?, since_ms: row.get::<_, i64>(1)? as u64 }))?
        .collect()
}

/// A device whose access was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Revoked {
    pub device: Id,
    pub since_ms: u64,
}

/// Takes a device's access, and its tokens. Gives its incarnations as they stand now, for the team to see; none where that
/// was done before.
pub(crate) fn revoke(connection: &Connection, revoked: Revoked, now_ms: u64) -> rusqlite::Result<Vec<Device>> {
    let (device, since_ms) = (revoked.device.0, revoked.since_ms as i64);
    let new = connection
        .prepare_cached("INSERT OR IGNORE INTO revoked_devices (device, revoked_ms) VALUES (?, ?)")?
        .execute((device, since_ms))?;
    if new == 0 {
        return Ok(Vec::new());
    }
    connection
        .prepare_cached("UPDATE devices SET revoked_ms = ? WHERE device = ? AND revoked_ms IS NULL")?
        .execute((since_ms, device))?;
    end_tokens(connection, revoked.device, now_ms)?;
    let incarnations = devices::of_device(connection, revoked.device)?;
    let engineer = incarnations.last().map(|last| last.engineer);
    let ids: Vec<Id> = std::iter::once(revoked.device).chain(engineer).collect();
    audit::record(connection, now_ms, Event::Revoked, &ids)?;
    Ok(incarnations)
}

/// Its tokens open nothing from here on. Which they were is kept for their hour, to answer them.
fn end_tokens(connection: &Connection, device: Id, now_ms: u64) -> rusqlite::Result<()> {
    let of_device = "device IN (SELECT number FROM devices WHERE device = ?1)";
    connection.execute("DELETE FROM revoked_tokens WHERE expires_ms <= ?1", [now_ms as i64])?;
    connection.execute(&format!("INSERT INTO revoked_tokens SELECT *, 0 FROM tokens WHERE {of_device}"), [device.0])?;
    connection.execute(&format!("DELETE FROM tokens WHERE {of_device}"), [device.0])?;
    Ok(())
}
