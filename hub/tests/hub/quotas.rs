//! How much a hub takes: of what cannot be taken, of bytes a minute, in all. Beyond it nothing of a push is remembered.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use soundings_hub::Quotas;
use soundings_wire::messages::*;
use soundings_wire::{Operation, limits};

use crate::bench::{Bench, MINUTE, accepted, parked};
use crate::device::{Device, entity_id};
use crate::files::{CONTENT, NAME, ask, names, send, sending, standing};

/// Pushes so many on something that the hub takes nothing on.
fn refused(bench: &mut Bench, ada: &mut Device, many: usize) -> Vec<Operation> {
    bench.hub.refuse_for_now(BTreeSet::from([entity_id(1)]));
    let all: Vec<Operation> = (0..many).map(|_| ada.write(1, b"refused")).collect();
    for some in all.chunks(1_000) {
        bench.now_ms += MINUTE;
        assert!(bench.push(ada, some).iter().all(|verdict| parked(verdict).is_some()));
    }
    all
}

#[test]
fn a_push_costs_the_same_however_many_parked_operations_lie_there() {
    let cost = |parked| {
        let mut bench = Bench::new();
        let mut ada = bench.joined();
        refused(&mut bench, &mut ada, parked);
        let new: Vec<Operation> = (2..52).map(|entity| ada.write(entity, b"new")).collect();
        let turns = bench.hub.count_turns().unwrap();
        assert!(bench.push(&ada, &new).iter().all(|verdict| accepted(verdict).is_some()));
        turns.load(Ordering::Relaxed)
    };
    let (few, many) = (cost(20), cost(4_000));
    assert!(many < few + few / 10, "{few} turns beside 20, {many} beside 4,000");
}

#[test]
fn a_device_that_brings_what_cannot_be_taken_is_full_until_it_sees_to_that_and_loses_nothing() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let old = refused(&mut bench, &mut ada, limits::PARKED_NAMED);
    let new = [ada.write(2, b"new"), ada.write(1, b"refused too")];
    let full = bench.push(&ada, &new);
    assert!(full.iter().all(|verdict| matches!(parked(verdict), Some((ParkReason::Full, _)))), "{full:?}");
    let seen = bench.sign_in(&mut ada).seen.remove(0);
    assert_eq!((seen.judged, seen.parked.len()), (limits::PARKED_NAMED as u64, limits::PARKED_NAMED), "nothing of it");
    bench.hub.refuse_for_now(BTreeSet::new());
    let retried = bench.pushed(ada.push_under(1_000, &old[..1_000]));
    assert!(retried.iter().all(|verdict| accepted(verdict).is_some()), "what was parked makes room");
    assert!(accepted(&bench.push(&ada, &new)[0]).is_some());
    let jonas = bench.joined();
    assert!(bench.pull_all(&jonas).len() > limits::PARKED_NAMED);
}

#[test]
fn a_hub_without_room_takes_nothing_more_and_all_of_it_later() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let first = [ada.write(1, b"first")];
    bench.push(&ada, &first);
    bench.hub.limit(Quotas { log_bytes: 0, ..Quotas::default() });
    let more = [first[0].clone(), ada.write(2, b"second")];
    let full = bench.push(&ada, &more);
    assert!(matches!(full[0], Verdict::Duplicate(_)), "{full:?}");
    assert_eq!(parked(&full[1]), Some((ParkReason::Full, 2)));
    assert_eq!(bench.pull_all(&jonas).len(), 1, "it is read on");
    bench.hub.limit(Quotas::default());
    assert!(accepted(&bench.push(&ada, &more)[1]).is_some());
}

#[test]
fn files_beyond_what_a_hub_takes_in_all_wait() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let operation = names(&mut ada, 1, NAME, CONTENT.len() as u64);
    bench.push(&ada, &[operation]);
    bench.hub.limit(Quotas { file_bytes: CONTENT.len() as u64 - 1, ..Quotas::default() });
    let reply = send(&bench, &sending(&ada, 0, CONTENT.len()), CONTENT);
    assert_eq!(standing(&reply).state, BlobState::Full);
    assert_eq!(ask(&mut bench, &ada, NAME).stored_bytes, 0);
    bench.hub.limit(Quotas { file_bytes: CONTENT.len() as u64, ..Quotas::default() });
    let reply = send(&bench, &sending(&ada, 0, CONTENT.len()), CONTENT);
    assert_eq!(standing(&reply).state, BlobState::Whole);
}

#[test]
fn a_device_that_pushes_hundreds_of_megabytes_at_once_is_told_to_wait_and_goes_on_after_a_while() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    let large: Vec<Operation> = (0..7).map(|entity| ada.write(entity, &vec![7; 250_000])).collect();
    let push = || HubRequest::Push(ada.push(&large));
    let taken = (0..400).take_while(|_| matches!(bench.ask(push()), HubReply::Pushed(_))).count();
    assert!((100..200).contains(&taken), "{taken}");
    assert_eq!(bench.refusal(push()), HubRefusal::Busy);
    let other = [jonas.write(1, b"another's")];
    assert!(accepted(&bench.push(&jonas, &other)[0]).is_some());
    bench.now_ms += MINUTE;
    assert!(matches!(bench.ask(push()), HubReply::Pushed(_)));
}
