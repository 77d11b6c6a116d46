//! Joining a team, and proving at each contact who one is.

use minicbor::{Decode, Encode};

use crate::envelope::Incarnation;
use crate::{Id, WireError, encode};

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
    /// [`super::PROTOCOL`].
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
    /// [`super::PROTOCOL`].
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
