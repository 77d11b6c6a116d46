//! *Customers*: each with its sites, and its people.

use serde::Serialize;

use super::PAGE;
use super::rows::{self, FIRST, Page, PersonRow};
use super::same::{AlsoRow, also};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::{encounter, organization, person, site};
use crate::model::{Audience, Id, Kind, PhotoRule, Seen};
use crate::notebook::Notebook;
use crate::store::counts::{self, Scope};
use crate::store::entities::{Entity, Place};
use crate::visit_log::rule_of;

/// A customer in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CustomerRow {
    /// The id.
    pub id: Id,
    /// The name.
    pub name: String,
    /// It is one of our own house, which calls on itself.
    pub internal: bool,
    /// Its sites.
    pub sites: Vec<SiteRow>,
    /// How many people of it we know.
    pub people: u32,
    /// Who may read it.
    pub audience: Audience,
    /// What else it is called: customers that were declared the same.
    pub also: Vec<AlsoRow>,
}

/// A customer's site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SiteRow {
    /// The id.
    pub id: Id,
    /// The name.
    pub name: String,
    /// Whether pictures may be taken there.
    pub photo_rule: PhotoRule,
    /// Hand back with another rule.
    pub seen: Seen,
}

impl Notebook {
    /// The customers, a page at a time, in the order in which this notebook came to know them.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn customers(&self, after: Option<&str>, limit: usize) -> Result<Page<CustomerRow>> {
        self.read(|reading| {
            let (limit, after) = (rows::limit(limit), rows::number_after(after)?);
            let found = Entity::of_kind_after(reading.connection, Kind::Organization, after, limit + 1)?;
            rows::page(found, limit, |entity| entity.number.to_string(), |entity| customer(reading, entity))
        })
    }

    /// One customer.
    ///
    /// # Errors
    /// An unknown or deleted customer.
    pub fn customer(&self, id: Id) -> Result<CustomerRow> {
        self.read(|reading| customer(reading, &reading.live(id, Kind::Organization)?))
    }

    /// The people of a customer, a page at a time.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn people_of(&self, customer: Id, after: Option<&str>, limit: usize) -> Result<Page<PersonRow>> {
        self.read(|reading| {
            let (limit, after) = (rows::limit(limit), rows::place_after(after, FIRST)?);
            let found = Entity::children_after(reading.connection, customer, Kind::Person, after, limit + 1)?;
            rows::page(found, limit, rows::place, |person| Ok(rows::person(person)))
        })
    }

    /// The people of a site: those of its customer's who are there, a page at a time.
    ///
    /// # Errors
    /// An unknown or deleted site; [`crate::Refusal::CursorUnreadable`].
    pub fn people_of_site(&self, site: Id, after: Option<&str>, limit: usize) -> Result<Page<PersonRow>> {
        self.read(|reading| {
            let site = reading.live(site, Kind::Site)?;
            let (limit, after) = (rows::limit(limit), rows::place_after(after, FIRST)?);
            let found = at_site(reading, &site, after, limit + 1)?;
            rows::page(found, limit, rows::place, |person| Ok(rows::person(person)))
        })
    }
}

/// The people of a site behind a place, so many of them; the customer's others are passed by, a page at a time.
pub(super) fn at_site(reading: &Reading<'_>, site: &Entity, after: Place, most: usize) -> Result<Vec<Entity>> {
    let Some(customer) = site.fields.get(site::ORGANIZATION) else { return Ok(Vec::new()) };
    let (mut found, mut after) = (Vec::new(), after);
    while found.len() < most {
        let people = Entity::children_after(reading.connection, customer, Kind::Person, after, PAGE)?;
        let Some(last) = people.last() else { break };
        after = last.place();
        found.extend(people.into_iter().filter(|person| person.fields.get(person::SITE) == Some(site.id)));
    }
    found.truncate(most);
    Ok(found)
}

pub(super) fn customer(reading: &Reading<'_>, entity: &Entity) -> Result<CustomerRow> {
    Ok(CustomerRow {
        id: entity.id,
        name: entity.fields.get(organization::NAME).unwrap_or_default(),
        internal: entity.fields.flag(organization::INTERNAL),
        sites: sites_of(reading, entity.id)?,
        people: counts::things(reading.connection, Scope::Of(entity.id), Kind::Person)?,
        audience: entity.log.audience(),
        also: also(reading.connection, entity.id)?,
    })
}

/// A customer's sites.
pub(super) fn sites_of(reading: &Reading<'_>, customer: Id) -> Result<Vec<SiteRow>> {
    Entity::children(reading.connection, customer, Kind::Site)?.iter().map(|row| site_row(reading, row)).collect()
}

/// The site of a visit, where it has one.
pub(super) fn site_of(reading: &Reading<'_>, visit: &Entity) -> Result<Option<SiteRow>> {
    let Some(id) = visit.fields.get(encounter::SITE) else { return Ok(None) };
    Entity::live(reading.connection, id, Kind::Site)?.map(|row| site_row(reading, &row)).transpose()
}

pub(super) fn site_row(reading: &Reading<'_>, site: &Entity) -> Result<SiteRow> {
    Ok(SiteRow {
        id: site.id,
        name: site.fields.get(site::NAME).unwrap_or_default(),
        photo_rule: rule_of(reading.connection, site)?,
        seen: seen_token(reading.connection, site)?,
    })
}
