//! Customers, their sites and their people.

use soundings_core::NewPerson;
use soundings_core::model::{ConsentChoice, GuideLanguage, Id, PhotoRule};
use soundings_core::present::{Briefing, PAGE, PersonRow};

use crate::error::{Result, caught};
use crate::notebook::Notebook;
use crate::pages::CustomerPage;

#[uniffi::export]
impl Notebook {
    /// *Customers*: one page.
    pub fn customers(&self, after: Option<String>) -> Result<CustomerPage> {
        Ok(caught(|| self.inner.customers(after.as_deref(), PAGE))?.into())
    }

    /// A customer's people.
    pub fn people(&self, customer: Id) -> Result<Vec<PersonRow>> {
        caught(|| self.inner.people(customer))
    }

    /// *Briefing*: what is known of a customer, on one page.
    pub fn briefing(&self, customer: Id, language: GuideLanguage) -> Result<Briefing> {
        caught(|| self.inner.briefing(customer, language))
    }

    /// A customer.
    pub fn add_customer(&self, name: String) -> Result<Id> {
        caught(|| self.inner.add_customer(&name))
    }

    /// A site of a customer's.
    pub fn add_site(&self, customer: Id, name: String, photo_rule: PhotoRule) -> Result<Id> {
        caught(|| self.inner.add_site(customer, &name, photo_rule))
    }

    /// A person of a customer's, or met at a visit.
    pub fn add_person(&self, person: NewPerson) -> Result<Id> {
        caught(|| self.inner.add_person(&person))
    }

    /// What a person agreed to.
    pub fn set_consent(&self, person: Id, choice: ConsentChoice) -> Result<()> {
        caught(|| self.inner.set_consent(person, choice))
    }
}
