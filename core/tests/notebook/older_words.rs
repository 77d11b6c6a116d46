//! Erasing the older words of a note that stays.

use soundings_core::Refusal;
use soundings_core::present::Gives;
use soundings_core::visit_log::{NewObservation, StartVisit};

use crate::common::*;

fn together(office: &mut Office, books: &[&Book]) {
    for _ in 0..3 {
        for book in books {
            office.sync(book);
        }
    }
}

#[test]
fn rule_09_the_older_words_of_a_note_go_everywhere_and_the_note_stays_as_it_was() {
    let (mut office, ada, jonas) = two_engineers();
    ada.start_visit(&StartVisit::default()).unwrap();
    let new = NewObservation { starred: true, tags: vec!["weld".into()], ..said("the code is Quibblezot") };
    let note = ada.note(new);
    ada.clock.forward(HOUR);
    ada.correct_note(note, "the code is Quibblezot, twice", None).unwrap();
    ada.correct_note(note, "they weld it twice", None).unwrap();
    ada.end_visit(None, true).unwrap();
    together(&mut office, &[&ada, &jonas]);
    ada.correct_note(note, "they weld the corner twice", None).unwrap();
    together(&mut office, &[&ada, &jonas]);
    let before = jonas.notebook.note(note).unwrap();
    assert_eq!(before.first_words.as_deref(), Some("the code is Quibblezot"));

    // A teammate asks; whoever wrote it keeps them.
    assert_eq!(jonas.older_words(note).unwrap(), ["the code is Quibblezot", "they weld it twice"]);
    jonas.erase_older_words(note).unwrap();
    assert_eq!(refused(jonas.erase_older_words(note)), Refusal::NoOlderWords);
    together(&mut office, &[&ada, &jonas]);
    assert!(ada.note_page(note).unwrap().older_words_go.is_some());
    ada.keep_older_words(note).unwrap();
    together(&mut office, &[&ada, &jonas]);
    assert_eq!(jonas.note_page(note).unwrap().older_words_go, None);
    assert_eq!(refused(jonas.keep_older_words(note)), Refusal::NotDeleted);

    jonas.erase_older_words(note).unwrap();
    together(&mut office, &[&ada, &jonas]);
    for book in [&ada, &jonas] {
        book.clock.forward(25 * HOUR);
    }
    office.now_ms += 26 * HOUR as u64;
    together(&mut office, &[&ada, &jonas]);
    let newcomer = Book::of("Imran Sayed", 11);
    office.join(&newcomer);
    together(&mut office, &[&newcomer, &ada, &jonas]);
    for book in [&ada, &jonas, &newcomer] {
        let check = || {
            let note = book.notebook.note(note).unwrap();
            assert_eq!((note.words.as_str(), note.first_words.as_deref()), ("they weld the corner twice", None));
            assert_eq!((note.starred, &note.tags, note.kind), (true, &before.tags, before.kind));
            assert_eq!((note.visit, note.happened.utc_ms), (before.visit, before.happened.utc_ms));
            assert!(book.older_words(note.id).unwrap().is_empty());
        };
        check();
        book.rebuild().unwrap();
        check();
        assert_eq!(book.dump_team().unwrap(), ada.dump_team().unwrap());
    }
    for book in [&jonas, &newcomer] {
        assert!(!holds(&everything_in(book.path()), "Quibblezot"));
    }
}

#[test]
fn rule_10_a_visits_end_names_notes_whose_first_words_differ_and_whoever_erases_those_first_shares_them_with_nobody() {
    let (mut office, ada, jonas) = two_engineers();
    let visit = ada.start_visit(&StartVisit::default()).unwrap();
    let notes = ["Quibblezot", "Blatherskite"].map(|words| ada.note(said(words)));
    ada.note(said("as it was first"));
    ada.clock.forward(HOUR);
    notes.iter().for_each(|note| ada.correct_note(*note, "the code", None).unwrap());
    let end = ada.end_screen(visit).unwrap();
    assert!(matches!(end.gives, Gives::ToTeam { notes: 3, .. }));
    let mut named: Vec<_> = end.first_words_differ.iter().map(|row| (row.first.as_str(), row.now.as_str())).collect();
    named.sort_unstable();
    assert_eq!(named, [("Blatherskite", "the code"), ("Quibblezot", "the code")]);
    ada.erase_older_words(notes[0]).unwrap();
    assert_eq!(ada.end_screen(visit).unwrap().first_words_differ.len(), 1);
    ada.end_visit(None, true).unwrap();
    together(&mut office, &[&ada, &jonas]);
    let firsts = notes.map(|note| jonas.notebook.note(note).unwrap().first_words);
    assert_eq!(firsts, [None, Some("Blatherskite".to_owned())]);
    assert!(!office.knows("Quibblezot"));
}
