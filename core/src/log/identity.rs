//! Who writes here, and into which logs. Read inside each write transaction, so that two processes agree.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::enrolment::{Enrolment, Role};
use soundings_wire::sealed::EngineerKey;
use soundings_wire::{Dot, Id, Incarnation};

use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::model::Audience;
use crate::store::columns::{Log, OperationState, id};

/// This notebook's engineer, device and logs.
pub(crate) struct Identity {
    pub engineer: Id,
    pub incarnation: Incarnation,
    /// Whom this device goes on for, as the hub knows it: until the hub has named it anew, nothing can be signed as itself.
    pub before: Option<Incarnation>,
    pub engineer_key: EngineerKey,
    pub personal_log: Id,
    pub team_log: Option<Id>,
}

impl Identity {
    /// Gives an empty database an engineer, a device, a clock and a personal log. The device's name.
    pub fn begin(connection: &Connection, environment: &Environment) -> Result<Incarnation> {
        let name = Incarnation { device: environment.new_id(), number: 1 };
        // One id more than there is need for: what is drawn after it is what it always was.
        let _ = environment.new_id();
        let engineer = environment.new_id();
        connection.execute(
            "INSERT INTO notebook (one, engineer, device, incarnation, personal_log, engineer_key, engineer_key_number)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, 1)",
            (engineer.as_bytes(), name.device.as_bytes(), name.number, engineer.as_bytes(), environment.random::<32>()),
        )?;
        connection.execute("INSERT INTO clock (one, reading) VALUES (1, 0)", [])?;
        // The engineer's own log has their id: so a hub knows whose devices may read it.
        add_log(connection, Log::Personal, engineer, 0)?;
        Ok(name)
    }

    /// Reads it.
    pub fn read(connection: &Connection) -> Result<Self> {
        let sql = "SELECT engineer, device, incarnation, engineer_key, engineer_key_number, personal_log, team_log,
                   before_device, before_incarnation FROM notebook WHERE one = 1";
        connection
            .prepare_cached(sql)?
            .query_row([], |row| {
                let before: Option<[u8; 16]> = row.get(7)?;
                let number: Option<u32> = row.get(8)?;
                Ok(Self {
                    engineer: id(row, 0)?,
                    incarnation: Incarnation { device: id(row, 1)?, number: row.get(2)? },
                    before: before.zip(number).map(|(device, number)| Incarnation { device: Id(device), number }),
                    engineer_key: EngineerKey { number: row.get(4)?, key: row.get(3)? },
                    personal_log: id(row, 5)?,
                    team_log: row.get::<_, Option<[u8; 16]>>(6)?.map(Id),
                })
            })
            .optional()?
            .ok_or(Error::Damaged)
    }

    /// Whether a team was joined.
    pub fn has_team(&self) -> bool {
        self.team_log.is_some()
    }

    /// The log of an audience. Before a team is joined everything is only me.
    pub fn log(&self, audience: Audience) -> Log {
        if audience == Audience::Team && self.has_team() { Log::Team } else { Log::Personal }
    }

    /// The id of a log.
    pub fn log_id(&self, log: Log) -> Id {
        match (log, self.team_log) {
            (Log::Team, Some(team)) => team,
            _ => self.personal_log,
        }
    }
}

/// Joins a team: its log is this notebook's too, and the engineer is who the team knows.
pub(crate) fn join(connection: &Connection, team: Id, engineer: Id, epoch: u32) -> Result<()> {
    connection.execute(
        "UPDATE notebook SET team_log = ?1, engineer = ?2, before_device = NULL, before_incarnation = NULL",
        (team.as_bytes(), engineer.as_bytes()),
    )?;
    names_personal_log(connection, engineer)?;
    add_log(connection, Log::Team, team, epoch)
}

/// The engineer's own log has their id.
pub(super) fn names_personal_log(connection: &Connection, engineer: Id) -> Result<()> {
    connection.execute("UPDATE notebook SET personal_log = ?1", [engineer.as_bytes()])?;
    connection.execute("UPDATE log SET id = ?2 WHERE number = ?1", (Log::Personal, engineer.as_bytes()))?;
    Ok(())
}

fn add_log(connection: &Connection, log: Log, id: Id, epoch: u32) -> Result<()> {
    connection.execute(
        "INSERT OR IGNORE INTO log (number, id, audience, epoch, checksum) VALUES (?1, ?2, ?3, ?4, ?5)",
        (log, id.as_bytes(), log.audience().number(), epoch, [0_u8; 32]),
    )?;
    Ok(())
}

/// From here on this device writes under another name. `before`: whom it goes on for, until the hub has said so.
pub(super) fn become_incarnation(
    connection: &Connection,
    name: Incarnation,
    before: Option<Incarnation>,
) -> Result<()> {
    connection.execute(
        "UPDATE notebook SET device = ?1, incarnation = ?2, before_device = ?3, before_incarnation = ?4",
        (
            name.device.as_bytes(),
            name.number,
            before.as_ref().map(|before| before.device.as_bytes()),
            before.map(|before| before.number),
        ),
    )?;
    Ok(())
}

/// Under which name this device writes to a log. As long as something that it wrote under an earlier name waits to be written
/// again under the new one, what comes next goes behind it under the earlier one: it may build on that.
pub(crate) fn writes_as(connection: &Connection, log: Log, me: Incarnation) -> Result<Incarnation> {
    let mine = author_number(connection, me)?;
    // Only what was written here waits or is refused. Four looks into the index: a capture does not go through what waits.
    let earlier: Option<i64> = connection
        .prepare_cached(
            "SELECT max(earlier) FROM (
             SELECT max(author) AS earlier FROM operation INDEXED BY operation_unsettled WHERE state <> 0 AND state = ?1 AND log = ?3 AND author < ?4
             UNION ALL SELECT max(author) FROM operation INDEXED BY operation_unsettled WHERE state <> 0 AND state = ?1 AND log = ?3 AND author > ?4
             UNION ALL SELECT max(author) FROM operation INDEXED BY operation_unsettled WHERE state <> 0 AND state = ?2 AND log = ?3 AND author < ?4
             UNION ALL SELECT max(author) FROM operation INDEXED BY operation_unsettled WHERE state <> 0 AND state = ?2 AND log = ?3 AND author > ?4)",
        )?
        .query_row((OperationState::Waiting, OperationState::Parked, log, mine), |row| row.get(0))?;
    earlier.map_or(Ok(me), |author| incarnation(connection, author))
}

/// Keeps what the hub says of a device.
pub(crate) fn enrol(connection: &Connection, enrolment: &Enrolment) -> Result<()> {
    let author = author_number(connection, enrolment.incarnation)?;
    connection
        .prepare_cached(
            "UPDATE incarnation SET engineer = ?2, signing_key = ?3, sealing_key = ?4, engineer_key = ?5, role = ?6,
             vouched = ?7, since = ?8, until = ?9 WHERE number = ?1",
        )?
        .execute((
            author,
            enrolment.engineer.as_bytes(),
            enrolment.signing_key,
            enrolment.sealing_key,
            enrolment.engineer_key,
            enrolment.role.number(),
            enrolment.vouched.number(),
            enrolment.since_ms as i64,
            enrolment.until_ms.map(|until| until as i64),
        ))?;
    Ok(())
}

/// The key that an incarnation signs its heads with; `None` where the hub enrolled none that may write.
pub(crate) fn signing_key(connection: &Connection, incarnation: Incarnation) -> Result<Option<[u8; 32]>> {
    let found: Option<(Option<[u8; 32]>, Option<u16>)> = connection
        .prepare_cached("SELECT signing_key, role FROM incarnation WHERE device = ?1 AND incarnation = ?2")?
        .query_row((incarnation.device.as_bytes(), incarnation.number), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(key, role)| key.filter(|_| role.is_some_and(|role| Role::from_number(role).may_write()))))
}

/// Since when an incarnation's access is taken, by the hub's clock; `None` while it may speak.
pub(crate) fn speaks_until(connection: &Connection, incarnation: Incarnation) -> Result<Option<u64>> {
    let until: Option<Option<i64>> = connection
        .prepare_cached("SELECT until FROM incarnation WHERE device = ?1 AND incarnation = ?2")?
        .query_row((incarnation.device.as_bytes(), incarnation.number), |row| row.get(0))
        .optional()?;
    Ok(until.flatten().map(i64::unsigned_abs))
}

/// Whether an engineer has left the team: no device of theirs may write any more. A display never was in it.
pub(crate) fn has_left(connection: &Connection, engineer: Id) -> Result<bool> {
    let mut statement = connection.prepare_cached("SELECT role, until FROM incarnation WHERE engineer = ?1")?;
    let devices = statement
        .query_map([engineer.as_bytes()], |row| Ok((row.get::<_, Option<u16>>(0)?, row.get::<_, Option<i64>>(1)?)))?;
    let (mut any, mut writes) = (false, false);
    for device in devices {
        let (role, until) = device?;
        any = true;
        writes |= until.is_none() && role.is_some_and(|role| Role::from_number(role).may_write());
    }
    Ok(any && !writes)
}

/// Has this engineer write from here on: in the example, where two write into one notebook, and nowhere else.
pub(crate) fn write_as(connection: &Connection, engineer: Id) -> Result<()> {
    connection.execute("UPDATE notebook SET engineer = ?1", [engineer.as_bytes()])?;
    Ok(())
}

/// Whether two operations in one log were written by the same engineer.
pub(crate) fn same_engineer(connection: &Connection, one: Incarnation, other: Incarnation) -> Result<bool> {
    if one.device == other.device {
        return Ok(true);
    }
    let one = enrolled_as(connection, one)?;
    Ok(one.is_some() && one == enrolled_as(connection, other)?)
}

/// Whose device the hub enrolled it as.
pub(crate) fn enrolled_as(connection: &Connection, incarnation: Incarnation) -> Result<Option<Id>> {
    Ok(connection
        .prepare_cached("SELECT engineer FROM incarnation WHERE device = ?1 AND incarnation = ?2")?
        .query_row((incarnation.device.as_bytes(), incarnation.number), |row| row.get::<_, Option<[u8; 16]>>(0))
        .optional()?
        .flatten()
        .map(Id))
}

/// Whose device it is: as the hub enrolled it, or this one's own; `None` where that is not known here.
pub(crate) fn engineer_of(connection: &Connection, incarnation: Incarnation) -> Result<Option<Id>> {
    let enrolled = enrolled_as(connection, incarnation)?;
    if enrolled.is_some() {
        return Ok(enrolled);
    }
    let me = Identity::read(connection)?;
    Ok((me.incarnation.device == incarnation.device).then_some(me.engineer))
}

/// The small number of an incarnation that something of is here.
pub(crate) fn known_author(connection: &Connection, incarnation: Incarnation) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT number FROM incarnation WHERE device = ?1 AND incarnation = ?2")?
        .query_row((incarnation.device.as_bytes(), incarnation.number), |row| row.get(0))
        .optional()?)
}

/// The small number of an incarnation, given at its first operation.
pub(crate) fn author_number(connection: &Connection, incarnation: Incarnation) -> Result<i64> {
    if let Some(number) = known_author(connection, incarnation)? {
        return Ok(number);
    }
    connection
        .prepare_cached("INSERT INTO incarnation (device, incarnation) VALUES (?1, ?2)")?
        .execute((incarnation.device.as_bytes(), incarnation.number))?;
    Ok(connection.last_insert_rowid())
}

/// The incarnation of a small number.
fn incarnation(connection: &Connection, author: i64) -> Result<Incarnation> {
    Ok(connection
        .prepare_cached("SELECT device, incarnation FROM incarnation WHERE number = ?1")?
        .query_row([author], |row| Ok(Incarnation { device: id(row, 0)?, number: row.get(1)? }))?)
}

/// The name of an operation from its columns.
pub(crate) fn dot(connection: &Connection, author: i64, seq: i64) -> Result<Dot> {
    Ok(Dot { incarnation: incarnation(connection, author)?, seq: seq.unsigned_abs() })
}
