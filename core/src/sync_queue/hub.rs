//! The team's server as this notebook knows it: who it is, what keeps from speaking to it, when to try again.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::Id;
use soundings_wire::invite::{self, Invite};
use soundings_wire::messages::HubRefusal;

use super::request::Step;
use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::log::identity::Identity;
use crate::store::columns::{column, id};

/// The longest pause between tries, in milliseconds.
pub(super) const LONGEST_PAUSE_MS: u64 = 5 * 60 * 1000;

column! {
    /// Why nothing is sent until a person decides something.
    Stopped {
        /// Another hub answers at this address.
        WrongHub = 1,
        Revoked = 2,
        DeviceUnknown = 3,
        UpdateNeeded = 4,
        /// Access was taken, with an order to erase; what waits goes to the hub first.
        Leaving = 5,
        /// That is done.
        Left = 6,
    }
}

impl Stopped {
    /// Whether this device is none of the team's any more.
    pub fn is_for_good(self) -> bool {
        matches!(self, Self::Revoked | Self::Leaving | Self::Left)
    }

    /// What a person is told.
    pub fn refusal(self) -> Refusal {
        match self {
            Self::WrongHub => Refusal::WrongHub,
            Self::Revoked => Refusal::Revoked,
            Self::DeviceUnknown => Refusal::DeviceUnknown,
            Self::UpdateNeeded => Refusal::UpdateNeeded,
            Self::Leaving => Refusal::Leaving,
            Self::Left => Refusal::Left,
        }
    }
}

/// The hub as this notebook knows it.
pub(crate) struct Hub {
    pub id: Id,
    pub address: String,
    pub key: [u8; 32],
    pub secret: Option<[u8; 20]>,
    /// Whom the invitation adds a device to.
    pub invited_as: Option<Id>,
    pub stopped: Option<Stopped>,
    pub token: Option<[u8; 32]>,
    pub token_expires_ms: u64,
    pub retry_at_ms: u64,
    pub failures: u32,
    pub away_since_ms: Option<i64>,
    pub checked_ms: Option<i64>,
    pub watermark: Option<i64>,
}

impl Hub {
    /// Reads it; `None` before an invitation.
    pub fn read(connection: &Connection) -> Result<Option<Self>> {
        let sql = "SELECT id, address, key, invite_secret, stopped, token, token_expires, retry_at, failures,
                   away_since, checked, watermark, invite_engineer FROM hub WHERE one = 1";
        let milliseconds = |value: Option<i64>| value.unwrap_or(0).unsigned_abs();
        Ok(connection
            .prepare_cached(sql)?
            .query_row([], |row| {
                Ok(Self {
                    id: id(row, 0)?,
                    address: row.get(1)?,
                    key: row.get(2)?,
                    secret: row.get(3)?,
                    stopped: row.get(4)?,
                    token: row.get(5)?,
                    token_expires_ms: milliseconds(row.get(6)?),
                    retry_at_ms: milliseconds(row.get(7)?),
                    failures: row.get(8)?,
                    away_since_ms: row.get(9)?,
                    checked_ms: row.get(10)?,
                    watermark: row.get(11)?,
                    invited_as: row.get::<_, Option<[u8; 16]>>(12)?.map(Id),
                })
            })
            .optional()?)
    }
}

/// Keeps an invitation; the exchange follows with the next steps.
pub(crate) fn keep_invite(connection: &Connection, text: &str) -> Result<()> {
    let invite = invite::read(text).map_err(|_| Refusal::InviteUnreadable)?;
    if Identity::read(connection)?.has_team() {
        return keep_invite_again(connection, &invite);
    }
    // The hub decides whether its ten minutes are over: this clock may be years off.
    connection.execute(
        "INSERT OR REPLACE INTO hub (one, id, address, key, invite_secret, invite_expires, invite_engineer)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)",
        (
            invite.hub.as_bytes(),
            &invite.address,
            invite.hub_key,
            invite.secret,
            invite.expires_ms as i64,
            invite.engineer.as_ref().map(Id::as_bytes),
        ),
    )?;
    Ok(())
}

/// The team's own hub does not know this device any more, as after a restore: an invitation of that hub makes it known.
fn keep_invite_again(connection: &Connection, invite: &Invite) -> Result<()> {
    let hub = Hub::read(connection)?
        .filter(|hub| hub.stopped == Some(Stopped::DeviceUnknown))
        .ok_or(Error::from(Refusal::AlreadyJoined))?;
    if (hub.id, hub.key) != (invite.hub, invite.hub_key) {
        return Err(Refusal::WrongHub.into());
    }
    connection.execute(
        "UPDATE hub SET address = ?1, invite_secret = ?2, invite_expires = ?3, invite_engineer = ?4, stopped = NULL, retry_at = 0
         WHERE one = 1",
        (&invite.address, invite.secret, invite.expires_ms as i64, invite.engineer.as_ref().map(Id::as_bytes)),
    )?;
    Ok(())
}

/// Up to where the hub's backup holds the team's log.
pub(super) fn keep_watermark(connection: &Connection, watermark: Option<u64>) -> Result<()> {
    connection.execute("UPDATE hub SET watermark = ?1", [watermark.map(|watermark| watermark as i64)])?;
    Ok(())
}

/// Nothing is sent any more until a person decides.
pub(super) fn stop(connection: &Connection, reason: Stopped) -> Result<()> {
    connection.execute("UPDATE hub SET stopped = ?1, token = NULL WHERE one = 1", [reason])?;
    Ok(())
}

/// A person asks, or the network is back: the pause is forgotten, and so is a hub that was not ours or did not know us,
/// which proved nothing: it may be the right one again, and if not, this stops again.
pub(super) fn begin_anew(connection: &Connection) -> Result<()> {
    let proved_nothing = (Stopped::WrongHub, Stopped::DeviceUnknown, Stopped::UpdateNeeded);
    connection.execute(
        "UPDATE hub SET retry_at = 0, failures = 0, stopped = CASE WHEN stopped IN (?1, ?2, ?3) THEN NULL ELSE stopped END WHERE one = 1",
        proved_nothing,
    )?;
    Ok(())
}

/// The invitation did not serve. One who belongs to the team waits for another; anybody else knows no hub.
pub(super) fn forget_invite(connection: &Connection) -> Result<()> {
    connection.execute("UPDATE hub SET invite_secret = NULL, stopped = ?1 WHERE one = 1", [Stopped::DeviceUnknown])?;
    if !Identity::read(connection)?.has_team() {
        connection.execute("DELETE FROM hub WHERE one = 1", [])?;
    }
    Ok(())
}

/// The hub answered sensibly, and is not away.
pub(super) fn contact(connection: &Connection, environment: &Environment) -> Result<()> {
    connection
        .execute("UPDATE hub SET checked = ?1, away_since = NULL WHERE one = 1", [environment.now_ms() as i64])?;
    Ok(())
}

/// Something was brought to its end: the next failure is the first again. Half of it is not enough, or a hub that fails at
/// the other half would be asked without a pause for ever.
pub(super) fn all_well(connection: &Connection) -> Result<()> {
    connection.execute("UPDATE hub SET failures = 0, retry_at = 0 WHERE one = 1", [])?;
    Ok(())
}

/// The token does not serve: get another, at once the first time. A hub that goes on refusing gets a pause, not a storm.
pub(super) fn prove_again(connection: &Connection, environment: &Environment) -> Result<Vec<Id>> {
    let failures = Hub::read(connection)?.map_or(0, |hub| hub.failures);
    if failures > 0 {
        pause(connection, environment, None)?;
    }
    connection.execute("UPDATE hub SET token = NULL, failures = ?1 WHERE one = 1", [failures + 1])?;
    Ok(Vec::new())
}

/// Nothing can be signed now: look again later.
pub(super) fn wait(connection: &Connection, environment: &Environment) -> Result<Step> {
    pause(connection, environment, None)?;
    Ok(Step::Wait { until_ms: Hub::read(connection)?.map_or(0, |hub| hub.retry_at_ms) })
}

/// Something failed: wait, twice as long each time, a random part of it so that a team's phones do not come at once.
pub(super) fn pause(connection: &Connection, environment: &Environment, retry_after_s: Option<u64>) -> Result<Vec<Id>> {
    let Some(hub) = Hub::read(connection)? else { return Ok(Vec::new()) };
    let failures = hub.failures.saturating_add(1);
    let longest = (500_u64 << failures.min(12)).min(LONGEST_PAUSE_MS);
    let jitter = u64::from(u16::from_be_bytes(environment.random())) * (longest / 2) / u64::from(u16::MAX);
    let pause =
        retry_after_s.map_or(longest / 2 + jitter, |seconds| seconds.saturating_mul(1000).min(LONGEST_PAUSE_MS));
    let now = environment.now_ms();
    connection.execute(
        "UPDATE hub SET failures = ?1, retry_at = ?2, away_since = coalesce(away_since, ?3) WHERE one = 1",
        (failures, (now + pause) as i64, now as i64),
    )?;
    Ok(Vec::new())
}

/// What a refusal stops.
pub(super) fn stopped_by(refusal: HubRefusal) -> Stopped {
    match refusal {
        HubRefusal::WrongHub => Stopped::WrongHub,
        HubRefusal::Revoked => Stopped::Revoked,
        HubRefusal::DeviceUnknown => Stopped::DeviceUnknown,
        _ => Stopped::UpdateNeeded,
    }
}
