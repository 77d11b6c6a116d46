use soundings_wire::chain::extend_checksum;
use soundings_wire::messages::*;
use soundings_wire::{Digest, Envelope, Operation, limits, sha256};

use crate::device::{Bench, Device};

fn checksum_of(pulled: &[Pulled]) -> Digest {
    pulled.iter().fold(Digest::default(), |checksum, pulled| {
        let operation = pulled.operation.as_ref().unwrap();
        extend_checksum(&checksum, &sha256(&[&operation.envelope]), &operation.payload.hash(), pulled.rank)
    })
}

/// Pushes so much that it fills several pages, in groups of various sizes.
fn fill(bench: &Bench, ada: &mut Device) -> Vec<Operation> {
    let mut all = Vec::new();
    for count in (1..40_u8).cycle().take(60) {
        let group = ada.write_group(&(0..count).collect::<Vec<_>>(), &[count; 5_000]);
        assert!(bench.push(ada, &group).iter().all(|verdict| matches!(verdict, Verdict::Accepted { .. })));
        all.extend(group);
    }
    all
}

#[test]
fn a_page_never_splits_a_group_and_pages_leave_nothing_out() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let pushed = fill(&bench, &mut ada);
    let (mut cursor, mut all, mut pages) = (Cursor::default(), Vec::new(), 0);
    loop {
        let page = bench.pull(&jonas, cursor);
        let last = Envelope::from_bytes(&page.operations.last().unwrap().operation.as_ref().unwrap().envelope).unwrap();
        let group = last.group();
        assert_eq!(last.dot.seq, group.first + u64::from(group.count) - 1, "the page ends with its group");
        let bytes: usize = page.operations.iter().map(|pulled| pulled.operation.as_ref().unwrap().bytes()).sum();
        assert!(bytes <= limits::PAGE_BYTES + limits::GROUP_BYTES);
        all.extend(page.operations);
        assert_eq!(page.checksum, checksum_of(&all));
        cursor = page.cursor;
        pages += 1;
        if !page.more {
            break;
        }
    }
    assert!(pages > 3);
    assert!(all.iter().zip(1..).all(|(pulled, hub_seq)| pulled.hub_seq == hub_seq), "no number is left out");
    assert_eq!(
        all.into_iter().map(|pulled| pulled.operation.unwrap()).collect::<Vec<_>>(),
        pushed,
        "the bytes are its author's"
    );
}

#[test]
fn a_cursor_skips_nothing_when_two_devices_push_in_turn() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas, rosa) = (bench.joined(), bench.joined(), bench.joined());
    let (mut cursor, mut seen) = (Cursor::default(), 0);
    for round in 0..20 {
        let (one, two) = (ada.write(round, b"ada"), jonas.write(round, b"jonas"));
        bench.push(&ada, &[one]);
        let page = bench.pull(&rosa, cursor);
        (cursor, seen) = (page.cursor, seen + page.operations.len());
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
    let page = bench.pull(&ada, Cursor::default());
    assert_eq!((page.operations[0].own, page.operations[0].operation.as_ref()), (Some(ada.dot(1)), None));
    let whole = Pull { own_whole: true, ..ada.pull(bench.hub.team(), Cursor::default()) };
    let HubReply::Page(page) = bench.ask(HubRequest::Pull(whole)) else { panic!("no page") };
    assert_eq!((page.operations[0].own, page.operations[0].operation.as_ref()), (None, Some(&operation)));
}

#[test]
fn a_cursor_at_the_end_gets_an_empty_page_with_the_checksum_there() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let empty = bench.pull(&jonas, Cursor::default());
    assert_eq!(
        (empty.operations.len(), empty.cursor.hub_seq, empty.more, empty.checksum),
        (0, 0, false, Digest::default())
    );
    let operation = ada.write(1, b"words");
    bench.push(&ada, &[operation]);
    let page = bench.pull(&jonas, empty.cursor);
    let end = bench.pull(&jonas, page.cursor);
    assert_eq!((end.operations.len(), end.cursor, end.checksum), (0, page.cursor, page.checksum));
}

#[test]
fn a_cursor_beyond_the_log_or_of_another_epoch_is_answered_from_the_beginning() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let operations = [ada.write(1, b"one"), ada.write(2, b"two")];
    bench.push(&ada, &operations);
    let end = bench.pull(&jonas, Cursor::default()).cursor;
    for strange in
        [Cursor { hub_seq: 3, ..end }, Cursor { epoch: end.epoch + 1, hub_seq: 1 }, Cursor { hub_seq: u64::MAX, ..end }]
    {
        let page = bench.pull(&jonas, strange);
        assert_eq!((page.operations.len(), page.operations[0].hub_seq, page.cursor), (2, 1, end));
    }
}
