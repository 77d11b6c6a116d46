//! Trust stories: whose turn it is, and what a week taken up twice comes to.

use soundings_core::model::{ConsentChoice, Id};
use soundings_core::present::{StoryHeldBack, StoryPage};
use soundings_core::{Refusal, StoryChange};

use crate::common::*;

const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

fn told(text: &str) -> StoryChange {
    StoryChange { text: Some(text.into()), ..StoryChange::default() }
}

fn on_the_wall(hangs: bool) -> StoryChange {
    StoryChange { on_the_wall: Some(hangs), ..StoryChange::default() }
}

fn meet(office: &mut Office, books: &[&Book]) {
    for _ in 0..2 {
        for book in books {
            office.sync(book);
        }
    }
    for pair in books.windows(2) {
        assert_eq!(pair[0].dump_team().unwrap(), pair[1].dump_team().unwrap());
    }
}

fn teller(book: &Book) -> String {
    book.story_page().unwrap().teller.unwrap().name
}

fn page(book: &Book) -> StoryPage {
    book.story_page().unwrap()
}

fn three() -> (Office, [Book; 3]) {
    let (mut office, ada, jonas) = two_engineers();
    let mira = Book::of("Mira Sand", 11);
    office.join(&mira);
    let books = [ada, jonas, mira];
    meet(&mut office, &[&books[0], &books[1], &books[2]]);
    (office, books)
}

#[test]
fn everybody_tells_before_anybody_tells_again_and_every_device_proposes_the_same() {
    let (mut office, books) = three();
    let mut tellers = Vec::new();
    for week in 0..6 {
        let proposed: Vec<String> = books.iter().map(teller).collect();
        assert!(proposed.iter().all(|name| *name == proposed[0]), "week {week}: {proposed:?}");
        let book = books.iter().find(|book| book.engineer().unwrap().name == proposed[0]).unwrap();
        book.tell_story(&told("They called us before they called anybody else.")).unwrap();
        tellers.push(proposed[0].clone());
        meet(&mut office, &[&books[0], &books[1], &books[2]]);
        assert!(page(&books[2]).taken && page(&books[2]).story.unwrap().told);
        books.iter().for_each(|book| book.clock.forward(WEEK));
    }
    let mut first: Vec<String> = tellers[..3].to_vec();
    first.sort();
    assert_eq!(first, ["Ada Okafor", "Jonas Lindqvist", "Mira Sand"]);
    assert_eq!(tellers[..3], tellers[3..], "whoever told longest ago is next");
}

#[test]
fn who_is_away_or_passes_is_skipped_and_comes_first_the_week_after() {
    let (mut office, books) = three();
    let first = teller(&books[0]);
    let book = books.iter().find(|book| book.engineer().unwrap().name == first).unwrap();
    let absence = book.away_from_stories("2026-11-27", "2026-11-30").unwrap();
    meet(&mut office, &[&books[0], &books[1], &books[2]]);
    let second = teller(&books[0]);
    assert_ne!(first, second);
    assert_eq!(book.story_page().unwrap().away.len(), 1);
    book.back_for_stories(absence).unwrap();
    assert_eq!(teller(book), first);
    book.pass_story().unwrap();
    meet(&mut office, &[&books[0], &books[1], &books[2]]);
    assert!(books.iter().all(|book| teller(book) == second));
    let next = books.iter().find(|book| book.engineer().unwrap().name == second).unwrap();
    next.tell_story(&told("We said what we did not know.")).unwrap();
    meet(&mut office, &[&books[0], &books[1], &books[2]]);
    books.iter().for_each(|book| book.clock.forward(WEEK));
    assert_ne!(teller(&books[0]), second, "who told is last");
    assert_eq!(refused(book.away_from_stories("2026-12-04", "2026-12-01")), Refusal::BadDate);
    let others = books.iter().find(|other| other.engineer().unwrap().id != book.engineer().unwrap().id).unwrap();
    assert_eq!(refused(others.back_for_stories(absence)), Refusal::NotYours);
}

#[test]
fn a_week_taken_up_twice_goes_to_the_lower_rank_and_both_are_told() {
    let (mut office, ada, jonas) = two_engineers();
    meet(&mut office, &[&ada, &jonas]);
    ada.clock.at(9, 0);
    let hers = ada.take_story().unwrap();
    jonas.clock.at(9, 30);
    let his = jonas.tell_story(&told("Told first, taken up later.")).unwrap();
    meet(&mut office, &[&ada, &jonas]);
    for book in [&ada, &jonas] {
        let page = page(book);
        assert_eq!(page.teller.unwrap().name, "Ada Okafor");
        // Until she tells hers, his is the week's.
        assert_eq!(page.story.unwrap().id, his);
    }
    ada.tell_story(&told("Hers.")).unwrap();
    meet(&mut office, &[&ada, &jonas]);
    for book in [&ada, &jonas] {
        let page = page(book);
        assert_eq!(page.story.as_ref().unwrap().id, hers);
        let also: Vec<(String, Id, bool)> =
            page.also.into_iter().map(|one| (one.teller.name, one.story, one.told)).collect();
        assert_eq!(also, [("Jonas Lindqvist".to_owned(), his, true)], "and that is said");
    }
    assert_eq!(ada.stories(None, 10).unwrap().items.len(), 2, "nothing is lost");
    let mira = Book::of("Mira Sand", 11);
    office.join(&mira);
    assert_eq!(refused(mira.take_story()), Refusal::StoryTaken);
}

#[test]
fn a_teller_who_left_loses_the_week_to_the_next_and_what_they_told_before_stays() {
    let (mut office, ada, jonas) = two_engineers();
    let his_device = office.last_device();
    meet(&mut office, &[&ada, &jonas]);
    let told_before = jonas.tell_story(&told("They kept a chair for us.")).unwrap();
    meet(&mut office, &[&ada, &jonas]);
    [&ada, &jonas].into_iter().for_each(|book| book.clock.forward(WEEK));
    jonas.take_story().unwrap();
    meet(&mut office, &[&ada, &jonas]);
    assert_eq!((teller(&ada).as_str(), page(&ada).taken), ("Jonas Lindqvist", true));

    office.revoke(his_device, u64::MAX >> 20);
    office.sync(&ada);
    assert_eq!((teller(&ada).as_str(), page(&ada).taken), ("Ada Okafor", false), "nobody waits for who is gone");
    ada.tell_story(&told("They asked who would come now. I did.")).unwrap();
    assert!(page(&ada).taken && page(&ada).story.unwrap().mine);
    let before = ada.story(told_before).unwrap();
    assert!(before.told && before.teller_left && before.text == "They kept a chair for us.");
    ada.clock.forward(WEEK);
    assert_eq!(teller(&ada), "Ada Okafor", "who left is proposed no more");
}

#[test]
fn only_its_teller_changes_a_story_and_everybody_may_take_it_off_the_wall() {
    let (mut office, ada, jonas) = two_engineers();
    let story = ada.tell_story(&told("They showed us the tape over the display.")).unwrap();
    ada.change_story(story, &on_the_wall(true), None).unwrap();
    meet(&mut office, &[&ada, &jonas]);
    assert_eq!(refused(jonas.change_story(story, &told("Mine"), None)), Refusal::NotYours);
    assert_eq!(refused(jonas.change_story(story, &on_the_wall(true), None)), Refusal::NotYours);
    jonas.change_story(story, &on_the_wall(false), None).unwrap();
    meet(&mut office, &[&ada, &jonas]);
    assert_eq!(ada.story(story).unwrap().held_back, [StoryHeldBack::Inside]);
}

#[test]
fn a_story_hangs_only_while_everybody_in_it_and_everything_under_it_may() {
    let (mut office, ada, jonas) = two_engineers();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let colette = ada.person(customer, "Colette Dubois", "purchasing", ConsentChoice::Wall);
    let rosa = ada.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteNamed);
    let note = ada.note(exactly("You came back when you said you would.", colette));
    ada.share(&[note]).unwrap();
    let story = ada
        .tell_story(&StoryChange {
            customer: Some(customer),
            people: Some(vec![colette]),
            about: Some(vec![note]),
            on_the_wall: Some(true),
            ..told("Colette Dubois asked for the card. We brought it on the day.")
        })
        .unwrap();
    meet(&mut office, &[&ada, &jonas]);
    let hung = |book: &Book| book.wall().unwrap().story;
    assert_eq!(hung(&jonas).unwrap().customer.as_deref(), Some("Brightline Metals"));
    assert_eq!(hung(&jonas).unwrap().teller.as_deref(), Some("Ada Okafor"));

    let held = |book: &Book| book.story(story).unwrap().held_back;
    let people = |people: Vec<Id>| StoryChange { people: Some(people), ..StoryChange::default() };
    ada.change_story(story, &people(vec![colette, rosa]), None).unwrap();
    assert_eq!(held(&ada), [StoryHeldBack::SomebodyNotOnTheWall]);
    ada.change_story(story, &StoryChange { people: Some(vec![colette]), ..told("We asked Rosa first.") }, None)
        .unwrap();
    assert_eq!(held(&ada), [StoryHeldBack::NamesSomebody], "nobody is named who did not agree, linked or not");
    ada.change_story(story, &told("We came back on the day."), None).unwrap();
    assert!(hung(&ada).is_some());
    ada.change_story(story, &told(&"We came back. ".repeat(100)), None).unwrap();
    assert_eq!(held(&ada), [StoryHeldBack::TooLong]);
    ada.change_story(story, &told("We came back on the day."), None).unwrap();

    ada.set_consent(colette, ConsentChoice::QuoteNamed).unwrap();
    assert_eq!(held(&ada), [StoryHeldBack::SomebodyNotOnTheWall, StoryHeldBack::RestsOnWhatMayNotHang]);
    assert_eq!(hung(&ada), None);
    ada.set_consent(colette, ConsentChoice::Wall).unwrap();
    ada.delete(note).unwrap();
    assert_eq!(held(&ada), [StoryHeldBack::RestsOnWhatIsGone], "its teller looks at it again");
    meet(&mut office, &[&ada, &jonas]);
    assert_eq!(hung(&jonas), None);
}

#[test]
fn rule_09_a_note_erased_under_a_story_takes_the_story_off_the_wall_and_leaves_no_word_anywhere() {
    let (mut office, ada, jonas) = two_engineers();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let colette = ada.person(customer, "Colette Dubois", "purchasing", ConsentChoice::Wall);
    let note = ada.note(exactly("Quibblezot, you came back.", colette));
    ada.share(&[note]).unwrap();
    let rests_on = StoryChange { about: Some(vec![note]), on_the_wall: Some(true), ..told("We came back on the day.") };
    let story = ada.tell_story(&rests_on).unwrap();
    meet(&mut office, &[&ada, &jonas]);
    assert!(jonas.wall().unwrap().story.is_some());
    assert_eq!(jonas.story(story).unwrap().about[0].words, "Quibblezot, you came back.");
    jonas.erase(note).unwrap();
    meet(&mut office, &[&ada, &jonas]);
    for book in [&ada, &jonas] {
        assert_eq!(book.wall().unwrap().story, None, "off at once, before it is final");
        let row = book.story(story).unwrap();
        assert_eq!(row.held_back, [StoryHeldBack::RestsOnWhatIsGone], "its teller looks at it again");
        assert!(row.about.iter().all(|link| !link.words.contains("Quibblezot")), "{:?}", row.about);
        assert_eq!(row.text, "We came back on the day.", "what its teller wrote stays");
    }
    // The day to take it back is counted by the hub's clock.
    office.now_ms += 25 * HOUR as u64;
    meet(&mut office, &[&jonas, &ada]);
    meet(&mut office, &[&jonas, &ada]);
    for book in [&ada, &jonas] {
        assert_eq!(book.story(story).unwrap().held_back, [StoryHeldBack::RestsOnWhatIsGone]);
        book.notebook.close();
        assert!(!holds(&everything_in(book.path()), "Quibblezot"));
    }
}

#[test]
fn nothing_that_is_only_me_stands_under_a_story_of_the_teams() {
    let (mut office, ada, jonas) = two_engineers();
    let note = ada.note(said("only mine"));
    let about = StoryChange { about: Some(vec![note]), ..told("A story.") };
    assert_eq!(refused(ada.tell_story(&about)), Refusal::ShareItFirst);
    assert!(!page(&ada).taken, "nothing was changed");
    meet(&mut office, &[&ada, &jonas]);
}

#[test]
fn a_week_is_one_of_the_teams_zone() {
    let (mut office, ada, jonas) = two_engineers();
    // Sunday 29 November, 23:30 in Toronto; Monday in Berlin.
    let sunday = MORNING + 5 * DAY + 15 * HOUR - 10 * 60_000;
    [&ada, &jonas].iter().for_each(|book| book.clock.set(sunday));
    assert_eq!(page(&ada).week.to_string(), "2026-11-23");
    ada.set_story_zone("Europe/Berlin").unwrap();
    meet(&mut office, &[&ada, &jonas]);
    assert_eq!(page(&jonas).week.to_string(), "2026-11-30");
    assert_eq!(page(&jonas).zone.as_deref(), Some("Europe/Berlin"));
    assert_eq!(refused(ada.set_story_zone("Berlin")), Refusal::UnknownZone);
}

#[test]
fn a_story_that_is_kept_inside_costs_the_same_however_many_people_there_are() {
    use std::sync::atomic::Ordering;

    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    book.tell_story(&StoryChange { text: Some("We came back.".into()), ..StoryChange::default() }).unwrap();
    let turns = || {
        let look = || (book.story_page().unwrap(), book.stories(None, 100).unwrap());
        look();
        let turns = book.count_turns().unwrap();
        look();
        turns.load(Ordering::SeqCst)
    };
    let few = turns();
    for number in 0..200 {
        let name = Some(format!("Person {number}"));
        book.add_person(&soundings_core::visit_log::NewPerson {
            customer: Some(customer),
            name,
            ..soundings_core::visit_log::NewPerson::default()
        })
        .unwrap();
    }
    assert!(turns() < few + few / 5 + 100, "{few} turns, and {} with 200 people", turns());
}
