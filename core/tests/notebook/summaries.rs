//! For the customer: a summary in plain words, by the same consent as any document that leaves (rule 5), and its check.

use soundings_core::model::plain::{Difficulty, Formula};
use soundings_core::model::{ConsentChoice, DocumentKind, EncounterKind, GuideLanguage, Id, Plan};
use soundings_core::present::{Named, Piece, PlainPlace, PromiseStanding, SendSummary, SummaryPreview};
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPromise, NewVisit, Person, StartVisit};
use soundings_core::{Notebook, Refusal};

use crate::common::*;

const ENGLISH: GuideLanguage = GuideLanguage::English;

fn preview(book: &Notebook, visit: Id) -> SummaryPreview {
    book.summary_preview(visit, None, ENGLISH).unwrap()
}

fn sending(visit: Id, preview: &SummaryPreview) -> SendSummary {
    SendSummary { visit, to: "Will, by mail".into(), ours: None, looked_at: preview.looked_at.clone(), read: vec![] }
}

/// An earlier visit at which something was promised to Will, and kept.
fn earlier(example: &Example) -> Id {
    let book = &example.book;
    let at = Plan { local: "2026-10-01T08:30".into(), zone: "America/Toronto".into() };
    let kind = EncounterKind::Visit;
    let new = NewVisit { customer: Some(example.customer), site: None, kind, objective: None, at };
    let visit = book.plan_visit(&new).unwrap();
    book.end_visit(Some(example.visit), false).unwrap();
    book.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
    book.promise(&NewPromise {
        text: "ask Imran Qureshi for the reject log".into(),
        to: vec![Person::Known(example.will)],
        promised_by: None,
        until: "2026-11-20".into(),
        visit: Some(visit),
    })
    .unwrap();
    visit
}

#[test]
fn it_holds_what_a_report_for_others_may_and_progress_on_what_was_promised_before() {
    let example = Example::new();
    let book = &example.book;
    let visit = earlier(&example);
    let page = preview(book, example.visit);
    let report = book.preview(example.visit).unwrap().report;
    // With a star there are some: a summary holds those alone.
    assert_eq!((&page.summary.report.starred, page.summary.report.notes.len()), (&report.starred, 0));
    assert!(!report.starred.is_empty() && page.summary.unstarred > 0);
    assert!(page.summary.report.to_read_first.iter().all(|note| note.starred));
    assert_eq!(page.summary.report.promises.len(), 1);
    let [progress] = page.summary.progress.as_slice() else { panic!("{:?}", page.summary.progress) };
    assert_eq!(progress.standing, PromiseStanding::PastItsDay);
    // Whose name may not be read does not stand in our own words either.
    assert!(progress.text.pieces().contains(&Piece::Someone));
    assert!(!format!("{:?}", page.summary).contains("Imran"));
    // Seen from that visit it is the promise, and the other is the progress.
    let other = preview(book, visit);
    assert_eq!((other.summary.report.promises.len(), other.summary.progress.len()), (1, 1));
}

#[test]
fn rule_05_a_summary_goes_by_consent_as_it_stands_and_only_as_it_was_looked_at() {
    let example = Example::new();
    let book = &example.book;
    earlier(&example);
    let page = preview(book, example.visit);
    assert!(
        page.summary
            .report
            .notes
            .iter()
            .chain(&page.summary.report.starred)
            .all(|note| note.at.is_none() || note.by.is_some())
    );
    book.set_consent(example.will, ConsentChoice::TeamOnly).unwrap();
    assert_eq!(refused(book.send_summary(&sending(example.visit, &page))), Refusal::ChangedSince);
    let page = preview(book, example.visit);
    assert!(!format!("{:?}", page.summary).contains("Will"));
    let to_will = page.summary.progress.iter().all(|promise| promise.to == [Named::Customer]);
    assert!(to_will, "{:?}", page.summary.progress);
    let sent = book.send_summary(&sending(example.visit, &page)).unwrap();
    // What waits to be read and was not stays here.
    assert!(sent.summary.report.to_read_first.is_empty());
    let row = book.went_out(example.customer, None, 10).unwrap().items.remove(0);
    assert_eq!((row.id, row.what), (sent.document, Some(DocumentKind::Summary)));
    // Rosa withdraws: the copy is to be fetched back.
    book.set_consent(example.rosa, ConsentChoice::TeamOnly).unwrap();
    assert!(book.went_out(example.customer, None, 10).unwrap().items[0].to_fetch_back);
}

#[test]
fn what_they_did_waits_for_somebody_to_read_it_in_a_summary_too() {
    let example = Example::new();
    let book = &example.book;
    let page = preview(book, example.visit);
    let waits = page.summary.report.to_read_first[0].id;
    let sent = book.send_summary(&SendSummary { read: vec![waits], ..sending(example.visit, &page) }).unwrap();
    let report = sent.summary.report;
    assert!(report.notes.iter().chain(&report.starred).any(|note| note.id == waits));
}

#[test]
fn what_we_say_ourselves_is_part_of_what_was_looked_at_and_loses_names_that_may_not_be_read() {
    let example = Example::new();
    let book = &example.book;
    let ours = "Thank you for the morning. Imran showed us the chalk marks.";
    let page = book.summary_preview(example.visit, Some(ours), ENGLISH).unwrap();
    assert!(page.summary.ours.as_ref().unwrap().pieces().contains(&Piece::Someone));
    let other = SendSummary { ours: Some("Something else.".into()), ..sending(example.visit, &page) };
    assert_eq!(refused(book.send_summary(&other)), Refusal::ChangedSince);
    book.send_summary(&SendSummary { ours: Some(ours.into()), ..sending(example.visit, &page) }).unwrap();
    assert_eq!(refused(book.summary_preview(example.visit, Some(" "), ENGLISH)), Refusal::EmptyText);
}

#[test]
fn jargon_is_found_in_our_words_with_its_place_and_never_in_theirs() {
    let example = Example::new();
    let book = &example.book;
    book.add_own_word("Settings  Card").unwrap();
    book.add_own_word("settings card").unwrap();
    assert_eq!(book.own_words().unwrap(), ["Settings Card"]);
    // Their very words are theirs.
    book.capture(&NewObservation {
        visit: FiledUnder::Visit(example.visit),
        ..exactly("The root cause is your firmware.", example.will)
    })
    .unwrap();
    let told = book
        .capture(&NewObservation {
            visit: FiledUnder::Visit(example.visit),
            starred: true,
            ..roughly("they utilize the second pass", example.will)
        })
        .unwrap()
        .id;
    let page = book.summary_preview(example.visit, Some("The firmware is next."), ENGLISH).unwrap();
    let found: Vec<_> =
        page.plain.jargon.iter().map(|word| (word.place, word.found.word.as_str(), word.found.start)).collect();
    let expected = [
        (PlainPlace::Ours, "firmware", 4),
        (PlainPlace::Promise(0), "settings card", 2),
        (PlainPlace::Note(told), "utilize", 5),
    ];
    assert_eq!(found, expected);
    assert_eq!(page.plain.jargon[1].found.plainer, None);
    assert_eq!(page.plain.jargon[2].found.plainer.as_deref(), Some("use"));
    book.remove_own_word("SETTINGS CARD").unwrap();
    assert!(book.own_words().unwrap().is_empty());
}

#[test]
fn how_hard_it_is_to_read_is_told_by_the_formula_of_its_language() {
    let example = Example::new();
    let book = &example.book;
    let easy = "We saw how you weld. You do it twice. We want to know why. We will come back in two weeks. We will bring a card \
                that you can read from the torch. You can tell us if it helps. We will ask Will and Rosa.";
    let page = book.summary_preview(example.visit, Some(easy), ENGLISH).unwrap();
    let reading = page.plain.reading.unwrap();
    assert_eq!((reading.formula, reading.difficulty), (Formula::FleschKincaid, Difficulty::Easy));
    let french = book.summary_preview(example.visit, Some(easy), GuideLanguage::French).unwrap();
    assert_eq!(french.plain.reading.unwrap().formula, Formula::KandelMoles);
}

#[test]
fn a_team_has_one_list_of_its_own_words_and_a_merge_keeps_both_sides() {
    let (mut office, ada, jonas) = two_engineers();
    ada.add_own_word("NWX 400").unwrap();
    jonas.add_own_word("the blue box").unwrap();
    for book in [&ada, &jonas, &ada] {
        office.sync(book);
    }
    for book in [&ada, &jonas] {
        assert_eq!(book.own_words().unwrap(), ["NWX 400", "the blue box"]);
    }
}

#[test]
fn where_no_note_has_a_star_a_summary_holds_all_that_may_go() {
    let example = Example::new();
    let unstar = soundings_core::NoteChange { starred: Some(false), ..Default::default() };
    for note in example.notes {
        example.book.change_note(note, &unstar, None).unwrap();
    }
    let page = preview(&example.book, example.visit);
    assert_eq!(page.summary.report.notes, example.book.preview(example.visit).unwrap().report.notes);
    assert!(!page.summary.report.notes.is_empty() && page.summary.unstarred == 0);
}
