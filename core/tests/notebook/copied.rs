//! A phone that was copied, and both copies work on: what each did under the name of both is on both.

use soundings_core::visit_log::StartVisit;
use soundings_wire::Id;

use crate::common::*;

/// A team with a phone, its copy, and a note of the team's that both have.
struct Copies {
    office: Office,
    phone: Book,
    copy: Book,
    note: Id,
}

impl Copies {
    fn new() -> Self {
        let (mut office, phone) = (Office::new(), Book::new());
        office.join(&phone);
        phone.start_visit(&StartVisit::default()).unwrap();
        let note = phone.note(said("They weld it twice."));
        phone.end_visit(None, true).unwrap();
        office.sync(&phone);
        let copy = phone.copied(99);
        Self { office, phone, copy, note }
    }

    fn together(&mut self) {
        for book in [&self.phone, &self.copy, &self.phone, &self.copy] {
            self.office.sync(book);
        }
        for book in [&self.phone, &self.copy] {
            let needs = book.sync_screen().unwrap().needs_you;
            assert!(needs.is_empty(), "{needs:?}");
            let before = book.dump_team().unwrap();
            assert_eq!(before, self.phone.dump_team().unwrap());
            book.rebuild().unwrap();
            assert_eq!(before, book.dump_team().unwrap());
        }
    }

    fn words(&self) -> [(String, u32); 2] {
        [&self.phone, &self.copy].map(|book| {
            let row = book.notebook.note(self.note).unwrap();
            (row.words, row.versions)
        })
    }
}

#[test]
fn words_finished_under_a_new_name_replace_those_that_the_screen_showed_under_the_old_one() {
    let mut copies = Copies::new();
    copies.phone.add_customer("Brightline Metals").unwrap();
    copies.office.sync(&copies.phone);
    copies.copy.correct_note(copies.note, "twice, at night", None).unwrap();
    let seen = copies.copy.notebook.note(copies.note).unwrap().seen;
    copies.office.sync(&copies.copy);
    copies.copy.correct_note(copies.note, "twice, every night", Some(&seen)).unwrap();
    copies.together();
    assert_eq!(copies.words(), [("twice, every night".to_owned(), 1), ("twice, every night".to_owned(), 1)]);
}

#[test]
fn what_builds_on_something_comes_behind_it_under_the_new_name_also_where_the_hub_refused_what_stands_in_its_place() {
    let mut copies = Copies::new();
    let refused = copies.phone.add_customer("Brightline Metals").unwrap();
    copies.phone.add_customer("Northfield Dairy").unwrap();
    copies.office.refuses.push(refused);
    copies.office.sync(&copies.phone);
    copies.copy.correct_note(copies.note, "twice, at night", None).unwrap();
    copies.copy.correct_note(copies.note, "twice, every night", None).unwrap();
    copies.office.sync(&copies.copy);
    copies.office.refuses.clear();
    copies.phone.retry_refused().unwrap();
    copies.together();
    assert_eq!(copies.words(), [("twice, every night".to_owned(), 1), ("twice, every night".to_owned(), 1)]);
}

/// One copy erases what is only me, the other shares it; the team's reaches the first before its day is over, or after.
fn one_erases_and_the_other_shares(first_the_day: bool) {
    let mut copies = Copies::new();
    let note = copies.phone.note(said("Quibblezot"));
    copies.copy.notebook.close();
    copies.copy = copies.phone.copied(98);
    copies.copy.erase(note).unwrap();
    copies.phone.share(&[note]).unwrap();
    if !first_the_day {
        copies.together();
    }
    copies.copy.clock.forward(25 * HOUR);
    copies.copy.sync_next().unwrap();
    assert_eq!(copies.copy.notebook.note(note).is_err(), first_the_day);
    copies.together();
    for book in [&copies.phone, &copies.copy] {
        assert_eq!(book.notebook.note(note).unwrap().words, "Quibblezot");
        assert_eq!(book.search("Quibblezot", None, 10).unwrap().items.len(), 1);
    }
    copies.copy.erase(note).unwrap();
    copies.together();
    copies.office.now_ms += 25 * HOUR as u64;
    copies.together();
    assert!(copies.phone.notebook.note(note).is_err() && copies.copy.notebook.note(note).is_err());
    assert!(!copies.office.knows("Quibblezot"));
}

#[test]
fn what_one_copy_erased_as_only_me_and_the_other_gave_the_team_is_the_teams() {
    one_erases_and_the_other_shares(false);
    one_erases_and_the_other_shares(true);
}

#[test]
fn a_restored_hub_that_holds_what_one_copy_wrote_has_what_the_other_wrote_there_before_again_and_so_has_everybody() {
    let mut copies = Copies::new();
    let jonas = Book::of("Jonas Lindqvist", 9);
    copies.office.join(&jonas);
    let backed_up = copies.office.log.len();
    let ours = ["Brightline Metals", "Northfield Dairy"].map(|name| copies.phone.add_customer(name).unwrap());
    copies.office.sync(&copies.phone);
    copies.office.sync(&jonas);
    copies.office.restore(backed_up);
    copies.office.epoch += 1;
    copies.office.end_tokens();
    let theirs = copies.copy.add_customer("Delta Foods").unwrap();
    copies.office.sync(&copies.copy);
    copies.office.sync(&jonas);
    copies.together();
    copies.office.sync(&jonas);
    let all: Vec<Id> = jonas.customers(None, 10).unwrap().items.iter().map(|row| row.id).collect();
    assert!(ours.iter().chain([&theirs]).all(|customer| all.contains(customer)), "{all:?}");
    assert!(jonas.sync_screen().unwrap().needs_you.is_empty());
    assert_eq!(jonas.dump_team().unwrap(), copies.phone.dump_team().unwrap());
}
