//! Whom to believe: an operation counts only when a signed head of its author's device covers it (sync.md 21). So neither the
//! hub nor a teammate nor whoever carries a page can speak for a device.
//!
//! The hub's own chain comes first: it enrols the devices whose heads are then checked by their keys.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::chain::{self, Head};
use soundings_wire::enrolment::{self, Enrolment};
use soundings_wire::messages::{Page, SignedPush};
use soundings_wire::{Digest, Dot, Incarnation, Payload, encode};

use super::entries::{self, Hashes, Standing};
use super::hub::Hub;
use super::outbox::hashes;
use crate::error::Result;
use crate::log::device::Signer;
use crate::log::identity::{Identity, author_number, same_engineer, signing_key};
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
        entries: &[entries::Entry<'_>],
    ) -> Result<Self> {
        let mut coverage = Self::nobody(log);
        for (dot, hashes) in entries.iter().filter_map(entries::Entry::named) {
            if dot.incarnation != me.incarnation {
                let author = coverage.author(connection, me, dot.incarnation)?;
                if dot.seq > author.seq {
                    author.beyond.insert(dot.seq, hashes);
                }
            }
        }
        for push in &page.heads {
            let Ok(head) = push.head.claimed() else { continue };
            if head.log == me.log_id(log)
                && let Some(author) = coverage.authors.get_mut(&head.incarnation)
            {
                author.pushes.push((head, push));
            }
        }
        // The hub has nothing to say in an engineer's own log, and neither has anybody else's device.
        let speaks = |of: &Incarnation| log == Log::Team && of.device == hub.id;
        for (incarnation, author) in coverage.authors.iter_mut().filter(|(of, _)| speaks(of)) {
            author.walk(Some(hub.key));
            coverage.enrolments.extend(enrolments(entries, *incarnation, author.seq));
        }
        for (incarnation, author) in coverage.authors.iter_mut().filter(|(of, _)| of.device != hub.id) {
            let new = coverage.enrolments.iter().rfind(|new| new.incarnation == *incarnation);
            let key = match new {
                Some(new) => Some(new.signing_key).filter(|_| new.role.may_write()),
                None => signing_key(connection, *incarnation)?,
            };
            let may_write = log == Log::Team || same_engineer(connection, *incarnation, me.incarnation)?;
            author.walk(key.filter(|_| may_write));
        }
        Ok(coverage)
    }

    fn author(&mut self, connection: &Connection, me: &Identity, incarnation: Incarnation) -> Result<&mut Author<'a>> {
        Ok(match self.authors.entry(incarnation) {
            Entry::Occupied(author) => author.into_mut(),
            Entry::Vacant(place) => place.insert(Author::read(connection, (me, self.log), incarnation)?),
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
                .prepare_cached("INSERT OR REPLACE INTO chain (log, author, seq, head) VALUES (?1, ?2, ?3, ?4)")?
                .execute((self.log, author.number, author.seq as i64, author.chain.0))?;
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

impl Author<'_> {
    fn read(connection: &Connection, (me, log): (&Identity, Log), incarnation: Incarnation) -> Result<Self> {
        let number = author_number(connection, incarnation)?;
        let covered = connection
            .prepare_cached("SELECT seq, head FROM chain WHERE log = ?1 AND author = ?2")?
            .query_row((log, number), |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), Digest(row.get(1)?))))
            .optional()?;
        let (seq, chain) = match covered {
            Some(covered) => covered,
            None => (0, chain::start(me.log_id(log), incarnation)),
        };
        let beyond = beyond(connection, (log, number), seq)?;
        Ok(Self { number, before: seq, seq, chain, beyond, pushes: Vec::new() })
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
        // The last covers those before it: one signature to check where all is well.
        while let Some((seq, chain, push)) = fits.pop() {
            if seq > self.seq && push.head.verified(&key).is_ok() {
                (self.seq, self.chain) = (seq, chain);
                return;
            }
        }
    }
}

/// What is here of an author beyond the covered part of the chain.
fn beyond(connection: &Connection, (log, author): (Log, i64), seq: u64) -> Result<BTreeMap<u64, Hashes>> {
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
         WHERE log = ?1 AND author = ?2 AND seq > ?3 AND hub_seq IS NOT NULL",
    )?;
    let mut rows = kept.query((log, author, seq as i64))?;
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
fn enrolments(entries: &[entries::Entry<'_>], hub: Incarnation, covered: u64) -> Vec<Enrolment> {
    let of_hub = entries.iter().filter_map(|entry| match &entry.content {
        Standing::Operation(read) if read.envelope.dot.incarnation == hub => Some(read),
        _ => None,
    });
    of_hub
        .filter(|read| read.understood && read.envelope.kind == enrolment::KIND && read.envelope.dot.seq <= covered)
        .filter_map(|read| Enrolment::in_payload(&Payload::from_bytes(read.payload()?).ok()?).ok())
        .collect()
}

/// Whether a page shows that this notebook was copied, or went back to an earlier state: its device signed a chain that is
/// not the one here. Only its own signature proves that. `chain_at`: the chain here after a seq, `None` beyond its end.
pub(super) fn is_copied(
    page: &Page,
    (me, log): (&Signer, Log),
    chain_at: impl Fn(u64) -> Result<ChainHere>,
) -> Result<bool> {
    let key = me.device_key().verifying_key().to_bytes();
    for push in &page.heads {
        let Ok(head) = push.head.claimed() else { continue };
        if head.incarnation == me.incarnation && head.log == me.log_id(log) {
            let fits = match chain_at(head.seq)? {
                ChainHere::Is(chain) => chain == head.chain,
                ChainHere::Ended => false,
                ChainHere::NotAsked => true,
            };
            if !fits && push.head.verified(&key).is_ok() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// This device's own chain after a seq.
pub(super) enum ChainHere {
    Is(Digest),
    /// It does not reach so far.
    Ended,
    /// It lies below what was handed over and would have to be worked out from the start.
    NotAsked,
}
