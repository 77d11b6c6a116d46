//! The bytes of every wire type, kept as files: a change to one of them is a change of the format, and is reviewed
//! as such. Each file shows the CBOR as people read it, then the bytes in hex.

#[allow(dead_code, missing_docs, reason = "each test file uses its share")]
mod samples;

use data_encoding::HEXLOWER;
use samples::{
    NOW_MS, REFUSALS, dot, envelope, envelope_with_everything, id, incarnation, invite, key, operation,
    operation_absent, payload, replies, requests, signed_head,
};
use soundings_wire::sealed::{self, EngineerKey};
use soundings_wire::{Id, chain, encode, frame, limits};

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
    let engineer = EngineerKey { number: 1, key: [11; 32] };
    let (envelope, sealed) = sealed::seal(&engineer, [12; 24], envelope(), payload().to_bytes()).expect("sealed");
    golden("sealed_envelope", &envelope);
    golden("sealed_payload", &sealed);
}

#[test]
fn an_operation_keeps_its_bytes() {
    golden("operation_whole", &encode(&operation()));
    golden("operation_absent", &encode(&operation_absent()));
}

#[test]
fn a_dot_keeps_its_bytes() {
    golden("dot", &encode(&dot(41)));
}

#[test]
fn a_chain_keeps_its_hashes() {
    let start = chain::start(id(1), incarnation());
    let first = chain::extend(&start, &operation());
    let second = chain::extend(&first, &operation_absent());
    golden_text("chain", &format!("start  {start:?}\nfirst  {first:?}\nsecond {second:?}"));
    golden("signed_head", &encode(&signed_head()));
}

#[test]
fn a_log_keeps_its_checksum() {
    let operation = operation();
    let envelope_hash = soundings_wire::sha256(&[&operation.envelope]);
    let rank = soundings_wire::HybridTime::new(NOW_MS, 5);
    let checksum = chain::extend_checksum(&Default::default(), &envelope_hash, &operation.payload.hash(), rank);
    golden_text("checksum", &format!("{checksum:?}"));
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
fn every_refusal_keeps_its_number() {
    let lines: Vec<String> = REFUSALS
        .iter()
        .map(|refusal| format!("{:<14} {}", format!("{refusal:?}"), HEXLOWER.encode(&encode(refusal))))
        .collect();
    golden_text("refusals", &lines.join("\n"));
}

#[test]
fn what_a_device_and_a_hub_sign_keeps_its_bytes() {
    golden_text(
        "signed_messages",
        &format!(
            "join\n{}\ntoken\n{}\nhub\n{}",
            hex_lines(&samples::join().message()),
            hex_lines(&samples::token_request().message(id(8))),
            hex_lines(&samples::hub_proof().message()),
        ),
    );
    assert!(signed_head().verify(key().verifying_key().as_bytes()).is_ok());
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
    golden_text("invite", &invite().to_string());
}
