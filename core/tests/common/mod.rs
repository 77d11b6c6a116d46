//! What tests of the notebook share: a clock that is set, randomness that repeats, and the example visit.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, dead_code, unused_imports)]

mod author;
mod busy;
mod office;
pub mod photo;
pub mod small_disk;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use soundings_core::model::{ConsentChoice, Id, MapPart, Moment, ObservationKind, PhotoRule, Plan};
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPerson, NewPromise, NewVisit, Person, StartVisit};
use soundings_core::{
    Clock, DatabaseKey, Environment, Error, EvidenceRange, Keys, NewEntry, NewMap, Notebook, Randomness, Refusal,
};

pub use author::Author;
pub use busy::Busy;
pub use office::{Office, Place};

pub const HOUR: i64 = 60 * 60 * 1000;
/// 2026-11-24, 08:40 in Toronto.
pub const MORNING: i64 = 1_795_527_600_000;
pub const KEY: [u8; 32] = [7; 32];
pub const KEYRING: &str = "device";

/// A team of two at an office.
pub fn two_engineers() -> (Office, Book, Book) {
    let mut office = Office::new();
    let (ada, jonas) = (Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 9));
    office.join(&ada);
    office.join(&jonas);
    (office, ada, jonas)
}

/// A notebook's keys. Its keyring lies in its folder and is copied with it, unlike any but a copied disk's.
pub fn keys(folder: &Path) -> Keys {
    Keys::with_file(&DatabaseKey::new(KEY), &folder.join(KEYRING))
}

/// A clock that goes on by a second whenever it is read.
#[derive(Clone)]
pub struct Hands(Arc<AtomicI64>);

impl Hands {
    pub fn set(&self, utc_ms: i64) {
        self.0.store(utc_ms, Ordering::SeqCst);
    }

    pub fn forward(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }

    /// The time of day of the example's morning.
    pub fn at(&self, hour: i64, minute: i64) {
        self.set(MORNING + (hour - 8) * HOUR + (minute - 40) * 60_000);
    }
}

impl Clock for Hands {
    fn now(&self) -> Moment {
        Moment {
            utc_ms: self.0.fetch_add(1000, Ordering::SeqCst),
            offset_minutes: -300,
            zone: "America/Toronto".into(),
        }
    }
}

struct Counting(AtomicU64);

impl Randomness for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst);
            chunk.copy_from_slice(&next.to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A notebook in a folder of its own, with its clock.
pub struct Book {
    pub folder: tempfile::TempDir,
    pub notebook: Notebook,
    pub clock: Hands,
    pub environment: Environment,
}

impl std::ops::Deref for Book {
    type Target = Notebook;

    fn deref(&self) -> &Notebook {
        &self.notebook
    }
}

impl Book {
    pub fn new() -> Self {
        Self::of("Ada Okafor", 7)
    }

    pub fn of(engineer: &str, seed: u64) -> Self {
        let clock = Hands(Arc::new(AtomicI64::new(MORNING - HOUR)));
        let environment =
            Environment { clock: Arc::new(clock.clone()), randomness: Arc::new(Counting(AtomicU64::new(seed))) };
        let folder = tempfile::tempdir().unwrap();
        let notebook = Notebook::create(folder.path(), &keys(folder.path()), engineer, environment.clone()).unwrap();
        Self { folder, notebook, clock, environment }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn open(&self) -> Result<Notebook, Error> {
        Notebook::open(self.path(), &keys(self.path()), self.environment.clone())
    }

    /// Its folder copied as it lies there with its keyring, as a whole disk is, and opened beside it.
    pub fn copied(&self, seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for file in std::fs::read_dir(self.path()).unwrap().map(|file| file.unwrap().path()) {
            if file.is_file() && file.extension().is_none_or(|ending| ending != "db-shm") {
                std::fs::copy(&file, folder.path().join(file.file_name().unwrap())).unwrap();
            }
        }
        let clock = self.clock.clone();
        let environment =
            Environment { clock: Arc::new(clock.clone()), randomness: Arc::new(Counting(AtomicU64::new(seed))) };
        let notebook = Notebook::open(folder.path(), &keys(folder.path()), environment.clone()).unwrap();
        Self { folder, notebook, clock, environment }
    }

    /// Closes it and opens it again.
    pub fn again(mut self) -> Self {
        self.notebook.close();
        self.notebook = self.open().unwrap();
        self
    }

    pub fn person(&self, customer: Id, name: &str, role: &str, consent: ConsentChoice) -> Id {
        let new = NewPerson {
            customer: Some(customer),
            name: Some(name.into()),
            role: Some(role.into()),
            ..NewPerson::default()
        };
        let id = self.add_person(&new).unwrap();
        self.set_consent(id, consent).unwrap();
        id
    }

    pub fn note(&self, note: NewObservation) -> Id {
        self.capture(&note).unwrap().id
    }
}

pub fn said(text: &str) -> NewObservation {
    NewObservation { kind: Some(ObservationKind::Said), text: text.into(), ..NewObservation::default() }
}

pub fn exactly(text: &str, by: Id) -> NewObservation {
    NewObservation { exact: true, by: Some(Person::Known(by)), ..said(text) }
}

pub fn roughly(text: &str, by: Id) -> NewObservation {
    NewObservation { by: Some(Person::Known(by)), ..said(text) }
}

pub fn did(text: &str, by: Id) -> NewObservation {
    NewObservation { kind: Some(ObservationKind::Did), by: Some(Person::Known(by)), ..said(text) }
}

pub fn around(text: &str) -> NewObservation {
    NewObservation { kind: Some(ObservationKind::Around), ..said(text) }
}

pub fn thought(text: &str) -> NewObservation {
    NewObservation { kind: Some(ObservationKind::Thought), ..said(text) }
}

pub fn whole(note: Id) -> EvidenceRange {
    EvidenceRange { note, start: None, end: None }
}

pub fn guess(map: Id, part: MapPart, text: &str) -> NewEntry {
    NewEntry { map, part, text: Some(text.into()), from: vec![], against: vec![] }
}

pub fn entry(map: Id, part: MapPart, from: &[Id]) -> NewEntry {
    NewEntry { map, part, text: None, from: from.iter().copied().map(whole).collect(), against: vec![] }
}

pub fn refused<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// A square of one colour, as PNG.
pub const SQUARE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8,
    2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 0x49, 0x44, 0x41, 0x54, 8, 0xd7, 0x63, 0xf8, 0xff, 0xff, 0x3f,
    0, 5, 0xfe, 2, 0xfe, 0xdc, 0xcc, 0x59, 0xe7, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// Every byte of every row that the key opens, and every file of the folder as it lies there.
pub fn everything_in(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let connection = database(folder);
    let tables: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                if let Ok(text) = row.get_ref(column).unwrap().as_bytes() {
                    bytes.extend_from_slice(text);
                }
            }
        }
    }
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for file in std::fs::read_dir(next).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_none_or(|name| name != "ballast") {
                bytes.extend(std::fs::read(path).unwrap());
            }
        }
    }
    bytes
}

/// The database itself, as its owner could open it.
pub fn database(folder: &Path) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(folder.join("notebook.db")).unwrap();
    connection.execute_batch(&DatabaseKey::new(KEY).opening()).unwrap();
    connection
}

pub fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// The example visit of the design, as Ada's notebook has it.
pub struct Example {
    pub book: Book,
    pub customer: Id,
    pub visit: Id,
    pub will: Id,
    pub rosa: Id,
    pub imran: Id,
    pub colette: Id,
    /// 08:52, 09:04, 09:11, 09:13, 09:34, 09:48, 10:06, 10:20.
    pub notes: [Id; 8],
    pub promise: Id,
}

impl Example {
    pub fn new() -> Self {
        let book = Book::new();
        let customer = book.add_customer("Brightline Metals").unwrap();
        let site = book.add_site(customer, "Plant 2", PhotoRule::AskEachTime).unwrap();
        let will = book.person(customer, "Will Tran", "welding supervisor", ConsentChoice::QuoteNamed);
        let rosa = book.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteUnnamed);
        let imran = book.person(customer, "Imran Qureshi", "inspector", ConsentChoice::TeamOnly);
        let colette = book.person(customer, "Colette Dubois", "purchasing", ConsentChoice::Wall);
        let visit = book
            .plan_visit(&NewVisit {
                customer: Some(customer),
                site: Some(site),
                kind: soundings_core::model::EncounterKind::Visit,
                objective: Some("Why do they re-weld?".into()),
                at: Plan { local: "2026-11-24T08:30".into(), zone: "America/Toronto".into() },
            })
            .unwrap();
        book.clock.at(8, 40);
        book.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
        let notes = Self::morning(&book, visit, [will, rosa, imran, colette]);
        let promise = book
            .promise(&NewPromise {
                text: "a settings card for 1.2 mm wire, readable from the torch, Rosa's 8.0 tried on our bench first"
                    .into(),
                to: vec![Person::Known(will), Person::Known(rosa)],
                promised_by: None,
                until: "2026-12-04".into(),
                visit: Some(visit),
            })
            .unwrap();
        book.clock.at(11, 50);
        Self { book, customer, visit, will, rosa, imran, colette, notes, promise }
    }

    /// The eight notes of the morning, as they were written.
    fn morning(book: &Book, visit: Id, [will, rosa, imran, colette]: [Id; 4]) -> [Id; 8] {
        let picture = book.path().join("tape.png");
        std::fs::write(&picture, SQUARE).unwrap();
        let starred = |note: NewObservation| NewObservation { starred: true, ..note };
        let day = [
            (8, 52, exactly("We don't trust the first pass, so we weld it twice.", will)),
            (9, 4, exactly("Everybody runs your recommended settings.", will)),
            (
                9,
                11,
                did(
                    "turned wire speed from 9.5 to 8.0 m/min before striking the arc; didn't look at our card, which hangs behind the gas bottle",
                    rosa,
                ),
            ),
            (
                9,
                13,
                starred(NewObservation {
                    attachments: vec![picture],
                    ..around("tape over our display, felt pen: 8.0 NOT 9.5 — ask Rosa")
                }),
            ),
            (
                9,
                34,
                did(
                    "checked 20 first passes: 17 passed, 3 chalked, all at the same corner. All 20 went back for a second pass",
                    imran,
                ),
            ),
            (9, 48, roughly("the second pass is overtime; she is asked about it every Friday", colette)),
            (10, 6, starred(exactly("If it opens at their site, it's my initials on the tag.", rosa))),
            (10, 20, thought("they weld twice so nobody can be blamed, not because the weld is bad")),
        ];
        day.map(|(hour, minute, note)| {
            book.clock.at(hour, minute);
            book.note(NewObservation { visit: FiledUnder::Visit(visit), ..note })
        })
    }

    /// Rosa's map as the design has it: say 1, do 1, see 1, hear 0; pains 2.
    pub fn map(&self) -> Id {
        let [_, _, dial, tape, _, _, initials, _] = self.notes;
        let map = self.book.new_map(&NewMap { who: self.rosa, situation: "a batch comes back".into() }).unwrap();
        for (part, note) in [(MapPart::Say, initials), (MapPart::Do, dial), (MapPart::See, tape)] {
            self.book.add_entry(&entry(map, part, &[note])).unwrap();
        }
        let pain = NewEntry {
            text: Some("Fears her initials on a weld our settings made".into()),
            ..entry(map, MapPart::Pain, &[initials, dial])
        };
        self.book.add_entry(&pain).unwrap();
        self.book.add_entry(&guess(map, MapPart::Gain, "A week without a call back")).unwrap();
        map
    }
}

pub fn depths(book: &Notebook, map: Id) -> Vec<(MapPart, u8)> {
    book.map(map).unwrap().parts.iter().filter(|row| row.depth > 0).map(|row| (row.part, row.depth)).collect()
}
