//! *Look at an example*: a visit told into a folder of its own, read alone.

use std::path::Path;

use soundings_core::example::{self, Author, Day, PICTURES};
use soundings_core::model::{GuideLanguage, ObservationKind};
use soundings_core::present::{Promises, Sharing};
use soundings_core::{Environment, NewObservation, Notebook, Refusal};

use crate::common::*;

fn told(folder: &Path) -> Notebook {
    example::open(folder, &Environment::system()).unwrap()
}

#[test]
fn the_day_is_a_full_visit_with_all_four_kinds_and_every_name_it_uses() {
    let day = Day::read().unwrap();
    assert!(day.notes.len() >= 60);
    for kind in ObservationKind::ALL {
        assert!(day.notes.iter().filter(|note| note.kind == *kind).count() >= 5, "{kind:?}");
    }
    let knows = |key: &String| day.people.iter().any(|person| person.key == *key);
    for note in &day.notes {
        assert!(note.by.iter().chain(&note.about).all(knows), "{}", note.at);
        let says_who = note.by.is_some() || note.by_someone.is_some();
        assert!(!note.exact || (note.kind == ObservationKind::Said && says_who));
        assert!(note.picture.iter().all(|name| PICTURES.iter().any(|(known, _)| known == name)));
    }
    assert!(day.notes.windows(2).all(|pair| pair[0].at < pair[1].at), "in order, each at a time of its own");
    assert!(day.promises.iter().flat_map(|promise| &promise.to).all(knows));
}

#[test]
fn the_example_tells_the_whole_visit_with_the_icebergs_that_the_day_names() {
    let (folder, day) = (tempfile::tempdir().unwrap(), Day::read().unwrap());
    let book = told(folder.path());
    assert!(book.is_example());
    let visits = book.visits(None, 10).unwrap().items;
    let visit = visits.iter().find(|row| row.objective.as_ref() == Some(&day.objective)).unwrap().id;
    let mut notes = Vec::new();
    let mut after = None;
    loop {
        let page = book.encounter(visit, after.as_deref(), 100).unwrap();
        notes.extend(page.notes);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let read = day.notes.iter().filter(|note| note.author == Author::Ada || !note.only_me).count();
    assert_eq!(notes.len(), read + 1, "and one in the afternoon");
    let of_jonas = notes.iter().filter(|note| note.engineer.as_deref() == Some("Jonas Lindqvist")).count();
    assert!(of_jonas > 20, "each under the name of who took it");
    for planned in &day.maps {
        let map =
            book.maps(None, 10).unwrap().items.into_iter().find(|row| row.situation == planned.situation).unwrap();
        let map = book.map(map.id).unwrap();
        let ticks = |part| map.parts.iter().find(|row| row.part == part).unwrap().depth;
        assert!(planned.ticks.iter().all(|(part, depth)| ticks(*part) == *depth), "{}", planned.key);
        assert_eq!((map.above, map.below), (planned.above, planned.below));
    }
    let face = book.plan_face(visit, GuideLanguage::English).unwrap();
    assert!(face.expectations.iter().all(|row| row.outcome.is_some()) && face.expectations.len() == 2);
    let debrief = book.debrief(visit).unwrap();
    assert_eq!(debrief.questions.iter().map(|row| row.others.len()).sum::<usize>(), 1, "it opened for both");
    assert_eq!(book.promises(Promises::Open, None, 10).unwrap().items.len(), day.promises.len() - 1);
    assert!(!book.search("torch", None, 50).unwrap().items.is_empty());
    let today = book.today().unwrap();
    assert!(today.under_way.is_none() && today.next.is_some());
}

#[test]
fn the_example_offers_nothing_that_would_write_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let book = told(folder.path());
    let visits = book.visits(None, 10).unwrap().items;
    assert!(visits.iter().any(|visit| visit.notes > 0));
    for visit in visits {
        let page = book.encounter(visit.id, None, 1).unwrap();
        let offered = (page.to_sort, page.may_start, page.may_end, page.may_continue);
        assert_eq!(offered, (0, false, false, false));
    }
    let today = book.today().unwrap();
    assert_eq!((today.one_thing, today.only_on_this_device), (None, None));
    assert_eq!((today.may_start, today.asks_how_to_keep), (false, false));
}

#[test]
fn nothing_is_written_into_the_example_and_nothing_of_it_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let book = told(folder.path());
    let is_only_an_example = |refused: Refusal| assert_eq!(refused, Refusal::OnlyAnExample);
    is_only_an_example(refused(book.capture(&NewObservation { text: "mine".into(), ..NewObservation::default() })));
    is_only_an_example(refused(book.add_customer("Mine")));
    is_only_an_example(refused(book.save_draft(None, "mine")));
    is_only_an_example(refused(book.join("soundings:whatever")));
    is_only_an_example(refused(book.sync_next().map(drop)));
    assert!(matches!(book.sync_screen().unwrap().sharing, Sharing::NoTeam { .. }));
    // Away and back, and another time.
    book.pause();
    book.resume().unwrap();
    is_only_an_example(refused(book.add_customer("Mine")));
    book.close();
    is_only_an_example(refused(told(folder.path()).add_customer("Mine")));
}

#[test]
fn the_example_is_told_once_and_again_where_it_was_half_told() {
    let folder = tempfile::tempdir().unwrap();
    let of = |book: &Notebook| book.visits(None, 10).unwrap().items.into_iter().map(|row| row.id).collect::<Vec<_>>();
    let first = told(folder.path());
    let visits = of(&first);
    first.close();
    assert_eq!(of(&told(folder.path())), visits);
    // Killed while it was told: under its other name.
    std::fs::rename(folder.path().join("example"), folder.path().join("unfinished")).unwrap();
    std::fs::create_dir(folder.path().join("pictures")).unwrap();
    let again = told(folder.path());
    assert!(of(&again).len() == visits.len() && of(&again) != visits);
    assert!(!folder.path().join("unfinished").exists() && !folder.path().join("pictures").exists());
    again.close();
    // What this version cannot read is no reason to show nothing.
    std::fs::write(folder.path().join("example").join("notebook.db"), vec![7; 8192]).unwrap();
    assert_eq!(of(&told(folder.path())).len(), visits.len());
}
