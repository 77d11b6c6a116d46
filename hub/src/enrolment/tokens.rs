//! A contact begins with a nonce that the device signs; an hour's token bound to its key follows, as often as it
//! likes. Nothing rotates, so a lost reply locks nobody out. Tokens are kept as hashes.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::messages::{Challenge, HubRefusal, PROTOCOLS, SeenOfDevice, TokenRequest};
use soundings_wire::{Digest, Id, Incarnation, Signed, limits, sha256};

use super::devices::{self, Device};
use super::nonces::Nonces;
use super::revocations;
use crate::error::Unserved;

/// The device of an incarnation, if it may speak to this hub.
pub(crate) fn welcome(connection: &Connection, incarnation: Incarnation) -> Result<Device, Unserved> {
    // Before it is looked for: a restored hub may not know the device, and know that its access was taken.
    revocations::check(connection, incarnation)?;
    Ok(devices::find(connection, incarnation)?.ok_or(HubRefusal::DeviceUnknown)?)
}

/// Whether a challenge gets a nonce. Only devices that joined do.
pub(crate) fn challenge(connection: &Connection, challenge: &Challenge) -> Result<(), Unserved> {
    PROTOCOLS.in_common(challenge.protocols).ok_or(HubRefusal::Version)?;
    welcome(connection, challenge.incarnation).map(drop)
}

/// The device that signed a nonce of this hub's: from here on it is known who asks.
pub(crate) fn signer(
    connection: &Connection,
    nonces: &mut Nonces,
    hub: Id,
    request: &Signed<TokenRequest>,
    now_ms: u64,
) -> Result<Device, Unserved> {
    let claimed = request.claimed().map_err(|_| HubRefusal::NotUnderstood)?;
    let device = welcome(connection, claimed.incarnation)?;
    let request = request.verified(&device.signing_key).map_err(|_| HubRefusal::Signature)?;
    if request.hub != hub {
        return Err(HubRefusal::WrongHub.into());
    }
    if !nonces.take(request.incarnation, &request.nonce, now_ms) {
        // The hub was restarted, or the nonce is old: the device begins the contact again.
        return Err(HubRefusal::TokenExpired.into());
    }
    Ok(device)
}

/// Keeps the hash of a new token. Gives the time it ends at.
pub(crate) fn issue(connection: &Connection, device: &Device, token: &[u8; 32], now_ms: u64) -> rusqlite::Result<u64> {
    connection.prepare_cached("DELETE FROM tokens WHERE expires_ms <= ?")?.execute([now_ms as i64])?;
    let expires_ms = now_ms + limits::TOKEN_MS;
    connection.prepare_cached("INSERT INTO tokens (hash, device, expires_ms) VALUES (?, ?, ?)")?.execute((
        hash(token).0,
        device.number,
        expires_ms as i64,
    ))?;
    connection
        .prepare_cached("UPDATE devices SET contact_ms = ? WHERE number = ?")?
        .execute((now_ms as i64, device.number))?;
    Ok(expires_ms)
}

/// The device that a token was given to.
pub(crate) fn bearer(connection: &Connection, token: &[u8; 32], now_ms: u64) -> Result<Device, Unserved> {
    let holder = |table: &str| {
        connection
            .prepare_cached(&format!("SELECT device FROM {table} WHERE hash = ? AND expires_ms > ?"))?
            .query_row((hash(token).0, now_ms as i64), |row| row.get::<_, i64>(0))
            .optional()
    };
    let number = match holder("tokens")? {
        Some(number) => number,
        None => holder("revoked_tokens")?.ok_or(HubRefusal::TokenExpired)?,
    };
    let device = devices::of_number(connection, number)?.ok_or(HubRefusal::DeviceUnknown)?;
    revocations::check(connection, device.incarnation)?;
    Ok(device)
}

/// What the hub holds of a device, per log.
pub(crate) fn seen(connection: &Connection, device: &Device) -> rusqlite::Result<Vec<SeenOfDevice>> {
    let mut parked = connection.prepare_cached("SELECT seq FROM parked WHERE chain = ? ORDER BY seq LIMIT ?")?;
    connection
        .prepare_cached(
            "SELECT logs.id, chains.number, judged FROM chains JOIN logs ON logs.number = chains.log
             WHERE device = ? ORDER BY logs.number",
        )?
        .query_map([device.number], |row| {
            let chain: i64 = row.get(1)?;
            let parked = parked
                .query_map((chain, limits::PARKED_NAMED as i64), |row| Ok(row.get::<_, i64>(0)? as u64))?
                .collect::<rusqlite::Result<_>>()?;
            Ok(SeenOfDevice { log: crate::store::id(row, 0)?, judged: row.get::<_, i64>(2)? as u64, parked })
        })?
        .collect()
}

pub(crate) fn hash(token: &[u8; 32]) -> Digest {
    sha256(&[b"soundings token hash 2", token])
}
