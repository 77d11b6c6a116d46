//! Attachments' files in bundles: phone to phone, with no server, each what its author attached or not there.

use std::path::PathBuf;

use soundings_core::Refusal;
use soundings_core::model::Id;
use soundings_core::visit_log::{NewObservation, StartVisit};
use soundings_wire::bundle::{BundleFile, BundlePiece};

use crate::bundles::{Two, carry, file, me, rows};
use crate::common::photo::{jpeg, scene};
use crate::common::*;
use crate::files::Shelf;
use crate::forged::{Forged, sealed};
use crate::phones::second;

fn noise(seed: u32, length: usize) -> Vec<u8> {
    (0..length as u32).map(|at| ((at ^ seed).wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

/// A note with a file, and its attachment.
fn attach(book: &Book, name: &str, bytes: &[u8]) -> Id {
    let path = file(book, name);
    std::fs::write(&path, bytes).unwrap();
    let note = book.note(NewObservation { attachments: vec![path], ..around(name) });
    book.notebook.note(note).unwrap().attachments[0].id
}

/// Attachments of a visit that was shared.
fn shared(book: &Book, files: &[(&str, Vec<u8>)]) -> Vec<Id> {
    book.start_visit(&StartVisit::default()).unwrap();
    let ids = files.iter().map(|(name, bytes)| attach(book, name, bytes)).collect();
    book.end_visit(None, true).unwrap();
    ids
}

fn content(book: &Book, id: Id) -> Option<Vec<u8>> {
    book.attachment(id).unwrap()
}

/// The sealed files that lie in a notebook's folder.
fn lying(book: &Book) -> Vec<PathBuf> {
    let folder = std::fs::read_dir(book.path().join("attachments"));
    folder.into_iter().flatten().map(|file| file.unwrap().path()).collect()
}

fn photo() -> Vec<u8> {
    jpeg(&scene(640, 480), 1)
}

#[test]
fn a_picture_goes_along_in_a_bundle_and_whoever_sees_the_server_first_hands_it_on() {
    let Two { mut office, ada, ben } = Two::new();
    let files = [("photo.jpg", photo()), ("log.bin", noise(1, 1_300_000))];
    let ids = shared(&ada, &files);
    let first = file(&ada, "first");
    let made = ada.make_bundle(me(&ben), &first, false).unwrap();
    assert_eq!((made.files, made.files_later), (2, 0));
    let taken = ben.take_bundle(&first).unwrap();
    assert_eq!(taken.files, 2);
    for id in &ids {
        assert!(content(&ben, *id).is_some_and(|bytes| content(&ada, *id) == Some(bytes)));
    }
    // The next holds only what is new, all of it holds it once more, and what is here is passed over.
    assert_eq!(ada.make_bundle(me(&ben), &file(&ada, "next"), false).unwrap().files, 0);
    let all = ada.make_bundle(me(&ben), &file(&ada, "all"), true).unwrap();
    assert_eq!((all.files, ben.take_bundle(&file(&ada, "all")).unwrap().files), (2, 0));
    assert_eq!(lying(&ben).len(), 3, "two files and a thumbnail");
    // Nor does what came from Ada go back to her.
    assert_eq!(ben.make_bundle(me(&ada), &file(&ben, "back"), false).unwrap().files, 0);
    let mut shelf = Shelf::default();
    shelf.serve(&mut office, &ben);
    assert_eq!(shelf.held.len(), 3, "Ben saw the server first");
    let carried = shelf.carried;
    shelf.serve(&mut office, &ada);
    assert_eq!(shelf.carried, carried, "and nobody sends it twice");
    assert!(ben.counted_differently().unwrap().is_empty() && ada.counted_differently().unwrap().is_empty());
}

#[test]
fn what_does_not_fit_is_the_largest_says_so_and_follows_with_the_server() {
    let Two { mut office, ada, ben } = Two::new();
    let files = [("large.bin", noise(1, 900_000)), ("photo.jpg", photo()), ("small.bin", noise(2, 10_000))];
    let ids = shared(&ada, &files);
    let made = ada.make_bundle_with(me(&ben), &file(&ada, "some"), false, 400_000).unwrap();
    assert_eq!((made.files, made.files_later), (2, 1));
    assert!(made.bytes < 600_000, "{}", made.bytes);
    ben.take_bundle(&file(&ada, "some")).unwrap();
    let here = |ids: &[Id]| ids.iter().map(|id| content(&ben, *id).is_some()).collect::<Vec<_>>();
    assert_eq!(here(&ids), [false, true, true]);
    assert!(ada.make_bundle_with(me(&ben), &file(&ada, "none"), true, 0).unwrap().files == 0);
    let mut shelf = Shelf::default();
    shelf.serve(&mut office, &ada);
    shelf.serve(&mut office, &ben);
    assert!(content(&ben, ids[0]).as_ref() == Some(&files[0].1));
}

#[test]
fn a_file_that_had_begun_to_come_from_the_server_is_whole_by_a_bundle() {
    let Two { mut office, ada, ben } = Two::new();
    let ids = shared(&ada, &[("log.bin", noise(1, 400_000))]);
    let mut shelf = Shelf::default();
    shelf.serve(&mut office, &ada);
    office.sync(&ben);
    // Some of it came, and the line was cut.
    let mut cut = shelf;
    (cut.cut_after, cut.most_steps) = (Some(100_000), Some(2));
    cut.serve(&mut office, &ben);
    assert_eq!(lying(&ben).len(), 1);
    assert!(content(&ben, ids[0]).is_none());
    ada.make_bundle(me(&ben), &file(&ada, "all"), true).unwrap();
    assert_eq!(ben.take_bundle(&file(&ada, "all")).unwrap().files, 1);
    assert!(content(&ben, ids[0]) == Some(noise(1, 400_000)));
    let carried = cut.carried;
    (cut.cut_after, cut.most_steps) = (None, None);
    cut.serve(&mut office, &ben);
    assert_eq!(cut.carried, carried, "nothing of it is fetched any more");
}

#[test]
fn a_bundle_with_files_that_is_cut_or_changed_anywhere_is_refused_and_leaves_no_file() {
    let Two { office: _office, ada, ben } = Two::new();
    let ids = shared(&ada, &[("photo.jpg", photo()), ("log.bin", noise(1, 300_000))]);
    let made = file(&ada, "bundle");
    ada.make_bundle(me(&ben), &made, false).unwrap();
    let (bytes, before) = (std::fs::read(&made).unwrap(), rows(ben.path()));
    let broken = file(&ada, "broken");
    let refuses = |bytes: &[u8], what: &str| {
        std::fs::write(&broken, bytes).unwrap();
        assert_eq!(refused(ben.take_bundle(&broken)), Refusal::BundleNotWhole, "{what}");
        assert!(rows(ben.path()) == before && lying(&ben).is_empty(), "{what}");
    };
    for place in (200..bytes.len()).step_by(20_011) {
        let mut changed = bytes.clone();
        changed[place] ^= 0x40;
        refuses(&changed, &format!("byte {place}"));
        refuses(&bytes[..place], &format!("cut at {place}"));
    }
    ben.take_bundle(&made).unwrap();
    assert!(content(&ben, ids[1]).is_some());
}

#[test]
fn a_file_that_is_not_what_its_author_attached_makes_the_bundle_refused_whole() {
    let Two { office: _office, ada, ben } = Two::new();
    shared(&ada, &[("one.bin", noise(1, 50_000)), ("two.bin", noise(2, 50_000))]);
    // Whoever carries it hands out the one for the other.
    database(ada.path())
        .execute_batch(
            "CREATE TEMP TABLE swapped AS SELECT attachment, name, key FROM blob;
             UPDATE blob SET name = randomblob(16);
             UPDATE blob SET (name, key) = (SELECT name, key FROM swapped WHERE swapped.attachment <> blob.attachment);",
        )
        .unwrap();
    ada.make_bundle(me(&ben), &file(&ada, "bundle"), false).unwrap();
    let before = rows(ben.path());
    assert_eq!(refused(ben.take_bundle(&file(&ada, "bundle"))), Refusal::BundleNotWhole);
    assert!(rows(ben.path()) == before && lying(&ben).is_empty());
}

#[test]
fn files_nobody_named_are_passed_over_and_pieces_out_of_order_refused() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let mate = office.author(5);
    office.sync(&book);
    let key: [u8; 32] = database(book.path())
        .query_row("SELECT sealing_key FROM incarnation WHERE engineer = ?1", [me(&book).as_bytes()], |row| row.get(0))
        .unwrap();
    let (path, mut number) = (file(&book, "forged"), 0);
    let mut take = |pieces: &[BundleFile]| {
        let mut forged = Forged::of(&office, mate.incarnation, me(&book)).under(mate.head());
        number += 1;
        forged.opening.bundle = Id([number; 16]);
        forged.raw = pieces.iter().flat_map(|piece| BundlePiece::File(piece.clone()).to_bytes()).collect();
        std::fs::write(&path, sealed(&key, &forged.by(&mate))).unwrap();
        let taken = book.take_bundle(&path);
        assert!(lying(&book).is_empty());
        taken
    };
    let piece = |attachment: u8, offset: u64, length: u64, bytes: usize| BundleFile {
        attachment: Id([attachment; 16]),
        thumbnail: false,
        name: Id([9; 16]),
        length,
        offset,
        bytes: noise(3, bytes),
    };
    assert_eq!(take(&[piece(1, 0, 100, 60), piece(1, 60, 100, 40), piece(2, 0, 5, 5)]).unwrap().files, 0);
    for wrong in [
        vec![piece(1, 0, 100, 60)],
        vec![piece(1, 10, 100, 90)],
        vec![piece(1, 0, 100, 60), piece(1, 50, 100, 50)],
        vec![piece(1, 0, 100, 60), piece(2, 60, 100, 40)],
        vec![piece(1, 0, 100, 60), piece(1, 60, 90, 30)],
        vec![piece(1, 0, 100, 101)],
        vec![piece(1, 0, 100, 0), piece(1, 0, 100, 100)],
        vec![piece(1, 0, 5, 5), piece(1, 0, 5, 5)],
        vec![piece(1, 0, 3_000_000, 1_500_000), piece(1, 1_500_000, 3_000_000, 1_500_000)],
    ] {
        assert_eq!(refused(take(&wrong)), Refusal::BundleNotWhole);
    }
    assert_eq!(refused(take(&[piece(1, 0, 200_000_000, 10)])), Refusal::FileTooLarge);
}

#[test]
fn what_was_erased_here_does_not_come_back_with_a_bundle_of_one_who_has_not_heard_of_it() {
    let Two { mut office, ada, ben } = Two::new();
    let ids = shared(&ada, &[("log.bin", noise(1, 50_000))]);
    carry(&ada, &ben, "first");
    let soundings_core::present::Found::Note { note, .. } = ben.search("log", None, 1).unwrap().items.remove(0) else {
        panic!("no note")
    };
    assert!(content(&ben, ids[0]).is_some());
    office.sync(&ben);
    ben.erase(note.id).unwrap();
    ben.clock.forward(25 * HOUR);
    office.sync(&ben);
    office.now_ms += 25 * HOUR as u64;
    office.sync(&ben);
    let ben = ben.again();
    office.sync(&ben);
    // The file itself goes with the next sweep.
    let here = || database(ben.path()).query_row("SELECT count(*) FROM blob", [], |row| row.get(0));
    assert_eq!((here(), lying(&ben).len()), (Ok(0), 1));
    ada.make_bundle(me(&ben), &file(&ada, "all"), true).unwrap();
    assert_eq!(ben.take_bundle(&file(&ada, "all")).unwrap().files, 0);
    assert_eq!((here(), lying(&ben).len()), (Ok(0), 1));
}

#[test]
fn what_is_only_an_engineers_goes_with_its_files_to_their_own_other_phone_alone() {
    let Two { mut office, ada, ben } = Two::new();
    let path = file(&ada, "mine.bin");
    std::fs::write(&path, noise(1, 200_000)).unwrap();
    let note = ada.note(NewObservation { only_me: true, attachments: vec![path], ..said("only Ada's") });
    let id = ada.notebook.note(note).unwrap().attachments[0].id;
    assert_eq!(ada.make_bundle(me(&ben), &file(&ada, "for ben"), true).unwrap().files, 0);
    let new = second(&mut office, &ada);
    let handed = ada.hand_over(&new.show_device().unwrap().text).unwrap();
    new.take_key(&handed.text).unwrap();
    assert_eq!(ada.make_bundle(me(&ada), &file(&ada, "mine"), false).unwrap().files, 1);
    assert_eq!(new.take_bundle(&file(&ada, "mine")).unwrap().files, 1);
    assert!(content(&new, id) == Some(noise(1, 200_000)));
}
