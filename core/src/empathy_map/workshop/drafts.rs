//! Unsent words of a workshop's turns: kept as they are typed, on this device alone, a part each.

use rusqlite::{Connection, Row};
use soundings_wire::Id;

use crate::error::Result;
use crate::model::MapPart;
use crate::notebook::Notebook;
use crate::store::columns::ids;

impl Notebook {
    /// Keeps unsent words of a turn, exactly as they are; empty ones forget them. They are no operation, and stay on this
    /// device until the turn ends.
    ///
    /// # Errors
    /// [`crate::Error::DiskFull`] and the like.
    pub fn save_turn_draft(&self, turn: Id, part: MapPart, text: &str) -> Result<()> {
        self.write_words(|action| {
            if text.is_empty() {
                return clear(action.connection(), turn, part);
            }
            action
                .connection()
                .prepare_cached("INSERT OR REPLACE INTO turn_draft (turn, part, words) VALUES (?1, ?2, ?3)")?
                .execute((turn.as_bytes(), part.number(), text))?;
            Ok(())
        })
    }
}

/// The unsent words of a turn, part by part.
pub(crate) fn of(connection: &Connection, turn: Id) -> Result<Vec<(MapPart, String)>> {
    let mut statement =
        connection.prepare_cached("SELECT part, words FROM turn_draft WHERE turn = ?1 ORDER BY part")?;
    let read = |row: &Row<'_>| Ok((MapPart::from_number(row.get(0)?), row.get(1)?));
    let rows = statement.query_map([turn.as_bytes()], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(rows.into_iter().filter_map(|(part, words)| Some((part?, words))).collect())
}

/// The turns that have unsent words here.
pub(crate) fn turns(connection: &Connection) -> Result<Vec<Id>> {
    ids(connection, "SELECT DISTINCT turn FROM turn_draft", [])
}

pub(crate) fn clear(connection: &Connection, turn: Id, part: MapPart) -> Result<()> {
    let sql = "DELETE FROM turn_draft WHERE turn = ?1 AND part = ?2";
    connection.prepare_cached(sql)?.execute((turn.as_bytes(), part.number()))?;
    Ok(())
}

pub(crate) fn clear_all(connection: &Connection, turn: Id) -> Result<()> {
    connection.prepare_cached("DELETE FROM turn_draft WHERE turn = ?1")?.execute([turn.as_bytes()])?;
    Ok(())
}
