//! A visit (any encounter) in any list, and the head of its page.

use rusqlite::Connection;
use serde::Serialize;

use super::{SyncState, count, sync_state};
use crate::error::Result;
use crate::model::fields::encounter;
use crate::model::{Audience, EncounterKind, Id, Kind, Moment, Plan, Seen};
use crate::store::entities::Entity;
use crate::sync_queue::action::seen_token;
use crate::sync_queue::identity::Identity;
use crate::sync_queue::reading::name;

/// One visit (any encounter) in a list, and the head of its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VisitRow {
    /// The id.
    pub id: Id,
    /// The kind of encounter.
    pub kind: EncounterKind,
    /// Empty where nobody has said yet whom it is with.
    pub customer: Option<String>,
    /// The customer.
    pub customer_id: Option<Id>,
    /// The site's name.
    pub site: Option<String>,
    /// What for.
    pub objective: Option<String>,
    /// When it is planned for.
    pub planned: Option<Plan>,
    /// When it began.
    pub started: Option<Moment>,
    /// When it ended.
    pub ended: Option<Moment>,
    /// How many notes it has.
    pub notes: u32,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// A visit.
pub(crate) fn visit(connection: &Connection, entity: &Entity) -> Result<VisitRow> {
    let fields = &entity.fields;
    let customer_id = fields.id(encounter::ORGANIZATION);
    Ok(VisitRow {
        id: entity.id,
        kind: fields.get(encounter::KIND).and_then(EncounterKind::from_number).unwrap_or(EncounterKind::Visit),
        customer: name(connection, customer_id)?,
        customer_id,
        site: name(connection, fields.id(encounter::SITE))?,
        objective: fields.text(encounter::OBJECTIVE),
        planned: fields.get(encounter::PLAN),
        started: fields.get(encounter::START),
        ended: fields.get(encounter::END),
        notes: count(
            connection,
            "parent = ?1 AND kind = ?2 AND hidden = 0",
            (entity.id.as_bytes(), Kind::Observation.number()),
        )?,
        audience: Identity::audience(entity.log),
        state: sync_state(connection, entity)?,
        seen: seen_token(connection, entity)?,
    })
}
