//! What is drawn on pictures, and what is covered in every copy that goes out.

use soundings_core::model::{ConsentChoice, DrawnShape, Id, PicturePoint};
use soundings_core::present::{Attached, ForWhom, Noted, Report, Shown};
use soundings_core::visit_log::{FiledUnder, NewObservation, StartVisit};
use soundings_core::{Drawing, Error, Refusal};
use soundings_wire::Change;

use crate::common::photo::{self, plain_pixels, red};
use crate::common::*;

fn at(x: u16, y: u16) -> PicturePoint {
    PicturePoint { x, y }
}

fn cover() -> Drawing {
    Drawing::Cover { corner: at(100, 100), opposite: at(300, 300) }
}

/// A note with a photograph that was taken with the phone on its side.
fn tape(book: &Book) -> NewObservation {
    let path = book.path().join("IMG_Rosa.jpg");
    std::fs::write(&path, photo::jpeg(&photo::scene(900, 1200), 6)).unwrap();
    NewObservation { attachments: vec![path], ..around("tape over our display") }
}

fn all(report: &Report) -> impl Iterator<Item = &Noted> {
    report.starred.iter().chain(&report.notes).chain(&report.to_read_first)
}

fn shown(report: &Report) -> Vec<&Shown> {
    all(report).flat_map(|note| &note.attached).filter_map(|attached: &Attached| attached.picture.as_ref()).collect()
}

#[test]
fn a_cover_is_burnt_into_every_copy_that_goes_out_and_the_original_stays() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(tape(&book));
    let original = book.attachment(note).unwrap().unwrap();
    let uncovered = plain_pixels(&book.attachment_copy(note, false).unwrap().unwrap());
    assert!(red(&uncovered) > 40_000, "before it is covered: {}", red(&uncovered));

    book.annotate(note, &cover()).unwrap();
    let copy = book.attachment_copy(note, false).unwrap().unwrap();
    let file = book.path().join("sent.jpg");
    assert!(book.save_attachment(note, &file, false).unwrap());
    assert_eq!(std::fs::read(&file).unwrap(), copy);
    let (us, others) = (book.report(visit, ForWhom::Us).unwrap(), book.report(visit, ForWhom::Others).unwrap());
    let mut going = vec![copy];
    for report in [&us, &others] {
        let [picture] = shown(report)[..] else { panic!("{:?}", report.for_whom) };
        assert!(picture.covered);
        going.push(picture.jpeg.clone());
    }
    for jpeg in going {
        photo::covered(&jpeg);
        assert_eq!(plain_pixels(&jpeg).dimensions(), (900, 1200), "upright");
    }
    assert_eq!(book.attachment(note).unwrap().unwrap(), original, "beside the untouched original");
    assert!(book.notebook.note(note).unwrap().attachments[0].covered, "and says so");
}

#[test]
fn a_picture_goes_to_others_after_somebody_looked_at_it_and_only_of_people_who_agreed_to_that() {
    let example = Example::new();
    let book = &example.book;
    let of = |by: Id, note: NewObservation| {
        book.note(NewObservation {
            visit: FiledUnder::Visit(example.visit),
            attachments: tape(book).attachments,
            ..NewObservation { by: Some(soundings_core::Person::Known(by)), ..note }
        })
    };
    let rosa = of(example.rosa, said("it is quiet at 8.0"));
    let colette = of(example.colette, said("she asks on Fridays"));
    let place = book.note(NewObservation { visit: FiledUnder::Visit(example.visit), ..tape(book) });
    let words = Drawing::Text { at: at(10, 10), words: "ask Rosa Medeiros".into() };
    book.annotate(place, &words).unwrap();
    let report = book.report(example.visit, ForWhom::Others).unwrap();
    let find = |id: Id| all(&report).find(|note| note.id == id).unwrap();
    assert!(find(rosa).attached.is_empty(), "she may be quoted, and not be seen");
    assert_eq!(report.pictures_withheld, 1);
    let to_read: Vec<Id> = report.to_read_first.iter().map(|note| note.id).collect();
    assert!(to_read.contains(&colette) && to_read.contains(&place) && !to_read.contains(&rosa));
    assert!(find(place).attached[0].file_name.is_none(), "a file's name tells names");
    let label = |noted: &Noted| serde_json::to_string(&noted.attached[0].picture.as_ref().unwrap().labels).unwrap();
    assert!(label(find(place)).contains("ask ") && !label(find(place)).contains("Rosa"), "and so does a word on it");

    let us = book.report(example.visit, ForWhom::Us).unwrap();
    let place = all(&us).find(|note| note.id == place).unwrap();
    assert_eq!(place.attached[0].file_name.as_deref(), Some("IMG_Rosa.jpg"));
    assert!(label(place).contains("ask Rosa Medeiros"));

    book.set_consent(example.colette, ConsentChoice::QuoteNamed).unwrap();
    let report = book.report(example.visit, ForWhom::Others).unwrap();
    assert_eq!(report.pictures_withheld, 2, "by consent as it stands now");
}

#[test]
fn what_is_drawn_can_be_moved_taken_off_and_put_back_each_by_itself() {
    let book = Book::new();
    let note = book.note(tape(&book));
    let arrow = book.annotate(note, &Drawing::Arrow { from: at(0, 0), to: at(500, 500) }).unwrap();
    let hidden = book.annotate(note, &cover()).unwrap();
    let words = book.annotate(note, &Drawing::Text { at: at(5, 900), words: " 8.0 NOT 9.5 ".into() }).unwrap();
    let shapes = || -> Vec<_> { book.picture(note).unwrap().annotations.iter().filter_map(|row| row.shape).collect() };
    assert_eq!(shapes(), [DrawnShape::Arrow, DrawnShape::Cover, DrawnShape::Text]);
    let rows = book.picture(note).unwrap().annotations;
    assert_eq!(rows[2].words.as_deref(), Some("8.0 NOT 9.5"));
    book.move_annotation(hidden, &[at(600, 600), at(950, 950)], Some(&rows[1].seen)).unwrap();
    let count = |book: &Book| red(&plain_pixels(&book.attachment_copy(note, false).unwrap().unwrap()));
    assert!(count(&book) > 30_000, "moved away from it");
    book.move_annotation(hidden, &[at(90, 90), at(310, 310)], None).unwrap();
    assert_eq!(count(&book), 0);
    book.delete(hidden).unwrap();
    assert_eq!(shapes(), [DrawnShape::Arrow, DrawnShape::Text]);
    assert!(count(&book) > 30_000);
    book.undo_delete(hidden).unwrap();
    assert_eq!(count(&book), 0);
    assert!(book.erase(words).is_ok() && shapes() == [DrawnShape::Arrow, DrawnShape::Cover]);
    assert!(book.picture(arrow).is_err(), "a drawing is no picture");
}

#[test]
fn what_can_not_be_seen_or_is_on_no_picture_is_refused_and_nothing_is_drawn() {
    let book = Book::new();
    let note = book.note(tape(&book));
    let picture = book.picture(note).unwrap().picture.id;
    for drawing in [
        Drawing::Cover { corner: at(100, 100), opposite: at(1001, 300) },
        Drawing::Cover { corner: at(100, 100), opposite: at(100, 300) },
        Drawing::Circle { corner: at(100, 100), opposite: at(300, 100) },
        Drawing::Arrow { from: at(7, 7), to: at(7, 7) },
        Drawing::Text { at: at(u16::MAX, 0), words: "8.0".into() },
    ] {
        assert_eq!(refused(book.annotate(picture, &drawing)), Refusal::PointsOutside, "{drawing:?}");
    }
    let empty = Drawing::Text { at: at(0, 0), words: " ".into() };
    assert_eq!(refused(book.annotate(picture, &empty)), Refusal::EmptyText);
    let hidden = book.annotate(picture, &cover()).unwrap();
    assert_eq!(refused(book.move_annotation(hidden, &[at(1, 1)], None)), Refusal::PointsOutside);
    assert_eq!(refused(book.annotate(book.note(said("no picture")), &cover())), Refusal::NoPicture);
    assert!(matches!(book.annotate(Id([9; 16]), &cover()), Err(Error::NotFound { .. })));
    let one = tape(&book).attachments.remove(0);
    let two = book.note(NewObservation { attachments: vec![one.clone(), one], ..around("two") });
    assert!(matches!(book.annotate(two, &cover()), Err(Error::Ambiguous { .. })));
    assert_eq!(book.picture(picture).unwrap().annotations.len(), 1);
}

/// Ada's picture on a visit that both were at, shared, and Jonas's notebook beside it.
struct Apart {
    office: Office,
    ada: Book,
    jonas: Book,
    note: Id,
}

impl Apart {
    fn new() -> Self {
        let (mut office, ada, jonas) = (Office::new(), Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 8));
        office.join(&ada);
        office.join(&jonas);
        ada.start_visit(&StartVisit::default()).unwrap();
        let note = ada.note(tape(&ada));
        ada.annotate(note, &cover()).unwrap();
        ada.end_visit(None, true).unwrap();
        let mut apart = Self { office, ada, jonas, note };
        apart.together();
        apart
    }

    fn together(&mut self) {
        for book in [&self.ada, &self.jonas, &self.ada] {
            self.office.sync(book);
        }
        let drawn = |book: &Book| -> Vec<_> {
            let rows = book.picture(self.note).unwrap().annotations;
            rows.into_iter().map(|row| (row.id, row.points, row.words)).collect()
        };
        assert_eq!(drawn(&self.ada), drawn(&self.jonas));
    }

    fn red(&self) -> usize {
        red(&plain_pixels(&self.ada.attachment_copy(self.note, false).unwrap().unwrap()))
    }
}

#[test]
fn what_two_devices_drew_apart_is_both_there_and_shared_with_the_picture() {
    let mut apart = Apart::new();
    let there = apart.jonas.picture(apart.note).unwrap();
    assert!(there.picture.covered && !there.picture.here && there.annotations.len() == 1, "picture follows");
    assert_eq!(there.annotations[0].engineer.as_deref(), Some("Ada Okafor"));
    assert_eq!(apart.jonas.attachment_copy(apart.note, false).unwrap(), None, "nothing to send yet");
    apart.ada.annotate(apart.note, &Drawing::Arrow { from: at(0, 0), to: at(500, 500) }).unwrap();
    apart.jonas.annotate(apart.note, &Drawing::Text { at: at(1, 1), words: "8.0".into() }).unwrap();
    apart.together();
    assert_eq!(apart.jonas.picture(apart.note).unwrap().annotations.len(), 3);
}

#[test]
fn a_cover_moved_apart_lies_on_both_places_until_somebody_decides() {
    let mut apart = Apart::new();
    let hidden = apart.ada.picture(apart.note).unwrap().annotations[0].id;
    apart.jonas.move_annotation(hidden, &[at(90, 90), at(310, 310)], None).unwrap();
    apart.ada.clock.forward(HOUR);
    apart.ada.move_annotation(hidden, &[at(700, 700), at(900, 900)], None).unwrap();
    assert!(apart.red() > 30_000);
    apart.together();
    assert_eq!(apart.red(), 0, "what Jonas covered stays covered, whoever was later");
    let copy = plain_pixels(&apart.ada.attachment_copy(apart.note, false).unwrap().unwrap());
    assert!(copy.get_pixel(720, 960).0[1] < 60, "and what Ada covered too");
    apart.ada.move_annotation(hidden, &[at(50, 50), at(350, 350)], None).unwrap();
    apart.together();
    let copy = plain_pixels(&apart.ada.attachment_copy(apart.note, false).unwrap().unwrap());
    assert!(red(&copy) == 0 && copy.get_pixel(720, 960).0[1] > 150);
}

#[test]
fn a_cover_taken_off_here_and_moved_there_is_back() {
    let mut apart = Apart::new();
    let hidden = apart.ada.picture(apart.note).unwrap().annotations[0].id;
    apart.ada.delete(hidden).unwrap();
    apart.jonas.move_annotation(hidden, &[at(90, 90), at(310, 310)], None).unwrap();
    assert!(apart.red() > 30_000);
    apart.together();
    assert_eq!(apart.red(), 0);
}

#[test]
fn no_copy_is_made_of_a_picture_on_which_a_later_version_drew_what_is_not_understood() {
    let mut apart = Apart::new();
    let mut author = apart.office.author(9);
    let picture = apart.ada.picture(apart.note).unwrap().picture.id;
    let (shape, points) = (Change::new(2, &99_u8), Change::new(3, &"as it likes"));
    let drawn = author.say(18, Id([3; 16]), vec![Change::new(1, &picture), shape, points]);
    apart.office.hear(&author, vec![drawn]);
    apart.office.sync(&apart.ada);
    assert_eq!(apart.ada.picture(apart.note).unwrap().annotations.len(), 2);
    assert_eq!(refused(apart.ada.attachment_copy(apart.note, false)), Refusal::NoPicture);
    assert!(apart.ada.attachment_copy(apart.note, true).unwrap().is_some(), "the original is there");
}

#[test]
fn rule_09_an_erased_note_takes_its_thumbnail_and_what_was_drawn_along() {
    let book = Book::new();
    let note = book.note(tape(&book));
    let words = Drawing::Text { at: at(5, 900), words: "Quibblezot".into() };
    book.annotate(note, &words).unwrap();
    assert!(holds(&everything_in(book.path()), "Quibblezot"));
    assert_eq!(book.erase(note).unwrap().things, 3);
    book.clock.forward(25 * HOUR);
    let book = book.again();
    assert!(!holds(&everything_in(book.path()), "Quibblezot"));
    let left: i64 = database(book.path()).query_row("SELECT count(*) FROM blob", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
}
