//! What needs a person, and why: on *Sync*, and of one thing that the team's server refused.

use serde::Serialize;
use soundings_wire::messages::ParkReason;

use super::PAGE;
use super::rows::{self, VersionsRow};
use super::search::FoundKind;
use super::sync::{OwnKey, own_key};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::log::{operations, personal};
use crate::model::fields::attachment;
use crate::model::{Id, Kind, Moment};
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::sync_queue::needs_you::{Trouble, troubled};

/// Why something needs a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum NeedsYouReason {
    /// Two versions stand side by side.
    Versions,
    /// The server refused it as too large.
    TooLarge,
    /// The server could not read it.
    NotUnderstood,
    /// The server refused it for a reason that only a later version knows; the row says its number.
    NotKnownHere,
    /// It builds on something the server refused.
    Dependent,
    /// The thing was erased for everybody.
    Erased,
    /// A pulled operation could not be applied; it is kept.
    CannotApply,
    /// It was pulled, and no device of the team stands behind it.
    NotVouchedFor,
    /// It was pulled, and builds on something that is not here yet.
    WaitsForOthers,
    /// What is only me on the engineer's other devices is sealed to a key that this one waits for.
    KeyNotHere,
    /// It was to stay only me, as was said on one of the engineer's devices, and was shared from another meanwhile: the team has it.
    /// Said once more that the team may have it ([`Notebook::change_note`](crate::Notebook::change_note)), deleted or erased, it
    /// needs nobody any more.
    SharedMeanwhile,
}

impl NeedsYouReason {
    /// Whether nothing went wrong: a person chooses.
    #[must_use]
    pub fn is_a_choice(self) -> bool {
        matches!(self, Self::Versions | Self::SharedMeanwhile)
    }
}

/// A page of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SeenAt {
    /// What it is.
    pub what: FoundKind,
    /// Which.
    pub id: Id,
}

/// One thing that needs a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NeedsYouRow {
    /// The thing.
    pub entity: Id,
    /// Where it is seen and changed: itself, or the note that it is a picture or file of. `None`: on no page of its own.
    pub seen_at: Option<SeenAt>,
    /// Why.
    pub reason: NeedsYouReason,
    /// The number of a reason that is not known here.
    pub number: Option<u16>,
    /// Since when.
    pub since: Moment,
    /// The versions to decide between, where that is the reason.
    pub versions: Option<VersionsRow>,
}

/// What a person must decide: versions side by side, what the server refused, what cannot be read.
pub(super) fn needs_you(reading: &Reading<'_>) -> Result<Vec<NeedsYouRow>> {
    let mut needed = Vec::new();
    for entity in Entity::undecided(reading.connection, 0, PAGE)? {
        for versions in rows::versions(reading, &entity)? {
            let since =
                versions.versions.iter().map(|version| version.written.clone()).max().unwrap_or(reading.shown_here(0));
            needed.push(NeedsYouRow {
                entity: entity.id,
                seen_at: seen_at(&entity),
                reason: NeedsYouReason::Versions,
                number: None,
                since,
                versions: Some(versions),
            });
        }
    }
    for entity in Entity::shared_meanwhile(reading.connection, PAGE)? {
        let shared = operations::creating(reading.connection, Log::Team, entity.id)?;
        let since = reading.shown_here(shared.map_or(0, |shared| shared.rank.utc_ms() as i64));
        let (reason, seen_at) = (NeedsYouReason::SharedMeanwhile, seen_at(&entity));
        needed.push(NeedsYouRow { entity: entity.id, seen_at, reason, number: None, since, versions: None });
    }
    let logs: &[Log] = match own_key(reading)? {
        Some(OwnKey::NotHere) => {
            let since = reading.shown_here(personal::enrolled_since(reading.connection, &reading.me)?.unwrap_or(0));
            let (entity, reason) = (reading.me.engineer, NeedsYouReason::KeyNotHere);
            needed.push(NeedsYouRow { entity, seen_at: None, reason, number: None, since, versions: None });
            &[Log::Team]
        }
        _ => &[Log::Team, Log::Personal],
    };
    for trouble in troubled(reading.connection, logs, PAGE)? {
        let (reason, number) = match trouble.why {
            Trouble::Unreadable => (NeedsYouReason::CannotApply, None),
            Trouble::Uncovered => (NeedsYouReason::NotVouchedFor, None),
            Trouble::Early => (NeedsYouReason::WaitsForOthers, None),
            Trouble::Refused(reason) => refused_because(reason),
        };
        let (entity, since) = (trouble.entity, reading.shown_here(trouble.since_ms));
        let found = Entity::find(reading.connection, entity)?.filter(Entity::is_here);
        let seen_at = found.as_ref().and_then(seen_at);
        needed.push(NeedsYouRow { entity, seen_at, reason, number, since, versions: None });
    }
    Ok(needed)
}

/// Why the team's server refused something; with the number of a reason that is not known here.
pub(super) fn refused_because(reason: ParkReason) -> (NeedsYouReason, Option<u16>) {
    match reason {
        ParkReason::TooLarge => (NeedsYouReason::TooLarge, None),
        ParkReason::Dependent => (NeedsYouReason::Dependent, None),
        ParkReason::Unknown(number) => (NeedsYouReason::NotKnownHere, Some(number)),
        _ => (NeedsYouReason::NotUnderstood, None),
    }
}

/// Where a thing is seen and changed.
fn seen_at(entity: &Entity) -> Option<SeenAt> {
    let of = match entity.kind {
        Kind::Attachment => entity.fields.get(attachment::OBSERVATION).map(|note| (FoundKind::Note, note)),
        kind => FoundKind::of(kind).map(|what| (what, entity.id)),
    };
    of.map(|(what, id)| SeenAt { what, id })
}
