//! What comes before a visit: its plan, what is expected, its questions.

use serde_json::Value;

use crate::support::{Desk, SECRET};

fn planned(desk: &Desk, more: &[&str]) -> String {
    desk.done(&["customer", "add", "Brightline Metals", "--site", "Plant 2"]);
    desk.done(&[&["visit", "plan", "Brightline Metals", "--at", "23:59"], more].concat()).id()
}

fn texts(document: &Value, list: &str) -> Vec<String> {
    document[list].as_array().unwrap().iter().map(|row| row["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_we_expect_is_written_before_the_start_and_settled_after() {
    let desk = Desk::new();
    let visit = planned(&desk, &["--writes", "Ada Okafor"]);
    let id = desk.done(&["expect", "add", &visit, "porosity", "--sure", "fairly-sure"]).id();
    desk.done(&["expect", "change", &id, "porosity from damp wire"]);
    assert_eq!(desk.refused(&["expect", "settle", &id, "otherwise"], 1), "not-started");
    for text in ["tips", "gas"] {
        desk.done(&["expect", "add", &visit, text]);
    }
    assert_eq!(desk.refused(&["expect", "add", &visit, SECRET], 1), "three-expectations");
    desk.done(&["visit", "start", "--visit", &visit]);
    assert_eq!(desk.refused(&["expect", "change", &id, SECRET], 1), "too-late-to-expect");
    assert_eq!(desk.refused(&["expect", "delete", &id], 1), "too-late-to-expect");
    desk.done(&["expect", "settle", &id, "otherwise"]);
    let listed = desk.done(&["expect", "list", &visit]).document();
    assert_eq!(
        (&listed["items"][0]["outcome"], &listed["items"][0]["sureness"]),
        (&"otherwise".into(), &"fairly-sure".into())
    );
    assert_eq!(listed["may_expect"], 0);
    let plain = desk.run(&["expect", "list", &visit]).out;
    assert!(plain.contains("you: porosity from damp wire [fairly sure; otherwise]"), "{plain}");
    assert_eq!(desk.refused(&["expect", "settle", &id, "perhaps"], 2), "misuse");
}

#[test]
fn a_visit_has_a_guide_whose_questions_are_ticked_changed_and_moved_by_their_number() {
    let desk = Desk::new();
    let visit = planned(&desk, &["--guide", "first-visit"]);
    let list = || texts(&desk.done(&["guide", "questions", &visit]).document(), "items");
    assert_eq!(list().len(), 6);
    desk.done(&["guide", "asked", &visit, "4"]);
    desk.done(&["guide", "change", "--visit", &visit, "1", "Show me the wire."]);
    desk.done(&["guide", "add", "--visit", &visit, "Whose tape is that?"]);
    desk.done(&["guide", "move", "--visit", &visit, "7", "--before", "1"]);
    desk.done(&["guide", "leave-out", "--visit", &visit, "3"]);
    assert_eq!(list()[..2], ["Whose tape is that?", "Show me the wire."]);
    assert_eq!(list().len(), 6);
    assert_eq!(desk.refused(&["guide", "asked", &visit, "7"], 1), "not-found");
    assert_eq!(desk.refused(&["guide", "asked", &visit, "0"], 1), "not-found");
    assert_eq!(desk.refused(&["guide", "use", &visit, SECRET], 1), "not-found");
    desk.done(&["guide", "use", &visit]);
    // What was asked stays, and what was asked for this visit alone.
    assert_eq!(list(), ["Whose tape is that?", "Who do you ask when it stops?"]);
    let own = desk.done(&["guide", "new", "Robot cells", "--question", "Who teaches it?"]).id();
    desk.done(&["guide", "use", &visit, "robot"]);
    assert!(list().contains(&"Who teaches it?".to_owned()));
    assert_eq!(desk.done(&["guide", "show", &own]).document()["questions"][0]["text"], "Who teaches it?");
    let mut french = desk.command(&["guide", "list"]);
    let french = String::from_utf8(french.env("LANG", "fr_CA.UTF-8").output().unwrap().stdout).unwrap();
    assert!(french.contains("Première visite") && french.contains("Robot cells"), "{french}");
    assert_eq!(desk.refused(&["guide", "add", SECRET], 2), "misuse");
}

#[test]
fn a_question_that_was_marked_is_proposed_for_the_next_visit_and_taken_over() {
    let desk = Desk::new();
    let visit = planned(&desk, &[]);
    desk.done(&["visit", "start", "--visit", &visit]);
    let note = desk.done(&["note", "said", "who reads the card?"]).id();
    desk.done(&["mark", &note, "question"]);
    desk.done(&["visit", "end"]);
    let next = desk.done(&["visit", "plan", "Brightline Metals", "--at", "23:58"]).id();
    let document = desk.done(&["guide", "questions", &next]).document();
    assert_eq!(texts(&document, "proposed"), ["who reads the card?"]);
    let document = desk.done(&["guide", "take", &next, "1"]).document();
    assert_eq!((texts(&document, "items").len(), texts(&document, "proposed").len()), (1, 0));
    assert_eq!(desk.refused(&["guide", "take", &next, "1"], 1), "not-found");
    assert_eq!(desk.refused(&["mark", &visit, "question"], 1), "wrong-kind");
}

#[test]
fn a_visit_is_named_later_also_after_its_end() {
    let desk = Desk::new();
    let visit = desk.done(&["visit", "start"]).id();
    desk.done(&["customer", "add", "Brightline Metals", "--site", "Plant 2"]);
    desk.done(&["person", "add", "Brightline Metals", "Rosa Medeiros"]);
    desk.done(&["visit", "end"]);
    desk.done(&[
        "visit",
        "name",
        &visit,
        "--customer",
        "Brightline Metals",
        "--site",
        "plant 2",
        "--met",
        "Rosa Medeiros",
        "--objective",
        "Why do they re-weld?",
        "--kind",
        "meeting",
        "--asks",
        "Ada Okafor",
    ]);
    let shown = desk.done(&["visit", "show", &visit]).document();
    assert_eq!(shown["visit"]["customer"], "Brightline Metals");
    assert_eq!((&shown["visit"]["site"], &shown["visit"]["kind"]), (&"Plant 2".into(), &"meeting".into()));
    assert_eq!(shown["people"][0]["name"], "Rosa Medeiros");
    assert_eq!(desk.refused(&["visit", "name", &visit, "--at", "23:59"], 1), "already-started");
    assert_eq!(desk.refused(&["visit", "name", &visit, "--customer", SECRET], 1), "not-found");
}

#[test]
fn a_customer_stands_on_one_page_to_print_or_in_the_terminal() {
    let desk = Desk::new();
    let visit =
        planned(&desk, &["--guide", "went-wrong", "--objective", "Why do they re-weld?", "--asks", "Ada Okafor"]);
    desk.done(&["person", "add", "Brightline Metals", "Rosa Medeiros", "--role", "welder"]);
    let out = desk.path("brief.html");
    let document = desk.done(&["brief", "brightline metals", "--html", out.to_str().unwrap()]).document();
    assert_eq!(document["out"], out.to_str().unwrap());
    let page = std::fs::read_to_string(&out).unwrap();
    for words in [
        "not for outside",
        "Why do they re-weld?",
        "Ada Okafor asks",
        "Rosa Medeiros",
        "pictures: not asked yet",
        "What would show you it is truly fixed?",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let record = desk.done(&["brief", "Brightline Metals"]).document();
    assert_eq!((&record["next"]["id"], record["questions"]["items"].as_array().unwrap().len()), (&visit.into(), 6));
    let plain = desk.run(&["brief", "Brightline Metals"]).out;
    assert!(
        plain.contains("# Briefing: Brightline Metals") && plain.contains("- Who had to explain it to whom?"),
        "{plain}"
    );
    assert_eq!(desk.refused(&["brief", SECRET], 1), "not-found");
    let nowhere = desk.path("nowhere/brief.html");
    assert_eq!(desk.refused(&["brief", "Brightline Metals", "--html", nowhere.to_str().unwrap()], 1), "folder-missing");
    assert_eq!(desk.refused(&["brief", "Brightline Metals", "--html", "a", "--markdown", "b"], 2), "misuse");
}

#[test]
fn a_visit_is_continued_soon_after_its_end_and_one_that_nobody_ended_is_ended_when_it_did() {
    let desk = Desk::new();
    let visit = desk.done(&["visit", "start"]).id();
    assert_eq!(desk.refused(&["visit", "continue", &visit], 1), "not-ended");
    desk.done(&["visit", "end"]);
    desk.done(&["visit", "continue", &visit]);
    assert_eq!(desk.refused(&["visit", "end", "--at", "2001-01-01T08:00:00Z"], 1), "bad-time");
    assert_eq!(desk.refused(&["visit", "end", "--at", SECRET], 1), "bad-time");
    desk.done(&["visit", "end"]);
    desk.done(&["visit", "start"]);
    assert_eq!(desk.refused(&["visit", "continue", &visit], 1), "another-under-way");
}

#[test]
fn who_starts_a_visit_with_a_customer_starts_the_one_planned_for_today() {
    let desk = Desk::new();
    let visit = planned(&desk, &["--objective", "Why do they re-weld?"]);
    let begun = desk.run(&["visit", "start", "brightline"]);
    assert!(begun.out.contains("planned for today") && begun.out.contains("Why do they re-weld?"), "{}", begun.out);
    assert_eq!(desk.done(&["visit", "show"]).document()["visit"]["id"], visit);
    desk.done(&["visit", "end"]);
    desk.done(&["visit", "plan", "Brightline Metals", "--at", "23:58"]);
    let another = desk.done(&["visit", "start", "brightline", "--new"]);
    assert_eq!(another.document()["planned"], false);
}
