//! One visit, from the first note to the map, through the door.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use common::*;
use soundings_core::empathy_map::{EvidenceRange, NewEntry, NewMap};
use soundings_core::model::{Basis, ConsentChoice, MapPart};
use soundings_core::visit_log::{Findable, NewObservation, NewPerson, NewPromise, Person, StartVisit};
use soundings_core::{Error, Refusal};

#[test]
fn a_visit_goes_from_the_first_note_to_the_map_and_is_there_when_opened_again() {
    let notebook = Book::new();
    let customer = notebook.add_customer("Brightline Metals").unwrap();
    let rosa = notebook
        .add_person(&NewPerson {
            customer: Some(customer),
            name: Some("Rosa Medeiros".into()),
            role: Some("welder".into()),
            ..NewPerson::default()
        })
        .unwrap();
    notebook.set_consent(rosa, ConsentChoice::QuoteUnnamed).unwrap();
    let visit = notebook.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let note = notebook
        .capture(&NewObservation {
            exact: true,
            by: Some(Person::Known(rosa)),
            starred: true,
            tags: vec!["blame".into()],
            ..said("If it opens at their site, it's my initials on the tag.")
        })
        .unwrap();
    assert_eq!(note.visit, Some(visit));
    notebook
        .promise(&NewPromise {
            text: "a settings card".into(),
            to: vec![Person::Known(rosa)],
            promised_by: None,
            until: "2026-12-04".into(),
            visit: Some(visit),
        })
        .unwrap();
    let map = notebook.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
    let from = vec![EvidenceRange { note: note.id, start: Some(27), end: Some(53) }];
    let entry = notebook.add_entry(&NewEntry { map, part: MapPart::Say, text: None, from, against: vec![] }).unwrap();
    notebook.correct_note(note.id, "If it opens there, it's my initials.", None).unwrap();
    notebook.end_visit(None, true).unwrap();

    let notebook = notebook.again();
    let screen = notebook.map(map).unwrap();
    let row = &screen.parts[1].entries[0];
    assert_eq!((row.id, row.text.as_str(), row.basis), (entry, "it's my initials on the ta", Basis::Told));
    assert!(row.evidence[0].words_corrected_since);
    assert_eq!((screen.above, screen.below), (1, 0));
    let encounter = notebook.encounter(visit, None, 100).unwrap();
    assert_eq!(encounter.notes[0].words, "If it opens there, it's my initials.");
    assert_eq!(
        encounter.notes[0].first_words.as_deref(),
        Some("If it opens at their site, it's my initials on the tag.")
    );
    assert_eq!(encounter.promises.len(), 1);
    assert_eq!(notebook.search("initi", None, 10).unwrap().items.len(), 1);
    assert_eq!(notebook.find(Findable::Person, "ROSA medeiros").unwrap(), rosa);
    let today = notebook.today().unwrap();
    assert_eq!(today.visits, 1);
}

#[test]
fn a_rebuilt_projection_gives_the_same_rows() {
    let notebook = Book::new();
    let visit = notebook.start_visit(&StartVisit::default()).unwrap();
    let note = notebook.capture(&said("first")).unwrap().id;
    let other = notebook.capture(&said("second")).unwrap().id;
    notebook.correct_note(note, "first, corrected", None).unwrap();
    notebook.delete(other).unwrap();
    let rows = |notebook: &Book| (notebook.encounter(visit, None, 100).unwrap(), notebook.visits(None, 10).unwrap());
    let before = rows(&notebook);
    notebook.rebuild().unwrap();
    assert_eq!(rows(&notebook), before);
    assert!(matches!(notebook.notebook.note(other), Err(Error::NotFound { .. })));
    notebook.undo_delete(other).unwrap();
    assert!(notebook.notebook.note(other).is_ok());
}

#[test]
fn bad_input_is_refused_with_its_reason_and_changes_nothing() {
    let book = Book::new();
    let before = book.today().unwrap();
    assert_eq!(refused(book.capture(&said("  "))), Refusal::EmptyText);
    assert_eq!(refused(book.capture(&said(&"a".repeat(128 * 1024 + 1)))), Refusal::TextTooLong);
    assert_eq!(refused(book.capture(&said("a\u{7}b"))), Refusal::ControlCharacters);
    assert_eq!(refused(book.capture(&NewObservation { exact: true, ..around("x") })), Refusal::ExactNeedsSaid);
    assert_eq!(refused(book.end_visit(None, true)), Refusal::NothingUnderWay);
    assert!(matches!(book.correct_note(before_id(), "x", None), Err(Error::NotFound { .. })));
    assert_eq!(book.today().unwrap(), before);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    assert_eq!(refused(book.start_visit(&StartVisit::default())), Refusal::AnotherUnderWay);
    assert_eq!(
        refused(book.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() })),
        Refusal::AlreadyStarted
    );
    book.end_visit(None, false).unwrap();
    assert_eq!(refused(book.end_visit(Some(visit), false)), Refusal::AlreadyEnded);
    let long = book.note(said(&"é".repeat(64 * 1024)));
    assert_eq!(book.notebook.note(long).unwrap().words.len(), 128 * 1024, "the limit itself fits");
}

fn before_id() -> soundings_core::model::Id {
    soundings_core::model::Id([9; 16])
}
