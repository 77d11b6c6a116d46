//! The notebook through its one door: the rules, the iceberg meter, sharing, erasing, and what storage can do to it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod backups;
mod believing;
mod catching_up;
mod copied;
mod counts;
mod deleting;
mod drafts_and_inbox;
mod erasing;
mod expectations;
mod exporting;
mod finding;
mod guides;
mod iceberg;
mod joining;
mod keyring;
mod leaving;
mod lying_hub;
mod offered;
mod on_site;
mod place;
mod rules;
mod searching;
mod seen_going_wrong;
mod sharing;
mod storage;
mod upgrade;
