//! What disks and other processes do to a notebook.

use std::path::Path;

use soundings_core::visit_log::{NewObservation, StartVisit};
use soundings_core::{DatabaseKey, Error, Keys, Notebook, Refusal};

use crate::common::small_disk::SmallDisk;
use crate::common::*;

/// Every file of the folder, but the shared memory that only lives while it is open.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap())
        .filter(|file| file.path().is_file() && !file.file_name().to_string_lossy().ends_with("-shm"))
        .map(|file| (file.file_name().to_string_lossy().into_owned(), std::fs::read(file.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_wrong_key_touches_nothing() {
    let book = Book::new();
    book.note(said("words"));
    book.notebook.close();
    let before = files(book.path());
    let error = Notebook::open(
        book.path(),
        &Keys { database: DatabaseKey::new([8; 32]), ..keys(book.path()) },
        book.environment.clone(),
    )
    .err()
    .unwrap();
    assert!(matches!(error, Error::WrongKey));
    assert!(files(book.path()) == before);
}

#[test]
fn nothing_of_a_note_lies_in_the_clear() {
    let book = Book::new();
    let picture = book.path().join("tape.png");
    std::fs::write(&picture, [SQUARE, b"PLAINPIXELS"].concat()).unwrap();
    book.note(NewObservation { attachments: vec![picture.clone()], ..said("plain words in no file") });
    std::fs::remove_file(picture).unwrap();
    book.save_draft(None, "plain draft in no file").unwrap();
    let mut folders = vec![book.path().to_owned()];
    while let Some(next) = folders.pop() {
        for file in std::fs::read_dir(next).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            for words in ["plain words", "plain draft", "PLAINPIXELS", "Ada Okafor", "SQLite format 3"] {
                assert!(!holds(&bytes, words), "{words} in {}", path.display());
            }
        }
    }
}

#[test]
fn a_truncated_database_is_damaged_left_as_it_is_and_notes_go_to_the_inbox() {
    for keep in [4096, 5000, 100, 0] {
        let book = Book::new();
        for number in 0..50 {
            book.note(said(&format!("note {number}")));
        }
        book.notebook.close();
        let path = book.path().join("notebook.db");
        let length = std::fs::metadata(&path).unwrap().len();
        assert!(length > keep);
        std::fs::File::options().write(true).open(&path).unwrap().set_len(keep).unwrap();
        let before = files(book.path());
        let error = book.open().err().unwrap_or_else(|| panic!("opened with {keep} of {length} bytes"));
        assert!(matches!(error, Error::Damaged), "{keep}: {error:?}");
        assert!(files(book.path()) == before, "files changed at {keep}");
        let id = Notebook::capture_to_inbox(book.path(), &book.environment, &said("goes on")).unwrap();
        assert!(book.path().join("inbox").join(id.to_string()).exists());
    }
}

#[test]
fn a_database_of_a_newer_version_is_left_as_it_is_and_notes_go_to_the_inbox() {
    let book = Book::new();
    book.notebook.close();
    let connection = database(book.path());
    connection.pragma_update(None, "user_version", 99).unwrap();
    connection.close().unwrap();
    let before = files(book.path());
    let error = book.open().err().unwrap();
    assert!(matches!(error, Error::Newer { found: 99, known: 1..=98 }) && error.notebook_cannot_be_opened());
    assert!(files(book.path()) == before);
    Notebook::capture_to_inbox(book.path(), &book.environment, &said("goes on")).unwrap();
}

#[test]
fn a_folder_without_a_notebook_says_so_and_one_with_a_notebook_keeps_it() {
    let nowhere = tempfile::tempdir().unwrap();
    let book = Book::new();
    let key = keys(book.path());
    assert!(matches!(Notebook::open(nowhere.path(), &key, book.environment.clone()), Err(Error::NoNotebook)));
    assert!(!Notebook::exists(nowhere.path()) && Notebook::exists(book.path()));
    let again = Notebook::create(book.path(), &key, "Jonas", book.environment.clone()).err().unwrap();
    assert!(matches!(again, Error::Refused(Refusal::AlreadyExists)));
    assert_eq!(book.engineer().unwrap().name, "Ada Okafor");
}

#[test]
fn a_closed_notebook_answers_closed_and_closing_again_does_nothing() {
    let book = Book::new();
    book.notebook.close();
    book.notebook.close();
    assert!(matches!(book.capture(&said("x")), Err(Error::Closed)));
    assert!(matches!(book.today(), Err(Error::Closed)));
    assert!(matches!(book.sync_next(), Err(Error::Closed)));
    assert!(matches!(book.resume(), Err(Error::Closed)));
}

#[test]
fn a_paused_notebook_gives_its_locks_back_and_captures_all_the_same() {
    let book = Book::new();
    book.pause();
    database(book.path()).execute_batch("BEGIN EXCLUSIVE; COMMIT").unwrap();
    let note = book.note(said("after the pause"));
    book.pause();
    book.resume().unwrap();
    assert_eq!(book.notebook.note(note).unwrap().words, "after the pause");
}

#[test]
fn two_processes_capturing_at_once_lose_nothing_and_number_nothing_twice() {
    const EACH: usize = 60;
    let book = Book::new();
    book.start_visit(&StartVisit::default()).unwrap();
    let other = book.open().unwrap();
    let captured: Vec<_> = std::thread::scope(|scope| {
        let writers: Vec<_> = [&book.notebook, &other]
            .into_iter()
            .enumerate()
            .map(|(process, notebook)| {
                scope.spawn(move || {
                    (0..EACH)
                        .map(|number| notebook.capture(&said(&format!("process {process} note {number}"))).unwrap())
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    for one in &captured {
        assert!(other.note(one.id).is_ok() && book.notebook.note(one.id).is_ok());
    }
    let connection = database(book.path());
    let (count, highest): (i64, i64) = connection
        .query_row("SELECT count(*), max(seq) FROM operation WHERE log = 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(count, highest, "no seq missing and none twice");
    let clocks: i64 =
        connection.query_row("SELECT count(DISTINCT clock) FROM operation", [], |row| row.get(0)).unwrap();
    assert_eq!(clocks, count, "nor a clock");
}

#[test]
fn an_attachment_that_is_missing_a_folder_or_unreadable_is_refused_and_nothing_is_written() {
    let book = Book::new();
    let attach = |path: &Path| book.capture(&NewObservation { attachments: vec![path.to_owned()], ..said("x") });
    assert_eq!(refused(attach(&book.path().join("missing.png"))), Refusal::FileMissing);
    assert_eq!(refused(attach(book.path())), Refusal::FileIsFolder);
    assert!(book.search("x", None, 10).unwrap().items.is_empty());
}

#[test]
fn an_attachment_whose_file_was_changed_is_damaged() {
    let book = Book::new();
    let picture = book.path().join("tape.png");
    std::fs::write(&picture, SQUARE).unwrap();
    let note = book.note(NewObservation { attachments: vec![picture], text: String::new(), ..around("") });
    let id = book.notebook.note(note).unwrap().attachments[0].id;
    assert_eq!(book.attachment(id).unwrap().as_deref(), Some(SQUARE));
    for file in std::fs::read_dir(book.path().join("attachments")).unwrap().map(|file| file.unwrap().path()) {
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[10] ^= 1;
        std::fs::write(&file, bytes).unwrap();
    }
    assert!(matches!(book.attachment(id), Err(Error::Damaged)));
}

/// A small disk of its own.
pub struct Disk {
    _mounted: SmallDisk,
    folder: tempfile::TempDir,
}

impl Disk {
    /// `None`: the test was run elsewhere, where it may mount one.
    pub fn of_megabytes(size: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        Some(Self { _mounted: SmallDisk::at(folder.path(), size)?, folder })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Somebody else fills it to the last byte.
    pub fn fill(&self) -> std::fs::File {
        let mut filler = std::fs::File::create(self.path().join("photos")).unwrap();
        let mut size = 1 << 20;
        while size >= 512 {
            if std::io::Write::write_all(&mut filler, &vec![1; size]).is_err() {
                size /= 2;
            }
        }
        filler
    }
}

#[test]
fn on_a_full_disk_the_ballast_makes_room_for_words_and_then_nothing_noted_is_lost() {
    let Some(disk) = Disk::of_megabytes(14) else { return };
    let book = Book::new();
    let folder = disk.path().join("notebook");
    let notebook = Notebook::create(&folder, &keys(book.path()), "Ada Okafor", book.environment.clone()).unwrap();
    assert!(folder.join("ballast").exists());
    let filler = disk.fill();
    let mut captured = Vec::new();
    let words = "w".repeat(60_000);
    let error = loop {
        match notebook.capture(&said(&format!("{} {words}", captured.len()))) {
            Ok(one) => captured.push(one.id),
            Err(error) => break error,
        }
        assert!(captured.len() < 1000, "the disk never fills");
    };
    assert!(matches!(error, Error::DiskFull), "{error:?}");
    assert!(!folder.join("ballast").exists(), "given up for words");
    assert!(captured.len() > 20, "only {} notes fitted into the ballast's room", captured.len());
    let there = |notebook: &Notebook| captured.iter().filter(|id| notebook.note(**id).is_ok()).count();
    assert_eq!(there(&notebook), captured.len());
    notebook.close();
    drop(filler);
    std::fs::remove_file(disk.path().join("photos")).unwrap();
    let notebook = Notebook::open(&folder, &keys(book.path()), book.environment.clone()).unwrap();
    assert_eq!(there(&notebook), captured.len());
    notebook.capture(&said("and goes on")).unwrap();
}

#[test]
fn a_notebook_that_is_opened_on_a_full_disk_still_takes_words() {
    let Some(disk) = Disk::of_megabytes(14) else { return };
    let book = Book::new();
    let folder = disk.path().join("notebook");
    let key = keys(book.path());
    Notebook::create(&folder, &key, "Ada Okafor", book.environment.clone()).unwrap().close();
    let filler = disk.fill();
    let notebook = Notebook::open(&folder, &key, book.environment.clone()).unwrap();
    let note = notebook.capture(&said("these words fit")).unwrap();
    assert_eq!(notebook.note(note.id).unwrap().words, "these words fit");
    notebook.close();
    drop(filler);
}
