//! From paper: photographed pages of a visit, and the notes typed beside them, which keep the visit's time.

use std::path::PathBuf;

use chrono::DateTime;
use rusqlite::Connection;
use serde::Serialize;

use super::notes::{attach, write};
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::{attachment, encounter, observation};
use crate::model::{Id, Kind, Moment, Plan, Zone};
use crate::notebook::Notebook;
use crate::store::attachments::open_to_attach;
use crate::store::entities::Entity;
use crate::store::pictures::taken_in;

/// A photographed page that is durable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PinnedPage {
    /// Its note, which has no key and no words: type others beside it.
    pub note: Id,
    /// The picture.
    pub attachment: Id,
}

impl Notebook {
    /// Pins photographed pages to a visit: each a note without a key at the visit's time, so that it is in no report.
    /// Whether a site lets pictures be taken is not asked: this is our own paper.
    ///
    /// # Errors
    /// A file that can't be attached; [`Refusal::NotStarted`] of a visit that has no time; an unknown visit.
    pub fn add_pages(&self, visit: Id, pages: &[PathBuf], only_me: bool) -> Result<Vec<PinnedPage>> {
        // Before anything is copied.
        self.read(|reading| visit_time(&reading.live(visit, Kind::Encounter)?))?;
        let mut kept = Vec::new();
        for path in pages {
            let file = open_to_attach(path)?;
            kept.push(taken_in::take_in((&self.directory, &self.environment), Some(path), file, false)?);
        }
        self.write(|action| {
            let visit = action.live(visit, Kind::Encounter)?;
            let happened = visit_time(&visit)?;
            let mut pinned = Vec::new();
            for page in &kept {
                let note = action.environment.new_id();
                let mut changes = vec![
                    observation::FIRST_WORDS.set(&String::new()),
                    observation::NOTED.set(&action.now),
                    observation::HAPPENED.set(&happened),
                ];
                changes.extend(only_me.then(|| observation::STAYS_ONLY_ME.set(&true)));
                write(action, note, Some(visit.id), changes, &[])?;
                let attachment = attach(action, note, page, vec![attachment::PAGE.set(&true)])?;
                pinned.push(PinnedPage { note, attachment });
            }
            Ok(pinned)
        })
    }
}

/// When a visit was: its start, or what it was planned for.
fn visit_time(visit: &Entity) -> Result<Moment> {
    let planned = || visit.fields.get(encounter::PLAN).and_then(|plan| moment(&plan));
    visit.fields.get(encounter::START).or_else(planned).ok_or(Error::from(Refusal::NotStarted))
}

fn moment(plan: &Plan) -> Option<Moment> {
    let utc_ms = plan.utc_ms()?;
    let offset = Zone::named(&plan.zone)?.offset_at(DateTime::from_timestamp_millis(utc_ms)?);
    Some(Moment { utc_ms, offset_minutes: offset.local_minus_utc() / 60, zone: plan.zone.clone() })
}

/// Where a note typed beside a page is filed, and when it happened: as the page's own note, given by its id or its
/// picture's.
pub(super) fn beside(action: &Action<'_>, page: Id) -> Result<(Option<Id>, Option<Moment>)> {
    let note = note_of(action.connection(), page)?;
    let note = action.live(note, Kind::Observation)?;
    Ok((note.fields.get(observation::ENCOUNTER), note.fields.get(observation::HAPPENED)))
}

fn note_of(connection: &Connection, page: Id) -> Result<Id> {
    let picture = Entity::live(connection, page, Kind::Attachment)?;
    Ok(picture.and_then(|picture| picture.fields.get(attachment::OBSERVATION)).unwrap_or(page))
}
