//! Whom an encounter was with, and the customer that they get by it: somebody is met first, and where that was is named later.

use std::collections::BTreeSet;

use rusqlite::Connection;
use soundings_wire::Id;

use crate::error::Result;
use crate::log::action::Action;
use crate::model::Kind;
use crate::model::fields::{encounter, observation, person, site};
use crate::model::value::Value;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Notes of a visit that are looked through for people, the latest first.
const LATEST_NOTES: usize = 500;
/// Behind all there are.
const LAST: (i64, i64) = (i64::MAX, i64::MAX);

/// Whom the visit names, then whom its notes name: the team's visit learns of those when they are shared.
pub(crate) fn met(connection: &Connection, visit: &Entity) -> Result<Vec<Id>> {
    let mut met = visit.fields.members(encounter::PEOPLE);
    for note in Entity::children_before(connection, visit.id, Kind::Observation, LAST, LATEST_NOTES)? {
        let named = [observation::BY, observation::ABOUT].map(|field| note.fields.get(field));
        met.extend(named.iter().flatten().filter_map(Value::refers_to));
    }
    let mut seen = BTreeSet::new();
    met.retain(|id| seen.insert(*id));
    Ok(met)
}

/// Where a visit is: its customer, and the site of that customer's.
pub(super) struct Place {
    pub customer: Entity,
    pub site: Option<Entity>,
}

impl Place {
    /// Of a visit that was named; of what was deleted, nothing.
    pub fn of(connection: &Connection, visit: &Entity) -> Result<Option<Self>> {
        let Some(customer) = visit.fields.get(encounter::ORGANIZATION) else { return Ok(None) };
        let Some(customer) = Entity::live(connection, customer, Kind::Organization)? else { return Ok(None) };
        // The site of another customer's stayed when the visit's customer was corrected.
        let site = Entity::find_named(connection, visit.fields.get(encounter::SITE))?.filter(|found| {
            found.kind == Kind::Site && found.is_here() && found.fields.get(site::ORGANIZATION) == Some(customer.id)
        });
        Ok(Some(Self { customer, site }))
    }
}

/// Gives the people of a visit who have no customer the visit's, and its site if they have none. Who has a customer keeps it, and
/// keeps having no site: they may be from anywhere. But whom this notebook came to know since the visit gets the site, too, where
/// it is named after the customer. A customer that is corrected later moves nobody: who is elsewhere is said on their own page.
///
/// Nothing of a visit that is only me is told of a person whom the team has: they get it when the visit is shared.
pub(super) fn give_place(action: &mut Action<'_>, visit: Id) -> Result<()> {
    action.flush()?;
    let Some(visit) = Entity::live(action.connection(), visit, Kind::Encounter)? else { return Ok(()) };
    let Some(place) = Place::of(action.connection(), &visit)? else { return Ok(()) };
    let named = visit.fields.members(encounter::PEOPLE);
    for id in met(action.connection(), &visit)? {
        let Some(who) = Entity::live(action.connection(), id, Kind::Person)? else { continue };
        if who.log == Log::Team && (visit.log != Log::Team || !named.contains(&id)) {
            continue;
        }
        let customer = who.fields.get(person::ORGANIZATION);
        let since_then = customer == Some(place.customer.id) && who.number > visit.number;
        if customer.is_some() && !since_then {
            continue;
        }
        let mut changes = Vec::new();
        changes.extend(customer.is_none().then(|| person::ORGANIZATION.set(&place.customer.id)));
        let site = place.site.as_ref().filter(|_| who.fields.get(person::SITE).is_none());
        changes.extend(site.map(|site| person::SITE.set(&site.id)));
        if !changes.is_empty() {
            action.edit(&who, changes, None)?;
            // A group of its own: a hub that refuses what is said of somebody who was erased takes the rest.
            action.flush()?;
        }
    }
    Ok(())
}
