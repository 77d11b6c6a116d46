//! *Capture*: what stands around the field and the four keys.

use rusqlite::Connection;
use serde::Serialize;

use super::encounter::people;
use super::rows::{self, NoteRow, PersonRow, VisitRow};
use crate::error::{Error, Result};
use crate::model::fields::{encounter, observation};
use crate::model::{Id, Kind, ObservationKind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::identity::Identity;
use crate::visit_log::{draft, under_way};

/// After this long without a note: "Still there?"
pub(super) const QUIET_MS: i64 = 3 * 60 * 60 * 1000;
const CHIPS: usize = 20;

/// *Capture*: what stands around the field and the four keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Capture {
    /// The visit under way; `None`: a note filed later.
    pub visit: Option<VisitRow>,
    /// The last note taken here that is no thought: a customer may look.
    pub last: Option<NoteRow>,
    /// Notes of the visit.
    pub notes: u32,
    /// Own thoughts, folded to a number at once.
    pub thoughts: u32,
    /// People of this customer, those met last first.
    pub people: Vec<PersonRow>,
    /// The unsent text, exactly as it was left.
    pub draft: String,
    /// After midnight or three quiet hours: ask before adding to this visit.
    pub ask_first: bool,
}

impl Notebook {
    /// *Capture*, for a visit or the one under way.
    ///
    /// # Errors
    /// An unknown visit.
    pub fn capture_screen(&self, visit: Option<Id>) -> Result<Capture> {
        let now = self.environment.clock.now();
        self.read(|connection| {
            let me = Identity::read(connection)?.engineer;
            let visit = match visit {
                Some(id) => {
                    Some(Entity::live(connection, id, Kind::Encounter)?.ok_or(Error::NotFound { what: "visit" })?)
                }
                None => under_way(connection, me)?,
            };
            let mut screen = Capture {
                visit: visit.as_ref().map(|row| rows::visit(connection, row)).transpose()?,
                last: None,
                notes: 0,
                thoughts: 0,
                people: Vec::new(),
                draft: draft(connection, visit.as_ref().map(|row| row.id))?,
                ask_first: false,
            };
            let Some(visit) = visit else { return Ok(screen) };
            let notes = "parent = ?1 AND kind = ?2 AND hidden = 0";
            let of_visit = (visit.id.as_bytes(), Kind::Observation.number());
            screen.notes = rows::count(connection, notes, of_visit)?;
            let thought = ObservationKind::Thought.number();
            screen.thoughts = rows::count(connection, &format!("{notes} AND state = {thought}"), of_visit)?;
            let last = format!("{notes} AND state <> {thought} ORDER BY number DESC LIMIT 1");
            let last = Entity::select(connection, &last, of_visit)?;
            screen.last = last.first().map(|row| rows::note(connection, row)).transpose()?;
            screen.people = people(connection, &visit)?.iter().take(CHIPS).map(rows::person).collect();
            screen.ask_first = is_quiet(connection, &visit, now.utc_ms)?
                || visit
                    .fields
                    .get::<crate::model::Moment>(encounter::START)
                    .is_some_and(|start| start.day() != now.day());
            Ok(screen)
        })
    }
}

pub(super) fn is_quiet(connection: &Connection, visit: &Entity, now_ms: i64) -> Result<bool> {
    let latest = "parent = ?1 AND kind = ?2 AND hidden = 0 ORDER BY sort DESC LIMIT 1";
    let latest = Entity::select(connection, latest, (visit.id.as_bytes(), Kind::Observation.number()))?;
    let last = latest.first().and_then(|note| note.fields.ms(observation::NOTED)).or(visit.fields.ms(encounter::START));
    Ok(last.is_some_and(|last| now_ms - last > QUIET_MS))
}
