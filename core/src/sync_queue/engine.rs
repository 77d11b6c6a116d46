//! The engine: decides what to say to the hub next, and takes in what it answers. It does no I/O.
//!
//! A contact: prove who we are (challenge, token), read what is new, hand over what waits, read on, the same with the
//! engineer's own log, and then wait at the hub for what teammates do. Whatever fails is tried again later, with a growing
//! pause that is kept on disk; a person asking, or the network coming back, forgets the pause.

use std::collections::HashSet;
use std::sync::Arc;

use rusqlite::Connection;
use soundings_wire::messages::{Challenge, HubRequest, Join, PROTOCOLS, Pull, Renew, Renewal, TokenRequest, Voucher};
use soundings_wire::{Incarnation, Signed, limits};

use super::carry::{self, Carried};
use super::files::Files;
use super::hub::{self, Hub, LONGEST_PAUSE_MS, Stopped};
use super::invitation::Inviting;
use super::links::AskingLinks;
use super::outbox::{self, Batch};
use super::pull;
use super::request::{Request, Step};
use crate::environment::Environment;
use crate::error::Result;
use crate::log::adoption;
use crate::log::device::{self, Signer};
use crate::log::identity::Identity;
use crate::log::personal;
use crate::store::columns::Log;
use crate::store::{Keyring, transfers};

/// What the engine remembers between a request and its reply. Nothing here needs to survive a crash.
pub(crate) struct Engine {
    /// Holds what the device signs by.
    keyring: Arc<dyn Keyring>,
    next_id: u64,
    pub(super) flight: Option<(u64, Flight)>,
    /// The hub's nonce, until it is signed.
    pub(super) nonce: Option<[u8; 32]>,
    /// How far this contact is with each log.
    pub(super) logs: [InContact; 2],
    /// A page or a verdict erased something, of which traces still lie in files.
    pub(super) erased: bool,
    /// Every screen is to be drawn again.
    pub(super) everything_changed: bool,
    /// What of others' was handed over in this contact.
    offered: HashSet<Carried>,
    /// An invitation that a person waits for.
    pub(super) inviting: Inviting,
    /// What a person asks about links.
    pub(super) links: AskingLinks,
    /// Attachments' files.
    pub(super) files: Files,
}

/// How far a contact is with one log.
#[derive(Clone, Copy, Default)]
pub(super) struct InContact {
    /// It was read to its end.
    pub caught_up: bool,
    /// The hub called this notebook a copy, and is to show it.
    pub accused: bool,
    /// A page did not fit; the device's own operations are asked for whole.
    pub own_whole: bool,
    /// The hub keeps no such log, as one of an earlier version.
    pub declined: bool,
}

pub(super) enum Flight {
    Join {
        nonce: [u8; 32],
    },
    Renew {
        nonce: [u8; 32],
    },
    Challenge {
        nonce: [u8; 32],
    },
    Token,
    Push(Box<Batch>),
    /// Another's operations.
    Carry(Log),
    Pull {
        log: Log,
        long_poll: bool,
    },
    Invite,
    Links,
}

impl Flight {
    /// The log it is about, where it is about one.
    pub fn log(&self) -> Option<Log> {
        match self {
            Self::Push(batch) => Some(batch.log),
            Self::Carry(log) | Self::Pull { log, .. } => Some(*log),
            _ => None,
        }
    }
}

impl Engine {
    /// One that knows nothing yet.
    pub fn new(keyring: Arc<dyn Keyring>) -> Self {
        Self {
            keyring,
            next_id: 0,
            flight: None,
            nonce: None,
            logs: Default::default(),
            erased: false,
            everything_changed: false,
            offered: HashSet::new(),
            inviting: Inviting::default(),
            links: AskingLinks::default(),
            files: Files::default(),
        }
    }

    pub(super) fn keyring(&self) -> &dyn Keyring {
        self.keyring.as_ref()
    }

    /// Who signs here; `None` while the keyring does not answer.
    pub(super) fn signer(&self, connection: &Connection, environment: &Environment) -> Result<Option<Signer>> {
        device::signer(connection, environment, self.keyring())
    }

    /// Decides what to do now. Asking again without an answer gives the last request up.
    pub fn next(&mut self, connection: &Connection, environment: &Environment) -> Result<Step> {
        self.flight = None;
        let Some(hub) = Hub::read(connection)? else { return Ok(Step::NotJoined) };
        let leaving = hub.stopped == Some(Stopped::Leaving);
        if hub.stopped.is_some() && !leaving {
            return Ok(Step::Stopped);
        }
        transfers::look_now(connection, personal::travels(connection, &Identity::read(connection)?)?)?;
        let now = environment.now_ms();
        // A pause longer than any was set by a clock that has been put back since.
        if hub.retry_at_ms > now && hub.retry_at_ms - now <= LONGEST_PAUSE_MS {
            return Ok(Step::Wait { until_ms: hub.retry_at_ms });
        }
        let Some(me) = self.signer(connection, environment)? else {
            return hub::wait(connection, environment);
        };
        if leaving {
            return self.hand_over(connection, environment, (&me, &hub));
        }
        if let Some(secret) = hub.secret {
            return Ok(self.join(environment, &hub, &me, secret));
        }
        if !me.has_team() {
            return Ok(Step::NotJoined);
        }
        if me.personal_log != me.engineer {
            adoption::settle_in(connection, environment)?;
            return self.next(connection, environment);
        }
        if let Some(before) = me.before {
            return Ok(self.renew(environment, &hub, &me, before));
        }
        let Some(token) = hub.token.filter(|_| hub.token_expires_ms > now) else {
            return Ok(self.prove(environment, &hub, &me));
        };
        if let Some(asked) = self.inviting.request(&hub, token) {
            return Ok(self.send(&hub, &HubRequest::Invite(asked), Flight::Invite));
        }
        if let Some(asked) = self.links.request(token) {
            return Ok(self.send(&hub, &HubRequest::Links(asked), Flight::Links));
        }
        // What is everybody's first: whose devices are whose stands there, and all that a personal log builds on.
        for log in [Log::Team, Log::Personal] {
            if let Some(step) = self.next_of(connection, (&me, &hub, log), token)? {
                return Ok(step);
            }
        }
        self.pull(connection, (&me, &hub, Log::Team), token, limits::LONG_POLL_MS)
    }

    /// What is to be done with one log; `None`: nothing is left.
    fn next_of(
        &mut self,
        connection: &Connection,
        (me, hub, log): (&Signer, &Hub, Log),
        token: [u8; 32],
    ) -> Result<Option<Step>> {
        if self.of(log).declined {
            return Ok(None);
        }
        if !self.of(log).caught_up {
            return self.pull(connection, (me, hub, log), token, 0).map(Some);
        }
        // What is sealed to another key than the engineer's would say nothing to the other devices.
        if (log == Log::Team || personal::holds_key(connection, me)?)
            && let Some((push, batch)) = outbox::next_batch(connection, (me, log), token, 0)?
        {
            return Ok(Some(self.send(hub, &HubRequest::Push(push), Flight::Push(Box::new(batch)))));
        }
        if let Some((push, carried)) = carry::next(connection, (me, hub.id, log), token, &self.offered)? {
            self.offered.insert(carried);
            return Ok(Some(self.send(hub, &HubRequest::Push(push), Flight::Carry(log))));
        }
        Ok(None)
    }

    fn pull(
        &mut self,
        connection: &Connection,
        (me, hub, log): (&Signer, &Hub, Log),
        token: [u8; 32],
        wait_ms: u64,
    ) -> Result<Step> {
        let (after, _) = pull::cursor(connection, log)?;
        let (long_poll, own_whole) = (wait_ms > 0, self.of(log).own_whole);
        let pull = Pull { token, log: me.log_id(log), after, wait_ms, own_whole };
        Ok(self.send(hub, &HubRequest::Pull(pull), Flight::Pull { log, long_poll }))
    }

    /// How far this contact is with a log.
    pub(super) fn of(&mut self, log: Log) -> &mut InContact {
        &mut self.logs[usize::from(log == Log::Team)]
    }

    pub(super) fn send(&mut self, hub: &Hub, request: &HubRequest, flight: Flight) -> Step {
        let id = self.number();
        let long_poll = matches!(flight, Flight::Pull { long_poll: true, .. });
        self.flight = Some((id, flight));
        let (address, body) = (hub.address.clone(), request.to_frame());
        Step::Send(Request { id, address, hub_key: hub.key, body, long_poll })
    }

    /// The number of what is sent next.
    pub(super) fn number(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    fn join(&mut self, environment: &Environment, hub: &Hub, me: &Signer, secret: [u8; 20]) -> Step {
        let (nonce, key) = (environment.random(), me.device_key());
        let signing_key = key.verifying_key().to_bytes();
        let voucher = Voucher { hub: hub.id, before: me.incarnation, signing_key };
        let join = Join {
            protocols: PROTOCOLS,
            hub: hub.id,
            secret,
            incarnation: me.incarnation,
            signing_key,
            sealing_key: me.sealing_key(),
            engineer: me.engineer,
            engineer_key: me.engineer_key.public(),
            nonce,
            voucher: Some(Signed::sign(&me.engineer_key.signing(), &voucher)),
        };
        self.send(hub, &HubRequest::Join(Signed::sign(&key, &join)), Flight::Join { nonce })
    }

    /// Asks to go on for `before`, under a name that the hub gives. A key that it knows vouches for that.
    fn renew(&mut self, environment: &Environment, hub: &Hub, me: &Signer, before: Incarnation) -> Step {
        let (nonce, key) = (environment.random(), me.device_key());
        let signing_key = key.verifying_key().to_bytes();
        let renew =
            Renew { protocols: PROTOCOLS, hub: hub.id, before, signing_key, sealing_key: me.sealing_key(), nonce };
        let voucher = Voucher { hub: hub.id, before, signing_key };
        let renewal = Renewal { renew: Signed::sign(&key, &renew), voucher: Signed::sign(&me.voucher_key(), &voucher) };
        self.send(hub, &HubRequest::Renew(renewal), Flight::Renew { nonce })
    }

    fn prove(&mut self, environment: &Environment, hub: &Hub, me: &Signer) -> Step {
        let incarnation = me.incarnation;
        if let Some(nonce) = self.nonce.take() {
            let request = TokenRequest { hub: hub.id, incarnation, nonce };
            return self.send(hub, &HubRequest::Token(Signed::sign(&me.device_key(), &request)), Flight::Token);
        }
        let nonce = environment.random();
        let challenge = Challenge { protocols: PROTOCOLS, incarnation, nonce };
        self.send(hub, &HubRequest::Challenge(challenge), Flight::Challenge { nonce })
    }

    /// Whether something was erased since this was asked last.
    pub fn has_erased(&mut self) -> bool {
        std::mem::take(&mut self.erased)
    }

    /// Whether every screen is to be drawn again, since this was asked last.
    pub fn has_changed_everything(&mut self) -> bool {
        std::mem::take(&mut self.everything_changed)
    }

    /// Whether operations are on their way right now.
    pub fn in_flight(&self, seq: u64) -> bool {
        matches!(&self.flight, Some((_, Flight::Push(batch))) if batch.log == Log::Team && batch.seqs.contains(&seq))
    }

    /// The notebook has no team any more: nothing of a contact with its hub goes on.
    pub fn forget(&mut self) {
        *self = Self { next_id: self.next_id, ..Self::new(Arc::clone(&self.keyring)) };
    }

    /// Something came another way than from the hub: its log is read before anything is handed on.
    pub fn heard_elsewhere(&mut self) {
        self.of(Log::Team).caught_up = false;
        self.offered.clear();
    }

    /// The person asks, or the network is back: begin a contact anew.
    pub fn begin(&mut self, connection: &Connection) -> Result<()> {
        self.logs = Default::default();
        self.offered.clear();
        self.files = Files::default();
        transfers::begin_anew(connection)?;
        hub::begin_anew(connection)
    }
}
