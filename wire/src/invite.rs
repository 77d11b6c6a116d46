//! What an invitation carries, as text that a QR code holds in its compact alphanumeric mode.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;
use minicbor::{Decode, Encode};

use crate::{Id, WireError, decode, encode, sha256};

const PREFIX: &str = "SOUNDINGS1:";

/// An invitation to a team: one-time, ten minutes.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Invite {
    /// Where the hub answers, `https://127.0.0.1:7878`.
    #[n(0)]
    pub address: String,
    /// The hub's id.
    #[n(1)]
    pub hub: Id,
    /// The hub's Ed25519 public key: a device trusts no other under this id.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub hub_key: [u8; 32],
    /// Known to the hub only as its hash.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub secret: [u8; 20],
    /// Unix milliseconds.
    #[n(4)]
    pub expires_ms: u64,
}

impl fmt::Debug for Invite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Invite(hub {})", self.hub)
    }
}

impl fmt::Display for Invite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = encode(self);
        let check = sha256(&[&bytes]);
        bytes.extend_from_slice(&check.0[..4]);
        write!(f, "{PREFIX}{}", BASE32_NOPAD.encode(&bytes))
    }
}

impl FromStr for Invite {
    type Err = WireError;

    fn from_str(text: &str) -> Result<Self, WireError> {
        const WHAT: &str = "an invitation";
        let unreadable = || WireError::Unreadable(WHAT);
        let upper = text.trim().to_ascii_uppercase();
        let digits = upper.strip_prefix(PREFIX).ok_or_else(unreadable)?;
        let bytes = BASE32_NOPAD.decode(digits.as_bytes()).map_err(|_| unreadable())?;
        let (body, check) = bytes.split_last_chunk::<4>().ok_or_else(unreadable)?;
        if sha256(&[body]).0[..4] != *check {
            return Err(unreadable());
        }
        decode(body, WHAT)
    }
}
