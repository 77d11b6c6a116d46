//! The iceberg meter by its formula, whatever was noted and linked: worked out a second time, plainly, and compared; and each
//! thing that changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use soundings_core::model::{EncounterKind, Id, MapPart, ObservationKind};
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPerson, Person, StartVisit};
use soundings_core::{EvidenceRange, NewEntry, NewMap};

use crate::common::*;

/// Those of which notes count, and the others.
const KINDS: [EncounterKind; 6] = [
    EncounterKind::Visit,
    EncounterKind::Meeting,
    EncounterKind::CallMade,
    EncounterKind::CallListened,
    EncounterKind::RolePlay,
    EncounterKind::CallToOurselves,
];
const COUNTABLE: usize = 4;

/// A note: at which visit, what, by whom, about whom; people are 0 to 2, and 3 is nobody.
type Noted = (usize, usize, usize, usize);
/// A link: of which note, to which part, against it.
type Linked = (usize, usize, bool);

#[derive(Clone, Debug)]
struct World {
    notes: Vec<Noted>,
    links: Vec<Linked>,
}

fn world() -> impl Strategy<Value = World> {
    let notes = prop::collection::vec((0usize..KINDS.len(), 0usize..4, 0usize..4, 0usize..4), 1..9);
    let links = prop::collection::vec((0usize..9, 0usize..8, any::<bool>()), 0..14);
    (notes, links).prop_map(|(notes, links)| World { notes, links })
}

/// One notebook for all cases, each with a map and visits of its own.
struct Bench {
    book: Book,
    people: Vec<Id>,
}

struct Made {
    map: Id,
    notes: Vec<Id>,
    entries: Vec<Id>,
    visits: Vec<Id>,
}

impl Bench {
    fn new() -> Self {
        let book = Book::new();
        let person = |name: &str| NewPerson { name: Some(name.into()), ..NewPerson::default() };
        let people = ["Rosa", "Will", "Imran"].map(|name| book.add_person(&person(name)).unwrap()).to_vec();
        Self { book, people }
    }

    fn person(&self, place: usize) -> Option<Person> {
        self.people.get(place).copied().map(Person::Known)
    }

    fn note(&self, visits: &[Id], (visit, kind, by, about): Noted) -> Id {
        self.book.note(NewObservation {
            visit: FiledUnder::Visit(visits[visit]),
            kind: Some(ObservationKind::ALL[kind]),
            by: self.person(by),
            about: self.person(about),
            ..said("some words that can be cut")
        })
    }

    fn make(&self, world: &World) -> Made {
        let visits: Vec<Id> = KINDS
            .iter()
            .map(|kind| {
                let id = self.book.start_visit(&StartVisit { kind: Some(*kind), ..StartVisit::default() }).unwrap();
                self.book.end_visit(None, false).unwrap();
                id
            })
            .collect();
        let map = self.book.new_map(&NewMap { who: self.people[0], situation: "a batch comes back".into() }).unwrap();
        let notes: Vec<Id> = world.notes.iter().map(|noted| self.note(&visits, *noted)).collect();
        let mut entries = Vec::new();
        for (note, part, against) in &world.links {
            let entry = self.book.add_entry(&guess(map, MapPart::ALL[*part], "an entry")).unwrap();
            entries.push(entry);
            let Some(note) = notes.get(*note) else { continue };
            // A thought or a role-play is refused, and so links nothing.
            let _ = self.book.link(entry, whole(*note), *against);
        }
        Made { map, notes, entries, visits }
    }

    fn depths(&self, made: &Made) -> Vec<(MapPart, u8)> {
        depths(&self.book, made.map)
    }
}

/// product.md's formula, from the plain world.
fn formula(world: &World) -> Vec<(MapPart, u8)> {
    let counts =
        |(visit, kind, _, _): Noted| visit < COUNTABLE && ObservationKind::ALL[kind] != ObservationKind::Thought;
    let mut first: BTreeMap<(bool, usize), usize> = BTreeMap::new();
    for (note, part, _) in &world.links {
        if world.notes.get(*note).is_some_and(|noted| counts(*noted)) {
            first.entry((*part < 4, *note)).or_insert(*part);
        }
    }
    let mut sources: BTreeMap<usize, BTreeSet<(usize, usize, bool)>> = BTreeMap::new();
    let mut second_hand = BTreeSet::new();
    for ((_, note), part) in first {
        let (visit, kind, by, about) = world.notes[note];
        if about < 3 && about != by {
            second_hand.insert(part);
        } else {
            sources.entry(part).or_default().insert((visit, by, kind == 0));
        }
    }
    let depth = |part: usize| match sources.get(&part).map_or(0, BTreeSet::len) {
        0 => u8::from(second_hand.contains(&part)),
        some => some.min(3) as u8,
    };
    let parts = MapPart::ALL.iter().enumerate().map(|(place, part)| (*part, depth(place)));
    parts.filter(|(_, depth)| *depth > 0).collect()
}

/// Whatever is noted and linked: what `change` does changes nothing.
fn changes_nothing(change: impl Fn(&Bench, &World, &Made)) {
    let bench = Bench::new();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 24, ..ProptestConfig::default() });
    let outcome = runner.run(&world(), |world| {
        let made = bench.make(&world);
        let before = bench.depths(&made);
        change(&bench, &world, &made);
        prop_assert_eq!(bench.depths(&made), before);
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn the_meter_is_the_formula_whatever_is_noted_and_linked() {
    let bench = Bench::new();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 64, ..ProptestConfig::default() });
    let outcome = runner.run(&world(), |world| {
        let made = bench.make(&world);
        prop_assert_eq!(bench.depths(&made), formula(&world));
        let screen = bench.book.map(made.map).unwrap();
        let sum = |above: bool| {
            formula(&world).iter().filter(|(part, _)| part.above_water() == above).map(|row| row.1).sum::<u8>()
        };
        prop_assert_eq!((screen.above, screen.below), (sum(true), sum(false)));
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn guesses_change_nothing_whatever_is_there() {
    changes_nothing(|bench, _, made| {
        for part in MapPart::ALL {
            bench.book.add_entry(&guess(made.map, *part, "we think so")).unwrap();
        }
    });
}

#[test]
fn deleting_guesses_changes_nothing_whatever_is_there() {
    changes_nothing(|bench, _, made| {
        let map = bench.book.map(made.map).unwrap();
        let bare = map.parts.iter().flat_map(|part| &part.entries).filter(|row| row.evidence.is_empty());
        bare.for_each(|row| bench.book.delete(row.id).unwrap());
    });
}

#[test]
fn retyping_changes_nothing_whatever_is_there() {
    changes_nothing(|bench, _, made| {
        made.entries.iter().for_each(|entry| bench.book.edit_entry(*entry, "other words", None).unwrap());
        made.notes.iter().for_each(|note| bench.book.correct_note(*note, "other words that can be cut", None).unwrap());
    });
}

#[test]
fn splitting_changes_nothing_whatever_is_there() {
    changes_nothing(|bench, _, made| {
        let map = bench.book.map(made.map).unwrap();
        for row in map.parts.iter().flat_map(|part| &part.entries) {
            for link in &row.evidence {
                for (start, end) in [(0, 4), (5, 10)] {
                    let from = vec![EvidenceRange { note: link.note.id, start: Some(start), end: Some(end) }];
                    let half = NewEntry { map: made.map, part: row.part, text: None, from, against: Vec::new() };
                    bench.book.add_entry(&half).unwrap();
                }
            }
        }
    });
}

#[test]
fn merging_changes_nothing_whatever_is_there() {
    changes_nothing(|bench, _, made| {
        let map = bench.book.map(made.map).unwrap();
        for part in &map.parts {
            let Some((kept, others)) = part.entries.split_first() else { continue };
            others.iter().for_each(|other| bench.book.merge_entry(other.id, kept.id).unwrap());
        }
        let map = bench.book.map(made.map).unwrap();
        assert!(map.parts.iter().all(|part| part.entries.len() < 2));
    });
}

#[test]
fn a_second_note_of_one_source_changes_nothing_whatever_is_there() {
    changes_nothing(|bench, world, made| {
        let map = bench.book.map(made.map).unwrap();
        let counted = formula(world);
        for part in map.parts.iter().filter(|part| counted.iter().any(|(of, _)| *of == part.part)) {
            for link in part.entries.iter().flat_map(|row| &row.evidence) {
                let noted = made.notes.iter().position(|note| *note == link.note.id).unwrap();
                // Where the note counts, one more of its source counts no more; where it counts in another part, the new one
                // would be the first of its source there.
                let first = world
                    .links
                    .iter()
                    .find(|(note, of, _)| *note == noted && MapPart::ALL[*of].above_water() == part.part.above_water());
                if first.is_some_and(|(_, of, _)| MapPart::ALL[*of] == part.part) {
                    let again = bench.note(&made.visits, world.notes[noted]);
                    bench.book.add_entry(&entry(made.map, part.part, &[again])).unwrap();
                }
            }
        }
    });
}

#[test]
fn what_is_sorted_of_thoughts_and_role_plays_changes_nothing_whatever_is_there() {
    changes_nothing(|bench, world, made| {
        for (note, (visit, kind, _, _)) in made.notes.iter().zip(&world.notes) {
            if *visit >= COUNTABLE || ObservationKind::ALL[*kind] == ObservationKind::Thought {
                let of = soundings_core::SortingOf { map: made.map, visit: made.visits[*visit] };
                bench.book.sort(of, whole(*note), soundings_core::SortInto::Part(MapPart::Hear)).unwrap();
            }
        }
    });
}

#[test]
fn a_role_play_dressed_as_evidence_by_a_crafted_operation_counts_nothing() {
    use soundings_core::model::{Basis, Moment};
    use soundings_wire::{Change, encode};
    let (mut office, ada, jonas) = two_engineers();
    let rosa = ada.add_person(&NewPerson { name: Some("Rosa".into()), ..NewPerson::default() }).unwrap();
    let map = ada.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
    let play = StartVisit { kind: Some(EncounterKind::RolePlay), ..StartVisit::default() };
    ada.start_visit(&play).unwrap();
    let played = ada.note(exactly("I would never use that", rosa));
    let thought = ada.note(thought("she would never use that"));
    ada.end_visit(None, true).unwrap();
    let guessed = ada.add_entry(&guess(map, MapPart::Say, "Never uses it")).unwrap();
    office.sync(&ada);
    let mut author = office.author(7);
    let now = Moment::utc(MORNING);
    let mut links = Vec::new();
    for (id, note) in [(Id([0x31; 16]), played), (Id([0x32; 16]), thought)] {
        let mut stands = Change::new(6, &true);
        stands.member = Some(Vec::new());
        let changes = vec![
            Change { value: encode(&guessed), ..Change::new(1, &()) },
            Change { value: encode(&note), ..Change::new(2, &()) },
            Change::new(3, &0u32),
            Change::new(5, &false),
            stands,
            Change { value: encode(&now), ..Change::new(8, &()) },
        ];
        links.push(author.say(11, id, changes));
    }
    office.hear(&author, links);
    for book in [&ada, &jonas] {
        office.sync(book);
        assert_eq!(depths(book, map), []);
        let row = &book.map(map).unwrap().parts[1].entries[0];
        assert_eq!((row.basis, row.evidence.len()), (Basis::Guess, 0));
        let all = book.aggregated_map(&soundings_core::present::MapsOf::Everybody).unwrap();
        assert_eq!((all.above, all.below), (0, 0));
    }
}
