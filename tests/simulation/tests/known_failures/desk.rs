//! A hub and its team on one desk, with what spoils the way between them.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use soundings_core::model::{Id, MapPart, Moment};
use soundings_core::present::EntryRow;
use soundings_core::{
    Clock, DatabaseKey, Environment, Keys, NetworkFault, NewEntry, NewMap, NewObservation, NewPerson, Notebook,
    Randomness, Reply, Step,
};
use soundings_hub::Hub;
use soundings_wire::enrolment::Role;
use soundings_wire::invite;
use soundings_wire::messages::{HubReply, HubRequest};

pub const YEAR: i64 = 365 * 24 * 60 * 60 * 1000;
pub const NOW: i64 = 1_795_509_600_000;

pub struct Stepping(pub AtomicI64);

impl Clock for Stepping {
    fn now(&self) -> Moment {
        Moment::utc(self.0.fetch_add(10, Ordering::Relaxed))
    }
}

pub struct Counting(pub AtomicU64);

impl Randomness for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut next = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            next = (next ^ (next >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            chunk.copy_from_slice(&(next ^ (next >> 29)).to_le_bytes()[..chunk.len()]);
        }
    }
}

pub fn key() -> DatabaseKey {
    DatabaseKey::new([9; 32])
}

/// A hub and its team on one desk.
pub struct Desk {
    pub home: tempfile::TempDir,
    pub hub: RefCell<Option<Hub>>,
    pub folder: RefCell<PathBuf>,
    pub engineers: Cell<u64>,
    pub randomness: Arc<Counting>,
    /// The hub's clock, Unix milliseconds.
    pub hub_ms: Cell<u64>,
}

impl Desk {
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = RefCell::new(home.path().join("hub"));
        let randomness = Arc::new(Counting(AtomicU64::new(5)));
        let (hub, hub_ms) = (RefCell::new(None), Cell::new(NOW as u64));
        let desk = Self { home, hub, folder, engineers: Cell::new(0), randomness, hub_ms };
        desk.open_hub();
        desk
    }

    pub fn open_hub(&self) {
        let hub = Hub::open(&self.folder.borrow(), Arc::clone(&self.randomness) as _, self.hub_ms.get()).unwrap();
        *self.hub.borrow_mut() = Some(hub);
    }

    pub fn folder_of(&self, engineer: u64) -> PathBuf {
        self.home.path().join(format!("engineer {engineer}"))
    }

    /// An engineer who joined, whose clock is off.
    pub fn engineer(&self, skew_ms: i64) -> Notebook {
        let number = self.engineers.get() + 1;
        self.engineers.set(number);
        let clock = Arc::new(Stepping(AtomicI64::new(NOW + skew_ms)));
        let randomness = Arc::new(Counting(AtomicU64::new(number * 1_000_003)));
        let folder = self.folder_of(number);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("ballast"), []).unwrap();
        let environment = Environment { clock, randomness };
        let keys = Keys::with_file(&key(), &folder.with_extension("device"));
        let notebook = Notebook::create(&folder, &keys, &format!("Engineer {number}"), environment).unwrap();
        self.invite(&notebook);
        self.sync(&notebook);
        notebook
    }

    pub fn invite(&self, notebook: &Notebook) {
        let hub = self.hub.borrow();
        let invitation =
            hub.as_ref().unwrap().invite("http://127.0.0.1:7878", None, Role::Engineer, self.hub_ms.get()).unwrap();
        notebook.join(&invite::text(&invitation)).unwrap();
    }

    /// A day and an hour go by at the hub.
    pub fn a_day_goes_by(&self) {
        self.hub_ms.set(self.hub_ms.get() + 25 * 60 * 60 * 1000);
    }

    pub fn handle(&self, body: &[u8]) -> HubReply {
        let request = HubRequest::from_frame(body).unwrap();
        self.hub.borrow().as_ref().unwrap().handle(&request, self.hub_ms.get()).reply
    }

    /// One contact until nothing is left to do, each reply passed through `spoil`: `None` loses it.
    pub fn sync_through(&self, notebook: &Notebook, mut spoil: impl FnMut(&HubRequest, HubReply) -> Option<Reply>) {
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

    pub fn sync(&self, notebook: &Notebook) {
        self.sync_through(notebook, |_, reply| Some(answer(&reply)));
    }

    /// Lays a copy of the hub's folder aside.
    pub fn back_up(&self) -> PathBuf {
        let copy = self.home.path().join("copy of the hub");
        copy_files(&self.folder.borrow(), &copy);
        copy
    }

    /// The hub's disk broke; a copy takes its place.
    pub fn restore(&self, copy: &Path) {
        let restored = self.home.path().join("hub restored");
        copy_files(copy, &restored);
        *self.hub.borrow_mut() = None;
        *self.folder.borrow_mut() = restored;
        self.open_hub();
    }
}

pub fn copy_files(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        if entry.path().is_file() && !entry.file_name().to_string_lossy().ends_with("-shm") {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

pub fn answer(reply: &HubReply) -> Reply {
    Reply::Answer { status: 200, body: reply.to_frame(), retry_after_s: None }
}

pub fn share_note(notebook: &Notebook, words: &str) -> Id {
    let note = NewObservation { text: words.to_owned(), ..NewObservation::default() };
    let id = notebook.capture(&note).unwrap().id;
    notebook.share(&[id]).unwrap();
    id
}

/// A map with one entry.
pub fn map(notebook: &Notebook, text: &str) -> (Id, Id) {
    let who = notebook.add_person(&NewPerson { name: Some("Rosa Medeiros".into()), ..NewPerson::default() }).unwrap();
    let map = notebook.new_map(&NewMap { who, situation: "a batch comes back".into() }).unwrap();
    let new = NewEntry { map, part: MapPart::Pain, text: Some(text.into()), from: vec![], against: vec![] };
    (map, notebook.add_entry(&new).unwrap())
}

pub fn entry(notebook: &Notebook, map: Id) -> EntryRow {
    notebook.map(map).unwrap().parts.into_iter().flat_map(|part| part.entries).next().unwrap()
}

pub fn versions(notebook: &Notebook, map: Id) -> usize {
    entry(notebook, map).versions.map_or(1, |versions| versions.versions.len())
}

pub fn agree(notebooks: &[&Notebook]) {
    let first = notebooks[0].dump_team().unwrap();
    assert!(notebooks.iter().all(|notebook| notebook.dump_team().unwrap() == first), "all replicas are equal");
}
