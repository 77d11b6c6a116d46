//! A disk that fills in the middle of what goes in or out whole: it says so, nothing is lost or changed, and no half file lies under
//! its final name. Each is tried with more and more room, so that it ends at many places on its way.

use std::path::{Path, PathBuf};

use soundings_core::exchange::{BackupLock, ImportAnswers};
use soundings_core::model::Id;
use soundings_core::visit_log::NewObservation;
use soundings_core::{Error, Notebook};

use crate::bundles::{Two, me, rows};
use crate::common::*;
use crate::storage::Disk;

/// Room that is left, in bytes, from none on.
const ROOM: [u64; 7] = [0, 4 << 10, 64 << 10, 200 << 10, 500 << 10, 1 << 20, 2 << 20];

/// What lies in a folder, if it is there, and below it.
fn names(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(names(&entry));
        }
        found.push(entry);
    }
    found.retain(|name| !name.ends_with("photos"));
    found.sort();
    found
}

/// Tries an act on a disk that has ever more room. `after`: what must hold where it failed. How often it did before it went well.
fn with_more_and_more_room<T>(disk: &Disk, act: impl Fn() -> Result<T, Error>, after: impl Fn(u64)) -> (u32, T) {
    let (filler, mut failed) = (disk.fill(), 0);
    let full = filler.metadata().unwrap().len();
    for room in ROOM.into_iter().filter(|room| *room < full).chain([full]) {
        // What another try left in its journals took some of the room.
        filler.set_len(full - room).unwrap();
        match act() {
            Ok(done) => return (failed, done),
            Err(Error::DiskFull) => failed += 1,
            Err(other) => panic!("with {room} bytes: {other:?}"),
        }
        after(room);
    }
    panic!("it never fits");
}

/// A small disk with a notebook on it, opened a second time so that its rows are read without one more file.
struct Small {
    disk: Disk,
    book: Book,
    notebook: Notebook,
    folder: PathBuf,
}

impl Small {
    fn new() -> Option<Self> {
        let disk = Disk::of_megabytes(40)?;
        let (book, folder) = (Book::new(), disk.path().join("notebook"));
        let notebook = Notebook::create(&folder, &keys(book.path()), "Ada Okafor", book.environment.clone()).unwrap();
        Some(Self { disk, book, notebook, folder })
    }
}

/// A notebook moved to a disk of its own.
fn moved(book: &Book, disk: &Disk) -> (Notebook, PathBuf) {
    book.notebook.close();
    let folder = disk.path().join("notebook");
    copy(book.path(), &folder);
    (Notebook::open(&folder, &keys(book.path()), book.environment.clone()).unwrap(), folder)
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let place = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            copy(&entry, &place);
        } else {
            std::fs::copy(&entry, &place).unwrap();
        }
    }
}

#[test]
fn an_import_that_fills_the_disk_writes_nothing_of_it_and_goes_in_whole_once_there_is_room() {
    let Some(Small { disk, book, notebook, folder }) = Small::new() else { return };
    let note = notebook.capture(&said("before")).unwrap().id;
    let table = book.path().join("people.csv");
    let people: Vec<String> = (0..1500).map(|number| format!("Plant {},Person {number},welder", number / 10)).collect();
    std::fs::write(&table, format!("company,name,role\n{}\n", people.join("\n"))).unwrap();
    let shown = notebook.import_preview(&table, &ImportAnswers::default()).unwrap().shown;
    let before = rows(&folder);
    let import = || notebook.import(&table, &ImportAnswers::default(), &shown);
    let (failed, done) = with_more_and_more_room(&disk, import, |room| {
        assert_eq!(rows(&folder), before, "with {room} bytes");
        assert_eq!(notebook.note(note).unwrap().words, "before");
    });
    assert!(failed > 2, "it failed {failed} times");
    assert!(done.made >= 1500);
    assert!(notebook.counted_differently().unwrap().is_empty());
}

#[test]
fn an_export_that_fills_the_disk_leaves_nothing_there_and_is_whole_once_there_is_room() {
    let Some(disk) = Disk::of_megabytes(6) else { return };
    let example = Example::new();
    attach(&example.book, 3 << 20);
    let folder = disk.path().join("copy");
    let export = || example.book.export(&folder, &|_| "what is what".into());
    let nothing = |room| assert!(names(disk.path()).is_empty(), "with {room} bytes: {:?}", names(disk.path()));
    let (failed, _) = with_more_and_more_room(&disk, export, nothing);
    assert!(failed > 2, "it failed {failed} times");
    assert!(example.book.restorable(&folder).is_ok());
}

#[test]
fn an_export_taken_in_on_a_full_disk_changes_nothing_and_comes_in_whole_once_there_is_room() {
    let Some(Small { disk, book, notebook, folder }) = Small::new() else { return };
    let example = Example::new();
    attach(&example.book, 700 << 10);
    let copy = book.path().join("copy");
    example.book.export(&copy, &|_| "what is what".into()).unwrap();
    let shown = notebook.restorable(&copy).unwrap().shown;
    let before = rows(&folder);
    let (failed, done) = with_more_and_more_room(
        &disk,
        || notebook.restore(&copy, &shown),
        |room| {
            assert_eq!(rows(&folder), before, "with {room} bytes");
            assert!(names(&folder.join("attachments")).is_empty(), "with {room} bytes");
        },
    );
    assert!(failed > 2 && done.made > 10, "it failed {failed} times, then made {}", done.made);
    assert!(notebook.counted_differently().unwrap().is_empty());
}

#[test]
fn a_bundle_that_fills_the_disk_it_goes_to_is_not_there_and_is_whole_once_there_is_room() {
    let Some(disk) = Disk::of_megabytes(2) else { return };
    let Two { office: _office, ada, ben } = Two::new();
    let last = many_notes(&ada, 40);
    let file = disk.path().join("for-ben.soundings");
    let make = || ada.make_bundle(me(&ben), &file, true);
    let given = |book: &Book| book.phones().unwrap().engineers[0].given.clone();
    let (failed, _) = with_more_and_more_room(&disk, make, |room| {
        assert!(names(disk.path()).is_empty(), "with {room} bytes: {:?}", names(disk.path()));
        assert_eq!(given(&ada), None);
    });
    assert!(failed > 2, "it failed {failed} times");
    ben.take_bundle(&file).unwrap();
    assert!(ben.notebook.note(last).is_ok());
}

#[test]
fn a_bundle_or_backup_made_from_a_full_disk_is_whole_or_not_there() {
    let Some(disk) = Disk::of_megabytes(40) else { return };
    let Two { office: _office, ada, ben } = Two::new();
    let last = many_notes(&ada, 4);
    let (notebook, _) = moved(&ada, &disk);
    let _filler = disk.fill();
    let out = tempfile::tempdir().unwrap();
    let bundle = out.path().join("bundle");
    match notebook.make_bundle(me(&ben), &bundle, true) {
        // Only that it was made found no room: the next holds it once more.
        Ok(_) => drop(ben.take_bundle(&bundle).unwrap()),
        Err(error) => assert!(matches!(error, Error::DiskFull) && !bundle.exists(), "{error:?}"),
    }
    assert_eq!(ben.notebook.note(last).is_ok(), bundle.exists());
    let backup = out.path().join("backup");
    let lock = BackupLock::Passphrase { passphrase: "twelve words of mine".into() };
    let made = notebook.back_up(&backup, &lock, &|_, _| true);
    assert_eq!(made.is_ok(), backup.exists(), "{made:?}");
    assert!(notebook.note(last).is_ok());
}

#[test]
fn a_bundle_taken_in_on_a_full_disk_changes_nothing_and_comes_in_whole_once_there_is_room() {
    let Some(disk) = Disk::of_megabytes(40) else { return };
    let Two { office: _office, ada, ben } = Two::new();
    let last = many_notes(&ada, 60);
    let (notebook, folder) = moved(&ben, &disk);
    let file = ada.path().join("bundle");
    let to = notebook.engineer().unwrap().id;
    ada.make_bundle(to, &ada.path().with_extension("bundle"), true).unwrap();
    std::fs::rename(ada.path().with_extension("bundle"), &file).unwrap();
    let before = rows(&folder);
    let take = || notebook.take_bundle(&file);
    let (failed, taken) =
        with_more_and_more_room(&disk, take, |room| assert_eq!(rows(&folder), before, "with {room} bytes"));
    assert!(failed > 1, "it failed {failed} times");
    assert!(taken.new > 60 && notebook.note(last).is_ok());
    assert!(notebook.counted_differently().unwrap().is_empty());
}

#[test]
fn a_backup_that_fills_the_disk_it_goes_to_is_not_there_and_is_whole_once_there_is_room() {
    let Some(disk) = Disk::of_megabytes(6) else { return };
    let example = Example::new();
    attach(&example.book, 3 << 20);
    let file = disk.path().join("ada.backup");
    let lock = BackupLock::Passphrase { passphrase: "twelve words of mine".into() };
    let back_up = || example.book.back_up(&file, &lock, &|_, _| true);
    let (failed, _) = with_more_and_more_room(&disk, back_up, |room| {
        assert!(names(disk.path()).is_empty(), "with {room} bytes: {:?}", names(disk.path()));
        assert_eq!(example.book.settings().unwrap().last_backup, None);
    });
    assert!(failed > 2, "it failed {failed} times");
    assert!(soundings_core::exchange::Backup::look(&file).is_ok());
}

/// A file of so many bytes on a note.
fn attach(book: &Book, bytes: usize) {
    let path = book.path().join("film");
    let content: Vec<u8> = (0..bytes).map(|at| (at * at / 7) as u8).collect();
    std::fs::write(&path, content).unwrap();
    book.note(NewObservation { attachments: vec![path.clone()], ..around("A film of the gauge") });
    std::fs::remove_file(path).unwrap();
}

/// A visit with long notes, shared: its last note.
fn many_notes(book: &Book, notes: usize) -> Id {
    book.start_visit(&soundings_core::visit_log::StartVisit::default()).unwrap();
    let mut random = 1_u64;
    let mut words = || {
        let mut words = String::new();
        while words.len() < 20_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            words += &format!("{:x} ", random >> 16);
        }
        words
    };
    let last = (0..notes).map(|_| book.note(said(&words()))).last().unwrap();
    book.end_visit(None, true).unwrap();
    last
}
