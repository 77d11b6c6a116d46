//! Who knows a customer, which customers nobody has met lately, and what came of meeting them. Facts of encounters: nothing
//! here is counted of an engineer, and no list is in order of them (rule 11).

use serde::Serialize;

use super::rows::{self, LAST, Page, SyncState, VersionsRow};
use super::team::{EngineerRow, engineer};
use crate::empathy_map::gives_evidence;
use crate::error::{Error, Refusal, Result};
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::{encounter, organization, outcome};
use crate::model::{Audience, Id, Kind, Moment, OutcomeKind, Seen};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::store::{meetings, mentions};

/// Encounters with a customer that are looked through for who was there, the latest first.
const LATEST: usize = 200;
/// A customer whom nobody met for so long was not met lately: six weeks.
const LATELY_MS: i64 = 42 * 24 * 60 * 60 * 1000;

/// An engineer who met a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct KnowsRow {
    /// Who.
    pub engineer: EngineerRow,
    /// The last encounter at which they met.
    pub visit: Id,
    /// When that began.
    pub met: Option<Moment>,
}

/// A customer whom nobody has met lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NotMetRow {
    /// The customer.
    pub customer: Id,
    /// Its name.
    pub name: String,
    /// The last encounter with it; `None`: nobody met it yet.
    pub visit: Option<Id>,
    /// When that began.
    pub met: Option<Moment>,
}

/// What came of encounters with a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OutcomeRow {
    /// The id.
    pub id: Id,
    /// Of which kind it is; `None` where a later version says something that this one does not know.
    pub kind: Option<OutcomeKind>,
    /// What, in a few words.
    pub text: Option<String>,
    /// The customer.
    pub customer: Option<Id>,
    /// The encounters that led to it.
    pub visits: Vec<Id>,
    /// When it was written down.
    pub when: Option<Moment>,
    /// Versions that stand side by side.
    pub versions: Vec<VersionsRow>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

impl Notebook {
    /// Who knows a customer: the engineers who met it, by name.
    ///
    /// # Errors
    /// An unknown customer.
    pub fn who_knows(&self, customer: Id) -> Result<Vec<KnowsRow>> {
        self.read(|reading| who_knows(reading, reading.live(customer, Kind::Organization)?.id))
    }

    /// Customers whom nobody met in the last six weeks, those nobody ever met first, then the longest ago first.
    ///
    /// # Errors
    /// [`Refusal::CursorUnreadable`].
    pub fn not_met_lately(&self, after: Option<&str>, limit: usize) -> Result<Page<NotMetRow>> {
        self.read(|reading| not_met_lately(reading, after, rows::limit(limit)))
    }

    /// What came of encounters with a customer, the latest first, a page at a time.
    ///
    /// # Errors
    /// An unknown customer; [`Refusal::CursorUnreadable`].
    pub fn outcomes(&self, customer: Id, after: Option<&str>, limit: usize) -> Result<Page<OutcomeRow>> {
        self.read(|reading| {
            let (limit, before) = (rows::limit(limit), rows::place_after(after, LAST)?);
            let customer = reading.live(customer, Kind::Organization)?;
            let found = Entity::children_before(reading.connection, customer.id, Kind::Outcome, before, limit + 1)?;
            rows::page(found, limit, rows::place, |outcome| outcome_row(reading, outcome))
        })
    }
}

pub(super) fn who_knows(reading: &Reading<'_>, customer: Id) -> Result<Vec<KnowsRow>> {
    let mut known: Vec<KnowsRow> = Vec::new();
    for visit in Entity::begun_with(reading.connection, customer, LATEST)?.iter().filter(|one| gives_evidence(one)) {
        for id in visit.fields.members(encounter::ENGINEERS) {
            if known.iter().all(|row| row.engineer.id != id) {
                let (engineer, met) = (engineer(reading, id)?, visit.fields.get(encounter::START));
                known.push(KnowsRow { engineer, visit: visit.id, met });
            }
        }
    }
    known.sort_by(|one, other| one.engineer.name.cmp(&other.engineer.name));
    Ok(known)
}

pub(super) fn not_met_lately(reading: &Reading<'_>, after: Option<&str>, limit: usize) -> Result<Page<NotMetRow>> {
    let mut after = after.map(place).transpose()?;
    let since = reading.now().utc_ms - LATELY_MS;
    let mut found = Vec::new();
    loop {
        let next = meetings::not_since(reading.connection, since, after, limit + 1)?;
        let (last, is_last) = (next.last().map(|(id, last)| (*last, *id)), next.len() <= limit);
        for row in next {
            if found.len() <= limit && !is_own_house(reading, row.0)? {
                found.push(row);
            }
        }
        if is_last || found.len() > limit {
            break;
        }
        after = last;
    }
    rows::page(found, limit, |(id, last)| format!("{last}.{id}"), |(id, last)| not_met(reading, *id, *last))
}

/// What we are to ourselves is no customer to call on.
fn is_own_house(reading: &Reading<'_>, customer: Id) -> Result<bool> {
    let customer = Entity::find_named(reading.connection, Some(customer))?;
    Ok(customer.is_some_and(|customer| customer.fields.flag(organization::INTERNAL)))
}

fn place(text: &str) -> Result<(i64, Id)> {
    let read = text.split_once('.').and_then(|(last, id)| Some((last.parse().ok()?, id.parse().ok()?)));
    read.ok_or(Error::from(Refusal::CursorUnreadable))
}

fn not_met(reading: &Reading<'_>, customer: Id, last: i64) -> Result<NotMetRow> {
    let mut visit = None;
    if last > 0 {
        visit = Entity::begun_with(reading.connection, customer, LATEST)?.into_iter().find(gives_evidence);
    }
    Ok(NotMetRow {
        customer,
        name: reading.name(Some(customer))?.unwrap_or_default(),
        met: visit.as_ref().and_then(|visit| visit.fields.get(encounter::START)),
        visit: visit.map(|visit| visit.id),
    })
}

/// What came of one encounter, beside others or alone: the latest so many, the first of them first. Found by what names it.
pub(super) fn outcomes_of(reading: &Reading<'_>, visit: Id, limit: usize) -> Result<Vec<OutcomeRow>> {
    let mut rows = Vec::new();
    for number in mentions::of(reading.connection, visit, Kind::Outcome, limit)?.into_iter().rev() {
        if let Some(entity) = Entity::numbered(reading.connection, number)? {
            rows.push(outcome_row(reading, &entity)?);
        }
    }
    Ok(rows)
}

pub(super) fn outcome_row(reading: &Reading<'_>, entity: &Entity) -> Result<OutcomeRow> {
    let fields = &entity.fields;
    Ok(OutcomeRow {
        id: entity.id,
        kind: fields.get(outcome::KIND),
        text: fields.get(outcome::TEXT),
        customer: fields.get(outcome::ORGANIZATION),
        visits: fields.members(outcome::ENCOUNTERS),
        when: fields.get(outcome::CREATED),
        versions: rows::versions(reading, entity)?,
        audience: entity.log.audience(),
        state: rows::sync_state(reading, entity)?,
        seen: seen_token(reading.connection, entity)?,
    })
}
