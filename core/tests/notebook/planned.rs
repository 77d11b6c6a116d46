//! A visit that was planned for today is what somebody means who starts one with that customer; and nothing noted is yet to come.

use soundings_core::model::{EncounterKind, Id, PhotoRule, Plan};
use soundings_core::visit_log::{NewObservation, NewVisit, NoteChange, StartVisit};
use soundings_core::{Notebook, Refusal};

use crate::common::*;

fn planned(book: &Notebook, customer: Id, local: &str) -> Id {
    let at = Plan { local: local.into(), zone: "America/Toronto".into() };
    let (site, objective) = (None, Some("Why do they re-weld?".into()));
    let new = NewVisit { customer: Some(customer), site, kind: EncounterKind::Visit, objective, at };
    book.plan_visit(&new).unwrap()
}

fn started(book: &Notebook, start: &StartVisit) -> Id {
    let visit = book.start_visit(start).unwrap();
    book.end_visit(Some(visit), false).unwrap();
    visit
}

#[test]
fn a_visit_started_with_a_customer_is_the_one_planned_with_them_for_today_and_no_other() {
    let book = Book::new();
    book.clock.at(9, 0);
    let (customer, other) = (book.add_customer("Brightline Metals").unwrap(), book.add_customer("Ostrava").unwrap());
    let tomorrow = planned(&book, customer, "2026-11-25T09:00");
    let with_other = planned(&book, other, "2026-11-24T10:00");
    let start = StartVisit { customer: Some(customer), planned: true, ..StartVisit::default() };
    assert!(![tomorrow, with_other].contains(&started(&book, &start)), "none is planned for today");
    let (late, early) = (planned(&book, customer, "2026-11-24T23:30"), planned(&book, customer, "2026-11-24T00:10"));
    for another in [
        StartVisit { planned: false, ..start.clone() },
        StartVisit { kind: Some(EncounterKind::Meeting), ..start.clone() },
        StartVisit { objective: Some("Something else".into()), ..start.clone() },
        StartVisit { customer: None, ..start.clone() },
    ] {
        assert!(![late, early, tomorrow, with_other].contains(&started(&book, &another)), "{another:?}");
    }
    assert_eq!(started(&book, &start), early);
    assert_eq!(started(&book, &start), late, "each once");
    assert_eq!(book.encounter(early, None, 1).unwrap().visit.objective.as_deref(), Some("Why do they re-weld?"));
}

#[test]
fn a_note_that_has_not_happened_yet_is_refused_and_a_clock_that_is_a_little_ahead_is_not() {
    let book = Book::new();
    let note = book.note(said("before"));
    let now = book.notebook.note(note).unwrap().happened;
    let at = |minutes: i64| {
        let mut then = now.clone();
        then.utc_ms += minutes * 60_000;
        Some(then)
    };
    let later = |minutes| NewObservation { happened: at(minutes), ..said("later") };
    assert_eq!(refused(book.capture(&later(24 * 60))), Refusal::NotYet);
    assert_eq!(refused(book.capture(&later(7))), Refusal::NotYet);
    let change = NoteChange { happened: at(60), ..NoteChange::default() };
    assert_eq!(refused(book.change_note(note, &change, None)), Refusal::NotYet);
    let inbox = Notebook::capture_to_inbox(book.path(), &book.environment, &later(60));
    assert_eq!(refused(inbox), Refusal::NotYet);
    assert!(book.search("later", None, 10).unwrap().items.is_empty());
    book.capture(&later(4)).unwrap();
}

#[test]
fn whoever_plans_twice_with_one_name_plans_with_one_customer() {
    let book = Book::new();
    let ids = ["Brightline Metals", " BRIGHTLINE metals ", "Brightliné Metals"].map(|name| {
        let customer = book.customer_named(name).unwrap();
        planned(&book, customer, "2026-11-25T09:00");
        customer
    });
    assert!(ids.iter().all(|id| *id == ids[0]));
    let rows = book.customers(None, 10).unwrap().items;
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Brightline Metals"]);
    assert_eq!(book.about_customer(ids[0]).unwrap().visits.items.len(), 0);
    assert_ne!(book.customer_named("Brightline").unwrap(), ids[0], "a name that begins so is another's");
    assert_eq!(refused(book.customer_named(" ")), Refusal::EmptyText);
    book.delete(ids[0]).unwrap();
    assert_ne!(book.customer_named("Brightline Metals").unwrap(), ids[0], "who was deleted is not meant");
}

#[test]
fn what_is_typed_of_a_name_shows_the_customers_it_may_mean_and_the_one_it_does() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let site = book.add_site(customer, "Plant 2", PhotoRule::NotAsked).unwrap();
    book.add_customer("Norring").unwrap();
    let which = |begun: &str| {
        let page = book.which_customer(begun).unwrap();
        let names: Vec<String> = page.customers.into_iter().map(|customer| customer.name).collect();
        (names, page.called_so.map(|row| (row.id, row.sites.iter().map(|site| site.id).collect::<Vec<_>>())))
    };
    assert_eq!(which(" "), (vec![], None));
    assert_eq!(which("bright"), (vec!["Brightline Metals".to_owned()], None));
    assert_eq!(which("BRIGHTLINE metals ").1, Some((customer, vec![site])));
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    assert!(book.name_visit(visit, "brightline METALS").unwrap().is_known);
    assert!(!book.name_visit(visit, "brightline").unwrap().is_known);
}
