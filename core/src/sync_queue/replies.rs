//! What the engine makes of the hub's answers.

use rusqlite::{Connection, TransactionBehavior};
use soundings_wire::messages::{Challenged, HubRefusal, HubReply, Page, ParkReason, Pushed, Refused, Verdict, Welcome};
use soundings_wire::{Id, Signed};

use super::carry;
use super::engine::{Engine, Flight};
use super::hub::{self, Hub, Stopped, all_well, contact, forget_invite, pause, prove_again};
use super::outbox::{self, Batch};
use super::pull::{self, Taken};
use super::relocation;
use super::request::{NetworkFault, Received};
use super::revocation;
use super::token;
use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::log::adoption;
use crate::log::clock_error::{self, Contact};
use crate::log::device::{self, Signer};
use crate::log::erasure;
use crate::log::identity::{self, Identity};
use crate::log::personal;
use crate::store::columns::Log;

/// What happens in the transaction in which a team is joined: joining and what the team learns by it are one, so that a
/// process that ends in between has not joined. Told is whether the team knows the engineer already.
pub(crate) type OnJoined<'a> = &'a dyn Fn(&mut Action<'_>, bool) -> Result<()>;

impl Engine {
    /// Takes an answer in. Answers to requests given up are passed over.
    pub fn reply(
        &mut self,
        connection: &mut Connection,
        environment: &Environment,
        id: u64,
        received: Received,
        on_joined: OnJoined<'_>,
    ) -> Result<Vec<Id>> {
        let Some((_, flight)) = self.flight.take_if(|(flight, _)| *flight == id) else { return Ok(Vec::new()) };
        let reply = match received {
            Received::Failed(NetworkFault::Cancelled) => return Ok(Vec::new()),
            Received::Failed(NetworkFault::OtherHub) => {
                return Err(wrong_hub(connection, matches!(flight, Flight::Join { .. }))?);
            }
            Received::Failed(NetworkFault::NoConnection | NetworkFault::Interrupted) => {
                // A contact cut in the middle begins with reading again: the hub may have what its reply did not say.
                self.logs = Default::default();
                self.nobody_waits();
                return pause(connection, environment, None);
            }
            Received::Answer { reply: HubReply::Refused(refused), retry_after_s } => {
                return self.refused(connection, environment, &flight, &refused, retry_after_s);
            }
            Received::Answer { reply, .. } => reply,
            // From a portal, a proxy or a hub in trouble: none of it is believed.
            Received::Rubbish { retry_after_s } => return pause(connection, environment, retry_after_s),
        };
        match (flight, reply) {
            (Flight::Join { nonce }, HubReply::Joined(welcome)) => {
                self.joined(connection, environment, &nonce, &welcome, on_joined)
            }
            (Flight::Renew { nonce }, HubReply::Joined(welcome)) => {
                self.renewed(connection, environment, &nonce, &welcome)
            }
            (Flight::Challenge { nonce }, HubReply::Challenged(challenged)) => {
                self.challenged(connection, &nonce, &challenged)
            }
            (Flight::Token, HubReply::Token(token)) => token::given(connection, environment, &token),
            (Flight::Push(batch), HubReply::Pushed(pushed)) => self.pushed(connection, environment, &batch, &pushed),
            (Flight::Carry(log), HubReply::Pushed(_)) => {
                // Whatever came of it: what the hub took has its place in the next page.
                self.of(log).caught_up = false;
                Ok(Vec::new())
            }
            (Flight::Pull { log, long_poll }, HubReply::Page(page)) => {
                self.files.nudged |= long_poll && page.operations.is_empty();
                // Nobody says what comes to the engineer's own log meanwhile.
                self.of(Log::Personal).caught_up &= !long_poll;
                self.page(connection, environment, log, &page)
            }
            (Flight::Invite, HubReply::Invited(invite)) => match Hub::read(connection)? {
                Some(hub) if !self.invited(&hub, &invite) => Err(wrong_hub(connection, false)?),
                _ => Ok(Vec::new()),
            },
            (Flight::Links, HubReply::Links(links)) => {
                if let Some(hub) = Hub::read(connection)? {
                    self.listed(&hub, links);
                }
                Ok(Vec::new())
            }
            _ => pause(connection, environment, None),
        }
    }

    /// Nobody waits for what was asked out of turn: the hub does not answer.
    fn nobody_waits(&mut self) {
        self.inviting.give_up();
        self.links.give_up();
    }

    fn refused(
        &mut self,
        connection: &mut Connection,
        environment: &Environment,
        flight: &Flight,
        refused: &Refused,
        retry_after_s: Option<u64>,
    ) -> Result<Vec<Id>> {
        let refusal = refused.refusal;
        let is_about_the_author = matches!(
            refusal,
            HubRefusal::DeviceUnknown | HubRefusal::NotUnderstood | HubRefusal::NotYourLog | HubRefusal::Signature
        );
        if matches!(flight, Flight::Carry(_)) && is_about_the_author {
            // The hub does not take this one: the next may serve.
            return Ok(Vec::new());
        }
        if refusal == HubRefusal::Revoked
            && let Some(me) = self.signer(connection, environment)?
            && revocation::is_mine(connection, &me, refused.order.as_ref())?
        {
            let known = Hub::read(connection)?.is_some_and(|hub| hub.stopped == Some(Stopped::Leaving));
            self.nobody_waits();
            // A hub that takes nothing into quarantine is asked again, later; until then everything stays here.
            return if known { pause(connection, environment, retry_after_s) } else { leave(connection, &me) };
        }
        if let (Some(Log::Personal), HubRefusal::NotYourLog) = (flight.log(), refusal) {
            self.of(Log::Personal).declined = true;
            return Ok(Vec::new());
        }
        let joining = matches!(flight, Flight::Join { .. });
        let not_done = match flight {
            Flight::Invite => self.not_invited(refusal),
            Flight::Links => self.not_listed(refusal),
            _ => None,
        };
        if let Some(refused) = not_done {
            return Err(refused.into());
        }
        let refused = match refusal {
            HubRefusal::InviteUnknown => Refusal::InviteUnknown,
            HubRefusal::InviteUsed => Refusal::InviteUsed,
            HubRefusal::InviteExpired => Refusal::InviteExpired,
            HubRefusal::WrongHub => Refusal::WrongHub,
            HubRefusal::TokenExpired => return prove_again(connection, environment),
            HubRefusal::Signature if joining => return self.join_as_another(connection, environment, retry_after_s),
            // Nobody vouches for this device: an invitation lets it in as another.
            HubRefusal::Signature if matches!(flight, Flight::Renew { .. }) => {
                hub::stop(connection, Stopped::DeviceUnknown)?;
                return Ok(Vec::new());
            }
            HubRefusal::DeviceUnknown | HubRefusal::Revoked | HubRefusal::Version if !joining => {
                hub::stop(connection, hub::stopped_by(refusal))?;
                return Ok(Vec::new());
            }
            _ => return pause(connection, environment, retry_after_s),
        };
        if joining {
            forget_invite(connection)?;
        }
        Err(refused.into())
    }

    fn joined(
        &mut self,
        connection: &mut Connection,
        environment: &Environment,
        nonce: &[u8; 32],
        welcome: &Signed<Welcome>,
        on_joined: OnJoined<'_>,
    ) -> Result<Vec<Id>> {
        let Some(welcome) = believed(connection, nonce, welcome)? else { return Err(wrong_hub(connection, true)?) };
        self.logs = Default::default();
        let is_known = Hub::read(connection)?.is_some_and(|hub| hub.invited_as == Some(welcome.engineer));
        let mut action = Action::begin(connection, environment)?;
        let before = action.me.engineer;
        adoption::becomes(action.connection(), environment, before, welcome.engineer)?;
        self.everything_changed |= before != welcome.engineer;
        identity::join(action.connection(), welcome.team, welcome.engineer, welcome.proof.epoch)?;
        action
            .connection()
            .execute("UPDATE hub SET invite_secret = NULL, failures = 0, retry_at = 0, away_since = NULL", [])?;
        action.joined()?;
        // A display only reads: nobody of the team stands behind it.
        if welcome.role.may_write() {
            on_joined(&mut action, is_known)?;
        }
        action.commit()
    }

    /// The hub named this device anew. It reads the log again: what it had written under other names and lacks there is
    /// written again under this one, once that is known.
    fn renewed(
        &mut self,
        connection: &mut Connection,
        environment: &Environment,
        nonce: &[u8; 32],
        welcome: &Signed<Welcome>,
    ) -> Result<Vec<Id>> {
        let Some(welcome) = believed(connection, nonce, welcome)? else { return Err(wrong_hub(connection, false)?) };
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some(me) = self.signer(&transaction, environment)? else {
            drop(transaction);
            return pause(connection, environment, None);
        };
        if me.before.is_some() {
            let named = device::is_named(&transaction, self.keyring(), &me, welcome.incarnation);
            if device::unless_away(named)?.is_none() {
                drop(transaction);
                return pause(connection, environment, None);
            }
            for log in Log::ALL {
                pull::start_again(&transaction, log, welcome.proof.epoch)?;
            }
            transaction.execute("UPDATE hub SET token = NULL, failures = 0, retry_at = 0", [])?;
        }
        transaction.commit()?;
        self.logs = Default::default();
        Ok(Vec::new())
    }

    fn challenged(
        &mut self,
        connection: &mut Connection,
        nonce: &[u8; 32],
        challenged: &Challenged,
    ) -> Result<Vec<Id>> {
        let Some(hub) = Hub::read(connection)? else { return Ok(Vec::new()) };
        let proof = challenged.proof.verified(&hub.key).ok().filter(|proof| proof.answers(hub.id, nonce));
        let Some(proof) = proof else { return Err(wrong_hub(connection, false)?) };
        for log in Log::ALL {
            let (cursor, _) = pull::cursor(connection, log)?;
            // A hub that was restored; and one that once withheld heads is asked for them with each new token, not more often.
            if cursor.epoch != proof.epoch || pull::lacks_heads(connection, log)? {
                pull::start_again(connection, log, proof.epoch)?;
                carry::begin(connection, log)?;
                self.of(log).own_whole = false;
            }
        }
        self.nonce = Some(challenged.nonce);
        Ok(Vec::new())
    }

    fn pushed(
        &mut self,
        connection: &mut Connection,
        environment: &Environment,
        batch: &Batch,
        pushed: &Pushed,
    ) -> Result<Vec<Id>> {
        if pushed.verdicts.len() != batch.seqs.len() {
            return pause(connection, environment, None);
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (mut changed, log) = (Vec::new(), batch.log);
        let me = Identity::read(&transaction)?;
        let gap = pushed.verdicts.iter().find_map(|verdict| match verdict {
            Verdict::Parked { reason: ParkReason::Gap, at_fault } => Some(*at_fault),
            _ => None,
        });
        let settled = outbox::settle(&transaction, &me, batch, &pushed.verdicts, &mut changed)?;
        contact(&transaction, environment)?;
        match gap {
            None if settled.clone => {}
            None => all_well(&transaction)?,
            Some(at_fault) => outbox::offer_again(&transaction, (&me, log), at_fault)?,
        }
        if settled.clone || settled.never_was {
            // Only this device's own signature proves that, and only the log has that: it is read once more.
            pull::start_again(&transaction, log, pull::cursor(&transaction, log)?.0.epoch)?;
        }
        transaction.commit()?;
        if settled.clone {
            self.of(log).accused = true;
            return self.read_whole(connection, environment, log);
        }
        self.erased |= settled.erased;
        self.of(log).own_whole |= settled.never_was;
        if gap.is_some() {
            // The hub lacks something earlier: a new token comes with what it has.
            prove_again(connection, environment)?;
        }
        // Our own come back with the next page, as names only, and keep the checksum going.
        self.of(log).caught_up = false;
        Ok(changed)
    }

    fn page(
        &mut self,
        connection: &mut Connection,
        environment: &Environment,
        log: Log,
        page: &Page,
    ) -> Result<Vec<Id>> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some(me) = self.signer(&transaction, environment)? else {
            drop(transaction);
            return pause(connection, environment, None);
        };
        let Some(hub) = Hub::read(&transaction)?.filter(|_| me.before.is_none()) else { return Ok(Vec::new()) };
        let mut changed = Vec::new();
        let (proof, erases) = match pull::take(&transaction, (&me, &hub, log), page, &mut changed)? {
            Taken::In { proof, erases } => (proof, erases),
            Taken::Mismatch { epoch } => {
                transaction.rollback()?;
                pull::start_again(connection, log, epoch)?;
                return self.read_whole(connection, environment, log);
            }
            Taken::Copied => {
                transaction.rollback()?;
                let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
                let named = device::become_another(&transaction, environment, self.keyring());
                if device::unless_away(named)?.is_none() {
                    drop(transaction);
                    return pause(connection, environment, None);
                }
                transaction.commit()?;
                return Ok(Vec::new());
            }
            Taken::Later => {
                // Its hashes would be missing from the chain and the checksum: an update reads it, and nothing else does.
                transaction.rollback()?;
                hub::stop(connection, Stopped::UpdateNeeded)?;
                return Ok(Vec::new());
            }
            Taken::Untrue => {
                transaction.rollback()?;
                return pause(connection, environment, None);
            }
        };
        let hub_ms: Option<i64> = transaction.query_row("SELECT now FROM hub", [], |row| row.get(0))?;
        let before = hub.checked_ms.zip(hub_ms).map(|(here_ms, hub_ms)| Contact { here_ms, hub_ms });
        let now = Contact { here_ms: environment.now_ms() as i64, hub_ms: proof.now_ms as i64 };
        clock_error::found(&transaction, before, now)?;
        contact(&transaction, environment)?;
        transaction.execute("UPDATE hub SET now = ?1", [proof.now_ms as i64])?;
        if log == Log::Team {
            hub::keep_watermark(&transaction, proof.watermark)?;
        }
        let may_write = log == Log::Team || personal::holds_key(&transaction, &me)?;
        if !page.more && may_write && relocation::relocate_rest(&transaction, &me, log)? {
            changed.push(me.engineer);
        }
        let never_was = log == Log::Personal && erasure::never_were(&transaction, log)?;
        if never_was {
            // Only the log has what is gone here: it is read once more, from the start.
            pull::start_again(&transaction, log, proof.cursor.epoch)?;
        }
        transaction.commit()?;
        self.erased |= erases;
        if never_was {
            self.of(log).caught_up = false;
            self.of(log).own_whole = true;
            return Ok(changed);
        }
        if !page.more {
            outbox::offer_unplaced(connection, &me, log)?;
        }
        self.of(log).caught_up = !page.more;
        if !page.more {
            self.of(log).own_whole = false;
            if std::mem::take(&mut self.of(log).accused) {
                // It calls this notebook a copy, and shows nothing that proves it.
                pause(connection, environment, None)?;
            } else {
                all_well(connection)?;
            }
        }
        Ok(changed)
    }

    /// What the hub says does not fit what is here: read from the start, this device's own operations too. Where that was
    /// done already the hub is in trouble, and not our cursor.
    fn read_whole(&mut self, connection: &Connection, environment: &Environment, log: Log) -> Result<Vec<Id>> {
        // If the hub was restored it may lack what it once confirmed: what it has of us comes with a new token.
        connection.execute("UPDATE hub SET token = NULL WHERE one = 1", [])?;
        let of_log = self.of(log);
        of_log.caught_up = false;
        if std::mem::replace(&mut of_log.own_whole, true) {
            return pause(connection, environment, None);
        }
        Ok(Vec::new())
    }
}

/// A welcome that the hub signed for this very request.
fn believed(connection: &Connection, nonce: &[u8; 32], welcome: &Signed<Welcome>) -> Result<Option<Welcome>> {
    let Some(hub) = Hub::read(connection)? else { return Ok(None) };
    Ok(welcome.verified(&hub.key).ok().filter(|welcome| welcome.proof.answers(hub.id, nonce)))
}

fn leave(connection: &mut Connection, me: &Signer) -> Result<Vec<Id>> {
    revocation::begin(connection, me)?;
    Ok(Vec::new())
}

/// What another hub's answer leads to: nothing is sent there until a person asks again.
fn wrong_hub(connection: &Connection, joining: bool) -> Result<Error> {
    if joining { forget_invite(connection) } else { hub::stop(connection, Stopped::WrongHub) }?;
    Ok(Refusal::WrongHub.into())
}
