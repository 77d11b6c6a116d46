//! A device signs by what lies in its keyring, which is copied with no database (sync.md 20): a database without it goes on
//! as another device by itself, and nothing is lost on either side.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex};

use soundings_core::present::NeedsYouReason;
use soundings_core::visit_log::StartVisit;
use soundings_core::{DatabaseKey, Keyring, KeyringAway, Keys, Notebook, Step};
use soundings_wire::Id;
use soundings_wire::enrolment::Vouched;

use crate::common::*;

/// A keyring in memory, where a process can be killed and which may not answer.
#[derive(Default)]
struct Ring {
    kept: Mutex<Option<Vec<u8>>>,
    away: Mutex<bool>,
    /// At which writing the process ends, counted down, and whether that was done.
    kill: Mutex<Option<(usize, bool)>>,
}

impl Ring {
    fn set_away(&self, away: bool) {
        *self.away.lock().unwrap() = away;
    }

    fn kept(&self) -> Option<Vec<u8>> {
        self.kept.lock().unwrap().clone()
    }
}

impl Keyring for Ring {
    fn read(&self) -> Result<Option<Vec<u8>>, KeyringAway> {
        if *self.away.lock().unwrap() { Err(KeyringAway) } else { Ok(self.kept()) }
    }

    fn replace(&self, kept: &[u8]) -> Result<(), KeyringAway> {
        if *self.away.lock().unwrap() {
            return Err(KeyringAway);
        }
        let kill = self.kill.lock().unwrap().take();
        if matches!(kill, Some((0, false))) {
            panic!("killed before the keyring was written");
        }
        *self.kept.lock().unwrap() = Some(kept.to_vec());
        match kill {
            Some((0, _)) => panic!("killed after the keyring was written"),
            Some((more, done)) => *self.kill.lock().unwrap() = Some((more - 1, done)),
            None => {}
        }
        Ok(())
    }
}

/// A phone: its database in a folder, its keyring elsewhere.
struct Phone {
    book: Book,
    ring: Arc<Ring>,
}

impl std::ops::Deref for Phone {
    type Target = Book;

    fn deref(&self) -> &Book {
        &self.book
    }
}

impl Phone {
    fn new(seed: u64) -> Self {
        let book = Book::of("Ada Okafor", seed);
        book.notebook.close();
        let ring = Arc::new(Ring::default());
        *ring.kept.lock().unwrap() = Some(std::fs::read(book.path().join(KEYRING)).unwrap());
        std::fs::remove_file(book.path().join(KEYRING)).unwrap();
        let mut phone = Self { book, ring };
        phone.open();
        phone
    }

    fn keys(&self) -> Keys {
        Keys { database: DatabaseKey::new(KEY), device: self.ring.clone() }
    }

    fn open(&mut self) {
        self.book.notebook = Notebook::open(self.book.path(), &self.keys(), self.book.environment.clone()).unwrap();
    }

    fn again(&mut self) {
        self.book.notebook.close();
        self.open();
    }

    /// Its database on another machine, which has no keyring of it.
    fn copied(&self, seed: u64) -> Self {
        let other = Self::laid_aside(self.book.path(), seed);
        let mut other = Self { book: other, ring: Arc::new(Ring::default()) };
        other.open();
        other
    }

    fn laid_aside(from: &Path, seed: u64) -> Book {
        let book = Book::of("Nobody", seed);
        book.notebook.close();
        for file in std::fs::read_dir(book.path()).unwrap().flatten().filter(|file| file.path().is_file()) {
            std::fs::remove_file(file.path()).unwrap();
        }
        for file in std::fs::read_dir(from).unwrap().flatten().filter(|file| file.path().is_file()) {
            if !file.file_name().to_string_lossy().ends_with("-shm") {
                std::fs::copy(file.path(), book.path().join(file.file_name())).unwrap();
            }
        }
        book
    }

    /// Device and number, as the database has them.
    fn name(&self) -> (Id, u32) {
        let sql = "SELECT device, incarnation FROM notebook";
        database(self.path()).query_row(sql, [], |row| Ok((Id(row.get(0)?), row.get(1)?))).unwrap()
    }

    fn customers(&self) -> Vec<Id> {
        let mut ids: Vec<Id> = self.book.customers(None, 50).unwrap().items.iter().map(|row| row.id).collect();
        ids.sort_unstable();
        ids
    }
}

fn everybody_has(office: &mut Office, phones: &[&Phone], things: &[Id]) {
    for phone in phones.iter().chain(phones) {
        phone.clock.forward(HOUR);
        office.sync(&phone.notebook);
    }
    let mut things = things.to_vec();
    things.sort_unstable();
    for phone in phones {
        assert_eq!(phone.customers(), things);
        assert_eq!(phone.sync_screen().unwrap().waiting_operations, 0);
        let needs: Vec<NeedsYouReason> = phone.sync_screen().unwrap().needs_you.iter().map(|row| row.reason).collect();
        assert!(needs.is_empty(), "{needs:?}");
        assert_eq!(phone.dump_team().unwrap(), phones[0].dump_team().unwrap());
    }
}

#[test]
fn a_database_copied_to_another_machine_is_another_device_at_opening_and_both_notes_are_everywhere() {
    let mut office = Office::new();
    let phone = Phone::new(7);
    office.join(&phone.notebook);
    let sent = phone.add_customer("sent before").unwrap();
    office.sync(&phone.notebook);
    let unsent = phone.add_customer("not sent before").unwrap();
    let copy = phone.copied(99);
    assert_ne!(copy.name(), phone.name(), "before anybody was asked");
    assert!(copy.ring.kept().is_some());
    let theirs = copy.add_customer("noted on the copy").unwrap();
    let ours = phone.add_customer("noted on the phone").unwrap();
    let own = copy.note(said("only mine"));
    assert_eq!(office.enrolled.len(), 1);

    everybody_has(&mut office, &[&copy, &phone], &[sent, unsent, theirs, ours]);
    assert_eq!(office.vouched, [Vouched::EngineerKey], "one new name, by the engineer's key");
    let (device, number) = phone.name();
    assert_eq!(number, 1, "the phone is who it was");
    assert_eq!(copy.name(), (device, 2));
    assert_eq!(copy.notebook.note(own).unwrap().words, "only mine");
}

#[test]
fn what_the_hub_took_later_than_what_was_written_after_it_is_not_written_again() {
    let mut office = Office::new();
    let phone = Phone::new(7);
    office.join(&phone.notebook);
    let before = phone.add_customer("noted first").unwrap();
    let copy = phone.copied(99);
    let after = phone.add_customer("noted second").unwrap();
    office.sync(&phone.notebook);
    // The first was refused for a while.
    let places = office.log.len();
    office.log.swap(places - 2, places - 1);
    let theirs = copy.add_customer("noted second on the copy").unwrap();
    everybody_has(&mut office, &[&copy, &phone], &[before, after, theirs]);
    let times = |thing: Id| office.heard().iter().filter(|(envelope, _)| envelope.entity == thing).count();
    assert_eq!([before, after, theirs].map(times), [1, 1, 1]);
}

#[test]
fn a_lost_keyring_makes_a_device_another_once() {
    let mut office = Office::new();
    let mut phone = Phone::new(7);
    office.join(&phone.notebook);
    let before = phone.add_customer("before").unwrap();
    office.sync(&phone.notebook);
    *phone.ring.kept.lock().unwrap() = None;
    phone.again();
    let after = phone.add_customer("after").unwrap();
    phone.again();
    let name = phone.name();
    phone.again();
    assert_eq!(phone.name(), name, "what it made up it keeps");
    everybody_has(&mut office, &[&phone], &[before, after]);
    phone.again();
    let last = phone.add_customer("and goes on").unwrap();
    everybody_has(&mut office, &[&phone], &[before, after, last]);
    assert_eq!(office.vouched.len(), 1);
}

#[test]
fn a_keyring_that_is_lost_while_the_notebook_is_open_is_noticed_before_the_next_contact() {
    let mut office = Office::new();
    let phone = Phone::new(7);
    office.join(&phone.notebook);
    *phone.ring.kept.lock().unwrap() = Some(b"rubbish".to_vec());
    let after = phone.add_customer("after").unwrap();
    everybody_has(&mut office, &[&phone], &[after]);
    assert_eq!(office.vouched, [Vouched::EngineerKey]);
}

#[test]
fn a_notebook_that_never_joined_joins_under_the_name_that_it_made_up() {
    let mut office = Office::new();
    let phone = Phone::new(7);
    phone.add_customer("before").unwrap();
    let copy = phone.copied(99);
    for one in [&phone, &copy] {
        office.join(&one.notebook);
    }
    assert!(office.vouched.is_empty());
    assert_ne!(phone.name().0, copy.name().0, "two devices, and no hub has to tell them apart");
}

#[test]
fn a_keyring_that_does_not_answer_keeps_nobody_from_noting_and_makes_no_device_another() {
    let mut office = Office::new();
    let mut phone = Phone::new(7);
    office.join(&phone.notebook);
    let name = phone.name();
    phone.ring.set_away(true);
    phone.again();
    let noted = phone.add_customer("noted all the same").unwrap();
    phone.sync_now().unwrap();
    assert!(matches!(phone.sync_next().unwrap(), Step::Wait { .. }), "nothing can be signed");
    assert_eq!(phone.name(), name);
    phone.ring.set_away(false);
    everybody_has(&mut office, &[&phone], &[noted]);
    assert_eq!((phone.name(), office.vouched.len()), (name, 0));
}

#[test]
fn a_copy_whose_keyring_cannot_be_written_opens_and_is_another_once_it_can() {
    let mut office = Office::new();
    let phone = Phone::new(7);
    office.join(&phone.notebook);
    let copy = Phone { book: Phone::laid_aside(phone.path(), 99), ring: Arc::new(Ring::default()) };
    copy.ring.set_away(true);
    let mut copy = copy;
    copy.open();
    let theirs = copy.add_customer("noted on the copy").unwrap();
    copy.ring.set_away(false);
    let ours = phone.add_customer("noted on the phone").unwrap();
    everybody_has(&mut office, &[&phone, &copy], &[theirs, ours]);
    assert_eq!(office.vouched, [Vouched::EngineerKey]);
}

/// Whether the process was killed in there.
fn killed(act: impl FnOnce()) -> bool {
    catch_unwind(AssertUnwindSafe(act)).is_err()
}

#[test]
fn killed_between_keyring_and_database_it_opens_and_both_notes_are_everywhere() {
    let mut kills = 0;
    for (at, written) in (0..4).flat_map(|at| [(at, false), (at, true)]) {
        let mut office = Office::new();
        let phone = Phone::new(7);
        office.join(&phone.notebook);
        let sent = phone.add_customer("sent before").unwrap();
        office.sync(&phone.notebook);
        let copy = Phone { book: Phone::laid_aside(phone.path(), 99), ring: Arc::new(Ring::default()) };
        let mut copy = copy;
        *copy.ring.kill.lock().unwrap() = Some((at, written));
        let mut things = vec![sent];
        // Opening keeps one secret; being named by the hub another; and then the first is forgotten.
        for words in ["first", "second", "third"] {
            let was_killed = killed(|| {
                copy.open();
                office.sync(&copy.book.notebook);
            });
            kills += usize::from(was_killed);
            copy.open();
            things.push(copy.add_customer(words).unwrap());
        }
        *copy.ring.kill.lock().unwrap() = None;
        copy.again();
        things.push(phone.add_customer("noted on the phone").unwrap());
        everybody_has(&mut office, &[&copy, &phone], &things);
        assert!(office.vouched.len() <= 2, "killed at {at} ({written}): {:?}", office.vouched);
    }
    assert!(kills >= 5, "killed {kills} times");
}

#[test]
fn a_copied_disk_is_noticed_by_what_its_device_signed_and_its_own_key_vouches() {
    let mut office = Office::new();
    let phone = Phone::new(7);
    office.join(&phone.notebook);
    let copy = Phone { book: Phone::laid_aside(phone.path(), 99), ring: Arc::new(Ring::default()) };
    *copy.ring.kept.lock().unwrap() = phone.ring.kept();
    let mut copy = copy;
    copy.open();
    assert_eq!(copy.name(), phone.name(), "nothing here tells them apart");
    let theirs = copy.add_customer("noted on the copy").unwrap();
    let ours = phone.add_customer("noted on the phone").unwrap();
    everybody_has(&mut office, &[&phone, &copy], &[theirs, ours]);
    assert_eq!(office.vouched, [Vouched::DeviceKey]);
}

#[test]
fn the_secret_of_a_name_that_was_given_up_is_forgotten() {
    let mut office = Office::new();
    let phone = Phone::new(7);
    office.join(&phone.notebook);
    let copy = phone.copied(99);
    everybody_has(&mut office, &[&copy], &[]);
    let kept = copy.ring.kept().unwrap();
    assert_eq!(kept.len(), phone.ring.kept().unwrap().len(), "one secret in each");
}

#[test]
fn nothing_in_a_database_signs_for_its_device() {
    let phone = Phone::new(7);
    let kept = phone.ring.kept().unwrap();
    let secret = &kept[kept.len() - 32..];
    phone.notebook.close();
    assert!(!everything_in(phone.path()).windows(32).any(|window| window == secret));
}

/// A note of a visit that the team has.
fn shared(book: &Book, words: &str) -> Id {
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(said(words));
    book.end_visit(Some(visit), true).unwrap();
    note
}

#[test]
fn what_a_screen_showed_under_old_names_is_seen_under_the_new_ones() {
    let mut office = Office::new();
    let phone = Phone::new(7);
    office.join(&phone.notebook);
    let sent = shared(&phone, "sent");
    office.sync(&phone.notebook);
    phone.correct_note(sent, "sent, and corrected without a network", None).unwrap();
    let unsent = shared(&phone, "never sent");
    let copy = phone.copied(99);
    // The phone goes on meanwhile, under the names that the copy has its own words under.
    shared(&phone, "noted on the phone");
    phone.correct_note(sent, "corrected on the phone", None).unwrap();
    office.sync(&phone.notebook);
    let notes = [sent, unsent];
    let seen: Vec<_> = notes.iter().map(|note| copy.notebook.note(*note).unwrap().seen).collect();
    copy.correct_note(unsent, "and corrected on the copy", Some(&seen[1])).unwrap();
    let seen_then = copy.notebook.note(unsent).unwrap().seen;
    copy.clock.forward(HOUR);
    office.sync(&copy.notebook);
    assert_eq!(copy.sync_screen().unwrap().waiting_operations, 0);
    copy.correct_note(unsent, "the last word", Some(&seen_then)).unwrap();
    let note = copy.notebook.note(unsent).unwrap();
    assert_eq!((note.words.as_str(), note.versions), ("the last word", 1));
    copy.correct_note(sent, "the copy's word", Some(&seen[0])).unwrap();
    let note = copy.notebook.note(sent).unwrap();
    assert_eq!(note.versions, 2, "what the phone wrote was on no screen of the copy's");
    for one in [&phone, &copy, &phone] {
        one.clock.forward(HOUR);
        office.sync(&one.notebook);
    }
    assert_eq!(phone.dump_team().unwrap(), copy.dump_team().unwrap());
}

#[test]
fn what_a_screen_showed_before_it_was_shared_is_seen_under_another_name_too() {
    let mut office = Office::new();
    let mut phone = Phone::new(7);
    office.join(&phone.notebook);
    let visit = phone.start_visit(&StartVisit::default()).unwrap();
    let note = phone.note(said("as it was typed"));
    phone.correct_note(note, "as it was shown", None).unwrap();
    let seen = phone.notebook.note(note).unwrap().seen;
    phone.end_visit(Some(visit), true).unwrap();
    office.sync(&phone.notebook);
    *phone.ring.kept.lock().unwrap() = None;
    phone.again();
    phone.correct_note(note, "and as it is now", Some(&seen)).unwrap();
    let note = phone.notebook.note(note).unwrap();
    assert_eq!((note.words.as_str(), note.versions), ("and as it is now", 1));
}
