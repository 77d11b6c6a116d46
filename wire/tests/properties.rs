//! What holds for all bytes: what is encoded is read back, what is no message is refused without a panic, and what
//! a later version adds passes through.

#[allow(dead_code, missing_docs, reason = "each test file uses its share")]
mod samples;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use soundings_wire::chain::{Head, Receipt};
use soundings_wire::enrolment::Enrolment;
use soundings_wire::invite::{self, Invite};
use soundings_wire::messages::{
    Content, EraseYourself, HubProof, HubReply, HubRequest, Join, PageProof, Push, Pushed, Renew, SeenOfDevice,
    SignedPush, Token, TokenRequest, Verdict, Voucher, Welcome,
};
use soundings_wire::sealed::{self, EngineerKey};
use soundings_wire::{
    Blob, Change, Context, Digest, Dot, Envelope, Group, HybridTime, Id, Incarnation, Operation, OperationPayload,
    Payload, Signable, Signed, WireError, decode, encode, frame, limits,
};

fn ids() -> impl Strategy<Value = Id> {
    any::<[u8; 16]>().prop_map(Id)
}

fn digests() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(Digest)
}

fn incarnations() -> impl Strategy<Value = Incarnation> {
    (ids(), any::<u32>()).prop_map(|(device, number)| Incarnation { device, number })
}

fn blobs() -> impl Strategy<Value = Blob> {
    (ids(), any::<u64>()).prop_map(|(name, stored_bytes)| Blob { name, stored_bytes })
}

fn seqs() -> impl Strategy<Value = u64> {
    1..=i64::MAX as u64
}

fn dots() -> impl Strategy<Value = Dot> {
    (incarnations(), seqs()).prop_map(|(incarnation, seq)| Dot { incarnation, seq })
}

fn envelopes() -> impl Strategy<Value = Envelope> {
    let clear = (ids(), dots(), 0..=i64::MAX as u64, any::<u16>(), ids(), any::<u16>(), any::<u32>());
    let lists = (
        option::of((0..1_000_u64, 1..=1_000_u16)),
        option::of(vec(blobs(), 0..4)),
        option::of(vec(ids(), 0..4)),
        option::of(vec(dots(), 0..4)),
        option::of(vec(ids(), 0..4)),
    );
    (clear, lists).prop_map(|((log, dot, clock, kind, entity, schema, payload_length), lists)| {
        let (group, blobs, erased_entities, erased_operations, erased_blobs) = lists;
        let group = group.map(|(back, count)| {
            let back = back.min(u64::from(count) - 1).min(dot.seq - 1);
            Group { first: dot.seq - back, count }
        });
        let clock = HybridTime(clock);
        Envelope {
            log,
            dot,
            clock,
            kind,
            entity,
            schema,
            payload_length,
            group,
            blobs,
            erased_entities,
            erased_operations,
            erased_blobs,
        }
    })
}

fn payloads() -> impl Strategy<Value = Payload> {
    let base = btree_map(incarnations(), seqs(), 0..3).prop_map(Context);
    let value = prop_oneof![
        any::<u64>().prop_map(|number| encode(&number)),
        any::<String>().prop_map(|text| encode(&text)),
        vec(any::<u64>(), 0..4).prop_map(|list| encode(&list)),
    ];
    let change = (any::<u16>(), option::of(vec(any::<u8>(), 0..20)), value, base)
        .prop_map(|(field, member, value, base)| Change { field, member, value, base });
    (any::<[u8; 16]>(), vec(change, 0..6)).prop_map(|(random, changes)| Payload::new(random, changes))
}

fn operations() -> impl Strategy<Value = Operation> {
    let payload = prop_oneof![
        vec(any::<u8>(), 0..300).prop_map(OperationPayload::Whole),
        digests().prop_map(OperationPayload::Absent),
    ];
    (vec(any::<u8>(), 0..200), payload).prop_map(|(envelope, payload)| Operation { envelope, payload })
}

/// Bytes that are nearly a message: a sample's, with some of them changed, cut or doubled.
fn mutated(samples: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    (
        prop::sample::select(samples),
        vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(mut bytes, changes, cut)| {
            for (place, byte) in changes {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
            let cut = cut.index(bytes.len() * 2);
            bytes.truncate(cut.max(1));
            bytes
        })
}

/// As the kind it may be, and as the very thing that was signed.
fn read_as_signed<T: Signable>(bytes: &[u8]) {
    let _ = decode::<T>(bytes, "");
    if let Ok(signed) = decode::<Signed<T>>(bytes, "") {
        let _ = (signed.claimed(), signed.verified(&[9; 32]));
    }
}

fn read_as_everything(bytes: &[u8]) {
    let _ = Envelope::from_bytes(bytes);
    let _ = Envelope::outline(bytes);
    let _ = Payload::from_bytes(bytes).and_then(|payload| Enrolment::in_payload(&payload));
    let _ = HubRequest::from_frame(bytes);
    let _ = HubReply::from_frame(bytes);
    let _ = frame::unpack(bytes, limits::MESSAGE_BYTES);
    let _ = decode::<HubRequest>(bytes, "");
    let _ = decode::<HubReply>(bytes, "");
    let _ = decode::<Operation>(bytes, "");
    let _ = decode::<Content>(bytes, "");
    let _ = decode::<Verdict>(bytes, "");
    let _ = decode::<SignedPush>(bytes, "");
    let _ = decode::<Enrolment>(bytes, "");
    read_as_signed::<Head>(bytes);
    read_as_signed::<Receipt>(bytes);
    read_as_signed::<Join>(bytes);
    read_as_signed::<Renew>(bytes);
    read_as_signed::<Voucher>(bytes);
    read_as_signed::<Welcome>(bytes);
    read_as_signed::<HubProof>(bytes);
    read_as_signed::<TokenRequest>(bytes);
    read_as_signed::<PageProof>(bytes);
    read_as_signed::<EraseYourself>(bytes);
    read_as_signed::<Invite>(bytes);
    let _ = sealed::open(&EngineerKey { number: 1, key: [0; 32] }, bytes, bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = invite::read(text);
        let _ = text.parse::<Id>();
    }
}

fn every_sample() -> Vec<Vec<u8>> {
    let mut all = vec![
        encode(&samples::envelope_with_everything()),
        samples::payload().to_bytes(),
        encode(&samples::enrolment()),
        encode(&samples::operation()),
        encode(&samples::operation_absent()),
        encode(&samples::messages::signed_push()),
        invite::text(&samples::messages::signed_invite()).into_bytes(),
    ];
    all.extend(samples::signed::all().into_iter().flat_map(|signed| [signed.content, signed.bytes]));
    all.extend(samples::messages::contents().iter().map(|(_, content)| encode(content)));
    all.extend(samples::messages::verdicts().iter().map(encode));
    for (_, request) in samples::messages::requests() {
        all.extend([encode(&request), request.to_frame()]);
    }
    for (_, reply) in samples::messages::replies() {
        all.extend([encode(&reply), reply.to_frame()]);
    }
    all
}

proptest! {
    #[test]
    fn an_envelope_is_read_back(envelope in envelopes()) {
        let bytes = encode(&envelope);
        prop_assert_eq!(Envelope::from_bytes(&bytes), Ok(envelope));
    }

    #[test]
    fn a_payload_is_read_back_and_encodes_to_the_same_bytes(payload in payloads()) {
        let bytes = payload.to_bytes();
        let read = Payload::from_bytes(&bytes);
        prop_assert_eq!(read.as_ref(), Ok(&payload));
        prop_assert_eq!(read.map(|read| read.to_bytes()), Ok(bytes));
    }

    #[test]
    fn an_operation_is_read_back(operation in operations()) {
        prop_assert_eq!(decode::<Operation>(&encode(&operation), ""), Ok(operation));
    }

    #[test]
    fn a_frame_gives_back_its_message(message in vec(any::<u8>(), 0..2_000), repeats in 1..20_usize) {
        let message = message.repeat(repeats);
        prop_assert_eq!(frame::unpack(&frame::pack(&message), limits::MESSAGE_BYTES), Ok(message));
    }

    #[test]
    fn a_sealed_payload_opens_with_its_key_and_no_other(payload in vec(any::<u8>(), 0..300), key in any::<[u8; 32]>()) {
        let (engineer, other) = (EngineerKey { number: 1, key }, EngineerKey { number: 1, key: [0; 32] });
        let (envelope, sealed) = sealed::seal(&engineer, [1; 24], samples::envelope(), payload.clone()).expect("sealed");
        prop_assert_eq!(Envelope::from_bytes(&envelope).map(|envelope| (envelope.kind, envelope.payload_length as usize)), Ok((0, sealed.len())));
        prop_assert_eq!(sealed::open(&engineer, &envelope, &sealed), Ok((samples::envelope().kind, payload)));
        prop_assert!(key == [0; 32] || sealed::open(&other, &envelope, &sealed).is_err());
    }

    #[test]
    fn arbitrary_bytes_are_refused_without_a_panic(bytes in vec(any::<u8>(), 0..400)) {
        read_as_everything(&bytes);
    }

    #[test]
    fn changed_bytes_are_refused_without_a_panic(bytes in mutated(every_sample())) {
        read_as_everything(&bytes);
    }
}

#[test]
fn every_message_is_read_back() {
    for (name, request) in samples::messages::requests() {
        assert_eq!(HubRequest::from_frame(&request.to_frame()), Ok(request), "{name}");
    }
    for (name, reply) in samples::messages::replies() {
        assert_eq!(HubReply::from_frame(&reply.to_frame()), Ok(reply), "{name}");
    }
    for (name, content) in samples::messages::contents() {
        assert_eq!(decode::<Content>(&encode(&content), ""), Ok(content), "{name}");
    }
    for verdict in samples::messages::verdicts() {
        assert_eq!(decode::<Verdict>(&encode(&verdict), ""), Ok(verdict));
    }
    assert_eq!(decode::<Enrolment>(&encode(&samples::enrolment()), ""), Ok(samples::enrolment()));
    let typed = invite::text(&samples::messages::signed_invite()).to_ascii_lowercase();
    assert_eq!(invite::read(&typed), Ok(samples::messages::invite()), "also typed in small letters");
}

#[test]
fn trailing_bytes_are_refused() {
    for (name, request) in samples::messages::requests() {
        let bytes = [encode(&request), vec![0]].concat();
        assert!(decode::<HubRequest>(&bytes, "").is_err(), "{name}");
    }
    assert!(Envelope::from_bytes(&[encode(&samples::envelope()), vec![0]].concat()).is_err());
    assert!(Payload::from_bytes(&[samples::payload().to_bytes(), vec![0]].concat()).is_err());
}

#[test]
fn a_frame_that_would_grow_without_end_is_refused() {
    let bomb = zstd::bulk::compress(&vec![0; limits::MESSAGE_BYTES + 1], 1).expect("compressed");
    let frame = [vec![1], bomb].concat();
    assert!(frame.len() < 10_000);
    assert_eq!(
        frame::unpack(&frame, limits::MESSAGE_BYTES),
        Err(WireError::TooLarge { what: "a message", limit: limits::MESSAGE_BYTES })
    );
}

#[test]
fn a_frame_that_asks_for_a_window_larger_than_any_message_is_refused() {
    // A zstd header that claims a window of 128 MiB, then one empty last block.
    let frame = [1, 0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x88, 0x01, 0x00, 0x00];
    assert!(frame::unpack(&frame, limits::MESSAGE_BYTES).is_err());
}

#[test]
fn a_small_request_that_unfolds_to_a_million_operations_is_refused_before_they_are_read() {
    let operations = |count: usize| {
        let operation = Operation { envelope: Vec::new(), payload: OperationPayload::Whole(Vec::new()) };
        let push = Push { operations: vec![operation; count], ranks: None, receipt: None, ..samples::messages::push() };
        HubRequest::Push(push).to_frame()
    };
    assert!(HubRequest::from_frame(&operations(limits::PUSH_OPERATIONS)).is_ok());
    let many = operations(500_000);
    assert!(many.len() < 2_000, "{}", many.len());
    assert_eq!(HubRequest::from_frame(&many), Err(WireError::Unreadable("a request")));
}

#[test]
fn a_small_request_that_unfolds_to_a_million_ranks_is_refused_before_they_are_read() {
    let ranks = |count: usize| {
        let push = Push { ranks: Some(vec![HybridTime(0); count]), receipt: None, ..samples::messages::push() };
        HubRequest::Push(push).to_frame()
    };
    assert!(HubRequest::from_frame(&ranks(limits::PUSH_OPERATIONS)).is_ok());
    let many = ranks(1_000_000);
    assert!(many.len() < 2_000, "{}", many.len());
    assert_eq!(HubRequest::from_frame(&many), Err(WireError::Unreadable("a request")));
}

#[test]
fn a_frame_of_an_unknown_kind_is_refused() {
    assert!(frame::unpack(&[], limits::MESSAGE_BYTES).is_err());
    assert!(frame::unpack(&[2, 0], limits::MESSAGE_BYTES).is_err());
}

#[test]
fn a_group_that_does_not_hold_its_own_operation_is_refused() {
    let outside = Envelope { group: Some(Group { first: 42, count: 2 }), ..samples::envelope() };
    let too_many = Envelope { group: Some(Group { first: 41, count: 1_001 }), ..samples::envelope() };
    assert!(Envelope::from_bytes(&encode(&outside)).is_err());
    assert!(Envelope::from_bytes(&encode(&too_many)).is_err());
}

#[test]
fn erasing_a_payload_keeps_chain_and_checksum() {
    use soundings_wire::chain::extend;
    let start = soundings_wire::chain::start(samples::id(1), samples::incarnation());
    assert_eq!(extend(&start, &samples::operation()), extend(&start, &samples::operation_absent()));
}

#[test]
fn a_list_that_is_longer_than_any_is_refused_by_its_length() {
    let pushed = |count| encode(&Pushed { verdicts: vec![Verdict::Clone; count], now_ms: 0 });
    assert!(decode::<Pushed>(&pushed(limits::PUSH_OPERATIONS), "").is_ok());
    assert!(decode::<Pushed>(&pushed(limits::PUSH_OPERATIONS + 1), "").is_err());
    let seen = |count| encode(&SeenOfDevice { log: Id([1; 16]), judged: 0, parked: vec![0; count] });
    assert!(decode::<SeenOfDevice>(&seen(limits::PARKED_NAMED), "").is_ok());
    assert!(decode::<SeenOfDevice>(&seen(limits::PARKED_NAMED + 1), "").is_err());
    let token = |count| {
        let seen = vec![SeenOfDevice { log: Id([1; 16]), judged: 0, parked: Vec::new() }; count];
        encode(&Token { token: [0; 32], expires_ms: 0, now_ms: 0, seen, watermark: None })
    };
    assert!(decode::<Token>(&token(limits::TOKEN_LOGS), "").is_ok());
    assert!(decode::<Token>(&token(limits::TOKEN_LOGS + 1), "").is_err());
}
