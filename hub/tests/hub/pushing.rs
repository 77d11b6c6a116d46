use soundings_wire::chain::Head;
use soundings_wire::enrolment::Role;
use soundings_wire::messages::*;
use soundings_wire::{HybridTime, Id, Operation, OperationPayload, Signed, limits};

use crate::bench::{Bench, MINUTE, MORNING, accepted, parked, whole};
use crate::device::Device;

#[test]
fn a_push_is_stored_in_its_order() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let operations: Vec<Operation> = (0..5).map(|entity| ada.write(entity, b"words")).collect();
    let verdicts = bench.push(&ada, &operations);
    assert_eq!(bench.places(&verdicts), [1, 2, 3, 4, 5]);
}

#[test]
fn a_lost_reply_is_sent_again_and_counted_once() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let operations = vec![ada.write(1, b"one"), ada.write(2, b"two")];
    let first = bench.push(&ada, &operations);
    let again = bench.push(&ada, &operations);
    for (first, again) in first.iter().zip(&again) {
        let (Verdict::Accepted(placed), Verdict::Duplicate(same)) = (first, again) else { panic!("{again:?}") };
        assert_eq!(placed, same);
    }
    assert_eq!(bench.pull_all(&jonas).len(), 2);
}

#[test]
fn a_resend_with_new_operations_behind_it_goes_on() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let mut operations = vec![ada.write(1, b"one"), ada.write(2, b"two")];
    bench.push(&ada, &operations);
    operations.push(ada.write(3, b"three"));
    let verdicts = bench.push(&ada, &operations);
    assert!(matches!(verdicts[..], [Verdict::Duplicate(_), Verdict::Duplicate(_), Verdict::Accepted(_)]));
    assert_eq!(bench.places(&verdicts), [3]);
}

#[test]
fn one_bad_operation_does_not_block_its_neighbours() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let operations = vec![ada.write(1, b"good"), ada.write_rubbish(), ada.write(2, b"good too")];
    let verdicts = bench.push(&ada, &operations);
    assert_eq!(parked(&verdicts[1]), Some((ParkReason::NotUnderstood, 2)));
    assert_eq!(bench.places(&verdicts), [1, 3], "what was parked has its place between them");
    let next = ada.write(3, b"and on");
    assert_eq!(bench.places(&bench.push(&ada, &[next])), [4], "the chain goes on through what was parked");
}

#[test]
fn a_parked_operation_holds_back_later_ones_on_its_entity_alone() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let too_large = vec![7; limits::GROUP_BYTES];
    let operations = vec![ada.write(1, &too_large), ada.write(1, b"depends"), ada.write(2, b"does not")];
    let verdicts = bench.push(&ada, &operations);
    assert_eq!(parked(&verdicts[0]), Some((ParkReason::TooLarge, 1)));
    assert_eq!(parked(&verdicts[1]), Some((ParkReason::Dependent, 2)));
    assert_eq!(bench.places(&verdicts), [3]);
    let later = ada.write(1, b"depends as well");
    assert_eq!(parked(&bench.push(&ada, &[later])[0]), Some((ParkReason::Dependent, 4)), "also in a later push");
}

#[test]
fn an_operation_of_a_later_version_is_parked_and_holds_back_later_ones_on_its_entity() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let operations = [ada.write_later(1, b"later"), ada.write(1, b"depends"), ada.write(2, b"does not")];
    let verdicts = bench.push(&ada, &operations);
    assert_eq!(parked(&verdicts[0]), Some((ParkReason::NotUnderstood, 1)));
    assert_eq!(parked(&verdicts[1]), Some((ParkReason::Dependent, 2)));
    assert_eq!(bench.places(&verdicts), [3]);
    let again = bench.pushed(ada.push_under(3, &operations[..1]));
    assert_eq!(parked(&again[0]), Some((ParkReason::NotUnderstood, 1)), "it says itself which it is");
}

/// What the hub says it holds of a device: how far it judged, and what of that is parked.
fn seen(bench: &Bench, device: &mut Device) -> (u64, Vec<u64>) {
    let seen = bench.sign_in(device).seen.remove(0);
    assert_eq!(seen.log, bench.hub.team());
    (seen.judged, seen.parked)
}

#[test]
fn a_withdrawn_operation_closes_its_place_and_frees_what_waited() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let too_large = ada.write(1, &vec![7; limits::GROUP_BYTES]);
    let waits = ada.write(1, b"depends");
    bench.push(&ada, &[too_large.clone(), waits.clone()]);
    assert_eq!(seen(&bench, &mut ada), (2, vec![1, 2]));
    let withdrawn = Operation { payload: OperationPayload::Absent(too_large.payload.hash()), ..too_large };
    let verdicts = bench.push(&ada, &[withdrawn, waits]);
    assert_eq!(bench.places(&verdicts), [3, 4], "behind the places where they were refused");
    let log = bench.pull_all(&jonas);
    assert!(matches!(log[..2], [Content::Parked(_), Content::Parked(_)]));
    assert!(matches!(whole(&log[2]).payload, OperationPayload::Absent(_)));
    assert_eq!(seen(&bench, &mut ada), (2, vec![]));
}

#[test]
fn a_parked_operation_is_retried_with_the_same_bytes_and_no_others() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let group = ada.write_group(&[1, 2], b"half");
    let half = &group[1..];
    assert_eq!(parked(&bench.push(&ada, &group[..1])[0]), Some((ParkReason::GroupIncomplete, 2)));
    assert_eq!(parked(&bench.push(&ada, half)[0]), Some((ParkReason::GroupIncomplete, 1)));
    let other = Operation { payload: OperationPayload::Whole(b"flah".to_vec()), ..group[0].clone() };
    assert_eq!(bench.push(&ada, &[other, group[1].clone()]), [Verdict::Clone, Verdict::Clone]);
    assert_eq!(bench.places(&bench.push(&ada, &group)), [3, 4], "behind the places where they were refused");
}

#[test]
fn a_group_is_taken_or_parked_whole() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let large = ada.write_group(&[1, 2, 3], &vec![7; 100_000]);
    let fine = ada.write_group(&[4, 5], b"fine");
    let verdicts = bench.push(&ada, &[large, fine].concat());
    assert!(
        verdicts[..3].iter().all(|verdict| parked(verdict) == Some((ParkReason::TooLarge, 3))),
        "all say which was too much"
    );
    assert_eq!(bench.places(&verdicts[3..]), [4, 5]);
    let log = bench.pull_all(&jonas);
    assert_eq!(
        log.iter().map(|content| matches!(content, Content::Whole(_))).collect::<Vec<_>>(),
        [false, false, false, true, true]
    );
}

#[test]
fn a_payload_that_does_not_fit_its_envelope_is_not_understood() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let operation = ada.write_with(1, b"words", |envelope| envelope.payload_length += 1);
    assert_eq!(parked(&bench.push(&ada, &[operation])[0]), Some((ParkReason::NotUnderstood, 1)));
}

#[test]
fn a_gap_is_said_and_filled() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let operations: Vec<Operation> = (0..4).map(|entity| ada.write(entity, b"words")).collect();
    bench.push(&ada, &operations[..1]);
    assert_eq!(parked(&bench.push(&ada, &operations[2..])[0]), Some((ParkReason::Gap, 2)));
    let holed = [operations[1].clone(), operations[3].clone()];
    assert_eq!(parked(&bench.push(&ada, &holed)[0]), Some((ParkReason::Gap, 3)), "the head proves nothing over a hole");
    assert_eq!(bench.places(&bench.push(&ada, &operations[1..])), [2, 3, 4]);
}

#[test]
fn other_bytes_under_a_known_name_reveal_a_clone() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let first = ada.write(1, b"mine");
    bench.push(&ada, &[first]);
    ada.seq = 1;
    let copied = ada.write(1, b"also mine");
    assert_eq!(bench.push(&ada, &[copied]), [Verdict::Clone]);
}

#[test]
fn a_chain_that_forked_reveals_a_clone_and_nothing_of_it_is_stored() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let first = ada.write(1, b"mine");
    bench.push(&ada, &[first]);
    ada.seq = 1;
    ada.write(1, b"also mine");
    let behind = ada.write(2, b"behind the fork");
    assert_eq!(bench.push(&ada, &[behind]), [Verdict::Clone]);
    assert_eq!(bench.pull_all(&jonas).len(), 1);
}

#[test]
fn a_head_signed_by_another_key_is_refused() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let operation = ada.write(1, b"words");
    let head = Head { log: ada.log, incarnation: ada.incarnation, seq: 1, chain: ada.heads[1] };
    let push = Push { head: Signed::sign(&jonas.key, &head), ..ada.push(&[operation]) };
    assert_eq!(bench.refusal(HubRequest::Push(push)), HubRefusal::Signature);
}

#[test]
fn a_teammate_may_carry_what_another_device_signed() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let operation = ada.write(1, b"words");
    let push = ada.push(&[operation]);
    assert_eq!(bench.places(&bench.pushed(Push { token: jonas.token, ..push })), [1]);
}

#[test]
fn operations_of_another_device_under_ones_own_head_are_not_understood() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    let stolen = jonas.write(1, b"words");
    let heads = ada.push_under(0, std::slice::from_ref(&stolen));
    assert_eq!(bench.refusal(HubRequest::Push(heads)), HubRefusal::NotUnderstood);
    let own = ada.write(1, b"mine");
    let push = Push { operations: vec![stolen], ..ada.push(&[own]) };
    assert_eq!(bench.pushed(push), [Verdict::Clone], "the head does not cover it");
}

#[test]
fn a_skewed_clock_is_never_refused_and_ranks_at_most_five_minutes_ahead() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let ten_years = 10 * 365 * 24 * 60 * MINUTE;
    let ahead = ada.write_with(1, b"ahead", |envelope| envelope.clock = HybridTime::new(MORNING + ten_years, 3));
    let behind = ada.write_with(2, b"behind", |envelope| envelope.clock = HybridTime::new(MORNING - ten_years, 3));
    let verdicts = bench.push(&ada, &[ahead, behind]);
    let ranks: Vec<u64> = verdicts.iter().filter_map(accepted).map(|placed| placed.rank.utc_ms()).collect();
    assert_eq!(ranks, [bench.now_ms + 5 * MINUTE, MORNING - ten_years]);
}

#[test]
fn a_display_reads_and_does_not_write() {
    let mut bench = Bench::new();
    let mut wall = bench.joined_as(Role::Display);
    bench.pull(&wall, Cursor::default());
    let operation = wall.write(1, b"words");
    let push = wall.push(&[operation]);
    assert_eq!(bench.refusal(HubRequest::Push(push.clone())), HubRefusal::NotYourLog);
    let ada = bench.joined();
    let carried = Push { token: ada.token, ..push };
    assert_eq!(bench.refusal(HubRequest::Push(carried)), HubRefusal::NotYourLog, "nor does anybody for it");
}

#[test]
fn a_log_that_is_not_the_teams_is_refused() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let elsewhere = Id::new(MORNING, [9; 10]);
    let pull = HubRequest::Pull(ada.pull(elsewhere, Cursor::default()));
    assert_eq!(bench.refusal(pull), HubRefusal::NotYourLog);
}

#[test]
fn a_device_that_asks_without_end_is_told_to_wait() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let pull = || HubRequest::Pull(ada.pull(bench.hub.team(), Cursor::default()));
    let served = (0..700).take_while(|_| matches!(bench.ask(pull()), HubReply::Page(_))).count();
    assert!((500..700).contains(&served), "{served}");
    assert_eq!(bench.refusal(pull()), HubRefusal::Busy);
}

#[test]
fn a_restarted_hub_knows_everything_it_confirmed() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let operations: Vec<Operation> = (0..50).map(|entity| ada.write(entity, b"words")).collect();
    let before = bench.push(&ada, &operations);
    bench.restart();
    let after = bench.push(&ada, &operations);
    assert!(before.iter().zip(&after).all(|(before, after)| matches!((before, after),
        (Verdict::Accepted(placed), Verdict::Duplicate(same)) if placed == same)));
    assert_eq!(bench.pull_all(&jonas).len(), 50);
}
