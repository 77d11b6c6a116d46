//! The sync queue: how logs meet.
//!
//! Life of an operation: written with its capture in one transaction -> waiting -> sent in a batch -> confirmed, or
//! parked with a reason a person can act on. A parked operation holds back only later ones on the same entity.
//! The engine does no I/O: it hands requests out and takes answers in. It knows nothing of visits: that a team was joined
//! it reports, and the visit log acts.

mod another;
pub(crate) mod bundle;
mod carry;
mod copied;
mod coverage;
mod early;
pub(crate) mod engine;
mod entries;
pub(crate) mod files;
pub(crate) mod hub;
mod invitation;
mod late;
mod links;
pub(crate) mod needs_you;
pub(crate) mod opening;
mod out_of_turn;
pub(crate) mod outbox;
mod pull;
mod relocation;
mod replies;
mod request;
pub(crate) mod revocation;
pub(crate) mod room;
mod taking;
mod token;
pub(crate) mod told;
pub(crate) mod upgraded;
mod withheld;

pub use invitation::{Invitation, InvitedRole};
pub use links::{LinkAct, LinkRow, LinkTo, Links, MadeLink};
pub use request::{FileStep, NetworkFault, Received, Reply, Request, Step, Transfer, TransferWay};
