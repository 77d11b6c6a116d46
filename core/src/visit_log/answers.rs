//! Answers to questions that were marked on notes and entries: what, by whom, when, and whether the customer was told.
//!
//! A question is open while nothing answers it. Two devices apart merge so: both answers stand; told on one side is told.

use soundings_wire::Id;

use super::sharing;
use crate::error::{Refusal, Result};
use crate::model::fields::answer;
use crate::model::{Kind, Mark, Seen, check_text};
use crate::notebook::Notebook;

impl Notebook {
    /// Answers a question that was marked on a note or an entry.
    ///
    /// # Errors
    /// [`Refusal::NoQuestion`] of what is not marked as one; text that is none; an unknown thing.
    pub fn answer_question(&self, about: Id, text: &str) -> Result<Id> {
        let text = check_text(text)?;
        self.write_words(|action| {
            let asked = action.here(about, "question")?;
            if asked.kind.marks(&asked.fields) & Mark::Question.bit() == 0 {
                return Err(Refusal::NoQuestion.into());
            }
            let changes = vec![
                if asked.kind == Kind::Observation { answer::OBSERVATION } else { answer::ENTRY }.set(&asked.id),
                answer::TEXT.set(&text.to_owned()),
                answer::AUTHOR.set(&action.me.engineer),
                answer::CREATED.set(&action.now),
            ];
            let audience = sharing::audience(action, None, &[asked])?;
            Ok(action.create(audience, Kind::Answer, changes))
        })
    }

    /// Corrects an answer.
    ///
    /// # Errors
    /// Text that is none; an unknown answer.
    pub fn change_answer(&self, id: Id, text: &str, seen: Option<&Seen>) -> Result<()> {
        let text = check_text(text)?;
        self.write_words(|action| {
            let row = action.live(id, Kind::Answer)?;
            action.edit(&row, vec![answer::TEXT.set(&text.to_owned())], seen)
        })
    }

    /// Writes down that the customer was told an answer, or was not.
    ///
    /// # Errors
    /// An unknown answer.
    pub fn tell_answer(&self, id: Id, told: bool) -> Result<()> {
        self.write(|action| {
            let row = action.live(id, Kind::Answer)?;
            action.edit(&row, vec![answer::TOLD.set(&told)], None)
        })
    }
}
