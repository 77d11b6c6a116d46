//! The engine: decides what to say to the hub next, and takes in what it answers. It does no I/O.
//!
//! A contact: prove who we are (challenge, token), read what is new, hand over what waits, read on, and then wait at the
//! hub for what teammates do. Whatever fails is tried again later, with a growing pause that is kept on disk; a person
//! asking, or the network coming back, forgets the pause.

use ed25519_dalek::Signer;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use soundings_wire::invite::Invite;
use soundings_wire::messages::{
    Challenge, Challenged, HubProof, Join, Joined, PROTOCOL, Page, Pull, Push, Pushed, Refusal as HubRefusal,
    Reply as HubReply, Request as HubRequest, Role, Token, TokenRequest,
};
use soundings_wire::{Change, Id, limits};

use super::action::Action;
use super::identity::{Identity, TEAM, id};
use super::outbox::{self, Batch};
use super::pull::{self, Taken};
use super::share;
use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::model::fields::{engineer, observation, promise};
use crate::model::{Audience, Kind};
use crate::store::entities::Entity;

/// The longest pause between tries, in milliseconds.
const LONGEST_PAUSE_MS: u64 = 5 * 60 * 1000;

/// What the runner does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send this and hand the answer to `sync_reply`.
    Send(Request),
    /// Nothing until then (Unix milliseconds).
    Wait {
        /// When to ask again.
        until_ms: u64,
    },
    /// No team was joined.
    NotJoined,
    /// The server must not be spoken to until a person decided something; Sync says what.
    Stopped,
}

/// A request for the hub: POST `body` to `address`/v1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Goes back with the answer.
    pub id: u64,
    /// Where the hub answers, without a path.
    pub address: String,
    /// The framed bytes.
    pub body: Vec<u8>,
    /// Everything is with the team: this one only waits for news, up to half a minute.
    pub long_poll: bool,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The hub answered.
    Answer {
        /// The HTTP status.
        status: u16,
        /// The framed bytes.
        body: Vec<u8>,
        /// `Retry-After`, in seconds.
        retry_after_s: Option<u64>,
    },
    /// It did not.
    Failed(NetworkFault),
}

/// Why a hub did not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkFault {
    /// No connection could be made.
    NoConnection,
    /// It took too long, or was cut.
    Interrupted,
    /// Somebody here cancelled it; no fault of the hub's.
    Cancelled,
}

/// What the engine remembers between a request and its reply. Nothing here needs to survive a crash.
#[derive(Default)]
pub(crate) struct Engine {
    next_id: u64,
    flight: Option<(u64, Flight)>,
    /// The hub's nonce, until it is signed.
    nonce: Option<[u8; 32]>,
    /// The log was read to its end in this contact.
    caught_up: bool,
    /// A page did not fit; the device's own operations are asked for whole.
    own_whole: bool,
}

enum Flight {
    Join { nonce: [u8; 32] },
    Challenge { nonce: [u8; 32] },
    Token,
    Push(Box<Batch>),
    Pull { long_poll: bool },
}

/// The hub as this notebook knows it.
pub(crate) struct Hub {
    pub id: Id,
    pub address: String,
    pub key: [u8; 32],
    pub secret: Option<[u8; 20]>,
    pub stopped: Option<u8>,
    pub token: Option<[u8; 32]>,
    pub token_expires_ms: u64,
    pub retry_at_ms: u64,
    pub failures: u32,
    pub away_since_ms: Option<i64>,
    pub checked_ms: Option<i64>,
    pub watermark: Option<i64>,
}

impl Hub {
    /// Reads it; `None` before an invitation.
    pub fn read(connection: &Connection) -> Result<Option<Self>> {
        let sql = "SELECT id, address, key, invite_secret, stopped, token, token_expires, retry_at, failures,
                   away_since, checked, watermark FROM hub WHERE one = 1";
        let milliseconds = |value: Option<i64>| value.unwrap_or(0).unsigned_abs();
        Ok(connection
            .prepare_cached(sql)?
            .query_row([], |row| {
                Ok(Self {
                    id: id(row, 0)?,
                    address: row.get(1)?,
                    key: row.get(2)?,
                    secret: row.get(3)?,
                    stopped: row.get(4)?,
                    token: row.get(5)?,
                    token_expires_ms: milliseconds(row.get(6)?),
                    retry_at_ms: milliseconds(row.get(7)?),
                    failures: row.get(8)?,
                    away_since_ms: row.get(9)?,
                    checked_ms: row.get(10)?,
                    watermark: row.get(11)?,
                })
            })
            .optional()?)
    }
}

/// Keeps an invitation; the exchange follows with the next steps.
pub(crate) fn invite(connection: &Connection, text: &str) -> Result<()> {
    let invite: Invite = text.parse().map_err(|_| Refusal::InviteUnreadable)?;
    if Identity::read(connection)?.team_log.is_some() {
        return invite_again(connection, &invite);
    }
    // Whether its ten minutes are over the hub says: this clock may be years off.
    connection.execute(
        "INSERT OR REPLACE INTO hub (one, id, address, key, invite_secret, invite_expires) VALUES (1, ?1, ?2, ?3, ?4, ?5)",
        (invite.hub.as_bytes(), &invite.address, invite.hub_key, invite.secret, invite.expires_ms as i64),
    )?;
    Ok(())
}

/// The team's own hub does not know this device any more, as after a restore: an invitation of that hub makes it known.
fn invite_again(connection: &Connection, invite: &Invite) -> Result<()> {
    let hub =
        Hub::read(connection)?.filter(|hub| hub.stopped == Some(UNKNOWN)).ok_or(Error::from(Refusal::AlreadyJoined))?;
    if (hub.id, hub.key) != (invite.hub, invite.hub_key) {
        return Err(Refusal::WrongHub.into());
    }
    connection.execute(
        "UPDATE hub SET address = ?1, invite_secret = ?2, invite_expires = ?3, stopped = NULL, retry_at = 0 WHERE one = 1",
        (&invite.address, invite.secret, invite.expires_ms as i64),
    )?;
    Ok(())
}

impl Engine {
    /// Decides what to do now. Asking again without an answer gives the last request up.
    pub fn next(&mut self, connection: &Connection, environment: &Environment) -> Result<Step> {
        self.flight = None;
        let Some(hub) = Hub::read(connection)? else { return Ok(Step::NotJoined) };
        if hub.stopped.is_some() {
            return Ok(Step::Stopped);
        }
        let now = environment.now_ms();
        // A pause longer than any was set by a clock that has been put back since.
        if hub.retry_at_ms > now && hub.retry_at_ms - now <= LONGEST_PAUSE_MS {
            return Ok(Step::Wait { until_ms: hub.retry_at_ms });
        }
        let me = Identity::read(connection)?;
        if let Some(secret) = hub.secret {
            return Ok(self.join(environment, &hub, &me, secret));
        }
        let Some(team) = me.team_log else { return Ok(Step::NotJoined) };
        let Some(token) = hub.token.filter(|_| hub.token_expires_ms > now) else {
            return Ok(self.prove(environment, &hub, &me));
        };
        if self.caught_up
            && let Some(batch) = outbox::next_batch(connection, &me)?
        {
            let (head, operations, ranks) = (batch.head.clone(), batch.operations.clone(), batch.ranks.clone());
            let push = Push { token, head, operations, ranks };
            return Ok(self.send(&hub, &HubRequest::Push(push), Flight::Push(Box::new(batch))));
        }
        let (after, _) = pull::cursor(connection)?;
        let long_poll = self.caught_up;
        let wait_ms = if long_poll { limits::LONG_POLL_MS } else { 0 };
        let pull = Pull { token, log: team, after, wait_ms, own_whole: self.own_whole };
        Ok(self.send(&hub, &HubRequest::Pull(pull), Flight::Pull { long_poll }))
    }

    fn send(&mut self, hub: &Hub, request: &HubRequest, flight: Flight) -> Step {
        self.next_id += 1;
        let long_poll = matches!(flight, Flight::Pull { long_poll: true });
        self.flight = Some((self.next_id, flight));
        Step::Send(Request { id: self.next_id, address: hub.address.clone(), body: request.to_frame(), long_poll })
    }

    fn join(&mut self, environment: &Environment, hub: &Hub, me: &Identity, secret: [u8; 20]) -> Step {
        let nonce = environment.random();
        let mut join = Join {
            protocol: PROTOCOL,
            hub: hub.id,
            secret,
            incarnation: me.incarnation,
            device_key: me.device_key().verifying_key().to_bytes(),
            engineer: me.engineer,
            nonce,
            signature: [0; 64],
        };
        join.signature = me.device_key().sign(&join.message()).to_bytes();
        self.send(hub, &HubRequest::Join(join), Flight::Join { nonce })
    }

    fn prove(&mut self, environment: &Environment, hub: &Hub, me: &Identity) -> Step {
        if let Some(nonce) = self.nonce.take() {
            let mut request = TokenRequest { incarnation: me.incarnation, nonce, signature: [0; 64] };
            request.signature = me.device_key().sign(&request.message(hub.id)).to_bytes();
            return self.send(hub, &HubRequest::Token(request), Flight::Token);
        }
        let nonce = environment.random();
        let challenge = Challenge { protocol: PROTOCOL, incarnation: me.incarnation, nonce };
        self.send(hub, &HubRequest::Challenge(challenge), Flight::Challenge { nonce })
    }

    /// Whether operations are on their way right now.
    pub fn in_flight(&self, seq: u64) -> bool {
        matches!(&self.flight, Some((_, Flight::Push(batch))) if batch.seqs.contains(&seq))
    }

    /// The person asks, or the network is back: begin a contact anew. Also with a hub that was not ours or did not know
    /// us, which proved nothing: it may be the right one again, and if not, this stops again.
    pub fn begin(&mut self, connection: &Connection) -> Result<()> {
        self.caught_up = false;
        connection.execute(
            "UPDATE hub SET retry_at = 0, failures = 0, stopped = CASE WHEN stopped IN (?1, ?2, ?3) THEN NULL ELSE stopped END WHERE one = 1",
            [WRONG, UNKNOWN, VERSION],
        )?;
        Ok(())
    }

    /// Takes an answer in. Answers to requests given up are passed over.
    pub fn reply(
        &mut self,
        connection: &mut Connection,
        environment: &Environment,
        id: u64,
        reply: &Reply,
    ) -> Result<Vec<Id>> {
        let Some((_, flight)) = self.flight.take_if(|(flight, _)| *flight == id) else { return Ok(Vec::new()) };
        let body = match reply {
            Reply::Failed(NetworkFault::Cancelled) => return Ok(Vec::new()),
            Reply::Failed(_) => {
                // A contact cut in the middle begins with reading again: the hub may have what its reply did not say.
                self.caught_up = false;
                return pause(connection, environment, None);
            }
            Reply::Answer { body, retry_after_s, .. } => match HubReply::from_frame(body) {
                Ok(HubReply::Refused(refusal)) => {
                    return self.refused(connection, environment, &flight, refusal, *retry_after_s);
                }
                Ok(reply) => reply,
                // Rubbish: a portal, a proxy, a hub in trouble. Nothing of it is believed.
                Err(_) => return pause(connection, environment, *retry_after_s),
            },
        };
        match (flight, body) {
            (Flight::Join { nonce }, HubReply::Joined(joined)) => self.joined(connection, environment, &nonce, &joined),
            (Flight::Challenge { nonce }, HubReply::Challenged(challenged)) => {
                self.challenged(connection, environment, &nonce, &challenged)
            }
            (Flight::Token, HubReply::Token(token)) => token_given(connection, environment, &token),
            (Flight::Push(batch), HubReply::Pushed(pushed)) => self.pushed(connection, environment, &batch, &pushed),
            (Flight::Pull { .. }, HubReply::Page(page)) => self.page(connection, environment, &page),
            _ => pause(connection, environment, None),
        }
    }

    fn refused(
        &mut self,
        connection: &mut Connection,
        environment: &Environment,
        flight: &Flight,
        refusal: HubRefusal,
        retry_after_s: Option<u64>,
    ) -> Result<Vec<Id>> {
        let joining = matches!(flight, Flight::Join { .. });
        let refused = match refusal {
            HubRefusal::InviteUnknown => Refusal::InviteUnknown,
            HubRefusal::InviteUsed => Refusal::InviteUsed,
            HubRefusal::InviteExpired => Refusal::InviteExpired,
            HubRefusal::WrongHub => Refusal::WrongHub,
            HubRefusal::TokenExpired => return prove_again(connection, environment),
            HubRefusal::DeviceUnknown | HubRefusal::Revoked | HubRefusal::Version if !joining => {
                stop(connection, refusal)?;
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
        joined: &Joined,
    ) -> Result<Vec<Id>> {
        let Some(hub) = Hub::read(connection)? else { return Ok(Vec::new()) };
        if joined.hub.verify(hub.id, &hub.key, nonce).is_err() {
            forget_invite(connection)?;
            return Err(Refusal::WrongHub.into());
        }
        self.caught_up = false;
        // Joining and what the team learns by it are one: a process that ends in between has not joined.
        let mut action = Action::begin(connection, environment)?;
        let known = action.connection();
        known.execute(
            "UPDATE notebook SET team_log = ?1, engineer = ?2",
            (joined.team.as_bytes(), joined.engineer.as_bytes()),
        )?;
        known.execute(
            "INSERT OR IGNORE INTO log (number, id, audience, epoch, checksum) VALUES (?1, ?2, ?3, ?4, ?5)",
            (TEAM, joined.team.as_bytes(), Audience::Team.number(), joined.hub.epoch, [0_u8; 32]),
        )?;
        known.execute("UPDATE hub SET invite_secret = NULL, failures = 0, retry_at = 0, away_since = NULL", [])?;
        action.me = Identity::read(known)?;
        // A display only reads: nobody of the team stands behind it.
        if joined.role == Role::Display { action.commit() } else { introduce(action) }
    }

    fn challenged(
        &mut self,
        connection: &mut Connection,
        environment: &Environment,
        nonce: &[u8; 32],
        challenged: &Challenged,
    ) -> Result<Vec<Id>> {
        if !self.trusted(connection, &challenged.hub, nonce)? {
            stop(connection, HubRefusal::WrongHub)?;
            return Err(Refusal::WrongHub.into());
        }
        let (cursor, _) = pull::cursor(connection)?;
        if cursor.epoch != challenged.hub.epoch {
            pull::start_again(connection, challenged.hub.epoch)?;
            self.own_whole = false;
        }
        let _ = environment;
        self.nonce = Some(challenged.nonce);
        Ok(Vec::new())
    }

    fn trusted(&self, connection: &Connection, proof: &HubProof, nonce: &[u8; 32]) -> Result<bool> {
        Ok(Hub::read(connection)?.is_some_and(|hub| proof.verify(hub.id, &hub.key, nonce).is_ok()))
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
        let mut changed = Vec::new();
        let me = Identity::read(&transaction)?;
        let gap = pushed.verdicts.iter().any(|verdict| {
            matches!(
                verdict,
                soundings_wire::messages::Verdict::Parked { reason: soundings_wire::messages::ParkReason::Gap, .. }
            )
        });
        let clone = outbox::settle(&transaction, &me, batch, &pushed.verdicts, &mut changed)?;
        if !gap {
            contact(&transaction, environment)?;
        }
        if clone {
            transaction.execute("UPDATE hub SET stopped = ?1", [CLONE])?;
        }
        transaction.commit()?;
        if gap {
            // The hub lacks something earlier: a new token comes with what it has.
            prove_again(connection, environment)?;
        }
        // Our own come back with the next page, as names only, and keep the checksum going.
        self.caught_up = false;
        Ok(changed)
    }

    fn page(&mut self, connection: &mut Connection, environment: &Environment, page: &Page) -> Result<Vec<Id>> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let me = Identity::read(&transaction)?;
        let mut changed = Vec::new();
        if pull::take(&transaction, &me, page, &mut changed)? == Taken::Mismatch {
            transaction.rollback()?;
            pull::start_again(connection, page.cursor.epoch)?;
            // If the hub was restored it may lack what it once confirmed: what it has of us comes with a new token.
            connection.execute("UPDATE hub SET token = NULL WHERE one = 1", [])?;
            self.caught_up = false;
            if self.own_whole {
                // Read whole once already and still no fit: the hub is in trouble, not our cursor.
                return pause(connection, environment, None);
            }
            self.own_whole = true;
            return Ok(Vec::new());
        }
        contact(&transaction, environment)?;
        transaction.execute(
            "UPDATE hub SET watermark = ?1, now = ?2",
            (page.watermark.map(|watermark| watermark as i64), page.now_ms as i64),
        )?;
        transaction.commit()?;
        if !page.more {
            outbox::offer_unplaced(connection, &me)?;
        }
        self.caught_up = !page.more;
        if self.caught_up {
            self.own_whole = false;
        }
        Ok(changed)
    }
}

/// The value of `hub.stopped` where the hub says that this notebook is a copy.
pub(crate) const CLONE: u8 = 100;
/// Values of `hub.stopped`: another hub answers; this device was revoked; it is not known there; a newer protocol.
const WRONG: u8 = 1;
const REVOKED: u8 = 2;
const UNKNOWN: u8 = 3;
const VERSION: u8 = 4;

/// The invitation did not serve. One who belongs to the team waits for another; anybody else knows no hub.
fn forget_invite(connection: &Connection) -> Result<()> {
    connection.execute("UPDATE hub SET invite_secret = NULL, stopped = ?1 WHERE one = 1", [UNKNOWN])?;
    if Identity::read(connection)?.team_log.is_none() {
        connection.execute("DELETE FROM hub WHERE one = 1", [])?;
    }
    Ok(())
}

fn stop(connection: &Connection, refusal: HubRefusal) -> Result<()> {
    let reason = match refusal {
        HubRefusal::WrongHub => WRONG,
        HubRefusal::Revoked => REVOKED,
        HubRefusal::DeviceUnknown => UNKNOWN,
        _ => VERSION,
    };
    connection.execute("UPDATE hub SET stopped = ?1, token = NULL WHERE one = 1", [reason])?;
    Ok(())
}

fn token_given(connection: &mut Connection, environment: &Environment, token: &Token) -> Result<Vec<Id>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let me = Identity::read(&transaction)?;
    // The hub's clock may be another: what counts is how long the token lives from now. A minute is left for the way.
    let life = token.expires_ms.saturating_sub(token.now_ms).saturating_sub(60_000).min(limits::TOKEN_MS);
    transaction.execute(
        "UPDATE hub SET token = ?1, token_expires = ?2, watermark = ?3",
        (token.token, (environment.now_ms() + life) as i64, token.watermark.map(|watermark| watermark as i64)),
    )?;
    if let Some(team) = me.team_log {
        let contiguous = token.seen.iter().find(|seen| seen.log == team).map_or(0, |seen| seen.contiguous);
        outbox::offer_again(&transaction, &me, contiguous)?;
    }
    transaction.commit()?;
    Ok(Vec::new())
}

/// The hub answered sensibly: no pause, and it is not away.
fn contact(connection: &Connection, environment: &Environment) -> Result<()> {
    connection.execute(
        "UPDATE hub SET checked = ?1, away_since = NULL, failures = 0, retry_at = 0 WHERE one = 1",
        [environment.now_ms() as i64],
    )?;
    Ok(())
}

/// The token does not serve: get another, at once the first time. A hub that goes on refusing gets a pause, not a storm.
fn prove_again(connection: &Connection, environment: &Environment) -> Result<Vec<Id>> {
    let failures = Hub::read(connection)?.map_or(0, |hub| hub.failures);
    if failures > 0 {
        pause(connection, environment, None)?;
    }
    connection.execute("UPDATE hub SET token = NULL, failures = ?1 WHERE one = 1", [failures + 1])?;
    Ok(Vec::new())
}

/// Something failed: wait, twice as long each time, a random part of it so that a team's phones do not come at once.
fn pause(connection: &Connection, environment: &Environment, retry_after_s: Option<u64>) -> Result<Vec<Id>> {
    let Some(hub) = Hub::read(connection)? else { return Ok(Vec::new()) };
    let failures = hub.failures.saturating_add(1);
    let longest = (500_u64 << failures.min(12)).min(LONGEST_PAUSE_MS);
    let jitter = u64::from(u16::from_be_bytes(environment.random())) * (longest / 2) / u64::from(u16::MAX);
    let pause =
        retry_after_s.map_or(longest / 2 + jitter, |seconds| seconds.saturating_mul(1000).min(LONGEST_PAUSE_MS));
    let now = environment.now_ms();
    connection.execute(
        "UPDATE hub SET failures = ?1, retry_at = ?2, away_since = coalesce(away_since, ?3) WHERE one = 1",
        (failures, (now + pause) as i64, now as i64),
    )?;
    Ok(Vec::new())
}

/// Just joined: the team learns the engineer's name and device, and gets what was ended with *End and share* before.
fn introduce(mut action: Action<'_>) -> Result<Vec<Id>> {
    let me = action.me.engineer;
    if share::share(&mut action, me)? == 0 {
        let device = Change {
            member: Some(action.me.incarnation.device.as_bytes().to_vec()),
            ..Change::new(engineer::DEVICES, &true)
        };
        action.edit_in(TEAM, Kind::Engineer, me, vec![device]);
    }
    let to_share: Vec<Id> = {
        let mut statement = action.connection().prepare("SELECT entity FROM to_share ORDER BY entity")?;
        statement.query_map([], |row| id(row, 0))?.collect::<rusqlite::Result<_>>()?
    };
    share_ended(&mut action, &to_share)?;
    action.connection().execute("DELETE FROM to_share", [])?;
    action.commit()
}

/// Visits ended with *End and share* before there was a team, with what was noted there and is still meant for it.
fn share_ended(action: &mut Action<'_>, to_share: &[Id]) -> Result<()> {
    let mut things = Vec::new();
    for id in to_share {
        things.extend(Entity::find(action.connection(), *id)?.filter(|entity| entity.hidden == 0));
    }
    for visit in things.iter().filter(|entity| entity.kind == Kind::Encounter) {
        let of_it = |entity: &&Entity| match entity.kind {
            Kind::Observation => {
                let stays = entity.fields.flag(observation::STAYS_ONLY_ME);
                !stays && entity.fields.id(observation::ENCOUNTER) == Some(visit.id)
            }
            Kind::Promise => entity.fields.id(promise::ENCOUNTER) == Some(visit.id),
            _ => false,
        };
        let noted: Vec<Id> = things.iter().filter(of_it).map(|entity| entity.id).collect();
        share::share_visit(action, visit.id, &noted)?;
    }
    Ok(())
}

/// Says why nothing is sent until a person decides something.
pub(crate) fn stopped_reason(stopped: u8) -> Error {
    match stopped {
        WRONG => Refusal::WrongHub.into(),
        REVOKED => Refusal::Revoked.into(),
        CLONE => Refusal::NotebookCopied.into(),
        UNKNOWN => Refusal::DeviceUnknown.into(),
        _ => Refusal::UpdateNeeded.into(),
    }
}

/// Bytes of everything that waits, for Sync.
pub(crate) fn waiting(connection: &Connection) -> Result<(u32, u64)> {
    Ok(connection
        .prepare_cached("SELECT count(*), coalesce(sum(length(envelope) + length(coalesce(payload, payload_hash))), 0) FROM operation WHERE state = 1 AND log = ?1")?
        .query_row([TEAM], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?)
}
