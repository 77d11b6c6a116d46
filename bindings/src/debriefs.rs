//! Debriefs.

use std::path::Path;

use soundings_core::NewDebriefAnswer;
use soundings_core::model::{DebriefEnd, Id, Seen};
use soundings_core::present::{Debrief, Reminder};

use crate::error::{Result, caught};
use crate::notebook::Notebook;

#[uniffi::export]
impl Notebook {
    /// *Debrief* of a visit.
    pub fn debrief(&self, visit: Id) -> Result<Debrief> {
        caught(|| self.inner.debrief(visit))
    }

    /// Answers a question of a debrief.
    pub fn answer_debrief(&self, answer: NewDebriefAnswer) -> Result<Id> {
        caught(|| self.inner.answer_debrief(&answer))
    }

    /// Answers a question of a debrief by voice.
    pub fn speak_debrief(&self, answer: NewDebriefAnswer, spoken: String) -> Result<Id> {
        caught(|| self.inner.speak_debrief(&answer, Path::new(&spoken)))
    }

    /// Writes an answer of one's own anew.
    pub fn change_debrief_answer(&self, id: Id, text: String, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_debrief_answer(id, &text, seen.as_ref()))
    }

    /// Finishes one's debrief of a visit, or passes.
    pub fn end_debrief(&self, visit: Id, how: DebriefEnd) -> Result<()> {
        caught(|| self.inner.end_debrief(visit, how))
    }

    /// What to remind of, and when.
    pub fn reminders(&self) -> Result<Vec<Reminder>> {
        caught(|| self.inner.reminders())
    }

    /// Whether reminders name the customer, on this device.
    pub fn set_names_in_reminders(&self, on: bool) -> Result<()> {
        caught(|| self.inner.set_names_in_reminders(on))
    }
}
