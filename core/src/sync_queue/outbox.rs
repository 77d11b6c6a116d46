//! The outbox: operations captured here that the hub has not yet confirmed. They are rows of the operation log whose
//! state is waiting or parked; there is no second queue to disagree with.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::chain::{self, SignedHead};
use soundings_wire::messages::{ParkReason, Verdict};
use soundings_wire::{Digest, Dot, HybridTime, Id, Operation, limits, sha256};

use super::pull;
use crate::error::Result;
use crate::log::identity::{Identity, author_number};
use crate::log::{apply, erasure, operations};
use crate::store::columns::{Log, OperationState, id};

/// A batch on its way.
pub(crate) struct Batch {
    pub operations: Vec<Operation>,
    pub head: SignedHead,
    /// What each ranks by, where a hub lowered one before.
    pub ranks: Option<Vec<HybridTime>>,
    /// The seqs in the batch, in order.
    pub seqs: Vec<u64>,
    /// The chain's head after each.
    heads: Vec<Digest>,
}

/// What is waiting for the team, whole groups in seq order, up to [`limits::PUSH_BYTES`]. `None`: nothing.
pub(crate) fn next_batch(connection: &Connection, me: &Identity) -> Result<Option<Batch>> {
    let Some(team) = me.team_log else { return Ok(None) };
    let author = author_number(connection, me.incarnation)?;
    // The index holds what is not settled, and is used where the query says so.
    let first: Option<i64> = connection
        .prepare_cached("SELECT min(seq) FROM operation WHERE state <> 0 AND state = ?1 AND log = ?2 AND author = ?3")?
        .query_row((OperationState::Waiting, Log::Team, author), |row| row.get(0))?;
    let Some(first) = first else { return Ok(None) };
    let mut head = head_before(connection, me, author, first)?;
    let mut batch =
        Batch { operations: Vec::new(), head: empty_head(me, team), ranks: None, seqs: Vec::new(), heads: Vec::new() };
    let (mut ranks, mut lowered) = (Vec::new(), false);
    let mut statement = connection.prepare_cached(
        "SELECT seq, envelope, payload, payload_hash, state, clock FROM operation WHERE log = ?1 AND author = ?2 AND seq >= ?3 ORDER BY seq",
    )?;
    let mut rows = statement.query((Log::Team, author, first))?;
    let (mut bytes, mut group_ends) = (0, 0);
    while let Some(row) = rows.next()? {
        let seq = row.get::<_, i64>(0)?.unsigned_abs();
        if row.get::<_, OperationState>(4)? == OperationState::Parked && seq > group_ends {
            // Parked ones were shown to the hub before; the chain goes on over them.
            head = chain::extend(&head, &operations::whole(row, 1)?);
            continue;
        }
        // Words that do not compress must fit too, with one more group.
        let full = bytes + limits::GROUP_BYTES > limits::PUSH_BYTES;
        if (full || batch.operations.len() >= 4 * limits::GROUP_OPERATIONS) && seq > group_ends {
            break;
        }
        let operation = operations::whole(row, 1)?;
        let rank = HybridTime(row.get::<_, i64>(5)?.unsigned_abs());
        if let Ok(envelope) = soundings_wire::Envelope::from_bytes(&operation.envelope) {
            lowered |= rank < envelope.clock;
            let group = envelope.group();
            group_ends = group.first + u64::from(group.count) - 1;
        }
        bytes += operation.bytes();
        head = chain::extend(&head, &operation);
        batch.operations.push(operation);
        ranks.push(rank);
        batch.seqs.push(seq);
        batch.heads.push(head);
    }
    batch.ranks = lowered.then_some(ranks);
    if let Some(last) = batch.seqs.last() {
        batch.head = SignedHead::sign(&me.device_key(), team, me.incarnation, *last, head);
        return Ok(Some(batch));
    }
    Ok(None)
}

fn empty_head(me: &Identity, team: Id) -> SignedHead {
    SignedHead { log: team, incarnation: me.incarnation, seq: 0, head: Digest::default(), signature: [0; 64] }
}

/// The chain's head before `seq`: from the last one kept, and the operations since.
fn head_before(connection: &Connection, me: &Identity, author: i64, seq: i64) -> Result<Digest> {
    let kept: Option<(i64, [u8; 32])> = connection
        .prepare_cached("SELECT seq, head FROM chain WHERE log = ?1 AND author = ?2")?
        .query_row((Log::Team, author), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (after, mut head) = match kept {
        Some((kept_seq, head)) if kept_seq < seq => (kept_seq, Digest(head)),
        _ => (0, chain::start(me.team_log.unwrap_or_default(), me.incarnation)),
    };
    let mut statement = connection.prepare_cached(
        "SELECT seq, envelope, payload, payload_hash, state FROM operation WHERE log = ?1 AND author = ?2 AND seq > ?3 AND seq < ?4 ORDER BY seq",
    )?;
    let mut rows = statement.query((Log::Team, author, after, seq))?;
    while let Some(row) = rows.next()? {
        head = chain::extend(&head, &operations::whole(row, 1)?);
    }
    Ok(head)
}

/// Writes down what the hub did with a batch. Whether the hub says this notebook is a copy.
pub(crate) fn settle(
    connection: &Connection,
    me: &Identity,
    batch: &Batch,
    verdicts: &[Verdict],
    changed: &mut Vec<Id>,
) -> Result<bool> {
    let author = author_number(connection, me.incarnation)?;
    let (cursor, _) = pull::cursor(connection)?;
    // A place that the cursor has passed comes with no pull again; what is new stands behind it.
    let place_if_passed = |hub_seq: u64, dot: Dot| {
        if hub_seq <= cursor.hub_seq { operations::place(connection, author, dot.seq, hub_seq) } else { Ok(()) }
    };
    let mut clone = false;
    for ((seq, head), verdict) in batch.seqs.iter().zip(&batch.heads).zip(verdicts) {
        let dot = Dot { incarnation: me.incarnation, seq: *seq };
        match verdict {
            Verdict::Accepted { hub_seq, rank } | Verdict::Duplicate { hub_seq, rank } => {
                confirm(connection, author, dot, *rank, changed)?;
                place_if_passed(*hub_seq, dot)?;
            }
            Verdict::Erased { hub_seq, rank } => {
                confirm(connection, author, dot, *rank, changed)?;
                place_if_passed(*hub_seq, dot)?;
                erasure::empty_own(connection, (Log::Team, author, *seq as i64), changed)?;
            }
            Verdict::Parked { reason: ParkReason::Gap, .. } => {}
            Verdict::Parked { reason, .. } => {
                connection
                    .prepare_cached(
                        "UPDATE operation SET state = ?4, reason = ?5 WHERE log = ?1 AND author = ?2 AND seq = ?3",
                    )?
                    .execute((Log::Team, author, *seq as i64, OperationState::Parked, *reason as i64))?;
                changed.extend(operations::entity(connection, (Log::Team, author, *seq as i64))?);
                continue;
            }
            Verdict::Clone => {
                clone = true;
                break;
            }
        }
        if !matches!(verdict, Verdict::Parked { .. }) {
            connection
                .prepare_cached("INSERT OR REPLACE INTO chain (log, author, seq, head) VALUES (?1, ?2, ?3, ?4)")?
                .execute((Log::Team, author, *seq as i64, head.0))?;
        }
    }
    Ok(clone)
}

/// The hub has an operation: one of this device's leaves the outbox, one that cannot be read stays so. Its place in the
/// log comes with the pull, in order.
pub(crate) fn confirm(
    connection: &Connection,
    author: i64,
    dot: Dot,
    rank: HybridTime,
    changed: &mut Vec<Id>,
) -> Result<bool> {
    let row = connection
        .prepare_cached("SELECT entity, clock FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .query_row((Log::Team, author, dot.seq as i64), |row| Ok((id(row, 0)?, row.get::<_, i64>(1)?)))
        .optional()?;
    let Some((entity, clock)) = row else { return Ok(false) };
    let lower = rank.min(HybridTime(clock.unsigned_abs()));
    connection
        .prepare_cached(
            "UPDATE operation SET state = iif(state = ?6, state, ?4), reason = NULL, clock = ?5
             WHERE log = ?1 AND author = ?2 AND seq = ?3",
        )?
        .execute((
            Log::Team,
            author,
            dot.seq as i64,
            OperationState::Settled,
            lower.0 as i64,
            OperationState::Unreadable,
        ))?;
    if lower.0 < clock.unsigned_abs() {
        apply::lower_rank(connection, Log::Team, entity, dot, lower)?;
    }
    changed.push(entity);
    Ok(true)
}

/// The hub lacks what it once confirmed, from a seq on: it was restored. It waits again, and what was refused in
/// between too: a restored hub knows nothing of that, and would find a hole in the chain.
pub(crate) fn offer_again(connection: &Connection, me: &Identity, first: u64) -> Result<()> {
    let author = author_number(connection, me.incarnation)?;
    connection
        .prepare_cached(
            "UPDATE operation SET state = ?4, reason = NULL, hub_seq = NULL
             WHERE log = ?1 AND author = ?2 AND seq >= ?3 AND state IN (?5, ?6)",
        )?
        .execute((
            Log::Team,
            author,
            i64::try_from(first).unwrap_or(i64::MAX),
            OperationState::Waiting,
            OperationState::Settled,
            OperationState::Parked,
        ))?;
    Ok(())
}

/// The hub says up to where nothing is missing. Where the next one is one that it refused, nothing is.
pub(crate) fn compare(connection: &Connection, me: &Identity, contiguous: u64) -> Result<()> {
    let (author, first) = (author_number(connection, me.incarnation)?, contiguous.saturating_add(1));
    let state: Option<OperationState> = connection
        .prepare_cached("SELECT state FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .query_row((Log::Team, author, i64::try_from(first).unwrap_or(i64::MAX)), |row| row.get(0))
        .optional()?;
    if state == Some(OperationState::Parked) { Ok(()) } else { offer_again(connection, me, first) }
}

/// The log was read to its end, and what the hub confirmed last does not stand in it: it was restored from a copy that
/// ends just where this device had read to. What it lacks waits again.
pub(crate) fn offer_unplaced(connection: &Connection, me: &Identity) -> Result<()> {
    let author = author_number(connection, me.incarnation)?;
    let lacks: Option<bool> = connection
        .prepare_cached(
            "SELECT hub_seq IS NULL FROM operation WHERE log = ?1 AND author = ?2 AND state = ?3 ORDER BY seq DESC LIMIT 1",
        )?
        .query_row((Log::Team, author, OperationState::Settled), |row| row.get(0))
        .optional()?;
    if lacks == Some(true) {
        connection
            .prepare_cached(
                "UPDATE operation SET state = ?4 WHERE log = ?1 AND author = ?2 AND state = ?3 AND hub_seq IS NULL",
            )?
            .execute((Log::Team, author, OperationState::Settled, OperationState::Waiting))?;
    }
    Ok(())
}

/// A person asks to try a refused thing again, with the same bytes.
pub(crate) fn retry_parked(connection: &Connection) -> Result<usize> {
    Ok(connection
        .prepare_cached("UPDATE operation SET state = ?2, reason = NULL WHERE state <> 0 AND state = ?1")?
        .execute((OperationState::Parked, OperationState::Waiting))?)
}

/// SHA-256 of an envelope's and a payload's bytes, for the log's checksum.
pub(crate) fn hashes(envelope: &[u8], payload: Option<&[u8]>, payload_hash: Option<[u8; 32]>) -> (Digest, Digest) {
    let payload = match (payload, payload_hash) {
        (Some(bytes), _) => sha256(&[bytes]),
        (None, hash) => Digest(hash.unwrap_or_default()),
    };
    (sha256(&[envelope]), payload)
}
