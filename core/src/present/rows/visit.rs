//! A visit (any encounter) in any list, and the head of its page.

use serde::Serialize;

use super::{SyncState, sync_state};
use crate::error::Result;
use crate::log::clock_error::corrected;
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::encounter;
use crate::model::value::Field;
use crate::model::{Audience, EncounterKind, Id, Kind, Moment, Plan, Seen};
use crate::store::counts::{self, Scope};
use crate::store::entities::Entity;

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
pub(crate) fn visit(reading: &Reading<'_>, entity: &Entity) -> Result<VisitRow> {
    let fields = &entity.fields;
    let time = |field: Field<Moment>| -> Result<Option<Moment>> {
        let found: Option<Moment> = fields.get(field);
        found.map(|time| corrected(reading.connection, &reading.me, (entity, field.number), time)).transpose()
    };
    let customer_id = fields.get(encounter::ORGANIZATION);
    Ok(VisitRow {
        id: entity.id,
        kind: fields.get(encounter::KIND).unwrap_or(EncounterKind::Visit),
        customer: reading.name(customer_id)?,
        customer_id,
        site: reading.name(fields.get(encounter::SITE))?,
        objective: fields.get(encounter::OBJECTIVE),
        planned: fields.get(encounter::PLAN),
        started: time(encounter::START)?,
        ended: time(encounter::END)?,
        notes: counts::things(reading.connection, Scope::Of(entity.id), Kind::Observation)?,
        audience: entity.log.audience(),
        state: sync_state(reading, entity)?,
        seen: seen_token(reading.connection, entity)?,
    })
}
