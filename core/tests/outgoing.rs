//! Ending a visit, and what goes out of it: the preview's yes, what went out, and copies to fetch back (rules 5 and 10).
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use common::{photo, *};
use soundings_core::model::{Audience, ConsentChoice, DocumentKind, Id, Use};
use soundings_core::present::{Gives, PAGE, SendReport, Sent, SentRow};
use soundings_core::visit_log::{FiledUnder, NewObservation, StartVisit};
use soundings_core::{Error, Notebook, Refusal};

fn ended() -> Example {
    let example = Example::new();
    example.book.end_visit(None, true).unwrap();
    example.book.clock.at(12, 10);
    example
}

/// A visit at which Will Tran said one thing: the customer, he, and the visit.
fn heard_from_will(book: &Book, consent: ConsentChoice) -> (Id, Id, Id) {
    let customer = book.add_customer("Brightline Metals").unwrap();
    let will = book.person(customer, "Will Tran", "welding supervisor", consent);
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    book.note(exactly("We weld it twice.", will));
    (customer, will, visit)
}

fn send(notebook: &Notebook, visit: Id, read: &[Id]) -> Result<Sent, Error> {
    let looked_at = notebook.preview(visit).unwrap().looked_at;
    notebook.send_report(&SendReport { visit, to: "Colette, by mail".into(), looked_at, read: read.to_vec() })
}

fn documents(notebook: &Notebook, customer: Id) -> Vec<SentRow> {
    notebook.went_out(customer, None, PAGE).unwrap().items
}

fn ids(sent: &Sent) -> Vec<Id> {
    sent.report.starred.iter().chain(&sent.report.notes).map(|note| note.id).collect()
}

#[test]
fn without_its_yes_no_did_and_no_around_and_no_giveaway_goes_out() {
    let example = ended();
    let [first, everybody, dial, tape, checked, overtime, initials, _] = example.notes;
    let sent = send(&example.book, example.visit, &[]).unwrap();
    assert_eq!(ids(&sent), [initials, first, everybody, overtime]);
    assert!(sent.report.to_read_first.is_empty(), "nothing that waits is handed on");
    // The yes is for notes that consent lets out; it opens nothing else.
    let sent = send(&example.book, example.visit, &[tape, checked]).unwrap();
    assert!(ids(&sent).contains(&tape) && !ids(&sent).contains(&checked) && !ids(&sent).contains(&dial));
}

#[test]
fn what_went_out_says_what_to_whom_when_and_of_whom() {
    let example = ended();
    let sent = send(&example.book, example.visit, &[]).unwrap();
    let [row] = documents(&example.book, example.customer).try_into().unwrap();
    assert_eq!((row.id, row.what, row.to.as_str()), (sent.document, Some(DocumentKind::Report), "Colette, by mail"));
    assert_eq!((row.visit, row.notes, row.to_fetch_back), (Some(example.visit), 4, false));
    assert_eq!((row.sent.utc_ms - MORNING) / HOUR, 3);
    let mut people: Vec<(&str, bool)> = row.people.iter().map(|one| (one.name.as_str(), one.named)).collect();
    people.sort_unstable();
    assert_eq!(people, [("Colette Dubois", true), ("Rosa Medeiros", false), ("Will Tran", true)]);
    let other = example.book.add_customer("Another").unwrap();
    assert!(documents(&example.book, other).is_empty());
}

#[test]
fn a_preview_that_is_not_what_goes_any_more_is_refused_and_nothing_is_written_down() {
    let example = ended();
    let looked_at = example.book.preview(example.visit).unwrap().looked_at;
    assert_eq!(example.book.preview(example.visit).unwrap().looked_at, looked_at, "looking changes nothing");
    example.book.set_consent(example.will, ConsentChoice::TeamOnly).unwrap();
    let sending = SendReport { visit: example.visit, to: "Colette".into(), looked_at, read: Vec::new() };
    assert_eq!(refused(example.book.send_report(&sending)), Refusal::ChangedSince);
    assert!(documents(&example.book, example.customer).is_empty());
    let to_nobody = SendReport { to: "  ".into(), ..sending };
    assert_eq!(refused(example.book.send_report(&to_nobody)), Refusal::EmptyText);
}

#[test]
fn of_a_visit_where_nobody_agreed_nothing_goes_out() {
    let book = Book::new();
    let (_, _, visit) = heard_from_will(&book, ConsentChoice::TeamOnly);
    assert_eq!(refused(send(&book, visit, &[])), Refusal::NothingGoesOut);
}

#[test]
fn a_withdrawal_lists_the_copies_to_fetch_back_until_somebody_has() {
    let example = ended();
    let sent = send(&example.book, example.visit, &[]).unwrap();
    let to_fetch = |person: Id| -> Vec<Id> {
        let consent = example.book.consent(person).unwrap();
        consent.documents.iter().filter(|row| row.to_fetch_back).map(|row| row.id).collect()
    };
    assert!(to_fetch(example.will).is_empty());
    // Named before, unnamed now: the copy says too much.
    example.book.set_consent(example.will, ConsentChoice::QuoteUnnamed).unwrap();
    assert_eq!(to_fetch(example.will), [sent.document]);
    // Unnamed before, and still quoted: what went out of Rosa is as she wants it.
    let rosa = example.book.consent(example.rosa).unwrap();
    assert!(!rosa.documents[0].people.iter().any(|one| one.person == example.rosa && one.withdrawn));
    example.book.fetched_back(sent.document, true).unwrap();
    assert!(to_fetch(example.will).is_empty());
    assert!(example.book.consent(example.will).unwrap().documents[0].fetched_back);
}

#[test]
fn who_withdraws_their_picture_alone_finds_the_report_it_went_out_in_and_no_other() {
    let example = ended();
    let colette = example.colette;
    let path = example.book.path().join("IMG_1.jpg");
    std::fs::write(&path, photo::jpeg(&photo::scene(90, 120), 1)).unwrap();
    let visit = FiledUnder::Visit(example.visit);
    let note = NewObservation { attachments: vec![path], visit, ..exactly("This is the bill.", colette) };
    let note = example.book.note(note);
    let without = send(&example.book, example.visit, &[]).unwrap();
    let with = send(&example.book, example.visit, &[note]).unwrap();
    let to_fetch = || -> Vec<Id> {
        let consent = example.book.consent(colette).unwrap();
        consent.documents.iter().filter(|row| row.to_fetch_back).map(|row| row.id).collect()
    };
    assert!(to_fetch().is_empty() && ids(&with).contains(&note) && !ids(&without).contains(&note));
    example.book.set_use(colette, Use::Picture, false).unwrap();
    assert_eq!(to_fetch(), [with.document]);
    // A report holds by *quote me*: that she is on no wall any more changes nothing about it.
    example.book.set_use(colette, Use::Picture, true).unwrap();
    example.book.set_use(colette, Use::Wall, false).unwrap();
    assert!(to_fetch().is_empty());
}

#[test]
fn one_use_is_withdrawn_by_itself_and_the_choice_follows() {
    let example = ended();
    let consent = |id| example.book.consent(id).unwrap();
    assert_eq!(consent(example.colette).person.consent, ConsentChoice::Wall);
    example.book.set_use(example.colette, Use::Wall, false).unwrap();
    assert_eq!(consent(example.colette).person.consent, ConsentChoice::QuoteNamed);
    let picture = consent(example.colette).uses.into_iter().find(|row| row.needed == Use::Picture).unwrap();
    assert_eq!(picture.allowed, Some(true));
    let nobody = example.book.add_person(&named("Ann", example.customer)).unwrap();
    assert_eq!(consent(nobody).asked, None);
    assert!(consent(nobody).uses.iter().all(|row| row.allowed.is_none()));
}

fn named(name: &str, customer: Id) -> soundings_core::NewPerson {
    soundings_core::NewPerson { name: Some(name.into()), customer: Some(customer), ..Default::default() }
}

#[test]
fn at_the_end_nothing_is_chosen_beforehand_and_what_is_untouched_writes_nothing() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let will = book.add_person(&named("Will Tran", customer)).unwrap();
    let rosa = book.add_person(&named("Rosa Medeiros", customer)).unwrap();
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    book.note(exactly("We weld it twice.", will));
    let end = book.end_screen(visit).unwrap();
    assert_eq!(end.met.iter().map(|row| (row.person.id, row.chose)).collect::<Vec<_>>(), [(will, None)]);
    assert_eq!(end.others.iter().map(|row| row.id).collect::<Vec<_>>(), [rosa]);
    assert_eq!(end.gives, Gives::NoTeam);
    book.end_visit(None, false).unwrap();
    assert_eq!(book.consent(will).unwrap().asked, None);
    book.set_consent(will, ConsentChoice::TeamOnly).unwrap();
    assert_eq!(
        book.end_screen(visit).unwrap().met[0].chose,
        Some(ConsentChoice::TeamOnly),
        "asked, and said no more than that"
    );
}

#[test]
fn the_button_counts_what_the_team_gets() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    book.note(said("it hums"));
    book.note(thought("they are tired"));
    let between_us = book.note(said("between us"));
    assert_eq!(book.end_screen(visit).unwrap().gives, Gives::ToTeam { notes: 2, thoughts: 1 });
    let stays = soundings_core::NoteChange { only_me: Some(true), ..Default::default() };
    book.change_note(between_us, &stays, None).unwrap();
    assert_eq!(book.end_screen(visit).unwrap().gives, Gives::ToTeam { notes: 1, thoughts: 1 });
}

#[test]
fn what_went_out_before_a_team_was_joined_comes_to_the_team_with_its_visit() {
    let mut office = Office::new();
    let (ada, jonas) = (Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 9));
    office.join(&jonas);
    let (customer, _, visit) = heard_from_will(&ada, ConsentChoice::QuoteNamed);
    ada.end_visit(None, true).unwrap();
    let sent = send(&ada, visit, &[]).unwrap();
    assert_eq!(documents(&ada, customer)[0].audience, Audience::OnlyMe);
    office.join(&ada);
    for book in [&ada, &jonas] {
        office.sync(book);
    }
    let [row] = documents(&jonas, customer).try_into().unwrap();
    assert_eq!((row.id, row.audience, row.engineer.as_deref()), (sent.document, Audience::Team, Some("Ada Okafor")));
    assert_eq!(row.people.len(), 1);
}

#[test]
fn of_a_visit_that_is_only_me_in_a_team_nothing_goes_out() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let (_, _, visit) = heard_from_will(&book, ConsentChoice::QuoteNamed);
    assert_eq!(refused(send(&book, visit, &[])), Refusal::NothingGoesOut);
}

#[test]
fn sent_on_one_device_while_they_withdraw_on_another_the_copy_is_to_be_fetched_back() {
    let (mut office, ada, jonas) = two_engineers();
    let (_, will, visit) = heard_from_will(&ada, ConsentChoice::QuoteNamed);
    ada.end_visit(None, true).unwrap();
    for book in [&ada, &jonas] {
        office.sync(book);
    }
    // Both are away from the hub.
    jonas.set_consent(will, ConsentChoice::TeamOnly).unwrap();
    let sent = send(&ada, visit, &[]).unwrap();
    for book in [&ada, &jonas, &ada] {
        office.sync(book);
    }
    for book in [&ada, &jonas] {
        let consent = book.consent(will).unwrap();
        assert_eq!(consent.person.consent, ConsentChoice::TeamOnly);
        assert!(consent.documents.iter().any(|row| row.id == sent.document && row.to_fetch_back));
    }
}
