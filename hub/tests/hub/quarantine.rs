//! What a revoked device had not sent: kept apart, given to nobody.

use std::sync::Arc;

use soundings_core::{Error, NewObservation, Refusal};
use soundings_hub::{Hub, Lists, MAKE_ROOM_MS, restore};
use soundings_wire::enrolment::Role;
use soundings_wire::messages::*;
use soundings_wire::{Incarnation, invite};

use crate::bench::{ADDRESS, Bench, Counting, MINUTE, MORNING, accepted};
use crate::device::{Device, entity_id};
use crate::process::{hub, text};
use crate::wall::Engineer;

const NO_NONCE: [u8; 32] = [0; 32];

/// Ada, whose access was taken, with the token that she still gets.
fn revoked(bench: &mut Bench) -> Device {
    let mut ada = bench.joined();
    bench.now_ms += MINUTE;
    bench.hub.revoke(ada.incarnation.device, bench.now_ms).unwrap();
    match bench.ask(ada.token_request(bench.hub.id(), NO_NONCE)) {
        HubReply::Token(token) => ada.token = token.token,
        other => panic!("{other:?}"),
    }
    ada
}

#[test]
fn what_a_revoked_device_pushes_is_kept_once_and_never_comes_into_the_log() {
    let mut bench = Bench::new();
    let (jonas, mut ada) = (bench.joined(), revoked(&mut bench));
    let operations = [ada.write(1, b"unsent"), ada.write_rubbish(), ada.write(2, b"unsent too")];
    for _ in 0..2 {
        let verdicts = bench.push(&ada, &operations);
        assert_eq!(verdicts.len(), 3);
        assert!(verdicts.iter().all(|verdict| accepted(verdict).is_some_and(|placed| placed.hub_seq == 0)));
    }
    let held = bench.hub.quarantine().unwrap();
    assert_eq!((held.len(), held[0].incarnation, held[0].operations), (1, ada.incarnation, 3));
    assert!(bench.pull_all(&jonas).is_empty());

    let shelf = tempfile::tempdir().unwrap();
    let file = shelf.path().join("export");
    assert_eq!(bench.hub.export_quarantine(&file, false).unwrap(), 1);
    let push: Push = soundings_wire::decode(&std::fs::read(&file).unwrap(), "a push").unwrap();
    assert_eq!((push.operations.as_slice(), push.token), (&operations[..], [0; 32]));
    assert!(push.head.verified(&ada.public()).is_ok());
}

#[test]
fn what_is_erased_goes_from_the_quarantine_too_and_comes_into_it_no_more() {
    let mut bench = Bench::new();
    let (mut jonas, mut ada) = (bench.joined(), revoked(&mut bench));
    let operations = [ada.write(1, b"Quibblezot"), ada.write(2, b"unsent")];
    bench.push(&ada, &operations);
    bench.erase(&mut jonas, 9, |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
    match bench.ask(ada.token_request(bench.hub.id(), NO_NONCE)) {
        HubReply::Token(token) => ada.token = token.token,
        other => panic!("{other:?}"),
    }
    bench.push(&ada, &operations);
    let later = ada.write(1, b"Quibblezot once more");
    bench.push(&ada, &[later]);
    let held = bench.hub.quarantine().unwrap();
    assert_eq!(held[0].operations, 3, "what was offered again is known");
    let shelf = tempfile::tempdir().unwrap();
    let file = shelf.path().join("export");
    bench.hub.export_quarantine(&file, false).unwrap();
    let exported = std::fs::read(&file).unwrap();
    let has = |words: &[u8]| exported.windows(words.len()).any(|window| window == words);
    assert!(has(b"unsent") && !has(b"Quibblezot"));
    for name in ["hub.sqlite3", "hub.sqlite3-wal"] {
        let bytes = std::fs::read(bench.hub.folder().join(name)).unwrap();
        assert!(!bytes.windows(10).any(|window| window == b"Quibblezot"), "{name}");
    }
}

#[test]
fn the_token_of_a_revoked_device_opens_the_quarantine_alone() {
    let mut bench = Bench::new();
    let ada = revoked(&mut bench);
    let invite = InviteRequest { token: ada.token, address: ADDRESS.into(), role: Role::Engineer, engineer: None };
    for request in [HubRequest::Pull(ada.pull(bench.hub.team(), Cursor::default())), HubRequest::Invite(invite)] {
        assert_eq!(bench.refusal(request), HubRefusal::Revoked);
    }
    let mut jonas = bench.joined();
    let words = jonas.write(1, b"words");
    let carried = Push { token: ada.token, ..jonas.push(&[words]) };
    assert_eq!(bench.refusal(HubRequest::Push(carried)), HubRefusal::Signature, "nor does she bring anybody else's");
    bench.now_ms += 60 * MINUTE;
    assert_eq!(bench.refusal(HubRequest::Push(ada.push_under(0, &[]))), HubRefusal::TokenExpired);
}

#[test]
fn only_a_revoked_device_itself_gets_such_a_token() {
    let mut bench = Bench::new();
    let (jonas, ada) = (bench.joined(), revoked(&mut bench));
    let hub = bench.hub.id();
    assert_eq!(bench.refusal(jonas.token_request(hub, NO_NONCE)), HubRefusal::TokenExpired, "he proves nothing by it");
    let thief = Device { incarnation: ada.incarnation, ..Device::new(77, bench.hub.team()) };
    assert_eq!(bench.refusal(thief.token_request(hub, NO_NONCE)), HubRefusal::Signature);
    let stranger = bench.device();
    assert_eq!(bench.refusal(stranger.token_request(hub, NO_NONCE)), HubRefusal::DeviceUnknown);
    assert_eq!(bench.refusal(ada.token_request(jonas.engineer, NO_NONCE)), HubRefusal::WrongHub);
}

/// Leaves a device's quarantine no room.
fn fill(bench: &Bench, device: Incarnation) {
    let fill = "INSERT INTO quarantine (device, received_ms, operations, hash, push)
                SELECT number, 0, 1, x'00', zeroblob(64 * 1024 * 1024 - 100) FROM devices WHERE device = ?1";
    let database = rusqlite::Connection::open(bench.folder.path().join("hub.sqlite3")).unwrap();
    assert_eq!(database.execute(fill, [device.device.0]).unwrap(), 1);
}

#[test]
fn the_quarantine_of_a_device_is_bounded_and_says_what_it_does_not_take() {
    let mut bench = Bench::new();
    let (mut ada, mut other) = (revoked(&mut bench), revoked(&mut bench));
    let kept = ada.write(1, b"unsent");
    assert!(accepted(&bench.push(&ada, std::slice::from_ref(&kept))[0]).is_some());
    fill(&bench, ada.incarnation);
    let more = ada.write(2, b"more");
    let parked = Verdict::Parked { reason: ParkReason::TooLarge, at_fault: 2 };
    assert_eq!(bench.push(&ada, &[more]), [parked]);
    let others = other.write(1, b"unsent");
    assert!(accepted(&bench.push(&other, &[others])[0]).is_some(), "another's has its own");
}

#[test]
fn room_that_a_person_makes_takes_the_rest_and_what_was_taken_out_is_known_when_it_is_offered_again() {
    let mut bench = Bench::new();
    let mut ada = revoked(&mut bench);
    let first = [ada.write(1, b"unsent")];
    let sent = ada.push(&first);
    assert!(matches!(bench.ask(HubRequest::Push(sent.clone())), HubReply::Pushed(_)));
    fill(&bench, ada.incarnation);
    let rest = [ada.write(2, b"the rest")];
    assert!(accepted(&bench.push(&ada, &rest)[0]).is_none());
    let full = bench.hub.quarantine().unwrap()[0].full.unwrap();
    assert_eq!((full.since_ms, full.given_up_ms), (bench.now_ms, None));
    assert!(bench.hub.devices().unwrap().iter().any(|device| device.quarantine_full_ms == Some(bench.now_ms)));

    let shelf = tempfile::tempdir().unwrap();
    assert_eq!(bench.hub.export_quarantine(&shelf.path().join("export"), true).unwrap(), 2);
    assert!(bench.hub.quarantine().unwrap().is_empty());
    // With each token it offers all of it again.
    assert!(
        matches!(bench.ask(HubRequest::Push(sent)), HubReply::Pushed(pushed) if accepted(&pushed.verdicts[0]).is_some())
    );
    assert!(bench.hub.quarantine().unwrap().is_empty(), "that lies in the file");
    assert!(accepted(&bench.push(&ada, &rest)[0]).is_some());
    let held = bench.hub.quarantine().unwrap();
    assert_eq!((held[0].operations, held[0].full), (1, None));
    for name in ["hub.sqlite3", "hub.sqlite3-wal"] {
        let bytes = std::fs::read(bench.hub.folder().join(name)).unwrap();
        assert!(!bytes.windows(6).any(|window| window == b"unsent"), "{name}");
    }
}

#[test]
fn a_full_quarantine_delays_an_erasure_for_a_week_at_most_and_says_what_was_lost() {
    let bench = Bench::new();
    let ada = Engineer::new("Ada Okafor");
    let invitation = bench.hub.invite(ADDRESS, None, Role::Engineer, MORNING).unwrap();
    ada.notebook.join(&invite::text(&invitation)).unwrap();
    let sync = |bench: &Bench, now_ms: u64| {
        ada.sync_by(|body| bench.hub.handle(&HubRequest::from_frame(body).unwrap(), now_ms).reply.to_frame());
    };
    let share = |words: &str| {
        let note = NewObservation { text: words.into(), ..NewObservation::default() };
        let id = ada.notebook.capture(&note).unwrap().id;
        ada.notebook.share(&[id]).unwrap();
    };
    let found = |words: &str| ada.notebook.search(words, None, 10).unwrap().items.len();
    sync(&bench, MORNING);
    share("sent before");
    sync(&bench, MORNING);
    let incarnation = bench.hub.devices().unwrap()[0].incarnation;
    bench.hub.revoke(incarnation.device, MORNING).unwrap();
    fill(&bench, incarnation);
    share("unsent");
    for hour in [0, 24, 7 * 24 - 1] {
        sync(&bench, MORNING + hour * 60 * MINUTE);
        assert!(matches!(ada.notebook.sync_stopped().unwrap(), Some(Error::Refused(Refusal::Leaving))), "{hour}");
        assert_eq!([found("sent before"), found("unsent")], [1, 1], "somebody may yet make room");
    }
    let full = bench.hub.quarantine().unwrap()[0].full.unwrap();
    assert_eq!((full.since_ms, full.until_ms(), full.given_up_ms), (MORNING, MORNING + MAKE_ROOM_MS, None));
    let told = |bench: &Bench, command: &str| {
        let output = hub(&[command, "--data", text(bench.folder.path())]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(told(&bench, "devices").contains("  quarantine full since "));
    assert!(told(&bench, "quarantine").contains("  full: more waits on it, and is lost if there is no room by "));

    let over = MORNING + MAKE_ROOM_MS;
    sync(&bench, over);
    assert!(matches!(ada.notebook.sync_stopped().unwrap(), Some(Error::Refused(Refusal::Left))));
    assert_eq!([found("sent before"), found("unsent")], [0, 0]);
    assert_eq!(bench.hub.quarantine().unwrap()[0].full.unwrap().given_up_ms, Some(over));
    assert!(told(&bench, "quarantine").contains("  full: it went without the rest, "));
}

#[test]
fn a_notebook_whose_access_was_taken_leaves_and_comes_back_by_an_invitation_in_its_engineers_name() {
    let mut bench = Bench::new();
    let [ada, jonas] = ["Ada Okafor", "Jonas Lindqvist"].map(|name| {
        let engineer = Engineer::new(name);
        let invitation = bench.hub.invite(ADDRESS, None, Role::Engineer, MORNING).unwrap();
        engineer.notebook.join(&invite::text(&invitation)).unwrap();
        engineer
    });
    let sync = |bench: &Bench, engineer: &Engineer| {
        engineer.sync_by(|body| bench.hub.handle(&HubRequest::from_frame(body).unwrap(), MORNING).reply.to_frame());
    };
    let share = |engineer: &Engineer, words: &str| {
        let note = NewObservation { text: words.into(), ..NewObservation::default() };
        let id = engineer.notebook.capture(&note).unwrap().id;
        engineer.notebook.share(&[id]).unwrap();
    };
    sync(&bench, &ada);
    share(&ada, "sent before");
    ada.notebook.capture(&NewObservation { text: "only mine".into(), ..NewObservation::default() }).unwrap();
    for engineer in [&ada, &jonas] {
        sync(&bench, engineer);
    }
    let engineer = ada.notebook.engineer().unwrap().id;
    bench.hub.revoke(engineer, MORNING).unwrap();
    share(&ada, "unsent");
    sync(&bench, &ada);
    assert!(matches!(ada.notebook.sync_stopped().unwrap(), Some(Error::Refused(Refusal::Left))));
    let found = |engineer: &Engineer, words: &str| engineer.notebook.search(words, None, 10).unwrap().items.len();
    assert_eq!([found(&ada, "sent"), found(&ada, "unsent"), found(&ada, "only mine")], [0, 0, 1]);
    assert!(bench.hub.quarantine().unwrap()[0].operations >= 1);
    sync(&bench, &jonas);
    assert_eq!([found(&jonas, "sent before"), found(&jonas, "unsent")], [1, 0]);

    let invitation = bench.hub.invite(ADDRESS, Some(engineer), Role::Engineer, MORNING).unwrap();
    ada.notebook.join(&invite::text(&invitation)).unwrap();
    sync(&bench, &ada);
    assert!(ada.notebook.sync_stopped().unwrap().is_none());
    assert_eq!([found(&ada, "sent before"), found(&ada, "only mine")], [1, 1]);
    share(&ada, "after coming back");
    for engineer in [&ada, &jonas] {
        sync(&bench, engineer);
    }
    assert_eq!(found(&jonas, "after coming back"), 1);
    assert_eq!(jonas.notebook.dump_team().unwrap(), ada.notebook.dump_team().unwrap());

    let shelf = tempfile::tempdir().unwrap();
    let [backup, restored] = ["backup", "restored"].map(|name| shelf.path().join(name));
    bench.hub.back_up(&backup, MORNING).unwrap();
    let held = bench.hub.quarantine().unwrap();
    restore(&backup, &restored, Lists::default(), MORNING).unwrap();
    bench.hub = Hub::open(&restored, Arc::new(Counting::from("restored")), MORNING).unwrap();
    assert_eq!(bench.hub.quarantine().unwrap(), held, "a restored hub has it too");
}

#[test]
fn the_quarantine_is_listed_and_exported_by_command_for_its_owner_alone() {
    let mut bench = Bench::new();
    let mut ada = revoked(&mut bench);
    let operation = ada.write(1, b"unsent");
    bench.push(&ada, &[operation]);
    let shelf = tempfile::tempdir().unwrap();
    let file = shelf.path().join("export");
    let run = |more: &[&str]| {
        let output = hub(&[&["quarantine", "--data", text(bench.folder.path())], more].concat()).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let line = run(&["--export", text(&file)]);
    assert!(line.starts_with(&ada.incarnation.device.to_string()) && line.contains("  1 operations  "), "{line}");
    let document: serde_json::Value = serde_json::from_str(&run(&["--json"])).unwrap();
    assert_eq!(document["quarantine"][0]["operations"], 1);
    let exported = std::fs::read(&file).unwrap();
    assert_eq!(document["quarantine"][0]["bytes"], exported.len());
    assert!(exported.windows(6).any(|window| window == b"unsent"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
