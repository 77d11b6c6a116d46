//! Customers (organizations), their sites and people, and our engineers.

use serde::Serialize;
use soundings_wire::Change;

use super::{live, member};
use crate::error::{Refusal, Result};
use crate::model::fields::{encounter, engineer, organization, person, site};
use crate::model::{Audience, Id, Kind, PhotoRule, check_text};
use crate::notebook::Notebook;
use crate::present::{PAGE, PersonRow, rows};
use crate::store::entities::Entity;
use crate::sync_queue::identity::Identity;

/// A person of the customer's, new to us.
#[derive(Clone, Debug, Default)]
pub struct NewPerson {
    /// Whose.
    pub customer: Option<Id>,
    /// A name, or
    pub name: Option<String>,
    /// a description ("night operator, line 3").
    pub description: Option<String>,
    /// What they do there.
    pub role: Option<String>,
    /// Where.
    pub site: Option<Id>,
    /// The visit on which we met: until its notes are shared, the person is only me too.
    pub visit: Option<Id>,
}

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
    /// Adds a customer.
    ///
    /// # Errors
    /// A name that is no text.
    pub fn add_customer(&self, name: &str) -> Result<Id> {
        let name = check_text(name)?;
        self.write(|action| {
            Ok(action.create(Audience::Team, Kind::Organization, vec![Change::new(organization::NAME, &name)]))
        })
    }

    /// Adds a site of a customer's.
    ///
    /// # Errors
    /// A name that is no text, or an unknown customer.
    pub fn add_site(&self, customer: Id, name: &str, photo_rule: PhotoRule) -> Result<Id> {
        let name = check_text(name)?;
        self.write(|action| {
            let customer = live(action, customer, Kind::Organization, "customer")?;
            let changes = vec![
                Change::new(site::ORGANIZATION, &customer.id),
                Change::new(site::NAME, &name),
                Change::new(site::PHOTO_RULE, &photo_rule.number()),
            ];
            Ok(action.create(Identity::audience(customer.log), Kind::Site, changes))
        })
    }

    /// Adds a person of a customer's. Met on a visit whose notes are not shared, they are only me until then.
    ///
    /// # Errors
    /// [`Refusal::NameOrDescription`] without either; text that is none; unknown ids.
    pub fn add_person(&self, new: &NewPerson) -> Result<Id> {
        let mut changes = Vec::new();
        for (field, text) in
            [(person::NAME, &new.name), (person::DESCRIPTION, &new.description), (person::ROLE, &new.role)]
        {
            if let Some(text) = text {
                changes.push(Change::new(field, &check_text(text)?));
            }
        }
        if new.name.is_none() && new.description.is_none() {
            return Err(Refusal::NameOrDescription.into());
        }
        self.write(|action| {
            let mut changes = changes;
            let mut references = Vec::new();
            if let Some(customer) = new.customer {
                references.push(live(action, customer, Kind::Organization, "customer")?);
                changes.push(Change::new(person::ORGANIZATION, &customer));
            }
            if let Some(id) = new.site {
                references.push(live(action, id, Kind::Site, "site")?);
                changes.push(Change::new(person::SITE, &id));
            }
            let audience = super::sharing::audience(action, new.visit, &references)?;
            let id = action.create(audience, Kind::Person, changes);
            if let Some(visit) = new.visit {
                let visit = live(action, visit, Kind::Encounter, "visit")?;
                // The team must not read of somebody it does not know: there the visit learns of them when they are shared.
                if Identity::audience(visit.log) == audience {
                    action.edit(&visit, vec![member(encounter::PEOPLE, id.as_bytes())], None)?;
                }
            }
            Ok(id)
        })
    }

    /// The customers by name, a page at a time.
    ///
    /// # Errors
    /// [`Refusal::CursorUnreadable`].
    pub fn customers(&self, after: Option<&str>, limit: usize) -> Result<rows::Page<CustomerRow>> {
        self.read(|connection| {
            let condition = "kind = ?1 AND hidden = 0 AND number > ?2 ORDER BY number LIMIT ?3";
            let after = rows::number_after(after)?;
            let limit = limit.clamp(1, PAGE);
            let found = Entity::select(connection, condition, (Kind::Organization.number(), after, limit as i64 + 1))?;
            rows::page(found, limit, |entity| entity.number.to_string(), |entity| rows::customer(connection, entity))
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
