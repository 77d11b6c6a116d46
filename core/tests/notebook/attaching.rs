//! Files that are attached: told by their content, copied whole, within bounds.

use std::path::{Path, PathBuf};

use soundings_core::model::{AttachmentKind, Id, PhotoRule, PictureSize};
use soundings_core::present::{AttachmentRow, NotShown};
use soundings_core::visit_log::{NewObservation, StartVisit};
use soundings_core::{Error, Notebook, Refusal};

use crate::common::photo::{self, CAMERA, SECRETS};
use crate::common::*;
use crate::storage::Disk;

fn file(book: &Book, name: &str, content: &[u8]) -> PathBuf {
    let path = book.path().join(name);
    std::fs::write(&path, content).unwrap();
    path
}

fn with(path: &Path) -> NewObservation {
    NewObservation { attachments: vec![path.to_owned()], ..around("tape") }
}

fn row(notebook: &Notebook, note: Id) -> AttachmentRow {
    notebook.note(note).unwrap().attachments.remove(0)
}

/// What became of a file with this name and content.
fn attached(book: &Book, name: &str, content: &[u8]) -> AttachmentRow {
    row(book, book.note(with(&file(book, name, content))))
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder.join("attachments")).map_or(0, Iterator::count)
}

#[test]
fn a_picture_is_one_by_its_content_and_has_its_size_and_thumbnail_as_it_was_held() {
    let book = Book::new();
    let scene = photo::scene(900, 1200);
    for (orientation, bytes) in [(1, photo::jpeg(&scene, 1)), (6, photo::jpeg(&scene, 6))] {
        let picture = attached(&book, "no picture.pdf", &bytes);
        assert_eq!((picture.kind, picture.media_type.as_str()), (AttachmentKind::Picture, "image/jpeg"));
        assert_eq!(picture.name.as_deref(), Some("no picture.pdf"));
        assert_eq!(picture.size, Some(PictureSize { width: 900, height: 1200 }), "{orientation}");
        assert_eq!(picture.taken.as_deref(), Some("2026-11-24T09:13:20"));
        assert!(picture.here && picture.thumbnail_here && picture.not_shown.is_none());
        let thumbnail = photo::plain_pixels(&book.thumbnail(picture.id).unwrap().unwrap());
        assert_eq!(thumbnail.dimensions(), (360, 480));
        let [red, gray] = [(72, 96), (288, 96)].map(|(x, y)| thumbnail.get_pixel(x, y).0);
        assert!(red[0] > 200 && gray[0] < 150, "upright: {red:?} {gray:?}");
    }
    let small = attached(&book, "a", &photo::png(&photo::scene(30, 20)));
    assert_eq!(small.size, Some(PictureSize { width: 30, height: 20 }));
    assert_eq!(attached(&book, "b", &photo::webp(&photo::scene(30, 20))).kind, AttachmentKind::Picture);
}

#[test]
fn what_is_no_picture_never_claims_to_be_one() {
    let book = Book::new();
    let pdf = attached(&book, "tape.jpg", b"%PDF-1.7 and so on");
    assert_eq!((pdf.kind, pdf.media_type.as_str(), pdf.not_shown), (AttachmentKind::File, "application/pdf", None));
    let text = attached(&book, "tape.png", b"felt pen: 8.0 NOT 9.5");
    assert_eq!((text.kind, text.media_type.as_str()), (AttachmentKind::File, "application/octet-stream"));
    let heic = attached(&book, "IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    assert_eq!((heic.kind, heic.not_shown), (AttachmentKind::File, Some(NotShown::Coding)));
    let whole = photo::png(&photo::scene(200, 200));
    let broken = attached(&book, "broken.jpg", &whole[..whole.len() / 2]);
    assert_eq!((broken.kind, broken.size, broken.not_shown), (AttachmentKind::File, None, Some(NotShown::Broken)));
    assert!(book.attachment(broken.id).unwrap().is_some(), "kept as it is");
    assert!(matches!(book.picture(broken.id), Err(Error::Refused(Refusal::NoPicture))));
}

#[test]
fn a_picture_that_would_fill_the_memory_is_kept_as_a_file_and_not_decoded() {
    let book = Book::new();
    let bomb = [photo::png_head(60_000, 60_000), photo::chunk(b"IDAT", &[0; 32]), photo::chunk(b"IEND", b"")].concat();
    let row = attached(&book, "bomb.png", &bomb);
    assert_eq!((row.kind, row.not_shown), (AttachmentKind::File, Some(NotShown::TooLarge)));
    assert_eq!(row.size, Some(PictureSize { width: 60_000, height: 60_000 }));
    assert_eq!(book.attachment(row.id).unwrap().unwrap(), bomb);
}

#[test]
fn nothing_at_all_and_too_much_are_refused_before_anything_is_copied() {
    let book = Book::new();
    let attach = |path: &Path| book.capture(&with(path));
    assert_eq!(refused(attach(&file(&book, "empty.jpg", b""))), Refusal::FileEmpty);
    let huge = book.path().join("huge.bin");
    std::fs::File::create(&huge).unwrap().set_len(200_000_000).unwrap();
    let begun = std::time::Instant::now();
    assert_eq!(refused(attach(&huge)), Refusal::FileTooLarge);
    assert!(begun.elapsed().as_millis() < 500, "not even read");
    assert_eq!(refused(attach(Path::new("/dev/zero"))), Refusal::FileUnreadable);
    let inbox = Notebook::capture_to_inbox(book.path(), &book.environment, &with(&huge));
    assert_eq!(refused(inbox), Refusal::FileTooLarge);
    assert_eq!(files(book.path()), 0);
    assert!(book.search("tape", None, 10).unwrap().items.is_empty());
}

#[test]
fn where_a_picture_was_taken_is_left_out_of_it_and_its_pixels_stay_as_they_are() {
    let book = Book::new();
    let scene = photo::scene(120, 90);
    for (name, bytes) in [("jpeg", photo::jpeg(&scene, 6)), ("png", photo::png(&scene)), ("webp", photo::webp(&scene))]
    {
        let row = attached(&book, name, &bytes);
        assert_eq!(row.kind, AttachmentKind::Picture, "{name}");
        let kept = book.attachment(row.id).unwrap().unwrap();
        for secret in SECRETS {
            assert!(!holds(&kept, secret), "{secret} in {name}");
        }
        assert!(holds(&kept, CAMERA), "{name} keeps what else its camera said");
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgb8();
        assert!(pixels(&kept) == pixels(&bytes), "{name} was not coded anew");

        let asked = NewObservation { keep_position: true, ..with(&book.path().join(name)) };
        let row = self::row(&book, book.note(asked));
        assert_eq!(book.attachment(row.id).unwrap().unwrap(), bytes, "asked for, {name} stays as it is");
    }
    let waiting = Notebook::capture_to_inbox(book.path(), &book.environment, &with(&book.path().join("jpeg"))).unwrap();
    let book = book.again();
    let kept = book.attachment(row(&book, waiting).id).unwrap().unwrap();
    assert!(!holds(&kept, "GPSSECRET") && holds(&kept, CAMERA), "from the inbox too");
}

#[test]
fn a_picture_cut_off_or_changed_at_any_byte_is_kept_and_harms_nothing() {
    let book = Book::new();
    let scene = photo::scene(24, 18);
    for whole in [photo::jpeg(&scene, 6), photo::png(&scene), photo::webp(&scene)] {
        for place in (13..whole.len()).step_by(53) {
            let row = attached(&book, "cut", &whole[..place]);
            assert!(row.here && (row.kind == AttachmentKind::File || row.size.is_some()), "cut off at {place}");
            let mut changed = whole.clone();
            changed[place] ^= 0xff;
            let row = attached(&book, "changed", &changed);
            let kept = book.attachment(row.id).unwrap().unwrap();
            assert!(row.kind == AttachmentKind::File || !holds(&kept, "BEHINDSECRET"), "changed at {place}");
        }
    }
}

#[test]
fn where_no_pictures_may_be_taken_one_is_taken_in_only_on_purpose() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let site = book.add_site(customer, "Plant 2", PhotoRule::No).unwrap();
    let start = StartVisit { customer: Some(customer), site: Some(site), ..StartVisit::default() };
    assert_eq!(book.capture_screen(None, None).unwrap().photo_rule, None);
    book.start_visit(&start).unwrap();
    assert_eq!(book.capture_screen(None, None).unwrap().photo_rule, Some(PhotoRule::No));
    let picture = file(&book, "tape.pdf", SQUARE);
    assert_eq!(refused(book.capture(&with(&picture))), Refusal::NoPictures);
    let heic = file(&book, "IMG_1", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    assert_eq!(refused(book.capture(&with(&heic))), Refusal::NoPictures);
    assert_eq!(files(book.path()), 0, "nothing was copied");
    book.capture(&with(&file(&book, "list.jpg", b"%PDF-1.7"))).unwrap();
    book.capture(&NewObservation { pictures_anyway: true, ..with(&picture) }).unwrap();
}

#[test]
fn a_disk_that_fills_while_a_picture_is_copied_leaves_no_half_of_it_and_room_for_words() {
    let Some(disk) = Disk::of_megabytes(14) else { return };
    let book = Book::new();
    let folder = disk.path().join("notebook");
    let keys = soundings_core::Keys::with_file(&soundings_core::DatabaseKey::new(KEY), &book.path().join("another"));
    let notebook = Notebook::create(&folder, &keys, "Ada Okafor", book.environment.clone()).unwrap();
    let noise: Vec<u8> = (0..9_000_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let large = file(&book, "film.bin", &noise);
    let outcome = notebook.capture(&with(&large));
    assert!(matches!(outcome, Err(Error::DiskFull)), "{outcome:?}");
    assert_eq!(files(&folder), 0);
    let note = notebook.capture(&said("words fit")).unwrap();
    assert_eq!(notebook.note(note.id).unwrap().words, "words fit");
}

#[test]
fn a_copy_whose_note_was_never_written_is_swept_and_never_one_that_has_one() {
    let book = Book::new();
    let picture = file(&book, "tape.jpg", &photo::jpeg(&photo::scene(40, 30), 1));
    let there = book.note(with(&picture));
    // As after a kill between the copy and the operation: the copy is durable, nothing names it.
    let nowhere = soundings_core::visit_log::FiledUnder::Visit(Id([9; 16]));
    assert!(book.capture(&NewObservation { visit: nowhere, ..with(&picture) }).is_err());
    assert_eq!(files(book.path()), 4);
    let book = book.again();
    assert_eq!(files(book.path()), 4, "another process may be about to name it");
    for file in std::fs::read_dir(book.path().join("attachments")).unwrap() {
        let file = std::fs::File::options().write(true).open(file.unwrap().path()).unwrap();
        file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(3600)).unwrap();
    }
    let book = book.again();
    assert_eq!(files(book.path()), 2);
    assert!(book.attachment(there).unwrap().is_some() && book.thumbnail(there).unwrap().is_some());
}

#[test]
fn what_is_attached_stays_in_its_order_on_a_teammates_device_too() {
    let (mut office, ada, jonas) = (Office::new(), Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 8));
    office.join(&ada);
    office.join(&jonas);
    ada.start_visit(&StartVisit::default()).unwrap();
    let names: Vec<String> = (0..12).map(|number| format!("{number}.txt")).collect();
    let attachments = names.iter().map(|name| file(&ada, name, name.as_bytes())).collect();
    let note = ada.note(NewObservation { attachments, ..around("twelve") });
    ada.end_visit(None, true).unwrap();
    for book in [&ada, &jonas] {
        office.sync(book);
        let there = book.notebook.note(note).unwrap().attachments;
        assert_eq!(there.into_iter().filter_map(|row| row.name).collect::<Vec<_>>(), names);
    }
}

#[test]
fn a_site_that_said_no_to_one_of_two_engineers_said_no_until_somebody_decides() {
    let (mut office, ada, jonas) = (Office::new(), Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 8));
    office.join(&ada);
    office.join(&jonas);
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let site = ada.add_site(customer, "Plant 2", PhotoRule::NotAsked).unwrap();
    let mut both = || [&ada, &jonas, &ada].map(|book| office.sync(book));
    both();
    jonas.set_photo_rule(site, PhotoRule::No, None).unwrap();
    ada.clock.forward(HOUR);
    ada.set_photo_rule(site, PhotoRule::Yes, None).unwrap();
    both();
    for book in [&ada, &jonas] {
        assert_eq!(book.customer(customer).unwrap().sites[0].photo_rule, PhotoRule::No);
    }
    let seen = ada.customer(customer).unwrap().sites.remove(0).seen;
    ada.set_photo_rule(site, PhotoRule::AskEachTime, Some(&seen)).unwrap();
    both();
    assert_eq!(jonas.customer(customer).unwrap().sites[0].photo_rule, PhotoRule::AskEachTime);
}
