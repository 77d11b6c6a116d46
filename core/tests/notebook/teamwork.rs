//! What a team makes of its visits: promises with their history, questions with their answers, insights, open seats, what came
//! of it, who knows a customer; each also where two devices did it apart.

use std::sync::atomic::Ordering;

use soundings_core::model::{ConsentChoice, EncounterKind, GuideLanguage, Id, Mark, OutcomeKind, Plan, PromiseState};
use soundings_core::present::{ForWhom, InsightBasis, PAGE, PromiseSaid, PromiseStanding, Promises, SeatStanding};
use soundings_core::visit_log::{NewPromise, Person, StartVisit};
use soundings_core::{
    Error, FiledUnder, NewInsight, NewObservation, NewOutcome, NewQuestion, NewVisit, Notebook, PromiseChange,
    QuestionsOf, Refusal,
};

use crate::common::*;

const DAY: i64 = 24 * HOUR;

/// Two engineers of a team with a customer, a person of it, and a planned visit.
struct Two {
    office: Office,
    ada: Book,
    jonas: Book,
    customer: Id,
    rosa: Id,
    visit: Id,
}

impl Two {
    fn new() -> Self {
        let (office, ada, jonas) = two_engineers();
        let customer = ada.add_customer("Brightline Metals").unwrap();
        let rosa = ada.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteNamed);
        let visit = plan(&ada, customer, "2026-11-24T08:30");
        let mut two = Self { office, ada, jonas, customer, rosa, visit };
        two.meet();
        two
    }

    fn meet(&mut self) {
        self.office.meet(&self.ada, &self.jonas);
    }

    fn both(&self) -> [&Book; 2] {
        [&self.ada, &self.jonas]
    }

    /// A visit that Ada makes of nothing, with a note, shared.
    fn visited(&mut self, note: NewObservation) -> (Id, Id) {
        let start = StartVisit { customer: Some(self.customer), ..StartVisit::default() };
        let visit = self.ada.start_visit(&start).unwrap();
        let note = self.ada.note(note);
        self.ada.end_visit(None, true).unwrap();
        self.meet();
        (visit, note)
    }

    fn promise(&self) -> Id {
        let new = NewPromise {
            text: "a settings card that can be read from the torch".into(),
            to: vec![Person::Known(self.rosa)],
            promised_by: None,
            until: "2026-12-04".into(),
            visit: None,
        };
        self.ada.promise(&new).unwrap()
    }
}

fn plan(book: &Notebook, customer: Id, local: &str) -> Id {
    let at = Plan { local: local.into(), zone: "America/Toronto".into() };
    let new = NewVisit { customer: Some(customer), site: None, kind: EncounterKind::Visit, objective: None, at };
    book.plan_visit(&new).unwrap()
}

#[test]
fn a_promises_history_says_who_said_what_when_and_whether_the_customer_was_told() {
    let mut two = Two::new();
    let id = two.promise();
    two.meet();
    two.jonas.clock.forward(DAY);
    let change = PromiseChange { until: Some("2026-12-11".into()), text: None };
    two.jonas.change_promise(id, &change, None).unwrap();
    two.jonas.tell_promise(id).unwrap();
    let page = two.jonas.promise_page(id).unwrap();
    assert!(page.told_of_all && page.told.is_some());
    two.meet();
    two.ada.clock.forward(3 * DAY);
    two.ada.settle_promise(id, PromiseState::Kept, None).unwrap();
    two.meet();
    let page = two.jonas.promise_page(id).unwrap();
    let said: Vec<_> = page.history.iter().map(|event| (event.engineer.as_deref(), &event.said)).collect();
    let (first, later) = ("2026-12-04".parse().unwrap(), "2026-12-11".parse().unwrap());
    let text = "a settings card that can be read from the torch".to_owned();
    assert_eq!(
        said,
        [
            (Some("Ada Okafor"), &PromiseSaid::Made { text, until: Some(first) }),
            (None, &PromiseSaid::Until { day: later }),
            (None, &PromiseSaid::Told),
            (Some("Ada Okafor"), &PromiseSaid::Became { state: PromiseState::Kept }),
        ]
    );
    assert!(page.history.windows(2).all(|pair| pair[0].at.utc_ms <= pair[1].at.utc_ms));
    assert!(!page.told_of_all, "it was kept since");
    assert!(!page.may_become.contains(&PromiseState::Kept));
    let bad = PromiseChange { until: Some("Friday".into()), text: None };
    assert_eq!(refused(two.ada.change_promise(id, &bad, None)), Refusal::BadDate);
}

#[test]
fn promises_are_listed_by_what_is_due_open_and_became_of_them() {
    let two = Two::new();
    let id = two.promise();
    let list =
        |which| -> Vec<Id> { two.ada.promises(which, None, 10).unwrap().items.iter().map(|row| row.id).collect() };
    assert!(list(Promises::Due).is_empty());
    assert_eq!(list(Promises::Open), [id]);
    two.ada.clock.forward(6 * DAY);
    assert_eq!(list(Promises::Due), [id]);
    two.ada.settle_promise(id, PromiseState::LetGo, None).unwrap();
    assert!(list(Promises::Open).is_empty());
    assert_eq!(list(Promises::Became(PromiseState::LetGo)), [id]);
}

#[test]
fn a_promise_kept_here_and_let_go_there_keeps_both_in_its_history() {
    let mut two = Two::new();
    let id = two.promise();
    two.meet();
    two.ada.settle_promise(id, PromiseState::Kept, None).unwrap();
    two.jonas.settle_promise(id, PromiseState::LetGo, None).unwrap();
    two.meet();
    for book in two.both() {
        let page = book.promise_page(id).unwrap();
        assert_eq!((page.promise.standing, page.versions.len()), (PromiseStanding::Several, 1));
        let became = |state| page.history.iter().any(|event| event.said == PromiseSaid::Became { state });
        assert!(became(PromiseState::Kept) && became(PromiseState::LetGo));
    }
}

#[test]
fn whatever_became_of_a_promise_it_stands_so_on_every_list_and_can_be_taken_back() {
    let mut two = Two::new();
    let outcomes = [
        (PromiseState::Late, PromiseStanding::Late),
        (PromiseState::Changed, PromiseStanding::Changed),
        (PromiseState::LetGo, PromiseStanding::LetGo),
        (PromiseState::Kept, PromiseStanding::Kept),
    ];
    for (state, standing) in outcomes {
        let id = two.promise();
        two.ada.settle_promise(id, state, None).unwrap();
        two.meet();
        for book in two.both() {
            let page = book.promise_page(id).unwrap();
            assert_eq!(page.promise.standing, standing);
            assert!(page.history.iter().any(|event| event.said == PromiseSaid::Became { state }), "{state:?}");
            assert!(!page.may_become.contains(&state) && page.may_become.contains(&PromiseState::Open));
            let became = book.promises(Promises::Became(state), None, 10).unwrap().items;
            assert!(became.iter().any(|row| row.id == id && row.standing == standing), "{state:?}");
            let open = book.promises(Promises::Open, None, 10).unwrap().items;
            assert!(open.iter().all(|row| row.id != id), "{state:?}");
        }
        // It was said too early.
        two.jonas.settle_promise(id, PromiseState::Open, None).unwrap();
        two.meet();
        for book in two.both() {
            assert_eq!(book.promise_page(id).unwrap().promise.standing, PromiseStanding::Open, "{state:?}");
            assert!(book.promises(Promises::Became(state), None, 10).unwrap().items.is_empty());
        }
    }
}

#[test]
fn late_here_and_changed_there_both_are_shown_and_one_word_decides_for_everybody() {
    let states = [PromiseState::Kept, PromiseState::Late, PromiseState::Changed, PromiseState::LetGo];
    let mut two = Two::new();
    for here in states {
        for there in states.into_iter().filter(|there| *there != here) {
            let id = two.promise();
            two.meet();
            two.ada.settle_promise(id, here, None).unwrap();
            two.jonas.settle_promise(id, there, None).unwrap();
            two.meet();
            for book in two.both() {
                let page = book.promise_page(id).unwrap();
                assert_eq!(page.promise.standing, PromiseStanding::Several, "{here:?}, {there:?}");
                assert_eq!(page.versions[0].versions.len(), 2, "{here:?}, {there:?}");
                for state in [here, there] {
                    assert!(page.history.iter().any(|event| event.said == PromiseSaid::Became { state }));
                }
            }
            let seen = two.jonas.promise_page(id).unwrap().promise.seen;
            two.jonas.settle_promise(id, PromiseState::Late, Some(&seen)).unwrap();
            two.meet();
            for book in two.both() {
                let page = book.promise_page(id).unwrap();
                assert_eq!((page.promise.standing, page.versions.len()), (PromiseStanding::Late, 0));
            }
        }
    }
}

#[test]
fn another_day_here_and_let_go_there_it_is_let_go_with_its_new_day_in_the_history() {
    let mut two = Two::new();
    let id = two.promise();
    two.meet();
    let later = PromiseChange { until: Some("2026-12-11".into()), text: Some("a card of steel".into()) };
    two.ada.change_promise(id, &later, None).unwrap();
    two.jonas.settle_promise(id, PromiseState::LetGo, None).unwrap();
    two.meet();
    for book in two.both() {
        let page = book.promise_page(id).unwrap();
        assert_eq!((page.promise.standing, page.versions.len()), (PromiseStanding::LetGo, 0));
        assert_eq!(page.promise.text, "a card of steel");
        assert!(page.history.iter().any(|event| matches!(event.said, PromiseSaid::Until { .. })));
    }
}

#[test]
fn a_question_is_open_until_somebody_answers_it_and_says_who_and_whether_they_were_told() {
    let mut two = Two::new();
    let (_, note) = two.visited(roughly("who decides about the card?", two.rosa));
    assert_eq!(refused(two.ada.answer_question(note, "Colette")), Refusal::NoQuestion);
    two.ada.mark(note, Mark::Question, true, None).unwrap();
    two.meet();
    let open = |book: &Book| book.questions(None, false, None, 10).unwrap().items;
    assert_eq!(open(&two.jonas)[0].question.id, note);
    let briefed = |book: &Book| book.briefing(two.customer, GuideLanguage::English).unwrap().open_questions.items.len();
    assert_eq!(briefed(&two.jonas), 1);
    let id = two.jonas.answer_question(note, "Colette does").unwrap();
    assert_eq!(refused(two.jonas.answer_question(note, " ")), Refusal::EmptyText);
    two.meet();
    let (ada, jonas, customer) = (&two.ada, &two.jonas, two.customer);
    for book in [ada, jonas] {
        assert!(open(book).is_empty() && book.questions(Some(customer), false, None, 10).unwrap().items.is_empty());
        let briefing = book.briefing(customer, GuideLanguage::English).unwrap();
        assert!(briefing.open_questions.items.is_empty());
    }
    let answered = ada.questions(Some(customer), true, None, 10).unwrap().items;
    let row = &answered[0].answers[0];
    assert_eq!(
        (row.text.as_str(), row.engineer.as_deref(), row.told),
        ("Colette does", Some("Jonas Lindqvist"), false)
    );
    ada.tell_answer(id, true).unwrap();
    two.meet();
    assert!(two.jonas.questions(None, true, None, 10).unwrap().items[0].answers[0].told);
    // Deleted, it is open again.
    two.jonas.delete(id).unwrap();
    two.meet();
    assert_eq!(two.ada.questions(Some(customer), false, None, 10).unwrap().items.len(), 1);
}

#[test]
fn a_page_of_questions_reads_that_page_whatever_else_was_asked_answered_or_not() {
    let book = Book::new();
    let asked = |text: String| {
        let note = book.note(said(&text));
        book.mark(note, Mark::Question, true, None).unwrap();
        note
    };
    let page = |answered| {
        book.questions(None, answered, None, 10).unwrap();
        let turns = book.count_turns().unwrap();
        let items = book.questions(None, answered, None, 10).unwrap().items;
        (items.into_iter().map(|row| row.question.id).collect::<Vec<_>>(), turns.load(Ordering::SeqCst))
    };
    let first = asked("who keeps the card?".into());
    let answer = book.answer_question(first, "Colette").unwrap();
    let few = page(true);
    assert_eq!(few.0, [first]);
    let open: Vec<Id> = (0..300).map(|number| asked(format!("why {number}?"))).collect();
    let (shown, turns) = page(true);
    assert!(shown == [first] && turns < few.1 + 100, "{} turns, then {turns}", few.1);
    let few = page(false);
    assert_eq!(few.0.len(), 10);
    for note in &open[50..] {
        book.answer_question(*note, "we do").unwrap();
    }
    let (shown, turns) = page(false);
    assert_eq!(shown[0], open[49]);
    assert!(turns < few.1 + 100, "{} turns, then {turns}", few.1);
    // What a question's standing is follows its answers, and its mark.
    let is_answered = |note: Id| {
        let all = |answered| book.questions(None, answered, None, 400).unwrap().items;
        let [open, answered] = [false, true].map(|of| all(of).iter().any(|row| row.question.id == note));
        assert!(!(open && answered));
        assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
        (open || answered).then_some(answered)
    };
    book.delete(answer).unwrap();
    assert_eq!(is_answered(first), Some(false));
    book.undo_delete(answer).unwrap();
    assert_eq!(is_answered(open[60]), None, "a page is a hundred");
    book.mark(open[299], Mark::Question, false, None).unwrap();
    assert_eq!(is_answered(open[299]), None);
    book.mark(open[299], Mark::Question, true, None).unwrap();
    assert_eq!(is_answered(open[299]), Some(true));
    book.rebuild().unwrap();
    assert_eq!(is_answered(open[299]), Some(true));
}

#[test]
fn answered_on_two_devices_apart_both_answers_stand() {
    let mut two = Two::new();
    let (_, note) = two.visited(roughly("who decides about the card?", two.rosa));
    two.ada.mark(note, Mark::Question, true, None).unwrap();
    two.meet();
    two.ada.answer_question(note, "Will").unwrap();
    two.jonas.answer_question(note, "Colette").unwrap();
    two.meet();
    for book in two.both() {
        let mut texts: Vec<_> = book
            .questions(None, true, None, 10)
            .unwrap()
            .items
            .remove(0)
            .answers
            .into_iter()
            .map(|row| row.text)
            .collect();
        texts.sort();
        assert_eq!(texts, ["Colette", "Will"]);
    }
}

#[test]
fn an_insight_rests_on_notes_of_several_encounters_and_says_where_one_is_gone() {
    let mut two = Two::new();
    let (_, twice) = two.visited(exactly("we weld it twice", two.rosa));
    let (_, again) = two.visited(exactly("if it opens it is my initials", two.rosa));
    let insight = |notes: &[Id]| NewInsight { text: "The second pass insures a name".into(), notes: notes.to_vec() };
    assert_eq!(refused(two.ada.add_insight(&insight(&[twice, twice]))), Refusal::OneEncounter);
    let id = two.ada.add_insight(&insight(&[twice, again])).unwrap();
    two.meet();
    let row = two.jonas.insight(id).unwrap();
    assert_eq!((row.basis, row.less, row.notes.len()), (InsightBasis::Several, false, 2));
    assert_eq!((row.engineer.as_deref(), two.jonas.insights(None, 10).unwrap().items.len()), (Some("Ada Okafor"), 1));
    assert_eq!(refused(two.jonas.link_insight(id, again)), Refusal::AlreadyLinked);
    two.ada.erase(again).unwrap();
    two.meet();
    two.office.now_ms += 25 * HOUR as u64;
    two.meet();
    for book in two.both() {
        let row = book.insight(id).unwrap();
        assert_eq!((row.basis, row.less, row.notes.len()), (InsightBasis::One, true, 1));
    }
    two.jonas.unlink_insight(id, twice).unwrap();
    assert_eq!(two.jonas.insight(id).unwrap().basis, InsightBasis::Guess);
    assert_eq!(refused(two.jonas.unlink_insight(id, twice)), Refusal::NotLinked);
}

#[test]
fn rule_03_no_insight_rests_on_a_thought_or_a_role_play() {
    let mut two = Two::new();
    let (_, twice) = two.visited(exactly("we weld it twice", two.rosa));
    let (_, thought) = two.visited(thought("they insure a name"));
    let start =
        StartVisit { customer: Some(two.customer), kind: Some(EncounterKind::RolePlay), ..StartVisit::default() };
    two.ada.start_visit(&start).unwrap();
    let played = two.ada.note(said("and if it opens?"));
    two.ada.end_visit(None, true).unwrap();
    for note in [thought, played] {
        let new = NewInsight { text: "x".into(), notes: vec![twice, note] };
        assert_eq!(refused(two.ada.add_insight(&new)), Refusal::NotEvidence);
    }
    // Made a thought elsewhere meanwhile, it carries the insight no more.
    let (_, again) = two.visited(exactly("my initials", two.rosa));
    let id = two.ada.add_insight(&NewInsight { text: "x".into(), notes: vec![twice, again] }).unwrap();
    two.meet();
    let change = soundings_core::NoteChange {
        kind: Some(soundings_core::model::ObservationKind::Thought),
        ..Default::default()
    };
    two.jonas.change_note(again, &change, None).unwrap();
    two.meet();
    let row = two.ada.insight(id).unwrap();
    assert_eq!((row.basis, row.less), (InsightBasis::One, true));
}

#[test]
fn one_seat_taken_twice_is_had_by_both_and_says_so() {
    let mut two = Two::new();
    let seat = two.ada.offer_seat(two.visit, Some("watch the inspector")).unwrap();
    let other = two.ada.offer_seat(two.visit, None).unwrap();
    two.meet();
    assert_eq!(two.jonas.seats().unwrap().len(), 2);
    two.ada.take_seat(seat).unwrap();
    two.jonas.take_seat(seat).unwrap();
    two.jonas.take_seat(other).unwrap();
    two.meet();
    for book in two.both() {
        let rows = book.seats().unwrap();
        let of = |id| rows.iter().find(|row| row.id == id).unwrap();
        let names: Vec<_> = of(seat).taken_by.iter().map(|row| row.name.as_str()).collect();
        assert_eq!((of(seat).standing, names), (SeatStanding::TakenByTwo, vec!["Ada Okafor", "Jonas Lindqvist"]));
        assert!(of(seat).may_leave && !of(seat).may_take);
        assert_eq!(of(other).standing, SeatStanding::Taken);
    }
    assert_eq!(refused(two.ada.take_seat(other)), Refusal::SeatTaken);
    two.jonas.leave_seat(seat).unwrap();
    two.meet();
    let of = |book: &Book| book.seats_of(two.visit).unwrap().into_iter().find(|row| row.id == seat).unwrap();
    assert_eq!(of(&two.ada).standing, SeatStanding::Taken);
    assert_eq!(refused(two.jonas.leave_seat(seat)), Refusal::NotYours);
}

#[test]
fn a_seat_is_offered_until_it_is_withdrawn_or_the_visit_starts() {
    let mut two = Two::new();
    let seat = two.jonas.offer_seat(two.visit, None).unwrap();
    let other = two.jonas.offer_seat(two.visit, None).unwrap();
    two.meet();
    // Who planned the visit may withdraw it too; taken elsewhere meanwhile, it says who took it.
    two.ada.withdraw_seat(seat).unwrap();
    two.jonas.take_seat(seat).unwrap();
    two.meet();
    let rows = two.ada.seats_of(two.visit).unwrap();
    let row = rows.iter().find(|row| row.id == seat).unwrap();
    assert_eq!((row.standing, row.taken_by[0].name.as_str()), (SeatStanding::Withdrawn, "Jonas Lindqvist"));
    assert_eq!(refused(two.ada.take_seat(seat)), Refusal::SeatWithdrawn);
    assert_eq!(two.ada.seats().unwrap().len(), 1);
    two.ada.start_visit(&StartVisit { visit: Some(two.visit), ..StartVisit::default() }).unwrap();
    assert!(two.ada.seats().unwrap().is_empty());
    assert_eq!(refused(two.ada.take_seat(other)), Refusal::AlreadyStarted);
    assert_eq!(refused(two.ada.offer_seat(two.visit, None)), Refusal::AlreadyStarted);
}

#[test]
fn who_knows_a_customer_are_those_who_met_it_by_name() {
    let mut two = Two::new();
    assert!(two.ada.who_knows(two.customer).unwrap().is_empty());
    for book in two.both() {
        book.start_visit(&StartVisit { visit: Some(two.visit), ..StartVisit::default() }).unwrap();
    }
    two.ada.end_visit(None, true).unwrap();
    two.meet();
    let (later, _) = two.visited(said("again"));
    let known = two.jonas.who_knows(two.customer).unwrap();
    let rows: Vec<_> = known.iter().map(|row| (row.engineer.name.as_str(), row.visit)).collect();
    assert_eq!(rows, [("Ada Okafor", later), ("Jonas Lindqvist", two.visit)]);
}

#[test]
fn customers_nobody_met_lately_stand_by_how_long_ago_and_a_role_play_is_no_meeting() {
    let book = Book::new();
    let [met, never, played] =
        ["Brightline Metals", "Castellan Forge", "Dunmore Rail"].map(|name| book.add_customer(name).unwrap());
    let lately = || -> Vec<_> {
        let page = book.not_met_lately(None, 10).unwrap();
        page.items.into_iter().map(|row| (row.customer, row.met.is_some())).collect()
    };
    let has = |all: &[(Id, bool)], id, was_met| all.contains(&(id, was_met));
    assert_eq!(lately().len(), 3);
    let visit = |customer, kind| {
        let start = StartVisit { customer: Some(customer), kind: Some(kind), ..StartVisit::default() };
        let visit = book.start_visit(&start).unwrap();
        book.end_visit(None, false).unwrap();
        visit
    };
    visit(met, EncounterKind::Visit);
    visit(played, EncounterKind::RolePlay);
    let now = lately();
    assert!(now.len() == 2 && has(&now, never, false) && has(&now, played, false));
    book.clock.forward(60 * DAY);
    assert_eq!(lately().len(), 3);
    assert_eq!(lately()[2], (met, true), "the longest ago first, never before all");
    let first = book.not_met_lately(None, 1).unwrap();
    let second = book.not_met_lately(first.next.as_deref(), 1).unwrap();
    assert_ne!(first.items[0].customer, second.items[0].customer);
    // Moved, deleted and brought back, it is kept as it changes.
    let again = visit(met, EncounterKind::CallMade);
    assert!(!lately().iter().any(|row| row.0 == met));
    book.delete(again).unwrap();
    assert!(has(&lately(), met, true));
    book.undo_delete(again).unwrap();
    assert!(!lately().iter().any(|row| row.0 == met));
    assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
    let kept = lately();
    book.rebuild().unwrap();
    assert_eq!(lately(), kept);
    book.delete(never).unwrap();
    assert!(!lately().iter().any(|row| row.0 == never));
    assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
}

#[test]
fn what_came_of_it_stands_with_the_customer_and_its_encounters() {
    let mut two = Two::new();
    let (visit, _) = two.visited(said("we need three more feeders"));
    let new = NewOutcome {
        customer: two.customer,
        visits: vec![visit],
        kind: OutcomeKind::NewWork,
        text: Some("three wire feeders".into()),
    };
    let id = two.ada.add_outcome(&new).unwrap();
    two.meet();
    let rows = two.jonas.outcomes(two.customer, None, 10).unwrap().items;
    assert_eq!((rows[0].id, rows[0].kind, rows[0].visits.as_slice()), (id, Some(OutcomeKind::NewWork), &[visit][..]));
    let page = |visit| two.jonas.encounter(visit, None, 10).unwrap().outcomes;
    assert!(page(visit) == rows && page(two.visit).is_empty(), "it stands on its visit's page, and on no other's");
    let report = |visit, whom| two.jonas.report(visit, whom).unwrap().came_of_it;
    assert_eq!(report(visit, ForWhom::Us)[0].text.as_deref(), Some("three wire feeders"));
    assert!(report(visit, ForWhom::Others).is_empty(), "what came of it is ours");
    assert!(report(two.visit, ForWhom::Us).is_empty());
    two.jonas.change_outcome(id, "four wire feeders", None).unwrap();
    two.ada.change_outcome(id, "two wire feeders", None).unwrap();
    two.meet();
    assert_eq!(two.ada.outcomes(two.customer, None, 10).unwrap().items[0].versions.len(), 1);
    assert!(matches!(two.ada.outcomes(id, None, 10), Err(Error::NotFound { .. })));
}

#[test]
fn of_what_came_of_a_customers_visits_a_visits_page_reads_its_own_and_at_most_a_page() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let visit = || {
        let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
        book.end_visit(None, false).unwrap();
        visit
    };
    let (of, other) = (visit(), visit());
    let add = |of: Id, text: usize| {
        book.clock.forward(1);
        let text = Some(format!("feeder {text}"));
        let new = NewOutcome { customer, visits: vec![of], kind: OutcomeKind::NewWork, text };
        book.add_outcome(&new).unwrap();
    };
    (0..3).for_each(|number| add(of, number));
    let read = || {
        book.encounter(of, None, 10).unwrap();
        let turns = book.count_turns().unwrap();
        let shown: Vec<_> = book.encounter(of, None, 10).unwrap().outcomes.into_iter().map(|row| row.text).collect();
        (shown, turns.load(Ordering::SeqCst))
    };
    let few = read();
    assert_eq!(few.0, ["feeder 0", "feeder 1", "feeder 2"].map(|text| Some(text.to_owned())));
    (0..300).for_each(|number| add(other, number));
    let (shown, turns) = read();
    assert!(shown == few.0 && turns < few.1 + 20, "{turns} turns, not {}: what came of others is not looked at", few.1);
    (3..PAGE + 3).for_each(|number| add(of, number));
    let (shown, _) = read();
    let at = |place: usize| shown[place].as_deref().unwrap().to_owned();
    assert_eq!((shown.len(), at(0), at(PAGE - 1)), (PAGE, "feeder 3".to_owned(), format!("feeder {}", PAGE + 2)));
}

#[test]
fn a_nudge_stands_under_ones_own_judging_thought_and_goes_into_the_next_visit_and_nothing_is_kept_of_it() {
    let mut two = Two::new();
    two.ada.clock.at(12, 0);
    let next = plan(&two.ada, two.customer, "2026-12-08T09:00");
    let (_, note) = two.visited(thought("they never read the manual"));
    let (_, fact) = two.visited(roughly("they never read the manual", two.rosa));
    let before = everything_in(two.ada.path());
    let nudge = two.ada.nudge(note, GuideLanguage::English).unwrap().unwrap();
    assert_eq!((nudge.question.as_str(), nudge.visit), ("Where were they standing when they needed it?", Some(next)));
    assert_eq!(two.ada.nudge(fact, GuideLanguage::English).unwrap(), None, "what they said is theirs");
    assert_eq!(two.jonas.nudge(note, GuideLanguage::English).unwrap(), None, "another's thought");
    assert_eq!(two.ada.nudge(two.visit, GuideLanguage::English).unwrap(), None);
    assert!(everything_in(two.ada.path()) == before, "nothing is written");
    // A tap writes a question, as any other.
    two.ada.add_question(QuestionsOf::Visit(next), &NewQuestion::own(nudge.question)).unwrap();
    two.meet();
    let face = two.jonas.plan_face(next, GuideLanguage::English).unwrap();
    assert!(face.questions.iter().any(|row| row.text == "Where were they standing when they needed it?"));
    assert!(two.ada.settings().unwrap().nudges);
    two.ada.set_nudges(false).unwrap();
    assert_eq!(two.ada.nudge(note, GuideLanguage::English).unwrap(), None);
    assert!(!two.ada.settings().unwrap().nudges && two.jonas.settings().unwrap().nudges);
}

#[test]
fn a_nudge_stands_under_ones_own_answer_in_a_debrief() {
    let mut two = Two::new();
    two.ada.clock.at(12, 0);
    let (visit, _) = two.visited(said("x"));
    let answer = two
        .ada
        .answer_debrief(&soundings_core::NewDebriefAnswer {
            visit,
            question: soundings_core::model::DebriefQuestion::Surprise,
            text: "Ils sont fainéants".into(),
            only_me: false,
        })
        .unwrap();
    assert_eq!(two.ada.nudge(answer, GuideLanguage::English).unwrap(), None);
    let nudge = two.ada.nudge(answer, GuideLanguage::French).unwrap().unwrap();
    assert_eq!(nudge.question, "Que leur aurait coûté l’étape de plus\u{202f}?");
    assert_eq!(nudge.visit, None, "none is planned that is ahead");
}

#[test]
fn what_was_made_alone_is_given_to_the_team() {
    let mut office = Office::new();
    let (ada, jonas) = (Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 9));
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let note = |text: &str| {
        let start = StartVisit { customer: Some(customer), ..StartVisit::default() };
        let visit = ada.start_visit(&start).unwrap();
        let note = ada.note(NewObservation { visit: FiledUnder::Visit(visit), ..said(text) });
        ada.end_visit(None, true).unwrap();
        (visit, note)
    };
    let ((visit, one), (_, other)) = (note("twice"), note("initials"));
    let insight = ada.add_insight(&NewInsight { text: "a name".into(), notes: vec![one, other] }).unwrap();
    let new = NewOutcome { customer, visits: vec![visit], kind: OutcomeKind::Referral, text: None };
    let outcome = ada.add_outcome(&new).unwrap();
    office.join(&ada);
    office.join(&jonas);
    let shareable = ada.shareable(None, 100).unwrap().items;
    assert!([insight, outcome].iter().all(|id| shareable.iter().any(|row| row.id == *id)));
    ada.share(&[insight, outcome]).unwrap();
    office.sync(&ada);
    office.sync(&jonas);
    let row = jonas.insight(insight).unwrap();
    assert_eq!((row.basis, row.notes.len()), (InsightBasis::Several, 2));
    assert_eq!(jonas.outcomes(customer, None, 10).unwrap().items[0].kind, Some(OutcomeKind::Referral));
}

#[test]
fn the_teams_page_costs_the_same_however_many_notes_there_are() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let visit = |notes: usize| {
        let start = StartVisit { customer: Some(customer), ..StartVisit::default() };
        book.start_visit(&start).unwrap();
        for number in 0..notes {
            book.note(said(&format!("note {number}")));
        }
        book.end_visit(None, false).unwrap();
    };
    let turns = || {
        book.team().unwrap();
        let turns = book.count_turns().unwrap();
        book.team().unwrap();
        turns.load(Ordering::SeqCst)
    };
    visit(10);
    let before = turns();
    visit(300);
    book.clock.forward(60 * DAY);
    let after = turns();
    assert!(after < before + before / 2 + 500, "{before} turns, then {after}");
}
