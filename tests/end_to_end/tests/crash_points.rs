//! The power goes away at each sync of a process, with nothing, all or some of what was not synced on the disk: the scenarios
//! of every check. `cargo xtask soak crash` plays all of them, at each write too.
#![allow(missing_docs, reason = "a test")]

use std::path::Path;

use soundings_end_to_end::crash::{Moments, acts, may_trace, run};

/// Chooses what some of it is.
const SEED: u64 = 20_261_124;

fn at_each_sync(name: &str) {
    if !may_trace() {
        println!("left out: no process may be traced here");
        return;
    }
    let acting = Path::new(env!("CARGO_BIN_EXE_soundings-acting"));
    let tally = run(acts::named(name), acting, Moments::Syncs, SEED, &|place| println!("{place}"));
    println!("{name}: {} crashes, {} steps acknowledged", tally.crashes, tally.steps);
}

#[test]
fn a_notebook_being_made_is_there_whole_or_not_at_all() {
    at_each_sync("create");
}

#[test]
fn each_note_that_was_acknowledged_is_there() {
    at_each_sync("capture");
}

#[test]
fn each_picture_is_there_with_its_note() {
    at_each_sync("picture");
}

#[test]
fn corrected_words_are_the_last_or_the_next() {
    at_each_sync("correct");
}

#[test]
fn what_was_deleted_and_brought_back_stays_so() {
    at_each_sync("delete");
}

#[test]
fn what_was_ended_and_shared_is_the_teams() {
    at_each_sync("share");
}

#[test]
fn what_went_to_the_inbox_is_there_once() {
    at_each_sync("inbox");
}

#[test]
fn what_was_erased_does_not_come_back() {
    at_each_sync("erase");
}

#[test]
fn a_backup_that_was_made_can_be_restored() {
    at_each_sync("back-up");
}

#[test]
fn a_notebook_of_the_first_schema_has_what_it_had_wherever_its_upgrade_ended() {
    at_each_sync("upgrade");
}

#[test]
fn what_a_teammate_shared_arrives_once_wherever_the_pull_ended() {
    at_each_sync("pull");
}

#[test]
fn what_the_hub_emptied_out_of_its_quarantine_is_in_the_export() {
    at_each_sync("quarantine");
}

#[test]
fn a_full_export_that_was_made_is_whole() {
    at_each_sync("export");
}
