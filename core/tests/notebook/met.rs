//! Whoever is met before a visit is named: they get its customer once somebody says it.

use soundings_core::VisitChange;
use soundings_core::model::{Id, PhotoRule};
use soundings_core::visit_log::{NewObservation, NewPerson, NewVisit, Person, PersonChange, StartVisit};

use crate::common::*;

/// Somebody who is described on a visit.
fn someone(book: &Book, visit: Id, description: &str) -> Id {
    let new = NewPerson { description: Some(description.into()), visit: Some(visit), ..NewPerson::default() };
    book.add_person(&new).unwrap()
}

fn with(customer: Id) -> VisitChange {
    VisitChange { customer: Some(customer), ..VisitChange::default() }
}

fn at(site: Id) -> VisitChange {
    VisitChange { site: Some(site), ..VisitChange::default() }
}

/// Whose somebody is, and where.
fn place(book: &Book, person: Id) -> (Option<String>, Option<String>) {
    let page = book.about_person(person).unwrap();
    (page.customer_name, page.site)
}

fn named(customer: &str, site: &str) -> (Option<String>, Option<String>) {
    let name = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
    (name(customer), name(site))
}

fn people_of(book: &Book, customer: Id) -> Vec<Id> {
    book.people_of(customer, None, 10).unwrap().items.iter().map(|row| row.id).collect()
}

#[test]
fn who_is_met_before_a_visit_is_named_is_the_customers_once_it_is() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let operator = someone(&book, visit, "night operator");
    book.note(exactly("it sticks", operator));
    assert_eq!(place(&book, operator), named("", ""));
    book.end_visit(None, false).unwrap();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let site = book.add_site(customer, "Plant 2", PhotoRule::NotAsked).unwrap();
    // As the screen does it: one choice after another.
    book.change_visit(visit, &with(customer), None).unwrap();
    assert_eq!((place(&book, operator), people_of(&book, customer)), (named("Brightline Metals", ""), vec![operator]));
    book.change_visit(visit, &at(site), None).unwrap();
    assert_eq!(place(&book, operator), named("Brightline Metals", "Plant 2"));
    let book = book.again();
    book.rebuild().unwrap();
    assert_eq!(
        (place(&book, operator).0, people_of(&book, customer)),
        (named("Brightline Metals", "").0, vec![operator])
    );
    assert_eq!(book.customer(customer).unwrap().people, 1);
}

#[test]
fn who_is_met_on_a_visit_that_has_a_name_is_its_customers_and_at_its_site() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let site = book.add_site(customer, "Plant 2", PhotoRule::NotAsked).unwrap();
    let start = StartVisit { customer: Some(customer), site: Some(site), ..StartVisit::default() };
    let visit = book.start_visit(&start).unwrap();
    let operator = someone(&book, visit, "night operator");
    assert_eq!(place(&book, operator), named("Brightline Metals", "Plant 2"));
    let other = book.add_customer("Norring").unwrap();
    let new = NewPerson { customer: Some(other), visit: Some(visit), ..NewPerson::default() };
    let guest = book.add_person(&NewPerson { name: Some("Per Aas".into()), ..new }).unwrap();
    assert_eq!(place(&book, guest), named("Norring", ""), "a guest of another's stays theirs");
    assert!(book.encounter(visit, None, 10).unwrap().people.iter().any(|row| row.id == guest));
}

#[test]
fn who_has_a_customer_keeps_it_whatever_a_visit_is_named() {
    let book = Book::new();
    let (brightline, norring) =
        (book.add_customer("Brightline Metals").unwrap(), book.add_customer("Norring").unwrap());
    let plant = book.add_site(brightline, "Plant 2", PhotoRule::NotAsked).unwrap();
    let new =
        |customer, name: &str| NewPerson { customer: Some(customer), name: Some(name.into()), ..NewPerson::default() };
    let (colette, per) = (new(brightline, "Colette Dubois"), new(norring, "Per Aas"));
    let (colette, per) = (book.add_person(&colette).unwrap(), book.add_person(&per).unwrap());
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let operator = someone(&book, visit, "night operator");
    let people = vec![colette, per];
    book.change_visit(visit, &VisitChange { people, site: Some(plant), ..with(brightline) }, None).unwrap();
    assert_eq!(place(&book, colette), named("Brightline Metals", ""), "who was known may be from anywhere");
    assert_eq!(place(&book, per), named("Norring", ""));
    assert_eq!(place(&book, operator), named("Brightline Metals", "Plant 2"));
    book.change_visit(visit, &with(norring), None).unwrap();
    assert_eq!(place(&book, operator), named("Brightline Metals", "Plant 2"), "a correction moves nobody");
    // Met now: Norring's, and not at the plant of another customer's.
    assert_eq!(place(&book, someone(&book, visit, "gate guard")), named("Norring", ""));
    let change = PersonChange { customer: Some(norring), ..PersonChange::default() };
    book.change_person(operator, &change, None).unwrap();
    assert_eq!(place(&book, operator).0.as_deref(), Some("Norring"), "by hand");
}

#[test]
fn who_was_deleted_gets_no_customer_by_the_name_of_a_visit() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let (gone, stays) = (someone(&book, visit, "night operator"), someone(&book, visit, "gate guard"));
    book.delete(gone).unwrap();
    let customer = book.add_customer("Brightline Metals").unwrap();
    book.change_visit(visit, &with(customer), None).unwrap();
    assert_eq!(people_of(&book, customer), [stays]);
    assert!(book.about_person(gone).is_err(), "still deleted");
}

#[test]
fn whom_only_the_notes_of_the_teams_visit_name_gets_its_customer_too() {
    let (mut office, ada, jonas) = two_engineers();
    let at = soundings_core::model::Plan { local: "2026-11-24T08:30".into(), zone: "America/Toronto".into() };
    let kind = soundings_core::model::EncounterKind::Visit;
    let visit = ada.plan_visit(&NewVisit { customer: None, site: None, kind, objective: None, at }).unwrap();
    ada.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
    let operator = someone(&ada, visit, "night operator");
    ada.note(NewObservation { by: Some(Person::Known(operator)), ..said("it sticks") });
    let customer = ada.add_customer("Brightline Metals").unwrap();
    ada.change_visit(visit, &with(customer), None).unwrap();
    assert_eq!(people_of(&ada, customer), [operator]);
    office.sync(&ada);
    assert!(!office.knows("night operator"), "the person is only me until the visit is shared");
    ada.end_visit(None, true).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    assert_eq!(people_of(&jonas, customer), [operator]);
}

#[test]
fn the_team_learns_whose_somebody_is_when_the_visit_is_shared_and_no_sooner() {
    let (mut office, ada, jonas) = two_engineers();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let first = ada.start_visit(&StartVisit::default()).unwrap();
    let operator = someone(&ada, first, "night operator");
    ada.note(exactly("it sticks", operator));
    ada.end_visit(None, true).unwrap();
    let second = ada.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    ada.note(exactly("it sticks still", operator));
    ada.change_visit(second, &VisitChange { people: vec![operator], ..VisitChange::default() }, None).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    assert_eq!((people_of(&ada, customer), people_of(&jonas, customer)), (vec![], vec![]));
    ada.end_visit(None, true).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    assert_eq!((people_of(&ada, customer), people_of(&jonas, customer)), (vec![operator], vec![operator]));
}

#[test]
fn a_visit_that_two_devices_name_apart_leaves_one_customer_for_its_people_on_both() {
    let (mut office, ada, jonas) = two_engineers();
    let visit = ada.start_visit(&StartVisit::default()).unwrap();
    let operator = someone(&ada, visit, "night operator");
    ada.note(exactly("it sticks", operator));
    ada.end_visit(None, true).unwrap();
    let (brightline, norring) = (ada.add_customer("Brightline Metals").unwrap(), ada.add_customer("Norring").unwrap());
    for book in [&ada, &jonas] {
        office.sync(book);
    }
    ada.change_visit(visit, &with(brightline), None).unwrap();
    jonas.clock.forward(HOUR);
    jonas.change_visit(visit, &with(norring), None).unwrap();
    for book in [&ada, &jonas, &ada] {
        office.sync(book);
    }
    assert_eq!(
        (place(&ada, operator).0.as_deref(), place(&jonas, operator).0.as_deref()),
        (Some("Norring"), Some("Norring"))
    );
}

#[test]
fn a_sites_page_has_its_people_and_who_goes_to_another_customer_leaves_it() {
    let book = Book::new();
    let (brightline, norring) =
        (book.add_customer("Brightline Metals").unwrap(), book.add_customer("Norring").unwrap());
    let plant = book.add_site(brightline, "Plant 2", PhotoRule::NotAsked).unwrap();
    let person = |number: usize, site| {
        let new =
            NewPerson { customer: Some(brightline), name: Some(format!("Nr {number}")), site, ..NewPerson::default() };
        book.add_person(&new).unwrap()
    };
    // More than one page of the customer's people lies between those at the site.
    let there: Vec<Id> = (0..120)
        .map(|number| person(number, (number % 15 == 0).then_some(plant)))
        .enumerate()
        .filter_map(|(number, id)| (number % 15 == 0).then_some(id))
        .collect();
    let first = book.people_of_site(plant, None, 5).unwrap();
    let rest = book.people_of_site(plant, first.next.as_deref(), 5).unwrap();
    let ids: Vec<Id> = first.items.iter().chain(&rest.items).map(|row| row.id).collect();
    assert_eq!((first.items.len(), rest.next, ids), (5, None, there.clone()));
    let page = book.about_site(plant).unwrap().people;
    assert_eq!((page.items.len(), page.more), (6, true));
    book.change_person(there[0], &PersonChange { customer: Some(norring), ..PersonChange::default() }, None).unwrap();
    assert_eq!(place(&book, there[0]), named("Norring", ""), "Norring has no such plant");
    assert_eq!(book.people_of_site(plant, None, 10).unwrap().items.len(), 7);
    let back = PersonChange { customer: Some(brightline), site: Some(plant), ..PersonChange::default() };
    book.change_person(there[0], &back, None).unwrap();
    assert_eq!(book.about_person(there[0]).unwrap().site_id, Some(plant));
    let same = PersonChange { customer: Some(brightline), ..PersonChange::default() };
    book.change_person(there[0], &same, None).unwrap();
    assert_eq!(
        place(&book, there[0]),
        named("Brightline Metals", "Plant 2"),
        "the same customer said again moves nobody"
    );
}
