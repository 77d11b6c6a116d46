//! Who there is: customers with their sites, their people, and the team's engineers.

use serde::Serialize;

use super::{PAGE, Page, PersonRow, rows};
use crate::error::{Error, Result};
use crate::model::fields::engineer;
use crate::model::{Audience, Id, Kind, PhotoRule};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::identity::Identity;

/// A customer in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
pub struct SiteRow {
    /// The id.
    pub id: Id,
    /// The name.
    pub name: String,
    /// Whether pictures may be taken there.
    pub photo_rule: PhotoRule,
}

/// A member of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EngineerRow {
    /// The id.
    pub id: Id,
    /// The name.
    pub name: String,
    /// This notebook's.
    pub me: bool,
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
            let limit = limit.clamp(1, PAGE);
            let found = Entity::select(connection, condition, (Kind::Organization.number(), after, limit as i64 + 1))?;
            rows::page(found, limit, |entity| entity.number.to_string(), |entity| rows::customer(connection, entity))
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
            rows::customer(connection, &row)
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

    /// The members of the team, oneself included.
    ///
    /// # Errors
    /// What the disk says.
    pub fn engineers(&self) -> Result<Vec<EngineerRow>> {
        self.read(|connection| {
            let me = Identity::read(connection)?.engineer;
            let engineers =
                Entity::select(connection, "kind = ?1 AND hidden = 0 ORDER BY number", [Kind::Engineer.number()])?;
            Ok(engineers
                .into_iter()
                .map(|row| EngineerRow {
                    id: row.id,
                    name: row.fields.text(engineer::NAME).unwrap_or_default(),
                    me: row.id == me,
                })
                .collect())
        })
    }

    /// This notebook's engineer.
    ///
    /// # Errors
    /// What the disk says.
    pub fn engineer(&self) -> Result<EngineerRow> {
        let me = self.read(|connection| Ok(Identity::read(connection)?.engineer))?;
        let row = self.engineers()?.into_iter().find(|row| row.me);
        Ok(row.unwrap_or(EngineerRow { id: me, name: String::new(), me: true }))
    }
}
