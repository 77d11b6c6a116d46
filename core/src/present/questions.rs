//! Questions that were marked, open and answered: a customer's, or everybody's.

use serde::Serialize;

use super::marked::{MarkedRow, notes_then_entries, row};
use super::rows::{self, LAST, Page, VersionsRow};
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
    /// Questions, notes before entries, the latest first, a page at a time: of a customer's, or everybody's; open, or answered.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn questions(
        &self,
        customer: Option<Id>,
        answered: bool,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<QuestionWithAnswers>> {
        self.read(|reading| {
            let found =
                |kind, before, limit| Entity::questions(reading.connection, (kind, answered), customer, before, limit);
            notes_then_entries(after, rows::limit(limit), found, |asked| question(reading, asked))
        })
    }
}

/// The latest questions, notes before entries, so many of each.
pub(super) fn questions(
    reading: &Reading<'_>,
    customer: Option<Id>,
    answered: bool,
    limit: usize,
) -> Result<Vec<QuestionWithAnswers>> {
    let mut questions = Vec::new();
    for kind in [Kind::Observation, Kind::MapEntry] {
        for asked in Entity::questions(reading.connection, (kind, answered), customer, LAST, limit)? {
            questions.extend(question(reading, &asked)?);
        }
    }
    Ok(questions)
}

/// `None` of one that was erased: it says nothing any more.
fn question(reading: &Reading<'_>, asked: &Entity) -> Result<Option<QuestionWithAnswers>> {
    let question = row(reading, asked, Mark::Question)?;
    let says = !question.text.is_empty();
    says.then(|| Ok(QuestionWithAnswers { question, answers: answers(reading, asked.id)? })).transpose()
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
