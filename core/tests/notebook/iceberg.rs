//! The iceberg meter: what raises it, and all that does not.

use soundings_core::model::{EncounterKind, Id, MapPart};
use soundings_core::visit_log::{NewObservation, NewPerson, Person, StartVisit};
use soundings_core::{EvidenceRange, NewEntry, NewMap};

use crate::common::*;

struct Bench {
    book: Book,
    rosa: Id,
    will: Id,
    map: Id,
}

impl Bench {
    fn new() -> Self {
        Self::during(EncounterKind::Visit)
    }

    fn during(kind: EncounterKind) -> Self {
        let book = Book::new();
        let person =
            |name: &str| book.add_person(&NewPerson { name: Some(name.into()), ..NewPerson::default() }).unwrap();
        let (rosa, will) = (person("Rosa"), person("Will"));
        book.start_visit(&StartVisit { kind: Some(kind), ..StartVisit::default() }).unwrap();
        let map = book.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
        Self { book, rosa, will, map }
    }

    fn add(&self, part: MapPart, notes: &[Id]) -> Id {
        self.book.add_entry(&entry(self.map, part, notes)).unwrap()
    }

    fn depths(&self) -> Vec<(MapPart, u8)> {
        depths(&self.book, self.map)
    }

    fn another_visit(&self) {
        self.book.end_visit(None, false).unwrap();
        self.book.start_visit(&StartVisit::default()).unwrap();
    }
}

#[test]
fn the_example_of_the_design_has_the_depths_it_says() {
    let example = Example::new();
    let map = example.map();
    let expected = [(MapPart::See, 1), (MapPart::Say, 1), (MapPart::Do, 1), (MapPart::Pain, 2)];
    assert_eq!(depths(&example.book, map), expected);
    let screen = example.book.map(map).unwrap();
    assert_eq!((screen.above, screen.below), (3, 2));
}

#[test]
fn guesses_never_raise_it_and_deleting_them_never_lowers_it() {
    let bench = Bench::new();
    let note = bench.book.note(exactly("my initials", bench.rosa));
    bench.add(MapPart::Say, &[note]);
    let before = bench.depths();
    let guesses: Vec<Id> =
        MapPart::ALL.iter().map(|part| bench.book.add_entry(&guess(bench.map, *part, "a guess")).unwrap()).collect();
    assert_eq!(bench.depths(), before);
    for guess in guesses {
        bench.book.delete(guess).unwrap();
    }
    assert_eq!(bench.depths(), before);
}

#[test]
fn retyping_an_entry_changes_nothing() {
    let bench = Bench::new();
    let note = bench.book.note(exactly("my initials", bench.rosa));
    let say = bench.add(MapPart::Say, &[note]);
    let before = bench.depths();
    bench.book.edit_entry(say, "Her name is on it", None).unwrap();
    bench.book.correct_note(note, "my initials.", None).unwrap();
    assert_eq!(bench.depths(), before);
}

#[test]
fn a_link_goes_on_showing_the_words_it_was_made_with_whatever_the_note_says_now() {
    let bench = Bench::new();
    let note = bench.book.note(exactly("my initials", bench.rosa));
    bench.book.correct_note(note, "my initials on the tag", None).unwrap();
    bench.book.correct_note(note, "my name on the tag", None).unwrap();
    bench.add(MapPart::Say, &[note]);
    bench.book.correct_note(note, "her name on the tag", None).unwrap();
    let parts = bench.book.map(bench.map).unwrap().parts;
    let evidence = parts.into_iter().flat_map(|part| part.entries).flat_map(|entry| entry.evidence);
    let linked: Vec<_> = evidence.map(|link| (link.words, link.words_corrected_since)).collect();
    assert_eq!(linked, [("my name on the tag".to_owned(), true)]);
}

#[test]
fn splitting_and_merging_entries_of_one_note_changes_nothing() {
    let bench = Bench::new();
    let note = bench.book.note(exactly("my initials on the tag", bench.rosa));
    let half = |start, end| NewEntry {
        from: vec![EvidenceRange { note, start: Some(start), end: Some(end) }],
        ..entry(bench.map, MapPart::Say, &[])
    };
    let first = bench.book.add_entry(&half(0, 11)).unwrap();
    let before = bench.depths();
    let second = bench.book.add_entry(&half(12, 22)).unwrap();
    assert_eq!(bench.depths(), before, "split");
    bench.book.delete(second).unwrap();
    assert_eq!(bench.depths(), before, "merged again");
    bench.book.edit_entry(first, "initials on the tag", None).unwrap();
    assert_eq!(bench.depths(), before);
}

#[test]
fn a_second_note_from_one_source_changes_nothing_and_one_from_another_does() {
    let bench = Bench::new();
    let say = |words: &str, by| bench.add(MapPart::Say, &[bench.book.note(exactly(words, by))]);
    say("once", bench.rosa);
    assert_eq!(bench.depths(), [(MapPart::Say, 1)]);
    say("and again", bench.rosa);
    assert_eq!(bench.depths(), [(MapPart::Say, 1)]);
    bench.add(MapPart::Say, &[bench.book.note(did("pointed at her tag", bench.rosa))]);
    assert_eq!(bench.depths(), [(MapPart::Say, 2)], "seen is another source than told");
    say("another person", bench.will);
    assert_eq!(bench.depths(), [(MapPart::Say, 3)]);
    bench.another_visit();
    say("another day", bench.rosa);
    assert_eq!(bench.depths(), [(MapPart::Say, 3)], "three is the most");
}

#[test]
fn the_same_person_on_another_visit_is_another_source() {
    let bench = Bench::new();
    bench.add(MapPart::Hear, &[bench.book.note(exactly("once", bench.rosa))]);
    bench.another_visit();
    bench.add(MapPart::Hear, &[bench.book.note(exactly("again", bench.rosa))]);
    assert_eq!(bench.depths(), [(MapPart::Hear, 2)]);
}

#[test]
fn what_nobody_said_or_did_has_its_site_for_a_source() {
    let bench = Bench::new();
    bench.add(MapPart::See, &[bench.book.note(around("tape over the display"))]);
    bench.add(MapPart::See, &[bench.book.note(around("a second card, unread"))]);
    assert_eq!(bench.depths(), [(MapPart::See, 1)]);
}

#[test]
fn second_hand_counts_one_and_only_where_nothing_first_hand_is() {
    let bench = Bench::new();
    let second_hand =
        |words: &str| NewObservation { about: Some(Person::Known(bench.rosa)), ..roughly(words, bench.will) };
    bench.add(
        MapPart::Pain,
        &[bench.book.note(second_hand("she worries")), bench.book.note(second_hand("she says so"))],
    );
    assert_eq!(bench.depths(), [(MapPart::Pain, 1)]);
    bench.add(MapPart::Pain, &[bench.book.note(exactly("I worry", bench.rosa))]);
    assert_eq!(bench.depths(), [(MapPart::Pain, 1)], "the first-hand one alone");
    let about_herself = NewObservation { about: Some(Person::Known(bench.rosa)), ..did("checked her tag", bench.rosa) };
    bench.add(MapPart::Pain, &[bench.book.note(about_herself)]);
    assert_eq!(bench.depths(), [(MapPart::Pain, 2)], "about oneself is first-hand");
}

#[test]
fn in_each_half_a_note_counts_where_its_earliest_link_is() {
    let bench = Bench::new();
    let note = bench.book.note(exactly("my initials", bench.rosa));
    let say = bench.add(MapPart::Say, &[note]);
    bench.add(MapPart::Hear, &[note]);
    bench.add(MapPart::Pain, &[note]);
    bench.add(MapPart::Gain, &[note]);
    assert_eq!(bench.depths(), [(MapPart::Say, 1), (MapPart::Pain, 1)]);
    bench.book.unlink(say, note, false).unwrap();
    assert_eq!(bench.depths(), [(MapPart::Hear, 1), (MapPart::Pain, 1)], "the next one, once the earliest is gone");
}

#[test]
fn a_note_against_an_entry_counts_too() {
    let bench = Bench::new();
    let note = bench.book.note(did("turned the dial down", bench.rosa));
    bench
        .book
        .add_entry(&NewEntry { against: vec![note], ..guess(bench.map, MapPart::Say, "she follows the card") })
        .unwrap();
    assert_eq!(bench.depths(), [(MapPart::Say, 1)]);
}

#[test]
fn deleting_a_note_lowers_it_and_undoing_raises_it_again() {
    let bench = Bench::new();
    let note = bench.book.note(exactly("my initials", bench.rosa));
    bench.add(MapPart::Say, &[note]);
    bench.book.delete(note).unwrap();
    assert!(bench.depths().is_empty());
    bench.book.undo_delete(note).unwrap();
    assert_eq!(bench.depths(), [(MapPart::Say, 1)]);
}

#[test]
fn a_note_without_an_encounter_shows_an_entry_and_raises_nothing_until_it_is_filed() {
    let bench = Bench::new();
    let visit = bench.book.end_visit(None, false).unwrap().visit;
    let note = bench.book.note(exactly("on the phone, in passing", bench.rosa));
    bench.add(MapPart::Say, &[note]);
    assert!(bench.depths().is_empty());
    bench
        .book
        .change_note(note, &soundings_core::NoteChange { visit: Some(visit), ..Default::default() }, None)
        .unwrap();
    assert_eq!(bench.depths(), [(MapPart::Say, 1)]);
}

#[test]
fn the_teams_meter_counts_team_notes_alone_and_every_notebook_shows_the_same() {
    let (mut office, ada, jonas) = two_engineers();
    let rosa = ada.add_person(&NewPerson { name: Some("Rosa".into()), ..NewPerson::default() }).unwrap();
    let map = ada.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
    ada.start_visit(&StartVisit::default()).unwrap();
    let shared = ada.note(exactly("shared", rosa));
    ada.end_visit(None, true).unwrap();
    ada.start_visit(&StartVisit::default()).unwrap();
    let mine = ada.note(exactly("only mine", rosa));
    ada.add_entry(&entry(map, MapPart::Say, &[shared])).unwrap();
    ada.add_entry(&entry(map, MapPart::Say, &[mine])).unwrap();
    // An entry that is only mine for one of its notes says nothing to the team with the other either.
    ada.add_entry(&entry(map, MapPart::Pain, &[mine, shared])).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    assert_eq!(depths(&jonas, map), [(MapPart::Say, 1)]);
    assert_eq!(depths(&ada, map), depths(&jonas, map));
    assert!(!office.names_thing(mine));
}
