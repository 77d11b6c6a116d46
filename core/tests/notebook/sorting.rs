//! Sorting: one card at a time, one tap a part, back and back again; what is left of a split card; the questions after it.

use soundings_core::model::{
    Basis, ConsentChoice, EncounterKind, GuideLanguage, Id, MapPart, ObservationKind, Plan, SortedAs,
};
use soundings_core::present::Sort;
use soundings_core::visit_log::{NewObservation, NewPerson, NewVisit, StartVisit};
use soundings_core::{EvidenceRange, NewMap, NoteChange, Refusal, SortInto, SortingOf};

use crate::common::*;

const ENGLISH: GuideLanguage = GuideLanguage::English;

struct Sorting {
    example: Example,
    of: SortingOf,
}

impl std::ops::Deref for Sorting {
    type Target = Book;

    fn deref(&self) -> &Book {
        &self.example.book
    }
}

impl Sorting {
    /// The example's visit beside an empty map of Rosa.
    fn new() -> Self {
        let example = Example::new();
        example.book.end_visit(None, false).unwrap();
        let map = example.book.map_to_sort(example.visit, example.rosa, Some("a batch comes back")).unwrap();
        let of = SortingOf { map, visit: example.visit };
        Self { example, of }
    }

    fn screen(&self) -> Sort {
        self.sort_screen(self.of, ENGLISH).unwrap()
    }

    fn up(&self) -> Id {
        self.screen().card.unwrap().note.id
    }

    /// Sorts the card that is up.
    fn tap(&self, into: SortInto) -> Option<Id> {
        self.sort(self.of, whole(self.up()), into).unwrap()
    }

    fn entries(&self) -> Vec<(MapPart, String, Basis)> {
        let parts = self.map(self.of.map).unwrap().parts;
        parts.into_iter().flat_map(|part| part.entries).map(|row| (row.part, row.text, row.basis)).collect()
    }

    fn sort_all(&self) {
        while self.screen().card.is_some() {
            let likely = self.screen().card.unwrap().likely;
            self.tap(likely.map_or(SortInto::NotAboutThem, SortInto::Part));
        }
    }
}

#[test]
fn the_cards_come_starred_first_each_once_and_one_tap_makes_the_entry_with_no_text_of_its_own() {
    let sorting = Sorting::new();
    let [first, second, dial, tape, checked, friday, initials, thought] = sorting.example.notes;
    let mut seen = Vec::new();
    while let Some(card) = sorting.screen().card {
        assert_eq!(sorting.screen().left as usize, 8 - seen.len());
        seen.push((card.note.id, card.likely));
        sorting.tap(card.likely.map_or(SortInto::NotAboutThem, SortInto::Part));
    }
    let expected = [
        (tape, Some(MapPart::See)),
        (initials, Some(MapPart::Say)),
        (first, None),
        (second, None),
        (dial, Some(MapPart::Do)),
        (checked, Some(MapPart::Do)),
        (friday, None),
        (thought, Some(MapPart::Other)),
    ];
    assert_eq!(seen, expected);
    let entries = sorting.entries();
    assert_eq!(entries.len(), 5);
    assert!(entries.contains(&(
        MapPart::Say,
        "If it opens at their site, it's my initials on the tag.".into(),
        Basis::Told
    )));
    let of_thought = entries.iter().find(|(part, _, _)| *part == MapPart::Other).unwrap();
    assert_eq!((of_thought.2, of_thought.1.starts_with("they weld twice")), (Basis::Guess, true));
    let say = &sorting.map(sorting.of.map).unwrap().parts[1].entries[0];
    assert!(say.exact && say.evidence.len() == 1, "their very words keep their quotation marks");
    sorting.correct_note(initials, "If it opens there, my initials are on the tag", None).unwrap();
    let say = &sorting.map(sorting.of.map).unwrap().parts[1].entries[0];
    assert!(say.text.starts_with("If it opens at their site"), "the words that were sorted, not those written since");
}

#[test]
fn the_eight_targets_never_move_whatever_the_card_is() {
    let book = Book::new();
    let rosa = book.add_person(&NewPerson { name: Some("Rosa".into()), ..NewPerson::default() }).unwrap();
    let visit = book.start_visit(&StartVisit { objective: Some("why".into()), ..StartVisit::default() }).unwrap();
    let map = book.map_to_sort(visit, rosa, None).unwrap();
    let of = SortingOf { map, visit };
    for kind in ObservationKind::ALL {
        for exact in [false, kind.may_be_exact()] {
            let note = book.note(NewObservation { kind: Some(*kind), exact, ..said("a note") });
            let screen = book.sort_screen(of, ENGLISH).unwrap();
            assert_eq!((screen.card.unwrap().note.id, screen.targets.as_slice()), (note, MapPart::ALL));
            book.sort(of, whole(note), SortInto::NotForTheMap).unwrap();
        }
    }
    assert_eq!(book.sort_screen(of, ENGLISH).unwrap().targets, MapPart::ALL, "nor where there is none");
}

#[test]
fn any_number_of_decisions_is_taken_back_and_each_card_is_up_again() {
    let sorting = Sorting::new();
    let before = sorting.entries();
    let mut up = Vec::new();
    sorting.sort(sorting.of, whole(sorting.up()), SortInto::Part(MapPart::See)).unwrap();
    let entry = sorting.tap(SortInto::Part(MapPart::Say)).unwrap();
    for into in [
        SortInto::SameAs(entry),
        SortInto::NotAboutThem,
        SortInto::NotForTheMap,
        SortInto::Later,
        SortInto::Part(MapPart::Pain),
    ] {
        up.push(sorting.up());
        sorting.tap(into);
    }
    while let Some(note) = up.pop() {
        sorting.undo_sort(sorting.of).unwrap();
        assert_eq!(sorting.up(), note);
    }
    sorting.undo_sort(sorting.of).unwrap();
    sorting.undo_sort(sorting.of).unwrap();
    assert_eq!((sorting.entries(), sorting.screen().left, sorting.screen().later), (before, 8, 0));
    assert_eq!(refused(sorting.undo_sort(sorting.of)), Refusal::NothingToTakeBack);
    // Decided again as before, it is there again.
    sorting.sort_all();
    assert_eq!(sorting.entries().len(), 5);
    sorting.rebuild().unwrap();
    assert_eq!(sorting.entries().len(), 5);
}

#[test]
fn what_others_added_to_meanwhile_stays_when_the_card_is_taken_back() {
    let sorting = Sorting::new();
    let card = sorting.up();
    let entry = sorting.tap(SortInto::Part(MapPart::See)).unwrap();
    sorting.link(entry, whole(sorting.example.notes[2]), false).unwrap();
    sorting.edit_entry(entry, "Sees 8.0 first", None).unwrap();
    sorting.undo_sort(sorting.of).unwrap();
    let row = &sorting.map(sorting.of.map).unwrap().parts[0].entries[0];
    assert_eq!((row.text.as_str(), row.evidence.len(), sorting.up()), ("Sees 8.0 first", 1, card));
}

#[test]
fn only_selected_words_are_used_and_the_rest_is_the_next_card() {
    let sorting = Sorting::new();
    let (tape, initials) = (sorting.example.notes[3], sorting.example.notes[6]);
    sorting.sort(sorting.of, whole(tape), SortInto::Part(MapPart::See)).unwrap();
    let card = sorting.screen().card.unwrap();
    assert_eq!((card.note.id, card.start), (initials, None));
    let range = EvidenceRange { note: initials, start: Some(0), end: Some(26) };
    sorting.sort(sorting.of, range, SortInto::Part(MapPart::Pain)).unwrap();
    let card = sorting.screen().card.unwrap();
    assert_eq!((card.note.id, card.words.as_str()), (initials, "it's my initials on the tag."));
    assert_eq!((card.start, card.end), (Some(27), Some(55)));
    // A tap takes what is left, and the card is done.
    let rest = sorting.tap(SortInto::Part(MapPart::Say)).unwrap();
    assert_ne!(sorting.up(), initials);
    let map = sorting.map(sorting.of.map).unwrap();
    let row = map.parts.iter().flat_map(|part| &part.entries).find(|row| row.id == rest).unwrap();
    assert_eq!((row.text.as_str(), row.exact), ("it's my initials on the tag.", true));
    sorting.undo_sort(sorting.of).unwrap();
    assert_eq!(sorting.screen().card.unwrap().words, "it's my initials on the tag.");
    sorting.undo_sort(sorting.of).unwrap();
    assert_eq!(sorting.screen().card.unwrap().start, None, "whole again");
    let beyond = EvidenceRange { note: initials, start: Some(3), end: Some(500) };
    assert_eq!(refused(sorting.sort(sorting.of, beyond, SortInto::Part(MapPart::Say))), Refusal::RangeOutside);
    // A range in the middle leaves two ends, one after the other.
    let middle = EvidenceRange { note: initials, start: Some(6), end: Some(11) };
    sorting.sort(sorting.of, middle, SortInto::Part(MapPart::Pain)).unwrap();
    assert_eq!(sorting.screen().card.unwrap().words, "If it");
    sorting.tap(SortInto::Part(MapPart::Say));
    assert_eq!(sorting.screen().card.unwrap().words, "at their site, it's my initials on the tag.");
}

#[test]
fn killed_it_opens_on_the_same_card_whatever_came_in_meanwhile() {
    let sorting = Sorting::new();
    sorting.tap(SortInto::Part(MapPart::See));
    sorting.tap(SortInto::Later);
    let up = sorting.up();
    let visit = soundings_core::FiledUnder::Visit(sorting.of.visit);
    sorting.note(NewObservation { visit, starred: true, ..around("a new sign at the door") });
    assert_eq!(sorting.up(), up);
    let Sorting { example, of } = sorting;
    let book = example.book.again();
    let screen = book.sort_screen(of, ENGLISH).unwrap();
    assert_eq!((screen.card.unwrap().note.id, screen.later, screen.left), (up, 1, 7));
    book.undo_sort(of).unwrap();
    assert_eq!(book.sort_screen(of, ENGLISH).unwrap().later, 0, "what was decided before can be taken back");
}

#[test]
fn what_was_put_off_comes_again_when_it_is_asked_for() {
    let sorting = Sorting::new();
    let first = sorting.up();
    for _ in 0..8 {
        sorting.tap(SortInto::Later);
    }
    let screen = sorting.screen();
    assert_eq!((screen.card, screen.left, screen.later), (None, 0, 8));
    sorting.sort_put_off(sorting.of).unwrap();
    assert_eq!((sorting.up(), sorting.screen().left), (first, 8));
}

#[test]
fn several_cards_go_at_once_and_come_back_at_once_and_one_that_cannot_holds_all() {
    let sorting = Sorting::new();
    let [first, second, dial, _, checked, ..] = sorting.example.notes;
    let into = SortInto::Part(MapPart::Do);
    sorting.sort_many(sorting.of, &[dial, checked], into).unwrap();
    assert_eq!((sorting.entries().len(), sorting.screen().last.unwrap().notes), (2, 2));
    sorting.undo_sort(sorting.of).unwrap();
    assert_eq!(sorting.entries().len(), 0);
    let elsewhere = sorting.note(NewObservation { visit: soundings_core::FiledUnder::Nowhere, ..said("elsewhere") });
    assert!(sorting.sort_many(sorting.of, &[first, second, elsewhere], into).is_err());
    assert_eq!((sorting.entries().len(), sorting.screen().left), (0, 8));
}

#[test]
fn entries_that_may_say_the_same_are_offered_and_one_more_tap_adds_evidence_instead() {
    let sorting = Sorting::new();
    let (dial, initials) = (sorting.example.notes[2], sorting.example.notes[6]);
    let of = sorting.of;
    let afraid = guess(of.map, MapPart::Say, "Her initials are on the tag");
    let afraid = sorting.add_entry(&afraid).unwrap();
    sorting.add_entry(&guess(of.map, MapPart::Say, "Everything is as it was")).unwrap();
    sorting.add_entry(&guess(of.map, MapPart::Pain, "Initials on a weld")).unwrap();
    sorting.sort(of, whole(initials), SortInto::Part(MapPart::Say)).unwrap();
    let last = sorting.screen().last.unwrap();
    assert_eq!((last.decided, last.part), (SortedAs::Entry, Some(MapPart::Say)));
    assert_eq!(last.alike.iter().map(|row| row.id).collect::<Vec<_>>(), [afraid], "of the part alone, by its words");
    sorting.sort_rather_as(of, afraid).unwrap();
    let say = &sorting.map(of.map).unwrap().parts[1];
    assert_eq!((say.entries.len(), say.depth), (2, 1));
    let row = say.entries.iter().find(|row| row.id == afraid).unwrap();
    assert_eq!((row.basis, row.evidence[0].note.id), (Basis::Told, initials));
    assert_eq!(refused(sorting.sort_rather_as(of, afraid)), Refusal::NothingToTakeBack);
    assert_eq!(refused(sorting.sort(of, whole(initials), SortInto::SameAs(afraid))), Refusal::AlreadyLinked);
    sorting.undo_sort(of).unwrap();
    assert_eq!(sorting.up(), initials);
    sorting.sort(of, whole(dial), SortInto::SameAs(afraid)).unwrap();
    for number in 0..5 {
        sorting.add_entry(&guess(of.map, MapPart::See, &format!("tape display {number}"))).unwrap();
    }
    sorting.sort(of, whole(sorting.example.notes[3]), SortInto::Part(MapPart::See)).unwrap();
    assert_eq!(sorting.screen().last.unwrap().alike.len(), 3, "three at most");
}

#[test]
fn a_thought_and_a_role_play_become_guesses_and_raise_nothing() {
    let sorting = Sorting::new();
    let thought = sorting.example.notes[7];
    sorting.sort(sorting.of, whole(thought), SortInto::Part(MapPart::Pain)).unwrap();
    assert_eq!(depths(&sorting, sorting.of.map), []);
    let entry = sorting.map(sorting.of.map).unwrap().parts[5].entries[0].clone();
    assert!(entry.basis == Basis::Guess && entry.evidence.is_empty() && entry.text.starts_with("they weld twice"));
    assert_eq!(refused(sorting.sort(sorting.of, whole(thought), SortInto::SameAs(entry.id))), Refusal::NotEvidence);
    let play = StartVisit { kind: Some(EncounterKind::RolePlay), ..StartVisit::default() };
    let visit = sorting.start_visit(&play).unwrap();
    let played = sorting.note(exactly("I would never use that", sorting.example.rosa));
    let of = SortingOf { visit, ..sorting.of };
    let card = sorting.sort_screen(of, ENGLISH).unwrap().card.unwrap();
    assert!(card.guess && card.alike.is_empty());
    sorting.sort(of, whole(played), SortInto::Part(MapPart::Say)).unwrap();
    let row = &sorting.map(of.map).unwrap().parts[1].entries[0];
    assert_eq!((row.basis, row.text.as_str(), row.exact), (Basis::Guess, "I would never use that", false));
    assert_eq!(depths(&sorting, of.map), []);
}

#[test]
fn erasing_the_note_empties_the_entry_and_a_note_without_a_key_is_no_card() {
    let sorting = Sorting::new();
    let (tape, thought) = (sorting.example.notes[3], sorting.example.notes[7]);
    sorting.sort_many(sorting.of, &[tape, thought], SortInto::Part(MapPart::See)).unwrap();
    for note in [tape, thought] {
        sorting.erase(note).unwrap();
    }
    sorting.clock.forward(25 * HOUR);
    let Sorting { mut example, of } = sorting;
    example.book = example.book.again();
    let sorting = Sorting { example, of };
    let texts: Vec<String> = sorting.entries().into_iter().map(|(_, text, _)| text).collect();
    assert_eq!(texts, ["", ""]);
    let keyless = soundings_core::FiledUnder::Visit(sorting.of.visit);
    let keyless = sorting.note(NewObservation { visit: keyless, kind: None, starred: true, ..said("no key") });
    assert_ne!(sorting.up(), keyless);
    assert_eq!(refused(sorting.sort(sorting.of, whole(keyless), SortInto::Part(MapPart::Say))), Refusal::NoKeyYet);
    let key = NoteChange { kind: Some(ObservationKind::Around), ..NoteChange::default() };
    sorting.change_note(keyless, &key, None).unwrap();
    sorting.sort(sorting.of, whole(keyless), SortInto::Part(MapPart::See)).unwrap();
}

#[test]
fn after_the_cards_each_empty_part_below_the_water_asks_once() {
    let sorting = Sorting::new();
    let of = sorting.of;
    assert!(sorting.screen().question.is_none(), "not while there are cards");
    sorting.sort_all();
    let question = sorting.screen().question.unwrap();
    assert_eq!((question.part, sorting.screen().questions), (MapPart::NeedToDo, 3));
    assert_eq!(question.text, "Rosa Medeiros: What were they trying to finish when we arrived?");
    assert_eq!(question.notes.len(), 7, "every note but the thought");
    sorting.skip_part(of, MapPart::NeedToDo).unwrap();
    let (dial, initials) = (sorting.example.notes[2], sorting.example.notes[6]);
    assert_eq!(sorting.screen().question.unwrap().part, MapPart::Pain);
    let sentence = "Fears her initials on a weld our settings made";
    sorting.answer_part(of, MapPart::Pain, &[initials, dial], sentence).unwrap();
    assert_eq!(depths(&sorting, of.map).into_iter().find(|(part, _)| *part == MapPart::Pain), Some((MapPart::Pain, 2)));
    assert_eq!(sorting.screen().question.unwrap().part, MapPart::Gain);
    sorting.ask_part_next_time(of, MapPart::Gain, ENGLISH).unwrap();
    assert_eq!((sorting.screen().question, sorting.screen().questions), (None, 0));
    // No visit is planned yet: it is proposed first for the one that is.
    let next = NewVisit {
        customer: Some(sorting.example.customer),
        site: None,
        kind: EncounterKind::Visit,
        objective: None,
        at: Plan { local: "2026-12-09T09:00".into(), zone: "America/Toronto".into() },
    };
    let next = sorting.plan_visit(&next).unwrap();
    let proposed = sorting.plan_face(next, ENGLISH).unwrap().proposed;
    assert_eq!(proposed[0].part, Some(MapPart::Gain));
    assert_eq!(proposed.iter().filter(|one| one.part == Some(MapPart::Gain)).count(), 1);
    sorting.undo_sort(of).unwrap();
    assert_eq!(sorting.screen().question.unwrap().part, MapPart::Gain);
    // Now it is on that visit's list.
    sorting.ask_part_next_time(of, MapPart::Gain, ENGLISH).unwrap();
    let list = |of: &Sorting| of.plan_face(next, ENGLISH).unwrap().questions;
    assert!(list(&sorting)[0].text.contains("look good tomorrow"));
    sorting.undo_sort(of).unwrap();
    assert!(list(&sorting).is_empty());
    sorting.undo_sort(of).unwrap();
    assert_eq!(depths(&sorting, of.map).into_iter().find(|(part, _)| *part == MapPart::Pain), None);
    sorting.sort_put_off(of).unwrap();
    assert_eq!(sorting.screen().question.unwrap().part, MapPart::NeedToDo, "what was left is asked again");
}

#[test]
fn a_map_of_a_person_is_found_or_made_of_what_the_visit_was_for() {
    let example = Example::new();
    let (book, visit) = (&example.book, example.visit);
    let map = book.map_to_sort(visit, example.will, None).unwrap();
    assert_eq!(book.map(map).unwrap().situation, "Why do they re-weld?");
    assert_eq!(book.map_to_sort(visit, example.will, None).unwrap(), map);
    let other = book.map_to_sort(visit, example.will, Some("the monthly meeting")).unwrap();
    assert_ne!(other, map);
    assert_eq!(book.map_to_sort(visit, example.will, None).unwrap(), other, "the newest");
    book.end_visit(None, false).unwrap();
    let bare = book.start_visit(&StartVisit::default()).unwrap();
    let imran = example.imran;
    assert_eq!(refused(book.map_to_sort(bare, imran, None)), Refusal::SituationNeeded);
    book.new_map(&NewMap { who: imran, situation: "first pass".into() }).unwrap();
    assert!(book.map_to_sort(bare, imran, None).is_ok());
}

#[test]
fn today_asks_to_sort_no_more_what_was_left_off() {
    let sorting = Sorting::new();
    assert_eq!(sorting.screen().left, 8);
    sorting.sort_all();
    let shown = format!("{:?}", sorting.today().unwrap());
    assert!(!shown.contains("Sort"), "{shown}");
    assert!(sorting.counted_differently().unwrap().is_empty());
}

#[test]
fn a_person_declared_one_with_another_is_still_who_said_it() {
    let sorting = Sorting::new();
    let again = sorting.person(sorting.example.customer, "Rosa M.", "welder", ConsentChoice::TeamOnly);
    let visit = soundings_core::FiledUnder::Visit(sorting.of.visit);
    let note = sorting.note(NewObservation { visit, starred: true, ..exactly("I asked for it", again) });
    let likely = |sorting: &Sorting| {
        sorting.sort(sorting.of, whole(sorting.example.notes[3]), SortInto::Later).unwrap();
        sorting.sort(sorting.of, whole(sorting.example.notes[6]), SortInto::Later).unwrap();
        let card = sorting.screen().card.unwrap();
        (card.note.id, card.likely)
    };
    assert_eq!(likely(&sorting), (note, None));
    sorting.declare_same(again, sorting.example.rosa).unwrap();
    assert_eq!(likely(&sorting), (note, Some(MapPart::Say)));
}
