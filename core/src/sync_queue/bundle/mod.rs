//! Bundles, phone to phone: what another lacks of the team's log, without a hub (sync.md 21).
//!
//! Life of a bundle: made for one engineer, signed by the device that made it -> carried as a file -> looked through once without
//! a word believed (whose it is, whether its heads cover all of it) -> taken in as a page is, in one transaction, or
//! refused whole. What the hub signed in its order is read as from the hub, and the cursor goes on behind it; the rest has no
//! place in the log until a page names it, and what the hub lacks then is handed on to it, by whoever has it first.

pub(super) mod brought;
mod entry;
mod files;
mod given;
mod look;
mod personal;
mod take;

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest as _, Sha256};
use soundings_wire::messages::Cursor;
use soundings_wire::{Digest, Id};

use super::hub::Hub;
use super::pull;
use crate::error::{Refusal, Result};
use crate::log::device::Signer;
use crate::store::columns::Log;

pub(crate) use files::{Carried, are_had, keep, record};
pub(crate) use given::{For, give};
pub(crate) use look::look;
pub(crate) use take::{Taken, take};

/// Gives the frames of a bundle's pieces, one after another.
pub(crate) type Frames<'a> = &'a mut dyn FnMut() -> Result<Option<Vec<u8>>>;

/// SHA-256 of pieces, with their lengths.
#[derive(Default)]
struct Pieces(Sha256);

impl Pieces {
    fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn add_frame(&mut self, frame: &[u8]) {
        self.0.update(u32::try_from(frame.len()).unwrap_or(u32::MAX).to_be_bytes());
        self.0.update(frame);
    }

    fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

/// The team's hub, for one who can sign in that team.
///
/// # Errors
/// [`Refusal::NotJoined`]; [`Refusal::BundleNotNow`] where this device waits for its new name.
pub(crate) fn team(connection: &Connection, me: &Signer) -> Result<(Id, Hub)> {
    let hub = Hub::read(connection)?.ok_or(Refusal::NotJoined)?;
    let team = me.team_log.ok_or(Refusal::NotJoined)?;
    if hub.stopped.is_some_and(|why| why.is_for_good()) {
        return Err(Refusal::NotJoined.into());
    }
    if me.before.is_some() {
        return Err(Refusal::BundleNotNow.into());
    }
    Ok((team, hub))
}

/// The keys of an engineer's devices that something can be sealed to; not this device's own.
pub(crate) fn sealing_keys(connection: &Connection, me: &Signer, engineer: Id) -> Result<Vec<[u8; 32]>> {
    let mut statement = connection.prepare_cached(
        "SELECT sealing_key FROM incarnation WHERE engineer = ?1 AND sealing_key IS NOT NULL AND until IS NULL
         AND (device <> ?2 OR incarnation <> ?3) ORDER BY since DESC, number DESC",
    )?;
    let mine = me.incarnation;
    let rows = statement
        .query_map((engineer.as_bytes(), mine.device.as_bytes(), mine.number), |row| row.get::<_, [u8; 32]>(0))?;
    let mut keys = Vec::new();
    for key in rows {
        let key = key?;
        if key != [0; 32] && !keys.contains(&key) {
            keys.push(key);
        }
    }
    Ok(keys)
}

/// From where on an engineer needs the log, as far as this notebook knows: behind what was given to them or came from them, else
/// behind what a backup of the hub holds.
pub(crate) fn since(connection: &Connection, engineer: Id) -> Result<Option<Cursor>> {
    let (cursor, _) = pull::cursor(connection, Log::Team)?;
    let known: Option<i64> = connection
        .prepare_cached("SELECT hub_seq FROM bundle_known WHERE engineer = ?1 AND epoch = ?2")?
        .query_row((engineer.as_bytes(), cursor.epoch), |row| row.get(0))
        .optional()?;
    let watermark: Option<i64> = Hub::read(connection)?.and_then(|hub| hub.watermark);
    Ok(known.or(watermark).map(|hub_seq| Cursor { epoch: cursor.epoch, hub_seq: hub_seq.unsigned_abs() }))
}

/// Remembers how far an engineer has the log. What was read in another epoch says nothing in this one.
pub(crate) fn is_known(connection: &Connection, engineer: Id, has: Cursor, when: Known) -> Result<()> {
    let (given, taken) = match when {
        Known::Given(ms) => (Some(ms), None),
        Known::Taken(ms) => (None, Some(ms)),
    };
    connection
        .prepare_cached(
            "INSERT INTO bundle_known (engineer, epoch, hub_seq, given, taken) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET hub_seq = iif(epoch = excluded.epoch, max(hub_seq, excluded.hub_seq), excluded.hub_seq),
             epoch = excluded.epoch, given = coalesce(excluded.given, given), taken = coalesce(excluded.taken, taken)",
        )?
        .execute((engineer.as_bytes(), has.epoch, has.hub_seq as i64, given, taken))?;
    Ok(())
}

/// By what it is known.
pub(crate) enum Known {
    /// A bundle that was made for them, Unix milliseconds.
    Given(i64),
    /// A bundle of theirs.
    Taken(i64),
}
