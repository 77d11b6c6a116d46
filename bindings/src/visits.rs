//! Visits: the day, the log, one visit's page, and a visit's life from plan to end.

use soundings_core::model::{ExpectationOutcome, GuideLanguage, Id, Mark, Moment, Seen};
use soundings_core::present::{self, Encounter, NameVisit, PAGE, PlanFace, Today, Visits};
use soundings_core::{Ended, ExpectationChange, NewExpectation, NewPromise, NewVisit, StartVisit, VisitChange};

use crate::error::{Result, caught};
use crate::notebook::Notebook;

/// A name as it is drawn: no line of it ends before its short last word or its number.
#[uniffi::export]
pub fn unbroken(name: String) -> String {
    present::unbroken(&name)
}

#[uniffi::export]
impl Notebook {
    /// *Today*.
    pub fn today(&self) -> Result<Today> {
        caught(|| self.inner.today())
    }

    /// *Visits*: one page.
    pub fn visits(&self, after: Option<String>) -> Result<Visits> {
        caught(|| self.inner.visits(after.as_deref(), PAGE))
    }

    /// One visit's page.
    pub fn encounter(&self, id: Id, after: Option<String>) -> Result<Encounter> {
        caught(|| self.inner.encounter(id, after.as_deref(), PAGE))
    }

    /// Plans a visit.
    pub fn plan_visit(&self, visit: NewVisit) -> Result<Id> {
        caught(|| self.inner.plan_visit(&visit))
    }

    /// Starts a visit.
    pub fn start_visit(&self, visit: StartVisit) -> Result<Id> {
        caught(|| self.inner.start_visit(&visit))
    }

    /// Goes on with the visit under way, or starts one from nothing.
    pub fn start_or_go_on(&self) -> Result<Id> {
        caught(|| self.inner.start_or_go_on())
    }

    /// Ends a visit, and with `share` gives one's own notes of it to the team; `at`: when it ended, of one that nobody ended then.
    #[uniffi::method(default(at = None))]
    pub fn end_visit(&self, visit: Option<Id>, share: bool, at: Option<Moment>) -> Result<Ended> {
        caught(|| match &at {
            None => self.inner.end_visit(visit, share),
            Some(at) => self.inner.end_visit_at(visit, share, at),
        })
    }

    /// Names a visit, or changes what is known of it.
    pub fn change_visit(&self, visit: Id, change: VisitChange, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_visit(visit, &change, seen.as_ref()))
    }

    /// *Naming a visit*; `begun` is what was typed of the customer's name.
    pub fn name_visit(&self, visit: Id, begun: String) -> Result<NameVisit> {
        caught(|| self.inner.name_visit(visit, &begun))
    }

    /// *Plan*: a visit's page before it starts.
    pub fn plan_face(&self, visit: Id, language: GuideLanguage) -> Result<PlanFace> {
        caught(|| self.inner.plan_face(visit, language))
    }

    /// What one expects of a visit, before it starts.
    pub fn expect(&self, expectation: NewExpectation) -> Result<Id> {
        caught(|| self.inner.expect(&expectation))
    }

    /// Changes what one expects, before it starts.
    pub fn change_expectation(&self, id: Id, change: ExpectationChange, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_expectation(id, &change, seen.as_ref()))
    }

    /// What became of what one expected.
    pub fn settle_expectation(&self, id: Id, outcome: ExpectationOutcome, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.settle_expectation(id, outcome, seen.as_ref()))
    }

    /// Marks a note or an entry, or takes the mark away.
    pub fn mark(&self, id: Id, mark: Mark, marked: bool, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.mark(id, mark, marked, seen.as_ref()))
    }

    /// Goes on with a visit that ended not ten minutes ago.
    pub fn continue_visit(&self, visit: Id) -> Result<()> {
        caught(|| self.inner.continue_visit(visit))
    }

    /// A promise.
    pub fn promise(&self, promise: NewPromise) -> Result<Id> {
        caught(|| self.inner.promise(&promise))
    }
}
