//! Room that attachments' contents take here and need not: what the team's server holds whole, with its hash confirmed, and has in a
//! backup. Thumbnails stay; the rest comes back when somebody asks for it (sync.md 18).

use rusqlite::Connection;

use super::columns::id;
use super::transfers::Way;
use crate::error::Result;
use crate::model::Id;

/// A content that may go from here.
pub(crate) struct Freeable {
    pub attachment: Id,
    /// As a log names it.
    named: Id,
    /// As it lies here.
    pub lying: Id,
    pub bytes: u64,
}

/// Those attached before a moment, so many of them. Never an only copy: a server that was not backed up since may lose it; and what
/// is only its engineer's goes to the team under another name, for which its bytes must be here.
pub(crate) fn freeable(connection: &Connection, before_ms: i64, limit: usize) -> Result<Vec<Freeable>> {
    let sql = "SELECT transfer.attachment, transfer.name, blob.name, blob.length FROM transfer
         JOIN blob ON blob.attachment = transfer.attachment AND blob.part = 0
         WHERE transfer.part = 0 AND log = 2 AND way = ?1 AND held = 2 AND backed_up = 1 AND trouble = 0
         AND substr(transfer.attachment, 1, 6) < ?2 ORDER BY transfer.attachment LIMIT ?3";
    // An id begins with when it was made.
    let before = before_ms.max(0).to_be_bytes();
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map((Way::Settled, &before[2..], limit as i64), |row| {
        let bytes = row.get::<_, i64>(3)?.unsigned_abs();
        Ok(Freeable { attachment: id(row, 0)?, named: id(row, 1)?, lying: id(row, 2)?, bytes })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets one here. Its file is the caller's to remove, once that is durable.
pub(crate) fn forget(connection: &Connection, one: &Freeable) -> Result<()> {
    connection
        .prepare_cached("UPDATE transfer SET way = ?2, held = 2, moved = 0, wanted = 0 WHERE name = ?1")?
        .execute((one.named.as_bytes(), Way::Away))?;
    connection.prepare_cached("DELETE FROM blob WHERE name = ?1")?.execute([one.lying.as_bytes()])?;
    Ok(())
}
