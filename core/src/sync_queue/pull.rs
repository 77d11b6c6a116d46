//! Taking in a page of the team's log. Data and cursor are written in one transaction.
//!
//! A page is taken as the hub signed it; what stands in it is applied only as its authors signed it (see `coverage`). One bad
//! entry never stops the next: it is kept, shown in Sync and passed over.

use std::collections::HashMap;
use std::collections::hash_map::Entry::{Occupied, Vacant};

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::enrolment::{self, Enrolment};
use soundings_wire::messages::{Cursor, Page, PageProof};
use soundings_wire::{Digest, Dot, HybridTime, Id, Incarnation, Operation, OperationPayload, Payload, chain, limits};

use super::carry;
use super::coverage::{self, Coverage};
use super::entries::{self, Entry, Hashes, Read, Standing};
use super::hub::Hub;
use super::outbox::{self, confirm, hashes};
use super::relocation;
use crate::error::{Error, Result};
use crate::log::apply::apply;
use crate::log::causality::{Grounds, grounds};
use crate::log::identity::{self, Identity, author_number};
use crate::log::operations::{self, Incoming, RowName};
use crate::log::rebuild;
use crate::store::columns::{Log, OperationState};
use crate::store::counts;
use crate::store::search::HeldBack;

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

/// Reads the log again from its start. What is here stays; what is known is passed over. What is no more in the log is known
/// by having no place when it was read to its end.
pub(crate) fn start_again(connection: &Connection, epoch: u32) -> Result<()> {
    connection.prepare_cached("UPDATE operation SET hub_seq = NULL WHERE log = ?1")?.execute([Log::Team])?;
    coverage::forget_others(connection)?;
    connection.prepare_cached("UPDATE log SET epoch = ?2, cursor = 0, checksum = ?3 WHERE number = ?1")?.execute((
        Log::Team,
        epoch,
        Digest::default().0,
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
    /// The hub did not sign it, or only a later version understands it.
    Untrue,
}

/// Takes a page in. The caller rolls back unless it is [`Taken::In`].
pub(crate) fn take(
    connection: &Connection,
    (me, hub): (&Identity, &Hub),
    page: &Page,
    changed: &mut Vec<Id>,
) -> Result<Taken> {
    let (Ok(proof), Some(entries)) = (page.proof.verified(&hub.key), entries::read(page)) else {
        return Ok(Taken::Untrue);
    };
    if entries.is_empty() && page.more {
        // There would be more for ever.
        return Ok(Taken::Untrue);
    }
    let (cursor, checksum) = cursor(connection)?;
    if coverage::is_copied(page, me, |seq| outbox::own_chain(connection, me, seq, false))? {
        return Ok(Taken::Copied);
    }
    let end = page.first.wrapping_add(entries.len() as u64).wrapping_sub(1);
    let follows = Some(proof.log) == me.team_log
        && proof.cursor.epoch == cursor.epoch
        && page.first == cursor.hub_seq + 1
        && proof.cursor.hub_seq == end;
    let coverage = Coverage::of(connection, me, hub, page, &entries)?;
    let any_early = counts::operations(connection, OperationState::Early)?.0 > 0;
    let mut taking = Taking {
        authors: HashMap::new(),
        any_early,
        any_gave_way: carry::any_gave_way(connection)?,
        connection,
        me,
        hub,
        coverage,
        changed,
        relocated: false,
        erases: false,
    };
    if !follows || !taking.all(&entries, checksum, proof.checksum)? {
        let epoch = proof.cursor.epoch;
        let copied = coverage::is_copied(page, me, |seq| outbox::own_chain(connection, me, seq, true))?;
        return Ok(if copied { Taken::Copied } else { Taken::Mismatch { epoch } });
    }
    let erases = taking.erases;
    let latest = entries.iter().map(|entry| entry.rank).max().unwrap_or_default();
    move_on(connection, &proof, latest)?;
    Ok(Taken::In { proof, erases })
}

/// Cursor, clock, and which pushes nobody has to carry any more.
fn move_on(connection: &Connection, proof: &PageProof, latest: HybridTime) -> Result<()> {
    connection.prepare_cached("UPDATE log SET cursor = ?2, checksum = ?3 WHERE number = ?1")?.execute((
        Log::Team,
        proof.cursor.hub_seq as i64,
        proof.checksum.0,
    ))?;
    carry::forget_backed_up(connection, proof.watermark)?;
    // Never beyond the hub's clock: one phone ten years ahead must not drag the others along, and comes back itself.
    let furthest = HybridTime::new(proof.now_ms.saturating_add(limits::CLOCK_AHEAD_MS), 0);
    connection
        .prepare_cached("UPDATE clock SET reading = min(max(reading, ?1), ?2) WHERE one = 1")?
        .execute((latest.0 as i64, furthest.0 as i64))?;
    Ok(())
}

/// A page on its way in.
struct Taking<'a> {
    connection: &'a Connection,
    me: &'a Identity,
    hub: &'a Hub,
    coverage: Coverage<'a>,
    changed: &'a mut Vec<Id>,
    authors: HashMap<Incarnation, i64>,
    /// Something waits for what is not here yet.
    any_early: bool,
    /// Something was in the log once, and has no name in it any more.
    any_gave_way: bool,
    /// Something of this device's was written again under its new name.
    relocated: bool,
    erases: bool,
}

impl Taking<'_> {
    /// Takes all of it in; whether it fits what the hub signed.
    fn all(&mut self, entries: &[Entry<'_>], mut checksum: Digest, signed: Digest) -> Result<bool> {
        let search = HeldBack::begin();
        self.take_covered_since()?;
        for entry in entries {
            let Some((envelope, payload)) = self.one(entry)? else { return Ok(false) };
            checksum = chain::extend_checksum(&checksum, &envelope, &payload, entry.rank);
        }
        if checksum != signed {
            return Ok(false);
        }
        self.coverage.keep(self.connection, entries.last().map_or(0, |last| last.hub_seq))?;
        if self.any_early {
            self.take_early()?;
        }
        if self.relocated {
            rebuild::everything(self.connection)?;
        }
        search.write(self.connection)?;
        Ok(true)
    }

    /// Takes one entry in. The hashes for the checksum; `None`: the hub names one of ours that is not here as it says.
    fn one(&mut self, entry: &Entry<'_>) -> Result<Option<Hashes>> {
        match &entry.content {
            Standing::Operation(read) => self.operation(entry, read),
            Standing::Unread { operation, hashes } => {
                self.keep_unread((entry.hub_seq, entry.rank), operation)?;
                Ok(Some(*hashes))
            }
            Standing::Own(dot) => {
                let author = self.author(dot.incarnation)?;
                let here = self.here(author, dot.seq)?;
                if here.is_some() {
                    self.erases |= confirm(self.connection, author, *dot, entry.rank, self.changed)?;
                    operations::place(self.connection, author, dot.seq, entry.hub_seq)?;
                }
                Ok(here)
            }
            Standing::Refused(refused) => {
                let author = self.author(refused.dot.incarnation)?;
                let hashes = (refused.envelope, refused.payload);
                if self.here(author, refused.dot.seq)?.is_some_and(|here| here != hashes) {
                    self.leaves(author, refused.dot)?;
                }
                self.connection
                    .prepare_cached(
                        "INSERT OR IGNORE INTO refused (log, author, seq, envelope_hash, payload_hash) VALUES (?1, ?2, ?3, ?4, ?5)",
                    )?
                    .execute((Log::Team, author, refused.dot.seq as i64, refused.envelope.0, refused.payload.0))?;
                Ok(Some(hashes))
            }
        }
    }

    fn operation(&mut self, entry: &Entry<'_>, read: &Read<'_>) -> Result<Option<Hashes>> {
        let dot = read.envelope.dot;
        if Some(read.envelope.log) != self.me.team_log {
            self.keep_unread((entry.hub_seq, entry.rank), read.operation)?;
            return Ok(Some(read.hashes));
        }
        let author = self.author(dot.incarnation)?;
        match self.here(author, dot.seq)? {
            Some(here) if here == read.hashes => {
                self.erases |= confirm(self.connection, author, dot, entry.rank, self.changed)?;
                operations::place(self.connection, author, dot.seq, entry.hub_seq)?;
            }
            _ if dot.incarnation == self.me.incarnation => return Ok(None),
            // Written here before this device knew that it was a copy: it goes under the new name, and this one in its place.
            Some(_) if self.leaves(author, dot)? => {
                self.store(entry.hub_seq, entry.rank, read, self.is_covered(read)?)?;
            }
            // A hub that was restored holds what another copy of its author's wrote, and that writes the one here again.
            Some(_)
                if carry::is_no_more_in_log(self.connection, (Log::Team, author, dot.seq as i64))?
                    && self.is_covered(read)? =>
            {
                self.give_way((Log::Team, author, dot.seq as i64))?;
                (self.relocated, self.any_gave_way) = (true, true);
                self.store(entry.hub_seq, entry.rank, read, true)?;
            }
            // Nobody stood behind what came under this name before; the author stands behind this.
            Some(_) if self.became(author, dot.seq)? == Some(OperationState::Uncovered) && self.is_covered(read)? => {
                self.give_way((Log::Team, author, dot.seq as i64))?;
                self.store(entry.hub_seq, entry.rank, read, true)?;
            }
            // Two operations under one name: what is here stays, the other is kept for a person to see.
            Some(_) => self.keep_unread((entry.hub_seq, entry.rank), read.operation)?,
            None => self.store(entry.hub_seq, entry.rank, read, self.is_covered(read)?)?,
        }
        Ok(Some(read.hashes))
    }

    /// The hashes of an operation that is here.
    fn here(&self, author: i64, seq: u64) -> Result<Option<Hashes>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT envelope, payload, payload_hash FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3",
            )?
            .query_row((Log::Team, author, seq as i64), |row| {
                let (envelope, payload) = (row.get_ref(0)?.as_blob()?, row.get_ref(1)?.as_blob_or_null()?);
                Ok(hashes(envelope, payload, row.get(2)?))
            })
            .optional()?)
    }

    /// What became of an operation that is here.
    fn became(&self, author: i64, seq: u64) -> Result<Option<OperationState>> {
        let standing = operations::standing(self.connection, (Log::Team, author, seq as i64))?;
        Ok(standing.map(|(_, state)| state))
    }

    /// Something else stands under a name that this device left: what it wrote under that and the hub has not got, or lost
    /// when it was restored, goes under the new one. Whether there was anything.
    fn leaves(&mut self, author: i64, dot: Dot) -> Result<bool> {
        let (of, me) = (dot.incarnation, self.me.incarnation);
        let left = of.device == me.device
            && of != me
            && relocation::relocate_from(self.connection, self.me, (author, dot.seq))?;
        self.relocated |= left;
        Ok(left)
    }

    /// What nobody stands behind leaves the name it came under, and is kept as bytes that are nobody's operation.
    fn give_way(&self, name: RowName) -> Result<()> {
        let (operation, hub_seq, rank) = kept(self.connection, name)?;
        self.keep_unread((hub_seq, rank), &operation)?;
        operations::remove(self.connection, name)
    }

    /// Keeps bytes that are nobody's operation here, whole.
    fn keep_unread(&self, (hub_seq, rank): (u64, HybridTime), operation: &Operation) -> Result<()> {
        let (payload, hash) = match &operation.payload {
            OperationPayload::Whole(bytes) => (Some(bytes), None),
            OperationPayload::Absent(hash) => (None, Some(hash.0)),
        };
        self.connection
            .prepare_cached(
                "INSERT OR IGNORE INTO unread (log, hub_seq, rank, envelope, payload, payload_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((Log::Team, hub_seq as i64, rank.0 as i64, &operation.envelope, payload, hash))?;
        Ok(())
    }

    fn author(&mut self, incarnation: Incarnation) -> Result<i64> {
        Ok(match self.authors.entry(incarnation) {
            Occupied(known) => *known.get(),
            Vacant(place) => *place.insert(author_number(self.connection, incarnation)?),
        })
    }

    fn is_covered(&self, read: &Read<'_>) -> Result<bool> {
        self.coverage.covers(self.connection, read.envelope.dot, read.hashes)
    }

    fn store(&mut self, hub_seq: u64, rank: HybridTime, read: &Read<'_>, covered: bool) -> Result<()> {
        let author = self.author(read.envelope.dot.incarnation)?;
        let (envelope, payload_bytes) = (&read.envelope, read.payload());
        let content = payload_bytes.map(Payload::from_bytes);
        if let (true, Some(Ok(payload))) = (self.any_gave_way, &content) {
            carry::is_back(self.connection, payload)?;
        }
        let state = if covered { self.state(read, content.as_ref())? } else { OperationState::Uncovered };
        if state == OperationState::Settled {
            self.erases |= envelope.erases();
        }
        // An enrolment is not a thing of people's; what the hub says of devices is kept with their names.
        let is_enrolment = envelope.kind == enrolment::KIND;
        if let (true, OperationState::Settled, Some(Ok(payload))) = (is_enrolment, state, &content)
            && let Ok(enrolment) = Enrolment::in_payload(payload)
        {
            // Also of one that came with an earlier page, and only a later head covers.
            identity::enrol(self.connection, &enrolment)?;
        }
        let readable = content.and_then(std::result::Result::ok).filter(|_| state.is_applied() && !is_enrolment);
        self.any_early |= state == OperationState::Early;
        let incoming = Incoming {
            log: Log::Team,
            author,
            envelope,
            envelope_bytes: &read.operation.envelope,
            payload_bytes,
            payload_hash: read.payload_hash(),
            rank,
            hub_seq: Some(hub_seq),
            state,
            content: readable.map(|payload| (envelope.kind, payload)),
        };
        apply(self.connection, &incoming, self.changed)
    }

    /// What becomes of an operation that is its author's for certain.
    fn state(
        &self,
        read: &Read<'_>,
        content: Option<&std::result::Result<Payload, soundings_wire::WireError>>,
    ) -> Result<OperationState> {
        let envelope = &read.envelope;
        let speaks_as_hub = envelope.dot.incarnation.device == self.hub.id;
        if !read.understood || speaks_as_hub != (envelope.kind == enrolment::KIND) {
            return Ok(OperationState::Unreadable);
        }
        Ok(match content {
            Some(Err(_)) => OperationState::Unreadable,
            Some(Ok(payload)) => match grounds(self.connection, Log::Team, envelope, payload, self.any_early)? {
                Grounds::Here => OperationState::Settled,
                Grounds::NotYet => OperationState::Early,
                Grounds::Never => OperationState::Unreadable,
            },
            None => OperationState::Settled,
        })
    }

    /// What pages before this one held, and only the heads of this one cover.
    fn take_covered_since(&mut self) -> Result<()> {
        for (author, before, now) in self.coverage.grown().collect::<Vec<_>>() {
            let sql = "SELECT seq FROM operation WHERE state <> 0 AND state = ?1 AND log = ?2 AND author = ?3 AND seq > ?4 AND seq <= ?5 ORDER BY seq";
            let bounds = (OperationState::Uncovered, Log::Team, author, before as i64, now as i64);
            let seqs: Vec<i64> = self
                .connection
                .prepare_cached(sql)?
                .query_map(bounds, |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            seqs.into_iter().try_for_each(|seq| self.again(author, seq).map(drop))?;
        }
        Ok(())
    }

    /// Judges an operation that is here and was not applied once more; whether it is applied now. That its name is covered
    /// says nothing of its bytes: somebody else may have put them there.
    fn again(&mut self, author: i64, seq: i64) -> Result<bool> {
        let name = (Log::Team, author, seq);
        let (operation, hub_seq, rank) = kept(self.connection, name)?;
        // It has a row of its own, so its envelope was read before.
        let Standing::Operation(read) = entries::standing(&operation) else { return Err(Error::Damaged) };
        let state = self.became(author, seq.unsigned_abs())?;
        if state == Some(OperationState::Uncovered) && !self.is_covered(&read)? {
            return Ok(false);
        }
        operations::remove(self.connection, name)?;
        self.store(hub_seq, rank, &read, true)?;
        Ok(self.became(author, seq.unsigned_abs())? == Some(OperationState::Settled))
    }

    /// What waited for an operation that this page brought, and what waited for that.
    fn take_early(&mut self) -> Result<()> {
        loop {
            let waiting: Vec<(i64, i64)> = self
                .connection
                .prepare_cached(
                    "SELECT author, seq FROM operation WHERE state <> 0 AND state = ?1 AND log = ?2 ORDER BY author, seq LIMIT ?3",
                )?
                .query_map((OperationState::Early, Log::Team, MOST_EARLY), |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let mut any = false;
            for (author, seq) in waiting {
                any |= self.again(author, seq)?;
            }
            if !any {
                return Ok(());
            }
        }
    }
}

/// An operation that was pulled and is kept, with its place and its rank.
fn kept(connection: &Connection, name: RowName) -> Result<(Operation, u64, HybridTime)> {
    Ok(connection
        .prepare_cached(
            "SELECT envelope, payload, payload_hash, hub_seq, clock FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3",
        )?
        .query_row(name, |row| {
            let hub_seq: Option<i64> = row.get(3)?;
            let rank = HybridTime(row.get::<_, i64>(4)?.unsigned_abs());
            Ok((operations::whole(row, 0)?, hub_seq.unwrap_or(0).unsigned_abs(), rank))
        })?)
}

/// Whether the log holds something that its author may well stand behind, and the hub did not say so: it withheld a head,
/// and a page read once more brings it. What the log holds no more has no place in it.
pub(crate) fn lacks_heads(connection: &Connection) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM operation WHERE state <> 0 AND state = ?1 AND log = ?2 AND hub_seq IS NOT NULL)",
        )?
        .query_row((OperationState::Uncovered, Log::Team), |row| row.get(0))?)
}

/// So many that wait for others are looked at after a page.
const MOST_EARLY: i64 = 1_000;
