//! What a team makes of its visits: promises, questions, insights, seats, what came of it.

use soundings_core::model::{GuideLanguage, Id, PromiseState, Seen};
use soundings_core::present::{
    InsightRow, NotMetRow, Nudge, PAGE, PromisePage, PromiseRow, Promises, SeatRow, VisitRow,
};
use soundings_core::{NewInsight, NewOutcome, PromiseChange};

use crate::error::{Result, caught};
use crate::notebook::Notebook;
use crate::pages::{OutcomePage, QuestionsPage};

/// A page of promises.
#[derive(uniffi::Record)]
pub struct PromiseListPage {
    /// At most 100.
    pub items: Vec<PromiseRow>,
    /// Hand back as `after`; `None` at the end.
    pub next: Option<String>,
}

/// A page of insights.
#[derive(uniffi::Record)]
pub struct InsightPage {
    /// At most 100.
    pub items: Vec<InsightRow>,
    /// Hand back as `after`; `None` at the end.
    pub next: Option<String>,
}

/// A page of customers whom nobody has met lately.
#[derive(uniffi::Record)]
pub struct NotMetPage {
    /// At most 100.
    pub items: Vec<NotMetRow>,
    /// Hand back as `after`; `None` at the end.
    pub next: Option<String>,
}

#[uniffi::export]
impl Notebook {
    /// Promises: one page.
    pub fn promises(&self, which: Promises, after: Option<String>) -> Result<PromiseListPage> {
        let page = caught(|| self.inner.promises(which, after.as_deref(), PAGE))?;
        Ok(PromiseListPage { items: page.items, next: page.next })
    }

    /// A promise's page.
    pub fn promise_page(&self, id: Id) -> Result<PromisePage> {
        caught(|| self.inner.promise_page(id))
    }

    /// Gives a promise another day or other words.
    pub fn change_promise(&self, id: Id, change: PromiseChange, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_promise(id, &change, seen.as_ref()))
    }

    /// What became of a promise.
    pub fn settle_promise(&self, id: Id, state: PromiseState, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.settle_promise(id, state, seen.as_ref()))
    }

    /// The customer was told how a promise stands.
    pub fn tell_promise(&self, id: Id) -> Result<()> {
        caught(|| self.inner.tell_promise(id))
    }

    /// Questions, a customer's or everybody's, open or answered: one page.
    pub fn questions(&self, customer: Option<Id>, answered: bool, after: Option<String>) -> Result<QuestionsPage> {
        Ok(caught(|| self.inner.questions(customer, answered, after.as_deref(), PAGE))?.into())
    }

    /// Answers a question.
    pub fn answer_question(&self, about: Id, text: String) -> Result<Id> {
        caught(|| self.inner.answer_question(about, &text))
    }

    /// Corrects an answer.
    pub fn change_answer(&self, id: Id, text: String, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_answer(id, &text, seen.as_ref()))
    }

    /// The customer was told an answer, or was not.
    pub fn tell_answer(&self, id: Id, told: bool) -> Result<()> {
        caught(|| self.inner.tell_answer(id, told))
    }

    /// Insights: one page.
    pub fn insights(&self, after: Option<String>) -> Result<InsightPage> {
        let page = caught(|| self.inner.insights(after.as_deref(), PAGE))?;
        Ok(InsightPage { items: page.items, next: page.next })
    }

    /// One insight.
    pub fn insight(&self, id: Id) -> Result<InsightRow> {
        caught(|| self.inner.insight(id))
    }

    /// Writes an insight down.
    pub fn add_insight(&self, insight: NewInsight) -> Result<Id> {
        caught(|| self.inner.add_insight(&insight))
    }

    /// Changes an insight's words.
    pub fn change_insight(&self, id: Id, text: String, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_insight(id, &text, seen.as_ref()))
    }

    /// Adds a note that an insight rests on.
    pub fn link_insight(&self, id: Id, note: Id) -> Result<()> {
        caught(|| self.inner.link_insight(id, note))
    }

    /// Takes a note away from an insight.
    pub fn unlink_insight(&self, id: Id, note: Id) -> Result<()> {
        caught(|| self.inner.unlink_insight(id, note))
    }

    /// Seats on visits that have not started.
    pub fn seats(&self) -> Result<Vec<SeatRow>> {
        caught(|| self.inner.seats())
    }

    /// Visits on which a seat could be offered.
    pub fn visits_to_offer(&self) -> Result<Vec<VisitRow>> {
        caught(|| self.inner.visits_to_offer())
    }

    /// A visit's seats.
    pub fn seats_of(&self, visit: Id) -> Result<Vec<SeatRow>> {
        caught(|| self.inner.seats_of(visit))
    }

    /// Offers a seat on a planned visit.
    pub fn offer_seat(&self, visit: Id, what_for: Option<String>) -> Result<Id> {
        caught(|| self.inner.offer_seat(visit, what_for.as_deref()))
    }

    /// Takes a seat.
    pub fn take_seat(&self, seat: Id) -> Result<()> {
        caught(|| self.inner.take_seat(seat))
    }

    /// Gives a seat back.
    pub fn leave_seat(&self, seat: Id) -> Result<()> {
        caught(|| self.inner.leave_seat(seat))
    }

    /// Offers a seat no more.
    pub fn withdraw_seat(&self, seat: Id) -> Result<()> {
        caught(|| self.inner.withdraw_seat(seat))
    }

    /// Customers whom nobody has met lately: one page.
    pub fn not_met_lately(&self, after: Option<String>) -> Result<NotMetPage> {
        let page = caught(|| self.inner.not_met_lately(after.as_deref(), PAGE))?;
        Ok(NotMetPage { items: page.items, next: page.next })
    }

    /// What came of visits with a customer, the latest first: one page.
    pub fn outcomes(&self, customer: Id, after: Option<String>) -> Result<OutcomePage> {
        caught(|| self.inner.outcomes(customer, after.as_deref(), PAGE)).map(Into::into)
    }

    /// Writes down what came of visits.
    pub fn add_outcome(&self, outcome: NewOutcome) -> Result<Id> {
        caught(|| self.inner.add_outcome(&outcome))
    }

    /// Corrects the words of what came of visits.
    pub fn change_outcome(&self, id: Id, text: String, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_outcome(id, &text, seen.as_ref()))
    }

    /// The better question under words of one's own that judge.
    pub fn nudge(&self, id: Id, language: GuideLanguage) -> Result<Option<Nudge>> {
        caught(|| self.inner.nudge(id, language))
    }

    /// Turns nudges on or off, on this device.
    pub fn set_nudges(&self, on: bool) -> Result<()> {
        caught(|| self.inner.set_nudges(on))
    }
}
