//! Taking in a page of a log. Data and cursor are written in one transaction; what becomes of each entry, `taking` knows.

use rusqlite::Connection;
use soundings_wire::messages::{Content, Cursor, Page, PageProof};
use soundings_wire::{Digest, HybridTime, Id, Signed, encode, limits};

use super::carry;
use super::copied::is_copied;
use super::coverage::{self, Coverage};
use super::entries;
use super::hub::Hub;
use super::outbox;
use super::taking::Taking;
use super::told::{self, By};
use crate::error::Result;
use crate::log::device::Signer;
use crate::log::operations;
use crate::store::columns::{Log, OperationState};

/// How far a log was read.
pub(crate) fn cursor(connection: &Connection, log: Log) -> Result<(Cursor, Digest)> {
    Ok(connection.prepare_cached("SELECT epoch, cursor, checksum FROM log WHERE number = ?1")?.query_row(
        [log],
        |row| {
            let hub_seq = row.get::<_, i64>(1)?.unsigned_abs();
            Ok((Cursor { epoch: row.get(0)?, hub_seq }, Digest(row.get(2)?)))
        },
    )?)
}

/// Reads a log again from its start. What is here stays; what is known is passed over. What is no more in the log is known
/// by having no place when it was read to its end.
pub(crate) fn start_again(connection: &Connection, log: Log, epoch: u32) -> Result<()> {
    connection.prepare_cached("UPDATE operation SET hub_seq = NULL WHERE log = ?1")?.execute([log])?;
    coverage::forget_others(connection, log)?;
    connection.prepare_cached("UPDATE log SET epoch = ?2, cursor = 0, checksum = ?3 WHERE number = ?1")?.execute((
        log,
        epoch,
        Digest::default().0,
    ))?;
    Ok(())
}

/// The log was read to the end of a page that came another way, as the hub signed it there.
pub(super) fn read_to(connection: &Connection, log: Log, proof: &PageProof) -> Result<()> {
    connection.prepare_cached("UPDATE log SET cursor = ?2, checksum = ?3 WHERE number = ?1")?.execute((
        log,
        proof.cursor.hub_seq as i64,
        proof.checksum.0,
    ))?;
    Ok(())
}

/// What became of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It is in.
    In {
        /// What the hub stands for.
        proof: PageProof,
        /// Something in it erases.
        erases: bool,
    },
    /// It does not fit what was read before: read again from the start, own operations too.
    Mismatch {
        /// The epoch it is of.
        epoch: u32,
    },
    /// The device signed a chain that is not the one here: this notebook is a copy, or went back to an earlier state.
    Copied,
    /// The hub did not sign it, or it holds numbers that no log comes to.
    Untrue,
    /// It holds something that only a later version knows.
    Later,
}

/// Takes a page in. The caller rolls back unless it is [`Taken::In`].
pub(crate) fn take(
    connection: &Connection,
    (me, hub, log): (&Signer, &Hub, Log),
    page: &Page,
    changed: &mut Vec<Id>,
) -> Result<Taken> {
    let Ok(proof) = page.proof.verified(&hub.key) else { return Ok(Taken::Untrue) };
    if page.operations.iter().any(|pulled| matches!(pulled.content, Content::Unknown(_))) {
        return Ok(Taken::Later);
    }
    let Some(entries) = entries::read(page) else { return Ok(Taken::Untrue) };
    if entries.is_empty() && page.more {
        // There is more, and none of it comes: asking on at once would go on for ever.
        return Ok(Taken::Untrue);
    }
    let (cursor, checksum) = cursor(connection, log)?;
    if is_copied(page, (me, log), |seq| outbox::own_chain(connection, (me, log), seq, false))? {
        return Ok(Taken::Copied);
    }
    let end = page.first.wrapping_add(entries.len() as u64).wrapping_sub(1);
    let follows = proof.log == me.log_id(log)
        && proof.cursor.epoch == cursor.epoch
        && page.first == cursor.hub_seq + 1
        && proof.cursor.hub_seq == end;
    let coverage = Coverage::of(connection, (me, log), hub, page, &entries)?;
    let any_early = operations::any_in_state(connection, log, OperationState::Early)?;
    let mut taking = Taking::new(connection, (me, hub, log), coverage, any_early, changed)?;
    if !follows || !taking.all(&entries, checksum, proof.checksum)? {
        let epoch = proof.cursor.epoch;
        let copied = is_copied(page, (me, log), |seq| outbox::own_chain(connection, (me, log), seq, true))?;
        return Ok(if copied { Taken::Copied } else { Taken::Mismatch { epoch } });
    }
    let erases = taking.erases();
    let latest = entries.iter().map(|entry| entry.rank).max().unwrap_or_default();
    move_on(connection, log, &proof, latest)?;
    keep_proof(connection, log, &page.proof)?;
    if log == Log::Team {
        told::told(connection, &By::Here, (&page.proof, &proof), (proof.cursor.hub_seq, proof.now_ms))?;
    }
    Ok(Taken::In { proof, erases })
}

/// Keeps the page as the hub signed it: who brings the log to somebody else shows it.
pub(super) fn keep_proof(connection: &Connection, log: Log, proof: &Signed<PageProof>) -> Result<()> {
    connection.prepare_cached("UPDATE log SET proof = ?2 WHERE number = ?1")?.execute((log, encode(proof)))?;
    Ok(())
}

/// Cursor, clock, and which pushes nobody has to carry any more.
fn move_on(connection: &Connection, log: Log, proof: &PageProof, latest: HybridTime) -> Result<()> {
    read_to(connection, log, proof)?;
    carry::forget_backed_up(connection, log, proof.watermark)?;
    // Never beyond the hub's clock: one phone ten years ahead must not drag the others along, and comes back itself.
    let furthest = HybridTime::new(proof.now_ms.saturating_add(limits::CLOCK_AHEAD_MS), 0);
    connection
        .prepare_cached("UPDATE clock SET reading = min(max(reading, ?1), ?2) WHERE one = 1")?
        .execute((latest.0 as i64, furthest.0 as i64))?;
    Ok(())
}

/// Whether a log holds something that its author may well stand behind, and the hub did not say so: it withheld a head,
/// and a page read once more brings it. What the log holds no more has no place in it.
pub(crate) fn lacks_heads(connection: &Connection, log: Log) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM operation INDEXED BY operation_unsettled WHERE state <> 0 AND state = ?1 AND log = ?2 AND hub_seq IS NOT NULL)",
        )?
        .query_row((OperationState::Uncovered, log), |row| row.get(0))?)
}
