//! Before something is erased: everything that goes, by kind, and what stays and holds the name, to be looked at by hand.

use soundings_core::Refusal;
use soundings_core::model::{Audience, ConsentChoice, Id, Person, PhotoRule};
use soundings_core::present::{GoesKind, NamedElsewhereRow};
use soundings_core::visit_log::{NewObservation, NewPromise, StartVisit};

use crate::common::*;

fn named(book: &Book, id: Id) -> Vec<NamedElsewhereRow> {
    book.named_elsewhere(id, None, 100).unwrap().items
}

/// The words that are marked as the name.
fn marked(row: &NamedElsewhereRow) -> String {
    let (start, end) = (row.name.start as usize, row.name.end as usize);
    row.words.chars().skip(start).take(end - start).collect()
}

#[test]
fn everything_that_goes_is_listed_kind_by_kind_a_page_at_a_time() {
    let example = Example::new();
    let book = &example.book;
    let asked = book.would_erase(example.customer).unwrap();
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let page = book.what_goes(example.customer, after.as_deref(), 3).unwrap();
        assert!(page.items.len() <= 3);
        rows.extend(page.items);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(rows.len(), asked.things as usize);
    assert!(rows.is_sorted_by_key(|row| row.kind) && rows.iter().any(|row| row.words == "Will Tran"));
    for of in &asked.kinds {
        assert_eq!(rows.iter().filter(|row| row.kind == of.kind).count(), of.count as usize, "{of:?}");
    }
    let count = |kind| asked.kinds.iter().find(|of| of.kind == kind).map_or(0, |of| of.count);
    assert_eq!((count(GoesKind::Customer), count(GoesKind::Note)), (1, asked.notes));
    assert!(count(GoesKind::Person) >= 3 && asked.notes > 0);
    let mut ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rows.len(), "each once");
    assert_eq!(refused(book.what_goes(example.customer, Some("elsewhere"), 3)), Refusal::CursorUnreadable);
    let erasing = book.erase(example.customer).unwrap();
    assert_eq!(erasing.things, asked.things, "what was said before");
}

#[test]
fn what_stays_and_names_who_goes_is_listed_in_the_words_around_it() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteNamed);
    let will = book.person(customer, "Will Tran", "Rosa's supervisor", ConsentChoice::QuoteNamed);
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let hers = book.note(exactly("It hums.", rosa));
    let of_her = book.note(exactly("Ask ROSA, she has the card.", will));
    let first = book.note(roughly("medeiros knows", will));
    book.correct_note(first, "somebody knows", None).unwrap();
    let tagged = book.note(NewObservation { tags: vec!["rosa".into()], ..around("a bench") });
    let file = book.path().join("Rosa at the bench.txt");
    std::fs::write(&file, "x").unwrap();
    let attached = book.note(NewObservation { attachments: vec![file], ..around("a file") });
    let file = book.notebook.note(attached).unwrap().attachments[0].id;
    let promise = NewPromise {
        text: "a card for Rosa".into(),
        to: vec![Person::Known(will)],
        promised_by: None,
        until: "2030-12-04".into(),
        visit: Some(visit),
    };
    let promise = book.promise(&promise).unwrap();
    book.note(exactly("Nobody is in this one, and no rosacea either.", will));

    let rows = named(&book, rosa);
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    assert_eq!(ids, [will, of_her, first, tagged, file, promise]);
    assert!(!ids.contains(&hers) && !ids.contains(&rosa), "by whom is a reference, which goes by itself");
    let kinds: Vec<GoesKind> = rows.iter().map(|row| row.kind).collect();
    assert_eq!(
        kinds,
        [GoesKind::Person, GoesKind::Note, GoesKind::Note, GoesKind::Note, GoesKind::File, GoesKind::Promise]
    );
    let names: Vec<String> = rows.iter().map(marked).collect();
    assert_eq!(names, ["Rosa", "ROSA", "medeiros", "rosa", "Rosa", "Rosa"]);
    assert_eq!((rows[1].words.as_str(), rows[1].audience), ("Ask ROSA, she has the card.", Audience::OnlyMe));
    // A page at a time, each once.
    let page = book.named_elsewhere(rosa, None, 4).unwrap();
    let rest = book.named_elsewhere(rosa, page.next.as_deref(), 4).unwrap();
    assert_eq!((page.items.len(), rest.items.len(), rest.next), (4, 2, None));
    // What is deleted goes from the list, what goes along was never on it.
    book.delete(tagged).unwrap();
    assert_eq!(named(&book, rosa).len(), 5);
    assert!(named(&book, hers).is_empty(), "a note has no name");
}

#[test]
fn of_a_customer_its_people_and_its_name_are_looked_for_and_a_site_as_a_whole() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    book.add_site(customer, "Plant 2", PhotoRule::NotAsked).unwrap();
    book.person(customer, "Rosa Medeiros", "welder", ConsentChoice::TeamOnly);
    let other = book.add_customer("Northgate").unwrap();
    let visit = book.start_visit(&StartVisit { customer: Some(other), ..StartVisit::default() }).unwrap();
    let texts = [
        ("as at Brightline", true),
        ("as at plant 2, they say", true),
        ("Plant 3 is colder", false),
        ("Some metals hum", false),
        ("medeiros came from there", true),
    ];
    let notes = texts.map(|(text, _)| book.note(around(text)));
    let found: Vec<Id> = named(&book, customer).iter().map(|row| row.id).collect();
    for ((text, is_there), note) in texts.iter().zip(notes) {
        assert_eq!(found.contains(&note), *is_there, "{text}");
    }
    assert!(!found.contains(&visit));
    // A long text is shown around the name.
    let long = format!("{}\n{} Brightline {}", "x".repeat(500), "a ".repeat(200), "b ".repeat(400));
    let note = book.note(around(&long));
    let rows = named(&book, customer);
    let row = rows.iter().find(|row| row.id == note).unwrap();
    assert_eq!((marked(row).as_str(), row.words.chars().count()), ("Brightline", 200));
}

#[test]
fn who_is_the_same_is_looked_for_by_the_other_name_too() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa Medeiros", "welder", ConsentChoice::TeamOnly);
    let twice = book.person(customer, "Rosalia Monteiro", "welder", ConsentChoice::TeamOnly);
    book.declare_same(twice, rosa).unwrap();
    let note = book.note(around("monteiro's bench"));
    assert_eq!(named(&book, rosa).iter().map(|row| row.id).collect::<Vec<_>>(), [note]);
}
