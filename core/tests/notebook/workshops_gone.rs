//! Workshops of which something was erased or deleted.

use soundings_core::model::{Basis, MapPart};
use soundings_core::{Error, GuessesSeen};

use crate::common::*;
use crate::workshops::{BLAMED, HOME, guest, no_word_is_readable, start, texts};

#[test]
fn a_note_erased_under_a_workshop_leaves_a_guess_and_an_erased_person_takes_the_workshop_along() {
    let example = Example::new();
    let book = &example.book;
    let initials = example.notes[6];
    let workshop = start(book, example.rosa, &[guest("Ada"), guest("Jonas")]);
    let ada = book.take_turn(workshop, &guest("Ada")).unwrap();
    let guess = book.add_guess(ada, MapPart::Pain, BLAMED).unwrap();
    book.open_workshop(workshop).unwrap();
    let seen = GuessesSeen { guesses: vec![guess], text: None, shown_by: vec![whole(initials)] };
    book.put_on_map(&seen).unwrap();
    let map = book.workshop(workshop).unwrap().map;
    book.erase(initials).unwrap();
    book.clock.forward(25 * HOUR);
    let again = book.open().unwrap();
    again.sync_now().unwrap();
    let _ = again.sync_next().unwrap();
    assert_eq!(again.map(map).unwrap().parts[5].entries[0].basis, Basis::Guess);
    let second = start(&again, example.rosa, &[guest("Ada")]);
    let turn = again.take_turn(second, &guest("Ada")).unwrap();
    again.add_guess(turn, MapPart::Gain, "a word nobody else says").unwrap();
    again.save_turn_draft(turn, MapPart::Gain, "typed and unsent").unwrap();
    again.erase(example.rosa).unwrap();
    assert!(matches!(again.workshop(workshop), Err(Error::NotFound { .. })));
    book.clock.forward(25 * HOUR);
    again.sync_now().unwrap();
    let _ = again.sync_next().unwrap();
    again.close();
    let left = everything_in(book.path());
    for words in [BLAMED, "a word nobody else says", "typed and unsent"] {
        assert!(!holds(&left, words), "{words}");
    }
}

#[test]
fn a_deleted_workshop_comes_back_with_what_waits_and_what_was_typed() {
    let example = Example::new();
    let book = &example.book;
    let workshop = start(book, example.rosa, &[guest("Ada")]);
    let turn = book.take_turn(workshop, &guest("Ada")).unwrap();
    book.add_guess(turn, MapPart::Pain, BLAMED).unwrap();
    book.save_turn_draft(turn, MapPart::Gain, HOME).unwrap();
    book.delete(workshop).unwrap();
    assert!(book.workshops(None, 100).unwrap().items.is_empty());
    book.undo_delete(workshop).unwrap();
    no_word_is_readable(book, workshop, &[BLAMED, HOME]);
    book.finish_turn(turn).unwrap();
    assert_eq!(texts(book, workshop), [BLAMED, HOME]);
}
