//! The views of maps: many as one, in four parts, a part of many entries a page at a time, and what became of an entry.

use soundings_core::model::{
    Basis, ConsentChoice, EncounterKind, EntryEvent, GuideLanguage, Id, MapPart, Plan, PromiseState,
};
use soundings_core::present::{MapsOf, PAGE};
use soundings_core::visit_log::{NewObservation, NewPerson, NewPromise, Person, StartVisit};
use soundings_core::{Error, NewMap, NewVisit, Refusal};

use crate::common::*;

fn person(book: &Book, name: &str) -> Id {
    book.add_person(&NewPerson { name: Some(name.into()), ..NewPerson::default() }).unwrap()
}

fn map_of(book: &Book, who: Id) -> Id {
    book.new_map(&NewMap { who, situation: "a batch comes back".into() }).unwrap()
}

#[test]
fn many_maps_count_people_told_or_seen_and_say_of_how_many() {
    let book = Book::new();
    let people = ["Rosa", "Will", "Imran", "Colette"].map(|name| person(&book, name));
    let maps = people.map(|who| map_of(&book, who));
    let all = |book: &Book| book.aggregated_map(&MapsOf::Everybody).unwrap();
    book.start_visit(&StartVisit::default()).unwrap();
    for round in 0..2 {
        for (who, map) in people.iter().zip(maps).take(2) {
            let note = book.note(exactly("it costs me my name", *who));
            book.add_entry(&entry(map, MapPart::Pain, &[note])).unwrap();
        }
        let found = all(&book);
        let pain = &found.parts[5];
        assert_eq!((pain.part, pain.depth, pain.people), (MapPart::Pain, 2, 2), "however often each was met");
        assert_eq!(pain.entries, 2 * (round + 1));
        book.end_visit(None, false).unwrap();
        book.start_visit(&StartVisit::default()).unwrap();
    }
    let seen = book.note(did("looked away", people[0]));
    book.add_entry(&entry(maps[0], MapPart::Pain, &[seen])).unwrap();
    let second_hand = NewObservation { about: Some(Person::Known(people[2])), ..roughly("he worries", people[1]) };
    let second_hand = book.note(second_hand);
    book.add_entry(&entry(maps[2], MapPart::Pain, &[second_hand])).unwrap();
    book.add_entry(&guess(maps[3], MapPart::Pain, "we think so")).unwrap();
    let found = all(&book);
    let pain = &found.parts[5];
    assert_eq!((pain.depth, pain.people, pain.entries), (3, 3, 7), "told and seen of one are two, a guess is none");
    assert_eq!((found.maps, found.people, found.below, found.above, found.more), (4, 4, 3, 0, false));
    let two = book.aggregated_map(&MapsOf::These(vec![maps[1], maps[3], maps[1]])).unwrap();
    assert_eq!((two.maps, two.people, two.parts[5].people), (2, 2, 1));
    // One person in two situations is one person.
    map_of(&book, people[0]);
    assert_eq!((all(&book).maps, all(&book).people), (5, 4));
    book.declare_same(people[3], people[2]).unwrap();
    assert_eq!(all(&book).people, 3, "and two that were declared one are one");
    assert!(matches!(book.aggregated_map(&MapsOf::These(vec![people[0]])), Err(Error::NotFound { .. })));
    let many = MapsOf::These(vec![maps[0]; 501]);
    assert_eq!(refused(book.aggregated_map(&many)), Refusal::TooManyMaps);
}

#[test]
fn the_entries_of_a_part_of_many_maps_come_a_page_at_a_time_each_once() {
    let book = Book::new();
    let mut all = Vec::new();
    for number in 0..6 {
        let who = person(&book, &format!("Person {number}"));
        let map = map_of(&book, who);
        for entry in 0..5 {
            let text = format!("entry {entry} of {number}");
            all.push(book.add_entry(&guess(map, MapPart::Gain, &text)).unwrap());
            book.add_entry(&guess(map, MapPart::Pain, &text)).unwrap();
        }
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = book.aggregated_part(&MapsOf::Everybody, MapPart::Gain, after.as_deref(), 7).unwrap();
        assert!(page.items.len() <= 7);
        seen.extend(page.items.iter().map(|row| row.entry.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 30);
    seen.sort_unstable();
    all.sort_unstable();
    assert_eq!(seen, all);
    let first = book.aggregated_part(&MapsOf::Everybody, MapPart::Gain, None, 1).unwrap();
    assert_eq!(first.items[0].who, "Person 5", "the newest map first");
}

#[test]
fn entries_of_one_part_come_a_page_at_a_time_and_what_is_handed_out_has_the_first_five_hundred() {
    let example = Example::new();
    let map = map_of(&example.book, example.rosa);
    for number in 0..200 {
        example.book.add_entry(&guess(map, MapPart::Pain, &format!("pain {number}"))).unwrap();
    }
    let screen = example.book.map(map).unwrap();
    let pains = &screen.parts[5];
    assert_eq!((pains.in_all, pains.entries.len()), (200, PAGE));
    let mut texts: Vec<String> = pains.entries.iter().map(|row| row.text.clone()).collect();
    let mut next = pains.next.clone();
    while let Some(after) = next {
        let page = example.book.map_part(map, MapPart::Pain, Some(&after), 30).unwrap();
        texts.extend(page.items.iter().map(|row| row.text.clone()));
        next = page.next;
    }
    assert_eq!(texts, (0..200).map(|number| format!("pain {number}")).collect::<Vec<_>>());
    assert_eq!(refused(example.book.map_part(map, MapPart::Pain, Some("x"), 30)), Refusal::CursorUnreadable);
    assert_eq!(example.book.map_page(map).unwrap().map.parts[5].entries.len(), 200);
    for number in 200..502 {
        example.book.add_entry(&guess(map, MapPart::Pain, &format!("pain {number}"))).unwrap();
    }
    let page = example.book.map_page(map).unwrap();
    let pains = &page.map.parts[5];
    assert_eq!(
        (pains.in_all, pains.entries.len()),
        (502, 500),
        "what is handed out has its bound, and says what is more"
    );
}

#[test]
fn a_teams_map_is_handed_out_without_what_is_only_ones_own_and_says_so() {
    let busy = Busy::new();
    let (map, rosa) = (busy.map, busy.rosa);
    assert!(!busy.jonas.map_page(map).unwrap().only_you);
    let mine = busy.ada.note(NewObservation { only_me: true, ..exactly("between us: I dread Fridays", rosa) });
    busy.ada.add_entry(&entry(map, MapPart::Pain, &[mine])).unwrap();
    let has = |map: &soundings_core::present::Map| format!("{map:?}").contains("I dread Fridays");
    assert!(has(&busy.ada.map(map).unwrap()), "she sees it herself");
    let page = busy.ada.map_page(map).unwrap();
    assert!(page.only_you && !has(&page.map));
    assert!(!busy.jonas.map_page(map).unwrap().only_you);
}

#[test]
fn an_aggregate_of_five_hundred_maps_asks_no_more_of_the_database_for_each_than_for_one() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let turns = book.count_turns().unwrap();
    let taken = |book: &Book| {
        let before = turns.load(std::sync::atomic::Ordering::Relaxed);
        let found = book.aggregated_map(&MapsOf::Everybody).unwrap();
        (found.maps, turns.load(std::sync::atomic::Ordering::Relaxed) - before)
    };
    let add = |number: usize| {
        let who = person(&book, &format!("Person {number}"));
        let map = map_of(&book, who);
        let note = book.note(NewObservation { visit: soundings_core::FiledUnder::Visit(visit), ..exactly("so", who) });
        book.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
        book.add_entry(&entry(map, MapPart::Pain, &[note])).unwrap();
    };
    (0..50).for_each(add);
    let (fifty, few) = taken(&book);
    (50..505).for_each(add);
    let (most, many) = taken(&book);
    assert_eq!((fifty, most), (50, 500));
    assert!(many <= few * 12, "{few} turns for 50 maps, {many} for 500");
    assert!(book.aggregated_map(&MapsOf::Everybody).unwrap().more);
}

#[test]
fn a_briefing_asks_no_more_of_the_database_for_maps_full_of_entries_and_for_promises_that_were_kept() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa Medeiros", "welder", ConsentChoice::TeamOnly);
    let map = map_of(&book, rosa);
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let noted = || {
        let of = soundings_core::FiledUnder::Visit(visit);
        let note = book.note(NewObservation { visit: of, ..exactly("so", rosa) });
        book.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
        let (to, until) = (vec![Person::Known(rosa)], "2026-12-04".into());
        let new = NewPromise { text: "a card".into(), to, promised_by: None, until, visit: Some(visit) };
        book.promise(&new).unwrap()
    };
    let open = noted();
    book.end_visit(None, false).unwrap();
    // The last visit is read through; it is another.
    book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    book.end_visit(None, false).unwrap();
    let at = Plan { local: "2026-12-01T09:00".into(), zone: "UTC".into() };
    let kind = EncounterKind::Visit;
    book.plan_visit(&NewVisit { customer: Some(customer), site: None, kind, objective: None, at }).unwrap();
    let taken = || {
        book.briefing(customer, GuideLanguage::English).unwrap();
        let turns = book.count_turns().unwrap();
        (book.briefing(customer, GuideLanguage::English).unwrap(), turns.load(std::sync::atomic::Ordering::Relaxed))
    };
    let (_, few) = taken();
    for _ in 0..100 {
        let kept = noted();
        book.settle_promise(kept, PromiseState::Kept, None).unwrap();
    }
    let (briefing, many) = taken();
    assert_eq!(briefing.promises.items.iter().map(|row| row.id).collect::<Vec<_>>(), [open]);
    assert_eq!((briefing.maps.items[0].map.entries, briefing.proposed.items.len()), (101, 3));
    // What belongs to a visit is told in indexes alone: a few turns each.
    assert!(many < few + 100 * 60, "{few} turns for one entry and one promise, {many} for a hundred more");
}

#[test]
fn in_four_parts_no_entry_is_left_out() {
    let example = Example::new();
    let map = example.map();
    for part in MapPart::ALL {
        example.book.add_entry(&guess(map, *part, part.word())).unwrap();
    }
    let four = example.book.map_in_four(map).unwrap();
    let counts = [&four.says, &four.thinks, &four.does, &four.feels, &four.around].map(Vec::len);
    assert_eq!(counts, [2, 2, 2, 4, 3]);
    assert_eq!(counts.iter().sum::<usize>(), 13);
}

#[test]
fn what_became_of_an_entry_says_who_did_what_and_when() {
    let (mut office, ada, jonas) = two_engineers();
    let rosa = person(&ada, "Rosa");
    let map = map_of(&ada, rosa);
    ada.start_visit(&StartVisit::default()).unwrap();
    let note = ada.note(exactly("my initials", rosa));
    ada.end_visit(None, true).unwrap();
    let made = ada.add_entry(&guess(map, MapPart::Say, "Fears for her name")).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    jonas.clock.forward(10 * HOUR);
    jonas.link(made, whole(note), false).unwrap();
    jonas.move_entry(made, MapPart::Pain).unwrap();
    jonas.edit_entry(made, "Fears for her initials", None).unwrap();
    jonas.unlink(made, note, false).unwrap();
    office.sync(&jonas);
    office.sync(&ada);
    let history = ada.entry_history(made).unwrap();
    let told: Vec<(EntryEvent, Option<&str>)> =
        history.iter().map(|row| (row.event, row.engineer.as_deref())).collect();
    let by_jonas = Some("Jonas Lindqvist");
    assert_eq!(
        told,
        [
            (EntryEvent::Made, None),
            (EntryEvent::Linked, by_jonas),
            (EntryEvent::Moved, by_jonas),
            (EntryEvent::Written, by_jonas),
            (EntryEvent::Unlinked, by_jonas),
        ]
    );
    assert_eq!((history[0].part, history[0].text.as_deref()), (Some(MapPart::Say), Some("Fears for her name")));
    assert_eq!((history[1].note, history[2].part), (Some(note), Some(MapPart::Pain)));
    assert!(history.windows(2).all(|two| two[0].when.utc_ms <= two[1].when.utc_ms));
    assert_eq!(jonas.map(map).unwrap().parts[5].entries[0].id, made, "it is there, on both");
    assert_eq!(ada.map(map).unwrap().parts[5].entries[0].basis, Basis::Guess);
}

#[test]
fn what_shows_an_entry_says_how_old_it_is_and_the_map_what_to_ask_next() {
    let example = Example::new();
    let map = example.map();
    let screen = example.book.map(map).unwrap();
    let pain = &screen.parts[5].entries[0];
    let dial = example.book.notebook.note(example.notes[2]).unwrap();
    let initials = example.book.notebook.note(example.notes[6]).unwrap();
    assert!(initials.happened.utc_ms > dial.happened.utc_ms);
    assert_eq!(pain.shown_last.as_ref(), Some(&initials.happened));
    assert_eq!(screen.parts[6].entries[0].shown_last, None, "a guess has none");
    assert_eq!(screen.ask_next, [MapPart::Hear], "what does she hear from Will when one comes back?");
}

#[test]
fn three_languages_of_customers_words_stand_on_one_map_as_they_were_said() {
    let example = Example::new();
    let book = &example.book;
    let map = map_of(book, example.rosa);
    let texts =
        ["If it opens, it's my initials.", "S’il s’ouvre, ce sont mes initiales.", "אם זה נפתח, אלה ראשי התיבות שלי"];
    for text in texts {
        let note = book.note(exactly(text, example.rosa));
        book.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
    }
    let say = &book.map(map).unwrap().parts[1];
    assert!(say.entries.iter().all(|row| row.exact));
    assert_eq!(say.entries.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(), texts);
}

#[test]
fn two_entries_made_one_have_the_evidence_of_both_and_each_note_once() {
    let example = Example::new();
    let (book, map) = (&example.book, example.map());
    let [.., initials, _] = example.notes;
    let pain = book.map(map).unwrap().parts[5].entries[0].id;
    let other = book.add_entry(&entry(map, MapPart::Pain, &[initials, example.notes[4]])).unwrap();
    book.merge_entry(other, pain).unwrap();
    let pains = book.map(map).unwrap().parts[5].entries.clone();
    assert_eq!((pains.len(), pains[0].id, pains[0].evidence.len()), (1, pain, 3));
    assert_eq!(refused(book.merge_entry(pain, pain)), Refusal::WrongKind);
    let elsewhere = map_of(book, example.will);
    let elsewhere = book.add_entry(&guess(elsewhere, MapPart::Pain, "of another map")).unwrap();
    assert_eq!(refused(book.merge_entry(elsewhere, pain)), Refusal::WrongKind);
}
