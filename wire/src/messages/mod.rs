//! Requests and replies between a device and a hub. One request, one reply, each in a [`crate::frame`]; the same
//! bytes over HTTP, in the simulator and in tests.
//!
//! A problem with data is a verdict in a reply; a [`Refused`] is about who asks, or about the protocol.

mod blobs;
mod enrolment;
mod exchange;
mod links;

use minicbor::{Decode, Encode};

pub use blobs::{
    AskBlobs, BlobBytes, BlobStanding, BlobStandings, BlobState, FetchBlob, SendBlob, before_bytes, read_before_bytes,
};
pub use enrolment::{
    Challenge, Challenged, EraseYourself, HubProof, InviteRequest, Join, Renew, Renewal, SeenOfDevice, Token,
    TokenRequest, Voucher, Welcome,
};
pub use exchange::{
    Content, Cursor, Page, PageProof, ParkReason, ParkedHashes, Placed, Pull, Pulled, Push, Pushed, SignedPush, Verdict,
};

pub use links::{LinkWish, Links, LinksRequest, LooksAt, MakeLink, NewLink, StandingLink, link_text};

use crate::invite::Invite;
use crate::numbered::{numbered, tagged};
use crate::{Signed, WireError, decode, encode, frame, limits};

/// The versions of this protocol that somebody speaks, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Protocols {
    /// The lowest.
    #[n(0)]
    pub lowest: u16,
    /// The highest.
    #[n(1)]
    pub highest: u16,
}

/// What this code speaks.
pub const PROTOCOLS: Protocols = Protocols { lowest: 2, highest: 2 };

impl Protocols {
    /// The highest that both speak.
    #[must_use]
    pub fn in_common(self, other: Self) -> Option<u16> {
        let highest = self.highest.min(other.highest);
        (highest >= self.lowest.max(other.lowest)).then_some(highest)
    }
}

tagged! {
    /// What a device asks.
    HubRequest {
        /// Redeem an invitation.
        Join(Signed<Join>) = 0,
        /// Begin a contact: ask for a nonce to sign, and hear who this hub is.
        Challenge(Challenge) = 1,
        /// Sign the nonce, get an hour's token.
        Token(Signed<TokenRequest>) = 2,
        /// Hand over operations.
        Push(Push) = 3,
        /// Fetch operations.
        Pull(Pull) = 4,
        /// Become a new incarnation.
        Renew(Renewal) = 5,
        /// Invite somebody.
        Invite(InviteRequest) = 6,
        /// Ask what the hub holds of attachments' files.
        AskBlobs(AskBlobs) = 7,
        /// Send some of a file's bytes, which follow the message.
        SendBlob(SendBlob) = 8,
        /// Fetch some of a file's bytes.
        FetchBlob(FetchBlob) = 9,
        /// Make, list or take back links for browsers.
        Links(LinksRequest) = 10,
    }
}

tagged! {
    /// What a hub answers.
    HubReply {
        /// Welcome.
        Joined(Signed<Welcome>) = 0,
        /// The nonce to sign.
        Challenged(Challenged) = 1,
        /// The token.
        Token(Token) = 2,
        /// A verdict per operation.
        Pushed(Pushed) = 3,
        /// A page.
        Page(Page) = 4,
        /// Not for this device, or not understood.
        Refused(Refused) = 5,
        /// The invitation.
        Invited(Signed<Invite>) = 6,
        /// What is held of each file asked for.
        Blobs(BlobStandings) = 7,
        /// What is held of one, and no bytes follow.
        Blob(BlobStanding) = 8,
        /// Bytes follow the message.
        BlobBytes(BlobBytes) = 9,
        /// Links for browsers.
        Links(Links) = 10,
    }
}

/// Why a hub does not serve a request.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Refused {
    /// Why.
    #[n(0)]
    pub refusal: HubRefusal,
    /// What the hub speaks.
    #[n(1)]
    pub protocols: Protocols,
    /// With [`HubRefusal::Revoked`]: an order to the device.
    #[n(2)]
    pub order: Option<Signed<EraseYourself>>,
}

impl From<HubRefusal> for Refused {
    fn from(refusal: HubRefusal) -> Self {
        Self { refusal, protocols: PROTOCOLS, order: None }
    }
}

numbered! {
    /// Why a hub does not serve a request.
    HubRefusal {
        /// No such invitation here.
        InviteUnknown = 0,
        /// Somebody else used it.
        InviteUsed = 1,
        /// Its ten minutes are over.
        InviteExpired = 2,
        /// The request is for another hub.
        WrongHub = 3,
        /// This device is not, or no longer, enrolled.
        DeviceUnknown = 4,
        /// Its access was revoked.
        Revoked = 5,
        /// The token has run out: ask for another.
        TokenExpired = 6,
        /// A signature does not fit.
        Signature = 7,
        /// The request could not be read.
        NotUnderstood = 8,
        /// Too much at once: wait.
        Busy = 9,
        /// The log is not this device's.
        NotYourLog = 10,
        /// The request is larger than a hub takes.
        TooLarge = 11,
        /// The hub could not store it; nothing was taken.
        HubFault = 12,
        /// No protocol version that both speak.
        Version = 13,
        /// This device may not do that.
        NotAllowed = 14,
        /// There is no such engineer here.
        EngineerUnknown = 15,
        /// There is no such link here, or it was taken back before.
        LinkUnknown = 16,
    }
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
