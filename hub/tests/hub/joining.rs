use soundings_hub::{AuditCheck, Hub, HubError};
use soundings_wire::enrolment::{Role, Vouched};
use soundings_wire::invite::Invite;
use soundings_wire::messages::*;
use soundings_wire::{Id, Incarnation, Signed};

use crate::bench::{ADDRESS, Bench, Counting, MINUTE, MORNING};
use crate::device::Device;

#[test]
fn a_device_joins_and_knows_the_hub_by_its_key() {
    let mut bench = Bench::new();
    let (device, invite) = (bench.device(), bench.invite());
    let HubReply::Joined(signed) = bench.ask(device.join(&invite)) else { panic!("not joined") };
    let welcome = signed.verified(&invite.hub_key).unwrap();
    assert!(welcome.proof.answers(invite.hub, &[9; 32]));
    assert_eq!((welcome.engineer, welcome.role), (device.engineer, Role::Engineer));
    assert_eq!((welcome.team, welcome.incarnation), (bench.hub.team(), device.incarnation));
}

#[test]
fn an_invitation_used_twice_is_refused() {
    let mut bench = Bench::new();
    let (first, second, invite) = (bench.device(), bench.device(), bench.invite());
    bench.welcomed(first.join(&invite));
    assert_eq!(bench.refusal(second.join(&invite)), HubRefusal::InviteUsed);
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
    bench.welcomed(device.join(&invite));
    let copy = Device { incarnation: device.incarnation, ..Device::new(77, bench.hub.team()) };
    assert_eq!(bench.refusal(copy.join(&invite)), HubRefusal::InviteUsed);
    assert_eq!(bench.refusal(copy.join(&bench.invite())), HubRefusal::Signature);
}

#[test]
fn an_expired_invitation_is_refused() {
    let mut bench = Bench::new();
    let (device, invite) = (bench.device(), bench.invite());
    bench.now_ms += 10 * MINUTE;
    assert_eq!(bench.refusal(device.join(&invite)), HubRefusal::InviteExpired);
}

#[test]
fn an_invitation_of_another_hub_is_refused() {
    let mut bench = Bench::new();
    let device = bench.device();
    let elsewhere = Bench::new();
    let mut invite = elsewhere.invite();
    // Both count alike, so the other hub is given an id of its own.
    invite.hub = Id::new(MORNING, [250; 10]);
    assert_eq!(bench.refusal(device.join(&invite)), HubRefusal::WrongHub);
}

#[test]
fn an_invented_invitation_is_refused_and_guessing_is_slowed_down() {
    let mut bench = Bench::new();
    let (device, mut invite) = (bench.device(), bench.invite());
    let honest = invite.clone();
    invite.secret = [0; 20];
    for _ in 0..20 {
        assert_eq!(bench.refusal(device.join(&invite)), HubRefusal::InviteUnknown);
    }
    assert_eq!(bench.refusal(device.join(&invite)), HubRefusal::Busy);
    let elsewhere = bench.device();
    let joined = bench.hub.handle_from("192.0.2.7".parse().unwrap(), &elsewhere.join(&bench.invite()), bench.now_ms);
    assert!(matches!(joined.reply, HubReply::Joined(_)), "nobody else has to wait for it");
    bench.now_ms += MINUTE;
    bench.welcomed(device.join(&honest));
}

#[test]
fn nobody_becomes_an_engineer_by_claiming_their_id() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let mut other = bench.device();
    other.engineer = ada.engineer;
    assert_ne!(bench.welcomed(other.join(&bench.invite())).engineer, ada.engineer);

    // Her public key stands in the team log for all to read: naming it proves nothing.
    let mut reader = bench.device();
    (reader.engineer, reader.engineer_key) = (ada.engineer, ada.engineer_key.clone());
    assert_ne!(bench.welcomed(reader.join(&bench.invite())).engineer, ada.engineer);
}

#[test]
fn a_stranger_who_names_adas_device_with_the_next_incarnation_is_refused() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let mut stranger = bench.device();
    stranger.engineer = ada.engineer;
    for number in [0, ada.incarnation.number + 1, u32::MAX] {
        stranger.incarnation = Incarnation { number, ..ada.incarnation };
        for invite in [bench.invite(), bench.invite_as(Role::Engineer, Some(ada.engineer))] {
            assert_eq!(bench.refusal(stranger.join(&invite)), HubRefusal::Signature, "{number}");
        }
    }
    assert_eq!(bench.hub.devices().unwrap().len(), 1);
}

#[test]
fn nobody_joins_under_the_hubs_own_id() {
    let mut bench = Bench::new();
    let mut stranger = bench.device();
    for number in [1, 2] {
        stranger.incarnation = Incarnation { device: bench.hub.id(), number };
        assert_eq!(bench.refusal(stranger.join(&bench.invite())), HubRefusal::Signature, "it speaks in the log itself");
    }
}

#[test]
fn an_invitation_for_an_engineer_adds_a_device_to_them() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let phone = bench.device();
    let invite = bench.invite_as(Role::Engineer, Some(ada.engineer));
    assert_eq!(bench.welcomed(phone.join(&invite)).engineer, ada.engineer);
    let vouched = bench.hub.devices().unwrap().iter().map(|device| device.vouched).collect::<Vec<_>>();
    assert_eq!(vouched, [Vouched::Invitation, Vouched::InvitationByName], "everybody sees which");
}

#[test]
fn an_invitation_for_an_engineer_who_never_joined_is_refused() {
    let bench = Bench::new();
    let nobody = Some(Id::new(MORNING, [7; 10]));
    let refused = bench.hub.invite(ADDRESS, nobody, Role::Engineer, bench.now_ms);
    assert!(matches!(refused, Err(HubError::EngineerUnknown)));
}

fn invited(device: &Device, role: Role, engineer: Option<Id>) -> HubRequest {
    HubRequest::Invite(InviteRequest { token: device.token, address: ADDRESS.to_owned(), role, engineer })
}

#[test]
fn a_coordinator_invites_and_the_invitation_is_good() {
    let mut bench = Bench::new();
    let (coordinator, ada) = (bench.joined_as(Role::Coordinator), bench.joined());
    for (role, engineer) in [(Role::Engineer, None), (Role::Engineer, Some(ada.engineer)), (Role::Display, None)] {
        let HubReply::Invited(signed) = bench.ask(invited(&coordinator, role, engineer)) else { panic!("{role:?}") };
        let invite = signed.verified(&bench.hub_key).unwrap();
        assert_eq!((invite.role, invite.engineer, invite.address.as_str()), (role, engineer, ADDRESS));
        let newcomer = bench.device();
        let welcome = bench.welcomed(newcomer.join(&invite));
        assert_eq!((welcome.role, engineer.unwrap_or(welcome.engineer)), (role, welcome.engineer));
    }
    let nobody = Some(Id::new(MORNING, [7; 10]));
    assert_eq!(bench.refusal(invited(&coordinator, Role::Engineer, nobody)), HubRefusal::EngineerUnknown);
    assert_eq!(bench.refusal(invited(&coordinator, Role::Unknown(9), None)), HubRefusal::NotAllowed);
}

#[test]
fn neither_an_engineer_nor_a_display_invites() {
    let mut bench = Bench::new();
    for role in [Role::Engineer, Role::Display] {
        let device = bench.joined_as(role);
        assert_eq!(bench.refusal(invited(&device, Role::Engineer, None)), HubRefusal::NotAllowed);
    }
    let stranger = bench.device();
    assert_eq!(bench.refusal(invited(&stranger, Role::Engineer, None)), HubRefusal::TokenExpired);
}

#[test]
fn a_range_of_protocols_that_overlaps_is_served_and_another_is_told_the_hubs_own() {
    let mut bench = Bench::new();
    let device = bench.device();
    let ask = |lowest, highest| {
        let join = Join { protocols: Protocols { lowest, highest }, ..device.joining(&bench.invite()) };
        bench.ask(HubRequest::Join(Signed::sign(&device.key, &join)))
    };
    let (below, above) = (PROTOCOLS.lowest - 1, PROTOCOLS.highest + 1);
    for (lowest, highest) in [(0, below), (above, above + 7), (above, below)] {
        let HubReply::Refused(refused) = ask(lowest, highest) else { panic!("{lowest} to {highest}") };
        assert_eq!((refused.refusal, refused.protocols), (HubRefusal::Version, PROTOCOLS));
    }
    assert!(matches!(ask(0, above + 7), HubReply::Joined(_)), "they have one in common");
}

#[test]
fn secrets_are_not_in_the_hubs_files() {
    let mut bench = Bench::new();
    let invite = bench.invite();
    let mut device = bench.device();
    bench.welcomed(device.join(&invite));
    bench.sign_in(&mut device);
    let files = std::fs::read_dir(bench.folder.path()).unwrap().map(|entry| entry.unwrap().path());
    for file in files.filter(|path| path.is_file()) {
        let bytes = std::fs::read(file).unwrap();
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
    bench.welcomed(jonas.join(&bench.invite()));
    let devices = bench.hub.devices().unwrap();
    assert_eq!(
        devices.iter().map(|device| (device.incarnation, device.engineer)).collect::<Vec<_>>(),
        [(ada.incarnation, ada.engineer), (jonas.incarnation, jonas.engineer)]
    );
    assert_eq!((devices[0].joined_ms, devices[0].contact_ms), (MORNING, Some(MORNING)));
    assert_eq!((devices[1].joined_ms, devices[1].contact_ms, devices[1].revoked_ms), (MORNING + MINUTE, None, None));
}

#[test]
fn a_device_that_joined_under_a_strange_number_is_not_joined_over() {
    let mut bench = Bench::new();
    let (mut ada, stranger) = (bench.device(), bench.device());
    ada.incarnation.number = 0;
    bench.welcomed(ada.join(&bench.invite()));
    let stranger = Device { incarnation: Incarnation { number: 1, ..ada.incarnation }, ..stranger };
    assert_eq!(bench.refusal(stranger.join(&bench.invite())), HubRefusal::Signature);
}

/// A join whose engineer's key vouches for a key of this hub.
fn vouched_for(device: &Device, invite: &Invite, by: &Device, vouches_for: &Device) -> HubRequest {
    let voucher = Voucher { hub: invite.hub, before: vouches_for.incarnation, signing_key: vouches_for.public() };
    let voucher = Some(Signed::sign(&by.engineer_key.signing(), &voucher));
    HubRequest::Join(Signed::sign(&device.key, &Join { voucher, ..device.joining(invite) }))
}

#[test]
fn whom_an_engineers_own_key_vouches_for_is_that_engineer_whatever_the_invitation_says() {
    let mut bench = Bench::new();
    let (ada, jonas) = (bench.joined(), bench.joined());
    let mut copy = bench.device();
    copy.engineer = ada.engineer;
    for (by, vouches_for) in [(&jonas, &copy), (&copy, &copy), (&ada, &jonas), (&ada, &ada)] {
        let mut stranger = bench.device();
        (stranger.engineer, stranger.engineer_key) = (ada.engineer, ada.engineer_key.clone());
        let join = vouched_for(&stranger, &bench.invite(), by, vouches_for);
        assert_ne!(bench.welcomed(join).engineer, ada.engineer, "a voucher that is none");
    }
    assert_eq!(bench.welcomed(vouched_for(&copy, &bench.invite(), &ada, &copy)).engineer, ada.engineer);
    assert_eq!(bench.hub.devices().unwrap().last().unwrap().vouched, Vouched::EngineerKey);
}

#[test]
fn a_name_that_a_restored_hub_does_not_know_is_let_in_by_its_engineers_key_alone() {
    let mut bench = Bench::new();
    let (ada, jonas) = (bench.joined(), bench.joined());
    let mut copy = bench.device();
    (copy.engineer, copy.incarnation) = (ada.engineer, Incarnation { number: 7, ..ada.incarnation });
    // Her own key makes nobody another's device.
    let theirs = Incarnation { number: 7, ..jonas.incarnation };
    let theirs = Device { incarnation: theirs, engineer: ada.engineer, ..bench.device() };
    for join in [
        copy.join(&bench.invite()),
        vouched_for(&copy, &bench.invite(), &jonas, &copy),
        vouched_for(&theirs, &bench.invite(), &ada, &theirs),
    ] {
        assert_eq!(bench.refusal(join), HubRefusal::Signature);
    }
    let by_name = bench.invite_as(Role::Engineer, Some(jonas.engineer));
    let welcome = bench.welcomed(vouched_for(&copy, &by_name, &ada, &copy));
    assert_eq!((welcome.engineer, welcome.incarnation), (ada.engineer, copy.incarnation));
    // What is there by another key is not joined over, by nobody's.
    let other = Device { incarnation: copy.incarnation, engineer: ada.engineer, ..bench.device() };
    assert_eq!(bench.refusal(vouched_for(&other, &bench.invite(), &ada, &other)), HubRefusal::Signature);
}
