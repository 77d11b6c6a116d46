use soundings_wire::chain::extend_checksum;
use soundings_wire::messages::*;
use soundings_wire::{Digest, Operation, limits, sha256};

use crate::bench::{Bench, accepted, end, is_enrolment, proof, whole};
use crate::device::Device;

fn hashes(content: &Content) -> (Digest, Digest) {
    match content {
        Content::Whole(operation) => (sha256(&[&operation.envelope]), operation.payload.hash()),
        Content::Parked(hashes) => (hashes.envelope, hashes.payload),
        other => panic!("{other:?}"),
    }
}

/// What the pages' operations add up to.
fn checksum_of(pulled: &[Pulled]) -> Digest {
    pulled.iter().fold(Digest::default(), |checksum, pulled| {
        let (envelope, payload) = hashes(&pulled.content);
        extend_checksum(&checksum, &envelope, &payload, pulled.rank)
    })
}

/// Pushes so much that it fills several pages, in groups of various sizes.
fn fill(bench: &Bench, ada: &mut Device) -> Vec<Operation> {
    let mut all = Vec::new();
    for count in (1..40_u8).cycle().take(60) {
        let group = ada.write_group(&(0..count).collect::<Vec<_>>(), &[count; 5_000]);
        assert!(bench.push(ada, &group).iter().all(|verdict| accepted(verdict).is_some()));
        all.extend(group);
    }
    all
}

#[test]
fn a_page_ends_where_a_push_ends_and_pages_leave_nothing_out() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let pushed = fill(&bench, &mut ada);
    let pages = bench.pages(&jonas);
    assert!(pages.len() > 3);
    let (mut seq, mut next) = (0, 1);
    for page in &pages {
        assert_eq!(page.first, next, "no number is left out");
        next += page.operations.len() as u64;
        assert_eq!(end(page).hub_seq, next - 1);
        seq += page.operations.iter().filter(|pulled| !is_enrolment(&pulled.content)).count() as u64;
        let last = page.heads.last().unwrap().head.claimed().unwrap();
        assert_eq!((last.incarnation, last.seq), (ada.incarnation, seq), "the last push is whole");
        let bytes: usize = page.operations.iter().map(|pulled| whole(&pulled.content).bytes()).sum();
        assert!(bytes <= limits::PAGE_BYTES + limits::GROUP_BYTES, "each push was one group");
    }
    let read: Vec<Operation> = bench.pull_all(&jonas).iter().map(|content| whole(content).clone()).collect();
    assert_eq!(read, pushed, "the bytes are its author's");
}

#[test]
fn a_pages_proof_is_signed_by_the_hub_and_its_checksum_is_what_the_pages_add_up_to() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    fill(&bench, &mut ada);
    let operations = [jonas.write(1, b"good"), jonas.write_rubbish(), jonas.write(2, b"good too")];
    bench.push(&jonas, &operations);
    let mut all = Vec::new();
    for page in bench.pages(&jonas) {
        all.extend(page.operations);
        let proof = page.proof.verified(&bench.hub_key).unwrap();
        assert_eq!((proof.log, proof.now_ms, proof.watermark), (bench.hub.team(), bench.now_ms, None));
        assert_eq!((proof.cursor.epoch, proof.cursor.hub_seq), (1, all.len() as u64));
        assert_eq!(proof.checksum, checksum_of(&all));
    }
    assert!(all.iter().any(|pulled| matches!(pulled.content, Content::Parked(_))), "what is parked is in the sum");
}

#[test]
fn a_cursor_skips_nothing_when_two_devices_push_in_turn() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas, rosa) = (bench.joined(), bench.joined(), bench.joined());
    let (mut cursor, mut seen) = (end(&bench.pull(&rosa, Cursor::default())), 0);
    for round in 0..20 {
        let (one, two) = (ada.write(round, b"ada"), jonas.write(round, b"jonas"));
        bench.push(&ada, &[one]);
        let page = bench.pull(&rosa, cursor);
        (cursor, seen) = (end(&page), seen + page.operations.len());
        bench.push(&jonas, &[two]);
    }
    assert_eq!(seen + bench.pull(&rosa, cursor).operations.len(), 40);
}

#[test]
fn a_device_gets_its_own_operations_by_name_unless_it_asks_for_them_whole() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let operation = ada.write(1, b"words");
    bench.push(&ada, std::slice::from_ref(&operation));
    let after = Cursor { epoch: 1, hub_seq: bench.announced };
    let page = bench.pull(&ada, after);
    assert_eq!(page.operations[0].content, Content::Own(ada.dot(1)));
    let page = bench.page(Pull { own_whole: true, ..ada.pull(bench.hub.team(), after) });
    assert_eq!(page.operations[0].content, Content::Whole(operation));
}

#[test]
fn a_cursor_at_the_end_gets_an_empty_page_with_the_checksum_there() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let begun = bench.pull(&jonas, Cursor::default());
    assert_eq!(begun.operations.len() as u64, bench.announced);
    let operation = ada.write(1, b"words");
    bench.push(&ada, &[operation]);
    let page = bench.pull(&jonas, end(&begun));
    assert_eq!(page.operations.len(), 1);
    let last = bench.pull(&jonas, end(&page));
    assert_eq!((last.operations.len(), last.heads.len(), last.more), (0, 0, false));
    assert_eq!((end(&last), proof(&last).checksum), (end(&page), proof(&page).checksum));
}

#[test]
fn a_log_begins_with_the_first_device_that_joined() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let page = bench.pull(&ada, Cursor::default());
    assert_eq!((page.first, page.operations.len()), (1, 1));
    assert!(is_enrolment(&page.operations[0].content));
    assert_eq!(proof(&page).checksum, checksum_of(&page.operations));
}

#[test]
fn a_cursor_beyond_the_log_or_of_another_epoch_is_answered_from_the_beginning() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let operations = [ada.write(1, b"one"), ada.write(2, b"two")];
    bench.push(&ada, &operations);
    let last = end(&bench.pull(&jonas, Cursor::default()));
    let beyond = Cursor { hub_seq: last.hub_seq + 1, ..last };
    for strange in [beyond, Cursor { epoch: last.epoch + 1, hub_seq: 1 }, Cursor { hub_seq: u64::MAX, ..last }] {
        let page = bench.pull(&jonas, strange);
        assert_eq!((page.operations.len() as u64, page.first, end(&page)), (bench.announced + 2, 1, last));
    }
}
