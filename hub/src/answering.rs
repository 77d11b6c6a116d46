//! What the hub answers: each request goes through [`Hub::handle`], which the server, the simulator and the tests call.

use std::net::IpAddr;

use rusqlite::{Connection, Transaction};
use soundings_wire::enrolment::Role;
use soundings_wire::invite::Invite;
use soundings_wire::messages::{
    Challenge, Challenged, EraseYourself, HubProof, HubRefusal, HubReply, HubRequest, InviteRequest, Join, PROTOCOLS,
    Page, Pull, Push, Pushed, Refused, Renewal, Token, TokenRequest, Welcome,
};
use soundings_wire::{Id, Incarnation, Operation, Signed};

use crate::enrolment::devices::{self, Device};
use crate::enrolment::invites::{self, LetIn, NewIds};
use crate::enrolment::{readmissions, renewals, revocations, tokens};
use crate::error::{HubError, Unserved};
use crate::ordered_log::{self, HubAuthor, Log, Reader};
use crate::{Hub, State, begin, blobs, erased_list, quarantine, rates, sources, standing, store};

impl Hub {
    /// Answers a request. `now_ms`: the hub's clock, Unix milliseconds. A pull is answered at once, empty if there
    /// is nothing; waiting is its caller's.
    pub fn handle(&self, request: &HubRequest, now_ms: u64) -> Answer {
        self.handle_from(sources::OTHERS, request, now_ms)
    }

    /// [`Hub::handle`] of what an address sends: what proves nothing about who asks is charged to it alone, so that no stranger
    /// keeps another from joining or from beginning a contact.
    pub fn handle_from(&self, address: IpAddr, request: &HubRequest, now_ms: u64) -> Answer {
        let mut added = false;
        let reply = self.answer(|state| match request {
            HubRequest::Join(join) => self.join(state, (address, join), now_ms).map(|(welcome, is_new)| {
                added = is_new;
                HubReply::Joined(welcome)
            }),
            HubRequest::Renew(renewal) => self.renew(state, (address, renewal), now_ms).map(|(welcome, is_new)| {
                added = is_new;
                HubReply::Joined(welcome)
            }),
            HubRequest::Challenge(challenge) => {
                self.challenge(state, (address, challenge), now_ms).map(HubReply::Challenged)
            }
            HubRequest::Token(request) => self.token(state, (address, request), now_ms).map(HubReply::Token),
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
            HubRequest::Links(asked) => self.links(state, asked, now_ms).map(HubReply::Links),
            HubRequest::AskBlobs(asked) => self.ask_blobs(state, asked, now_ms),
            // Bytes follow them, at another place than this.
            HubRequest::SendBlob(_) | HubRequest::FetchBlob(_) | HubRequest::Unknown(_) => {
                Err(HubRefusal::NotUnderstood.into())
            }
        });
        Answer { reply, added }
    }

    /// Looks once more for a pull that waits: as [`Hub::handle`], and not counted as another request.
    pub fn look_again(&self, pull: &Pull, now_ms: u64) -> HubReply {
        self.answer(|state| {
            let device = tokens::bearer(&state.connection, &pull.token, now_ms)?;
            self.page(state, &device, pull, now_ms).map(HubReply::Page)
        })
    }

    /// The last place in the own log of the engineer whose device waits for the team's: what it goes by to be told that there
    /// is something for it elsewhere.
    pub(crate) fn last_of_own(&self, pull: &Pull, now_ms: u64) -> Option<u64> {
        let state = self.state();
        let device = tokens::bearer(&state.connection, &pull.token, now_ms).ok()?;
        let own = (pull.log == self.identity.team && device.role.may_write()).then_some(device.engineer)?;
        Some(Log::find(&state.connection, own).ok()?.map_or(0, |log| log.last))
    }

    fn join(
        &self,
        state: &mut State,
        (address, join): (IpAddr, &Signed<Join>),
        now_ms: u64,
    ) -> Result<(Signed<Welcome>, bool), Unserved> {
        let State { connection, wrong_invites, .. } = state;
        if !wrong_invites.has_room(address, now_ms) {
            return Err(HubRefusal::Busy.into());
        }
        let new = NewIds { engineer: self.new_id(now_ms), enrolment: self.new_id(now_ms) };
        let transaction = begin(connection)?;
        let let_in = invites::redeem(&transaction, self.identity.hub, join, &new, now_ms).inspect_err(|_| {
            wrong_invites.take(address, now_ms);
        })?;
        let nonce = join.claimed().map(|join| join.nonce).unwrap_or_default();
        self.welcome(transaction, &let_in, nonce, now_ms)
    }

    fn renew(
        &self,
        state: &mut State,
        (address, renewal): (IpAddr, &Renewal),
        now_ms: u64,
    ) -> Result<(Signed<Welcome>, bool), Unserved> {
        let State { connection, unproven, .. } = state;
        if !unproven.has_room(address, now_ms) {
            return Err(HubRefusal::Busy.into());
        }
        let transaction = begin(connection)?;
        let let_in = renewals::renew(&transaction, self.identity.hub, renewal, self.new_id(now_ms), now_ms)
            .inspect_err(|_| {
                unproven.take(address, now_ms);
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
    pub(crate) fn announce(&self, transaction: &Connection, device: &Device, now_ms: u64) -> rusqlite::Result<()> {
        let Some(mut log) = Log::find(transaction, self.identity.team)? else { return Ok(()) };
        let engineer_key = devices::engineer_key(transaction, device.engineer)?.unwrap_or_default();
        let (hub, key) = (self.identity.hub, &self.identity.key);
        let author = HubAuthor { hub, incarnation: self.incarnation, key, random: self.random(), now_ms };
        ordered_log::enrol(transaction, &mut log, &author, (device.enrolment, &device.enrolment(engineer_key)))
    }

    fn challenge(
        &self,
        state: &mut State,
        (address, challenge): (IpAddr, &Challenge),
        now_ms: u64,
    ) -> Result<Challenged, Unserved> {
        if !state.unproven.take(address, now_ms) {
            return Err(HubRefusal::Busy.into());
        }
        tokens::challenge(&state.connection, challenge)?;
        let nonce = state.nonces.give(challenge.incarnation, self.random(), now_ms);
        let proof = Signed::sign(&self.identity.key, &self.proof(&state.connection, challenge.nonce)?);
        Ok(Challenged { proof, nonce })
    }

    fn token(
        &self,
        state: &mut State,
        (address, request): (IpAddr, &Signed<TokenRequest>),
        now_ms: u64,
    ) -> Result<Token, Unserved> {
        if !state.unproven.has_room(address, now_ms) {
            return Err(HubRefusal::Busy.into());
        }
        if let Some(device) = quarantine::signer(&state.connection, self.identity.hub, request).inspect_err(|_| {
            state.unproven.take(address, now_ms);
        })? {
            return self.quarantine_token(state, &device, now_ms);
        }
        let State { connection, nonces, unproven, .. } = state;
        let device = tokens::signer(connection, nonces, self.identity.hub, request, now_ms).inspect_err(|_| {
            unproven.take(address, now_ms);
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

    /// A token for what a revoked device has not sent yet, and what the hub has of it, so that it knows what that is.
    fn quarantine_token(&self, state: &mut State, device: &Device, now_ms: u64) -> Result<Token, Unserved> {
        state.take_turn(device, now_ms)?;
        let token = self.random();
        let transaction = begin(&mut state.connection)?;
        let expires_ms = quarantine::issue(&transaction, device, &token, now_ms)?;
        let seen = tokens::seen(&transaction, device)?;
        let (_, watermark) = standing(&transaction)?;
        transaction.commit()?;
        Ok(Token { token, expires_ms, now_ms, seen, watermark })
    }

    /// Keeps apart what a revoked device pushes.
    fn set_aside(&self, state: &mut State, device: &Device, push: &Push, now_ms: u64) -> Result<Pushed, Unserved> {
        state.take_turn(device, now_ms)?;
        state.take_push_bytes(device, push, now_ms)?;
        let transaction = begin(&mut state.connection)?;
        let verdicts = quarantine::keep(&transaction, device, self.identity.team, push, now_ms)?;
        transaction.commit()?;
        Ok(Pushed { verdicts, now_ms })
    }

    /// Judges a push; whether something new stands in the log.
    fn push(&self, state: &mut State, push: &Push, now_ms: u64) -> Result<(Pushed, bool), Unserved> {
        if let Some(device) = quarantine::bearer(&state.connection, &push.token, now_ms)? {
            return Ok((self.set_aside(state, &device, push, now_ms)?, false));
        }
        let sender = tokens::bearer(&state.connection, &push.token, now_ms)?;
        state.take_turn(&sender, now_ms)?;
        state.take_push_bytes(&sender, push, now_ms)?;
        let claimed = push.head.claimed().map_err(|_| HubRefusal::NotUnderstood)?;
        if !self.may_use(&sender, claimed.log) || !sender.role.may_write() {
            return Err(HubRefusal::NotYourLog.into());
        }
        let State { connection, refused, quotas, .. } = state;
        let transaction = begin(connection)?;
        // Anybody may carry another's operations: their own signed head vouches for them.
        let author = match devices::find(&transaction, claimed.incarnation)? {
            Some(author) => author,
            None => self.itself_before(&transaction, push, now_ms)?.ok_or(HubRefusal::DeviceUnknown)?,
        };
        let is_hub = author.incarnation.device == self.identity.hub && claimed.log == self.identity.team;
        let may_write = is_hub || (author.role.may_write() && self.may_use(&author, claimed.log));
        if !may_write {
            return Err(HubRefusal::NotYourLog.into());
        }
        if let Some(since_ms) = revocations::since(&transaction, author.incarnation.device)?
            && !self.had_it_before(push, since_ms)
        {
            return Err(HubRefusal::NotAllowed.into());
        }
        let mut log = Log::open(&transaction, claimed.log)?;
        let carried = author.number != sender.number;
        let hub_key = &self.identity.key;
        let quotas = *quotas;
        let asked = ordered_log::Push { author: &author, carried, push, hub_key, now_ms, refused, quotas };
        let pushed = ordered_log::push(&transaction, &mut log, &asked)?;
        if !pushed.erased.is_empty() {
            erased_list::append(&self.folder, &transaction, &pushed.erased)?;
            quarantine::erase(&transaction, self.identity.team)?;
        }
        if author.incarnation.device == self.identity.hub {
            readmissions::readmit(&transaction, push, &pushed.verdicts, now_ms)?;
        }
        transaction.commit()?;
        if !pushed.erased.is_empty() {
            self.uploads.end_all();
            blobs::sweep(&self.folder, &state.connection)?;
            quarantine::files::sweep(&self.folder, &state.connection)?;
            store::empty_write_ahead_log(&state.connection)?;
        }
        Ok((Pushed { verdicts: pushed.verdicts, now_ms }, pushed.added))
    }

    /// This hub under an epoch whose writings were lost with the database, if it signed the head.
    fn itself_before(&self, connection: &Connection, push: &Push, now_ms: u64) -> Result<Option<Device>, Unserved> {
        let key = self.identity.key.verifying_key().to_bytes();
        let Ok(head) = push.head.verified(&key) else { return Ok(None) };
        let (hub, key) = (self.identity.hub, &self.identity.key);
        if head.incarnation.device != hub {
            return Ok(None);
        }
        let author = HubAuthor { hub, incarnation: head.incarnation.number, key, random: self.random(), now_ms };
        Ok(author.device(connection)?)
    }

    /// Whether this hub took the very same push before that time, and lost it since: of a device whose access was taken
    /// nothing else comes into the log, whoever brings it.
    fn had_it_before(&self, push: &Push, since_ms: u64) -> bool {
        let receipt = push
            .receipt
            .as_ref()
            .and_then(|receipt| receipt.verified(&self.identity.key.verifying_key().to_bytes()).ok());
        receipt.is_some_and(|receipt| receipt.received_ms < since_ms)
    }

    /// Whether a log is one of this device's: the team's, or that of its engineer, whose id it has.
    pub(crate) fn may_use(&self, device: &Device, log: Id) -> bool {
        log == self.identity.team || (log == device.engineer && device.role.may_write())
    }

    fn page(&self, state: &mut State, device: &Device, pull: &Pull, now_ms: u64) -> Result<Page, Unserved> {
        if !self.may_use(device, pull.log) {
            return Err(HubRefusal::NotYourLog.into());
        }
        // One snapshot: the counter row and the operations below it belong together.
        let transaction = state.connection.transaction()?;
        let log = Log::find(&transaction, pull.log)?.unwrap_or_else(|| Log::empty(pull.log));
        let (epoch, watermark) = standing(&transaction)?;
        let watermark = log.watermark(&transaction, watermark)?;
        let reader = Reader { device, hub_key: &self.identity.key, epoch, watermark, now_ms };
        ordered_log::pull(&transaction, &log, &reader, pull)
    }

    fn proof(&self, connection: &Connection, nonce: [u8; 32]) -> Result<HubProof, Unserved> {
        let (epoch, _) = standing(connection)?;
        Ok(HubProof { hub: self.identity.hub, epoch, nonce, protocols: PROTOCOLS })
    }

    pub(crate) fn answer(&self, work: impl FnOnce(&mut State) -> Result<HubReply, Unserved>) -> HubReply {
        match work(&mut self.state()) {
            Ok(reply) => reply,
            Err(Unserved::Refused(refusal)) => HubReply::Refused(refusal.into()),
            Err(Unserved::Revoked { incarnation, since_ms }) => self.erase_yourself(incarnation, since_ms),
            Err(Unserved::Failed(error)) => {
                tracing::error!(code = error.code(), %error, "a request could not be served");
                HubReply::Refused(HubRefusal::HubFault.into())
            }
        }
    }

    /// The answer to a device whose access was taken. Whoever asks may have the order: it is for that incarnation alone.
    fn erase_yourself(&self, incarnation: Incarnation, since_ms: u64) -> HubReply {
        let order = EraseYourself { hub: self.identity.hub, incarnation, ordered_ms: since_ms };
        let order = Some(Signed::sign(&self.identity.key, &order));
        HubReply::Refused(Refused { order, ..HubRefusal::Revoked.into() })
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
}

impl State {
    pub(crate) fn take_turn(&mut self, device: &Device, now_ms: u64) -> Result<(), HubRefusal> {
        if self.requests.take(device.number, now_ms) { Ok(()) } else { Err(HubRefusal::Busy) }
    }

    fn take_push_bytes(&mut self, device: &Device, push: &Push, now_ms: u64) -> Result<(), HubRefusal> {
        let bytes: usize = push.operations.iter().map(Operation::bytes).sum();
        let counted = (bytes as u64).div_ceil(rates::COUNTED);
        if self.push_bytes.take_many(device.number, counted, now_ms) { Ok(()) } else { Err(HubRefusal::Busy) }
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
    pub(crate) fn refused(refusal: HubRefusal) -> Self {
        Self { reply: HubReply::Refused(refusal.into()), added: false }
    }
}
