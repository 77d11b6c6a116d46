//! Taking in a page of the team's log. Data and cursor are written in one transaction.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::messages::{Cursor, Page, Pulled};
use soundings_wire::{Digest, Envelope, HybridTime, Id, Operation, OperationPayload, Payload, chain, limits};

use super::outbox::{confirm, hashes};
use crate::error::Result;
use crate::log::apply::apply;
use crate::log::identity::{Identity, author_number};
use crate::log::operations::{self, Incoming};
use crate::store::columns::{Log, OperationState};

/// How far the team's log was read.
pub(crate) fn cursor(connection: &Connection) -> Result<(Cursor, Digest)> {
    Ok(connection.prepare_cached("SELECT epoch, cursor, checksum FROM log WHERE number = ?1")?.query_row(
        [Log::Team],
        |row| {
            let hub_seq = row.get::<_, i64>(1)?.unsigned_abs();
            Ok((Cursor { epoch: row.get(0)?, hub_seq }, Digest(row.get(2)?)))
        },
    )?)
}

/// Reads the log again from its start. What is here stays; what is known is passed over. What of this device is no
/// more in the log is known by having no place when it was read to its end.
pub(crate) fn start_again(connection: &Connection, epoch: u32) -> Result<()> {
    let author = author_number(connection, Identity::read(connection)?.incarnation)?;
    connection
        .prepare_cached("UPDATE operation SET hub_seq = NULL WHERE log = ?1 AND author = ?2")?
        .execute((Log::Team, author))?;
    connection.prepare_cached("UPDATE log SET epoch = ?2, cursor = 0, checksum = ?3 WHERE number = ?1")?.execute((
        Log::Team,
        epoch,
        Digest::default().0,
    ))?;
    Ok(())
}

/// Whether an operation erases something.
pub(crate) fn erases(pulled: &Pulled) -> bool {
    let envelope = pulled.operation.as_ref().map(|operation| Envelope::from_bytes(&operation.envelope));
    matches!(envelope, Some(Ok(envelope)) if envelope.erases())
}

/// What became of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It is in.
    In,
    /// It does not fit what was read before: read again from the start, own operations too.
    Mismatch,
}

/// Takes a page in. The caller rolls back on [`Taken::Mismatch`].
pub(crate) fn take(connection: &Connection, me: &Identity, page: &Page, changed: &mut Vec<Id>) -> Result<Taken> {
    let (cursor, mut checksum) = cursor(connection)?;
    if page.cursor.epoch != cursor.epoch {
        return Ok(Taken::Mismatch);
    }
    let mut hub_seq = cursor.hub_seq;
    let mut latest = HybridTime::default();
    for pulled in &page.operations {
        hub_seq += 1;
        if pulled.hub_seq != hub_seq {
            return Ok(Taken::Mismatch);
        }
        let Some((envelope, payload)) = take_one(connection, me, pulled, changed)? else { return Ok(Taken::Mismatch) };
        checksum = chain::extend_checksum(&checksum, &envelope, &payload, pulled.rank);
        latest = latest.max(pulled.rank);
    }
    if page.cursor.hub_seq != hub_seq || page.checksum != checksum {
        return Ok(Taken::Mismatch);
    }
    connection.prepare_cached("UPDATE log SET cursor = ?2, checksum = ?3 WHERE number = ?1")?.execute((
        Log::Team,
        hub_seq as i64,
        checksum.0,
    ))?;
    // Never beyond the hub's clock: one phone ten years ahead must not drag the others along, and comes back itself.
    let furthest = HybridTime::new(page.now_ms.saturating_add(limits::CLOCK_AHEAD_MS), 0);
    connection
        .prepare_cached("UPDATE clock SET reading = min(max(reading, ?1), ?2) WHERE one = 1")?
        .execute((latest.0 as i64, furthest.0 as i64))?;
    Ok(Taken::In)
}

/// Takes one operation in. The hashes for the checksum; `None`: the hub names one of ours that we don't hold.
fn take_one(
    connection: &Connection,
    me: &Identity,
    pulled: &Pulled,
    changed: &mut Vec<Id>,
) -> Result<Option<(Digest, Digest)>> {
    let (dot, operation, envelope) = match (&pulled.operation, pulled.own) {
        (Some(operation), _) => match Envelope::from_bytes(&operation.envelope) {
            Ok(envelope) => (envelope.dot, Some(operation), Some(envelope)),
            // Kept nowhere: without an envelope it has no name. The cursor goes on, the checksum covers it.
            Err(_) => {
                return Ok(Some((soundings_wire::sha256(&[&operation.envelope]), operation.payload.hash())));
            }
        },
        (None, Some(dot)) => (dot, None, None),
        (None, None) => return Ok(None),
    };
    let author = author_number(connection, dot.incarnation)?;
    let here = connection
        .prepare_cached(
            "SELECT envelope, payload, payload_hash FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3",
        )?
        .query_row((Log::Team, author, dot.seq as i64), |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Option<Vec<u8>>>(1)?, row.get::<_, Option<[u8; 32]>>(2)?))
        })
        .optional()?;
    if let Some((envelope, payload, payload_hash)) = here {
        confirm(connection, author, dot, pulled.rank, changed)?;
        operations::place(connection, author, dot.seq, pulled.hub_seq)?;
        return Ok(Some(hashes(&envelope, payload.as_deref(), payload_hash)));
    }
    let (Some(operation), Some(envelope)) = (operation, envelope) else { return Ok(None) };
    if envelope.log != me.team_log.unwrap_or_default() {
        return Ok(None);
    }
    store(connection, pulled, operation, &envelope, changed)?;
    Ok(Some(hashes(&operation.envelope, whole(operation), absent(operation))))
}

fn whole(operation: &Operation) -> Option<&[u8]> {
    match &operation.payload {
        OperationPayload::Whole(bytes) => Some(bytes),
        OperationPayload::Absent(_) => None,
    }
}

fn absent(operation: &Operation) -> Option<[u8; 32]> {
    match &operation.payload {
        OperationPayload::Whole(_) => None,
        OperationPayload::Absent(hash) => Some(hash.0),
    }
}

fn store(
    connection: &Connection,
    pulled: &Pulled,
    operation: &Operation,
    envelope: &Envelope,
    changed: &mut Vec<Id>,
) -> Result<()> {
    let payload = whole(operation);
    let content = payload.map(Payload::from_bytes);
    // One that can't be read is kept, shown in Sync and skipped.
    let state = if matches!(content, Some(Err(_))) { OperationState::Unreadable } else { OperationState::Settled };
    let incoming = Incoming {
        log: Log::Team,
        envelope,
        envelope_bytes: &operation.envelope,
        payload_bytes: payload,
        payload_hash: absent(operation),
        rank: pulled.rank,
        hub_seq: Some(pulled.hub_seq),
        state,
        content: content.and_then(std::result::Result::ok).map(|payload| (envelope.kind, payload)),
    };
    apply(connection, &incoming, changed)
}
