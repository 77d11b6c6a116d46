//! What is only me, on two copies of a phone of which one erases it by its own clock: the other took that back in time, or not.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64};

use soundings_core::model::Id;
use soundings_core::{Environment, Keys, NewObservation, Notebook};
use soundings_wire::messages::{HubRefusal, HubReply, HubRequest};

use crate::desk::*;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// A phone, a note that it was asked to erase and no hub heard of, and a copy of it whose clock says that the day is over.
struct Copies {
    desk: Desk,
    phone: Notebook,
    copy: Notebook,
    note: Id,
}

impl Copies {
    fn new() -> Self {
        let desk = Desk::new();
        let phone = desk.engineer(0);
        let note = NewObservation { text: "They weld it twice.".to_owned(), ..NewObservation::default() };
        let note = phone.capture(&note).unwrap().id;
        phone.erase(note).unwrap();
        let folder = desk.home.path().join("copy");
        copy_files(&desk.folder_of(1), &folder);
        let environment = Environment {
            clock: Arc::new(Stepping(AtomicI64::new(NOW + DAY + DAY / 24))),
            randomness: Arc::new(Counting(AtomicU64::new(77))),
        };
        // The keyring stays with the phone.
        let copy = Notebook::open(&folder, &Keys::with_file(&key(), &folder.with_extension("device")), environment);
        let copy = copy.unwrap();
        assert!(copy.note(note).is_err());
        Self { desk, phone, copy, note }
    }

    fn sync(&self, notebooks: &[&Notebook]) {
        notebooks.iter().for_each(|notebook| self.desk.sync(notebook));
    }
}

#[test]
fn what_one_copy_erased_by_its_own_clock_and_the_other_took_back_in_time_is_on_both() {
    let copies = Copies::new();
    let (phone, copy) = (&copies.phone, &copies.copy);
    phone.undo_delete(copies.note).unwrap();
    copies.sync(&[phone, copy, phone, copy]);
    for notebook in [phone, copy] {
        assert_eq!(notebook.note(copies.note).unwrap().words, "They weld it twice.");
        assert_eq!(notebook.search("weld", None, 10).unwrap().items.len(), 1);
        assert_eq!(notebook.sync_screen().unwrap().waiting_operations, 0);
        assert_eq!(notebook.dump_own().unwrap(), phone.dump_own().unwrap());
    }
}

#[test]
fn what_is_taken_back_comes_back_whenever_in_the_copys_contact_the_word_of_that_reaches_the_hub() {
    for before in [false, true] {
        for pulls in 1..9 {
            let copies = Copies::new();
            let (phone, copy, desk) = (&copies.phone, &copies.copy, &copies.desk);
            if before {
                desk.sync(phone);
            }
            phone.undo_delete(copies.note).unwrap();
            let mut read = 0;
            desk.sync_through(copy, |asked, reply| {
                if matches!((asked, &reply), (HubRequest::Pull(_), HubReply::Page(_))) {
                    read += 1;
                    if read == pulls {
                        desk.sync(phone);
                    }
                }
                Some(answer(&reply))
            });
            desk.sync(phone);
            // What the hub would not do before its day is over by its own clock, it is asked with the next token.
            let mut ran_out = false;
            desk.sync_through(copy, |_, reply| {
                let expired = HubReply::Refused(HubRefusal::TokenExpired.into());
                Some(answer(if std::mem::replace(&mut ran_out, true) { &reply } else { &expired }))
            });
            copies.sync(&[phone, copy]);
            for notebook in [phone, copy] {
                let when = format!("after {pulls} pages, sent before: {before}");
                assert_eq!(notebook.note(copies.note).expect(&when).words, "They weld it twice.", "{when}");
                assert_eq!(notebook.sync_screen().unwrap().waiting_operations, 0, "{when}");
                assert_eq!(notebook.dump_own().unwrap(), phone.dump_own().unwrap(), "{when}");
            }
        }
    }
}

#[test]
fn what_a_copy_writes_again_of_a_deletion_brings_nothing_back_of_which_it_has_nothing_any_more() {
    let copies = Copies::new();
    let (phone, copy) = (&copies.phone, &copies.copy);
    copies.sync(&[copy, phone, copy, phone]);
    for notebook in [phone, copy] {
        assert!(notebook.note(copies.note).is_err(), "nobody took it back");
        notebook.rebuild().unwrap();
        assert!(notebook.note(copies.note).is_err());
    }
}
