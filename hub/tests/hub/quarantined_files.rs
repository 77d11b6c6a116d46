//! Files that a revoked device had not sent.

use soundings_hub::MAKE_ROOM_MS;
use soundings_wire::messages::*;
use soundings_wire::{Id, limits, sha256};

use crate::bench::{Bench, MINUTE};
use crate::device::{Device, entity_id};
use crate::files::{CONTENT, NAME, ask, fetch, names, send, sending, standing};

/// Takes a device's access, and gives it the token that it still gets.
fn revoke(bench: &mut Bench, device: &mut Device) {
    bench.now_ms += MINUTE;
    bench.hub.revoke(device.incarnation.device, bench.now_ms).unwrap();
    match bench.ask(device.token_request(bench.hub.id(), [0; 32])) {
        HubReply::Token(token) => device.token = token.token,
        other => panic!("{other:?}"),
    }
}

/// Ada, whose access was taken, and who had a file that only her quarantine names.
fn unsent(bench: &mut Bench) -> Device {
    let mut ada = bench.joined();
    revoke(bench, &mut ada);
    let operation = names(&mut ada, 1, NAME, CONTENT.len() as u64);
    bench.push(&ada, &[operation]);
    ada
}

fn exported(bench: &Bench, empty: bool) -> Vec<Vec<u8>> {
    let shelf = tempfile::tempdir().unwrap();
    bench.hub.export_quarantine(&shelf.path().join("export"), empty).unwrap();
    let Ok(files) = std::fs::read_dir(shelf.path().join("export-files")) else { return Vec::new() };
    files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
}

fn database(bench: &Bench) -> rusqlite::Connection {
    rusqlite::Connection::open(bench.folder.path().join("hub.sqlite3")).unwrap()
}

#[test]
fn a_file_that_only_the_quarantine_names_is_taken_over_a_restart_given_to_nobody_and_known_once_it_was_taken_out() {
    let mut bench = Bench::new();
    let (mut jonas, ada) = (bench.joined(), unsent(&mut bench));
    assert_eq!(ask(&mut bench, &ada, NAME).state, BlobState::Partly);
    assert_eq!(standing(&send(&bench, &sending(&ada, 0, 20), &CONTENT[..20])).stored_bytes, 20);
    bench.restart();
    assert!(exported(&bench, true).is_empty(), "half of it is in no export");
    assert_eq!(ask(&mut bench, &ada, NAME).stored_bytes, 20, "and stays");
    let whole = standing(&send(&bench, &sending(&ada, 20, CONTENT.len() - 20), &CONTENT[20..]));
    assert_eq!((whole.state, whole.hash), (BlobState::Whole, Some(sha256(&[CONTENT]))));

    bench.sign_in(&mut jonas);
    assert_eq!(ask(&mut bench, &jonas, NAME).state, BlobState::Unnamed);
    assert!(fetch(&bench, &jonas, 0, 9).is_err() && fetch(&bench, &ada, 0, 9).is_err());
    assert_eq!(bench.hub.quarantine().unwrap()[0].files.files, 1);
    assert_eq!(exported(&bench, true), [CONTENT]);
    assert!(bench.hub.quarantine().unwrap().is_empty() && exported(&bench, false).is_empty());
    let again = ask(&mut bench, &ada, NAME);
    assert_eq!((again.state, again.hash), (BlobState::Whole, Some(sha256(&[CONTENT]))), "it is not sent again");
}

#[test]
fn a_file_that_the_teams_log_names_goes_where_the_team_waits_for_it_and_nobody_elses_does() {
    let mut bench = Bench::new();
    let [mut ada, mut jonas] = [bench.joined(), bench.joined()];
    let (hers, his) = (names(&mut ada, 1, NAME, CONTENT.len() as u64), names(&mut jonas, 2, Id([9; 16]), 5));
    bench.push(&ada, &[hers]);
    bench.push(&jonas, &[his]);
    revoke(&mut bench, &mut ada);
    assert_eq!(ask(&mut bench, &ada, Id([9; 16])).state, BlobState::NotTaken, "whose it is has it too");
    let other = SendBlob { name: Id([9; 16]), ..sending(&ada, 0, 5) };
    assert_eq!(standing(&send(&bench, &other, b"bytes")).state, BlobState::NotTaken);
    assert_eq!(standing(&send(&bench, &sending(&ada, 0, CONTENT.len()), CONTENT)).state, BlobState::Whole);
    assert_eq!(fetch(&bench, &jonas, 0, 1000).unwrap(), CONTENT);
    let anew = SendBlob { anew: true, ..sending(&ada, 0, 5) };
    assert_eq!(standing(&send(&bench, &anew, b"bytes")).hash, Some(sha256(&[CONTENT])), "nothing is sent anew");
    assert!(bench.hub.quarantine().unwrap().is_empty());
}

#[test]
fn what_is_too_much_waits_a_week_for_room_and_the_device_goes_without_it_then() {
    let mut bench = Bench::new();
    let mut ada = unsent(&mut bench);
    let fill = "INSERT INTO quarantine_files (device, name, entity, length, state)
                SELECT number, zeroblob(16), zeroblob(16), 1 << 30, 1 FROM devices WHERE device = ?1";
    assert_eq!(database(&bench).execute(fill, [ada.incarnation.device.0]).unwrap(), 1);
    assert_eq!(ask(&mut bench, &ada, NAME).state, BlobState::TooLarge);
    assert_eq!(standing(&send(&bench, &sending(&ada, 0, 5), &CONTENT[..5])).state, BlobState::TooLarge);
    assert_eq!(bench.hub.quarantine().unwrap()[0].full.unwrap().given_up_ms, None);
    bench.now_ms += MAKE_ROOM_MS;
    match bench.ask(ada.token_request(bench.hub.id(), [0; 32])) {
        HubReply::Token(token) => ada.token = token.token,
        other => panic!("{other:?}"),
    }
    assert_eq!(ask(&mut bench, &ada, NAME).state, BlobState::NotTaken);
    assert!(bench.hub.quarantine().unwrap()[0].full.unwrap().given_up_ms.is_some());

    let large = names(&mut ada, 2, Id([9; 16]), limits::BLOB_BYTES + 1);
    bench.push(&ada, &[large]);
    assert_eq!(ask(&mut bench, &ada, Id([9; 16])).state, BlobState::NotTaken, "no hub would have taken it");
}

#[test]
fn what_is_erased_takes_its_file_out_of_the_quarantine_also_where_its_push_was_taken_out() {
    for was_taken_out in [false, true] {
        let mut bench = Bench::new();
        let (mut jonas, ada) = (bench.joined(), unsent(&mut bench));
        send(&bench, &sending(&ada, 0, 20), &CONTENT[..20]);
        if was_taken_out {
            exported(&bench, true);
        }
        let lies = |bench: &Bench| std::fs::read_dir(bench.folder.path().join("quarantine")).unwrap().count();
        assert_eq!(lies(&bench), 1);
        bench.sign_in(&mut jonas);
        bench.erase(&mut jonas, 9, |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
        assert_eq!(lies(&bench), 0, "{was_taken_out}");
    }
}
