//! Joining a team, and proving at each contact who one is.

use minicbor::{Decode, Encode};

use super::Protocols;
use crate::enrolment::Role;
use crate::envelope::Incarnation;
use crate::{Id, Signable, Signed, bounded_list, limits};

/// Redeems an invitation: signed by the key that it brings. Asked again by the same device after a lost reply, it is answered
/// the same.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Join {
    /// What the device speaks.
    #[n(0)]
    pub protocols: Protocols,
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
    pub signing_key: [u8; 32],
    /// The X25519 public key of this incarnation.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub sealing_key: [u8; 32],
    /// The engineer that this notebook was made for; the hub may answer with another.
    #[n(6)]
    pub engineer: Id,
    /// The Ed25519 public key of that engineer.
    #[cbor(n(7), with = "minicbor::bytes")]
    pub engineer_key: [u8; 32],
    /// For the hub to sign.
    #[cbor(n(8), with = "minicbor::bytes")]
    pub nonce: [u8; 32],
    /// By that engineer's key, of the very incarnation that joins: whom the team knows it is then, whoever invited it.
    #[n(9)]
    pub voucher: Option<Signed<Voucher>>,
}

impl Signable for Join {
    const TAG: &'static str = "soundings join 2";
}

/// Asks for a new incarnation of a device that joined: it was copied, or restored from a backup. The request is signed by the
/// new key that it brings; the voucher by the key of the incarnation before, or by the engineer's.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Renewal {
    /// What is asked for.
    #[n(0)]
    pub renew: Signed<Renew>,
    /// Who stands behind it.
    #[n(1)]
    pub voucher: Signed<Voucher>,
}

/// What a [`Renewal`] asks for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Renew {
    /// What the device speaks.
    #[n(0)]
    pub protocols: Protocols,
    /// The team's hub.
    #[n(1)]
    pub hub: Id,
    /// Who the device was.
    #[n(2)]
    pub before: Incarnation,
    /// The Ed25519 public key of the new incarnation.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub signing_key: [u8; 32],
    /// The X25519 public key of the new incarnation.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub sealing_key: [u8; 32],
    /// For the hub to sign.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub nonce: [u8; 32],
}

impl Signable for Renew {
    const TAG: &'static str = "soundings renew 2";
}

/// Says that a key is the same device's, or the same engineer's.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Voucher {
    /// The team's hub.
    #[n(0)]
    pub hub: Id,
    /// Who the device was.
    #[n(1)]
    pub before: Incarnation,
    /// The key that is vouched for.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub signing_key: [u8; 32],
}

impl Signable for Voucher {
    const TAG: &'static str = "soundings voucher 2";
}

/// Welcome to the team: the answer to a [`Join`] or a [`Renewal`], signed by the hub.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Welcome {
    /// Who answers.
    #[n(0)]
    pub proof: HubProof,
    /// The team log.
    #[n(1)]
    pub team: Id,
    /// Who this device's engineer is.
    #[n(2)]
    pub engineer: Id,
    /// What the device may do.
    #[n(3)]
    pub role: Role,
    /// Who it is from here on.
    #[n(4)]
    pub incarnation: Incarnation,
}

impl Signable for Welcome {
    const TAG: &'static str = "soundings welcome 2";
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
    /// What it speaks.
    #[n(3)]
    pub protocols: Protocols,
}

impl Signable for HubProof {
    const TAG: &'static str = "soundings hub 2";
}

impl HubProof {
    /// Whether it answers this nonce as this hub.
    #[must_use]
    pub fn answers(&self, hub: Id, nonce: &[u8; 32]) -> bool {
        self.hub == hub && self.nonce == *nonce
    }
}

/// Begins a contact.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Challenge {
    /// What the device speaks.
    #[n(0)]
    pub protocols: Protocols,
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
    pub proof: Signed<HubProof>,
    /// For the device to sign.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub nonce: [u8; 32],
}

/// Asks for a token: signed by the device.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct TokenRequest {
    /// Whom it asks.
    #[n(0)]
    pub hub: Id,
    /// Who asks.
    #[n(1)]
    pub incarnation: Incarnation,
    /// The hub's nonce; zeros from a device whose access was taken, for the quarantine.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub nonce: [u8; 32],
}

impl Signable for TokenRequest {
    const TAG: &'static str = "soundings token 2";
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
    #[cbor(n(3), decode_with = "bounded_list::<{ limits::TOKEN_LOGS }, _, _>")]
    pub seen: Vec<SeenOfDevice>,
    /// Up to which hub_seq of the team log a backup was made; `None`: never.
    #[n(4)]
    pub watermark: Option<u64>,
}

/// What a hub holds of one incarnation in one log: every seq up to `judged`, but for the parked ones.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SeenOfDevice {
    /// The log.
    #[n(0)]
    pub log: Id,
    /// The highest seq that was stored or parked.
    #[n(1)]
    pub judged: u64,
    /// The parked ones, in order.
    #[cbor(n(2), decode_with = "bounded_list::<{ limits::PARKED_NAMED }, _, _>")]
    pub parked: Vec<u64>,
}

/// Asks for an invitation: a coordinator's device does.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct InviteRequest {
    /// The token.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    /// Where the device reaches the hub.
    #[n(1)]
    pub address: String,
    /// What the invited device may do.
    #[n(2)]
    pub role: Role,
    /// The engineer it adds a device to; `None`: a new one.
    #[n(3)]
    pub engineer: Option<Id>,
}

/// An order to a device whose access was taken: signed by the hub.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct EraseYourself {
    /// Which hub orders it.
    #[n(0)]
    pub hub: Id,
    /// Whom.
    #[n(1)]
    pub incarnation: Incarnation,
    /// The hub's clock, Unix milliseconds.
    #[n(2)]
    pub ordered_ms: u64,
}

impl Signable for EraseYourself {
    const TAG: &'static str = "soundings erase yourself 2";
}
