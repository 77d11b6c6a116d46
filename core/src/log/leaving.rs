//! What goes from this device when it leaves a team: all that the team has, whoever wrote it, and what was this engineer's own
//! copy of it before it was shared. What the team never had stays.
//!
//! Bytes of pictures stay too, sealed and out of sight: no hub has them yet, so it has confirmed none.

use rusqlite::Connection;
use soundings_wire::Id;

use super::{device, erasure, operations, rebuild};
use crate::environment::Environment;
use crate::error::Result;
use crate::log::identity::Identity;
use crate::store::Keyring;
use crate::store::columns::{Log, ids};

/// The things that the team has, but for the engineer of this notebook.
pub(crate) fn of_team(connection: &Connection, me: &Identity) -> Result<Vec<Id>> {
    let sql = "SELECT DISTINCT entity FROM operation WHERE log = ?1 AND entity <> ?2 ORDER BY entity";
    ids(connection, sql, (Log::Team, me.engineer.as_bytes()))
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
    for table in ["operation", "emptied", "refused", "unread", "signed_push", "chain", "brought"] {
        connection.execute(&format!("DELETE FROM {table} WHERE log = ?1"), [Log::Team])?;
    }
    connection.execute("DELETE FROM log WHERE number = ?1", [Log::Team])?;
    connection.execute_batch(
        "DELETE FROM relocated; DELETE FROM erasing; DELETE FROM opened; DELETE FROM bundle_taken; DELETE FROM bundle_known;
         UPDATE notebook SET team_log = NULL;
         DELETE FROM incarnation WHERE number NOT IN (SELECT author FROM operation);",
    )?;
    device::become_another(connection, environment, keyring)?;
    // All that is left was written by this engineer, whatever device it was then.
    connection.execute("UPDATE incarnation SET engineer = (SELECT engineer FROM notebook)", [])?;
    rebuild::everything(connection)
}
