//! What a hub promises, asked through its one function as a device asks.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod backup;
mod device;
mod erasing;
mod http;
mod joining;
mod process;
mod pulling;
mod pushing;
mod rubbish;
mod wall;
