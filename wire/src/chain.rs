//! The hash chain of one incarnation's operations in one log, and its signed head (sync.md 19).
//!
//! The chain covers (envelope, payload hash), so erasing a payload keeps it whole. A device signs its head with
//! every push, so anyone may carry its operations, and a fork reveals a clone.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use minicbor::{Decode, Encode};
use sha2::Digest as _;

use crate::envelope::Incarnation;
use crate::{Id, Operation, WireError, encode};

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

const CHAIN: &[u8] = b"soundings chain 1";
const HEAD: &[u8] = b"soundings head 1";

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
/// (envelope, payload hash) and the clock it ranks by.
#[must_use]
pub fn extend_checksum(
    checksum: &Digest,
    envelope: &Digest,
    payload: &Digest,
    rank_clock: crate::HybridTime,
) -> Digest {
    sha256(&[b"soundings log 1", &checksum.0, &envelope.0, &payload.0, &rank_clock.0.to_be_bytes()])
}

/// The head of a chain as its author signs it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SignedHead {
    /// The log.
    #[n(0)]
    pub log: Id,
    /// Whose chain.
    #[n(1)]
    pub incarnation: Incarnation,
    /// The last operation the head covers.
    #[n(2)]
    pub seq: u64,
    /// The head after it.
    #[n(3)]
    pub head: Digest,
    /// Ed25519 by the device's key of this incarnation.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub signature: [u8; 64],
}

impl SignedHead {
    /// Signs a head.
    #[must_use]
    pub fn sign(key: &SigningKey, log: Id, incarnation: Incarnation, seq: u64, head: Digest) -> Self {
        let mut signed = Self { log, incarnation, seq, head, signature: [0; 64] };
        signed.signature = key.sign(&signed.message()).to_bytes();
        signed
    }

    /// Checks the signature.
    ///
    /// # Errors
    /// [`WireError::Signature`] if another key made it or anything was changed.
    pub fn verify(&self, key: &[u8; 32]) -> Result<(), WireError> {
        verify(key, &self.message(), &self.signature)
    }

    fn message(&self) -> Vec<u8> {
        let unsigned = Self { signature: [0; 64], ..self.clone() };
        [HEAD, &encode(&unsigned)].concat()
    }
}

/// Checks an Ed25519 signature strictly: no weak keys, one encoding only.
///
/// # Errors
/// [`WireError::Signature`] if it does not fit.
pub fn verify(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> Result<(), WireError> {
    let key = VerifyingKey::from_bytes(key).map_err(|_| WireError::Signature)?;
    key.verify_strict(message, &Signature::from_bytes(signature)).map_err(|_| WireError::Signature)
}
