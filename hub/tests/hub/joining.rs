use soundings_hub::{AuditCheck, Hub, HubError};
use soundings_wire::messages::*;
use soundings_wire::{Id, Incarnation};

use crate::device::{Bench, Counting, Device, MINUTE, MORNING};

fn refusal(reply: HubReply) -> HubRefusal {
    match reply {
        HubReply::Refused(refusal) => refusal,
        other => panic!("served: {other:?}"),
    }
}

fn joined(reply: HubReply) -> Joined {
    match reply {
        HubReply::Joined(joined) => joined,
        other => panic!("not joined: {other:?}"),
    }
}

#[test]
fn a_device_joins_and_knows_the_hub_by_its_key() {
    let mut bench = Bench::new();
    let (device, invite) = (bench.device(), bench.invite());
    let reply = joined(bench.ask(device.join(&invite)));
    assert_eq!((reply.engineer, reply.role, reply.team), (device.engineer, Role::Engineer, bench.hub.team()));
    assert_eq!(reply.hub.verify(invite.hub, &invite.hub_key, &[9; 32]), Ok(()));
}

#[test]
fn an_invitation_used_twice_is_refused() {
    let mut bench = Bench::new();
    let (first, second, invite) = (bench.device(), bench.device(), bench.invite());
    joined(bench.ask(first.join(&invite)));
    assert_eq!(refusal(bench.ask(second.join(&invite))), HubRefusal::InviteUsed);
}

#[test]
fn a_lost_reply_to_a_join_is_asked_again_and_answered_the_same() {
    let mut bench = Bench::new();
    let (device, invite) = (bench.device(), bench.invite());
    let first = bench.ask(device.join(&invite));
    bench.now_ms += 30 * MINUTE;
    assert_eq!(bench.ask(device.join(&invite)), first, "even after the ten minutes");
}

#[test]
fn a_copy_with_another_key_does_not_profit_from_a_used_invitation() {
    let mut bench = Bench::new();
    let (device, invite) = (bench.device(), bench.invite());
    joined(bench.ask(device.join(&invite)));
    let copy = Device { incarnation: device.incarnation, ..Device::new(77, bench.hub.team()) };
    assert_eq!(refusal(bench.ask(copy.join(&invite))), HubRefusal::InviteUsed);
    assert_eq!(refusal(bench.ask(copy.join(&bench.invite()))), HubRefusal::Signature);
}

#[test]
fn an_expired_invitation_is_refused() {
    let mut bench = Bench::new();
    let (device, invite) = (bench.device(), bench.invite());
    bench.now_ms += 10 * MINUTE;
    assert_eq!(refusal(bench.ask(device.join(&invite))), HubRefusal::InviteExpired);
}

#[test]
fn an_invitation_of_another_hub_is_refused() {
    let mut bench = Bench::new();
    let device = bench.device();
    let elsewhere = Bench::new();
    let mut invite = elsewhere.invite();
    // Both count alike, so the other hub is given an id of its own.
    invite.hub = Id::new(MORNING, [250; 10]);
    assert_eq!(refusal(bench.ask(device.join(&invite))), HubRefusal::WrongHub);
}

#[test]
fn an_invented_invitation_is_refused_and_guessing_is_slowed_down() {
    let mut bench = Bench::new();
    let (device, mut invite) = (bench.device(), bench.invite());
    let honest = invite.clone();
    invite.secret = [0; 20];
    for _ in 0..20 {
        assert_eq!(refusal(bench.ask(device.join(&invite))), HubRefusal::InviteUnknown);
    }
    assert_eq!(refusal(bench.ask(device.join(&invite))), HubRefusal::Busy);
    bench.now_ms += MINUTE;
    joined(bench.ask(device.join(&honest)));
}

#[test]
fn nobody_becomes_an_engineer_by_claiming_their_id() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let mut other = bench.device();
    other.engineer = ada.engineer;
    let reply = joined(bench.ask(other.join(&bench.invite())));
    assert_ne!(reply.engineer, ada.engineer);

    let mut stranger = bench.device();
    stranger.engineer = ada.engineer;
    stranger.incarnation = Incarnation { number: ada.incarnation.number + 1, ..ada.incarnation };
    let reply = joined(bench.ask(stranger.join(&bench.invite())));
    assert_ne!(reply.engineer, ada.engineer, "her device's id, next incarnation, with another key");
}

#[test]
fn an_invitation_for_an_engineer_adds_a_device_to_them() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let phone = bench.device();
    let invite = bench.hub.invite("http://127.0.0.1:1", Some(ada.engineer), Role::Engineer, bench.now_ms).unwrap();
    assert_eq!(joined(bench.ask(phone.join(&invite))).engineer, ada.engineer);
}

#[test]
fn an_invitation_for_an_engineer_who_never_joined_is_refused() {
    let bench = Bench::new();
    let nobody = Some(Id::new(MORNING, [7; 10]));
    let refused = bench.hub.invite("http://127.0.0.1:1", nobody, Role::Engineer, bench.now_ms);
    assert!(matches!(refused, Err(HubError::EngineerUnknown)));
}

#[test]
fn a_protocol_this_hub_does_not_speak_is_refused() {
    let mut bench = Bench::new();
    let device = bench.device();
    let HubRequest::Join(join) = device.join(&bench.invite()) else { unreachable!() };
    assert_eq!(refusal(bench.ask(HubRequest::Join(Join { protocol: 2, ..join }))), HubRefusal::Version);
}

#[test]
fn a_token_is_bound_to_the_key_of_the_device() {
    let mut bench = Bench::new();
    let device = bench.joined();
    let thief = Device { incarnation: device.incarnation, ..Device::new(77, bench.hub.team()) };
    let challenge = Challenge { protocol: PROTOCOL, incarnation: device.incarnation, nonce: [1; 32] };
    let HubReply::Challenged(challenged) = bench.ask(HubRequest::Challenge(challenge)) else { panic!() };
    assert_eq!(refusal(bench.ask(thief.token_request(bench.hub.id(), challenged.nonce))), HubRefusal::Signature);
    assert!(
        matches!(bench.ask(device.token_request(bench.hub.id(), challenged.nonce)), HubReply::Token(_)),
        "the owner is not locked out by it"
    );
}

#[test]
fn a_nonce_is_good_once_and_for_at_most_five_minutes() {
    let mut bench = Bench::new();
    let device = bench.joined();
    let challenge = |bench: &Bench| match bench.ask(HubRequest::Challenge(Challenge {
        protocol: PROTOCOL,
        incarnation: device.incarnation,
        nonce: [1; 32],
    })) {
        HubReply::Challenged(challenged) => challenged.nonce,
        other => panic!("{other:?}"),
    };
    let nonce = challenge(&bench);
    assert!(matches!(bench.ask(device.token_request(bench.hub.id(), nonce)), HubReply::Token(_)));
    assert_eq!(refusal(bench.ask(device.token_request(bench.hub.id(), nonce))), HubRefusal::TokenExpired);
    let late = challenge(&bench);
    bench.now_ms += 5 * MINUTE;
    assert_eq!(refusal(bench.ask(device.token_request(bench.hub.id(), late))), HubRefusal::TokenExpired);
}

fn challenged(bench: &Bench, incarnation: Incarnation) -> HubReply {
    bench.ask(HubRequest::Challenge(Challenge { protocol: PROTOCOL, incarnation, nonce: [1; 32] }))
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
        assert_eq!(refusal(bench.ask(jonas.token_request(bench.hub.id(), nonce))), HubRefusal::TokenExpired);
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
        assert_eq!(refusal(bench.ask(thief.token_request(bench.hub.id(), [3; 32]))), HubRefusal::Signature);
    }
    bench.pull(&device, Cursor::default());
    bench.sign_in(&mut device);
}

#[test]
fn challenges_have_a_budget_of_their_own() {
    let mut bench = Bench::new();
    let device = bench.joined();
    let busy = HubReply::Refused(HubRefusal::Busy);
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
    assert!((0..700).any(|_| signed(&bench) == HubReply::Refused(HubRefusal::Busy)));
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
    assert!(matches!(bench.push(&device, &[operation])[0], Verdict::Accepted { .. }));
}

#[test]
fn a_token_ends_after_an_hour() {
    let mut bench = Bench::new();
    let device = bench.joined();
    bench.now_ms += 60 * MINUTE;
    assert_eq!(
        refusal(bench.ask(HubRequest::Pull(device.pull(bench.hub.team(), Cursor::default())))),
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
    let challenge = Challenge { protocol: PROTOCOL, incarnation: stranger.incarnation, nonce: [1; 32] };
    assert_eq!(refusal(bench.ask(HubRequest::Challenge(challenge))), HubRefusal::DeviceUnknown);
}

#[test]
fn secrets_are_not_in_the_hubs_files() {
    let mut bench = Bench::new();
    let invite = bench.invite();
    let mut device = bench.device();
    joined(bench.ask(device.join(&invite)));
    bench.sign_in(&mut device);
    for entry in std::fs::read_dir(bench.folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for secret in [invite.secret.as_slice(), device.token.as_slice()] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret));
        }
    }
}

#[test]
fn a_hub_without_its_key_does_not_make_another() {
    let bench = Bench::new();
    let key = bench.folder.path().join("hub.key");
    std::fs::remove_file(&key).unwrap();
    let opened = Hub::open(bench.folder.path(), std::sync::Arc::new(Counting::default()), MORNING);
    assert!(matches!(opened, Err(HubError::Key { .. })));
    assert!(!key.exists());
}

#[cfg(unix)]
#[test]
fn the_hubs_key_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    let mode = std::fs::metadata(bench.folder.path().join("hub.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn the_audit_log_names_who_joined_and_is_whole() {
    let mut bench = Bench::new();
    bench.joined();
    bench.joined();
    assert_eq!(bench.hub.check_audit_log().unwrap(), AuditCheck { entries: 5, first_misfit: None });
}

#[test]
fn the_list_of_devices_says_whose_they_are_and_when_they_last_came() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    bench.now_ms += MINUTE;
    let jonas = bench.device();
    joined(bench.ask(jonas.join(&bench.invite())));
    let devices = bench.hub.devices().unwrap();
    assert_eq!(
        devices.iter().map(|device| (device.incarnation, device.engineer)).collect::<Vec<_>>(),
        [(ada.incarnation, ada.engineer), (jonas.incarnation, jonas.engineer)]
    );
    assert_eq!((devices[0].joined_ms, devices[0].contact_ms), (MORNING, Some(MORNING)));
    assert_eq!((devices[1].joined_ms, devices[1].contact_ms, devices[1].revoked_ms), (MORNING + MINUTE, None, None));
}
