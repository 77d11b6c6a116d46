//! A hub that tells two devices different things shows it by its own signatures, where the two meet.

use soundings_wire::{Change, Id};

use super::bundles::{Two, carry, me};
use crate::common::*;

const NOTE: u16 = 6;
const FIRST_WORDS: u16 = 3;

fn says(author: &mut Author, number: u8) -> soundings_wire::Operation {
    author.say(NOTE, Id([number; 16]), vec![Change::new(FIRST_WORDS, &"said")])
}

fn apart(book: &Book) -> Vec<Option<String>> {
    book.sync_screen().unwrap().told_apart.into_iter().map(|row| row.engineer).collect()
}

/// Ada reads two operations, with one page or with two; Ben another one in the place of the first.
fn lied_to(pages: usize) -> Two {
    let mut two = Two::new();
    let (mut one, mut other) = (two.office.author(8), two.office.author(9));
    two.office.sync(&two.ada);
    two.office.sync(&two.ben);
    let before = two.office.log.len();
    for number in 1..=2 {
        let said = says(&mut one, number);
        two.office.hear(&one, vec![said]);
        if pages == 2 || number == 2 {
            two.office.sync(&two.ada);
        }
    }
    two.office.restore(before);
    let said = says(&mut other, 3);
    two.office.hear(&other, vec![said]);
    two.office.sync(&two.ben);
    two
}

#[test]
fn two_who_were_told_different_things_learn_of_it_where_they_meet() {
    for pages in [1, 2] {
        let two = lied_to(pages);
        assert_eq!((apart(&two.ada), apart(&two.ben)), (Vec::new(), Vec::new()), "neither can know");
        carry(&two.ben, &two.ada, "first");
        assert_eq!(apart(&two.ada), [Some(two.ben.engineer().unwrap().name)], "{pages} pages");
    }
}

#[test]
fn what_another_was_told_is_compared_once_it_was_read_here_too() {
    let mut two = lied_to(1);
    // Ben has not read so far yet.
    carry(&two.ada, &two.ben, "first");
    assert_eq!(apart(&two.ben), Vec::<Option<String>>::new());
    let mut author = two.office.author(10);
    let said = says(&mut author, 4);
    two.office.hear(&author, vec![said]);
    two.office.sync(&two.ben);
    assert_eq!(apart(&two.ben), [Some(two.ada.engineer().unwrap().name)]);
}

#[test]
fn one_that_was_told_two_things_learns_of_it_and_those_who_were_told_the_same_of_nothing() {
    let mut two = lied_to(2);
    two.office.sync(&two.ada);
    assert_eq!(apart(&two.ada), [None]);

    let mut two = Two::new();
    for book in [&two.ada, &two.ben] {
        book.add_customer("Brightline Metals").unwrap();
        two.office.sync(book);
    }
    carry(&two.ada, &two.ben, "first");
    two.office.sync(&two.ada);
    carry(&two.ben, &two.ada, "second");
    two.office.sync(&two.ben);
    for book in [&two.ada, &two.ben] {
        assert!(apart(book).is_empty(), "{:?}", me(book));
    }
}
