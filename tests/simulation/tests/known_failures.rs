//! Failures of others' synchronization, each tried on the notebooks and the hub that ship.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a test")]

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use soundings_core::model::{Id, MapPart, Moment};
use soundings_core::present::{EntryRow, NeedsYouReason};
use soundings_core::{
    Clock, DatabaseKey, Environment, NetworkFault, NewEntry, NewMap, NewObservation, NewPerson, Notebook, Randomness,
    Reply, Step,
};
use soundings_hub::Hub;
use soundings_wire::Envelope;
use soundings_wire::messages::{HubReply, HubRequest, Role};

const YEAR: i64 = 365 * 24 * 60 * 60 * 1000;
const NOW: i64 = 1_795_509_600_000;

struct Stepping(AtomicI64);

impl Clock for Stepping {
    fn now(&self) -> Moment {
        Moment::utc(self.0.fetch_add(10, Ordering::Relaxed))
    }
}

struct Counting(AtomicU64);

impl Randomness for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut next = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            next = (next ^ (next >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            chunk.copy_from_slice(&(next ^ (next >> 29)).to_le_bytes()[..chunk.len()]);
        }
    }
}

fn key() -> DatabaseKey {
    DatabaseKey::new([9; 32])
}

/// A hub and its team on one desk.
struct Desk {
    home: tempfile::TempDir,
    hub: RefCell<Option<Hub>>,
    folder: RefCell<PathBuf>,
    engineers: Cell<u64>,
    randomness: Arc<Counting>,
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = RefCell::new(home.path().join("hub"));
        let randomness = Arc::new(Counting(AtomicU64::new(5)));
        let desk = Self { home, hub: RefCell::new(None), folder, engineers: Cell::new(0), randomness };
        desk.open_hub();
        desk
    }

    fn open_hub(&self) {
        let hub = Hub::open(&self.folder.borrow(), Arc::clone(&self.randomness) as _, NOW as u64).unwrap();
        *self.hub.borrow_mut() = Some(hub);
    }

    fn folder_of(&self, engineer: u64) -> PathBuf {
        self.home.path().join(format!("engineer {engineer}"))
    }

    /// An engineer who joined, whose clock is off.
    fn engineer(&self, skew_ms: i64) -> Notebook {
        let number = self.engineers.get() + 1;
        self.engineers.set(number);
        let clock = Arc::new(Stepping(AtomicI64::new(NOW + skew_ms)));
        let randomness = Arc::new(Counting(AtomicU64::new(number * 1_000_003)));
        let folder = self.folder_of(number);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("ballast"), []).unwrap();
        let environment = Environment { clock, randomness };
        let notebook = Notebook::create(&folder, &key(), &format!("Engineer {number}"), environment).unwrap();
        self.invite(&notebook);
        self.sync(&notebook);
        notebook
    }

    fn invite(&self, notebook: &Notebook) {
        let hub = self.hub.borrow();
        let invite = hub.as_ref().unwrap().invite("http://127.0.0.1:7878", None, Role::Engineer, NOW as u64).unwrap();
        notebook.join(&invite.to_string()).unwrap();
    }

    fn handle(&self, body: &[u8]) -> HubReply {
        let request = HubRequest::from_frame(body).unwrap();
        self.hub.borrow().as_ref().unwrap().handle(&request, NOW as u64)
    }

    /// One contact until nothing is left to do, each reply passed through `spoil`: `None` loses it.
    fn sync_through(&self, notebook: &Notebook, mut spoil: impl FnMut(&HubRequest, HubReply) -> Option<Reply>) {
        notebook.sync_now().unwrap();
        for _ in 0..200 {
            match notebook.sync_next().unwrap() {
                Step::Send(request) if request.long_poll => return,
                Step::Send(request) => {
                    let asked = HubRequest::from_frame(&request.body).unwrap();
                    let reply = spoil(&asked, self.handle(&request.body));
                    notebook
                        .sync_reply(request.id, &reply.unwrap_or(Reply::Failed(NetworkFault::Interrupted)))
                        .unwrap();
                }
                // A person asks again; no test waits for a clock.
                Step::Wait { .. } => notebook.sync_now().unwrap(),
                Step::Stopped => return,
                Step::NotJoined => panic!("it has joined"),
            }
        }
        panic!("it never comes to rest");
    }

    fn sync(&self, notebook: &Notebook) {
        self.sync_through(notebook, |_, reply| Some(answer(&reply)));
    }

    /// Lays a copy of the hub's folder aside.
    fn back_up(&self) -> PathBuf {
        let copy = self.home.path().join("copy of the hub");
        copy_files(&self.folder.borrow(), &copy);
        copy
    }

    /// The hub's disk broke; a copy takes its place.
    fn restore(&self, copy: &Path) {
        let restored = self.home.path().join("hub restored");
        copy_files(copy, &restored);
        *self.hub.borrow_mut() = None;
        *self.folder.borrow_mut() = restored;
        self.open_hub();
    }
}

fn copy_files(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        if entry.path().is_file() && !entry.file_name().to_string_lossy().ends_with("-shm") {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

fn answer(reply: &HubReply) -> Reply {
    Reply::Answer { status: 200, body: reply.to_frame(), retry_after_s: None }
}

fn share_note(notebook: &Notebook, words: &str) -> Id {
    let note = NewObservation { text: words.to_owned(), ..NewObservation::default() };
    let id = notebook.capture(&note).unwrap().id;
    notebook.share(&[id]).unwrap();
    id
}

/// A map with one entry.
fn map(notebook: &Notebook, text: &str) -> (Id, Id) {
    let who = notebook.add_person(&NewPerson { name: Some("Rosa Medeiros".into()), ..NewPerson::default() }).unwrap();
    let map = notebook.new_map(&NewMap { who, situation: "a batch comes back".into() }).unwrap();
    let new = NewEntry { map, part: MapPart::Pain, text: Some(text.into()), from: vec![], against: vec![] };
    (map, notebook.add_entry(&new).unwrap())
}

fn entry(notebook: &Notebook, map: Id) -> EntryRow {
    notebook.map(map).unwrap().parts.into_iter().flat_map(|part| part.entries).next().unwrap()
}

fn versions(notebook: &Notebook, map: Id) -> usize {
    entry(notebook, map).versions.map_or(1, |versions| versions.versions.len())
}

fn agree(notebooks: &[&Notebook]) {
    let first = notebooks[0].dump_team().unwrap();
    assert!(notebooks.iter().all(|notebook| notebook.dump_team().unwrap() == first), "all replicas are equal");
}

#[test]
fn a_lost_reply_is_sent_again_and_counted_once() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let note = share_note(&ada, "said once");
    let mut lost = 0;
    desk.sync_through(&ada, |asked, reply| {
        let loses = matches!(asked, HubRequest::Push(_)) && lost < 3;
        lost += u32::from(loses);
        (!loses).then(|| answer(&reply))
    });
    assert!(lost >= 1);
    desk.sync(&jonas);
    assert_eq!(jonas.note(note).unwrap().words, "said once");
    assert_eq!(jonas.search("said", None, 10).unwrap().items.len(), 1);
    assert_eq!(ada.sync_screen().unwrap().waiting_operations, 0);
    agree(&[&ada, &jonas]);
}

#[test]
fn the_same_words_written_apart_are_no_conflict() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let (map, entry_id) = map(&ada, "Afraid a weld opens");
    desk.sync(&ada);
    desk.sync(&jonas);
    ada.edit_entry(entry_id, "Afraid of her initials", None).unwrap();
    jonas.edit_entry(entry_id, "Afraid of her initials", None).unwrap();
    for notebook in [&ada, &jonas, &ada] {
        desk.sync(notebook);
    }
    assert_eq!((versions(&ada, map), versions(&jonas, map)), (1, 1));
    agree(&[&ada, &jonas]);
}

#[test]
fn the_queue_goes_on_after_every_kind_of_failure() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let rubbish = |status, body: &[u8]| Reply::Answer { status, body: body.to_vec(), retry_after_s: Some(1) };
    let failures = [
        Reply::Failed(NetworkFault::NoConnection),
        Reply::Failed(NetworkFault::Interrupted),
        Reply::Failed(NetworkFault::Cancelled),
        rubbish(500, b"oh no"),
        rubbish(200, b"<html>Sign in</html>"),
        rubbish(200, b""),
        answer(&HubReply::Refused(soundings_wire::messages::HubRefusal::Busy)),
        answer(&HubReply::Refused(soundings_wire::messages::HubRefusal::HubFault)),
        answer(&HubReply::Refused(soundings_wire::messages::HubRefusal::TokenExpired)),
    ];
    for failure in failures {
        let note = share_note(&ada, "goes on");
        let mut spoiled = 0;
        desk.sync_through(&ada, |_, reply| {
            spoiled += 1;
            Some(if spoiled <= 2 { failure.clone() } else { answer(&reply) })
        });
        desk.sync(&jonas);
        assert!(jonas.note(note).is_ok(), "after {failure:?}");
    }
}

#[test]
fn a_hub_restored_from_an_older_copy_gets_what_it_lacks_and_wipes_nothing() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let first = share_note(&ada, "before the copy");
    desk.sync(&ada);
    desk.sync(&jonas);
    let copy = desk.back_up();
    let (lacking, theirs) = (share_note(&ada, "after the copy"), share_note(&jonas, "after it too"));
    for notebook in [&ada, &jonas, &ada] {
        desk.sync(notebook);
    }
    desk.restore(&copy);
    for notebook in [&ada, &jonas, &ada, &jonas] {
        desk.sync(notebook);
    }
    let newcomer = desk.engineer(0);
    for notebook in [&ada, &jonas] {
        desk.sync(notebook);
    }
    for notebook in [&ada, &jonas, &newcomer] {
        assert!([first, lacking, theirs].iter().all(|note| notebook.note(*note).is_ok()));
    }
    agree(&[&ada, &jonas, &newcomer]);
}

#[test]
fn a_hub_restored_from_a_copy_that_ends_just_where_a_device_had_read_gets_what_it_lacks() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    desk.sync(&ada);
    let copy = desk.back_up();
    let note = share_note(&ada, "confirmed, and then lost by the hub");
    ada.sync_now().unwrap();
    loop {
        let Step::Send(request) = ada.sync_next().unwrap() else { panic!("it has something to send") };
        let reply = desk.handle(&request.body);
        ada.sync_reply(request.id, &answer(&reply)).unwrap();
        if matches!(reply, HubReply::Pushed(_)) {
            break;
        }
    }
    desk.restore(&copy);
    share_note(&jonas, "something else in its place");
    for notebook in [&jonas, &ada, &jonas] {
        desk.sync(notebook);
    }
    assert!(jonas.note(note).is_ok());
    agree(&[&ada, &jonas]);
}

#[test]
fn an_empty_hub_in_the_old_ones_place_wipes_nothing_and_gets_everything_once_it_knows_the_devices_again() {
    let desk = Desk::new();
    let empty = desk.back_up();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let notes = [share_note(&ada, "first"), share_note(&ada, "second"), share_note(&jonas, "third")];
    for notebook in [&ada, &jonas, &ada] {
        desk.sync(notebook);
    }
    desk.restore(&empty);
    desk.sync(&ada);
    assert_eq!(ada.sync_stopped().unwrap().unwrap().code(), "device-unknown", "a person is asked");
    assert!(notes.iter().all(|note| ada.note(*note).is_ok()), "absence never means deleted");
    for notebook in [&ada, &jonas] {
        desk.sync(notebook);
        desk.invite(notebook);
        desk.sync(notebook);
    }
    let newcomer = desk.engineer(0);
    for notebook in [&ada, &jonas] {
        desk.sync(notebook);
    }
    assert!(notes.iter().all(|note| newcomer.note(*note).is_ok()));
    agree(&[&ada, &jonas, &newcomer]);
}

#[test]
fn clocks_twenty_years_apart_cause_no_conflict() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(10 * YEAR), desk.engineer(-10 * YEAR));
    let (map, entry_id) = map(&ada, "0");
    desk.sync(&ada);
    for round in 1..=10 {
        let notebook = if round % 2 == 0 { &ada } else { &jonas };
        desk.sync(notebook);
        notebook.edit_entry(entry_id, &round.to_string(), None).unwrap();
        desk.sync(notebook);
    }
    desk.sync(&jonas);
    for notebook in [&ada, &jonas] {
        assert_eq!((entry(notebook, map).text.as_str(), versions(notebook, map)), ("10", 1));
    }
}

#[test]
fn a_page_never_ends_inside_a_group() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let long = |number: usize| format!("{number} ").repeat(30_000);
    for number in 0..12 {
        let note = NewObservation { text: long(number), ..NewObservation::default() };
        let note = ada.capture(&note).unwrap().id;
        for correction in 0..3 {
            ada.correct_note(note, &long(number * 10 + correction), None).unwrap();
        }
        ada.share(&[note]).unwrap();
    }
    desk.sync(&ada);
    assert_eq!(ada.sync_screen().unwrap().needs_you, [], "however much a note's history is, the hub takes it");
    let mut pages = 0;
    desk.sync_through(&jonas, |_, reply| {
        if let HubReply::Page(page) = &reply {
            pages += 1;
            let envelopes = page.operations.iter().filter_map(|pulled| pulled.operation.as_ref());
            let last = envelopes.map(|operation| Envelope::from_bytes(&operation.envelope).unwrap()).next_back();
            if let Some(last) = last {
                let group = last.group();
                assert_eq!(last.dot.seq, group.first + u64::from(group.count) - 1, "the page ends with its group");
            }
        }
        Some(answer(&reply))
    });
    assert!(pages > 3, "{pages} pages");
    agree(&[&ada, &jonas]);
}

#[test]
fn what_comes_in_while_somebody_types_is_not_overwritten_by_what_they_type() {
    let desk = Desk::new();
    let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
    let (map, entry_id) = map(&ada, "Afraid a weld opens");
    desk.sync(&ada);
    desk.sync(&jonas);
    let typing = entry(&jonas, map).seen;
    ada.edit_entry(entry_id, "Afraid of her initials", None).unwrap();
    desk.sync(&ada);
    desk.sync(&jonas);
    assert_eq!(entry(&jonas, map).text, "Afraid of her initials");
    jonas.edit_entry(entry_id, "Afraid of our settings", Some(&typing)).unwrap();
    desk.sync(&jonas);
    desk.sync(&ada);
    assert_eq!((versions(&ada, map), versions(&jonas, map)), (2, 2), "both stand, neither is lost");
    agree(&[&ada, &jonas]);
}

/// Damages one waiting operation of an engineer's outbox on the disk.
fn damage(folder: &Path, what: &str) {
    let database = rusqlite::Connection::open(folder.join("notebook.db")).unwrap();
    database.pragma_update(None, "key", format!("x'{}'", key().to_hex())).unwrap();
    let sql = format!(
        "UPDATE operation SET {what} WHERE log = 2 AND state = 1 AND seq = (SELECT max(seq) - 1 FROM operation WHERE log = 2 AND state = 1)"
    );
    assert_eq!(database.execute(&sql, []).unwrap(), 1);
}

#[test]
fn one_operation_that_nobody_can_read_blocks_none_of_its_neighbours() {
    let unreadable = ["payload = randomblob(length(payload))", "envelope = randomblob(length(envelope))"];
    for (what, reason) in unreadable.into_iter().zip([NeedsYouReason::CannotApply, NeedsYouReason::NotUnderstood]) {
        let desk = Desk::new();
        let (ada, jonas) = (desk.engineer(0), desk.engineer(0));
        let before = share_note(&ada, "before");
        share_note(&ada, "the bad one");
        let after = share_note(&ada, "after");
        damage(&desk.folder_of(1), what);
        desk.sync(&ada);
        desk.sync(&jonas);
        let later = share_note(&ada, "later");
        desk.sync(&ada);
        desk.sync(&jonas);
        for note in [before, after, later] {
            assert!(jonas.note(note).is_ok(), "{what}");
        }
        let shown = [&ada, &jonas]
            .iter()
            .any(|notebook| notebook.sync_screen().unwrap().needs_you.iter().any(|row| row.reason == reason));
        assert!(shown, "it is shown as {reason:?}, not hidden");
    }
}
