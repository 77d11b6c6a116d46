//! Bad input: a clear refusal, nothing changed, nobody's words in it.

use std::fs;

use crate::support::{Desk, SECRET};

#[test]
fn words_that_are_none_are_refused() {
    let desk = Desk::new();
    assert_eq!(desk.refused(&["note", "said", ""], 1), "empty-text");
    assert_eq!(desk.refused(&["note", "said", " \n\t"], 1), "empty-text");
    assert_eq!(desk.refused(&["note", "said"], 1), "empty-text");
    let long = format!("{SECRET} {}", "a".repeat(128 * 1024));
    let ran = desk.typed(&["--json", "note", "said", "-"], long.as_bytes());
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("text-too-long") && !ran.err.contains(SECRET));
    assert_eq!(desk.refused(&["note", "said", &format!("{SECRET}\u{7}")], 1), "control-characters");
    let ran = desk.typed(&["--json", "note", "said", "-"], &[0xff, 0xfe]);
    assert_eq!((ran.code, ran.err.contains("no-text")), (1, true));
    assert_eq!(desk.notes(), 0);
}

#[test]
fn words_from_stdin_are_taken_as_they_are() {
    let desk = Desk::new();
    assert_eq!(desk.typed(&["note", "said", "-"], "two lines,\n“quoted”\n".as_bytes()).code, 0);
    assert_eq!(desk.done(&["search", "quoted"]).document()["items"][0]["note"]["words"], "two lines,\n“quoted”");
}

#[test]
fn what_is_not_here_is_refused() {
    let desk = Desk::new();
    let nowhere = "01a20387-a40d-7ff1-a261-9ac74591ae3e";
    for arguments in [
        ["visit", "show", nowhere].as_slice(),
        &["visit", "end", nowhere],
        &["note", "correct", nowhere, SECRET],
        &["note", "delete", nowhere],
        &["note", "undo", nowhere],
        &["note", "erase", nowhere],
        &["note", "said", SECRET, "--visit", nowhere],
        &["note", "said", SECRET, "--by", SECRET],
        &["person", "add", SECRET, "Rosa"],
        &["consent", SECRET, "wall"],
        &["visit", "plan", SECRET, "--at", "10:00"],
        &["map", "show", nowhere],
        &["map", "new", "--who", SECRET, "--situation", SECRET],
        &["resolve", nowhere, "text", "--keep", "both"],
        &["report", nowhere, "--out", "report.html"],
        &["share", nowhere],
        &["promise", SECRET, "--to", SECRET, "--until", "2026-12-04"],
    ] {
        assert_eq!(desk.refused(arguments, 1), "not-found", "{arguments:?}");
    }
    assert!(!desk.path("report.html").exists());
}

#[test]
fn a_command_line_that_is_none_is_misuse_and_repeats_no_words() {
    let desk = Desk::new();
    for arguments in [
        ["note", "delte", SECRET].as_slice(),
        &["note", "said", "--exct", SECRET],
        &["note", "did", SECRET, "--exact"],
        &[SECRET],
        &["consent", "Rosa", SECRET],
        &["visit", "plan", SECRET],
        &["visit", "start", SECRET, "--kind", SECRET],
        &["map", "add", "01a20387", SECRET],
        &["map", "link", "01a20387"],
        &["resolve", "01a20387", "text"],
        &["sync", "--wait", SECRET],
        &["report", "01a20387", "--out", "report.doc"],
    ] {
        assert_eq!(desk.refused(arguments, 2), "misuse", "{arguments:?}");
    }
    assert_eq!(desk.notes(), 0);
}

#[test]
fn times_and_days_that_are_none_are_refused() {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    desk.done(&["person", "add", "Brightline Metals", "Rosa Medeiros"]);
    assert_eq!(desk.refused(&["note", "said", SECRET, "--at", "25:00"], 1), "bad-time");
    assert_eq!(desk.refused(&["note", "said", SECRET, "--at", "2099-12-04T14:30:00-05:00"], 1), "not-yet");
    assert_eq!(desk.refused(&["visit", "plan", "Brightline Metals", "--at", "soon"], 1), "bad-time");
    assert_eq!(desk.refused(&["visit", "plan", "Brightline Metals", "--at", "tomorrow"], 1), "bad-time");
    assert_eq!(desk.refused(&["promise", SECRET, "--to", "rosa", "--until", "4/12"], 1), "bad-date");
    assert_eq!(desk.refused(&["promise", SECRET, "--to", "Rosa Medeiros", "--until", "2026-02-30"], 1), "bad-date");
    assert_eq!(desk.refused(&["init", "--engineer", "Bo"], 1), "already-exists");
}

#[test]
fn a_visit_goes_through_its_life_once() {
    let desk = Desk::new();
    assert_eq!(desk.refused(&["visit", "end"], 1), "nothing-under-way");
    let visit = desk.done(&["visit", "start"]).id();
    assert_eq!(desk.refused(&["visit", "start"], 1), "another-under-way");
    desk.done(&["visit", "end"]);
    assert_eq!(desk.refused(&["visit", "end", &visit], 1), "already-ended");
    assert_eq!(desk.refused(&["visit", "start", "--visit", &visit], 1), "already-ended");
    assert_eq!(desk.refused(&["share", &visit], 1), "not-joined");
    assert_eq!(desk.refused(&["sync"], 1), "not-joined");
}

#[test]
fn what_is_no_evidence_shows_nothing() {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    desk.done(&["person", "add", "Brightline Metals", "Rosa Medeiros"]);
    let map = desk.done(&["map", "new", "--who", "Rosa Medeiros", "--situation", "a batch comes back"]).id();
    let thought = desk.done(&["note", "thought", SECRET]).id();
    assert_eq!(desk.refused(&["map", "add", &map, "pain", "--from", &thought], 1), "not-evidence");
    let visit = desk.done(&["visit", "start", "--kind", "role-play"]).id();
    let played = desk.done(&["note", "said", SECRET, "--visit", &visit]).id();
    assert_eq!(desk.refused(&["map", "add", &map, "say", "--from", &played], 1), "not-evidence");
    desk.done(&["visit", "end"]);
    let said = desk.done(&["note", "said", "naïve 🛠 fix"]).id();
    for range in ["0-12", "5-5", "7-3", "0-99999999999", "x-y", "3"] {
        assert_eq!(
            desk.refused(&["map", "add", &map, "say", "--from", &format!("{said}:{range}")], 1),
            "range-outside",
            "{range}"
        );
    }
    let entry = desk.done(&["map", "add", &map, "say", "--from", &format!("{said}:6-11")]).id();
    assert_eq!(desk.done(&["map", "show", &map]).document()["parts"][1]["entries"][0]["text"], "🛠 fix");
    assert_eq!(desk.refused(&["map", "link", &entry, "--from", &said], 1), "already-linked");
    assert_eq!(desk.refused(&["map", "unlink", &entry, "--against", &said], 1), "not-linked");
    assert_eq!(desk.refused(&["map", "add", &map, "say"], 1), "entry-needs-words");
    desk.done(&["note", "erase", &said, "--yes"]);
    assert_eq!(desk.refused(&["map", "add", &map, "do", "--from", &said], 1), "evidence-gone");
    assert_eq!(desk.refused(&["resolve", &entry, "text", "--keep", "both"], 1), "nothing-to-resolve");
    assert_eq!(desk.refused(&["resolve", &entry, SECRET, "--keep", "both"], 1), "unknown-field");
}

#[test]
fn a_file_that_cannot_be_attached_leaves_no_note() {
    let desk = Desk::new();
    fs::create_dir(desk.path("folder")).unwrap();
    assert_eq!(desk.refused(&["note", "around", SECRET, "--attach", "nowhere.png"], 1), "file-missing");
    assert_eq!(desk.refused(&["note", "around", SECRET, "--attach", "folder"], 1), "file-is-folder");
    assert_eq!(desk.notes(), 0);
    fs::write(desk.path("tag.png"), b"\x89PNG\r\n\x1a\nnot much of a picture").unwrap();
    desk.done(&["note", "around", "--attach", "tag.png"]);
    assert_eq!(desk.notes(), 1);
}

#[test]
fn an_ambiguous_name_is_refused_with_the_candidates_as_ids() {
    let desk = Desk::new();
    let first = desk.done(&["customer", "add", &format!("{SECRET} Metals")]).id();
    let second = desk.done(&["customer", "add", &format!("{SECRET} metals")]).id();
    let ran = desk.json(&["visit", "plan", &format!("{SECRET} METALS"), "--at", "10:00"]);
    assert_eq!(ran.code, 1);
    let error: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(error["error"]["code"], "ambiguous");
    assert_eq!(error["error"]["candidates"], serde_json::json!([first, second]));
    let plain = desk.run(&["visit", "plan", &format!("{SECRET} METALS"), "--at", "10:00"]);
    assert_eq!(plain.err.lines().count(), 3, "a line for each: {}", plain.err);
    assert!(!plain.err.contains(&first) && !plain.err.contains(&second), "handles, no whole ids: {}", plain.err);
    for line in plain.err.lines().skip(1) {
        desk.done(&["visit", "plan", line.trim(), "--at", "09:00"]);
    }
    assert!(!plain.err.contains(SECRET) && !ran.err.contains(SECRET), "stderr is no terminal here");
    desk.done(&["visit", "plan", &first, "--at", "10:00"]);
    desk.done(&["visit", "plan", &first[..first.len() - 4], "--at", "11:00"]);
}

#[test]
fn two_processes_at_once_lose_nothing() {
    let desk = Desk::new();
    std::thread::scope(|scope| {
        for writer in 0..2 {
            let desk = &desk;
            scope.spawn(move || {
                for number in 0..10 {
                    desk.done(&["note", "said", &format!("writer {writer} note {number}")]);
                }
            });
        }
    });
    assert_eq!(desk.notes(), 20);
}
