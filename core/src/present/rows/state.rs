//! The small word beside a thing: where it is on its way to the team.

use serde::Serialize;

use crate::error::Result;
use crate::log::operations;
use crate::log::reading::Reading;
use crate::store::columns::{Log, OperationState};
use crate::store::entities::Entity;

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
pub(crate) fn sync_state(reading: &Reading<'_>, entity: &Entity) -> Result<SyncState> {
    if entity.versions > 0 {
        return Ok(SyncState::NeedsYou);
    }
    if entity.log == Log::Personal {
        return Ok(SyncState::OnThisPhone);
    }
    Ok(match operations::most_pressing(reading.connection, entity.log, entity.id)? {
        Some(OperationState::Parked) => SyncState::NeedsYou,
        Some(OperationState::Waiting) => SyncState::OnThisPhone,
        _ => SyncState::WithTheTeam,
    })
}
