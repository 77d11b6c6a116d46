//! *Naming a visit*: customer, site, people and objective of a visit, at any time of its life.

use serde::Serialize;

use super::customers::{CustomerRow, SiteRow, customer, sites_of};
use super::encounter::people;
use super::rows::{self, PersonRow, VisitRow};
use crate::error::Result;
use crate::model::fields::encounter;
use crate::model::{Id, Kind};
use crate::notebook::Notebook;
use crate::visit_log::{Called, Findable, customer_called};

/// Customers that are offered for what was typed.
const OFFERED: usize = 8;
const PEOPLE: usize = 50;

/// *Naming a visit*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NameVisit {
    /// The visit as it is named now.
    pub visit: VisitRow,
    /// Its site, where it has one.
    pub site: Option<Id>,
    /// Customers whose names begin as what was typed; those known first, where nothing was typed.
    pub customers: Vec<Called>,
    /// One of them is called exactly so: it is chosen rather than added again.
    pub is_known: bool,
    /// The customer's sites.
    pub sites: Vec<SiteRow>,
    /// The customer's people, those of this visit first.
    pub people: Vec<NamedPerson>,
}

/// Somebody of the customer's, and whether the visit names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NamedPerson {
    /// Who.
    pub person: PersonRow,
    /// They were met, or are to be.
    pub is_here: bool,
}

/// Whom a visit is planned with, or whose somebody is: the customers that what was typed may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WhichCustomer {
    /// Customers whose names begin as what was typed; none for nothing.
    pub customers: Vec<Called>,
    /// The one that is called so, with its sites: [`Notebook::customer_named`] gives it, and adds one where there is none.
    pub called_so: Option<CustomerRow>,
}

impl Notebook {
    /// The customers that may be meant by what was typed of a name.
    ///
    /// # Errors
    /// What the disk says.
    pub fn which_customer(&self, begun: &str) -> Result<WhichCustomer> {
        let begun = begun.trim();
        if begun.is_empty() {
            return Ok(WhichCustomer { customers: Vec::new(), called_so: None });
        }
        let customers = self.names(Findable::Customer, begun, OFFERED)?;
        self.read(|reading| {
            let known = customer_called(reading.connection, begun)?;
            let called_so = known.map(|id| customer(reading, &reading.live(id, Kind::Organization)?)).transpose()?;
            Ok(WhichCustomer { customers, called_so })
        })
    }

    /// *Naming a visit*; `begun` is what was typed of the customer's name.
    ///
    /// # Errors
    /// An unknown visit.
    pub fn name_visit(&self, visit: Id, begun: &str) -> Result<NameVisit> {
        let customers = self.names(Findable::Customer, begun, OFFERED)?;
        self.read(|reading| {
            let visit = reading.live(visit, Kind::Encounter)?;
            let met = visit.fields.members(encounter::PEOPLE);
            let people = people(reading, &visit, &met, PEOPLE)?;
            let named = |person: PersonRow| NamedPerson { is_here: met.contains(&person.id), person };
            let customer = visit.fields.get(encounter::ORGANIZATION);
            Ok(NameVisit {
                site: visit.fields.get(encounter::SITE),
                is_known: customer_called(reading.connection, begun.trim())?.is_some(),
                customers,
                sites: customer.map(|id| sites_of(reading, id)).transpose()?.unwrap_or_default(),
                people: people.iter().map(rows::person).map(named).collect(),
                visit: rows::visit(reading, &visit)?,
            })
        })
    }
}
