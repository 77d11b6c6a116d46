//! A note that was corrected on one of an engineer's phones while it was shared from the other: "changed since, only you".

use soundings_core::model::{Id, ObservationKind};
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
