//! The notebook through its one door: the rules, the iceberg meter, sharing, erasing, and what storage can do to it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod attaching;
mod backups;
mod believing;
mod bundle_files;
mod bundles;
mod catching_up;
mod copied;
mod counts;
mod covering;
mod deleting;
mod drafts_and_inbox;
mod erasing;
mod expectations;
mod exporting;
mod files;
mod finding;
mod forged;
mod forged_bundles;
mod freeing;
mod full_disk;
mod guides;
mod iceberg;
mod importing;
mod joining;
mod keyring;
mod leaving;
mod lying_hub;
mod meters;
mod offered;
mod on_site;
mod only_you;
mod paper;
mod phones;
mod place;
mod planned;
mod retention;
mod rules;
mod rules_merged;
mod rules_table;
mod same;
mod same_alone;
mod searching;
mod seen_going_wrong;
mod sharing;
mod spoken;
mod storage;
mod upgrade;
