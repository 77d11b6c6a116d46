//! Failures of others' synchronization, each tried on the notebooks and the hub that ship.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a test")]

mod copies;
mod desk;

use soundings_core::present::NeedsYouReason;
use soundings_core::{NetworkFault, NewObservation, Reply, Step};
use soundings_wire::Envelope;
use soundings_wire::messages::{Content, HubReply, HubRequest};
use std::path::Path;

use desk::*;

#[test]
fn a_lost_reply_is_sent_again_and_counted_once() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let note = share_note(&ada, "said once");
    let mut lost = 0;
    desk.sync_through(&ada, |asked, reply| {
        let loses = matches!(asked, HubRequest::Push(_)) && lost < 3;
        lost += u32::from(loses);
        (!loses).then(|| answer(&reply))
    });
    assert!(lost >= 1);
    desk.sync(&jonas);
    assert_eq!(jonas.note(note).unwrap().words, "said once");
    assert_eq!(jonas.search("said", None, 10).unwrap().items.len(), 1);
    assert_eq!(ada.sync_screen().unwrap().waiting_operations, 0);
    agree(&[&ada, &jonas]);
}

#[test]
fn the_same_words_written_apart_are_no_conflict() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let (map, entry_id) = map(&ada, "Afraid a weld opens");
    desk.sync(&ada);
    desk.sync(&jonas);
    ada.edit_entry(entry_id, "Afraid of her initials", None).unwrap();
    jonas.edit_entry(entry_id, "Afraid of her initials", None).unwrap();
    for notebook in [&ada, &jonas, &ada] {
        desk.sync(notebook);
    }
    assert_eq!((versions(&ada, map), versions(&jonas, map)), (1, 1));
    agree(&[&ada, &jonas]);
}

#[test]
fn the_queue_goes_on_after_every_kind_of_failure() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let rubbish = |status, body: &[u8]| Reply::Answer { status, body: body.to_vec(), retry_after_s: Some(1) };
    let failures = [
        Reply::Failed(NetworkFault::NoConnection),
        Reply::Failed(NetworkFault::Interrupted),
        Reply::Failed(NetworkFault::Cancelled),
        rubbish(500, b"oh no"),
        rubbish(200, b"<html>Sign in</html>"),
        rubbish(200, b""),
        answer(&HubReply::Refused(soundings_wire::messages::HubRefusal::Busy.into())),
        answer(&HubReply::Refused(soundings_wire::messages::HubRefusal::HubFault.into())),
        answer(&HubReply::Refused(soundings_wire::messages::HubRefusal::TokenExpired.into())),
    ];
    for failure in failures {
        let note = share_note(&ada, "goes on");
        let mut spoiled = 0;
        desk.sync_through(&ada, |_, reply| {
            spoiled += 1;
            Some(if spoiled <= 2 { failure.clone() } else { answer(&reply) })
        });
        desk.sync(&jonas);
        assert!(jonas.note(note).is_ok(), "after {failure:?}");
    }
}

#[test]
fn a_hub_restored_from_an_older_copy_gets_what_it_lacks_and_wipes_nothing() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let first = share_note(&ada, "before the copy");
    desk.sync(&ada);
    desk.sync(&jonas);
    let copy = desk.back_up();
    let (lacking, theirs) = (share_note(&ada, "after the copy"), share_note(&jonas, "after it too"));
    for notebook in [&ada, &jonas, &ada] {
        desk.sync(notebook);
    }
    desk.restore(&copy);
    for notebook in [&ada, &jonas, &ada, &jonas] {
        desk.sync(notebook);
    }
    let newcomer = desk.engineer(0);
    for notebook in [&ada, &jonas] {
        desk.sync(notebook);
    }
    for notebook in [&ada, &jonas, &newcomer] {
        assert!([first, lacking, theirs].iter().all(|note| notebook.note(*note).is_ok()));
    }
    agree(&[&ada, &jonas, &newcomer]);
}

#[test]
fn a_thing_that_a_restored_hub_got_behind_its_edit_begins_with_what_made_it_and_a_rebuild_shows_the_same() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    desk.sync(&jonas);
    let copy = desk.back_up();
    let note = ada.capture(&NewObservation { text: "noted".into(), ..NewObservation::default() }).unwrap().id;
    ada.correct_note(note, "corrected before it was shared", None).unwrap();
    ada.share(&[note]).unwrap();
    desk.sync(&ada);
    desk.sync(&jonas);
    jonas.correct_note(note, "as Jonas heard it", None).unwrap();
    desk.restore(&copy);
    // Jonas sends what he wrote himself before what he carries for Ada.
    for notebook in [&jonas, &ada, &jonas] {
        desk.sync(notebook);
    }
    let newcomer = desk.engineer(0);
    for notebook in [&ada, &jonas, &newcomer] {
        desk.sync(notebook);
        let grown = notebook.note(note).unwrap();
        assert_eq!((grown.words.as_str(), grown.versions), ("as Jonas heard it", 1));
        assert_eq!(grown.only_you, [], "the share took along what was corrected before");
        notebook.rebuild().unwrap();
        assert_eq!(notebook.note(note).unwrap(), grown);
    }
    agree(&[&ada, &jonas, &newcomer]);
}

#[test]
fn a_hub_restored_from_a_copy_that_ends_just_where_a_device_had_read_gets_what_it_lacks() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    desk.sync(&ada);
    let copy = desk.back_up();
    let note = share_note(&ada, "confirmed, and then lost by the hub");
    ada.sync_now().unwrap();
    loop {
        let Step::Send(request) = ada.sync_next().unwrap() else { panic!("it has something to send") };
        let reply = desk.handle(&request.body);
        ada.sync_reply(request.id, &answer(&reply)).unwrap();
        if matches!(reply, HubReply::Pushed(_)) {
            break;
        }
    }
    desk.restore(&copy);
    share_note(&jonas, "something else in its place");
    for notebook in [&jonas, &ada, &jonas] {
        desk.sync(notebook);
    }
    assert!(jonas.note(note).is_ok());
    agree(&[&ada, &jonas]);
}

#[test]
fn an_empty_hub_in_the_old_ones_place_wipes_nothing_and_gets_everything_once_it_knows_the_devices_again() {
    let desk = Desk::new();
    let empty = desk.back_up();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let notes = [share_note(&ada, "first"), share_note(&ada, "second"), share_note(&jonas, "third")];
    for notebook in [&ada, &jonas, &ada] {
        desk.sync(notebook);
    }
    desk.restore(&empty);
    desk.sync(&ada);
    assert_eq!(ada.sync_stopped().unwrap().unwrap().code(), "device-unknown", "a person is asked");
    assert!(notes.iter().all(|note| ada.note(*note).is_ok()), "absence never means deleted");
    for notebook in [&ada, &jonas] {
        desk.sync(notebook);
        desk.invite(notebook);
        desk.sync(notebook);
    }
    let newcomer = desk.engineer(0);
    for notebook in [&ada, &jonas] {
        desk.sync(notebook);
    }
    assert!(notes.iter().all(|note| newcomer.note(*note).is_ok()));
    agree(&[&ada, &jonas, &newcomer]);
}

#[test]
fn clocks_twenty_years_apart_cause_no_conflict() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(10 * YEAR), desk.engineer(-10 * YEAR));
    let (map, entry_id) = map(&ada, "0");
    desk.sync(&ada);
    for round in 1..=10 {
        let notebook = if round % 2 == 0 { &ada } else { &jonas };
        desk.sync(notebook);
        notebook.edit_entry(entry_id, &round.to_string(), None).unwrap();
        desk.sync(notebook);
    }
    desk.sync(&jonas);
    for notebook in [&ada, &jonas] {
        assert_eq!((entry(notebook, map).text.as_str(), versions(notebook, map)), ("10", 1));
    }
}

#[test]
fn a_page_never_ends_inside_a_group() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let long = |number: usize| format!("{number} ").repeat(30_000);
    for number in 0..40 {
        let note = NewObservation { text: long(number), ..NewObservation::default() };
        let note = ada.capture(&note).unwrap().id;
        for correction in 0..3 {
            ada.correct_note(note, &long(number * 10 + correction), None).unwrap();
        }
        ada.share(&[note]).unwrap();
    }
    desk.sync(&ada);
    assert_eq!(ada.sync_screen().unwrap().needs_you, [], "however much there is, the hub takes it");
    let mut pages = 0;
    desk.sync_through(&jonas, |_, reply| {
        if let HubReply::Page(page) = &reply {
            pages += 1;
            let envelopes = page.operations.iter().filter_map(|pulled| match &pulled.content {
                Content::Whole(operation) => Some(operation),
                _ => None,
            });
            let last = envelopes.map(|operation| Envelope::from_bytes(&operation.envelope).unwrap()).next_back();
            if let Some(last) = last {
                let group = last.group();
                assert_eq!(last.dot.seq, group.first + u64::from(group.count) - 1, "the page ends with its group");
            }
        }
        Some(answer(&reply))
    });
    assert!(pages > 3, "{pages} pages");
    agree(&[&ada, &jonas]);
}

#[test]
fn what_comes_in_while_somebody_types_is_not_overwritten_by_what_they_type() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let (map, entry_id) = map(&ada, "Afraid a weld opens");
    desk.sync(&ada);
    desk.sync(&jonas);
    let typing = entry(&jonas, map).seen;
    ada.edit_entry(entry_id, "Afraid of her initials", None).unwrap();
    desk.sync(&ada);
    desk.sync(&jonas);
    assert_eq!(entry(&jonas, map).text, "Afraid of her initials");
    jonas.edit_entry(entry_id, "Afraid of our settings", Some(&typing)).unwrap();
    desk.sync(&jonas);
    desk.sync(&ada);
    assert_eq!((versions(&ada, map), versions(&jonas, map)), (2, 2), "both stand, neither is lost");
    agree(&[&ada, &jonas]);
}

#[test]
fn an_erasure_that_was_done_waits_for_its_day_at_a_hub_restored_since_and_is_done_everywhere_after_it() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let note = share_note(&ada, "They weld it twice.");
    for notebook in [&ada, &jonas] {
        desk.sync(notebook);
    }
    let copy = desk.back_up();
    ada.erase(note).unwrap();
    for notebook in [&ada, &jonas] {
        desk.sync(notebook);
    }
    desk.a_day_goes_by();
    // She hears what time it is, and does it; before the hub hears of that its disk breaks.
    desk.sync_through(&ada, |asked, reply| (!matches!(asked, HubRequest::Push(_))).then(|| answer(&reply)));
    desk.restore(&copy);
    let waiting = || ada.sync_screen().unwrap().waiting_operations;
    for notebook in [&ada, &jonas, &ada] {
        desk.sync(notebook);
    }
    assert_eq!(waiting(), 1, "the hub heard today that somebody asked");
    assert!(ada.note(note).is_err() && jonas.note(note).is_err());
    desk.a_day_goes_by();
    for notebook in [&ada, &jonas, &ada] {
        desk.sync(notebook);
    }
    assert_eq!(waiting(), 0);
    agree(&[&ada, &jonas]);
    let words = data_encoding::HEXLOWER.encode(b"weld it twice");
    assert!([&ada, &jonas].iter().all(|notebook| !notebook.dump_team().unwrap().contains(&words)));
}

/// Damages one waiting operation of an engineer's outbox on the disk.
fn damage(folder: &Path, what: &str) {
    let database = rusqlite::Connection::open(folder.join("notebook.db")).unwrap();
    database.execute_batch(&key().opening()).unwrap();
    let sql = format!(
        "UPDATE operation SET {what} WHERE log = 2 AND state = 1 AND seq = (SELECT max(seq) - 1 FROM operation WHERE log = 2 AND state = 1)"
    );
    assert_eq!(database.execute(&sql, []).unwrap(), 1);
}

#[test]
fn one_operation_that_nobody_can_read_blocks_none_of_its_neighbours() {
    let unreadable = ["payload = randomblob(length(payload))", "envelope = randomblob(length(envelope))"];
    for (what, reason) in unreadable.into_iter().zip([NeedsYouReason::CannotApply, NeedsYouReason::NotUnderstood]) {
        let desk = Desk::new();
        let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
        let before = share_note(&ada, "before");
        share_note(&ada, "the bad one");
        let after = share_note(&ada, "after");
        damage(&desk.folder_of(1), what);
        desk.sync(&ada);
        desk.sync(&jonas);
        let later = share_note(&ada, "later");
        desk.sync(&ada);
        desk.sync(&jonas);
        for note in [before, after, later] {
            assert!(jonas.note(note).is_ok(), "{what}");
        }
        let shown = [&ada, &jonas]
            .iter()
            .any(|notebook| notebook.sync_screen().unwrap().needs_you.iter().any(|row| row.reason == reason));
        assert!(shown, "it is shown as {reason:?}, not hidden");
    }
}
