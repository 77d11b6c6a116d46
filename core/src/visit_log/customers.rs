//! Adding customers (organizations), their sites and people.

use soundings_wire::Change;

use crate::error::{Refusal, Result};
use crate::model::fields::{encounter, organization, person, site};
use crate::model::{Audience, Id, Kind, PhotoRule, check_text};
use crate::notebook::Notebook;
use crate::sync_queue::action::{live, member};
use crate::sync_queue::identity::Identity;

/// A person of the customer's, new to us.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewPerson {
    /// Whose.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub customer: Option<Id>,
    /// A name, or
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub name: Option<String>,
    /// a description ("night operator, line 3").
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub description: Option<String>,
    /// What they do there.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub role: Option<String>,
    /// Where.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub site: Option<Id>,
    /// The visit on which we met: until its notes are shared, the person is only me too.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub visit: Option<Id>,
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
}
