//! Who this hub is: its key pair in a file only its owner reads, its id in the database. A device trusts this id
//! only with this key, so both belong into a backup, and a hub never makes a second key for a database that has
//! one.

use std::fs;
use std::io;
use std::path::Path;

use data_encoding::HEXLOWER_PERMISSIVE;
use ed25519_dalek::SigningKey;
use rusqlite::{Connection, OptionalExtension};
use soundings_core::Randomness;
use soundings_wire::{Digest, Id};

use crate::audit::{self, Event};
use crate::{HubError, private_file, store};

/// The hub's names and its key.
pub(crate) struct Identity {
    pub hub: Id,
    pub team: Id,
    pub key: SigningKey,
}

/// The key in the hub's folder.
pub(crate) const KEY_FILE: &str = "hub.key";

/// Reads who this hub is; a new folder gets a new identity.
pub(crate) fn open(
    folder: &Path,
    connection: &mut Connection,
    randomness: &dyn Randomness,
    now_ms: u64,
) -> Result<Identity, HubError> {
    let path = folder.join(KEY_FILE);
    // One process at a time makes a hub; a second one then finds it made.
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let made = transaction
        .query_row("SELECT hub.id, logs.id FROM hub, logs WHERE logs.number = 1", [], |row| {
            Ok((store::id(row, 0)?, store::id(row, 1)?))
        })
        .optional()?;
    let key = match read_key(&path) {
        Ok(key) => key,
        Err(error) if made.is_some() && error.kind() != io::ErrorKind::PermissionDenied => {
            return Err(HubError::Key { path });
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut key = [0; 32];
            randomness.fill(&mut key);
            private_file::write(folder, KEY_FILE, &format!("{}\n", HEXLOWER_PERMISSIVE.encode(&key)))
                .map_err(|source| HubError::File { path, source })?;
            SigningKey::from_bytes(&key)
        }
        Err(source) => return Err(HubError::File { path, source }),
    };
    let (hub, team) = match made {
        Some(ids) => ids,
        None => {
            let (hub, team) = (new_id(randomness, now_ms), new_id(randomness, now_ms));
            transaction.execute("INSERT INTO hub (id, epoch) VALUES (?, 1)", [hub.0])?;
            transaction.execute(
                "INSERT INTO logs (number, id, last, checksum) VALUES (1, ?, 0, ?)",
                (team.0, Digest::default().0),
            )?;
            audit::record(&transaction, now_ms, Event::Made, &[hub, team])?;
            (hub, team)
        }
    };
    transaction.commit()?;
    Ok(Identity { hub, team, key })
}

/// A new id.
pub(crate) fn new_id(randomness: &dyn Randomness, now_ms: u64) -> Id {
    let mut random = [0; 10];
    randomness.fill(&mut random);
    Id::new(now_ms, random)
}

fn read_key(path: &Path) -> io::Result<SigningKey> {
    let text = fs::read_to_string(path)?;
    parse_key(&text).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// Reads the key from its line.
pub(crate) fn parse_key(line: &str) -> Option<SigningKey> {
    let bytes = HEXLOWER_PERMISSIVE.decode(line.trim().as_bytes()).ok()?;
    Some(SigningKey::from_bytes(&bytes.try_into().ok()?))
}
