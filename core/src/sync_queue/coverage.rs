//! Whom to believe: an operation counts only when a signed head of its author's device covers it (sync.md 21). So neither the
//! hub nor a teammate nor whoever carries a page can speak for a device.
//!
//! The hub's own chain comes first: it enrols the devices whose heads are then checked by their keys.

use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::chain::{self, Head};
use soundings_wire::enrolment::{self, Enrolment};
use soundings_wire::messages::{Page, SignedPush};
use soundings_wire::{Digest, Dot, Incarnation, Payload, encode};

use super::entries::{Entry, Hashes, Standing};
use super::hub::Hub;
use super::outbox::hashes;
use crate::error::Result;
use crate::log::identity::{Identity, author_number, same_engineer, signing_key, speaks_until};
use crate::store::columns::Log;

/// What the heads of a page cover.
pub(super) struct Coverage<'a> {
    log: Log,
    authors: HashMap<Incarnation, Author<'a>>,
    /// What the hub says of devices, as far as this page covers it.
    enrolments: Vec<Enrolment>,
}

/// One author's chain.
struct Author<'a> {
    number: i64,
    /// Covered before this page.
    before: u64,
    /// Covered now, and the chain there.
    seq: u64,
    chain: Digest,
    /// What the page, and pages before that were not covered, hold beyond.
    beyond: BTreeMap<u64, Hashes>,
    pushes: Vec<(Head, &'a SignedPush)>,
    /// Those of them that fit the chain here.
    fitting: Vec<(u64, &'a SignedPush)>,
    /// Of one whose access was taken, in a bundle: how far a hub had its chain by then, as the hub signed.
    vouched: Option<u64>,
    /// The head by which the chain is covered, as it was signed; not known of one that was covered long ago.
    signed: Option<Vec<u8>>,
}

impl<'a> Coverage<'a> {
    /// Of no page: it covers nothing.
    pub fn nobody(log: Log) -> Self {
        Self { log, authors: HashMap::new(), enrolments: Vec::new() }
    }

    /// Checks a page's heads.
    pub fn of(
        connection: &Connection,
        (me, log): (&Identity, Log),
        hub: &Hub,
        page: &'a Page,
        entries: &[Entry<'_>],
    ) -> Result<Self> {
        let mut coverage = Self::nobody(log);
        coverage.look(connection, me, entries.iter().filter_map(Entry::named), (&page.heads, Placed::InLog))?;
        coverage.believe(connection, (me, hub), |incarnation, covered| enrolments(entries, incarnation, covered))?;
        Ok(coverage)
    }

    /// Checks a bundle's heads. `enrolments`: those that it holds, with the names of their operations.
    pub fn of_bundle(
        connection: &Connection,
        (me, hub): (&Identity, &Hub),
        named: impl Iterator<Item = (Dot, Hashes)>,
        heads: &'a [SignedPush],
        enrolments: &[(Dot, Enrolment)],
    ) -> Result<Self> {
        let mut coverage = Self::nobody(Log::Team);
        coverage.look(connection, me, named, (heads, Placed::Anywhere))?;
        coverage.believe(connection, (me, hub), |incarnation, covered| {
            let of_hub = |(dot, _): &&(Dot, Enrolment)| dot.incarnation == incarnation && dot.seq <= covered;
            enrolments.iter().filter(of_hub).map(|(_, enrolment)| enrolment.clone()).collect()
        })?;
        for (incarnation, author) in coverage.authors.iter_mut().filter(|(of, _)| of.device != hub.id) {
            if let Some(until_ms) = until(connection, &coverage.enrolments, *incarnation)? {
                author.vouched = Some(author.had_by(&hub.key, until_ms));
            }
        }
        Ok(coverage)
    }

    /// What is said, and which heads are said to cover it.
    fn look(
        &mut self,
        connection: &Connection,
        me: &Identity,
        named: impl Iterator<Item = (Dot, Hashes)>,
        (heads, placed): (&'a [SignedPush], Placed),
    ) -> Result<()> {
        for (dot, hashes) in named {
            if dot.incarnation != me.incarnation {
                let author = self.author((connection, placed), me, dot.incarnation)?;
                if dot.seq > author.seq {
                    author.beyond.insert(dot.seq, hashes);
                }
            }
        }
        for push in heads {
            let Ok(head) = push.head.claimed() else { continue };
            if head.log == me.log_id(self.log)
                && let Some(author) = self.authors.get_mut(&head.incarnation)
            {
                author.pushes.push((head, push));
            }
        }
        Ok(())
    }

    /// Follows every chain as far as it is signed: the hub's first, for it says by which keys the others are.
    fn believe(
        &mut self,
        connection: &Connection,
        (me, hub): (&Identity, &Hub),
        enrolments: impl Fn(Incarnation, u64) -> Vec<Enrolment>,
    ) -> Result<()> {
        // The hub has nothing to say in an engineer's own log, and neither has anybody else's device.
        let is_team = self.log == Log::Team;
        for (incarnation, author) in self.authors.iter_mut().filter(|(of, _)| is_team && of.device == hub.id) {
            author.walk(Some(hub.key));
            self.enrolments.extend(enrolments(*incarnation, author.seq));
        }
        for (incarnation, author) in self.authors.iter_mut().filter(|(of, _)| of.device != hub.id) {
            let may_write = is_team || same_engineer(connection, *incarnation, me.incarnation)?;
            author.walk(key(connection, &self.enrolments, *incarnation)?.filter(|_| may_write));
        }
        Ok(())
    }

    /// By which key a device signs that may write, as far as this says it or it was known.
    pub fn key(&self, connection: &Connection, incarnation: Incarnation) -> Result<Option<[u8; 32]>> {
        key(connection, &self.enrolments, incarnation)
    }

    /// Since when a device's access is taken, by the hub's clock, as far as this says it or it was known.
    pub fn until(&self, connection: &Connection, incarnation: Incarnation) -> Result<Option<u64>> {
        until(connection, &self.enrolments, incarnation)
    }

    /// Whether a device wrote it after its access was taken, as far as the hub bears out: what only somebody carried counts no
    /// more.
    pub fn is_too_late(&self, dot: Dot) -> bool {
        let vouched = self.authors.get(&dot.incarnation).and_then(|author| author.vouched);
        vouched.is_some_and(|vouched| dot.seq > vouched)
    }

    fn author(
        &mut self,
        from: (&Connection, Placed),
        me: &Identity,
        incarnation: Incarnation,
    ) -> Result<&mut Author<'a>> {
        Ok(match self.authors.entry(incarnation) {
            Occupied(author) => author.into_mut(),
            Vacant(place) => place.insert(Author::read(from, (me, self.log), incarnation)?),
        })
    }

    /// Whether an operation is its author's for certain. What stands below the covered part of a chain and was not there is
    /// so only where it matches what the hub once refused.
    pub fn covers(&self, connection: &Connection, dot: Dot, hashes: Hashes) -> Result<bool> {
        let Some(author) = self.authors.get(&dot.incarnation) else { return Ok(false) };
        if dot.seq > author.before {
            return Ok(dot.seq <= author.seq && author.beyond.get(&dot.seq) == Some(&hashes));
        }
        let refused: Option<([u8; 32], [u8; 32])> = connection
            .prepare_cached(
                "SELECT envelope_hash, payload_hash FROM refused WHERE log = ?1 AND author = ?2 AND seq = ?3",
            )?
            .query_row((self.log, author.number, dot.seq as i64), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(refused == Some((hashes.0.0, hashes.1.0)))
    }

    /// The small numbers of the authors whose chains grew, with how far they were covered before and are now.
    pub fn grown(&self) -> impl Iterator<Item = (i64, u64, u64)> {
        self.authors
            .values()
            .filter(|author| author.seq > author.before)
            .map(|author| (author.number, author.before, author.seq))
    }

    /// Remembers how far each chain is covered, and the pushes that somebody may have to carry.
    pub fn keep(&self, connection: &Connection, hub_seq: u64) -> Result<()> {
        for author in self.authors.values() {
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO chain (log, author, seq, head, signed) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute((self.log, author.number, author.seq as i64, author.chain.0, &author.signed))?;
            for (head, push) in author.pushes.iter().filter(|(head, _)| head.seq <= author.seq) {
                let Some(receipt) = &push.receipt else { continue };
                connection
                    .prepare_cached(
                        "INSERT OR REPLACE INTO signed_push (log, author, seq, hub_seq, head, receipt) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    )?
                    .execute((
                        self.log,
                        author.number,
                        head.seq as i64,
                        hub_seq as i64,
                        encode(&push.head),
                        encode(receipt),
                    ))?;
            }
        }
        Ok(())
    }
}

/// What stands for a place that is not known, in a column that is not empty.
pub(super) const NO_PLACE: i64 = i64::MAX;

impl Coverage<'_> {
    /// Remembers how far each chain is covered by what has its place in the log, by the last head that covers no more.
    pub fn keep_placed(&self, connection: &Connection, hub: &Hub) -> Result<()> {
        for (incarnation, author) in &self.authors {
            let placed: Option<i64> = connection
                .prepare_cached(
                    "SELECT max(seq) FROM operation WHERE log = ?1 AND author = ?2 AND hub_seq IS NOT NULL",
                )?
                .query_row((Log::Team, author.number), |row| row.get(0))?;
            let placed = placed.unwrap_or(0).unsigned_abs();
            let of_log = author.fitting.iter().rfind(|(seq, _)| *seq > author.before && *seq <= placed);
            let key = if incarnation.device == hub.id { Some(hub.key) } else { self.key(connection, *incarnation)? };
            let (Some((_, push)), Some(key)) = (of_log, key) else { continue };
            if let Ok(head) = push.head.verified(&key) {
                connection
                    .prepare_cached(
                        "INSERT OR REPLACE INTO chain (log, author, seq, head, signed) VALUES (?1, ?2, ?3, ?4, ?5)",
                    )?
                    .execute((Log::Team, author.number, head.seq as i64, head.chain.0, encode(&push.head)))?;
            }
        }
        Ok(())
    }

    /// Remembers the heads that a bundle brought, for whoever has to be given what they cover: the hub, and others. How far
    /// each chain is covered the log says, when it comes.
    pub fn keep_brought(&self, connection: &Connection) -> Result<()> {
        for author in self.authors.values() {
            let vouched = author.vouched.unwrap_or(u64::MAX);
            for (seq, push) in author.fitting.iter().filter(|(seq, _)| *seq <= vouched) {
                let receipt = push.receipt.as_ref().map(encode).unwrap_or_default();
                connection
                    .prepare_cached(
                        "INSERT OR IGNORE INTO signed_push (log, author, seq, hub_seq, head, receipt) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    )?
                    .execute((Log::Team, author.number, *seq as i64, NO_PLACE, encode(&push.head), receipt))?;
            }
        }
        Ok(())
    }
}

impl Author<'_> {
    fn read(
        (connection, placed): (&Connection, Placed),
        (me, log): (&Identity, Log),
        incarnation: Incarnation,
    ) -> Result<Self> {
        let number = author_number(connection, incarnation)?;
        let covered = connection
            .prepare_cached("SELECT seq, head, signed FROM chain WHERE log = ?1 AND author = ?2")?
            .query_row((log, number), |row| {
                Ok((row.get::<_, i64>(0)?.unsigned_abs(), Digest(row.get(1)?), row.get(2)?))
            })
            .optional()?;
        let (seq, chain, signed) = match covered {
            Some(covered) => covered,
            None => (0, chain::start(me.log_id(log), incarnation), None),
        };
        let beyond = beyond(connection, (log, number), seq, placed)?;
        Ok(Self {
            number,
            before: seq,
            seq,
            chain,
            beyond,
            pushes: Vec::new(),
            fitting: Vec::new(),
            vouched: None,
            signed,
        })
    }

    /// How far a hub had the chain at a moment of its clock.
    fn had_by(&self, hub: &[u8; 32], until_ms: u64) -> u64 {
        let receipts = self.fitting.iter().filter_map(|(seq, push)| {
            let receipt = push.receipt.as_ref()?.verified(hub).ok()?;
            let is_of_it = push.head.claimed().is_ok_and(|head| head == receipt.head) && receipt.head.seq == *seq;
            (is_of_it && receipt.received_ms <= until_ms).then_some(*seq)
        });
        receipts.max().unwrap_or(0).max(self.before)
    }

    /// Follows the chain as far as the last head that fits it and is signed by `key`.
    fn walk(&mut self, key: Option<[u8; 32]>) {
        let Some(key) = key else { return };
        let (mut seq, mut chain) = (self.seq, self.chain);
        let mut fits = Vec::new();
        self.pushes.sort_by_key(|(head, _)| head.seq);
        for (head, push) in &self.pushes {
            while seq < head.seq
                && let Some((envelope, payload)) = self.beyond.get(&(seq + 1))
            {
                chain = chain::extend_hashed(&chain, envelope, payload);
                seq += 1;
            }
            if seq == head.seq && chain == head.chain {
                fits.push((seq, chain, *push));
            }
        }
        let fitting: Vec<_> = fits.iter().map(|(seq, _, push)| (*seq, *push)).collect();
        // The last covers those before it: one signature to check where all is well.
        while let Some((seq, chain, push)) = fits.pop() {
            if seq > self.seq && push.head.verified(&key).is_ok() {
                (self.seq, self.chain) = (seq, chain);
                self.signed = Some(encode(&push.head));
                self.fitting = fitting.into_iter().filter(|(fits, _)| *fits <= seq).collect();
                return;
            }
        }
    }
}

/// By which key a device signs that may write: as it was just said, else as it was known.
fn key(connection: &Connection, said: &[Enrolment], incarnation: Incarnation) -> Result<Option<[u8; 32]>> {
    match said.iter().rfind(|new| new.incarnation == incarnation) {
        Some(new) => Ok(Some(new.signing_key).filter(|_| new.role.may_write())),
        None => signing_key(connection, incarnation),
    }
}

/// Since when a device's access is taken: as it was just said, else as it was known.
fn until(connection: &Connection, said: &[Enrolment], incarnation: Incarnation) -> Result<Option<u64>> {
    match said.iter().rfind(|new| new.incarnation == incarnation) {
        Some(new) => Ok(new.until_ms),
        None => speaks_until(connection, incarnation),
    }
}

/// Which of the operations that are here make a chain longer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Placed {
    /// Those that stand in the log as it was read.
    InLog,
    /// Also those that came in a bundle, and whose place is not known.
    Anywhere,
}

/// What is here of an author beyond the covered part of the chain.
fn beyond(
    connection: &Connection,
    (log, author): (Log, i64),
    seq: u64,
    placed: Placed,
) -> Result<BTreeMap<u64, Hashes>> {
    let mut beyond = BTreeMap::new();
    let mut refused = connection.prepare_cached(
        "SELECT seq, envelope_hash, payload_hash FROM refused WHERE log = ?1 AND author = ?2 AND seq > ?3",
    )?;
    let mut rows = refused.query((log, author, seq as i64))?;
    while let Some(row) = rows.next()? {
        beyond.insert(row.get::<_, i64>(0)?.unsigned_abs(), (Digest(row.get(1)?), Digest(row.get(2)?)));
    }
    let mut kept = connection.prepare_cached(
        "SELECT seq, envelope, payload, payload_hash FROM operation
         WHERE log = ?1 AND author = ?2 AND seq > ?3 AND (hub_seq IS NOT NULL OR ?4)",
    )?;
    let mut rows = kept.query((log, author, seq as i64, placed == Placed::Anywhere))?;
    while let Some(row) = rows.next()? {
        let payload = row.get_ref(2)?.as_blob_or_null()?;
        beyond.insert(row.get::<_, i64>(0)?.unsigned_abs(), hashes(row.get_ref(1)?.as_blob()?, payload, row.get(3)?));
    }
    Ok(beyond)
}

/// What a hub lost may have been written by one copy of a device, and what it holds now by another: the heads in its log say
/// how far each chain is covered. Its own this device knows.
pub(super) fn forget_others(connection: &Connection, log: Log) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM chain WHERE log = ?1 AND author NOT IN (SELECT number FROM incarnation JOIN notebook
             ON notebook.device = incarnation.device AND notebook.incarnation = incarnation.incarnation)",
        )?
        .execute([log])?;
    Ok(())
}

/// The enrolments that the hub wrote in a page under one of its incarnations, up to a seq.
fn enrolments(entries: &[Entry<'_>], hub: Incarnation, covered: u64) -> Vec<Enrolment> {
    let of_hub = entries.iter().filter_map(|entry| match &entry.content {
        Standing::Operation(read) if read.envelope.dot.incarnation == hub => Some(read),
        _ => None,
    });
    of_hub
        .filter(|read| read.understood && read.envelope.kind == enrolment::KIND && read.envelope.dot.seq <= covered)
        .filter_map(|read| Enrolment::in_payload(&Payload::from_bytes(read.payload()?).ok()?).ok())
        .collect()
}
