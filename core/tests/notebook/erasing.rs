//! Erasing: two steps, a day to take it back, and afterwards the words are nowhere.

use soundings_core::model::{ConsentChoice, MapPart};
use soundings_core::visit_log::{NewObservation, StartVisit};
use soundings_core::{Error, NetworkFault, NewMap, Refusal, Reply, Step};
use soundings_wire::messages::HubRequest;

use crate::common::*;

const SECRET: &str = "the furnace code is Quibblezot";

#[test]
fn rule_09_an_erased_note_is_in_no_row_no_file_and_no_search_and_stays_so_when_rebuilt() {
    let example = Example::new();
    let book = &example.book;
    let picture = book.path().join("secret.png");
    let pixels = [SQUARE, b"Quibblezot in the picture"].concat();
    std::fs::write(&picture, &pixels).unwrap();
    let note = book.note(NewObservation {
        attachments: vec![picture.clone()],
        tags: vec!["Quibblezot-tag".into()],
        ..exactly(SECRET, example.rosa)
    });
    std::fs::remove_file(picture).unwrap();
    book.correct_note(note, "the furnace code was Quibblezot", None).unwrap();
    let map = book.new_map(&NewMap { who: example.rosa, situation: "any".into() }).unwrap();
    book.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
    let attachment = book.notebook.note(note).unwrap().attachments[0].id;
    assert!(holds(&everything_in(book.path()), "Quibblezot"), "while it is there it is found");

    let asked = book.would_erase(note).unwrap();
    assert_eq!((asked.notes, asked.files), (1, 1));
    assert_eq!(asked.words, "the furnace code was Quibblezot");
    assert!(book.notebook.note(note).is_ok(), "asking writes nothing");
    let erasing = book.erase(note).unwrap();
    assert_eq!(erasing.things, 3, "the note, its picture and its link");
    assert_eq!(asked.things, erasing.things, "what was said before");
    assert!((0..HOUR).contains(&(erasing.final_at.utc_ms - asked.until.utc_ms)), "the clock went on");
    assert!(matches!(book.notebook.note(note), Err(Error::NotFound { .. })), "out of sight at once");
    book.clock.forward(23 * HOUR);
    assert!(holds(&everything_in(book.path()), "Quibblezot"), "a day to take it back");
    // Attachments are swept once their files are old.
    for file in std::fs::read_dir(book.path().join("attachments")).unwrap() {
        let file = std::fs::File::options().write(true).open(file.unwrap().path()).unwrap();
        file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(3600)).unwrap();
    }
    let files = || std::fs::read_dir(book.path().join("attachments")).unwrap().count();
    let files_before = files();
    book.clock.forward(2 * HOUR);
    book.sync_next().unwrap();
    assert!(!holds(&everything_in(book.path()), "Quibblezot"));
    assert_eq!(files(), files_before - 2, "its picture and the thumbnail of it");
    assert!(book.search("Quibblezot", None, 10).unwrap().items.is_empty());
    assert!(book.attachment(attachment).is_err());
    assert_eq!(book.map(map).unwrap().parts[1].entries[0].text, "", "an entry made from it is empty");
    assert_eq!(refused(book.undo_delete(note)), Refusal::CannotBeUndone);
    assert_eq!(refused(book.erase(note)), Refusal::CannotBeUndone);
    assert_eq!(refused(book.would_erase(note)), Refusal::CannotBeUndone);

    let rows = || (book.encounter(example.visit, None, 100).unwrap(), book.map(map).unwrap());
    let before = rows();
    book.rebuild().unwrap();
    assert_eq!(rows(), before);
    assert!(!holds(&everything_in(book.path()), "Quibblezot"));
    assert_eq!(refused(book.undo_delete(note)), Refusal::CannotBeUndone, "rebuilt, it is still known to be erased");
}

#[test]
fn rule_09_an_erasure_can_be_taken_back_for_a_day() {
    let example = Example::new();
    let book = &example.book;
    let erasing = book.erase(example.notes[3]).unwrap();
    let left = erasing.final_at.utc_ms - book.environment.clock.now().utc_ms;
    assert!((24 * HOUR - 10_000..=24 * HOUR).contains(&left), "{left}");
    book.clock.forward(23 * HOUR);
    book.undo_delete(example.notes[3]).unwrap();
    book.clock.forward(48 * HOUR);
    book.sync_next().unwrap();
    let row = book.notebook.note(example.notes[3]).unwrap();
    assert_eq!(
        (row.words.as_str(), row.attachments.len()),
        ("tape over our display, felt pen: 8.0 NOT 9.5 — ask Rosa", 1)
    );
}

#[test]
fn rule_09_an_erased_person_takes_name_role_and_consent_along() {
    let example = Example::new();
    let book = &example.book;
    let person = book.person(example.customer, "Quibblezot Quince", "furnace keeper", ConsentChoice::Wall);
    let note = book.note(exactly("it runs hot", person));
    book.erase(person).unwrap();
    book.clock.forward(25 * HOUR);
    let again = book.open().unwrap();
    assert!(!holds(&everything_in(book.path()), "Quibblezot"), "opening carries out what is due");
    let row = again.note(note).unwrap();
    assert_eq!((row.words.as_str(), row.by.unwrap().name.as_str()), ("it runs hot", ""));
}

#[test]
fn rule_09_what_is_erased_for_the_team_is_erased_at_the_hub_and_with_everybody() {
    let (mut office, ada, jonas) = two_engineers();
    ada.start_visit(&StartVisit::default()).unwrap();
    let note = ada.note(said(SECRET));
    ada.end_visit(None, true).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    assert!(office.knows("Quibblezot"));
    jonas.correct_note(note, "Quibblezot, corrected elsewhere", None).unwrap();
    ada.erase(note).unwrap();
    // The day to take it back is counted by the hub's clock, from when the hub had it.
    office.sync(&ada);
    office.now_ms += 25 * 60 * 60 * 1000;
    office.sync(&ada);
    office.sync(&ada);
    office.sync(&jonas);
    office.sync(&ada);
    for book in [&ada, &jonas] {
        book.notebook.close();
        let bytes = everything_in(book.path());
        assert!(!holds(&bytes, "Quibblezot"), "in its personal log too");
    }
}

#[test]
fn rule_09_a_visit_of_more_notes_than_an_envelope_names_is_erased_whole() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    for number in 0..soundings_wire::limits::ENVELOPE_LIST + 5 {
        book.note(said(&format!("Quibblezot {number}")));
    }
    book.end_visit(None, false).unwrap();
    book.erase(visit).unwrap();
    book.clock.forward(25 * HOUR);
    book.sync_next().unwrap();
    assert!(!holds(&everything_in(book.path()), "Quibblezot"));
    book.rebuild().unwrap();
    assert!(book.encounter(visit, None, 10).is_err() && book.search("Quibblezot", None, 10).unwrap().items.is_empty());
}

#[test]
fn undoing_another_deletion_does_not_bring_back_what_waits_for_its_erasure() {
    let example = Example::new();
    let book = &example.book;
    let map = book.new_map(&NewMap { who: example.rosa, situation: "any".into() }).unwrap();
    let entry = book.add_entry(&entry(map, MapPart::Say, &[example.notes[1]])).unwrap();
    // Its link to the note goes with the entry, and would bring the note back with it.
    book.delete(entry).unwrap();
    book.erase(example.notes[1]).unwrap();
    book.undo_delete(entry).unwrap();
    assert!(book.notebook.note(example.notes[1]).is_err());
    // Both were deleted at once, and one of them is erased since.
    book.delete(example.visit).unwrap();
    book.erase(example.notes[0]).unwrap();
    book.undo_delete(example.visit).unwrap();
    assert!(book.notebook.note(example.notes[2]).is_ok());
    assert!(book.notebook.note(example.notes[0]).is_err());
    book.undo_delete(example.notes[0]).unwrap();
    assert!(book.notebook.note(example.notes[0]).is_ok(), "asked for itself, it is");
    book.clock.forward(25 * HOUR);
    book.sync_next().unwrap();
    assert!(book.notebook.note(example.notes[0]).is_ok());
    assert_eq!(refused(book.undo_delete(example.notes[1])), Refusal::CannotBeUndone);
}

#[test]
fn what_waits_for_its_erasure_is_not_shared_where_something_left_it_in_sight() {
    let (mut office, book) = (Office::new(), Book::new());
    book.start_visit(&StartVisit::default()).unwrap();
    let (note, other) = (book.note(said(SECRET)), book.note(said("8.0 NOT 9.5")));
    book.end_visit(None, true).unwrap();
    book.erase(note).unwrap();
    let in_sight = "UPDATE entity SET hidden = 0 WHERE id = ?1";
    assert_eq!(database(book.path()).execute(in_sight, [note.as_bytes()]).unwrap(), 1);
    office.join(&book);
    office.sync(&book);
    assert!(office.names_thing(other) && !office.names_thing(note), "joining shares the rest");
    assert!(book.shareable(None, 100).unwrap().items.iter().all(|row| row.id != note));
    assert_eq!(refused(book.share(&[note])), Refusal::Gone);
}

/// Goes on until it waits for news, which it then has in vain.
fn until_no_news(office: &mut Office, book: &Book) {
    loop {
        let Step::Send(request) = book.sync_next().unwrap() else { return };
        if request.long_poll {
            return book.sync_reply(request.id, &Reply::Failed(NetworkFault::Cancelled)).unwrap();
        }
        let body = office.answer(&HubRequest::from_frame(&request.body).unwrap()).to_frame();
        book.sync_reply(request.id, &Reply::Answer { status: 200, body, retry_after_s: None }).unwrap();
    }
}

#[test]
fn the_day_is_counted_from_when_the_hub_said_what_time_it_is_after_it_had_it() {
    let (mut office, book) = (Office::new(), Book::new());
    office.join(&book);
    let note = book.note(said(SECRET));
    book.share(&[note]).unwrap();
    book.sync_now().unwrap();
    until_no_news(&mut office, &book);
    // What the hub said last of the time is more than a day ago.
    office.now_ms += 25 * HOUR as u64;
    book.erase(note).unwrap();
    let erasing = |office: &Office| office.heard().iter().filter(|(envelope, _)| envelope.erases()).count();
    for asked_or_done in [1, 2] {
        for _ in 0..3 {
            until_no_news(&mut office, &book);
        }
        assert_eq!(erasing(&office), asked_or_done, "it asks, and a day later erases");
        office.now_ms += 25 * HOUR as u64;
        book.sync_now().unwrap();
    }
}

#[test]
fn what_was_erased_before_somebody_took_it_back_stays_so_in_a_log_that_was_restored() {
    let mut office = Office::new();
    let (ada, jonas, kim) = (Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 9), Book::of("Kim Tran", 11));
    [&ada, &jonas, &kim].into_iter().for_each(|book| office.join(book));
    let note = ada.note(said(SECRET));
    ada.share(&[note]).unwrap();
    for book in [&ada, &jonas, &kim] {
        office.sync(book);
    }
    ada.erase(note).unwrap();
    for book in [&ada, &jonas, &kim] {
        office.sync(book);
    }
    let backed_up = office.log.len();
    office.now_ms += 25 * HOUR as u64;
    for book in [&ada, &ada, &jonas] {
        office.sync(book);
    }
    // Kim was away, and takes back what is erased already. What the restored log gets first is that.
    kim.undo_delete(note).unwrap();
    office.restore(backed_up);
    office.epoch += 1;
    office.end_tokens();
    for book in [&kim, &ada, &ada, &jonas, &kim] {
        office.sync(book);
    }
    for book in [&ada, &jonas, &kim] {
        assert!(book.notebook.note(note).is_err() && book.search("Quibblezot", None, 10).unwrap().items.is_empty());
        assert_eq!(book.dump_team().unwrap(), ada.dump_team().unwrap());
    }
}

#[test]
fn what_is_past_its_day_does_not_come_back_for_the_moment_until_the_hub_says_so() {
    let mut office = Office::new();
    let ada = Book::of("Ada Okafor", 7);
    office.join(&ada);
    ada.start_visit(&StartVisit::default()).unwrap();
    let note = ada.note(said(SECRET));
    ada.end_visit(None, true).unwrap();
    office.sync(&ada);
    ada.erase(note).unwrap();
    office.sync(&ada);
    office.now_ms += 25 * 60 * 60 * 1000;
    ada.sync_now().unwrap();
    // What does it is on its way, and has not reached the hub.
    loop {
        let Step::Send(request) = ada.sync_next().unwrap() else { panic!("it is sent") };
        let asked = HubRequest::from_frame(&request.body).unwrap();
        if matches!(asked, HubRequest::Push(_)) {
            break;
        }
        let body = office.answer(&asked).to_frame();
        ada.sync_reply(request.id, &Reply::Answer { status: 200, body, retry_after_s: None }).unwrap();
    }
    assert_eq!(refused(ada.undo_delete(note)), Refusal::CannotBeUndone);
    office.sync(&ada);
    assert_eq!(refused(ada.undo_delete(note)), Refusal::CannotBeUndone);
    assert!(!office.knows("Quibblezot"));
}
