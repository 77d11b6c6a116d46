//! *Guides*: sets of open questions, and the rows of a list of them.

use serde::Serialize;

use super::rows::{self, SyncState, VersionsRow};
use crate::error::{Error, Result};
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::{Audience, GuideLanguage, Id, Kind, QuestionSource, Seen};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::questions::{Named, Question, all, named, of_guide};

/// A guide in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GuideRow {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// Its name in commands, of one that comes with Soundings.
    pub key: Option<String>,
    /// What is written of it; `None` of one that nobody changed.
    pub written: Option<Written>,
}

/// A question of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct QuestionRow {
    /// The id.
    pub id: Id,
    /// Its words.
    pub text: String,
    /// Where it comes from.
    pub source: QuestionSource,
    /// It was asked.
    pub asked: bool,
    /// What is written of it; `None` of one that nobody changed.
    pub written: Option<Written>,
}

/// Of what stands in a log: who reads it, where it is, and what is not decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Written {
    /// Versions that stand side by side.
    pub versions: Vec<VersionsRow>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// *Guide*: one set of questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GuidePage {
    /// Its head.
    pub guide: GuideRow,
    /// Its questions, in order.
    pub questions: Vec<QuestionRow>,
}

impl Notebook {
    /// The guides: those that come with Soundings, then those that people made.
    ///
    /// # Errors
    /// What the disk says.
    pub fn guides(&self, language: GuideLanguage) -> Result<Vec<GuideRow>> {
        self.read(|reading| all(reading.connection, language)?.iter().map(|guide| row(reading, guide)).collect())
    }

    /// *Guide*: one set of questions.
    ///
    /// # Errors
    /// An unknown guide.
    pub fn guide(&self, id: Id, language: GuideLanguage) -> Result<GuidePage> {
        self.read(|reading| {
            let guide = named(reading.connection, id, language)?;
            let guide = guide.ok_or(Error::NotFound { what: Kind::Guide.word() })?;
            let questions = of_guide(reading.connection, id, language)?;
            Ok(GuidePage { guide: row(reading, &guide)?, questions: question_rows(reading, &questions)? })
        })
    }
}

pub(super) fn row(reading: &Reading<'_>, guide: &Named) -> Result<GuideRow> {
    Ok(GuideRow {
        id: guide.id,
        name: guide.name.clone(),
        key: guide.key.map(str::to_owned),
        written: guide.entity.as_ref().map(|entity| written(reading, entity)).transpose()?,
    })
}

pub(super) fn question_rows(reading: &Reading<'_>, questions: &[Question]) -> Result<Vec<QuestionRow>> {
    let row = |question: &Question| {
        Ok(QuestionRow {
            id: question.id,
            text: question.text.clone(),
            source: question.source,
            asked: question.asked,
            written: question.entity.as_ref().map(|entity| written(reading, entity)).transpose()?,
        })
    };
    questions.iter().map(row).collect()
}

fn written(reading: &Reading<'_>, entity: &Entity) -> Result<Written> {
    Ok(Written {
        versions: rows::versions(reading, entity)?,
        audience: entity.log.audience(),
        state: rows::sync_state(reading, entity)?,
        seen: seen_token(reading.connection, entity)?,
    })
}
