//! Whom a device believes: a hub that lies for a while keeps nothing from anybody, and puts words into nobody's mouth.

use ed25519_dalek::SigningKey;
use soundings_core::{Reply, Step};
use soundings_wire::messages::{Content, HubRequest, Page};
use soundings_wire::{Change, Dot, Envelope, HybridTime, Id, Operation, OperationPayload, Payload};

use crate::common::*;

/// A note, and the field of its first words.
const NOTE: u16 = 6;
const FIRST_WORDS: u16 = 3;
const PLACE: u16 = 15;
/// An erasure, what it covers, and that it is done.
const ERASURE: u16 = 13;
const COVERS: u16 = 1;
const DONE: u16 = 5;

fn says(author: &mut Author, note: Id, words: &str) -> Operation {
    author.say(NOTE, note, vec![Change::new(FIRST_WORDS, &words.to_owned())])
}

#[test]
fn what_came_under_a_name_before_its_author_used_it_is_never_theirs_and_gives_way_to_what_is() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let mut author = office.author(5);
    let mut forger = Author::new(SigningKey::from_bytes(&[99; 32]), author.incarnation, office.team);
    let forged = says(&mut forger, Id([1; 16]), "never said");
    let before = office.log.len();
    office.hear(&forger, vec![forged]);
    office.sync(&book);
    assert!(book.notebook.note(Id([1; 16])).is_err());

    // The hub is honest again: its log has in that place what the author said, and the author signs it.
    office.restore(before);
    office.epoch += 1;
    office.end_tokens();
    let said = says(&mut author, Id([2; 16]), "said");
    office.hear(&author, vec![said]);
    office.sync(&book);
    assert!(book.notebook.note(Id([1; 16])).is_err(), "that the name is covered says nothing of other bytes under it");
    assert!(book.notebook.note(Id([2; 16])).is_ok());
}

#[test]
fn heads_that_a_hub_withheld_are_asked_for_with_the_next_token() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let mut author = office.author(5);
    office.sync(&book);
    let said = says(&mut author, Id([2; 16]), "said");
    office.hear(&author, vec![said]);
    office.lies = Some(|page: &mut Page| page.heads.clear());
    office.sync(&book);
    assert!(book.notebook.note(Id([2; 16])).is_err());
    office.lies = None;
    office.end_tokens();
    office.sync(&book);
    assert!(book.notebook.note(Id([2; 16])).is_ok());
    office.end_tokens();
    let requests = office.sync(&book);
    assert!(requests <= 10, "{requests} requests, and nothing is withheld any more");
}

#[test]
fn a_hub_that_says_there_is_more_and_gives_nothing_is_given_a_pause() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    office.lies = Some(|page: &mut Page| page.more = page.operations.is_empty());
    let requests = office.sync(&book);
    assert!(requests <= 3, "{requests} requests");
    office.lies = None;
    let mut author = office.author(5);
    let said = says(&mut author, Id([2; 16]), "said");
    office.hear(&author, vec![said]);
    office.sync(&book);
    assert!(book.notebook.note(Id([2; 16])).is_ok());
}

#[test]
fn a_device_that_the_hub_announced_without_its_head_is_known_once_a_later_head_covers_that() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let mut author = office.author(5);
    office.lies = Some(|page: &mut Page| page.heads.clear());
    office.sync(&book);
    office.lies = None;
    office.author(6);
    office.sync(&book);
    let said = says(&mut author, Id([2; 16]), "said");
    office.hear(&author, vec![said]);
    office.sync(&book);
    assert!(book.notebook.note(Id([2; 16])).is_ok());
}

/// Sends the hash alone of whatever it has the bytes of.
fn withholds(page: &mut Page) {
    for pulled in &mut page.operations {
        if let Content::Whole(operation) = &mut pulled.content {
            operation.payload = OperationPayload::Absent(operation.payload.hash());
        }
    }
}

/// The hub begins its log anew, and is honest from here on.
fn honest_again(office: &mut Office, book: &Book) {
    office.lies = None;
    office.epoch += 1;
    office.end_tokens();
    office.sync(book);
}

#[test]
fn what_a_hub_withheld_is_taken_in_once_its_bytes_come() {
    let mut office = Office::new();
    let (book, other) = (Book::new(), Book::of("Jonas", 99));
    office.join(&book);
    office.join(&other);
    let mut author = office.author(5);
    office.sync(&book);
    office.sync(&other);
    let note = Id([2; 16]);
    let first = vec![Change::new(FIRST_WORDS, &"first words"), Change::new(PLACE, &"cell 1")];
    let first = author.say(NOTE, note, first);
    let seen = Dot { incarnation: author.incarnation, seq: author.seq };
    let mut words = Change::new(PLACE, &"cell 2");
    words.base.add(seen);
    let corrected = author.say(NOTE, note, vec![words]);
    let whole = says(&mut author, Id([3; 16]), "and another");
    office.hear(&author, vec![first]);
    office.lies = Some(withholds);
    office.sync(&book);
    office.lies = None;
    office.hear(&author, vec![corrected, whole]);
    for one in [&book, &other] {
        office.sync(one);
    }
    assert!(book.notebook.note(Id([3; 16])).is_ok());
    assert!(book.search("first", None, 10).unwrap().items.is_empty(), "its words never came");

    honest_again(&mut office, &book);
    assert_eq!(book.notebook.note(note).unwrap().place.as_deref(), Some("cell 2"));
    assert_eq!(book.search("first", None, 10).unwrap().items.len(), 1);
    assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
    office.sync(&other);
    assert_eq!(book.dump_team().unwrap(), other.dump_team().unwrap());
    let requests = office.sync(&book);
    assert!(requests <= 10, "{requests}");
}

#[test]
fn a_device_that_was_announced_by_a_hash_is_known_once_the_bytes_come() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    office.lies = Some(withholds);
    let mut author = office.author(5);
    let said = says(&mut author, Id([2; 16]), "said");
    office.hear(&author, vec![said]);
    office.sync(&book);
    assert!(book.notebook.note(Id([2; 16])).is_err());
    honest_again(&mut office, &book);
    assert!(book.notebook.note(Id([2; 16])).is_ok());
}

#[test]
fn bytes_of_what_was_erased_come_in_vain() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let mut author = office.author(5);
    let (gone, stays) = (Id([2; 16]), Id([3; 16]));
    let mut operations = vec![says(&mut author, gone, "Quibblezot"), says(&mut author, stays, "kept")];
    let older = author.say(NOTE, stays, vec![Change::new(PLACE, &"Blatherskite")]);
    let older_dot = Dot { incarnation: author.incarnation, seq: author.seq };
    let mut newer = Change::new(PLACE, &"newer");
    newer.base.add(older_dot);
    operations.extend([older, author.say(NOTE, stays, vec![newer])]);
    let erasure = Id([0x77; 16]);
    for payload in [vec![Change::new(COVERS, &vec![gone, stays])], vec![Change::new(DONE, &true)]] {
        let payload = Payload::new([author.seq as u8; 16], payload).to_bytes();
        operations.push(author.write(ERASURE, erasure, payload, |envelope| {
            envelope.erased_entities = Some(vec![gone]);
            envelope.erased_operations = Some(vec![older_dot]);
        }));
    }
    office.hear(&author, operations);
    office.sync(&book);
    let shown = |book: &Book| {
        assert!(book.notebook.note(gone).is_err());
        assert_eq!(book.notebook.note(stays).unwrap().place.as_deref(), Some("newer"));
        let bytes = everything_in(book.path());
        assert!(!holds(&bytes, "Quibblezot") && !holds(&bytes, "Blatherskite"));
    };
    shown(&book);
    // Its log still has the bytes, and gives them once more.
    honest_again(&mut office, &book);
    shown(&book);
    book.rebuild().unwrap();
    shown(&book);
}

/// What asks for an erasure, and what does it.
fn erasure(author: &mut Author, gone: Id) -> [Operation; 2] {
    [Change::new(COVERS, &vec![gone]), Change::new(DONE, &true)].map(|change| {
        let payload = Payload::new([author.seq as u8; 16], vec![change]).to_bytes();
        author.write(ERASURE, Id([0x77; 16]), payload, |envelope| envelope.erased_entities = Some(vec![gone]))
    })
}

#[test]
fn an_erasure_whose_asking_was_withheld_is_carried_out_once_that_comes() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let mut author = office.author(5);
    let gone = Id([2; 16]);
    let said = says(&mut author, gone, "Quibblezot");
    office.hear(&author, vec![said]);
    office.sync(&book);
    let [asked, done] = erasure(&mut author, gone);
    office.hear(&author, vec![asked]);
    office.lies = Some(withholds);
    office.sync(&book);
    office.lies = None;
    office.hear(&author, vec![done]);
    office.sync(&book);
    assert!(book.notebook.note(gone).is_ok(), "nobody asked, as far as can be told");
    honest_again(&mut office, &book);
    assert!(book.notebook.note(gone).is_err());
    assert!(!holds(&everything_in(book.path()), "Quibblezot"));
}

#[test]
fn an_erasure_whose_head_was_withheld_is_carried_out_once_a_log_that_is_read_anew_covers_it() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let mut author = office.author(5);
    let gone = Id([2; 16]);
    let said = says(&mut author, gone, "Quibblezot");
    office.hear(&author, vec![said]);
    office.sync(&book);
    let operations = erasure(&mut author, gone);
    office.hear(&author, operations.to_vec());
    office.lies = Some(|page: &mut Page| page.heads.clear());
    office.sync(&book);
    assert!(book.notebook.note(gone).is_ok(), "nobody stands behind it, as far as can be told");
    honest_again(&mut office, &book);
    assert!(book.notebook.note(gone).is_err());
    assert!(!holds(&everything_in(book.path()), "Quibblezot"));
}

#[test]
fn what_a_verdict_says_of_a_rank_counts_for_nothing_until_a_page_is_signed() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let clocks = |book: &Book| -> Vec<(u64, u64)> {
        let connection = database(book.path());
        let mut statement = connection.prepare("SELECT clock, envelope FROM operation WHERE log = 2").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, Vec<u8>>(1)?)));
        rows.unwrap()
            .map(|row| row.unwrap())
            .map(|(rank, bytes)| (rank, Envelope::from_bytes(&bytes).unwrap().clock.0))
            .collect()
    };
    office.ranks_at = Some(HybridTime(1));
    book.add_customer("Brightline Metals").unwrap();
    book.sync_now().unwrap();
    let mut pushed = false;
    while !pushed {
        let Step::Send(request) = book.sync_next().unwrap() else { panic!("it is sent") };
        let asked = HubRequest::from_frame(&request.body).unwrap();
        pushed = matches!(asked, HubRequest::Push(_));
        let body = office.answer(&asked).to_frame();
        book.sync_reply(request.id, &Reply::Answer { status: 200, body, retry_after_s: None }).unwrap();
    }
    assert_eq!(book.sync_screen().unwrap().waiting_operations, 0, "the hub has it");
    assert!(clocks(&book).iter().all(|(rank, written)| rank == written));
    office.sync(&book);
    assert!(clocks(&book).iter().any(|(rank, _)| *rank == 1), "and then it is as the hub signed it");
}

/// Withholds the heads of one author.
fn withholds_heads_of_the_first(page: &mut Page) {
    page.heads.retain(|push| push.head.claimed().unwrap().incarnation.device != Id([5; 16]));
}

fn knows(book: &Book, words: &str) -> bool {
    book.dump_team().unwrap().contains(&data_encoding::HEXLOWER.encode(words.as_bytes()))
}

#[test]
fn whoever_reads_a_things_first_operation_late_says_of_it_what_all_others_say() {
    for kind in [NOTE, 1] {
        let mut office = Office::new();
        let [book, other] = [Book::new(), Book::of("Jonas Lindqvist", 9)];
        office.join(&book);
        office.join(&other);
        let (mut author, mut liar) = (office.author(5), office.author(6));
        for each in [&book, &other] {
            office.sync(each);
        }
        let note = Id([2; 16]);
        let said = says(&mut author, note, "said");
        office.hear(&author, vec![said]);
        let lie = liar.say(kind, note, vec![Change::new(if kind == NOTE { FIRST_WORDS } else { 1 }, &"lied")]);
        office.hear(&liar, vec![lie]);
        office.sync(&other);
        office.lies = Some(withholds_heads_of_the_first);
        office.sync(&book);
        assert!(!knows(&book, "said"), "it is withheld");
        office.lies = None;
        office.end_tokens();
        office.sync(&book);
        for each in [&book, &other] {
            office.sync(each);
        }
        assert!(knows(&book, "said") && !knows(&book, "lied"));
        assert_eq!(book.dump_team().unwrap(), other.dump_team().unwrap());
        assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
    }
}
