//! One sample of every type that is written to a log or sent, with every field set, for the golden files and the
//! properties.

use ed25519_dalek::SigningKey;
use soundings_wire::chain::{self, SignedHead};
use soundings_wire::invite::Invite;
use soundings_wire::messages::{
    Challenge, Challenged, Cursor, HubProof, HubRefusal, HubReply, HubRequest, Join, Joined, Page, ParkReason, Pull,
    Pulled, Push, Pushed, Role, SeenOfDevice, Token, TokenRequest, Verdict,
};
use soundings_wire::{
    Change, Context, Dot, Envelope, Group, HybridTime, Id, Incarnation, Operation, OperationPayload, Payload, encode,
    sha256,
};

/// 2026-11-24T13:52:00Z, in milliseconds.
pub const NOW_MS: u64 = 1_795_528_320_000;

pub fn id(number: u8) -> Id {
    Id::new(NOW_MS, [number; 10])
}

pub fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

pub fn incarnation() -> Incarnation {
    Incarnation { device: id(2), number: 3 }
}

pub fn dot(seq: u64) -> Dot {
    Dot { incarnation: incarnation(), seq }
}

pub fn envelope() -> Envelope {
    Envelope {
        log: id(1),
        dot: dot(41),
        clock: HybridTime::new(NOW_MS, 5),
        kind: 6,
        entity: id(3),
        schema: 1,
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
        blobs: Some(vec![sha256(&[b"picture"])]),
        erased_entities: Some(vec![id(4), id(5)]),
        erased_operations: Some(vec![dot(7)]),
        erased_blobs: Some(vec![sha256(&[b"gone"])]),
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

pub fn signed_head() -> SignedHead {
    let head = chain::extend(&chain::start(id(1), incarnation()), &operation());
    SignedHead::sign(&key(), id(1), incarnation(), 41, head)
}

pub fn hub_proof() -> HubProof {
    HubProof { hub: id(8), epoch: 2, nonce: [1; 32], signature: [2; 64] }
}

pub fn cursor() -> Cursor {
    Cursor { epoch: 2, hub_seq: 1_000 }
}

pub fn join() -> Join {
    Join {
        protocol: 1,
        hub: id(8),
        secret: [3; 20],
        incarnation: incarnation(),
        device_key: [4; 32],
        engineer: id(6),
        nonce: [5; 32],
        signature: [6; 64],
    }
}

pub fn challenge() -> Challenge {
    Challenge { protocol: 1, incarnation: incarnation(), nonce: [5; 32] }
}

pub fn token_request() -> TokenRequest {
    TokenRequest { incarnation: incarnation(), nonce: [5; 32], signature: [6; 64] }
}

pub fn push() -> Push {
    Push { token: [7; 32], head: signed_head(), operations: vec![operation(), operation_absent()], ranks: None }
}

pub fn pull() -> Pull {
    Pull { token: [7; 32], log: id(1), after: cursor(), wait_ms: 25_000, own_whole: true }
}

pub fn joined() -> Joined {
    Joined { hub: hub_proof(), team: id(1), engineer: id(6), role: Role::Coordinator }
}

pub fn challenged() -> Challenged {
    Challenged { hub: hub_proof(), nonce: [8; 32] }
}

pub fn token() -> Token {
    Token {
        token: [7; 32],
        expires_ms: NOW_MS + 3_600_000,
        now_ms: NOW_MS,
        seen: vec![SeenOfDevice { log: id(1), contiguous: 41 }],
        watermark: Some(900),
    }
}

pub fn pushed() -> Pushed {
    let rank = HybridTime::new(NOW_MS, 5);
    Pushed {
        verdicts: vec![
            Verdict::Accepted { hub_seq: 1, rank },
            Verdict::Duplicate { hub_seq: 2, rank },
            Verdict::Erased { hub_seq: 3, rank },
            Verdict::Parked { reason: ParkReason::TooLarge, at_fault: 44 },
            Verdict::Clone,
        ],
        now_ms: NOW_MS,
    }
}

pub fn pulled() -> Pulled {
    Pulled { hub_seq: 7, rank: HybridTime::new(NOW_MS, 5), operation: Some(operation()), own: None }
}

pub fn pulled_own() -> Pulled {
    Pulled { operation: None, own: Some(dot(41)), ..pulled() }
}

pub fn page() -> Page {
    Page {
        operations: vec![pulled(), pulled_own()],
        cursor: cursor(),
        more: true,
        checksum: sha256(&[b"checksum"]),
        now_ms: NOW_MS,
        watermark: None,
    }
}

pub fn invite() -> Invite {
    Invite {
        address: "http://127.0.0.1:7878".to_owned(),
        hub: id(8),
        hub_key: [4; 32],
        secret: [3; 20],
        expires_ms: NOW_MS + 600_000,
    }
}

pub fn requests() -> Vec<(&'static str, HubRequest)> {
    vec![
        ("join", HubRequest::Join(join())),
        ("challenge", HubRequest::Challenge(challenge())),
        ("token", HubRequest::Token(token_request())),
        ("push", HubRequest::Push(push())),
        ("pull", HubRequest::Pull(pull())),
    ]
}

pub fn replies() -> Vec<(&'static str, HubReply)> {
    vec![
        ("joined", HubReply::Joined(joined())),
        ("challenged", HubReply::Challenged(challenged())),
        ("token", HubReply::Token(token())),
        ("pushed", HubReply::Pushed(pushed())),
        ("page", HubReply::Page(page())),
        ("refused", HubReply::Refused(HubRefusal::InviteExpired)),
    ]
}

pub const REFUSALS: [HubRefusal; 14] = [
    HubRefusal::InviteUnknown,
    HubRefusal::InviteUsed,
    HubRefusal::InviteExpired,
    HubRefusal::WrongHub,
    HubRefusal::DeviceUnknown,
    HubRefusal::Revoked,
    HubRefusal::TokenExpired,
    HubRefusal::Signature,
    HubRefusal::NotUnderstood,
    HubRefusal::Busy,
    HubRefusal::NotYourLog,
    HubRefusal::TooLarge,
    HubRefusal::HubFault,
    HubRefusal::Version,
];
