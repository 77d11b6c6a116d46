use soundings_wire::messages::*;
use soundings_wire::{Envelope, Operation, OperationPayload};

use crate::bench::{Bench, end, is_enrolment, proof, whole};
use crate::device::entity_id;

const SECRET: &[u8] = b"a name that slipped into a note";

fn is_absent(content: &Content) -> bool {
    matches!(whole(content).payload, OperationPayload::Absent(_))
}

fn hub_holds(bench: &Bench, words: &[u8]) -> bool {
    std::fs::read_dir(bench.folder.path()).unwrap().any(|entry| {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        bytes.windows(words.len()).any(|window| window == words)
    })
}

#[test]
fn an_erased_entity_loses_its_payloads_and_keeps_its_place_and_hash() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    let note = ada.write(1, SECRET);
    let other = ada.write(2, b"another note");
    bench.push(&ada, &[note.clone(), other.clone()]);
    assert!(hub_holds(&bench, SECRET));
    let before = bench.pull(&jonas, Cursor::default());
    let erasing = jonas.write_with(9, b"", |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
    bench.push(&jonas, &[erasing]);
    assert!(!hub_holds(&bench, SECRET), "neither in the database nor in its write-ahead log");
    let ada_again = bench.joined();
    let log = bench.pull_all(&ada_again);
    assert!(is_absent(&log[0]) && !is_absent(&log[1]) && !is_absent(&log[2]));
    let pulled = whole(&log[0]);
    assert_eq!((&pulled.envelope, pulled.payload.hash()), (&note.envelope, note.payload.hash()));
    let again = bench.pull(&jonas, Cursor::default());
    assert_eq!(again.operations.len(), before.operations.len() + 2, "what erases, and who joined since");
    assert_ne!(proof(&again).checksum, proof(&before).checksum);
    let behind = bench.pull(&ada_again, end(&before));
    assert_eq!(behind.operations.len(), 2);
    assert_eq!(proof(&behind).checksum, proof(&again).checksum, "it holds, whatever was erased before or after");
}

#[test]
fn an_erased_entity_stays_erased_when_it_is_pushed_again() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let note = ada.write(1, SECRET);
    let erasing = ada.write_with(9, b"", |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
    bench.push(&ada, &[note.clone(), erasing]);
    assert!(matches!(bench.push(&ada, &[note])[0], Verdict::Erased(_)));
    assert!(!hub_holds(&bench, SECRET));
}

#[test]
fn a_later_operation_on_an_erased_entity_comes_in_without_its_payload() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas, rosa) = (bench.joined(), bench.joined(), bench.joined());
    let erasing = ada.write_with(9, b"", |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
    bench.push(&ada, &[erasing]);
    bench.restart();
    let late = jonas.write(1, SECRET);
    let fine = jonas.write(2, b"fine");
    let verdicts = bench.push(&jonas, &[late.clone(), fine]);
    assert!(matches!(verdicts[..], [Verdict::Erased(_), Verdict::Accepted(_)]));
    assert!(matches!(bench.push(&jonas, &[late])[0], Verdict::Erased(_)), "asked again, answered the same");
    let log = bench.pull_all(&rosa);
    assert!(is_absent(&log[1]) && !is_absent(&log[2]));
    assert!(!hub_holds(&bench, SECRET));
}

#[test]
fn a_single_operation_is_erased_wherever_it_stands_and_its_entity_stays() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas, rosa) = (bench.joined(), bench.joined(), bench.joined());
    let older = ada.write(1, SECRET);
    let newer = ada.write(1, b"the words as they should be");
    let to_come = jonas.write(2, SECRET);
    bench.push(&ada, &[older, newer]);
    let named = vec![ada.dot(1), jonas.dot(1)];
    let erasing = ada.write_with(9, b"", |envelope| envelope.erased_operations = Some(named));
    bench.push(&ada, &[erasing]);
    assert!(matches!(bench.push(&jonas, &[to_come])[0], Verdict::Erased(_)), "also one that comes later");
    let log = bench.pull_all(&rosa);
    assert_eq!(log.iter().map(is_absent).collect::<Vec<_>>(), [true, false, false, true]);
    assert!(!hub_holds(&bench, SECRET));
}

#[test]
fn an_operation_that_erases_its_own_entity_stands() {
    let mut bench = Bench::new();
    let (mut ada, rosa) = (bench.joined(), bench.joined());
    let note = ada.write(1, SECRET);
    let erasing = ada.write_with(1, b"why", |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
    let verdicts = bench.push(&ada, &[note, erasing.clone()]);
    assert!(matches!(verdicts[..], [Verdict::Accepted(_), Verdict::Accepted(_)]));
    let log = bench.pull_all(&rosa);
    assert_eq!(log.iter().map(is_absent).collect::<Vec<_>>(), [true, false]);
    assert!(matches!(bench.push(&ada, &[erasing])[0], Verdict::Duplicate(_)));
}

#[test]
fn an_erased_operation_may_be_brought_by_somebody_who_erased_it_already() {
    let mut bench = Bench::new();
    let (mut ada, rosa) = (bench.joined(), bench.joined());
    let note = ada.write(1, SECRET);
    let erased = Operation { payload: OperationPayload::Absent(note.payload.hash()), ..note.clone() };
    assert!(matches!(bench.push(&ada, &[erased])[0], Verdict::Accepted(_)));
    assert!(matches!(bench.push(&ada, &[note])[0], Verdict::Duplicate(_)), "the same hash is the same operation");
    assert!(is_absent(&bench.pull_all(&rosa)[0]));
}

#[test]
fn who_joined_and_by_which_key_is_erased_by_nobody() {
    let mut bench = Bench::new();
    let (mut ada, rosa) = (bench.joined(), bench.joined());
    let enrolments = |bench: &Bench| {
        let pages = bench.pages(&rosa);
        let all = pages.into_iter().flat_map(|page| page.operations).map(|pulled| pulled.content);
        all.filter(is_enrolment).collect::<Vec<_>>()
    };
    let before = enrolments(&bench);
    let named: Vec<Envelope> =
        before.iter().map(|content| Envelope::from_bytes(&whole(content).envelope).unwrap()).collect();
    let erasing = ada.write_with(9, b"", |envelope| {
        envelope.erased_entities = Some(vec![named[0].entity]);
        envelope.erased_operations = Some(vec![named[1].dot]);
    });
    bench.push(&ada, &[erasing]);
    assert_eq!(enrolments(&bench), before);
    assert!(before.iter().all(|content| !is_absent(content)));
}
