//! Room made on a device: what the team's server keeps and has backed up goes from here, comes back when asked for, and nothing else
//! ever goes.

use soundings_core::model::Id;
use soundings_core::present::FileStanding;

use crate::common::*;
use crate::files::{Shelf, noise, row, two};

const LENGTH: usize = 200_000;
const DAY: i64 = 24 * HOUR;

/// A file that both have, and a server that has a backup, or has none.
fn with_a_server(backed_up: bool) -> (Office, Shelf, Book, Book, Id) {
    let (mut office, ada, jonas, note) = two(LENGTH);
    let mut shelf = Shelf { backed_up, ..Shelf::default() };
    shelf.serve(&mut office, &ada);
    shelf.serve(&mut office, &jonas);
    assert!(row(&ada, note).here && row(&jonas, note).here);
    (office, shelf, ada, jonas, note)
}

fn files(book: &Book) -> usize {
    std::fs::read_dir(book.path().join("attachments")).unwrap().count()
}

#[test]
fn what_the_server_keeps_and_has_backed_up_goes_and_comes_back_when_asked_for_and_not_before() {
    let (mut office, mut shelf, ada, jonas, note) = with_a_server(true);
    for book in [&ada, &jonas] {
        assert_eq!(book.free_files(30).unwrap().files, 0, "attached lately");
        book.clock.forward(31 * DAY);
        let freed = book.free_files(30).unwrap();
        assert_eq!((freed.files, freed.bytes), (1, LENGTH as u64));
        let there = row(book, note);
        assert_eq!((there.here, there.file, files(book)), (false, FileStanding::AsksForYou, 0));
        assert_eq!(book.free_files(30).unwrap().files, 0);
        let carried = shelf.carried;
        for _ in 0..3 {
            shelf.serve(&mut office, book);
            book.clock.forward(DAY);
        }
        assert_eq!(shelf.carried, carried, "nobody asked for it");
        assert_eq!(book.sync_screen().unwrap().files.to_fetch, 0);
        assert!(book.counted_differently().unwrap().is_empty());
        book.fetch_attachment(note).unwrap();
        shelf.serve(&mut office, book);
        let back = row(book, note);
        assert!(back.here && book.attachment(back.id).unwrap() == Some(noise(LENGTH)), "{back:?}");
        assert!(book.counted_differently().unwrap().is_empty());
    }
}

#[test]
fn what_the_server_has_not_or_has_not_backed_up_never_goes() {
    let (_office, _shelf, ada, jonas, note) = with_a_server(false);
    for book in [&ada, &jonas] {
        book.clock.forward(31 * DAY);
        assert_eq!(book.free_files(0).unwrap().files, 0);
        assert!(row(book, note).here && files(book) == 1);
    }
    let (mut office, ada, _jonas, note) = two(LENGTH);
    let mut cut = Shelf { backed_up: true, cut_after: Some(1_000), most_steps: Some(3), ..Shelf::default() };
    cut.serve(&mut office, &ada);
    ada.clock.forward(31 * DAY);
    assert_eq!(ada.free_files(0).unwrap().files, 0);
    assert!(row(&ada, note).here);
}

#[test]
fn a_server_that_was_restored_is_asked_nothing_of_what_went_and_gives_it_when_it_is_wanted() {
    let (mut office, mut shelf, ada, _jonas, note) = with_a_server(true);
    ada.clock.forward(31 * DAY);
    assert_eq!(ada.free_files(0).unwrap().files, 1);
    office.epoch += 1;
    shelf.serve(&mut office, &ada);
    assert_eq!(row(&ada, note).file, FileStanding::AsksForYou);
    let ada = ada.again();
    ada.fetch_attachment(note).unwrap();
    shelf.serve(&mut office, &ada);
    assert!(row(&ada, note).here);
}
