//! What a hub promises, asked through its one function as a device asks.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod backup;
mod believed;
mod bench;
mod browsers;
mod carrying;
mod contact;
mod covered;
mod device;
mod erasing;
mod files;
mod growing;
mod http;
mod inviting;
mod joining;
mod memory;
mod personal;
mod private;
mod process;
mod pulling;
mod pushing;
mod quarantine;
mod quarantined_files;
mod quotas;
mod renewing;
mod revoking;
mod rubbish;
mod silent;
mod wall;
