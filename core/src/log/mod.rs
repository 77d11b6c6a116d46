//! The log: what one act writes, and what it makes the projection show.
//!
//! An act drafts operations ([`action`]); written, each is applied ([`apply`]): its changes go to the registers of one
//! thing ([`registers`]), which show what its row holds ([`projection`]). A deletion hides ([`deletion`]), an erasure
//! removes ([`erasure`]). Everything projected can be worked out anew from the operations alone ([`rebuild`]).
//! What the editor had seen decides what conflicts; time only ranks what is shown. A merge never refuses.
//!
//! What is to be read later waits behind a gate ([`gate`]). Things declared one read as one of them ([`same`]), which shows what
//! all of them say ([`joined`]).
//!
//! Arrows in here: action → apply → erasure → same → deletion → projection → gate, joined → debriefed → covers, registers → operations →
//! identity.

pub(crate) mod action;
pub(crate) mod adoption;
pub(crate) mod apply;
pub(crate) mod causality;
pub(crate) mod clock_error;
pub(crate) mod covers;
pub(crate) mod debriefed;
pub(crate) mod deletion;
pub(crate) mod device;
pub(crate) mod dump;
pub(crate) mod erasure;
pub(crate) mod gate;
pub(crate) mod history;
pub(crate) mod identity;
pub(crate) mod indexing;
pub(crate) mod joined;
pub(crate) mod leaving;
pub(crate) mod only_you;
pub(crate) mod operations;
pub(crate) mod personal;
pub(crate) mod projection;
pub(crate) mod reading;
pub(crate) mod rebuild;
pub(crate) mod register;
pub(crate) mod registers;
pub(crate) mod relocated;
pub(crate) mod resealing;
pub(crate) mod revisions;
pub(crate) mod same;
pub(crate) mod seen;
pub(crate) mod share;
pub(crate) mod withdrawal;
