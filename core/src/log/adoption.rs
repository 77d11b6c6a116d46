//! Joining as an engineer whom the team knows: what this device wrote before, under an engineer of its own making, becomes
//! that engineer's. Nobody else has it yet: it lies in the personal log, and no hub knew this device. So it is written
//! as if that engineer had written it from the start, history and all, and shared later as theirs. The same where the key it
//! is sealed to becomes another, or its log gets the engineer's id.

use rusqlite::{Connection, Transaction, TransactionBehavior};
use soundings_wire::sealed::{self, EngineerKey};
use soundings_wire::{Envelope, Id, Payload, encode};

use super::identity::{self, Identity};
use super::operations::RowName;
use super::rebuild;
use crate::environment::Environment;
use crate::error::Result;
use crate::store::columns::{Log, OperationState, id};

/// This device's engineer is `now` from here on: every operation of the personal log is theirs, and lies in their log.
pub(crate) fn becomes(connection: &Connection, environment: &Environment, before: Id, now: Id) -> Result<()> {
    let me = Identity::read(connection)?;
    if me.personal_log != now {
        let change = Change { key: (&me.engineer_key, &me.engineer_key), engineer: (before, now) };
        write_anew(connection, environment, &change)?;
    }
    if before == now {
        return Ok(());
    }
    connection
        .execute("UPDATE incarnation SET engineer = ?2 WHERE engineer = ?1", (before.as_bytes(), now.as_bytes()))?;
    rebuild::everything(connection)
}

/// A notebook that joined before personal logs had their engineer's id: it gets that now.
pub(crate) fn settle_in(connection: &Connection, environment: &Environment) -> Result<()> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let me = Identity::read(&transaction)?;
    if me.has_team() && me.personal_log != me.engineer {
        becomes(&transaction, environment, me.engineer, me.engineer)?;
        identity::names_personal_log(&transaction, me.engineer)?;
    }
    transaction.commit()?;
    Ok(())
}

/// The key of this device's engineer is another from here on: what was sealed to the one of its own is sealed to that.
pub(crate) fn is_sealed_to(connection: &Connection, environment: &Environment, key: &EngineerKey) -> Result<()> {
    let me = Identity::read(connection)?;
    let change = Change { key: (&me.engineer_key, key), engineer: (me.engineer, me.engineer) };
    write_anew(connection, environment, &change)?;
    connection.execute("UPDATE notebook SET engineer_key = ?1, engineer_key_number = ?2", (key.key, key.number))?;
    Ok(())
}

/// What becomes of the personal log's operations: each a before and a now.
struct Change<'a> {
    key: (&'a EngineerKey, &'a EngineerKey),
    engineer: (Id, Id),
}

/// Writes what this device's key opens anew. What it does not open is nobody's to change.
fn write_anew(connection: &Connection, environment: &Environment, change: &Change<'_>) -> Result<()> {
    let names: Vec<(i64, i64)> = connection
        .prepare("SELECT author, seq FROM operation WHERE log = ?1 AND state IN (?2, ?3, ?4) ORDER BY author, seq")?
        .query_map((Log::Personal, OperationState::Settled, OperationState::Waiting, OperationState::Parked), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    names.into_iter().try_for_each(|(author, seq)| one(connection, environment, change, (Log::Personal, author, seq)))
}

fn one(connection: &Connection, environment: &Environment, change: &Change<'_>, name: RowName) -> Result<()> {
    let (entity, bytes, payload): (Id, Vec<u8>, Option<Vec<u8>>) = connection
        .prepare_cached("SELECT entity, envelope, payload FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .query_row(name, |row| Ok((id(row, 0)?, row.get(1)?, row.get(2)?)))?;
    let (before, now) = change.engineer;
    let entity = if entity == before { now } else { entity };
    let named =
        |kind: u16| -> Result<Envelope> { Ok(Envelope { kind, entity, log: now, ..Envelope::from_bytes(&bytes)? }) };
    let (envelope, payload) = match payload {
        // Erased: there is nothing to seal, and its hash stays.
        None => (encode(&named(0)?), None),
        Some(payload) => {
            let Ok((kind, payload)) = sealed::open(change.key.0, &bytes, &payload) else { return Ok(()) };
            let Ok(payload) = Payload::from_bytes(&payload) else { return Ok(()) };
            let (_, payload) = renamed(payload, before, now);
            let (envelope, payload) =
                sealed::seal(change.key.1, environment.random(), named(kind)?, payload.to_bytes())?;
            (envelope, Some(payload))
        }
    };
    connection
        .prepare_cached(
            "UPDATE operation SET entity = ?4, envelope = ?5, payload = ?6, state = ?7, reason = NULL, hub_seq = NULL
             WHERE log = ?1 AND author = ?2 AND seq = ?3",
        )?
        .execute((name.0, name.1, name.2, entity.as_bytes(), envelope, payload, OperationState::Waiting))?;
    Ok(())
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
