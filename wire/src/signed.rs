//! Something signed, as the very bytes that were signed (sync.md 21).
//!
//! `[bytes, Ed25519 signature]`. What is verified is what travelled: nothing is encoded anew, so that a field which a later
//! version adds stays covered. Each kind of thing has its own tag, so that none can pass for another.

use std::marker::PhantomData;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use minicbor::{Decode, Decoder, Encode, Encoder};

use crate::{WireError, decode, encode};

/// What may be signed.
pub trait Signable: Encode<()> + for<'b> Decode<'b, ()> {
    /// Goes before the bytes, with a zero byte behind it.
    const TAG: &'static str;
}

/// A signed `T`.
pub struct Signed<T> {
    bytes: Vec<u8>,
    signature: [u8; 64],
    what: PhantomData<fn() -> T>,
}

impl<T: Signable> Signed<T> {
    /// Signs it.
    #[must_use]
    pub fn sign(key: &SigningKey, content: &T) -> Self {
        let bytes = encode(content);
        let signature = key.sign(&message::<T>(&bytes)).to_bytes();
        Self { bytes, signature, what: PhantomData }
    }

    /// What it says, if this key signed it. Strict: no weak keys, one encoding of a signature only.
    ///
    /// # Errors
    /// [`WireError::Signature`] if another key did or anything was changed; [`WireError::Unreadable`].
    pub fn verified(&self, key: &[u8; 32]) -> Result<T, WireError> {
        let key = VerifyingKey::from_bytes(key).map_err(|_| WireError::Signature)?;
        key.verify_strict(&message::<T>(&self.bytes), &Signature::from_bytes(&self.signature))
            .map_err(|_| WireError::Signature)?;
        self.claimed()
    }

    /// What it claims to say: to be believed only once it is [`Signed::verified`].
    ///
    /// # Errors
    /// [`WireError::Unreadable`].
    pub fn claimed(&self) -> Result<T, WireError> {
        decode(&self.bytes, T::TAG)
    }
}

fn message<T: Signable>(bytes: &[u8]) -> Vec<u8> {
    [T::TAG.as_bytes(), &[0], bytes].concat()
}

impl<T> Clone for Signed<T> {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes.clone(), signature: self.signature, what: PhantomData }
    }
}

impl<T> PartialEq for Signed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes && self.signature == other.signature
    }
}

impl<T> Eq for Signed<T> {}

/// Says what it is and nothing of what it holds: some of it is secret.
impl<T: Signable> std::fmt::Debug for Signed<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Signed({})", T::TAG)
    }
}

impl<T, C> Encode<C> for Signed<T> {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(2)?.bytes(&self.bytes)?.bytes(&self.signature)?.ok()
    }
}

impl<'b, T, C> Decode<'b, C> for Signed<T> {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let wrong = || minicbor::decode::Error::message("something signed has bytes and a signature");
        if d.array()? != Some(2) {
            return Err(wrong());
        }
        let bytes = d.bytes()?.to_vec();
        let signature = d.bytes()?.try_into().map_err(|_| wrong())?;
        Ok(Self { bytes, signature, what: PhantomData })
    }
}
