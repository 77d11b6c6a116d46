//! *Today*: under way or next, one thing to do, promises due, the sharing state.

use rusqlite::Connection;
use serde::Serialize;

use super::capture::{QUIET_MS, is_quiet};
use super::rows::{self, PromiseRow, VisitRow};
use super::sync::Sharing;
use crate::error::Result;
use crate::model::fields::{encounter, engineer, observation};
use crate::model::{Id, Kind, ObservationKind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::identity::{Identity, PERSONAL};
use crate::visit_log::under_way;

/// Promises due within this many days stand on Today.
const SOON_DAYS: i64 = 7;
const PROMISES_ON_TODAY: usize = 5;

/// The one thing to do that Today offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(tag = "is", rename_all = "kebab-case")]
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
    },
}

/// *Today*: under way or next, one thing to do, promises due, the sharing state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Today {
    /// Whose notebook this is.
    pub engineer: String,
    /// The local calendar day, `YYYY-MM-DD`.
    pub day: String,
    /// The visit under way.
    pub under_way: Option<VisitRow>,
    /// The next one planned.
    pub next: Option<VisitRow>,
    /// Whether a visit can be started: none is under way.
    pub may_start: bool,
    /// The one thing to do.
    pub one_thing: Option<OneThing>,
    /// Open promises due within seven days or past their day, soonest first, at most five.
    pub promises: Vec<PromiseRow>,
    /// How many more are due than are listed.
    pub more_promises: u32,
    /// Where everything stands between here and the team.
    pub sharing: Sharing,
    /// How many visits the log holds; with 0 the screen says what goes here.
    pub visits: u32,
}

impl Notebook {
    /// *Today*.
    ///
    /// # Errors
    /// What the disk says.
    pub fn today(&self) -> Result<Today> {
        let now = self.environment.clock.now();
        self.read(|connection| {
            let me = Identity::read(connection)?.engineer;
            let day = now.day();
            let under_way = under_way(connection, me)?;
            let visit = Kind::Encounter.number();
            let next = Entity::select(
                connection,
                "kind = ?1 AND hidden = 0 AND state = 0 AND sort >= ?2 ORDER BY sort LIMIT 1",
                (visit, now.utc_ms - QUIET_MS),
            )?;
            let soon = i64::from(chrono::Datelike::num_days_from_ce(&day)) + SOON_DAYS;
            let due = "kind = ?1 AND hidden = 0 AND state = 1 AND sort <= ?2";
            let promise = Kind::Promise.number();
            let promises =
                Entity::select(connection, &format!("{due} ORDER BY sort LIMIT {PROMISES_ON_TODAY}"), (promise, soon))?;
            let today = day.format("%Y-%m-%d").to_string();
            let listed =
                promises.iter().map(|row| rows::promise(connection, row, &today)).collect::<Result<Vec<_>>>()?;
            Ok(Today {
                engineer: Entity::find(connection, me)?
                    .and_then(|row| row.fields.text(engineer::NAME))
                    .unwrap_or_default(),
                one_thing: one_thing(connection, me, under_way.as_ref(), now.utc_ms)?,
                may_start: under_way.is_none(),
                under_way: under_way.as_ref().map(|row| rows::visit(connection, row)).transpose()?,
                next: next.first().map(|row| rows::visit(connection, row)).transpose()?,
                more_promises: rows::count(connection, due, (promise, soon))?.saturating_sub(listed.len() as u32),
                promises: listed,
                sharing: super::sync::sharing(connection)?,
                visits: rows::count(connection, "kind = ?1 AND hidden = 0", [visit])?,
                day: today,
            })
        })
    }
}

/// The one thing that Today offers, the most pressing first.
fn one_thing(connection: &Connection, me: Id, under_way: Option<&Entity>, now_ms: i64) -> Result<Option<OneThing>> {
    if let Some(visit) = under_way {
        return Ok(is_quiet(connection, visit, now_ms)?.then_some(OneThing::StillThere { visit: visit.id }));
    }
    if let Some(entity) = Entity::select(connection, "versions > 0 AND hidden = 0 LIMIT 1", [])?.first() {
        return Ok(Some(OneThing::Compare { entity: entity.id }));
    }
    let ended = "kind = ?1 AND hidden = 0 AND state = 2 ORDER BY sort DESC LIMIT 5";
    for visit in Entity::select(connection, ended, [Kind::Encounter.number()])? {
        if !visit.fields.ids(encounter::ENGINEERS).contains(&me) {
            continue;
        }
        let notes = Entity::children(connection, visit.id, Kind::Observation)?;
        let mine = notes.iter().filter(|note| note.fields.id(observation::AUTHOR) == Some(me));
        let only_me =
            mine.filter(|note| note.log == PERSONAL && !note.fields.flag(observation::STAYS_ONLY_ME)).count() as u32;
        if only_me > 0 && Identity::read(connection)?.team_log.is_some() {
            return Ok(Some(OneThing::Share { visit: visit.id, notes: only_me }));
        }
        let mut unsorted = 0;
        for note in &notes {
            let sorted = rows::count(connection, "target = ?1 AND hidden = 0", [note.id.as_bytes()])? > 0;
            unsorted +=
                u32::from(!sorted && note.state != 0 && note.state != i64::from(ObservationKind::Thought.number()));
        }
        if unsorted > 0 {
            return Ok(Some(OneThing::Sort { visit: visit.id, notes: unsorted }));
        }
    }
    let loose = rows::count(
        connection,
        "kind = ?1 AND hidden = 0 AND (state = 0 OR parent IS NULL)",
        [Kind::Observation.number()],
    )?;
    Ok((loose > 0).then_some(OneThing::File { notes: loose }))
}
