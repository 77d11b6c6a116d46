//! *Sync*: what waits, what travels, what needs you and why.

use rusqlite::Connection;
use soundings_wire::messages::ParkReason;

use super::{NeedsYouReason, NeedsYouRow, Sharing, Sync, rows};
use crate::error::{Error, Result};
use crate::model::{Kind, Moment};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::apply::state;
use crate::sync_queue::engine::{CLONE, Hub, stopped_reason, waiting};
use crate::sync_queue::identity::{Identity, PERSONAL, id};

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
