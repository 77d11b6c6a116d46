//! Inviting somebody from a coordinator's device.

use soundings_wire::enrolment::Role;
use soundings_wire::messages::{HubRefusal, InviteRequest};
use soundings_wire::{Id, Signed, invite};

use super::engine::Engine;
use super::hub::Hub;
use super::out_of_turn::OutOfTurn;
use crate::error::Refusal;

/// What an invited device may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InvitedRole {
    /// Writes and reads.
    #[default]
    Engineer,
    /// That, and invites others.
    Coordinator,
    /// Reads alone, for a screen.
    Display,
}

impl InvitedRole {
    fn wire(self) -> Role {
        match self {
            Self::Engineer => Role::Engineer,
            Self::Coordinator => Role::Coordinator,
            Self::Display => Role::Display,
        }
    }
}

/// An invitation, to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// What a QR code says, and what is typed.
    pub text: String,
    /// Until when it is good, by the hub's clock in Unix milliseconds.
    pub expires_ms: u64,
}

/// An invitation that a person waits for: as what, and for whom if not somebody new.
pub(crate) type Inviting = OutOfTurn<(InvitedRole, Option<Id>), Invitation>;

impl Inviting {
    /// What to ask the hub, if anything.
    pub(super) fn request(&self, hub: &Hub, token: [u8; 32]) -> Option<InviteRequest> {
        let (role, engineer) = self.asked()?;
        Some(InviteRequest { token, address: hub.address.clone(), role: role.wire(), engineer: *engineer })
    }
}

impl Engine {
    /// A person asks for an invitation.
    pub fn ask_for_invite(&mut self, role: InvitedRole, engineer: Option<Id>) {
        self.inviting = Inviting::Asked((role, engineer));
    }

    /// Gives the invitation that came, once.
    pub fn take_invite(&mut self) -> Option<Invitation> {
        self.inviting.take()
    }

    /// Keeps an invitation that this hub signed for itself. Whether it did.
    pub(super) fn invited(&mut self, hub: &Hub, invite: &Signed<invite::Invite>) -> bool {
        let believed =
            invite.verified(&hub.key).ok().filter(|invite| (invite.hub, invite.hub_key) == (hub.id, hub.key));
        self.inviting = match &believed {
            Some(said) => Inviting::Here(Invitation { text: invite::text(invite), expires_ms: said.expires_ms }),
            None => Inviting::Idle,
        };
        believed.is_some()
    }

    /// What a person is told of an invitation that is refused; `None`: it is asked for again.
    pub(super) fn not_invited(&mut self, refusal: HubRefusal) -> Option<Refusal> {
        if matches!(refusal, HubRefusal::TokenExpired | HubRefusal::Busy) {
            return None;
        }
        self.inviting.give_up();
        match refusal {
            HubRefusal::NotAllowed => Some(Refusal::NotAllowed),
            HubRefusal::EngineerUnknown => Some(Refusal::EngineerUnknown),
            _ => None,
        }
    }
}
