//! Workshops of which something was erased or deleted.

use soundings_core::model::{Basis, Id, MapPart};
use soundings_core::present::Found;
use soundings_core::{Clock, Error, GuessesSeen, Notebook};

use crate::common::*;
use crate::workshops::{BLAMED, HOME, Two, guest, no_word_is_readable, start, texts};

fn text_of(book: &Notebook, entry: Id) -> String {
    let maps = book.maps(None, 10).unwrap().items;
    let parts = maps.iter().flat_map(|row| book.map(row.id).unwrap().parts);
    parts.flat_map(|part| part.entries).find(|row| row.id == entry).unwrap().text
}

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

#[test]
fn a_guess_erased_empties_the_entry_made_of_it_and_what_somebody_wrote_there_stays() {
    let example = Example::new();
    let book = &example.book;
    let workshop = start(book, example.rosa, &[guest("Ada")]);
    let turn = book.take_turn(workshop, &guest("Ada")).unwrap();
    let guess = |text| book.add_guess(turn, MapPart::Pain, text).unwrap();
    let (blamed, home) = (guess(BLAMED), guess("Smells of the quench oil"));
    book.open_workshop(workshop).unwrap();
    let put = |guess| book.put_on_map(&GuessesSeen { guesses: vec![guess], text: None, shown_by: vec![] }).unwrap();
    let (kept, rewritten) = (put(blamed), put(home));
    let map = book.workshop(workshop).unwrap().map;
    assert_eq!((text_of(book, kept).as_str(), text_of(book, rewritten).as_str()), (BLAMED, "Smells of the quench oil"));
    let found = |words: &str| book.search(words, None, 10).unwrap().items;
    let blamed_is_found = || found("blamed").iter().any(|one| matches!(one, Found::Entry { id, .. } if *id == kept));
    assert!(blamed_is_found());
    book.edit_entry(rewritten, "Minds the oil", None).unwrap();
    assert!(found("quench").is_empty(), "other words stand there now");
    for one in [blamed, home] {
        book.erase(one).unwrap();
    }
    assert_eq!((text_of(book, kept).as_str(), text_of(book, rewritten).as_str()), ("", "Minds the oil"), "at once");
    book.clock.forward(25 * HOUR);
    book.sync_now().unwrap();
    let _ = book.sync_next().unwrap();
    assert_eq!((text_of(book, kept).as_str(), text_of(book, rewritten).as_str()), ("", "Minds the oil"));
    assert!(!blamed_is_found());
    assert_eq!(book.map(map).unwrap().parts[5].in_all, 2, "that something was here stays");
    book.close();
    let left = everything_in(book.path());
    assert!(!holds(&left, BLAMED) && !holds(&left, "quench oil"));
}

#[test]
fn a_guess_erased_by_one_and_put_on_the_map_by_the_other_meanwhile_says_nothing_on_either() {
    let mut two = Two::new();
    let hers = two.turn(&two.ada);
    let guess = two.ada.add_guess(hers, MapPart::Pain, BLAMED).unwrap();
    two.ada.open_workshop(two.workshop).unwrap();
    two.meet();
    two.ada.erase(guess).unwrap();
    let seen = GuessesSeen { guesses: vec![guess], text: None, shown_by: vec![] };
    let entry = two.jonas.put_on_map(&seen).unwrap();
    assert_eq!(text_of(&two.jonas, entry), BLAMED);
    two.meet();
    // The day to take it back is counted by the hub's clock.
    two.office.now_ms += 25 * HOUR as u64;
    two.meet();
    two.meet();
    for book in [&two.ada, &two.jonas] {
        assert_eq!(text_of(book, entry), "");
        assert!(book.search("blamed", None, 10).unwrap().items.is_empty());
        book.close();
        assert!(!holds(&everything_in(book.path()), BLAMED));
    }
}

#[test]
fn a_workshops_day_is_counted_by_the_corrected_clock() {
    let mut two = Two::new();
    let hers = two.turn(&two.ada);
    two.ada.add_guess(hers, MapPart::Pain, BLAMED).unwrap();
    two.meet();
    // A phone that is ten days ahead opens nothing early once the hub told it what time it is.
    two.office.now_ms = two.ada.clock.now().utc_ms as u64;
    two.jonas.clock.forward(240 * HOUR);
    two.office.sync(&two.jonas);
    no_word_is_readable(&two.jonas, two.workshop, &[BLAMED]);
    two.jonas.clock.forward(23 * HOUR);
    no_word_is_readable(&two.jonas, two.workshop, &[BLAMED]);
    let opens_by = two.jonas.workshop(two.workshop).unwrap().opens_by;
    two.jonas.clock.forward(2 * HOUR);
    assert_eq!(texts(&two.jonas, two.workshop), [BLAMED]);
    assert_eq!(opens_by.utc_ms, two.jonas.workshop(two.workshop).unwrap().started.utc_ms + 24 * HOUR);
}
