//! A payload of a personal log, sealed to the engineer's own key: whoever runs the hub cannot read it.
//!
//! ```text
//! sealed = { 0: key number, 1: nonce (24 bytes), 2: XChaCha20-Poly1305 of inner }
//! inner  = [ kind, payload bytes ]          additional data: the envelope's bytes
//! ```

use chacha20poly1305::aead::{Aead, KeyInit, Payload as AeadPayload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use minicbor::{Decode, Encode};

use crate::keys::{self, Purpose};
use crate::{Envelope, WireError, decode, encode};

/// The engineer's own key: 256 bits, numbered so that it can be replaced.
#[derive(Clone, PartialEq, Eq)]
pub struct EngineerKey {
    /// Counts from 1.
    pub number: u32,
    /// The key.
    pub key: [u8; 32],
}

impl EngineerKey {
    /// The public half of the key that vouches for the engineer's devices.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.signing().verifying_key().to_bytes()
    }

    /// The key that vouches for the engineer's devices.
    #[must_use]
    pub fn signing(&self) -> ed25519_dalek::SigningKey {
        keys::signing(&self.key, Purpose::EngineerSigning)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&keys::derive(&self.key, Purpose::PersonalLog).into())
    }
}

impl std::fmt::Debug for EngineerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EngineerKey({})", self.number)
    }
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Sealed {
    #[n(0)]
    key_number: u32,
    #[cbor(n(1), with = "minicbor::bytes")]
    nonce: [u8; 24],
    #[cbor(n(2), with = "minicbor::bytes")]
    text: Vec<u8>,
}

#[derive(Encode, Decode)]
struct Inner {
    #[n(0)]
    kind: u16,
    #[cbor(n(1), with = "minicbor::bytes")]
    payload: Vec<u8>,
}

/// Seals a payload and completes its envelope: kind 0, and the sealed bytes' length. Returns the envelope's bytes
/// and the sealed payload's.
///
/// # Errors
/// [`WireError::Sealed`] if the payload is beyond what the cipher takes.
pub fn seal(
    key: &EngineerKey,
    nonce: [u8; 24],
    mut envelope: Envelope,
    payload: Vec<u8>,
) -> Result<(Vec<u8>, Vec<u8>), WireError> {
    let inner = encode(&Inner { kind: envelope.kind, payload });
    envelope.kind = 0;
    // The tag adds 16 bytes; the sealed form's length must be known before it is made, for the envelope is part of the seal.
    let mut sealed = Sealed { key_number: key.number, nonce, text: vec![0; inner.len() + 16] };
    envelope.payload_length = u32::try_from(encode(&sealed).len()).map_err(|_| WireError::Sealed)?;
    let envelope = encode(&envelope);
    sealed.text = key
        .cipher()
        .encrypt(&XNonce::from(nonce), AeadPayload { msg: &inner, aad: &envelope })
        .map_err(|_| WireError::Sealed)?;
    Ok((envelope, encode(&sealed)))
}

/// Whether bytes have a sealed payload's form, which is all that can be told without its key.
#[must_use]
pub fn is_sealed(payload: &[u8]) -> bool {
    decode::<Sealed>(payload, "a sealed payload").is_ok()
}

/// Opens a sealed payload: its kind and its bytes.
///
/// # Errors
/// [`WireError::Sealed`] if this key does not open it or anything was changed.
pub fn open(key: &EngineerKey, envelope: &[u8], sealed: &[u8]) -> Result<(u16, Vec<u8>), WireError> {
    let sealed: Sealed = decode(sealed, "a sealed payload")?;
    if sealed.key_number != key.number {
        return Err(WireError::Sealed);
    }
    let inner = key
        .cipher()
        .decrypt(&XNonce::from(sealed.nonce), AeadPayload { msg: &sealed.text, aad: envelope })
        .map_err(|_| WireError::Sealed)?;
    let inner: Inner = decode(&inner, "a sealed payload")?;
    Ok((inner.kind, inner.payload))
}
