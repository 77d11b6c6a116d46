//! A capturing process, killed at random moments. `cargo xtask soak kill` kills it more often, at others.
#![allow(missing_docs, reason = "a test")]

use std::path::Path;

use soundings_end_to_end::kill::{SEED, kill};

/// How many kills, if `SOUNDINGS_KILLS` says nothing.
const KILLS: u64 = 1_000;

fn asked(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn every_note_that_was_acknowledged_is_there_after_each_kill() {
    let (kills, seed) = (asked("SOUNDINGS_KILLS", KILLS), asked("SOUNDINGS_KILLS_SEED", SEED));
    println!("{kills} kills, moments chosen by SOUNDINGS_KILLS_SEED={seed}");
    let notes = kill(Path::new(env!("CARGO_BIN_EXE_soundings-capturing")), kills, seed);
    println!("{notes} notes acknowledged, all there");
}
