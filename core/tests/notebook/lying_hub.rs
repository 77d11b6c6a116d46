//! Whom a device believes: a hub that lies for a while keeps nothing from anybody, and puts words into nobody's mouth.

use ed25519_dalek::SigningKey;
use soundings_wire::messages::Page;
use soundings_wire::{Change, Id, Operation};

use crate::common::*;

/// A note, and the field of its first words.
const NOTE: u16 = 6;
const FIRST_WORDS: u16 = 3;

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
