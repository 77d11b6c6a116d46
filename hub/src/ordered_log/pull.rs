//! A page of a log after a cursor.
//!
//! A cursor that does not lie in this log (of another epoch, or beyond its end: the hub was restored) is answered
//! from the beginning. A device keeps what it has and finds the known by their names; absence deletes nothing.

use std::collections::BTreeMap;

use ed25519_dalek::SigningKey;
use rusqlite::{Connection, OptionalExtension, Row};
use soundings_wire::messages::{Content, Cursor, Page, PageProof, ParkedHashes, Pull, Pulled, SignedPush};
use soundings_wire::{Digest, Dot, HybridTime, Incarnation, Operation, OperationPayload, Signed, decode, limits};

use super::{Log, hub_seq};
use crate::enrolment::devices::{self, Device};
use crate::error::Unserved;
use crate::store;

/// What a page costs beside the operation's own bytes.
const ROW_BYTES: usize = 40;

/// Who reads, and what the page says of the hub.
pub(crate) struct Reader<'a> {
    pub device: &'a Device,
    pub hub_key: &'a SigningKey,
    pub epoch: u32,
    pub watermark: Option<u64>,
    pub now_ms: u64,
}

/// Reads a page: whole pushes, with each author's last head, and above the watermark with every one.
pub(crate) fn pull(connection: &Connection, log: &Log, reader: &Reader<'_>, pull: &Pull) -> Result<Page, Unserved> {
    let after = pull.after;
    let start = if after.epoch == reader.epoch && after.hub_seq <= log.last { after.hub_seq } else { 0 };
    let mut pushes = connection.prepare_cached(
        "SELECT place, chain, head, receipt FROM pushes WHERE place > ? AND place <= ? ORDER BY place",
    )?;
    let mut pushes = pushes.query((log.place(start), log.place(log.last)))?;
    let mut operations = connection.prepare_cached(
        "SELECT place, chain, seq, rank, checksum, envelope_hash, payload_hash, envelope, payload FROM operations
         WHERE place > ? AND place <= ? ORDER BY place",
    )?;
    let mut rows = operations.query((log.place(start), log.place(log.last)))?;
    let mut page = Reading::begin(connection, log, reader, pull, start)?;
    while page.bytes < limits::PAGE_BYTES
        && let Some(push) = pushes.next()?
    {
        let end: i64 = push.get(0)?;
        while page.last < hub_seq(end)
            && let Some(row) = rows.next()?
        {
            page.take(connection, row)?;
        }
        page.end_push(push)?;
    }
    page.finish(log, reader)
}

/// A page as it grows.
struct Reading {
    start: u64,
    last: u64,
    checksum: Digest,
    bytes: usize,
    operations: Vec<Pulled>,
    /// By place, in which order each author's ascend.
    heads: BTreeMap<i64, SignedPush>,
    /// Where each author's furthest one below the watermark is.
    lasts: BTreeMap<i64, i64>,
    /// The reader's own chain, of which only names go.
    own: Option<(i64, Incarnation)>,
    authors: BTreeMap<i64, Incarnation>,
    /// Below this place nobody has to carry anything.
    backed_up: i64,
}

impl Reading {
    fn begin(
        connection: &Connection,
        log: &Log,
        reader: &Reader<'_>,
        pull: &Pull,
        start: u64,
    ) -> rusqlite::Result<Self> {
        let own: Option<i64> = connection
            .prepare_cached("SELECT number FROM chains WHERE log = ? AND device = ?")?
            .query_row((log.number, reader.device.number), |row| row.get(0))
            .optional()?;
        let own = own.filter(|_| !pull.own_whole).map(|chain| (chain, reader.device.incarnation));
        let checksum = if start == log.last { log.checksum } else { checksum_at(connection, log, start)? };
        Ok(Self {
            start,
            last: start,
            checksum,
            bytes: 0,
            operations: Vec::new(),
            heads: BTreeMap::new(),
            lasts: BTreeMap::new(),
            own,
            authors: BTreeMap::new(),
            backed_up: log.place(reader.watermark.unwrap_or(0)),
        })
    }

    fn take(&mut self, connection: &Connection, row: &Row<'_>) -> rusqlite::Result<()> {
        let (place, chain, seq): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        self.last = hub_seq(place);
        self.checksum = store::digest(row, 4)?;
        let envelope: Option<Vec<u8>> = row.get(7)?;
        let content = match (envelope, self.own) {
            (None, _) => {
                let dot = Dot { incarnation: self.author(connection, chain)?, seq: seq as u64 };
                let (envelope, payload) = (store::digest(row, 5)?, store::digest(row, 6)?);
                Content::Parked(ParkedHashes { dot, envelope, payload })
            }
            (Some(_), Some((own, incarnation))) if own == chain => Content::Own(Dot { incarnation, seq: seq as u64 }),
            (Some(envelope), _) => {
                let payload = match row.get::<_, Option<Vec<u8>>>(8)? {
                    Some(payload) => OperationPayload::Whole(payload),
                    None => OperationPayload::Absent(store::digest(row, 6)?),
                };
                let operation = Operation { envelope, payload };
                self.bytes += operation.bytes();
                Content::Whole(operation)
            }
        };
        self.bytes += ROW_BYTES;
        self.operations.push(Pulled { rank: HybridTime(row.get::<_, i64>(3)? as u64), content });
        Ok(())
    }

    /// Whose chain it is.
    fn author(&mut self, connection: &Connection, chain: i64) -> rusqlite::Result<Incarnation> {
        if let Some(author) = self.authors.get(&chain) {
            return Ok(*author);
        }
        let author = devices::of_chain(connection, chain)?;
        self.authors.insert(chain, author);
        Ok(author)
    }

    fn end_push(&mut self, push: &Row<'_>) -> Result<(), Unserved> {
        let (place, chain): (i64, i64) = (push.get(0)?, push.get(1)?);
        let signed = |column| push.get_ref(column).and_then(|value| Ok(value.as_blob()?));
        let mut push = SignedPush { head: decode(signed(2)?, "a head")?, receipt: None };
        if place > self.backed_up {
            let receipt = signed(3)?;
            self.bytes += receipt.len();
            push.receipt = Some(decode(receipt, "a receipt")?);
        } else {
            // What was refused and taken later came with a head that ends before what had been taken meanwhile.
            let reaches = |push: &SignedPush| push.head.claimed().map_or(0, |head| head.seq);
            let before = self.lasts.get(&chain).and_then(|before| self.heads.get(before));
            if before.is_some_and(|before| reaches(before) > reaches(&push)) {
                return Ok(());
            }
            if let Some(before) = self.lasts.insert(chain, place) {
                self.heads.remove(&before);
            }
        }
        self.heads.insert(place, push);
        Ok(())
    }

    fn finish(self, log: &Log, reader: &Reader<'_>) -> Result<Page, Unserved> {
        let proof = PageProof {
            log: log.id,
            cursor: Cursor { epoch: reader.epoch, hub_seq: self.last },
            checksum: self.checksum,
            now_ms: reader.now_ms,
            watermark: reader.watermark,
        };
        Ok(Page {
            first: self.start + 1,
            operations: self.operations,
            heads: self.heads.into_values().collect(),
            more: self.last < log.last,
            proof: Signed::sign(reader.hub_key, &proof),
        })
    }
}

fn checksum_at(connection: &Connection, log: &Log, hub_seq: u64) -> rusqlite::Result<Digest> {
    let found = connection
        .prepare_cached("SELECT checksum FROM operations WHERE place = ?")?
        .query_row([log.place(hub_seq)], |row| store::digest(row, 0))
        .optional()?;
    Ok(found.unwrap_or_default())
}
