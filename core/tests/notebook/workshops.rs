//! Workshops: each alone, all open at once, then *which of these have we seen?* (sync.md 10, rules 3 and 4).

use soundings_core::model::{Basis, Id, MapPart, Participant};
use soundings_core::present::{GuessGroup, TurnState, Workshop};
use soundings_core::{Error, GuessesSeen, NewMap, NewWorkshop, Notebook, Refusal};

use crate::common::*;

pub const BLAMED: &str = "Afraid of being blamed for our settings";
const BLAMED_TOO: &str = "being blamed for settings we made";
pub const HOME: &str = "Wants to go home on time on Fridays";

pub fn guest(name: &str) -> Participant {
    Participant::Guest(name.into())
}

pub fn start(book: &Notebook, who: Id, taking_part: &[Participant]) -> Id {
    let situation = "a batch comes back".into();
    book.start_workshop(&NewWorkshop { who, situation, taking_part: taking_part.to_vec() }).unwrap()
}

/// Everything that a record says, in one line.
fn said_of(workshop: &Workshop) -> String {
    format!("{workshop:?}")
}

fn groups(book: &Notebook, workshop: Id) -> Vec<GuessGroup> {
    book.workshop(workshop).unwrap().guessed.into_iter().flat_map(|part| part.groups).collect()
}

pub fn texts(book: &Notebook, workshop: Id) -> Vec<String> {
    let mut texts: Vec<String> =
        groups(book, workshop).into_iter().flat_map(|group| group.guesses).map(|guess| guess.text).collect();
    texts.sort();
    texts
}

pub fn no_word_is_readable(book: &Book, workshop: Id, words: &[&str]) {
    let shown = said_of(&book.workshop(workshop).unwrap());
    for text in words {
        assert!(!shown.contains(text), "{text} in the record");
        assert!(book.search(text, None, 100).unwrap().items.is_empty(), "{text} is found");
    }
}

/// The team of two, with Rosa, and a workshop for both.
pub struct Two {
    pub office: Office,
    pub ada: Book,
    pub jonas: Book,
    rosa: Id,
    pub workshop: Id,
}

impl Two {
    pub fn new() -> Self {
        let (office, ada, jonas) = two_engineers();
        let customer = ada.add_customer("Brightline Metals").unwrap();
        let rosa = ada.person(customer, "Rosa Medeiros", "welder", soundings_core::model::ConsentChoice::TeamOnly);
        let mut two = Self { office, ada, jonas, rosa, workshop: Id::default() };
        two.meet();
        let both = [two.me(&two.ada), two.me(&two.jonas)];
        two.workshop = start(&two.ada, two.rosa, &both);
        two.meet();
        two
    }

    pub fn me(&self, book: &Book) -> Participant {
        let team = book.team().unwrap();
        Participant::Engineer(team.engineers.iter().find(|row| row.me).unwrap().id)
    }

    pub fn turn(&self, book: &Book) -> Id {
        book.take_turn(self.workshop, &self.me(book)).unwrap()
    }

    pub fn meet(&mut self) {
        for book in [&self.ada, &self.jonas, &self.ada] {
            self.office.sync(book);
        }
        assert_eq!(self.ada.dump_team().unwrap(), self.jonas.dump_team().unwrap());
        assert_eq!(self.jonas.counted_differently().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn on_one_device_passed_around_nothing_of_the_turn_before_is_readable_until_it_opens() {
    let example = Example::new();
    let book = &example.book;
    let workshop = start(book, example.rosa, &[guest("Jonas"), guest("Ada"), guest("Noor")]);
    let page = book.workshop(workshop).unwrap();
    assert_eq!((page.next.as_ref().map(|one| one.name.as_str()), page.open), (Some("Ada"), false));
    let ada = book.take_turn(workshop, &guest("Ada")).unwrap();
    let first = book.add_guess(ada, MapPart::Pain, BLAMED).unwrap();
    // While it is hers she reads it.
    assert_eq!(book.turn(ada).unwrap().parts[5].guesses[0].text, BLAMED);
    no_word_is_readable(book, workshop, &[BLAMED]);
    book.finish_turn(ada).unwrap();
    no_word_is_readable(book, workshop, &[BLAMED]);
    assert_eq!(refused(book.turn(ada)), Refusal::TurnIsOver);
    assert_eq!(refused(book.add_guess(ada, MapPart::Pain, "more")), Refusal::TurnIsOver);
    assert_eq!(refused(book.take_turn(workshop, &guest("Ada"))), Refusal::TurnIsOver);
    assert!(matches!(book.notebook.note(first), Err(Error::NotFound { .. })));
    let page = book.workshop(workshop).unwrap();
    assert_eq!(page.next.unwrap().name, "Jonas");
    let jonas = book.take_turn(workshop, &guest("Jonas")).unwrap();
    assert!(!format!("{:?}", book.turn(jonas).unwrap()).contains(BLAMED));
    book.add_guess(jonas, MapPart::Pain, BLAMED_TOO).unwrap();
    book.finish_turn(jonas).unwrap();
    let noor = book.take_turn(workshop, &guest("Noor")).unwrap();
    book.add_guess(noor, MapPart::Gain, HOME).unwrap();
    no_word_is_readable(book, workshop, &[BLAMED, BLAMED_TOO, HOME]);
    // It stays so when the app is killed and everything is projected anew.
    let reopened = book.open().unwrap();
    assert!(!said_of(&reopened.workshop(workshop).unwrap()).contains(HOME));
    book.finish_turn(noor).unwrap();
    assert_eq!(texts(book, workshop), [BLAMED, HOME, BLAMED_TOO]);
    let alike = groups(book, workshop).remove(0);
    assert_eq!(alike.guesses.iter().map(|guess| guess.by.as_str()).collect::<Vec<_>>(), ["Ada", "Jonas"]);
    assert_eq!(refused(book.take_turn(workshop, &guest("Eve"))), Refusal::WorkshopIsOpen);
}

#[test]
fn a_workshop_needs_somebody_and_not_a_hundred() {
    let example = Example::new();
    let book = &example.book;
    let new = |taking_part: Vec<Participant>| NewWorkshop {
        who: example.rosa,
        situation: "a batch comes back".into(),
        taking_part,
    };
    assert_eq!(refused(book.start_workshop(&new(vec![]))), Refusal::NobodyTakesPart);
    let many: Vec<_> = (0..31).map(|number| guest(&format!("Guest {number}"))).collect();
    assert_eq!(refused(book.start_workshop(&new(many))), Refusal::TooManyTakePart);
    assert_eq!(refused(book.start_workshop(&new(vec![guest("  ")]))), Refusal::EmptyText);
    assert!(book.workshops(None, 100).unwrap().items.is_empty());
    assert!(book.maps(None, 100).unwrap().items.is_empty());
}

#[test]
fn it_uses_the_map_of_that_situation_and_two_workshops_on_one_person_are_two() {
    let example = Example::new();
    let book = &example.book;
    let map = book.new_map(&NewMap { who: example.rosa, situation: "A batch comes back".into() }).unwrap();
    let one = start(book, example.rosa, &[guest("Ada")]);
    let two = start(book, example.rosa, &[guest("Ada")]);
    assert_eq!(book.maps(None, 100).unwrap().items.len(), 1);
    assert_eq!(book.workshop(one).unwrap().map, map);
    for (workshop, text) in [(one, BLAMED), (two, HOME)] {
        let turn = book.take_turn(workshop, &guest("Ada")).unwrap();
        book.add_guess(turn, MapPart::Pain, text).unwrap();
    }
    book.open_workshop(one).unwrap();
    assert_eq!(texts(book, one), [BLAMED]);
    no_word_is_readable(book, two, &[HOME]);
    assert_eq!(book.workshops(None, 100).unwrap().items.len(), 2);
}

#[test]
fn a_guess_that_was_seen_becomes_evidence_by_the_ordinary_link_and_else_stays_a_guess() {
    let example = Example::new();
    let book = &example.book;
    let [_, _, dial, _, _, _, initials, idea] = example.notes;
    let workshop = start(book, example.rosa, &[guest("Ada"), guest("Jonas")]);
    let ada = book.take_turn(workshop, &guest("Ada")).unwrap();
    let hers = book.add_guess(ada, MapPart::Pain, "It is her initials on the tag").unwrap();
    book.finish_turn(ada).unwrap();
    let waits = GuessesSeen { guesses: vec![hers], text: None, shown_by: vec![] };
    assert_eq!(refused(book.put_on_map(&waits)), Refusal::WorkshopWaits);
    let jonas = book.take_turn(workshop, &guest("Jonas")).unwrap();
    let his = book.add_guess(jonas, MapPart::Pain, "Her initials stand on the tag").unwrap();
    let home = book.add_guess(jonas, MapPart::Gain, HOME).unwrap();
    book.finish_turn(jonas).unwrap();
    let page = book.workshop(workshop).unwrap();
    let group = &page.guessed[0].groups[0];
    assert_eq!(group.guesses.len(), 2);
    assert_eq!(group.likely.first(), Some(&initials));
    assert!(page.notes.iter().all(|note| note.id != idea), "a thought shows nothing");
    let seen = |guesses: Vec<Id>, notes: &[Id]| GuessesSeen {
        guesses,
        text: None,
        shown_by: notes.iter().copied().map(whole).collect(),
    };
    assert_eq!(refused(book.put_on_map(&seen(vec![his, home], &[]))), Refusal::NotOnePart);
    assert_eq!(refused(book.put_on_map(&seen(vec![], &[]))), Refusal::NotOnePart);
    assert_eq!(refused(book.put_on_map(&seen(vec![his], &[idea]))), Refusal::NotEvidence);
    assert!(depths(book, page.map).is_empty());
    let entry = book.put_on_map(&seen(vec![hers, his], &[initials, dial])).unwrap();
    let kept = book.put_on_map(&seen(vec![home], &[])).unwrap();
    let map = book.map(page.map).unwrap();
    let row = |id: Id| map.parts.iter().flat_map(|part| &part.entries).find(|row| row.id == id).unwrap();
    assert_eq!((row(entry).basis, row(kept).basis), (Basis::OurReading, Basis::Guess));
    assert_eq!(row(entry).text, "It is her initials on the tag");
    // Two notes of one source each: said, and done.
    assert_eq!(depths(book, page.map), [(MapPart::Pain, 2)]);
    // Once more changes nothing.
    assert_eq!(book.put_on_map(&seen(vec![his], &[initials])).unwrap(), entry);
    assert_eq!(book.map(page.map).unwrap().parts[5].entries[0].evidence.len(), 2);
    assert_eq!(groups(book, workshop).iter().map(|group| group.entry).collect::<Vec<_>>(), [Some(entry), Some(kept)]);
}

#[test]
fn a_time_out_loses_nothing_and_an_unfinished_turn_opens_as_it_is_with_what_was_typed() {
    let example = Example::new();
    let book = &example.book;
    let workshop = start(book, example.rosa, &[guest("Ada"), guest("Jonas")]);
    let ada = book.take_turn(workshop, &guest("Ada")).unwrap();
    book.save_turn_draft(ada, MapPart::Pain, "Afraid of being bla").unwrap();
    book.save_turn_draft(ada, MapPart::Gain, " \n").unwrap();
    book.clock.forward(6 * 60_000);
    // The five minutes are over, the app was killed, and she goes on.
    let again = book.open().unwrap();
    assert_eq!(again.take_turn(workshop, &guest("Ada")).unwrap(), ada);
    let turn = again.turn(ada).unwrap();
    assert_eq!(turn.parts[5].draft, "Afraid of being bla");
    assert!(turn.until.utc_ms < book.environment.clock.now().utc_ms);
    book.add_guess(ada, MapPart::Pain, BLAMED).unwrap();
    assert_eq!(book.turn(ada).unwrap().parts[5].draft, "");
    book.save_turn_draft(ada, MapPart::Pain, "and of her init").unwrap();
    book.save_turn_draft(ada, MapPart::Do, "typed").unwrap();
    book.save_turn_draft(ada, MapPart::Do, "").unwrap();
    book.open_workshop(workshop).unwrap();
    assert_eq!(texts(book, workshop), [BLAMED, "and of her init"]);
    let page = book.workshop(workshop).unwrap();
    let states: Vec<_> = page.taking_part.iter().map(|one| (one.name.as_str(), one.state)).collect();
    assert_eq!(states, [("Ada", TurnState::Done), ("Jonas", TurnState::ToCome)]);
    assert!(page.next.is_none() && page.open && !page.may_open);
    assert!(groups(book, workshop).iter().flat_map(|group| &group.guesses).all(|guess| !guess.late));
    assert_eq!(refused(book.open_workshop(workshop)), Refusal::WorkshopIsOpen);
}

#[test]
fn a_guess_can_be_taken_back_while_the_turn_goes_on() {
    let example = Example::new();
    let book = &example.book;
    let workshop = start(book, example.rosa, &[guest("Ada")]);
    let ada = book.take_turn(workshop, &guest("Ada")).unwrap();
    let guess = book.add_guess(ada, MapPart::Pain, BLAMED).unwrap();
    book.take_guess_back(guess).unwrap();
    assert!(book.turn(ada).unwrap().parts[5].guesses.is_empty());
    let kept = book.add_guess(ada, MapPart::Pain, HOME).unwrap();
    book.finish_turn(ada).unwrap();
    assert_eq!(texts(book, workshop), [HOME]);
    assert_eq!(refused(book.take_guess_back(kept)), Refusal::WorkshopIsOpen);
}

#[test]
fn on_several_devices_nobody_reads_the_others_until_both_are_done_offline_too() {
    let mut two = Two::new();
    let (hers, his) = (two.turn(&two.ada), two.turn(&two.jonas));
    two.ada.add_guess(hers, MapPart::Pain, BLAMED).unwrap();
    two.jonas.add_guess(his, MapPart::Gain, HOME).unwrap();
    two.meet();
    for book in [&two.ada, &two.jonas] {
        no_word_is_readable(book, two.workshop, &[BLAMED, HOME]);
    }
    two.ada.finish_turn(hers).unwrap();
    two.meet();
    no_word_is_readable(&two.jonas, two.workshop, &[BLAMED, HOME]);
    // Jonas has no network any more: his own finish opens it for him, with hers.
    two.jonas.finish_turn(his).unwrap();
    assert_eq!(texts(&two.jonas, two.workshop), [BLAMED, HOME]);
    no_word_is_readable(&two.ada, two.workshop, &[BLAMED, HOME]);
    two.meet();
    assert_eq!(texts(&two.ada, two.workshop), [BLAMED, HOME]);
}

#[test]
fn when_the_starters_phone_died_it_opens_a_day_later_by_each_replicas_clock() {
    let mut two = Two::new();
    let his = two.turn(&two.jonas);
    two.jonas.add_guess(his, MapPart::Gain, HOME).unwrap();
    two.jonas.save_turn_draft(his, MapPart::Pain, BLAMED).unwrap();
    assert_eq!(refused(two.jonas.open_workshop(two.workshop)), Refusal::NotYours);
    two.meet();
    two.jonas.clock.forward(23 * HOUR);
    no_word_is_readable(&two.jonas, two.workshop, &[BLAMED, HOME]);
    two.jonas.clock.forward(2 * HOUR);
    assert_eq!(texts(&two.jonas, two.workshop), [BLAMED, HOME]);
    // It stays open there, whatever the clock says, and opens elsewhere by that clock.
    two.jonas.clock.forward(-48 * HOUR);
    assert_eq!(texts(&two.jonas, two.workshop), [BLAMED, HOME]);
    two.meet();
    no_word_is_readable(&two.ada, two.workshop, &[BLAMED, HOME]);
    two.ada.clock.forward(25 * HOUR);
    assert_eq!(texts(&two.ada, two.workshop), [BLAMED, HOME]);
}

#[test]
fn opened_here_and_written_there_apart_the_late_guess_is_shown_and_said_to_be_late() {
    let mut two = Two::new();
    let (hers, his) = (two.turn(&two.ada), two.turn(&two.jonas));
    two.ada.add_guess(hers, MapPart::Pain, BLAMED).unwrap();
    two.ada.open_workshop(two.workshop).unwrap();
    two.jonas.clock.forward(HOUR);
    two.jonas.add_guess(his, MapPart::Gain, HOME).unwrap();
    two.jonas.save_turn_draft(his, MapPart::Do, "typed").unwrap();
    two.meet();
    for book in [&two.ada, &two.jonas] {
        let late: Vec<_> = groups(book, two.workshop)
            .into_iter()
            .flat_map(|group| group.guesses)
            .map(|guess| (guess.text, guess.late))
            .collect();
        assert!(late.contains(&(BLAMED.into(), false)) && late.contains(&(HOME.into(), true)), "{late:?}");
    }
    // What he had typed is not lost either.
    assert!(texts(&two.jonas, two.workshop).contains(&"typed".to_owned()));
    assert_eq!(refused(two.jonas.add_guess(his, MapPart::Gain, "more")), Refusal::WorkshopIsOpen);
}

#[test]
fn who_joins_late_is_waited_for_and_a_turn_taken_on_two_devices_is_kept_twice() {
    let mut two = Two::new();
    let hers = two.turn(&two.ada);
    two.ada.add_guess(hers, MapPart::Pain, BLAMED).unwrap();
    two.ada.finish_turn(hers).unwrap();
    let late = two.jonas.take_turn(two.workshop, &guest("Noor")).unwrap();
    two.jonas.add_guess(late, MapPart::Gain, HOME).unwrap();
    let his = two.turn(&two.jonas);
    // Offline, somebody takes Jonas's turn for him on Ada's phone.
    let for_him = two.ada.take_turn(two.workshop, &two.me(&two.jonas)).unwrap();
    assert_ne!(his, for_him);
    two.ada.add_guess(for_him, MapPart::Do, "on her phone").unwrap();
    two.jonas.add_guess(his, MapPart::Do, "on his own").unwrap();
    two.jonas.finish_turn(his).unwrap();
    two.meet();
    no_word_is_readable(&two.ada, two.workshop, &[BLAMED, HOME, "on his own"]);
    two.jonas.finish_turn(late).unwrap();
    two.meet();
    for book in [&two.ada, &two.jonas] {
        assert_eq!(texts(book, two.workshop), [BLAMED, HOME, "on her phone", "on his own"]);
    }
}

#[test]
fn put_on_the_map_by_two_apart_it_is_one_entry_with_what_both_found() {
    let mut two = Two::new();
    let hers = two.turn(&two.ada);
    let guess = two.ada.add_guess(hers, MapPart::Pain, BLAMED).unwrap();
    two.ada.open_workshop(two.workshop).unwrap();
    let mut notes = Vec::new();
    for (book, words) in [(&two.ada, "my initials"), (&two.jonas, "they ask me every time")] {
        let note = book.note(exactly(words, two.rosa));
        book.share(&[note]).unwrap();
        notes.push(note);
    }
    two.meet();
    let mut entries = Vec::new();
    for (book, note) in [(&two.ada, notes[0]), (&two.jonas, notes[1])] {
        let seen = GuessesSeen { guesses: vec![guess], text: None, shown_by: vec![whole(note)] };
        entries.push(book.put_on_map(&seen).unwrap());
    }
    assert_eq!(entries[0], entries[1]);
    two.meet();
    for book in [&two.ada, &two.jonas] {
        let map = book.map(book.workshop(two.workshop).unwrap().map).unwrap();
        let row = &map.parts[5].entries;
        assert_eq!((row.len(), row[0].evidence.len(), row[0].versions.is_some()), (1, 2, false));
    }
}

#[test]
fn a_team_guess_shown_by_what_is_only_me_stays_a_guess_for_everybody_else() {
    let mut two = Two::new();
    let hers = two.turn(&two.ada);
    let guess = two.ada.add_guess(hers, MapPart::Pain, BLAMED).unwrap();
    two.ada.open_workshop(two.workshop).unwrap();
    let mine = two.ada.note(exactly("my initials", two.rosa));
    let seen = GuessesSeen { guesses: vec![guess], text: None, shown_by: vec![whole(mine)] };
    let entry = two.ada.put_on_map(&seen).unwrap();
    two.meet();
    let row = |book: &Book| {
        let map = book.map(book.workshop(two.workshop).unwrap().map).unwrap();
        map.parts[5].entries.iter().find(|row| row.id == entry).cloned().unwrap()
    };
    assert_eq!((row(&two.ada).basis, row(&two.ada).only_you), (Basis::OurReading, 1));
    assert_eq!((row(&two.jonas).basis, row(&two.jonas).evidence.len()), (Basis::Guess, 0));
}
