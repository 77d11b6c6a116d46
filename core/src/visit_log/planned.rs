//! A visit that was planned for today: who starts one with that customer means it.

use super::visits::StartVisit;
use crate::error::Result;
use crate::log::action::Action;
use crate::model::fields::encounter;
use crate::model::{EncounterKind, Id, Kind, VisitState};
use crate::store::entities::Entity;

/// A day in milliseconds, and the most visits of one that are looked through.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const MOST: usize = 1_000;

/// The visit that is meant: planned for today, where it is, with that customer, the earliest of several. One with another site, of
/// another kind or for something else than is said now is another.
pub(super) fn meant(action: &Action<'_>, start: &StartVisit) -> Result<Option<Id>> {
    let Some(customer) = start.customer.filter(|_| start.planned && start.objective.is_none()) else { return Ok(None) };
    let around = action.now.utc_ms - DAY_MS..=action.now.utc_ms + DAY_MS;
    let planned = Entity::in_state_within(action.connection(), Kind::Encounter, VisitState::Planned, around, MOST)?;
    let is_meant = |visit: &Entity| {
        let fields = &visit.fields;
        let today = fields.get(encounter::PLAN).is_some_and(|plan| {
            let day = plan.wall_clock().map(|time| time.date());
            day == Some(action.now.local_in(&plan.zone).date())
        });
        let kind = fields.get(encounter::KIND).unwrap_or(EncounterKind::Visit);
        today
            && fields.get(encounter::ORGANIZATION) == Some(customer)
            && start.kind.is_none_or(|said| said == kind)
            && start.site.is_none_or(|said| fields.get(encounter::SITE).is_none_or(|site| site == said))
    };
    Ok(planned.into_iter().find(is_meant).map(|visit| visit.id))
}
