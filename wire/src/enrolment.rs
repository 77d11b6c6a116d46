//! A device's place in the team: an operation of the team log that the hub wrote, so that everybody sees who may speak there
//! and by which key (sync.md 21).
//!
//! The hub is an author like any other: its device id is its own id, its incarnation a random number each time it starts, and
//! a head signed by its key covers what it wrote. The payload holds one change, of field [`FIELD`], whose value is an [`Enrolment`].

use minicbor::{Decode, Encode};

use crate::envelope::Incarnation;
use crate::numbered::numbered;
use crate::{Id, Payload, WireError, decode};

/// The kind of an enrolment's entity: the hub's alone.
pub const KIND: u16 = 0x7fff;
/// The one field of its payload.
pub const FIELD: u16 = 1;

numbered! {
    /// What an engineer's device may do.
    Role {
        /// Reads and writes the team log.
        Engineer = 0,
        /// Invites, revokes, edits lists; reads nothing an engineer can't.
        Coordinator = 1,
        /// Reads the team log for a wall.
        Display = 2,
    }
}

impl Role {
    /// Whether a device of this role may write to the team log.
    #[must_use]
    pub fn may_write(self) -> bool {
        matches!(self, Self::Engineer | Self::Coordinator)
    }
}

numbered! {
    /// By what a device was let in.
    Vouched {
        /// An invitation that makes a new engineer.
        Invitation = 0,
        /// An invitation made for this engineer by name.
        InvitationByName = 1,
        /// The key of the device's incarnation before.
        DeviceKey = 2,
        /// The engineer's own key.
        EngineerKey = 3,
    }
}

/// Who speaks by which key, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Enrolment {
    /// Whose device it is.
    #[n(0)]
    pub engineer: Id,
    /// The device, and its incarnation.
    #[n(1)]
    pub incarnation: Incarnation,
    /// Ed25519: what signs its heads.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub signing_key: [u8; 32],
    /// X25519: what others seal to it.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub sealing_key: [u8; 32],
    /// Ed25519: what vouches for the engineer's devices.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub engineer_key: [u8; 32],
    /// What it may do.
    #[n(5)]
    pub role: Role,
    /// By what it was let in.
    #[n(6)]
    pub vouched: Vouched,
    /// The hub's clock, Unix milliseconds.
    #[n(7)]
    pub since_ms: u64,
    /// Its access was taken: the hub's clock, Unix milliseconds.
    #[n(8)]
    pub until_ms: Option<u64>,
}

impl Enrolment {
    /// The one in a payload.
    ///
    /// # Errors
    /// [`WireError::Unreadable`] if there is none.
    pub fn in_payload(payload: &Payload) -> Result<Self, WireError> {
        const WHAT: &str = "an enrolment";
        let change = payload.changes.iter().find(|change| change.field == FIELD);
        decode(&change.ok_or(WireError::Unreadable(WHAT))?.value, WHAT)
    }
}
