//! *These notes are only on this phone*: what Today says once a week, where no team has them and no backup was made.

use serde::Serialize;

use super::sync::Sharing;
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::{Id, Kind, Moment, VisitState};
use crate::notebook::Notebook;
use crate::store::backups;
use crate::store::chosen::{self, KEEPING_ASKED};
use crate::store::entities::Entity;

/// Between a backup, or the last time that it was said, and the next time.
const WEEK_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Notes that would be lost with this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OnlyOnThisDevice {
    /// How many.
    pub notes: u32,
    /// When they were last backed up, those that were there then; `None`: never.
    pub last_backup: Option<Moment>,
}

/// Whether it is to be said now; never of the example, which is nobody's.
pub(super) fn only_on_this_device(reading: &Reading<'_>, sharing: &Sharing) -> Result<Option<OnlyOnThisDevice>> {
    let Sharing::NoTeam { notes: notes @ 1.. } = *sharing else { return Ok(None) };
    if reading.is_example {
        return Ok(None);
    }
    let backups = backups::read(reading.connection)?;
    let now = reading.now().utc_ms;
    // A new notebook has its first week too. A time that is still to come is a clock's that was wrong.
    let is_recent = |ms: i64| (now - WEEK_MS..=now).contains(&ms);
    let quiet = [backups.made, backups.told, Some(begun(reading.me.engineer))].into_iter().flatten().any(is_recent);
    Ok((!quiet).then(|| OnlyOnThisDevice { notes, last_backup: backups.made.map(|ms| reading.shown_here(ms)) }))
}

/// When a notebook was begun, which is when its engineer's id was made: an id starts with its time.
fn begun(engineer: Id) -> i64 {
    engineer.as_bytes()[..6].iter().fold(0, |ms, byte| ms << 8 | i64::from(*byte))
}

/// Whether to ask how the notebook is to be kept safe: once, when the first visit is over.
pub(super) fn asks_how_to_keep(reading: &Reading<'_>, under_way: Option<&Entity>) -> Result<bool> {
    let connection = reading.connection;
    let quiet = reading.is_example
        || under_way.is_some()
        || chosen::read(connection, KEEPING_ASKED)? == Some(true)
        || backups::read(connection)?.made.is_some();
    Ok(!quiet && !Entity::latest_in_state(connection, Kind::Encounter, VisitState::Ended, 1)?.is_empty())
}

impl Notebook {
    /// Somebody saw that these notes are only here: it is said again in a week.
    ///
    /// # Errors
    /// What the disk says.
    pub fn only_here_was_seen(&self) -> Result<()> {
        let now = self.environment.clock.now();
        self.write(|action| backups::was_told(action.connection(), now.utc_ms))
    }

    /// Somebody was asked how the notebook is to be kept safe, and answered or put it off: it is not asked again.
    ///
    /// # Errors
    /// What the disk says.
    pub fn keeping_was_asked(&self) -> Result<()> {
        self.write(|action| chosen::write(action.connection(), KEEPING_ASKED, true))
    }
}
