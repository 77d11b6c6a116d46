//! What is only its engineer's, in a bundle to another of their own devices: as it lies sealed under the engineer's key. Nobody
//! without that key can make or change an operation of it, so no heads are needed to believe it.

use rusqlite::Connection;
use soundings_wire::bundle::BundleEntry;
use soundings_wire::messages::Content;
use soundings_wire::{Envelope, HybridTime, Id, OperationPayload, Payload, sealed};

use super::given::{Filling, Out};
use crate::error::{Error, Refusal, Result};
use crate::log::apply::apply;
use crate::log::device::Signer;
use crate::log::identity::author_number;
use crate::log::operations::{self, Incoming};
use crate::log::personal;
use crate::store::columns::{Log, OperationState};

/// Gives all of it, in the order of its clocks: what an editor had seen comes before what they wrote. How many.
pub(super) fn give(connection: &Connection, me: &Signer, out: &mut Out<'_>) -> Result<u64> {
    let mut filling = Filling::of(me.personal_log);
    let mut given = 0;
    let mut statement = connection.prepare_cached(
        "SELECT clock, author, seq FROM operation WHERE log = ?1 AND state < ?2 ORDER BY clock, author, seq",
    )?;
    let names: Vec<(i64, i64, i64)> = statement
        .query_map((Log::Personal, OperationState::Unreadable), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (clock, author, seq) in names {
        let operation = connection
            .prepare_cached(
                "SELECT envelope, payload, payload_hash FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3",
            )?
            .query_row((Log::Personal, author, seq), |row| operations::whole(row, 0))?;
        let rank = HybridTime(clock.unsigned_abs());
        filling.add(BundleEntry { hub_seq: 0, rank, content: Content::Whole(operation) }, out)?;
        given += 1;
    }
    filling.finish(out)?;
    Ok(given)
}

/// Takes one in, by this engineer's key. What it ranks by; `None`: it was here.
///
/// # Errors
/// [`Refusal::BundleNotWhole`]: the key does not open it.
pub(super) fn take(
    connection: &Connection,
    me: &Signer,
    entry: &BundleEntry,
    changed: &mut Vec<Id>,
) -> Result<Option<HybridTime>> {
    let not_whole = || Error::from(Refusal::BundleNotWhole);
    let Content::Whole(operation) = &entry.content else { return Err(not_whole()) };
    let envelope = Envelope::from_bytes(&operation.envelope).map_err(|_| not_whole())?;
    if envelope.log != me.personal_log {
        return Err(not_whole());
    }
    let author = author_number(connection, envelope.dot.incarnation)?;
    let name = (Log::Personal, author, envelope.dot.seq as i64);
    if envelope.dot.incarnation == me.incarnation || operations::standing(connection, name)?.is_some() {
        return Ok(None);
    }
    let (payload_bytes, payload_hash) = match &operation.payload {
        OperationPayload::Whole(bytes) => (Some(bytes.as_slice()), None),
        OperationPayload::Absent(hash) => (None, Some(hash.0)),
    };
    let content = match payload_bytes {
        None => None,
        Some(bytes) => {
            let opened = sealed::open(&me.engineer_key, &operation.envelope, bytes);
            if opened.is_err() && !personal::holds_key(connection, me)? {
                // It comes again, from the hub or with another bundle, when the key is here.
                return Ok(None);
            }
            let (kind, bytes) = opened.map_err(|_| not_whole())?;
            Some((kind, Payload::from_bytes(&bytes).map_err(|_| not_whole())?))
        }
    };
    let rank = envelope.clock;
    let incoming = Incoming {
        log: Log::Personal,
        author,
        envelope: &envelope,
        envelope_bytes: &operation.envelope,
        payload_bytes,
        payload_hash,
        rank,
        hub_seq: None,
        state: OperationState::Settled,
        content,
        saw_beginning: false,
    };
    apply(connection, &incoming, changed)?;
    Ok(Some(rank))
}
