//! A customer's page, a site's and a person's: everything we know of them, a few of each with the whole list behind it.

use serde::Serialize;

use super::acquaintance::{KnowsRow, outcome_row, who_knows};
use super::briefing::{
    FewMaps, FewMarked, FewNotes, FewOutcomes, FewPeople, FewPromises, FewVisits, Gathering, PEOPLE,
};
use super::consent::Consent;
use super::customers::{CustomerRow, SiteRow, at_site, customer, site_row};
use super::rows::{self, FIRST, LAST, NoteRow, VersionsRow, VisitRow};
use super::same::{AlsoRow, also};
use super::search::{Found, FoundKind, Search};
use super::today::still_ahead;
use crate::consent::is_on_the_wall;
use crate::error::Result;
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::{person, poster, site};
use crate::model::{Id, Kind, Mark, Seen};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// So many of what came of visits, and of a person's notes and maps, stand on a page.
const FEW: usize = 5;

/// A customer's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AboutCustomer {
    /// Who they are, their sites, and what else they are called.
    pub customer: CustomerRow,
    /// The next visit that is planned.
    pub next: Option<VisitRow>,
    /// The last visits and calls.
    pub visits: FewVisits,
    /// Their people.
    pub people: FewPeople,
    /// Questions that are not answered.
    pub questions: FewMarked,
    /// Concerns.
    pub concerns: FewMarked,
    /// Priorities.
    pub priorities: FewMarked,
    /// What we promised them and have not kept yet.
    pub promises: FewPromises,
    /// Maps of their people.
    pub maps: FewMaps,
    /// Engineers who met them, by name.
    pub knows: Vec<KnowsRow>,
    /// What came of visits with them.
    pub outcomes: FewOutcomes,
    /// Documents went out of their visits.
    pub went_out: bool,
    /// Hand back with another name.
    pub seen: Seen,
    /// What was written apart of it: its name, of which several versions stand side by side.
    pub versions: Vec<VersionsRow>,
}

/// A site's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AboutSite {
    /// The site, with its photo rule.
    pub site: SiteRow,
    /// Whose it is.
    pub customer: Option<Id>,
    /// By name.
    pub customer_name: Option<String>,
    /// The people who are there.
    pub people: FewPeople,
    /// What else it is called: sites that were declared the same.
    pub also: Vec<AlsoRow>,
    /// What was written apart of it.
    pub versions: Vec<VersionsRow>,
}

/// A person's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AboutPerson {
    /// Who they are, what they agreed to, and what speaks of them outside.
    pub consent: Consent,
    /// Whose they are.
    pub customer: Option<Id>,
    /// By name.
    pub customer_name: Option<String>,
    /// Where they work.
    pub site_id: Option<Id>,
    /// By name.
    pub site: Option<String>,
    /// The name alone; `None` of somebody who is only described.
    pub named: Option<String>,
    /// The description alone.
    pub described: Option<String>,
    /// Hand back with another name, description or role.
    pub seen: Seen,
    /// What was written apart of them.
    pub versions: Vec<VersionsRow>,
    /// Maps of them.
    pub maps: FewMaps,
    /// What they said and did, and what concerns them.
    pub notes: FewNotes,
    /// A poster of them may be put up: they are on the wall, and none hangs.
    pub may_have_poster: bool,
    /// The poster of them that hangs.
    pub poster: Option<Id>,
}

impl Notebook {
    /// A customer's page.
    ///
    /// # Errors
    /// An unknown or deleted customer.
    pub fn about_customer(&self, id: Id) -> Result<AboutCustomer> {
        self.read(|reading| {
            let (connection, entity) = (reading.connection, reading.live(id, Kind::Organization)?);
            let (id, mut gathering) = (entity.id, Gathering::for_oneself(reading));
            let next = Entity::planned_with(connection, id, still_ahead(reading))?;
            let outcomes = Entity::children_before(connection, id, Kind::Outcome, LAST, FEW + 1)?;
            let outcomes = outcomes.iter().map(|outcome| outcome_row(reading, outcome)).collect::<Result<_>>()?;
            Ok(AboutCustomer {
                customer: customer(reading, &entity)?,
                next: next.map(|visit| rows::visit(reading, &visit)).transpose()?,
                visits: gathering.visits(id)?,
                people: gathering.people(id)?,
                questions: gathering.marked(id, Mark::Question)?,
                concerns: gathering.marked(id, Mark::Concern)?,
                priorities: gathering.marked(id, Mark::Priority)?,
                promises: gathering.promises(id)?,
                maps: gathering.maps(id)?,
                knows: who_knows(reading, id)?,
                outcomes: FewOutcomes::of(outcomes, FEW),
                went_out: !Entity::children_before(connection, id, Kind::SentDocument, LAST, 1)?.is_empty(),
                seen: seen_token(connection, &entity)?,
                versions: rows::versions(reading, &entity)?,
            })
        })
    }

    /// A site's page.
    ///
    /// # Errors
    /// An unknown or deleted site.
    pub fn about_site(&self, id: Id) -> Result<AboutSite> {
        self.read(|reading| {
            let entity = reading.live(id, Kind::Site)?;
            let customer = entity.fields.get(site::ORGANIZATION);
            let people = at_site(reading, &entity, FIRST, PEOPLE + 1)?;
            Ok(AboutSite {
                people: FewPeople::of(people.iter().map(rows::person).collect(), PEOPLE),
                site: site_row(reading, &entity)?,
                customer,
                customer_name: reading.name(customer)?,
                also: also(reading.connection, entity.id)?,
                versions: rows::versions(reading, &entity)?,
            })
        })
    }

    /// A person's page.
    ///
    /// # Errors
    /// An unknown or deleted person.
    pub fn about_person(&self, id: Id) -> Result<AboutPerson> {
        let consent = self.consent(id)?;
        let theirs = Search { person: Some(id), thing: Some(FoundKind::Note), ..Search::default() };
        let found = self.search_for(&theirs, None, FEW + 1)?;
        let notes: Vec<NoteRow> = found.items.into_iter().filter_map(note).collect();
        self.read(|reading| {
            let entity = reading.live(id, Kind::Person)?;
            let maps = Entity::children_before(reading.connection, entity.id, Kind::EmpathyMap, LAST, FEW)?;
            let customer = entity.fields.get(person::ORGANIZATION);
            let poster = poster_of(reading, entity.id)?;
            let hangs = is_on_the_wall(reading, &entity)?;
            Ok(AboutPerson {
                consent,
                customer,
                customer_name: reading.name(customer)?,
                site_id: entity.fields.get(person::SITE),
                site: reading.name(entity.fields.get(person::SITE))?,
                named: entity.fields.get(person::NAME),
                described: entity.fields.get(person::DESCRIPTION),
                seen: seen_token(reading.connection, &entity)?,
                versions: rows::versions(reading, &entity)?,
                maps: Gathering::for_oneself(reading).metered(maps)?,
                notes: FewNotes::of(notes, FEW),
                may_have_poster: hangs && poster.is_none(),
                poster,
            })
        })
    }
}

fn note(found: Found) -> Option<NoteRow> {
    match found {
        Found::Note { note, .. } => Some(note),
        _ => None,
    }
}

fn poster_of(reading: &Reading<'_>, person: Id) -> Result<Option<Id>> {
    let posters = Entity::children(reading.connection, person, Kind::Poster)?;
    Ok(posters.iter().find(|one| !one.fields.flag(poster::DOWN)).map(|one| one.id))
}
