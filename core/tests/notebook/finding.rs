//! What a person means by a handle, a sign or a name as they type it.

use soundings_core::model::{Handle, Id, PhotoRule};
use soundings_core::{Error, Findable, NewPerson, Notebook};

use crate::common::*;

fn person(book: &Notebook, customer: Id, name: &str, role: Option<&str>) -> Id {
    let role = role.map(str::to_owned);
    let new = NewPerson { customer: Some(customer), name: Some(name.to_owned()), role, ..NewPerson::default() };
    book.add_person(&new).unwrap()
}

fn candidates(outcome: Result<Id, Error>) -> Vec<Id> {
    match outcome {
        Ok(id) => vec![id],
        Err(Error::Ambiguous { candidates, .. }) => candidates,
        Err(Error::NotFound { .. }) => Vec::new(),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_handle_is_unique_among_everything_and_finds_its_thing_deleted_or_not() {
    let book = Book::new();
    let notes: Vec<Id> = (0..300).map(|number| book.note(said(&format!("note {number}")))).collect();
    let handles = book.handles(&notes).unwrap();
    for (note, Handle { letters, unique }) in notes.iter().zip(&handles) {
        assert!(letters.bytes().all(|letter| (b'k'..=b'z').contains(&letter)), "{letters}");
        assert_eq!(book.find(Findable::Note, &letters[..*unique]).unwrap(), *note);
        assert_eq!(book.find(Findable::Any, &letters.to_uppercase()).unwrap(), *note);
        assert_eq!(book.find(Findable::Note, &note.to_string()).unwrap(), *note);
        if *unique > 2 {
            assert!(candidates(book.find(Findable::Any, &letters[..unique - 1])).len() > 1, "no shorter one would do");
        }
    }
    let shared = handles.iter().filter(|handle| handle.unique > 2).count();
    assert!(shared > 0, "of three hundred some share their first two letters");
    book.delete(notes[0]).unwrap();
    assert_eq!(book.find(Findable::Note, &handles[0].letters[..handles[0].unique]).unwrap(), notes[0]);
    assert!(matches!(book.find(Findable::Visit, &handles[0].letters), Err(Error::NotFound { what: "visit" })));
}

#[test]
fn the_signs_mean_the_visit_under_way_or_last_and_the_note_taken_last() {
    let book = Book::new();
    assert!(candidates(book.find(Findable::Visit, "@")).is_empty());
    assert!(candidates(book.find(Findable::Note, "^")).is_empty());
    let visit = book.start_visit(&Default::default()).unwrap();
    let first = book.note(said("first"));
    let last = book.note(around("last"));
    assert_eq!(book.find(Findable::Visit, "@").unwrap(), visit);
    assert_eq!(book.find(Findable::Any, "^").unwrap(), last);
    book.end_visit(None, false).unwrap();
    assert_eq!(book.find(Findable::Visit, "@").unwrap(), visit);
    book.delete(last).unwrap();
    assert_eq!(book.find(Findable::Note, "^").unwrap(), first);
    assert!(candidates(book.find(Findable::Person, "@")).is_empty(), "a sign is nobody's name");
}

#[test]
fn names_match_as_people_type_them() {
    let book = Book::new();
    let brightline = book.add_customer("Brightline Metals").unwrap();
    let other = book.add_customer("Åkesson & Fils").unwrap();
    let rosa = person(&book, brightline, "Rosa Medeiros", Some("welder"));
    let zoe = person(&book, other, "Zoë Saint-Léger", None);
    let short = person(&book, other, "O", None);
    let fox = person(&book, other, "🦊", None);
    let hebrew = person(&book, other, "רוזה לוי", None);
    let long = person(&book, other, "Anna-Maria ".repeat(18).trim(), None);
    for (typed, who) in [
        ("rosa", rosa),
        ("ROSA MEDEIROS", rosa),
        ("med", rosa),
        ("med ro", rosa),
        ("rosa welder", rosa),
        ("rosa brightline", rosa),
        ("zoe", zoe),
        ("Zoe\u{308}", zoe),
        ("leger", zoe),
        ("saint-leg", zoe),
        ("o", short),
        ("🦊", fox),
        ("לוי", hebrew),
        ("anna", long),
    ] {
        assert_eq!(book.find(Findable::Person, typed).unwrap(), who, "{typed}");
    }
    assert_eq!(book.find(Findable::Customer, "akes").unwrap(), other);
    for typed in ["welder", "osa", "rosa weldr", "", "  ", "?"] {
        assert!(candidates(book.find(Findable::Person, typed)).is_empty(), "{typed:?}");
    }
}

#[test]
fn two_of_one_name_are_told_apart_by_what_stands_beside_them() {
    let book = Book::new();
    let (lyon, gent) = (book.add_customer("Brightline").unwrap(), book.add_customer("Brightline").unwrap());
    book.add_site(lyon, "Lyon", PhotoRule::NotAsked).unwrap();
    book.add_site(gent, "Gent", PhotoRule::NotAsked).unwrap();
    assert_eq!(candidates(book.find(Findable::Customer, "brightline")).len(), 2);
    assert_eq!(book.find(Findable::Customer, "brightline lyon").unwrap(), lyon);
    assert_eq!(book.find(Findable::Customer, "Brightline, Gent").unwrap(), gent);
    let called = book.called(gent).unwrap().unwrap();
    assert_eq!((called.name.as_str(), called.beside.as_slice()), ("Brightline", ["Gent".to_owned()].as_slice()));
    assert_eq!(book.names(Findable::Customer, "bri", 10).unwrap().len(), 2);
    assert_eq!(book.names(Findable::Customer, "lyon", 10).unwrap().len(), 0);
    assert_eq!(book.names(Findable::Customer, "", 1).unwrap().len(), 1);
}

#[test]
fn a_word_that_is_a_handle_and_begins_a_name_is_never_guessed_at() {
    let book = Book::new();
    let customer = book.add_customer("Brightline").unwrap();
    let people: Vec<Id> = (0..40).map(|number| person(&book, customer, &format!("Guest {number}"), None)).collect();
    let handle = book.handles(&people[..1]).unwrap().remove(0);
    let typed = handle.letters[..handle.unique].to_owned();
    let named = person(&book, customer, &format!("{typed}aa"), None);
    let mut both = vec![people[0], named];
    both.sort_unstable();
    assert_eq!(candidates(book.find(Findable::Person, &typed)), both);
    let very = person(&book, customer, &typed, None);
    assert_eq!(book.find(Findable::Person, &typed).unwrap(), very, "a whole name comes first");
}
