//! A promise in any list.

use chrono::NaiveDate;
use serde::Serialize;

use super::{SyncState, Who, engineer_name, sync_state, versions, who_row};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::{encounter, promise};
use crate::model::{Audience, Id, PromiseState, Seen};
use crate::store::entities::Entity;

/// Where a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum PromiseStanding {
    /// Not kept yet, and its day is ahead.
    Open,
    /// Open, and its day is today.
    DueToday,
    /// Open, and its day has passed.
    PastItsDay,
    /// Kept.
    Kept,
    /// Kept after its day.
    Late,
    /// Something else was agreed on.
    Changed,
    /// Let go.
    LetGo,
    /// Two devices said different things; both are shown.
    Several,
}

impl PromiseStanding {
    /// The name in documents, and of its words in the catalogue.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::DueToday => "due-today",
            Self::PastItsDay => "past-its-day",
            Self::Kept => "kept",
            Self::Late => "late",
            Self::Changed => "changed",
            Self::LetGo => "let-go",
            Self::Several => "several",
        }
    }
}

/// One promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PromiseRow {
    /// The id.
    pub id: Id,
    /// What we said we would do.
    pub text: String,
    /// To whom.
    pub to: Vec<Who>,
    /// The customer of the visit it was made on.
    pub customer: Option<String>,
    /// The engineer who promised it; `None` for oneself.
    pub promised_by: Option<String>,
    /// By the customer's calendar; `None` where it cannot be read.
    pub until: Option<NaiveDate>,
    /// Where it stands today.
    pub standing: PromiseStanding,
    /// Where we said it.
    pub visit: Option<Id>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// A promise, as it stands on the local day.
pub(crate) fn promise(reading: &Reading<'_>, entity: &Entity) -> Result<PromiseRow> {
    let fields = &entity.fields;
    let (until, today) = (fields.get(promise::UNTIL), reading.today());
    let mut to = Vec::new();
    for person in fields.members(promise::TO) {
        to.extend(who_row(reading, Some(person))?);
    }
    let visit = fields.get(promise::ENCOUNTER);
    let held = Entity::find_named(reading.connection, visit)?;
    let customer = reading.name(held.and_then(|visit| visit.fields.get(encounter::ORGANIZATION)))?;
    let several = versions(reading, entity)?.iter().any(|versions| versions.field == "state");
    let standing = match fields.get(promise::STATE).unwrap_or(PromiseState::Open) {
        _ if several => PromiseStanding::Several,
        PromiseState::Open if until.is_some_and(|day| day < today) => PromiseStanding::PastItsDay,
        PromiseState::Open if until == Some(today) => PromiseStanding::DueToday,
        PromiseState::Open => PromiseStanding::Open,
        PromiseState::Kept => PromiseStanding::Kept,
        PromiseState::Late => PromiseStanding::Late,
        PromiseState::Changed => PromiseStanding::Changed,
        PromiseState::LetGo => PromiseStanding::LetGo,
    };
    Ok(PromiseRow {
        id: entity.id,
        text: fields.get(promise::TEXT).unwrap_or_default(),
        to,
        customer,
        promised_by: engineer_name(reading, fields.get(promise::PROMISED_BY))?,
        until,
        standing,
        visit,
        audience: entity.log.audience(),
        state: sync_state(reading, entity)?,
        seen: seen_token(reading.connection, entity)?,
    })
}
