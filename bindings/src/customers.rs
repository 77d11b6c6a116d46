//! Customers, their sites and their people.

use soundings_core::model::{ConsentChoice, GuideLanguage, Id, Mark, PhotoRule, Seen};
use soundings_core::present::{
    AboutCustomer, AboutPerson, AboutSite, Briefing, PAGE, Retention, SameProposal, WhichCustomer,
};
use soundings_core::{NewPerson, PersonChange};
use soundings_pages::brief;

use crate::error::{Result, caught};
use crate::notebook::Notebook;
use crate::outgoing::ReportPages;
use crate::pages::{CustomerPage, MarkedPage, PeoplePage};
use crate::summary::spoken;

#[uniffi::export]
impl Notebook {
    /// *Customers*: one page.
    pub fn customers(&self, after: Option<String>) -> Result<CustomerPage> {
        Ok(caught(|| self.inner.customers(after.as_deref(), PAGE))?.into())
    }

    /// A customer's page.
    pub fn about_customer(&self, id: Id) -> Result<AboutCustomer> {
        caught(|| self.inner.about_customer(id))
    }

    /// A site's page.
    pub fn about_site(&self, id: Id) -> Result<AboutSite> {
        caught(|| self.inner.about_site(id))
    }

    /// A person's page.
    pub fn about_person(&self, id: Id) -> Result<AboutPerson> {
        caught(|| self.inner.about_person(id))
    }

    /// A customer's people: one page.
    pub fn people_of(&self, customer: Id, after: Option<String>) -> Result<PeoplePage> {
        Ok(caught(|| self.inner.people_of(customer, after.as_deref(), PAGE))?.into())
    }

    /// A site's people: one page.
    pub fn people_of_site(&self, site: Id, after: Option<String>) -> Result<PeoplePage> {
        Ok(caught(|| self.inner.people_of_site(site, after.as_deref(), PAGE))?.into())
    }

    /// The customers that may be meant by what was typed of a name.
    pub fn which_customer(&self, begun: String) -> Result<WhichCustomer> {
        caught(|| self.inner.which_customer(&begun))
    }

    /// A customer's concerns, priorities or open questions: one page.
    pub fn marked_of(&self, customer: Id, mark: Mark, after: Option<String>) -> Result<MarkedPage> {
        Ok(caught(|| self.inner.marked_of(customer, mark, after.as_deref(), PAGE))?.into())
    }

    /// A briefing as a page to print, without what is only me, and as text to hand on.
    pub fn briefing_page(&self, customer: Id, language: GuideLanguage) -> Result<ReportPages> {
        let record = caught(|| self.inner.briefing_page(customer, language))?;
        let language = spoken(language);
        let markdown = brief::markdown(&record, language);
        Ok(ReportPages { html: brief::html(&record, language), text: markdown.clone(), markdown })
    }

    /// *Briefing*: what is known of a customer, on one page.
    pub fn briefing(&self, customer: Id, language: GuideLanguage) -> Result<Briefing> {
        caught(|| self.inner.briefing(customer, language))
    }

    /// A customer.
    pub fn add_customer(&self, name: String) -> Result<Id> {
        caught(|| self.inner.add_customer(&name))
    }

    /// The customer of a name, whatever its case and accents; added where there is none.
    pub fn customer_named(&self, name: String) -> Result<Id> {
        caught(|| self.inner.customer_named(&name))
    }

    /// A site of a customer's.
    pub fn add_site(&self, customer: Id, name: String, photo_rule: PhotoRule) -> Result<Id> {
        caught(|| self.inner.add_site(customer, &name, photo_rule))
    }

    /// A person of a customer's, or met at a visit.
    pub fn add_person(&self, person: NewPerson) -> Result<Id> {
        caught(|| self.inner.add_person(&person))
    }

    /// Another name for a customer; `seen`: of its page.
    pub fn change_customer(&self, customer: Id, name: String, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_customer(customer, &name, seen.as_ref()))
    }

    /// Whether a customer is one of our own house.
    pub fn set_internal(&self, customer: Id, internal: bool) -> Result<()> {
        caught(|| self.inner.set_internal(customer, internal))
    }

    /// Another name for a site; `seen`: of its page.
    pub fn change_site(&self, site: Id, name: String, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_site(site, &name, seen.as_ref()))
    }

    /// A person's name, description, role, customer or site; `seen`: of their page.
    pub fn change_person(&self, person: Id, change: PersonChange, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_person(person, &change, seen.as_ref()))
    }

    /// *Same as*: which things look like one.
    pub fn same_proposals(&self) -> Result<Vec<SameProposal>> {
        caught(|| self.inner.same_proposals())
    }

    /// The first reads as the second from now on.
    pub fn declare_same(&self, alias: Id, target: Id) -> Result<()> {
        caught(|| self.inner.declare_same(alias, target))
    }

    /// They are two, and it is proposed no more.
    pub fn declare_not_same(&self, one: Id, other: Id) -> Result<()> {
        caught(|| self.inner.declare_not_same(one, other))
    }

    /// Takes back what was declared the same as a thing.
    pub fn undo_same(&self, thing: Id) -> Result<()> {
        caught(|| self.inner.undo_same(thing))
    }

    /// *Retention*: what is proposed to be erased.
    pub fn retention(&self) -> Result<Retention> {
        caught(|| self.inner.retention())
    }

    /// After how many years things are proposed to be erased; none: nothing is.
    pub fn set_retention(&self, years: Option<u32>) -> Result<()> {
        caught(|| self.inner.set_retention(years))
    }

    /// What a person agreed to.
    pub fn set_consent(&self, person: Id, choice: ConsentChoice) -> Result<()> {
        caught(|| self.inner.set_consent(person, choice))
    }
}
