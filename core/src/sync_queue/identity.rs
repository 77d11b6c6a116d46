//! Who writes here, and into which logs. Read inside each write transaction, so that two processes agree.

use ed25519_dalek::SigningKey;
use rusqlite::{Connection, OptionalExtension, Row};
use soundings_wire::sealed::EngineerKey;
use soundings_wire::{Dot, Id, Incarnation};

use crate::error::{Error, Result};
use crate::model::Audience;

/// The number of the personal log in the table of logs.
pub(crate) const PERSONAL: i64 = 1;
/// The number of the team log in the table of logs.
pub(crate) const TEAM: i64 = 2;

/// This notebook's engineer, device and logs.
pub(crate) struct Identity {
    pub engineer: Id,
    pub incarnation: Incarnation,
    device_secret: [u8; 32],
    pub engineer_key: EngineerKey,
    pub personal_log: Id,
    pub team_log: Option<Id>,
}

impl Identity {
    /// Reads it.
    pub fn read(connection: &Connection) -> Result<Self> {
        let sql = "SELECT engineer, device, incarnation, device_key, engineer_key, engineer_key_number, personal_log, team_log
                   FROM notebook WHERE one = 1";
        connection
            .prepare_cached(sql)?
            .query_row([], |row| {
                let key = |column| row.get::<_, [u8; 32]>(column);
                Ok(Self {
                    engineer: id(row, 0)?,
                    incarnation: Incarnation { device: id(row, 1)?, number: row.get(2)? },
                    device_secret: key(3)?,
                    engineer_key: EngineerKey { number: row.get(5)?, key: key(4)? },
                    personal_log: id(row, 6)?,
                    team_log: row.get::<_, Option<[u8; 16]>>(7)?.map(Id),
                })
            })
            .optional()?
            .ok_or(Error::Damaged)
    }

    /// The key that this device signs with. Worked out only where something is signed: no capture has to wait for it.
    pub fn device_key(&self) -> SigningKey {
        SigningKey::from_bytes(&self.device_secret)
    }

    /// The log of an audience: its number here and its id. Before a team is joined everything is only me.
    pub fn log(&self, audience: Audience) -> (i64, Id) {
        match (audience, self.team_log) {
            (Audience::Team, Some(team)) => (TEAM, team),
            _ => (PERSONAL, self.personal_log),
        }
    }

    /// The audience of a log.
    pub fn audience(log: i64) -> Audience {
        if log == TEAM { Audience::Team } else { Audience::OnlyMe }
    }
}

/// An id in a column.
pub(crate) fn id(row: &Row<'_>, column: usize) -> rusqlite::Result<Id> {
    row.get::<_, [u8; 16]>(column).map(Id)
}

/// The small number of an incarnation, given at its first operation.
pub(crate) fn author_number(connection: &Connection, incarnation: Incarnation) -> Result<i64> {
    let found = connection
        .prepare_cached("SELECT number FROM incarnation WHERE device = ?1 AND incarnation = ?2")?
        .query_row((incarnation.device.as_bytes(), incarnation.number), |row| row.get(0))
        .optional()?;
    if let Some(number) = found {
        return Ok(number);
    }
    connection
        .prepare_cached("INSERT INTO incarnation (device, incarnation) VALUES (?1, ?2)")?
        .execute((incarnation.device.as_bytes(), incarnation.number))?;
    Ok(connection.last_insert_rowid())
}

/// The incarnation of a small number.
pub(crate) fn incarnation(connection: &Connection, author: i64) -> Result<Incarnation> {
    Ok(connection
        .prepare_cached("SELECT device, incarnation FROM incarnation WHERE number = ?1")?
        .query_row([author], |row| Ok(Incarnation { device: id(row, 0)?, number: row.get(1)? }))?)
}

/// The name of an operation from its columns.
pub(crate) fn dot(connection: &Connection, author: i64, seq: i64) -> Result<Dot> {
    Ok(Dot { incarnation: incarnation(connection, author)?, seq: seq.unsigned_abs() })
}
