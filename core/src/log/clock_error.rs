//! What this device's clock was off by (sync.md 8). The hub's clock tells at each contact; since the contact before, as much
//! time can have passed on this device's clock as on the hub's. What was written in that time keeps the time it has, and is
//! shown by what the clock should have said.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::limits;

use super::identity::Identity;
use super::registers;
use crate::error::Result;
use crate::model::Moment;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Without an earlier contact so much before this one is by the same clock.
const FIRST_MS: i64 = 31 * 24 * 60 * 60 * 1000;

/// A hub this far from the device is no clock to go by: fifty years.
const MOST_MS: i64 = 50 * 366 * 24 * 60 * 60 * 1000;

/// One moment by two clocks, in Unix milliseconds.
#[derive(Clone, Copy)]
pub(crate) struct Contact {
    /// By this device's.
    pub here_ms: i64,
    /// By the hub's.
    pub hub_ms: i64,
}

impl Contact {
    fn off(self) -> i64 {
        self.hub_ms.saturating_sub(self.here_ms)
    }
}

/// Keeps what the clock was off by since the contact before, where that is more than a little and there is no doubt what was
/// written by it: the clock was as wrong at the contact before, or is so wrong that no right moment since then looks like one
/// of its own.
pub(crate) fn found(connection: &Connection, before: Option<Contact>, now: Contact) -> Result<()> {
    let (off, here_ms, little) = (now.off(), now.here_ms, limits::CLOCK_AHEAD_MS as i64);
    if off.abs() <= little || off.abs() > MOST_MS {
        return Ok(());
    }
    let passed = before.map_or(FIRST_MS, |before| now.hub_ms.saturating_sub(before.hub_ms).max(0));
    let as_before = before.is_some_and(|before| before.off().saturating_sub(off).abs() <= little);
    if !as_before && off.abs() <= passed.saturating_add(little) {
        return Ok(());
    }
    // Two clocks never run quite alike.
    let since = here_ms.saturating_sub(passed).saturating_sub(little);
    let sql = "SELECT since, off FROM clock_error WHERE until BETWEEN ?1 AND ?2 ORDER BY until DESC LIMIT 1";
    let last: Option<(i64, i64)> =
        connection.prepare_cached(sql)?.query_row((since, here_ms), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    // As wrong as it was found before: one error that goes on.
    let same = last.filter(|(_, was)| (was - off).abs() <= little);
    let since = same.map_or(since, |(since, _)| since);
    let sql = "INSERT OR REPLACE INTO clock_error (since, until, off) VALUES (?1, ?2, ?3)";
    connection.prepare_cached(sql)?.execute((since, here_ms, off))?;
    Ok(())
}

/// A moment in a thing's field, by what the clock should have said where this device wrote it. What another wrote, another of one's
/// own too, is by another clock (ADR 16).
pub(crate) fn corrected(
    connection: &Connection,
    me: &Identity,
    (entity, field): (&Entity, u16),
    moment: Moment,
) -> Result<Moment> {
    let sql = "SELECT off FROM clock_error WHERE since <= ?1 AND until >= ?1 ORDER BY until DESC LIMIT 1";
    let off: Option<i64> = connection.prepare_cached(sql)?.query_row([moment.utc_ms], |row| row.get(0)).optional()?;
    match off {
        Some(off) if is_mine(connection, me, entity, field)? => Ok(Moment { utc_ms: moment.utc_ms + off, ..moment }),
        _ => Ok(moment),
    }
}

/// Whether this device wrote it; also where another shared it since.
fn is_mine(connection: &Connection, me: &Identity, entity: &Entity, field: u16) -> Result<bool> {
    for log in [entity.log, Log::Personal] {
        let register = registers::read(connection, log, entity.id, entity.kind, field, None)?;
        let written = register.first().map(|version| version.dot.incarnation.device);
        if written
            .is_some_and(|device| [Some(me.incarnation), me.before].iter().flatten().any(|name| name.device == device))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Now by what this device's clock should say, as far as the last contact told: in Unix milliseconds.
pub(crate) fn now(connection: &Connection, here_ms: i64) -> Result<i64> {
    let sql = "SELECT checked, now FROM hub WHERE checked IS NOT NULL AND now IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let last = statement.query_row([], |row| Ok(Contact { here_ms: row.get(0)?, hub_ms: row.get(1)? })).optional()?;
    let off = last.map_or(0, Contact::off);
    let is_error = off.abs() > limits::CLOCK_AHEAD_MS as i64 && off.abs() <= MOST_MS;
    Ok(if is_error { here_ms.saturating_add(off) } else { here_ms })
}
