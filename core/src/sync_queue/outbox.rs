//! The outbox: operations captured here that the hub has not yet confirmed. They are rows of the operation log whose
//! state is waiting or parked; there is no second queue to disagree with.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::chain::{self, Head};
use soundings_wire::messages::{ParkReason, Placed, Push, SeenOfDevice, Verdict};
use soundings_wire::{Digest, Dot, Envelope, HybridTime, Id, Signed, limits, sha256};

use super::copied::ChainHere;
use super::pull;
use super::room;
use crate::error::Result;
use crate::log::device::Signer;
use crate::log::identity::{Identity, author_number};
use crate::log::operations::RowName;
use crate::log::{apply, erasure, operations, projection};
use crate::store::columns::{Log, OperationState, id};

/// A batch on its way.
pub(crate) struct Batch {
    /// The log it is for.
    pub log: Log,
    /// The seqs in the batch, in order.
    pub seqs: Vec<u64>,
    /// Of each what its verdict needs.
    sent: Vec<Sent>,
}

/// One operation of a batch.
struct Sent {
    entity: Option<Id>,
    /// What it ranks by.
    rank: HybridTime,
    /// The chain's head after it.
    head: Digest,
    erases: bool,
}

/// What is waiting for a log behind a seq, whole groups in seq order, up to [`limits::PUSH_BYTES`]: what to ask the hub, and
/// what to remember until it answers. `None`: nothing.
pub(crate) fn next_batch(
    connection: &Connection,
    (me, log): (&Signer, Log),
    token: [u8; 32],
    behind: u64,
) -> Result<Option<(Push, Batch)>> {
    let author = author_number(connection, me.incarnation)?;
    // What the hub judged once goes by itself: that makes room, and what is new must not come behind a hole.
    let judged = kept_head(connection, log, author)?.map_or(0, |(seq, _)| seq);
    let most = if room::lacks(connection, log)? { judged } else { i64::MAX };
    // The index holds what is not settled, and is used where the query says so.
    let first: Option<i64> = connection
        .prepare_cached("SELECT min(seq) FROM operation INDEXED BY operation_unsettled WHERE state <> 0 AND state = ?1 AND log = ?2 AND author = ?3 AND seq > ?4 AND seq <= ?5 AND reason IS NULL")?
        .query_row((OperationState::Waiting, log, author, behind as i64, most), |row| row.get(0))?;
    let Some(first) = first else { return Ok(None) };
    let mut head = head_at(connection, (me, log), author, first - 1)?;
    let mut batch = Batch { log, seqs: Vec::new(), sent: Vec::new() };
    let (mut operations, mut ranks, mut lowered) = (Vec::new(), Vec::new(), false);
    let mut statement = connection.prepare_cached(
        "SELECT seq, envelope, payload, payload_hash, state = ?4 AND reason IS NULL, clock FROM operation WHERE log = ?1 AND author = ?2 AND seq >= ?3 ORDER BY seq",
    )?;
    let mut rows = statement.query((log, author, first, OperationState::Waiting))?;
    let (mut bytes, mut group_ends) = (0, 0);
    while let Some(row) = rows.next()? {
        let seq = row.get::<_, i64>(0)?.unsigned_abs();
        let operation = operations::whole(row, 1)?;
        if !row.get::<_, bool>(4)? && seq > group_ends {
            // The hub has it, or its hashes: the chain goes on over it.
            head = chain::extend(&head, &operation);
            continue;
        }
        if first <= judged && seq > judged.unsigned_abs() && seq > group_ends {
            break;
        }
        // Words that do not compress must fit too, with one more group.
        let full = bytes + limits::GROUP_BYTES > limits::PUSH_BYTES;
        if (full || operations.len() >= 4 * limits::GROUP_OPERATIONS) && seq > group_ends {
            break;
        }
        let rank = HybridTime(row.get::<_, i64>(5)?.unsigned_abs());
        let envelope = Envelope::from_bytes(&operation.envelope).ok();
        if let Some(envelope) = &envelope {
            lowered |= rank < envelope.clock;
            let group = envelope.group();
            group_ends = group.first + u64::from(group.count) - 1;
        }
        bytes += operation.bytes();
        head = chain::extend(&head, &operation);
        operations.push(operation);
        ranks.push(rank);
        batch.seqs.push(seq);
        let erases = envelope.as_ref().is_some_and(Envelope::erases);
        batch.sent.push(Sent { entity: envelope.map(|envelope| envelope.entity), rank, head, erases });
    }
    let (Some(seq), Some(last)) = (batch.seqs.last().copied(), batch.sent.last()) else { return Ok(None) };
    let chain = last.head;
    let head = Signed::sign(&me.device_key(), &Head { log: me.log_id(log), incarnation: me.incarnation, seq, chain });
    let ranks = lowered.then_some(ranks);
    Ok(Some((Push { token, head, operations, ranks, receipt: None }, batch)))
}

/// The chain's head after `seq`: from the last one kept, and the operations since.
pub(super) fn head_at(connection: &Connection, (me, log): (&Identity, Log), author: i64, seq: i64) -> Result<Digest> {
    let (after, mut head) = match kept_head(connection, log, author)? {
        Some((kept_seq, head)) if kept_seq <= seq => (kept_seq, head),
        _ => (0, chain::start(me.log_id(log), me.incarnation)),
    };
    let mut statement = connection.prepare_cached(
        "SELECT envelope, payload, payload_hash FROM operation WHERE log = ?1 AND author = ?2 AND seq > ?3 AND seq <= ?4 ORDER BY seq",
    )?;
    let mut rows = statement.query((log, author, after, seq))?;
    while let Some(row) = rows.next()? {
        head = chain::extend(&head, &operations::whole(row, 0)?);
    }
    Ok(head)
}

fn kept_head(connection: &Connection, log: Log, author: i64) -> Result<Option<(i64, Digest)>> {
    Ok(connection
        .prepare_cached("SELECT seq, head FROM chain WHERE log = ?1 AND author = ?2")?
        .query_row((log, author), |row| Ok((row.get(0)?, Digest(row.get(1)?))))
        .optional()?)
}

/// This device's own chain after `seq`; below what was handed over only where it is asked for `thoroughly`.
pub(super) fn own_chain(
    connection: &Connection,
    (me, log): (&Identity, Log),
    seq: u64,
    thoroughly: bool,
) -> Result<ChainHere> {
    let author = author_number(connection, me.incarnation)?;
    let Ok(seq) = i64::try_from(seq) else { return Ok(ChainHere::Ended) };
    if seq >= operations::next_seq(connection, log, author)?.cast_signed() {
        return Ok(ChainHere::Ended);
    }
    let handed_over = kept_head(connection, log, author)?.map_or(0, |(kept, _)| kept);
    if seq < handed_over && !thoroughly {
        return Ok(ChainHere::NotAsked);
    }
    Ok(ChainHere::Is(head_at(connection, (me, log), author, seq)?))
}

/// What a batch came to.
#[derive(Default)]
pub(crate) struct Settled {
    /// The hub says that this notebook is a copy.
    pub clone: bool,
    /// Something is erased now.
    pub erased: bool,
    /// Something that was erased here never was: the log has it.
    pub never_was: bool,
}

/// Writes down what the hub did with a batch.
pub(crate) fn settle(
    connection: &Connection,
    me: &Identity,
    batch: &Batch,
    verdicts: &[Verdict],
    changed: &mut Vec<Id>,
) -> Result<Settled> {
    let (mut settled, log) = (Settled::default(), batch.log);
    let author = author_number(connection, me.incarnation)?;
    let (cursor, _) = pull::cursor(connection, log)?;
    // A place that the cursor has passed comes with no pull again; what is new stands behind it.
    let place_if_passed = |placed: &Placed, dot: Dot| {
        if placed.hub_seq > cursor.hub_seq {
            return Ok(());
        }
        operations::place(connection, (log, author), dot.seq, placed.hub_seq)
    };
    let plain = settle_plain(connection, author, batch, verdicts, (cursor.hub_seq, changed))?;
    let mut handed_over = None;
    for (((seq, sent), verdict), plain) in batch.seqs.iter().zip(&batch.sent).zip(verdicts).zip(plain) {
        let dot = Dot { incarnation: me.incarnation, seq: *seq };
        match verdict {
            _ if plain => {}
            Verdict::Accepted(placed) | Verdict::Duplicate(placed) => {
                settled.erased |= confirm(connection, (log, author), dot, None, changed)?;
                place_if_passed(placed, dot)?;
            }
            Verdict::Erased(placed) => {
                confirm(connection, (log, author), dot, None, changed)?;
                place_if_passed(placed, dot)?;
                // Not by the hub's word: what was erased goes with the erasure, signed, that the log brings.
                if let Some(entity) = sent.entity
                    && erasure::is_emptied(connection, entity, (log, author, *seq as i64))?
                {
                    erasure::empty_own(connection, (log, author, *seq as i64), changed)?;
                    settled.erased = true;
                }
            }
            Verdict::Parked { reason: ParkReason::Gap, .. } => continue,
            // Nothing of it is there: with the next token again, and nothing before it.
            Verdict::Parked { reason: ParkReason::Full, .. } => {
                set_state(connection, (log, author, *seq as i64), OperationState::Waiting, ParkReason::Full)?;
                continue;
            }
            // Somebody took back in time what it was to erase: it never was. Of anything else a hub cannot say so.
            Verdict::Parked { reason: ParkReason::ErasureTakenBack, .. } if sent.erases => {
                let name = (log, author, *seq as i64);
                set_state(connection, name, OperationState::Withdrawn, ParkReason::ErasureTakenBack)?;
                if let Some(erasure) = operations::entity(connection, name)? {
                    projection::rework(connection, log, erasure)?;
                    settled.never_was |= erasure::never_was(connection, log, erasure)?;
                    changed.push(erasure);
                }
            }
            // Its day is not over by the hub's clock, which may have been restored: with the next token again.
            Verdict::Parked { reason: ParkReason::ErasureNotDue, .. } => {
                set_state(connection, (log, author, *seq as i64), OperationState::Waiting, ParkReason::ErasureNotDue)?;
            }
            Verdict::Parked { reason, .. } => park(connection, (log, author, *seq as i64), *reason, changed)?,
            // It cannot be said what became of it: a person is shown that, and the bytes are sent again.
            Verdict::Unknown(number) => {
                let reason = ParkReason::Unknown(*number);
                park(connection, (log, author, *seq as i64), reason, changed)?;
                continue;
            }
            Verdict::Clone => {
                settled.clone = true;
                break;
            }
        }
        // Its place in the chain is taken, by its bytes or by its hashes.
        handed_over = Some((*seq, sent.head));
    }
    if let Some((seq, head)) = handed_over {
        hand_over(connection, (log, author), seq, &head)?;
    }
    Ok(settled)
}

/// Nearly always the hub takes one operation after another, and ranks them as their author does: those leave the outbox
/// together. Which they are. Nothing behind a *clone* is.
fn settle_plain(
    connection: &Connection,
    author: i64,
    batch: &Batch,
    verdicts: &[Verdict],
    (cursor, changed): (u64, &mut Vec<Id>),
) -> Result<Vec<bool>> {
    let is_plain = |(sent, verdict): (&Sent, &Verdict)| match verdict {
        Verdict::Accepted(placed) => !sent.erases && placed.rank >= sent.rank && placed.hub_seq > cursor,
        _ => false,
    };
    let mut plain: Vec<bool> = batch.sent.iter().zip(verdicts).map(is_plain).collect();
    let known = verdicts.iter().position(|verdict| matches!(verdict, Verdict::Clone)).unwrap_or(plain.len());
    plain[known..].fill(false);
    let mut first = 0;
    while first < known {
        let follows = |at: &usize| plain[*at] && batch.seqs[*at] - batch.seqs[first] == (*at - first) as u64;
        let count = (first..known).take_while(follows).count();
        let run = first..first + count;
        first += count.max(1);
        let (Some(from), Some(to)) = (batch.seqs[run.clone()].first(), batch.seqs[run.clone()].last()) else {
            continue;
        };
        let settled = connection
            .prepare_cached(
                "UPDATE operation SET state = ?6, reason = NULL
                 WHERE log = ?1 AND author = ?2 AND seq BETWEEN ?3 AND ?4 AND state = ?5",
            )?
            .execute((batch.log, author, *from as i64, *to as i64, OperationState::Waiting, OperationState::Settled))?;
        if settled == run.len() {
            changed.extend(batch.sent[run].iter().filter_map(|sent| sent.entity));
        } else {
            // Something happened to one of them meanwhile: each is looked at.
            plain[run].fill(false);
        }
    }
    Ok(plain)
}

/// How far the chain was handed over, which goes on only: what is sent again later lies before.
fn hand_over(connection: &Connection, (log, author): (Log, i64), seq: u64, head: &Digest) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO chain (log, author, seq, head) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET seq = excluded.seq, head = excluded.head WHERE excluded.seq > seq",
        )?
        .execute((log, author, seq as i64, head.0))?;
    Ok(())
}

fn park(connection: &Connection, name: RowName, reason: ParkReason, changed: &mut Vec<Id>) -> Result<()> {
    set_state(connection, name, OperationState::Parked, reason)?;
    changed.extend(operations::entity(connection, name)?);
    Ok(())
}

fn set_state(connection: &Connection, name: RowName, state: OperationState, reason: ParkReason) -> Result<()> {
    connection
        .prepare_cached("UPDATE operation SET state = ?4, reason = ?5 WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .execute((name.0, name.1, name.2, state, reason.number()))?;
    Ok(())
}

/// The hub has an operation: one of this device's leaves the outbox, one that cannot be read stays so. Its place in the
/// log comes with the pull, in order, and so does what it ranks by: only a page is signed. Whether it erased something: what this device asked for is done from here on.
pub(crate) fn confirm(
    connection: &Connection,
    (log, author): (Log, i64),
    dot: Dot,
    rank: Option<HybridTime>,
    changed: &mut Vec<Id>,
) -> Result<bool> {
    let row = connection
        .prepare_cached(
            "SELECT entity, clock, iif(state <> ?4, envelope, NULL), state FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3",
        )?
        .query_row((log, author, dot.seq as i64, OperationState::Settled), |row| {
            let envelope = row.get_ref(2)?.as_blob_or_null()?.and_then(|envelope| Envelope::from_bytes(envelope).ok());
            let withdrawn = row.get::<_, OperationState>(3)? == OperationState::Withdrawn;
            Ok((id(row, 0)?, row.get::<_, i64>(1)?, envelope.is_some_and(|envelope| envelope.erases()), withdrawn))
        })
        .optional()?;
    let Some((entity, clock, erases, withdrawn)) = row else { return Ok(false) };
    let clock = HybridTime(clock.unsigned_abs());
    let lower = rank.map_or(clock, |rank| rank.min(clock));
    connection
        .prepare_cached(
            "UPDATE operation SET state = iif(state BETWEEN ?6 AND ?7, state, ?4), reason = NULL, clock = ?5
             WHERE log = ?1 AND author = ?2 AND seq = ?3",
        )?
        .execute((
            log,
            author,
            dot.seq as i64,
            OperationState::Settled,
            lower.0 as i64,
            OperationState::Unreadable,
            OperationState::Early,
        ))?;
    if lower < clock {
        apply::lower_rank(connection, log, entity, dot, lower)?;
    }
    changed.push(entity);
    if withdrawn {
        // It stands in the log all the same.
        projection::rework(connection, log, entity)?;
    }
    if erases { erasure::carry_out(connection, log, entity, changed) } else { Ok(false) }
}

/// The hub lacks what it once confirmed, from a seq on: it was restored. It waits again, and what was refused in
/// between too: a restored hub knows nothing of that, and would find a hole in the chain.
pub(crate) fn offer_again(connection: &Connection, (me, log): (&Identity, Log), first: u64) -> Result<()> {
    let author = author_number(connection, me.incarnation)?;
    connection
        .prepare_cached(
            "UPDATE operation SET state = ?4, reason = NULL, hub_seq = NULL
             WHERE log = ?1 AND author = ?2 AND seq >= ?3 AND state IN (?5, ?6)",
        )?
        .execute((
            log,
            author,
            i64::try_from(first).unwrap_or(i64::MAX),
            OperationState::Waiting,
            OperationState::Settled,
            OperationState::Parked,
        ))?;
    Ok(())
}

/// What the hub has of this device decides what waits: beyond it everything does. What it refused and this notebook thinks
/// is there, is refused.
pub(crate) fn compare(connection: &Connection, (me, log): (&Identity, Log), seen: &SeenOfDevice) -> Result<()> {
    let author = author_number(connection, me.incarnation)?;
    for seq in seen.parked.iter().filter_map(|seq| i64::try_from(*seq).ok()) {
        connection
            .prepare_cached(
                "UPDATE operation SET state = ?4 WHERE log = ?1 AND author = ?2 AND seq = ?3 AND state = ?5",
            )?
            .execute((log, author, seq, OperationState::Parked, OperationState::Settled))?;
    }
    room::ask_again(connection, (log, author))?;
    offer_again(connection, (me, log), seen.judged.saturating_add(1))
}

/// The log was read to its end, and what the hub confirmed last does not stand in it: it was restored from a copy that
/// ends just where this device had read to. What it lacks waits again.
pub(crate) fn offer_unplaced(connection: &Connection, me: &Identity, log: Log) -> Result<()> {
    let author = author_number(connection, me.incarnation)?;
    let lacks: Option<bool> = connection
        .prepare_cached(
            "SELECT hub_seq IS NULL FROM operation WHERE log = ?1 AND author = ?2 AND state = ?3 ORDER BY seq DESC LIMIT 1",
        )?
        .query_row((log, author, OperationState::Settled), |row| row.get(0))
        .optional()?;
    if lacks == Some(true) {
        connection
            .prepare_cached(
                "UPDATE operation SET state = ?4 WHERE log = ?1 AND author = ?2 AND state = ?3 AND hub_seq IS NULL",
            )?
            .execute((log, author, OperationState::Settled, OperationState::Waiting))?;
    }
    Ok(())
}

/// SHA-256 of an envelope's and a payload's bytes, for the log's checksum.
pub(crate) fn hashes(envelope: &[u8], payload: Option<&[u8]>, payload_hash: Option<[u8; 32]>) -> (Digest, Digest) {
    let payload = match (payload, payload_hash) {
        (Some(bytes), _) => sha256(&[bytes]),
        (None, hash) => Digest(hash.unwrap_or_default()),
    };
    (sha256(&[envelope]), payload)
}
