//! The visit report: what is in it, and for whom.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use common::*;
use soundings_core::model::{ConsentChoice, Id};
use soundings_core::present::{ForWhom, Named, Noted, Report};
use soundings_core::visit_log::{NewObservation, NewPerson, Person, StartVisit};

fn us(example: &Example) -> Report {
    example.book.report(example.visit, ForWhom::Us).unwrap()
}

fn others(example: &Example) -> Report {
    example.book.report(example.visit, ForWhom::Others).unwrap()
}

fn ended() -> Example {
    let example = Example::new();
    example.book.end_visit(None, true).unwrap();
    example.book.clock.at(12, 10);
    example
}

fn ids<'a>(notes: impl IntoIterator<Item = &'a Noted>) -> Vec<Id> {
    notes.into_iter().map(|note| note.id).collect()
}

/// The notes that are in the document, those with a star first.
fn going(report: &Report) -> Vec<Id> {
    ids(report.starred.iter().chain(&report.notes))
}

/// Everything that is in the report, as text.
fn everything(report: &Report) -> String {
    serde_json::to_string(&Report { to_read_first: Vec::new(), ..report.clone() }).unwrap()
}

#[test]
fn the_report_of_the_example_for_us_holds_what_it_should() {
    insta::assert_snapshot!("example_for_us_record", serde_json::to_string_pretty(&us(&ended())).unwrap());
}

#[test]
fn the_report_of_the_example_for_others_holds_what_it_should() {
    insta::assert_snapshot!("example_for_others_record", serde_json::to_string_pretty(&others(&ended())).unwrap());
}

#[test]
fn a_report_for_us_leaves_out_thoughts_notes_without_a_key_and_what_stays_only_me() {
    let example = Example::new();
    example.book.note(NewObservation { only_me: true, ..said("between us") });
    example.book.note(NewObservation { kind: None, ..said("no key yet") });
    example.book.save_draft(Some(example.visit), "unsent").unwrap();
    example.book.end_visit(None, true).unwrap();
    let report = us(&example);
    for left_out in ["between us", "no key yet", "unsent", "nobody can be blamed"] {
        assert!(!everything(&report).contains(left_out), "{left_out}");
    }
    assert_eq!(report.only_you, 1);
}

#[test]
fn a_report_for_others_goes_by_consent_as_it_stands_now() {
    let example = ended();
    let [first, everybody, dial, tape, checked, overtime, initials, thought] = example.notes;
    let report = others(&example);
    assert_eq!(going(&report), [initials, first, everybody, overtime]);
    assert_eq!(ids(&report.to_read_first), [dial, tape]);
    assert_eq!(report.withheld, 1, "what the inspector did");
    let all = everything(&report);
    for inside in ["Rosa", "welder\"", "Imran", "Brightline", "Plant 2", "Toronto", "chalked", "blamed"] {
        assert!(!all.contains(inside), "{inside}");
    }
    assert!(all.contains("Will Tran"));

    example.book.set_consent(example.imran, ConsentChoice::QuoteNamed).unwrap();
    assert!(ids(&others(&example).to_read_first).contains(&checked));
    example.book.set_consent(example.will, ConsentChoice::TeamOnly).unwrap();
    let report = others(&example);
    let going = going(&report);
    assert!(!going.contains(&first) && !going.contains(&everybody) && !going.contains(&thought));
    assert!(!everything(&report).contains("Will Tran"));
}

#[test]
fn what_is_around_them_and_words_that_give_a_name_away_go_only_after_somebody_read_them() {
    let example = Example::new();
    let telling = example.book.note(exactly("Ask Medeiros, she has the dial in her fingers.", example.will));
    example.book.end_visit(None, true).unwrap();
    let mut report = others(&example);
    assert_eq!(ids(&report.to_read_first), [example.notes[2], example.notes[3], telling]);
    assert!(!everything(&report).contains("felt pen") && !everything(&report).contains("fingers"));
    report.read_through(&[example.notes[3]]);
    assert!(everything(&report).contains("felt pen"));
    assert_eq!(report.to_read_first.len(), 2);
    assert_eq!(report.starred[0].id, example.notes[3], "in its place by time");
    assert_eq!(report.starred[0].attached.len(), 1, "its picture, which somebody looked at too");
}

#[test]
fn the_customer_is_named_outside_only_where_everybody_in_it_is() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let will = book.person(customer, "Will Tran", "welding supervisor", ConsentChoice::QuoteNamed);
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let report = || book.report(visit, ForWhom::Others).unwrap();
    assert_eq!(report().customer, None, "nobody of it let a name out");
    book.note(exactly("Everybody runs your recommended settings.", will));
    assert_eq!(report().customer.as_deref(), Some("Brightline Metals"));
    let rosa = book.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteUnnamed);
    book.note(exactly("It's my initials on the tag.", rosa));
    let report = report();
    assert_eq!(report.customer, None);
    assert_eq!(report.notes[1].by, Some(Named::Customer));
}

#[test]
fn an_erased_or_deleted_note_is_in_no_report() {
    let example = Example::new();
    example.book.delete(example.notes[0]).unwrap();
    assert!(!everything(&us(&example)).contains("the first pass, so"));
    example.book.undo_delete(example.notes[0]).unwrap();
    assert!(everything(&us(&example)).contains("the first pass, so"));
}

#[test]
fn somebody_only_described_is_named_by_it_for_us_and_stays_inside_for_others() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let operator = book
        .add_person(&NewPerson { description: Some("night operator, line 3".into()), ..NewPerson::default() })
        .unwrap();
    book.note(exactly("It hums before it fails.", operator));
    book.note(NewObservation { by: Some(Person::Someone("a man at the gate".into())), ..said("nobody comes here") });
    let report = |who| book.report(visit, who).unwrap();
    let all = everything(&report(ForWhom::Us));
    assert!(all.contains("night operator, line 3") && all.contains("a man at the gate"));
    assert!(report(ForWhom::Others).notes.is_empty());
    assert_eq!(report(ForWhom::Others).withheld, 2);
}
