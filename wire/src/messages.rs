//! Requests and replies between a device and a hub. One request, one reply, each in a [`crate::frame`]; the same
//! bytes over HTTP, in the simulator and in tests.
//!
//! A problem with data is a verdict in a reply; a [`Reply::Refused`] is about who asks, or about the protocol.

use minicbor::{Decode, Encode};

use crate::chain::{Digest, SignedHead};
use crate::envelope::{Dot, HybridTime, Incarnation, Operation};
use crate::{Id, WireError, decode, encode, frame};

/// The version of this protocol.
pub const PROTOCOL: u16 = 1;

/// What a device asks.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Request {
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
pub enum Reply {
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
    Refused(#[n(0)] Refusal),
}

/// Why a hub does not serve a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Refusal {
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

/// What an engineer's device may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Role {
    /// Reads and writes the team log.
    #[n(0)]
    Engineer,
    /// Invites, revokes, edits lists; reads nothing an engineer can't.
    #[n(1)]
    Coordinator,
    /// Reads the team log for a wall.
    #[n(2)]
    Display,
}

/// Redeems an invitation. Asked again by the same device after a lost reply, it is answered the same.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Join {
    /// [`PROTOCOL`].
    #[n(0)]
    pub protocol: u16,
    /// The hub the invitation names.
    #[n(1)]
    pub hub: Id,
    /// The invitation's secret.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub secret: [u8; 20],
    /// Who joins.
    #[n(3)]
    pub incarnation: Incarnation,
    /// The Ed25519 public key of this incarnation.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub device_key: [u8; 32],
    /// The engineer that this notebook was made for; the hub may answer with another.
    #[n(5)]
    pub engineer: Id,
    /// For the hub to sign.
    #[cbor(n(6), with = "minicbor::bytes")]
    pub nonce: [u8; 32],
    /// By the device's key over [`Join::message`].
    #[cbor(n(7), with = "minicbor::bytes")]
    pub signature: [u8; 64],
}

impl Join {
    /// What the device signs.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        let unsigned = Self { signature: [0; 64], ..self.clone() };
        [b"soundings join 1".as_slice(), &encode(&unsigned)].concat()
    }
}

/// Welcome to the team.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Joined {
    /// Who answers.
    #[n(0)]
    pub hub: HubProof,
    /// The team log.
    #[n(1)]
    pub team: Id,
    /// Who this device's engineer is.
    #[n(2)]
    pub engineer: Id,
    /// What the device may do.
    #[n(3)]
    pub role: Role,
}

/// A hub's proof that it is the one the invitation named.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct HubProof {
    /// The hub.
    #[n(0)]
    pub hub: Id,
    /// Rises when the hub was restored from a backup.
    #[n(1)]
    pub epoch: u32,
    /// The nonce it was asked to sign.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub nonce: [u8; 32],
    /// By the hub's key over [`HubProof::message`].
    #[cbor(n(3), with = "minicbor::bytes")]
    pub signature: [u8; 64],
}

impl HubProof {
    /// What the hub signs.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        let unsigned = Self { signature: [0; 64], ..self.clone() };
        [b"soundings hub 1".as_slice(), &encode(&unsigned)].concat()
    }

    /// Checks that the hub with this id and key answered this nonce.
    ///
    /// # Errors
    /// [`WireError::Signature`] if not.
    pub fn verify(&self, hub: Id, hub_key: &[u8; 32], nonce: &[u8; 32]) -> Result<(), WireError> {
        if self.hub != hub || self.nonce != *nonce {
            return Err(WireError::Signature);
        }
        crate::chain::verify(hub_key, &self.message(), &self.signature)
    }
}

/// Begins a contact.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Challenge {
    /// [`PROTOCOL`].
    #[n(0)]
    pub protocol: u16,
    /// Who asks.
    #[n(1)]
    pub incarnation: Incarnation,
    /// For the hub to sign.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub nonce: [u8; 32],
}

/// The nonce to sign.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Challenged {
    /// Who answers.
    #[n(0)]
    pub hub: HubProof,
    /// For the device to sign.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub nonce: [u8; 32],
}

/// Asks for a token.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct TokenRequest {
    /// Who asks.
    #[n(0)]
    pub incarnation: Incarnation,
    /// The hub's nonce.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub nonce: [u8; 32],
    /// By the device's key over [`TokenRequest::message`].
    #[cbor(n(2), with = "minicbor::bytes")]
    pub signature: [u8; 64],
}

impl TokenRequest {
    /// What the device signs.
    #[must_use]
    pub fn message(&self, hub: Id) -> Vec<u8> {
        let unsigned = Self { signature: [0; 64], ..self.clone() };
        [b"soundings token 1".as_slice(), hub.as_bytes(), &encode(&unsigned)].concat()
    }
}

/// An hour's token, as often as a device likes; and what the hub knows of it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Token {
    /// Goes with every push and pull.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    /// Unix milliseconds by the hub's clock.
    #[n(1)]
    pub expires_ms: u64,
    /// The hub's clock, Unix milliseconds.
    #[n(2)]
    pub now_ms: u64,
    /// What it holds of this incarnation, per log.
    #[n(3)]
    pub seen: Vec<SeenOfDevice>,
    /// Up to which hub_seq of the team log a backup was made; `None`: never.
    #[n(4)]
    pub watermark: Option<u64>,
}

/// What a hub holds of one incarnation in one log.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SeenOfDevice {
    /// The log.
    #[n(0)]
    pub log: Id,
    /// The highest seq below which nothing is missing.
    #[n(1)]
    pub contiguous: u64,
}

/// Hands over operations of one log, in seq order, groups whole.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Push {
    /// The token.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    /// The head of the chain after the last operation.
    #[n(1)]
    pub head: SignedHead,
    /// The operations.
    #[n(2)]
    pub operations: Vec<Operation>,
    /// The clock that each ranks by here, where a hub lowered one before: restored since, it must not rank higher now.
    #[n(3)]
    pub ranks: Option<Vec<HybridTime>>,
}

/// What became of a push.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Pushed {
    /// One per operation, in its order.
    #[n(0)]
    pub verdicts: Vec<Verdict>,
    /// The hub's clock, Unix milliseconds.
    #[n(1)]
    pub now_ms: u64,
}

/// What a hub did with one operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Verdict {
    /// Stored, at this place and with this rank.
    #[n(0)]
    Accepted {
        /// Its place in the log.
        #[n(0)]
        hub_seq: u64,
        /// The clock it ranks by.
        #[n(1)]
        rank: HybridTime,
    },
    /// Stored before: a reply was lost.
    #[n(1)]
    Duplicate {
        /// Its place in the log.
        #[n(0)]
        hub_seq: u64,
        /// The clock it ranks by.
        #[n(1)]
        rank: HybridTime,
    },
    /// Names something erased: the payload is to be erased here too.
    #[n(2)]
    Erased {
        /// Its place in the log, without its payload.
        #[n(0)]
        hub_seq: u64,
        /// The clock it ranks by.
        #[n(1)]
        rank: HybridTime,
    },
    /// Not stored.
    #[n(3)]
    Parked {
        /// Why.
        #[n(0)]
        reason: ParkReason,
        /// The seq in its group that is at fault.
        #[n(1)]
        at_fault: u64,
    },
    /// The hub holds other bytes under this name: this notebook is a copy and needs a new incarnation.
    #[n(4)]
    Clone,
}

/// Why an operation was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum ParkReason {
    /// The envelope cannot be read or does not fit the push.
    #[n(0)]
    NotUnderstood,
    /// The group is larger than allowed.
    #[n(1)]
    TooLarge,
    /// Operations before it are missing.
    #[n(2)]
    Gap,
    /// It depends on one that was parked.
    #[n(3)]
    Dependent,
    /// Its group is not whole.
    #[n(4)]
    GroupIncomplete,
}

/// How far a device has read a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Encode, Decode)]
pub struct Cursor {
    /// The hub's epoch when it read.
    #[n(0)]
    pub epoch: u32,
    /// The last operation it has.
    #[n(1)]
    pub hub_seq: u64,
}

/// Fetches operations after a cursor.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Pull {
    /// The token.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    /// The log.
    #[n(1)]
    pub log: Id,
    /// The last it has.
    #[n(2)]
    pub after: Cursor,
    /// Wait up to this long, in milliseconds, if there is nothing yet.
    #[n(3)]
    pub wait_ms: u64,
    /// Send this device's own operations whole too: its notebook was restored.
    #[n(4)]
    pub own_whole: bool,
}

/// Some operations in the hub's order. Ends between groups.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Page {
    /// In order of hub_seq, without holes.
    #[n(0)]
    pub operations: Vec<Pulled>,
    /// The cursor after them.
    #[n(1)]
    pub cursor: Cursor,
    /// There is more now.
    #[n(2)]
    pub more: bool,
    /// [`crate::chain::extend_checksum`] up to the cursor.
    #[n(3)]
    pub checksum: Digest,
    /// The hub's clock, Unix milliseconds.
    #[n(4)]
    pub now_ms: u64,
    /// Up to which hub_seq a backup was made; `None`: never.
    #[n(5)]
    pub watermark: Option<u64>,
}

/// One operation at its place in a log.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Pulled {
    /// Its place.
    #[n(0)]
    pub hub_seq: u64,
    /// The clock it ranks by.
    #[n(1)]
    pub rank: HybridTime,
    /// `None`: the device's own, named by `own`.
    #[n(2)]
    pub operation: Option<Operation>,
    /// The device's own operation, which it holds.
    #[n(3)]
    pub own: Option<Dot>,
}

impl Request {
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
        decode(&frame::unpack(bytes)?, "a request")
    }
}

impl Reply {
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
        decode(&frame::unpack(bytes)?, "a reply")
    }
}
