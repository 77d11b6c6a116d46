//! What was seen going wrong once, each by name.

use std::time::{Duration, SystemTime};

use soundings_core::model::ConsentChoice;
use soundings_core::present::{FoundKind, NeedsYouReason};
use soundings_core::visit_log::{NewObservation, NewPerson, StartVisit};
use soundings_wire::messages::{ParkReason, Verdict};
use soundings_wire::{Change, HybridTime, Id, limits};

use crate::common::*;

/// Attachments are swept once their files are old.
fn age_attachments(book: &Book) {
    for file in std::fs::read_dir(book.path().join("attachments")).unwrap() {
        let file = std::fs::File::options().write(true).open(file.unwrap().path()).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(3600)).unwrap();
    }
}

#[test]
fn what_has_six_thousand_parts_is_deleted_brought_back_and_erased() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    for number in 0..6_500 {
        book.note(around(&format!("part {number}")));
    }
    book.delete(visit).unwrap();
    assert!(book.visits(None, 10).unwrap().items.is_empty());
    book.undo_delete(visit).unwrap();
    assert_eq!(book.visits(None, 10).unwrap().items[0].notes, 6_500);
    assert_eq!(book.erase(visit).unwrap().things, 6_501);
    book.clock.forward(25 * HOUR);
    let book = book.again();
    assert!(book.visits(None, 10).unwrap().items.is_empty());
    assert!(!holds(&everything_in(book.path()), "part 6499"));
}

#[test]
fn what_takes_several_operations_to_delete_comes_back_as_one_also_on_a_teammates_device() {
    let mut office = Office::new();
    let (book, other) = (Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 8));
    office.join(&book);
    office.join(&other);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    (0..1_200).for_each(|number| {
        book.note(around(&format!("part {number}")));
    });
    book.end_visit(Some(visit), true).unwrap();
    let notes = |book: &Book| book.visits(None, 10).unwrap().items.first().map_or(0, |visit| visit.notes);
    let mut both = || {
        [&book, &other, &book].into_iter().for_each(|book| {
            office.sync(book);
        });
        assert_eq!(notes(&book), notes(&other));
        notes(&other)
    };
    assert_eq!(both(), 1_200);
    book.delete(visit).unwrap();
    assert_eq!(both(), 0);
    other.undo_delete(visit).unwrap();
    assert_eq!(both(), 1_200);
}

#[test]
fn erasing_one_note_leaves_the_same_picture_on_another() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let picture = book.path().join("tape.png");
    std::fs::write(&picture, SQUARE).unwrap();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let with_picture = |words: &str| NewObservation { attachments: vec![picture.clone()], ..around(words) };
    let (stays, goes) = (book.note(with_picture("stays")), book.note(with_picture("goes")));
    book.end_visit(Some(visit), true).unwrap();
    office.sync(&book);
    book.erase(goes).unwrap();
    office.sync(&book);
    book.clock.forward(25 * HOUR);
    office.now_ms += 25 * HOUR as u64;
    office.sync(&book);
    age_attachments(&book);
    office.sync(&book);
    let book = book.again();
    assert!(book.notebook.note(goes).is_err());
    let attachment = book.notebook.note(stays).unwrap().attachments[0].id;
    assert_eq!(book.attachment(attachment).unwrap().as_deref(), Some(SQUARE));
}

#[test]
fn an_erasure_that_comes_from_the_hub_leaves_no_word_in_any_file() {
    let mut office = Office::new();
    let (book, other) = (Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 8));
    office.join(&book);
    office.join(&other);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(around("the furnace code is Quibblezot"));
    book.end_visit(Some(visit), true).unwrap();
    office.sync(&book);
    office.sync(&other);
    assert!(holds(&everything_in(other.path()), "Quibblezot"), "while it is there it is found");
    book.erase(note).unwrap();
    office.sync(&book);
    book.clock.forward(25 * HOUR);
    office.now_ms += 25 * HOUR as u64;
    office.sync(&book);
    office.sync(&book);
    office.sync(&other);
    assert!(other.notebook.note(note).is_err());
    assert!(!holds(&everything_in(other.path()), "Quibblezot"));
    let log = std::fs::metadata(other.path().join("notebook.db-wal")).map_or(0, |file| file.len());
    assert_eq!(log, 0, "the write-ahead log was folded in");
}

#[test]
fn after_one_wrong_date_a_devices_clock_comes_back_to_the_hubs() {
    const YEAR: i64 = 365 * 24 * HOUR;
    let mut office = Office::new();
    office.now_ms = (MORNING + HOUR) as u64;
    let book = Book::new();
    office.join(&book);
    book.clock.forward(10 * YEAR);
    book.add_customer("noted in 2036").unwrap();
    book.clock.set(MORNING);
    office.sync(&book);
    book.add_customer("noted today").unwrap();
    office.sync(&book);
    let clocks: Vec<HybridTime> = office.heard().iter().map(|(envelope, _)| envelope.clock).collect();
    let ahead = |clock: &HybridTime| clock.utc_ms() > office.now_ms + 5 * 60 * 1000;
    assert!(ahead(&clocks[clocks.len() - 2]), "a capture is never refused for a wrong date");
    assert!(!ahead(clocks.last().unwrap()));
}

#[test]
fn an_edit_of_what_was_seen_before_it_was_shared_does_not_hide_what_a_teammate_wrote_meanwhile() {
    let mut office = Office::new();
    let (book, other) = (Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 8));
    office.join(&book);
    office.join(&other);
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa", "welder", ConsentChoice::QuoteUnnamed);
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let note = book.note(exactly("they weld it twice", rosa));
    book.correct_note(note, "we weld it twice", None).unwrap();
    let seen = book.notebook.note(note).unwrap().seen;
    book.end_visit(Some(visit), true).unwrap();
    office.sync(&book);
    office.sync(&other);
    other.correct_note(note, "we weld them twice", None).unwrap();
    office.sync(&other);
    office.sync(&book);
    book.correct_note(note, "we always weld it twice", Some(&seen)).unwrap();
    assert_eq!(book.notebook.note(note).unwrap().versions, 2, "both stand, and a person decides");
}

#[test]
fn words_that_do_not_compress_never_make_a_push_larger_than_a_hub_takes() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let words = || -> Option<String> {
        let random: [u8; 87_200] = book.environment.random();
        Some(random.iter().map(|byte| char::from(b'!' + byte % 94)).collect())
    };
    for _ in 0..6 {
        let person = NewPerson { name: words(), description: words(), role: words(), ..NewPerson::default() };
        book.add_person(&person).unwrap();
    }
    office.sync(&book);
    assert!(office.largest > 500_000 && office.largest <= limits::PUSH_BYTES, "{}", office.largest);
}

#[test]
fn what_cannot_be_read_stays_unreadable_when_the_log_is_read_again() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let mut author = office.author(9);
    let rubbish = author.write(1, Id([1; 16]), b"rubbish".to_vec(), |_| ());
    office.hear(&author, vec![rubbish]);
    office.sync(&book);
    let unreadable = |book: &Book| {
        let needed = book.sync_screen().unwrap().needs_you;
        needed.iter().map(|row| row.reason).collect::<Vec<_>>()
    };
    assert_eq!(unreadable(&book), [NeedsYouReason::CannotApply]);
    let again = "UPDATE log SET cursor = 0, checksum = zeroblob(32) WHERE number = 2";
    database(book.path()).execute(again, []).unwrap();
    office.sync(&book);
    assert_eq!(unreadable(&book), [NeedsYouReason::CannotApply]);
}

/// A notebook with a thing its hub refuses between others that it takes.
fn with_one_refused(office: &mut Office) -> Book {
    let book = Book::new();
    office.join(&book);
    for number in 0..20 {
        let id = book.add_customer(&format!("Customer {number}")).unwrap();
        if number == 10 {
            office.refuses.push(id);
        }
    }
    office.sync(&book);
    book
}

#[test]
fn what_a_hub_refused_is_no_reason_to_send_everything_after_it_again() {
    let mut office = Office::new();
    let book = with_one_refused(&mut office);
    let (pushed, taken) = (office.pushed, office.log.len());
    office.end_tokens();
    office.sync(&book);
    assert_eq!((office.pushed, office.log.len()), (pushed, taken));
    book.add_customer("One more").unwrap();
    office.sync(&book);
    assert_eq!((office.pushed, office.log.len()), (pushed + 1, taken + 1));
}

#[test]
fn a_restored_hub_gets_what_it_lacks_across_a_place_where_it_had_refused_something() {
    let mut office = Office::new();
    let book = with_one_refused(&mut office);
    let taken = office.log.len();
    for lacking in [3, 15, taken - 1] {
        office.restore(taken - lacking);
        office.end_tokens();
        office.sync(&book);
        assert_eq!(office.log.len(), taken, "{lacking} were lacking");
    }
    let other = Book::of("Jonas Lindqvist", 8);
    office.join(&other);
    assert_eq!(other.customers(None, 50).unwrap().items.len(), 19);
}

#[test]
fn a_hub_that_says_erased_takes_no_word_without_an_erasure_in_the_log() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(said("They weld it twice."));
    book.end_visit(Some(visit), true).unwrap();
    office.sync(&book);
    book.correct_note(note, "Quibblezot welds it twice.", None).unwrap();
    office.has_erased_next = true;
    office.sync(&book);
    assert_eq!(book.notebook.note(note).unwrap().words, "Quibblezot welds it twice.");
    office.sync(&book);
    assert_eq!(book.sync_screen().unwrap().waiting_operations, 0, "it is not sent again");
}

#[test]
fn a_hub_that_says_an_erasure_was_taken_back_hides_nothing_that_erases_nothing() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    office.says_of_refused = |at_fault| Verdict::Parked { reason: ParkReason::ErasureTakenBack, at_fault };
    let id = book.add_customer("Northgate").unwrap();
    office.refuses.push(id);
    office.sync(&book);
    assert_eq!(book.name(id).unwrap().as_deref(), Some("Northgate"));
    assert!(!book.sync_screen().unwrap().needs_you.is_empty(), "it is shown as refused");
}

#[test]
fn what_names_another_as_what_it_answers_is_followed_no_further_than_one_step() {
    const ATTACHMENT: u16 = 7;
    const ANSWER: u16 = 9;
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let mut liar = office.author(8);
    let chain =
        (1..=CHAIN).map(|number| liar.say(ATTACHMENT, link(number), vec![Change::new(ANSWER, &link(number - 1))]));
    let chain: Vec<_> = chain.collect();
    let of_itself = liar.say(ATTACHMENT, Id([0x99; 16]), vec![Change::new(ANSWER, &Id([0x99; 16]))]);
    office.hear(&liar, chain.into_iter().chain([of_itself]).collect());
    office.sync(&book);
    let note = book.note(said("it goes on"));
    book.delete(note).unwrap();
    office.sync(&book);
}

#[test]
fn what_a_copied_notebook_writes_before_it_has_read_what_it_lacks_stays_behind_what_it_builds_on() {
    let mut office = Office::new();
    let (book, other) = (Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 8));
    office.join(&book);
    office.join(&other);
    let copy = book.copied(70);
    for number in 0..3 {
        book.add_customer(&format!("Northgate {number}")).unwrap();
    }
    office.sync(&book);

    let person = copy.add_person(&NewPerson { name: Some("Rosa Medeiros".into()), ..NewPerson::default() }).unwrap();
    copy.set_consent(person, ConsentChoice::TeamOnly).unwrap();
    office.when_renewed = Some(Box::new(move |notebook| {
        notebook.set_consent(person, ConsentChoice::QuoteNamed).unwrap();
    }));
    [&copy, &other, &book, &copy].into_iter().for_each(|book| {
        office.sync(book);
    });
    assert!(other.dump_team().unwrap().contains(&person.to_string()));
    for book in [&other, &book] {
        assert_eq!(book.sync_screen().unwrap().needs_you, []);
        assert_eq!(book.dump_team().unwrap(), copy.dump_team().unwrap());
    }
}

#[test]
fn a_reason_or_a_verdict_that_is_not_known_here_is_shown_and_sends_nothing_without_end() {
    type Answer = fn(u64) -> Verdict;
    let not_known: [(Answer, u16); 2] = [
        (|at_fault| Verdict::Parked { reason: ParkReason::Unknown(77), at_fault }, 77),
        (|_| Verdict::Unknown(99), 99),
    ];
    for (says_of_refused, number) in not_known {
        let mut office = Office::new();
        office.says_of_refused = says_of_refused;
        let book = with_one_refused(&mut office);
        let needed = book.sync_screen().unwrap().needs_you;
        assert_eq!(needed.len(), 1, "{:?}", says_of_refused(1));
        assert_eq!((needed[0].reason, needed[0].number), (NeedsYouReason::NotKnownHere, Some(number)));
        let refused = book.refused(needed[0].entity).unwrap();
        assert!(refused.says.iter().all(|says| !says.may_change), "it is not known what became of it");
        let seen_at = needed[0].seen_at.unwrap();
        assert_eq!((seen_at.what, seen_at.id), (FoundKind::Customer, needed[0].entity), "it leads to the thing");
        let pushed = office.pushed;
        for _ in 0..5 {
            assert!(office.sync(&book) <= 10, "{:?}", says_of_refused(1));
        }
        assert_eq!(office.pushed, pushed, "{:?}", says_of_refused(1));
        // A later hub takes it, and it was neither lost nor doubled.
        office.refuses.clear();
        book.retry_refused().unwrap();
        office.sync(&book);
        assert!(office.knows("Customer 10") && book.sync_screen().unwrap().needs_you.is_empty());
        assert_eq!(book.customers(None, 50).unwrap().items.len(), 20);
    }
}

/// A chain of parents that nobody would build, and a lying device can.
const CHAIN: u32 = 20_000;

/// A link of it.
fn link(number: u32) -> Id {
    let mut id = [0x88; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    Id(id)
}

#[test]
fn a_chain_of_twenty_thousand_parents_overflows_no_stack_and_comes_back_from_its_end() {
    const SITE: u16 = 3;
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let mut liar = office.author(8);
    let name = |number: u32| Change::new(2, &format!("Plant {number}"));
    let chain = (1..=CHAIN).map(|number| {
        let above = Change::new(1, &link(number - 1));
        liar.say(SITE, link(number), vec![above, name(number)])
    });
    let chain = chain.collect();
    office.hear(&liar, chain);
    office.sync(&book);
    assert_eq!(book.name(link(CHAIN)).unwrap().as_deref(), Some("Plant 20000"));
    book.delete(link(1)).unwrap();
    assert_eq!(book.name(link(CHAIN)).unwrap(), None);
    office.sync(&book);
    let renamed = liar.say(SITE, link(CHAIN), vec![Change::new(2, &"Plant 20000, still there")]);
    office.hear(&liar, vec![renamed]);
    office.sync(&book);
    assert!(book.name(link(1)).unwrap().is_some() && book.name(link(CHAIN)).unwrap().is_some());
}

#[test]
fn what_is_its_own_parent_or_each_others_can_be_deleted_and_comes_back_by_an_edit() {
    const SITE: u16 = 3;
    let (mut office, book, other) = two_engineers();
    let mut liar = office.author(8);
    let [own, one, another] = [1, 2, 3].map(link);
    let site = |author: &mut Author, id: Id, above: Id| {
        author.say(SITE, id, vec![Change::new(1, &above), Change::new(2, &"Plant")])
    };
    let sites = vec![site(&mut liar, own, own), site(&mut liar, one, another), site(&mut liar, another, one)];
    office.hear(&liar, sites);
    office.sync(&book);
    for gone in [own, one] {
        book.delete(gone).unwrap();
    }
    let gone = |book: &Book| [own, one, another].map(|site| book.name(site).unwrap().is_none());
    assert_eq!(gone(&book), [true; 3]);
    office.sync(&book);
    office.sync(&other);
    assert_eq!(gone(&other), [true; 3], "whoever reads of it with all else");
    other.rebuild().unwrap();
    assert_eq!(gone(&other), [true; 3]);
    let renamed = liar.say(SITE, another, vec![Change::new(2, &"Plant, still there")]);
    office.hear(&liar, vec![renamed]);
    for book in [&book, &other] {
        office.sync(book);
        assert_eq!(gone(book), [true, false, false]);
    }
    assert_eq!(book.dump_team().unwrap(), other.dump_team().unwrap());
}
