//! Attachments' files over the real hub, with TLS and real processes.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test")]

use std::time::{Duration, Instant};

use soundings_end_to_end::proxy::BadLine;
use soundings_end_to_end::{Engineer, PATIENCE, Serving, picture};
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
    let line = BadLine::between(&was, &serving.url, 20_261_128, (4_000, 90_000));

    let content = picture(330, 2);
    let (note, attachment) = ada.share_file("seam.png", &content);
    let stored = || {
        let files = std::fs::read_dir(hub.path().join("blobs")).unwrap();
        files.map(|file| file.unwrap().metadata().unwrap().len()).sum::<u64>()
    };
    let all = (content.len() + ada.notebook.thumbnail(attachment).unwrap().unwrap().len()) as u64;
    sync_until(&ada, || stored() == all);
    sync_until(&jonas, || jonas.notebook.note(note).is_ok_and(|note| note.attachments[0].here));
    println!("{} cuts", line.cuts());
    assert!(line.cuts() > 8, "the line is bad: {} cuts", line.cuts());
    assert_eq!(jonas.notebook.attachment(attachment).unwrap().unwrap(), content);
}
