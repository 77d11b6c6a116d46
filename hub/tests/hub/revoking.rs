//! Access that is taken: at once, for ever, seen by the team, and told to the device with an order that the hub signs.

use std::sync::Arc;

use soundings_hub::{Hub, HubError, Lists, restore};
use soundings_wire::enrolment::{self, Enrolment, Role};
use soundings_wire::messages::*;
use soundings_wire::{Envelope, Id, Incarnation, OperationPayload, Payload, Signed, decode};

use crate::bench::{Bench, Counting, MINUTE, MORNING, accepted, is_enrolment, whole};
use crate::device::Device;

/// What the hub orders somebody whose access was taken.
fn order(bench: &Bench, request: HubRequest) -> EraseYourself {
    match bench.ask(request) {
        HubReply::Refused(Refused { refusal: HubRefusal::Revoked, order: Some(order), .. }) => {
            order.verified(&bench.hub_key).unwrap()
        }
        other => panic!("{other:?}"),
    }
}

/// The last that the log says of each incarnation.
fn last_enrolments(bench: &Bench, reader: &Device) -> Vec<Enrolment> {
    let contents = bench.pages(reader).into_iter().flat_map(|page| page.operations).map(|pulled| pulled.content);
    let mut last: Vec<Enrolment> = Vec::new();
    for content in contents.filter(is_enrolment) {
        let operation = whole(&content);
        assert_eq!(Envelope::from_bytes(&operation.envelope).unwrap().kind, enrolment::KIND);
        let OperationPayload::Whole(payload) = &operation.payload else { panic!("no payload") };
        let enrolment: Enrolment =
            decode(&Payload::from_bytes(payload).unwrap().changes[0].value, "an enrolment").unwrap();
        last.retain(|before| before.incarnation != enrolment.incarnation);
        last.push(enrolment);
    }
    last
}

#[test]
fn whatever_a_revoked_device_asks_it_is_told_to_erase_itself() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let mut copy = bench.device();
    let operation = ada.write(1, b"words");
    let HubReply::Challenged(challenged) = bench.ask(ada.challenge()) else { panic!("no nonce") };
    bench.now_ms += MINUTE;
    bench.hub.revoke(ada.incarnation.device, bench.now_ms).unwrap();

    let (hub, team) = (bench.hub.id(), bench.hub.team());
    copy.incarnation = ada.incarnation;
    let asked = [
        ada.challenge(),
        ada.token_request(hub, challenged.nonce),
        HubRequest::Push(ada.push(&[operation])),
        HubRequest::Pull(ada.pull(team, Cursor::default())),
        copy.renew(hub, ada.incarnation, &ada.key),
        ada.join(&bench.invite()),
        HubRequest::Invite(InviteRequest {
            token: ada.token,
            address: String::new(),
            role: Role::Engineer,
            engineer: None,
        }),
    ];
    for request in asked {
        let expected = EraseYourself { hub, incarnation: ada.incarnation, ordered_ms: bench.now_ms };
        assert_eq!(order(&bench, request.clone()), expected, "{request:?}");
    }
    let reader = bench.joined();
    assert!(bench.pull_all(&reader).is_empty(), "what it pushed afterwards is not in the log");
}

#[test]
fn every_incarnation_of_a_device_is_revoked_and_nobody_elses() {
    let mut bench = Bench::new();
    let (ada, jonas) = (bench.joined(), bench.joined());
    let mut again = bench.device();
    again.become_incarnation(&bench.welcomed(again.renew(bench.hub.id(), ada.incarnation, &ada.key)));
    bench.now_ms += MINUTE;
    let revoked = bench.hub.revoke(ada.incarnation.device, bench.now_ms).unwrap();
    assert_eq!(
        revoked.iter().map(|device| device.incarnation).collect::<Vec<_>>(),
        [ada.incarnation, again.incarnation]
    );
    assert!(revoked.iter().all(|device| device.revoked_ms == Some(bench.now_ms)));
    for device in [&ada, &again] {
        assert_eq!(order(&bench, device.challenge()).incarnation, device.incarnation);
    }
    let until: Vec<_> =
        last_enrolments(&bench, &jonas).iter().map(|device| (device.incarnation, device.until_ms)).collect();
    let since = Some(bench.now_ms);
    assert_eq!(until, [(jonas.incarnation, None), (ada.incarnation, since), (again.incarnation, since)]);
}

#[test]
fn all_devices_of_an_engineer_are_revoked_by_the_engineers_id() {
    let mut bench = Bench::new();
    let (ada, jonas) = (bench.joined(), bench.joined());
    let phone = bench.device();
    bench.welcomed(phone.join(&bench.invite_as(Role::Engineer, Some(ada.engineer))));
    assert_eq!(bench.hub.devices_of(ada.engineer).unwrap().len(), 2);
    bench.hub.revoke(ada.engineer, bench.now_ms).unwrap();
    for device in [&ada, &phone] {
        assert_eq!(bench.refusal(device.challenge()), HubRefusal::Revoked);
    }
    assert!(matches!(bench.ask(jonas.challenge()), HubReply::Challenged(_)));
    let nobody = bench.hub.revoke(Id::new(MORNING, [7; 10]), bench.now_ms);
    assert!(matches!(nobody, Err(HubError::NobodyJoined)));
}

#[test]
fn revoking_twice_changes_nothing_and_is_audited_once() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let before = bench.hub.check_audit_log().unwrap().entries;
    bench.hub.revoke(ada.incarnation.device, bench.now_ms).unwrap();
    let revoked = bench.hub.revoke(ada.incarnation.device, bench.now_ms + MINUTE).unwrap();
    assert_eq!(revoked[0].revoked_ms, Some(bench.now_ms));
    let audit = bench.hub.check_audit_log().unwrap();
    assert_eq!((audit.entries, audit.first_misfit), (before + 1, None));
    let list = std::fs::read_to_string(bench.folder.path().join("revoked-devices")).unwrap();
    assert_eq!(list, format!("device {} {}\n", ada.incarnation.device, bench.now_ms));
}

#[test]
fn a_revocation_outlives_a_restart() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    bench.hub.revoke(ada.incarnation.device, bench.now_ms).unwrap();
    bench.restart();
    assert_eq!(order(&bench, ada.challenge()).incarnation, ada.incarnation);
}

#[test]
fn a_restored_hub_takes_the_access_that_its_list_names_before_it_serves() {
    let mut bench = Bench::new();
    let (ada, mut reader) = (bench.joined(), bench.joined());
    let shelf = tempfile::tempdir().unwrap();
    let [backup, restored] = ["backup", "restored"].map(|name| shelf.path().join(name));
    bench.hub.back_up(&backup, bench.now_ms).unwrap();
    let later = bench.joined();
    bench.now_ms += MINUTE;
    for device in [&ada, &later] {
        bench.hub.revoke(device.incarnation.device, bench.now_ms).unwrap();
    }
    let revoked_ms = bench.now_ms;

    bench.now_ms += 60 * MINUTE;
    let list = bench.folder.path().join("revoked-devices");
    let lists = Lists { revoked: Some(&list), ..Lists::default() };
    assert_eq!(restore(&backup, &restored, lists, bench.now_ms).unwrap().revoked, 2);
    bench.hub = Hub::open(&restored, Arc::new(Counting::from("restored")), bench.now_ms).unwrap();
    for device in [&ada, &later] {
        assert_eq!(order(&bench, device.challenge()).ordered_ms, revoked_ms, "also of one that it never knew");
        assert_eq!(bench.refusal(device.join(&bench.invite())), HubRefusal::Revoked);
    }
    bench.sign_in(&mut reader);
    let ended = |device: Incarnation| {
        last_enrolments(&bench, &reader).iter().find(|enrolment| enrolment.incarnation == device).unwrap().until_ms
    };
    assert_eq!((ended(ada.incarnation), ended(reader.incarnation)), (Some(revoked_ms), None));
    assert!(std::fs::read_to_string(restored.join("revoked-devices")).unwrap().lines().count() == 2);
    assert_eq!(bench.hub.check_audit_log().unwrap().first_misfit, None);
}

#[test]
fn a_damaged_list_of_revoked_devices_keeps_a_hub_from_serving() {
    let bench = Bench::new();
    let list = bench.folder.path().join("revoked-devices");
    std::fs::write(&list, "device 12\n").unwrap();
    let opened = Hub::open(bench.folder.path(), Arc::new(Counting::default()), MORNING);
    assert!(matches!(opened, Err(HubError::List { line: 1, .. })));
}

#[test]
fn a_teammate_brings_only_what_a_revoked_device_had_handed_over_before() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let before = ada.write(1, b"before");
    assert!(accepted(&bench.push(&ada, &[before])[0]).is_some());
    bench.now_ms += MINUTE;
    bench.hub.revoke(ada.incarnation.device, bench.now_ms).unwrap();
    let after = ada.write(2, b"after");
    let carried = Push { token: jonas.token, ..ada.push(&[after]) };
    assert_eq!(bench.refusal(HubRequest::Push(carried)), HubRefusal::NotAllowed);

    let pushed = bench.pages(&jonas).pop().unwrap();
    let kept = bench.pull_all(&jonas);
    assert_eq!(kept.len(), 1, "what it wrote before stays");
    let signed: &SignedPush = pushed.heads.iter().find(|push| is_of(&push.head, &ada)).unwrap();
    let again = Push {
        token: jonas.token,
        head: signed.head.clone(),
        operations: vec![whole(&kept[0]).clone()],
        ranks: None,
        receipt: signed.receipt.clone(),
    };
    assert!(matches!(bench.pushed(again)[0], Verdict::Duplicate(_)));
}

fn is_of(head: &Signed<soundings_wire::chain::Head>, device: &Device) -> bool {
    head.claimed().unwrap().incarnation == device.incarnation
}
