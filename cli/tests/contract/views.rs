//! Views of maps from the command line, what is attached, and what was deleted lately.

use std::fs;

use serde_json::Value;

use crate::support::{Desk, Server};

/// Rosa's map, with what she said, what she does, and a guess.
struct Mapped {
    desk: Desk,
    map: String,
    said: String,
    did: String,
    entry: String,
}

fn mapped() -> Mapped {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    for person in ["Rosa Medeiros", "Imran Qureshi"] {
        desk.done(&["person", "add", "brightline", person]);
    }
    desk.done(&["visit", "start", "brightline"]);
    let said = desk.done(&["note", "said", "I run your recommended wire speed.", "--exact", "--by", "rosa"]).id();
    let did = desk.done(&["note", "did", "turned the wire speed down to 8.0", "--by", "rosa"]).id();
    let other = desk.done(&["note", "said", "the tag has her initials", "--by", "imran"]).id();
    desk.done(&["visit", "end"]);
    let map = desk.done(&["map", "new", "--who", "rosa", "--situation", "a batch comes back"]).id();
    let entry = desk.done(&["map", "add", &map, "say", "--from", &said]).id();
    desk.done(&["map", "add", &map, "do", "--from", &did]);
    desk.done(&["map", "add", &map, "pain", "afraid", "of", "blame"]);
    let second = desk.done(&["map", "new", "--who", "imran", "--situation", "a batch comes back"]).id();
    desk.done(&["map", "add", &second, "say", "--from", &other]);
    Mapped { desk, map, said, did, entry }
}

/// What people read, without what differs from run to run: handles and times.
fn read_by_people(text: &str) -> String {
    let word = |word: &str| {
        let is_time = word.len() == 5 && word.as_bytes()[2] == b':';
        if is_time { "TIME".to_owned() } else { word.to_owned() }
    };
    let lines = text.lines().map(|line| line.split(' ').map(word).collect::<Vec<_>>().join(" "));
    lines.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

#[test]
fn many_maps_are_read_as_one_and_one_in_four_parts() {
    let Mapped { desk, map, .. } = mapped();
    insta::assert_snapshot!("map-all", desk.run(&["map", "all"]).out);
    let all = desk.done(&["map", "all", "--customer", "brightline"]).document();
    assert_eq!((&all["maps"], &all["people"]), (&2.into(), &2.into()));
    assert_eq!(desk.done(&["map", "all", "--part", "say"]).document()["items"].as_array().unwrap().len(), 2);
    let page = desk.done(&["map", "all", "--part", "say", "--limit", "1"]).document();
    let next = page["next"].as_str().unwrap();
    assert_eq!(desk.done(&["map", "all", "--part", "say", "--after", next]).document()["next"], Value::Null);
    assert_eq!(desk.refused(&["map", "all", "--part", "tail"], 2), "misuse");
    assert_eq!(desk.refused(&["map", "all", "--customer", "nobody"], 1), "not-found");
    let four = desk.run(&["map", "four", &map]).out;
    let place = |word: &str| four.find(word).unwrap_or_else(|| panic!("{word}: {four}"));
    assert!(place("Says") < place("I run your") && place("I run your") < place("Thinks"), "{four}");
    assert!(place("Does") < place("turned the wire") && place("turned the wire") < place("Feels"), "{four}");
    assert!(place("Feels") < place("afraid of blame"), "{four}");
}

#[test]
fn what_does_not_match_is_proposed_decided_answered_and_its_answer_becomes_something() {
    let Mapped { desk, map, said, did, .. } = mapped();
    let proposed = desk.done(&["map", "unmatched", &map]).document();
    assert_eq!(proposed["proposed"][0]["said"]["id"], said.as_str(), "{proposed}");
    assert_eq!(proposed["proposed"][0]["was_seen"]["id"], did.as_str());
    let pair = ["map", "unmatched", &map, "--said", &said, "--was-seen", &did];
    let differs = desk.done(&[&pair[..], &["--differs"]].concat()).document();
    assert_eq!((differs["proposed"].as_array().unwrap().len(), differs["unmatched"].as_array().unwrap().len()), (0, 1));
    let answer = [&pair[..], &["--answer", "she is told one thing and made another"]].concat();
    desk.done(&[&answer[..], &["--becomes", "pain"]].concat());
    let shown = desk.run(&["map", "unmatched", &map]).out;
    assert!(shown.contains("What would make both true?") && shown.contains("she is told one thing"), "{shown}");
    let pains = desk.done(&["map", "show", &map]).document();
    let rests_on_both =
        |row: &Value| row["text"] == "she is told one thing and made another" && row["basis"] == "our-reading";
    assert!(
        pains["parts"].as_array().unwrap().iter().any(|part| part["entries"]
            .as_array()
            .unwrap()
            .iter()
            .any(rests_on_both)),
        "{pains}"
    );
    let matches = desk.done(&[&pair[..], &["--matches"]].concat()).document();
    assert_eq!(matches["unmatched"], serde_json::json!([]));
    for (odd, exit) in [(&["--differs", "--matches"][..], 2), (&["--becomes", "pain"], 2)] {
        assert_eq!(desk.refused(&[&pair[..], odd].concat(), exit), "misuse", "{odd:?}");
    }
    assert_eq!(
        desk.refused(&["map", "unmatched", &map, "--said", &said, "--was-seen", &said, "--differs"], 1),
        "no-pair"
    );
}

#[test]
fn an_entry_is_moved_and_merged_and_its_history_says_by_whom() {
    let Mapped { desk, map, did, entry, .. } = mapped();
    desk.done(&["map", "move", &entry, "hear"]);
    desk.done(&["map", "link", &entry, "--against", &did]);
    desk.done(&["map", "edit", &entry, "runs", "our", "speed"]);
    let history = desk.run(&["map", "history", &entry]).out;
    insta::assert_snapshot!("map-history", read_by_people(&history));
    let record = desk.done(&["map", "history", &entry]).document();
    let events: Vec<&str> =
        record["history"].as_array().unwrap().iter().map(|row| row["event"].as_str().unwrap()).collect();
    assert_eq!(events, ["made", "linked", "moved", "linked", "written"]);
    let into = desk.done(&["map", "add", &map, "hear", "from", "the", "foreman"]).id();
    desk.done(&["map", "merge", &entry, &into]);
    let shown = desk.done(&["map", "show", &map]).document();
    let hear: Vec<&Value> = shown["parts"].as_array().unwrap().iter().filter(|part| part["part"] == "hear").collect();
    assert_eq!(hear[0]["entries"].as_array().unwrap().len(), 1, "{hear:?}");
    assert_eq!(desk.refused(&["map", "move", &into, "tail"], 2), "misuse");
    assert_eq!(desk.refused(&["map", "merge", &into, &into], 1), "wrong-kind");
    assert_eq!(desk.refused(&["map", "history", &map], 1), "not-found");
}

/// A sound of so many seconds.
fn wav(seconds: u32) -> Vec<u8> {
    let mut bytes = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
    bytes.extend([8_000_u32.to_le_bytes(), 8_000_u32.to_le_bytes()].concat());
    bytes.extend(b"\x01\0\x08\0data");
    bytes.extend((seconds * 8_000).to_le_bytes());
    bytes.extend(vec![0x80; seconds as usize * 8_000]);
    bytes
}

#[test]
fn a_sound_is_a_spoken_note_that_is_typed_up_later() {
    let desk = Desk::new();
    fs::write(desk.path("voice.wav"), wav(12)).unwrap();
    fs::write(desk.path("long.wav"), wav(75)).unwrap();
    let visit = desk.done(&["visit", "start"]).id();
    let note = desk.done(&["note", "said", "--attach", "voice.wav"]).id();
    let record = || desk.done(&["visit", "show", &visit]).document()["items"][0].clone();
    let sound = &record()["attachments"][0];
    assert_eq!((&sound["kind"], &sound["duration_ms"]), (&"spoken-note".into(), &12_000.into()), "{sound}");
    let page = desk.run(&["visit", "show", &visit]).out;
    assert!(page.contains("spoken note, 12 s · to be typed up"), "{page}");
    desk.done(&["note", "correct", &note, "he", "turns", "it", "down"]);
    let typed = record();
    assert_eq!((&typed["words"], &typed["corrected"]), (&"he turns it down".into(), &Value::Bool(false)));
    desk.done(&["attachment", "save", &note, "out.wav"]);
    assert_eq!(fs::read(desk.path("out.wav")).unwrap(), wav(12));
    // What is longer than a minute was not spoken into a note.
    desk.done(&["note", "said", "a talk", "--attach", "long.wav"]);
    let talk = desk.done(&["search", "talk"]).document()["items"][0]["note"]["attachments"][0].clone();
    assert_eq!((&talk["kind"], &talk["duration_ms"]), (&"file".into(), &75_000.into()), "{talk}");
}

#[test]
fn files_travel_as_one_says_come_when_asked_for_and_nothing_goes_that_is_only_here() {
    let server = Server::start();
    let (ada, jonas) = (Desk::new(), Desk::new());
    for desk in [&ada, &jonas] {
        desk.done(&["join", &server.invite(&[])]);
    }
    let plain = jonas.run(&["attachment", "travel"]).out;
    let set = jonas.done(&["attachment", "travel", "--largest", "1", "--wifi-only", "no"]).document();
    assert_eq!((&set["files"]["largest"], &set["files"]["wifi_only"]), (&1_000_000.into(), &Value::Bool(false)));
    assert_ne!(jonas.run(&["attachment", "travel"]).out, plain);
    assert_eq!(jonas.refused(&["attachment", "travel", "--wifi-only", "perhaps"], 2), "misuse");
    let film: Vec<u8> = (0..1_500_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    fs::write(ada.path("film.bin"), &film).unwrap();
    let note = ada.done(&["note", "around", "the gauge", "--attach", "film.bin"]).id();
    ada.done(&["share", &note]);
    ada.done(&["sync", "--wait", "20"]);
    jonas.done(&["sync"]);
    let attached = || jonas.done(&["search", "gauge"]).document()["items"][0]["note"]["attachments"][0].clone();
    let there = attached();
    assert_eq!(there["here"], false, "larger than what comes by itself: {there}");
    let away = jonas.json(&["attachment", "save", &note, "film.bin"]);
    assert_eq!((away.code, away.err.contains("not-here")), (1, true), "{}", away.err);
    jonas.done(&["attachment", "fetch", &note]);
    jonas.done(&["attachment", "save", &note, "film.bin"]);
    assert_eq!(fs::read(jonas.path("film.bin")).unwrap(), film);
    // The server has no backup yet: nothing is let go.
    assert_eq!(jonas.done(&["attachment", "free", "--older", "0"]).document()["freed"]["files"], 0);
    assert_eq!(attached()["here"], true);
    assert_eq!(ada.refused(&["attachment", "fetch", "nothing-of-that-name"], 1), "not-found");
}

#[test]
fn what_was_deleted_lately_is_listed_and_comes_back_with_all_that_went_along() {
    let Mapped { desk, map, said, .. } = mapped();
    assert!(desk.run(&["deleted"]).out.contains("Nothing was deleted"));
    let visit = desk.done(&["visit", "list"]).document()["items"][0]["id"].as_str().unwrap().to_owned();
    for thing in [&map, &visit] {
        desk.done(&["delete", thing]);
    }
    let listed = desk.run(&["deleted"]).out;
    assert!(listed.contains("a batch comes back") && listed.contains("you"), "{listed}");
    let page = desk.done(&["deleted", "--limit", "1"]).document();
    let rest = desk.done(&["deleted", "--after", page["next"].as_str().unwrap()]).document();
    assert_eq!((page["items"][0]["id"].as_str(), rest["items"][0]["id"].as_str()), (Some(&*visit), Some(&*map)));
    assert_eq!(
        desk.done(&["search", "recommended"]).document()["items"],
        serde_json::json!([]),
        "its notes went along"
    );
    assert_eq!(desk.refused(&["note", "correct", &said, "new words"], 1), "gone");
    desk.done(&["undelete", &visit]);
    desk.done(&["undelete", &map]);
    assert_eq!(desk.done(&["search", "recommended"]).document()["items"][0]["note"]["id"], said.as_str());
    assert_eq!(desk.done(&["deleted"]).document()["items"], serde_json::json!([]));
    assert_eq!(desk.refused(&["undelete", &visit], 1), "not-deleted");
    assert_eq!(desk.refused(&["undelete", "rubbish"], 1), "not-found");
}
