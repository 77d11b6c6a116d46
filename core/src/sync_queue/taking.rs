//! What becomes of each entry of a page.
//!
//! A page is taken as the hub signed it; what stands in it is applied only as its authors signed it (see `coverage`). One bad
//! entry never stops the next: it is kept, shown in Sync and passed over.

use std::collections::HashMap;
use std::collections::hash_map::Entry::{Occupied, Vacant};

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::enrolment::{self, Enrolment};
use soundings_wire::{Digest, Dot, HybridTime, Id, Incarnation, Operation, OperationPayload, chain};

use super::bundle::brought;
use super::carry;
use super::coverage::Coverage;
use super::entries::{self, Entry, Hashes, Read, Standing};
use super::hub::Hub;
use super::opening::Content;
use super::outbox::{confirm, hashes};
use super::relocation;
use crate::error::{Error, Result};
use crate::log::apply::apply;
use crate::log::causality::{Grounds, grounds};
use crate::log::erasure;
use crate::log::identity::{self, Identity, author_number};
use crate::log::operations::{self, Incoming, RowName};
use crate::log::rebuild;
use crate::store::columns::{Log, OperationState};
use crate::store::search::HeldBack;

/// One whose operations a page holds.
#[derive(Clone, Copy)]
pub(super) struct Author {
    pub(super) number: i64,
    /// The seq behind the last of theirs that is here: nobody has to look for what lies beyond.
    pub(super) next: u64,
}

/// An operation that is here.
pub(super) struct Here {
    pub(super) hashes: Hashes,
    pub(super) state: OperationState,
    rank: HybridTime,
}

/// What becomes of an operation.
pub(super) struct Judged {
    pub(super) state: OperationState,
    /// It saw what its thing begins with.
    saw_beginning: bool,
    /// It waits for this, which is not here yet.
    awaited: Option<Dot>,
}

impl Judged {
    fn of(state: OperationState) -> Self {
        Self { state, saw_beginning: false, awaited: None }
    }
}

/// A page on its way in.
pub(super) struct Taking<'a> {
    pub(super) connection: &'a Connection,
    pub(super) me: &'a Identity,
    pub(super) log: Log,
    hub: &'a Hub,
    pub(super) coverage: Coverage<'a>,
    pub(super) changed: &'a mut Vec<Id>,
    authors: HashMap<Incarnation, Author>,
    /// Something waits for what is not here yet.
    pub(super) any_early: bool,
    /// What came since, for which something may wait.
    pub(super) came: Vec<Dot>,
    /// Something was in the log once, and has no name in it any more.
    any_gave_way: bool,
    /// Something came in a bundle, and has no place yet.
    any_brought: bool,
    /// Something else stands under a name now than did before.
    pub(super) renamed: bool,
    /// Something came out of its order: everything is projected anew.
    pub(super) out_of_order: bool,
    /// Things of which something is covered later than it came.
    pub(super) late: Vec<Id>,
    pub(super) erases: bool,
}

impl<'a> Taking<'a> {
    /// Begins. `any_early`: something waits already for what is not here yet.
    pub fn new(
        connection: &'a Connection,
        (me, hub, log): (&'a Identity, &'a Hub, Log),
        coverage: Coverage<'a>,
        any_early: bool,
        changed: &'a mut Vec<Id>,
    ) -> Result<Self> {
        Ok(Self {
            any_gave_way: carry::any_gave_way(connection, log)?,
            any_brought: brought::any(connection)?,
            connection,
            me,
            log,
            hub,
            coverage,
            changed,
            authors: HashMap::new(),
            any_early,
            came: Vec::new(),
            renamed: false,
            out_of_order: false,
            late: Vec::new(),
            erases: false,
        })
    }

    /// Whether anything of it erases.
    pub fn erases(&self) -> bool {
        self.erases
    }

    /// Takes all of it in; whether it fits what the hub signed.
    pub fn all(&mut self, entries: &[Entry<'_>], mut checksum: Digest, signed: Digest) -> Result<bool> {
        let search = HeldBack::begin_page();
        self.take_covered_since()?;
        for entry in entries {
            let Some((envelope, payload)) = self.one(entry)? else { return Ok(false) };
            checksum = chain::extend_checksum(&checksum, &envelope, &payload, entry.rank);
        }
        if checksum != signed {
            return Ok(false);
        }
        self.coverage.keep(self.connection, entries.last().map_or(0, |last| last.hub_seq))?;
        self.judge_renamed()?;
        if self.any_early {
            self.take_early()?;
        }
        self.put_in_place()?;
        if self.out_of_order {
            rebuild::everything(self.connection)?;
        }
        search.write(self.connection)?;
        Ok(true)
    }

    /// Takes one entry in. The hashes for the checksum; `None`: the hub names one of ours that is not here as it says.
    pub(super) fn one(&mut self, entry: &Entry<'_>) -> Result<Option<Hashes>> {
        match &entry.content {
            Standing::Operation(read) => self.operation(entry, read),
            Standing::Unread { operation, hashes } => {
                self.keep_unread((entry.hub_seq, entry.rank), operation)?;
                Ok(Some(*hashes))
            }
            Standing::Own(dot) => {
                let author = self.author(dot.incarnation)?.number;
                let here = self.here(author, dot.seq)?;
                if let Some(here) = &here {
                    self.place((author, *dot), here, (entry.hub_seq, entry.rank))?;
                }
                Ok(here.map(|here| here.hashes))
            }
            Standing::Refused(refused) => {
                let author = self.author(refused.dot.incarnation)?.number;
                let hashes = (refused.envelope, refused.payload);
                if self.here(author, refused.dot.seq)?.is_some_and(|here| here.hashes != hashes) {
                    self.leaves(author, refused.dot)?;
                }
                self.connection
                    .prepare_cached(
                        "INSERT OR IGNORE INTO refused (log, author, seq, envelope_hash, payload_hash, hub_seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    )?
                    .execute((self.log, author, refused.dot.seq as i64, hashes.0.0, hashes.1.0, entry.hub_seq as i64))?;
                Ok(Some(hashes))
            }
        }
    }

    fn operation(&mut self, entry: &Entry<'_>, read: &Read<'_>) -> Result<Option<Hashes>> {
        let dot = read.envelope.dot;
        if read.envelope.log != self.me.log_id(self.log) {
            self.keep_unread((entry.hub_seq, entry.rank), read.operation)?;
            return Ok(Some(read.hashes));
        }
        let Author { number: author, next } = self.author(dot.incarnation)?;
        let here = if dot.seq < next { self.here(author, dot.seq)? } else { None };
        match here {
            Some(here) if here.hashes == read.hashes => {
                self.place((author, dot), &here, (entry.hub_seq, entry.rank))?;
                self.fill(author, entry, read)?;
                if self.any_brought && brought::is_placed(self.connection, (Log::Team, author, dot.seq as i64))? {
                    brought::work_in(self.connection, Log::Team, read.envelope.entity, self.changed)?;
                }
                if read.envelope.erases() {
                    // It stands in its log now.
                    self.erases |= erasure::carry_out(self.connection, self.log, read.envelope.entity, self.changed)?;
                }
            }
            _ if dot.incarnation == self.me.incarnation => return Ok(None),
            // Written here before this device knew that it was a copy: it goes under the new name, and this one in its place.
            Some(_) if self.leaves(author, dot)? => {
                self.store(entry.hub_seq, entry.rank, read, self.is_covered(read)?)?;
            }
            // A hub that was restored holds what another copy of its author's wrote, and that writes the one here again.
            Some(_)
                if carry::is_no_more_in_log(self.connection, (self.log, author, dot.seq as i64))?
                    && self.is_covered(read)? =>
            {
                self.give_way((self.log, author, dot.seq as i64))?;
                (self.out_of_order, self.any_gave_way) = (true, true);
                self.store(entry.hub_seq, entry.rank, read, true)?;
            }
            // Nobody stood behind what came under this name before; the author stands behind this.
            Some(_) if self.became(author, dot.seq)? == Some(OperationState::Uncovered) && self.is_covered(read)? => {
                self.give_way((self.log, author, dot.seq as i64))?;
                self.late.push(read.envelope.entity);
                self.store(entry.hub_seq, entry.rank, read, true)?;
            }
            // Two operations under one name: what is here stays, the other is kept for a person to see.
            Some(_) => self.keep_unread((entry.hub_seq, entry.rank), read.operation)?,
            None => self.store(entry.hub_seq, entry.rank, read, self.is_covered(read)?)?,
        }
        Ok(Some(read.hashes))
    }

    /// What is known of an operation that is here.
    pub(super) fn here(&self, author: i64, seq: u64) -> Result<Option<Here>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT envelope, payload, payload_hash, state, clock FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3",
            )?
            .query_row((self.log, author, seq as i64), |row| {
                let (envelope, payload) = (row.get_ref(0)?.as_blob()?, row.get_ref(1)?.as_blob_or_null()?);
                Ok(Here {
                    hashes: hashes(envelope, payload, row.get(2)?),
                    state: row.get(3)?,
                    rank: HybridTime(row.get::<_, i64>(4)?.unsigned_abs()),
                })
            })
            .optional()?)
    }

    /// Gives an operation that is here its place. The hub has it, which a verdict may have said before.
    fn place(&mut self, (author, dot): (i64, Dot), here: &Here, (hub_seq, rank): (u64, HybridTime)) -> Result<()> {
        if here.state != OperationState::Settled || rank < here.rank {
            self.erases |= confirm(self.connection, (self.log, author), dot, Some(rank), self.changed)?;
        }
        operations::place(self.connection, (self.log, author), dot.seq, hub_seq)
    }

    /// What became of an operation that is here.
    fn became(&self, author: i64, seq: u64) -> Result<Option<OperationState>> {
        let standing = operations::standing(self.connection, (self.log, author, seq as i64))?;
        Ok(standing.map(|standing| standing.state))
    }

    /// Something else stands under a name that this device left: what it wrote under that and the hub has not got, or lost
    /// when it was restored, goes under the new one. Whether there was anything.
    fn leaves(&mut self, author: i64, dot: Dot) -> Result<bool> {
        let (of, me) = (dot.incarnation, self.me.incarnation);
        let once_mine = of.device == me.device;
        let left =
            of != me && relocation::leave_name(self.connection, (self.me, self.log), (author, dot.seq), once_mine)?;
        self.renamed |= left;
        self.out_of_order |= left;
        Ok(left)
    }

    /// What nobody stands behind leaves the name it came under, and is kept as bytes that are nobody's operation.
    fn give_way(&mut self, name: RowName) -> Result<()> {
        self.renamed = true;
        let (operation, hub_seq, rank) = entries::kept(self.connection, name)?;
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
            .execute((self.log, hub_seq as i64, rank.0 as i64, &operation.envelope, payload, hash))?;
        Ok(())
    }

    pub(super) fn author(&mut self, incarnation: Incarnation) -> Result<Author> {
        Ok(match self.authors.entry(incarnation) {
            Occupied(known) => *known.get(),
            Vacant(place) => {
                let number = author_number(self.connection, incarnation)?;
                *place.insert(Author { number, next: operations::next_seq(self.connection, self.log, number)? })
            }
        })
    }

    pub(super) fn is_covered(&self, read: &Read<'_>) -> Result<bool> {
        self.coverage.covers(self.connection, read.envelope.dot, read.hashes)
    }

    pub(super) fn store(&mut self, hub_seq: u64, rank: HybridTime, read: &Read<'_>, covered: bool) -> Result<()> {
        // Without a place: it came in a bundle.
        let hub_seq = (hub_seq > 0).then_some(hub_seq);
        let author = self.author(read.envelope.dot.incarnation)?.number;
        let (envelope, payload_bytes) = (&read.envelope, read.payload());
        let content = self.content(read);
        if let (true, Some(Ok((_, payload)))) = (self.any_gave_way, &content) {
            carry::is_back(self.connection, (self.me, self.log), payload)?;
        }
        let Judged { state, saw_beginning, awaited } = match covered {
            true => self.state(author, read, content.as_ref())?,
            false => Judged::of(OperationState::Uncovered),
        };
        if state != OperationState::Uncovered {
            self.erases |= envelope.erases();
        }
        // An enrolment is not a thing of people's; what the hub says of devices is kept with their names.
        let is_enrolment = self.log == Log::Team && envelope.kind == enrolment::KIND;
        if let (true, OperationState::Settled, Some(Ok((_, payload)))) = (is_enrolment, state, &content)
            && let Ok(enrolment) = Enrolment::in_payload(payload)
        {
            // Also of one that came with an earlier page, and only a later head covers.
            identity::enrol(self.connection, &enrolment)?;
        }
        let readable = content.and_then(std::result::Result::ok).filter(|_| state.is_applied() && !is_enrolment);
        match awaited {
            Some(awaited) => {
                self.any_early = true;
                self.waits((author, envelope.dot.seq), awaited)?;
            }
            None if self.any_early && state != OperationState::Uncovered => self.came.push(envelope.dot),
            None => {}
        }
        let incoming = Incoming {
            log: self.log,
            author,
            envelope,
            envelope_bytes: &read.operation.envelope,
            payload_bytes,
            payload_hash: read.payload_hash(),
            rank,
            hub_seq,
            state,
            content: readable,
            saw_beginning,
        };
        apply(self.connection, &incoming, self.changed)?;
        self.authors
            .entry(envelope.dot.incarnation)
            .and_modify(|author| author.next = author.next.max(envelope.dot.seq + 1));
        Ok(())
    }

    /// What becomes of an operation that is its author's for certain.
    pub(super) fn state(&self, author: i64, read: &Read<'_>, content: Option<&Content>) -> Result<Judged> {
        let envelope = &read.envelope;
        let speaks_as_hub = envelope.dot.incarnation.device == self.hub.id;
        let is_enrolment = self.log == Log::Team && envelope.kind == enrolment::KIND;
        if !read.understood || speaks_as_hub != is_enrolment {
            return Ok(Judged::of(OperationState::Unreadable));
        }
        let (kind, payload) = match content {
            Some(Ok((kind, payload))) => (*kind, payload),
            Some(Err(_)) => return Ok(Judged::of(OperationState::Unreadable)),
            None => return Ok(Judged::of(OperationState::Settled)),
        };
        let (grounds, saw_beginning) =
            grounds(self.connection, (self.log, author), envelope, (kind, payload), self.any_early)?;
        Ok(match grounds {
            Grounds::Here => Judged { saw_beginning, ..Judged::of(OperationState::Settled) },
            Grounds::NotYet(awaited) => Judged { awaited: Some(awaited), ..Judged::of(OperationState::Early) },
            Grounds::Never => Judged::of(OperationState::Unreadable),
        })
    }

    /// Judges an operation that is here and was not applied once more. That its name is covered says nothing of its bytes:
    /// somebody else may have put them there.
    pub(super) fn again(&mut self, author: i64, seq: i64) -> Result<()> {
        let name = (self.log, author, seq);
        let (operation, hub_seq, rank) = entries::kept(self.connection, name)?;
        // It has a row of its own, so its envelope was read before.
        let Standing::Operation(read) = entries::standing(&operation) else { return Err(Error::Damaged) };
        let state = self.became(author, seq.unsigned_abs())?;
        if state == Some(OperationState::Uncovered) {
            if !self.is_covered(&read)? {
                return Ok(());
            }
            self.late.push(read.envelope.entity);
        }
        operations::remove(self.connection, name)?;
        self.store(hub_seq, rank, &read, true)
    }
}
