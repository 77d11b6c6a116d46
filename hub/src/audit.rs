//! What was done to the team's access and content, in ids, as a hash chain: a row cannot be changed or taken out
//! without breaking those after it.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Digest, Id, sha256};

/// What happened. The numbers stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// The hub and its team log were made: hub, team.
    Made = 1,
    /// An invitation was written: the engineer, for one who exists.
    Invited = 2,
    /// A device joined: device, engineer.
    Joined = 3,
    /// Something was erased: the device that did it, then the entities.
    Erased = 4,
}

/// Adds a row.
pub(crate) fn record(connection: &Connection, now_ms: u64, event: Event, ids: &[Id]) -> rusqlite::Result<()> {
    let before: Option<Digest> = connection
        .prepare_cached("SELECT hash FROM audit ORDER BY number DESC LIMIT 1")?
        .query_row([], |row| crate::store::digest(row, 0))
        .optional()?;
    let ids: Vec<u8> = ids.iter().flat_map(|id| id.0).collect();
    let hash = link(&before.unwrap_or_default(), now_ms, event as i64, &ids);
    connection.prepare_cached("INSERT INTO audit (at_ms, event, ids, hash) VALUES (?, ?, ?, ?)")?.execute((
        now_ms as i64,
        event as i64,
        &ids,
        hash.0,
    ))?;
    Ok(())
}

/// Whether no row was changed or taken out of the middle.
pub(crate) fn is_whole(connection: &Connection) -> rusqlite::Result<bool> {
    let mut before = Digest::default();
    let mut statement = connection.prepare("SELECT at_ms, event, ids, hash FROM audit ORDER BY number")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (at_ms, event, ids): (i64, i64, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        before = link(&before, at_ms as u64, event, &ids);
        if before != crate::store::digest(row, 3)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn link(before: &Digest, at_ms: u64, event: i64, ids: &[u8]) -> Digest {
    sha256(&[b"soundings audit 1", &before.0, &at_ms.to_be_bytes(), &event.to_be_bytes(), ids])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_row_breaks_the_audit_log() {
        let folder = tempfile::tempdir().unwrap();
        let connection = crate::store::open(&folder.path().join("hub.sqlite3")).unwrap();
        for number in 0..3 {
            record(&connection, number, Event::Joined, &[Id([number as u8; 16])]).unwrap();
        }
        assert!(is_whole(&connection).unwrap());
        connection.execute("UPDATE audit SET at_ms = 9 WHERE number = 2", []).unwrap();
        assert!(!is_whole(&connection).unwrap());
    }
}
