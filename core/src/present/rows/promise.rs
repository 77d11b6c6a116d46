//! A promise in any list.

use rusqlite::Connection;
use serde::Serialize;

use super::{SyncState, Who, engineer_name, sync_state, versions, who_row};
use crate::error::Result;
use crate::model::fields::{encounter, promise};
use crate::model::{Audience, Id, PromiseState, Seen};
use crate::store::entities::Entity;
use crate::sync_queue::action::seen_token;
use crate::sync_queue::identity::Identity;
use crate::sync_queue::reading::name;
use crate::visit_log::promised_to;

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
    /// `YYYY-MM-DD`, the customer's calendar.
    pub until: String,
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

/// A promise, as it stands on the local day `today`.
pub(crate) fn promise(connection: &Connection, entity: &Entity, today: &str) -> Result<PromiseRow> {
    let fields = &entity.fields;
    let until = fields.text(promise::UNTIL).unwrap_or_default();
    let mut to = Vec::new();
    for person in promised_to(entity) {
        to.extend(who_row(connection, Some(person))?);
    }
    let visit = fields.id(promise::ENCOUNTER);
    let customer = match visit.map(|visit| Entity::find(connection, visit)).transpose()?.flatten() {
        Some(visit) => name(connection, visit.fields.id(encounter::ORGANIZATION))?,
        None => None,
    };
    let several = versions(connection, entity)?.iter().any(|versions| versions.field == "state");
    let standing = match fields.get(promise::STATE).and_then(PromiseState::from_number).unwrap_or(PromiseState::Open) {
        _ if several => PromiseStanding::Several,
        PromiseState::Open if until.as_str() < today => PromiseStanding::PastItsDay,
        PromiseState::Open if until == today => PromiseStanding::DueToday,
        PromiseState::Open => PromiseStanding::Open,
        PromiseState::Kept => PromiseStanding::Kept,
        PromiseState::Late => PromiseStanding::Late,
        PromiseState::Changed => PromiseStanding::Changed,
        PromiseState::LetGo => PromiseStanding::LetGo,
    };
    Ok(PromiseRow {
        id: entity.id,
        text: fields.text(promise::TEXT).unwrap_or_default(),
        to,
        customer,
        promised_by: engineer_name(connection, fields.id(promise::PROMISED_BY))?,
        until,
        standing,
        visit,
        audience: Identity::audience(entity.log),
        state: sync_state(connection, entity)?,
        seen: seen_token(connection, entity)?,
    })
}
