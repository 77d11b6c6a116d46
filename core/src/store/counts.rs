//! What screens count. The schema's triggers keep it as it changes, in the transaction that changes it.

use rusqlite::Connection;

use super::columns::{Log, OperationState};
use super::entities::Entity;
use super::{aliases, meters};
use crate::error::Result;
use crate::model::{Id, Kind, ObservationKind};

/// Whose things are counted.
#[derive(Clone, Copy)]
pub(crate) enum Scope {
    /// All of a kind.
    All,
    /// Those that belong to nothing.
    Nowhere,
    /// Those that belong to this.
    Of(Id),
}

impl Scope {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::All => &[],
            Self::Nowhere => &[0],
            Self::Of(id) => id.as_bytes(),
        }
    }
}

/// The scope as what it names reads.
fn read(connection: &Connection, scope: Scope) -> Result<Scope> {
    match scope {
        Scope::Of(id) => Ok(Scope::Of(aliases::target(connection, id)?)),
        other => Ok(other),
    }
}

fn sum(connection: &Connection, condition: &str, parameters: impl rusqlite::Params) -> Result<u32> {
    let sql = format!("SELECT coalesce(sum(things), 0) FROM entity_count WHERE scope = ?1 AND {condition}");
    Ok(connection.prepare_cached(&sql)?.query_row(parameters, |row| row.get(0))?)
}

/// How many things of a kind are here.
pub(crate) fn things(connection: &Connection, scope: Scope, kind: Kind) -> Result<u32> {
    sum(connection, "kind = ?2", (read(connection, scope)?.bytes(), kind))
}

/// Notes of one log.
pub(crate) fn notes_in(connection: &Connection, scope: Scope, log: Log) -> Result<u32> {
    sum(connection, "kind = ?2 AND log = ?3", (read(connection, scope)?.bytes(), Kind::Observation, log))
}

/// One's own thoughts and teammates'.
pub(crate) fn thoughts(connection: &Connection, scope: Scope) -> Result<u32> {
    let thought = ObservationKind::Thought.number();
    sum(connection, "kind = ?2 AND state = ?3", (read(connection, scope)?.bytes(), Kind::Observation, thought))
}

/// Notes that are only me and not meant to stay so.
pub(crate) fn notes_to_share(connection: &Connection, scope: Scope) -> Result<u32> {
    sum(
        connection,
        "kind = ?2 AND log = ?3 AND stays = 0",
        (read(connection, scope)?.bytes(), Kind::Observation, Log::Personal),
    )
}

/// [`notes_to_share`] of one kind.
pub(crate) fn notes_to_share_of_kind(connection: &Connection, scope: Scope, kind: ObservationKind) -> Result<u32> {
    let condition = "kind = ?2 AND log = ?3 AND stays = 0 AND state = ?4";
    sum(connection, condition, (read(connection, scope)?.bytes(), Kind::Observation, Log::Personal, kind.number()))
}

/// So many notes of a visit are looked through for those without words.
const MOST_WITHOUT_WORDS: usize = 1_000;

/// Notes of a visit with a key, but for those of one, and with words, to which no link leads and that nobody left off.
pub(crate) fn notes_to_sort(connection: &Connection, visit: Id, but: Option<ObservationKind>) -> Result<u32> {
    let (visit, but) = (aliases::target(connection, visit)?, but.map_or(0, ObservationKind::number));
    let condition = "kind = ?2 AND linked = 0 AND state NOT IN (0, ?3)";
    let unsorted = sum(connection, condition, (visit.as_bytes(), Kind::Observation, but))?;
    if unsorted == 0 {
        return Ok(0);
    }
    // A picture alone is on no card.
    Ok(unsorted.saturating_sub(Entity::unsorted_without_words(connection, visit, but, MOST_WITHOUT_WORDS)?))
}

/// Notes without a visit or without a key yet.
pub(crate) fn notes_to_file(connection: &Connection) -> Result<u32> {
    let without_key = sum(connection, "kind = ?2 AND state = 0", (Scope::All.bytes(), Kind::Observation))?;
    let nowhere = sum(connection, "kind = ?2 AND state <> 0", (Scope::Nowhere.bytes(), Kind::Observation))?;
    Ok(without_key + nowhere)
}

/// Open promises due on `day` or before, in days of the common era.
pub(crate) fn promises_due(connection: &Connection, day: i64) -> Result<u32> {
    Ok(connection
        .prepare_cached("SELECT coalesce(sum(promises), 0) FROM promise_count WHERE day <= ?1")?
        .query_row([day], |row| row.get(0))?)
}

/// Operations for the team in a state, and their bytes.
pub(crate) fn operations(connection: &Connection, state: OperationState) -> Result<(u32, u64)> {
    let sql = "SELECT coalesce(sum(operations), 0), coalesce(sum(bytes), 0) FROM outbox_count WHERE state = ?1";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([state], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?)
}

/// What stands in the team's log and is nobody's operation.
pub(crate) fn unread(connection: &Connection) -> Result<u32> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM unread LIMIT 1000)")?
        .query_row([], |row| row.get(0))?)
}

/// Notes of which something waits for the team.
pub(crate) fn waiting_notes(connection: &Connection) -> Result<u32> {
    Ok(connection.prepare_cached("SELECT waiting_notes FROM tally")?.query_row([], |row| row.get(0))?)
}

/// Things that were shared while their author said on another device that they stay only me.
pub(crate) fn shared_meanwhile(connection: &Connection) -> Result<u32> {
    let sql = "SELECT count(*) FROM shared_meanwhile JOIN here ON here.id = entity";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Fields of which several versions stand side by side.
pub(crate) fn undecided(connection: &Connection) -> Result<u32> {
    Ok(connection.prepare_cached("SELECT undecided FROM tally")?.query_row([], |row| row.get(0))?)
}

/// Forgets what was counted of things: they are projected again, and counted as they come.
pub(crate) fn forget_things(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "DELETE FROM entity_count; DELETE FROM promise_count; DELETE FROM met; DELETE FROM no_meeting; UPDATE tally SET undecided = 0;",
    )?;
    meters::forget(connection)
}

/// Counts the outbox anew.
pub(crate) fn recount_operations(connection: &Connection) -> Result<()> {
    connection.execute_batch(&format!(
        "DELETE FROM outbox_count; INSERT INTO outbox_count {OUTBOX}; DELETE FROM waiting; INSERT INTO waiting {WAITING};
         UPDATE tally SET waiting_notes = ({WAITING_NOTES});"
    ))?;
    Ok(())
}

const OUTBOX: &str = "SELECT state, count(*), sum(length(envelope) + length(coalesce(payload, payload_hash)))
    FROM operation WHERE state <> 0 AND log = 2 GROUP BY state";
const WAITING: &str = "SELECT entity, count(*) FROM operation WHERE state = 1 AND log = 2 GROUP BY entity";
const WAITING_NOTES: &str = "SELECT count(*) FROM waiting JOIN entity ON entity.id = waiting.entity WHERE kind = 6";
const THINGS: &str = "SELECT scope, kind, log, state, stays, links > 0, count(*) FROM (
        SELECT x'' scope, * FROM here UNION ALL SELECT coalesce(parent, x'00'), * FROM here
    ) WHERE kind IN (4, 5, 6) GROUP BY 1, 2, 3, 4, 5, 6";
const PROMISES: &str = "SELECT sort, count(*) FROM here WHERE kind = 8 AND state = 1 GROUP BY sort";
const MET: &str = "SELECT customer.id, (SELECT coalesce(max(sort), 0) FROM here WHERE parent = customer.id AND kind = 5
    AND state > 0 AND id NOT IN (SELECT encounter FROM no_meeting)) FROM here customer WHERE kind = 2";
const TRANSFERS: &str =
    "SELECT way, held, count(*), sum(bytes - moved) FROM transfer WHERE way <> 0 GROUP BY way, held";
const ALONE: &str = "SELECT person, mention.number FROM mention JOIN entity ON entity.number = mention.number
    WHERE entity.parent IS NULL";
const ANSWERED: &str = "SELECT number FROM entity asked WHERE marks > 0
    AND answered <> EXISTS (SELECT 1 FROM here said WHERE said.parent = asked.id AND said.kind = 34)";
const LINKS: &str = "SELECT number FROM entity note WHERE kind = 6
    AND links <> (SELECT count(*) FROM here link WHERE link.target = note.id AND link.kind IN (11, 29))";

/// What was kept and what a count finds, where the two differ: for tests and the simulation.
pub(crate) fn differences(connection: &Connection) -> Result<Vec<String>> {
    let differ = |kept: &str, counted: &str| {
        format!(
            "SELECT count(*) FROM (SELECT * FROM ({kept} EXCEPT {counted}) UNION ALL SELECT * FROM ({counted} EXCEPT {kept}))"
        )
    };
    let checks = [
        ("things", differ("SELECT * FROM entity_count WHERE things <> 0", THINGS)),
        ("promises", differ("SELECT * FROM promise_count WHERE promises <> 0", PROMISES)),
        ("outbox", differ("SELECT * FROM outbox_count WHERE operations <> 0", OUTBOX)),
        ("waiting", differ("SELECT * FROM waiting", WAITING)),
        ("waiting notes", differ("SELECT waiting_notes FROM tally", WAITING_NOTES)),
        ("undecided", differ("SELECT undecided FROM tally", "SELECT coalesce(sum(versions), 0) FROM here")),
        ("transfers", differ("SELECT * FROM transfer_count WHERE files <> 0", TRANSFERS)),
        ("met", differ("SELECT * FROM met", MET)),
        ("mentioned alone", differ("SELECT * FROM mention_alone", ALONE)),
        ("links", format!("SELECT count(*) FROM ({LINKS})")),
        ("answered", format!("SELECT count(*) FROM ({ANSWERED})")),
    ];
    let mut differences = Vec::new();
    for (name, sql) in checks {
        let differing: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
        if differing > 0 {
            differences.push(format!("{name}: {differing}"));
        }
    }
    Ok(differences)
}
