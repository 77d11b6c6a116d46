//! Search: phrases, filters, marks, order, pages.

use soundings_core::model::{Id, MapPart, ObservationKind};
use soundings_core::present::{Found, FoundKind, RANKED, Search};
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPerson, NewPromise, Person, StartVisit};
use soundings_core::{NewEntry, NewMap, NoteChange, Refusal};

use crate::common::*;

fn id(found: &Found) -> Id {
    match found {
        Found::Note { note, .. } => note.id,
        Found::Visit { visit, .. } => visit.id,
        Found::Person { person, .. } => person.id,
        Found::Map { map, .. } => map.id,
        Found::Promise { promise, .. } => promise.id,
        Found::Customer { id, .. }
        | Found::Site { id, .. }
        | Found::Entry { id, .. }
        | Found::Expectation { id, .. }
        | Found::Guide { id, .. }
        | Found::Question { id, .. } => *id,
        Found::Team { found, .. } => found.id,
    }
}

fn ids(book: &Book, search: &Search) -> Vec<Id> {
    let mut ids = Vec::new();
    let mut after = None;
    loop {
        let page = book.search_for(search, after.as_deref(), 2).unwrap();
        assert!(page.items.len() <= 2);
        ids.extend(page.items.iter().map(id));
        after = page.next;
        if after.is_none() {
            return ids;
        }
    }
}

fn words(text: &str) -> Search {
    Search { words: text.to_owned(), ..Search::default() }
}

/// A customer with a person, a visit with a note by that person, a promise, a map with an entry; all of it holds *weld*.
struct Customer {
    id: Id,
    person: Id,
    visit: Id,
    note: Id,
    promise: Id,
    map: Id,
    entry: Id,
}

fn customer(book: &Book, name: &str) -> Customer {
    let id = book.add_customer(&format!("{name} welding")).unwrap();
    let new = NewPerson { customer: Some(id), name: Some(format!("{name} welder")), ..NewPerson::default() };
    let person = book.add_person(&new).unwrap();
    let start = StartVisit { customer: Some(id), objective: Some("why weld".into()), ..StartVisit::default() };
    let visit = book.start_visit(&start).unwrap();
    let note = book.note(roughly("they weld twice", person));
    let promise = NewPromise {
        text: "a card to weld by".into(),
        to: vec![Person::Known(person)],
        promised_by: None,
        until: "2026-12-04".into(),
        visit: Some(visit),
    };
    let promise = book.promise(&promise).unwrap();
    book.end_visit(None, false).unwrap();
    let map = book.new_map(&NewMap { who: person, situation: "welds at night".into() }).unwrap();
    let new = NewEntry { map, part: MapPart::Pain, text: Some("weld again".into()), from: vec![], against: vec![] };
    let entry = book.add_entry(&new).unwrap();
    Customer { id, person, visit, note, promise, map, entry }
}

#[test]
fn a_customer_filter_covers_its_people_visits_notes_promises_and_maps_and_nobody_elses() {
    let book = Book::new();
    let (ours, theirs) = (customer(&book, "Brightline"), customer(&book, "Kestrel"));
    let unfiled =
        book.note(NewObservation { visit: FiledUnder::Nowhere, ..roughly("a weld in the yard", ours.person) });
    let mut expected = vec![unfiled, ours.entry, ours.map, ours.promise, ours.note, ours.visit, ours.person, ours.id];
    let of = |customer: Id| Search { customer: Some(customer), ..words("weld") };
    assert_eq!(ids(&book, &of(ours.id)), expected, "newest first");
    assert_eq!(ids(&book, &of(theirs.id)).len(), 7);
    // A note that is filed under the other's visit is theirs from then on.
    book.change_note(ours.note, &NoteChange { visit: Some(theirs.visit), ..NoteChange::default() }, None).unwrap();
    expected.retain(|id| *id != ours.note);
    assert_eq!(ids(&book, &of(ours.id)), expected);
    assert!(ids(&book, &of(theirs.id)).contains(&ours.note));
}

#[test]
fn a_person_filter_covers_what_names_them_also_after_a_correction_and_after_a_rebuild() {
    let book = Book::new();
    let (rosa, will) = (customer(&book, "Rosa"), customer(&book, "Will"));
    let of = |person: Id| Search { person: Some(person), ..words("weld") };
    let all = [rosa.entry, rosa.map, rosa.promise, rosa.note, rosa.person];
    assert_eq!(ids(&book, &of(rosa.person)), all);
    let by_will = NoteChange { by: Some(Person::Known(will.person)), ..NoteChange::default() };
    book.change_note(rosa.note, &by_will, None).unwrap();
    for _ in 0..2 {
        assert!(!ids(&book, &of(rosa.person)).contains(&rosa.note));
        assert!(ids(&book, &of(will.person)).contains(&rosa.note));
        book.rebuild().unwrap();
    }
}

#[test]
fn kinds_and_days_narrow_a_search_and_a_filter_alone_lists_what_it_leaves() {
    let book = Book::new();
    let rosa = customer(&book, "Rosa");
    book.clock.forward(72 * HOUR);
    let later = book.note(did("weld once more", rosa.person));
    let said = Search { note_kind: Some(ObservationKind::Said), ..words("weld") };
    assert_eq!(ids(&book, &said), [rosa.note]);
    let maps = Search { thing: Some(FoundKind::Map), ..words("weld") };
    assert_eq!(ids(&book, &maps), [rosa.map]);
    let day = |day: &str| Some(day.parse().unwrap());
    let since = Search { since: day("2026-11-26"), ..words("weld") };
    assert_eq!(ids(&book, &since), [later, rosa.promise], "a promise by the day it is due");
    let until = Search { until: day("2026-11-24"), thing: Some(FoundKind::Note), ..words("") };
    assert_eq!(ids(&book, &until), [rosa.note]);
    let long_ago = Search { until: day("2020-01-01"), ..words("") };
    assert!(ids(&book, &long_ago).is_empty(), "who has no time is not long ago");
    assert!(ids(&book, &words("")).is_empty() && ids(&book, &words("…")).is_empty());
    let nothing_but_signs = Search { person: Some(rosa.person), ..words("…") };
    assert!(ids(&book, &nothing_but_signs).is_empty(), "what was typed is not passed over");
}

#[test]
fn a_phrase_is_found_as_it_stands_and_marked_in_scalar_values() {
    let book = Book::new();
    let note = book.note(said("🛠 Ils soudent la première passe, deux fois"));
    book.note(said("la passe première"));
    let found = book.search("\"PREMIERE passe\"", None, 10).unwrap();
    let [Found::Note { note: row, marked }] = found.items.as_slice() else { panic!("{found:?}") };
    assert_eq!(row.id, note);
    let texts: Vec<String> = marked
        .iter()
        .map(|marked| {
            row.words.chars().skip(marked.start as usize).take((marked.end - marked.start) as usize).collect()
        })
        .collect();
    assert_eq!(texts, ["première passe"]);
    assert_eq!(book.search("passe premi", None, 10).unwrap().items.len(), 2);
}

#[test]
fn the_best_come_first_and_pages_go_on_where_they_ended_whatever_is_noted_meanwhile() {
    let book = Book::new();
    let long = book.note(said("weld is one of many words that stand in this rather long note about nothing much"));
    let short = book.note(said("weld"));
    let begun = book.note(said("welded that too, on a day when all of it went well"));
    let best = Search { best_first: true, ..words("weld") };
    assert_eq!(ids(&book, &best), [short, long, begun]);
    let first = book.search_for(&best, None, 1).unwrap();
    book.note(said("weld weld weld"));
    let second = book.search_for(&best, first.next.as_deref(), 1).unwrap();
    assert_eq!(second.items.iter().map(id).collect::<Vec<_>>(), [long]);
    assert!(!second.only_newest_ranked);
    for nonsense in ["best.", "best.x.1", "12", "best.1.-4"] {
        assert_eq!(refused(book.search_for(&best, Some(nonsense), 1)), Refusal::CursorUnreadable);
    }
}

#[test]
fn many_hits_are_ranked_among_the_newest_alone_and_filters_agree_however_they_are_worked_out() {
    let book = Book::new();
    let rosa = customer(&book, "Rosa");
    let start = StartVisit { customer: Some(rosa.id), ..StartVisit::default() };
    book.start_visit(&start).unwrap();
    for number in 0..RANKED {
        let note = if number % 2 == 0 { did("weld", rosa.person) } else { around("weld") };
        book.note(note);
    }
    let best = Search { best_first: true, ..words("weld") };
    assert!(book.search_for(&best, None, 10).unwrap().only_newest_ranked);
    // More than is looked up one by one: through the index of words, and through the list.
    let all = |search: Search| {
        let (mut count, mut after) = (0, None);
        loop {
            let page = book.search_for(&search, after.as_deref(), 100).unwrap();
            count += page.items.len();
            after = page.next;
            if after.is_none() {
                return count;
            }
        }
    };
    let within = Search { customer: Some(rosa.id), ..words("weld") };
    assert_eq!(all(within.clone()), RANKED + 7);
    assert_eq!(all(Search { person: Some(rosa.person), ..words("weld") }), RANKED / 2 + 5);
    assert_eq!(all(Search { note_kind: Some(ObservationKind::Around), ..within }), RANKED / 2);
}

#[test]
fn a_search_by_a_customer_costs_the_same_however_much_that_customer_has() {
    use std::sync::atomic::Ordering;

    let book = Book::new();
    let rosa = customer(&book, "Rosa");
    book.start_visit(&StartVisit { customer: Some(rosa.id), ..StartVisit::default() }).unwrap();
    let rare = book.note(did("the part777 hums", rosa.person));
    let within = |text: &str| Search { customer: Some(rosa.id), ..words(text) };
    let searches = [
        ("a common word", within("weld")),
        ("a rare word", within("part777")),
        ("promises alone", Search { thing: Some(FoundKind::Promise), ..within("") }),
    ];
    let all_turns = || {
        searches.each_ref().map(|(_, search)| {
            book.search_for(search, None, 10).unwrap();
            let turns = book.count_turns().unwrap();
            book.search_for(search, None, 10).unwrap();
            turns.load(Ordering::SeqCst)
        })
    };
    let notes = |many: usize| {
        for number in 0..many {
            book.note(if number % 2 == 0 { did("they weld it twice", rosa.person) } else { around("a weld") });
        }
    };
    notes(100);
    let few = all_turns();
    notes(1_500);
    let many = all_turns();
    for ((name, _), (few, many)) in searches.iter().zip(few.into_iter().zip(many)) {
        assert!(many < few + few / 2 + 200, "{name}: {few} turns, then {many}");
    }
    assert_eq!(ids(&book, &searches[1].1), [rare]);
    assert_eq!(ids(&book, &searches[2].1), [rosa.promise]);
}

#[test]
fn a_kind_that_is_rare_among_what_holds_the_words_is_found_to_its_end_page_by_page() {
    let book = Book::new();
    book.start_visit(&StartVisit::default()).unwrap();
    let mut thoughts: Vec<Id> = (0..25).map(|_| book.note(thought("the weld again"))).collect();
    for _ in 0..600 {
        book.note(around("they weld it twice"));
    }
    thoughts.push(book.note(thought("nobody asks about the weld")));
    thoughts.reverse();
    let search = Search { note_kind: Some(ObservationKind::Thought), ..words("weld") };
    let mut found = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let page = book.search_for(&search, after.as_deref(), 10).unwrap();
        found.extend(page.items.iter().filter_map(|hit| match hit {
            Found::Note { note, .. } => Some(note.id),
            _ => None,
        }));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(found, thoughts);
}

#[test]
fn what_names_a_person_on_no_visit_is_their_customers_until_it_is_filed_and_after_a_rebuild() {
    let book = Book::new();
    let (ours, theirs) = (customer(&book, "Brightline"), customer(&book, "Kestrel"));
    let unfiled =
        book.note(NewObservation { visit: FiledUnder::Nowhere, ..roughly("a yard full of pipes", ours.person) });
    // Listed: no word is looked for.
    let of = |customer: Id| Search { customer: Some(customer), thing: Some(FoundKind::Note), ..Search::default() };
    for _ in 0..2 {
        assert_eq!(ids(&book, &of(ours.id)), [unfiled, ours.note]);
        assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
        book.rebuild().unwrap();
    }
    book.change_note(unfiled, &NoteChange { visit: Some(theirs.visit), ..NoteChange::default() }, None).unwrap();
    for _ in 0..2 {
        assert_eq!(ids(&book, &of(ours.id)), [ours.note]);
        assert_eq!(ids(&book, &of(theirs.id)), [unfiled, theirs.note]);
        assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
        book.rebuild().unwrap();
    }
}
