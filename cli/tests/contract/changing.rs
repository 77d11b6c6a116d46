//! What was written can be put right: names, a note's facts, what was a mistake, and what somebody asks to be erased.

use serde_json::Value;

use crate::pty::Terminal;
use crate::support::{Desk, SECRET};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brigthline Metals", "--site", "Plant 3"]);
    desk.done(&["person", "add", "brigthline", "Rosa Mederios"]);
    desk
}

fn words(rows: &Value) -> Vec<&str> {
    rows["items"].as_array().unwrap().iter().map(|row| row["words"].as_str().unwrap()).collect()
}

#[test]
fn a_customer_a_site_and_a_person_get_another_name() {
    let desk = desk();
    desk.done(&["customer", "rename", "brigthline", "Brightline", "Metals"]);
    desk.done(&["customer", "rename", "brightline", "--site", "plant 3", "Plant", "2"]);
    let rosa = desk.done(&["person", "rename", "mederios", "Rosa", "Medeiros"]);
    assert_eq!(rosa.document()["name"], "Rosa Medeiros");
    let changed = desk.done(&["person", "change", "rosa", "--role", "lead welder", "--site", "plant 2"]).document();
    assert_eq!(
        (&changed["name"], &changed["role"], &changed["site"]),
        (&"Rosa Medeiros".into(), &"lead welder".into(), &"Plant 2".into())
    );
    let customers = desk.done(&["customer", "list"]).document();
    assert_eq!(customers["items"][0]["name"], "Brightline Metals");
    assert_eq!(customers["items"][0]["sites"][0]["name"], "Plant 2");
    assert!(desk.run(&["person", "rename", "rosa", "Rosa Medeiros"]).out.contains("Rosa Medeiros"));
    assert_eq!(desk.refused(&["customer", "rename", "brightline", " "], 1), "empty-text");
    assert_eq!(desk.refused(&["person", "rename", SECRET, "Rosa"], 1), "not-found");
}

#[test]
fn somebody_described_gets_a_name_later() {
    let desk = desk();
    let operator = desk.done(&["person", "add", "brigthline", "--described", "night operator, line 3"]).id();
    desk.done(&["note", "said", "--by", "night operator", "it hums at two"]);
    assert_eq!(desk.done(&["person", "rename", "night operator", "Imran", "Siddiqui"]).id(), operator);
    let note = desk.done(&["search", "hums"]).document()["items"][0]["note"].clone();
    assert_eq!(note["by"]["name"], "Imran Siddiqui");
    assert_eq!(desk.refused(&["person", "add", "brigthline"], 2), "misuse", "neither a name nor a description");
}

#[test]
fn a_loose_note_is_filed_and_what_it_says_of_itself_is_put_right() {
    let desk = desk();
    let loose = desk.done(&["note", "said", "it hums", "--tag", "noise"]).document();
    assert_eq!(loose["visit"], Value::Null);
    let visit = desk.done(&["visit", "start", "brigthline"]).id();
    desk.done(&["person", "add", "brigthline", "Will Tran"]);
    let changed = desk.done(&[
        "note",
        "change",
        "^",
        "--visit",
        "@",
        "--by",
        "rosa",
        "--about",
        "will",
        "--at",
        "00:00",
        "--exact",
        "--star",
        "--tag",
        "night",
        "--no-tag",
        "noise",
        "--place",
        "cell 2",
        "--only-me",
    ]);
    let note = &changed.document()["note"];
    assert_eq!(desk.done(&["visit", "show", &visit]).document()["items"][0]["id"], note["id"]);
    assert_eq!((&note["by"]["name"], &note["about"]["name"]), (&"Rosa Mederios".into(), &"Will Tran".into()));
    assert_eq!((&note["exact"], &note["starred"], &note["place"]), (&true.into(), &true.into(), &"cell 2".into()));
    assert_eq!(note["tags"], serde_json::json!(["night"]));
    let back = desk.done(&["note", "change", "^", "--roughly", "--no-star", "--share-too"]).document()["note"].clone();
    assert_eq!((&back["exact"], &back["starred"]), (&false.into(), &false.into()));
    assert_eq!(back["by"]["name"], "Rosa Mederios", "what is not named stays");
    for (wrong, exit) in [
        (&["note", "change", "^"][..], 2),
        (&["note", "change", "^", "--exact", "--roughly"], 2),
        (&["note", "change", "^", "--by", SECRET], 1),
    ] {
        desk.refused(wrong, exit);
    }
    assert_eq!(desk.refused(&["note", "change", "^", "--at", "2999-01-01 10:00"], 1), "not-yet");
    desk.done(&["note", "thought", "they are tired"]);
    assert_eq!(desk.refused(&["note", "change", "^", "--exact"], 1), "exact-needs-said");
}

#[test]
fn whatever_was_made_is_deleted_by_its_name_or_handle_and_brought_back() {
    let desk = desk();
    desk.done(&["visit", "start", "brigthline"]);
    let before = desk.done(&["note", "said", "--by", "rosa", "it hums too"]).id();
    desk.done(&["visit", "end"]);
    desk.done(&["visit", "start", "brigthline"]);
    let note = desk.done(&["note", "said", "--by", "rosa", "it hums"]).id();
    let map = desk.done(&["map", "new", "--who", "rosa", "--situation", "a batch comes back"]).id();
    let entry = desk.done(&["map", "add", &map, "say", "--from", &note]).id();
    let promise = desk.done(&["promise", "a card", "--to", "rosa", "--until", "2099-12-04"]).id();
    desk.done(&["visit", "end"]);
    let visit = desk.done(&["visit", "list"]).document()["items"][0]["id"].as_str().unwrap().to_owned();
    let insight = desk.done(&["insight", "add", "it hums everywhere", "--from", &note, "--from", &before]).id();
    for thing in [&entry, &map, &promise, &insight, &note, &visit] {
        desk.done(&["delete", thing]);
        assert_eq!(desk.refused(&["delete", thing], 1), "gone");
        desk.done(&["undelete", thing]);
    }
    let rosa = desk.done(&["delete", "rosa", "mederios"]).id();
    let deleted = desk.done(&["deleted"]).document();
    assert_eq!(
        (&deleted["items"][0]["what"], &deleted["items"][0]["words"]),
        (&"person".into(), &"Rosa Mederios".into())
    );
    desk.done(&["undelete", &rosa]);
    let customer = desk.done(&["delete", "brigthline"]).id();
    assert!(desk.done(&["customer", "list"]).document()["items"].as_array().unwrap().is_empty());
    desk.done(&["undelete", &customer]);
    assert_eq!(desk.done(&["customer", "list"]).document()["items"].as_array().unwrap().len(), 1);
    assert_eq!(desk.refused(&["delete", SECRET], 1), "not-found");
}

#[test]
fn what_goes_and_what_stays_with_the_name_in_it_is_shown_before_anything_is_erased() {
    let desk = desk();
    desk.done(&["person", "rename", "mederios", "Rosa", "Medeiros"]);
    desk.done(&["note", "around", "a mug of Rosa's on the bench"]);
    desk.done(&["note", "around", "three chalk crosses"]);
    let shown = desk.done(&["erase", "brigthline"]).document();
    assert_eq!(words(&shown["goes"]), ["Brigthline Metals", "Plant 3", "Rosa Medeiros"]);
    assert_eq!(shown["asked"]["kinds"][2], serde_json::json!({"kind": "person", "count": 1}));
    assert_eq!(words(&shown["named_elsewhere"]), ["a mug of Rosa's on the bench"]);
    let plain = desk.run(&["erase", "rosa"]).out;
    for told in ["1 person", "a mug of Rosa's", "Nothing is erased yet", "--yes"] {
        assert!(plain.contains(told), "{told}: {plain}");
    }
    assert!(!plain.contains("chalk"));
    assert_eq!(desk.done(&["erase", "rosa", "--limit", "1"]).document()["goes"]["next"], Value::Null);
    let first = desk.done(&["erase", "brigthline", "--limit", "2"]).document()["goes"].clone();
    let next = first["next"].as_str().unwrap();
    let rest = desk.done(&["erase", "brigthline", "--limit", "2", "--after", next]).document();
    assert_eq!((words(&first).len(), words(&rest["goes"])), (2, vec!["Rosa Medeiros"]));
    assert_eq!(
        desk.done(&["person", "list", "brigthline"]).document()["items"].as_array().unwrap().len(),
        1,
        "looked at"
    );

    let erased = desk.done(&["erase", "rosa", "--yes"]);
    assert_eq!(erased.document()["things"], 1);
    assert!(desk.done(&["person", "list", "brigthline"]).document()["items"].as_array().unwrap().is_empty());
    desk.done(&["undelete", &erased.id()]);
    assert_eq!(desk.done(&["person", "list", "brigthline"]).document()["items"].as_array().unwrap().len(), 1);
    let found = || desk.done(&["search", "chalk"]).document()["items"].as_array().unwrap().len();
    desk.done(&["note", "erase", "^"]);
    assert_eq!(found(), 1, "a note is looked at first too");
    desk.done(&["note", "erase", "^", "--yes"]);
    assert_eq!(found(), 0);
}

#[test]
fn whoever_sits_at_a_terminal_is_asked_before_anything_is_erased() {
    let desk = desk();
    let there = || desk.done(&["person", "list", "brigthline"]).document()["items"].as_array().unwrap().len();
    for (answer, left) in [("\r", 1), ("n\r", 1), ("y\r", 0)] {
        let mut terminal = Terminal::run(&desk, 100, &[("PAGER", "cat")], &["erase", "rosa"]);
        terminal.shows("1 person");
        terminal.shows("Erase it?");
        terminal.types(answer);
        assert_eq!(terminal.ends(), 0);
        assert_eq!(there(), left, "{answer:?}");
    }
}
