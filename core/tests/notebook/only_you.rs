//! A note that was changed on one of an engineer's phones while it was shared from the other: "changed since, only you"; or that
//! was to stay only theirs, and is shared.

use soundings_core::model::{Audience, Id, ObservationKind};
use soundings_core::present::{NeedsYouReason, Sharing};
use soundings_core::visit_log::{NewObservation, NoteChange};

use crate::bundles::{Two, carry, file, me};
use crate::common::*;
use crate::phones::second;

/// Ada's two phones with one note that is only hers on both, and Ben's.
fn noted_on_both() -> (Office, Book, Book, Book, Id) {
    let Two { mut office, ada, ben } = Two::new();
    let note = ada.note(NewObservation { kind: Some(ObservationKind::Said), ..said("it hums") });
    let new = second(&mut office, &ada);
    let handed = ada.hand_over(&new.show_device().unwrap().text).unwrap();
    new.take_key(&handed.text).unwrap();
    ada.make_bundle(me(&ada), &file(&ada, "mine"), false).unwrap();
    new.take_bundle(&file(&ada, "mine")).unwrap();
    (office, ada, new, ben, note)
}

fn only_you(book: &Book, note: Id) -> Vec<String> {
    book.notebook.note(note).unwrap().only_you.into_iter().map(|row| format!("{}: {}", row.field, row.value)).collect()
}

#[test]
fn a_correction_that_the_share_had_not_seen_stays_its_engineers_and_is_shown_to_them_alone() {
    let (_office, ada, new, ben, note) = noted_on_both();
    ada.correct_note(note, "it hums at night", None).unwrap();
    ada.share(&[note]).unwrap();
    assert!(only_you(&ada, note).is_empty(), "what the share took along is no change");
    // Meanwhile, on the other phone.
    new.correct_note(note, "it hums before it fails", None).unwrap();
    new.change_note(note, &NoteChange { place: Some("cell 2".into()), ..NoteChange::default() }, None).unwrap();
    assert!(only_you(&new, note).is_empty());
    carry(&new, &ada, "back");
    let expected = ["words: it hums before it fails", "place: cell 2"];
    assert_eq!(only_you(&ada, note), expected);
    assert_eq!(ada.notebook.note(note).unwrap().words, "it hums at night", "the team's words stand");
    ada.rebuild().unwrap();
    assert_eq!(only_you(&ada, note), expected);
    carry(&ada, &ben, "to ben");
    assert!(only_you(&ben, note).is_empty() && !holds(&everything_in(ben.path()), "before it fails"));
    // Written anew it goes to the team; what its engineer decided otherwise is decided.
    ada.clock.forward(HOUR);
    ada.correct_note(note, "it hums before it fails", None).unwrap();
    ada.change_note(note, &NoteChange { place: Some("cell 3".into()), ..NoteChange::default() }, None).unwrap();
    assert!(only_you(&ada, note).is_empty(), "{:?}", only_you(&ada, note));
    carry(&ada, &ben, "again");
    assert_eq!(ben.notebook.note(note).unwrap().words, "it hums before it fails");
}

fn stay(only_me: bool) -> NoteChange {
    NoteChange { only_me: Some(only_me), ..NoteChange::default() }
}

/// What its engineer is told was shared although it was to stay only theirs, as Sync lists it and Today counts it.
fn told_of(book: &Book) -> Vec<Id> {
    let screen = book.sync_screen().unwrap();
    let told: Vec<_> =
        screen.needs_you.into_iter().filter(|row| row.reason == NeedsYouReason::SharedMeanwhile).collect();
    assert!(told.iter().all(|row| row.seen_at.as_ref().is_some_and(|at| at.id == row.entity)));
    let counted = match screen.sharing {
        Sharing::NeedsYou { things, .. } => things as usize,
        _ => 0,
    };
    assert_eq!(told.len(), counted);
    told.into_iter().map(|row| row.entity).collect()
}

#[test]
fn rule_10_shared_here_and_stay_only_me_there_is_shared_and_its_author_told() {
    let (_office, ada, new, ben, note) = noted_on_both();
    ada.share(&[note]).unwrap();
    new.change_note(note, &stay(true), None).unwrap();
    assert!(told_of(&ada).is_empty() && told_of(&new).is_empty());
    carry(&new, &ada, "back");
    carry(&ada, &new, "there");
    carry(&ada, &ben, "to ben");
    for book in [&ada, &new] {
        assert_eq!(book.notebook.note(note).unwrap().audience, Audience::Team);
        assert_eq!(told_of(book), [note]);
        book.rebuild().unwrap();
        assert_eq!(told_of(book), [note], "also worked out anew");
    }
    assert_eq!(ben.notebook.note(note).unwrap().words, "it hums");
    assert!(told_of(&ben).is_empty(), "it is nobody else's business");
    // Said on one of them, it is said on both.
    ada.clock.forward(HOUR);
    ada.change_note(note, &stay(false), None).unwrap();
    carry(&ada, &new, "again");
    assert!(told_of(&ada).is_empty() && told_of(&new).is_empty());
}

#[test]
fn what_its_author_shared_although_it_said_only_me_is_nothing_to_be_told_of() {
    let (_office, ada, new, _ben, note) = noted_on_both();
    new.change_note(note, &stay(true), None).unwrap();
    carry(&new, &ada, "back");
    ada.share(&[note]).unwrap();
    carry(&ada, &new, "there");
    for book in [&ada, &new] {
        assert_eq!(book.notebook.note(note).unwrap().audience, Audience::Team);
        assert!(told_of(book).is_empty());
        book.rebuild().unwrap();
        assert!(told_of(book).is_empty());
    }
}

#[test]
fn what_was_shared_meanwhile_and_is_deleted_needs_nobody_any_more() {
    let (_office, ada, new, _ben, note) = noted_on_both();
    new.change_note(note, &stay(true), None).unwrap();
    ada.share(&[note]).unwrap();
    carry(&new, &ada, "back");
    assert_eq!(told_of(&ada), [note]);
    ada.delete(note).unwrap();
    assert!(told_of(&ada).is_empty());
}
