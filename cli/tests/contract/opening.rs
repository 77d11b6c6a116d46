//! Where the notebook and its key are, and what happens when it can't be opened.

use std::fs;

use soundings_core::{DatabaseKey, Environment, Keys, Notebook};

use crate::small_disk::SmallDisk;
use crate::support::{Desk, Ran, SECRET};

/// A note goes to the inbox, and nothing else can be done.
fn only_the_inbox_works(desk: &Desk, code: &str) {
    let noted = desk.done(&["note", "said", "in the dark", "--by", "Rosa", "--star"]).document();
    assert_eq!(noted["kept_in"], "inbox");
    assert_eq!(noted["because"]["code"], code);
    assert!(desk.run(&["note", "said", "in the dark, again"]).out.contains("inbox"));
    assert_eq!(desk.refused(&["search", SECRET], 4), code);
    assert_eq!(desk.refused(&["visit", "start"], 4), code);
    assert_eq!(desk.refused(&["status"], 4), code);
    assert_eq!(desk.refused(&["note", "said", ""], 1), "empty-text");
}

fn inbox_is_taken_in(desk: &Desk) {
    let found = desk.done(&["search", "dark"]).document();
    assert_eq!(found["items"].as_array().unwrap().len(), 2);
    let first = found["items"].as_array().unwrap().iter().find(|row| row["note"]["starred"] == true).unwrap();
    assert_eq!(first["note"]["by"]["name"], "Rosa");
    assert_eq!(desk.done(&["search", "dark"]).document()["items"].as_array().unwrap().len(), 2, "once");
}

#[test]
fn with_a_wrong_key_a_note_goes_to_the_inbox_and_nothing_is_touched() {
    let desk = Desk::new();
    let right = fs::read(desk.path("key")).unwrap();
    let before = fs::read(desk.notebook().join("notebook.db")).unwrap();
    fs::write(desk.path("key"), format!("{}\n", "ab".repeat(32))).unwrap();
    only_the_inbox_works(&desk, "wrong-key");
    assert_eq!(fs::read(desk.notebook().join("notebook.db")).unwrap(), before);
    fs::write(desk.path("key"), right).unwrap();
    inbox_is_taken_in(&desk);
}

#[test]
fn without_its_key_or_with_rubbish_for_one_a_note_goes_to_the_inbox() {
    let desk = Desk::new();
    let right = fs::read(desk.path("key")).unwrap();
    fs::remove_file(desk.path("key")).unwrap();
    only_the_inbox_works(&desk, "key-missing");
    fs::write(desk.path("key"), right).unwrap();
    inbox_is_taken_in(&desk);
    fs::write(desk.path("key"), "rubbish").unwrap();
    assert_eq!(desk.refused(&["status"], 4), "key-unreadable");
}

#[test]
fn a_database_of_a_newer_schema_is_not_touched() {
    let desk = Desk::new();
    let key = fs::read_to_string(desk.path("key")).unwrap();
    let connection = rusqlite::Connection::open(desk.notebook().join("notebook.db")).unwrap();
    connection.execute_batch(&DatabaseKey::from_hex(&key).unwrap().opening()).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    connection.close().unwrap();
    only_the_inbox_works(&desk, "newer");
}

#[test]
fn a_truncated_database_is_left_as_it_is() {
    for keep in [0, 100, 4096, 20_000] {
        let desk = Desk::new();
        desk.done(&["note", "said", SECRET]);
        let path = desk.notebook().join("notebook.db");
        fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(keep).unwrap();
        let before = fs::read(&path).unwrap();
        only_the_inbox_works(&desk, "damaged");
        assert_eq!(fs::read(&path).unwrap(), before, "{keep}");
    }
}

#[test]
fn without_a_notebook_every_command_says_so() {
    let desk = Desk::empty();
    for arguments in [["note", "said", SECRET].as_slice(), &["status"], &["search", SECRET], &["sync"]] {
        assert_eq!(desk.refused(arguments, 1), "no-notebook");
    }
    assert!(!desk.notebook().exists());
}

#[test]
fn a_new_key_file_is_its_owners_alone_and_a_key_that_is_there_is_used() {
    let desk = Desk::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(desk.path("key")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let key = fs::read(desk.path("key")).unwrap();
    let other = desk.path("other");
    let made = Ran::of(desk.command(&["--dir", other.to_str().unwrap(), "init", "--engineer", "Bo"]).output().unwrap());
    assert_eq!(made.code, 0, "{}", made.err);
    assert_eq!(fs::read(desk.path("key")).unwrap(), key);
}

#[test]
fn what_the_device_signs_by_lies_beside_the_key_and_a_copied_folder_is_another_device() {
    let desk = Desk::new();
    let devices = || {
        let files = walk(&desk.path(".")).into_iter();
        let mut files: Vec<_> = files.filter(|file| file.extension().is_some_and(|end| end == "device")).collect();
        files.sort();
        files
    };
    let [file] = devices().try_into().unwrap();
    assert!(file.file_name().unwrap().to_str().unwrap().starts_with("key."), "{file:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let kept = fs::read(&file).unwrap();
    desk.done(&["note", "said", "noted here"]);
    let copy = desk.path("copy");
    fs::create_dir(&copy).unwrap();
    for entry in fs::read_dir(desk.notebook()).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
    }
    let found = Ran::of(desk.command(&["--dir", copy.to_str().unwrap(), "search", "noted"]).output().unwrap());
    assert!(found.out.contains("noted here"), "{}{}", found.out, found.err);
    let both = devices();
    assert_eq!(both.len(), 2, "{both:?}");
    assert_eq!(fs::read(&file).unwrap(), kept, "the first is who it was");
    let other = both.iter().find(|other| **other != file).unwrap();
    assert_ne!(fs::read(other).unwrap(), kept);
}

#[test]
fn without_a_keyring_the_key_goes_to_the_config_folder_and_init_says_so() {
    let desk = Desk::empty();
    let made = Ran::of(desk.bare().args(["init", "--engineer", "Ada Okafor"]).output().unwrap());
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("Its key is in "), "{}", made.out);
    let status = Ran::of(desk.bare().arg("status").output().unwrap());
    assert_eq!(status.code, 0, "{}", status.err);
    assert!(status.out.contains("Ada Okafor"));
    let kept = walk(&desk.path("home"));
    assert!(kept.iter().any(|path| path.ends_with("key")), "{kept:?}");
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn a_full_disk_is_said_clearly_and_what_was_noted_is_there() {
    let desk = Desk::empty();
    let mount = desk.path("small");
    fs::create_dir(&mount).unwrap();
    let Some(_mounted) = SmallDisk::at(&mount, 14) else { return };
    let on = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        Ran::of(command.env("SOUNDINGS_DIR", mount.join("notebook")).output().unwrap())
    };
    assert_eq!(on(&["init", "--engineer", "Ada Okafor"]).code, 0);
    assert_eq!(on(&["note", "said", "before"]).code, 0);
    // Full but for the ballast, which is given up so that words still fit.
    let filler = fs::File::create(mount.join("filler")).unwrap();
    let mut filler = std::io::BufWriter::with_capacity(4096, filler);
    while std::io::Write::write_all(&mut filler, &[1; 4096]).and_then(|()| std::io::Write::flush(&mut filler)).is_ok() {
    }
    assert_eq!(on(&["note", "said", "words still fit"]).code, 0);
    let mut noted = 0;
    let refused = loop {
        let ran = on(&["--json", "note", "said", &format!("{SECRET} {}", "a".repeat(100_000))]);
        if ran.code != 0 || noted > 500 {
            break ran;
        }
        noted += 1;
    };
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains("disk-full") && !refused.err.contains(SECRET), "{}", refused.err);
    drop(filler);
    fs::remove_file(mount.join("filler")).unwrap();
    let status: serde_json::Value = serde_json::from_str(&on(&["--json", "status"]).out).unwrap();
    assert_eq!(status["sync"]["only_here"], 2 + noted);
}

#[test]
fn a_notebook_made_by_the_core_opens_in_the_terminal() {
    let desk = Desk::empty();
    let environment = Environment::system();
    assert!(environment.clock.now().utc_ms > 0);
    let key = DatabaseKey::new([7; 32]);
    let keys = Keys::with_file(&key, &desk.path("elsewhere"));
    Notebook::create(&desk.notebook(), &keys, "Ada Okafor", environment).unwrap().close();
    fs::write(desk.path("key"), key.to_hex()).unwrap();
    assert_eq!(desk.done(&["status"]).document()["today"]["engineer"], "Ada Okafor");
}

#[test]
fn the_terminal_speaks_the_language_of_the_system_and_its_documents_keep_their_codes() {
    let desk = Desk::new();
    let french = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        Ran::of(command.env("LANG", "fr_CA.UTF-8").output().unwrap())
    };
    assert!(french(&["customer", "list"]).out.contains("Pas encore de client."));
    assert_eq!(
        french(&["visit", "end"]).err,
        "soundings: aucune visite n’est en cours ; démarrez-en une ou dites laquelle\n".replace(" ;", "\u{202f};")
    );
    let refused: serde_json::Value = serde_json::from_str(&french(&["--json", "visit", "end"]).err).unwrap();
    assert_eq!(refused["error"]["code"], "nothing-under-way");
}
