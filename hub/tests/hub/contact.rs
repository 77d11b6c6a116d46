//! A contact: a nonce, a signature, an hour's token.

use soundings_wire::messages::*;
use soundings_wire::{Id, Incarnation};

use crate::bench::{Bench, MINUTE, MORNING, accepted};
use crate::device::Device;

#[test]
fn a_token_is_bound_to_the_key_of_the_device() {
    let mut bench = Bench::new();
    let device = bench.joined();
    let thief = Device { incarnation: device.incarnation, ..Device::new(77, bench.hub.team()) };
    let HubReply::Challenged(challenged) = bench.ask(device.challenge()) else { panic!() };
    assert_eq!(bench.refusal(thief.token_request(bench.hub.id(), challenged.nonce)), HubRefusal::Signature);
    assert!(
        matches!(bench.ask(device.token_request(bench.hub.id(), challenged.nonce)), HubReply::Token(_)),
        "the owner is not locked out by it"
    );
}

#[test]
fn a_nonce_is_good_once_and_for_at_most_five_minutes() {
    let mut bench = Bench::new();
    let device = bench.joined();
    let challenge = |bench: &Bench| match bench.ask(device.challenge()) {
        HubReply::Challenged(challenged) => challenged.nonce,
        other => panic!("{other:?}"),
    };
    let nonce = challenge(&bench);
    assert!(matches!(bench.ask(device.token_request(bench.hub.id(), nonce)), HubReply::Token(_)));
    assert_eq!(bench.refusal(device.token_request(bench.hub.id(), nonce)), HubRefusal::TokenExpired);
    let late = challenge(&bench);
    bench.now_ms += 5 * MINUTE;
    assert_eq!(bench.refusal(device.token_request(bench.hub.id(), late)), HubRefusal::TokenExpired);
}

fn challenged(bench: &Bench, incarnation: Incarnation) -> HubReply {
    bench.ask(HubRequest::Challenge(Challenge { protocols: PROTOCOLS, incarnation, nonce: [1; 32] }))
}

#[test]
fn nobody_makes_the_hub_forget_another_devices_nonce() {
    let mut bench = Bench::new();
    let device = bench.joined();
    let HubReply::Challenged(given) = challenged(&bench, device.incarnation) else { panic!() };
    for _ in 0..1_000 {
        assert!(
            matches!(challenged(&bench, device.incarnation), HubReply::Challenged(other) if other.nonce != given.nonce)
        );
    }
    bench.now_ms += 2 * MINUTE;
    assert!(matches!(bench.ask(device.token_request(bench.hub.id(), given.nonce)), HubReply::Token(_)));
}

#[test]
fn a_nonce_is_one_devices_and_no_invented_one_is_taken() {
    let mut bench = Bench::new();
    let (ada, jonas) = (bench.joined(), bench.joined());
    let HubReply::Challenged(given) = challenged(&bench, ada.incarnation) else { panic!() };
    for nonce in [given.nonce, [7; 32], [0; 32]] {
        assert_eq!(bench.refusal(jonas.token_request(bench.hub.id(), nonce)), HubRefusal::TokenExpired);
    }
}

#[test]
fn challenges_use_up_no_devices_budget() {
    let mut bench = Bench::new();
    let mut device = bench.joined();
    for _ in 0..2_000 {
        assert!(matches!(challenged(&bench, device.incarnation), HubReply::Challenged(_)));
    }
    // What names the device and is not signed by it costs it nothing either.
    let thief = Device { incarnation: device.incarnation, ..Device::new(77, bench.hub.team()) };
    for _ in 0..2_000 {
        assert_eq!(bench.refusal(thief.token_request(bench.hub.id(), [3; 32])), HubRefusal::Signature);
    }
    bench.pull(&device, Cursor::default());
    bench.sign_in(&mut device);
}

#[test]
fn challenges_have_a_budget_of_their_own() {
    let mut bench = Bench::new();
    let device = bench.joined();
    let busy = HubReply::Refused(HubRefusal::Busy.into());
    assert!((0..20_000).any(|_| challenged(&bench, device.incarnation) == busy));
    bench.pull(&device, Cursor::default());
    bench.now_ms += MINUTE;
    assert!(matches!(challenged(&bench, device.incarnation), HubReply::Challenged(_)));
}

#[test]
fn tokens_are_charged_to_the_device_that_signed() {
    let mut bench = Bench::new();
    let device = bench.joined();
    let signed = |bench: &Bench| {
        let HubReply::Challenged(given) = challenged(bench, device.incarnation) else { panic!() };
        bench.ask(device.token_request(bench.hub.id(), given.nonce))
    };
    assert!((0..700).any(|_| signed(&bench) == HubReply::Refused(HubRefusal::Busy.into())));
    bench.now_ms += MINUTE;
    assert!(matches!(signed(&bench), HubReply::Token(_)));
}

#[test]
fn a_token_lost_with_its_reply_locks_nobody_out() {
    let mut bench = Bench::new();
    let mut device = bench.joined();
    for _ in 0..10 {
        bench.sign_in(&mut device);
    }
    let operation = device.write(1, b"words");
    assert!(accepted(&bench.push(&device, &[operation])[0]).is_some());
}

#[test]
fn a_token_ends_after_an_hour() {
    let mut bench = Bench::new();
    let device = bench.joined();
    bench.now_ms += 60 * MINUTE;
    assert_eq!(
        bench.refusal(HubRequest::Pull(device.pull(bench.hub.team(), Cursor::default()))),
        HubRefusal::TokenExpired
    );
}

#[test]
fn a_token_outlives_a_restart_of_the_hub() {
    let mut bench = Bench::new();
    let device = bench.joined();
    bench.restart();
    bench.pull(&device, Cursor::default());
}

#[test]
fn a_stranger_gets_no_nonce() {
    let mut bench = Bench::new();
    let stranger = bench.device();
    assert_eq!(bench.refusal(stranger.challenge()), HubRefusal::DeviceUnknown);
}

#[test]
fn the_hub_proves_at_each_contact_who_it_is() {
    let mut bench = Bench::new();
    let device = bench.joined();
    let HubReply::Challenged(challenged) = bench.ask(device.challenge()) else { panic!("no nonce") };
    let proof = challenged.proof.verified(&bench.hub_key).unwrap();
    assert!(proof.answers(bench.hub.id(), &[1; 32]) && !proof.answers(bench.hub.id(), &[2; 32]));
    assert_eq!((proof.epoch, proof.protocols), (1, PROTOCOLS));
}

#[test]
fn a_contact_begins_where_both_speak_one_protocol_and_else_the_hubs_own_range_is_said() {
    let mut bench = Bench::new();
    let incarnation = bench.joined().incarnation;
    let ask = |lowest, highest| {
        let protocols = Protocols { lowest, highest };
        bench.ask(HubRequest::Challenge(Challenge { protocols, incarnation, nonce: [1; 32] }))
    };
    let above = PROTOCOLS.highest + 1;
    assert!(matches!(ask(0, above), HubReply::Challenged(_)));
    let HubReply::Refused(refused) = ask(above, above + 1) else { panic!("served") };
    assert_eq!((refused.refusal, refused.protocols, refused.order), (HubRefusal::Version, PROTOCOLS, None));
}

#[test]
fn a_token_request_made_for_another_hub_is_refused() {
    let mut bench = Bench::new();
    let device = bench.joined();
    let HubReply::Challenged(challenged) = bench.ask(device.challenge()) else { panic!("no nonce") };
    let elsewhere = Id::new(MORNING, [250; 10]);
    assert_eq!(bench.refusal(device.token_request(elsewhere, challenged.nonce)), HubRefusal::WrongHub);
}

#[test]
fn what_a_later_version_asks_is_not_understood_and_said_so() {
    let bench = Bench::new();
    let HubReply::Refused(refused) = bench.ask(HubRequest::Unknown(77)) else { panic!("served") };
    assert_eq!((refused.refusal, refused.protocols), (HubRefusal::NotUnderstood, PROTOCOLS));
}
