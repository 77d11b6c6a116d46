//! What waits until something else happens: what the hub refused, until a person asks for another try; what it had no room for, or
//! was not due, until the next token.

use rusqlite::Connection;
use soundings_wire::messages::ParkReason;

use crate::error::Result;
use crate::store::columns::{Log, OperationState};

/// Whether the hub had no room for something in a log. Till it is asked again nothing goes: what comes behind would leave a hole.
pub(crate) fn lacks(connection: &Connection, log: Log) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM operation INDEXED BY operation_unsettled
               WHERE state <> 0 AND state = ?1 AND log = ?2 AND reason = ?3)";
    let parameters = (OperationState::Waiting, log, ParkReason::Full.number());
    Ok(connection.prepare_cached(sql)?.query_row(parameters, |row| row.get(0))?)
}

/// What waits of an author's in a log is sent again, whatever it waited for.
pub(super) fn ask_again(connection: &Connection, (log, author): (Log, i64)) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE operation INDEXED BY operation_unsettled SET reason = NULL
             WHERE state <> 0 AND state = ?1 AND log = ?2 AND author = ?3",
        )?
        .execute((OperationState::Waiting, log, author))?;
    Ok(())
}

/// A person asks for another try: what there was no room for goes again.
pub(crate) fn try_again(connection: &Connection) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE operation INDEXED BY operation_unsettled SET reason = NULL WHERE state <> 0 AND state = ?1 AND reason = ?2",
        )?
        .execute((OperationState::Waiting, ParkReason::Full.number()))?;
    Ok(())
}

/// A person asks to try a refused thing again, with the same bytes. How many operations that are.
pub(crate) fn retry_parked(connection: &Connection) -> Result<usize> {
    try_again(connection)?;
    Ok(connection
        .prepare_cached(
            "UPDATE operation INDEXED BY operation_unsettled SET state = ?2, reason = NULL WHERE state <> 0 AND state = ?1",
        )?
        .execute((OperationState::Parked, OperationState::Waiting))?)
}
