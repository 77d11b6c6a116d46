//! A backup: one sealed file, and the notebook that is made of it elsewhere.

use std::path::PathBuf;

use soundings_core::exchange::{Backup, BackupLock};
use soundings_core::{DatabaseKey, Environment, Error, Keys, NewObservation, Notebook};
use soundings_wire::Id;

use crate::common::*;

const PASSPHRASE: &str = "marée basse à midi";

fn passphrase() -> BackupLock {
    BackupLock::Passphrase { passphrase: PASSPHRASE.into() }
}

fn goes_on(_: u64, _: u64) -> bool {
    true
}

/// A place for backups and what is made of them.
struct Shelf(tempfile::TempDir);

impl Shelf {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn backup(&self) -> PathBuf {
        self.0.path().join("ada.backup")
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("restored")
    }

    /// Another device's keys.
    fn keys(&self) -> Keys {
        Keys::with_file(&DatabaseKey::new([9; 32]), &self.0.path().join("device"))
    }

    fn restore(&self, typed: &str) -> Result<(), Error> {
        Backup::look(&self.backup())?.unlock(typed)?.restore(&self.folder(), &self.keys(), &goes_on)
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.0.path())
            .unwrap()
            .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn opened(&self, environment: &Environment) -> Notebook {
        Notebook::open(&self.folder(), &self.keys(), environment.clone()).unwrap()
    }
}

fn picture(book: &Book) -> Id {
    let path = book.path().join("tape.png");
    std::fs::write(&path, SQUARE).unwrap();
    let note = book.note(NewObservation { attachments: vec![path.clone()], ..around("Tape over the gauge") });
    std::fs::remove_file(path).unwrap();
    book.notebook.note(note).unwrap().attachments[0].id
}

fn same_words(one: &Notebook, other: &Notebook) {
    let words = |book: &Notebook| -> Vec<String> {
        let found = book.search("gauge", None, 100).unwrap();
        found.items.iter().map(|hit| format!("{hit:?}")).collect()
    };
    assert_eq!(words(one), words(other));
    assert!(!words(one).is_empty());
}

#[test]
fn what_was_backed_up_is_a_notebook_elsewhere_under_another_key() {
    let (example, shelf) = (Example::new(), Shelf::new());
    let attachment = picture(&example.book);
    let backed_up = example.book.back_up(&shelf.backup(), &passphrase(), &goes_on).unwrap();
    assert_eq!((backed_up.attachments, backed_up.not_here), (2, 0));
    assert_eq!(backed_up.bytes, std::fs::metadata(shelf.backup()).unwrap().len());
    assert_eq!(shelf.names(), ["ada.backup"]);
    let sealed = std::fs::read(shelf.backup()).unwrap();
    assert!(!holds(&sealed, "gauge") && !holds(&sealed, "SQLite format") && !holds(&sealed, "IDAT"));
    // As a keyboard composes the signs that takes each accent by itself.
    shelf.restore("mare\u{301}e basse a\u{300} midi").unwrap();
    let restored = shelf.opened(&example.book.environment);
    assert_eq!(restored.engineer().unwrap().id, example.book.engineer().unwrap().id);
    for note in example.notes {
        assert_eq!(restored.note(note).unwrap().words, example.book.notebook.note(note).unwrap().words);
    }
    same_words(&restored, &example.book);
    assert_eq!(restored.attachment(attachment).unwrap().unwrap(), SQUARE);
    assert_eq!(shelf.names(), ["ada.backup", "device", "restored"]);
    // Nothing of how it travelled lies there.
    let mut files: Vec<String> = std::fs::read_dir(shelf.folder())
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with("notebook.db-"))
        .collect();
    files.sort();
    assert_eq!(files, ["attachments", "ballast", "inbox", "inbox-key", "key-check", "notebook.db"]);
    restored.capture(&said("and on we go")).unwrap();
    assert!(matches!(
        Notebook::open(&shelf.folder(), &keys(example.book.path()), example.book.environment.clone()),
        Err(Error::WrongKey)
    ));
}
