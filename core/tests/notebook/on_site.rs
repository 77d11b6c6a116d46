//! On site: an encounter that starts from nothing and is named later, one that goes quiet, over midnight or on and on, one
//! that is continued, and clocks that are wrong.

use soundings_core::model::{
    Audience, ConsentChoice, EncounterKind, GuideLanguage, Id, MapPart, Moment, ObservationKind, PhotoRule, VisitState,
};
use soundings_core::present::{ForWhom, OneThing};
use soundings_core::visit_log::{FiledUnder, NewObservation, StartVisit};
use soundings_core::{Error, NewMap, NoteChange, Refusal, VisitChange};

use crate::common::*;

const MINUTE: i64 = 60_000;

fn visiting() -> (Book, Id) {
    let book = Book::new();
    book.clock.at(8, 40);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    (book, visit)
}

fn asks(book: &Book) -> bool {
    book.capture_screen(None, None).unwrap().ask_first
}

fn still_there(book: &Book) -> bool {
    matches!(book.today().unwrap().one_thing, Some(OneThing::StillThere { .. }))
}

#[test]
fn every_kind_of_encounter_starts_from_nothing() {
    for kind in EncounterKind::ALL {
        let book = Book::new();
        let visit = book.start_visit(&StartVisit { kind: Some(*kind), ..StartVisit::default() }).unwrap();
        let row = book.encounter(visit, None, 10).unwrap().visit;
        assert_eq!((row.kind, row.customer, row.site, row.objective), (*kind, None, None, None));
    }
}

#[test]
fn a_visit_from_nothing_is_named_whenever_somebody_knows_also_after_its_end() {
    let (book, visit) = visiting();
    let note = book.note(said("we weld it twice"));
    let customer = book.add_customer("Brightline Metals").unwrap();
    let name = |change: VisitChange| book.change_visit(visit, &change, None);
    name(VisitChange { customer: Some(customer), ..VisitChange::default() }).unwrap();
    book.end_visit(None, false).unwrap();
    book.clock.forward(48 * HOUR);
    let site = book.add_site(customer, "Plant 2", PhotoRule::No).unwrap();
    let rosa = book.person(customer, "Rosa Medeiros", "welder", ConsentChoice::TeamOnly);
    let objective = Some("Why do they re-weld?".to_owned());
    name(VisitChange { site: Some(site), people: vec![rosa], objective, ..VisitChange::default() }).unwrap();
    let page = book.encounter(visit, None, 10).unwrap();
    assert_eq!(
        (page.visit.customer.as_deref(), page.visit.site.as_deref()),
        (Some("Brightline Metals"), Some("Plant 2"))
    );
    assert_eq!((page.people[0].id, page.notes[0].id), (rosa, note));
    assert!(book.search("re-weld", None, 10).unwrap().items.len() == 1);
    name(VisitChange { not_people: vec![rosa], ..VisitChange::default() }).unwrap();
    assert!(book.report(visit, ForWhom::Us).unwrap().people.is_empty());

    assert_eq!(
        refused(name(VisitChange { objective: Some(" ".into()), ..VisitChange::default() })),
        Refusal::EmptyText
    );
    let wrong = VisitChange { customer: Some(rosa), ..VisitChange::default() };
    assert_eq!(refused(name(wrong)), Refusal::WrongKind);
    let nobody = VisitChange { people: vec![Id([9; 16])], ..VisitChange::default() };
    assert!(matches!(name(nobody), Err(Error::NotFound { .. })));
    assert_eq!(book.encounter(visit, None, 10).unwrap().visit.objective.as_deref(), Some("Why do they re-weld?"));
}

#[test]
fn naming_a_visit_of_the_teams_gives_the_team_whom_it_is_with() {
    let mut office = Office::new();
    let (ada, jonas) = (Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 9));
    // Known before the team was joined: only Ada's until now.
    let customer = ada.add_customer("Brightline Metals").unwrap();
    office.join(&ada);
    office.join(&jonas);
    let visit = ada.start_visit(&StartVisit::default()).unwrap();
    ada.note(said("we weld it twice"));
    ada.end_visit(None, true).unwrap();
    assert!(!office.knows("Brightline"));
    ada.change_visit(visit, &VisitChange { customer: Some(customer), ..VisitChange::default() }, None).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    let row = jonas.encounter(visit, None, 10).unwrap().visit;
    assert_eq!((row.customer.as_deref(), row.audience), (Some("Brightline Metals"), Audience::Team));
    // Two devices name it apart: one customer stands, the later, and both agree.
    let other = jonas.add_customer("Norring").unwrap();
    jonas.clock.forward(HOUR);
    jonas.change_visit(visit, &VisitChange { customer: Some(other), ..VisitChange::default() }, None).unwrap();
    ada.change_visit(visit, &VisitChange { objective: Some("Why?".into()), ..VisitChange::default() }, None).unwrap();
    for book in [&ada, &jonas, &ada] {
        office.sync(book);
    }
    for book in [&ada, &jonas] {
        let row = book.encounter(visit, None, 10).unwrap().visit;
        assert_eq!((row.customer.as_deref(), row.objective.as_deref()), (Some("Norring"), Some("Why?")));
    }
    assert_eq!(ada.dump_team().unwrap(), jonas.dump_team().unwrap());
}

#[test]
fn after_three_quiet_hours_it_asks_and_a_note_about_the_morning_is_a_sign_too() {
    let (book, _) = visiting();
    let early = book.notebook.note(book.note(said("first"))).unwrap().happened;
    book.clock.at(11, 30);
    assert!(!asks(&book) && !still_there(&book));
    book.clock.at(11, 45);
    assert!(asks(&book) && still_there(&book));
    book.note(NewObservation { happened: Some(early), ..said("what I saw this morning") });
    assert!(!asks(&book) && !still_there(&book));
    book.clock.at(14, 30);
    assert!(!asks(&book));
    book.clock.at(14, 50);
    assert!(asks(&book));
    // The clock goes back by a year: nobody knows how long it was.
    book.clock.forward(-365 * 24 * HOUR);
    assert!(asks(&book) && still_there(&book));
}

#[test]
fn after_midnight_it_asks_before_the_first_note_and_not_again() {
    let book = Book::new();
    book.clock.at(22, 30);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    book.clock.at(23, 50);
    book.note(said("the night shift begins"));
    assert!(!asks(&book));
    book.clock.at(24, 5);
    assert!(asks(&book) && !still_there(&book));
    book.note(said("still here"));
    assert!(!asks(&book), "somebody who added to it after midnight means it");
    book.clock.at(25, 10);
    book.end_visit(None, false).unwrap();
    let when = book.report(visit, ForWhom::Us).unwrap().when.unwrap();
    assert_eq!(when.from.format("%d %H:%M").to_string(), "24 22:30");
    assert_eq!(when.until.unwrap().format("%d %H:%M").to_string(), "25 01:10");
    let notes = book.report(visit, ForWhom::Us).unwrap().notes;
    assert_eq!(notes.iter().map(|note| note.another_day).collect::<Vec<_>>(), [false, true]);
    assert_eq!(book.encounter(visit, None, 10).unwrap().notes.len(), 2, "one visit, in the order it happened");
}

#[test]
fn one_that_nobody_ended_stays_and_can_be_ended_at_the_time_it_did() {
    let (book, visit) = visiting();
    book.clock.at(9, 30);
    let last = book.notebook.note(book.note(said("last words"))).unwrap().happened;
    assert_eq!(book.end_screen(visit).unwrap().left_since, None, "who has just noted something ends it now");
    book.clock.forward(3 * 24 * HOUR);
    assert_eq!(book.today().unwrap().under_way.unwrap().id, visit);
    assert!(asks(&book) && still_there(&book));
    assert_eq!(refused(book.start_visit(&StartVisit::default())), Refusal::AnotherUnderWay);
    let at = |ms: i64| Moment { utc_ms: ms, ..last.clone() };
    assert_eq!(refused(book.end_visit_at(None, false, &at(last.utc_ms - 2 * HOUR))), Refusal::BadTime);
    assert_eq!(refused(book.end_visit_at(None, false, &at(last.utc_ms + 30 * 24 * HOUR))), Refusal::BadTime);
    let left = |book: &Book| book.end_screen(visit).unwrap().left_since;
    assert_eq!(left(&book), Some(last.clone()), "it is offered");
    book.clock.forward(-365 * 24 * HOUR);
    assert_eq!(left(&book), None, "not where a clock that was put back says that it is still to come");
    book.clock.forward(365 * 24 * HOUR);
    let ended = book.end_visit_at(None, false, &last).unwrap();
    assert_eq!(left(&book), None);
    assert_eq!(book.encounter(visit, None, 10).unwrap().visit.ended, Some(last.clone()));
    assert_eq!(ended.may_continue_until.utc_ms, last.utc_ms + 10 * MINUTE);
    assert_eq!(refused(book.continue_visit(visit)), Refusal::EndedTooLongAgo);
    book.start_visit(&StartVisit::default()).unwrap();
}

#[test]
fn sorting_is_offered_where_there_are_notes_to_sort() {
    let (book, visit) = visiting();
    let offered = || book.encounter(visit, None, 10).unwrap().to_sort;
    assert_eq!(offered(), 0);
    book.note(said("the gauge is behind the bottle"));
    book.note(NewObservation { kind: None, ..said("no key yet") });
    assert_eq!(offered(), 1);
    book.end_visit(None, false).unwrap();
    assert_eq!(offered(), 1);
    assert!(matches!(book.today().unwrap().one_thing, Some(OneThing::Sort { notes: 1, .. })));
}

#[test]
fn a_visit_is_continued_within_ten_minutes_of_its_end_and_no_later() {
    let (book, visit) = visiting();
    assert_eq!(refused(book.continue_visit(visit)), Refusal::NotEnded);
    let offered = || {
        let page = book.encounter(visit, None, 10).unwrap();
        (page.standing, page.may_start, page.may_end)
    };
    assert_eq!(offered(), (VisitState::UnderWay, false, true));
    book.end_visit(None, false).unwrap();
    assert_eq!(offered(), (VisitState::Ended, false, false));
    book.clock.forward(9 * MINUTE);
    assert!(book.encounter(visit, None, 10).unwrap().may_continue);
    book.continue_visit(visit).unwrap();
    assert_eq!(book.under_way().unwrap(), Some(visit));
    let note = book.note(said("and one more thing"));
    assert_eq!(book.notebook.note(note).unwrap().visit, Some(visit));
    book.end_visit(None, false).unwrap();
    let other = book.start_visit(&StartVisit::default()).unwrap();
    assert_eq!(refused(book.continue_visit(visit)), Refusal::AnotherUnderWay);
    assert!(!book.encounter(visit, None, 10).unwrap().may_continue);
    book.end_visit(Some(other), false).unwrap();
    book.clock.forward(10 * MINUTE);
    assert!(!book.encounter(visit, None, 10).unwrap().may_continue);
    assert_eq!(refused(book.continue_visit(visit)), Refusal::EndedTooLongAgo);
    let book = book.again();
    book.rebuild().unwrap();
    assert_eq!(book.under_way().unwrap(), None);
    assert!(book.encounter(visit, None, 10).unwrap().visit.ended.is_some());
}

#[test]
fn what_a_continued_visit_shared_stays_shared_and_the_rest_waits_for_the_next_end() {
    let (mut office, ada, jonas) = two_engineers();
    let visit = ada.start_visit(&StartVisit::default()).unwrap();
    let first = ada.note(said("before the end"));
    ada.end_visit(None, true).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    assert_eq!(refused(jonas.continue_visit(visit)), Refusal::NotYours);
    ada.continue_visit(visit).unwrap();
    let second = ada.note(said("after it went on"));
    let audience = |id| ada.notebook.note(id).unwrap().audience;
    assert_eq!((audience(first), audience(second)), (Audience::Team, Audience::OnlyMe));
    office.sync(&ada);
    office.sync(&jonas);
    assert_eq!(jonas.plan_face(visit, GuideLanguage::English).unwrap().visit.ended, None);
    ada.end_visit(None, true).unwrap();
    assert_eq!(audience(second), Audience::Team);
}

#[test]
fn a_visit_continued_before_a_team_is_joined_is_not_shared_by_joining() {
    let (book, _) = visiting();
    book.note(said("not done yet"));
    let ended = book.end_visit(None, true).unwrap();
    book.continue_visit(ended.visit).unwrap();
    let mut office = Office::new();
    office.join(&book);
    assert!(!office.knows("not done yet") && !office.names_thing(ended.visit));
    book.end_visit(None, true).unwrap();
    office.sync(&book);
    assert!(office.knows("not done yet"));
}

#[test]
fn continued_on_one_device_and_ended_again_on_another_it_is_ended() {
    let (mut office, ada, jonas) = two_engineers();
    let visit = ada.start_visit(&StartVisit::default()).unwrap();
    ada.end_visit(None, true).unwrap();
    ada.continue_visit(visit).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    jonas.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
    office.sync(&jonas);
    office.sync(&ada);
    // Both end it; Ada goes on, while Jonas has ended it for good.
    ada.end_visit(None, true).unwrap();
    jonas.clock.forward(HOUR);
    jonas.end_visit(Some(visit), true).unwrap();
    ada.continue_visit(visit).unwrap();
    for book in [&ada, &jonas, &ada] {
        office.sync(book);
    }
    assert_eq!(ada.dump_team().unwrap(), jonas.dump_team().unwrap());
    let ended = |book: &Book| book.encounter(visit, None, 10).unwrap().visit.ended.is_some();
    assert!(ended(&ada) && ended(&jonas));
}

#[test]
fn of_a_clock_a_little_wrong_nothing_is_corrected_that_may_be_right() {
    let mut office = Office::new();
    let book = Book::new();
    office.now_ms = MORNING as u64;
    book.clock.set(MORNING);
    office.join(&book);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(said("by the right clock"));
    let shown = |book: &Book| {
        (book.notebook.note(note).unwrap().happened, book.encounter(visit, None, 10).unwrap().visit.started)
    };
    let before = shown(&book);
    // An hour later the clock is put back by half of it.
    book.clock.forward(HOUR / 2);
    office.now_ms = (MORNING + HOUR) as u64;
    office.sync(&book);
    assert_eq!(shown(&book), before);
    // As wrong at the next contact: what was noted in between was by that clock.
    let later = book.note(said("half an hour behind"));
    let stored = book.notebook.note(later).unwrap().happened.utc_ms;
    book.clock.forward(HOUR);
    office.now_ms = (MORNING + 2 * HOUR) as u64;
    office.sync(&book);
    let corrected = book.notebook.note(later).unwrap().happened.utc_ms - stored;
    assert!((corrected - HOUR / 2).abs() < 5 * MINUTE, "{corrected}");
    assert_eq!(shown(&book), before);
}

#[test]
fn what_a_teammate_wrote_by_a_right_clock_is_not_corrected_by_what_mine_was_off_by() {
    let (mut office, ada, jonas) = two_engineers();
    let sync_at = |office: &mut Office, book: &Book, at: i64| {
        office.now_ms = at as u64;
        office.sync(book);
    };
    for book in [&ada, &jonas] {
        book.clock.set(MORNING);
        sync_at(&mut office, book, MORNING);
    }
    // Half an hour behind, as the first contact shows that may be so, and the second that it was.
    ada.clock.set(MORNING + HOUR / 2);
    sync_at(&mut office, &ada, MORNING + HOUR);
    let mine = ada.note(NewObservation { visit: FiledUnder::Nowhere, ..said("half an hour behind") });
    jonas.clock.set(MORNING + HOUR + 10 * MINUTE);
    let visit = jonas.start_visit(&StartVisit::default()).unwrap();
    jonas.end_visit(None, true).unwrap();
    jonas.continue_visit(visit).unwrap();
    sync_at(&mut office, &jonas, MORNING + HOUR + 10 * MINUTE);
    ada.clock.set(MORNING + 3 * HOUR / 2);
    sync_at(&mut office, &ada, MORNING + 2 * HOUR);
    ada.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
    let started = |book: &Book| book.encounter(visit, None, 10).unwrap().visit.started.unwrap().utc_ms;
    assert_eq!(started(&ada), started(&jonas));
    let shown = ada.notebook.note(mine).unwrap().happened.utc_ms;
    assert!((shown - (MORNING + HOUR)).abs() < 5 * MINUTE, "and what I noted is");
}

#[test]
fn what_was_noted_by_a_clock_wrong_by_years_is_shown_by_what_it_should_have_said() {
    for years in [-3, 4] {
        let mut office = Office::new();
        let book = Book::new();
        let truly = MORNING;
        office.now_ms = truly as u64;
        book.clock.set(truly);
        office.join(&book);
        let before = book.note(NewObservation { visit: FiledUnder::Nowhere, ..said("by the right clock") });
        book.clock.forward(years * 365 * 24 * HOUR);
        let visit = book.start_visit(&StartVisit::default()).unwrap();
        let note = book.note(said("by the wrong one"));
        let stored = book.notebook.note(note).unwrap().happened;
        book.clock.forward(2 * HOUR);
        office.now_ms = (truly + 2 * HOUR) as u64;
        office.sync(&book);
        let near = |shown: Moment, at: i64| (shown.utc_ms - at).abs() < 5 * MINUTE;
        assert!(near(book.notebook.note(note).unwrap().happened, truly), "{years}");
        assert!(near(book.encounter(visit, None, 10).unwrap().visit.started.unwrap(), truly), "{years}");
        assert!(near(book.notebook.note(before).unwrap().happened, truly), "the right one stays");
        // The stored time is the one it was.
        let database = database(book.path());
        let sorted: i64 =
            database.query_row("SELECT sort FROM entity WHERE id = ?1", [note.as_bytes()], |row| row.get(0)).unwrap();
        assert_eq!(sorted, stored.utc_ms);
        // The clock is put right, and what is noted then is left alone.
        book.clock.set(truly + 3 * HOUR);
        office.now_ms = (truly + 3 * HOUR) as u64;
        let after = book.note(said("put right"));
        office.sync(&book);
        book.rebuild().unwrap();
        assert!(near(book.notebook.note(after).unwrap().happened, truly + 3 * HOUR), "{years}");
        assert!(near(book.notebook.note(note).unwrap().happened, truly), "{years}");
    }
}

#[test]
fn naming_offers_customers_as_typed_their_sites_and_people_and_says_who_is_named() {
    let (book, visit) = visiting();
    let brightline = book.add_customer("Brightline Metals").unwrap();
    let other = book.add_customer("Norring").unwrap();
    let site = book.add_site(brightline, "Plant 2", PhotoRule::No).unwrap();
    let rosa = book.person(brightline, "Rosa Medeiros", "welder", ConsentChoice::TeamOnly);
    let will = book.person(brightline, "Will Tran", "welder", ConsentChoice::TeamOnly);
    let offered = |begun: &str| {
        let page = book.name_visit(visit, begun).unwrap();
        (page.customers.iter().map(|customer| customer.id).collect::<Vec<_>>(), page.is_known)
    };
    assert_eq!(offered(""), (vec![brightline, other], false));
    assert_eq!(offered("bri"), (vec![brightline], false));
    assert_eq!(offered(" brightline metals "), (vec![brightline], true));
    assert_eq!(offered("somebody new"), (vec![], false));
    let change =
        VisitChange { customer: Some(brightline), site: Some(site), people: vec![will], ..VisitChange::default() };
    book.change_visit(visit, &change, None).unwrap();
    let page = book.name_visit(visit, "").unwrap();
    assert_eq!((page.site, page.sites[0].id, page.sites[0].photo_rule), (Some(site), site, PhotoRule::No));
    let people: Vec<_> = page.people.iter().map(|named| (named.person.id, named.is_here)).collect();
    assert_eq!(people, [(will, true), (rosa, false)]);
    let capture = book.capture_screen(None, None).unwrap();
    assert_eq!(capture.site.map(|site| site.id), Some(site));
}

#[test]
fn what_happened_last_stands_above_the_field_and_no_thought_among_it() {
    let (book, _) = visiting();
    for number in 0..25 {
        book.clock.forward(MINUTE);
        book.note(said(&format!("number {number}")));
        book.note(thought("between us"));
    }
    let capture = book.capture_screen(None, None).unwrap();
    let words: Vec<_> = capture.recent.iter().map(|note| note.words.as_str()).collect();
    assert_eq!((words.len(), words[0], words[19]), (20, "number 5", "number 24"));
    assert_eq!((capture.notes, capture.thoughts), (50, 25));
    assert_eq!(capture.exact_keys, [ObservationKind::Said]);
}

#[test]
fn a_notes_page_says_whom_it_may_be_of_and_what_it_shows() {
    let (book, visit) = visiting();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let will = book.person(customer, "Will Tran", "welder", ConsentChoice::TeamOnly);
    let change = VisitChange { customer: Some(customer), people: vec![will], ..VisitChange::default() };
    book.change_visit(visit, &change, None).unwrap();
    let note = book.note(said("We weld it twice."));
    let map = book.new_map(&NewMap { who: will, situation: "the first pass".into() }).unwrap();
    let entry = book.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
    let page = book.note_page(note).unwrap();
    assert_eq!(page.people.iter().map(|person| person.id).collect::<Vec<_>>(), [will]);
    let shown = &page.shows[0];
    assert_eq!(
        (shown.entry, shown.part, shown.text.as_str(), shown.against),
        (entry, MapPart::Say, "We weld it twice.", false)
    );
    assert!(page.versions.is_empty() && !page.stays_only_me);
    book.change_note(note, &NoteChange { only_me: Some(true), ..NoteChange::default() }, None).unwrap();
    assert!(book.note_page(note).unwrap().stays_only_me);
    book.delete(entry).unwrap();
    assert!(book.note_page(note).unwrap().shows.is_empty());
}
