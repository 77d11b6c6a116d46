//! The hub: it orders, stores and hands on what a team's devices write. It understands envelopes, not customers.
//!
//! Everything a device asks goes through one synchronous function, [`Hub::handle`]; the HTTP server, the simulator
//! and the tests all call that.
//!
//! | module | what it holds |
//! | --- | --- |
//! | `enrolment` | invitations, devices and their keys, tokens |
//! | `ordered_log` | judging a push, the order, erasure, pages of a pull |
//! | `identity` | who this hub is: its id and its key pair |
//! | `audit`, `rates` | who did what, in ids; how much one device may ask |
//! | `backup`, `erased_list` | a copy to restore from; what was erased, kept apart from it |
//! | `store` | the SQLite file and its schema |
//! | [`server`], `connections`, [`tls`] | HTTP around it all; in clear on loopback only |
//! | `wall` | the page for a screen in plant or office, drawn from a replica |
//! | [`clock`] | the hub's clock: the machine's, or a file's in demos and tests |

mod audit;
mod backup;
pub mod clock;
mod connections;
mod enrolment;
mod erased_list;
mod error;
mod identity;
mod ordered_log;
mod private_file;
mod rates;
pub mod server;
mod store;
pub mod tls;
mod wall;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use soundings_core::Randomness;
use soundings_wire::enrolment::Role;
use soundings_wire::invite::Invite;
use soundings_wire::messages::{
    Challenge, Challenged, HubProof, HubRefusal, HubReply, HubRequest, InviteRequest, Join, PROTOCOLS, Page, Pull,
    Push, Pushed, Renewal, Token, TokenRequest, Welcome,
};
use soundings_wire::{Id, Signed};

pub use crate::audit::AuditCheck;
use crate::audit::Event;
pub use crate::backup::{Restored, restore};
pub use crate::enrolment::devices::EnrolledDevice;
use crate::enrolment::devices::{self, Device};
use crate::enrolment::invites::{LetIn, NewIds};
use crate::enrolment::nonces::Nonces;
use crate::enrolment::{invites, renewals, tokens};
pub use crate::error::HubError;
use crate::error::Unserved;
use crate::identity::Identity;
use crate::ordered_log::{HubAuthor, Log, Reader};
use crate::rates::Rates;
pub use crate::wall::Replica;

/// A team's hub over one folder.
pub struct Hub {
    folder: PathBuf,
    identity: Identity,
    randomness: Arc<dyn Randomness>,
    state: Mutex<State>,
}

struct State {
    connection: Connection,
    nonces: Nonces,
    requests: Rates,
    unproven: Rates,
    wrong_invites: Rates,
    /// Things on which nothing is taken for now.
    refused: BTreeSet<Id>,
}

/// The asker that everybody counts as who has not joined.
const ANYBODY: i64 = 0;

impl Hub {
    /// Opens the hub in `folder`; an empty one becomes a new hub with a new team. `now_ms`: Unix milliseconds.
    ///
    /// # Errors
    /// [`HubError`] if a file cannot be used, or the key does not lie beside the database any more.
    pub fn open(folder: &Path, randomness: Arc<dyn Randomness>, now_ms: u64) -> Result<Self, HubError> {
        std::fs::create_dir_all(folder).map_err(|source| HubError::File { path: folder.to_owned(), source })?;
        let mut connection = store::open(&folder.join(store::FILE))?;
        let identity = identity::open(folder, &mut connection, &*randomness, now_ms)?;
        {
            // Under the lock that every erasure holds, so that none comes in between.
            let transaction = begin(&mut connection)?;
            erased_list::keep(folder, &transaction)?;
        }
        let state = State {
            connection,
            nonces: Nonces::new(&*randomness),
            requests: Rates::new(rates::REQUESTS),
            unproven: Rates::new(rates::UNPROVEN),
            wrong_invites: Rates::new(rates::WRONG_INVITES),
            refused: BTreeSet::new(),
        };
        Ok(Self { folder: folder.to_owned(), identity, randomness, state: Mutex::new(state) })
    }

    /// Whether a hub lies in `folder`.
    #[must_use]
    pub fn exists(folder: &Path) -> bool {
        folder.join(store::FILE).exists()
    }

    /// The folder it was opened in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The hub's id.
    #[must_use]
    pub fn id(&self) -> Id {
        self.identity.hub
    }

    /// The team, and its log.
    #[must_use]
    pub fn team(&self) -> Id {
        self.identity.team
    }

    /// Answers a request. `now_ms`: the hub's clock, Unix milliseconds. A pull is answered at once, empty if there
    /// is nothing; waiting is its caller's.
    pub fn handle(&self, request: &HubRequest, now_ms: u64) -> Answer {
        let mut added = false;
        let reply = self.answer(|state| match request {
            HubRequest::Join(join) => self.join(state, join, now_ms).map(|(welcome, is_new)| {
                added = is_new;
                HubReply::Joined(welcome)
            }),
            HubRequest::Renew(renewal) => self.renew(state, renewal, now_ms).map(|(welcome, is_new)| {
                added = is_new;
                HubReply::Joined(welcome)
            }),
            HubRequest::Challenge(challenge) => self.challenge(state, challenge, now_ms).map(HubReply::Challenged),
            HubRequest::Token(request) => self.token(state, request, now_ms).map(HubReply::Token),
            HubRequest::Push(push) => self.push(state, push, now_ms).map(|(pushed, has_added)| {
                added = has_added;
                HubReply::Pushed(pushed)
            }),
            HubRequest::Pull(pull) => {
                let device = tokens::bearer(&state.connection, &pull.token, now_ms)?;
                state.take_turn(&device, now_ms)?;
                self.page(state, &device, pull, now_ms).map(HubReply::Page)
            }
            HubRequest::Invite(asked) => self.invite_for(state, asked, now_ms).map(HubReply::Invited),
            HubRequest::Unknown(_) => Err(HubRefusal::NotUnderstood.into()),
        });
        Answer { reply, added }
    }

    /// Takes nothing on these things until it is told otherwise, as a hub of an older version that does not understand what
    /// is written about them: what a simulation or a test needs to see operations parked and taken later.
    pub fn refuse_for_now(&self, things: BTreeSet<Id>) {
        self.state().refused = things;
    }

    /// Looks once more for a pull that waits: as [`Hub::handle`], and not counted as another request.
    pub fn look_again(&self, pull: &Pull, now_ms: u64) -> HubReply {
        self.answer(|state| {
            let device = tokens::bearer(&state.connection, &pull.token, now_ms)?;
            self.page(state, &device, pull, now_ms).map(HubReply::Page)
        })
    }

    /// Whether a device of this engineer has joined.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn engineer_has_joined(&self, engineer: Id) -> Result<bool, HubError> {
        Ok(devices::engineer_key(&self.state().connection, engineer)?.is_some())
    }

    /// Writes an invitation to this hub at `address`. With `engineer`, it adds a device to one who has joined.
    ///
    /// # Errors
    /// [`HubError::EngineerUnknown`], or a failed database.
    pub fn invite(
        &self,
        address: &str,
        engineer: Option<Id>,
        role: Role,
        now_ms: u64,
    ) -> Result<Signed<Invite>, HubError> {
        self.write_invite(&mut self.state(), address, engineer, role, now_ms)
    }

    fn write_invite(
        &self,
        state: &mut State,
        address: &str,
        engineer: Option<Id>,
        role: Role,
        now_ms: u64,
    ) -> Result<Signed<Invite>, HubError> {
        let secret = self.random();
        let transaction = begin(&mut state.connection)?;
        let expires_ms = invites::write(&transaction, &secret, engineer, role, now_ms)?;
        transaction.commit()?;
        let (hub, hub_key) = (self.identity.hub, self.identity.key.verifying_key().to_bytes());
        let invite = Invite { address: address.to_owned(), hub, hub_key, secret, expires_ms, role, engineer };
        Ok(Signed::sign(&self.identity.key, &invite))
    }

    fn invite_for(&self, state: &mut State, asked: &InviteRequest, now_ms: u64) -> Result<Signed<Invite>, Unserved> {
        let device = tokens::bearer(&state.connection, &asked.token, now_ms)?;
        state.take_turn(&device, now_ms)?;
        if device.role != Role::Coordinator || matches!(asked.role, Role::Unknown(_)) {
            return Err(HubRefusal::NotAllowed.into());
        }
        match self.write_invite(state, &asked.address, asked.engineer, asked.role, now_ms) {
            Ok(invite) => Ok(invite),
            Err(HubError::EngineerUnknown) => Err(HubRefusal::EngineerUnknown.into()),
            Err(error) => Err(error.into()),
        }
    }

    /// Checks the audit log from its first entry.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn check_audit_log(&self) -> Result<AuditCheck, HubError> {
        Ok(audit::check(&self.state().connection)?)
    }

    /// The devices that joined, the first to join first.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn devices(&self) -> Result<Vec<EnrolledDevice>, HubError> {
        Ok(devices::all(&self.state().connection)?)
    }

    /// Writes a backup to `file` while the hub serves, and sets the watermark: devices may drop what lies below it.
    /// Gives the last hub_seq that the backup holds.
    ///
    /// # Errors
    /// [`HubError`] if the file cannot be written, or lies in the hub's own folder.
    pub fn back_up(&self, file: &Path, now_ms: u64) -> Result<u64, HubError> {
        let hub_seq = backup::write(&self.folder, file)?;
        let mut state = self.state();
        let transaction = begin(&mut state.connection)?;
        transaction.execute("UPDATE hub SET watermark = max(coalesce(watermark, 0), ?)", [hub_seq as i64])?;
        audit::record(&transaction, now_ms, Event::BackedUp, &[self.identity.hub])?;
        transaction.commit()?;
        // While the backup was read, an erasure could not do it.
        store::empty_write_ahead_log(&state.connection)?;
        Ok(hub_seq)
    }

    fn join(&self, state: &mut State, join: &Signed<Join>, now_ms: u64) -> Result<(Signed<Welcome>, bool), Unserved> {
        let State { connection, wrong_invites, .. } = state;
        if !wrong_invites.has_room(ANYBODY, now_ms) {
            return Err(HubRefusal::Busy.into());
        }
        let new = NewIds { engineer: self.new_id(now_ms), enrolment: self.new_id(now_ms) };
        let transaction = begin(connection)?;
        let let_in = invites::redeem(&transaction, self.identity.hub, join, &new, now_ms).inspect_err(|_| {
            wrong_invites.take(ANYBODY, now_ms);
        })?;
        let nonce = join.claimed().map(|join| join.nonce).unwrap_or_default();
        self.welcome(transaction, &let_in, nonce, now_ms)
    }

    fn renew(&self, state: &mut State, renewal: &Renewal, now_ms: u64) -> Result<(Signed<Welcome>, bool), Unserved> {
        let State { connection, unproven, .. } = state;
        if !unproven.has_room(ANYBODY, now_ms) {
            return Err(HubRefusal::Busy.into());
        }
        let transaction = begin(connection)?;
        let let_in = renewals::renew(&transaction, self.identity.hub, renewal, self.new_id(now_ms), now_ms)
            .inspect_err(|_| {
                unproven.take(ANYBODY, now_ms);
            })?;
        let nonce = renewal.renew.claimed().map(|renew| renew.nonce).unwrap_or_default();
        self.welcome(transaction, &let_in, nonce, now_ms)
    }

    /// Announces a device to the team if it is new, and tells it who it is.
    fn welcome(
        &self,
        transaction: Transaction<'_>,
        let_in: &LetIn,
        nonce: [u8; 32],
        now_ms: u64,
    ) -> Result<(Signed<Welcome>, bool), Unserved> {
        let device = &let_in.device;
        if let_in.is_new {
            self.announce(&transaction, device, now_ms)?;
        }
        let welcome = Welcome {
            proof: self.proof(&transaction, nonce)?,
            team: self.identity.team,
            engineer: device.engineer,
            role: device.role,
            incarnation: device.incarnation,
        };
        transaction.commit()?;
        Ok((Signed::sign(&self.identity.key, &welcome), let_in.is_new))
    }

    /// Writes to the team's log what everybody is to know of a device.
    fn announce(&self, transaction: &Connection, device: &Device, now_ms: u64) -> Result<(), Unserved> {
        let mut log = Log::find(transaction, self.identity.team)?.ok_or(HubRefusal::HubFault)?;
        let (epoch, _) = standing(transaction)?;
        let engineer_key = devices::engineer_key(transaction, device.engineer)?.unwrap_or_default();
        let (hub, key) = (self.identity.hub, &self.identity.key);
        let author = HubAuthor { hub, epoch, key, random: self.random(), now_ms };
        Ok(ordered_log::enrol(transaction, &mut log, &author, (device.enrolment, &device.enrolment(engineer_key)))?)
    }

    fn challenge(&self, state: &mut State, challenge: &Challenge, now_ms: u64) -> Result<Challenged, Unserved> {
        if !state.unproven.take(ANYBODY, now_ms) {
            return Err(HubRefusal::Busy.into());
        }
        tokens::challenge(&state.connection, challenge)?;
        let nonce = state.nonces.give(challenge.incarnation, self.random(), now_ms);
        let proof = Signed::sign(&self.identity.key, &self.proof(&state.connection, challenge.nonce)?);
        Ok(Challenged { proof, nonce })
    }

    fn token(&self, state: &mut State, request: &Signed<TokenRequest>, now_ms: u64) -> Result<Token, Unserved> {
        if !state.unproven.has_room(ANYBODY, now_ms) {
            return Err(HubRefusal::Busy.into());
        }
        let State { connection, nonces, unproven, .. } = state;
        let device = tokens::signer(connection, nonces, self.identity.hub, request, now_ms).inspect_err(|_| {
            unproven.take(ANYBODY, now_ms);
        })?;
        state.take_turn(&device, now_ms)?;
        let token = self.random();
        let transaction = begin(&mut state.connection)?;
        let expires_ms = tokens::issue(&transaction, &device, &token, now_ms)?;
        let seen = tokens::seen(&transaction, &device)?;
        let (_, watermark) = standing(&transaction)?;
        transaction.commit()?;
        Ok(Token { token, expires_ms, now_ms, seen, watermark })
    }

    /// Judges a push; whether something new stands in the log.
    fn push(&self, state: &mut State, push: &Push, now_ms: u64) -> Result<(Pushed, bool), Unserved> {
        let sender = tokens::bearer(&state.connection, &push.token, now_ms)?;
        state.take_turn(&sender, now_ms)?;
        let claimed = push.head.claimed().map_err(|_| HubRefusal::NotUnderstood)?;
        if claimed.log != self.identity.team || !may_write(sender.role) {
            return Err(HubRefusal::NotYourLog.into());
        }
        let State { connection, refused, .. } = state;
        let transaction = begin(connection)?;
        // Anybody may carry another's operations: their own signed head vouches for them.
        let author = devices::find(&transaction, claimed.incarnation)?.ok_or(HubRefusal::DeviceUnknown)?;
        if author.incarnation.device != self.identity.hub && !may_write(author.role) {
            return Err(HubRefusal::NotYourLog.into());
        }
        let mut log = Log::find(&transaction, claimed.log)?.ok_or(HubRefusal::NotYourLog)?;
        let carried = author.number != sender.number;
        let hub_key = &self.identity.key;
        let asked = ordered_log::Push { author: &author, carried, push, hub_key, now_ms, refused };
        let pushed = ordered_log::push(&transaction, &mut log, &asked)?;
        if !pushed.erased.is_empty() {
            erased_list::append(&self.folder, &transaction, &pushed.erased)?;
        }
        transaction.commit()?;
        if !pushed.erased.is_empty() {
            store::empty_write_ahead_log(&state.connection)?;
        }
        Ok((Pushed { verdicts: pushed.verdicts, now_ms }, pushed.added))
    }

    fn page(&self, state: &mut State, device: &Device, pull: &Pull, now_ms: u64) -> Result<Page, Unserved> {
        if pull.log != self.identity.team {
            return Err(HubRefusal::NotYourLog.into());
        }
        // One snapshot: the counter row and the operations below it belong together.
        let transaction = state.connection.transaction()?;
        let log = Log::find(&transaction, pull.log)?.ok_or(HubRefusal::NotYourLog)?;
        let (epoch, watermark) = standing(&transaction)?;
        let reader = Reader { device, hub_key: &self.identity.key, epoch, watermark, now_ms };
        ordered_log::pull(&transaction, &log, &reader, pull)
    }

    fn proof(&self, connection: &Connection, nonce: [u8; 32]) -> Result<HubProof, Unserved> {
        let (epoch, _) = standing(connection)?;
        Ok(HubProof { hub: self.identity.hub, epoch, nonce, protocols: PROTOCOLS })
    }

    fn answer(&self, work: impl FnOnce(&mut State) -> Result<HubReply, Unserved>) -> HubReply {
        match work(&mut self.state()) {
            Ok(reply) => reply,
            Err(Unserved::Refused(refusal)) => HubReply::Refused(refusal.into()),
            Err(Unserved::Failed(error)) => {
                tracing::error!(code = error.code(), %error, "a request could not be served");
                HubReply::Refused(HubRefusal::HubFault.into())
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic in between rolled its transaction back; what else is there is whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn randomness(&self) -> Arc<dyn Randomness> {
        Arc::clone(&self.randomness)
    }

    fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.randomness.fill(&mut bytes);
        bytes
    }

    fn new_id(&self, now_ms: u64) -> Id {
        identity::new_id(&*self.randomness, now_ms)
    }
}

impl State {
    fn take_turn(&mut self, device: &Device, now_ms: u64) -> Result<(), HubRefusal> {
        if self.requests.take(device.number, now_ms) { Ok(()) } else { Err(HubRefusal::Busy) }
    }
}

/// What a request came to.
#[derive(Debug)]
pub struct Answer {
    /// For the device.
    pub reply: HubReply,
    /// Something new stands in the log, for those who wait for it.
    pub added: bool,
}

impl Answer {
    fn refused(refusal: HubRefusal) -> Self {
        Self { reply: HubReply::Refused(refusal.into()), added: false }
    }
}

/// Whether a device of this role writes to the team's log.
fn may_write(role: Role) -> bool {
    matches!(role, Role::Engineer | Role::Coordinator)
}

/// A transaction that writes, and so waits for another process's at its beginning rather than in its middle.
fn begin(connection: &mut Connection) -> rusqlite::Result<Transaction<'_>> {
    connection.transaction_with_behavior(TransactionBehavior::Immediate)
}

/// The epoch and the backup watermark.
fn standing(connection: &Connection) -> rusqlite::Result<(u32, Option<u64>)> {
    connection
        .prepare_cached("SELECT epoch, watermark FROM hub")?
        .query_row([], |row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?.map(|watermark| watermark as u64))))
}
