//! Notebooks of earlier versions open, show what they held, and keep what was never sent.

use std::path::Path;

use soundings_core::model::{ConsentChoice, MapPart, ObservationKind};
use soundings_core::present::{Found, OneThing, Sharing};
use soundings_core::visit_log::{NewObservation, NewPromise, Person, StartVisit};
use soundings_core::{Environment, NewMap, Notebook};

use crate::common::*;

/// A copy of the notebook that the program of a schema wrote.
fn of_schema(version: u32) -> tempfile::TempDir {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/fixtures/schema-{version}"));
    let folder = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(fixture).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    folder
}

#[test]
fn a_notebook_of_the_first_schema_opens_with_everything_and_what_was_never_sent() {
    let folder = of_schema(1);
    let open = || Notebook::open(folder.path(), &keys(folder.path()), Environment::system()).unwrap();
    let notebook = open();
    assert_eq!(notebook.counted_differently().unwrap(), Vec::<String>::new());
    let visits = notebook.visits(None, 10).unwrap();
    assert_eq!(visits.items.iter().map(|visit| visit.notes).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(visits.not_filed.len(), 1);
    let first = notebook.encounter(visits.items[1].id, None, 10).unwrap();
    let kinds: Vec<_> = first.notes.iter().filter_map(|note| note.kind).collect();
    assert_eq!(kinds, [ObservationKind::Said, ObservationKind::Did, ObservationKind::Thought]);
    assert!(first.notes[0].exact && first.notes[0].starred);
    assert_eq!(first.notes[1].first_words.as_deref(), Some("turned wire speed down"));
    for (words, hits) in [("8.0", 1), ("initials", 1), ("car park", 1), ("a word too much", 0)] {
        assert_eq!(notebook.search(words, None, 10).unwrap().items.len(), hits, "{words}");
    }
    let Sharing::Waiting { notes, .. } = notebook.sync_screen().unwrap().sharing else { panic!("nothing waits") };
    assert_eq!(notes, 1);
    assert!(notebook.sync_screen().unwrap().waiting_operations >= 3);
    notebook.close();

    let notebook = open();
    notebook.capture(&said("and goes on")).unwrap();
    let Found::Note { note, .. } = notebook.search("goes on", None, 10).unwrap().items.remove(0) else { panic!() };
    assert_eq!(note.words, "and goes on");
    assert!(matches!(notebook.today().unwrap().one_thing, Some(OneThing::Sort { .. } | OneThing::Share { .. })));
}

/// Writes the fixture of this program's schema: once, when it is released.
#[test]
#[ignore = "FIXTURE=FOLDER cargo test -p soundings-core --test notebook the_fixture -- --ignored"]
fn the_fixture_of_this_schema_is_written() {
    let mut office = Office::new();
    office.now_ms = (MORNING + HOUR) as u64;
    let book = Book::new();
    office.join(&book);
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa Delgado", "welder", ConsentChoice::QuoteUnnamed);
    let visit = StartVisit { customer: Some(customer), ..StartVisit::default() };
    book.start_visit(&visit).unwrap();
    let initials = NewObservation { starred: true, ..exactly("my initials are on the tag", rosa) };
    let initials = book.note(initials);
    let did = book.note(did("turned wire speed down", rosa));
    book.correct_note(did, "turned wire speed down to 8.0", None).unwrap();
    book.note(thought("she is careful"));
    book.end_visit(None, true).unwrap();
    let map = book.new_map(&NewMap { who: rosa, situation: "the tag".into() }).unwrap();
    book.add_entry(&entry(map, MapPart::Say, &[initials])).unwrap();
    office.sync(&book);
    book.clock.forward(24 * HOUR);
    book.start_visit(&visit).unwrap();
    book.note(said("they park in the car park"));
    let deleted = book.note(said("a word too much"));
    book.delete(deleted).unwrap();
    let promise = NewPromise {
        text: "send the table".into(),
        to: vec![Person::Known(rosa)],
        promised_by: None,
        until: "2026-11-30".into(),
        visit: None,
    };
    book.promise(&promise).unwrap();
    book.end_visit(None, true).unwrap();
    book.note(around("filed nowhere"));
    book.notebook.close();
    let folder = std::env::var("FIXTURE").unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    for file in std::fs::read_dir(book.path())
        .unwrap()
        .flatten()
        .filter(|file| file.path().is_file() && file.file_name() != "ballast")
    {
        std::fs::copy(file.path(), Path::new(&folder).join(file.file_name())).unwrap();
    }
}
