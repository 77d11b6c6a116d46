//! Joining as an engineer whom the team knows: what this device wrote before, under an engineer of its own making, becomes
//! that engineer's. Nobody else has it yet: it lies in the personal log, and no hub knew this device. So it is written
//! as if that engineer had written it from the start, history and all, and shared later as theirs.

use rusqlite::Connection;
use soundings_wire::{Envelope, Id, Payload, sealed};

use super::identity::Identity;
use super::rebuild;
use crate::environment::Environment;
use crate::error::Result;
use crate::store::columns::{Log, id};

/// Writes every operation of the personal log that names `before` anew with `now` in its place, and projects everything.
pub(crate) fn becomes(connection: &Connection, environment: &Environment, before: Id, now: Id) -> Result<()> {
    let key = Identity::read(connection)?.engineer_key;
    let names: Vec<(i64, i64)> = connection
        .prepare("SELECT author, seq FROM operation WHERE log = ?1 AND payload IS NOT NULL ORDER BY author, seq")?
        .query_map([Log::Personal], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (author, seq) in names {
        let name = (Log::Personal, author, seq);
        let (entity, envelope, payload): (Id, Vec<u8>, Vec<u8>) = connection
            .prepare_cached(
                "SELECT entity, envelope, payload FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3",
            )?
            .query_row(name, |row| Ok((id(row, 0)?, row.get(1)?, row.get(2)?)))?;
        // What cannot be read is nobody's to change.
        let Ok((kind, bytes)) = sealed::open(&key, &envelope, &payload) else { continue };
        let Ok(payload) = Payload::from_bytes(&bytes) else { continue };
        let (changed, payload) = renamed(payload, before, now);
        if !changed && entity != before {
            continue;
        }
        let mut envelope = Envelope::from_bytes(&envelope)?;
        envelope.kind = kind;
        envelope.entity = if entity == before { now } else { entity };
        let (envelope_bytes, sealed) = sealed::seal(&key, environment.random(), envelope, payload.to_bytes())?;
        let entity = if entity == before { now } else { entity };
        connection
            .prepare_cached(
                "UPDATE operation SET entity = ?4, envelope = ?5, payload = ?6 WHERE log = ?1 AND author = ?2 AND seq = ?3",
            )?
            .execute((name.0, name.1, name.2, entity.as_bytes(), envelope_bytes, sealed))?;
    }
    connection
        .execute("UPDATE incarnation SET engineer = ?2 WHERE engineer = ?1", (before.as_bytes(), now.as_bytes()))?;
    rebuild::everything(connection)
}

/// A payload with one id for another. An id has 80 random bits: no other bytes are the same.
fn renamed(payload: Payload, before: Id, now: Id) -> (bool, Payload) {
    let mut any = false;
    let mut rename = |bytes: &mut Vec<u8>| {
        let mut at = 0;
        while at + 16 <= bytes.len() {
            if bytes[at..at + 16] == *before.as_bytes() {
                bytes[at..at + 16].copy_from_slice(now.as_bytes());
                any = true;
                at += 16;
            } else {
                at += 1;
            }
        }
    };
    let mut changes = payload.changes;
    for change in &mut changes {
        rename(&mut change.value);
        change.member.as_mut().map(&mut rename);
    }
    (any, Payload::new(payload.random, changes))
}
