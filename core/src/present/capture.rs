//! *Capture*: what stands around the field and the four keys.

use serde::Serialize;

use super::encounter::people;
use super::rows::{self, NoteRow, PersonRow, VisitRow};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{encounter, observation};
use crate::model::{Id, Kind, ObservationKind};
use crate::notebook::Notebook;
use crate::store::counts::{self, Scope};
use crate::store::entities::Entity;
use crate::visit_log::{draft, under_way};

/// After this long without a note: "Still there?"
pub(super) const QUIET_MS: i64 = 3 * 60 * 60 * 1000;
const CHIPS: usize = 20;

/// *Capture*: what stands around the field and the four keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
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
        self.read(|reading| {
            let connection = reading.connection;
            let visit = match visit {
                Some(id) => Some(reading.live(id, Kind::Encounter)?),
                None => under_way(connection, reading.me.engineer)?,
            };
            let draft = draft(connection, visit.as_ref().map(|row| row.id))?;
            let Some(visit) = visit else {
                let nowhere = Capture { draft, ..Capture::default() };
                return Ok(nowhere);
            };
            let of_visit = Scope::Of(visit.id);
            let last = Entity::last_taken(connection, visit.id, ObservationKind::Thought.number())?;
            let begun = visit.fields.get(encounter::START);
            Ok(Capture {
                notes: counts::things(connection, of_visit, Kind::Observation)?,
                thoughts: counts::thoughts(connection, of_visit)?,
                last: last.map(|row| rows::note(reading, &row)).transpose()?,
                people: people(reading, &visit, CHIPS)?.iter().map(rows::person).collect(),
                draft,
                ask_first: is_quiet(reading, &visit)? || begun.is_some_and(|start| start.day() != reading.today()),
                visit: Some(rows::visit(reading, &visit)?),
            })
        })
    }
}

/// Whether nothing was noted on a visit under way for three hours.
pub(super) fn is_quiet(reading: &Reading<'_>, visit: &Entity) -> Result<bool> {
    let last = Entity::last_child(reading.connection, visit.id, Kind::Observation)?;
    let noted = last.and_then(|note| note.fields.ms(observation::NOTED)).or(visit.fields.ms(encounter::START));
    Ok(noted.is_some_and(|noted| reading.now().utc_ms - noted > QUIET_MS))
}
