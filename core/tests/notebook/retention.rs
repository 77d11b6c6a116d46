//! How long things are kept: what is older is proposed to be erased, and nothing goes by itself.

use soundings_core::Refusal;
use soundings_core::model::ConsentChoice;
use soundings_core::visit_log::{FiledUnder, NewObservation, StartVisit};

use crate::common::*;

const YEAR: i64 = 366 * 24 * HOUR;

#[test]
fn the_oldest_visits_and_people_with_nothing_newer_are_proposed_and_nothing_goes_by_itself() {
    let Example { book, customer, visit, will, rosa, imran, colette, .. } = Example::new();
    book.end_visit(Some(visit), false).unwrap();
    assert_eq!((book.retention().unwrap().years, book.retention().unwrap().oldest.len()), (None, 0), "nobody set any");
    for none in [0, 101] {
        assert_eq!(refused(book.set_retention(Some(none))), Refusal::YearsOutside);
    }
    book.set_retention(Some(3)).unwrap();
    let page = book.retention().unwrap();
    assert_eq!((page.years, page.visits, page.people.len()), (Some(3), 0, 0), "nothing is that old");

    // Behind the day of the promise too.
    book.clock.forward(3 * YEAR + 30 * 24 * HOUR);
    let later = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    book.note(NewObservation { visit: FiledUnder::Visit(later), ..exactly("we weld it once now", rosa) });
    book.person(customer, "Mei Sato", "welder", ConsentChoice::TeamOnly);
    book.end_visit(Some(later), false).unwrap();
    let page = book.retention().unwrap();
    assert_eq!((page.visits, page.oldest.iter().map(|row| row.id).collect::<Vec<_>>()), (1, vec![visit]));
    assert_eq!(
        page.people.iter().map(|row| row.id).collect::<Vec<_>>(),
        [will, imran, colette],
        "not who said more since"
    );
    assert_eq!(book.visits(None, 10).unwrap().items.len(), 2, "nothing was done");

    book.erase(visit).unwrap();
    assert_eq!(book.retention().unwrap().visits, 0);
    book.undo_delete(visit).unwrap();
    assert_eq!(book.retention().unwrap().visits, 1, "taken back within its day");
    book.set_retention(None).unwrap();
    assert_eq!(book.retention().unwrap().years, None);
}

#[test]
fn how_long_things_are_kept_is_the_teams() {
    let mut office = Office::new();
    let (ada, jonas) = (Book::of("Ada", 7), Book::of("Jonas", 900));
    ada.set_retention(Some(2)).unwrap();
    office.join(&ada);
    office.join(&jonas);
    assert_eq!(ada.retention().unwrap().years, Some(2), "one's own, until the team says something");
    jonas.set_retention(Some(5)).unwrap();
    office.sync(&jonas);
    office.sync(&ada);
    assert_eq!((ada.retention().unwrap().years, jonas.retention().unwrap().years), (Some(5), Some(5)));
    ada.set_retention(None).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    assert_eq!(jonas.retention().unwrap().years, None);
}
