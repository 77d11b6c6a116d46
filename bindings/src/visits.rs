//! Visits: the day, the log, one visit's page, and a visit's life from plan to end.

use soundings_core::model::Id;
use soundings_core::present::{Encounter, PAGE, Today, Visits};
use soundings_core::{Ended, NewPromise, NewVisit, StartVisit};

use crate::error::{Result, caught};
use crate::notebook::Notebook;

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

    /// Ends a visit, and with `share` gives one's own notes of it to the team.
    pub fn end_visit(&self, visit: Option<Id>, share: bool) -> Result<Ended> {
        caught(|| self.inner.end_visit(visit, share))
    }

    /// A promise.
    pub fn promise(&self, promise: NewPromise) -> Result<Id> {
        caught(|| self.inner.promise(&promise))
    }
}
