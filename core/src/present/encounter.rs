//! *Encounter*: one visit's page.

use serde::Serialize;

use super::PAGE;
use super::acquaintance::{OutcomeRow, outcomes_of};
use super::rows::{self, FIRST, NoteRow, PersonRow, PromiseRow, VersionsRow, VisitRow};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{encounter, visit_state};
use crate::model::{Id, Kind, VisitState};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::counts::{self, Scope};
use crate::store::entities::Entity;
use crate::visit_log::{may_continue, under_way};

/// *Encounter*: one visit's page with its three faces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Encounter {
    /// Its head.
    pub visit: VisitRow,
    /// Before, during or after: which of the three faces a page opens with.
    pub standing: VisitState,
    /// *Start this visit* is offered: it has not ended, oneself is not there yet, and none is under way.
    pub may_start: bool,
    /// *End* is offered: oneself is there, and it goes on.
    pub may_end: bool,
    /// People met, then others of the customer, at most [`PAGE`] in all.
    pub people: Vec<PersonRow>,
    /// Engineers who were there, oneself included.
    pub engineers: Vec<String>,
    /// Notes by the time they happened; the first page.
    pub notes: Vec<NoteRow>,
    /// Hand back as `after` for more notes.
    pub next: Option<String>,
    /// What we promised there.
    pub promises: Vec<PromiseRow>,
    /// What came of it, at most [`PAGE`], the latest, the first of them first.
    pub outcomes: Vec<OutcomeRow>,
    /// Notes that are left to sort, on the cards of a map that has none of them yet: *Sort* is offered where there are any. None in
    /// the example, where nothing is sorted.
    pub to_sort: u32,
    /// About how many minutes that takes.
    pub minutes_to_sort: u32,
    /// *Continue this visit* is offered: it ended not ten minutes ago, and none is under way.
    pub may_continue: bool,
    /// Notes here that are still only mine and could be given to the team: where there is one, of a visit that ended.
    pub only_me: u32,
    /// Several versions of the visit's own words stand side by side.
    pub versions: Vec<VersionsRow>,
}

impl Notebook {
    /// *Encounter*: a visit's page, with a page of its notes.
    ///
    /// # Errors
    /// An unknown visit; [`crate::Refusal::CursorUnreadable`].
    pub fn encounter(&self, visit: Id, after: Option<&str>, limit: usize) -> Result<Encounter> {
        self.read(|reading| {
            let connection = reading.connection;
            let visit = reading.live(visit, Kind::Encounter)?;
            let (limit, after) = (rows::limit(limit), rows::place_after(after, FIRST)?);
            let notes = Entity::children_after(connection, visit.id, Kind::Observation, after, limit + 1)?;
            let page = rows::page(notes, limit, rows::place, |row| rows::note(reading, row))?;
            let promises = Entity::children_after(connection, visit.id, Kind::Promise, FIRST, PAGE)?;
            let mut engineers = Vec::new();
            for id in visit.fields.members(encounter::ENGINEERS) {
                engineers.extend(reading.name(Some(id))?);
            }
            let ended = visit.fields.ms(encounter::END);
            let mine = visit.fields.members(encounter::ENGINEERS).contains(&reading.me.engineer);
            let recent = ended.is_some_and(|end| may_continue(end, reading.now().utc_ms));
            let free = !reading.is_example && under_way(connection, reading.me.engineer)?.is_none();
            let head = rows::visit(reading, &visit)?;
            let standing = visit_state(&visit.fields);
            let to_sort = if reading.is_example { 0 } else { counts::notes_to_sort(connection, visit.id, None)? };
            Ok(Encounter {
                standing,
                may_start: free && standing != VisitState::Ended,
                may_end: mine && standing == VisitState::UnderWay,
                to_sort,
                minutes_to_sort: minutes_to_sort(to_sort),
                may_continue: mine && recent && free,
                people: people(reading, &visit, &visit.fields.members(encounter::PEOPLE), PAGE)?
                    .iter()
                    .map(rows::person)
                    .collect(),
                engineers,
                notes: page.items,
                next: page.next,
                promises: promises.iter().map(|row| rows::promise(reading, row)).collect::<Result<_>>()?,
                outcomes: outcomes_of(reading, visit.id, PAGE)?,
                only_me: match standing {
                    VisitState::Ended if reading.me.has_team() => {
                        counts::notes_in(connection, Scope::Of(visit.id), Log::Personal)?
                    }
                    VisitState::Ended | VisitState::UnderWay | VisitState::Planned => 0,
                },
                versions: rows::versions(reading, &visit)?,
                visit: head,
            })
        })
    }
}

/// Ten seconds a note, to the next full minute: one up to nine notes.
fn minutes_to_sort(notes: u32) -> u32 {
    if notes == 0 { 0 } else { (notes.saturating_add(2) / 6).max(1) }
}

/// The people of a visit: those met, then others of the customer, so many of them.
pub(super) fn people(reading: &Reading<'_>, visit: &Entity, met: &[Id], limit: usize) -> Result<Vec<Entity>> {
    let mut people = Vec::new();
    for id in met.iter().take(limit) {
        people.extend(Entity::live(reading.connection, *id, Kind::Person)?);
    }
    if let Some(customer) = visit.fields.get(encounter::ORGANIZATION) {
        let others = Entity::children_after(reading.connection, customer, Kind::Person, FIRST, limit + met.len())?;
        people.extend(others.into_iter().filter(|person| !met.contains(&person.id)));
    }
    people.truncate(limit);
    Ok(people)
}
