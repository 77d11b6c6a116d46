//! What is done before a visit and around its end: what is expected, what is to be asked, who does what.

use soundings_core::model::{EngineerTask, ExpectationOutcome, GuideLanguage, Id, Sureness};
use soundings_core::{
    ExpectationChange, NewExpectation, NewQuestion, QuestionChange, QuestionsOf, TaskOf, VisitChange,
};

use crate::outcome::Outcome;
use crate::run::Run;

const LANGUAGE: GuideLanguage = GuideLanguage::English;

impl Run {
    /// An expectation is written, changed or settled; a visit is named, goes on, ends earlier than now.
    pub fn plan_and_expect(&mut self, number: usize) -> Outcome {
        let Some(visit) = self.any_of(|ledger| &ledger.visits) else { return Ok(()) };
        match self.besides.below(7) {
            0..=1 => self.expect(number, visit),
            2 => self.settle_expectation(number, visit),
            3 => {
                let continued = self.devices[number].here()?.continue_visit(visit);
                self.done(number, "goes on with a visit", continued).map(drop)
            }
            4 => {
                let told = self.devices[number].here()?.show_visit().map(|shown| shown.text);
                let Some(text) = self.done(number, "shows a visit to join", told)? else { return Ok(()) };
                let mate = (number + 1) % self.devices.len();
                if self.devices[mate].notebook.is_none() {
                    return Ok(());
                }
                let joined = self.devices[mate].here()?.join_visit(&text);
                self.done(mate, "joins a visit", joined).map(drop)
            }
            5 => self.end_earlier(number),
            _ => self.name_visit(number, visit),
        }
    }

    fn expect(&mut self, number: usize, visit: Id) -> Outcome {
        let text = self.any_words(number);
        let sureness = self.besides.one(Sureness::ALL).copied().unwrap_or(Sureness::Hunch);
        let expected = self.devices[number].here()?.expect(&NewExpectation { visit, text, sureness });
        let Some(id) = self.done(number, "expects something", expected)? else { return Ok(()) };
        if self.besides.happens(500) {
            let change = ExpectationChange { text: Some(self.any_words(number)), sureness: None };
            let changed = self.devices[number].here()?.change_expectation(id, &change, None);
            self.done(number, "changes what is expected", changed)?;
        }
        Ok(())
    }

    /// The one under way ended some minutes ago; nothing is typed and unsent.
    fn end_earlier(&mut self, number: usize) -> Outcome {
        let share = self.besides.happens(500);
        let notebook = self.devices[number].here()?;
        let Some(visit) = notebook.under_way()? else { return Ok(()) };
        if !notebook.draft(Some(visit))?.is_empty() {
            return Ok(());
        }
        let mut at = self.devices[number].environment.clock.now();
        at.utc_ms -= 5 * 60_000;
        let ended = self.devices[number].here()?.end_visit_at(Some(visit), share, &at);
        self.done(number, "says that a visit ended earlier", ended).map(drop)
    }

    fn settle_expectation(&mut self, number: usize, visit: Id) -> Outcome {
        let page = self.devices[number].here()?.plan_face(visit, LANGUAGE);
        let Some(page) = self.done(number, "looks at a plan", page)? else { return Ok(()) };
        let Some(id) = self.besides.one(&page.expectations).map(|row| row.id) else { return Ok(()) };
        let outcome = self.besides.one(ExpectationOutcome::ALL).copied().unwrap_or(ExpectationOutcome::Partly);
        let settled = self.devices[number].here()?.settle_expectation(id, outcome, None);
        self.done(number, "says how it was", settled).map(drop)
    }

    fn name_visit(&mut self, number: usize, visit: Id) -> Outcome {
        let customer = self.any_of(|ledger| &ledger.customers).filter(|_| self.besides.happens(500));
        let add_people = self.any_of(|ledger| &ledger.people).into_iter().filter(|_| self.besides.happens(500));
        let mut change = VisitChange { customer, people: add_people.collect(), ..VisitChange::default() };
        change.objective = Some(self.any_words(number));
        let task = self.besides.one(EngineerTask::ALL).copied();
        let notebook = self.devices[number].here()?;
        change.tasks = vec![TaskOf { engineer: notebook.engineer()?.id, task }];
        let changed = notebook.change_visit(visit, &change, None);
        self.done(number, "names a visit", changed).map(drop)
    }

    /// A guide is made or named, a question is put, changed, moved.
    pub fn ask_by_a_guide(&mut self, number: usize) -> Outcome {
        let own: Vec<Id> = self.devices[number]
            .here()?
            .guides(LANGUAGE)?
            .iter()
            .filter(|row| row.key.is_none())
            .map(|row| row.id)
            .collect();
        let (words, pick) = (self.any_words(number), self.besides.below(6));
        let Some(guide) = self.besides.one(&own).copied().filter(|_| pick > 0) else {
            let made = self.devices[number].here()?.new_guide(&words, &["Whose pen is it?".to_owned(), words.clone()]);
            return self.done(number, "makes a guide", made).map(drop);
        };
        let of = match self.any_of(|ledger| &ledger.visits).filter(|_| self.besides.happens(500)) {
            Some(visit) => QuestionsOf::Visit(visit),
            None => QuestionsOf::Guide(guide),
        };
        let page = self.devices[number].here()?.guide(guide, LANGUAGE);
        let Some(page) = self.done(number, "looks at a guide", page)? else { return Ok(()) };
        let question = self.besides.one(&page.questions).map(|row| row.id);
        let notebook = self.devices[number].here()?;
        let done = match (pick, question) {
            (1, _) => notebook.name_guide(guide, &words, None),
            (2..=3, _) | (_, None) => notebook.add_question(of, &NewQuestion::own(words)).map(drop),
            (4, Some(question)) => {
                let change = QuestionChange { text: Some(words), ..QuestionChange::default() };
                notebook.change_question(QuestionsOf::Guide(guide), question, &change, None)
            }
            (_, Some(question)) => notebook.move_question(QuestionsOf::Guide(guide), question, None),
        };
        self.done(number, "works at a guide", done).map(drop)
    }
}
