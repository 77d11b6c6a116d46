//! Unsent words, and notes that were captured while the notebook could not be opened.

use soundings_core::visit_log::{NewObservation, Person, StartVisit};
use soundings_core::{DatabaseKey, Error, Keys, Notebook, Refusal};

use crate::common::*;

#[test]
fn unsent_words_are_kept_exactly_as_they_are_per_visit_and_go_nowhere() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    book.save_draft(Some(visit), "  half a wo").unwrap();
    book.save_draft(None, "elsewhere\n").unwrap();
    office.sync(&book);
    assert!(!office.knows("half a wo"));
    let book = book.again();
    assert_eq!(book.draft(Some(visit)).unwrap(), "  half a wo");
    assert_eq!(book.capture_screen(None, None).unwrap().draft, "  half a wo");
    assert_eq!(book.draft(None).unwrap(), "elsewhere\n");
    book.save_draft(Some(visit), "").unwrap();
    assert_eq!(book.draft(Some(visit)).unwrap(), "");
}

#[test]
fn a_visit_that_ends_turns_unsent_words_into_a_note_without_a_key_and_white_space_into_nothing() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    book.save_draft(Some(visit), "half a thought").unwrap();
    let kept = book.end_visit(None, false).unwrap().draft_kept.unwrap();
    let row = book.notebook.note(kept).unwrap();
    assert_eq!((row.words.as_str(), row.kind, row.visit), ("half a thought", None, Some(visit)));
    assert_eq!(book.draft(Some(visit)).unwrap(), "");
    assert_eq!(book.visits(None, 10).unwrap().not_filed.len(), 1);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    book.save_draft(Some(visit), " \n ").unwrap();
    assert_eq!(book.end_visit(None, false).unwrap().draft_kept, None);
}

#[test]
fn words_that_are_refused_stay_the_draft() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let long = "a".repeat(128 * 1024 + 1);
    book.save_draft(Some(visit), &long).unwrap();
    assert_eq!(refused(book.capture(&said(&long))), Refusal::TextTooLong);
    assert_eq!(book.draft(Some(visit)).unwrap(), long);
    assert_eq!(refused(book.end_visit(None, false)), Refusal::TextTooLong);
    assert_eq!(book.under_way().unwrap(), Some(visit), "nothing changed");
    assert_eq!(book.draft(Some(visit)).unwrap(), long, "nothing lost");
}

#[test]
fn a_note_in_the_inbox_is_taken_in_whole() {
    let book = Book::new();
    book.notebook.close();
    let mut happened = book.environment.clock.now();
    happened.utc_ms -= 30 * HOUR;
    let note = NewObservation {
        exact: true,
        by: Some(Person::Someone("night operator, line 3".into())),
        happened: Some(happened.clone()),
        starred: true,
        tags: vec!["night".into()],
        ..said("it hums before it fails")
    };
    let id = Notebook::capture_to_inbox(book.path(), &book.environment, &note).unwrap();
    let open = book.open().unwrap();
    let row = open.note(id).unwrap();
    assert_eq!(
        (row.words.as_str(), row.exact, row.starred, row.from_memory),
        ("it hums before it fails", true, true, true)
    );
    assert_eq!(
        (row.by.unwrap().name.as_str(), row.happened, row.tags),
        ("night operator, line 3", happened, vec!["night".into()])
    );
    assert_eq!(std::fs::read_dir(book.path().join("inbox")).unwrap().count(), 0);
}

#[test]
fn a_note_in_the_inbox_is_taken_in_once_even_where_a_crash_left_its_file() {
    let book = Book::new();
    book.notebook.close();
    let id = Notebook::capture_to_inbox(book.path(), &book.environment, &said("only once")).unwrap();
    let file = book.path().join("inbox").join(id.to_string());
    let sealed = std::fs::read(&file).unwrap();
    book.open().unwrap().close();
    std::fs::write(&file, &sealed).unwrap();
    let open = book.open().unwrap();
    assert_eq!(open.search("once", None, 10).unwrap().items.len(), 1);
    assert!(!file.exists());
    open.delete(id).unwrap();
    open.close();
    std::fs::write(&file, sealed).unwrap();
    assert!(book.open().unwrap().note(id).is_err(), "a deleted note does not come back by its file");
}

#[test]
fn the_inbox_refuses_what_capture_refuses_and_needs_a_notebook() {
    let book = Book::new();
    let inbox = |note: &NewObservation| Notebook::capture_to_inbox(book.path(), &book.environment, note);
    assert_eq!(refused(inbox(&said("  "))), Refusal::EmptyText);
    assert_eq!(refused(inbox(&NewObservation { exact: true, ..around("x") })), Refusal::ExactNeedsSaid);
    let missing = NewObservation { attachments: vec![book.path().join("missing.png")], ..said("x") };
    assert_eq!(refused(inbox(&missing)), Refusal::FileMissing);
    let nowhere = tempfile::tempdir().unwrap();
    assert!(matches!(
        Notebook::capture_to_inbox(nowhere.path(), &book.environment, &said("x")),
        Err(Error::NoNotebook)
    ));
}

#[test]
fn rubbish_in_the_inbox_stays_where_it_is_and_stops_nothing() {
    let book = Book::new();
    book.notebook.close();
    let rubbish = book.path().join("inbox/rubbish");
    std::fs::write(&rubbish, b"not sealed for anybody").unwrap();
    let id = Notebook::capture_to_inbox(book.path(), &book.environment, &said("beside it")).unwrap();
    let open = book.open().unwrap();
    assert!(open.note(id).is_ok() && rubbish.exists());
}

#[test]
fn a_note_goes_to_the_inbox_with_the_wrong_key_and_comes_out_with_the_right_one() {
    let book = Book::new();
    book.notebook.close();
    let wrong = Notebook::open(
        book.path(),
        &Keys { database: DatabaseKey::new([8; 32]), ..keys(book.path()) },
        book.environment.clone(),
    )
    .err()
    .unwrap();
    assert!(matches!(wrong, Error::WrongKey) && wrong.notebook_cannot_be_opened());
    let id = Notebook::capture_to_inbox(book.path(), &book.environment, &said("in the dark")).unwrap();
    assert_eq!(book.open().unwrap().note(id).unwrap().words, "in the dark");
}

#[test]
fn what_is_too_much_for_one_operation_is_refused_before_it_is_acknowledged() {
    let book = Book::new();
    let long = "x".repeat(100 * 1024);
    let too_much =
        NewObservation { text: long.clone(), by: Some(Person::Someone(long.clone())), tags: vec![long], ..said("") };
    assert_eq!(refused(Notebook::capture_to_inbox(book.path(), &book.environment, &too_much)), Refusal::TextTooLong);
    let most = NewObservation { tags: Vec::new(), ..too_much };
    let note = Notebook::capture_to_inbox(book.path(), &book.environment, &most).unwrap();
    assert_eq!(book.again().notebook.note(note).unwrap().words.len(), 100 * 1024);
}

#[test]
fn an_inbox_note_that_cannot_be_taken_in_yet_stops_neither_the_opening_nor_the_next_note_and_comes_later() {
    let book = Book::new();
    let file = book.path().join("letter.txt");
    std::fs::write(&file, b"Dear Rosa").unwrap();
    let with_file = NewObservation { attachments: vec![file], ..said("with a letter") };
    let first = Notebook::capture_to_inbox(book.path(), &book.environment, &with_file).unwrap();
    let next = Notebook::capture_to_inbox(book.path(), &book.environment, &around("the next")).unwrap();
    // Where files are kept, none can be: as on a disk that is full.
    let folder = book.path().join("attachments");
    std::fs::remove_dir_all(&folder).ok();
    std::fs::write(&folder, b"in the way").unwrap();
    let book = book.again();
    assert_eq!(book.notebook.note(next).unwrap().words, "the next");
    assert!(book.notebook.note(first).is_err() && book.path().join("inbox").join(first.to_string()).exists());
    assert_eq!(book.sync_screen().unwrap().in_inbox, 1, "it is shown");
    std::fs::remove_file(&folder).unwrap();
    let book = book.again();
    assert_eq!(book.notebook.note(first).unwrap().words, "with a letter");
    assert_eq!(book.sync_screen().unwrap().in_inbox, 0);
}
