//! What comes after a visit: the debrief, promises, questions, insights, seats, what came of it.

use crate::pty::Terminal;
use crate::support::{Desk, SECRET};

/// A visit that ended, with a note.
fn ended(desk: &Desk, note: &str) -> (String, String) {
    let visit = desk.done(&["visit", "start", "Brightline Metals"]).id();
    let note = desk.done(&["note", "said", note]).id();
    desk.done(&["visit", "end"]);
    (visit, note)
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    desk
}

#[test]
fn a_debrief_asks_a_question_at_a_time_and_is_finished() {
    let desk = desk();
    let (visit, _) = ended(&desk, "we weld it twice");
    let mut terminal = Terminal::run(&desk, 100, &[], &["debrief"]);
    terminal.shows("would not have guessed this morning");
    terminal.types("17 of 20 were good\n");
    terminal.shows("most to lose");
    terminal.types("\n");
    terminal.shows("part ways");
    terminal.types("!they should just turn it down\n");
    terminal.shows("easier or harder");
    terminal.types("\n");
    terminal.shows("ask next time?");
    terminal.types("\n");
    terminal.shows("f finish, p pass");
    terminal.types("f\n");
    assert_eq!(terminal.ends(), 0);
    let record = desk.done(&["debrief", &visit]).document();
    assert_eq!((&record["ended"], &record["may_answer"]), (&"finished".into(), &false.into()));
    let mine = |place: usize| record["questions"][place]["mine"].as_array().unwrap().len();
    assert_eq!([mine(0), mine(1), mine(2), mine(3), mine(4)], [1, 0, 1, 0, 0]);
    assert_eq!(record["questions"][2]["mine"][0]["text"], "they should just turn it down");
    assert!(desk.run(&["debrief"]).out.contains("What stops them today?"), "a better question, in grey");
    desk.done(&["nudges", "off"]);
    assert!(!desk.run(&["debrief"]).out.contains("What stops them today?"));
    assert_eq!(desk.refused(&["debrief", "--answer", &format!("next={SECRET}")], 1), "debrief-over");
    assert_eq!(desk.refused(&["debrief", "--answer", "perhaps=so"], 2), "misuse");
}

#[test]
fn a_debrief_in_a_script_answers_changes_and_passes() {
    let desk = desk();
    let visit = desk.done(&["visit", "start", "Brightline Metals"]).id();
    assert_eq!(desk.refused(&["debrief", &visit, "--finish"], 1), "not-ended");
    desk.done(&["visit", "end"]);
    assert!(desk.run(&["status"]).out.contains("Five questions, still fresh"), "reminded at the end");
    let record = desk.done(&["debrief", "--answer", "surprise=one", "--answer", "next=two", "--only-me"]).document();
    let id = record["questions"][0]["mine"][0]["id"].as_str().unwrap().to_owned();
    desk.done(&["debrief", "--change", &id, "--to", "three", "--pass"]);
    let record = desk.done(&["debrief"]).document();
    assert_eq!(record["questions"][0]["mine"][0]["text"], "three");
    assert_eq!((&record["ended"], &record["freshness"]), (&"passed".into(), &"still-fresh".into()));
    assert!(!desk.run(&["status"]).out.contains("Five questions"));
    assert_eq!(desk.refused(&["debrief", "--spoken", "next=/nowhere"], 1), "file-missing");
}

#[test]
fn a_promise_has_a_history_and_is_settled() {
    let desk = desk();
    desk.done(&["person", "add", "brightline", "Rosa Medeiros"]);
    let id = desk.done(&["promise", "a", "card", "--to", "rosa", "--until", "+3d"]).id();
    assert_eq!(desk.done(&["promises", "list"]).document()["items"].as_array().unwrap().len(), 1);
    desk.done(&["promises", "change", &id, "--until", "+20d"]);
    assert!(desk.done(&["promises", "list"]).document()["items"].as_array().unwrap().is_empty());
    desk.done(&["promises", "told", &id]);
    let page = desk.done(&["promises", "settle", &id, "kept"]).document();
    let said: Vec<_> = page["history"].as_array().unwrap().iter().map(|event| &event["said"]["is"]).collect();
    assert_eq!(said, ["made", "until", "told", "became"]);
    assert_eq!((&page["promise"]["standing"], &page["told_of_all"]), (&"kept".into(), &false.into()));
    assert_eq!(desk.done(&["promises", "list", "kept"]).document()["items"][0]["id"], id.as_str());
    assert_eq!(desk.refused(&["promises", "change", &id], 2), "misuse");
}

#[test]
fn questions_insights_seats_and_outcomes_go_their_way() {
    let desk = desk();
    let (visit, note) = ended(&desk, "who reads the card?");
    let (_, other) = ended(&desk, "it is my initials");
    assert_eq!(desk.refused(&["question", "answer", &note, "Rosa"], 1), "no-question");
    desk.done(&["mark", &note, "question"]);
    let answer = desk.done(&["question", "answer", &note, "Rosa"]).id();
    desk.done(&["question", "told", &answer]);
    let rows = desk.done(&["question", "list", "brightline", "--answered"]).document();
    assert_eq!(rows["items"][0]["answers"][0]["told"], true);
    assert!(desk.done(&["question", "list"]).document()["items"].as_array().unwrap().is_empty());

    assert_eq!(desk.refused(&["insight", "add", SECRET, "--from", &note], 1), "one-encounter");
    let insight = desk.done(&["insight", "add", "a name", "--from", &note, "--from", &other]).id();
    assert_eq!(desk.done(&["insight", "show", &insight]).document()["basis"], "several");
    assert_eq!(desk.done(&["insight", "unlink", &insight, &other]).document()["basis"], "one");

    let planned = desk.done(&["visit", "plan", "brightline", "--at", "+3d 9:00"]).id();
    let seat = desk.done(&["seat", "offer", &planned, "watch", "the", "inspector"]).id();
    assert_eq!(desk.done(&["seat", "take", &seat]).document()["items"][0]["standing"], "taken");
    assert_eq!(desk.done(&["seat", "withdraw", &seat]).document()["items"].as_array().unwrap().len(), 0);
    assert_eq!(desk.refused(&["seat", "offer", &visit], 1), "already-started");

    desk.done(&["outcome", "add", "brightline", "new-work", "three", "feeders", "--visit", &visit]);
    let rows = desk.done(&["outcome", "list", "brightline"]).document();
    assert_eq!((&rows["items"][0]["kind"], &rows["items"][0]["visits"][0]), (&"new-work".into(), &visit.into()));
    assert_eq!(desk.done(&["team", "knows", "brightline"]).document()["items"].as_array().unwrap().len(), 1);
    desk.done(&["customer", "add", "Castellan Forge"]);
    let rows = desk.done(&["team", "not-met"]).document();
    assert_eq!(rows["items"][0]["name"], "Castellan Forge");
    let team = desk.done(&["team"]).document();
    assert_eq!(team["insights"].as_array().unwrap().len(), 1);
}

#[test]
fn what_came_of_a_visit_stands_on_its_page_and_in_its_report_for_us() {
    let desk = desk();
    let (visit, _) = ended(&desk, "we weld it twice");
    desk.done(&["outcome", "add", "Brightline Metals", "new-work", "three wire feeders", "--visit", &visit]);
    let (shown, report) = (desk.run(&["visit", "show", &visit]).out, desk.run(&["report", &visit]).out);
    for text in [&shown, &report] {
        assert!(text.contains("What came of it") && text.contains("three wire feeders"), "{text}");
    }
    assert_eq!(desk.done(&["visit", "show", &visit]).document()["outcomes"][0]["kind"], "new-work");
    assert!(desk.run(&["brief", "Brightline Metals"]).out.contains("three wire feeders"));
}

#[test]
fn two_entries_become_one_and_a_question_on_an_entry_is_answered_corrected_and_told() {
    let desk = desk();
    desk.done(&["person", "add", "brightline", "Rosa Medeiros"]);
    let ((_, note), (_, other)) = (ended(&desk, "we weld it twice"), ended(&desk, "it is my initials"));
    let map = desk.done(&["map", "new", "--who", "rosa", "--situation", "a batch comes back"]).id();
    let one = desk.done(&["map", "add", &map, "pain", "Afraid of being blamed", "--from", &note]).id();
    let into = desk.done(&["map", "add", &map, "pain", "Fears for her name", "--from", &other]).id();
    assert_eq!(desk.refused(&["map", "merge", &into, &into], 1), "wrong-kind");
    let merged = desk.run(&["map", "merge", &one, &into]);
    assert_eq!(merged.code, 0, "{}", merged.err);
    let shown = desk.done(&["map", "show", &map]).document();
    let entries = shown["parts"][5]["entries"].as_array().unwrap();
    assert_eq!((entries.len(), entries[0]["evidence"].as_array().unwrap().len()), (1, 2));
    assert_eq!(entries[0]["text"], "Fears for her name");
    assert_eq!(desk.refused(&["map", "merge", &one, &into], 1), "gone");

    desk.done(&["mark", &into, "question"]);
    let open = desk.run(&["question", "list"]).out;
    assert!(open.contains("Fears for her name") && open.contains("Rosa Medeiros"), "{open}");
    let answer = desk.done(&["question", "answer", &into, "the foreman reads the tag"]).id();
    desk.done(&["question", "correct", &answer, "the inspector reads the tag"]);
    desk.done(&["question", "told", &answer]);
    desk.done(&["question", "told", "--not", &answer]);
    let answered = desk.done(&["question", "list", "brightline", "--answered"]).document();
    let row = &answered["items"][0]["answers"][0];
    assert_eq!((&row["text"], &row["told"]), (&"the inspector reads the tag".into(), &false.into()));
    let said = desk.run(&["question", "list", "--answered"]).out;
    assert!(said.contains("the inspector reads the tag") && !said.contains("the foreman"), "{said}");
}
