use soundings_wire::messages::*;
use soundings_wire::{Change, Envelope, Operation, OperationPayload, Payload, envelope, limits};

use crate::bench::{Bench, end, is_enrolment, parked, proof, whole};
use crate::device::{Device, entity_id};

const SECRET: &[u8] = b"a name that slipped into a note";

fn is_absent(content: &Content) -> bool {
    matches!(whole(content).payload, OperationPayload::Absent(_))
}

fn hub_holds(bench: &Bench, words: &[u8]) -> bool {
    let files = std::fs::read_dir(bench.folder.path()).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file()).any(|path| {
        let bytes = std::fs::read(path).unwrap();
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
    bench.erase(&mut jonas, 9, |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
    assert!(!hub_holds(&bench, SECRET), "neither in the database nor in its write-ahead log");
    let ada_again = bench.joined();
    let log = bench.pull_all(&ada_again);
    assert!(is_absent(&log[0]) && !is_absent(&log[1]) && !is_absent(&log[2]));
    let pulled = whole(&log[0]);
    assert_eq!((&pulled.envelope, pulled.payload.hash()), (&note.envelope, note.payload.hash()));
    let again = bench.pull(&jonas, Cursor::default());
    assert_eq!(again.operations.len(), before.operations.len() + 3, "what asks, what erases, and who joined since");
    assert_ne!(proof(&again).checksum, proof(&before).checksum);
    let behind = bench.pull(&ada_again, end(&before));
    assert_eq!(behind.operations.len(), 3);
    assert_eq!(proof(&behind).checksum, proof(&again).checksum, "it holds, whatever was erased before or after");
}

#[test]
fn an_erased_entity_stays_erased_when_it_is_pushed_again() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let note = ada.write(1, SECRET);
    bench.push(&ada, std::slice::from_ref(&note));
    bench.erase(&mut ada, 9, |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
    assert!(matches!(bench.push(&ada, &[note])[0], Verdict::Erased(_)));
    assert!(!hub_holds(&bench, SECRET));
}

#[test]
fn a_later_operation_on_an_erased_entity_comes_in_without_its_payload() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas, mut rosa) = (bench.joined(), bench.joined(), bench.joined());
    bench.erase(&mut ada, 9, |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
    bench.restart();
    [&mut jonas, &mut rosa].into_iter().for_each(|device| drop(bench.sign_in(device)));
    let late = jonas.write(1, SECRET);
    let fine = jonas.write(2, b"fine");
    let verdicts = bench.push(&jonas, &[late.clone(), fine]);
    assert!(matches!(verdicts[..], [Verdict::Erased(_), Verdict::Accepted(_)]));
    assert!(matches!(bench.push(&jonas, &[late])[0], Verdict::Erased(_)), "asked again, answered the same");
    let log = bench.pull_all(&rosa);
    assert!(is_absent(&log[2]) && !is_absent(&log[3]));
    assert!(!hub_holds(&bench, SECRET));
}

#[test]
fn a_single_operation_is_erased_wherever_it_stands_and_its_entity_stays() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas, mut rosa) = (bench.joined(), bench.joined(), bench.joined());
    let older = ada.write(1, SECRET);
    let newer = ada.write(1, b"the words as they should be");
    bench.push(&ada, &[older, newer]);
    let named = vec![ada.dot(1)];
    bench.erase(&mut jonas, 9, |envelope| envelope.erased_operations = Some(named.clone()));
    bench.sign_in(&mut rosa);
    let log = bench.pull_all(&rosa);
    assert_eq!(log.iter().map(is_absent).collect::<Vec<_>>(), [true, false, false, false]);
    assert!(!hub_holds(&bench, SECRET));
}

#[test]
fn what_nobody_wrote_yet_is_erased_by_nobody() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    let next = vec![ada.dot(1)];
    let names = |envelope: &mut Envelope| envelope.erased_operations = Some(next.clone());
    let asking = jonas.write_with(9, b"why", names);
    bench.push(&jonas, &[asking]);
    let note = ada.write(1, b"fine");
    assert!(matches!(bench.push(&ada, &[note])[0], Verdict::Accepted(_)));
    bench.now_ms += limits::TAKE_BACK_MS;
    [&mut ada, &mut jonas].into_iter().for_each(|device| drop(bench.sign_in(device)));
    let erasing = jonas.write_with(9, b"", names);
    assert_eq!(parked(&bench.push(&jonas, &[erasing])[0]).unwrap().0, ParkReason::NotUnderstood);
    assert!(hub_holds(&bench, b"fine"));
}

#[test]
fn an_operation_that_erases_its_own_entity_stands() {
    let mut bench = Bench::new();
    let (mut ada, mut rosa) = (bench.joined(), bench.joined());
    let note = ada.write(1, SECRET);
    bench.push(&ada, &[note]);
    let itself = vec![entity_id(1), entity_id(9)];
    let erasing = bench.erase(&mut ada, 9, |envelope| envelope.erased_entities = Some(itself.clone()));
    bench.sign_in(&mut rosa);
    let log = bench.pull_all(&rosa);
    assert_eq!(log.iter().map(is_absent).collect::<Vec<_>>(), [true, true, false], "what asked is gone with it");
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
    let (mut ada, mut rosa) = (bench.joined(), bench.joined());
    let enrolments = |bench: &Bench, rosa: &Device| {
        let pages = bench.pages(rosa);
        let all = pages.into_iter().flat_map(|page| page.operations).map(|pulled| pulled.content);
        all.filter(is_enrolment).collect::<Vec<_>>()
    };
    let before = enrolments(&bench, &rosa);
    let named: Vec<Envelope> =
        before.iter().map(|content| Envelope::from_bytes(&whole(content).envelope).unwrap()).collect();
    bench.erase(&mut ada, 9, |envelope| {
        envelope.erased_entities = Some(vec![named[0].entity]);
        envelope.erased_operations = Some(vec![named[1].dot]);
    });
    bench.sign_in(&mut rosa);
    assert_eq!(enrolments(&bench, &rosa), before);
    assert!(before.iter().all(|content| !is_absent(content)));
}

/// What asks for an entity to be erased, and what does it, pushed with so much time between. The verdict on the second.
fn erased_after(ms: u64, between: impl FnOnce(&mut Bench, &mut Device, &mut Device)) -> Verdict {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    let note = jonas.write(1, SECRET);
    bench.push(&jonas, &[note]);
    let names = |envelope: &mut Envelope| envelope.erased_entities = Some(vec![entity_id(1)]);
    let asking = ada.write_with(9, b"why", names);
    bench.push(&ada, &[asking]);
    between(&mut bench, &mut ada, &mut jonas);
    bench.now_ms += ms;
    bench.sign_in(&mut ada);
    let erasing = ada.write_with(9, b"", names);
    let verdict = bench.push(&ada, &[erasing]).remove(0);
    assert_eq!(hub_holds(&bench, SECRET), !matches!(verdict, Verdict::Accepted(_)), "{verdict:?}");
    verdict
}

#[test]
fn nothing_is_erased_before_its_day_is_over_by_the_hubs_clock() {
    let none = |_: &mut Bench, _: &mut Device, _: &mut Device| ();
    let day = limits::TAKE_BACK_MS;
    assert_eq!(parked(&erased_after(day - 1, none)).unwrap().0, ParkReason::ErasureNotDue);
    assert!(matches!(erased_after(day, none), Verdict::Accepted(_)));
}

#[test]
fn what_anybody_took_back_is_not_erased() {
    let verdict = erased_after(limits::TAKE_BACK_MS, |bench, _, jonas| {
        let taking_back = jonas.write(9, b"keep it");
        bench.push(jonas, &[taking_back]);
    });
    assert_eq!(parked(&verdict).unwrap().0, ParkReason::ErasureTakenBack);
}

#[test]
fn nobody_erases_what_they_did_not_ask_for_or_another_did() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    let notes = [ada.write(1, SECRET), ada.write(2, SECRET)];
    bench.push(&ada, &notes);
    let names = |number: u8| move |envelope: &mut Envelope| envelope.erased_entities = Some(vec![entity_id(number)]);
    let asking = ada.write_with(9, b"why", names(1));
    bench.push(&ada, &[asking]);
    bench.now_ms += limits::TAKE_BACK_MS;
    bench.sign_in(&mut ada);
    bench.sign_in(&mut jonas);
    let another = ada.write_with(9, b"", names(2));
    assert_eq!(parked(&bench.push(&ada, &[another])[0]).unwrap().0, ParkReason::NotUnderstood);
    let of_another = jonas.write_with(9, b"", names(1));
    assert_eq!(parked(&bench.push(&jonas, &[of_another])[0]).unwrap().0, ParkReason::NotUnderstood);
    assert!(hub_holds(&bench, SECRET));
}

#[test]
fn what_is_not_due_yet_keeps_nobody_from_saying_more_on_the_erasure() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let names = |envelope: &mut Envelope| envelope.erased_entities = Some(vec![entity_id(1)]);
    let asking = ada.write_with(9, b"why", names);
    bench.push(&ada, &[asking]);
    let operations = [ada.write_with(9, b"why, as the other copy has it", names), ada.write_with(9, b"", names)];
    for verdict in bench.push(&ada, &operations) {
        assert_eq!(parked(&verdict).unwrap().0, ParkReason::ErasureNotDue);
    }
    let taking_back = ada.write(9, b"keep it");
    assert!(matches!(bench.push(&ada, &[taking_back])[0], Verdict::Accepted(_)), "it is what counts");
    bench.now_ms += limits::TAKE_BACK_MS;
    bench.sign_in(&mut ada);
    for verdict in bench.pushed(ada.push_under(4, &operations)) {
        assert_eq!(parked(&verdict).unwrap().0, ParkReason::ErasureTakenBack);
    }
}

#[test]
fn what_no_device_would_show_asks_for_no_erasure() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let note = ada.write(1, SECRET);
    bench.push(&ada, &[note]);
    let mut waits = Change::new(4, &1);
    waits.base.add(jonas.dot(1_000_000));
    let readable = Payload::new([1; 16], vec![Change::new(4, &1)]).to_bytes();
    let waiting = Payload::new([1; 16], vec![waits]).to_bytes();
    let unseen = [
        (10, 1, OperationPayload::Whole(readable.clone())),
        (11, envelope::ERASURE, OperationPayload::Whole(b"why".to_vec())),
        (12, envelope::ERASURE, OperationPayload::Whole(waiting)),
        (13, envelope::ERASURE, OperationPayload::Absent(OperationPayload::Whole(readable.clone()).hash())),
    ];
    for (erasure, kind, payload) in unseen {
        let asking = ada.write_as(erasure, (kind, payload), |envelope| {
            envelope.erased_entities = Some(vec![entity_id(1)]);
        });
        let verdicts = bench.push(&ada, &[asking]);
        assert_eq!(parked(&verdicts[0]).map(|parked| parked.0), Some(ParkReason::NotUnderstood), "{erasure}");
    }
    let seen = ada.write_as(14, (envelope::ERASURE, OperationPayload::Whole(readable)), |envelope| {
        envelope.erased_entities = Some(vec![entity_id(1)]);
    });
    let verdicts = bench.push(&ada, &[seen]);
    assert!(matches!(verdicts[0], Verdict::Accepted(_)), "{verdicts:?}");
}
