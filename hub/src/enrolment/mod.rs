//! Who may speak to this hub: invitations, the devices that joined by them, and the tokens they work with.

pub(crate) mod devices;
pub(crate) mod invites;
pub(crate) mod nonces;
pub(crate) mod readmissions;
pub(crate) mod renewals;
pub(crate) mod revocations;
pub(crate) mod tokens;
