//! *Capture*: what stands around the field and the four keys.

use rusqlite::Connection;
use serde::Serialize;

use super::customers::{SiteRow, site_of};
use super::encounter::people;
use super::rows::{self, LAST, NoteRow, PersonRow, PromiseDay, VisitRow};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{encounter, observation};
use crate::model::{Id, Kind, Moment, ObservationKind, PhotoRule};
use crate::notebook::Notebook;
use crate::store::counts::{self, Scope};
use crate::store::entities::Entity;
use crate::visit_log::{draft, photo_rule, under_way};

/// After this long without a note: "Still there?"
pub(super) const QUIET_MS: i64 = 3 * 60 * 60 * 1000;
const CHIPS: usize = 20;
const RECENT: usize = 20;

/// *Capture*: what stands around the field and the four keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Capture {
    /// The visit under way; `None`: a note filed later.
    pub visit: Option<VisitRow>,
    /// The last note taken here that is no thought: a customer may look.
    pub last: Option<NoteRow>,
    /// What happened here last, the latest at the end, at most twenty and no thought among them: a customer may look.
    pub recent: Vec<NoteRow>,
    /// Notes of the visit.
    pub notes: u32,
    /// Own thoughts, folded to a number at once.
    pub thoughts: u32,
    /// People of this customer, those met last first.
    pub people: Vec<PersonRow>,
    /// What is said about pictures here, before the camera opens; `None`: nobody has said yet where this is.
    pub photo_rule: Option<PhotoRule>,
    /// The site, where its rule may be written down.
    pub site: Option<SiteRow>,
    /// What stands in the field: the unsent text exactly as it was left, with what the shell held of it.
    pub draft: String,
    /// The keys that somebody's exact words may be kept by.
    pub exact_keys: Vec<ObservationKind>,
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
        self.read(|reading| {
            let connection = reading.connection;
            let visit = match visit {
                Some(id) => Some(reading.live(id, Kind::Encounter)?),
                None => under_way(connection, reading.me.engineer)?,
            };
            let screen = Capture {
                draft: draft_shown(connection, visit.as_ref().map(|row| row.id), held)?,
                exact_keys: ObservationKind::ALL.iter().copied().filter(|kind| kind.may_be_exact()).collect(),
                promise_days: rows::promise_days(reading.today()),
                ..Capture::default()
            };
            let Some(visit) = visit else { return Ok(screen) };
            let of_visit = Scope::Of(visit.id);
            let last = Entity::last_taken(connection, visit.id, ObservationKind::Thought.number())?;
            Ok(Capture {
                notes: counts::things(connection, of_visit, Kind::Observation)?,
                thoughts: counts::thoughts(connection, of_visit)?,
                last: last.map(|row| rows::note(reading, &row)).transpose()?,
                people: people(reading, &visit, &visit.fields.members(encounter::PEOPLE), CHIPS)?
                    .iter()
                    .map(rows::person)
                    .collect(),
                ask_first: left_since(reading, &visit)?.is_some(),
                photo_rule: photo_rule(connection, &visit)?,
                site: site_of(reading, &visit)?,
                recent: recent(reading, &visit)?,
                visit: Some(rows::visit(reading, &visit)?),
                ..screen
            })
        })
    }
}

/// The notes of a visit that happened last and are no thoughts. Who thought much sees fewer of them.
fn recent(reading: &Reading<'_>, visit: &Entity) -> Result<Vec<NoteRow>> {
    let latest = Entity::children_before(reading.connection, visit.id, Kind::Observation, LAST, 2 * RECENT)?;
    let is_thought = |note: &Entity| note.fields.get(observation::KIND) == Some(ObservationKind::Thought);
    let shown = latest.iter().filter(|note| !is_thought(note)).take(RECENT);
    let mut rows = shown.map(|note| rows::note(reading, note)).collect::<Result<Vec<_>>>()?;
    rows.reverse();
    Ok(rows)
}

/// When something was noted on a visit last, whenever what it tells happened; else its start.
fn last_sign(reading: &Reading<'_>, visit: &Entity) -> Result<Option<Moment>> {
    const ANY: i64 = -1;
    // What came last may be a companion's, noted before one's own.
    let taken = Entity::last_taken(reading.connection, visit.id, ANY)?;
    let happened = Entity::last_child(reading.connection, visit.id, Kind::Observation)?;
    let noted = [taken, happened].into_iter().flatten().filter_map(|note| note.fields.get(observation::NOTED));
    Ok(noted.max_by_key(|noted| noted.utc_ms).or_else(|| visit.fields.get(encounter::START)))
}

/// Whether nothing was noted on a visit under way for three hours. A clock that was put back says nothing of how long.
pub(super) fn is_quiet(reading: &Reading<'_>, visit: &Entity) -> Result<bool> {
    Ok(last_sign(reading, visit)?.is_some_and(|last| is_long_ago(reading, &last)))
}

/// When something was noted on a visit last, where that is three hours or a midnight ago: it may have ended then.
pub(super) fn left_since(reading: &Reading<'_>, visit: &Entity) -> Result<Option<Moment>> {
    Ok(last_sign(reading, visit)?.filter(|last| is_long_ago(reading, last) || is_before_midnight(reading, last)))
}

fn is_long_ago(reading: &Reading<'_>, last: &Moment) -> bool {
    (reading.now().utc_ms - last.utc_ms).abs() > QUIET_MS
}

/// Whether midnight, where the phone is now, has passed since something was noted last: once somebody added to the visit
/// after that, they mean it.
fn is_before_midnight(reading: &Reading<'_>, last: &Moment) -> bool {
    Moment { utc_ms: last.utc_ms, ..reading.now().clone() }.day() != reading.today()
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
    let made = Entity::last_in_state(connection, visit, Kind::Observation, 0)?;
    let words = made.and_then(|made| made.fields.words()).map(|(newest, _)| newest.text);
    Ok(words.is_some_and(|words| words.starts_with(held.text.trim())))
}
