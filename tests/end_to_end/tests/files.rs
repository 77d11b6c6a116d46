//! Attachments' files over the real hub, with TLS and real processes.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test")]

use std::time::{Duration, Instant};

use soundings_core::present::FileStanding;
use soundings_end_to_end::proxy::BadLine;
use soundings_end_to_end::{Engineer, PATIENCE, Serving, invite, picture};
use soundings_runner::{Cancel, Outcome};

#[test]
fn a_picture_that_one_took_is_seen_by_the_other() {
    let hub = tempfile::tempdir().unwrap();
    let _serving = Serving::start(hub.path());
    let ada = Engineer::joined("Ada Okafor", hub.path());
    let jonas = Engineer::joined("Jonas Lindqvist", hub.path());
    let content = picture(900, 1);
    assert!(content.len() > 2_000_000, "more than two pieces");
    let (note, attachment) = ada.share_file("seam.png", &content);
    assert_eq!(ada.sync().unwrap(), Outcome::Together);
    assert_eq!(jonas.sync().unwrap(), Outcome::Together);
    let row = jonas.notebook.note(note).unwrap().attachments.remove(0);
    assert!(row.here && row.thumbnail_here);
    assert_eq!(jonas.notebook.attachment(attachment).unwrap().unwrap(), content);
    assert_eq!(jonas.notebook.thumbnail(attachment).unwrap(), ada.notebook.thumbnail(attachment).unwrap());
}

/// Contacts until it is so.
fn sync_until(engineer: &Engineer, is_so: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(120);
    while !is_so() {
        assert!(Instant::now() < end, "it comes to an end");
        engineer.runner.sync(Instant::now() + PATIENCE, &Cancel::new()).unwrap();
    }
}

#[test]
fn over_a_line_that_is_cut_at_any_byte_a_file_arrives_whole() {
    let hub = tempfile::tempdir().unwrap();
    let before = Serving::start(hub.path());
    let ada = Engineer::joined("Ada Okafor", hub.path());
    let jonas = Engineer::joined("Jonas Lindqvist", hub.path());
    let was = before.url.clone();
    before.kill();
    let serving = Serving::start(hub.path());
    let line = BadLine::between(&was, &serving.url, 20_261_128, (4_000, 60_000));

    let content = picture(260, 2);
    let (note, attachment) = ada.share_file("seam.png", &content);
    let stored = || {
        let files = std::fs::read_dir(hub.path().join("blobs")).unwrap();
        files.map(|file| file.unwrap().metadata().unwrap().len()).sum::<u64>()
    };
    let all = (content.len() + ada.notebook.thumbnail(attachment).unwrap().unwrap().len()) as u64;
    sync_until(&ada, || stored() == all);
    sync_until(&jonas, || jonas.notebook.note(note).is_ok_and(|note| note.attachments[0].here));
    println!("{} cuts", line.cuts());
    assert!(line.cuts() > 5, "the line is bad: {} cuts", line.cuts());
    assert_eq!(jonas.notebook.attachment(attachment).unwrap().unwrap(), content);
}

/// Bytes that do not compress.
fn noise(length: u32) -> Vec<u8> {
    (0..length).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

#[test]
fn a_hub_that_is_killed_in_the_middle_of_a_file_goes_on_where_it_was_and_a_cancel_takes_no_half_second() {
    let hub = tempfile::tempdir().unwrap();
    let mut serving = Serving::start(hub.path());
    let url = serving.url.clone();
    let ada = Engineer::joined("Ada Okafor", hub.path());
    let jonas = Engineer::joined("Jonas Lindqvist", hub.path());
    let content = noise(12_000_000);
    let (_, attachment) = ada.share_file("log.bin", &content);
    let stored = || -> u64 {
        let files = std::fs::read_dir(hub.path().join("blobs")).unwrap();
        files.filter_map(|file| file.ok()?.metadata().ok()).map(|facts| facts.len()).sum()
    };
    let syncing = |engineer: &Engineer, cancel: &Cancel| {
        let (runner, cancel) = (std::sync::Arc::clone(&engineer.runner), cancel.clone());
        std::thread::spawn(move || runner.sync(Instant::now() + PATIENCE, &cancel).unwrap())
    };
    let more_than = |bytes: u64| {
        let end = Instant::now() + PATIENCE;
        while stored() <= bytes {
            assert!(Instant::now() < end, "it goes on");
            std::thread::sleep(Duration::from_millis(1));
        }
    };

    let mut killed_at = Vec::new();
    for _ in 0..3 {
        let cancel = Cancel::new();
        let under_way = syncing(&ada, &cancel);
        more_than(killed_at.last().copied().unwrap_or(0) + 700_000);
        serving.kill();
        killed_at.push(stored());
        cancel.cancel();
        under_way.join().unwrap();
        serving = Serving::start_again(hub.path(), &url);
        assert_eq!(stored(), *killed_at.last().unwrap(), "what came is kept");
    }
    println!("killed at {killed_at:?}");
    assert!(*killed_at.last().unwrap() < content.len() as u64, "always in the middle of it");

    let cancel = Cancel::new();
    let under_way = syncing(&ada, &cancel);
    more_than(killed_at.last().unwrap() + 500_000);
    let begun = Instant::now();
    cancel.cancel();
    assert_eq!(under_way.join().unwrap(), Outcome::Cancelled);
    let took = begun.elapsed();
    println!("cancelled in {} ms", took.as_millis());
    assert!(took < Duration::from_millis(500), "{took:?}");

    for engineer in [&ada, &jonas] {
        assert_eq!(engineer.sync().unwrap(), Outcome::Together);
    }
    assert_eq!(jonas.notebook.attachment(attachment).unwrap().unwrap(), content);
    drop(serving);
}

#[test]
fn a_file_reaches_a_teammate_who_waits_for_news_without_anybody_asking() {
    let hub = tempfile::tempdir().unwrap();
    let _serving = Serving::start(hub.path());
    let ada = Engineer::joined("Ada Okafor", hub.path());
    let jonas = Engineer::joined("Jonas Lindqvist", hub.path());
    let cancel = Cancel::new();
    let waiting = {
        let (runner, cancel) = (std::sync::Arc::clone(&jonas.runner), cancel.clone());
        std::thread::spawn(move || runner.run(&cancel))
    };
    let (note, _) = ada.share_file("log.bin", &noise(300_000));
    assert_eq!(ada.sync().unwrap(), Outcome::Together);
    let begun = Instant::now();
    while !jonas.notebook.note(note).is_ok_and(|note| note.attachments[0].here) {
        assert!(begun.elapsed() < Duration::from_secs(10), "it comes by itself");
        std::thread::sleep(Duration::from_millis(20));
    }
    println!("here after {} ms", begun.elapsed().as_millis());
    cancel.cancel();
    waiting.join().unwrap().unwrap();
}

#[test]
fn a_picture_that_is_only_hers_comes_to_her_other_device_and_lies_sealed_at_the_hub() {
    let hub = tempfile::tempdir().unwrap();
    let _serving = Serving::start(hub.path());
    let ada = Engineer::joined("Ada Okafor", hub.path());
    let content = picture(400, 7);
    assert!(content.len() > 300_000, "several chunks");
    let (note, attachment) = ada.note_file("seam.png", &content);
    assert_eq!(ada.sync().unwrap(), Outcome::Together);
    let standing = |engineer: &Engineer| engineer.notebook.note(note).unwrap().attachments[0].file;
    assert_eq!(standing(&ada), FileStanding::KeptForYou);

    let laptop = Engineer::new("Ada Okafor");
    laptop.notebook.join(&invite(hub.path(), &["--engineer", "Ada Okafor"])).unwrap();
    assert_eq!(laptop.sync().unwrap(), Outcome::Together);
    assert!(laptop.notebook.note(note).is_err(), "without her key it is not to be read");
    let shown = laptop.notebook.show_device().unwrap();
    assert_eq!(ada.sync().unwrap(), Outcome::Together, "her phone hears that it is hers");
    laptop.notebook.take_key(&ada.notebook.hand_over(&shown.text).unwrap().text).unwrap();
    assert_eq!(laptop.sync().unwrap(), Outcome::Together);
    assert_eq!(laptop.notebook.attachment(attachment).unwrap().unwrap(), content);
    assert_eq!(laptop.notebook.thumbnail(attachment).unwrap(), ada.notebook.thumbnail(attachment).unwrap());
    assert_eq!(standing(&laptop), FileStanding::KeptForYou);
    // Some bytes from the middle of it, as they would lie there in clear.
    let some = &content[content.len() / 2..][..32];
    for file in std::fs::read_dir(hub.path().join("blobs")).unwrap() {
        let stored = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!stored.windows(some.len()).any(|bytes| bytes == some), "the hub has it in clear");
    }

    // Shared, it is the team's, under another name and in clear.
    ada.notebook.share(&[note]).unwrap();
    assert_eq!(ada.sync().unwrap(), Outcome::Together);
    assert_eq!(laptop.sync().unwrap(), Outcome::Together);
    assert_eq!((standing(&ada), standing(&laptop)), (FileStanding::WithTheTeam, FileStanding::WithTheTeam));
    let jonas = Engineer::joined("Jonas Lindqvist", hub.path());
    assert_eq!(jonas.notebook.attachment(attachment).unwrap().unwrap(), content);
}
