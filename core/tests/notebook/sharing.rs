//! Sharing: what the team gets, as it stands, and what it never hears of.

use std::collections::BTreeSet;

use soundings_core::model::{Audience, ConsentChoice, Id, MapPart};
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPerson, NewPromise, NoteChange, Person, StartVisit};
use soundings_core::{EvidenceRange, NewEntry, NewMap, Refusal};

use crate::common::*;

/// Ids in what the team got that name nothing the team got.
fn dangling(office: &Office, known: &[Id]) -> Vec<Id> {
    let there: BTreeSet<Id> = office.heard().iter().map(|(envelope, _)| envelope.entity).collect();
    known.iter().copied().filter(|id| office.names_thing(*id) && !there.contains(id)).collect()
}

#[test]
fn nothing_the_team_gets_points_at_what_is_only_me() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa", "welder", ConsentChoice::QuoteUnnamed);
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    // Met on a visit that nobody else knows of yet.
    let met = book
        .add_person(&NewPerson {
            customer: Some(customer),
            name: Some("Met".into()),
            visit: Some(visit),
            ..NewPerson::default()
        })
        .unwrap();
    let mine = book.note(NewObservation { only_me: true, ..exactly("mine", met) });
    let shared = book.note(exactly("shared", rosa));
    let promise = book
        .promise(&NewPromise {
            text: "a card".into(),
            to: vec![Person::Known(met)],
            promised_by: None,
            until: "2026-12-04".into(),
            visit: Some(visit),
        })
        .unwrap();
    let map = book.new_map(&NewMap { who: rosa, situation: "any".into() }).unwrap();
    let on_mine = book.add_entry(&entry(map, MapPart::Say, &[mine])).unwrap();
    let known = [visit, met, mine, shared, promise, on_mine, rosa, customer, map];
    office.sync(&book);
    assert_eq!(dangling(&office, &known), []);
    for secret in [visit, met, mine, shared, promise, on_mine] {
        assert!(!office.names_thing(secret));
    }

    book.end_visit(None, true).unwrap();
    office.sync(&book);
    assert_eq!(dangling(&office, &known), []);
    for secret in [mine, on_mine] {
        assert!(!office.names_thing(secret), "stays only me, and what rests on it");
    }
    for with_the_team in [visit, met, shared, promise] {
        assert!(office.names_thing(with_the_team));
    }
    let link = book.link(on_mine, whole(shared), false).unwrap();
    let on_shared = book.add_entry(&entry(map, MapPart::Say, &[shared])).unwrap();
    let only_mine = book.link(on_shared, whole(mine), false).unwrap();
    office.sync(&book);
    assert!(office.names_thing(on_shared) && !office.names_thing(link) && !office.names_thing(only_mine));
    let rows = book.map(map).unwrap().parts.into_iter().flat_map(|row| row.entries).collect::<Vec<_>>();
    assert_eq!(rows.iter().find(|row| row.id == on_shared).unwrap().only_you, 1, "one more, only you");
}

#[test]
fn what_is_pointed_at_goes_first() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let met =
        book.add_person(&NewPerson { name: Some("Met".into()), visit: Some(visit), ..NewPerson::default() }).unwrap();
    let note = book.note(exactly("words", met));
    book.end_visit(None, true).unwrap();
    office.sync(&book);
    let order: Vec<Id> = office.heard().iter().map(|(envelope, _)| envelope.entity).collect();
    let place = |id| order.iter().position(|entity| *entity == id).unwrap();
    assert!(place(visit) < place(note) && place(met) < place(note));
    for (envelope, payload) in office.heard() {
        for change in payload.changes {
            for id in order.iter().filter(|id| change.value.windows(16).any(|window| window == id.as_bytes())) {
                assert!(place(*id) <= place(envelope.entity), "{id} is named before it is there");
            }
        }
    }
}

#[test]
fn words_times_and_the_author_survive_the_share() {
    let (mut office, ada, jonas) = two_engineers();
    let rosa = ada.add_person(&NewPerson { name: Some("Rosa".into()), ..NewPerson::default() }).unwrap();
    let map = ada.new_map(&NewMap { who: rosa, situation: "any".into() }).unwrap();
    let visit = ada.start_visit(&StartVisit::default()).unwrap();
    let note = ada.note(NewObservation {
        starred: true,
        tags: vec!["blame".into()],
        ..exactly("my initials on the tagg", rosa)
    });
    let from = |start, end| NewEntry {
        from: vec![EvidenceRange { note, start: Some(start), end: Some(end) }],
        ..entry(map, MapPart::Say, &[])
    };
    let before = ada.add_entry(&from(3, 11)).unwrap();
    ada.clock.forward(HOUR);
    ada.correct_note(note, "my initials on the tag, my name", None).unwrap();
    let between = ada.add_entry(&from(24, 31)).unwrap();
    ada.clock.forward(HOUR);
    ada.correct_note(note, "Her words, corrected once more", None).unwrap();
    let was = ada.notebook.note(note).unwrap();
    ada.clock.forward(HOUR);
    ada.end_visit(None, true).unwrap();
    // What was made of the note was only me because it was, and went with the visit.
    for entry in [before, between] {
        assert_eq!(refused(ada.share(&[entry])), Refusal::AlreadyShared);
    }
    office.sync(&ada);
    office.sync(&jonas);
    let there = jonas.notebook.note(note).unwrap();
    assert_eq!(
        (&there.words, &there.first_words, there.exact, there.starred),
        (&was.words, &was.first_words, true, true)
    );
    assert_eq!((&there.happened, there.corrected, &there.tags), (&was.happened, true, &was.tags));
    assert_eq!((there.engineer.as_deref(), there.visit), (Some("Ada Okafor"), Some(visit)));
    assert_eq!(there.versions, 1, "corrections of corrections, not versions side by side");
    let mut entries = jonas.map(map).unwrap().parts.remove(1).entries;
    entries.sort_by_key(|row| row.id);
    let texts = |rows: &[soundings_core::present::EntryRow]| {
        rows.iter().map(|row| (row.text.clone(), row.evidence[0].words_corrected_since)).collect::<Vec<_>>()
    };
    let newest = "Her words, corrected once more";
    assert_eq!(texts(&entries), [("initials", true), (newest, true)].map(|(text, since)| (text.to_owned(), since)));
    assert_eq!(ada.dump_team().unwrap(), jonas.dump_team().unwrap());
}

#[test]
fn a_visit_started_from_nothing_is_only_me_whole_until_it_is_shared() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let customer = book.add_customer("Brightline Metals").unwrap();
    let visit = book
        .start_visit(&StartVisit {
            customer: Some(customer),
            objective: Some("Why re-weld?".into()),
            ..StartVisit::default()
        })
        .unwrap();
    office.sync(&book);
    assert!(office.names_thing(customer) && !office.names_thing(visit));
    assert_eq!(book.encounter(visit, None, 10).unwrap().visit.audience, Audience::OnlyMe);
    book.end_visit(None, false).unwrap();
    office.sync(&book);
    assert!(!office.names_thing(visit));
    book.share(&[visit]).unwrap();
    office.sync(&book);
    assert!(office.knows("Why re-weld?"));
    assert_eq!(refused(book.share(&[visit])), Refusal::AlreadyShared);
}

#[test]
fn a_promise_made_on_an_unshared_visit_goes_with_it() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let rosa = book.add_person(&NewPerson { name: Some("Rosa".into()), ..NewPerson::default() }).unwrap();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let new = |text: &str, visit| NewPromise {
        text: text.into(),
        to: vec![Person::Known(rosa)],
        promised_by: None,
        until: "2026-12-04".into(),
        visit,
    };
    book.promise(&new("at the visit", Some(visit))).unwrap();
    book.promise(&new("at the desk", None)).unwrap();
    office.sync(&book);
    assert!(office.knows("at the desk") && !office.knows("at the visit"));
    book.end_visit(None, true).unwrap();
    office.sync(&book);
    assert!(office.knows("at the visit"));
}

#[test]
fn an_attachment_goes_with_its_note_without_its_key() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let picture = book.path().join("tape.png");
    std::fs::write(&picture, SQUARE).unwrap();
    book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(NewObservation { attachments: vec![picture], ..around("tape") });
    let attachment = book.notebook.note(note).unwrap().attachments[0].id;
    book.end_visit(None, true).unwrap();
    office.sync(&book);
    let (envelope, _) = office.heard().into_iter().find(|(envelope, _)| envelope.entity == attachment).unwrap();
    let [blob, thumbnail] = envelope.blobs.unwrap()[..] else { panic!() };
    assert_eq!(blob.stored_bytes, SQUARE.len() as u64);
    let named = |name: &[u8]| {
        std::fs::read_dir(book.path().join("attachments"))
            .unwrap()
            .any(|file| file.unwrap().file_name().to_string_lossy() == data_encoding::HEXLOWER.encode(name))
    };
    assert!(!named(thumbnail.name.as_bytes()));
    let content = soundings_wire::sha256(&[SQUARE]).0;
    assert!(!named(blob.name.as_bytes()) && !named(&content), "neither its content nor its own name tells what it is");
    let key: Vec<u8> = database(book.path()).query_row("SELECT key FROM blob", [], |row| row.get(0)).unwrap();
    assert!(
        !office.heard().iter().any(|(_, payload)| payload
            .changes
            .iter()
            .any(|change| change.value.windows(32).any(|bytes| bytes == key)))
    );
    assert_eq!(book.attachment(attachment).unwrap().as_deref(), Some(SQUARE));
}

#[test]
fn whom_we_met_is_told_to_the_team_by_what_was_shared() {
    for joined_before in [true, false] {
        let mut office = Office::new();
        let book = Book::new();
        if joined_before {
            office.join(&book);
        }
        let visit = book.start_visit(&StartVisit::default()).unwrap();
        let new = |name: &str| NewPerson { name: Some(name.into()), ..NewPerson::default() };
        let (met, unsaid) = (book.add_person(&new("Met")).unwrap(), book.add_person(&new("Unsaid")).unwrap());
        book.note(exactly("words", met));
        book.note(NewObservation { only_me: true, ..exactly("mine", unsaid) });
        book.end_visit(None, true).unwrap();
        if !joined_before {
            office.join(&book);
        }
        office.sync(&book);
        let people: Vec<Id> = book.encounter(visit, None, 10).unwrap().people.iter().map(|row| row.id).collect();
        assert_eq!(people, [met], "joined before: {joined_before}");
    }
}

#[test]
fn a_thing_is_shared_as_it_stands_and_never_as_it_was() {
    let mut office = Office::new();
    let book = Book::new();
    let only_me = NewPerson { name: Some("Quibblezot".into()), ..NewPerson::default() };
    let person = book.add_person(&only_me).unwrap();
    office.join(&book);
    book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(exactly("first words", person));
    book.correct_note(note, "words in between", None).unwrap();
    book.correct_note(note, "newest words", None).unwrap();
    let nobody = NoteChange { by: Some(Person::Someone("a welder".into())), ..NoteChange::default() };
    book.change_note(note, &nobody, None).unwrap();
    book.end_visit(None, true).unwrap();
    office.sync(&book);
    assert!(office.knows("first words") && office.knows("newest words") && !office.knows("words in between"));
    assert!(!office.names_thing(person), "an earlier *by* was only me");
    assert_eq!(office.heard().iter().filter(|(envelope, _)| envelope.entity == note).count(), 1);
}

#[test]
fn what_could_be_shared_comes_a_page_at_a_time_and_costs_by_what_it_is() {
    use std::sync::atomic::Ordering;

    let (mut office, book) = (Office::new(), Book::new());
    office.join(&book);
    let all = |limit: usize| {
        let (mut ids, mut after) = (Vec::new(), None::<String>);
        loop {
            let page = book.shareable(after.as_deref(), limit).unwrap();
            assert!(page.items.len() <= limit);
            ids.extend(page.items.iter().map(|row| row.id));
            after = page.next;
            if after.is_none() {
                return ids;
            }
        }
    };
    for _ in 0..5 {
        book.note(around("filed nowhere"));
    }
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(around("of a visit"));
    book.end_visit(None, true).unwrap();
    assert_eq!(all(100).len(), 5, "the visit is shared");
    let promise = NewPromise {
        text: "a card".into(),
        to: vec![],
        promised_by: None,
        until: "2026-12-04".into(),
        visit: Some(visit),
    };
    let stays = NewObservation { visit: FiledUnder::Visit(visit), ..around("afterwards") };
    book.note(stays);
    assert!(all(100).contains(&visit) && !all(100).contains(&note), "something of it is only me again");
    assert_eq!(book.notes_to_share(visit).unwrap(), 1);
    let _ = book.promise(&promise);
    assert_eq!(all(2), all(100));
    let turns = || {
        book.shareable(None, 100).unwrap();
        let turns = book.count_turns().unwrap();
        book.shareable(None, 100).unwrap();
        turns.load(Ordering::SeqCst)
    };
    let few = turns();
    for _ in 0..20 {
        book.start_visit(&StartVisit::default()).unwrap();
        for _ in 0..10 {
            book.note(around("of another visit"));
        }
        book.end_visit(None, true).unwrap();
    }
    let many = turns();
    assert!(many < few + few / 2 + 150, "{few} turns, and {many} with 200 notes that the team has");
}

#[test]
fn of_what_was_picked_to_be_shared_the_team_gets_what_is_still_there() {
    let (mut office, book) = (Office::new(), Book::new());
    let picked: Vec<Id> =
        ["kept", "deleted", "erased", "given"].into_iter().map(|text| book.note(around(text))).collect();
    assert_eq!(refused(book.share_picked(&picked)), Refusal::NotJoined);
    office.join(&book);
    book.delete(picked[1]).unwrap();
    book.erase(picked[2]).unwrap();
    book.share(&[picked[3]]).unwrap();
    assert_eq!(book.share_picked(&picked).unwrap().things, 1);
    assert_eq!(book.notebook.note(picked[0]).unwrap().audience, Audience::Team);
    assert!(book.shareable(None, 10).unwrap().items.is_empty());
    assert_eq!(book.share_picked(&picked).unwrap().things, 0, "and nobody is told that it is gone");
}
