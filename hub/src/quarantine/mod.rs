//! What a revoked device had not sent yet: kept apart from every log, given to nobody, for a person at the hub to look at.
//!
//! Attachments' files that it had not sent are kept likewise ([`files`]). It holds so much of one device. Where more is unsent, the device keeps the rest and goes on offering it, and a person at the
//! hub is told: they export what is here and empty it, and the rest fits. That loses nothing; but a device whose access was
//! taken must not keep the team's notes for as long as nobody looks. So that takes seven days at most, by the hub's clock, from
//! the first time something did not fit: then the device is told that the rest is not taken, erases what it was told to
//! erase, and the rest is lost, as the list says. Going sooner would lose more; making room by dropping what came first
//! would only lose something else.
//!
//! Such a device is given no nonce. It signs 32 zero bytes instead and gets a token that opens this alone; whoever showed
//! such a signature again could do no more than it, and nobody sees one: it travels inside TLS and stands in no log.

pub(crate) mod files;

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::chain::Head;
use soundings_wire::messages::{HubRefusal, ParkReason, Placed, Push, TokenRequest, Verdict};
use soundings_wire::{
    Envelope, HybridTime, Id, Incarnation, Operation, OperationPayload, Signed, decode, encode, limits, sha256,
};

pub use files::UnsentFiles;

use crate::enrolment::devices::{self, Device};
use crate::enrolment::revocations;
use crate::enrolment::tokens;
use crate::error::Unserved;
use crate::ordered_log::{self, Log};
use crate::store;

/// What stands in a token request where the hub's nonce would.
pub(crate) const NO_NONCE: [u8; 32] = [0; 32];
/// So much is kept of one device, in bytes.
const MOST_BYTES: u64 = 64 << 20;
/// So long a device whose unsent work does not fit waits for room.
pub const MAKE_ROOM_MS: u64 = 7 * 24 * 60 * 60 * 1000;
/// A rank that lowers none: nothing of this has a place in a log.
const NO_RANK: HybridTime = HybridTime(i64::MAX as u64);

/// What is kept of one incarnation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// Whose it is.
    pub incarnation: Incarnation,
    /// And which engineer's.
    pub engineer: Id,
    /// How many operations.
    pub operations: u64,
    /// How many bytes.
    pub bytes: u64,
    /// And what of its files.
    pub files: UnsentFiles,
    /// When the last of it came, or of what did not fit any more, Unix milliseconds.
    pub received_ms: u64,
    /// More is unsent than fits.
    pub full: Option<Full>,
}

/// That more is unsent on a device than its quarantine holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full {
    /// Since when, Unix milliseconds.
    pub since_ms: u64,
    /// When the device was told that the rest is not taken, Unix milliseconds: the rest is lost.
    pub given_up_ms: Option<u64>,
}

impl Full {
    /// Until when room can be made for the rest, Unix milliseconds.
    #[must_use]
    pub fn until_ms(&self) -> u64 {
        self.since_ms + MAKE_ROOM_MS
    }
}

/// The revoked device that signed a token request without a nonce; `None`: it is a request like any other.
pub(crate) fn signer(
    connection: &Connection,
    hub: Id,
    request: &Signed<TokenRequest>,
) -> Result<Option<Device>, Unserved> {
    let Some(claimed) = request.claimed().ok().filter(|claimed| claimed.nonce == NO_NONCE) else { return Ok(None) };
    let Some(device) = devices::find(connection, claimed.incarnation)? else { return Ok(None) };
    if revocations::since(connection, claimed.incarnation.device)?.is_none() {
        return Ok(None);
    }
    let request = request.verified(&device.signing_key).map_err(|_| HubRefusal::Signature)?;
    if request.hub == hub { Ok(Some(device)) } else { Err(HubRefusal::WrongHub.into()) }
}

/// Keeps the hash of a token for the quarantine. Gives the time it ends at.
pub(crate) fn issue(connection: &Connection, device: &Device, token: &[u8; 32], now_ms: u64) -> rusqlite::Result<u64> {
    connection.prepare_cached("DELETE FROM revoked_tokens WHERE expires_ms <= ?")?.execute([now_ms as i64])?;
    let expires_ms = now_ms + limits::TOKEN_MS;
    connection
        .prepare_cached("INSERT INTO revoked_tokens (hash, device, expires_ms, for_quarantine) VALUES (?, ?, ?, 1)")?
        .execute((tokens::hash(token).0, device.number, expires_ms as i64))?;
    Ok(expires_ms)
}

/// The device that a token for the quarantine was given to.
pub(crate) fn bearer(connection: &Connection, token: &[u8; 32], now_ms: u64) -> rusqlite::Result<Option<Device>> {
    let number: Option<i64> = connection
        .prepare_cached("SELECT device FROM revoked_tokens WHERE hash = ? AND expires_ms > ? AND for_quarantine = 1")?
        .query_row((tokens::hash(token).0, now_ms as i64), |row| row.get(0))
        .optional()?;
    number.map_or(Ok(None), |number| devices::of_number(connection, number))
}

/// Keeps a push as it came. What is too much is said to be, and stays with the device; after its time the device goes without.
pub(crate) fn keep(
    connection: &Connection,
    device: &Device,
    team: Id,
    push: &Push,
    now_ms: u64,
) -> Result<Vec<Verdict>, Unserved> {
    let head = push.head.verified(&device.signing_key).map_err(|_| HubRefusal::Signature)?;
    if (head.log, head.incarnation) != (team, device.incarnation) {
        return Err(HubRefusal::NotYourLog.into());
    }
    if push.operations.len() > limits::PUSH_OPERATIONS {
        return Err(HubRefusal::TooLarge.into());
    }
    let mut kept = Push { token: [0; 32], ..push.clone() };
    // By what came: offered again it is the same, whatever was erased meanwhile.
    let hash = sha256(&[&encode(&kept)]);
    if let Some(log) = Log::find(connection, team)? {
        ordered_log::empty_erased(connection, &log, &mut kept.operations)?;
    }
    let bytes = encode(&kept);
    let (held, is_known) = connection
        .prepare_cached(
            "SELECT coalesce(sum(length(push)), 0), coalesce(max(hash = ?2), 0) FROM quarantine WHERE device = ?1",
        )?
        .query_row((device.number, hash.0), |row| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, bool>(1)?)))?;
    if !is_known && held + bytes.len() as u64 > MOST_BYTES {
        return Ok(parked(push, &head, does_not_fit(connection, device, now_ms)?));
    }
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO quarantine (device, received_ms, operations, hash, push) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute((device.number, now_ms as i64, push.operations.len() as i64, hash.0, bytes))?;
    files::name(connection, device.number, &kept.operations)?;
    Ok(push.operations.iter().map(|_| Verdict::Accepted(Placed { hub_seq: 0, rank: NO_RANK })).collect())
}

/// Something was erased: it goes from what is kept here too.
pub(crate) fn erase(connection: &Connection, team: Id) -> rusqlite::Result<()> {
    let Some(log) = Log::find(connection, team)? else { return Ok(()) };
    let numbers: Vec<i64> = connection
        .prepare("SELECT number FROM quarantine")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut gone = Vec::new();
    for number in numbers {
        let kept: Vec<u8> = connection
            .prepare_cached("SELECT push FROM quarantine WHERE number = ?")?
            .query_row([number], |row| row.get(0))?;
        let Ok(mut push) = decode::<Push>(&kept, "a push") else { continue };
        if ordered_log::empty_erased(connection, &log, &mut push.operations)? {
            gone.extend(push.operations.iter().filter(|operation| is_empty(operation)).flat_map(blobs_of));
            connection
                .prepare_cached("UPDATE quarantine SET push = ? WHERE number = ?")?
                .execute((encode(&push), number))?;
        }
    }
    files::erase(connection, &gone)
}

fn is_empty(operation: &Operation) -> bool {
    matches!(operation.payload, OperationPayload::Absent(_))
}

fn blobs_of(operation: &Operation) -> Vec<Id> {
    let blobs = Envelope::outline(&operation.envelope).ok().and_then(|envelope| envelope.blobs);
    blobs.into_iter().flatten().map(|blob| blob.name).collect()
}

/// What pushes name that came before files were kept.
pub(crate) fn name_files(connection: &Connection) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("SELECT device, push FROM quarantine WHERE length(push) > 0")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Ok(push) = decode::<Push>(row.get_ref(1)?.as_blob()?, "a push") {
            files::name(connection, row.get(0)?, &push.operations)?;
        }
    }
    Ok(())
}

/// Something does not fit: what the device is told, and what the list says of it.
fn does_not_fit(connection: &Connection, device: &Device, now_ms: u64) -> rusqlite::Result<ParkReason> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO quarantine_full (device, since_ms) VALUES (?, ?)")?
        .execute((device.number, now_ms as i64))?;
    let told = connection
        .prepare_cached(
            "UPDATE quarantine_full SET given_up_ms = coalesce(given_up_ms, ?2) WHERE device = ?1 AND since_ms + ?3 <= ?2",
        )?
        .execute((device.number, now_ms as i64, MAKE_ROOM_MS as i64))?;
    Ok(if told > 0 { ParkReason::QuarantineFull } else { ParkReason::TooLarge })
}

/// Makes room: what was taken out goes from here, all but the hashes by which it is known when it is offered again. A device
/// that waits for room has its whole time again.
pub(crate) fn empty(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("UPDATE quarantine SET push = x''", [])?;
    connection.execute("DELETE FROM quarantine_full WHERE given_up_ms IS NULL", [])?;
    Ok(())
}

fn parked(push: &Push, head: &Head, reason: ParkReason) -> Vec<Verdict> {
    let seq = |envelope: &[u8]| Envelope::outline(envelope).map_or(head.seq, |envelope| envelope.dot.seq);
    let verdict = |envelope: &[u8]| Verdict::Parked { reason, at_fault: seq(envelope) };
    push.operations.iter().map(|operation| verdict(&operation.envelope)).collect()
}

/// What is kept, by device.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<Quarantined>> {
    connection
        .prepare(
            "SELECT devices.device, incarnation, engineer, coalesce(sum(operations), 0), coalesce(sum(length(push)), 0),
             coalesce(max(received_ms), since_ms, contact_ms, 0), since_ms, given_up_ms, devices.number
             FROM devices LEFT JOIN quarantine ON quarantine.device = devices.number AND length(push) > 0
             LEFT JOIN quarantine_full ON quarantine_full.device = devices.number
             WHERE push IS NOT NULL OR since_ms IS NOT NULL
                 OR devices.number IN (SELECT device FROM quarantine_files WHERE state = 1 AND hash IS NOT NULL)
             GROUP BY devices.number ORDER BY coalesce(min(quarantine.number), 0), devices.number",
        )?
        .query_map([], |row| {
            let count = |column| row.get::<_, i64>(column).map(|count| count as u64);
            Ok(Quarantined {
                incarnation: Incarnation { device: store::id(row, 0)?, number: row.get(1)? },
                engineer: store::id(row, 2)?,
                operations: count(3)?,
                bytes: count(4)?,
                files: files::count(connection, row.get(8)?)?,
                received_ms: count(5)?,
                full: match row.get::<_, Option<i64>>(6)? {
                    Some(since) => {
                        let given_up_ms = row.get::<_, Option<i64>>(7)?.map(|ms| ms as u64);
                        Some(Full { since_ms: since as u64, given_up_ms })
                    }
                    None => None,
                },
            })
        })?
        .collect()
}

/// Gives each push as it was kept to `take`, the first to come first.
pub(crate) fn each<E: From<rusqlite::Error>>(
    connection: &Connection,
    mut take: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = connection.prepare("SELECT push FROM quarantine WHERE length(push) > 0 ORDER BY number")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?;
    }
    Ok(())
}
