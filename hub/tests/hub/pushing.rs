use soundings_wire::messages::*;
use soundings_wire::{HybridTime, Id, Operation, OperationPayload, limits};

use crate::device::{Bench, MINUTE, MORNING, accepted, parked};

#[test]
fn a_push_is_stored_in_its_order() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let operations: Vec<Operation> = (0..5).map(|entity| ada.write(entity, b"words")).collect();
    let verdicts = bench.push(&ada, &operations);
    assert_eq!(verdicts.iter().filter_map(accepted).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
}

#[test]
fn a_lost_reply_is_sent_again_and_counted_once() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let operations = vec![ada.write(1, b"one"), ada.write(2, b"two")];
    let first = bench.push(&ada, &operations);
    let again = bench.push(&ada, &operations);
    for (first, again) in first.iter().zip(&again) {
        let (Verdict::Accepted { hub_seq, rank }, Verdict::Duplicate { hub_seq: same, rank: same_rank }) =
            (first, again)
        else {
            panic!("{again:?}")
        };
        assert_eq!((hub_seq, rank), (same, same_rank));
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
    assert!(matches!(
        verdicts[..],
        [Verdict::Duplicate { .. }, Verdict::Duplicate { .. }, Verdict::Accepted { hub_seq: 3, .. }]
    ));
}

#[test]
fn one_bad_operation_does_not_block_its_neighbours() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let operations = vec![ada.write(1, b"good"), ada.write_rubbish(), ada.write(2, b"good too")];
    let verdicts = bench.push(&ada, &operations);
    assert_eq!(accepted(&verdicts[0]), Some(1));
    assert_eq!(parked(&verdicts[1]), Some((ParkReason::NotUnderstood, 2)));
    assert_eq!(accepted(&verdicts[2]), Some(2));
    let next = ada.write(3, b"and on");
    assert_eq!(accepted(&bench.push(&ada, &[next])[0]), Some(3), "the chain goes on through what was parked");
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
    assert_eq!(accepted(&verdicts[2]), Some(1));
    let later = ada.write(1, b"depends as well");
    assert_eq!(parked(&bench.push(&ada, &[later])[0]), Some((ParkReason::Dependent, 4)), "also in a later push");
}

#[test]
fn a_withdrawn_operation_closes_its_place_and_frees_what_waited() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let too_large = ada.write(1, &vec![7; limits::GROUP_BYTES]);
    let waits = ada.write(1, b"depends");
    bench.push(&ada, &[too_large.clone(), waits.clone()]);
    let withdrawn = Operation { payload: OperationPayload::Absent(too_large.payload.hash()), ..too_large };
    let verdicts = bench.push(&ada, &[withdrawn, waits]);
    assert_eq!(verdicts.iter().filter_map(accepted).collect::<Vec<_>>(), [1, 2]);
    assert!(matches!(bench.pull_all(&jonas)[0].operation.as_ref().unwrap().payload, OperationPayload::Absent(_)));
    assert_eq!(bench.sign_in(&mut ada).seen, [SeenOfDevice { log: bench.hub.team(), contiguous: 2 }]);
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
    assert_eq!(bench.push(&ada, &group).iter().filter_map(accepted).collect::<Vec<_>>(), [1, 2]);
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
    assert_eq!(verdicts[3..].iter().filter_map(accepted).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(bench.pull_all(&jonas).len(), 2);
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
    assert_eq!(bench.push(&ada, &operations[1..]).iter().filter_map(accepted).collect::<Vec<_>>(), [2, 3, 4]);
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
    let HubRequest::Push(mut push) = ada.push(&[operation]) else { unreachable!() };
    push.head.signature = jonas.head(0).signature;
    assert_eq!(bench.ask(HubRequest::Push(push)), HubReply::Refused(HubRefusal::Signature));
}

#[test]
fn a_teammate_may_carry_what_another_device_signed() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let operation = ada.write(1, b"words");
    let HubRequest::Push(push) = ada.push(&[operation]) else { unreachable!() };
    let HubReply::Pushed(pushed) = bench.ask(HubRequest::Push(Push { token: jonas.token, ..push })) else {
        panic!("not pushed")
    };
    assert_eq!(accepted(&pushed.verdicts[0]), Some(1));
}

#[test]
fn operations_of_another_device_under_ones_own_head_are_not_understood() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    let stolen = jonas.write(1, b"words");
    ada.seq = 2;
    let heads = Push { token: ada.token, head: ada.head(0), operations: vec![stolen.clone()], ranks: None };
    assert_eq!(bench.ask(HubRequest::Push(heads)), HubReply::Refused(HubRefusal::NotUnderstood));
    ada.seq = 1;
    let own = ada.write(1, b"mine");
    let HubRequest::Push(push) = ada.push(&[own]) else { unreachable!() };
    let HubReply::Pushed(pushed) = bench.ask(HubRequest::Push(Push { operations: vec![stolen], ..push })) else {
        panic!("not pushed")
    };
    assert_eq!(pushed.verdicts, [Verdict::Clone], "the head does not cover it");
}

#[test]
fn a_skewed_clock_is_never_refused_and_ranks_at_most_five_minutes_ahead() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let ten_years = 10 * 365 * 24 * 60 * MINUTE;
    let ahead = ada.write_with(1, b"ahead", |envelope| envelope.clock = HybridTime::new(MORNING + ten_years, 3));
    let behind = ada.write_with(2, b"behind", |envelope| envelope.clock = HybridTime::new(MORNING - ten_years, 3));
    let verdicts = bench.push(&ada, &[ahead, behind]);
    let ranks: Vec<u64> = verdicts
        .iter()
        .map(|verdict| match verdict {
            Verdict::Accepted { rank, .. } => rank.utc_ms(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(ranks, [bench.now_ms + 5 * MINUTE, MORNING - ten_years]);
}

#[test]
fn a_display_reads_and_does_not_write() {
    let mut bench = Bench::new();
    let mut wall = bench.device();
    let invite = bench.hub.invite("http://127.0.0.1:1", None, Role::Display, bench.now_ms).unwrap();
    bench.ask(wall.join(&invite));
    bench.sign_in(&mut wall);
    bench.pull(&wall, Cursor::default());
    let operation = wall.write(1, b"words");
    assert_eq!(bench.ask(wall.push(&[operation])), HubReply::Refused(HubRefusal::NotYourLog));
}

#[test]
fn a_log_that_is_not_the_teams_is_refused() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let elsewhere = Id::new(MORNING, [9; 10]);
    assert_eq!(
        bench.ask(HubRequest::Pull(ada.pull(elsewhere, Cursor::default()))),
        HubReply::Refused(HubRefusal::NotYourLog)
    );
}

#[test]
fn a_device_that_asks_without_end_is_told_to_wait() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let pull = || HubRequest::Pull(ada.pull(bench.hub.team(), Cursor::default()));
    let served = (0..700).take_while(|_| matches!(bench.ask(pull()), HubReply::Page(_))).count();
    assert!((500..700).contains(&served), "{served}");
    assert_eq!(bench.ask(pull()), HubReply::Refused(HubRefusal::Busy));
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
        (Verdict::Accepted { hub_seq, .. }, Verdict::Duplicate { hub_seq: same, .. }) if hub_seq == same)));
    assert_eq!(bench.pull_all(&jonas).len(), 50);
}
