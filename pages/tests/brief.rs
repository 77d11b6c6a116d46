//! A customer's briefing, as it is drawn.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use common::*;
use soundings_core::model::{
    ConsentChoice, EncounterKind, EngineerTask, ExpectationOutcome, GuideLanguage, Id, Mark, PhotoRule, Plan, Sureness,
};
use soundings_core::present::Briefing;
use soundings_core::visit_log::{NewObservation, NewPromise, Person, StartVisit};
use soundings_core::{NewExpectation, NewMap, NewVisit, TaskOf, VisitChange};
use soundings_pages::{Language, brief};

/// The example's customer, a week after the visit, with the next one planned.
fn example() -> (Example, Id) {
    let example = Example::new();
    let book = &example.book;
    example.map();
    for (note, mark) in [(5, Mark::Question), (6, Mark::Concern), (0, Mark::Priority)] {
        book.mark(example.notes[note], mark, true, None).unwrap();
    }
    book.end_visit(None, true).unwrap();
    book.clock.at(12 + 24 * 5, 0);
    let next = book
        .plan_visit(&NewVisit {
            customer: Some(example.customer),
            site: None,
            kind: EncounterKind::Visit,
            objective: Some("Try the card at the torch.".into()),
            at: Plan { local: "2026-12-04T13:30".into(), zone: "America/Toronto".into() },
        })
        .unwrap();
    let tasks = vec![TaskOf { engineer: book.engineer().unwrap().id, task: Some(EngineerTask::Asks) }];
    let guide = Some(book.find_guide("went-wrong", GuideLanguage::English).unwrap());
    book.change_visit(next, &VisitChange { tasks, guide, ..VisitChange::default() }, None).unwrap();
    (example, next)
}

fn briefing(example: &Example) -> Briefing {
    example.book.briefing_page(example.customer, GuideLanguage::English).unwrap()
}

/// A page without its style, an element a line.
fn body(page: &str) -> String {
    page.split("<body>").nth(1).unwrap().replace("><", ">\n<")
}

#[test]
fn the_briefing_of_the_example_reads_as_it_should() {
    let (example, _) = example();
    let page = brief::html(&briefing(&example), Language::English);
    if let Some(file) = std::env::var_os("BRIEF_OUT") {
        std::fs::write(file, &page).unwrap();
    }
    insta::assert_snapshot!("example_brief_html", body(&page));
    insta::assert_snapshot!("example_brief_markdown", brief::markdown(&briefing(&example), Language::English));
}

#[test]
fn a_briefing_says_on_every_page_that_it_is_not_for_outside_and_has_ten_lines_for_a_pen() {
    let (example, _) = example();
    for (language, words) in [(Language::English, "not for outside"), (Language::French, "pas pour l’extérieur")] {
        let page = brief::html(&briefing(&example), language);
        assert!(page.contains(&format!("@bottom-left {{ content: \"{words}\"")), "{language:?}");
        assert!(body(&page).contains(words));
        assert_eq!(page.matches(r#"<div class="line">"#).count(), 10);
        assert!(brief::markdown(&briefing(&example), language).contains(&format!("**{words}**")));
        assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"));
    }
}

#[test]
fn what_was_expected_of_the_last_visit_stands_beside_what_became_of_it() {
    let (example, next) = example();
    let book = &example.book;
    let text = "porosity from damp wire".into();
    let id = book.expect(&NewExpectation { visit: next, text, sureness: Sureness::FairlySure }).unwrap();
    assert!(!brief::html(&briefing(&example), Language::English).contains("damp wire"), "of the next one nothing");
    book.start_visit(&StartVisit { visit: Some(next), ..StartVisit::default() }).unwrap();
    book.settle_expectation(id, ExpectationOutcome::Otherwise, None).unwrap();
    book.end_visit(None, true).unwrap();
    let page = brief::markdown(&briefing(&example), Language::English);
    assert!(page.contains("- expected by Ada Okafor, fairly sure: otherwise\n\n  porosity from damp wire"), "{page}");
}

#[test]
fn what_is_only_me_and_what_i_think_is_in_no_briefing_that_is_handed_out() {
    let (example, _) = example();
    let book = &example.book;
    book.clock.at(12 + 24 * 5, 30);
    book.start_visit(&StartVisit { customer: Some(example.customer), ..StartVisit::default() }).unwrap();
    let secret = book.note(NewObservation { only_me: true, starred: true, ..said("stays with me") });
    book.mark(secret, Mark::Concern, true, None).unwrap();
    book.note(NewObservation { starred: true, ..thought("they are afraid") });
    book.note(NewObservation { starred: true, ..said("goes along") });
    book.end_visit(None, true).unwrap();
    let out = brief::html(&briefing(&example), Language::English);
    assert!(out.contains("goes along") && !out.contains("stays with me") && !out.contains("they are afraid"));
    assert!(out.contains("What only you can see is not in here."));
    let mine = book.briefing(example.customer, GuideLanguage::English).unwrap();
    assert!(brief::markdown(&mine, Language::English).contains("stays with me"));
    assert!(!mine.only_you);
}

#[test]
fn a_customer_of_whom_nothing_is_known_has_a_briefing_too() {
    let book = Book::new();
    let customer = book.add_customer("<b>Émile & fils</b> #").unwrap();
    let briefing = book.briefing_page(customer, GuideLanguage::French).unwrap();
    let page = brief::html(&briefing, Language::French);
    assert!(page.contains("&lt;b&gt;Émile &amp; fils"));
    assert!(page.contains("Aucune visite n’est prévue."));
    assert!(brief::markdown(&briefing, Language::French).starts_with("# Fiche client\u{a0}: \\<b\\>"));
    book.person(customer, "Émile", "patron", ConsentChoice::TeamOnly);
    assert_eq!(book.briefing(customer, GuideLanguage::French).unwrap().people.items.len(), 1);
}

#[test]
fn a_customer_of_whom_much_is_known_has_a_briefing_of_the_few_that_a_page_has_room_for() {
    let (example, next) = example();
    let book = &example.book;
    let long = "they have asked for the drawing of the rear bracket three times since spring and heard nothing, so \
                they made one themselves, which is wrong by two millimeters";
    let visit = book.start_visit(&StartVisit { customer: Some(example.customer), ..StartVisit::default() }).unwrap();
    for number in 0..6 {
        let person =
            book.person(example.customer, &format!("Person {number}"), "a role of some words", ConsentChoice::Wall);
        let to = vec![Person::Known(person)];
        let until = "2026-12-09".to_owned();
        book.promise(&NewPromise { text: long.into(), to, promised_by: None, until, visit: Some(visit) }).unwrap();
        for mark in Mark::ALL {
            let note = book.note(NewObservation { starred: true, ..exactly(&format!("{number}: {long}"), person) });
            book.mark(note, *mark, true, None).unwrap();
        }
        book.new_map(&NewMap { who: person, situation: "the bracket".into() }).unwrap();
        book.add_site(example.customer, &format!("Plant {}", number + 3), PhotoRule::No).unwrap();
    }
    book.end_visit(None, true).unwrap();
    let briefing = briefing(&example);
    assert_eq!((briefing.people.items.len(), briefing.people.more), (6, true));
    assert_eq!((briefing.open_questions.items.len(), briefing.open_questions.more), (3, true));
    assert!(briefing.promises.more && briefing.maps.more && briefing.next.as_ref().is_some_and(|row| row.id == next));
    let page = brief::html(&briefing, Language::English);
    if let Some(file) = std::env::var_os("BRIEF_OUT_MUCH") {
        std::fs::write(file, &page).unwrap();
    }
    assert!(page.matches("and more").count() >= 6 && !page.contains("Plant 8"));
}
