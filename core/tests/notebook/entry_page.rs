//! An entry's page, the tray beside a map, and the page on which versions are compared.

use std::sync::atomic::Ordering;

use soundings_core::model::{EntryEvent, Id, MapPart, ObservationKind};
use soundings_core::present::{Compare, NoteRow};
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPerson, StartVisit};
use soundings_core::{EvidenceRange, NewMap, Refusal, Resolution, SortInto, SortingOf};

use crate::common::*;

#[test]
fn an_entry_has_a_page_with_what_shows_it_what_may_show_it_and_what_became_of_it() {
    let example = Example::new();
    let map = example.map();
    let pain = example.book.map(map).unwrap().parts[5].entries[0].clone();
    let other = example.book.add_entry(&guess(map, MapPart::Pain, "Fears the audit")).unwrap();
    let page = example.book.entry(pain.id).unwrap();
    assert_eq!((page.map, page.entry.id, page.who.unwrap().name.as_str()), (map, pain.id, "Rosa Medeiros"));
    assert_eq!(page.history[0].event, EntryEvent::Made);
    assert_eq!(page.others.iter().map(|row| row.id).collect::<Vec<_>>(), [other]);
    let linked: Vec<_> = pain.evidence.iter().map(|row| row.note.id).collect();
    assert!(page.notes.iter().all(|note| !linked.contains(&note.id)), "what shows it is not offered again");
    assert!(page.notes.iter().any(|note| note.id == example.notes[3]), "what was around at the visit is offered");
    for note in &page.notes {
        example.book.link(pain.id, EvidenceRange { note: note.id, start: None, end: None }, true).unwrap();
    }
    assert!(example.book.entry(pain.id).unwrap().notes.is_empty(), "whatever is offered can be linked");
    example.book.delete(pain.id).unwrap();
    assert!(example.book.entry(pain.id).is_err());
}

#[test]
fn the_tray_holds_what_was_noted_and_is_neither_on_the_map_nor_left_off() {
    let book = Book::new();
    let rosa = book.add_person(&NewPerson { name: Some("Rosa".into()), ..NewPerson::default() }).unwrap();
    let map = book.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let said = book.note(exactly("it's my initials", rosa));
    let tape = book.note(around("tape over our display"));
    book.note(thought("nobody can be blamed"));
    let tray = |book: &Book| book.map_tray(map).unwrap().notes.iter().map(|note| note.id).collect::<Vec<_>>();
    assert_eq!(tray(&book), [tape, said], "the latest first, and no thought");
    let of = SortingOf { map, visit };
    let card = |note| EvidenceRange { note, start: None, end: None };
    book.sort(of, card(said), SortInto::Part(MapPart::Pain)).unwrap();
    book.sort(of, card(tape), SortInto::NotForTheMap).unwrap();
    assert!(tray(&book).is_empty());
    book.undo_sort(of).unwrap();
    assert_eq!(tray(&book), [tape]);
}

#[test]
fn the_tray_and_an_entry_hold_a_page_of_the_latest_notes_and_cost_the_same_however_many_were_taken() {
    let book = Book::new();
    let rosa = book.add_person(&NewPerson { name: Some("Rosa".into()), ..NewPerson::default() }).unwrap();
    let map = book.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
    let entry = book.add_entry(&guess(map, MapPart::Pain, "Fears the audit")).unwrap();
    // She was met twice, and what is taken goes to either in turn.
    let visits: Vec<Id> = (0..2)
        .map(|_| {
            let visit = book.start_visit(&StartVisit::default()).unwrap();
            book.note(exactly("it's my initials", rosa));
            book.end_visit(None, false).unwrap();
            visit
        })
        .collect();
    let take = |count: usize| -> Vec<Id> {
        let note = |number: usize| {
            book.clock.forward(1_000);
            book.note(NewObservation { visit: FiledUnder::Visit(visits[number % 2]), ..around("tape") })
        };
        let taken: Vec<Id> = (0..count).map(note).collect();
        taken.into_iter().rev().take(100).collect()
    };
    let turns = book.count_turns().unwrap();
    let shown = || {
        let before = turns.load(Ordering::SeqCst);
        let ids = |notes: Vec<NoteRow>| notes.iter().map(|note| note.id).collect::<Vec<_>>();
        let shown = [ids(book.map_tray(map).unwrap().notes), ids(book.entry(entry).unwrap().notes)];
        (shown, turns.load(Ordering::SeqCst) - before)
    };
    let latest = take(120);
    shown();
    let (few, cost) = shown();
    assert_eq!(few, [latest.clone(), latest]);
    let latest = take(600);
    let (many, cost_of_many) = shown();
    assert_eq!(many, [latest.clone(), latest]);
    assert!(cost_of_many <= cost + cost / 10, "{cost} turns with 120 notes, {cost_of_many} with 720");
    for kind in [None, Some(ObservationKind::Thought)] {
        book.note(NewObservation { visit: FiledUnder::Visit(visits[0]), kind, ..around("no evidence") });
    }
    assert_eq!(shown().0, many, "neither what has no key yet nor a thought lies there");
}

#[test]
fn versions_of_any_field_are_compared_own_first_with_where_they_differ_and_gone_once_decided() {
    let (mut office, ada, jonas) = two_engineers();
    let note = ada.note(around("tape"));
    let visit = ada.start_visit(&StartVisit::default()).unwrap();
    ada.share(&[note, visit]).unwrap();
    office.meet(&ada, &jonas);
    ada.correct_note(note, "tape over their card", None).unwrap();
    jonas.clock.forward(HOUR);
    jonas.correct_note(note, "tape over our display", None).unwrap();
    office.meet(&ada, &jonas);
    let compared = |book: &Book| book.compare(note, "words").unwrap();
    let page: Compare = compared(&ada);
    assert!(page.words, "both can be kept of words");
    let pieces = |version: usize| {
        page.versions[version].pieces.iter().map(|piece| (piece.text.as_str(), piece.differs)).collect::<Vec<_>>()
    };
    assert!(page.versions[0].mine && !page.versions[1].mine);
    assert_eq!(page.versions[1].engineer.as_deref(), Some("Jonas Lindqvist"));
    assert_eq!(pieces(0), [("tape over ", false), ("their card", true)]);
    assert_eq!(pieces(1), [("tape over ", false), ("our display", true)]);
    assert!(compared(&jonas).versions[0].mine, "each has their own first");
    ada.resolve(note, "words", &Resolution::Keep(page.versions[1].id.clone())).unwrap();
    assert!(compared(&ada).versions.is_empty());
    assert_eq!(refused(ada.compare(note, "color")), Refusal::UnknownField);
}

#[test]
fn what_a_device_wrote_beyond_what_can_stand_side_by_side_is_said_to_be_left_out() {
    let ada = Book::new();
    let note = ada.note(around("tape"));
    let seen = ada.notebook.note(note).unwrap().seen;
    for number in 1..=33 {
        ada.correct_note(note, &format!("tape {number}"), Some(&seen)).unwrap();
        let page = ada.compare(note, "words").unwrap();
        assert_eq!(page.older_left_out, number >= 32, "{number}: {} versions", page.versions.len());
    }
}
