//! The clear part of an operation: all that a hub may use.

use minicbor::{Decode, Encode};

use crate::chain::{Digest, sha256};
use crate::{Id, WireError, decode, limits};

/// One life of a device's notebook. A restored or cloned device gets a new number, so that two replicas never
/// write under one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Incarnation {
    /// The device.
    #[n(0)]
    pub device: Id,
    /// Counts from 1.
    #[n(1)]
    pub number: u32,
}

/// The name of one operation within its log: who wrote it, and as their how-manieth there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Dot {
    /// Who wrote it.
    #[n(0)]
    pub incarnation: Incarnation,
    /// Counts from 1 per (incarnation, log), without holes.
    #[n(1)]
    pub seq: u64,
}

/// A hybrid logical clock's reading (Kulkarni et al., 2014): 48 bits of Unix milliseconds, 16 bits of counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode)]
#[cbor(transparent)]
pub struct HybridTime(#[n(0)] pub u64);

impl HybridTime {
    /// From Unix milliseconds (the low 48 bits) and a counter.
    #[must_use]
    pub fn new(utc_ms: u64, counter: u16) -> Self {
        Self((utc_ms.min((1 << 48) - 1) << 16) | u64::from(counter))
    }

    /// Unix milliseconds.
    #[must_use]
    pub fn utc_ms(self) -> u64 {
        self.0 >> 16
    }

    /// The next reading at `utc_ms`: later than this one, whatever the clock on the wall says.
    #[must_use]
    pub fn tick(self, utc_ms: u64) -> Self {
        Self::new(utc_ms, 0).max(Self(self.0.saturating_add(1)))
    }
}

/// What ranks concurrent values: the clock as the hub capped it, then the author. It decides what is shown first,
/// never what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank {
    /// min(the author's clock, received + 5 min).
    pub clock: HybridTime,
    /// Breaks ties.
    pub dot: Dot,
}

/// Operations of one log and author that are accepted or parked whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Group {
    /// The seq of its first operation.
    #[n(0)]
    pub first: u64,
    /// How many there are, consecutive in seq.
    #[n(1)]
    pub count: u16,
}

/// An attachment's bytes as a hub stores them. The name is random and one attachment's: it tells nobody what the bytes
/// are, and erasing it is exact. Their hash stands in the payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Blob {
    /// Random.
    #[n(0)]
    pub name: Id,
    /// How many bytes are stored: of a personal log, sealed ones.
    #[n(1)]
    pub stored_bytes: u64,
}

/// The clear part of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Envelope {
    /// The log: the team's id, or the id of an engineer's personal log.
    #[n(0)]
    pub log: Id,
    /// Who wrote it, and as their how-manieth here.
    #[n(1)]
    pub dot: Dot,
    /// The author's clock.
    #[n(2)]
    pub clock: HybridTime,
    /// What kind of thing it changes; 0 where the payload is sealed.
    #[n(3)]
    pub kind: u16,
    /// The thing.
    #[n(4)]
    pub entity: Id,
    /// The schema version it was written under.
    #[n(5)]
    pub schema: u16,
    /// The payload's length in bytes.
    #[n(6)]
    pub payload_length: u32,
    /// `None` for an operation alone.
    #[n(7)]
    pub group: Option<Group>,
    /// Blobs it names.
    #[n(8)]
    pub blobs: Option<Vec<Blob>>,
    /// Entities to be erased, with everything that still comes for them.
    #[n(9)]
    pub erased_entities: Option<Vec<Id>>,
    /// Single operations to be erased: older words of a thing that stays.
    #[n(10)]
    pub erased_operations: Option<Vec<Dot>>,
    /// Blobs to be erased, by name.
    #[n(11)]
    pub erased_blobs: Option<Vec<Id>>,
}

/// The kind of an erasure: in the team's log whatever names what is to be erased is one.
pub const ERASURE: u16 = 13;

const WHAT: &str = "an envelope";
/// How many keys this version knows.
const KEYS: u32 = 12;

impl Envelope {
    /// Reads an envelope and checks that its numbers make sense.
    ///
    /// # Errors
    /// [`WireError`] if the bytes are no envelope, claim what no author writes, or hold a key that must be understood and is
    /// not.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WireError> {
        let envelope = Self::outline(bytes)?;
        crate::understand(bytes, KEYS, WHAT)?;
        Ok(envelope)
    }

    /// As [`Envelope::from_bytes`], and passes over what must be understood: enough to keep an operation in its place, not to
    /// act on it. What stands here under keys 0 to 4 stays there in every version.
    ///
    /// # Errors
    /// [`WireError`] if the bytes are no envelope, or claim what no author writes.
    pub fn outline(bytes: &[u8]) -> Result<Self, WireError> {
        if bytes.len() > limits::ENVELOPE_BYTES {
            return Err(WireError::TooLarge { what: WHAT, limit: limits::ENVELOPE_BYTES });
        }
        let envelope: Self = decode(bytes, WHAT)?;
        let group_fits = envelope.group.is_none_or(|group| {
            usize::from(group.count) <= limits::GROUP_OPERATIONS
                && group.first <= envelope.dot.seq
                && envelope.dot.seq - group.first < u64::from(group.count)
        });
        let lists_fit = envelope.blobs.as_ref().is_none_or(|list| list.len() <= limits::ENVELOPE_LIST)
            && envelope.erased_entities.as_ref().is_none_or(|list| list.len() <= limits::ENVELOPE_LIST)
            && envelope.erased_operations.as_ref().is_none_or(|list| list.len() <= limits::ENVELOPE_LIST)
            && envelope.erased_blobs.as_ref().is_none_or(|list| list.len() <= limits::ENVELOPE_LIST);
        // Beyond 63 bits SQLite's integers end.
        let seq_fits =
            envelope.dot.seq >= 1 && i64::try_from(envelope.dot.seq).is_ok() && i64::try_from(envelope.clock.0).is_ok();
        if group_fits && lists_fit && seq_fits { Ok(envelope) } else { Err(WireError::Unreadable(WHAT)) }
    }

    /// Whether it names what is to be erased: the first operation of its entity asks for that, a later one does it.
    #[must_use]
    pub fn erases(&self) -> bool {
        self.erased_entities.is_some() || self.erased_operations.is_some() || self.erased_blobs.is_some()
    }

    /// The group, an operation alone being a group of one.
    #[must_use]
    pub fn group(&self) -> Group {
        self.group.unwrap_or(Group { first: self.dot.seq, count: 1 })
    }
}

/// The payload of an operation as it is stored and sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperationPayload {
    /// The bytes.
    Whole(Vec<u8>),
    /// Erased or withdrawn: the hash of what was there.
    Absent(Digest),
}

impl OperationPayload {
    /// SHA-256 of the bytes, kept when they go.
    #[must_use]
    pub fn hash(&self) -> Digest {
        match self {
            Self::Whole(bytes) => sha256(&[bytes]),
            Self::Absent(hash) => *hash,
        }
    }
}

/// One operation as its author encoded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The envelope's bytes.
    pub envelope: Vec<u8>,
    /// The payload.
    pub payload: OperationPayload,
}

impl Operation {
    /// Its share of a batch's size in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.envelope.len()
            + match &self.payload {
                OperationPayload::Whole(bytes) => bytes.len(),
                OperationPayload::Absent(hash) => hash.0.len(),
            }
    }
}

impl<C> Encode<C> for Operation {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        match &self.payload {
            OperationPayload::Whole(payload) => e.array(2)?.bytes(&self.envelope)?.bytes(payload)?.ok(),
            OperationPayload::Absent(hash) => e.array(3)?.bytes(&self.envelope)?.null()?.bytes(&hash.0)?.ok(),
        }
    }
}

impl<'b, C> Decode<'b, C> for Operation {
    fn decode(d: &mut minicbor::Decoder<'b>, context: &mut C) -> Result<Self, minicbor::decode::Error> {
        match d.array()? {
            Some(2) => {
                Ok(Self { envelope: d.bytes()?.to_vec(), payload: OperationPayload::Whole(d.bytes()?.to_vec()) })
            }
            Some(3) => {
                let envelope = d.bytes()?.to_vec();
                d.null()?;
                Ok(Self { envelope, payload: OperationPayload::Absent(d.decode_with(context)?) })
            }
            _ => Err(minicbor::decode::Error::message("an operation has an envelope and a payload or its hash")),
        }
    }
}
