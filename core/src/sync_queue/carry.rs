//! Giving a restored hub what others wrote (sync.md 19): a device keeps every push that no backup of the hub holds, as its
//! author and the hub signed it, and hands over what the restored hub lacks. Absence never means deleted.
//!
//! First what the hub itself wrote: it lets the authors of the rest in again.

use std::collections::HashSet;

use rusqlite::Connection;
use soundings_wire::messages::Push;
use soundings_wire::{Id, Payload, decode};

use super::coverage::NO_PLACE;
use crate::error::Result;
use crate::log::identity::{Identity, author_number};
use crate::log::operations::{self, RowName};
use crate::store::columns::{Log, OperationState};

/// A push that was handed over, by its log, its author's small number and its last seq.
pub(crate) type Carried = (Log, i64, i64);

/// The hub lacks something of what is here, perhaps: looked for once its log was read to the end.
pub(super) fn begin(connection: &Connection, log: Log) -> Result<()> {
    connection.execute("UPDATE log SET lacks = 1 WHERE number = ?1", [log])?;
    Ok(())
}

/// The next push that the hub lacks and that was not offered in this contact; `None`: nothing.
pub(super) fn next(
    connection: &Connection,
    (me, hub, log): (&Identity, Id, Log),
    token: [u8; 32],
    offered: &HashSet<Carried>,
) -> Result<Option<(Push, Carried)>> {
    let lacks: bool =
        connection.prepare_cached("SELECT lacks FROM log WHERE number = ?1")?.query_row([log], |row| row.get(0))?;
    if !lacks {
        return Ok(None);
    }
    let mine = author_number(connection, me.incarnation)?;
    let mut statement = connection.prepare(
        "SELECT author, seq, head, receipt FROM signed_push JOIN incarnation ON incarnation.number = author
         WHERE log = ?1 AND author <> ?2 AND EXISTS (SELECT 1 FROM operation
             WHERE operation.log = signed_push.log AND operation.author = signed_push.author
             AND operation.seq = signed_push.seq AND hub_seq IS NULL AND state = ?3)
         ORDER BY device <> ?4, author, seq",
    )?;
    let mut rows = statement.query((log, mine, OperationState::Settled, hub.as_bytes()))?;
    while let Some(row) = rows.next()? {
        let carried: Carried = (log, row.get(0)?, row.get(1)?);
        if offered.contains(&carried) {
            continue;
        }
        let Ok(head) = decode(row.get_ref(2)?.as_blob()?, "a head") else { continue };
        // What came from phone to phone has none, where no hub had it.
        let receipt = match row.get_ref(3)?.as_blob()? {
            [] => None,
            receipt => match decode(receipt, "a receipt") {
                Ok(receipt) => Some(receipt),
                Err(_) => continue,
            },
        };
        let operations = operations_of(connection, carried)?;
        return Ok(Some((Push { token, head, operations, ranks: None, receipt }, carried)));
    }
    connection.prepare_cached("UPDATE log SET lacks = 0 WHERE number = ?1")?.execute([log])?;
    forget_placed(connection)?;
    Ok(None)
}

/// Heads that came in a bundle, of what has its place in the log by now: the log's own heads cover it.
fn forget_placed(connection: &Connection) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM signed_push WHERE hub_seq = ?1 AND EXISTS (SELECT 1 FROM operation
             WHERE operation.log = signed_push.log AND operation.author = signed_push.author
             AND operation.seq = signed_push.seq AND operation.hub_seq IS NOT NULL)",
        )?
        .execute([NO_PLACE])?;
    Ok(())
}

/// What one push added: after the push before it, as far as the hub lacks it.
fn operations_of(connection: &Connection, (log, author, seq): Carried) -> Result<Vec<soundings_wire::Operation>> {
    let mut statement = connection.prepare_cached(
        "SELECT envelope, payload, payload_hash FROM operation WHERE log = ?1 AND author = ?2 AND seq <= ?3
         AND seq > coalesce((SELECT max(seq) FROM signed_push WHERE log = ?1 AND author = ?2 AND seq < ?3), 0)
         AND hub_seq IS NULL ORDER BY seq",
    )?;
    let rows = statement.query_map((log, author, seq), |row| operations::whole(row, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What a backup of the hub holds nobody has to carry.
pub(super) fn forget_backed_up(connection: &Connection, log: Log, watermark: Option<u64>) -> Result<()> {
    let Some(watermark) = watermark else { return Ok(()) };
    connection
        .prepare_cached("DELETE FROM signed_push WHERE hub_seq <= ?1 AND log = ?2")?
        .execute((i64::try_from(watermark).unwrap_or(i64::MAX), log))?;
    Ok(())
}

/// Whether an operation that is here was in the log once, and has no place in it as far as it was read.
pub(super) fn is_no_more_in_log(connection: &Connection, name: RowName) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3 AND state = ?4
             AND hub_seq IS NULL)",
        )?
        .query_row((name.0, name.1, name.2, OperationState::Settled), |row| row.get(0))?)
}

/// Whether something that was in the log once lost its name there to what another copy of its author's wrote. It stands at no
/// place, and is shown until it is back.
pub(super) fn any_gave_way(connection: &Connection, log: Log) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM unread WHERE log = ?1 AND hub_seq = 0)")?
        .query_row([log], |row| row.get(0))?)
}

/// It is in the log again, under the name by which its author wrote it again: with random bytes that no two acts share.
pub(super) fn is_back(connection: &Connection, (me, log): (&Identity, Log), again: &Payload) -> Result<()> {
    let mut statement =
        connection.prepare_cached("SELECT envelope, payload FROM unread WHERE log = ?1 AND hub_seq = 0")?;
    let given_way: Vec<(Vec<u8>, Option<Vec<u8>>)> =
        statement.query_map([log], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    for (envelope, payload) in given_way {
        let key = || Ok(me.engineer_key.clone());
        let was = payload.and_then(|payload| operations::open_payload(key, log, &envelope, &payload).ok());
        if was.is_some_and(|(_, was)| was.random == again.random) {
            connection
                .prepare_cached("DELETE FROM unread WHERE log = ?1 AND hub_seq = 0 AND envelope = ?2")?
                .execute((log, envelope))?;
        }
    }
    Ok(())
}
