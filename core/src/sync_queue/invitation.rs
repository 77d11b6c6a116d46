//! Inviting somebody from a coordinator's device: one request, out of turn, for a person who stands there and waits. Nothing
//! of it is kept on disk: an invitation is a secret, and one that nobody waits for any more is not to be made.

use soundings_wire::enrolment::Role;
use soundings_wire::messages::{HubRefusal, InviteRequest};
use soundings_wire::{Id, Signed, invite};

use super::engine::Engine;
use super::hub::Hub;
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

/// What became of inviting somebody.
#[derive(Default)]
pub(crate) enum Inviting {
    /// Nobody asks.
    #[default]
    Idle,
    /// A person waits for it.
    Asked { role: InvitedRole, engineer: Option<Id> },
    /// It is here, until it is taken.
    Invited(Invitation),
}

impl Inviting {
    /// What to ask the hub, if anything.
    pub(super) fn request(&self, hub: &Hub, token: [u8; 32]) -> Option<InviteRequest> {
        let Self::Asked { role, engineer } = self else { return None };
        Some(InviteRequest { token, address: hub.address.clone(), role: role.wire(), engineer: *engineer })
    }
}

impl Engine {
    /// A person asks for an invitation.
    pub fn ask_for_invite(&mut self, role: InvitedRole, engineer: Option<Id>) {
        self.inviting = Inviting::Asked { role, engineer };
    }

    /// Gives the invitation that came, once.
    pub fn take_invite(&mut self) -> Option<Invitation> {
        match std::mem::take(&mut self.inviting) {
            Inviting::Invited(invitation) => Some(invitation),
            other => {
                self.inviting = other;
                None
            }
        }
    }

    /// Nobody waits for an invitation any more: the hub did not answer, or will not.
    pub(super) fn give_inviting_up(&mut self) {
        if matches!(self.inviting, Inviting::Asked { .. }) {
            self.inviting = Inviting::Idle;
        }
    }

    /// Keeps an invitation that this hub signed for itself. Whether it did.
    pub(super) fn invited(&mut self, hub: &Hub, invite: &Signed<invite::Invite>) -> bool {
        let believed =
            invite.verified(&hub.key).ok().filter(|invite| (invite.hub, invite.hub_key) == (hub.id, hub.key));
        self.inviting = match &believed {
            Some(said) => Inviting::Invited(Invitation { text: invite::text(invite), expires_ms: said.expires_ms }),
            None => Inviting::Idle,
        };
        believed.is_some()
    }

    /// What a person is told of an invitation that is refused; `None`: it is asked for again.
    pub(super) fn not_invited(&mut self, refusal: HubRefusal) -> Option<Refusal> {
        if matches!(refusal, HubRefusal::TokenExpired | HubRefusal::Busy) {
            return None;
        }
        self.give_inviting_up();
        match refusal {
            HubRefusal::NotAllowed => Some(Refusal::NotAllowed),
            HubRefusal::EngineerUnknown => Some(Refusal::EngineerUnknown),
            _ => None,
        }
    }
}
