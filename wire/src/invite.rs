//! What an invitation carries, as text that a QR code holds in its compact alphanumeric mode.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use minicbor::{Decode, Encode};

use crate::enrolment::Role;
use crate::{Id, Signable, Signed, WireError, decode, encode};

/// What an invitation's text begins with. It makes the text a link, too.
pub const PREFIX: &str = "SOUNDINGS2:";

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
    /// What the device may do that redeems it.
    #[n(5)]
    pub role: Role,
    /// The engineer it adds a device to; `None`: it makes a new one.
    #[n(6)]
    pub engineer: Option<Id>,
}

impl fmt::Debug for Invite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Invite(hub {})", self.hub)
    }
}

impl Signable for Invite {
    const TAG: &'static str = "soundings invite 2";
}

/// The text of an invitation.
#[must_use]
pub fn text(invite: &Signed<Invite>) -> String {
    format!("{PREFIX}{}", BASE32_NOPAD.encode(&encode(invite)))
}

/// Reads an invitation's text, and checks that the hub it names signed it: a letter mistyped shows here.
///
/// # Errors
/// [`WireError`] if it is none, or was changed.
pub fn read(text: &str) -> Result<Invite, WireError> {
    let unreadable = || WireError::Unreadable("an invitation");
    let text = text.trim().to_ascii_uppercase();
    let digits = text.strip_prefix(PREFIX).ok_or_else(unreadable)?;
    let bytes = BASE32_NOPAD.decode(digits.as_bytes()).map_err(|_| unreadable())?;
    let signed: Signed<Invite> = decode(&bytes, "an invitation")?;
    signed.verified(&signed.claimed()?.hub_key)
}
