//! Meeting pack, role-play deck, calls to ourselves, and my own hours (rules 3 and 11).

use std::path::Path;

use soundings_core::model::{Basis, EncounterKind, ExpectationOutcome, GuideLanguage, MapPart, Mark, Plan, Sureness};
use soundings_core::model::{ConsentChoice, DebriefQuestion, Id};
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPromise, NewVisit, Person, StartVisit};
use soundings_core::{NewDebriefAnswer, NewExpectation, Refusal};

use crate::common::*;

const DAY: i64 = 24 * HOUR;
const ENGLISH: GuideLanguage = GuideLanguage::English;

fn filed(visit: Id, note: NewObservation) -> NewObservation {
    NewObservation { visit: FiledUnder::Visit(visit), ..note }
}

#[test]
fn the_meeting_pack_holds_what_is_due_open_unmet_and_surprising() {
    let example = Example::new();
    let book = &example.book;
    let old = book.add_customer("Harbor Foundry").unwrap();
    let never = book.add_customer("Never Met Ltd").unwrap();
    book.mark(example.notes[5], Mark::Question, true, None).unwrap();
    book.promise(&NewPromise {
        text: "much later".into(),
        to: vec![Person::Known(example.will)],
        promised_by: None,
        until: "2027-12-04".into(),
        visit: Some(example.visit),
    })
    .unwrap();
    book.end_visit(None, false).unwrap();
    let (kind, start) = (Some(EncounterKind::Meeting), StartVisit::default());
    book.clock.forward(-60 * DAY);
    book.start_visit(&StartVisit { customer: Some(old), kind, ..start.clone() }).unwrap();
    book.end_visit(None, false).unwrap();
    book.clock.forward(59 * DAY);
    // A role-play about them is no meeting with them.
    let person = book.person(old, "Ines Roy", "foreman", ConsentChoice::TeamOnly);
    let map = book.new_map(&soundings_core::NewMap { who: person, situation: "a cold morning".into() }).unwrap();
    book.start_role_play(map).unwrap();
    book.end_visit(None, false).unwrap();
    book.clock.forward(DAY);
    let pack = book.meeting_pack().unwrap();
    assert_eq!(pack.promises.iter().map(|row| row.id).collect::<Vec<_>>(), [example.promise]);
    assert_eq!(pack.promises[0].promised_by.as_deref(), Some("Ada Okafor"));
    assert_eq!(pack.questions.iter().map(|row| row.question.id).collect::<Vec<_>>(), [example.notes[5]]);
    assert_eq!(pack.questions[0].customer.as_deref(), Some("Brightline Metals"));
    let not_met: Vec<_> = pack.not_met.iter().map(|row| (row.customer, row.met.is_some())).collect();
    assert_eq!(not_met, [(never, false), (old, true)]);
    assert!(pack.surprises.is_empty() && !pack.only_you);
}

#[test]
fn what_came_otherwise_than_expected_is_on_it_for_four_weeks() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let at = Plan { local: "2026-11-24T08:30".into(), zone: "America/Toronto".into() };
    let new = NewVisit { customer: Some(customer), site: None, kind: EncounterKind::Visit, objective: None, at };
    let visit = book.plan_visit(&new).unwrap();
    let expect =
        |text: &str| book.expect(&NewExpectation { visit, text: text.into(), sureness: Sureness::FairlySure }).unwrap();
    let (damp, tips) = (expect("porosity from damp wire"), expect("worn contact tips"));
    book.clock.at(8, 40);
    book.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
    book.settle_expectation(damp, ExpectationOutcome::Otherwise, None).unwrap();
    book.settle_expectation(tips, ExpectationOutcome::DidNotComeUp, None).unwrap();
    let surprises = book.meeting_pack().unwrap().surprises;
    assert_eq!(surprises.len(), 1);
    assert_eq!((surprises[0].text.as_str(), surprises[0].visit), ("porosity from damp wire", visit));
    assert!(surprises[0].expected);
    book.end_visit(None, false).unwrap();
    let answer = |question, text: &str| NewDebriefAnswer { visit, question, text: text.into(), only_me: false };
    book.answer_debrief(&answer(DebriefQuestion::Surprise, "the second pass insures a name")).unwrap();
    book.answer_debrief(&answer(DebriefQuestion::OurPart, "our card hangs behind the bottle")).unwrap();
    let surprises = book.meeting_pack().unwrap().surprises;
    let told: Vec<_> = surprises.iter().map(|row| (row.text.as_str(), row.expected)).collect();
    assert_eq!(told, [("porosity from damp wire", true), ("the second pass insures a name", false)]);
    book.clock.forward(29 * DAY);
    assert!(book.meeting_pack().unwrap().surprises.is_empty());
}

#[test]
fn what_is_only_me_is_in_no_meeting_pack_of_a_team() {
    let (mut office, ada, _jonas) = two_engineers();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let visit = ada.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let rosa = ada.person(customer, "Rosa Medeiros", "welder", ConsentChoice::TeamOnly);
    let note = ada.note(filed(visit, exactly("who reads this tag?", rosa)));
    ada.mark(note, Mark::Question, true, None).unwrap();
    let pack = ada.meeting_pack().unwrap();
    assert!(pack.questions.is_empty() && pack.only_you);
    ada.end_visit(None, true).unwrap();
    office.sync(&ada);
    assert_eq!(ada.meeting_pack().unwrap().questions.len(), 1);
}

#[test]
fn a_deck_tells_what_each_line_rests_on_and_asks_where_nothing_is_known() {
    let example = Example::new();
    let map = example.map();
    let deck = example.book.deck(map, ENGLISH).unwrap();
    assert_eq!((deck.who.as_str(), deck.situation.as_str()), ("Rosa Medeiros", "a batch comes back"));
    let lines: Vec<_> = deck
        .cards
        .iter()
        .flat_map(|card| card.lines.iter().map(move |line| (card.part, line.basis, line.notes, line.exact)))
        .collect();
    let expected = [
        (MapPart::See, Basis::Seen, 1, false),
        (MapPart::Say, Basis::Told, 1, true),
        (MapPart::Do, Basis::Seen, 1, false),
        (MapPart::Pain, Basis::OurReading, 2, false),
        (MapPart::Gain, Basis::Guess, 0, false),
    ];
    assert_eq!(lines, expected);
    assert_eq!(deck.to_ask.len(), 3);
    assert!(deck.to_ask.iter().all(|question| question.ends_with('?')));
}

#[test]
fn rule_03_what_comes_out_of_a_role_play_is_questions_for_the_next_visit_and_no_evidence() {
    let example = Example::new();
    let book = &example.book;
    let map = example.map();
    assert_eq!(refused(book.start_role_play(map)), Refusal::AnotherUnderWay);
    book.end_visit(None, false).unwrap();
    let before = depths(book, map);
    let play = book.start_role_play(map).unwrap();
    let head = book.encounter(play, None, 1).unwrap().visit;
    assert_eq!(
        (head.kind, head.objective.as_deref()),
        (EncounterKind::RolePlay, Some("Rosa Medeiros: a batch comes back"))
    );
    let played = book.note(filed(play, exactly("I would never ask Will.", example.rosa)));
    assert_eq!(refused(book.add_entry(&entry(map, MapPart::Hear, &[played]))), Refusal::NotEvidence);
    let question = book.note(filed(play, thought("Whom does she ask when Will is away?")));
    book.mark(question, Mark::Question, true, None).unwrap();
    book.end_visit(None, false).unwrap();
    assert_eq!(depths(book, map), before);
    let at = Plan { local: "2026-12-08T08:30".into(), zone: "America/Toronto".into() };
    let new =
        NewVisit { customer: Some(example.customer), site: None, kind: EncounterKind::Visit, objective: None, at };
    let next = book.plan_visit(&new).unwrap();
    let face = book.plan_face(next, ENGLISH).unwrap();
    assert!(face.proposed.iter().any(|one| one.about == question && one.text.starts_with("Whom does she ask")));
}

#[test]
fn rule_03_a_call_to_ourselves_has_its_script_and_its_findings_are_about_us() {
    let example = Example::new();
    let book = &example.book;
    book.end_visit(None, false).unwrap();
    let call = book.start_call_to_ourselves(ENGLISH).unwrap();
    assert_eq!(book.plan_face(call, ENGLISH).unwrap().questions.len(), 6);
    let waited = book.note(filed(call, did("left us on hold for eleven minutes", example.will)));
    let map = example.map();
    assert_eq!(refused(book.add_entry(&entry(map, MapPart::Do, &[waited]))), Refusal::NotEvidence);
    let findings = book.findings().unwrap();
    assert_eq!((findings.calls, findings.items.len(), findings.items[0].id), (1, 1, waited));
    assert_eq!(book.encounter(call, None, 1).unwrap().visit.kind, EncounterKind::CallToOurselves);
}

#[test]
fn a_call_to_ourselves_begins_with_its_script_in_one_act() {
    let book = Book::new();
    let call = book.start_call_to_ourselves(ENGLISH).unwrap();
    let sql = "SELECT count(*) FROM operation WHERE entity = ?1";
    let written: i64 = database(book.path()).query_row(sql, [call.as_bytes().as_slice()], |row| row.get(0)).unwrap();
    assert_eq!((written, book.plan_face(call, ENGLISH).unwrap().questions.len()), (1, 6));
    let other = book.start_call_to_ourselves(ENGLISH);
    assert_eq!(refused(other), Refusal::AnotherUnderWay);
}

#[test]
fn rule_11_my_own_hours_are_worked_out_here_and_nowhere_kept() {
    let example = Example::new();
    let book = &example.book;
    let (before, dump) = (everything_in(book.path()), book.dump_team().unwrap());
    // 08:40 to 11:50, under way.
    let hours = book.own_hours().unwrap();
    assert!((189..=191).contains(&hours.minutes), "{}", hours.minutes);
    assert_eq!(hours.rule_of_thumb_minutes, 120);
    assert!(everything_in(book.path()) == before && book.dump_team().unwrap() == dump, "looking at it writes nothing");
    book.end_visit(None, false).unwrap();
    book.clock.forward(HOUR);
    // What we play among ourselves is no hour with a customer.
    book.start_call_to_ourselves(ENGLISH).unwrap();
    book.clock.forward(2 * HOUR);
    book.end_visit(None, false).unwrap();
    assert!((189..=191).contains(&book.own_hours().unwrap().minutes));
    // Nobody ended it for a week.
    book.start_visit(&StartVisit::default()).unwrap();
    book.clock.forward(7 * DAY);
    assert!((189 + 720..=191 + 720).contains(&book.own_hours().unwrap().minutes));
    book.clock.forward(43 * DAY);
    assert_eq!(book.own_hours().unwrap().minutes, 0);
}

#[test]
fn a_teammates_visit_is_none_of_my_hours() {
    let (mut office, ada, jonas) = two_engineers();
    jonas.start_visit(&StartVisit::default()).unwrap();
    jonas.clock.forward(3 * HOUR);
    jonas.end_visit(None, true).unwrap();
    for book in [&jonas, &ada] {
        office.sync(book);
    }
    ada.clock.forward(4 * HOUR);
    assert_eq!(ada.visits(None, 10).unwrap().items.len(), 1);
    assert_eq!(ada.own_hours().unwrap().minutes, 0);
}

/// Every file of sources below a folder.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        let name = file.file_name().unwrap().to_str().unwrap();
        if file.is_dir() && !["target", ".git", "node_modules", "build"].contains(&name) {
            sources(&file, found);
        } else if ["rs", "sql", "kt", "swift", "html", "js"].iter().any(|ending| name.ends_with(&format!(".{ending}")))
        {
            found.push((file.display().to_string(), std::fs::read_to_string(&file).unwrap_or_default()));
        }
    }
}

#[test]
fn rule_11_no_wire_type_export_page_or_hub_knows_of_anybodys_hours() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    for part in ["core/src", "wire/src", "hub/src", "pages/src", "press/src", "runner/src", "bindings/src", "cli/src"] {
        sources(&root.join(part), &mut found);
    }
    let knows = |text: &str| ["own_hours", "OwnHours", "own-hours"].iter().any(|word| text.contains(word));
    let mut knowing: Vec<_> = found
        .iter()
        .filter(|(_, text)| knows(text))
        .map(|(file, _)| file.strip_prefix(&format!("{}/", root.display())).unwrap().to_owned())
        .collect();
    knowing.sort();
    let only = [
        "bindings/src/team.rs",
        "cli/src/command/hours.rs",
        "core/src/present/mod.rs",
        "core/src/present/own_hours.rs",
    ];
    assert_eq!(knowing, only);
    let record = std::fs::read_to_string(root.join("core/src/present/own_hours.rs")).unwrap();
    assert!(!record.contains("Serialize") && !record.contains("write("), "it can be written nowhere");
}
