//! A device that its team's hub knows under another name than its own, as after a restore, and whose engineer's key is not
//! here to vouch for it: no invitation lets it in under the name that it has.

use rusqlite::{Connection, TransactionBehavior};
use soundings_wire::Id;

use super::engine::Engine;
use super::hub::pause;
use crate::environment::Environment;
use crate::error::Result;
use crate::log::device;
use crate::log::identity::Identity;

impl Engine {
    /// The hub takes no voucher for this name: the device is let in under one of which nobody heard.
    pub(super) fn join_as_another(
        &mut self,
        connection: &mut Connection,
        environment: &Environment,
        retry_after_s: Option<u64>,
    ) -> Result<Vec<Id>> {
        {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let me = Identity::read(&transaction)?;
            // Once: where it made its name up already, another of the same kind would be refused as well.
            if me.has_team()
                && me.before.is_none()
                && device::unless_away(device::become_another(&transaction, environment, self.keyring()))?.is_some()
            {
                transaction.commit()?;
            }
        }
        pause(connection, environment, retry_after_s)
    }
}
