//! After an upgrade: what an earlier version could not read, or understand, may well be read by this one (sync.md 9).

use rusqlite::Connection;
use soundings_wire::Id;

use super::coverage::Coverage;
use super::entries::{self, Standing};
use super::hub::Hub;
use super::taking::Taking;
use super::{carry, pull};
use crate::error::Result;
use crate::log::identity::{Identity, known_author};
use crate::log::{operations, rebuild};
use crate::store::columns::{Log, OperationState};

/// Judges once more what was pulled and was not applied; what has no row of its own is read from its log again, with all heads.
pub(crate) fn judge_again(connection: &Connection) -> Result<()> {
    let Some(hub) = Hub::read(connection)? else { return Ok(()) };
    let me = Identity::read(connection)?;
    let mut any = false;
    for log in Log::ALL {
        any |= judge(connection, (&me, &hub, log))? > 0;
        if forget_readable(connection, &me, log)? > 0 {
            pull::start_again(connection, log, pull::cursor(connection, log)?.0.epoch)?;
            carry::begin(connection, log)?;
        }
    }
    if any { rebuild::everything(connection) } else { Ok(()) }
}

/// How many operations of a log were judged.
pub(super) fn judge(connection: &Connection, (me, hub, log): (&Identity, &Hub, Log)) -> Result<usize> {
    let names: Vec<(i64, i64)> = connection
        .prepare(
            "SELECT author, seq FROM operation INDEXED BY operation_unsettled
             WHERE state <> 0 AND state IN (?1, ?2) AND log = ?3 AND payload IS NOT NULL ORDER BY hub_seq, author, seq",
        )?
        .query_map((OperationState::Unreadable, OperationState::Early, log), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut changed: Vec<Id> = Vec::new();
    let mut taking = Taking::new(connection, (me, hub, log), Coverage::nobody(log), true, &mut changed)?;
    for (author, seq) in &names {
        taking.again(*author, *seq)?;
    }
    taking.take_early()?;
    Ok(names.len())
}

/// Forgets the bytes that were nobody's operation and are somebody's now: the log has them. How many.
fn forget_readable(connection: &Connection, me: &Identity, log: Log) -> Result<usize> {
    let mut statement = connection
        .prepare("SELECT hub_seq, envelope, payload, payload_hash FROM unread WHERE log = ?1 AND hub_seq > 0")?;
    let mut rows = statement.query([log])?;
    let mut readable = Vec::new();
    while let Some(row) = rows.next()? {
        let operation = operations::whole(row, 1)?;
        let Standing::Operation(read) = entries::standing(&operation) else { continue };
        let dot = read.envelope.dot;
        let has_row = match known_author(connection, dot.incarnation)? {
            Some(author) => operations::standing(connection, (log, author, dot.seq as i64))?.is_some(),
            None => false,
        };
        if read.envelope.log == me.log_id(log) && !has_row {
            readable.push((row.get::<_, i64>(0)?, operation.envelope.clone()));
        }
    }
    for (hub_seq, envelope) in &readable {
        connection
            .prepare_cached("DELETE FROM unread WHERE log = ?1 AND hub_seq = ?2 AND envelope = ?3")?
            .execute((log, hub_seq, envelope))?;
    }
    Ok(readable.len())
}
