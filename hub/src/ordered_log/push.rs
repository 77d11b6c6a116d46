//! Judging a push.
//!
//! ```text
//! seq      1 … judged                    judged + 1 … head.seq          after a hole
//! is       stored, or parked             new, and covered by the head   a gap
//! so       duplicate, clone, or retry    accepted or parked             parked, and nothing is remembered
//! ```
//! The chain goes on through what is parked: its hashes stand in the log in its place, so a bad operation leaves no hole
//! behind it, neither here nor at the devices that read on.

use std::collections::BTreeSet;

use ed25519_dalek::SigningKey;
use rusqlite::{Connection, OptionalExtension};
use soundings_wire::chain::{Head, Receipt, extend_hashed};
use soundings_wire::messages::{HubRefusal, ParkReason, Placed, Verdict};
use soundings_wire::{Envelope, HybridTime, Id, OperationPayload, limits, sha256};

use super::chain_row::{Chain, Hashes};
use super::erasure::{self, Erased, Erasure};
use super::offered::{Offered, groups, read};
use super::{Log, PushEnd, Row, hub_seq};
use crate::audit::{self, Event};
use crate::blobs;
use crate::enrolment::devices::Device;
use crate::error::Unserved;
use crate::quotas::Quotas;
use crate::store;

/// What is pushed, and by whom.
pub(crate) struct Push<'a> {
    /// Whose operations they are.
    pub author: &'a Device,
    /// Somebody else brings them.
    pub carried: bool,
    pub push: &'a soundings_wire::messages::Push,
    pub hub_key: &'a SigningKey,
    pub now_ms: u64,
    pub refused: &'a BTreeSet<Id>,
    /// How much is taken in all.
    pub quotas: Quotas,
}

/// What came of a push.
pub(crate) struct Pushed {
    pub verdicts: Vec<Verdict>,
    /// Something new stands in the log.
    pub added: bool,
    /// What was erased: the list must have it, the write-ahead log must not keep it.
    pub erased: Erasure,
}

/// How the new operations of a push join the chain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joins {
    /// They go on where it ends, and the signed head covers them.
    GoesOn,
    /// Some before them are missing, from this seq.
    Gap(u64),
    /// The chain they belong to is another one.
    Forks,
    /// There is no room for more.
    Full,
}

/// A row that is stored under a name already.
struct Stored {
    placed: Placed,
    hashes: Hashes,
}

/// Judges a push and stores what is accepted. The caller owns the transaction.
pub(crate) fn push(connection: &Connection, log: &mut Log, push: &Push<'_>) -> Result<Pushed, Unserved> {
    let head = push.push.head.verified(&push.author.signing_key).map_err(|_| HubRefusal::Signature)?;
    let before = receipt(push, &head)?;
    let received_ms = before.as_ref().map_or(push.now_ms, |receipt| receipt.received_ms.min(push.now_ms));
    let ranks = match before {
        Some(receipt) => receipt.ranks,
        None => push.push.ranks.clone().filter(|_| !push.carried),
    };
    let offered = read(push, &head, ranks.as_deref())?;
    let chain = Chain::open(connection, log, push.author)?;
    let (last, own) = (log.last, (!log.is_team()).then_some(log.id));
    let mut judge = Judge {
        connection,
        log,
        chain,
        erased: Erased::open(connection)?,
        push,
        head,
        received_ms,
        accepted: Vec::new(),
        newly_erased: Erasure { own, ..Erasure::default() },
    };
    let joins = match judge.joins(&offered) {
        Joins::GoesOn if !judge.has_room()? => Joins::Full,
        joins => joins,
    };
    let mut verdicts = Vec::with_capacity(offered.len());
    for group in groups(&offered) {
        judge.group(&offered[group], joins, &mut verdicts)?;
    }
    if joins == Joins::GoesOn && judge.head.seq > judge.chain.judged {
        judge.chain.judged = judge.head.seq;
        judge.chain.head = judge.head.chain;
    }
    judge.chain.save(connection)?;
    let added = judge.log.last > last;
    if added {
        // Of what it added: nobody who carries it can tell what else the push held.
        let ranks = ranks.map(|_| judge.accepted);
        let receipt = Receipt { head: judge.head, received_ms, ranks };
        let end = PushEnd { chain: judge.chain.number, head: &push.push.head, receipt, hub_key: push.hub_key };
        judge.log.end_push(connection, &end)?;
    }
    judge.log.save(connection)?;
    Ok(Pushed { verdicts, added, erased: judge.newly_erased })
}

/// What this hub signed when it took the very same push before, and lost since: brought by somebody who carries it.
fn receipt(push: &Push<'_>, head: &Head) -> Result<Option<Receipt>, HubRefusal> {
    let Some(signed) = &push.push.receipt else { return Ok(None) };
    let hub = push.hub_key.verifying_key().to_bytes();
    let receipt = signed.verified(&hub).map_err(|_| HubRefusal::Signature)?;
    if receipt.head == *head { Ok(Some(receipt)) } else { Err(HubRefusal::NotUnderstood) }
}

struct Judge<'a> {
    connection: &'a Connection,
    log: &'a mut Log,
    chain: Chain,
    erased: Erased,
    push: &'a Push<'a>,
    /// As the author signed it.
    head: Head,
    /// When a hub first took it.
    received_ms: u64,
    /// What each accepted one ranks by, in order of seq.
    accepted: Vec<HybridTime>,
    newly_erased: Erasure,
}

impl Judge<'_> {
    /// Compares the signed head with the chain the hub knows. Where the new operations are not all here, the head
    /// proves nothing and none of them is taken.
    fn joins(&self, offered: &[Offered<'_>]) -> Joins {
        let (mut seq, mut head) = (self.chain.judged, self.chain.head);
        for operation in offered.iter().filter(|operation| operation.seq > self.chain.judged) {
            if operation.seq != seq + 1 {
                return Joins::Gap(seq + 1);
            }
            seq = operation.seq;
            head = extend_hashed(&head, &operation.hashes.0, &operation.hashes.1);
        }
        match self.head.seq {
            ends if ends > seq => Joins::Gap(seq + 1),
            ends if ends == seq && head != self.head.chain => Joins::Forks,
            _ => Joins::GoesOn,
        }
    }

    /// Whether more is taken: of a device that brings what cannot be taken, so much and no more, until it sees to that; what was
    /// parked comes again by itself, and makes room. What is new is taken whole or not at all, for its head covers all of it.
    fn has_room(&self) -> rusqlite::Result<bool> {
        let is_new = self.head.seq > self.chain.judged;
        Ok((!is_new || self.chain.parked < limits::PARKED_NAMED as u64)
            && self.push.quotas.has_room_for_operations(self.connection)?)
    }

    fn group(&mut self, group: &[Offered<'_>], joins: Joins, verdicts: &mut Vec<Verdict>) -> Result<(), Unserved> {
        let judged = self.chain.judged;
        let mut stored = Vec::with_capacity(group.len());
        for operation in group {
            // The index is asked only below what was judged: a new operation costs no search.
            stored.push(if operation.seq <= judged { self.stored(operation.seq)? } else { None });
        }
        if stored.iter().any(Option::is_some) {
            for (operation, stored) in group.iter().zip(stored) {
                verdicts.push(self.again(operation, stored)?);
            }
            return Ok(());
        }
        let mut is_other = false;
        for operation in group.iter().filter(|operation| operation.seq <= judged) {
            let parked = self.chain.parked_at(self.connection, operation.seq)?;
            is_other |= parked.is_some_and(|hashes| hashes != operation.hashes);
        }
        // Also one that was parked is taken only under a head that fits: it goes to the others with it.
        if is_other || joins == Joins::Forks {
            verdicts.extend(group.iter().map(|_| Verdict::Clone));
            return Ok(());
        }
        if let Joins::Gap(at_fault) = joins {
            verdicts.extend(group.iter().map(|_| Verdict::Parked { reason: ParkReason::Gap, at_fault }));
            return Ok(());
        }
        if joins == Joins::Full {
            let full = |operation: &Offered<'_>| Verdict::Parked { reason: ParkReason::Full, at_fault: operation.seq };
            verdicts.extend(group.iter().map(full));
            return Ok(());
        }
        if let Some((reason, at_fault)) = self.fault(group)? {
            for operation in group {
                self.park(operation)?;
                verdicts.push(Verdict::Parked { reason, at_fault });
            }
            return Ok(());
        }
        for operation in group {
            if let Some(envelope) = &operation.envelope {
                verdicts.push(self.accept(operation, envelope)?);
            }
        }
        Ok(())
    }

    /// Leaves an operation's hashes in the log in its place.
    fn park(&mut self, operation: &Offered<'_>) -> rusqlite::Result<()> {
        let (seq, entity, hashes) = (operation.seq, operation.entity, operation.hashes);
        if self.chain.parked_at(self.connection, seq)?.is_some() {
            return Ok(());
        }
        let row = Row {
            chain: self.chain.number,
            seq,
            entity,
            rank: HybridTime::default(),
            hashes,
            envelope: None,
            payload: None,
        };
        self.log.append(self.connection, &row)?;
        self.chain.park(self.connection, (seq, entity), hashes)
    }

    /// What keeps a group out, and the seq at fault.
    fn fault(&self, group: &[Offered<'_>]) -> Result<Option<(ParkReason, u64)>, Unserved> {
        if let Some(misshapen) = self.misshapen(group) {
            return Ok(Some(misshapen));
        }
        if let Some(waits) = self.waits(group)? {
            return Ok(Some((ParkReason::Dependent, waits)));
        }
        for operation in group {
            if let Some(envelope) = operation.envelope.as_ref().filter(|envelope| envelope.erases())
                && let Some(reason) =
                    erasure::fault(self.connection, self.log, self.push, (envelope, &operation.operation.payload))?
            {
                return Ok(Some((reason, operation.seq)));
            }
        }
        Ok(None)
    }

    /// The seq of a group that builds on what is parked. What is said on an erasure that was asked for is judged by itself:
    /// what is only not due yet keeps nobody from taking it back.
    fn waits(&self, group: &[Offered<'_>]) -> Result<Option<u64>, Unserved> {
        let Some(first) = group.first().map(|first| first.seq) else { return Ok(None) };
        for operation in group {
            let Some(entity) = operation.entity else { continue };
            if self.chain.waits(self.connection, first, entity)?
                && erasure::asked(self.connection, self.log, entity)?.is_none()
            {
                return Ok(Some(operation.seq));
            }
        }
        Ok(None)
    }

    /// What keeps a group out by its shape.
    fn misshapen(&self, group: &[Offered<'_>]) -> Option<(ParkReason, u64)> {
        let (first, last) = (group.first()?, group.last()?);
        let is_refused = |operation: &&Offered<'_>| {
            operation.envelope.as_ref().is_none_or(|envelope| self.push.refused.contains(&envelope.entity))
                || !(self.log.is_team() || operation.is_sealed())
        };
        if let Some(refused) = group.iter().find(is_refused) {
            return Some((ParkReason::NotUnderstood, refused.seq));
        }
        let named = first.group();
        if first.seq != named.first {
            return Some((ParkReason::GroupIncomplete, named.first));
        }
        let hole = group.iter().zip(named.first..).find(|(operation, seq)| operation.seq != *seq);
        if let Some((_, missing)) = hole {
            return Some((ParkReason::GroupIncomplete, missing));
        }
        if group.len() < usize::from(named.count) {
            return Some((ParkReason::GroupIncomplete, last.seq + 1));
        }
        let mut bytes = 0;
        for operation in group {
            bytes += operation.operation.bytes();
            if bytes > limits::GROUP_BYTES {
                return Some((ParkReason::TooLarge, operation.seq));
            }
        }
        None
    }

    /// Stores an operation at the end of the log.
    fn accept(&mut self, operation: &Offered<'_>, envelope: &Envelope) -> Result<Verdict, Unserved> {
        let connection = self.connection;
        let is_erased = self.erased.covers(connection, self.log, envelope)?;
        if envelope.erases() && erasure::asked(connection, self.log, envelope.entity)?.is_some() {
            let own = (!self.log.is_team()).then_some(self.log.id);
            let erasure = Erasure { own, ..Erasure::from(envelope) }.of_its_own(connection, self.log)?;
            self.erased.apply(connection, self.log, &erasure)?;
            self.newly_erased.extend(erasure);
            let entities = envelope.erased_entities.iter().flatten().copied();
            let ids: Vec<_> = std::iter::once(self.push.author.incarnation.device).chain(entities).collect();
            audit::record(connection, self.push.now_ms, Event::Erased, &ids)?;
        }
        // Two ranks of one operation merge to the lower: a restored hub must not give a higher one than it did before.
        let latest = HybridTime::new(self.received_ms.saturating_add(limits::CLOCK_AHEAD_MS), 0);
        let rank = envelope.clock.min(latest).min(operation.rank.unwrap_or(envelope.clock));
        let payload = match &operation.operation.payload {
            OperationPayload::Whole(payload) if !is_erased => Some(payload.as_slice()),
            _ => None,
        };
        if payload.is_some() {
            blobs::name(connection, self.log.number, self.push.author.engineer, envelope)?;
        }
        let row = Row {
            chain: self.chain.number,
            seq: operation.seq,
            entity: Some(envelope.entity),
            rank,
            hashes: operation.hashes,
            envelope: Some(&operation.operation.envelope),
            payload,
        };
        let placed = Placed { hub_seq: self.log.append(connection, &row)?, rank };
        self.accepted.push(rank);
        self.chain.take_in(connection, operation.seq)?;
        Ok(if is_erased { Verdict::Erased(placed) } else { Verdict::Accepted(placed) })
    }

    /// An operation whose name, or whose group's, is stored already.
    fn again(&self, operation: &Offered<'_>, stored: Option<Stored>) -> rusqlite::Result<Verdict> {
        let Some(Stored { placed, hashes }) = stored else { return Ok(Verdict::Clone) };
        if hashes != operation.hashes {
            return Ok(Verdict::Clone);
        }
        let is_erased = match &operation.envelope {
            Some(envelope) => self.erased.covers(self.connection, self.log, envelope)?,
            None => false,
        };
        // What erases was accepted before its own entity went: its payload stands.
        Ok(if is_erased && self.payload_is_gone(placed.hub_seq)? {
            Verdict::Erased(placed)
        } else {
            Verdict::Duplicate(placed)
        })
    }

    fn payload_is_gone(&self, hub_seq: u64) -> rusqlite::Result<bool> {
        self.connection
            .prepare_cached("SELECT payload_hash IS NOT NULL FROM operations WHERE place = ?")?
            .query_row([self.log.place(hub_seq)], |row| row.get(0))
    }

    fn stored(&self, seq: u64) -> rusqlite::Result<Option<Stored>> {
        self.connection
            .prepare_cached(
                "SELECT place, rank, payload_hash, envelope, payload FROM operations
                 WHERE chain = ? AND seq = ? AND envelope IS NOT NULL",
            )?
            .query_row((self.chain.number, seq as i64), |row| {
                let payload = match row.get::<_, Option<Vec<u8>>>(4)? {
                    Some(payload) => sha256(&[&payload]),
                    None => store::digest(row, 2)?,
                };
                Ok(Stored {
                    placed: Placed { hub_seq: hub_seq(row.get(0)?), rank: HybridTime(row.get::<_, i64>(1)? as u64) },
                    hashes: (sha256(&[&row.get::<_, Vec<u8>>(3)?]), payload),
                })
            })
            .optional()
    }
}
