//! From paper: photographed pages, and the notes typed beside them.

use soundings_core::Refusal;
use soundings_core::model::{EncounterKind, PhotoRule, Plan};
use soundings_core::present::ForWhom;
use soundings_core::visit_log::{NewObservation, NewVisit, StartVisit};

use crate::common::*;

#[test]
fn a_note_typed_beside_a_page_keeps_the_visits_time_and_is_from_memory_when_it_is() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let site = book.add_site(customer, "Plant 2", PhotoRule::No).unwrap();
    book.clock.at(8, 40);
    let visit = StartVisit { customer: Some(customer), site: Some(site), ..StartVisit::default() };
    let visit = book.start_visit(&visit).unwrap();
    book.clock.at(11, 50);
    book.end_visit(None, true).unwrap();
    let picture = book.path().join("page.png");
    std::fs::write(&picture, SQUARE).unwrap();

    let pages = book.add_pages(visit, &[picture.clone(), picture], false).unwrap();
    assert_eq!(pages.len(), 2, "our own paper, whatever is said about pictures there");
    let started = book.encounter(visit, None, 10).unwrap().visit.started.unwrap();
    let beside = |text: &str| NewObservation { beside_page: Some(pages[1].note), ..said(text) };
    let same_day = book.notebook.note(book.note(beside("we weld it twice"))).unwrap();
    assert_eq!((same_day.visit, &same_day.happened, same_day.from_memory), (Some(visit), &started, false));
    book.clock.forward(30 * HOUR);
    let other_visit = book.start_visit(&StartVisit::default()).unwrap();
    let by_picture = NewObservation { beside_page: Some(pages[0].attachment), ..said("it is overtime") };
    let later = book.notebook.note(book.note(by_picture)).unwrap();
    assert_eq!((later.visit, &later.happened, later.from_memory), (Some(visit), &started, true));
    assert_ne!(later.visit, Some(other_visit), "not the visit under way");
    let when = soundings_core::model::Moment { utc_ms: started.utc_ms + HOUR, ..started.clone() };
    let timed = NewObservation { happened: Some(when.clone()), ..beside("at its own time") };
    assert_eq!(book.notebook.note(book.note(timed)).unwrap().happened, when);

    let page = book.notebook.note(pages[0].note).unwrap();
    assert!(page.kind.is_none() && page.attachments[0].page && page.happened == started);
    let report = book.report(visit, ForWhom::Us).unwrap();
    let ids: Vec<_> = report.notes.iter().map(|note| note.id).collect();
    assert!(ids.contains(&same_day.id) && ids.contains(&later.id) && !ids.contains(&pages[0].note));
}

#[test]
fn pages_of_a_visit_that_was_only_planned_have_the_time_it_was_planned_for() {
    let book = Book::new();
    let at = Plan { local: "2026-07-01T09:30".into(), zone: "America/Toronto".into() };
    let new = NewVisit { customer: None, site: None, kind: EncounterKind::Visit, objective: None, at };
    let visit = book.plan_visit(&new).unwrap();
    let picture = book.path().join("page.png");
    std::fs::write(&picture, SQUARE).unwrap();
    let pages = book.add_pages(visit, &[picture], true).unwrap();
    let row = book.notebook.note(pages[0].note).unwrap();
    assert_eq!(row.happened.local().to_rfc3339(), "2026-07-01T09:30:00-04:00");
    assert!(row.from_memory);
}

#[test]
fn of_several_pages_all_are_pinned_or_none() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let picture = book.path().join("page.png");
    std::fs::write(&picture, SQUARE).unwrap();
    let missing = book.path().join("missing.png");
    assert_eq!(refused(book.add_pages(visit, &[picture, missing], false)), Refusal::FileMissing);
    assert_eq!(book.encounter(visit, None, 10).unwrap().notes.len(), 0);
}

#[test]
fn what_stands_in_the_field_of_a_visit_under_way_stays_there_while_something_is_typed_beside_a_page_of_it() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let picture = book.path().join("page.png");
    std::fs::write(&picture, SQUARE).unwrap();
    let page = book.add_pages(visit, &[picture], false).unwrap()[0].note;
    book.save_draft(Some(visit), "half a thought").unwrap();
    book.note(NewObservation { beside_page: Some(page), ..said("we weld it twice") });
    assert_eq!(book.draft(Some(visit)).unwrap(), "half a thought");
}
