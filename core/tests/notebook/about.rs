//! A customer's page, a site's and a person's; their lists a page at a time.

use soundings_core::model::{ConsentChoice, EncounterKind, Id, MapPart, Mark, OutcomeKind, PhotoRule, Plan};
use soundings_core::visit_log::{NewPerson, NewPromise, Person, StartVisit};
use soundings_core::{NewMap, NewOutcome, NewPoster, NewVisit, Notebook, Refusal};

use crate::common::*;

fn people(book: &Notebook, customer: Id, count: usize) {
    for number in 0..count {
        let name = Some(format!("Welder {number}"));
        book.add_person(&NewPerson { customer: Some(customer), name, ..NewPerson::default() }).unwrap();
    }
}

#[test]
fn a_customers_page_holds_a_little_of_all_we_know_of_them() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    book.add_site(customer, "Plant 2", PhotoRule::AskEachTime).unwrap();
    let empty = book.about_customer(customer).unwrap();
    assert!(empty.next.is_none() && empty.visits.items.is_empty() && empty.knows.is_empty() && !empty.went_out);
    assert_eq!(empty.customer.sites[0].photo_rule, PhotoRule::AskEachTime);
    let rosa = book.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteNamed);
    people(&book, customer, 8);
    let start = StartVisit { customer: Some(customer), ..StartVisit::default() };
    let visit = book.start_visit(&start).unwrap();
    let note = book.note(exactly("If it opens at their site, it's my initials on the tag.", rosa));
    for mark in [Mark::Concern, Mark::Question] {
        book.mark(note, mark, true, None).unwrap();
    }
    let promise = NewPromise {
        text: "a settings card".into(),
        to: vec![Person::Known(rosa)],
        promised_by: None,
        until: "2026-12-04".into(),
        visit: Some(visit),
    };
    book.promise(&promise).unwrap();
    book.end_visit(None, true).unwrap();
    book.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
    let new = NewOutcome { customer, visits: vec![visit], kind: OutcomeKind::NewWork, text: None };
    for _ in 0..7 {
        book.add_outcome(&new).unwrap();
    }
    let page = book.about_customer(customer).unwrap();
    assert_eq!((page.visits.items[0].id, page.concerns.items[0].id, page.questions.items[0].id), (visit, note, note));
    assert!(page.priorities.items.is_empty());
    assert!(page.people.more && page.people.items.len() < 9);
    assert!(page.outcomes.more && page.outcomes.items.len() == 5);
    assert_eq!((page.promises.items.len(), page.maps.items.len(), page.knows.len()), (1, 1, 1));
    // What is answered is asked no more.
    book.answer_question(note, "the card").unwrap();
    assert!(book.about_customer(customer).unwrap().questions.items.is_empty());
    assert!(book.about_customer(rosa).is_err());
}

#[test]
fn a_persons_page_has_no_choice_before_they_were_asked_and_then_theirs() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let other = NewPerson { customer: Some(customer), name: Some("Imran Qureshi".into()), ..NewPerson::default() };
    let imran = book.add_person(&other).unwrap();
    let page = book.about_person(imran).unwrap();
    assert_eq!((page.consent.chosen, page.may_have_poster, page.poster), (None, false, None));
    assert_eq!((page.customer, page.customer_name.as_deref()), (Some(customer), Some("Brightline Metals")));
    book.set_consent(imran, ConsentChoice::TeamOnly).unwrap();
    assert_eq!(book.about_person(imran).unwrap().consent.chosen, Some(ConsentChoice::TeamOnly));
    book.set_consent(imran, ConsentChoice::Wall).unwrap();
    let said = book.note(exactly("All the same corner.", imran));
    for number in 0..6 {
        book.note(exactly(&format!("Corner {number}."), imran));
    }
    let map = book.new_map(&NewMap { who: imran, situation: "checking".into() }).unwrap();
    let entry = book.add_entry(&entry(map, MapPart::Pain, &[said])).unwrap();
    let page = book.about_person(imran).unwrap();
    assert!(page.notes.more && page.notes.items.len() == 5 && page.may_have_poster);
    assert_eq!(page.maps.items[0].map.id, map);
    let choices = book.poster_choices(imran).unwrap();
    assert_eq!((choices.words.len(), choices.matters[0].id, choices.most), (7, entry, 4));
    let new = NewPoster { person: imran, words: vec![choices.words[0].id], picture: None, matters: vec![entry] };
    let poster = book.new_poster(&new).unwrap();
    let page = book.about_person(imran).unwrap();
    assert_eq!((page.may_have_poster, page.poster), (false, Some(poster)));
    book.set_consent(imran, ConsentChoice::QuoteNamed).unwrap();
    assert_eq!(refused(book.poster_choices(imran)), Refusal::NotOnTheWall);
    assert!(!book.about_person(imran).unwrap().may_have_poster);
}

#[test]
fn a_sites_page_has_its_rule_and_whose_it_is() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let site = book.add_site(customer, "Plant 2", PhotoRule::NotAsked).unwrap();
    let page = book.about_site(site).unwrap();
    assert_eq!((page.customer, page.site.photo_rule), (Some(customer), PhotoRule::NotAsked));
    book.set_photo_rule(site, PhotoRule::No, Some(&page.site.seen)).unwrap();
    assert_eq!(book.about_site(site).unwrap().site.photo_rule, PhotoRule::No);
    assert!(book.about_site(customer).is_err());
}

/// Every id of a list, three to a page, and that no page has more.
fn all<T>(mut page: impl FnMut(Option<&str>) -> (Vec<T>, Option<String>)) -> Vec<T> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let (items, next) = page(after.as_deref());
        assert!(items.len() <= 3);
        all.extend(items);
        after = next;
        if after.is_none() {
            return all;
        }
    }
}

#[test]
fn people_and_what_is_marked_come_a_page_at_a_time_and_none_twice() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    people(&book, customer, 8);
    let ids = all(|after| {
        let page = book.people_of(customer, after, 3).unwrap();
        (page.items.iter().map(|row| row.id).collect(), page.next)
    });
    assert_eq!(ids, book.people_of(customer, None, 100).unwrap().items.iter().map(|row| row.id).collect::<Vec<_>>());
    let map = book.new_map(&NewMap { who: ids[0], situation: "a batch comes back".into() }).unwrap();
    let start = StartVisit { customer: Some(customer), ..StartVisit::default() };
    book.start_visit(&start).unwrap();
    let (mut notes, mut entries) = (Vec::new(), Vec::new());
    for number in 0..4 {
        let note = book.note(exactly(&format!("corner {number}"), ids[0]));
        let entry = book.add_entry(&entry(map, MapPart::Pain, &[note])).unwrap();
        for thing in [note, entry] {
            book.mark(thing, Mark::Question, true, None).unwrap();
            book.mark(thing, Mark::Priority, true, None).unwrap();
        }
        notes.insert(0, note);
        entries.insert(0, entry);
    }
    let expected = [notes, entries].concat();
    for mark in [Mark::Priority, Mark::Question] {
        let found = all(|after| {
            let page = book.marked_of(customer, mark, after, 3).unwrap();
            (page.items.iter().map(|row| row.id).collect(), page.next)
        });
        assert_eq!(found, expected, "{mark:?}");
    }
    for of in [None, Some(customer)] {
        let found = all(|after| {
            let page = book.questions(of, false, after, 3).unwrap();
            (page.items.iter().map(|row| row.question.id).collect(), page.next)
        });
        assert_eq!(found, expected);
    }
    for after in ["", "x:1.2", "note:", "note"] {
        assert_eq!(refused(book.questions(None, false, Some(after), 3)), Refusal::CursorUnreadable, "{after}");
    }
}

#[test]
fn a_seat_can_be_offered_on_what_is_planned_and_ahead() {
    let book = Book::new();
    assert!(book.visits_to_offer().unwrap().is_empty());
    let plan = |local: &str| {
        let at = Plan { local: local.into(), zone: "America/Toronto".into() };
        let kind = EncounterKind::Visit;
        book.plan_visit(&NewVisit { customer: None, site: None, kind, objective: None, at }).unwrap()
    };
    let (later, sooner) = (plan("2026-12-08T09:00"), plan("2026-12-01T09:00"));
    plan("2026-11-01T09:00");
    book.start_visit(&StartVisit::default()).unwrap();
    let ids: Vec<Id> = book.visits_to_offer().unwrap().iter().map(|visit| visit.id).collect();
    assert_eq!(ids, [sooner, later]);
}

#[test]
fn what_we_promised_a_customer_is_found_among_however_much_we_promised_others_and_costs_the_same() {
    use std::sync::atomic::Ordering;

    let book = Book::new();
    let (brightline, other) = (book.add_customer("Brightline Metals").unwrap(), book.add_customer("Norring").unwrap());
    let rosa = book.person(brightline, "Rosa Medeiros", "welder", ConsentChoice::QuoteNamed);
    let imran = book.person(other, "Imran Qureshi", "inspector", ConsentChoice::TeamOnly);
    let promise = |text: &str, to: Id, until: &str, visit: Option<Id>| {
        let to = vec![Person::Known(to)];
        let new = NewPromise { text: text.into(), to, promised_by: None, until: until.into(), visit };
        book.promise(&new).unwrap()
    };
    let start = |customer| book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let visit = start(brightline);
    let there = promise("made there", imran, "2026-12-30", Some(visit));
    book.end_visit(None, false).unwrap();
    let alone = promise("made on no visit", rosa, "2026-12-29", None);
    let kept = promise("kept", rosa, "2026-12-28", None);
    book.settle_promise(kept, soundings_core::model::PromiseState::Kept, None).unwrap();
    let ids = || -> Vec<Id> {
        book.about_customer(brightline).unwrap().promises.items.into_iter().map(|row| row.id).collect()
    };
    assert_eq!(ids(), [alone, there]);
    let turns = || {
        ids();
        let turns = book.count_turns().unwrap();
        ids();
        turns.load(Ordering::SeqCst)
    };
    let few = turns();
    let elsewhere = start(other);
    for number in 0..600 {
        promise(&format!("to another {number}"), imran, "2026-12-01", Some(elsewhere));
    }
    assert_eq!(ids(), [alone, there], "however many are due before them");
    let many = turns();
    assert!(many < few + few / 5 + 50, "{few} turns, and {many} with 600 promises to another customer");
    book.rebuild().unwrap();
    assert_eq!(ids(), [alone, there]);
}

#[test]
fn every_customer_is_on_one_page_of_the_list_and_on_one_only() {
    let book = Book::new();
    let added: Vec<Id> = (0..250).map(|number| book.add_customer(&format!("Foundry {number}")).unwrap()).collect();
    let (mut listed, mut after) = (Vec::new(), None);
    loop {
        let page = book.customers(after.as_deref(), 100).unwrap();
        assert!(page.items.len() <= 100);
        listed.extend(page.items.iter().map(|row| row.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(listed, added);
}
