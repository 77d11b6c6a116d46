//! The small word beside a thing: where it is on its way to the team.

use rusqlite::Connection;
use serde::Serialize;

use crate::error::Result;
use crate::store::entities::Entity;
use crate::sync_queue::apply::state;
use crate::sync_queue::identity::PERSONAL;

/// The state of a thing on its way to the team, as the small word beside it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum SyncState {
    /// On this phone, and nowhere else yet.
    OnThisPhone,
    /// Handed to the network, not yet confirmed.
    OnItsWay,
    /// Only me, and the team's server keeps it sealed for me.
    KeptForYou,
    /// Confirmed by the team's server.
    WithTheTeam,
    /// The server refused it, or a person must decide; Sync says why.
    NeedsYou,
}

/// The state of a thing: the most pressing of its operations'.
pub(crate) fn sync_state(connection: &Connection, entity: &Entity) -> Result<SyncState> {
    if entity.versions > 0 {
        return Ok(SyncState::NeedsYou);
    }
    if entity.log == PERSONAL {
        return Ok(SyncState::OnThisPhone);
    }
    let most: Option<i64> = connection
        .prepare_cached("SELECT max(state) FROM operation WHERE entity = ?1 AND log = ?2")?
        .query_row((entity.id.as_bytes(), entity.log), |row| row.get(0))?;
    Ok(match most {
        Some(state::PARKED | state::UNREADABLE) => SyncState::NeedsYou,
        Some(state::WAITING) => SyncState::OnThisPhone,
        _ => SyncState::WithTheTeam,
    })
}
