//! Backups on the command line: what is asked for and never shown, what scripts hand in, and what a kill leaves.

use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::pty::Terminal;
use crate::support::Desk;

const PASSPHRASE: &str = "four words well apart";

fn restored(desk: &Desk) -> String {
    desk.path("restored").to_str().unwrap().to_owned()
}

fn words_of(desk: &Desk, folder: &str) -> String {
    desk.done(&["search", "hums", "--dir", folder]).out
}

#[test]
fn a_passphrase_is_typed_twice_and_never_shown() {
    let desk = Desk::new();
    desk.done(&["note", "said", "the pump hums"]);
    let mut terminal = Terminal::run(&desk, 80, &[], &["backup", "ada.backup"]);
    terminal.shows("A passphrase for this backup");
    terminal.types(&format!("{PASSPHRASE}\r"));
    terminal.shows("The same once more");
    terminal.types(&format!("{PASSPHRASE}\r"));
    let all = terminal.all();
    assert!(all.contains("sealed") && !all.contains("four"), "{all}");
    let mut terminal = Terminal::run(&desk, 80, &[], &["restore", "ada.backup", "--dir", &restored(&desk)]);
    terminal.shows("The passphrase of this backup");
    terminal.types(&format!("{PASSPHRASE}\r"));
    let all = terminal.all();
    assert!(all.contains("The notebook of Ada Okafor is back.") && !all.contains("four"), "{all}");
    assert!(words_of(&desk, &restored(&desk)).contains("the pump hums"));
}

#[test]
fn scripts_hand_in_a_passphrase_and_get_a_code() {
    let desk = Desk::new();
    desk.done(&["note", "said", "the pump hums"]);
    std::fs::write(desk.path("words"), format!("{PASSPHRASE}\r\nmore\n")).unwrap();
    desk.done(&["backup", "one.backup", "--passphrase-file", "words"]);
    let wrong = desk.typed(&["--json", "restore", "one.backup", "--dir", &restored(&desk)], b"four words too near\n");
    assert_eq!((wrong.code, wrong.err.contains("wrong-passphrase")), (1, true), "{}", wrong.err);
    assert!(!desk.path("restored").exists());
    let right = desk.typed(&["restore", "one.backup", "--dir", &restored(&desk)], PASSPHRASE.as_bytes());
    assert_eq!(right.code, 0, "{}", right.err);
    assert!(words_of(&desk, &restored(&desk)).contains("the pump hums"));

    let document = desk.done(&["backup", "two.backup", "--code"]).document();
    let code = document["code"].as_str().unwrap().to_lowercase();
    assert_eq!(desk.refused(&["restore", "two.backup"], 1), "already-exists");
    let other = desk.path("other").to_str().unwrap().to_owned();
    let right = desk.typed(&["restore", "two.backup", "--dir", &other], code.as_bytes());
    assert_eq!(right.code, 0, "{}", right.err);
    assert!(words_of(&desk, &other).contains("the pump hums"));
}

#[test]
fn what_cannot_be_backed_up_or_restored_is_refused_with_its_reason() {
    let desk = Desk::new();
    std::fs::write(desk.path("short"), "short").unwrap();
    std::fs::write(desk.path("words"), PASSPHRASE).unwrap();
    let with = |file: &str, words: &str| desk.refused(&["backup", file, "--passphrase-file", words], 1);
    assert_eq!(with("ada.backup", "short"), "passphrase-too-short");
    assert_eq!(with("ada.backup", "none"), "file-unreadable");
    assert_eq!(with("words", "words"), "file-exists");
    assert_eq!(with("none/ada.backup", "words"), "folder-missing");
    assert_eq!(with("notebook/ada.backup", "words"), "backup-inside");
    assert_eq!(desk.refused(&["backup", "ada.backup", "--code", "--passphrase-file", "words"], 2), "misuse");
    assert!(!desk.path("ada.backup").exists());
    let to = restored(&desk);
    let restore = |file: &str| desk.refused(&["restore", file, "--passphrase-file", "words", "--dir", &to], 1);
    assert_eq!(restore("words"), "no-backup");
    assert_eq!(restore("none"), "file-missing");
    desk.done(&["backup", "ada.backup", "--passphrase-file", "words"]);
    let whole = std::fs::read(desk.path("ada.backup")).unwrap();
    std::fs::write(desk.path("cut"), &whole[..whole.len() - 1]).unwrap();
    assert_eq!(restore("cut"), "backup-cut-off");
    let mut changed = whole;
    *changed.last_mut().unwrap() ^= 1;
    std::fs::write(desk.path("changed"), changed).unwrap();
    assert_eq!(restore("changed"), "backup-not-whole");
    assert!(!desk.path("restored").exists());
}

/// Kills a command as soon as something of this beginning lies in a folder.
fn kill_when(mut child: Child, folder: &Path, beginning: &str) {
    let begun = Instant::now();
    let lies_there = || {
        let files = std::fs::read_dir(folder).unwrap();
        files.flatten().any(|file| file.file_name().to_string_lossy().starts_with(beginning))
    };
    while !lies_there() {
        assert!(begun.elapsed() < Duration::from_secs(30), "it never begins");
        assert_eq!(child.try_wait().unwrap().map(|status| status.code()), None, "it ended before");
    }
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success());
}

#[test]
fn a_kill_in_the_middle_leaves_no_half_backup_and_no_half_notebook() {
    let desk = Desk::new();
    std::fs::write(desk.path("film"), vec![7; 4 << 20]).unwrap();
    std::fs::write(desk.path("words"), PASSPHRASE).unwrap();
    desk.done(&["note", "said", "the pump hums", "--attach", "film"]);
    let begin = |arguments: &[&str]| {
        desk.command(&[arguments, &["--passphrase-file", "words"]].concat())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    kill_when(begin(&["backup", "ada.backup"]), desk.folder.path(), ".tmp");
    assert!(!desk.path("ada.backup").exists());
    desk.done(&["backup", "ada.backup", "--passphrase-file", "words"]);
    let to = restored(&desk);
    kill_when(begin(&["restore", "ada.backup", "--dir", &to]), desk.folder.path(), ".restored.restoring-");
    assert!(!desk.path("restored/notebook.db").exists());
    desk.done(&["restore", "ada.backup", "--passphrase-file", "words", "--dir", &to]);
    assert!(words_of(&desk, &to).contains("the pump hums"));
}
