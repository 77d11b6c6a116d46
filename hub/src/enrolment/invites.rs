//! Invitations: one-time, ten minutes, kept as hashes. Redeeming one twice from the same device is a lost reply
//! and gets the same answer; from another device it is refused.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::messages::{HubRefusal, Join, PROTOCOL, Role};
use soundings_wire::{Digest, Id, chain, limits, sha256};

use super::devices::{self, Device};
use crate::audit::{self, Event};
use crate::error::{HubError, Unserved};

/// Keeps an invitation.
pub(crate) fn write(
    connection: &Connection,
    secret: &[u8; 20],
    engineer: Option<Id>,
    role: Role,
    now_ms: u64,
) -> Result<u64, HubError> {
    if let Some(engineer) = engineer
        && !devices::engineer_exists(connection, engineer)?
    {
        return Err(HubError::EngineerUnknown);
    }
    let expires_ms = now_ms + limits::INVITE_MS;
    connection.execute(
        "INSERT INTO invites (hash, engineer, role, expires_ms) VALUES (?, ?, ?, ?)",
        (hash(secret).0, engineer.map(|id| id.0), devices::role_number(role), expires_ms as i64),
    )?;
    audit::record(connection, now_ms, Event::Invited, engineer.as_slice())?;
    Ok(expires_ms)
}

/// Redeems an invitation. `new_engineer` names the engineer where the id that the notebook brings is another's.
pub(crate) fn redeem(
    connection: &Connection,
    hub: Id,
    join: &Join,
    new_engineer: Id,
    now_ms: u64,
) -> Result<Device, Unserved> {
    if join.protocol != PROTOCOL {
        return Err(HubRefusal::Version.into());
    }
    if join.hub != hub {
        return Err(HubRefusal::WrongHub.into());
    }
    chain::verify(&join.device_key, &join.message(), &join.signature).map_err(|_| HubRefusal::Signature)?;
    let hash = hash(&join.secret);
    let invite = connection
        .prepare_cached("SELECT engineer, role, expires_ms, used_by FROM invites WHERE hash = ?")?
        .query_row([hash.0], |row| {
            let engineer: Option<[u8; 16]> = row.get(0)?;
            Ok((
                engineer.map(Id),
                devices::role(row.get(1)?),
                row.get::<_, i64>(2)? as u64,
                row.get::<_, Option<i64>>(3)?,
            ))
        })
        .optional()?;
    let (invited, role, expires_ms, used_by) = invite.ok_or(HubRefusal::InviteUnknown)?;
    let known = devices::find(connection, join.incarnation)?;
    if let Some(user) = used_by {
        return match known {
            Some(device) if device.number == user && device.key == join.device_key => Ok(device),
            _ => Err(HubRefusal::InviteUsed.into()),
        };
    }
    if now_ms >= expires_ms {
        return Err(HubRefusal::InviteExpired.into());
    }
    let engineer = match known {
        Some(device) if device.revoked => return Err(HubRefusal::Revoked.into()),
        Some(device) if device.key != join.device_key => return Err(HubRefusal::Signature.into()),
        // It joined before and keeps who it is.
        Some(device) => device.engineer,
        None => match invited {
            Some(engineer) => engineer,
            // Nobody becomes somebody else by claiming their id: that takes an invitation which names them.
            None if devices::engineer_has_another_key(connection, join.engineer, &join.device_key)? => new_engineer,
            None => join.engineer,
        },
    };
    let device = devices::enrol(connection, join.incarnation, &join.device_key, engineer, role, now_ms)?
        .ok_or(HubRefusal::HubFault)?;
    connection.prepare_cached("UPDATE invites SET used_by = ? WHERE hash = ?")?.execute((device.number, hash.0))?;
    audit::record(connection, now_ms, Event::Joined, &[device.incarnation.device, device.engineer])?;
    Ok(device)
}

fn hash(secret: &[u8; 20]) -> Digest {
    sha256(&[b"soundings invite 1", secret])
}
