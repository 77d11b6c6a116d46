//! The sync queue: operations in ordered logs, fields as registers, and the engine that exchanges them with a hub.
//!
//! Life of an operation: written with its capture in one transaction -> waiting -> sent in a batch -> confirmed, or
//! parked with a reason a person can act on. A parked operation holds back only later ones on the same entity.
//! What the editor had seen decides what conflicts; time only ranks what is shown. A merge never refuses.

pub(crate) mod action;
pub(crate) mod apply;
pub(crate) mod deletion;
pub(crate) mod dump;
pub(crate) mod engine;
pub(crate) mod erasure;
pub(crate) mod identity;
pub(crate) mod outbox;
pub(crate) mod project;
pub(crate) mod pull;
pub(crate) mod reading;
pub(crate) mod rebuild;
pub(crate) mod register;
pub(crate) mod revisions;
pub(crate) mod share;

pub use engine::{NetworkFault, Reply, Request, Step};
