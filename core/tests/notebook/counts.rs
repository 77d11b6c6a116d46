//! What screens count is kept as it changes, and is what a count finds.

use soundings_core::model::{ConsentChoice, GuideLanguage, Id, MapPart, ObservationKind};
use soundings_core::visit_log::{FiledUnder, NewObservation, NoteChange, StartVisit};
use soundings_core::{NewMap, Notebook, SortInto, SortingOf};

use crate::common::*;

fn nothing_differs(notebook: &Notebook) {
    assert_eq!(notebook.counted_differently().unwrap(), Vec::<String>::new());
}

/// A visit under way with a person met there.
fn on_a_visit(book: &Book) -> (Id, Id) {
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa", "welder", ConsentChoice::QuoteUnnamed);
    let start = StartVisit { customer: Some(customer), ..StartVisit::default() };
    (book.start_visit(&start).unwrap(), rosa)
}

#[test]
fn counts_follow_capture_change_filing_linking_deleting_undoing_and_erasing() {
    let book = Book::new();
    let (visit, rosa) = on_a_visit(&book);
    let note = book.note(exactly("It hums before it fails.", rosa));
    let second = book.note(thought("They know it."));
    book.note(NewObservation { visit: FiledUnder::Nowhere, ..around("loose") });
    nothing_differs(&book);
    let screen = book.capture_screen(Some(visit), None).unwrap();
    assert_eq!((screen.notes, screen.thoughts), (2, 1));

    let did = NoteChange { kind: Some(ObservationKind::Did), ..NoteChange::default() };
    book.change_note(second, &did, None).unwrap();
    assert_eq!(book.capture_screen(Some(visit), None).unwrap().thoughts, 0);
    let map = book.new_map(&NewMap { who: rosa, situation: "the night shift".into() }).unwrap();
    let entry = book.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
    nothing_differs(&book);
    for id in [entry, note, visit] {
        book.delete(id).unwrap();
        nothing_differs(&book);
        book.undo_delete(id).unwrap();
        nothing_differs(&book);
    }
    book.erase(note).unwrap();
    book.clock.forward(25 * HOUR);
    // What is due is erased when a notebook is opened.
    let book = book.again();
    nothing_differs(&book);
    assert_eq!(book.encounter(visit, None, 10).unwrap().visit.notes, 1);
}

#[test]
fn counts_follow_what_is_shared_sent_and_confirmed() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let (visit, rosa) = on_a_visit(&book);
    book.note(exactly("first", rosa));
    book.note(NewObservation { only_me: true, ..exactly("mine", rosa) });
    book.end_visit(Some(visit), true).unwrap();
    nothing_differs(&book);
    let waiting = book.sync_screen().unwrap();
    assert!(waiting.waiting_operations > 0 && waiting.waiting_bytes > 0);
    assert_eq!(waiting.only_here, 1);
    office.sync(&book);
    nothing_differs(&book);
    assert_eq!(book.sync_screen().unwrap().waiting_operations, 0);
}

#[test]
fn a_rebuild_counts_anew_and_shows_the_same() {
    let book = Book::new();
    let (visit, rosa) = on_a_visit(&book);
    let notes = ["one", "two", "three"].map(|words| book.note(exactly(words, rosa)));
    book.correct_note(notes[0], "the first", None).unwrap();
    book.delete(notes[2]).unwrap();
    let shown = |book: &Book| {
        let today = book.today().unwrap();
        (today.visits, today.one_thing, book.encounter(visit, None, 100).unwrap())
    };
    let before = shown(&book);
    book.rebuild().unwrap();
    nothing_differs(&book);
    assert_eq!(shown(&book), before);
}

#[test]
fn what_is_left_to_sort_is_counted_down_to_nothing_with_the_minutes_it_takes() {
    let Example { book, visit, rosa, .. } = Example::new();
    book.end_visit(None, false).unwrap();
    let of = SortingOf { map: book.map_to_sort(visit, rosa, Some("a batch comes back")).unwrap(), visit };
    let screen = || book.sort_screen(of, GuideLanguage::English).unwrap();
    let tap = |into| {
        book.sort(of, whole(screen().card.unwrap().note.id), into).unwrap();
    };
    let left = || {
        let page = book.encounter(visit, None, 1).unwrap();
        (page.to_sort, page.minutes_to_sort)
    };
    let cards = screen().left;
    assert_eq!(left(), (cards, 1));
    tap(SortInto::Part(MapPart::Say));
    tap(SortInto::NotForTheMap);
    tap(SortInto::Later);
    assert_eq!(left(), (cards - 2, 1), "what was put off is left");
    book.sort_put_off(of).unwrap();
    while screen().card.is_some() {
        tap(SortInto::Part(MapPart::Do));
    }
    assert_eq!(left(), (0, 0));
    // A picture without words is on no card; ten seconds a note.
    let next = book.start_visit(&StartVisit::default()).unwrap();
    let picture = book.path().join("tape.jpg");
    std::fs::write(&picture, b"a picture").unwrap();
    book.note(NewObservation { attachments: vec![picture], ..around("") });
    let left = || {
        let page = book.encounter(next, None, 1).unwrap();
        (page.to_sort, page.minutes_to_sort)
    };
    assert_eq!(left(), (0, 0));
    let note_down = |note: u32| book.note(said(&format!("note {note}")));
    for note in 0..9 {
        note_down(note);
    }
    assert_eq!(left(), (9, 1));
    book.note(thought("They know it."));
    assert_eq!(left(), (10, 2));
    for note in 10..16 {
        note_down(note);
    }
    assert_eq!(left(), (16, 3));
}
