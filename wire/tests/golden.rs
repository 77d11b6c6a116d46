//! The bytes of every wire type, kept as files: a change to one of them is a change of the format, and is reviewed
//! as such. Each file shows the CBOR as people read it, then the bytes in hex.

#[allow(dead_code, missing_docs, reason = "each test file uses its share")]
mod samples;

use std::fmt::Debug;

use data_encoding::HEXLOWER;
use samples::messages::{self, contents, cursor, replies, requests, verdicts};
use samples::{
    SECRET, dot, engineer, enrolment, enrolment_operation, envelope, envelope_with_everything, id, incarnation,
    operation, operation_absent, payload, rank,
};
use soundings_wire::enrolment::{Enrolment, Role, Vouched};
use soundings_wire::keys::{self, Purpose};
use soundings_wire::messages::{BlobState, HubRefusal, LooksAt, ParkReason};
use soundings_wire::{Envelope, Id, OperationPayload, Payload, chain, encode, frame, invite, limits, sealed};

fn golden(name: &str, bytes: &[u8]) {
    let text = format!("{}\n\n{}", minicbor::display(bytes), hex_lines(bytes));
    golden_text(name, &text);
}

fn golden_text(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

fn hex_lines(bytes: &[u8]) -> String {
    bytes.chunks(32).map(|line| HEXLOWER.encode(line)).collect::<Vec<_>>().join("\n")
}

/// The number of each, as it stands on the wire.
fn numbers<T: Debug + minicbor::Encode<()>>(name: &str, all: &[T], unknown: T) {
    let lines: Vec<String> = all
        .iter()
        .chain([&unknown])
        .map(|one| format!("{:<16} {}", format!("{one:?}"), HEXLOWER.encode(&encode(one))))
        .collect();
    golden_text(name, &lines.join("\n"));
}

#[test]
fn an_id_keeps_its_bytes() {
    golden("id", &encode(&id(1)));
    assert_eq!(id(1).to_string().parse::<Id>(), Ok(id(1)));
}

#[test]
fn an_envelope_keeps_its_bytes() {
    golden("envelope", &encode(&envelope()));
    golden("envelope_with_everything", &encode(&envelope_with_everything()));
}

#[test]
fn a_payload_keeps_its_bytes() {
    golden("payload", &payload().to_bytes());
}

#[test]
fn a_sealed_payload_keeps_its_bytes() {
    let (envelope, sealed) = sealed::seal(&engineer(), [12; 24], envelope(), payload().to_bytes()).expect("sealed");
    golden("sealed_envelope", &envelope);
    golden("sealed_payload", &sealed);
}

#[test]
fn an_operation_keeps_its_bytes() {
    golden("operation_whole", &encode(&operation()));
    golden("operation_absent", &encode(&operation_absent()));
}

#[test]
fn an_enrolment_keeps_its_bytes_and_is_found_in_its_operation() {
    golden("enrolment", &encode(&enrolment()));
    let operation = enrolment_operation();
    let OperationPayload::Whole(payload) = &operation.payload else { panic!("it is whole") };
    golden("enrolment_envelope", &operation.envelope);
    golden("enrolment_payload", payload);
    assert!(Envelope::from_bytes(&operation.envelope).is_ok());
    let found = Payload::from_bytes(payload).and_then(|payload| Enrolment::in_payload(&payload));
    assert_eq!(found, Ok(enrolment()));
    assert!(Enrolment::in_payload(&Payload::new([0; 16], Vec::new())).is_err());
}

#[test]
fn a_dot_and_a_cursor_keep_their_bytes() {
    golden("dot", &encode(&dot(41)));
    golden("cursor", &encode(&cursor()));
}

#[test]
fn a_chain_keeps_its_hashes() {
    let start = chain::start(id(1), incarnation());
    let first = chain::extend(&start, &operation());
    let second = chain::extend(&first, &operation_absent());
    golden_text("chain", &format!("start  {start:?}\nfirst  {first:?}\nsecond {second:?}"));
}

#[test]
fn a_log_keeps_its_checksum() {
    let operation = operation();
    let envelope_hash = soundings_wire::sha256(&[&operation.envelope]);
    let first = chain::extend_checksum(&Default::default(), &envelope_hash, &operation.payload.hash(), rank());
    let parked = chain::extend_checksum(&first, &envelope_hash, &operation.payload.hash(), Default::default());
    golden_text("checksum", &format!("first           {first:?}\nthen one parked {parked:?}"));
}

#[test]
fn every_key_is_derived_for_its_purpose_alone() {
    let purposes = [Purpose::DeviceSigning, Purpose::DeviceSealing, Purpose::EngineerSigning, Purpose::PersonalLog];
    let lines: Vec<String> = purposes
        .iter()
        .map(|purpose| format!("{:<15} {}", format!("{purpose:?}"), HEXLOWER.encode(&keys::derive(&SECRET, *purpose))))
        .collect();
    golden_text("keys", &lines.join("\n"));
    let sealing = HEXLOWER.encode(&keys::sealing_public(&SECRET));
    let signing = HEXLOWER.encode(samples::key().verifying_key().as_bytes());
    golden_text("public_keys", &format!("signing {signing}\nsealing {sealing}"));
}

#[test]
fn everything_signed_keeps_its_tag_and_its_bytes() {
    for signed in samples::signed::all() {
        let (said, whole) = (minicbor::display(&signed.content), minicbor::display(&signed.bytes));
        let text = format!("tag: {}\nsays: {said}\n\ntravels as: {whole}\n\n{}", signed.tag, hex_lines(&signed.bytes));
        golden_text(&format!("signed_{}", signed.name), &text);
    }
}

#[test]
fn every_request_keeps_its_bytes() {
    for (name, request) in requests() {
        golden(&format!("request_{name}"), &encode(&request));
    }
}

#[test]
fn every_reply_keeps_its_bytes() {
    for (name, reply) in replies() {
        golden(&format!("reply_{name}"), &encode(&reply));
    }
}

#[test]
fn what_stands_at_a_place_in_a_log_keeps_its_bytes() {
    for (name, content) in contents() {
        golden(&format!("content_{name}"), &encode(&content));
    }
    golden("signed_push", &encode(&messages::signed_push()));
}

#[test]
fn every_verdict_keeps_its_bytes() {
    let lines: Vec<String> = verdicts()
        .iter()
        .map(|verdict| format!("{}\n{}", minicbor::display(&encode(verdict)), HEXLOWER.encode(&encode(verdict))))
        .collect();
    golden_text("verdicts", &lines.join("\n"));
}

#[test]
fn every_number_of_an_enum_stays() {
    numbers("roles", Role::ALL, Role::Unknown(77));
    numbers("vouched", Vouched::ALL, Vouched::Unknown(77));
    numbers("park_reasons", ParkReason::ALL, ParkReason::Unknown(77));
    numbers("refusals", HubRefusal::ALL, HubRefusal::Unknown(777));
    numbers("looks_at", LooksAt::ALL, LooksAt::Unknown(77));
    numbers("blob_states", BlobState::ALL, BlobState::Unknown(77));
}

#[test]
fn a_frame_keeps_its_bytes() {
    golden_text("frame_plain", &hex_lines(&frame::pack(b"short")));
    // How well zstd compresses may change with its version; that its frame is read may not.
    let kept = HEXLOWER.decode(b"0128b52ffd60e8024d00001061610100e32b8005").expect("hex");
    assert!(frame::unpack(&kept, limits::MESSAGE_BYTES) == Ok(vec![b'a'; 1_000]));
    let packed = frame::pack(&[b'a'; 1_000]);
    assert!(packed[0] == 1 && packed.len() < 100, "{}", HEXLOWER.encode(&packed));
}

#[test]
fn an_invitation_keeps_its_text() {
    golden_text("invite", &invite::text(&messages::signed_invite()));
}
