//! Other names: a typo is corrected, somebody who was described gets a name, and two who rename apart both stand.

use soundings_core::model::{Audience, ConsentChoice, Id, PhotoRule};
use soundings_core::present::VersionsRow;
use soundings_core::{NewPerson, PersonChange, Refusal, Resolution};

use crate::common::*;

fn versions(book: &Book) -> Vec<VersionsRow> {
    book.sync_screen().unwrap().needs_you.into_iter().filter_map(|row| row.versions).collect()
}

fn values(rows: &[VersionsRow]) -> Vec<(&str, Vec<&str>)> {
    let mut all = Vec::new();
    for row in rows {
        let mut values: Vec<&str> = row.versions.iter().map(|version| version.value.as_str()).collect();
        values.sort_unstable();
        all.push((row.field.as_str(), values));
    }
    all
}

fn called(name: &str) -> PersonChange {
    PersonChange { name: Some(name.into()), ..PersonChange::default() }
}

#[test]
fn a_typo_in_a_name_is_corrected_wherever_it_stands_and_found_by_what_it_is_now() {
    let book = Book::new();
    let customer = book.add_customer("Brigthline Metals").unwrap();
    let site = book.add_site(customer, "Plant 3", PhotoRule::NotAsked).unwrap();
    let rosa = book.person(customer, "Rosa Mederios", "welder", ConsentChoice::QuoteNamed);
    let note = book.note(exactly("It hums.", rosa));
    let (of_customer, of_site, of_rosa) = (
        book.about_customer(customer).unwrap().seen,
        book.about_site(site).unwrap().site.seen,
        book.about_person(rosa).unwrap().seen,
    );
    book.change_customer(customer, " Brightline Metals ", Some(&of_customer)).unwrap();
    book.change_site(site, "Plant 2", Some(&of_site)).unwrap();
    let change = PersonChange { role: Some("lead welder".into()), site: Some(site), ..called("Rosa Medeiros") };
    book.change_person(rosa, &change, Some(&of_rosa)).unwrap();

    let about = book.about_person(rosa).unwrap();
    assert_eq!((about.named.as_deref(), about.described), (Some("Rosa Medeiros"), None));
    assert_eq!((about.customer_name.as_deref(), about.site.as_deref()), (Some("Brightline Metals"), Some("Plant 2")));
    assert_eq!(about.consent.person.role.as_deref(), Some("lead welder"));
    assert_eq!(about.consent.person.consent, ConsentChoice::QuoteNamed, "what she agreed to stays");
    assert_eq!(book.notebook.note(note).unwrap().by.unwrap().name, "Rosa Medeiros");
    let found = |words: &str| book.search(words, None, 10).unwrap().items.len();
    assert_eq!((found("medeiros") > 0, found("mederios"), found("brigthline")), (true, 0, 0));
    assert!(versions(&book).is_empty());
    book.rebuild().unwrap();
    assert_eq!(book.about_person(rosa).unwrap().named.as_deref(), Some("Rosa Medeiros"));
}

#[test]
fn somebody_who_was_only_described_gets_a_name_and_stays_who_they_are() {
    let book = Book::new();
    let described = NewPerson { description: Some("night operator, line 3".into()), ..NewPerson::default() };
    let operator = book.add_person(&described).unwrap();
    let note = book.note(exactly("It hums at two.", operator));
    assert_eq!(book.about_person(operator).unwrap().named, None);
    let customer = book.add_customer("Brightline Metals").unwrap();
    let change = PersonChange { customer: Some(customer), ..called("Imran Siddiqui") };
    book.change_person(operator, &change, None).unwrap();
    let about = book.about_person(operator).unwrap();
    assert_eq!(about.described.as_deref(), Some("night operator, line 3"));
    assert_eq!((about.consent.person.name.as_str(), about.customer), ("Imran Siddiqui", Some(customer)));
    assert_eq!(book.notebook.note(note).unwrap().by.unwrap().name, "Imran Siddiqui");
    assert_eq!(book.people_of(customer, None, 100).unwrap().items.len(), 1);
}

#[test]
fn what_is_no_name_and_what_is_gone_is_refused_and_nothing_changes() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa Medeiros", "welder", ConsentChoice::TeamOnly);
    assert_eq!(refused(book.change_customer(customer, " ", None)), Refusal::EmptyText);
    assert_eq!(refused(book.change_person(rosa, &called("  "), None)), Refusal::EmptyText);
    assert!(book.change_site(customer, "Plant 2", None).is_err(), "a customer is no site");
    let elsewhere = PersonChange { customer: Some(rosa), ..called("Rosa") };
    assert!(book.change_person(rosa, &elsewhere, None).is_err(), "a person is no customer");
    assert_eq!(book.about_person(rosa).unwrap().named.as_deref(), Some("Rosa Medeiros"));
    book.change_person(rosa, &PersonChange::default(), None).unwrap();
    book.delete(rosa).unwrap();
    assert!(book.change_person(rosa, &called("Rosa"), None).is_err());
}

#[test]
fn two_who_rename_apart_both_stand_side_by_side_until_somebody_decides() {
    let (mut office, ada, jonas) = two_engineers();
    let customer = ada.add_customer("Brightline").unwrap();
    let rosa = ada.person(customer, "R. Medeiros", "welder", ConsentChoice::TeamOnly);
    office.meet(&ada, &jonas);
    ada.change_customer(customer, "Brightline Metals", Some(&ada.about_customer(customer).unwrap().seen)).unwrap();
    jonas.change_customer(customer, "Brightline Inc.", Some(&jonas.about_customer(customer).unwrap().seen)).unwrap();
    ada.change_person(rosa, &called("Rosa Medeiros"), None).unwrap();
    jonas.change_person(rosa, &called("Rosa Medeiros"), None).unwrap();
    let role = PersonChange { role: Some("lead welder".into()), ..PersonChange::default() };
    jonas.change_person(rosa, &role, None).unwrap();
    office.meet(&ada, &jonas);
    for book in [&ada, &jonas] {
        let rows = versions(book);
        assert_eq!(
            values(&rows),
            [("name", vec!["Brightline Inc.", "Brightline Metals"])],
            "what is alike is no conflict"
        );
        assert_eq!((rows[0].entity, rows[0].was.as_deref()), (customer, Some("Brightline")));
        assert_eq!(book.about_customer(customer).unwrap().versions, rows, "its page leads to them too");
        let about = book.about_person(rosa).unwrap();
        assert_eq!(
            (about.named.as_deref(), about.consent.person.role.as_deref()),
            (Some("Rosa Medeiros"), Some("lead welder"))
        );
    }
    assert_eq!(
        ada.about_customer(customer).unwrap().customer.name,
        jonas.about_customer(customer).unwrap().customer.name
    );
    let metals = versions(&ada)[0].versions.iter().find(|one| one.value == "Brightline Metals").unwrap().id.clone();
    ada.resolve(customer, "name", &Resolution::Keep(metals)).unwrap();
    office.meet(&ada, &jonas);
    for book in [&ada, &jonas] {
        assert!(versions(book).is_empty() && book.about_customer(customer).unwrap().versions.is_empty());
        assert_eq!(book.about_customer(customer).unwrap().customer.name, "Brightline Metals");
    }
}

#[test]
fn a_name_given_by_a_page_that_is_out_of_date_stands_beside_the_one_it_did_not_see() {
    let (mut office, ada, jonas) = two_engineers();
    let customer = ada.add_customer("Brightline").unwrap();
    office.meet(&ada, &jonas);
    let seen = jonas.about_customer(customer).unwrap().seen;
    ada.change_customer(customer, "Brightline Metals", None).unwrap();
    office.meet(&ada, &jonas);
    // Jonas types while Ada's name comes in.
    jonas.change_customer(customer, "Brightline Inc.", Some(&seen)).unwrap();
    assert_eq!(values(&versions(&jonas)), [("name", vec!["Brightline Inc.", "Brightline Metals"])]);
}

#[test]
fn a_sites_page_and_a_persons_say_that_two_versions_of_a_name_stand_side_by_side() {
    let (mut office, ada, jonas) = two_engineers();
    let customer = ada.add_customer("Brightline").unwrap();
    let site = ada.add_site(customer, "Plant", PhotoRule::NotAsked).unwrap();
    let rosa = ada.person(customer, "R. Medeiros", "welder", ConsentChoice::TeamOnly);
    office.meet(&ada, &jonas);
    for (book, number) in [(&ada, "2"), (&jonas, "3")] {
        book.change_site(site, &format!("Plant {number}"), None).unwrap();
        book.change_person(rosa, &called(&format!("Rosa {number}")), None).unwrap();
    }
    office.meet(&ada, &jonas);
    assert_eq!(values(&ada.about_site(site).unwrap().versions), [("name", vec!["Plant 2", "Plant 3"])]);
    assert_eq!(values(&ada.about_person(rosa).unwrap().versions), [("name", vec!["Rosa 2", "Rosa 3"])]);
}

#[test]
fn whose_a_person_is_goes_to_the_team_with_the_person_the_team_has() {
    let (mut office, ada, jonas) = two_engineers();
    let described = NewPerson { description: Some("night operator".into()), ..NewPerson::default() };
    let operator: Id = ada.add_person(&described).unwrap();
    ada.share(&[operator]).ok();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let change = PersonChange { customer: Some(customer), ..PersonChange::default() };
    ada.change_person(operator, &change, None).unwrap();
    office.meet(&ada, &jonas);
    assert_eq!(jonas.customer(customer).unwrap().audience, Audience::Team);
    assert_eq!(jonas.about_person(operator).unwrap().customer, Some(customer));
}

#[test]
fn a_customer_is_one_of_our_own_house_for_as_long_as_somebody_says_so() {
    let (mut office, ada, jonas) = two_engineers();
    let customer = ada.add_customer("Plant maintenance").unwrap();
    assert!(!ada.customer(customer).unwrap().internal);
    let to_call_on = || ada.not_met_lately(None, 10).unwrap().items.iter().any(|row| row.customer == customer);
    assert!(to_call_on());
    ada.set_internal(customer, true).unwrap();
    assert!(!to_call_on(), "nobody is reminded to call on our own house");
    office.meet(&ada, &jonas);
    assert!(jonas.customer(customer).unwrap().internal && jonas.about_customer(customer).unwrap().customer.internal);
    jonas.set_internal(customer, false).unwrap();
    office.meet(&ada, &jonas);
    assert!(!ada.customer(customer).unwrap().internal);
    assert!(ada.set_internal(soundings_core::model::Id::default(), true).is_err());
}
