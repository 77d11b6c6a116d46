//! Two people who sort one map apart, offline: nothing is lost, and what both did alike is there once.

use soundings_core::model::{Basis, ConsentChoice, EncounterKind, GuideLanguage, Id, MapPart, Plan};
use soundings_core::present::EntryRow;
use soundings_core::visit_log::{NewVisit, StartVisit};
use soundings_core::{NewMap, SortInto, SortingOf};

use crate::common::*;

struct Two {
    office: Office,
    ada: Book,
    jonas: Book,
    of: SortingOf,
    notes: [Id; 3],
}

impl Two {
    /// Three notes of an ended visit and a map of Rosa, with both.
    fn new() -> Self {
        let (office, ada, jonas) = two_engineers();
        let customer = ada.add_customer("Brightline Metals").unwrap();
        let rosa = ada.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteNamed);
        let plan = NewVisit {
            customer: Some(customer),
            site: None,
            kind: EncounterKind::Visit,
            objective: None,
            at: Plan { local: "2026-11-24T08:30".into(), zone: "America/Toronto".into() },
        };
        let visit = ada.plan_visit(&plan).unwrap();
        let map = ada.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
        ada.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
        let notes = [
            ada.note(exactly("it's my initials on the tag", rosa)),
            ada.note(did("turned the dial to 8.0", rosa)),
            ada.note(around("tape over our display")),
        ];
        ada.end_visit(None, true).unwrap();
        let mut two = Self { office, ada, jonas, of: SortingOf { map, visit }, notes };
        two.meet();
        two
    }

    fn meet(&mut self) {
        for _ in 0..3 {
            for book in [&self.ada, &self.jonas] {
                self.office.sync(book);
            }
        }
        assert_eq!(self.ada.dump_team().unwrap(), self.jonas.dump_team().unwrap());
        for book in [&self.ada, &self.jonas] {
            assert!(book.counted_differently().unwrap().is_empty());
        }
    }

    fn sort(&self, book: &Book, note: usize, into: SortInto) -> Option<Id> {
        book.sort(self.of, whole(self.notes[note]), into).unwrap()
    }

    /// The entries as both see them.
    fn entries(&self) -> Vec<EntryRow> {
        let of = |book: &Book| -> Vec<EntryRow> {
            book.map(self.of.map).unwrap().parts.into_iter().flat_map(|part| part.entries).collect()
        };
        let plain = |rows: &[EntryRow]| -> Vec<(Id, String, usize)> {
            rows.iter().map(|row| (row.id, row.text.clone(), row.evidence.len())).collect()
        };
        let (ada, jonas) = (of(&self.ada), of(&self.jonas));
        assert_eq!(plain(&ada), plain(&jonas));
        ada
    }

    fn left(&self) -> [u32; 2] {
        [&self.ada, &self.jonas].map(|book| book.sort_screen(self.of, GuideLanguage::English).unwrap().left)
    }
}

#[test]
fn the_same_note_sorted_into_the_same_part_on_both_sides_is_one_entry_with_one_link() {
    let mut two = Two::new();
    let of_ada = two.sort(&two.ada, 0, SortInto::Part(MapPart::Say));
    let of_jonas = two.sort(&two.jonas, 0, SortInto::Part(MapPart::Say));
    assert_eq!(of_ada, of_jonas);
    two.meet();
    let entries = two.entries();
    assert_eq!((entries.len(), entries[0].evidence.len(), entries[0].basis), (1, 1, Basis::Told));
    assert!(entries[0].versions.is_none() && !entries[0].brought_back);
    assert_eq!(two.left(), [2, 2]);
}

#[test]
fn sorted_into_two_parts_apart_both_stay_and_the_earlier_counts() {
    let mut two = Two::new();
    two.sort(&two.ada, 1, SortInto::Part(MapPart::Do));
    two.jonas.clock.forward(HOUR);
    two.sort(&two.jonas, 1, SortInto::Part(MapPart::See));
    two.meet();
    assert_eq!(two.entries().len(), 2);
    for book in [&two.ada, &two.jonas] {
        assert_eq!(depths(book, two.of.map), [(MapPart::Do, 1)]);
    }
}

#[test]
fn left_off_here_and_put_on_the_map_there_it_is_on_the_map_and_no_card() {
    let mut two = Two::new();
    two.sort(&two.ada, 2, SortInto::NotForTheMap);
    two.sort(&two.jonas, 2, SortInto::Part(MapPart::See));
    two.sort(&two.ada, 0, SortInto::NotAboutThem);
    two.sort(&two.jonas, 0, SortInto::NotForTheMap);
    two.meet();
    assert_eq!(two.entries().len(), 1);
    assert_eq!(two.left(), [1, 1], "what one left off is no card of the other's");
}

#[test]
fn taken_back_here_and_decided_alike_there_it_stays() {
    let mut two = Two::new();
    two.sort(&two.ada, 0, SortInto::Part(MapPart::Say));
    two.meet();
    two.ada.undo_sort(two.of).unwrap();
    two.jonas.edit_entry(two.entries_of(&two.jonas)[0].id, "Her initials", None).unwrap();
    two.meet();
    let entries = two.entries();
    assert_eq!((entries.len(), entries[0].text.as_str(), entries[0].brought_back), (1, "Her initials", true));
    // Sorted by both, and taken back by one who had not seen the other's.
    let mut two = Two::new();
    two.sort(&two.ada, 0, SortInto::Part(MapPart::Say));
    two.ada.undo_sort(two.of).unwrap();
    two.sort(&two.jonas, 0, SortInto::Part(MapPart::Say));
    two.meet();
    assert_eq!(two.entries().len(), 1);
    assert_eq!(two.left(), [2, 2]);
}

impl Two {
    fn entries_of(&self, book: &Book) -> Vec<EntryRow> {
        book.map(self.of.map).unwrap().parts.into_iter().flat_map(|part| part.entries).collect()
    }
}

#[test]
fn the_same_entry_shown_by_the_same_note_on_both_sides_is_one_link() {
    let mut two = Two::new();
    let entry = two.ada.add_entry(&guess(two.of.map, MapPart::Pain, "Fears for her name")).unwrap();
    two.meet();
    two.sort(&two.ada, 0, SortInto::SameAs(entry));
    two.sort(&two.jonas, 0, SortInto::SameAs(entry));
    two.meet();
    assert_eq!(two.entries()[0].evidence.len(), 1);
}

#[test]
fn later_is_ones_own_and_what_is_only_me_makes_an_entry_that_is_only_me() {
    let mut two = Two::new();
    two.sort(&two.ada, 0, SortInto::Later);
    let rosa = two.ada.map(two.of.map).unwrap().who.unwrap().id;
    let own = soundings_core::visit_log::NewObservation {
        visit: soundings_core::FiledUnder::Visit(two.of.visit),
        ..exactly("between us: I am looking for work", rosa)
    };
    let own = two.ada.note(own);
    two.ada.sort(two.of, whole(own), SortInto::Part(MapPart::Say)).unwrap();
    let another = two.ada.note(soundings_core::visit_log::NewObservation {
        visit: soundings_core::FiledUnder::Visit(two.of.visit),
        ..thought("for nobody")
    });
    two.ada.sort(two.of, whole(another), SortInto::NotForTheMap).unwrap();
    two.meet();
    assert_eq!(two.left(), [2, 3]);
    assert_eq!((two.entries_of(&two.ada).len(), two.entries_of(&two.jonas).len()), (1, 0));
    assert!(!two.office.names_thing(own) && !two.office.names_thing(another));
}

#[test]
fn what_was_decided_before_a_visit_is_shared_goes_with_it_and_what_rests_on_what_stays_only_me_does_not() {
    let mut two = Two::new();
    let rosa = two.ada.map(two.of.map).unwrap().who.unwrap().id;
    let here = |new| soundings_core::visit_log::NewObservation {
        visit: soundings_core::FiledUnder::Visit(two.of.visit),
        ..new
    };
    let told = two.ada.note(here(exactly("we weld it twice", rosa)));
    let seen = two.ada.note(here(did("welded it once", rosa)));
    let off = two.ada.note(here(thought("nothing for a map")));
    let mine = two.ada.note(soundings_core::visit_log::NewObservation {
        only_me: true,
        ..here(exactly("between us: I am looking for work", rosa))
    });
    let entry = two.ada.sort(two.of, whole(told), SortInto::Part(MapPart::Say)).unwrap().unwrap();
    two.ada.sort(two.of, whole(seen), SortInto::SameAs(entry)).unwrap();
    two.ada.sort(two.of, whole(off), SortInto::NotForTheMap).unwrap();
    let own = two.ada.sort(two.of, whole(mine), SortInto::Part(MapPart::Pain)).unwrap().unwrap();
    two.meet();
    assert!(two.entries_of(&two.jonas).is_empty(), "a note that is only me makes an entry that is only me");
    two.ada.share(&[two.of.visit]).unwrap();
    two.meet();
    let rows = two.entries_of(&two.jonas);
    assert_eq!(rows.iter().map(|row| (row.id, row.evidence.len())).collect::<Vec<_>>(), [(entry, 2)]);
    assert_eq!(two.ada.map(two.of.map).unwrap().parts.iter().map(|part| part.in_all).sum::<u32>(), 2);
    assert_eq!(two.left(), [3, 3], "the note left off is no card for the other either");
    assert!(!two.office.names_thing(mine) && !two.office.names_thing(own));
    assert_eq!(refused(two.ada.share(&[own])), soundings_core::Refusal::EntryNeedsWords);
}
