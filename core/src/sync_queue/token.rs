//! An hour's access, and what the hub said with it of what it has in each log.

use rusqlite::{Connection, TransactionBehavior};
use soundings_wire::messages::{SeenOfDevice, Token};
use soundings_wire::{Id, limits};

use super::outbox;
use crate::environment::Environment;
use crate::error::Result;
use crate::log::identity::Identity;
use crate::store::columns::Log;

/// Keeps a token, and learns from what the hub has of this device what waits.
pub(super) fn given(connection: &mut Connection, environment: &Environment, token: &Token) -> Result<Vec<Id>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let me = Identity::read(&transaction)?;
    // The hub's clock may be another: what counts is how long the token lives from now. A minute is left for the way.
    let life = token.expires_ms.saturating_sub(token.now_ms).saturating_sub(60_000).min(limits::TOKEN_MS);
    transaction.execute(
        "UPDATE hub SET token = ?1, token_expires = ?2, watermark = ?3",
        (token.token, (environment.now_ms() + life) as i64, token.watermark.map(|watermark| watermark as i64)),
    )?;
    for log in Log::ALL.into_iter().filter(|_| me.has_team()) {
        let nothing = || SeenOfDevice { log: me.log_id(log), judged: 0, parked: Vec::new() };
        let seen = token.seen.iter().find(|seen| seen.log == me.log_id(log)).cloned().unwrap_or_else(nothing);
        outbox::compare(&transaction, (&me, log), &seen)?;
    }
    transaction.commit()?;
    Ok(Vec::new())
}
