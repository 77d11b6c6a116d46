//! *Capture*: what stands around the field and the four keys.

use rusqlite::Connection;
use serde::Serialize;

use super::encounter::people;
use super::rows::{self, NoteRow, PersonRow, PromiseDay, VisitRow};
use crate::error::{Error, Result};
use crate::model::fields::{encounter, observation};
use crate::model::{Id, Kind, ObservationKind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::identity::Identity;
use crate::sync_queue::reading::words_of;
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
    /// What stands in the field: the unsent text exactly as it was left, with what the shell held of it.
    pub draft: String,
    /// The days a promise is offered for.
    pub promise_days: Vec<PromiseDay>,
    /// After midnight or three quiet hours: ask before adding to this visit.
    pub ask_first: bool,
}

/// Unsent text that a shell holds itself: it outlived the screen, or was typed before the screen was read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HeldText {
    /// The visit it was typed on; `None`: on none, or while the notebook could not be opened.
    pub visit: Option<Id>,
    /// It.
    pub text: String,
}

impl Notebook {
    /// *Capture*, for a visit or the one under way. `held`: what the shell has of the unsent text, if it has any.
    ///
    /// # Errors
    /// An unknown visit.
    pub fn capture_screen(&self, visit: Option<Id>, held: Option<&HeldText>) -> Result<Capture> {
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
                draft: draft_shown(connection, visit.as_ref().map(|row| row.id), held)?,
                promise_days: rows::promise_days(now.day()),
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

/// The draft of a visit, with what a shell holds: no character is lost, and none stands twice.
///
/// What was typed on another visit is left to it where it is safe there: as its draft, or as the note without a key
/// that ending it made of the draft. Otherwise it is shown here rather than nowhere.
fn draft_shown(connection: &Connection, visit: Option<Id>, held: Option<&HeldText>) -> Result<String> {
    let kept = draft(connection, visit)?;
    let Some(held) = held.filter(|held| !held.text.trim().is_empty()) else { return Ok(kept) };
    if held.visit != visit && is_safe_there(connection, held)? {
        return Ok(kept);
    }
    Ok(joined(kept, &held.text))
}

/// One text of two that may hold the same words, the kept one first. A longer one that begins as the other is a later
/// state of it.
fn joined(kept: String, held: &str) -> String {
    if held.starts_with(&kept) {
        held.to_owned()
    } else if kept.starts_with(held) {
        kept
    } else if kept.ends_with(char::is_whitespace) {
        kept + held
    } else {
        kept + "\n" + held
    }
}

fn is_safe_there(connection: &Connection, held: &HeldText) -> Result<bool> {
    if draft(connection, held.visit)?.starts_with(&held.text) {
        return Ok(true);
    }
    let Some(visit) = held.visit else { return Ok(false) };
    let without_key = "parent = ?1 AND kind = ?2 AND hidden = 0 AND state = 0 ORDER BY number DESC LIMIT 1";
    let made = Entity::select(connection, without_key, (visit.as_bytes(), Kind::Observation.number()))?;
    let words = made.first().and_then(words_of).map(|(newest, _)| newest.text);
    Ok(words.is_some_and(|words| words.starts_with(held.text.trim())))
}
