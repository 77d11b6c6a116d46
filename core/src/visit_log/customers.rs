//! Customers (organizations), their sites and people: adding and renaming them, and writing down what a person agreed to (three choices on
//! a screen, one register per use below). What follows from it is said by `consent`.

use super::met::Place;
use super::references::customer_called;
use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::log::share::share_named;
use crate::model::fields::{encounter, organization, person, site};
use crate::model::{Allowed, Audience, ConsentChoice, Id, Kind, PhotoRule, Seen, Use, check_text};
use crate::notebook::Notebook;
use crate::store::aliases;
use crate::store::columns::Log;
use crate::store::entities::Entity;

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
    /// The visit on which we met: without a customer they get the visit's, and its site without one of their own. Until its
    /// notes are shared, the person is only me too.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub visit: Option<Id>,
}

/// A change of what is known of a person; what is `None` stays.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PersonChange {
    /// Their name: that of somebody who was described until now too.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub name: Option<String>,
    /// A description.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub description: Option<String>,
    /// What they do there.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub role: Option<String>,
    /// Whose.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub customer: Option<Id>,
    /// Where.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub site: Option<Id>,
}

fn add(action: &mut Action<'_>, customer: &str) -> Id {
    action.create(Audience::Team, Kind::Organization, vec![organization::NAME.set(&customer.to_owned())])
}

impl Notebook {
    /// Adds a customer.
    ///
    /// # Errors
    /// A name that is no text.
    pub fn add_customer(&self, name: &str) -> Result<Id> {
        let name = check_text(name)?;
        self.write(|action| Ok(add(action, name)))
    }

    /// The customer of a name, whatever its case and accents; added where there is none.
    ///
    /// # Errors
    /// A name that is no text.
    pub fn customer_named(&self, name: &str) -> Result<Id> {
        let name = check_text(name)?.trim();
        self.write(|action| match customer_called(action.connection(), name)? {
            Some(known) => Ok(known),
            None => Ok(add(action, name)),
        })
    }

    /// Adds a site of a customer's.
    ///
    /// # Errors
    /// A name that is no text, or an unknown customer.
    pub fn add_site(&self, customer: Id, name: &str, photo_rule: PhotoRule) -> Result<Id> {
        let name = check_text(name)?;
        self.write(|action| {
            let customer = action.live(customer, Kind::Organization)?;
            let changes = vec![
                site::ORGANIZATION.set(&customer.id),
                site::NAME.set(&name.to_owned()),
                site::PHOTO_RULE.set(&photo_rule),
            ];
            Ok(action.create(customer.log.audience(), Kind::Site, changes))
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
                changes.push(field.set(&check_text(text)?.to_owned()));
            }
        }
        if new.name.is_none() && new.description.is_none() {
            return Err(Refusal::NameOrDescription.into());
        }
        self.write(|action| {
            let mut changes = changes;
            let mut references = Vec::new();
            let visit = new.visit.map(|visit| action.live(visit, Kind::Encounter)).transpose()?;
            let place = visit.as_ref().map(|visit| Place::of(action.connection(), visit)).transpose()?.flatten();
            let (of_visit, at_visit) = place.map_or((None, None), |place| (Some(place.customer), place.site));
            let customer = new.customer.map(|id| action.live(id, Kind::Organization)).transpose()?;
            let is_elsewhere =
                customer.as_ref().is_some_and(|given| Some(given.id) != of_visit.as_ref().map(|of| of.id));
            let site = new.site.map(|id| action.live(id, Kind::Site)).transpose()?;
            if let Some(customer) = customer.or(of_visit) {
                changes.push(person::ORGANIZATION.set(&customer.id));
                references.push(customer);
            }
            if let Some(site) = site.or(at_visit.filter(|_| !is_elsewhere)) {
                changes.push(person::SITE.set(&site.id));
                references.push(site);
            }
            let audience = super::sharing::audience(action, new.visit, &references)?;
            let id = action.create(audience, Kind::Person, changes);
            if let Some(visit) = visit {
                // The team must not read of somebody it does not know: there the visit learns of them when they are shared.
                if visit.log.audience() == audience {
                    action.edit(&visit, vec![encounter::PEOPLE.with(&id)], None)?;
                }
            }
            Ok(id)
        })
    }

    /// Gives a customer another name. Two devices that did so apart: both stand, side by side.
    ///
    /// # Errors
    /// A name that is no text; an unknown customer.
    pub fn change_customer(&self, customer: Id, name: &str, seen: Option<&Seen>) -> Result<()> {
        let name = check_text(name)?;
        self.write_words(|action| {
            let customer = action.live(customer, Kind::Organization)?;
            action.edit(&customer, vec![organization::NAME.set(&name.to_owned())], seen)
        })
    }

    /// Says whether a customer is one of our own house: it is called on like any other, and nobody is reminded to.
    ///
    /// # Errors
    /// An unknown customer.
    pub fn set_internal(&self, customer: Id, internal: bool) -> Result<()> {
        self.write(|action| {
            let customer = action.live(customer, Kind::Organization)?;
            if customer.fields.flag(organization::INTERNAL) == internal {
                return Ok(());
            }
            action.edit(&customer, vec![organization::INTERNAL.set(&internal)], None)
        })
    }

    /// Gives a site another name.
    ///
    /// # Errors
    /// A name that is no text; an unknown site.
    pub fn change_site(&self, site: Id, name: &str, seen: Option<&Seen>) -> Result<()> {
        let name = check_text(name)?;
        self.write_words(|action| {
            let site = action.live(site, Kind::Site)?;
            action.edit(&site, vec![site::NAME.set(&name.to_owned())], seen)
        })
    }

    /// Changes what is known of a person: a name for who was only described, other words, whose they are and where. What the
    /// team did not have goes to it first, where the person is the team's. Who gets another customer leaves the site of the one
    /// before.
    ///
    /// # Errors
    /// Text that is none; unknown ids.
    pub fn change_person(&self, person: Id, change: &PersonChange, seen: Option<&Seen>) -> Result<()> {
        let mut words = Vec::new();
        for (field, text) in
            [(person::NAME, &change.name), (person::DESCRIPTION, &change.description), (person::ROLE, &change.role)]
        {
            if let Some(text) = text {
                words.push(field.set(&check_text(text)?.to_owned()));
            }
        }
        self.write_words(|action| {
            let person = action.live(person, Kind::Person)?;
            let mut changes = words.clone();
            for (id, kind, field) in
                [(change.customer, Kind::Organization, person::ORGANIZATION), (change.site, Kind::Site, person::SITE)]
            {
                let Some(id) = id else { continue };
                action.live(id, kind)?;
                if person.log == Log::Team {
                    share_named(action, id)?;
                }
                changes.push(field.set(&id));
            }
            if let (Some(customer), None) = (change.customer, change.site)
                && let Some(stays) = Entity::find_named(action.connection(), person.fields.get(person::SITE))?
                && stays.fields.get(site::ORGANIZATION) != Some(aliases::target(action.connection(), customer)?)
            {
                changes.push(person::SITE.clear());
            }
            if changes.is_empty() { Ok(()) } else { action.edit(&person, changes, seen) }
        })
    }

    /// Writes down what a person agreed to, as of now. About a person the team has, it goes to the team at once.
    ///
    /// # Errors
    /// An unknown person.
    pub fn set_consent(&self, person: Id, choice: ConsentChoice) -> Result<()> {
        self.write(|action| {
            let person = action.live(person, Kind::Person)?;
            let allowed = |needed: &Use| choice.uses().contains(needed);
            let changes = Use::ALL
                .iter()
                .map(|needed| {
                    let allowed = Allowed { allowed: allowed(needed), asked: action.now.clone() };
                    person::CONSENT.put(needed, &allowed)
                })
                .collect();
            action.edit(&person, changes, None)
        })
    }

    /// Writes down whether a person allows one use, as of now.
    ///
    /// # Errors
    /// An unknown person.
    pub fn set_use(&self, person: Id, needed: Use, allowed: bool) -> Result<()> {
        self.write(|action| {
            let person = action.live(person, Kind::Person)?;
            let answer = Allowed { allowed, asked: action.now.clone() };
            action.edit(&person, vec![person::CONSENT.put(&needed, &answer)], None)
        })
    }
}
