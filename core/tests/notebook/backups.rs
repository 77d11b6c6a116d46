//! A backup: one sealed file, and the notebook that is made of it elsewhere.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use soundings_core::exchange::{Backup, BackupLock, OpensWith, recovery_code};
use soundings_core::visit_log::StartVisit;
use soundings_core::{DatabaseKey, Environment, Error, Keys, NewObservation, Notebook, Refusal};
use soundings_wire::Id;

use crate::common::*;
use crate::storage::Disk;

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

/// Under which name a notebook writes.
fn device(folder: &Path, key: [u8; 32]) -> Id {
    let connection = rusqlite::Connection::open(folder.join("notebook.db")).unwrap();
    connection.execute_batch(&DatabaseKey::new(key).opening()).unwrap();
    Id(connection.query_row("SELECT device FROM notebook", [], |row| row.get(0)).unwrap())
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

#[test]
fn a_printed_code_opens_it_however_it_is_typed_and_no_other_does() {
    let (example, shelf) = (Example::new(), Shelf::new());
    picture(&example.book);
    let environment = &example.book.environment;
    let (code, other) = (recovery_code(environment), recovery_code(environment));
    example.book.back_up(&shelf.backup(), &BackupLock::Code { code: code.clone() }, &goes_on).unwrap();
    assert_eq!(Backup::look(&shelf.backup()).unwrap().opens_with(), OpensWith::Code);
    assert_eq!(refused(shelf.restore(&other)), Refusal::WrongCode);
    assert_eq!(refused(shelf.restore(&code[1..])), Refusal::CodeUnreadable);
    assert_eq!(shelf.names(), ["ada.backup"]);
    shelf.restore(&code.to_lowercase().replace('-', " ")).unwrap();
    same_words(&shelf.opened(environment), &example.book);
}

#[test]
fn a_restored_notebook_is_another_device_and_what_both_wrote_is_everywhere() {
    let (mut office, phone, shelf) = (Office::new(), Book::new(), Shelf::new());
    office.join(&phone);
    phone.start_visit(&StartVisit::default()).unwrap();
    phone.note(said("They weld it twice."));
    let private = phone.note(NewObservation { only_me: true, ..thought("I would not buy this.") });
    phone.end_visit(None, true).unwrap();
    office.sync(&phone);
    phone.back_up(&shelf.backup(), &passphrase(), &goes_on).unwrap();
    // Where the phone's own keyring is at hand, as when it is restored in its place, the backup is no less another device.
    std::fs::copy(phone.path().join(KEYRING), shelf.0.path().join("device")).unwrap();
    let late = phone.add_customer("Written after the backup").unwrap();
    office.sync(&phone);
    let waits = phone.add_customer("Written and not sent").unwrap();
    shelf.restore(PASSPHRASE).unwrap();
    let other = Book::of("Nobody", 99);
    let restored = shelf.opened(&other.environment);
    assert_ne!(device(&shelf.folder(), [9; 32]), device(phone.path(), KEY), "before anybody met a hub");
    let mine = restored.add_customer("Written on the restored one").unwrap();
    for _ in 0..3 {
        office.sync(&restored);
        office.sync(&phone);
    }
    let vouched = office.vouched.len();
    assert_eq!(vouched, 1, "the hub knows it under a name of its own");
    assert_eq!(phone.dump_team().unwrap(), restored.dump_team().unwrap());
    for book in [&*phone, &restored] {
        assert!(book.sync_screen().unwrap().needs_you.is_empty());
        for customer in [late, waits, mine] {
            book.customer(customer).unwrap();
        }
    }
    assert_eq!(restored.note(private).unwrap().words, "I would not buy this.");
    assert_eq!(restored.engineers().unwrap().len(), 1);
}

/// A backup, and what it says of each way in which it can be spoiled. Nothing is ever written.
#[test]
fn what_is_wrong_with_a_file_is_said_and_nothing_is_written() {
    let (example, shelf) = (Example::new(), Shelf::new());
    example.book.back_up(&shelf.backup(), &passphrase(), &goes_on).unwrap();
    let whole = std::fs::read(shelf.backup()).unwrap();
    let says = |bytes: &[u8]| {
        std::fs::write(shelf.backup(), bytes).unwrap();
        let said = refused(shelf.restore(PASSPHRASE));
        assert_eq!(shelf.names(), ["ada.backup"]);
        said
    };
    let flipped = |place: usize| {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        bytes
    };
    for place in 0..16 {
        assert_eq!(says(&flipped(place)), Refusal::NoBackup);
    }
    for place in (17..74).chain([74, 5_000, 74 + 65_552, whole.len() / 2, whole.len() - 1]) {
        assert_eq!(says(&flipped(place)), Refusal::BackupNotWhole, "{place}");
    }
    for length in [16, 17, 73, 74, 75, 74 + 65_552, whole.len() - 1] {
        assert_eq!(says(&whole[..length]), Refusal::BackupCutOff, "{length}");
    }
    assert_eq!(says(&[&whole[..], b"x"].concat()), Refusal::BackupNotWhole);
    let (chunk, header) = (65_552, 74);
    let swapped = [
        &whole[..header],
        &whole[header + chunk..header + 2 * chunk],
        &whole[header..header + chunk],
        &whole[header + 2 * chunk..],
    ];
    assert_eq!(says(&swapped.concat()), Refusal::BackupNotWhole);
    let mut newer = whole.clone();
    newer[16] = 2;
    assert_eq!(says(&newer), Refusal::BackupNewer);
    for foreign in [&b""[..], b"soundings", b"PK\x03\x04", &vec![0; 100_000]] {
        assert_eq!(says(foreign), Refusal::NoBackup);
    }
    std::fs::write(shelf.backup(), &whole).unwrap();
    assert_eq!(refused(shelf.restore("marée basse à minuit")), Refusal::WrongPassphrase);
    assert_eq!(refused(shelf.restore("")), Refusal::WrongPassphrase);
    assert_eq!(refused(Backup::look(shelf.0.path())), Refusal::FileIsFolder);
    assert_eq!(refused(Backup::look(Path::new("/nowhere"))), Refusal::FileMissing);
    assert_eq!(shelf.names(), ["ada.backup"]);
    shelf.restore(PASSPHRASE).unwrap();
}

#[test]
fn a_backup_is_written_where_nothing_is_and_restored_where_no_notebook_is() {
    let (example, shelf) = (Example::new(), Shelf::new());
    let book = &example.book;
    let back_up = |file: &Path, lock: &BackupLock| refused(book.back_up(file, lock, &goes_on));
    let words = |text: &str| BackupLock::Passphrase { passphrase: text.into() };
    assert_eq!(back_up(&shelf.backup(), &words("elf letters")), Refusal::PassphraseTooShort);
    assert_eq!(back_up(&shelf.backup(), &words(&"long".repeat(1_000))), Refusal::TextTooLong);
    assert_eq!(back_up(&shelf.backup(), &BackupLock::Code { code: "ABCD".into() }), Refusal::CodeUnreadable);
    assert_eq!(back_up(&book.path().join("ada.backup"), &passphrase()), Refusal::BackupInside);
    assert_eq!(back_up(&book.path().join("inbox/ada.backup"), &passphrase()), Refusal::BackupInside);
    assert_eq!(back_up(&shelf.0.path().join("none/ada.backup"), &passphrase()), Refusal::FolderMissing);
    std::fs::write(shelf.backup(), "mine").unwrap();
    assert_eq!(back_up(&shelf.backup(), &passphrase()), Refusal::FileExists);
    assert_eq!(std::fs::read(shelf.backup()).unwrap(), b"mine");
    std::fs::remove_file(shelf.backup()).unwrap();
    assert_eq!(book.settings().unwrap().last_backup, None);
    book.back_up(&shelf.backup(), &passphrase(), &goes_on).unwrap();
    std::fs::create_dir(shelf.folder()).unwrap();
    std::fs::write(shelf.folder().join("letter"), "mine").unwrap();
    assert_eq!(refused(shelf.restore(PASSPHRASE)), Refusal::FolderNotEmpty);
    std::fs::remove_file(shelf.folder().join("letter")).unwrap();
    shelf.restore(PASSPHRASE).unwrap();
    assert_eq!(refused(shelf.restore(PASSPHRASE)), Refusal::AlreadyExists);
}

#[test]
fn whoever_cancels_finds_nothing_half_done_however_late_it_was() {
    let (example, shelf) = (Example::new(), Shelf::new());
    let book = &example.book;
    picture(book);
    let steps = AtomicUsize::new(0);
    let count = |done: u64, whole: u64| {
        assert!(done <= whole && whole > 0);
        steps.fetch_add(1, Ordering::SeqCst);
        true
    };
    book.back_up(&shelf.0.path().join("counted"), &passphrase(), &count).unwrap();
    let of_backup = steps.swap(0, Ordering::SeqCst);
    let ends_at = |end: usize| {
        let turns = AtomicUsize::new(0);
        move |_: u64, _: u64| turns.fetch_add(1, Ordering::SeqCst) < end
    };
    let before = book.settings().unwrap().last_backup;
    for end in [0, 1, of_backup / 2, of_backup - 1] {
        assert_eq!(refused(book.back_up(&shelf.backup(), &passphrase(), &ends_at(end))), Refusal::Cancelled);
        assert_eq!(shelf.names(), ["counted"]);
        assert!(
            !std::fs::read_dir(book.path())
                .unwrap()
                .any(|file| { file.unwrap().file_name().to_string_lossy().starts_with('.') })
        );
    }
    assert_eq!(book.settings().unwrap().last_backup, before, "none was made");
    std::fs::rename(shelf.0.path().join("counted"), shelf.backup()).unwrap();
    let unlock = || Backup::look(&shelf.backup()).unwrap().unlock(PASSPHRASE).unwrap();
    unlock().restore(&shelf.folder(), &shelf.keys(), &count).unwrap();
    let of_restore = steps.load(Ordering::SeqCst);
    std::fs::remove_dir_all(shelf.folder()).unwrap();
    std::fs::remove_file(shelf.0.path().join("device")).unwrap_or_default();
    for end in [0, 1, of_restore / 2, of_restore - 1] {
        let restored = unlock().restore(&shelf.folder(), &shelf.keys(), &ends_at(end));
        assert_eq!(refused(restored), Refusal::Cancelled);
        assert_eq!(shelf.names(), ["ada.backup"]);
    }
}

#[test]
fn a_full_disk_leaves_no_half_backup_and_no_half_notebook() {
    let Some(small) = Disk::of_megabytes(1) else { return };
    let Some(roomy) = Disk::of_megabytes(40) else { return };
    let (example, shelf) = (Example::new(), Shelf::new());
    let path = example.book.path().join("long");
    std::fs::write(&path, vec![7; 3 << 20]).unwrap();
    example.book.note(NewObservation { attachments: vec![path], ..around("A film of the gauge") });
    let there = small.path().join("ada.backup");
    assert!(matches!(example.book.back_up(&there, &passphrase(), &goes_on), Err(Error::DiskFull)));
    assert_eq!(std::fs::read_dir(small.path()).unwrap().count(), 0);
    assert_eq!(example.book.settings().unwrap().last_backup, None);
    example.book.back_up(&shelf.backup(), &passphrase(), &goes_on).unwrap();
    let restore = |folder: &Path| {
        Backup::look(&shelf.backup()).unwrap().unlock(PASSPHRASE).unwrap().restore(folder, &shelf.keys(), &goes_on)
    };
    assert!(matches!(restore(&small.path().join("ada")), Err(Error::DiskFull)));
    assert_eq!(std::fs::read_dir(small.path()).unwrap().count(), 0);
    restore(&roomy.path().join("ada")).unwrap();
}

#[test]
fn others_write_on_while_a_backup_is_made_and_it_holds_one_moment() {
    let (example, shelf) = (Example::new(), Shelf::new());
    let book = &example.book;
    picture(book);
    let meanwhile = |_: u64, _: u64| {
        book.note(said("Heard while it was backed up"));
        true
    };
    book.back_up(&shelf.backup(), &passphrase(), &meanwhile).unwrap();
    assert!(!book.search("Heard", None, 10).unwrap().items.is_empty());
    shelf.restore(PASSPHRASE).unwrap();
    let restored = shelf.opened(&book.environment);
    assert!(restored.search("Heard", None, 10).unwrap().items.is_empty());
    assert!(restored.counted_differently().unwrap().is_empty());
    same_words(&restored, book);
}

#[test]
fn an_attachment_whose_file_is_lost_is_counted_and_not_here_afterwards() {
    let (example, shelf) = (Example::new(), Shelf::new());
    let attachment = picture(&example.book);
    for file in std::fs::read_dir(example.book.path().join("attachments")).unwrap() {
        std::fs::remove_file(file.unwrap().path()).unwrap();
    }
    let backed_up = example.book.back_up(&shelf.backup(), &passphrase(), &goes_on).unwrap();
    assert_eq!((backed_up.attachments, backed_up.not_here), (0, 2));
    shelf.restore(PASSPHRASE).unwrap();
    assert_eq!(shelf.opened(&example.book.environment).attachment(attachment).unwrap(), None);
}

#[test]
fn notes_that_lie_here_alone_are_told_of_once_a_week_and_not_after_a_backup() {
    let (book, shelf) = (Book::new(), Shelf::new());
    let tells = || book.today().unwrap().only_on_this_device;
    let days = |days: i64| book.clock.forward(days * 24 * HOUR);
    days(8);
    assert_eq!(tells(), None, "there is nothing to lose yet");
    book.note(said("The first note"));
    let told = tells().unwrap();
    assert_eq!((told.notes, told.last_backup), (1, None));
    book.only_here_was_seen().unwrap();
    assert_eq!(tells(), None);
    days(6);
    assert_eq!(tells(), None);
    days(2);
    assert!(tells().is_some());
    let backed_up = book.back_up(&shelf.backup(), &passphrase(), &goes_on).unwrap();
    assert_eq!(tells(), None);
    assert_eq!(book.settings().unwrap().last_backup.unwrap().utc_ms, backed_up.made.utc_ms);
    days(8);
    assert_eq!(tells().unwrap().last_backup.unwrap().utc_ms, backed_up.made.utc_ms);
    // What is restored knows of the backup that it came from.
    shelf.restore(PASSPHRASE).unwrap();
    let last = shelf.opened(&book.environment).settings().unwrap().last_backup;
    assert_eq!(last.unwrap().utc_ms, backed_up.made.utc_ms);
    Office::new().join(&book);
    assert_eq!(tells(), None, "a team has them");
}

#[test]
fn how_to_keep_the_notebook_is_asked_once_after_the_first_visit() {
    let (book, backed_up) = (Book::new(), Book::new());
    let asks = |book: &Book| book.today().unwrap().asks_how_to_keep;
    for book in [&book, &backed_up] {
        assert!(!asks(book), "there is nothing to keep yet");
        book.start_visit(&StartVisit::default()).unwrap();
        assert!(!asks(book), "nobody is asked on site");
        book.end_visit(None, false).unwrap();
        assert!(asks(book));
    }
    book.note(said("Only here"));
    book.clock.forward(8 * 24 * HOUR);
    assert_eq!(book.today().unwrap().only_on_this_device, None, "the question says it already");
    book.keeping_was_asked().unwrap();
    assert!(!asks(&book) && book.today().unwrap().only_on_this_device.is_some());
    backed_up.back_up(&Shelf::new().backup(), &passphrase(), &goes_on).unwrap();
    assert!(!asks(&backed_up));
}

#[test]
fn a_new_notebook_has_its_first_week_and_a_clock_that_was_wrong_hides_nothing_for_ever() {
    let book = Book::new();
    book.note(said("The first note"));
    assert_eq!(book.today().unwrap().only_on_this_device, None);
    book.clock.forward(3_650 * 24 * HOUR);
    book.only_here_was_seen().unwrap();
    assert_eq!(book.today().unwrap().only_on_this_device, None);
    book.clock.forward(-3_600 * 24 * HOUR);
    assert!(book.today().unwrap().only_on_this_device.is_some());
}

/// Written by the program of its time, with `WRITE_FIXTURE=1`.
#[test]
fn a_backup_of_the_first_form_is_read_for_ever() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/backup-1/ada.backup");
    const CODE: &str = "9NS9-FF71-0RNN-0XCT-QZJ0-JBJK-F3HP";
    let (book, shelf) = (Book::new(), Shelf::new());
    if std::env::var_os("WRITE_FIXTURE").is_some() {
        picture(&book);
        book.back_up(&file, &BackupLock::Code { code: CODE.into() }, &goes_on).unwrap();
    }
    std::fs::copy(file, shelf.backup()).unwrap();
    shelf.restore(CODE).unwrap();
    let restored = shelf.opened(&book.environment);
    assert_eq!(restored.engineer().unwrap().name, "Ada Okafor");
    let found = restored.search("gauge", None, 10).unwrap();
    assert_eq!(found.items.len(), 1);
}
