//! Attachments' files: the hub takes what an operation names, and nothing else.

use soundings_hub::{Hub, Lists, restore};
use soundings_wire::messages::*;
use soundings_wire::{Blob, Envelope, Id, Operation, limits, sha256};

use crate::bench::{Bench, Counting};
use crate::device::{Device, entity_id};
use crate::personal::{in_own_log, seals};

pub const CONTENT: &[u8] = b"8.0 NOT 9.5, in felt pen on the tape of drawer three";
pub const NAME: Id = Id([7; 16]);

pub fn names(device: &mut Device, entity: u8, name: Id, bytes: u64) -> Operation {
    device.write_with(entity, b"a picture", |envelope| {
        envelope.blobs = Some(vec![Blob { name, stored_bytes: bytes }]);
    })
}

/// A bench with a device whose operation the hub took, which names a file of [`CONTENT`]'s length.
fn named() -> (Bench, Device) {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let operation = names(&mut ada, 1, NAME, CONTENT.len() as u64);
    bench.push(&ada, &[operation]);
    (bench, ada)
}

pub fn sending(device: &Device, offset: usize, length: usize) -> SendBlob {
    let (token, log) = (device.token, device.log);
    SendBlob { token, log, name: NAME, offset: offset as u64, length: length as u64, anew: false }
}

pub fn standing(reply: &HubReply) -> BlobStanding {
    let HubReply::Blob(standing) = reply else { panic!("{reply:?}") };
    *standing
}

/// What is answered to bytes that come in pieces of three.
pub fn send(bench: &Bench, asked: &SendBlob, bytes: &[u8]) -> HubReply {
    let mut receiving = match bench.hub.receive(asked, bench.now_ms) {
        Ok(receiving) => receiving,
        Err(answer) => return answer.reply,
    };
    for piece in bytes.chunks(3) {
        bench.hub.take(&mut receiving, piece).unwrap();
    }
    bench.hub.received(receiving).reply
}

pub fn ask(bench: &mut Bench, device: &Device, name: Id) -> BlobStanding {
    let asked = AskBlobs { token: device.token, log: device.log, names: vec![name] };
    let HubReply::Blobs(blobs) = bench.hub.handle(&HubRequest::AskBlobs(asked), bench.now_ms).reply else {
        panic!("it is answered")
    };
    blobs.standings[0]
}

pub fn fetch(bench: &Bench, device: &Device, offset: u64, most: u64) -> Result<Vec<u8>, Box<HubReply>> {
    let asked = FetchBlob { token: device.token, log: device.log, name: NAME, offset, most };
    match bench.hub.fetch(&asked, bench.now_ms) {
        Ok(fetched) => {
            assert_eq!(fetched.message.length, fetched.bytes.len() as u64);
            Ok(fetched.bytes)
        }
        Err(answer) => Err(Box::new(answer.reply)),
    }
}

fn files(bench: &Bench) -> usize {
    std::fs::read_dir(bench.folder.path().join("blobs")).unwrap().count()
}

#[test]
fn a_file_comes_in_pieces_over_a_restart_and_is_told_by_its_hash() {
    let (mut bench, ada) = named();
    assert_eq!(ask(&mut bench, &ada, NAME).state, BlobState::Partly);
    let first = standing(&send(&bench, &sending(&ada, 0, 20), &CONTENT[..20]));
    assert_eq!((first.state, first.stored_bytes, first.hash), (BlobState::Partly, 20, None));
    // Cut: fewer come than were told of. All that came is kept.
    let cut = standing(&send(&bench, &sending(&ada, 20, 30), &CONTENT[20..31]));
    assert_eq!(cut.stored_bytes, 31);
    bench.restart();
    assert_eq!(ask(&mut bench, &ada, NAME).stored_bytes, 31);
    assert!(
        fetch(&bench, &ada, 0, 9).is_err_and(|reply| matches!(*reply, HubReply::Blob(_))),
        "nobody gets half of it"
    );
    let whole = standing(&send(&bench, &sending(&ada, 31, CONTENT.len() - 31), &CONTENT[31..]));
    assert_eq!((whole.state, whole.hash), (BlobState::Whole, Some(sha256(&[CONTENT]))));
    let jonas = bench.joined();
    assert_eq!(fetch(&bench, &jonas, 0, 1000).unwrap(), CONTENT);
    assert_eq!(fetch(&bench, &jonas, 40, 5).unwrap(), CONTENT[40..45]);
    assert_eq!(fetch(&bench, &jonas, 10_000, 5).unwrap(), b"");
}

#[test]
fn bytes_that_nothing_names_or_that_are_more_or_elsewhere_are_not_taken() {
    let (mut bench, ada) = named();
    let refused = |reply: HubReply| matches!(reply, HubReply::Refused(_));
    let other = SendBlob { name: Id([8; 16]), ..sending(&ada, 0, 5) };
    assert_eq!(standing(&send(&bench, &other, b"")).state, BlobState::Unnamed);
    assert!(refused(send(&bench, &sending(&ada, 0, CONTENT.len() + 1), CONTENT)), "more than the operation names");
    assert!(refused(send(&bench, &SendBlob { offset: 0, length: u64::MAX, ..sending(&ada, 0, 0) }, b"")));
    assert_eq!(standing(&send(&bench, &sending(&ada, 7, 5), b"")).stored_bytes, 0, "the hub tells the offset");
    assert!(refused(send(&bench, &SendBlob { token: [0; 32], ..sending(&ada, 0, 5) }, b"")), "nobody of the team");
    assert!(refused(send(&bench, &SendBlob { log: Id([3; 16]), ..sending(&ada, 0, 5) }, b"")), "another log");
    let mut receiving = bench.hub.receive(&sending(&ada, 0, 5), bench.now_ms).unwrap();
    assert!(bench.hub.take(&mut receiving, b"six by").is_err(), "more than was told of");
    assert_eq!(ask(&mut bench, &ada, NAME).stored_bytes, 0);

    let mut jonas = bench.joined();
    let large = names(&mut jonas, 2, Id([9; 16]), limits::BLOB_BYTES + 1);
    bench.push(&jonas, &[large]);
    assert_eq!(ask(&mut bench, &jonas, Id([9; 16])).state, BlobState::TooLarge);
}

#[test]
fn who_begins_last_writes_and_a_line_that_only_looks_open_writes_nothing_more() {
    let (bench, ada) = named();
    let mut old = bench.hub.receive(&sending(&ada, 0, 20), bench.now_ms).unwrap();
    bench.hub.take(&mut old, &CONTENT[..10]).unwrap();
    let mut new = bench.hub.receive(&sending(&ada, 10, 20), bench.now_ms).unwrap();
    assert!(bench.hub.take(&mut old, &CONTENT[10..20]).is_err());
    bench.hub.take(&mut new, &CONTENT[10..30]).unwrap();
    let all = standing(&bench.hub.received(new).reply);
    assert_eq!(all.stored_bytes, 30);
    let whole = standing(&send(&bench, &sending(&ada, 30, CONTENT.len() - 30), &CONTENT[30..]));
    assert_eq!(whole.hash, Some(sha256(&[CONTENT])));
}

#[test]
fn other_bytes_under_a_name_are_thrown_away_by_its_authors_devices_alone() {
    let (mut bench, ada) = named();
    let jonas = bench.joined();
    let junk = vec![b'x'; CONTENT.len()];
    let stored = standing(&send(&bench, &sending(&jonas, 0, junk.len()), &junk));
    assert_eq!(stored.hash, Some(sha256(&[&junk])), "the hub can't know, and says what it holds");
    let anew = |device: &Device| SendBlob { anew: true, ..sending(device, 0, CONTENT.len()) };
    assert_eq!(standing(&send(&bench, &anew(&jonas), CONTENT)).hash, Some(sha256(&[&junk])), "not by anybody");
    assert_eq!(standing(&send(&bench, &anew(&ada), CONTENT)).hash, Some(sha256(&[CONTENT])));
}

#[test]
fn an_erased_file_goes_also_while_it_comes_in_and_is_never_taken_again() {
    for by_its_name in [true, false] {
        let (mut bench, mut ada) = named();
        let mut receiving = bench.hub.receive(&sending(&ada, 0, 20), bench.now_ms).unwrap();
        bench.hub.take(&mut receiving, &CONTENT[..10]).unwrap();
        assert_eq!(files(&bench), 1);
        bench.erase(&mut ada, 9, |envelope| {
            envelope.erased_entities = Some(vec![entity_id(1)]);
            envelope.erased_blobs = by_its_name.then(|| vec![NAME]);
        });
        assert!(bench.hub.take(&mut receiving, &CONTENT[10..20]).is_err());
        assert_eq!(standing(&bench.hub.received(receiving).reply).state, BlobState::Erased);
        assert_eq!(files(&bench), 0);
        bench.restart();
        let again = names(&mut ada, 3, NAME, CONTENT.len() as u64);
        bench.push(&ada, &[again]);
        let answer = send(&bench, &sending(&ada, 0, 20), &CONTENT[..20]);
        assert_eq!(standing(&answer).state, BlobState::Erased, "for ever after");
        assert_eq!(files(&bench), 0);
    }
}

/// Whether a device erases a file by its name, a day after it asked by an operation with these names.
fn erases_a_file(names: impl Fn(&mut Envelope), own_log: bool) -> bool {
    let (mut bench, ada) = named();
    send(&bench, &sending(&ada, 0, CONTENT.len()), CONTENT);
    let mut jonas = bench.joined();
    let mut writing = if own_log { in_own_log(&jonas) } else { bench.joined() };
    let write =
        |device: &mut Device| if own_log { seals(device, 9, &names) } else { device.write_with(9, b"why", &names) };
    for _ in 0..2 {
        let asking = write(&mut writing);
        bench.push(&writing, &[asking]);
    }
    assert_eq!(files(&bench), 1, "nothing goes before its day");
    bench.now_ms += limits::TAKE_BACK_MS;
    if own_log {
        bench.sign_in(&mut jonas);
        writing.token = jonas.token;
    } else {
        bench.sign_in(&mut writing);
    }
    let erasing = write(&mut writing);
    bench.push(&writing, &[erasing]);
    files(&bench) == 0
}

#[test]
fn a_file_is_erased_with_its_thing_and_by_no_other_way() {
    let blob = |envelope: &mut Envelope| envelope.erased_blobs = Some(vec![NAME]);
    assert!(!erases_a_file(blob, false), "a name alone names nothing that people see");
    assert!(!erases_a_file(blob, true), "one's own log is not the team's");
    let of_another = |envelope: &mut Envelope| {
        blob(envelope);
        envelope.erased_entities = Some(vec![entity_id(2)]);
    };
    assert!(!erases_a_file(of_another, false) && !erases_a_file(of_another, true));
    let with_its_thing = |envelope: &mut Envelope| {
        blob(envelope);
        envelope.erased_entities = Some(vec![entity_id(1)]);
    };
    assert!(erases_a_file(with_its_thing, false));
    assert!(!erases_a_file(with_its_thing, true), "nobody of the team was asked");
}

#[test]
fn a_backup_holds_whole_files_and_a_restored_hub_has_them_but_for_what_was_erased_since() {
    let (mut bench, mut ada) = named();
    send(&bench, &sending(&ada, 0, CONTENT.len()), CONTENT);
    let half = names(&mut ada, 2, Id([8; 16]), 100);
    bench.push(&ada, &[half]);
    send(&bench, &SendBlob { name: Id([8; 16]), ..sending(&ada, 0, 40) }, &[1; 40]);
    assert!(!ask(&mut bench, &ada, NAME).backed_up);
    let shelf = tempfile::tempdir().unwrap();
    let backup = shelf.path().join("backup");
    bench.hub.back_up(&backup, bench.now_ms).unwrap();
    assert!(ask(&mut bench, &ada, NAME).backed_up && !ask(&mut bench, &ada, Id([8; 16])).backed_up);

    let restored = shelf.path().join("restored");
    restore(&backup, &restored, Lists::default(), bench.now_ms).unwrap();
    let lies = |folder: &std::path::Path| {
        let files = std::fs::read_dir(folder.join("blobs")).unwrap();
        files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(lies(&restored), [CONTENT]);
    Hub::open(&restored, std::sync::Arc::new(Counting::from("restored")), bench.now_ms).unwrap();
    assert_eq!(lies(&restored), [CONTENT], "and stays where it is opened");

    bench.erase(&mut ada, 9, |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
    let listed = bench.folder.path().join("erased-ids");
    let without = shelf.path().join("without");
    restore(&backup, &without, Lists { erased: Some(&listed), revoked: None }, bench.now_ms).unwrap();
    assert!(lies(&without).is_empty(), "what was erased since does not come back");
}
