//! What records offer and show, so that no shell decides it: drafts, *exact*, a promise's days, starting a visit.

use soundings_core::model::ObservationKind;
use soundings_core::present::{HeldText, PromiseDay};
use soundings_core::visit_log::{NewObservation, NoteChange, StartVisit};
use soundings_core::{Refusal, model::Id};

use crate::common::*;

fn shown(book: &Book, held: Option<(Option<Id>, &str)>) -> String {
    let held = held.map(|(visit, text)| HeldText { visit, text: text.to_owned() });
    book.capture_screen(None, held.as_ref()).unwrap().draft
}

#[test]
fn the_field_shows_the_later_state_of_a_text_that_the_shell_holds_too() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    book.save_draft(Some(visit), "half a").unwrap();
    assert_eq!(shown(&book, None), "half a");
    assert_eq!(shown(&book, Some((Some(visit), "half a thought"))), "half a thought", "typed since the draft");
    assert_eq!(shown(&book, Some((Some(visit), "half"))), "half a", "an older state");
    assert_eq!(shown(&book, Some((Some(visit), ""))), "half a");
}

#[test]
fn what_was_typed_before_the_draft_came_stands_behind_it() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    book.save_draft(Some(visit), "half a ").unwrap();
    assert_eq!(shown(&book, Some((Some(visit), "sentence"))), "half a sentence");
    book.save_draft(Some(visit), "half a").unwrap();
    assert_eq!(shown(&book, Some((Some(visit), "sentence"))), "half a\nsentence", "two words stay two");
}

#[test]
fn text_held_for_a_visit_that_ended_is_not_shown_on_the_next_where_its_note_has_it() {
    let book = Book::new();
    let ended = book.start_visit(&StartVisit::default()).unwrap();
    book.save_draft(Some(ended), "and then he ").unwrap();
    book.end_visit(None, false).unwrap();
    let next = book.start_visit(&StartVisit::default()).unwrap();
    assert_eq!(shown(&book, Some((Some(ended), "and then he "))), "");
    assert_eq!(shown(&book, Some((Some(ended), "and then he went"))), "and then he went", "the note has less: shown");
    book.save_draft(Some(next), "here").unwrap();
    assert_eq!(shown(&book, Some((Some(ended), "and then he"))), "here");
}

#[test]
fn words_typed_again_on_the_same_visit_stay_although_a_note_without_a_key_has_them() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    book.note(NewObservation { kind: None, text: "twice".to_owned(), ..NewObservation::default() });
    assert_eq!(shown(&book, Some((Some(visit), "twice"))), "twice");
}

#[test]
fn text_held_from_a_shut_notebook_is_shown_on_the_visit_under_way() {
    let book = Book::new();
    book.start_visit(&StartVisit::default()).unwrap();
    assert_eq!(shown(&book, Some((None, "noted while shut"))), "noted while shut");
    book.save_draft(None, "noted while shut").unwrap();
    assert_eq!(shown(&book, Some((None, "noted while shut"))), "", "it is safe as the draft without a visit");
}

#[test]
fn a_note_says_that_it_may_be_exact_where_exact_is_not_refused() {
    let book = Book::new();
    book.start_visit(&StartVisit::default()).unwrap();
    for kind in ObservationKind::ALL.iter().copied().map(Some).chain([None]) {
        let note = book.note(NewObservation { kind, text: "twice".to_owned(), ..NewObservation::default() });
        let exact = book.change_note(note, &NoteChange { exact: Some(true), ..NoteChange::default() }, None);
        assert_eq!(exact.is_ok(), book.notebook.note(note).unwrap().may_be_exact, "{kind:?}");
        assert_eq!(exact.is_ok(), kind == Some(ObservationKind::Said), "only what was said has very words");
        if exact.is_err() {
            assert_eq!(refused(exact), Refusal::ExactNeedsSaid);
        }
    }
}

#[test]
fn a_promise_is_offered_this_friday_and_next_from_the_local_day() {
    let book = Book::new();
    let days = book.capture_screen(None, None).unwrap().promise_days;
    let today = book.today().unwrap().day;
    assert_eq!(today, "2026-11-24".parse().unwrap());
    assert_eq!(
        days,
        [
            PromiseDay::ThisFriday { day: "2026-11-27".parse().unwrap() },
            PromiseDay::NextFriday { day: "2026-12-04".parse().unwrap() },
            PromiseDay::Picked { first: today },
        ]
    );
}

#[test]
fn today_offers_a_start_where_starting_is_not_refused() {
    let book = Book::new();
    assert!(book.today().unwrap().may_start);
    book.start_visit(&StartVisit::default()).unwrap();
    assert!(!book.today().unwrap().may_start);
    assert_eq!(refused(book.start_visit(&StartVisit::default())), Refusal::AnotherUnderWay);
    book.end_visit(None, false).unwrap();
    assert!(book.today().unwrap().may_start);
}

#[test]
fn who_starts_from_outside_goes_on_with_the_visit_under_way() {
    let book = Book::new();
    let visit = book.start_or_go_on().unwrap();
    assert_eq!((book.start_or_go_on().unwrap(), book.under_way().unwrap()), (visit, Some(visit)));
    book.end_visit(None, false).unwrap();
    let next = book.start_or_go_on().unwrap();
    assert!(next != visit && book.under_way().unwrap() == Some(next));
    assert_eq!(book.visits(None, 10).unwrap().items.len(), 2);
}
