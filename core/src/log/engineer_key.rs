//! The engineer's own key, and taking it in from another of their devices: what this device wrote under a key of its own making is
//! sealed again under the engineer's, in the engineer's log.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::sealed::{self, EngineerKey};
use soundings_wire::{Envelope, Id, encode};

use super::identity::Identity;
use super::rebuild;
use crate::environment::Environment;
use crate::error::Result;
use crate::store::columns::Log;

/// The public half of the key that the team knows as this engineer's; `None`: it is not known here.
pub(crate) fn enrolled(connection: &Connection, me: &Identity) -> Result<Option<[u8; 32]>> {
    let mine = me.incarnation;
    let key: Option<Option<[u8; 32]>> = connection
        .prepare_cached("SELECT engineer_key FROM incarnation WHERE device = ?1 AND incarnation = ?2")?
        .query_row((mine.device.as_bytes(), mine.number), |row| row.get(0))
        .optional()?;
    Ok(key.flatten().filter(|key| *key != [0; 32]))
}

/// Whether this device holds the engineer's key. One that was let in as a further device has one of its own making until it is
/// given the other.
pub(crate) fn is_held(connection: &Connection, me: &Identity) -> Result<bool> {
    Ok(enrolled(connection, me)?.is_none_or(|key| key == me.engineer_key.public()))
}

/// Takes the engineer's key in, and moves what this device wrote as only me into the engineer's log, under that key. Nobody else
/// has any of it yet: no other device could open it. Everything is projected anew.
pub(crate) fn take_engineer_key(
    connection: &Connection,
    environment: &Environment,
    key: &EngineerKey,
    personal_log: Id,
) -> Result<()> {
    let before = Identity::read(connection)?.engineer_key;
    let names: Vec<(i64, i64)> = connection
        .prepare("SELECT author, seq FROM operation WHERE log = ?1 ORDER BY author, seq")?
        .query_map([Log::Personal], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (author, seq) in names {
        seal_again(connection, environment, (author, seq), (&before, key), personal_log)?;
    }
    connection.execute(
        "UPDATE notebook SET engineer_key = ?1, engineer_key_number = ?2, personal_log = ?3",
        (key.key, key.number, personal_log.as_bytes()),
    )?;
    connection.execute("UPDATE log SET id = ?2 WHERE number = ?1", (Log::Personal, personal_log.as_bytes()))?;
    rebuild::everything(connection)
}

fn seal_again(
    connection: &Connection,
    environment: &Environment,
    (author, seq): (i64, i64),
    (before, now): (&EngineerKey, &EngineerKey),
    personal_log: Id,
) -> Result<()> {
    let name = (Log::Personal, author, seq);
    let (bytes, payload): (Vec<u8>, Option<Vec<u8>>) = connection
        .prepare_cached("SELECT envelope, payload FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .query_row(name, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut envelope = Envelope::from_bytes(&bytes)?;
    envelope.log = personal_log;
    let (envelope, payload) = match payload {
        // Of what was erased only the envelope is left.
        None => (encode(&envelope), None),
        Some(payload) => {
            let (kind, payload) = sealed::open(before, &bytes, &payload)?;
            envelope.kind = kind;
            let (envelope, sealed) = sealed::seal(now, environment.random(), envelope, payload)?;
            (envelope, Some(sealed))
        }
    };
    connection
        .prepare_cached("UPDATE operation SET envelope = ?4, payload = ?5 WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .execute((name.0, name.1, name.2, envelope, payload))?;
    Ok(())
}
