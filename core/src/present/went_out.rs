//! *What went out*: the documents that readers outside have, of a customer or about a person, with the copies to fetch back.

use serde::Serialize;

use super::rows::{self, LAST, Page, engineer_name};
use crate::consent::SpeaksOf;
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{encounter, sent_document, spoken_of};
use crate::model::{Audience, DocumentKind, EncounterKind, Id, Kind, Moment};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// A document that went out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SentRow {
    /// The id.
    pub id: Id,
    /// What it is; `None`: a later version's.
    pub what: Option<DocumentKind>,
    /// To whom it went, in the words of who sent it.
    pub to: String,
    /// When.
    pub sent: Moment,
    /// The engineer who sent it; `None` for oneself.
    pub engineer: Option<String>,
    /// Of which visit.
    pub visit: Option<Id>,
    /// The visit's kind.
    pub visit_kind: Option<EncounterKind>,
    /// When the visit began.
    pub visit_started: Option<Moment>,
    /// How many notes are in it.
    pub notes: u32,
    /// Whom it speaks of.
    pub people: Vec<SpokenOfRow>,
    /// Somebody in it has withdrawn since, and the copy is still out.
    pub to_fetch_back: bool,
    /// Somebody says that the copy is back.
    pub fetched_back: bool,
    /// Who may read this.
    pub audience: Audience,
}

/// Somebody a document speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SpokenOfRow {
    /// The person.
    pub person: Id,
    /// The name, or the description; empty of somebody erased.
    pub name: String,
    /// By name; else as *a customer*.
    pub named: bool,
    /// They would not let it out any more.
    pub withdrawn: bool,
}

impl Notebook {
    /// What went out of a customer's visits, the latest first, a page at a time.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn went_out(&self, customer: Id, after: Option<&str>, limit: usize) -> Result<Page<SentRow>> {
        self.read(|reading| {
            let (limit, before) = (rows::limit(limit), rows::place_after(after, LAST)?);
            let kind = Kind::SentDocument;
            let found = Entity::children_before(reading.connection, customer, kind, before, limit + 1)?;
            rows::page(found, limit, rows::place, |document| sent(reading, document))
        })
    }

    /// The documents that speak of a person, the latest first, a page at a time: to fetch back, where they withdrew.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn documents_about(&self, person: Id, after: Option<&str>, limit: usize) -> Result<Page<SentRow>> {
        self.read(|reading| {
            let (limit, before) = (rows::limit(limit), rows::place_after(after, LAST)?);
            let links = Entity::leading_to(reading.connection, person, Kind::SpokenOf, before, limit + 1)?;
            let page = rows::page(links, limit, rows::place, |link| {
                let document = Entity::find_named(reading.connection, link.fields.get(spoken_of::DOCUMENT))?;
                document.filter(Entity::is_here).map(|document| sent(reading, &document)).transpose()
            })?;
            Ok(Page { items: page.items.into_iter().flatten().collect(), next: page.next })
        })
    }
}

fn sent(reading: &Reading<'_>, document: &Entity) -> Result<SentRow> {
    let fields = &document.fields;
    let visit = Entity::find_named(reading.connection, fields.get(sent_document::ENCOUNTER))?.filter(Entity::is_here);
    let what = fields.get(sent_document::WHAT);
    let mut people = Vec::new();
    for row in Entity::children(reading.connection, document.id, Kind::SpokenOf)? {
        let Some(speaks_of) = SpeaksOf::of(&row.fields) else { continue };
        let person = Entity::find(reading.connection, speaks_of.person)?.filter(Entity::is_here);
        people.push(SpokenOfRow {
            person: speaks_of.person,
            name: person.as_ref().and_then(|person| person.kind.name(&person.fields)).unwrap_or_default(),
            named: speaks_of.named,
            // Somebody who is gone from here lets nothing out any more.
            withdrawn: person.is_none_or(|person| speaks_of.was_withdrawn(what, &person.fields)),
        });
    }
    let fetched_back = fields.flag(sent_document::FETCHED_BACK);
    Ok(SentRow {
        id: document.id,
        what,
        to: fields.get(sent_document::TO).unwrap_or_default(),
        sent: fields.get(sent_document::SENT).unwrap_or_else(|| reading.now().clone()),
        engineer: engineer_name(reading, fields.get(sent_document::AUTHOR))?,
        visit_kind: visit.as_ref().and_then(|visit| visit.fields.get(encounter::KIND)),
        visit_started: visit.as_ref().and_then(|visit| visit.fields.get(encounter::START)),
        visit: visit.map(|visit| visit.id),
        notes: fields.get(sent_document::NOTES).unwrap_or(0),
        to_fetch_back: !fetched_back && people.iter().any(|person| person.withdrawn),
        people,
        fetched_back,
        audience: document.log.audience(),
    })
}
