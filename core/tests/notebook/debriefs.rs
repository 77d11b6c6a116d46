//! Debriefs (rule 6): each answers alone, and all open together.

use soundings_core::model::{Audience, DebriefEnd, DebriefQuestion, EncounterKind, Id, Plan, PromiseState};
use soundings_core::present::{Freshness, ReminderOf};
use soundings_core::visit_log::{NewPromise, Person, VisitChange};
use soundings_core::{Error, NewDebriefAnswer, NewVisit, Notebook, Refusal, StartVisit};
use soundings_wire::{Change, encode};

use crate::common::*;

const GOOD: &str = "17 of 20 first passes were good";
const CARD: &str = "our card hangs behind the gas bottle";
const INITIALS: &str = "Rosa, her initials";

/// Two engineers who were at a visit that ended, 08:40 to 11:50.
struct Two {
    office: Office,
    ada: Book,
    jonas: Book,
    visit: Id,
}

impl Two {
    fn new() -> Self {
        let (office, ada, jonas) = two_engineers();
        let at = Plan { local: "2026-11-24T08:30".into(), zone: "America/Toronto".into() };
        let (customer, site, objective) = (None, None, None);
        let visit = ada.plan_visit(&NewVisit { customer, site, kind: EncounterKind::Visit, objective, at }).unwrap();
        let mut two = Self { office, ada, jonas, visit };
        two.meet();
        for book in [&two.ada, &two.jonas] {
            book.clock.at(8, 40);
            book.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
        }
        two.meet();
        two.at(11, 50);
        two.ada.note(said("we weld it twice"));
        two.ada.end_visit(None, true).unwrap();
        two.meet();
        two
    }

    fn at(&self, hour: i64, minute: i64) {
        for book in [&self.ada, &self.jonas] {
            book.clock.at(hour, minute);
        }
    }

    fn meet(&mut self) {
        self.office.meet(&self.ada, &self.jonas);
    }

    fn finish(&self, book: &Notebook) {
        book.end_debrief(self.visit, DebriefEnd::Finished).unwrap();
    }

    /// Somebody with a device of the team's says something, true or not.
    fn claim(&mut self, device: u8, kind: u16, entity: Id, changes: Vec<Change>) {
        let mut somebody = self.office.author(device);
        let operation = somebody.say(kind, entity, changes);
        self.office.hear(&somebody, vec![operation]);
        self.meet();
    }
}

fn answer(book: &Notebook, visit: Id, question: DebriefQuestion, text: &str) -> Id {
    book.answer_debrief(&NewDebriefAnswer { visit, question, text: text.into(), only_me: false }).unwrap()
}

/// What one reads of the others' answers.
fn others(book: &Notebook, visit: Id) -> Vec<String> {
    let questions = book.debrief(visit).unwrap().questions;
    questions.into_iter().flat_map(|row| row.others).map(|row| row.text).collect()
}

fn finds(book: &Notebook, text: &str) -> bool {
    !book.search(text, None, 10).unwrap().items.is_empty()
}

#[test]
fn rule_06_debriefs_open_together_when_each_who_was_there_has_finished_or_passed() {
    let mut two = Two::new();
    answer(&two.ada, two.visit, DebriefQuestion::Surprise, GOOD);
    let hers = answer(&two.jonas, two.visit, DebriefQuestion::OurPart, CARD);
    two.meet();
    two.finish(&two.ada);
    two.meet();
    for (book, text) in [(&two.ada, CARD), (&two.jonas, GOOD)] {
        assert!(others(book, two.visit).is_empty() && !finds(book, text));
        let record = book.debrief(two.visit).unwrap();
        assert!(!record.open && record.opens_at.is_some());
    }
    assert!(matches!(two.ada.change_debrief_answer(hers, "x", None), Err(Error::NotFound { .. })));
    two.jonas.end_debrief(two.visit, DebriefEnd::Passed).unwrap();
    assert_eq!(others(&two.jonas, two.visit), [GOOD], "offline, by what is here");
    two.meet();
    assert_eq!(others(&two.ada, two.visit), [CARD]);
    for book in [&two.ada, &two.jonas] {
        assert!(book.debrief(two.visit).unwrap().open && finds(book, GOOD) && finds(book, CARD));
        book.rebuild().unwrap();
        assert!(finds(book, GOOD) && finds(book, CARD));
    }
}

#[test]
fn rule_06_they_open_48_hours_after_the_end_whoever_has_not_answered() {
    let mut two = Two::new();
    answer(&two.ada, two.visit, DebriefQuestion::Surprise, GOOD);
    two.finish(&two.ada);
    two.meet();
    two.jonas.clock.forward(47 * HOUR);
    assert!(others(&two.jonas, two.visit).is_empty());
    two.jonas.clock.forward(HOUR + 60_000);
    assert_eq!(others(&two.jonas, two.visit), [GOOD]);
    assert!(finds(&two.jonas, GOOD));
    // Who has not answered still may, from memory.
    answer(&two.jonas, two.visit, DebriefQuestion::Next, "a card that can be read");
    let mine = two.jonas.debrief(two.visit).unwrap().questions.remove(4).mine;
    assert!(mine[0].from_memory);
    two.finish(&two.jonas);
    two.meet();
    assert_eq!(others(&two.ada, two.visit), ["a card that can be read"]);
}

#[test]
fn an_answer_can_stay_only_me_and_whoever_gave_it_is_done_all_the_same() {
    let mut two = Two::new();
    let new =
        NewDebriefAnswer { visit: two.visit, question: DebriefQuestion::AtStake, text: INITIALS.into(), only_me: true };
    two.ada.answer_debrief(&new).unwrap();
    answer(&two.jonas, two.visit, DebriefQuestion::Surprise, GOOD);
    two.finish(&two.ada);
    two.finish(&two.jonas);
    two.meet();
    assert_eq!(others(&two.ada, two.visit), [GOOD]);
    assert!(others(&two.jonas, two.visit).is_empty() && !two.office.knows(INITIALS));
    let mine = two.ada.debrief(two.visit).unwrap().questions.remove(1).mine;
    assert_eq!((mine[0].text.as_str(), mine[0].audience), (INITIALS, Audience::OnlyMe));
    assert!(!two.ada.shareable(None, 100).unwrap().items.iter().any(|row| row.id == two.visit), "it stays so");
}

#[test]
fn one_answers_and_ends_after_the_end_and_once() {
    let two = Two::new();
    let started = two.jonas.start_visit(&StartVisit::default()).unwrap();
    let new = |visit, text: &str| NewDebriefAnswer {
        visit,
        question: DebriefQuestion::Next,
        text: text.into(),
        only_me: false,
    };
    assert_eq!(refused(two.jonas.answer_debrief(&new(started, "x"))), Refusal::NotEnded);
    assert_eq!(refused(two.jonas.answer_debrief(&new(two.visit, " "))), Refusal::EmptyText);
    let mine = answer(&two.ada, two.visit, DebriefQuestion::Next, CARD);
    two.ada.change_debrief_answer(mine, "their card", None).unwrap();
    two.finish(&two.ada);
    assert_eq!(refused(two.ada.answer_debrief(&new(two.visit, "x"))), Refusal::DebriefOver);
    assert_eq!(refused(two.ada.change_debrief_answer(mine, "x", None)), Refusal::DebriefOver);
    assert_eq!(refused(two.ada.end_debrief(two.visit, DebriefEnd::Passed)), Refusal::DebriefOver);
    let record = two.ada.debrief(two.visit).unwrap();
    assert_eq!(record.questions[4].mine[0].text, "their card");
    assert_eq!((record.may_answer, record.ended), (false, Some(DebriefEnd::Finished)));
}

#[test]
fn who_joins_late_is_waited_for_and_what_is_open_stays_open() {
    let mut two = Two::new();
    answer(&two.ada, two.visit, DebriefQuestion::Surprise, GOOD);
    two.finish(&two.ada);
    two.finish(&two.jonas);
    two.meet();
    assert_eq!(others(&two.jonas, two.visit), [GOOD]);
    // A third, who was there too, and says so only now.
    let rosa = Id([0x77; 16]);
    let there = Change { member: Some(rosa.as_bytes().to_vec()), ..Change::new(8, &true) };
    two.claim(50, 5, two.visit, vec![there]);
    for book in [&two.ada, &two.jonas] {
        book.rebuild().unwrap();
    }
    assert_eq!(others(&two.jonas, two.visit), [GOOD]);
    // A device that joins now opens it by the same rule, as it comes to the same place in the log.
    let late = Book::of("Mei Tanaka", 21);
    two.office.join(&late);
    assert_eq!(others(&late, two.visit), [GOOD]);
}

#[test]
fn who_was_not_there_waits_with_the_others() {
    let mut two = Two::new();
    answer(&two.ada, two.visit, DebriefQuestion::Surprise, GOOD);
    two.finish(&two.ada);
    two.meet();
    let late = Book::of("Mei Tanaka", 21);
    late.clock.at(13, 0);
    two.office.join(&late);
    assert!(others(&late, two.visit).is_empty() && !finds(&late, GOOD));
    late.clock.forward(48 * HOUR);
    assert_eq!(others(&late, two.visit), [GOOD]);
}

#[test]
fn nobody_opens_it_for_others() {
    let mut two = Two::new();
    answer(&two.ada, two.visit, DebriefQuestion::Surprise, GOOD);
    two.finish(&two.ada);
    two.meet();
    let (jonas, visit) = (two.jonas.engineer().unwrap().id, two.visit);
    let moment = |utc_ms| soundings_core::model::Moment::utc(utc_ms);
    // That Jonas is done.
    let done =
        vec![Change::new(1, &visit), Change::new(2, &jonas), Change::new(3, &1_u8), Change::new(4, &moment(MORNING))];
    two.claim(51, 32, Id([0x61; 16]), done);
    assert!(others(&two.jonas, visit).is_empty());
    // That Jonas was not there.
    let seen = two.office.heard().into_iter().filter(|(envelope, _)| envelope.entity == visit);
    let mut gone = Change { member: Some(jonas.as_bytes().to_vec()), ..Change::new(8, &false) };
    seen.for_each(|(envelope, _)| gone.base.add(envelope.dot));
    two.claim(52, 5, visit, vec![gone]);
    assert!(!two.jonas.encounter(visit, None, 1).unwrap().engineers.contains(&"Jonas Lindqvist".to_owned()));
    assert!(others(&two.jonas, visit).is_empty());
    // That it ended last week.
    let seen = two.office.heard().into_iter().filter(|(envelope, _)| envelope.entity == visit);
    let mut end = Change { value: encode(&moment(MORNING - 170 * HOUR)), ..Change::new(7, &0_u8) };
    seen.for_each(|(envelope, _)| end.base.add(envelope.dot));
    two.claim(53, 5, visit, vec![end]);
    assert!(others(&two.jonas, visit).is_empty());
    // That somebody whom nobody knows was there and answers.
    let answers = vec![Change::new(1, &visit), Change::new(2, &Id([0x79; 16])), Change::new(3, &1_u8)];
    two.claim(54, 20, Id([0x62; 16]), answers);
    two.finish(&two.jonas);
    assert_eq!(others(&two.jonas, visit)[0], GOOD);
}

#[test]
fn a_phone_ten_years_ahead_keeps_no_debrief_shut() {
    let mut two = Two::new();
    two.jonas.continue_visit(two.visit).unwrap();
    two.jonas.clock.forward(10 * 366 * 24 * HOUR);
    two.jonas.end_visit(Some(two.visit), true).unwrap();
    answer(&two.jonas, two.visit, DebriefQuestion::Surprise, GOOD);
    // The hub ranks it by its own clock.
    two.office.ranks_at = Some(soundings_wire::HybridTime::new((MORNING + 4 * HOUR) as u64, 0));
    two.meet();
    two.ada.clock.forward(47 * HOUR);
    assert!(others(&two.ada, two.visit).is_empty());
    two.ada.clock.forward(3 * HOUR);
    assert_eq!(others(&two.ada, two.visit), [GOOD]);
}

#[test]
fn a_visit_that_went_on_after_its_end_is_counted_from_its_last_end() {
    let mut two = Two::new();
    answer(&two.ada, two.visit, DebriefQuestion::Surprise, GOOD);
    two.meet();
    two.at(11, 55);
    two.jonas.continue_visit(two.visit).unwrap();
    two.at(15, 0);
    two.jonas.end_visit(Some(two.visit), true).unwrap();
    two.meet();
    two.jonas.clock.forward(46 * HOUR);
    assert!(others(&two.jonas, two.visit).is_empty());
    two.jonas.clock.forward(3 * HOUR);
    assert_eq!(others(&two.jonas, two.visit), [GOOD]);
}

#[test]
fn rule_06_finished_here_and_passed_there_is_done_and_two_answers_are_both_kept() {
    let mut two = Two::new();
    answer(&two.jonas, two.visit, DebriefQuestion::Surprise, GOOD);
    two.finish(&two.jonas);
    two.meet();
    let tablet = two.ada.copied(77);
    answer(&two.ada, two.visit, DebriefQuestion::OurPart, CARD);
    answer(&tablet, two.visit, DebriefQuestion::OurPart, "our card is in the way");
    two.ada.end_debrief(two.visit, DebriefEnd::Finished).unwrap();
    tablet.end_debrief(two.visit, DebriefEnd::Passed).unwrap();
    two.meet();
    two.office.sync(&tablet);
    two.office.sync(&tablet);
    two.meet();
    let mut read = others(&two.jonas, two.visit);
    read.sort();
    assert_eq!(read, ["our card hangs behind the gas bottle", "our card is in the way"]);
}

#[test]
fn it_reminds_at_the_end_and_the_next_morning_and_then_never() {
    let two = Two::new();
    let [end, morning] = two.ada.debrief_reminders().unwrap().try_into().unwrap();
    assert_eq!((end.at.local.as_str(), end.freshness), ("2026-11-24T11:50", Freshness::StillFresh));
    assert_eq!((morning.at.local.as_str(), morning.at.zone.as_str()), ("2026-11-25T08:00", "America/Toronto"));
    two.ada.clock.at(20, 0);
    assert_eq!(two.ada.debrief_reminders().unwrap().len(), 1);
    two.ada.clock.at(24 + 10, 0);
    assert!(two.ada.debrief_reminders().unwrap().is_empty());
    two.jonas.end_debrief(two.visit, DebriefEnd::Passed).unwrap();
    assert!(two.jonas.debrief_reminders().unwrap().is_empty());
}

#[test]
fn it_reminds_of_debriefs_and_of_ones_own_promises_and_names_nobody_unless_asked_to() {
    let two = Two::new();
    let customer = two.ada.add_customer("Brightline Metals").unwrap();
    let visit = VisitChange { customer: Some(customer), ..VisitChange::default() };
    two.ada.change_visit(two.visit, &visit, None).unwrap();
    let promised = |by: &Book, day: &str| {
        let (to, promised_by) = (vec![Person::Someone("the night operator".into())], None);
        let (text, until, visit) = ("A settings card".into(), day.into(), Some(two.visit));
        by.promise(&NewPromise { text, to, promised_by, until, visit }).unwrap()
    };
    let card = promised(&two.ada, "2026-12-04");
    promised(&two.ada, "2026-11-23");
    promised(&two.ada, "2027-12-04");
    let kept = promised(&two.ada, "2026-12-05");
    two.ada.settle_promise(kept, PromiseState::Kept, None).unwrap();
    let reminders = two.ada.reminders().unwrap();
    let said: Vec<_> = reminders.iter().map(|one| (one.name.as_str(), one.of)).collect();
    let debrief = ReminderOf::Debrief { visit: two.visit, freshness: Freshness::StillFresh };
    assert_eq!(
        said,
        [("debrief 0", debrief), ("debrief 1", debrief), ("promise 0", ReminderOf::Promise { promise: card })]
    );
    let eight = MORNING - 40 * 60_000 + 10 * 24 * HOUR;
    assert_eq!(reminders[2].at.utc_ms, eight);
    assert!(reminders.iter().all(|one| one.customer.is_none()), "nobody turned names on");
    assert!(!two.ada.settings().unwrap().names_in_reminders);
    two.ada.set_names_in_reminders(true).unwrap();
    assert!(two.ada.settings().unwrap().names_in_reminders);
    let named = two.ada.reminders().unwrap();
    assert!(named.iter().all(|one| one.customer.as_deref() == Some("Brightline Metals")));
}

#[test]
fn alone_there_is_nobody_to_wait_for() {
    let book = Book::new();
    book.clock.at(8, 40);
    book.start_visit(&StartVisit::default()).unwrap();
    let visit = book.end_visit(None, false).unwrap().visit;
    answer(&book, visit, DebriefQuestion::Surprise, GOOD);
    let record = book.debrief(visit).unwrap();
    assert!(record.open && record.may_answer);
    book.end_debrief(visit, DebriefEnd::Finished).unwrap();
    // Shared later, they are the team's with the visit, and nobody waits.
    let mut office = Office::new();
    let jonas = Book::of("Jonas Lindqvist", 9);
    office.join(&book);
    office.join(&jonas);
    assert!(book.shareable(None, 100).unwrap().items.iter().any(|row| row.id == visit));
    book.share(&[visit]).unwrap();
    office.sync(&book);
    office.sync(&jonas);
    assert_eq!(others(&jonas, visit), [GOOD]);
}

#[test]
fn what_was_spoken_waits_and_opens_with_its_answer_and_can_be_typed_up() {
    let mut two = Two::new();
    let new = |question| NewDebriefAnswer { visit: two.visit, question, text: String::new(), only_me: false };
    let letter = two.ada.path().join("letter.txt");
    std::fs::write(&letter, "no voice").unwrap();
    assert_eq!(refused(two.ada.speak_debrief(&new(DebriefQuestion::Next), &letter)), Refusal::NotSpoken);
    let sound = crate::spoken::wav(&two.ada, 7);
    let id = two.ada.speak_debrief(&new(DebriefQuestion::Next), &sound).unwrap();
    two.finish(&two.ada);
    two.meet();
    let mine = |book: &Notebook| book.debrief(two.visit).unwrap().questions.remove(4).mine.remove(0);
    let theirs = |book: &Notebook| book.debrief(two.visit).unwrap().questions.remove(4).others;
    assert_eq!((mine(&two.ada).audience, mine(&two.ada).spoken[0].duration_ms), (Audience::Team, Some(7_000)));
    assert!(theirs(&two.jonas).is_empty());
    let sounds = |book: &Book| -> i64 {
        let sql = "SELECT count(*) FROM here WHERE kind = 7";
        database(book.path()).query_row(sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!((sounds(&two.ada), sounds(&two.jonas)), (1, 0));
    two.ada.change_debrief_answer(id, "a card that can be read", None).unwrap();
    two.finish(&two.jonas);
    for _ in 0..2 {
        two.office.sync(&two.ada);
        two.office.sync(&two.jonas);
    }
    let rows = theirs(&two.jonas);
    assert_eq!((rows[0].text.as_str(), rows[0].spoken.len(), sounds(&two.jonas)), ("a card that can be read", 1, 1));
    two.jonas.rebuild().unwrap();
    assert_eq!((theirs(&two.jonas)[0].spoken.len(), sounds(&two.jonas)), (1, 1));
    assert_eq!(refused(two.ada.change_debrief_answer(id, "x", None)), Refusal::DebriefOver);
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("export");
    two.ada.export(&folder, &|_| String::new()).unwrap();
    let fresh = Book::of("Mei Tanaka", 31);
    let shown = fresh.restorable(&folder).unwrap().shown;
    fresh.restore(&folder, &shown).unwrap();
    assert_eq!(theirs(&fresh)[0].spoken.len(), 1);
}
