//! Unsent text: kept as it is typed, on this device alone; it is not an operation.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::Id;

use crate::error::Result;
use crate::notebook::Notebook;
use crate::store::aliases;

impl Notebook {
    /// Keeps unsent text, exactly as it is; empty text forgets it. It is not an operation and stays on this device.
    ///
    /// # Errors
    /// [`crate::Error::DiskFull`] and the like.
    pub fn save_draft(&self, visit: Option<Id>, text: &str) -> Result<()> {
        self.write_words(|action| {
            if text.is_empty() {
                return clear_draft(action.connection(), visit);
            }
            let visit = visit.map(|visit| aliases::target(action.connection(), visit)).transpose()?;
            action
                .connection()
                .prepare_cached("INSERT OR REPLACE INTO draft (visit, words) VALUES (?1, ?2)")?
                .execute((visit.unwrap_or_default().as_bytes(), text))?;
            Ok(())
        })
    }

    /// The unsent text; empty if there is none.
    ///
    /// # Errors
    /// What the disk says.
    pub fn draft(&self, visit: Option<Id>) -> Result<String> {
        self.read(|reading| draft(reading.connection, visit))
    }
}

/// The unsent text of a visit, or of no visit.
pub(crate) fn draft(connection: &Connection, visit: Option<Id>) -> Result<String> {
    let visit = visit.map(|visit| aliases::target(connection, visit)).transpose()?;
    Ok(connection
        .prepare_cached("SELECT words FROM draft WHERE visit = ?1")?
        .query_row([visit.unwrap_or_default().as_bytes()], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

pub(super) fn clear_draft(connection: &Connection, visit: Option<Id>) -> Result<()> {
    let visit = visit.map(|visit| aliases::target(connection, visit)).transpose()?;
    connection.prepare_cached("DELETE FROM draft WHERE visit = ?1")?.execute([visit.unwrap_or_default().as_bytes()])?;
    Ok(())
}
