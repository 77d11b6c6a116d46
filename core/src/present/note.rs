//! *Note*: one note's page.

use super::rows::{self, NoteRow, SyncState};
use crate::error::Result;
use crate::log::operations;
use crate::log::reading::Reading;
use crate::model::{Id, Kind};
use crate::notebook::Notebook;

impl Notebook {
    /// One note.
    ///
    /// # Errors
    /// An unknown or deleted note.
    pub fn note(&self, note: Id) -> Result<NoteRow> {
        self.read(|reading| {
            let mut row = rows::note(reading, &reading.live(note, Kind::Observation)?)?;
            row.state = self.on_its_way(reading, row.id, row.state)?;
            Ok(row)
        })
    }

    /// *On this phone* is *on its way* while a push that carries it is under way.
    fn on_its_way(&self, reading: &Reading<'_>, entity: Id, state: SyncState) -> Result<SyncState> {
        if state != SyncState::OnThisPhone {
            return Ok(state);
        }
        let waiting = operations::waiting_seqs(reading.connection, entity)?;
        // The engine is busy while it writes; the word beside a note can wait for the next drawing.
        let Ok(engine) = self.engine.try_lock() else { return Ok(state) };
        Ok(if waiting.iter().any(|seq| engine.in_flight(*seq)) { SyncState::OnItsWay } else { state })
    }
}
