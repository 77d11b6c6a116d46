//! Deleting, undoing, and what comes back because somebody edited it meanwhile.

use soundings_core::model::{ConsentChoice, MapPart};
use soundings_core::visit_log::{FiledUnder, NewObservation, StartVisit};
use soundings_core::{NewMap, NoteChange};

use crate::common::*;

fn team() -> (Office, Book, Book) {
    let (office, ada, jonas) = two_engineers();
    (office, ada, jonas)
}

fn together(office: &mut Office, books: &[&Book]) {
    for _ in 0..2 {
        for book in books {
            office.sync(book);
        }
    }
    assert_eq!(books[0].dump_team().unwrap(), books[1].dump_team().unwrap());
}

#[test]
fn deleting_a_visit_takes_its_notes_along_and_undoing_brings_all_of_it_back() {
    let example = Example::new();
    let before = example.book.encounter(example.visit, None, 100).unwrap();
    example.book.delete(example.visit).unwrap();
    assert!(example.book.notebook.note(example.notes[0]).is_err());
    assert!(example.book.search("initials", None, 10).unwrap().items.is_empty());
    assert_eq!(example.book.today().unwrap().promises.len(), 0);
    example.book.undo_delete(example.visit).unwrap();
    assert_eq!(example.book.encounter(example.visit, None, 100).unwrap(), before);
}

#[test]
fn an_edit_made_meanwhile_elsewhere_brings_the_thing_back_marked() {
    let (mut office, ada, jonas) = team();
    ada.start_visit(&StartVisit::default()).unwrap();
    let note = ada.note(said("words"));
    let untouched = ada.note(said("untouched"));
    let visit = ada.end_visit(None, true).unwrap().visit;
    together(&mut office, &[&ada, &jonas]);
    ada.delete(visit).unwrap();
    jonas.correct_note(note, "words, corrected", None).unwrap();
    together(&mut office, &[&ada, &jonas]);
    for book in [&ada, &jonas] {
        let row = book.notebook.note(note).unwrap();
        assert!(row.brought_back && row.words == "words, corrected");
        assert!(book.encounter(visit, None, 10).is_ok(), "its visit with it");
        assert!(book.notebook.note(untouched).is_err(), "what nobody touched stays deleted");
    }
}

#[test]
fn a_new_child_or_link_made_meanwhile_brings_its_parents_back() {
    let (mut office, ada, jonas) = team();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let rosa = ada.person(customer, "Rosa", "welder", ConsentChoice::TeamOnly);
    ada.start_visit(&StartVisit::default()).unwrap();
    let note = ada.note(exactly("words", rosa));
    ada.end_visit(None, true).unwrap();
    let map = ada.new_map(&NewMap { who: rosa, situation: "any".into() }).unwrap();
    together(&mut office, &[&ada, &jonas]);
    ada.delete(note).unwrap();
    ada.delete(map).unwrap();
    let entry_id = jonas.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
    together(&mut office, &[&ada, &jonas]);
    for book in [&ada, &jonas] {
        assert!(book.notebook.note(note).unwrap().brought_back, "the note a link shows");
        assert_eq!(book.map(map).unwrap().parts[1].entries[0].id, entry_id);
    }
}

#[test]
fn an_edit_that_had_seen_the_deletion_is_refused_and_one_that_had_not_survives_its_undoing() {
    let (mut office, ada, jonas) = team();
    ada.start_visit(&StartVisit::default()).unwrap();
    let note = ada.note(said("words"));
    ada.end_visit(None, true).unwrap();
    together(&mut office, &[&ada, &jonas]);
    jonas.delete(note).unwrap();
    office.sync(&jonas);
    ada.change_note(note, &NoteChange { starred: Some(true), ..NoteChange::default() }, None).unwrap();
    together(&mut office, &[&ada, &jonas]);
    jonas.undo_delete(note).unwrap();
    together(&mut office, &[&ada, &jonas]);
    for book in [&ada, &jonas] {
        let row = book.notebook.note(note).unwrap();
        assert!(row.starred && !row.brought_back);
    }
}

#[test]
fn a_rebuilt_notebook_shows_the_same_screens() {
    let (mut office, ada, jonas) = team();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let other = ada.add_customer("Another House").unwrap();
    let rosa = ada.person(customer, "Rosa", "welder", ConsentChoice::QuoteUnnamed);
    ada.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let note = ada.note(exactly("the words", rosa));
    let deleted = ada.note(said("deleted words"));
    let visit = ada.end_visit(None, true).unwrap().visit;
    let map = ada.new_map(&NewMap { who: rosa, situation: "words".into() }).unwrap();
    let entry_id = ada.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
    together(&mut office, &[&ada, &jonas]);
    ada.edit_entry(entry_id, "Ada's words", None).unwrap();
    jonas.edit_entry(entry_id, "Jonas's words", None).unwrap();
    jonas.delete(other).unwrap();
    ada.delete(deleted).unwrap();
    ada.start_visit(&StartVisit::default()).unwrap();
    ada.note(said("my own words"));
    together(&mut office, &[&ada, &jonas]);
    for book in [&ada, &jonas] {
        let screens = || {
            (
                book.today().unwrap(),
                book.visits(None, 100).unwrap(),
                book.encounter(visit, None, 100).unwrap(),
                book.map(map).unwrap(),
                book.customers(None, 100).unwrap(),
                book.people_of(customer, None, 100).unwrap().items,
                book.search("words", None, 100).unwrap(),
                book.dump_team().unwrap(),
            )
        };
        let before = screens();
        assert_eq!(before.3.parts[1].entries[0].versions.as_ref().unwrap().versions.len(), 2);
        book.rebuild().unwrap();
        assert!(screens() == before, "{:#?}\n{:#?}", before.6, screens().6);
    }
}

#[test]
fn recently_deleted_says_what_by_whom_and_until_when_each_act_once() {
    let book = Book::new();
    let customer = book.add_customer("Brightline").unwrap();
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    for number in 0..1_200 {
        book.note(said(&format!("note {number}")));
    }
    let single = book.note(NewObservation { visit: FiledUnder::Nowhere, ..said("filed nowhere") });
    book.delete(visit).unwrap();
    book.delete(single).unwrap();
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let page = book.deleted(after.as_deref(), 1).unwrap();
        rows.extend(page.items);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let told: Vec<_> = rows.iter().map(|row| (row.id, row.things, row.words.as_str())).collect();
    assert_eq!(told, [(single, 1, "filed nowhere"), (visit, 1_201, "")]);
    assert_eq!(rows[0].until.utc_ms - rows[0].deleted.utc_ms, 30 * 24 * HOUR);
    assert!(rows.iter().all(|row| row.engineer.is_none() && !row.being_erased));
    book.undo_delete(rows[1].id).unwrap();
    book.erase(single).unwrap();
    let left = book.deleted(None, 10).unwrap().items;
    assert_eq!(left.iter().map(|row| (row.id, row.being_erased)).collect::<Vec<_>>(), [(single, true)]);
    book.clock.forward(31 * 24 * HOUR);
    assert!(book.deleted(None, 10).unwrap().items.is_empty(), "after 30 days it is not offered any more");
}
