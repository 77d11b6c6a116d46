//! Questions that were marked, open and answered: a customer's, or everybody's.

use serde::Serialize;

use super::marked::{MarkedRow, row};
use super::rows::{self, LAST, VersionsRow};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::answer;
use crate::model::{Audience, Id, Kind, Mark, Moment, Seen};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AnswerRow {
    /// The id.
    pub id: Id,
    /// What.
    pub text: String,
    /// By whom; `None` for oneself.
    pub engineer: Option<String>,
    /// When.
    pub when: Option<Moment>,
    /// The customer was told.
    pub told: bool,
    /// Versions that stand side by side.
    pub versions: Vec<VersionsRow>,
    /// Who may read it.
    pub audience: Audience,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// A question with its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct QuestionWithAnswers {
    /// The note or the entry that is marked.
    pub question: MarkedRow,
    /// What answers it; none: it is open.
    pub answers: Vec<AnswerRow>,
}

impl Notebook {
    /// Questions, notes before entries, the latest first, so many of each at most: of a customer's, or everybody's; open, or
    /// answered.
    ///
    /// # Errors
    /// What the disk says.
    pub fn questions(&self, customer: Option<Id>, answered: bool, limit: usize) -> Result<Vec<QuestionWithAnswers>> {
        self.read(|reading| questions(reading, customer, answered, rows::limit(limit)))
    }
}

pub(super) fn questions(
    reading: &Reading<'_>,
    customer: Option<Id>,
    answered: bool,
    limit: usize,
) -> Result<Vec<QuestionWithAnswers>> {
    let mut questions = Vec::new();
    for kind in [Kind::Observation, Kind::MapEntry] {
        for asked in Entity::questions(reading.connection, (kind, answered), customer, LAST, limit)? {
            let question = row(reading, &asked, Mark::Question)?;
            // One that was erased says nothing any more.
            if !question.text.is_empty() {
                questions.push(QuestionWithAnswers { question, answers: answers(reading, asked.id)? });
            }
        }
    }
    Ok(questions)
}

/// What answers a question, the first first.
fn answers(reading: &Reading<'_>, question: Id) -> Result<Vec<AnswerRow>> {
    let mut answers = Vec::new();
    for row in Entity::children(reading.connection, question, Kind::Answer)? {
        let fields = &row.fields;
        answers.push(AnswerRow {
            id: row.id,
            text: fields.get(answer::TEXT).unwrap_or_default(),
            engineer: rows::engineer_name(reading, fields.get(answer::AUTHOR))?,
            when: fields.get(answer::CREATED),
            told: fields.flag(answer::TOLD),
            versions: rows::versions(reading, &row)?,
            audience: row.log.audience(),
            seen: seen_token(reading.connection, &row)?,
        });
    }
    Ok(answers)
}
