//! The notebook through its one door: the rules, the iceberg meter, sharing, erasing, and what storage can do to it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod believing;
mod counts;
mod deleting;
mod drafts_and_inbox;
mod erasing;
mod exporting;
mod iceberg;
mod importing;
mod joining;
mod leaving;
mod lying_hub;
mod offered;
mod place;
mod rules;
mod searching;
mod seen_going_wrong;
mod sharing;
mod storage;
mod upgrade;
