//! *Today*: under way or next, one thing to do, promises due, the sharing state.

use chrono::NaiveDate;
use serde::Serialize;

use super::capture::{QUIET_MS, is_quiet};
use super::only_here::{OnlyOnThisDevice, asks_how_to_keep, only_on_this_device};
use super::rows::{self, PromiseRow, VisitRow};
use super::sync::{Sharing, sharing};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{day_number, encounter};
use crate::model::{Id, Kind, ObservationKind, PromiseState, VisitState};
use crate::notebook::Notebook;
use crate::store::counts::{self, Scope};
use crate::store::entities::Entity;
use crate::visit_log::under_way;

/// Promises due within this many days stand on Today.
const SOON_DAYS: i64 = 7;
const PROMISES_ON_TODAY: usize = 5;
/// Ended visits that are looked at for something to do, the latest first.
const LATEST_ENDED: usize = 5;

/// The one thing to do that Today offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum OneThing {
    /// The visit under way has been quiet for three hours: "Still there?"
    StillThere {
        /// Which visit.
        visit: Id,
    },
    /// Notes of an ended visit are still only mine.
    Share {
        /// Which visit.
        visit: Id,
        /// How many notes.
        notes: u32,
    },
    /// Notes of an ended visit rest in no map yet.
    Sort {
        /// Which visit.
        visit: Id,
        /// How many notes.
        notes: u32,
    },
    /// Notes that have no visit or no key yet.
    File {
        /// How many notes.
        notes: u32,
    },
    /// Two versions of something stand side by side.
    Compare {
        /// Which thing.
        entity: Id,
        /// Of which of its fields, as `resolve` takes it.
        field: String,
    },
}

/// *Today*: under way or next, one thing to do, promises due, the sharing state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Today {
    /// Whose notebook this is.
    pub engineer: String,
    /// The local calendar day.
    pub day: NaiveDate,
    /// The visit under way.
    pub under_way: Option<VisitRow>,
    /// The next one planned.
    pub next: Option<VisitRow>,
    /// Whether a visit can be started: none is under way, and this is not the example.
    pub may_start: bool,
    /// The one thing to do; nothing in the example.
    pub one_thing: Option<OneThing>,
    /// Open promises due within seven days or past their day, soonest first, at most five.
    pub promises: Vec<PromiseRow>,
    /// How many more are due than are listed.
    pub more_promises: u32,
    /// Where everything stands between here and the team.
    pub sharing: Sharing,
    /// *These notes are only on this phone*: once a week, where no team has them and no backup was made. Whoever shows it says
    /// so ([`Notebook::only_here_was_seen`]).
    pub only_on_this_device: Option<OnlyOnThisDevice>,
    /// *Back up · Lock the app · Later*: asked once, after the first visit ended, where no backup was made
    /// ([`Notebook::keeping_was_asked`]).
    pub asks_how_to_keep: bool,
    /// How many visits the log holds; with 0 the screen says what goes here.
    pub visits: u32,
}

impl Notebook {
    /// *Today*.
    ///
    /// # Errors
    /// What the disk says.
    pub fn today(&self) -> Result<Today> {
        self.read(|reading| {
            let connection = reading.connection;
            let under_way = under_way(connection, reading.me.engineer)?;
            let ahead = still_ahead(reading)..=i64::MAX;
            let next = Entity::in_state_within(connection, Kind::Encounter, VisitState::Planned, ahead, 1)?.pop();
            let soon = day_number(reading.today()) + SOON_DAYS;
            let open = PromiseState::Open.number();
            let due = Entity::in_state_within(connection, Kind::Promise, open, i64::MIN..=soon, PROMISES_ON_TODAY)?;
            let promises = due.iter().map(|row| rows::promise(reading, row)).collect::<Result<Vec<_>>>()?;
            let sharing = sharing(reading)?;
            let asks_how_to_keep = asks_how_to_keep(reading, under_way.as_ref())?;
            // The question offers the backup that the other would ask for: one of them is enough.
            let only_here = if asks_how_to_keep { None } else { only_on_this_device(reading, &sharing)? };
            Ok(Today {
                asks_how_to_keep,
                only_on_this_device: only_here,
                engineer: reading.name(Some(reading.me.engineer))?.unwrap_or_default(),
                one_thing: one_thing(reading, under_way.as_ref())?,
                may_start: under_way.is_none() && !reading.is_example,
                under_way: under_way.map(|row| rows::visit(reading, &row)).transpose()?,
                next: next.map(|row| rows::visit(reading, &row)).transpose()?,
                more_promises: counts::promises_due(connection, soon)?.saturating_sub(promises.len() as u32),
                promises,
                sharing,
                visits: counts::things(connection, Scope::All, Kind::Encounter)?,
                day: reading.today(),
            })
        })
    }
}

/// A visit planned for this moment or later is still to come: who is late has not missed it.
pub(super) fn still_ahead(reading: &Reading<'_>) -> i64 {
    reading.now().utc_ms - QUIET_MS
}

/// The one thing that Today offers, the most pressing first. Each would write, so the example has none.
fn one_thing(reading: &Reading<'_>, under_way: Option<&Entity>) -> Result<Option<OneThing>> {
    let connection = reading.connection;
    if reading.is_example {
        return Ok(None);
    }
    if let Some(visit) = under_way {
        return Ok(is_quiet(reading, visit)?.then_some(OneThing::StillThere { visit: visit.id }));
    }
    if let Some(undecided) = Entity::undecided(connection, 0, 1)?.pop()
        && let Some(field) = rows::versions(reading, &undecided)?.first().map(|versions| versions.field.clone())
    {
        return Ok(Some(OneThing::Compare { entity: undecided.id, field }));
    }
    for visit in Entity::latest_in_state(connection, Kind::Encounter, VisitState::Ended, LATEST_ENDED)? {
        if !visit.fields.members(encounter::ENGINEERS).contains(&reading.me.engineer) {
            continue;
        }
        let (visit, of_visit) = (visit.id, Scope::Of(visit.id));
        let notes = counts::notes_to_share(connection, of_visit)?;
        if notes > 0 && reading.me.has_team() {
            return Ok(Some(OneThing::Share { visit, notes }));
        }
        let notes = counts::notes_to_sort(connection, visit, Some(ObservationKind::Thought))?;
        if notes > 0 {
            return Ok(Some(OneThing::Sort { visit, notes }));
        }
    }
    let notes = counts::notes_to_file(connection)?;
    Ok((notes > 0).then_some(OneThing::File { notes }))
}
