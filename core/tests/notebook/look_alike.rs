//! What looks like one: found as names change, and read without going through everybody's.

use std::sync::atomic::Ordering;

use soundings_core::model::{ConsentChoice, Id, PhotoRule};
use soundings_core::present::{PAGE, SameKind};
use soundings_core::visit_log::StartVisit;
use soundings_core::{Notebook, PersonChange};

use crate::common::*;

fn proposed(book: &Notebook) -> Vec<(SameKind, Id, Id)> {
    book.same_proposals().unwrap().into_iter().map(|row| (row.what, row.target.id, row.alias.id)).collect()
}

#[test]
fn what_is_proposed_follows_names_what_they_belong_to_and_what_is_there() {
    let book = Book::new();
    let [brightline, veldmann] = ["Brightline Metals", "Veldmann"].map(|name| book.add_customer(name).unwrap());
    let person = |customer, name| book.person(customer, name, "welder", ConsentChoice::TeamOnly);
    let (rosa, will) = (person(brightline, "Rosa Medeiros"), person(brightline, "Will Tran"));
    let elsewhere = person(veldmann, "Rosa Medeiros");
    assert_eq!(proposed(&book), [], "two customers may each have one of that name");
    let name = |id, name: &str| {
        book.change_person(id, &PersonChange { name: Some(name.into()), ..PersonChange::default() }, None).unwrap();
    };
    name(will, "Rosa Medeiro");
    let pair = [(SameKind::Person, rosa, will)];
    assert_eq!(proposed(&book), pair);
    book.delete(rosa).unwrap();
    assert_eq!(proposed(&book), []);
    book.undo_delete(rosa).unwrap();
    assert_eq!(proposed(&book), pair);
    book.rebuild().unwrap();
    assert_eq!(proposed(&book), pair);
    name(will, "Will Tran");
    assert_eq!(proposed(&book), []);
    // Their customers are one after all.
    book.declare_same(veldmann, brightline).unwrap();
    assert_eq!(proposed(&book), [(SameKind::Person, rosa, elsewhere)]);
    book.undo_same(veldmann).unwrap();
    assert_eq!(proposed(&book), []);
    name(will, "Rosa Medeiros");
    book.erase(rosa).unwrap();
    assert_eq!(proposed(&book), []);
    book.clock.forward(25 * HOUR);
    let book = book.again();
    let connection = database(book.path());
    let kept = |sql: &str| connection.query_row::<i64, _, _>(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(kept("SELECT count(*) FROM look_alike"), 0);
    let of_nothing = "SELECT count(*) FROM name_key WHERE number IN (SELECT number FROM entity WHERE hidden = 2)";
    assert_eq!(kept(of_nothing), 0, "nothing is kept of the name of whom was erased");
}

#[test]
fn two_visits_to_a_site_at_one_time_are_proposed_while_both_are_there() {
    let (mut office, ada, jonas) = two_engineers();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let site = ada.add_site(customer, "Plant 2", PhotoRule::Yes).unwrap();
    office.meet(&ada, &jonas);
    let visit = |book: &Book, from: i64, until: i64| {
        book.clock.at(from, 0);
        let visit =
            book.start_visit(&StartVisit { customer: Some(customer), site: Some(site), ..StartVisit::default() });
        book.clock.at(until, 0);
        book.end_visit(None, true).unwrap();
        visit.unwrap()
    };
    let (morning, late) = (visit(&ada, 9, 11), visit(&jonas, 10, 12));
    visit(&ada, 13, 14);
    office.meet(&ada, &jonas);
    for book in [&ada, &jonas] {
        assert_eq!(proposed(book), [(SameKind::Visit, morning, late)]);
        book.rebuild().unwrap();
        assert_eq!(proposed(book), [(SameKind::Visit, morning, late)]);
    }
    ada.delete(late).unwrap();
    assert_eq!(proposed(&ada), []);
}

#[test]
fn reading_what_looks_like_one_costs_what_is_shown_and_not_what_is_there() {
    let book = Book::new();
    let add = |names: std::ops::Range<u32>| {
        for number in names {
            // No two are alike: figures tell names apart.
            let customer = book.add_customer(&format!("Customer {number}")).unwrap();
            book.person(customer, &format!("Person {number}"), "welder", ConsentChoice::TeamOnly);
        }
    };
    let turns = || {
        book.same_proposals().unwrap();
        let turns = book.count_turns().unwrap();
        let shown = book.same_proposals().unwrap().len();
        (shown, turns.load(Ordering::SeqCst))
    };
    for name in ["Veldmann GmbH", "Veldmann"] {
        book.add_customer(name).unwrap();
    }
    add(0..20);
    let few = turns();
    assert_eq!(few.0, 1);
    add(20..400);
    assert_eq!(turns(), few);
    for number in 0..40 {
        book.add_customer(&format!("Brossard {}", ["Ltd", "Inc", "AG", "SA"][number % 4])).unwrap();
    }
    assert_eq!(turns().0, PAGE, "and never more than a page");
}
