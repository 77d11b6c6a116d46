//! Imports of what teams have: trip reports, tables, cards. Shown first, one act, one act to undo.

use std::path::PathBuf;

use soundings_core::exchange::{
    ColumnUse, ImportAnswers, ImportKind, ImportNeed, ImportPreview, ImportSource, Imported, SHOWN, SameAnswer, WhyNot,
};
use soundings_core::model::ObservationKind;
use soundings_core::present::{NoteRow, PAGE};
use soundings_core::{Notebook, Refusal};

use crate::common::*;

const REPORT: &str = "\
# Trip report: Brightline Metals, Plant 2

**Date:** 3 November 2026, 09:00–11:30
**People:** Rosa Medeiros (welder), Will Tran (welding supervisor); night operator
**Objective:** Why do they re-weld?

## What they said

> We don't trust the first pass, so we weld it twice.
>
> — Will Tran

- Rosa: “It's my initials on the tag.”
- Everybody runs the recommended settings
- Colette Dubois: the second pass is overtime

## What we saw them do

- turned wire speed from 9.5 to 8.0

## Around

![tape](tape.png)
- tape over our display

## Our thoughts

- they weld twice so nobody can be blamed

## Next steps

1. send a card
";

/// A file in a folder of its own.
fn file(name: &str, bytes: impl AsRef<[u8]>) -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    (home, path)
}

fn shown(book: &Notebook, path: &std::path::Path, answers: &ImportAnswers) -> ImportPreview {
    book.import_preview(path, answers).unwrap()
}

fn import(book: &Notebook, path: &std::path::Path, answers: &ImportAnswers) -> Imported {
    let preview = shown(book, path, answers);
    book.import(path, answers, &preview.shown).unwrap()
}

fn none() -> ImportAnswers {
    ImportAnswers::default()
}

fn notes(book: &Notebook, imported: &Imported) -> Vec<NoteRow> {
    book.encounter(imported.visits[0], None, PAGE).unwrap().notes
}

fn new(preview: &ImportPreview) -> u32 {
    preview.things.iter().map(|count| count.new).sum()
}

#[test]
fn a_trip_report_becomes_a_visit_with_its_people_and_notes_and_quotes_keep_their_speaker() {
    let book = Book::new();
    let (_home, path) = file("report.md", REPORT);
    let preview = shown(&book, &path, &none());
    assert_eq!(preview.source, ImportSource::Reports);
    assert_eq!(preview.needs, []);
    let visit = &preview.visits[0];
    assert_eq!(visit.customer.as_deref(), Some("Brightline Metals"));
    assert_eq!(visit.site.as_deref(), Some("Plant 2"));
    assert_eq!(visit.objective.as_deref(), Some("Why do they re-weld?"));
    assert_eq!(visit.began.as_ref().unwrap().local().to_rfc3339(), "2026-11-03T09:00:00-05:00");
    let left: Vec<_> = preview.not_understood.iter().map(|line| (line.text.as_str(), line.why)).collect();
    assert_eq!(left, [("tape", WhyNot::NoWords)]);
    assert!(book.customers(None, PAGE).unwrap().items.is_empty(), "nothing is written before yes");

    let imported = import(&book, &path, &none());
    let rows = notes(&book, &imported);
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.kind, row.exact, row.by.as_ref().map(|by| by.name.as_str()), row.words.as_str()))
        .collect();
    use ObservationKind::*;
    let expected = [
        (Some(Said), true, Some("Will Tran"), "We don't trust the first pass, so we weld it twice."),
        (Some(Said), true, Some("Rosa Medeiros"), "It's my initials on the tag."),
        (Some(Said), false, None, "Everybody runs the recommended settings"),
        (Some(Said), false, None, "Colette Dubois: the second pass is overtime"),
        (Some(Did), false, None, "turned wire speed from 9.5 to 8.0"),
        (Some(Around), false, None, "tape over our display"),
        (Some(Thought), false, None, "they weld twice so nobody can be blamed"),
        (None, false, None, "send a card"),
    ];
    for expected in expected {
        assert!(told.contains(&expected), "{expected:?} of {told:#?}");
    }
    assert_eq!(told.len(), expected.len());
    assert!(rows.iter().all(|row| row.from_memory && row.engineer.is_none()));
    let customer = book.customers(None, PAGE).unwrap().items.remove(0);
    let people = book.people_of(customer.id, None, 100).unwrap().items;
    let named: Vec<_> = people.iter().map(|person| (person.name.as_str(), person.role.as_deref())).collect();
    assert!(
        named.contains(&("Rosa Medeiros", Some("welder"))) && named.contains(&("night operator", None)),
        "{named:?}"
    );
    assert_eq!(named.len(), 3);
    let found = book.search("initials", None, 10).unwrap();
    assert_eq!(found.items.len(), 1);
    assert!(book.counted_differently().unwrap().is_empty());
}

#[test]
fn the_same_report_twice_is_all_there_and_a_line_more_is_one_note_more() {
    let book = Book::new();
    let (_home, path) = file("report.md", REPORT);
    let first = import(&book, &path, &none());
    let again = shown(&book, &path, &none());
    assert_eq!(new(&again), 0);
    assert_eq!(import(&book, &path, &none()).made, 0);
    std::fs::write(&path, format!("{REPORT}2. call Will\n")).unwrap();
    assert_eq!(import(&book, &path, &none()).made, 1);
    assert_eq!(notes(&book, &first).len(), 9);
}

#[test]
fn an_import_is_undone_in_one_act_and_that_is_undone_in_one_too() {
    let book = Book::new();
    let (_home, path) = file("report.md", REPORT);
    let imported = import(&book, &path, &none());
    let undone = book.undo_import(None).unwrap();
    assert_eq!((undone.things, undone.stay), (imported.made, 0));
    assert!(book.customers(None, PAGE).unwrap().items.is_empty());
    assert!(book.search("initials", None, 10).unwrap().items.is_empty());
    assert_eq!(refused(book.undo_import(None)), Refusal::NoImport);
    book.undo_delete(undone.first).unwrap();
    assert_eq!(notes(&book, &imported).len(), 8);
    assert_eq!(book.customers(None, PAGE).unwrap().items[0].people, 3);
    // Undone and taken in again, the same things come back.
    book.delete(imported.visits[0]).unwrap();
    let again = import(&book, &path, &none());
    assert_eq!((again.made, again.back), (0, 9));
    assert_eq!(notes(&book, &imported).len(), 8);
}

#[test]
fn what_was_added_to_an_import_stays_when_it_is_undone() {
    let book = Book::new();
    let (_home, path) = file("report.md", REPORT);
    let imported = import(&book, &path, &none());
    let mine = book.note(soundings_core::NewObservation {
        visit: soundings_core::FiledUnder::Visit(imported.visits[0]),
        ..said("what I remember too")
    });
    let undone = book.undo_import(Some(imported.import)).unwrap();
    assert_eq!(undone.stay, 6, "the visit, and whom and what it names");
    assert!(book.notebook.note(mine).is_ok() && book.encounter(imported.visits[0], None, PAGE).is_ok());
}

#[test]
fn what_was_erased_does_not_come_back_with_the_file_it_came_from() {
    let book = Book::new();
    let (_home, path) = file("report.md", REPORT);
    let imported = import(&book, &path, &none());
    let note = notes(&book, &imported).into_iter().find(|row| row.words.contains("initials")).unwrap();
    book.erase(note.id).unwrap();
    book.clock.forward(25 * HOUR);
    let book = book.again();
    let count = shown(&book, &path, &none()).things.into_iter().find(|count| count.what == ImportKind::Note).unwrap();
    assert_eq!((count.new, count.here, count.erased), (0, 7, 1));
    import(&book, &path, &none());
    assert!(book.search("initials", None, 10).unwrap().items.is_empty());
}

#[test]
fn like_names_are_proposed_and_nothing_is_the_same_before_somebody_says_so() {
    let book = Book::new();
    let brightline = book.add_customer("Brightline Métals Inc.").unwrap();
    let rosa = book.person(brightline, "Medeiros, Rosa", "welder", soundings_core::model::ConsentChoice::Wall);
    let (_home, path) = file("report.md", REPORT);
    let preview = shown(&book, &path, &none());
    assert_eq!(preview.needs, [ImportNeed::Decision]);
    let [proposal] = preview.proposals.as_slice() else { panic!("{:?}", preview.proposals) };
    assert_eq!((proposal.what, proposal.like[0].id), (ImportKind::Customer, brightline));
    assert_eq!(refused(book.import(&path, &none(), &preview.shown)), Refusal::ImportUndecided);
    // The customer is the same; now it is their people's turn.
    let mut answers =
        ImportAnswers { same: vec![SameAnswer { item: proposal.item, with: Some(brightline) }], ..none() };
    let next = shown(&book, &path, &answers);
    let [person] = next.proposals.as_slice() else { panic!("{:?}", next.proposals) };
    assert_eq!((person.what, person.name.as_str(), person.like[0].id), (ImportKind::Person, "Rosa Medeiros", rosa));
    answers.same.push(SameAnswer { item: person.item, with: Some(rosa) });
    let imported = import(&book, &path, &answers);
    assert_eq!(book.customers(None, PAGE).unwrap().items.len(), 1);
    let by: Vec<_> = notes(&book, &imported).into_iter().filter_map(|row| row.by?.id).collect();
    assert!(by.contains(&rosa));
    // What was decided is remembered.
    let again = shown(&book, &path, &none());
    assert_eq!((again.undecided, new(&again)), (0, 0), "{again:#?}");
    // Undone, what was there before stays.
    book.undo_import(None).unwrap();
    assert_eq!(book.people_of(brightline, None, 100).unwrap().items.len(), 1);
}

#[test]
fn a_report_without_a_day_or_with_one_that_may_be_two_waits_for_it() {
    let book = Book::new();
    let (_home, path) = file("report.md", "# Kestrel Foods\n\nDate: 4/5/2026\n\n- they stack pallets by hand\n");
    let preview = shown(&book, &path, &none());
    assert_eq!(preview.needs, [ImportNeed::Day]);
    assert_eq!(preview.not_understood[0].why, WhyNot::UnclearDay);
    assert_eq!(refused(book.import(&path, &none(), &preview.shown)), Refusal::ImportUndecided);
    let answers = ImportAnswers { day: Some("2026-05-04".parse().unwrap()), ..none() };
    let imported = import(&book, &path, &answers);
    assert_eq!(notes(&book, &imported)[0].happened.day().to_string(), "2026-05-04");
    let (_home, named) = file("2026-02-03 kestrel.md", "# Kestrel\n\n- one\n");
    assert_eq!(shown(&book, &named, &none()).visits[0].began.as_ref().unwrap().day().to_string(), "2026-02-03");
}

#[test]
fn customers_and_people_come_from_a_table_in_any_encoding_with_the_mapping_shown() {
    let table = "Société;Site;Nom;Fonction;Téléphone\nBrightline;Usine 2;Zoë Ångström;soudeuse;1\nBrightline;;Will Tran;;2\n;;;;3\n";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(table);
    let wide: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [table.as_bytes().to_vec(), latin.to_vec(), wide] {
        let book = Book::new();
        let (_home, path) = file("clients.csv", &bytes);
        let preview = shown(&book, &path, &none());
        assert!(preview.sample.iter().any(|line| line.contains("Zoë Ångström")), "{:?}", preview.encoding);
        let uses: Vec<_> = preview.columns.iter().map(|column| column.taken_for).collect();
        use ColumnUse::*;
        assert_eq!(uses, [Customer, Site, Person, Role, Ignored]);
        assert_eq!(preview.not_understood.len(), 1);
        import(&book, &path, &none());
        let customer = book.customers(None, PAGE).unwrap().items.remove(0);
        assert_eq!((customer.name.as_str(), customer.sites.len(), customer.people), ("Brightline", 1, 2));
        assert_eq!(new(&shown(&book, &path, &none())), 0);
    }
}

#[test]
fn columns_that_nobody_knows_are_asked_for() {
    let book = Book::new();
    let (_home, path) = file("list.csv", "x,y\nBrightline,Rosa\n");
    let preview = shown(&book, &path, &none());
    assert_eq!(preview.needs, [ImportNeed::Columns]);
    assert_eq!(refused(book.import(&path, &none(), &preview.shown)), Refusal::NothingToImport);
    let answers = ImportAnswers { columns: vec![ColumnUse::Customer, ColumnUse::Person], ..none() };
    // Nothing says that the first line is a header: it is a customer too, and shown.
    assert_eq!(import(&book, &path, &answers).made, 4);
}

#[test]
fn what_is_too_large_no_text_or_changed_meanwhile_is_refused_and_nothing_is_written() {
    let book = Book::new();
    let (_home, large) = file("large.md", vec![b'a'; 10 * 1024 * 1024 + 1]);
    assert_eq!(refused(book.import_preview(&large, &none())), Refusal::ImportTooLarge);
    let (_home, picture) = file("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert_eq!(refused(book.import_preview(&picture, &none())), Refusal::NotText);
    let (_home, other) = file("slides.pptx", "PK");
    assert_eq!(refused(book.import_preview(&other, &none())), Refusal::NothingToImport);
    let (_home, path) = file("report.md", REPORT);
    let preview = shown(&book, &path, &none());
    std::fs::write(&path, REPORT.replace("twice", "thrice")).unwrap();
    assert_eq!(refused(book.import(&path, &none(), &preview.shown)), Refusal::ImportChanged);
    assert!(book.customers(None, PAGE).unwrap().items.is_empty());
    std::fs::remove_file(&path).unwrap();
    assert_eq!(refused(book.import_preview(&path, &none())), Refusal::FileMissing);
}

#[test]
fn a_report_of_ten_megabytes_is_taken_in_whole_and_what_is_too_long_for_a_note_is_named() {
    let book = Book::new();
    let mut report = String::from("# Brightline, 2026-11-03\n\n");
    report += &format!("{}\n\n", "word ".repeat(30_000));
    let mut number = 0;
    while report.len() < 9 * 1024 * 1024 {
        number += 1;
        report += &format!("- note {number} {}\n", "about the second pass ".repeat(1_000));
    }
    let (_home, path) = file("large.md", &report);
    let preview = shown(&book, &path, &none());
    assert_eq!(preview.visits[0].all_notes, number);
    assert_eq!(preview.visits[0].notes.len(), SHOWN);
    assert_eq!(preview.not_understood.iter().map(|line| line.why).collect::<Vec<_>>(), [WhyNot::NoText]);
    let imported = import(&book, &path, &none());
    assert_eq!(imported.made, number + 2);
    let undone = book.undo_import(None).unwrap();
    assert_eq!(undone.things, number + 2);
    book.undo_delete(undone.first).unwrap();
    assert!(book.counted_differently().unwrap().is_empty());
}

const CARDS: &[u8] = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Medeiros;Rosa;;;\r\nFN:Rosa Mede\r\n iros\r\nORG:Brightline\\, Inc;Welding\r\nTITLE:welder\r\n\
TEL:+1 555 0100\r\nNOTE:never asked\r\nEND:VCARD\r\n\
BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=\n=FCrgen\nORG:Kestrel Foods\nEND:VCARD\n\
BEGIN:VCARD\nVERSION:4.0\nFN:\xd7\xa8\xd7\x95\xd7\x96\xd7\x94\nORG:Kestrel Foods\nEND:VCARD\n\
BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Kestrel Foods\nEND:VCARD\nBEGIN:VCARD\nFN:Cut Off\n";

#[test]
fn business_cards_are_taken_in_once_nobody_is_asked_by_it_and_one_act_undoes_them() {
    let book = Book::new();
    let (_home, path) = file("cards.vcf", CARDS);
    let preview = shown(&book, &path, &none());
    assert_eq!((preview.source, new(&preview)), (ImportSource::Cards, 5));
    assert_eq!(preview.not_understood.iter().map(|line| line.why).collect::<Vec<_>>(), [WhyNot::CutOff]);
    assert!(book.customers(None, PAGE).unwrap().items.is_empty());
    let imported = import(&book, &path, &none());
    assert_eq!((imported.made, imported.visits.len()), (5, 0));
    /// A customer, and their people by name and role.
    type There = (String, Vec<(String, Option<String>)>);
    let there = || -> Vec<There> {
        let mut customers = book.customers(None, PAGE).unwrap().items;
        customers.sort_by(|one, other| one.name.cmp(&other.name));
        let people = |id| {
            let mut people: Vec<_> = book
                .people_of(id, None, 100)
                .unwrap()
                .items
                .into_iter()
                .map(|person| (person.name, person.role))
                .collect();
            people.sort();
            people
        };
        customers.into_iter().map(|row| (row.name, people(row.id))).collect()
    };
    let named = |name: &str, role: Option<&str>| (name.to_owned(), role.map(str::to_owned));
    let expected = [
        ("Brightline, Inc".to_owned(), vec![named("Rosa Medeiros", Some("welder"))]),
        ("Kestrel Foods".to_owned(), vec![named("Jürgen Müller", None), named("רוזה", None)]),
    ];
    assert_eq!(there(), expected);
    let rosa = book.find(soundings_core::Findable::Person, "rosa").unwrap();
    let consent = book.consent(rosa).unwrap();
    assert!(consent.chosen.is_none() && consent.asked.is_none(), "{consent:?}");
    for unwanted in ["555 0100", "never asked"] {
        assert!(!holds(&everything_in(book.path()), unwanted), "{unwanted}");
    }
    assert_eq!(new(&shown(&book, &path, &none())), 0, "found again");
    let undone = book.undo_import(None).unwrap();
    assert_eq!((undone.things, there().len()), (5, 0));
    book.undo_delete(undone.first).unwrap();
    assert_eq!(there(), expected);
    assert!(book.counted_differently().unwrap().is_empty());
}
