//! *Insights*: statements with the notes from several encounters that led to them.

use serde::Serialize;

use super::rows::{self, LAST, NoteRow, Page, SyncState, VersionsRow};
use crate::empathy_map::{encounters, rests_on};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::insight;
use crate::model::{Audience, Id, Kind, Moment, Seen};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// So many insights stand on a page.
const ON_A_PAGE: usize = 30;

/// What an insight rests on by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum InsightBasis {
    /// Notes of several encounters.
    Several,
    /// Notes of one encounter.
    One,
    /// Nothing that is there: it is a guess.
    Guess,
}

/// One insight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct InsightRow {
    /// The id.
    pub id: Id,
    /// The statement.
    pub text: String,
    /// Whose; `None` for oneself.
    pub engineer: Option<String>,
    /// When it was written down.
    pub when: Option<Moment>,
    /// What it rests on by now.
    pub basis: InsightBasis,
    /// Some of what it rested on is not there any more, or is no evidence by now.
    pub less: bool,
    /// The notes that led to it.
    pub notes: Vec<NoteRow>,
    /// Versions that stand side by side.
    pub versions: Vec<VersionsRow>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

impl Notebook {
    /// Insights, the latest first, a page at a time: fewer than of other lists, since each brings its notes.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn insights(&self, after: Option<&str>, limit: usize) -> Result<Page<InsightRow>> {
        self.read(|reading| {
            let (limit, before) = (rows::limit(limit).min(ON_A_PAGE), rows::place_after(after, LAST)?);
            let found = Entity::in_state_before(reading.connection, Kind::Insight, 0, before, limit + 1)?;
            rows::page(found, limit, rows::place, |entity| insight_row(reading, entity))
        })
    }

    /// One insight.
    ///
    /// # Errors
    /// An unknown insight.
    pub fn insight(&self, id: Id) -> Result<InsightRow> {
        self.read(|reading| insight_row(reading, &reading.live(id, Kind::Insight)?))
    }
}

/// The latest insights, so many of them.
pub(super) fn latest(reading: &Reading<'_>, limit: usize) -> Result<Vec<InsightRow>> {
    let found = Entity::in_state_before(reading.connection, Kind::Insight, 0, LAST, limit)?;
    found.iter().map(|entity| insight_row(reading, entity)).collect()
}

fn insight_row(reading: &Reading<'_>, entity: &Entity) -> Result<InsightRow> {
    let fields = &entity.fields;
    let (notes, less) = rests_on(reading.connection, entity.id)?;
    let basis = match (encounters(&notes), notes.len()) {
        (_, 0) => InsightBasis::Guess,
        (0 | 1, _) => InsightBasis::One,
        _ => InsightBasis::Several,
    };
    Ok(InsightRow {
        id: entity.id,
        text: fields.get(insight::TEXT).unwrap_or_default(),
        engineer: rows::engineer_name(reading, fields.get(insight::AUTHOR))?,
        when: fields.get(insight::CREATED),
        basis,
        less,
        notes: notes.iter().map(|note| rows::note(reading, note)).collect::<Result<_>>()?,
        versions: rows::versions(reading, entity)?,
        audience: entity.log.audience(),
        state: rows::sync_state(reading, entity)?,
        seen: seen_token(reading.connection, entity)?,
    })
}
