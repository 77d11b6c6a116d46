//! One sample of every type that is written to a log or sent, with every field set, for the golden files and the
//! properties.

pub mod bundles;
pub mod messages;
pub mod signed;

use ed25519_dalek::SigningKey;
use soundings_wire::chain::{self, Head, Receipt};
use soundings_wire::enrolment::{self, Enrolment, Role, Vouched};
use soundings_wire::keys::{self, Purpose};
use soundings_wire::sealed::EngineerKey;
use soundings_wire::{
    Blob, Change, Context, Dot, Envelope, Group, HybridTime, Id, Incarnation, Operation, OperationPayload, Payload,
    encode,
};

/// 2026-11-24T13:52:00Z, in milliseconds.
pub const NOW_MS: u64 = 1_795_528_320_000;

pub fn id(number: u8) -> Id {
    Id::new(NOW_MS, [number; 10])
}

/// The secret of a device's incarnation.
pub const SECRET: [u8; 32] = [7; 32];

/// The device's.
pub fn key() -> SigningKey {
    keys::signing(&SECRET, Purpose::DeviceSigning)
}

pub fn hub_key() -> SigningKey {
    SigningKey::from_bytes(&[8; 32])
}

pub fn engineer() -> EngineerKey {
    EngineerKey { number: 1, key: [11; 32] }
}

pub fn incarnation() -> Incarnation {
    Incarnation { device: id(2), number: 3 }
}

pub fn dot(seq: u64) -> Dot {
    Dot { incarnation: incarnation(), seq }
}

pub fn rank() -> HybridTime {
    HybridTime::new(NOW_MS, 5)
}

pub fn envelope() -> Envelope {
    Envelope {
        log: id(1),
        dot: dot(41),
        clock: rank(),
        kind: 6,
        entity: id(3),
        schema: 2,
        payload_length: payload().to_bytes().len() as u32,
        group: None,
        blobs: None,
        erased_entities: None,
        erased_operations: None,
        erased_blobs: None,
    }
}

pub fn envelope_with_everything() -> Envelope {
    Envelope {
        group: Some(Group { first: 40, count: 2 }),
        blobs: Some(vec![Blob { name: id(10), stored_bytes: 70_000 }]),
        erased_entities: Some(vec![id(4), id(5)]),
        erased_operations: Some(vec![dot(7)]),
        erased_blobs: Some(vec![id(11)]),
        ..envelope()
    }
}

pub fn payload() -> Payload {
    let mut base = Context::of(dot(12));
    base.add(Dot { incarnation: Incarnation { device: id(9), number: 1 }, seq: 30 });
    Payload::new(
        [9; 16],
        vec![
            Change::new(1, &"It opens at the corner."),
            Change { field: 4, member: Some(b"tag".to_vec()), value: encode(&true), base: Context::default() },
            Change { field: 2, member: None, value: encode(&17_u64), base },
        ],
    )
}

pub fn operation() -> Operation {
    Operation { envelope: encode(&envelope()), payload: OperationPayload::Whole(payload().to_bytes()) }
}

pub fn operation_absent() -> Operation {
    Operation { envelope: encode(&envelope()), payload: OperationPayload::Absent(operation().payload.hash()) }
}

pub fn enrolment() -> Enrolment {
    Enrolment {
        engineer: id(6),
        incarnation: incarnation(),
        signing_key: key().verifying_key().to_bytes(),
        sealing_key: keys::sealing_public(&SECRET),
        engineer_key: engineer().public(),
        role: Role::Coordinator,
        vouched: Vouched::EngineerKey,
        since_ms: NOW_MS,
        until_ms: Some(NOW_MS + 1_000),
    }
}

/// The operation by which a hub announces a device.
pub fn enrolment_operation() -> Operation {
    let payload = Payload::new([9; 16], vec![Change::new(enrolment::FIELD, &enrolment())]).to_bytes();
    let envelope = Envelope {
        dot: Dot { incarnation: Incarnation { device: id(8), number: 2 }, seq: 1 },
        kind: enrolment::KIND,
        payload_length: payload.len() as u32,
        ..envelope()
    };
    Operation { envelope: encode(&envelope), payload: OperationPayload::Whole(payload) }
}

pub fn head() -> Head {
    let chain = chain::extend(&chain::start(id(1), incarnation()), &operation());
    Head { log: id(1), incarnation: incarnation(), seq: 41, chain }
}

pub fn receipt() -> Receipt {
    Receipt { head: head(), received_ms: NOW_MS, ranks: Some(vec![rank()]) }
}
