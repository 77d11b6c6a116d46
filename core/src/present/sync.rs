//! *Sync*: what waits, what travels, what needs you and why.

use rusqlite::Connection;
use serde::Serialize;
use soundings_wire::messages::ParkReason;

use super::rows::{self, VersionsRow};
use crate::error::{Error, Result};
use crate::model::{Id, Kind, Moment};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::apply::state;
use crate::sync_queue::engine::{CLONE, Hub, stopped_reason, waiting};
use crate::sync_queue::identity::{Identity, PERSONAL, id};

/// Where everything stands between this device and the team: the line on Today and the head of Sync.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Sharing {
    /// No team joined: everything stays on this phone.
    NoTeam {
        /// Notes on this device.
        notes: u32,
    },
    /// Nothing waits.
    Together {
        /// When the server last said so.
        checked: Option<Moment>,
    },
    /// Something waits; nothing to do.
    Waiting {
        /// Notes that wait.
        notes: u32,
        /// Operations waiting, notes included.
        things: u32,
        /// Since when the server could not be reached, where it could not.
        away_since: Option<Moment>,
    },
    /// A person must decide something; Sync lists it.
    NeedsYou {
        /// How many things need a person.
        things: u32,
        /// Operations that wait besides.
        waiting: u32,
    },
}

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
    /// It builds on something the server refused.
    Dependent,
    /// The server already holds something else under this name: this notebook was copied.
    Clone,
    /// The thing was erased for everybody.
    Erased,
    /// A pulled operation could not be applied; it is kept.
    CannotApply,
}

/// One thing that needs a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NeedsYouRow {
    /// The thing.
    pub entity: Id,
    /// Why.
    pub reason: NeedsYouReason,
    /// Since when.
    pub since: Moment,
    /// The versions to decide between, where that is the reason.
    pub versions: Option<VersionsRow>,
}

/// *Sync*: what waits, what travels, what needs you and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record), uniffi(name = "SyncScreen"))]
pub struct Sync {
    /// Where everything stands.
    pub sharing: Sharing,
    /// The address of the team's server, once joined.
    pub server: Option<String>,
    /// Operations that wait to be sent.
    pub waiting_operations: u32,
    /// Their bytes.
    pub waiting_bytes: u64,
    /// Only me: on this device, kept nowhere else.
    pub only_here: u32,
    /// When the server last answered.
    pub last_contact: Option<Moment>,
    /// What needs a person, and why.
    pub needs_you: Vec<NeedsYouRow>,
    /// The server says it was never backed up.
    pub server_never_backed_up: bool,
}

impl Notebook {
    /// *Sync*.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sync_screen(&self) -> Result<Sync> {
        self.read(|connection| {
            let hub = Hub::read(connection)?;
            let (waiting_operations, waiting_bytes) = waiting(connection)?;
            let joined = Identity::read(connection)?.team_log.is_some();
            Ok(Sync {
                sharing: sharing(connection)?,
                server: hub.as_ref().map(|hub| hub.address.clone()),
                waiting_operations,
                waiting_bytes,
                only_here: rows::count(
                    connection,
                    "kind = ?1 AND hidden = 0 AND log = ?2",
                    (Kind::Observation.number(), PERSONAL),
                )?,
                last_contact: hub.as_ref().and_then(|hub| hub.checked_ms).map(Moment::utc),
                needs_you: needs_you(connection)?,
                server_never_backed_up: joined
                    && hub.is_some_and(|hub| hub.checked_ms.is_some() && hub.watermark.is_none()),
            })
        })
    }

    /// Why nothing is sent until a person decides something, if that is so.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sync_stopped(&self) -> Result<Option<Error>> {
        self.read(|connection| Ok(Hub::read(connection)?.and_then(|hub| hub.stopped).map(stopped_reason)))
    }

    /// Offers what the server refused once more, with the same bytes. How many things that are.
    ///
    /// # Errors
    /// What the disk says.
    pub fn retry_refused(&self) -> Result<u32> {
        self.write(|action| Ok(crate::sync_queue::outbox::retry_parked(action.connection())? as u32))
    }
}

/// Where everything stands.
pub(crate) fn sharing(connection: &Connection) -> Result<Sharing> {
    if Identity::read(connection)?.team_log.is_none() {
        let notes = rows::count(connection, "kind = ?1 AND hidden = 0", [Kind::Observation.number()])?;
        return Ok(Sharing::NoTeam { notes });
    }
    let hub = Hub::read(connection)?;
    let (things, _) = waiting(connection)?;
    let needs_you =
        needs_you(connection)?.len() as u32 + u32::from(hub.as_ref().is_some_and(|hub| hub.stopped.is_some()));
    if needs_you > 0 {
        return Ok(Sharing::NeedsYou { things: needs_you, waiting: things });
    }
    let away_since = hub.as_ref().and_then(|hub| hub.away_since_ms).map(Moment::utc);
    if things == 0 && away_since.is_none() {
        return Ok(Sharing::Together { checked: hub.and_then(|hub| hub.checked_ms).map(Moment::utc) });
    }
    let notes: u32 = connection
        .prepare_cached(
            "SELECT count(DISTINCT operation.entity) FROM operation JOIN entity ON entity.id = operation.entity
             WHERE operation.state = 1 AND operation.log <> ?1 AND entity.kind = ?2",
        )?
        .query_row((PERSONAL, Kind::Observation.number()), |row| row.get(0))?;
    Ok(Sharing::Waiting { notes, things, away_since })
}

/// What a person must decide: versions side by side, what the server refused, what cannot be read.
fn needs_you(connection: &Connection) -> Result<Vec<NeedsYouRow>> {
    let mut needed = Vec::new();
    for entity in Entity::select(connection, "versions > 0 AND hidden = 0 ORDER BY number", [])? {
        for versions in rows::versions(connection, &entity)? {
            let since = versions.versions.iter().map(|version| version.written.clone()).max().unwrap_or(Moment::utc(0));
            needed.push(NeedsYouRow {
                entity: entity.id,
                reason: NeedsYouReason::Versions,
                since,
                versions: Some(versions),
            });
        }
    }
    let mut statement = connection.prepare_cached(
        "SELECT entity, state, reason, clock FROM operation WHERE state IN (2, 3) ORDER BY state, log, author, seq",
    )?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let parked = row.get::<_, i64>(1)? == state::PARKED;
        let reason = match row.get::<_, Option<i64>>(2)? {
            _ if !parked => NeedsYouReason::CannotApply,
            Some(reason) if reason == ParkReason::TooLarge as i64 => NeedsYouReason::TooLarge,
            Some(reason) if reason == ParkReason::Dependent as i64 => NeedsYouReason::Dependent,
            _ => NeedsYouReason::NotUnderstood,
        };
        let since = Moment::utc(row.get::<_, i64>(3)? >> 16);
        needed.push(NeedsYouRow { entity: id(row, 0)?, reason, since, versions: None });
    }
    if let Some(hub) = Hub::read(connection)?.filter(|hub| hub.stopped == Some(CLONE)) {
        let since = Moment::utc(hub.checked_ms.unwrap_or(0));
        needed.push(NeedsYouRow { entity: hub.id, reason: NeedsYouReason::Clone, since, versions: None });
    }
    Ok(needed)
}
