//! What a coordinator asks the hub for, and waits for: an invitation, and links by which a browser looks in.

use soundings_wire::{Id, limits};

use crate::error::{Refusal, Result};
use crate::notebook::{Notebook, lock};
use crate::sync_queue::{Invitation, InvitedRole, LinkAct, LinkTo, Links};

impl Notebook {
    /// Asks the hub for an invitation: for a new engineer, or another device of one who is there. It comes with the next
    /// steps, and [`Notebook::take_invite`] gives it; the hub's refusal comes with [`Notebook::sync_reply`].
    ///
    /// # Errors
    /// [`crate::Refusal::NotJoined`].
    pub fn ask_for_invite(&self, role: InvitedRole, engineer: Option<Id>) -> Result<()> {
        self.check_joined()?;
        lock(&self.engine).ask_for_invite(role, engineer);
        Ok(())
    }

    fn check_joined(&self) -> Result<()> {
        if self.read(|reading| Ok(reading.me.has_team()))? { Ok(()) } else { Err(Refusal::NotJoined.into()) }
    }

    /// The invitation that was asked for, once, where the hub gave one.
    pub fn take_invite(&self) -> Option<Invitation> {
        lock(&self.engine).take_invite()
    }

    /// Asks the hub to make, list or take back links by which a browser looks in. What it answers comes with the next steps,
    /// and [`Notebook::take_links`] gives it; its refusal comes with [`Notebook::sync_reply`].
    ///
    /// # Errors
    /// [`crate::Refusal::NotJoined`]; [`crate::Refusal::TextTooLong`] for a label; [`crate::Refusal::LinkDays`].
    pub fn ask_of_links(&self, act: LinkAct) -> Result<()> {
        self.check_joined()?;
        if let LinkAct::Make { to, label, days } = &act {
            if label.len() > limits::LINK_LABEL {
                return Err(Refusal::TextTooLong.into());
            }
            if *to == LinkTo::Pages && !(1..=limits::LINK_DAYS).contains(days) {
                return Err(Refusal::LinkDays.into());
            }
        }
        lock(&self.engine).ask_of_links(act);
        Ok(())
    }

    /// What the hub answered about links, once, where it did.
    pub fn take_links(&self) -> Option<Links> {
        lock(&self.engine).take_links()
    }
}
