//! A device as the hub sees one: a key, a chain, requests.

use ed25519_dalek::SigningKey;
use soundings_wire::chain::{self, Head};
use soundings_wire::invite::Invite;
use soundings_wire::messages::*;
use soundings_wire::sealed::EngineerKey;
use soundings_wire::{
    Change, Digest, Dot, Envelope, Group, HybridTime, Id, Incarnation, Operation, OperationPayload, Payload, Signed,
    encode, envelope,
};

use crate::bench::MORNING;

pub struct Device {
    pub key: SigningKey,
    pub sealing_key: [u8; 32],
    pub engineer_key: EngineerKey,
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
        Self {
            key: SigningKey::from_bytes(&[number; 32]),
            sealing_key: [number ^ 0xff; 32],
            engineer_key: EngineerKey { number: 1, key: [number; 32] },
            incarnation,
            engineer: Id::new(MORNING, [100 + number; 10]),
            token: [0; 32],
            log,
            seq: 1,
            heads: vec![chain::start(log, incarnation)],
        }
    }

    pub fn public(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// What it says to join.
    pub fn joining(&self, invite: &Invite) -> Join {
        Join {
            protocols: PROTOCOLS,
            hub: invite.hub,
            secret: invite.secret,
            incarnation: self.incarnation,
            signing_key: self.public(),
            sealing_key: self.sealing_key,
            engineer: self.engineer,
            engineer_key: self.engineer_key.public(),
            nonce: [9; 32],
            voucher: None,
        }
    }

    pub fn join(&self, invite: &Invite) -> HubRequest {
        HubRequest::Join(Signed::sign(&self.key, &self.joining(invite)))
    }

    /// What it says to go on, by this key, as what `before` was.
    pub fn renewing(&self, hub: Id, before: Incarnation) -> Renew {
        Renew {
            protocols: PROTOCOLS,
            hub,
            before,
            signing_key: self.public(),
            sealing_key: self.sealing_key,
            nonce: [9; 32],
        }
    }

    /// Asks to go on as what `before` was; `by` stands behind it.
    pub fn renew(&self, hub: Id, before: Incarnation, by: &SigningKey) -> HubRequest {
        let voucher = Voucher { hub, before, signing_key: self.public() };
        let renew = Signed::sign(&self.key, &self.renewing(hub, before));
        HubRequest::Renew(Renewal { renew, voucher: Signed::sign(by, &voucher) })
    }

    /// Goes on as the hub said who it is: nothing is written yet.
    pub fn become_incarnation(&mut self, welcome: &Welcome) {
        self.incarnation = welcome.incarnation;
        self.engineer = welcome.engineer;
        self.seq = 1;
        self.heads = vec![chain::start(self.log, self.incarnation)];
    }

    pub fn challenge(&self) -> HubRequest {
        HubRequest::Challenge(Challenge { protocols: PROTOCOLS, incarnation: self.incarnation, nonce: [1; 32] })
    }

    pub fn token_request(&self, hub: Id, nonce: [u8; 32]) -> HubRequest {
        HubRequest::Token(Signed::sign(&self.key, &TokenRequest { hub, incarnation: self.incarnation, nonce }))
    }

    pub fn dot(&self, seq: u64) -> Dot {
        Dot { incarnation: self.incarnation, seq }
    }

    fn envelope(&self, entity: u8, kind: u16) -> Envelope {
        Envelope {
            log: self.log,
            dot: self.dot(self.seq),
            clock: HybridTime::new(MORNING, 0),
            kind,
            entity: entity_id(entity),
            schema: 1,
            payload_length: 0,
            group: None,
            blobs: None,
            erased_entities: None,
            erased_operations: None,
            erased_blobs: None,
        }
    }

    /// The next operation, of a kind and with a payload whatever they are.
    pub fn write_as(
        &mut self,
        entity: u8,
        (kind, payload): (u16, OperationPayload),
        change: impl FnOnce(&mut Envelope),
    ) -> Operation {
        let mut envelope = self.envelope(entity, kind);
        if let OperationPayload::Whole(payload) = &payload {
            envelope.payload_length = payload.len() as u32;
        }
        change(&mut envelope);
        self.chain(Operation { envelope: encode(&envelope), payload })
    }

    /// The next operation, changed by `change` before it is encoded. What erases says so as a notebook does.
    pub fn write_with(&mut self, entity: u8, payload: &[u8], change: impl FnOnce(&mut Envelope)) -> Operation {
        let (mut envelope, mut payload) = (self.envelope(entity, 1), payload.to_vec());
        envelope.payload_length = payload.len() as u32;
        change(&mut envelope);
        if envelope.erases() && envelope.kind != 0 {
            envelope.kind = envelope::ERASURE;
            payload = Payload::new([1; 16], vec![Change::new(4, &payload)]).to_bytes();
            envelope.payload_length = payload.len() as u32;
        }
        self.chain(Operation { envelope: encode(&envelope), payload: OperationPayload::Whole(payload) })
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

    /// An operation as a later version writes it: with a key that must be understood, and is not.
    pub fn write_later(&mut self, entity: u8, payload: &[u8]) -> Operation {
        let (seq, heads) = (self.seq, self.heads.clone());
        let mut operation = self.write(entity, payload);
        (self.seq, self.heads) = (seq, heads);
        operation.envelope[0] += 1;
        operation.envelope.extend([23, 1]);
        self.chain(operation)
    }

    fn chain(&mut self, operation: Operation) -> Operation {
        self.heads.truncate(self.seq as usize);
        let head = chain::extend(&self.heads[self.seq as usize - 1], &operation);
        self.heads.push(head);
        self.seq += 1;
        operation
    }

    pub fn head(&self, seq: u64) -> Signed<Head> {
        let chain = self.heads[seq as usize];
        Signed::sign(&self.key, &Head { log: self.log, incarnation: self.incarnation, seq, chain })
    }

    /// Pushes operations, the head being that after the last of them.
    pub fn push(&self, operations: &[Operation]) -> Push {
        let last = operations.last().and_then(|last| Envelope::outline(&last.envelope).ok());
        let seq = last.map_or(self.seq - 1, |envelope| envelope.dot.seq);
        self.push_under(seq, operations)
    }

    /// Pushes operations under the head after `seq`.
    pub fn push_under(&self, seq: u64, operations: &[Operation]) -> Push {
        let (token, head) = (self.token, self.head(seq));
        Push { token, head, operations: operations.to_vec(), ranks: None, receipt: None }
    }

    pub fn pull(&self, log: Id, after: Cursor) -> Pull {
        Pull { token: self.token, log, after, wait_ms: 0, own_whole: false }
    }
}

pub fn entity_id(number: u8) -> Id {
    Id::new(MORNING, [200 ^ number; 10])
}
