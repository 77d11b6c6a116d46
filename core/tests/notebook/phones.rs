//! A new phone beside the old one, and a teammate's visit joined from a screen: with no network.

use soundings_core::Refusal;
use soundings_core::model::Id;
use soundings_core::present::KeyState;
use soundings_core::visit_log::{NewObservation, NewPerson, StartVisit};

use super::bundles::{Two, carry, file, me, rows};
use crate::common::*;

/// An engineer with a new phone beside the old one, which the team's hub let in by their name.
pub fn second(office: &mut Office, of: &Book) -> Book {
    let new = Book::of("Ada's new phone", 1 << 43);
    new.note(said("written before it was hers"));
    office.joins_as = Some(me(of));
    office.join(&new);
    office.joins_as = None;
    office.sync(of);
    new
}

#[test]
fn a_new_phone_gets_its_engineers_key_from_the_old_and_what_is_only_theirs_in_a_bundle() {
    let Two { mut office, ada, ben } = Two::new();
    let secret = ada.note(NewObservation { only_me: true, ..said("only Ada's") });
    let new = second(&mut office, &ada);
    assert_eq!(me(&new), me(&ada));
    assert_eq!((new.phones().unwrap().key, ada.phones().unwrap().key), (KeyState::Wanted, KeyState::Here));
    // Without the key the bundle brings what is the team's alone.
    ada.make_bundle(me(&ada), &file(&ada, "early"), false).unwrap();
    assert_eq!(new.take_bundle(&file(&ada, "early")).unwrap().only_yours, 0);
    assert!(new.notebook.note(secret).is_err());

    let shown = new.show_device().unwrap();
    assert_eq!(shown.engineer, "Ada Okafor");
    let handed = ada.hand_over(&shown.text).unwrap();
    assert_eq!(refused(ben.hand_over(&shown.text)), Refusal::DeviceNotYours);
    assert_eq!(refused(ada.hand_over(&shown.text.replace('A', "B"))), Refusal::CardUnreadable);
    assert_eq!(refused(ada.show_device().map(|_| ())), Refusal::KeyHere);
    assert_eq!(refused(ben.take_key(&handed.text)), Refusal::KeyHere);
    new.take_key(&handed.text).unwrap();
    assert_eq!(refused(new.take_key(&handed.text)), Refusal::KeyHere);
    assert_eq!(new.phones().unwrap().key, KeyState::Here);

    let made = ada.make_bundle(me(&ada), &file(&ada, "mine"), false).unwrap();
    assert!(made.only_theirs > 0);
    assert!(new.take_bundle(&file(&ada, "mine")).unwrap().only_yours > 0);
    assert_eq!(new.notebook.note(secret).unwrap().words, "only Ada's");
    // What the new phone wrote before goes back the same way.
    carry(&new, &ada, "back");
    let found = |book: &Book, words: &str| book.search(words, None, 10).unwrap().items.len();
    assert_eq!((found(&new, "before"), found(&ada, "before")), (1, 1));
    ada.rebuild().unwrap();
    new.rebuild().unwrap();
    assert_eq!((found(&new, "before"), found(&ada, "before"), found(&new, "only Ada's")), (1, 1, 1));
    office.sync(&ada);
    office.sync(&new);
    assert!(!office.knows("only Ada's") && !office.knows("before it was hers"));
}

#[test]
fn a_key_is_taken_once_within_ten_minutes_and_for_the_code_that_was_shown_last() {
    let Two { mut office, ada, ben: _ben } = Two::new();
    let new = second(&mut office, &ada);
    let first = new.show_device().unwrap();
    let for_first = ada.hand_over(&first.text).unwrap();
    let again = new.show_device().unwrap();
    let before = rows(new.path());
    assert_eq!(refused(new.take_key(&for_first.text)), Refusal::KeyNotAsked);
    let handed = ada.hand_over(&again.text).unwrap();
    // A third phone of hers can't take what was sealed to this one.
    let mut flipped = handed.text.clone().into_bytes();
    for place in (14..flipped.len()).step_by(7) {
        let was = flipped[place];
        flipped[place] = if was == b'A' { b'B' } else { b'A' };
        let text = String::from_utf8(flipped.clone()).unwrap();
        assert_eq!(refused(new.take_key(&text)), Refusal::CardUnreadable);
        flipped[place] = was;
    }
    new.clock.forward(11 * 60_000);
    assert_eq!(refused(new.take_key(&handed.text)), Refusal::CardExpired);
    assert_eq!(rows(new.path()), before);
    let third = ada.hand_over(&new.show_device().unwrap().text).unwrap();
    new.take_key(&third.text).unwrap();
}

#[test]
fn a_teammate_joins_a_visit_under_way_from_a_screen_and_both_notes_lie_in_one_visit() {
    let Two { mut office, ada, ben } = Two::new();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    assert_eq!(refused(ada.show_visit()), Refusal::NothingUnderWay);
    let visit = ada
        .start_visit(&StartVisit { customer: Some(customer), objective: Some("Why?".into()), ..StartVisit::default() })
        .unwrap();
    let new = NewPerson { customer: Some(customer), visit: Some(visit), ..NewPerson::default() };
    let rosa = ada.add_person(&NewPerson { name: Some("Rosa".into()), ..new.clone() }).unwrap();
    let operator = ada.add_person(&NewPerson { description: Some("night operator".into()), ..new }).unwrap();
    let of_ada = ada.note(exactly("to Ada", rosa));

    let shown = ada.show_visit().unwrap();
    assert!(shown.text.len() < 1_000, "a camera reads it: {}", shown.text.len());
    let seen = ben.look_at_visit(&shown.text).unwrap();
    assert_eq!((seen.customer.as_deref(), seen.people.len(), seen.here), (Some("Brightline Metals"), 2, None));
    assert_eq!(seen.engineer.as_deref(), Some("Ada Okafor"));
    assert_eq!(ben.join_visit(&shown.text.to_lowercase()).unwrap(), visit);
    assert_eq!(refused(ben.join_visit(&shown.text)), Refusal::AlreadyStarted);
    let of_ben = ben.note(exactly("to Ben", rosa));
    ben.note(roughly("also to Ben", operator));
    office.sync(&ben);
    assert!(!office.knows("to Ben") && !office.names_thing(visit), "what is not ended and shared is only me");

    // Each shares their own; whoever comes first.
    ben.end_visit(None, true).unwrap();
    office.sync(&ben);
    assert!(!office.knows("to Ada"));
    ada.end_visit(None, true).unwrap();
    for book in [&ada, &ben, &ada] {
        office.sync(book);
    }
    for book in [&ada, &ben] {
        let screen = book.encounter(visit, None, 100).unwrap();
        let notes: Vec<Id> = screen.notes.iter().map(|note| note.id).collect();
        assert!(notes.contains(&of_ada) && notes.contains(&of_ben), "{notes:?}");
        assert_eq!(screen.visit.customer.as_deref(), Some("Brightline Metals"));
        assert_eq!(book.sync_screen().unwrap().needs_you.len(), 0, "the same names are no two versions");
    }
    assert_eq!(ada.dump_team().unwrap(), ben.dump_team().unwrap());
}

#[test]
fn a_visit_is_joined_within_a_team_alone_and_nothing_else_is_taken_for_one() {
    let Two { office: _office, ada, ben } = Two::new();
    ada.start_visit(&StartVisit::default()).unwrap();
    let text = ada.show_visit().unwrap().text;
    let alone = Book::of("Nobody's", 1 << 42);
    assert_eq!(refused(alone.join_visit(&text)), Refusal::NotJoined);
    let before = rows(ben.path());
    for wrong in ["", "SOUNDINGSVISIT2:", "SOUNDINGS2:AAAA", &text[..text.len() - 1], &format!("{text}A")] {
        assert_eq!(refused(ben.join_visit(wrong)), Refusal::CardUnreadable, "{wrong}");
    }
    assert_eq!(rows(ben.path()), before);
    ben.start_visit(&StartVisit::default()).unwrap();
    assert_eq!(refused(ben.join_visit(&text)), Refusal::AnotherUnderWay);
    let connection = database(alone.path());
    connection.execute("UPDATE notebook SET team_log = ?1", [[0x33_u8; 16]]).unwrap();
    drop(connection);
    assert_eq!(refused(alone.join_visit(&text)), Refusal::CardOtherTeam);
}
