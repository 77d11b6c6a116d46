//! Requests and replies between a device and a hub. One request, one reply, each in a [`crate::frame`]; the same
//! bytes over HTTP, in the simulator and in tests.
//!
//! A problem with data is a verdict in a reply; a [`HubReply::Refused`] is about who asks, or about the protocol.

mod enrolment;
mod exchange;

use minicbor::{Decode, Encode};

pub use enrolment::{Challenge, Challenged, HubProof, Join, Joined, Role, SeenOfDevice, Token, TokenRequest};
pub use exchange::{Cursor, Page, ParkReason, Pull, Pulled, Push, Pushed, Verdict};

use crate::{WireError, decode, encode, frame, limits};

/// The version of this protocol.
pub const PROTOCOL: u16 = 1;

/// What a device asks.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum HubRequest {
    /// Redeem an invitation.
    #[n(0)]
    Join(#[n(0)] Join),
    /// Begin a contact: ask for a nonce to sign, and hear who this hub is.
    #[n(1)]
    Challenge(#[n(0)] Challenge),
    /// Sign the nonce, get an hour's token.
    #[n(2)]
    Token(#[n(0)] TokenRequest),
    /// Hand over operations.
    #[n(3)]
    Push(#[n(0)] Push),
    /// Fetch operations.
    #[n(4)]
    Pull(#[n(0)] Pull),
}

/// What a hub answers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum HubReply {
    /// Welcome.
    #[n(0)]
    Joined(#[n(0)] Joined),
    /// The nonce to sign.
    #[n(1)]
    Challenged(#[n(0)] Challenged),
    /// The token.
    #[n(2)]
    Token(#[n(0)] Token),
    /// A verdict per operation.
    #[n(3)]
    Pushed(#[n(0)] Pushed),
    /// A page.
    #[n(4)]
    Page(#[n(0)] Page),
    /// Not for this device, or not understood.
    #[n(5)]
    Refused(#[n(0)] HubRefusal),
}

/// Why a hub does not serve a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum HubRefusal {
    /// No such invitation here.
    #[n(0)]
    InviteUnknown,
    /// Somebody else used it.
    #[n(1)]
    InviteUsed,
    /// Its ten minutes are over.
    #[n(2)]
    InviteExpired,
    /// The invitation is another hub's.
    #[n(3)]
    WrongHub,
    /// This device is not, or no longer, enrolled.
    #[n(4)]
    DeviceUnknown,
    /// Its access was revoked.
    #[n(5)]
    Revoked,
    /// The token has run out: ask for another.
    #[n(6)]
    TokenExpired,
    /// A signature does not fit.
    #[n(7)]
    Signature,
    /// The request could not be read.
    #[n(8)]
    NotUnderstood,
    /// Too much at once: wait.
    #[n(9)]
    Busy,
    /// The log is not this device's.
    #[n(10)]
    NotYourLog,
    /// The request is larger than a hub takes.
    #[n(11)]
    TooLarge,
    /// The hub could not store it; nothing was taken.
    #[n(12)]
    HubFault,
    /// A protocol version this hub does not speak.
    #[n(13)]
    Version,
}

impl HubRequest {
    /// The framed bytes.
    #[must_use]
    pub fn to_frame(&self) -> Vec<u8> {
        frame::pack(&encode(self))
    }

    /// Reads framed bytes.
    ///
    /// # Errors
    /// [`WireError`] if they are no request.
    pub fn from_frame(bytes: &[u8]) -> Result<Self, WireError> {
        decode(&frame::unpack(bytes, limits::REQUEST_BYTES)?, "a request")
    }
}

impl HubReply {
    /// The framed bytes.
    #[must_use]
    pub fn to_frame(&self) -> Vec<u8> {
        frame::pack(&encode(self))
    }

    /// Reads framed bytes.
    ///
    /// # Errors
    /// [`WireError`] if they are no reply.
    pub fn from_frame(bytes: &[u8]) -> Result<Self, WireError> {
        decode(&frame::unpack(bytes, limits::MESSAGE_BYTES)?, "a reply")
    }
}
