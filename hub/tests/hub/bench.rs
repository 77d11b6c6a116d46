//! A hub in a folder of its own, on a clock that only the test moves.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ed25519_dalek::SigningKey;
use soundings_core::Randomness;
use soundings_hub::Hub;
use soundings_wire::enrolment::{self, Role};
use soundings_wire::invite::Invite;
use soundings_wire::messages::*;
use soundings_wire::{Envelope, Id, Operation, limits};
use tempfile::TempDir;

use crate::device::Device;

/// 2026-11-24T13:52:00Z.
pub const MORNING: u64 = 1_795_528_320_000;
pub const MINUTE: u64 = 60_000;
pub const ADDRESS: &str = "http://127.0.0.1:1";

/// Bytes that differ every time, and are the same in every run.
#[derive(Default)]
pub struct Counting(AtomicU64);

impl From<&str> for Counting {
    /// Another row of bytes for another name.
    fn from(name: &str) -> Self {
        let hash = soundings_wire::sha256(&[name.as_bytes()]);
        Self(AtomicU64::new(u64::from_be_bytes(hash.0[..8].try_into().unwrap())))
    }
}

impl Randomness for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let number = self.0.fetch_add(1, Ordering::Relaxed);
            chunk.copy_from_slice(&soundings_wire::sha256(&[&number.to_be_bytes()]).0[..chunk.len()]);
        }
    }
}

pub struct Bench {
    pub hub: Hub,
    pub folder: TempDir,
    pub now_ms: u64,
    devices: u8,
    /// The hub's public key.
    pub hub_key: [u8; 32],
    /// How many enrolments stand in the log before what the devices write.
    pub announced: u64,
}

impl Bench {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let hub = Hub::open(folder.path(), Arc::new(Counting::default()), MORNING).unwrap();
        let secret = std::fs::read_to_string(folder.path().join("hub.key")).unwrap();
        let secret = data_encoding::HEXLOWER.decode(secret.trim().as_bytes()).unwrap().try_into().unwrap();
        let hub_key = SigningKey::from_bytes(&secret).verifying_key().to_bytes();
        Self { hub, folder, now_ms: MORNING, devices: 0, hub_key, announced: 0 }
    }

    /// Ends the hub's process and starts it again.
    pub fn restart(&mut self) {
        let elsewhere = tempfile::tempdir().unwrap();
        let other = Hub::open(elsewhere.path(), Arc::new(Counting::default()), MORNING).unwrap();
        drop(std::mem::replace(&mut self.hub, other));
        self.hub = Hub::open(self.folder.path(), Arc::new(Counting::from("restarted")), self.now_ms).unwrap();
    }

    pub fn ask(&self, request: HubRequest) -> HubReply {
        // Through the bytes, as a device's request comes.
        let request = HubRequest::from_frame(&request.to_frame()).unwrap();
        HubReply::from_frame(&self.hub.handle(&request, self.now_ms).reply.to_frame()).unwrap()
    }

    /// Why a request is not served.
    pub fn refusal(&self, request: HubRequest) -> HubRefusal {
        match self.ask(request) {
            HubReply::Refused(refused) => refused.refusal,
            other => panic!("served: {other:?}"),
        }
    }

    /// What the hub says to one who joins or goes on under a new incarnation, signed by its own key.
    pub fn welcomed(&self, request: HubRequest) -> Welcome {
        match self.ask(request) {
            HubReply::Joined(welcome) => welcome.verified(&self.hub_key).unwrap(),
            other => panic!("not welcome: {other:?}"),
        }
    }

    pub fn invite(&self) -> Invite {
        self.invite_as(Role::Engineer, None)
    }

    pub fn invite_as(&self, role: Role, engineer: Option<Id>) -> Invite {
        self.hub.invite(ADDRESS, engineer, role, self.now_ms).unwrap().claimed().unwrap()
    }

    /// A device that has not joined.
    pub fn device(&mut self) -> Device {
        self.devices += 1;
        Device::new(self.devices, self.hub.team())
    }

    /// A device that joined and has a token.
    pub fn joined(&mut self) -> Device {
        self.joined_as(Role::Engineer)
    }

    pub fn joined_as(&mut self, role: Role) -> Device {
        let mut device = self.device();
        device.engineer = self.welcomed(device.join(&self.invite_as(role, None))).engineer;
        self.announced += 1;
        self.sign_in(&mut device);
        device
    }

    pub fn sign_in(&self, device: &mut Device) -> Token {
        let HubReply::Challenged(challenged) = self.ask(device.challenge()) else { panic!("no nonce") };
        match self.ask(device.token_request(self.hub.id(), challenged.nonce)) {
            HubReply::Token(token) => {
                device.token = token.token;
                token
            }
            other => panic!("{other:?}"),
        }
    }

    /// Lets a device ask for an erasure, under an entity's name, and carry it out a day later by the hub's clock, which goes
    /// back afterwards; everybody else must sign in again. The operation that erased.
    pub fn erase(&mut self, device: &mut Device, erasure: u8, names: impl Fn(&mut Envelope)) -> Operation {
        let asking = device.write_with(erasure, b"why", &names);
        assert!(matches!(self.push(device, &[asking])[0], Verdict::Accepted(_)));
        let before = self.now_ms;
        self.now_ms += limits::TAKE_BACK_MS;
        self.sign_in(device);
        let erasing = device.write_with(erasure, b"", names);
        assert!(matches!(self.push(device, std::slice::from_ref(&erasing))[0], Verdict::Accepted(_)));
        self.now_ms = before;
        self.sign_in(device);
        erasing
    }

    /// Pushes and gives the verdicts.
    pub fn push(&self, device: &Device, operations: &[Operation]) -> Vec<Verdict> {
        self.pushed(device.push(operations))
    }

    /// The verdicts on a push.
    pub fn pushed(&self, push: Push) -> Vec<Verdict> {
        match self.ask(HubRequest::Push(push)) {
            HubReply::Pushed(pushed) => pushed.verdicts,
            other => panic!("{other:?}"),
        }
    }

    pub fn pull(&self, device: &Device, after: Cursor) -> Page {
        self.page(device.pull(self.hub.team(), after))
    }

    pub fn page(&self, pull: Pull) -> Page {
        match self.ask(HubRequest::Pull(pull)) {
            HubReply::Page(page) => page,
            other => panic!("{other:?}"),
        }
    }

    /// The whole team log, page after page.
    pub fn pages(&self, device: &Device) -> Vec<Page> {
        let mut pages: Vec<Page> = Vec::new();
        loop {
            let after = pages.last().map_or(Cursor::default(), end);
            let page = self.page(Pull { own_whole: true, ..device.pull(self.hub.team(), after) });
            let more = page.more;
            pages.push(page);
            if !more {
                return pages;
            }
        }
    }

    /// All that the devices wrote into the team log.
    pub fn pull_all(&self, device: &Device) -> Vec<Content> {
        let all = self.pages(device).into_iter().flat_map(|page| page.operations).map(|pulled| pulled.content);
        all.filter(|content| !is_enrolment(content)).collect()
    }

    /// The places of what was accepted, counted behind the enrolments.
    pub fn places(&self, verdicts: &[Verdict]) -> Vec<u64> {
        verdicts.iter().filter_map(accepted).map(|placed| placed.hub_seq - self.announced).collect()
    }
}

/// What a page's proof says.
pub fn proof(page: &Page) -> PageProof {
    page.proof.claimed().unwrap()
}

/// The cursor behind a page.
pub fn end(page: &Page) -> Cursor {
    proof(page).cursor
}

/// The operation that stands whole at a place.
pub fn whole(content: &Content) -> &Operation {
    match content {
        Content::Whole(operation) => operation,
        other => panic!("{other:?}"),
    }
}

pub fn is_enrolment(content: &Content) -> bool {
    let Content::Whole(operation) = content else { return false };
    Envelope::from_bytes(&operation.envelope).is_ok_and(|envelope| envelope.kind == enrolment::KIND)
}

pub fn accepted(verdict: &Verdict) -> Option<Placed> {
    match verdict {
        Verdict::Accepted(placed) => Some(*placed),
        _ => None,
    }
}

pub fn parked(verdict: &Verdict) -> Option<(ParkReason, u64)> {
    match verdict {
        Verdict::Parked { reason, at_fault } => Some((*reason, *at_fault)),
        _ => None,
    }
}
