//! Whom a device believes (sync.md 21): what its author's device signed, and nobody else.

use ed25519_dalek::SigningKey;
use soundings_core::Notebook;
use soundings_core::model::ConsentChoice;
use soundings_core::present::NeedsYouReason;
use soundings_core::visit_log::StartVisit;
use soundings_wire::{Change, Dot, Envelope, HybridTime, Id, Incarnation, Payload, encode};

use crate::common::*;

const OBSERVATION: u16 = 6;
const FIRST_WORDS: u16 = 3;
const WORDS: u16 = 4;
const ERASURE: u16 = 13;
const COVERS: u16 = 1;

struct Team {
    office: Office,
    book: Book,
}

impl Team {
    fn new() -> Self {
        let (mut office, book) = (Office::new(), Book::new());
        office.join(&book);
        Self { office, book }
    }

    /// A note that the team has.
    fn shared(&mut self, words: &str) -> Id {
        let visit = self.book.start_visit(&StartVisit::default()).unwrap();
        let note = self.book.note(said(words));
        self.book.end_visit(Some(visit), true).unwrap();
        self.office.sync(&self.book);
        note
    }

    fn needs(&self) -> Vec<NeedsYouReason> {
        self.book.sync_screen().unwrap().needs_you.iter().map(|row| row.reason).collect()
    }

    fn words(&self, note: Id) -> String {
        self.book.notebook.note(note).unwrap().words
    }
}

/// The incarnation of this device as its first operation in the log names it.
fn own(office: &Office) -> Dot {
    office.heard().first().unwrap().0.dot
}

/// Asks for these to be erased, and a day later does it.
fn erases(author: &mut Author, named: &[Id]) -> Vec<soundings_wire::Operation> {
    let erasure = Id([0x77; 16]);
    let asks = Payload::new([1; 16], vec![Change::new(COVERS, &named.to_vec())]).to_bytes();
    let done = Payload::new([2; 16], vec![Change::new(5, &true)]).to_bytes();
    [asks, done]
        .map(|payload| {
            author.write(ERASURE, erasure, payload, |envelope| envelope.erased_entities = Some(named.to_vec()))
        })
        .to_vec()
}

#[test]
fn what_no_head_of_its_author_covers_is_kept_and_shown_and_changes_nothing() {
    let mut team = Team::new();
    let note = team.shared("They weld it twice.");
    // A hub can write any name; it has no device's key.
    let ada = own(&team.office).incarnation;
    let jonas = Incarnation { device: Id([8; 16]), number: 1 };
    for (number, incarnation) in [ada, jonas].into_iter().enumerate() {
        let mut forged = Author::new(SigningKey::from_bytes(&[99; 32]), incarnation, team.office.team);
        forged.seq = if incarnation == ada { 500 } else { 0 };
        let words = Change::new(FIRST_WORDS, &"Quibblezot");
        let mut operations = vec![forged.say(OBSERVATION, Id([number as u8 + 1; 16]), vec![words])];
        operations.extend(erases(&mut forged, &[note]));
        team.office.hear(&forged, operations);
        if incarnation == ada {
            // Of its own name a device knows better, and reads on only once the hub does.
            let requests = team.office.sync(&team.book);
            // The clock here is soon over every pause.
            assert!(requests <= 20, "{requests}");
            team.office.restore(team.office.log.len() - 3);
        }
    }
    team.office.sync(&team.book);
    assert_eq!(team.words(note), "They weld it twice.");
    assert!(team.book.search("Quibblezot", None, 10).unwrap().items.is_empty());
    assert!(!team.book.dump_team().unwrap().contains(&data_encoding::HEXLOWER.encode(b"Quibblezot")));
    assert_eq!(team.needs(), [NeedsYouReason::NotVouchedFor; 3]);
}

#[test]
fn what_a_later_head_covers_is_taken_then() {
    let mut team = Team::new();
    let mut jonas = team.office.author(8);
    let word = |text: &str| vec![Change::new(FIRST_WORDS, &text)];
    let first = jonas.say(OBSERVATION, Id([1; 16]), word("kept back"));
    team.office.log.push(Place::Operation(first, jonas.clock));
    team.office.sync(&team.book);
    assert_eq!(team.needs(), [NeedsYouReason::NotVouchedFor]);
    let second = jonas.say(OBSERVATION, Id([2; 16]), word("and vouched for"));
    team.office.hear(&jonas, vec![second]);
    team.office.sync(&team.book);
    assert!(team.needs().is_empty());
    assert_eq!(team.book.search("kept", None, 10).unwrap().items.len(), 1);
}

#[test]
fn a_teammates_device_erases_nothing_that_the_team_never_had_and_nothing_unasked() {
    let mut team = Team::new();
    let shared = team.shared("They weld it twice.");
    let mine = team.book.note(said("only mine"));
    let mut jonas = team.office.author(8);
    let named = [shared, mine];
    let operations = erases(&mut jonas, &named);
    team.office.hear(&jonas, operations);
    team.office.sync(&team.book);
    assert_eq!(team.words(mine), "only mine", "nobody else can ask for it to go");
    assert!(team.book.notebook.note(shared).is_err(), "what was asked for in time goes");

    let other = team.shared("It is always the corner.");
    let mut rosa = team.office.author(9);
    let mut unasked = erases(&mut rosa, &[other]);
    rosa = team.office.author(10);
    unasked.clear();
    unasked.push(rosa.write(ERASURE, Id([0x78; 16]), Payload::new([1; 16], vec![]).to_bytes(), |_| ()));
    unasked.push(rosa.write(ERASURE, Id([0x78; 16]), Payload::new([2; 16], vec![]).to_bytes(), |envelope| {
        envelope.erased_entities = Some(vec![other]);
    }));
    team.office.hear(&rosa, unasked);
    team.office.sync(&team.book);
    assert_eq!(team.words(other), "It is always the corner.");
}

#[test]
fn an_erasure_that_lists_something_else_than_it_names_shows_and_erases_what_it_names() {
    let (mut office, book, other) = two_engineers();
    let mut jonas = office.author(8);
    let words = |text: &str| vec![Change::new(FIRST_WORDS, &text)];
    let (named, listed) = (Id([1; 16]), Id([2; 16]));
    let said =
        [jonas.say(OBSERVATION, named, words("Quibblezot")), jonas.say(OBSERVATION, listed, words("Blatherskite"))];
    office.hear(&jonas, said.to_vec());
    office.sync(&book);
    office.sync(&other);
    let erasure = Id([0x77; 16]);
    let name = |envelope: &mut Envelope| envelope.erased_entities = Some(vec![named]);
    let asks = Payload::new([1; 16], vec![Change::new(COVERS, &vec![listed])]).to_bytes();
    let asks = jonas.write(ERASURE, erasure, asks, name);
    office.hear(&jonas, vec![asks]);
    office.sync(&book);
    office.sync(&other);
    // What is shown to wait is what it names: who brings that back has taken the erasure back.
    book.delete(named).unwrap();
    assert!(book.deleted(None, 10).unwrap().items[0].being_erased);

    // What does it says nothing that anybody can read: by its envelope the hub goes, and so does everybody.
    let does = jonas.write(ERASURE, erasure, b"nothing".to_vec(), name);
    office.hear(&jonas, vec![does]);
    office.sync(&book);
    office.sync(&other);
    for book in [&book, &other] {
        assert!(!holds(&everything_in(book.path()), "Quibblezot"));
        assert!(book.notebook.note(listed).is_ok());
        book.rebuild().unwrap();
        assert!(book.notebook.note(named).is_err());
    }
}

#[test]
fn a_base_that_names_what_cannot_be_hides_nothing_that_comes() {
    let mut team = Team::new();
    let note = team.shared("They weld it twice.");
    let ada = own(&team.office).incarnation;
    let mut jonas = team.office.author(8);
    for seq in [1_000_000, 1] {
        let mut words = Change::new(WORDS, &"mine alone");
        words.base.add(Dot { incarnation: ada, seq });
        let lies = jonas.say(OBSERVATION, note, vec![words]);
        team.office.hear(&jonas, vec![lies]);
    }
    team.office.sync(&team.book);
    team.book.correct_note(note, "We weld it twice.", None).unwrap();
    team.office.sync(&team.book);
    assert_eq!(team.words(note), "We weld it twice.");
    assert_eq!(team.book.notebook.note(note).unwrap().versions, 1);
    assert!(team.needs().contains(&NeedsYouReason::WaitsForOthers));
}

#[test]
fn two_thousand_that_wait_for_what_will_never_be_keep_nobody_waiting() {
    const PLACE: u16 = 15;
    let mut team = Team::new();
    let note = team.shared("They weld it twice.");
    let mut jonas = team.office.author(8);
    let nobody = Incarnation { device: Id([0xaa; 16]), number: 1 };
    let impossible = (1..=2_000).map(|seq| {
        let mut words = Change::new(WORDS, &"mine alone");
        words.base.add(Dot { incarnation: nobody, seq });
        jonas.say(OBSERVATION, note, vec![words])
    });
    let impossible: Vec<_> = impossible.collect();
    team.office.hear(&jonas, impossible);
    // One that builds on what comes a page later, and one that builds on that.
    let (mut rosa, mut will) = (team.office.author(9), team.office.author(10));
    let place = |author: &mut Author, words: &str, seen: Option<Dot>| {
        let mut place = Change::new(PLACE, &words);
        seen.into_iter().for_each(|seen| place.base.add(seen));
        author.say(OBSERVATION, note, vec![place])
    };
    let first = place(&mut rosa, "cell 1", None);
    let [of_rosa, of_will] = [&rosa, &will].map(|author| Dot { incarnation: author.incarnation, seq: 1 });
    let second = place(&mut will, "cell 2", Some(of_rosa));
    let third = place(&mut will, "cell 3", Some(of_will));
    team.office.hear(&will, vec![second, third]);
    team.office.sync(&team.book);
    assert_eq!(team.book.notebook.note(note).unwrap().place, None);
    team.office.hear(&rosa, vec![first]);
    team.office.sync(&team.book);
    let shown = team.book.notebook.note(note).unwrap();
    assert_eq!((shown.place.as_deref(), shown.versions), (Some("cell 3"), 1));
    team.book.rebuild().unwrap();
    assert_eq!(team.book.notebook.note(note).unwrap().place.as_deref(), Some("cell 3"));
    let waiting = |sql: &str| database(team.book.path()).query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(waiting("SELECT count(*) FROM operation WHERE state = 5"), 2_000);
    assert_eq!(waiting("SELECT count(*) FROM awaits"), 2_000);
}

#[test]
fn what_an_earlier_version_could_not_read_is_shown_after_an_upgrade() {
    let mut team = Team::new();
    let mut jonas = team.office.author(8);
    let said =
        [1, 2].map(|number| jonas.say(OBSERVATION, Id([number; 16]), vec![Change::new(FIRST_WORDS, &"Quibblezot")]));
    team.office.hear(&jonas, said.to_vec());
    team.office.sync(&team.book);
    team.book.notebook.close();
    // As a version left it that understood nothing of the first, and could not even tell whose the second is.
    database(team.book.path())
        .execute_batch(
            "UPDATE notebook SET projected = 1;
             UPDATE operation SET state = 3 WHERE entity = x'01010101010101010101010101010101';
             INSERT INTO unread (log, hub_seq, rank, envelope, payload)
                 SELECT log, hub_seq, clock, envelope, payload FROM operation WHERE entity = x'02020202020202020202020202020202';
             DELETE FROM chain WHERE author = (SELECT author FROM operation WHERE entity = x'02020202020202020202020202020202');
             DELETE FROM operation WHERE entity = x'02020202020202020202020202020202';",
        )
        .unwrap();
    team.book = team.book.again();
    assert!(team.book.notebook.note(Id([1; 16])).is_ok());
    assert!(team.book.notebook.note(Id([2; 16])).is_err(), "its head has to come again with the log");
    team.office.end_tokens();
    team.office.sync(&team.book);
    assert!(team.book.notebook.note(Id([2; 16])).is_ok());
    assert_eq!(team.needs(), []);
    assert_eq!(team.book.counted_differently().unwrap(), Vec::<String>::new());
}

#[test]
fn nobodys_clock_makes_their_words_somebodys_first() {
    let mut team = Team::new();
    let note = team.shared("They weld it twice.");
    let mut jonas = team.office.author(8);
    jonas.clock = HybridTime(0);
    let forged = jonas.say(OBSERVATION, note, vec![Change::new(FIRST_WORDS, &"They are lazy.")]);
    team.office.hear(&jonas, vec![forged]);
    team.office.sync(&team.book);
    team.book.rebuild().unwrap();
    let note = team.book.notebook.note(note).unwrap();
    assert_eq!((note.words.as_str(), note.first_words.as_deref()), ("They weld it twice.", None));
}

#[test]
fn an_operation_that_says_a_thing_is_another_kind_changes_nothing() {
    let mut team = Team::new();
    let note = team.shared("They weld it twice.");
    let mut jonas = team.office.author(8);
    let forged = jonas.say(1, note, vec![Change::new(1, &"Quibblezot"), Change::new(WORDS, &encode(&"x"))]);
    team.office.hear(&jonas, vec![forged]);
    team.office.sync(&team.book);
    assert_eq!(team.words(note), "They weld it twice.");
    assert_eq!(team.needs(), [NeedsYouReason::CannotApply]);
    assert!(team.book.customers(None, 10).unwrap().items.is_empty());
}

/// A notebook on a copy of another's folder.
fn copy_of(book: &Book) -> Book {
    let mut copy = Book::of("Nobody", 99);
    copy.notebook.close();
    for file in std::fs::read_dir(book.path()).unwrap().flatten().filter(|file| file.path().is_file()) {
        std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    copy.notebook = Notebook::open(copy.path(), &keys(copy.path()), copy.environment.clone()).unwrap();
    copy
}

#[test]
fn a_copied_notebook_goes_on_under_a_new_name_and_both_notes_are_everywhere() {
    let mut team = Team::new();
    let customer = team.book.add_customer("Brightline Metals").unwrap();
    let rosa = team.book.person(customer, "Rosa", "welder", ConsentChoice::QuoteUnnamed);
    team.office.sync(&team.book);
    let copy = copy_of(&team.book);
    let ours = team.book.add_customer("noted on the phone").unwrap();
    team.book.set_consent(rosa, ConsentChoice::TeamOnly).unwrap();
    team.office.sync(&team.book);
    let theirs = copy.add_customer("noted on its copy").unwrap();
    copy.delete(rosa).unwrap();
    let requests = team.office.sync(&copy);
    assert!(requests < 20, "{requests}");
    for book in [&team.book, &copy, &team.book] {
        team.office.sync(book);
    }
    for book in [&team.book, &copy] {
        let names: Vec<Id> = book.customers(None, 10).unwrap().items.iter().map(|row| row.id).collect();
        assert!(names.contains(&ours) && names.contains(&theirs));
        assert!(book.sync_screen().unwrap().needs_you.is_empty());
    }
    assert_eq!(team.book.dump_team().unwrap(), copy.dump_team().unwrap());
    assert!(team.office.sync(&copy) <= 10, "and then it is quiet");
}

#[test]
fn a_hub_that_only_says_clone_makes_no_device_another() {
    let mut team = Team::new();
    team.book.add_customer("Brightline Metals").unwrap();
    team.office.calls_clone = true;
    let before = own_incarnations(&team.office);
    // The clock here goes on by a second whenever it is read, and so soon over a short pause.
    for _ in 0..3 {
        let requests = team.office.sync(&team.book);
        assert!(requests <= 40, "{requests}");
    }
    assert_eq!(own_incarnations(&team.office), before);
    team.office.calls_clone = false;
    team.book.clock.forward(HOUR);
    team.office.sync(&team.book);
    assert!(team.office.knows("Brightline"));
}

fn own_incarnations(office: &Office) -> usize {
    office.log.iter().filter(|place| matches!(place, Place::Operation(..))).count()
}
