//! The hash chain of one incarnation's operations in one log, and its signed head (sync.md 19).
//!
//! The chain covers (envelope, payload hash), so erasing a payload keeps it whole. A device signs its head with
//! every push, so anyone may carry its operations, and a fork reveals a clone.

use minicbor::{Decode, Encode};
use sha2::Digest as _;

use crate::envelope::Incarnation;
use crate::signed::Signable;
use crate::{HybridTime, Id, Operation};

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest(pub [u8; 32]);

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

impl<C> Encode<C> for Digest {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Digest {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.bytes()?.try_into().map(Self).map_err(|_| minicbor::decode::Error::message("a hash has 32 bytes"))
    }
}

/// SHA-256 of the parts one after another.
#[must_use]
pub fn sha256(parts: &[&[u8]]) -> Digest {
    let mut hash = sha2::Sha256::new();
    for part in parts {
        hash.update(part);
    }
    Digest(hash.finalize().into())
}

const CHAIN: &[u8] = b"soundings chain 2";

/// The head of a chain before its first operation.
#[must_use]
pub fn start(log: Id, incarnation: Incarnation) -> Digest {
    sha256(&[CHAIN, log.as_bytes(), incarnation.device.as_bytes(), &incarnation.number.to_be_bytes()])
}

/// The head after one more operation.
#[must_use]
pub fn extend(head: &Digest, operation: &Operation) -> Digest {
    extend_hashed(head, &sha256(&[&operation.envelope]), &operation.payload.hash())
}

/// [`extend`] from hashes already known.
#[must_use]
pub fn extend_hashed(head: &Digest, envelope: &Digest, payload: &Digest) -> Digest {
    sha256(&[CHAIN, &head.0, &envelope.0, &payload.0])
}

/// The checksum of a log as a hub orders it (sync.md 17), begun with [`Digest::default`]: each operation's
/// (envelope hash, payload hash) and the clock it ranks by; of a parked one the clock is zero.
#[must_use]
pub fn extend_checksum(checksum: &Digest, envelope: &Digest, payload: &Digest, rank_clock: HybridTime) -> Digest {
    sha256(&[b"soundings log 2", &checksum.0, &envelope.0, &payload.0, &rank_clock.0.to_be_bytes()])
}

/// The head of a chain as its author signs it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Head {
    /// The log.
    #[n(0)]
    pub log: Id,
    /// Whose chain.
    #[n(1)]
    pub incarnation: Incarnation,
    /// The last operation the head covers.
    #[n(2)]
    pub seq: u64,
    /// The chain after it.
    #[n(3)]
    pub chain: Digest,
}

impl Signable for Head {
    const TAG: &'static str = "soundings head 2";
}

/// When a hub took a push, signed by it: whoever carries the operations to another hub, or to that one restored, proves by
/// it what they rank by.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Receipt {
    /// The head of the push: log, author, seq and chain.
    #[n(0)]
    pub head: Head,
    /// The hub's clock as it came, Unix milliseconds.
    #[n(1)]
    pub received_ms: u64,
    /// What the operations that the push added rank by, in order of seq, where one ranks lower than its clock and
    /// `received_ms` say.
    #[n(2)]
    pub ranks: Option<Vec<HybridTime>>,
}

impl Signable for Receipt {
    const TAG: &'static str = "soundings receipt 2";
}
