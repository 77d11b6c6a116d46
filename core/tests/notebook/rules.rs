//! The fourteen rules of the product, each as far as what is built reaches.

use soundings_core::model::{AttachmentKind, Audience, Basis, ConsentChoice, EncounterKind, MapPart, ObservationKind};
use soundings_core::present::{ForWhom, Report};
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPerson, NewPromise, Person, StartVisit};
use soundings_core::{Error, NewEntry, NewMap, NoteChange, Notebook, Refusal};

use crate::common::*;

fn visiting() -> Book {
    let book = Book::new();
    book.clock.at(8, 40);
    book.start_visit(&StartVisit::default()).unwrap();
    book
}

#[test]
fn rule_01_the_first_words_and_the_time_noted_never_change() {
    let book = visiting();
    let note = book.note(said("we weld it twise"));
    let noted = book.note(said("x"));
    let first = book.notebook.note(note).unwrap();
    book.correct_note(note, "we weld it twice", None).unwrap();
    let row = book.notebook.note(note).unwrap();
    assert_eq!((row.words.as_str(), row.first_words.as_deref()), ("we weld it twice", Some("we weld it twise")));
    assert!(!row.corrected, "within ten minutes it is not shown as corrected");
    assert_eq!(row.happened, first.happened);
    book.clock.forward(11 * 60_000);
    book.correct_note(note, "we weld it three times", None).unwrap();
    let row = book.notebook.note(note).unwrap();
    assert!(row.corrected);
    assert_eq!(row.first_words.as_deref(), Some("we weld it twise"), "the first, not the second");
    book.correct_note(noted, "y", None).unwrap();
    assert!(book.notebook.note(noted).unwrap().corrected);
}

#[test]
fn rule_01_kind_person_exactness_and_when_it_happened_can_be_corrected() {
    let book = visiting();
    let note = book.note(said("turned the dial"));
    let rosa = book.add_person(&NewPerson { name: Some("Rosa".into()), ..NewPerson::default() }).unwrap();
    let mut yesterday = book.notebook.note(note).unwrap().happened;
    yesterday.utc_ms -= 25 * HOUR;
    let change = NoteChange {
        kind: Some(ObservationKind::Did),
        by: Some(Person::Known(rosa)),
        happened: Some(yesterday),
        ..NoteChange::default()
    };
    book.change_note(note, &change, None).unwrap();
    let row = book.notebook.note(note).unwrap();
    assert_eq!((row.kind, row.by.unwrap().id, row.from_memory), (Some(ObservationKind::Did), Some(rosa), true));
    let exact = NoteChange { exact: Some(true), ..NoteChange::default() };
    assert_eq!(refused(book.change_note(note, &exact, None)), Refusal::ExactNeedsSaid);
}

#[test]
fn rule_01_a_note_made_more_than_a_day_after_it_happened_is_from_memory() {
    let book = visiting();
    let mut happened = book.notebook.note(book.note(said("now"))).unwrap().happened;
    happened.utc_ms -= 23 * HOUR;
    let recent = book.note(NewObservation { happened: Some(happened.clone()), ..said("yesterday, late") });
    happened.utc_ms -= 2 * HOUR;
    let old = book.note(NewObservation { happened: Some(happened), ..said("the day before") });
    assert!(!book.notebook.note(recent).unwrap().from_memory);
    assert!(book.notebook.note(old).unwrap().from_memory);
}

#[test]
fn rule_01_a_merge_never_puts_quotation_marks_around_what_nobody_said() {
    let (mut office, ada, jonas) = two_engineers();
    ada.start_visit(&StartVisit::default()).unwrap();
    let note = ada.note(said("turned the dial"));
    ada.end_visit(None, true).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    ada.change_note(note, &NoteChange { kind: Some(ObservationKind::Did), ..NoteChange::default() }, None).unwrap();
    jonas.change_note(note, &NoteChange { exact: Some(true), ..NoteChange::default() }, None).unwrap();
    for book in [&ada, &jonas, &ada] {
        office.sync(book);
    }
    for book in [&ada, &jonas] {
        let row = book.notebook.note(note).unwrap();
        assert_eq!((row.kind, row.exact), (Some(ObservationKind::Did), false));
    }
}

#[test]
fn rule_02_the_four_keys_are_the_send_keys_and_leave_an_empty_field() {
    let book = visiting();
    let visit = book.under_way().unwrap();
    for kind in ObservationKind::ALL {
        book.save_draft(visit, "turned the dial").unwrap();
        let captured = book.capture(&NewObservation { kind: Some(*kind), ..said("turned the dial") }).unwrap();
        assert_eq!(captured.visit, visit);
        assert_eq!(book.draft(visit).unwrap(), "");
        let book = book.open().unwrap();
        assert_eq!(book.note(captured.id).unwrap().kind, Some(*kind), "durable at once, for another process too");
        book.close();
    }
}

#[test]
fn rule_02_a_note_without_a_key_is_searchable_but_no_evidence_and_in_no_report() {
    let book = visiting();
    let visit = book.under_way().unwrap().unwrap();
    book.save_draft(Some(visit), "unsent words").unwrap();
    let ended = book.end_visit(None, false).unwrap();
    let note = ended.draft_kept.unwrap();
    assert_eq!(book.notebook.note(note).unwrap().kind, None);
    assert_eq!(book.search("unsent", None, 10).unwrap().items.len(), 1);
    let rosa = book.add_person(&NewPerson { name: Some("Rosa".into()), ..NewPerson::default() }).unwrap();
    let map = book.new_map(&NewMap { who: rosa, situation: "any".into() }).unwrap();
    assert_eq!(refused(book.add_entry(&entry(map, MapPart::Say, &[note]))), Refusal::NoKeyYet);
    let reported = |book: &Notebook| {
        let Report { starred, notes, .. } = book.report(visit, ForWhom::Us).unwrap();
        starred.iter().chain(&notes).any(|note| note.words == "unsent words")
    };
    assert!(!reported(&book));
    let key = NoteChange { kind: Some(ObservationKind::Said), ..NoteChange::default() };
    book.change_note(note, &key, None).unwrap();
    assert!(reported(&book));
    book.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
}

#[test]
fn rule_03_thoughts_role_plays_and_calls_to_ourselves_are_never_evidence() {
    let book = visiting();
    let rosa = book.add_person(&NewPerson { name: Some("Rosa".into()), ..NewPerson::default() }).unwrap();
    let map = book.new_map(&NewMap { who: rosa, situation: "any".into() }).unwrap();
    let told = book.note(exactly("told", rosa));
    let entry_id = book.add_entry(&entry(map, MapPart::Say, &[told])).unwrap();
    let refuses = |note| {
        assert_eq!(refused(book.add_entry(&entry(map, MapPart::Pain, &[note]))), Refusal::NotEvidence);
        assert_eq!(refused(book.link(entry_id, whole(note), false)), Refusal::NotEvidence);
        let against = NewEntry { against: vec![note], ..guess(map, MapPart::Pain, "a guess") };
        assert_eq!(refused(book.add_entry(&against)), Refusal::NotEvidence);
    };
    refuses(book.note(thought("they weld twice so nobody can be blamed")));
    for kind in [EncounterKind::RolePlay, EncounterKind::CallToOurselves] {
        book.end_visit(None, false).unwrap();
        book.start_visit(&StartVisit { kind: Some(kind), ..StartVisit::default() }).unwrap();
        refuses(book.note(exactly("played", rosa)));
    }
    // A note that was evidence and turns out to be a thought shows nothing any more.
    let to_thought = NoteChange { kind: Some(ObservationKind::Thought), ..NoteChange::default() };
    book.change_note(told, &to_thought, None).unwrap();
    let screen = book.map(map).unwrap();
    assert_eq!((screen.parts[1].entries[0].basis, screen.above), (Basis::Guess, 0));
}

#[test]
fn rule_04_a_guess_never_raises_the_iceberg_meter() {
    let example = Example::new();
    let map = example.map();
    let before = depths(&example.book, map);
    for part in MapPart::ALL {
        let id = example.book.add_entry(&guess(map, *part, "surely")).unwrap();
        let entries = example.book.map(map).unwrap().parts.into_iter().flat_map(|row| row.entries);
        assert_eq!(entries.into_iter().find(|row| row.id == id).unwrap().basis, Basis::Guess);
    }
    assert_eq!(depths(&example.book, map), before);
}

#[test]
fn rule_05_nobody_asked_is_team_only_and_a_withdrawal_holds_at_once() {
    let example = Example::new();
    let asked = |id| {
        example
            .book
            .people_of(example.customer, None, 100)
            .unwrap()
            .items
            .into_iter()
            .find(|row| row.id == id)
            .unwrap()
            .consent
    };
    let new = example.book.add_person(&NewPerson {
        customer: Some(example.customer),
        name: Some("New".into()),
        ..NewPerson::default()
    });
    assert_eq!(asked(new.unwrap()), ConsentChoice::TeamOnly);
    let goes = || {
        let report = example.book.report(example.visit, ForWhom::Others).unwrap();
        report.notes.iter().any(|note| note.id == example.notes[0])
    };
    assert!(goes());
    for (choice, may_go) in [
        (ConsentChoice::TeamOnly, false),
        (ConsentChoice::QuoteUnnamed, true),
        (ConsentChoice::Wall, true),
        (ConsentChoice::TeamOnly, false),
    ] {
        example.book.set_consent(example.will, choice).unwrap();
        assert_eq!((asked(example.will), goes()), (choice, may_go));
    }
}

#[test]
fn rule_05_consent_widened_here_and_withdrawn_there_is_withdrawn() {
    let (mut office, ada, jonas) = two_engineers();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let will = ada.person(customer, "Will Tran", "supervisor", ConsentChoice::QuoteNamed);
    office.sync(&ada);
    office.sync(&jonas);
    jonas.set_consent(will, ConsentChoice::TeamOnly).unwrap();
    ada.clock.forward(HOUR);
    ada.set_consent(will, ConsentChoice::Wall).unwrap();
    office.sync(&jonas);
    office.sync(&ada);
    office.sync(&jonas);
    for book in [&ada, &jonas] {
        assert_eq!(book.people_of(customer, None, 100).unwrap().items[0].consent, ConsentChoice::TeamOnly);
    }
    assert_eq!(ada.dump_team().unwrap(), jonas.dump_team().unwrap());
}

#[test]
fn rule_08_deleting_can_be_undone_and_its_time_is_told() {
    let book = visiting();
    let note = book.note(said("over the fence"));
    book.delete(note).unwrap();
    assert!(matches!(book.notebook.note(note), Err(Error::NotFound { .. })));
    assert!(book.search("fence", None, 10).unwrap().items.is_empty());
    assert_eq!(refused(book.delete(note)), Refusal::Gone);
    book.undo_delete(note).unwrap();
    assert_eq!(book.notebook.note(note).unwrap().words, "over the fence");
    assert_eq!(book.search("fence", None, 10).unwrap().items.len(), 1);
    assert_eq!(refused(book.undo_delete(note)), Refusal::NotDeleted);
}

#[test]
fn rule_10_notes_are_only_me_until_end_and_share_and_joining_shares_nothing_else() {
    let book = visiting();
    let loose = book.note(NewObservation { visit: FiledUnder::Nowhere, ..said("loose words") });
    let ended = book.note(said("ended with share"));
    let stays = book.note(NewObservation { only_me: true, ..said("stays with me") });
    let later = book.note(said("thought better of it"));
    assert!(book.end_visit(None, true).unwrap().shared_when_joined);
    book.change_note(later, &NoteChange { only_me: Some(true), ..NoteChange::default() }, None).unwrap();
    book.start_visit(&StartVisit::default()).unwrap();
    let unshared = book.note(said("ended without share"));
    book.end_visit(None, false).unwrap();
    let mut office = Office::new();
    office.join(&book);
    let audience = |id| book.notebook.note(id).unwrap().audience;
    assert_eq!(audience(ended), Audience::Team);
    for (id, words) in [
        (loose, "loose words"),
        (stays, "stays with me"),
        (later, "thought better of it"),
        (unshared, "ended without share"),
    ] {
        assert_eq!(audience(id), Audience::OnlyMe, "{words}");
        assert!(!office.knows(words) && !office.names_thing(id), "{words}");
    }
    assert!(office.knows("ended with share"));
    book.share(&[loose]).unwrap();
    assert_eq!(audience(loose), Audience::Team);
}

#[test]
fn rule_10_end_and_share_never_shares_a_companions_notes() {
    let (mut office, ada, jonas) = two_engineers();
    let visit = ada
        .plan_visit(&soundings_core::NewVisit {
            customer: None,
            site: None,
            kind: EncounterKind::Visit,
            objective: None,
            at: soundings_core::model::Plan { local: "2026-11-24T08:30".into(), zone: "America/Toronto".into() },
        })
        .unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    for book in [&ada, &jonas] {
        book.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
    }
    ada.note(said("Ada's words"));
    jonas.note(said("Jonas's words"));
    assert_eq!(jonas.encounter(visit, None, 100).unwrap().only_me, 0, "nobody shares what is under way");
    ada.end_visit(None, true).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    assert!(office.knows("Ada's words") && !office.knows("Jonas's words"));
    assert_eq!(jonas.encounter(visit, None, 100).unwrap().only_me, 1);
    jonas.share(&[visit]).unwrap();
    office.sync(&jonas);
    office.sync(&ada);
    assert_eq!(ada.encounter(visit, None, 100).unwrap().notes.len(), 2);
}

#[test]
fn rule_11_a_notes_author_travels_with_it_and_no_record_counts_an_engineer() {
    let (mut office, ada, jonas) = two_engineers();
    ada.start_visit(&StartVisit::default()).unwrap();
    let note = ada.note(said("initials"));
    ada.end_visit(None, true).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    assert_eq!(jonas.notebook.note(note).unwrap().engineer.as_deref(), Some("Ada Okafor"));
    let engineers = serde_json::to_value(jonas.engineers().unwrap()).unwrap();
    for row in engineers.as_array().unwrap() {
        let mut keys: Vec<_> = row.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        assert_eq!(keys, ["id", "me", "name"]);
    }
}

#[test]
fn rule_12_no_error_carries_a_customers_words_or_name() {
    let book = visiting();
    let customer = book.add_customer("Zymurgy Metals").unwrap();
    let person = |name: &str| book.person(customer, name, "welder", ConsentChoice::TeamOnly);
    let (one, _) = (person("Zymurgy Rosa"), person("Zymurgy Rosa"));
    let words = "Zymurgy\u{7} words";
    let long = "Zymurgy ".repeat(20_000);
    let note = book.note(exactly("Zymurgy initials", one));
    let map = book.new_map(&NewMap { who: one, situation: "Zymurgy".into() }).unwrap();
    let file = book.path().join("Zymurgy.png");
    let errors: Vec<Error> = vec![
        book.capture(&said(words)).unwrap_err(),
        book.capture(&said(&long)).unwrap_err(),
        book.capture(&NewObservation { attachments: vec![file], ..said("Zymurgy") }).unwrap_err(),
        book.correct_note(note, words, None).unwrap_err(),
        book.find(soundings_core::Findable::Person, "Zymurgy Rosa").unwrap_err(),
        book.find(soundings_core::Findable::Customer, "Zymurgist").unwrap_err(),
        book.add_entry(&NewEntry {
            from: vec![soundings_core::EvidenceRange { note, start: Some(3), end: Some(999) }],
            ..entry(map, MapPart::Say, &[])
        })
        .unwrap_err(),
        book.promise(&NewPromise {
            text: "Zymurgy".into(),
            to: vec![],
            promised_by: None,
            until: "Zymurgy".into(),
            visit: None,
        })
        .unwrap_err(),
        book.join("SOUNDINGS2:ZYMURGY").unwrap_err(),
        book.resolve(note, "Zymurgy", &soundings_core::Resolution::Both).unwrap_err(),
    ];
    for error in errors {
        let said = format!("{error} {error:?} {}", error.code()).to_lowercase();
        assert!(!said.contains("zymurgy"), "{said}");
    }
    assert!(!format!("{:?}", DatabaseKeyShown).contains("07"));
}

/// A key in a log would be worse than a name.
struct DatabaseKeyShown;

impl std::fmt::Debug for DatabaseKeyShown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", soundings_core::DatabaseKey::new(KEY))
    }
}

#[test]
fn rule_13_capture_waits_for_no_network_and_goes_on_while_one_is_asked() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    book.start_visit(&StartVisit::default()).unwrap();
    // A request is under way, its reply never comes.
    book.sync_now().unwrap();
    assert!(matches!(book.sync_next().unwrap(), soundings_core::Step::Send(_)));
    let note = book.note(said("no spinner"));
    assert_eq!(book.notebook.note(note).unwrap().words, "no spinner");
}

#[test]
fn rule_14_while_the_notebook_is_locked_capture_takes_notes_and_shows_none() {
    let book = visiting();
    let attachment = book.path().join("tape.png");
    std::fs::write(&attachment, SQUARE).unwrap();
    book.notebook.close();
    assert!(matches!(book.today(), Err(Error::Closed)));
    let note = NewObservation { attachments: vec![attachment], ..said("behind the lock") };
    let id = Notebook::capture_to_inbox(book.path(), &book.environment, &note).unwrap();
    assert!(!holds(&everything_in(book.path()), "behind the lock"), "sealed: without the key nobody reads it");
    let open = book.open().unwrap();
    let row = open.note(id).unwrap();
    assert_eq!((row.words.as_str(), row.attachments[0].kind), ("behind the lock", AttachmentKind::Picture));
    assert_eq!(open.attachment(row.attachments[0].id).unwrap().as_deref(), Some(SQUARE));
    assert_eq!(row.visit, open.under_way().unwrap(), "filed under the visit that was under way");
}
