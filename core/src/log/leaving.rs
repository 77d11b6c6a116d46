//! What goes from this device when it leaves a team: all that the team has, whoever wrote it, and what was this engineer's own
//! copy of it before it was shared, with its attachments' files. What the team never had stays.

use rusqlite::Connection;
use soundings_wire::Id;

use super::{device, erasure, operations, rebuild};
use crate::environment::Environment;
use crate::error::Result;
use crate::log::identity::Identity;
use crate::store::Keyring;
use crate::store::columns::{Log, OperationState, ids};
use crate::store::transfers;

/// The things that the team has, but for the engineer of this notebook.
pub(crate) fn of_team(connection: &Connection, me: &Identity) -> Result<Vec<Id>> {
    let sql = "SELECT DISTINCT entity FROM operation WHERE log = ?1 AND entity <> ?2 ORDER BY entity";
    ids(connection, sql, (Log::Team, me.engineer.as_bytes()))
}

/// What is only the engineer's stays, and no hub has it any more as far as is known here. What of theirs could not be read on
/// this device is on the others.
fn keep_own(connection: &Connection) -> Result<()> {
    for table in ["refused", "unread", "awaits", "signed_push", "chain"] {
        connection.execute(&format!("DELETE FROM {table} WHERE log = ?1"), [Log::Personal])?;
    }
    connection.execute(
        "DELETE FROM operation WHERE log = ?1 AND state IN (?2, ?3, ?4)",
        (Log::Personal, OperationState::Unreadable, OperationState::Uncovered, OperationState::Early),
    )?;
    connection.execute(
        "UPDATE operation SET state = ?2, reason = NULL, hub_seq = NULL WHERE log = ?1 AND state <> ?3",
        (Log::Personal, OperationState::Waiting, OperationState::Withdrawn),
    )?;
    connection.execute(
        "UPDATE log SET epoch = 0, cursor = 0, checksum = ?2, lacks = 0 WHERE number = ?1",
        (Log::Personal, [0_u8; 32]),
    )?;
    Ok(())
}

/// Takes the team's log out, and leaves nothing of its things; the device goes on as another, which no hub knows.
pub(crate) fn forget_team(
    connection: &Connection,
    (environment, keyring): (&Environment, &dyn Keyring),
    things: &[Id],
) -> Result<()> {
    erasure::leave_no_trace(connection)?;
    for thing in things {
        for name in operations::row_names(connection, *thing)?.into_iter().filter(|(log, ..)| *log == Log::Personal) {
            operations::empty(connection, name)?;
        }
    }
    transfers::forget_team(connection, things)?;
    for table in ["operation", "emptied", "refused", "unread", "awaits", "signed_push", "chain", "brought"] {
        connection.execute(&format!("DELETE FROM {table} WHERE log = ?1"), [Log::Team])?;
    }
    connection.execute("DELETE FROM log WHERE number = ?1", [Log::Team])?;
    keep_own(connection)?;
    connection.execute_batch(
        "DELETE FROM relocated; DELETE FROM erasing; DELETE FROM opened; DELETE FROM bundle_taken; DELETE FROM bundle_known;
         DELETE FROM told; DELETE FROM told_apart;
         UPDATE notebook SET team_log = NULL;
         DELETE FROM incarnation WHERE number NOT IN (SELECT author FROM operation);",
    )?;
    device::become_another(connection, environment, keyring)?;
    // All that is left was written by this engineer, whatever device it was then.
    connection.execute("UPDATE incarnation SET engineer = (SELECT engineer FROM notebook)", [])?;
    rebuild::everything(connection)
}
