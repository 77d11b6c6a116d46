//! A new incarnation of a device that joined: its notebook was copied, or restored from a backup. The key of the
//! incarnation before vouches for it, or the engineer's own. Asked again after a lost reply, it is answered the same.

use rusqlite::Connection;
use soundings_wire::enrolment::Vouched;
use soundings_wire::messages::{HubRefusal, PROTOCOLS, Renew, Renewal};
use soundings_wire::{Id, Incarnation};

use super::devices::{self, Device, NewDevice};
use super::invites::LetIn;
use super::revocations;
use crate::audit::{self, Event};
use crate::error::Unserved;
use crate::standing;

/// So many new incarnations a device gets in a day: more than any is restored or copied.
const MOST_A_DAY: u64 = 20;
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// Lets a device go on under a new incarnation. The hub gives its number: two copies that ask get two.
pub(crate) fn renew(
    connection: &Connection,
    hub: Id,
    renewal: &Renewal,
    enrolment: Id,
    now_ms: u64,
) -> Result<LetIn, Unserved> {
    let claimed = renewal.renew.claimed().map_err(|_| HubRefusal::NotUnderstood)?;
    PROTOCOLS.in_common(claimed.protocols).ok_or(HubRefusal::Version)?;
    let renew = renewal.renew.verified(&claimed.signing_key).map_err(|_| HubRefusal::Signature)?;
    if renew.hub != hub {
        return Err(HubRefusal::WrongHub.into());
    }
    // By an older incarnation it would come back.
    revocations::check(connection, renew.before)?;
    let before = devices::find(connection, renew.before)?.ok_or(HubRefusal::DeviceUnknown)?;
    let vouched = vouched(connection, renewal, &renew, &before)?;
    if let Some(device) = devices::of_key(connection, renew.before.device, &renew.signing_key)? {
        return Ok(LetIn { device, is_new: false });
    }
    if devices::joined_since(connection, renew.before.device, now_ms.saturating_sub(DAY_MS))? >= MOST_A_DAY {
        // Everybody reads of each for ever: a member is not to fill the log with them.
        return Err(HubRefusal::Busy.into());
    }
    let last = devices::last_incarnation(connection, renew.before.device)?.unwrap_or(0);
    // A hub that was restored does not know which it gave since its backup: it goes on at its epoch, which is later than all.
    let (epoch, _) = standing(connection)?;
    let number = last.checked_add(1).ok_or(HubRefusal::HubFault)?.max(epoch);
    let new = NewDevice {
        incarnation: Incarnation { number, ..renew.before },
        signing_key: renew.signing_key,
        sealing_key: renew.sealing_key,
        engineer: before.engineer,
        role: before.role,
        vouched,
        enrolment,
    };
    let device = devices::enrol(connection, &new, now_ms)?.ok_or(HubRefusal::HubFault)?;
    audit::record(connection, now_ms, Event::Renewed, &[device.incarnation.device, device.engineer])?;
    Ok(LetIn { device, is_new: true })
}

/// Whose key stands behind it.
fn vouched(connection: &Connection, renewal: &Renewal, renew: &Renew, before: &Device) -> Result<Vouched, Unserved> {
    let engineer = devices::engineer_key(connection, before.engineer)?;
    let keys = [(Some(before.signing_key), Vouched::DeviceKey), (engineer, Vouched::EngineerKey)];
    for (key, vouched) in keys {
        let voucher = key.and_then(|key| renewal.voucher.verified(&key).ok());
        let says = voucher.map(|voucher| (voucher.hub, voucher.before, voucher.signing_key));
        if says == Some((renew.hub, renew.before, renew.signing_key)) {
            return Ok(vouched);
        }
    }
    Err(HubRefusal::Signature.into())
}
