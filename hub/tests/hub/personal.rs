//! Engineers' own logs: whose devices may use them, and that nothing in them is read here.

use std::sync::Arc;

use soundings_hub::{Hub, Lists, restore};
use soundings_wire::enrolment::Role;
use soundings_wire::messages::*;
use soundings_wire::{Envelope, HybridTime, Id, Operation, chain, limits, sealed};

use crate::bench::{Bench, Counting, MINUTE, MORNING, accepted, parked, proof, whole};
use crate::device::{Device, entity_id};

/// The same device as it writes to its engineer's own log.
pub fn in_own_log(device: &Device) -> Device {
    Device {
        key: device.key.clone(),
        sealing_key: device.sealing_key,
        engineer_key: device.engineer_key.clone(),
        incarnation: device.incarnation,
        engineer: device.engineer,
        token: device.token,
        log: device.engineer,
        seq: 1,
        heads: vec![chain::start(device.engineer, device.incarnation)],
    }
}

/// Words, sealed as a notebook does it.
fn sealed_bytes(device: &Device) -> Vec<u8> {
    let envelope = Envelope {
        log: device.log,
        dot: device.dot(device.seq),
        clock: HybridTime::new(MORNING, 0),
        kind: 6,
        entity: entity_id(1),
        schema: 2,
        payload_length: 0,
        group: None,
        blobs: None,
        erased_entities: None,
        erased_operations: None,
        erased_blobs: None,
    };
    sealed::seal(&device.engineer_key, [7; 24], envelope, b"words".to_vec()).unwrap().1
}

pub fn seals(device: &mut Device, entity: u8, change: impl FnOnce(&mut Envelope)) -> Operation {
    let payload = sealed_bytes(device);
    device.write_with(entity, &payload, |envelope| {
        envelope.kind = 0;
        change(envelope);
    })
}

fn has_payload(bench: &Bench, device: &Device, log: Id, place: usize) -> bool {
    let page = bench.page(Pull { own_whole: true, ..device.pull(log, Cursor::default()) });
    matches!(whole(&page.operations[place].content).payload, soundings_wire::OperationPayload::Whole(_))
}

#[test]
fn an_engineers_own_log_is_their_devices_alone() {
    let mut bench = Bench::new();
    let (ada, jonas, display) = (bench.joined(), bench.joined(), bench.joined_as(Role::Display));
    let mut hers = in_own_log(&ada);
    let note = seals(&mut hers, 1, |_| ());
    let placed = accepted(&bench.push(&hers, std::slice::from_ref(&note))[0]).unwrap();
    assert_eq!(placed.hub_seq, 1, "it is counted apart from the team's");

    let mut phone = bench.device();
    let invite = bench.invite_as(Role::Engineer, Some(ada.engineer));
    phone.engineer = bench.welcomed(phone.join(&invite)).engineer;
    bench.sign_in(&mut phone);
    let page = bench.page(phone.pull(ada.engineer, Cursor::default()));
    assert_eq!(whole(&page.operations[0].content), &note, "the very bytes");
    assert_eq!((proof(&page).log, page.heads.len()), (ada.engineer, 1));

    for other in [&jonas, &display] {
        assert_eq!(
            bench.refusal(HubRequest::Pull(other.pull(ada.engineer, Cursor::default()))),
            HubRefusal::NotYourLog
        );
        let push = Push { token: other.token, ..hers.push(&[]) };
        assert_eq!(bench.refusal(HubRequest::Push(push)), HubRefusal::NotYourLog, "also of what she signed");
    }
    let mut intruder = Device { log: ada.engineer, ..in_own_log(&jonas) };
    intruder.heads = vec![chain::start(ada.engineer, jonas.incarnation)];
    let intrusion = seals(&mut intruder, 2, |_| ());
    assert_eq!(bench.refusal(HubRequest::Push(intruder.push(&[intrusion]))), HubRefusal::NotYourLog);
    let carried = Push { token: ada.token, ..intruder.push(&[]) };
    assert_eq!(bench.refusal(HubRequest::Push(carried)), HubRefusal::NotYourLog, "nor where she brings it herself");
    assert_eq!(
        bench.refusal(HubRequest::Pull(display.pull(display.engineer, Cursor::default()))),
        HubRefusal::NotYourLog,
        "nobody stands behind a display"
    );
}

#[test]
fn the_teams_log_goes_on_as_before_and_a_token_lists_both() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let mut hers = in_own_log(&ada);
    let notes = [seals(&mut hers, 1, |_| ()), seals(&mut hers, 2, |_| ())];
    let visit = ada.write(3, b"a visit");
    assert!(bench.push(&hers, &notes).iter().all(|verdict| accepted(verdict).is_some()));
    assert!(accepted(&bench.push(&ada, std::slice::from_ref(&visit))[0]).is_some(), "each log has its own seqs");
    let jonas = bench.joined();
    assert_eq!(bench.pull_all(&jonas).len(), 1, "the team hears of the visit alone");
    let mut seen: Vec<(Id, u64)> =
        bench.sign_in(&mut ada).seen.into_iter().map(|seen| (seen.log, seen.judged)).collect();
    let mut both = [(bench.hub.team(), 1), (ada.engineer, 2)];
    seen.sort();
    both.sort();
    assert_eq!(seen, both);
}

#[test]
fn what_is_not_sealed_is_not_kept() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let mut hers = in_own_log(&ada);
    let plain = hers.write_with(1, b"he looked tired", |envelope| envelope.kind = 0);
    let named = seals(&mut hers, 2, |envelope| envelope.kind = 6);
    let verdicts = bench.push(&hers, &[plain, named]);
    for verdict in &verdicts {
        assert!(matches!(parked(verdict), Some((ParkReason::NotUnderstood, _))), "{verdict:?}");
    }
    let files = std::fs::read_dir(bench.folder.path()).unwrap().map(|file| file.unwrap().path());
    for file in files.filter(|path| path.is_file()) {
        let bytes = std::fs::read(file).unwrap();
        assert!(!bytes.windows(15).any(|window| window == b"he looked tired"));
    }
}

#[test]
fn what_is_erased_in_ones_own_log_stays_in_the_teams_and_a_restored_hub_knows_it() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let mut hers = in_own_log(&ada);
    let team = bench.hub.team();
    let shared = ada.write(1, b"shared");
    bench.push(&ada, &[shared]);
    let private = seals(&mut hers, 1, |_| ());
    bench.push(&hers, &[private]);
    let shelf = tempfile::tempdir().unwrap();
    bench.hub.back_up(&shelf.path().join("backup"), bench.now_ms).unwrap();
    let page = bench.page(hers.pull(ada.engineer, Cursor::default()));
    assert_eq!(proof(&page).watermark, Some(1), "of this log");

    for days in [0, 1] {
        bench.now_ms = MORNING + days * limits::TAKE_BACK_MS;
        bench.sign_in(&mut hers);
        let erasing = seals(&mut hers, 9, |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
        assert!(accepted(&bench.push(&hers, &[erasing])[0]).is_some());
    }
    assert!(!has_payload(&bench, &hers, ada.engineer, 0));
    bench.sign_in(&mut ada);
    assert!(has_payload(&bench, &ada, team, bench.announced as usize), "the team was not asked");
    let late = seals(&mut hers, 1, |_| ());
    assert!(matches!(bench.push(&hers, &[late])[0], Verdict::Erased(_)));

    let restored = shelf.path().join("restored");
    let list = bench.folder.path().join("erased-ids");
    let lists = Lists { erased: Some(&list), ..Lists::default() };
    restore(&shelf.path().join("backup"), &restored, lists, bench.now_ms).unwrap();
    bench.hub = Hub::open(&restored, Arc::new(Counting::from("restored")), bench.now_ms).unwrap();
    bench.sign_in(&mut hers);
    assert!(!has_payload(&bench, &hers, ada.engineer, 0), "the list says so");
    assert!(has_payload(&bench, &hers, team, bench.announced as usize));
}

#[test]
fn a_day_is_counted_in_the_log_that_was_asked_in() {
    let mut bench = Bench::new();
    let (mut jonas, ada) = (bench.joined(), bench.joined());
    let mut hers = in_own_log(&ada);
    let private = seals(&mut hers, 2, |_| ());
    bench.push(&hers, &[private]);
    bench.now_ms += limits::TAKE_BACK_MS + MINUTE;
    bench.sign_in(&mut jonas);
    let names = |envelope: &mut Envelope| envelope.erased_entities = Some(vec![entity_id(1)]);
    let both = [jonas.write_with(9, b"why", names), jonas.write_with(9, b"", names)];
    let verdicts = bench.push(&jonas, &both);
    assert!(accepted(&verdicts[0]).is_some());
    assert!(matches!(parked(&verdicts[1]), Some((ParkReason::ErasureNotDue, _))), "{:?}", verdicts[1]);
}

#[test]
fn nobody_is_called_as_the_team_is() {
    let mut bench = Bench::new();
    let mut stranger = bench.device();
    stranger.engineer = bench.hub.team();
    assert_ne!(bench.welcomed(stranger.join(&bench.invite())).engineer, bench.hub.team());
}

#[test]
fn a_device_whose_access_was_taken_reads_its_engineers_own_log_no_more() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let mut hers = in_own_log(&ada);
    let private = seals(&mut hers, 1, |_| ());
    bench.push(&hers, &[private]);
    bench.hub.revoke(ada.incarnation.device, bench.now_ms).unwrap();
    assert_eq!(bench.refusal(HubRequest::Pull(hers.pull(ada.engineer, Cursor::default()))), HubRefusal::Revoked);
}
