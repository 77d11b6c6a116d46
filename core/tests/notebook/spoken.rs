//! Spoken notes: kept at once, typed up later beside the sound.

use std::path::PathBuf;

use soundings_core::NewMap;
use soundings_core::model::{AttachmentKind, MapPart, Seen};
use soundings_core::present::ForWhom;
use soundings_core::visit_log::{NewObservation, StartVisit};

use crate::common::*;

pub fn wav(book: &Book, seconds: usize) -> PathBuf {
    let mut bytes = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
    bytes.extend([8_000_u32.to_le_bytes(), 8_000_u32.to_le_bytes()].concat());
    bytes.extend(b"\x01\0\x08\0data");
    bytes.extend((seconds as u32 * 8_000).to_le_bytes());
    bytes.extend(vec![0x80; seconds * 8_000]);
    let path = book.path().join("voice.wav");
    std::fs::write(&path, bytes).unwrap();
    path
}

fn spoken(book: &Book, seconds: usize) -> NewObservation {
    NewObservation { attachments: vec![wav(book, seconds)], ..said("") }
}

#[test]
fn a_spoken_note_has_its_length_and_waits_to_be_typed_up() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(spoken(&book, 12));
    let row = book.notebook.note(note).unwrap();
    assert!(row.to_type_up && row.words.is_empty() && row.first_words.is_none());
    let sound = &row.attachments[0];
    assert_eq!(
        (sound.kind, sound.duration_ms, sound.media_type.as_str()),
        (AttachmentKind::SpokenNote, Some(12_000), "audio/wav")
    );
    let report = book.report(visit, ForWhom::Us).unwrap();
    assert_eq!(report.notes[0].attached[0].duration_ms, Some(12_000));
    let report = book.report(visit, ForWhom::Others).unwrap();
    assert!(report.notes.is_empty() && report.to_read_first.is_empty(), "a voice is for nobody outside");
}

#[test]
fn rule_01_what_a_spoken_note_is_typed_up_with_are_its_first_words_and_no_correction() {
    let book = Book::new();
    let note = book.note(spoken(&book, 5));
    book.clock.forward(8 * HOUR);
    book.correct_note(note, "he turns it down to 8.0", None).unwrap();
    let row = book.notebook.note(note).unwrap();
    assert_eq!((row.words.as_str(), row.corrected, row.to_type_up), ("he turns it down to 8.0", false, false));
    assert_eq!(row.first_words, None);
    assert_eq!(row.attachments.len(), 1, "the sound stays beside it");
    book.correct_note(note, "she turns it down to 8.0", None).unwrap();
    assert!(!book.notebook.note(note).unwrap().corrected, "within ten minutes of typing");
    book.clock.forward(HOUR);
    book.correct_note(note, "she turns it to 8.0", None).unwrap();
    let row = book.notebook.note(note).unwrap();
    assert!(row.corrected);
    assert_eq!(row.first_words.as_deref(), Some("he turns it down to 8.0"));
    let before = book.notebook.note(note).unwrap();
    book.rebuild().unwrap();
    assert_eq!(book.notebook.note(note).unwrap(), before);
    assert_eq!(book.search("turns it", None, 10).unwrap().items.len(), 1);
}

#[test]
fn a_spoken_note_typed_up_on_two_devices_apart_keeps_both() {
    let (mut office, ada, jonas) = (Office::new(), Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 8));
    office.join(&ada);
    office.join(&jonas);
    ada.start_visit(&StartVisit::default()).unwrap();
    let note = ada.note(spoken(&ada, 5));
    ada.end_visit(None, true).unwrap();
    let mut both = || {
        [&ada, &jonas, &ada].iter().for_each(|book| {
            office.sync(book);
        })
    };
    both();
    assert!(jonas.notebook.note(note).unwrap().to_type_up);
    let seen: Seen = jonas.notebook.note(note).unwrap().seen;
    ada.correct_note(note, "down to 8.0", None).unwrap();
    jonas.correct_note(note, "down to 8", Some(&seen)).unwrap();
    both();
    for book in [&ada, &jonas] {
        assert_eq!(book.notebook.note(note).unwrap().versions, 2);
    }
}

#[test]
fn what_a_map_rests_on_is_what_was_typed_up() {
    let example = Example::new();
    let book = &example.book;
    let note = book.note(spoken(book, 5));
    let map = book.new_map(&NewMap { who: example.rosa, situation: "a batch comes back".into() }).unwrap();
    book.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
    book.correct_note(note, "it is my initials", None).unwrap();
    let parts = book.map(map).unwrap().parts;
    let entry = parts.iter().flat_map(|part| &part.entries).next().unwrap();
    assert_eq!((entry.text.as_str(), entry.evidence[0].words_corrected_since), ("it is my initials", false));
}

#[test]
fn what_is_longer_than_a_minute_is_kept_as_a_file() {
    let book = Book::new();
    let note = book.note(NewObservation { attachments: vec![wav(&book, 75)], ..said("the whole call") });
    let row = book.notebook.note(note).unwrap();
    assert_eq!((row.attachments[0].kind, row.attachments[0].duration_ms), (AttachmentKind::File, Some(75_000)));
    assert!(!row.to_type_up);
}

#[test]
fn what_stands_in_the_field_stays_there_while_something_is_spoken() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    book.save_draft(Some(visit), "half a thought").unwrap();
    book.note(spoken(&book, 3));
    assert_eq!(book.draft(Some(visit)).unwrap(), "half a thought");
    book.note(said("half a thought, whole"));
    assert_eq!(book.draft(Some(visit)).unwrap(), "");
}
