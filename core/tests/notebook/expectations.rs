//! What we expect (rule 7), and the gate that others' expectations wait behind (sync.md 10).

use soundings_core::model::{EncounterKind, EngineerTask, ExpectationOutcome, GuideLanguage, Id, Plan, Sureness};
use soundings_core::present::ExpectationRow;
use soundings_core::{
    Error, ExpectationChange, Findable, NewExpectation, NewVisit, Notebook, Refusal, Resolution, StartVisit, TaskOf,
    VisitChange,
};

use crate::common::*;

const DAMP: &str = "porosity from damp wire";
const TIPS: &str = "worn contact tips";

/// Two engineers of a team, and a visit that both know of.
struct Two {
    office: Office,
    ada: Book,
    jonas: Book,
    visit: Id,
}

fn plan(book: &Notebook) -> Id {
    let at = Plan { local: "2026-11-24T08:30".into(), zone: "America/Toronto".into() };
    let (customer, site, objective) = (None, None, None);
    book.plan_visit(&NewVisit { customer, site, kind: EncounterKind::Visit, objective, at }).unwrap()
}

impl Two {
    fn new() -> Self {
        let (office, ada, jonas) = two_engineers();
        let visit = plan(&ada);
        let mut two = Self { office, ada, jonas, visit };
        two.meet();
        two
    }

    /// Each hears of everything that the other said.
    fn meet(&mut self) {
        for book in [&self.ada, &self.jonas, &self.ada] {
            self.office.sync(book);
        }
        assert_eq!(self.ada.dump_team().unwrap(), self.jonas.dump_team().unwrap());
        assert_eq!(self.jonas.counted_differently().unwrap(), Vec::<String>::new());
    }

    fn start(&self, book: &Book) {
        book.start_visit(&StartVisit { visit: Some(self.visit), ..StartVisit::default() }).unwrap();
    }
}

fn expect(book: &Notebook, visit: Id, text: &str, sureness: Sureness) -> Result<Id, Error> {
    book.expect(&NewExpectation { visit, text: text.into(), sureness })
}

fn expected(book: &Notebook, visit: Id) -> Vec<ExpectationRow> {
    book.plan_face(visit, GuideLanguage::English).unwrap().expectations
}

fn texts(book: &Notebook, visit: Id) -> Vec<String> {
    expected(book, visit).into_iter().map(|row| row.text).collect()
}

fn finds(book: &Notebook, words: &str) -> bool {
    !book.search(words, None, 100).unwrap().items.is_empty()
}

#[test]
fn rule_07_what_we_expect_cannot_change_once_the_visit_has_started() {
    let book = Book::new();
    let visit = plan(&book);
    let id = expect(&book, visit, "porosity", Sureness::Hunch).unwrap();
    let text = Some(DAMP.to_owned());
    book.change_expectation(id, &ExpectationChange { text, sureness: Some(Sureness::FairlySure) }, None).unwrap();
    assert_eq!(refused(book.settle_expectation(id, ExpectationOutcome::Partly, None)), Refusal::NotStarted);
    book.clock.at(8, 40);
    book.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
    for change in [
        ExpectationChange { text: Some("I knew it".into()), sureness: None },
        ExpectationChange { text: None, sureness: Some(Sureness::Sure) },
    ] {
        assert_eq!(refused(book.change_expectation(id, &change, None)), Refusal::TooLateToExpect);
    }
    assert_eq!(refused(expect(&book, visit, TIPS, Sureness::Sure)), Refusal::TooLateToExpect);
    assert_eq!(refused(book.delete(id)), Refusal::TooLateToExpect);
    book.end_visit(None, false).unwrap();
    assert_eq!(refused(expect(&book, visit, TIPS, Sureness::Sure)), Refusal::TooLateToExpect);
    book.settle_expectation(id, ExpectationOutcome::Otherwise, None).unwrap();
    let row = expected(&book, visit).remove(0);
    assert_eq!((row.text.as_str(), row.sureness, row.after_start), (DAMP, Some(Sureness::FairlySure), false));
    assert_eq!((row.outcome, row.may_change, row.may_settle), (Some(ExpectationOutcome::Otherwise), false, true));
}

#[test]
fn a_fourth_expectation_is_refused_and_a_merge_keeps_all() {
    let mut two = Two::new();
    for text in ["one", "two", "three"] {
        expect(&two.ada, two.visit, text, Sureness::Hunch).unwrap();
    }
    assert_eq!(refused(expect(&two.ada, two.visit, "four", Sureness::Hunch)), Refusal::ThreeExpectations);
    let deleted = expected(&two.ada, two.visit).remove(0).id;
    two.ada.delete(deleted).unwrap();
    expect(&two.ada, two.visit, "four", Sureness::Hunch).unwrap();
    assert_eq!(refused(two.ada.undo_delete(deleted)), Refusal::ThreeExpectations);
    // Everybody has their own three.
    for text in ["un", "deux", "trois"] {
        expect(&two.jonas, two.visit, text, Sureness::Hunch).unwrap();
    }
    assert_eq!(two.ada.plan_face(two.visit, GuideLanguage::English).unwrap().may_expect, 0);
    two.start(&two.ada);
    two.meet();
    for book in [&two.ada, &two.jonas] {
        assert_eq!(expected(book, two.visit).len(), 6);
    }
}

#[test]
fn nobody_reads_what_others_expect_until_the_start_is_in_the_log_here() {
    let mut two = Two::new();
    let id = expect(&two.ada, two.visit, DAMP, Sureness::FairlySure).unwrap();
    two.jonas.clock.forward(HOUR);
    expect(&two.jonas, two.visit, TIPS, Sureness::Hunch).unwrap();
    two.meet();
    assert!(two.office.knows(DAMP), "it has travelled: an order of reading, no secrecy");
    for (book, own, other) in [(&two.ada, DAMP, TIPS), (&two.jonas, TIPS, DAMP)] {
        assert_eq!(texts(book, two.visit), [own]);
        assert!(!finds(book, other));
        book.rebuild().unwrap();
        assert_eq!(texts(book, two.visit), [own], "a projection worked out anew opens nothing");
        assert!(!finds(book, other));
    }
    // Found by no id, and nothing can be done to it.
    assert!(matches!(two.jonas.find(Findable::Any, &id.to_string()), Err(Error::NotFound { .. })));
    assert!(matches!(two.jonas.delete(id), Err(Error::NotFound { .. })));
    assert!(matches!(two.jonas.erase(id), Err(Error::NotFound { .. })));
    let change = ExpectationChange { text: Some("mine now".into()), sureness: None };
    assert!(matches!(two.jonas.change_expectation(id, &change, None), Err(Error::NotFound { .. })));
    assert!(matches!(two.jonas.resolve(id, "text", &Resolution::Both), Err(Error::NotFound { .. })));

    // Ada starts, with no network: hers alone is open there, and nothing here.
    two.start(&two.ada);
    assert_eq!(texts(&two.ada, two.visit), [DAMP, TIPS]);
    assert_eq!(texts(&two.jonas, two.visit), [TIPS]);
    two.meet();
    assert_eq!(texts(&two.jonas, two.visit), [DAMP, TIPS]);
    two.jonas.rebuild().unwrap();
    assert_eq!(texts(&two.jonas, two.visit), [DAMP, TIPS]);
    assert_eq!(refused(two.jonas.change_expectation(id, &change, None)), Refusal::NotYours);
    assert_eq!(refused(two.jonas.delete(id)), Refusal::NotYours);
    assert_eq!(refused(two.jonas.settle_expectation(id, ExpectationOutcome::Otherwise, None)), Refusal::NotYours);
}

#[test]
fn a_device_that_joins_later_opens_the_gate_by_the_same_rule() {
    let mut two = Two::new();
    let other = plan(&two.ada);
    expect(&two.ada, two.visit, DAMP, Sureness::Sure).unwrap();
    expect(&two.ada, other, TIPS, Sureness::Sure).unwrap();
    two.start(&two.ada);
    two.meet();
    let mira = Book::of("Mira", 11);
    two.office.join(&mira);
    assert_eq!(texts(&mira, two.visit), [DAMP]);
    assert!(texts(&mira, other).is_empty());
    mira.rebuild().unwrap();
    assert_eq!((texts(&mira, two.visit).len(), texts(&mira, other).len()), (1, 0));
    two.office.sync(&two.ada);
    assert_eq!(mira.dump_team().unwrap(), two.ada.dump_team().unwrap());
}

#[test]
fn a_gate_that_opened_here_never_closes_though_the_visit_is_deleted_and_comes_back() {
    let mut two = Two::new();
    expect(&two.jonas, two.visit, TIPS, Sureness::Hunch).unwrap();
    two.start(&two.jonas);
    two.meet();
    two.ada.delete(two.visit).unwrap();
    assert!(!finds(&two.ada, TIPS));
    two.meet();
    two.ada.undo_delete(two.visit).unwrap();
    two.meet();
    for book in [&two.ada, &two.jonas] {
        assert_eq!(texts(book, two.visit), [TIPS]);
    }
}

#[test]
fn what_waits_behind_a_gate_goes_with_its_visit_and_comes_back_behind_it() {
    let mut two = Two::new();
    expect(&two.jonas, two.visit, TIPS, Sureness::Hunch).unwrap();
    two.meet();
    two.ada.delete(two.visit).unwrap();
    two.meet();
    two.ada.undo_delete(two.visit).unwrap();
    two.meet();
    assert!(texts(&two.ada, two.visit).is_empty());
    assert_eq!(texts(&two.jonas, two.visit), [TIPS]);
    // Written without having seen the deletion, it brings the visit back, also where it cannot be read.
    two.ada.delete(two.visit).unwrap();
    expect(&two.jonas, two.visit, "the earth clamp", Sureness::Hunch).unwrap();
    two.meet();
    assert!(texts(&two.ada, two.visit).is_empty());
    two.start(&two.ada);
    assert!(finds(&two.ada, TIPS) == finds(&two.jonas, TIPS));
    two.meet();
}

#[test]
fn one_written_without_having_seen_the_start_stays_and_is_marked() {
    let mut two = Two::new();
    two.ada.clock.at(8, 0);
    two.jonas.clock.at(8, 0);
    let early = expect(&two.jonas, two.visit, TIPS, Sureness::Hunch).unwrap();
    let changed = expect(&two.jonas, two.visit, "the gas", Sureness::Hunch).unwrap();
    two.ada.clock.at(8, 40);
    two.start(&two.ada);
    // Jonas, without a network, knows nothing of that.
    two.jonas.clock.at(9, 0);
    let late = expect(&two.jonas, two.visit, "the earth clamp", Sureness::Sure).unwrap();
    let surer = ExpectationChange { text: None, sureness: Some(Sureness::Sure) };
    two.jonas.change_expectation(changed, &surer, None).unwrap();
    two.meet();
    for book in [&two.ada, &two.jonas] {
        let rows = expected(book, two.visit);
        let marked = |id| rows.iter().find(|row| row.id == id).unwrap().after_start;
        assert_eq!([marked(early), marked(changed), marked(late)], [false, true, true]);
    }
}

#[test]
fn what_one_expected_before_joining_is_shared_with_its_visit() {
    let mut office = Office::new();
    let (ada, jonas) = (Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 9));
    let visit = plan(&ada);
    expect(&ada, visit, DAMP, Sureness::Sure).unwrap();
    ada.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
    ada.end_visit(None, false).unwrap();
    office.join(&ada);
    office.join(&jonas);
    assert!(!office.knows(DAMP));
    assert!(ada.shareable(None, 100).unwrap().items.iter().any(|row| row.id == visit));
    ada.share(&[visit]).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    assert_eq!(texts(&jonas, visit), [DAMP]);
    assert!(!expected(&jonas, visit)[0].after_start, "by when it was written, not by when it was shared");
}

#[test]
fn two_devices_that_gave_one_engineer_two_tasks_agree_on_the_later_and_others_stay() {
    let mut two = Two::new();
    let [ada, jonas] = [&two.ada, &two.jonas].map(|book| book.engineer().unwrap().id);
    let give = |book: &Book, engineer, task| {
        let tasks = vec![TaskOf { engineer, task }];
        book.change_visit(two.visit, &VisitChange { tasks, ..VisitChange::default() }, None).unwrap();
    };
    give(&two.ada, ada, Some(EngineerTask::Writes));
    give(&two.ada, jonas, Some(EngineerTask::Asks));
    two.jonas.clock.forward(HOUR);
    give(&two.jonas, jonas, Some(EngineerTask::Watches));
    two.meet();
    for book in [&two.ada, &two.jonas] {
        let tasks = book.plan_face(two.visit, GuideLanguage::English).unwrap().tasks;
        let of = |id| tasks.iter().find(|row| row.engineer == id).unwrap().task;
        assert_eq!((of(ada), of(jonas)), (Some(EngineerTask::Writes), Some(EngineerTask::Watches)));
        assert_eq!(
            book.plan_face(two.visit, GuideLanguage::English).unwrap().visit.state,
            soundings_core::present::SyncState::WithTheTeam
        );
    }
    let nothing = VisitChange { tasks: vec![TaskOf { engineer: jonas, task: None }], ..VisitChange::default() };
    two.ada.change_visit(two.visit, &nothing, None).unwrap();
    two.meet();
    assert_eq!(two.jonas.plan_face(two.visit, GuideLanguage::English).unwrap().tasks.len(), 1);
}

#[test]
fn a_task_that_a_later_version_knows_is_shown_as_one_that_is_not_known() {
    let mut two = Two::new();
    let ada = two.ada.engineer().unwrap().id;
    let mut later = two.office.author(50);
    let change = soundings_wire::Change {
        member: Some(ada.as_bytes().to_vec()),
        value: soundings_wire::encode(&9_u8),
        ..soundings_wire::Change::new(12, &())
    };
    let operation = later.say(5, two.visit, vec![change]);
    two.office.hear(&later, vec![operation]);
    two.meet();
    let tasks = two.jonas.plan_face(two.visit, GuideLanguage::English).unwrap().tasks;
    assert_eq!(tasks.iter().map(|row| (row.engineer, row.task)).collect::<Vec<_>>(), [(ada, None)]);
}
