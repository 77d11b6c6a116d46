//! Where exactly a note was taken, in a few words.

use soundings_core::visit_log::NewObservation;
use soundings_core::{NoteChange, Notebook, Refusal};

use crate::common::*;

#[test]
fn where_exactly_is_kept_with_a_note_found_by_search_corrected_and_taken_in_from_the_inbox() {
    let book = Book::new();
    let there = |place: &str| NewObservation { place: Some(place.into()), ..around("three chalk crosses") };
    let note = book.note(there(" cell 2, rear corner "));
    assert_eq!(book.notebook.note(note).unwrap().place.as_deref(), Some("cell 2, rear corner"));
    assert_eq!(book.search("rear corn", None, 10).unwrap().items.len(), 1);
    assert_eq!(refused(book.capture(&there(" "))), Refusal::EmptyText);
    let moved = NoteChange { place: Some("cell 3".into()), ..NoteChange::default() };
    book.change_note(note, &moved, None).unwrap();
    assert_eq!(book.notebook.note(note).unwrap().place.as_deref(), Some("cell 3"));
    let waiting = Notebook::capture_to_inbox(book.path(), &book.environment, &there("the gate")).unwrap();
    assert_eq!(book.again().notebook.note(waiting).unwrap().place.as_deref(), Some("the gate"));
}
