//! *Note*: one note's page.

use rusqlite::Connection;

use super::rows::{self, NoteRow, SyncState};
use crate::error::{Error, Result};
use crate::model::{Id, Kind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::identity::PERSONAL;

impl Notebook {
    /// One note.
    ///
    /// # Errors
    /// An unknown or deleted note.
    pub fn note(&self, note: Id) -> Result<NoteRow> {
        let today = |connection: &Connection| {
            let row = Entity::live(connection, note, Kind::Observation)?.ok_or(Error::NotFound { what: "note" })?;
            let mut row = rows::note(connection, &row)?;
            row.state = self.on_its_way(connection, row.id, row.state)?;
            Ok(row)
        };
        self.read(today)
    }

    /// *On this phone* is *on its way* while a push that carries it is under way.
    pub(crate) fn on_its_way(&self, connection: &Connection, entity: Id, state: SyncState) -> Result<SyncState> {
        if state != SyncState::OnThisPhone {
            return Ok(state);
        }
        let mut statement =
            connection.prepare_cached("SELECT seq FROM operation WHERE entity = ?1 AND log <> ?2 AND state = 1")?;
        let waiting: Vec<i64> =
            statement.query_map((entity.as_bytes(), PERSONAL), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        // The engine is busy while it writes; the word beside a note can wait for the next drawing.
        let Ok(engine) = self.engine.try_lock() else { return Ok(state) };
        let sent = waiting.iter().any(|seq| engine.in_flight(seq.unsigned_abs()));
        Ok(if sent { SyncState::OnItsWay } else { state })
    }
}
