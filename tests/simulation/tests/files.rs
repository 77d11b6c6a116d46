//! Attachments' files through cuts, kills, bundles and a restored hub.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

use soundings_simulation::files::{Met, run};

#[test]
fn every_file_that_was_kept_is_on_every_device_and_none_that_was_erased() {
    let mut all = Met::default();
    for seed in 1..=2 {
        let met = run(seed, 120).unwrap_or_else(|failure| panic!("seed {seed}: {failure}"));
        all.attached += met.attached;
        all.cuts += met.cuts;
        all.by_bundle += met.by_bundle;
        all.freed += met.freed;
        all.erased += met.erased;
        all.killed += met.killed;
    }
    let every = [all.attached, all.cuts, all.by_bundle, all.freed, all.erased, all.killed];
    assert!(every.iter().all(|met| *met > 0), "{all:?}");
}
