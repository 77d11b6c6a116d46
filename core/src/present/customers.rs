//! *Customers*: each with its sites, and its people.

use rusqlite::Connection;
use serde::Serialize;

use super::rows::{self, Page, PersonRow};
use crate::error::{Error, Result};
use crate::model::fields::{organization, site};
use crate::model::{Audience, Id, Kind, PhotoRule};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::identity::Identity;

/// A customer in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CustomerRow {
    /// The id.
    pub id: Id,
    /// The name.
    pub name: String,
    /// Its sites.
    pub sites: Vec<SiteRow>,
    /// How many people of it we know.
    pub people: u32,
    /// Who may read it.
    pub audience: Audience,
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
}

impl Notebook {
    /// The customers by name, a page at a time.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn customers(&self, after: Option<&str>, limit: usize) -> Result<Page<CustomerRow>> {
        self.read(|connection| {
            let condition = "kind = ?1 AND hidden = 0 AND number > ?2 ORDER BY number LIMIT ?3";
            let after = rows::number_after(after)?;
            let limit = rows::limit(limit);
            let found = Entity::select(connection, condition, (Kind::Organization.number(), after, limit as i64 + 1))?;
            rows::page(found, limit, |entity| entity.number.to_string(), |entity| customer_row(connection, entity))
        })
    }

    /// One customer.
    ///
    /// # Errors
    /// An unknown or deleted customer.
    pub fn customer(&self, customer: Id) -> Result<CustomerRow> {
        self.read(|connection| {
            let row =
                Entity::live(connection, customer, Kind::Organization)?.ok_or(Error::NotFound { what: "customer" })?;
            customer_row(connection, &row)
        })
    }

    /// The people of a customer.
    ///
    /// # Errors
    /// What the disk says.
    pub fn people(&self, customer: Id) -> Result<Vec<PersonRow>> {
        self.read(|connection| {
            Ok(Entity::children(connection, customer, Kind::Person)?.iter().map(rows::person).collect())
        })
    }
}

/// A customer in a list.
fn customer_row(connection: &Connection, entity: &Entity) -> Result<CustomerRow> {
    let sites = Entity::children(connection, entity.id, Kind::Site)?;
    Ok(CustomerRow {
        id: entity.id,
        name: entity.fields.text(organization::NAME).unwrap_or_default(),
        sites: sites
            .iter()
            .map(|site| SiteRow {
                id: site.id,
                name: site.fields.text(site::NAME).unwrap_or_default(),
                photo_rule: site
                    .fields
                    .get(site::PHOTO_RULE)
                    .and_then(PhotoRule::from_number)
                    .unwrap_or(PhotoRule::NotAsked),
            })
            .collect(),
        people: Entity::children(connection, entity.id, Kind::Person)?.len() as u32,
        audience: Identity::audience(entity.log),
    })
}
