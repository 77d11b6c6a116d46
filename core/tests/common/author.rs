//! A device without a notebook: it signs whatever it is told to, true or not.

use ed25519_dalek::SigningKey;
use soundings_wire::chain::{self, Head};
use soundings_wire::{
    Change, Digest, Dot, Envelope, HybridTime, Id, Incarnation, Operation, OperationPayload, Payload, Signed, encode,
};

pub struct Author {
    pub key: SigningKey,
    pub incarnation: Incarnation,
    log: Id,
    pub seq: u64,
    chain: Digest,
    pub clock: HybridTime,
}

impl Author {
    pub fn new(key: SigningKey, incarnation: Incarnation, log: Id) -> Self {
        let chain = chain::start(log, incarnation);
        Self { key, incarnation, log, seq: 0, chain, clock: HybridTime::new(super::MORNING as u64, 0) }
    }

    /// The next operation, changed by `change` before it is signed.
    pub fn write(&mut self, kind: u16, entity: Id, payload: Vec<u8>, change: impl FnOnce(&mut Envelope)) -> Operation {
        self.seq += 1;
        let mut envelope = Envelope {
            log: self.log,
            dot: Dot { incarnation: self.incarnation, seq: self.seq },
            clock: self.clock,
            kind,
            entity,
            schema: 2,
            payload_length: payload.len() as u32,
            group: None,
            blobs: None,
            erased_entities: None,
            erased_operations: None,
            erased_blobs: None,
        };
        change(&mut envelope);
        let operation = Operation { envelope: encode(&envelope), payload: OperationPayload::Whole(payload) };
        self.follow(&operation);
        operation
    }

    /// The next operation with these changes.
    pub fn say(&mut self, kind: u16, entity: Id, changes: Vec<Change>) -> Operation {
        self.write(kind, entity, Payload::new([9; 16], changes).to_bytes(), |_| ())
    }

    /// Goes on over an operation that somebody else wrote down for it.
    pub fn follow(&mut self, operation: &Operation) {
        self.chain = chain::extend(&self.chain, operation);
    }

    pub fn head(&self) -> Signed<Head> {
        let head = Head { log: self.log, incarnation: self.incarnation, seq: self.seq, chain: self.chain };
        Signed::sign(&self.key, &head)
    }
}
