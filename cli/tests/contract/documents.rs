//! Every command's document has a golden file: fields are only ever added.

use std::collections::BTreeMap;

use crate::support::{Desk, Ran, masked};

/// Remembers the names of ids from one document to the next.
struct Golden(BTreeMap<String, String>);

impl Golden {
    fn check(&mut self, name: &str, ran: &Ran) {
        let document = masked(&ran.document(), &mut self.0);
        insta::assert_snapshot!(name, serde_json::to_string_pretty(&document).unwrap());
    }
}

#[test]
fn every_command_gives_the_document_that_was_written_down() {
    let desk = Desk::empty();
    let mut golden = Golden(BTreeMap::new());
    let init = desk.json(&["init", "--engineer", "Ada Okafor"]);
    let document = init.document();
    assert_eq!(document["engineer"]["name"], "Ada Okafor");
    assert_eq!(document["key"]["in"], "file");
    assert_eq!(document["dir"], desk.notebook().to_str().unwrap());

    golden.check("customer-add", &desk.done(&["customer", "add", "Brightline Metals", "--site", "Plant 2"]));
    golden.check(
        "person-add",
        &desk.done(&["person", "add", "brightline metals", "Rosa Medeiros", "--role", "welder", "--site", "plant 2"]),
    );
    golden.check("consent", &desk.done(&["consent", "Rosa Medeiros", "quote-unnamed"]));
    golden.check("customer-list", &desk.done(&["customer", "list"]));
    golden.check("person-list", &desk.done(&["person", "list", "Brightline Metals"]));
    let planned =
        desk.done(&["visit", "plan", "Brightline Metals", "--at", "23:59", "--objective", "Why do they re-weld?"]);
    golden.check("visit-plan", &planned);
    golden.check("visit-start", &desk.done(&["visit", "start", "--visit", &planned.id()]));
    let said = desk.done(&[
        "note",
        "said",
        "It's my initials on the tag.",
        "--exact",
        "--by",
        "Rosa Medeiros",
        "--star",
        "--tag",
        "blame",
    ]);
    golden.check("note", &said);
    let did = desk.done(&["note", "did", "turned wire speed to 8.0", "--by-someone", "a welder"]);
    golden.check("note-correct", &desk.done(&["note", "correct", &did.id(), "turned wire speed from 9.5 to 8.0"]));
    golden.check(
        "promise",
        &desk.done(&["promise", "a settings card", "--to", "Rosa Medeiros", "--until", "2099-12-04"]),
    );
    golden.check("visit-show", &desk.done(&["visit", "show", &planned.id()]));
    golden.check("visit-end", &desk.done(&["visit", "end"]));
    golden.check("visit-list", &desk.done(&["visit", "list"]));

    check_maps(&desk, &mut golden, &said.id(), &did.id());

    golden.check("search", &desk.done(&["search", "initi"]));
    golden.check("share-list", &desk.done(&["share"]));
    golden.check("note-delete", &desk.done(&["note", "delete", &did.id()]));
    golden.check("note-undo", &desk.done(&["note", "undo", &did.id()]));
    golden.check("note-erase", &desk.done(&["note", "erase", &did.id(), "--yes"]));
    golden.check("status", &desk.done(&["status"]));
    let report = desk.done(&["report", &planned.id(), "--out", "report.md"]).document();
    assert_eq!(report["out"], desk.path("report.md").to_str().unwrap());
    assert_eq!(report["left_out"]["only_you"], 0);
    let written = std::fs::read_to_string(desk.path("report.md")).unwrap();
    assert!(written.contains("“It's my initials on the tag.”") || written.contains("It's my initials on the tag."));
    golden.check("error", &Ran { out: desk.json(&["visit", "end"]).err, err: String::new(), code: 0 });
}

fn check_maps(desk: &Desk, golden: &mut Golden, said: &str, did: &str) {
    let map = desk.done(&["map", "new", "--who", "Rosa Medeiros", "--situation", "a batch comes back"]);
    golden.check("map-new", &map);
    let entry = desk.done(&["map", "add", &map.id(), "say", "--from", &format!("{}:5-27", said)]);
    golden.check("map-add", &entry);
    golden.check("map-edit", &desk.done(&["map", "edit", &entry.id(), "Her initials are on it"]));
    golden.check("map-link", &desk.done(&["map", "link", &entry.id(), "--against", did]));
    golden.check("map-show", &desk.done(&["map", "show", &map.id()]));
    golden.check("map-unlink", &desk.done(&["map", "unlink", &entry.id(), "--against", did]));
    golden.check("map-list", &desk.done(&["map", "list"]));

    desk.done(&["customer", "add", "Brightline Metals Inc."]);
    golden.check("same-proposed", &desk.done(&["same"]));
    golden.check("same", &desk.done(&["same", "Brightline Metals Inc.", "Brightline Metals"]));
    golden.check("same-also", &desk.done(&["same", "Brightline Metals Inc."]));
    golden.check("retention", &desk.done(&["retention"]));
}

#[test]
fn a_list_goes_on_where_the_page_before_ended() {
    let desk = Desk::new();
    for name in ["one", "two", "three"] {
        desk.done(&["customer", "add", name]);
    }
    let first = desk.done(&["customer", "list", "--limit", "2"]).document();
    assert_eq!(first["items"].as_array().unwrap().len(), 2);
    let next = first["next"].as_str().unwrap();
    let second = desk.done(&["customer", "list", "--limit", "2", "--after", next]).document();
    assert_eq!(second["items"][0]["name"], "three");
    assert_eq!(second["next"], serde_json::Value::Null);
    let first = desk.done(&["share", "--limit", "2"]).document();
    let rest = desk.done(&["share", "--limit", "2", "--after", first["next"].as_str().unwrap()]).document();
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next"]), (1, &serde_json::Value::Null));
    assert_eq!(desk.refused(&["customer", "list", "--after", "nowhere"], 1), "cursor-unreadable");
    assert_eq!(desk.refused(&["customer", "list", "--limit", "0"], 2), "misuse");
}

#[test]
fn a_person_reads_handles_and_quotation_marks_only_around_exact_words() {
    let desk = Desk::new();
    let exact = desk.done(&["note", "said", "We weld it twice.", "--exact"]).id();
    let roughly = desk.done(&["note", "said", "they weld it twice"]).id();
    let list = desk.run(&["visit", "list"]).out;
    assert!(list.contains("“We weld it twice.”") && list.contains(" they weld it twice\n"), "{list}");
    assert!(!list.contains(&exact) && !list.contains(&roughly), "whole ids stand in documents alone");
    for (line, id) in list.lines().skip(1).zip([&roughly, &exact]) {
        let handle = line.split_whitespace().next().unwrap();
        assert_eq!(desk.done(&["note", "correct", handle, "as", "it", "was"]).id(), *id);
    }
    assert!(list.lines().all(|line| line.chars().count() <= 80), "{list}");
    assert!(!list.contains('\x1b'), "no colour but on a terminal");
}

#[test]
fn hours_and_minutes_are_today_where_the_person_is() {
    let desk = Desk::new();
    let id = desk.done(&["note", "said", "We weld it twice.", "--at", "00:00"]).id();
    let list = desk.done(&["visit", "list"]).document();
    let happened = &list["not_filed"][0]["happened"];
    assert_eq!(list["not_filed"][0]["id"], id.as_str());
    assert_eq!(happened["zone"], "America/Toronto");
    let at = happened["at"].as_str().unwrap();
    assert!(at.contains("T00:00:00.000-0"), "{at}");
}
