//! The real hub and real notebooks over loopback.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test")]

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use ed25519_dalek::SigningKey;
use soundings_core::model::{EncounterKind, MapPart, Plan};
use soundings_core::present::Sharing;
use soundings_core::{Error, NewEntry, NewMap, NewPerson, NewVisit, Refusal, Resolution, StartVisit};
use soundings_end_to_end::{Engineer, PATIENCE, Serving, invite, said};
use soundings_runner::{Cancel, Outcome};
use soundings_wire::Signed;
use soundings_wire::invite::{self, Invite};

#[test]
fn a_visit_shared_by_one_is_on_the_others_device_and_both_versions_of_an_entry_stand() {
    let hub = tempfile::tempdir().unwrap();
    let _serving = Serving::start(hub.path());
    let ada = Engineer::joined("Ada Okafor", hub.path());
    let jonas = Engineer::joined("Jonas Lindqvist", hub.path());

    let customer = ada.notebook.add_customer("Brightline Metals").unwrap();
    let rosa = NewPerson { customer: Some(customer), name: Some("Rosa Medeiros".into()), ..NewPerson::default() };
    let rosa = ada.notebook.add_person(&rosa).unwrap();
    let at = Plan { local: "2026-11-24T08:40".into(), zone: "America/Toronto".into() };
    let plan = NewVisit { customer: Some(customer), site: None, kind: EncounterKind::Visit, objective: None, at };
    let visit = ada.notebook.plan_visit(&plan).unwrap();
    let map = ada.notebook.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
    let entry =
        NewEntry { map, part: MapPart::Pain, text: Some("Afraid a weld opens".into()), from: vec![], against: vec![] };
    let entry = ada.notebook.add_entry(&entry).unwrap();
    assert_eq!(ada.sync().unwrap(), Outcome::Together);
    assert_eq!(jonas.sync().unwrap(), Outcome::Together);

    // Out of each other's sight.
    for (engineer, words) in [(&ada, "Ada's note"), (&jonas, "Jonas' note")] {
        engineer.notebook.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
        engineer.notebook.capture(&said(words)).unwrap();
        engineer.notebook.end_visit(None, true).unwrap();
    }
    ada.notebook.edit_entry(entry, "Afraid of her initials on a failed weld", None).unwrap();
    jonas.notebook.edit_entry(entry, "Afraid of being blamed for our settings", None).unwrap();
    for engineer in [&ada, &jonas, &ada] {
        assert_eq!(engineer.sync().unwrap(), Outcome::Together);
    }

    for engineer in [&ada, &jonas] {
        let notes = engineer.notebook.encounter(visit, None, 100).unwrap().notes;
        assert_eq!(notes.len(), 2, "each has the other's note");
        let needs = engineer.notebook.sync_screen().unwrap().needs_you;
        let versions = needs[0].versions.as_ref().unwrap();
        assert_eq!((needs.len(), versions.versions.len()), (1, 2));
        assert_eq!(versions.was.as_deref(), Some("Afraid a weld opens"));
    }
    let third = "Fears her initials on a weld our settings made";
    jonas.notebook.resolve(entry, "text", &Resolution::Value(third.into())).unwrap();
    jonas.sync().unwrap();
    ada.sync().unwrap();
    let shown = ada.notebook.map(map).unwrap().parts[5].entries[0].clone();
    assert_eq!((shown.text.as_str(), shown.versions), (third, None));
    assert_eq!(ada.notebook.dump_team().unwrap(), jonas.notebook.dump_team().unwrap());
}

#[test]
fn a_note_reaches_a_teammate_who_waits_for_news_within_a_second() {
    let hub = tempfile::tempdir().unwrap();
    let _serving = Serving::start(hub.path());
    let ada = Engineer::joined("Ada Okafor", hub.path());
    let jonas = Engineer::joined("Jonas Lindqvist", hub.path());
    let (sender, changes) = channel();
    jonas.notebook.on_change(Box::new(move |_| {
        let _ = sender.send(());
    }));
    let cancel = Cancel::new();
    let waiting = {
        let (runner, cancel) = (Arc::clone(&jonas.runner), cancel.clone());
        std::thread::spawn(move || runner.run(&cancel))
    };
    // The first note finds him waiting already or not; the second surely does.
    for words in ["8.0 NOT 9.5", "ask Rosa"] {
        let id = ada.share_note(words);
        let begun = Instant::now();
        assert_eq!(ada.sync().unwrap(), Outcome::Together);
        while jonas.notebook.note(id).is_err() {
            changes.recv_timeout(PATIENCE).expect("a change is told");
        }
        let took = begun.elapsed();
        println!("there after {} ms", took.as_millis());
        assert!(took < Duration::from_secs(1), "it took {took:?}");
    }
    let begun = Instant::now();
    cancel.cancel();
    waiting.join().unwrap().unwrap();
    assert!(begun.elapsed() < Duration::from_millis(500), "a waiting device lets go at once");
}

#[test]
fn notes_taken_while_the_hub_is_killed_arrive_by_themselves_when_it_is_back() {
    let hub = tempfile::tempdir().unwrap();
    let serving = Serving::start(hub.path());
    let url = serving.url.clone();
    let ada = Engineer::joined("Ada Okafor", hub.path());
    let jonas = Engineer::joined("Jonas Lindqvist", hub.path());
    let before = ada.share_note("noted before");
    ada.sync().unwrap();
    serving.kill();

    let meanwhile = ada.share_note("noted while the hub is down");
    assert_eq!(ada.sync_briefly().unwrap(), Outcome::Away);
    let Sharing::Waiting { notes, away_since, .. } = ada.notebook.sync_screen().unwrap().sharing else {
        panic!("it says that something waits");
    };
    assert!(notes == 1 && away_since.is_some());

    let _serving = Serving::start_again(hub.path(), &url);
    // Nobody asks again: the runner that stays in contact finds out by itself.
    let (sender, changes) = channel();
    jonas.notebook.on_change(Box::new(move |_| {
        let _ = sender.send(());
    }));
    let cancel = Cancel::new();
    let running: Vec<_> = [&ada, &jonas]
        .map(|engineer| (Arc::clone(&engineer.runner), cancel.clone()))
        .into_iter()
        .map(|(runner, cancel)| std::thread::spawn(move || runner.run(&cancel)))
        .collect();
    while jonas.notebook.note(meanwhile).is_err() {
        changes.recv_timeout(PATIENCE).expect("a change is told");
    }
    assert!(jonas.notebook.note(before).is_ok());
    cancel.cancel();
    running.into_iter().for_each(|thread| thread.join().unwrap().unwrap());
}

#[test]
fn an_invitation_used_twice_run_out_or_of_another_hub_is_refused_and_nothing_is_lost() {
    let hub = tempfile::tempdir().unwrap();
    let clock = hub.path().join("clock");
    let morning = 1_795_509_600_000_u64;
    std::fs::write(&clock, morning.to_string()).unwrap();
    let with_clock = ["--clock", clock.to_str().unwrap()];
    let _serving = Serving::start_with(hub.path(), "127.0.0.1:0", &with_clock);
    let refusal = |engineer: &Engineer, invite: &str| {
        engineer.notebook.join(invite).unwrap();
        match engineer.sync() {
            Err(Error::Refused(refusal)) => refusal,
            other => panic!("it is refused, not {other:?}"),
        }
    };

    let ada = Engineer::new("Ada Okafor");
    let used = invite(hub.path(), &with_clock);
    ada.notebook.join(&used).unwrap();
    assert_eq!(ada.sync().unwrap(), Outcome::Together);

    let jonas = Engineer::new("Jonas Lindqvist");
    let note = jonas.notebook.capture(&said("kept through all of this")).unwrap().id;
    assert_eq!(refusal(&jonas, &used), Refusal::InviteUsed);

    let late = invite(hub.path(), &with_clock);
    std::fs::write(&clock, (morning + 11 * 60 * 1000).to_string()).unwrap();
    assert_eq!(refusal(&jonas, &late), Refusal::InviteExpired);

    let other = tempfile::tempdir().unwrap();
    let _other_serving = Serving::start(other.path());
    let elsewhere = invite::read(&invite(hub.path(), &with_clock)).unwrap();
    let address = invite::read(&invite(other.path(), &[])).unwrap().address;
    let key = std::fs::read_to_string(hub.path().join("hub.key")).unwrap();
    let key = data_encoding::HEXLOWER.decode(key.trim().as_bytes()).unwrap();
    let key = SigningKey::from_bytes(&key.try_into().unwrap());
    let crossed = invite::text(&Signed::sign(&key, &Invite { address, ..elsewhere }));
    assert_eq!(refusal(&jonas, &crossed), Refusal::WrongHub);

    assert!(matches!(jonas.notebook.join("SOUNDINGS2:NONSENSE"), Err(Error::Refused(Refusal::InviteUnreadable))));
    assert_eq!(jonas.notebook.note(note).unwrap().words, "kept through all of this");
    jonas.notebook.join(&invite(hub.path(), &with_clock)).unwrap();
    assert_eq!(jonas.sync().unwrap(), Outcome::Together);
}
