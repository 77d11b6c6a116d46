//! A page of a log, read: what stands at each place, as far as it can be told.

use soundings_wire::messages::{Content, Page, ParkedHashes};
use soundings_wire::{Digest, Dot, Envelope, HybridTime, Operation, OperationPayload, sha256};

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

/// Reads a page. `None`: it holds something that only a later version knows.
pub(super) fn read(page: &Page) -> Option<Vec<Entry<'_>>> {
    let numbered = page.operations.iter().zip(page.first..);
    numbered
        .map(|(pulled, hub_seq)| {
            let content = match &pulled.content {
                Content::Whole(operation) => standing(operation),
                Content::Own(dot) => Standing::Own(*dot),
                Content::Parked(hashes) => Standing::Refused(*hashes),
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
