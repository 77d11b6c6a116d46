//! Sharing what names something that was only me and is gone: the team never hears of its id.

use soundings_core::model::{ConsentChoice, GuideLanguage, Id, MapPart, PhotoRule};
use soundings_core::present::SendReport;
use soundings_core::visit_log::{NewObservation, NewPerson, NewPromise, NoteChange, Person, StartVisit, VisitChange};
use soundings_core::{NewMap, QuestionChange, QuestionsOf, Refusal};

use crate::common::*;

fn named(name: &str) -> NewPerson {
    NewPerson { name: Some(name.into()), ..NewPerson::default() }
}

/// How something goes that nobody of the team ever heard of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goes {
    Deleted,
    Erased,
    /// Asked to be erased, and in sight again by what was made of it without having seen that.
    AboutToGo,
}

/// As by what was made of it elsewhere without having seen that it is to go.
fn back_in_sight(book: &Book, thing: Id) {
    let in_sight = "UPDATE entity SET hidden = 0 WHERE id = ?1";
    assert_eq!(database(book.path()).execute(in_sight, [thing.as_bytes()]).unwrap(), 1);
}

fn go(book: &Book, how: Goes, thing: Id) {
    match how {
        Goes::Deleted => book.delete(thing).unwrap(),
        Goes::AboutToGo => {
            book.erase(thing).unwrap();
            back_in_sight(book, thing);
        }
        Goes::Erased => {
            book.erase(thing).unwrap();
            book.clock.forward(25 * HOUR);
            book.sync_next().unwrap();
        }
    }
}

#[test]
fn sharing_never_names_somebody_who_was_only_me_and_is_gone() {
    for how in [Goes::Deleted, Goes::Erased, Goes::AboutToGo] {
        let mut office = Office::new();
        let book = Book::new();
        let (gone, stays) = (book.add_person(&named("Gone")).unwrap(), book.add_person(&named("Stays")).unwrap());
        let visit = book.start_visit(&StartVisit::default()).unwrap();
        let met = VisitChange { people: vec![gone, stays], ..VisitChange::default() };
        book.change_visit(visit, &met, None).unwrap();
        let by = book.note(exactly("by", gone));
        let about = book.note(NewObservation { about: Some(Person::Known(gone)), ..exactly("about", stays) });
        let promise = book
            .promise(&NewPromise {
                text: "a card".into(),
                to: vec![Person::Known(gone), Person::Known(stays)],
                promised_by: None,
                until: "2026-12-04".into(),
                visit: Some(visit),
            })
            .unwrap();
        go(&book, how, gone);
        office.join(&book);
        book.end_visit(None, true).unwrap();
        office.sync(&book);
        assert!(!office.names_thing(gone), "{how:?}");
        for shared in [visit, by, about, promise, stays] {
            assert!(office.names_thing(shared), "{how:?}");
        }
        let promise = book.encounter(visit, None, 10).unwrap().promises.remove(0);
        assert_eq!(promise.to.iter().filter_map(|who| who.id).collect::<Vec<_>>(), [stays]);
    }
}

#[test]
fn sharing_a_visit_never_names_its_site_guide_or_question_that_are_gone() {
    let mut office = Office::new();
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let site = book.add_site(customer, "Plant 2", PhotoRule::NotAsked).unwrap();
    let guide = book.new_guide("Mine", &["Show me?".into(), "What then?".into()]).unwrap();
    let page = book.guide(guide, GuideLanguage::English).unwrap();
    let of_guide: Vec<Id> = page.questions.iter().map(|row| row.id).collect();
    let start = StartVisit { customer: Some(customer), site: Some(site), ..StartVisit::default() };
    let visit = book.start_visit(&start).unwrap();
    book.change_visit(visit, &VisitChange { guide: Some(guide), ..VisitChange::default() }, None).unwrap();
    let of = QuestionsOf::Visit(visit);
    let asked = book.plan_face(visit, GuideLanguage::English).unwrap().questions[0].id;
    book.change_question(of, asked, &QuestionChange { asked: Some(true), ..QuestionChange::default() }, None).unwrap();
    book.delete(site).unwrap();
    book.delete(guide).unwrap();
    office.join(&book);
    book.end_visit(None, true).unwrap();
    office.sync(&book);
    assert!(office.names_thing(visit) && office.names_thing(customer));
    for gone in [site, guide, of_guide[0], of_guide[1]] {
        assert!(!office.names_thing(gone));
    }
    assert!(!office.names_thing(asked), "whose words are a deleted question's is only me");
}

#[test]
fn sharing_an_entry_names_no_link_and_no_note_that_the_team_has_not() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let rosa = book.add_person(&named("Rosa")).unwrap();
    let map = book.new_map(&NewMap { who: rosa, situation: "any".into() }).unwrap();
    let mine = book.note(NewObservation { only_me: true, ..exactly("mine", rosa) });
    let link = |entry: Id| {
        let entries = book.map(map).unwrap().parts.into_iter().flat_map(|part| part.entries);
        entries.filter(|row| row.id == entry).flat_map(|row| row.evidence).map(|row| row.id).collect::<Vec<_>>()
    };
    let without_words = book.add_entry(&entry(map, MapPart::Say, &[mine])).unwrap();
    assert_eq!(refused(book.share(&[without_words])), Refusal::EntryNeedsWords);
    let worded = book.add_entry(&entry(map, MapPart::Say, &[mine])).unwrap();
    book.edit_entry(worded, "in my words", None).unwrap();
    let links = [link(without_words), link(worded)].concat();
    assert_eq!(links.len(), 2);
    book.share(&[worded]).unwrap();
    office.sync(&book);
    assert!(office.names_thing(worded) && office.knows("in my words"));
    for only_me in links.into_iter().chain([mine, without_words]) {
        assert!(!office.names_thing(only_me));
    }
}

#[test]
fn a_version_that_nobody_decided_on_names_nobody_who_is_gone() {
    let mut office = Office::new();
    let book = Book::new();
    let (one, gone) = (book.add_person(&named("One")).unwrap(), book.add_person(&named("Gone")).unwrap());
    let note = book.note(exactly("words", gone));
    let seen = book.notebook.note(note).unwrap().seen;
    let by = |person| NoteChange { by: Some(Person::Known(person)), ..NoteChange::default() };
    book.change_note(note, &by(one), Some(&seen)).unwrap();
    book.change_note(note, &by(gone), Some(&seen)).unwrap();
    assert_eq!(book.notebook.note(note).unwrap().versions, 1, "two side by side");
    book.delete(gone).unwrap();
    office.join(&book);
    book.share(&[note]).unwrap();
    office.sync(&book);
    assert!(office.names_thing(note) && office.names_thing(one) && !office.names_thing(gone));
}

#[test]
fn a_document_that_went_out_names_nobody_who_is_gone_when_its_visit_is_shared() {
    let mut office = Office::new();
    let example = Example::new();
    let book = &example.book;
    let gone = book.person(example.customer, "Gone", "welder", ConsentChoice::QuoteNamed);
    book.note(exactly("Quotable words", gone));
    let looked_at = book.preview(example.visit).unwrap().looked_at;
    let sending = SendReport { visit: example.visit, to: "Colette".into(), looked_at, read: Vec::new() };
    book.send_report(&sending).unwrap();
    book.delete(gone).unwrap();
    office.join(book);
    book.share(&[example.visit]).unwrap();
    office.sync(book);
    assert!(office.knows("Colette"), "the document is the team's");
    assert!(!office.names_thing(gone));
}

#[test]
fn what_reads_as_the_teams_is_shared_under_the_teams_id_alone() {
    let mut office = Office::new();
    let book = Book::new();
    let mine = book.add_person(&named("R. Alvarez")).unwrap();
    office.join(&book);
    let rosa = book.add_person(&named("Rosa Alvarez")).unwrap();
    book.declare_same(mine, rosa).unwrap();
    let note = book.note(exactly("words", mine));
    book.share(&[note]).unwrap();
    office.sync(&book);
    assert!(office.names_thing(note) && office.names_thing(rosa) && !office.names_thing(mine));
}

#[test]
fn a_shared_thing_cannot_be_made_to_name_what_is_about_to_be_erased() {
    let mut office = Office::new();
    let book = Book::new();
    let person = book.add_person(&named("Quibblezot")).unwrap();
    office.join(&book);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(said("words"));
    book.end_visit(None, true).unwrap();
    // Nobody whom the team has never heard of is taken off its visit.
    let off = VisitChange { not_people: vec![person], ..VisitChange::default() };
    book.change_visit(visit, &off, None).unwrap();
    book.erase(person).unwrap();
    back_in_sight(&book, person);
    let by = NoteChange { by: Some(Person::Known(person)), ..NoteChange::default() };
    assert_eq!(refused(book.change_note(note, &by, None)), Refusal::Gone);
    let met = VisitChange { people: vec![person], ..VisitChange::default() };
    assert_eq!(refused(book.change_visit(visit, &met, None)), Refusal::Gone);
    office.sync(&book);
    assert!(office.names_thing(note) && !office.names_thing(person));
}
