//! Access that was taken (sync.md, *The hub*). An order that the hub signed for this very incarnation is obeyed: what waits
//! goes to the hub's quarantine first, operations and then attachments' files, and only when the hub has all of it, or says that
//! it takes no more, what it has goes from here: a quarantine that is full holds that up for as long as somebody may make room,
//! and no longer. Without an order, or with a wrong one, nothing is sent any more, and nothing else happens.

use rusqlite::{Connection, TransactionBehavior};
use soundings_wire::Signed;
use soundings_wire::messages::{EraseYourself, HubRequest, ParkReason, TokenRequest};

use super::engine::{Engine, Flight};
use super::hub::{self, Hub, Stopped};
use super::outbox;
use super::relocation;
use super::request::Step;
use super::room;
use crate::environment::Environment;
use crate::error::Result;
use crate::log::device::{self, Signer};
use crate::log::identity::Identity;
use crate::store::columns::{Log, OperationState};
use crate::store::transfers;

/// What a revoked device signs instead of the hub's nonce, which it is not given: the token it gets is for the quarantine
/// alone.
const NO_NONCE: [u8; 32] = [0; 32];

/// Whether an order is the team's own hub's, and for this device as the hub knows it. One from before it joined anew names
/// another; and without the key of the name that the hub knows, nothing could be handed over first.
pub(super) fn is_mine(connection: &Connection, me: &Signer, order: Option<&Signed<EraseYourself>>) -> Result<bool> {
    let (Some(order), Some(hub)) = (order, Hub::read(connection)?) else { return Ok(false) };
    let known_as = match me.before {
        None => Some(me.incarnation),
        Some(before) => Some(before).filter(|_| me.has_key_before()),
    };
    let order = order.verified(&hub.key).ok().filter(|order| order.hub == hub.id);
    Ok(me.has_team() && order.is_some_and(|order| Some(order.incarnation) == known_as))
}

/// Begins to leave: what waits, and what the hub had refused, is for the quarantine.
pub(super) fn begin(connection: &mut Connection, me: &Signer) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if let Some(before) = me.before {
        device::become_before(&transaction, before)?;
    }
    // What was written under other names and the hub lacks can be signed for under this one alone.
    relocation::relocate_rest(&transaction, &Identity::read(&transaction)?, Log::Team)?;
    room::retry_parked(&transaction)?;
    transaction.execute(
        "UPDATE hub SET stopped = ?1, token = NULL, invite_secret = NULL, retry_at = 0, failures = 0",
        [Stopped::Leaving],
    )?;
    transaction.commit()?;
    Ok(())
}

/// Whether the hub has everything, as it said in this very contact: what it has is to go from here.
pub(crate) fn is_due(connection: &Connection, now_ms: u64) -> Result<bool> {
    let Some(hub) = Hub::read(connection)?.filter(|hub| hub.stopped == Some(Stopped::Leaving)) else {
        return Ok(false);
    };
    Ok(hub.token.is_some() && hub.token_expires_ms > now_ms && !is_left(connection)?)
}

/// The notebook left: it knows why, and no team any more.
pub(crate) fn is_done(connection: &Connection) -> Result<()> {
    connection.execute(
        "UPDATE hub SET stopped = ?1, token = NULL, retry_at = 0, failures = 0, away_since = NULL, watermark = NULL, now = NULL",
        [Stopped::Left],
    )?;
    Ok(())
}

/// Whether access was taken, and what waits is being handed over.
pub(super) fn is_leaving(connection: &Connection) -> Result<bool> {
    Ok(Hub::read(connection)?.is_some_and(|hub| hub.stopped == Some(Stopped::Leaving)))
}

/// Whether anything of this device's is with nobody else, and may yet be handed over.
fn is_left(connection: &Connection) -> Result<bool> {
    Ok(has_operations(connection)? || transfers::unsent_due(connection)?.is_some())
}

/// Whether operations are. They go first: by them the hub knows which files there are.
pub(super) fn has_operations(connection: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM operation INDEXED BY operation_unsettled WHERE state <> 0 AND log = ?3
               AND (state = ?1 OR (state = ?2 AND reason IS NOT ?4)))";
    let states = (OperationState::Waiting, OperationState::Parked, Log::Team, ParkReason::QuarantineFull.number());
    Ok(connection.prepare_cached(sql)?.query_row(states, |row| row.get(0))?)
}

impl Engine {
    /// Hands over to the quarantine what the hub has not got.
    pub(super) fn hand_over(
        &mut self,
        connection: &Connection,
        environment: &Environment,
        (me, hub): (&Signer, &Hub),
    ) -> Result<Step> {
        if me.before.is_some() {
            // The key of the name that was revoked is lost: nothing can be handed over, and nothing goes.
            hub::stop(connection, Stopped::Revoked)?;
            return Ok(Step::Stopped);
        }
        let Some(token) = hub.token.filter(|_| hub.token_expires_ms > environment.now_ms()) else {
            let request = TokenRequest { hub: hub.id, incarnation: me.incarnation, nonce: NO_NONCE };
            return Ok(self.send(hub, &HubRequest::Token(Signed::sign(&me.device_key(), &request)), Flight::Token));
        };
        if let Some((push, batch)) = outbox::next_batch(connection, (me, Log::Team), token, 0)? {
            return Ok(self.send(hub, &HubRequest::Push(push), Flight::Push(Box::new(batch))));
        }
        if !has_operations(connection)? {
            let now = environment.now_ms();
            // Nothing is left, or files are: the next is handed out as any other.
            return Ok(match transfers::unsent_due(connection)? {
                Some(until_ms) if until_ms > now => Step::Wait { until_ms },
                _ => Step::Stopped,
            });
        }
        // The quarantine did not take it: it stays here, with everything else, and is offered again.
        room::retry_parked(connection)?;
        hub::pause(connection, environment, None)?;
        connection.execute("UPDATE hub SET token = NULL", [])?;
        Ok(Step::Wait { until_ms: Hub::read(connection)?.map_or(0, |hub| hub.retry_at_ms) })
    }
}
