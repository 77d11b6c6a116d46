//! What a list shows of many maps is kept as it changes, and is what working it out anew finds.

use proptest::prelude::*;
use soundings_core::model::{ConsentChoice, EncounterKind, Id, MapPart, ObservationKind};
use soundings_core::visit_log::{FiledUnder, NewObservation, NoteChange, StartVisit, VisitChange};
use soundings_core::{NewEntry, NewMap};

use crate::common::*;

#[derive(Clone, Debug)]
enum Act {
    Visit(bool),
    Note(usize, bool),
    Map,
    Entry(usize, usize, Option<usize>),
    Link(usize, usize, bool),
    Unlink(usize, usize, bool),
    Kind(usize, usize),
    Refile(usize, usize),
    VisitKind(usize, usize),
    Delete(usize),
    UndoDelete(usize),
    Erase(usize),
    DayAfter,
    Same(usize, usize),
    UndoSame(usize),
    EndAndShare,
    Sync,
}

fn act() -> impl Strategy<Value = Act> {
    let which = 0_usize..40;
    prop_oneof![
        1 => any::<bool>().prop_map(Act::Visit),
        4 => (which.clone(), any::<bool>()).prop_map(|(kind, by)| Act::Note(kind, by)),
        2 => Just(Act::Map),
        6 => (which.clone(), which.clone(), prop::option::of(which.clone())).prop_map(|(map, part, note)| Act::Entry(map, part, note)),
        5 => (which.clone(), which.clone(), any::<bool>()).prop_map(|(entry, note, against)| Act::Link(entry, note, against)),
        1 => (which.clone(), which.clone(), any::<bool>()).prop_map(|(entry, note, against)| Act::Unlink(entry, note, against)),
        2 => (which.clone(), which.clone()).prop_map(|(note, kind)| Act::Kind(note, kind)),
        2 => (which.clone(), which.clone()).prop_map(|(note, visit)| Act::Refile(note, visit)),
        2 => (which.clone(), which.clone()).prop_map(|(visit, kind)| Act::VisitKind(visit, kind)),
        2 => which.clone().prop_map(Act::Delete),
        1 => which.clone().prop_map(Act::UndoDelete),
        1 => which.clone().prop_map(Act::Erase),
        1 => Just(Act::DayAfter),
        1 => (which.clone(), which.clone()).prop_map(|(one, other)| Act::Same(one, other)),
        1 => which.prop_map(Act::UndoSame),
        1 => Just(Act::EndAndShare),
        2 => Just(Act::Sync),
    ]
}

#[derive(Default)]
struct There {
    people: Vec<Id>,
    visits: Vec<Id>,
    notes: Vec<Id>,
    maps: Vec<Id>,
    entries: Vec<Id>,
    all: Vec<Id>,
}

fn some(of: &[Id], which: usize) -> Option<Id> {
    (!of.is_empty()).then(|| of[which % of.len()])
}

fn play(book: &Book, there: &mut There, act: &Act) -> Option<()> {
    match *act {
        Act::Visit(role_play) => {
            let _ = book.end_visit(None, false);
            let kind = role_play.then_some(EncounterKind::RolePlay);
            there.visits.push(book.start_visit(&StartVisit { kind, ..StartVisit::default() }).ok()?);
        }
        Act::Note(kind, by) => {
            let kind = ObservationKind::ALL[kind % ObservationKind::ALL.len()];
            let by = if by { there.people.first() } else { there.people.last() };
            let by = by.map(|id| soundings_core::model::Person::Known(*id));
            let visit = if there.visits.is_empty() { FiledUnder::Nowhere } else { FiledUnder::default() };
            let new =
                NewObservation { kind: Some(kind), text: "it hums".into(), by, visit, ..NewObservation::default() };
            there.notes.push(book.capture(&new).ok()?.id);
        }
        Act::Map => {
            let who = *there.people.first()?;
            there.maps.push(book.new_map(&NewMap { who, situation: "at night".into() }).ok()?);
        }
        Act::Entry(map, part, note) => {
            let (map, part) = (some(&there.maps, map)?, MapPart::ALL[part % 8]);
            let from = note.and_then(|note| some(&there.notes, note)).map(whole).into_iter().collect();
            let new = NewEntry { map, part, text: Some("so it is".into()), from, against: vec![] };
            there.entries.push(book.add_entry(&new).ok()?);
        }
        Act::Link(entry, note, against) => {
            book.link(some(&there.entries, entry)?, whole(some(&there.notes, note)?), against).ok()?;
        }
        Act::Unlink(entry, note, against) => {
            book.unlink(some(&there.entries, entry)?, some(&there.notes, note)?, against).ok()?;
        }
        Act::Kind(note, kind) => {
            let kind = Some(ObservationKind::ALL[kind % ObservationKind::ALL.len()]);
            book.change_note(some(&there.notes, note)?, &NoteChange { kind, ..NoteChange::default() }, None).ok()?;
        }
        Act::Refile(note, visit) => {
            let change = NoteChange { visit: some(&there.visits, visit), ..NoteChange::default() };
            book.change_note(some(&there.notes, note)?, &change, None).ok()?;
        }
        Act::VisitKind(visit, kind) => {
            let kind = Some(EncounterKind::ALL[kind % EncounterKind::ALL.len()]);
            let change = VisitChange { kind, ..VisitChange::default() };
            book.change_visit(some(&there.visits, visit)?, &change, None).ok()?;
        }
        Act::Delete(what) => book.delete(some(&there.all, what)?).ok()?,
        Act::UndoDelete(what) => book.undo_delete(some(&there.all, what)?).ok()?,
        Act::Erase(what) => drop(book.erase(some(&there.all, what)?).ok()?),
        Act::DayAfter => book.clock.forward(25 * HOUR),
        Act::Same(one, other) => book.declare_same(some(&there.visits, one)?, some(&there.visits, other)?).ok()?,
        Act::UndoSame(visit) => book.undo_same(some(&there.visits, visit)?).ok()?,
        Act::EndAndShare => drop(book.end_visit(None, true).ok()?),
        Act::Sync => {}
    }
    Some(())
}

/// A map that rests on something, so that nearly every act after this meets it.
fn begun() -> Vec<Act> {
    let mut acts = vec![Act::Visit(false), Act::Map];
    for number in 0..4 {
        acts.extend([Act::Note(number % 3, number % 2 == 0), Act::Entry(0, number * 2, Some(number))]);
    }
    acts.extend([Act::Visit(false), Act::Note(0, true), Act::Link(0, 4, false), Act::Link(1, 0, true)]);
    acts
}

/// What the list shows of each map is what the map itself shows, which is worked out each time.
fn lists_show_what_maps_show(book: &Book) {
    assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
    for row in book.maps(None, 100).unwrap().items {
        let map = book.map(row.id).unwrap();
        let entries = map.parts.iter().map(|part| part.entries.len()).sum::<usize>();
        assert_eq!((row.entries as usize, row.above, row.below), (entries, map.above, map.below));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_list_of_maps_shows_after_any_acts_what_each_map_shows(acts in prop::collection::vec(act(), 10..90)) {
        let (mut office, ada, jonas) = two_engineers();
        let mut there = There::default();
        let customer = ada.add_customer("Brightline Metals").unwrap();
        for name in ["Rosa", "Will"] {
            there.people.push(ada.person(customer, name, "welder", ConsentChoice::QuoteUnnamed));
        }
        for act in begun().iter().chain(&acts) {
            let _ = play(&ada, &mut there, act);
            if matches!(act, Act::Sync) {
                office.sync(&ada);
                office.sync(&jonas);
                lists_show_what_maps_show(&jonas);
            }
            let (notes, entries) = (there.notes.iter(), there.entries.iter());
            there.all = notes.chain(entries).chain(&there.maps).chain(&there.visits).copied().collect();
            lists_show_what_maps_show(&ada);
        }
        let shown = ada.maps(None, 100).unwrap();
        ada.rebuild().unwrap();
        lists_show_what_maps_show(&ada);
        prop_assert_eq!(ada.maps(None, 100).unwrap(), shown);
    }
}

#[test]
fn a_list_of_maps_costs_the_same_however_many_entries_they_have() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa", "welder", ConsentChoice::QuoteUnnamed);
    book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(exactly("It hums before it fails.", rosa));
    let map = book.new_map(&NewMap { who: rosa, situation: "at night".into() }).unwrap();
    let turns = book.count_turns().unwrap();
    let taken = || {
        let before = turns.load(std::sync::atomic::Ordering::Relaxed);
        book.maps(None, 100).unwrap();
        turns.load(std::sync::atomic::Ordering::Relaxed) - before
    };
    book.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
    taken();
    let one = taken();
    for _ in 0..40 {
        book.add_entry(&entry(map, MapPart::Do, &[note])).unwrap();
    }
    let many = taken();
    assert!(many <= one + one / 10, "{one} turns with one entry, {many} with forty-one");
}
