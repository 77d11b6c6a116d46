//! Search after a large page: it catches up by and by, and until then says how much it does not find.

use soundings_core::Notebook;
use soundings_core::model::Id;
use soundings_core::visit_log::{Findable, StartVisit};

use crate::common::*;

/// Ada's and Jonas' notebooks, and so many notes of hers that he has got in one page.
fn large_page(notes: usize) -> (Office, Book, Book, Vec<Id>) {
    let mut office = Office::new();
    let (ada, jonas) = (Book::new(), Book::of("Jonas Lindqvist", 8));
    office.join(&ada);
    office.join(&jonas);
    ada.start_visit(&StartVisit::default()).unwrap();
    let notes = (0..notes).map(|number| ada.note(said(&format!("the hinge squeaks, {number} times")))).collect();
    ada.end_visit(None, true).unwrap();
    ada.add_customer("Brightline Metals").unwrap();
    assert_eq!(hits(&ada, "hinge").1, 0, "one's own are found at once");
    office.sync(&ada);
    office.sync(&jonas);
    (office, ada, jonas, notes)
}

fn hits(notebook: &Notebook, words: &str) -> (usize, u32) {
    let found = notebook.search(words, None, 100).unwrap();
    (found.items.len(), found.not_yet)
}

/// In how many steps search caught up.
fn caught_up(notebook: &Notebook) -> usize {
    std::iter::from_fn(|| notebook.catch_up_search().unwrap().then_some(())).count()
}

#[test]
fn notes_of_a_large_page_are_found_once_search_has_caught_up_and_until_then_it_says_how_many_are_not() {
    let (_office, _ada, jonas, notes) = large_page(1_200);
    assert_eq!(hits(&jonas, "squeaks"), (0, 1_200));
    assert_eq!(jonas.notebook.note(notes[7]).unwrap().words, "the hinge squeaks, 7 times", "it is there");
    assert!(jonas.find(Findable::Customer, "Brightline Metals").is_ok(), "names are found at once: rules look them up");
    assert!(jonas.catch_up_search().unwrap());
    assert_eq!(hits(&jonas, "1199 times"), (1, 200), "the newest first");
    assert_eq!(caught_up(&jonas), 1);
    assert_eq!(hits(&jonas, "\"7 times"), (1, 0));
    assert_eq!(hits(&jonas, "squeaks").0, 100);
}

#[test]
fn notes_of_a_small_page_are_found_with_it() {
    let (_office, _ada, jonas, _) = large_page(20);
    assert_eq!(hits(&jonas, "squeaks"), (20, 0));
}

#[test]
fn corrections_of_a_large_page_replace_the_older_words_and_a_correction_of_ones_own_is_found_at_once() {
    let (mut office, ada, jonas, notes) = large_page(300);
    caught_up(&jonas);
    for note in &notes {
        ada.correct_note(*note, "the lid rattles", None).unwrap();
    }
    office.sync(&ada);
    office.sync(&jonas);
    assert_eq!(hits(&jonas, "rattles"), (0, 300));
    jonas.correct_note(notes[0], "the lid sings", None).unwrap();
    assert_eq!(hits(&jonas, "sings"), (1, 300));
    let jonas = jonas.again();
    caught_up(&jonas);
    assert_eq!((hits(&jonas, "rattles").0, hits(&jonas, "sings"), hits(&jonas, "squeaks")), (100, (1, 0), (0, 0)));
    jonas.rebuild().unwrap();
    assert_eq!((hits(&jonas, "rattles").0, hits(&jonas, "sings"), hits(&jonas, "squeaks")), (100, (1, 0), (0, 0)));
}

#[test]
fn what_is_erased_before_search_caught_up_is_never_found() {
    let (mut office, ada, jonas, notes) = large_page(300);
    ada.erase(notes[3]).unwrap();
    ada.clock.forward(25 * HOUR);
    office.sync(&ada);
    office.sync(&ada);
    office.sync(&jonas);
    caught_up(&jonas);
    assert_eq!(hits(&jonas, "\"3 times"), (0, 0));
    assert_eq!(hits(&jonas, "\"4 times"), (1, 0));
}
