//! A page of a log, read: what stands at each place, as far as it can be told.

use rusqlite::Connection;
use soundings_wire::messages::{Content, Page, ParkedHashes};
use soundings_wire::{Digest, Dot, Envelope, HybridTime, Operation, OperationPayload, sha256};

use crate::error::Result;
use crate::log::operations::{self, RowName};

/// The hashes of an operation: of its envelope, of its payload.
pub(super) type Hashes = (Digest, Digest);

/// What stands at one place.
pub(super) struct Entry<'a> {
    pub hub_seq: u64,
    pub rank: HybridTime,
    pub content: Standing<'a>,
}

/// What it is.
pub(super) enum Standing<'a> {
    /// An operation.
    Operation(Box<Read<'a>>),
    /// Bytes that are nobody's operation.
    Unread { operation: &'a Operation, hashes: Hashes },
    /// This device's own, which it holds.
    Own(Dot),
    /// The hashes of one that the hub refused.
    Refused(ParkedHashes),
}

/// An operation with its envelope read.
pub(super) struct Read<'a> {
    pub envelope: Envelope,
    /// Nothing in it must be understood and is not.
    pub understood: bool,
    pub operation: &'a Operation,
    pub hashes: Hashes,
}

impl Read<'_> {
    pub fn payload(&self) -> Option<&[u8]> {
        match &self.operation.payload {
            OperationPayload::Whole(bytes) => Some(bytes),
            OperationPayload::Absent(_) => None,
        }
    }

    /// Of a payload that is gone.
    pub fn payload_hash(&self) -> Option<[u8; 32]> {
        match &self.operation.payload {
            OperationPayload::Whole(_) => None,
            OperationPayload::Absent(hash) => Some(hash.0),
        }
    }
}

impl Entry<'_> {
    /// Whose it is and as their how-manieth, with its hashes, where they came with it.
    pub fn named(&self) -> Option<(Dot, Hashes)> {
        match &self.content {
            Standing::Operation(read) => Some((read.envelope.dot, read.hashes)),
            Standing::Refused(hashes) => Some((hashes.dot, (hashes.envelope, hashes.payload))),
            Standing::Unread { .. } | Standing::Own(_) => None,
        }
    }
}

/// Reads a page. `None`: it holds something that only a later version knows, or numbers that no log comes to.
pub(super) fn read(page: &Page) -> Option<Vec<Entry<'_>>> {
    // Rows count in 63 bits.
    let counts = |number: u64| i64::try_from(number).ok();
    counts(page.first.checked_add(page.operations.len() as u64)?)?;
    let numbered = page.operations.iter().zip(page.first..);
    numbered
        .map(|(pulled, hub_seq)| {
            counts(pulled.rank.0)?;
            let content = match &pulled.content {
                Content::Whole(operation) => standing(operation),
                Content::Own(dot) => counts(dot.seq).map(|_| Standing::Own(*dot))?,
                Content::Parked(hashes) => counts(hashes.dot.seq).map(|_| Standing::Refused(*hashes))?,
                Content::Unknown(_) => return None,
            };
            Some(Entry { hub_seq, rank: pulled.rank, content })
        })
        .collect()
}

/// What an operation's bytes are.
pub(super) fn standing(operation: &Operation) -> Standing<'_> {
    let hashes = (sha256(&[&operation.envelope]), operation.payload.hash());
    let (envelope, understood) = match Envelope::from_bytes(&operation.envelope) {
        Ok(envelope) => (Ok(envelope), true),
        Err(_) => (Envelope::outline(&operation.envelope), false),
    };
    match envelope {
        Ok(envelope) => Standing::Operation(Box::new(Read { envelope, understood, operation, hashes })),
        Err(_) => Standing::Unread { operation, hashes },
    }
}

/// An operation that was pulled and is kept, with its place and its rank.
pub(super) fn kept(connection: &Connection, name: RowName) -> Result<(Operation, u64, HybridTime)> {
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
