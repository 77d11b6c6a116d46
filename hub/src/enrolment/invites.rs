//! Invitations: one-time, ten minutes, kept as hashes. Redeeming one twice from the same device is a lost reply
//! and gets the same answer; from another device it is refused.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::enrolment::{Role, Vouched};
use soundings_wire::messages::{HubRefusal, Join, PROTOCOLS};
use soundings_wire::{Digest, Id, Signed, limits, sha256};

use super::devices::{self, Device, NewDevice};
use super::revocations;
use crate::audit::{self, Event};
use crate::error::{HubError, Unserved};
use crate::ordered_log::Log;

/// Keeps an invitation. Gives the time it ends at.
pub(crate) fn write(
    connection: &Connection,
    secret: &[u8; 20],
    engineer: Option<Id>,
    role: Role,
    now_ms: u64,
) -> Result<u64, HubError> {
    if let Some(engineer) = engineer
        && devices::engineer_key(connection, engineer)?.is_none()
    {
        return Err(HubError::EngineerUnknown);
    }
    let expires_ms = now_ms + limits::INVITE_MS;
    connection.execute(
        "INSERT INTO invites (hash, engineer, role, expires_ms) VALUES (?, ?, ?, ?)",
        (hash(secret).0, engineer.map(|id| id.0), role.number(), expires_ms as i64),
    )?;
    audit::record(connection, now_ms, Event::Invited, engineer.as_slice())?;
    Ok(expires_ms)
}

/// Ids for what a join may make.
pub(crate) struct NewIds {
    /// Names the engineer where the id that the notebook brings is another's.
    pub engineer: Id,
    pub enrolment: Id,
}

/// A device that may speak here, and whether it is to be announced.
pub(crate) struct LetIn {
    pub device: Device,
    pub is_new: bool,
}

/// Redeems an invitation.
pub(crate) fn redeem(
    connection: &Connection,
    hub: Id,
    join: &Signed<Join>,
    new: &NewIds,
    now_ms: u64,
) -> Result<LetIn, Unserved> {
    let claimed = join.claimed().map_err(|_| HubRefusal::NotUnderstood)?;
    PROTOCOLS.in_common(claimed.protocols).ok_or(HubRefusal::Version)?;
    let join = join.verified(&claimed.signing_key).map_err(|_| HubRefusal::Signature)?;
    if join.hub != hub {
        return Err(HubRefusal::WrongHub.into());
    }
    let invite = find(connection, &join.secret)?.ok_or(HubRefusal::InviteUnknown)?;
    revocations::check(connection, join.incarnation)?;
    let known = devices::find(connection, join.incarnation)?;
    if let Some(user) = invite.used_by {
        return match known {
            Some(device) if device.number == user && device.signing_key == join.signing_key => {
                Ok(LetIn { device, is_new: false })
            }
            _ => Err(HubRefusal::InviteUsed.into()),
        };
    }
    if now_ms >= invite.expires_ms {
        return Err(HubRefusal::InviteExpired.into());
    }
    let (engineer, vouched) = whose(connection, &join, &invite, known.as_ref(), new)?;
    devices::keep_engineer(connection, engineer, &join.engineer_key)?;
    let device = NewDevice {
        incarnation: join.incarnation,
        signing_key: join.signing_key,
        sealing_key: join.sealing_key,
        engineer,
        role: invite.role,
        vouched,
        enrolment: new.enrolment,
    };
    let device = devices::enrol(connection, &device, now_ms)?.ok_or(HubRefusal::HubFault)?;
    connection
        .prepare_cached("UPDATE invites SET used_by = ? WHERE hash = ?")?
        .execute((device.number, hash(&join.secret).0))?;
    audit::record(connection, now_ms, Event::Joined, &[device.incarnation.device, device.engineer])?;
    Ok(LetIn { device, is_new: true })
}

/// Which engineer's device it becomes, and by what.
fn whose(
    connection: &Connection,
    join: &Join,
    invite: &Invited,
    known: Option<&Device>,
    new: &NewIds,
) -> Result<(Id, Vouched), Unserved> {
    if let Some(device) = known {
        // It joined before by this very key, and keeps who it is.
        let same = device.signing_key == join.signing_key;
        return if same { Ok((device.engineer, device.vouched)) } else { Err(HubRefusal::Signature.into()) };
    }
    let is_engineers = is_engineers(connection, join)?;
    let is_there = devices::of_device(connection, join.incarnation.device)?.pop();
    let may_be_it = is_there.as_ref().is_none_or(|device| is_engineers && device.engineer == join.engineer);
    if join.incarnation.device == join.hub || !may_be_it {
        // A device that is there becomes another incarnation by a voucher, not by an invitation alone. Under its own id the
        // hub speaks in the log itself.
        return Err(HubRefusal::Signature.into());
    }
    if let Some(engineer) = invite.engineer.filter(|_| is_there.is_none()) {
        return Ok((engineer, Vouched::InvitationByName));
    }
    if is_engineers {
        return Ok((join.engineer, Vouched::EngineerKey));
    }
    // Nobody becomes somebody else by claiming their id, nor by naming their public key, which everybody reads in the log:
    // that takes the key itself, or an invitation which names them. Neither is anybody called as the team is: an engineer's
    // own log has their id.
    let is_another =
        devices::engineer_key(connection, join.engineer)?.is_some() || Log::find(connection, join.engineer)?.is_some();
    Ok((if is_another { new.engineer } else { join.engineer }, Vouched::Invitation))
}

/// Whether the key of the engineer whom it names vouches for it: a hub that was restored may know the engineer, and not this
/// device or the name that it has since.
fn is_engineers(connection: &Connection, join: &Join) -> Result<bool, Unserved> {
    let key = devices::engineer_key(connection, join.engineer)?;
    let voucher = key.zip(join.voucher.as_ref()).and_then(|(key, voucher)| voucher.verified(&key).ok());
    let says = voucher.map(|voucher| (voucher.hub, voucher.before, voucher.signing_key));
    Ok(says == Some((join.hub, join.incarnation, join.signing_key)))
}

struct Invited {
    engineer: Option<Id>,
    role: Role,
    expires_ms: u64,
    used_by: Option<i64>,
}

fn find(connection: &Connection, secret: &[u8; 20]) -> rusqlite::Result<Option<Invited>> {
    connection
        .prepare_cached("SELECT engineer, role, expires_ms, used_by FROM invites WHERE hash = ?")?
        .query_row([hash(secret).0], |row| {
            Ok(Invited {
                engineer: row.get::<_, Option<[u8; 16]>>(0)?.map(Id),
                role: Role::from_number(row.get(1)?),
                expires_ms: row.get::<_, i64>(2)? as u64,
                used_by: row.get(3)?,
            })
        })
        .optional()
}

fn hash(secret: &[u8; 20]) -> Digest {
    sha256(&[b"soundings invite 2", secret])
}
