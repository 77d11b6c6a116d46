//! A device as the hub sees one: a key, a chain, requests. And a hub in a folder of its own, on a clock that only
//! the test moves.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ed25519_dalek::{Signer, SigningKey};
use soundings_core::Randomness;
use soundings_hub::Hub;
use soundings_wire::chain::{self, SignedHead};
use soundings_wire::invite::Invite;
use soundings_wire::messages::*;
use soundings_wire::{Digest, Dot, Envelope, Group, HybridTime, Id, Incarnation, Operation, OperationPayload, encode};
use tempfile::TempDir;

/// 2026-11-24T13:52:00Z.
pub const MORNING: u64 = 1_795_528_320_000;
pub const MINUTE: u64 = 60_000;

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
}

impl Bench {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let hub = Hub::open(folder.path(), Arc::new(Counting::default()), MORNING).unwrap();
        Self { hub, folder, now_ms: MORNING, devices: 0 }
    }

    /// Ends the hub's process and starts it again.
    pub fn restart(&mut self) {
        let elsewhere = tempfile::tempdir().unwrap();
        let other = Hub::open(elsewhere.path(), Arc::new(Counting::default()), MORNING).unwrap();
        drop(std::mem::replace(&mut self.hub, other));
        let randomness = Counting(AtomicU64::new(1_000_000));
        self.hub = Hub::open(self.folder.path(), Arc::new(randomness), self.now_ms).unwrap();
    }

    pub fn ask(&self, request: HubRequest) -> HubReply {
        // Through the bytes, as a device's request comes.
        let request = HubRequest::from_frame(&request.to_frame()).unwrap();
        HubReply::from_frame(&self.hub.handle(&request, self.now_ms).to_frame()).unwrap()
    }

    pub fn invite(&self) -> Invite {
        self.hub.invite("http://127.0.0.1:1", None, Role::Engineer, self.now_ms).unwrap()
    }

    /// A device that has not joined.
    pub fn device(&mut self) -> Device {
        self.devices += 1;
        Device::new(self.devices, self.hub.team())
    }

    /// A device that joined and has a token.
    pub fn joined(&mut self) -> Device {
        let mut device = self.device();
        let invite = self.invite();
        match self.ask(device.join(&invite)) {
            HubReply::Joined(joined) => device.engineer = joined.engineer,
            other => panic!("{other:?}"),
        }
        self.sign_in(&mut device);
        device
    }

    pub fn sign_in(&self, device: &mut Device) -> Token {
        let challenge = Challenge { protocol: PROTOCOL, incarnation: device.incarnation, nonce: [1; 32] };
        let HubReply::Challenged(challenged) = self.ask(HubRequest::Challenge(challenge)) else { panic!("no nonce") };
        match self.ask(device.token_request(self.hub.id(), challenged.nonce)) {
            HubReply::Token(token) => {
                device.token = token.token;
                token
            }
            other => panic!("{other:?}"),
        }
    }

    /// Pushes and gives the verdicts.
    pub fn push(&self, device: &Device, operations: &[Operation]) -> Vec<Verdict> {
        match self.ask(device.push(operations)) {
            HubReply::Pushed(pushed) => pushed.verdicts,
            other => panic!("{other:?}"),
        }
    }

    pub fn pull(&self, device: &Device, after: Cursor) -> Page {
        match self.ask(HubRequest::Pull(device.pull(self.hub.team(), after))) {
            HubReply::Page(page) => page,
            other => panic!("{other:?}"),
        }
    }

    /// The whole team log as a device reads it.
    pub fn pull_all(&self, device: &Device) -> Vec<Pulled> {
        let (mut all, mut cursor) = (Vec::new(), Cursor::default());
        loop {
            let page = self.pull(device, cursor);
            all.extend(page.operations);
            cursor = page.cursor;
            if !page.more {
                return all;
            }
        }
    }
}

pub struct Device {
    pub key: SigningKey,
    pub incarnation: Incarnation,
    pub engineer: Id,
    pub token: [u8; 32],
    pub log: Id,
    /// Of the next operation.
    pub seq: u64,
    /// The chain's head after each seq, from 0.
    pub heads: Vec<Digest>,
}

impl Device {
    pub fn new(number: u8, log: Id) -> Self {
        let incarnation = Incarnation { device: Id::new(MORNING, [number; 10]), number: 1 };
        let key = SigningKey::from_bytes(&[number; 32]);
        let heads = vec![chain::start(log, incarnation)];
        Self { key, incarnation, engineer: Id::new(MORNING, [100 + number; 10]), token: [0; 32], log, seq: 1, heads }
    }

    pub fn join(&self, invite: &Invite) -> HubRequest {
        let mut join = Join {
            protocol: PROTOCOL,
            hub: invite.hub,
            secret: invite.secret,
            incarnation: self.incarnation,
            device_key: self.key.verifying_key().to_bytes(),
            engineer: self.engineer,
            nonce: [9; 32],
            signature: [0; 64],
        };
        join.signature = self.key.sign(&join.message()).to_bytes();
        HubRequest::Join(join)
    }

    pub fn token_request(&self, hub: Id, nonce: [u8; 32]) -> HubRequest {
        let mut request = TokenRequest { incarnation: self.incarnation, nonce, signature: [0; 64] };
        request.signature = self.key.sign(&request.message(hub)).to_bytes();
        HubRequest::Token(request)
    }

    pub fn dot(&self, seq: u64) -> Dot {
        Dot { incarnation: self.incarnation, seq }
    }

    /// The next operation, changed by `change` before it is encoded.
    pub fn write_with(&mut self, entity: u8, payload: &[u8], change: impl FnOnce(&mut Envelope)) -> Operation {
        let mut envelope = Envelope {
            log: self.log,
            dot: self.dot(self.seq),
            clock: HybridTime::new(MORNING, 0),
            kind: 1,
            entity: entity_id(entity),
            schema: 1,
            payload_length: payload.len() as u32,
            group: None,
            blobs: None,
            erased_entities: None,
            erased_operations: None,
            erased_blobs: None,
        };
        change(&mut envelope);
        self.chain(Operation { envelope: encode(&envelope), payload: OperationPayload::Whole(payload.to_vec()) })
    }

    pub fn write(&mut self, entity: u8, payload: &[u8]) -> Operation {
        self.write_with(entity, payload, |_| ())
    }

    /// A group of operations on the entities given.
    pub fn write_group(&mut self, entities: &[u8], payload: &[u8]) -> Vec<Operation> {
        let group = Group { first: self.seq, count: entities.len() as u16 };
        entities
            .iter()
            .map(|entity| self.write_with(*entity, payload, |envelope| envelope.group = Some(group)))
            .collect()
    }

    /// An operation whose envelope is none.
    pub fn write_rubbish(&mut self) -> Operation {
        self.chain(Operation { envelope: vec![0xff; 20], payload: OperationPayload::Whole(vec![1]) })
    }

    fn chain(&mut self, operation: Operation) -> Operation {
        self.heads.truncate(self.seq as usize);
        let head = chain::extend(&self.heads[self.seq as usize - 1], &operation);
        self.heads.push(head);
        self.seq += 1;
        operation
    }

    pub fn head(&self, seq: u64) -> SignedHead {
        SignedHead::sign(&self.key, self.log, self.incarnation, seq, self.heads[seq as usize])
    }

    /// Pushes operations, the head being that after the last of them.
    pub fn push(&self, operations: &[Operation]) -> HubRequest {
        let last = operations.last().and_then(|last| Envelope::from_bytes(&last.envelope).ok());
        let seq = last.map_or(self.seq - 1, |envelope| envelope.dot.seq);
        HubRequest::Push(Push { token: self.token, head: self.head(seq), operations: operations.to_vec(), ranks: None })
    }

    pub fn pull(&self, log: Id, after: Cursor) -> Pull {
        Pull { token: self.token, log, after, wait_ms: 0, own_whole: false }
    }
}

pub fn entity_id(number: u8) -> Id {
    Id::new(MORNING, [200 ^ number; 10])
}

pub fn accepted(verdict: &Verdict) -> Option<u64> {
    match verdict {
        Verdict::Accepted { hub_seq, .. } => Some(*hub_seq),
        _ => None,
    }
}

pub fn parked(verdict: &Verdict) -> Option<(ParkReason, u64)> {
    match verdict {
        Verdict::Parked { reason, at_fault } => Some((*reason, *at_fault)),
        _ => None,
    }
}
