//! An operation of this device's own that is encoded once more, under another name: nobody has it yet. Sealed anew, where it
//! is the engineer's own.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Envelope, Id, Payload, encode, sealed, sha256};

use super::identity::Identity;
use super::operations;
use crate::error::Result;
use crate::store::columns::Log;

/// An operation's envelope, and both as their bytes. The envelope's kind is the thing's. `was`: the payload's bytes before, of
/// which no two acts have the same.
pub(crate) fn encoded(
    me: &Identity,
    log: Log,
    mut envelope: Envelope,
    (payload, was): (&Payload, &[u8]),
) -> Result<(Envelope, Vec<u8>, Vec<u8>)> {
    let payload = payload.to_bytes();
    let (envelope_bytes, payload) = match log {
        Log::Personal => {
            // Of all that goes into the seal: two that differ in anything have two nonces.
            let all = sha256(&[was, &encode(&envelope), &sha256(&[&payload]).0]);
            let mut nonce = [0; 24];
            nonce.copy_from_slice(&all.0[..24]);
            sealed::seal(&me.engineer_key, nonce, envelope, payload)?
        }
        Log::Team => {
            envelope.payload_length = payload.len() as u32;
            (encode(&envelope), payload)
        }
    };
    Ok((Envelope::from_bytes(&envelope_bytes)?, envelope_bytes, payload))
}

/// An operation on a thing with the very same random bytes, which no two acts share. What else stands in its payload may have
/// other names by now.
pub(crate) fn same(
    connection: &Connection,
    (me, log): (&Identity, Log),
    entity: Id,
    payload: &Payload,
) -> Result<Option<(i64, u64)>> {
    if log == Log::Team {
        // Behind the head of the map: key 0, the head of 16 bytes, and they.
        return Ok(connection
            .prepare_cached(
                "SELECT author, seq FROM operation
                 WHERE entity = ?1 AND log = ?2 AND substr(payload, 2, 18) = substr(?3, 2, 18) LIMIT 1",
            )?
            .query_row((entity.as_bytes(), log, payload.to_bytes()), |row| {
                Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
            })
            .optional()?);
    }
    let mut statement = connection.prepare_cached(
        "SELECT author, seq, envelope, payload FROM operation WHERE entity = ?1 AND log = ?2 AND payload IS NOT NULL",
    )?;
    let mut rows = statement.query((entity.as_bytes(), log))?;
    while let Some(row) = rows.next()? {
        let (envelope, sealed) = (row.get_ref(2)?.as_blob()?, row.get_ref(3)?.as_blob()?);
        let opened = operations::open_payload(|| Ok(me.engineer_key.clone()), log, envelope, sealed);
        if opened.is_ok_and(|(_, other)| other.random == payload.random) {
            return Ok(Some((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())));
        }
    }
    Ok(None)
}
