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
    /// A backup was finished: hub.
    BackedUp = 5,
    /// The hub was restored from a backup: hub.
    Restored = 6,
    /// A device became a new incarnation: device, engineer.
    Renewed = 7,
    /// A device's access was taken: device, engineer.
    Revoked = 8,
    /// A link for browsers was made: the link.
    LinkMade = 9,
    /// A display opened its link: the link.
    DisplayLetIn = 10,
    /// A link, or a display's access, was taken back: the link.
    LinkTakenBack = 11,
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

/// What came of checking the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditCheck {
    /// How many entries it has.
    pub entries: u64,
    /// The number of the first that does not fit what comes before it; entries count from 1.
    pub first_misfit: Option<u64>,
}

/// Follows the chain from the first entry. What was cut off its end cannot be seen.
pub(crate) fn check(connection: &Connection) -> rusqlite::Result<AuditCheck> {
    let mut check = AuditCheck { entries: 0, first_misfit: None };
    let mut before = Digest::default();
    let mut statement = connection.prepare("SELECT number, at_ms, event, ids, hash FROM audit ORDER BY number")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        check.entries += 1;
        let (number, at_ms, event): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        before = link(&before, at_ms as u64, event, &row.get::<_, Vec<u8>>(3)?);
        if number != check.entries as i64 || row.get::<_, Vec<u8>>(4)? != before.0 {
            check.first_misfit = check.first_misfit.or(Some(check.entries));
        }
    }
    Ok(check)
}

fn link(before: &Digest, at_ms: u64, event: i64, ids: &[u8]) -> Digest {
    sha256(&[b"soundings audit 1", &before.0, &at_ms.to_be_bytes(), &event.to_be_bytes(), ids])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(entries: u64) -> (tempfile::TempDir, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let connection = crate::store::open(&folder.path().join("hub.sqlite3")).unwrap();
        for number in 0..entries {
            record(&connection, number, Event::Joined, &[Id([number as u8; 16])]).unwrap();
        }
        (folder, connection)
    }

    #[test]
    fn the_first_entry_that_was_changed_is_named() {
        for change in ["at_ms = 9", "event = 2", "ids = x'00'", "hash = zeroblob(32)", "hash = x''"] {
            let (_folder, connection) = written(5);
            assert_eq!(check(&connection).unwrap(), AuditCheck { entries: 5, first_misfit: None });
            connection.execute(&format!("UPDATE audit SET {change} WHERE number = 3"), []).unwrap();
            assert_eq!(check(&connection).unwrap().first_misfit, Some(3), "{change}");
        }
    }

    #[test]
    fn an_entry_that_was_taken_out_is_missed() {
        for taken in [1, 3] {
            let (_folder, connection) = written(5);
            connection.execute("DELETE FROM audit WHERE number = ?", [taken as i64]).unwrap();
            assert_eq!(check(&connection).unwrap().first_misfit, Some(taken));
        }
    }
}
