//! What a later version adds: an unknown key from 24 on is carried and ignored, one below makes an operation opaque, and
//! an unknown number of an enum is shown as such.

#[allow(dead_code, missing_docs, reason = "each test file uses its share")]
mod samples;

use std::fmt::Debug;

use minicbor::{Decode, Encode};
use proptest::prelude::*;
use soundings_wire::bundle::{BundleEnd, BundleFile, BundleOpening, BundlePart, BundlePiece};
use soundings_wire::card::{DeviceCard, HandedKey, KeyCard, VisitCard};
use soundings_wire::chain::{Head, Receipt};
use soundings_wire::enrolment::{Enrolment, Role, Vouched};
use soundings_wire::invite::Invite;
use soundings_wire::messages::{
    AskBlobs, BlobBytes, BlobStanding, BlobStandings, BlobState, Challenge, Challenged, Content, Cursor, EraseYourself,
    FetchBlob, HubProof, HubRefusal, HubReply, HubRequest, InviteRequest, Join, LinkWish, Links, LinksRequest, LooksAt,
    MakeLink, NewLink, Page, PageProof, ParkReason, Pull, Push, Pushed, Refused, Renew, Renewal, SeenOfDevice,
    SendBlob, SignedPush, StandingLink, Token, TokenRequest, Verdict, Voucher, Welcome,
};
use soundings_wire::{
    Change, Context, Envelope, IGNORABLE_KEYS, Operation, OperationPayload, Payload, Signable, Signed, WireError,
    decode, encode,
};

/// What a later version may put behind a key: a number, a text, a list, a map in a map.
fn values() -> impl Strategy<Value = Vec<u8>> {
    prop::sample::select(vec![
        encode(&7_u64),
        encode(&"later"),
        encode(&vec![1_u64, 2]),
        vec![0xa1, 0x00, 0xa1, 0x18, 0x63, 0xf6],
    ])
}

/// Adds an entry to a map of fewer than 23 entries.
fn with_key(mut bytes: Vec<u8>, key: u32, value: &[u8]) -> Vec<u8> {
    assert_eq!(bytes[0] & 0xe0, 0xa0, "a map");
    assert!(bytes[0] < 0xb7, "a small one");
    bytes[0] += 1;
    bytes.extend(encode(&key));
    bytes.extend(value);
    bytes
}

/// A payload of one change, with an entry more in the change.
fn with_key_in_change(key: u32, value: &[u8]) -> Vec<u8> {
    // The change lies last, so what is added to its end is added to the payload's.
    let change = Change::new(1, &"words");
    let alone = Payload::new([9; 16], vec![change.clone()]).to_bytes();
    let change = encode(&change);
    assert!(alone.ends_with(&change));
    [&alone[..alone.len() - change.len()], &with_key(change, key, value)].concat()
}

proptest! {
    #[test]
    fn an_unknown_key_from_24_on_is_ignored_and_carried(key in IGNORABLE_KEYS..=u32::MAX, value in values()) {
        let envelope = with_key(encode(&samples::envelope()), key, &value);
        prop_assert_eq!(Envelope::from_bytes(&envelope), Ok(samples::envelope()));
        let payload = with_key(samples::payload().to_bytes(), key, &value);
        prop_assert_eq!(Payload::from_bytes(&payload), Ok(samples::payload()));
        let change = with_key_in_change(key, &value);
        prop_assert_eq!(Payload::from_bytes(&change).map(|read| read.changes), Ok(vec![Change::new(1, &"words")]));
        let operation = Operation { envelope, payload: OperationPayload::Whole(payload) };
        prop_assert_eq!(decode::<Operation>(&encode(&operation), ""), Ok(operation), "carried as it came");
    }

    #[test]
    fn an_unknown_key_below_24_makes_an_operation_opaque_and_leaves_its_outline(
        envelope_key in 12..IGNORABLE_KEYS,
        payload_key in 2..IGNORABLE_KEYS,
        change_key in 4..IGNORABLE_KEYS,
        value in values(),
    ) {
        let envelope = with_key(encode(&samples::envelope()), envelope_key, &value);
        prop_assert_eq!(Envelope::from_bytes(&envelope), Err(WireError::Unreadable("an envelope")));
        prop_assert_eq!(Envelope::outline(&envelope), Ok(samples::envelope()));
        prop_assert!(Payload::from_bytes(&with_key(samples::payload().to_bytes(), payload_key, &value)).is_err());
        prop_assert!(Payload::from_bytes(&with_key_in_change(change_key, &value)).is_err());
        let operation = Operation { envelope, ..samples::operation() };
        prop_assert_eq!(decode::<Operation>(&encode(&operation), ""), Ok(operation), "carried as it came");
    }

    #[test]
    fn an_unknown_number_is_read_as_such_and_encodes_back(number in 64..=u16::MAX) {
        let bytes = encode(&number);
        fn back<T: Encode<()> + for<'b> Decode<'b, ()> + PartialEq + Debug>(bytes: &[u8], unknown: &T) {
            assert_eq!(decode::<T>(bytes, "").as_ref(), Ok(unknown));
            assert_eq!(encode(unknown), bytes);
        }
        back(&bytes, &Role::Unknown(number));
        back(&bytes, &Vouched::Unknown(number));
        back(&bytes, &ParkReason::Unknown(number));
        back(&bytes, &HubRefusal::Unknown(number));
        back(&bytes, &BlobState::Unknown(number));
        back(&bytes, &LooksAt::Unknown(number));
        let alone = [vec![0x81], bytes].concat();
        back(&alone, &HubRequest::Unknown(number));
        back(&alone, &HubReply::Unknown(number));
        back(&alone, &Content::Unknown(number));
        back(&alone, &Verdict::Unknown(number));
        back(&alone, &LinkWish::Unknown(number));
        back(&alone, &BundlePiece::Unknown(number));
    }

    #[test]
    fn what_an_unknown_number_brings_is_passed_over(number in 64..=u16::MAX, first in values(), second in values()) {
        let bytes = [vec![0x83], encode(&number), first, second].concat();
        prop_assert_eq!(decode::<HubRequest>(&bytes, ""), Ok(HubRequest::Unknown(number)));
        prop_assert_eq!(decode::<HubReply>(&bytes, ""), Ok(HubReply::Unknown(number)));
        prop_assert_eq!(decode::<Content>(&bytes, ""), Ok(Content::Unknown(number)));
        prop_assert_eq!(decode::<Verdict>(&bytes, ""), Ok(Verdict::Unknown(number)));
        prop_assert_eq!(decode::<LinkWish>(&bytes, ""), Ok(LinkWish::Unknown(number)));
        prop_assert_eq!(decode::<BundlePiece>(&bytes, ""), Ok(BundlePiece::Unknown(number)));
    }
}

#[test]
fn an_unknown_verdict_or_content_leaves_its_neighbours_readable() {
    let mut pushed = samples::messages::pushed();
    pushed.verdicts.insert(0, Verdict::Unknown(77));
    assert_eq!(decode::<Pushed>(&encode(&pushed), ""), Ok(pushed));
    let mut page = samples::messages::page();
    let mut unknown = page.operations[0].clone();
    unknown.content = Content::Unknown(77);
    page.operations.insert(0, unknown);
    assert_eq!(decode::<Page>(&encode(&page), ""), Ok(page));
}

#[test]
fn a_known_number_with_another_length_is_a_later_versions() {
    let longer = |value: &[u8]| [vec![value[0] + 1], value[1..].to_vec(), vec![0]].concat();
    assert_eq!(decode::<Verdict>(&longer(&encode(&samples::messages::verdicts()[0])), ""), Ok(Verdict::Unknown(0)));
    let (_, pull) = &samples::messages::requests()[4];
    assert_eq!(decode::<HubRequest>(&longer(&encode(pull)), ""), Ok(HubRequest::Unknown(4)));
}

fn tolerated<T: Encode<()> + for<'b> Decode<'b, ()> + PartialEq + Debug>(value: T) {
    for key in [23, 24, 99] {
        assert_eq!(decode::<T>(&with_key(encode(&value), key, &encode(&"later")), "").as_ref(), Ok(&value));
    }
}

#[test]
fn unknown_keys_are_ignored_in_every_message() {
    use samples::messages;
    tolerated::<Head>(samples::head());
    tolerated::<Receipt>(samples::receipt());
    tolerated::<Enrolment>(samples::enrolment());
    tolerated::<Join>(messages::join());
    tolerated::<Renew>(messages::renew());
    tolerated::<Voucher>(messages::voucher());
    tolerated::<Renewal>(messages::renewal());
    tolerated::<Welcome>(messages::welcome());
    tolerated::<HubProof>(messages::hub_proof());
    tolerated::<Challenge>(messages::challenge());
    tolerated::<Challenged>(messages::challenged());
    tolerated::<TokenRequest>(messages::token_request());
    tolerated::<Token>(messages::token());
    tolerated::<SeenOfDevice>(messages::seen());
    tolerated::<Push>(messages::push());
    tolerated::<Pushed>(messages::pushed());
    tolerated::<Pull>(messages::pull());
    tolerated::<Page>(messages::page());
    tolerated::<PageProof>(messages::page_proof());
    tolerated::<SignedPush>(messages::signed_push());
    tolerated::<InviteRequest>(messages::invite_request());
    tolerated::<Invite>(messages::invite());
    for (_, wish) in messages::link_wishes() {
        if let LinkWish::Make(make) = &wish {
            tolerated::<MakeLink>(make.clone());
        }
        tolerated::<LinksRequest>(messages::links_request(wish));
    }
    tolerated::<Links>(messages::links());
    tolerated::<StandingLink>(messages::links().standing.remove(0));
    tolerated::<NewLink>(messages::links().made.unwrap());
    tolerated::<EraseYourself>(messages::erase_yourself());
    tolerated::<Refused>(messages::refused());
    tolerated::<AskBlobs>(messages::ask_blobs());
    tolerated::<SendBlob>(messages::send_blob());
    tolerated::<FetchBlob>(messages::fetch_blob());
    tolerated::<BlobBytes>(messages::blob_bytes());
    tolerated::<BlobStandings>(messages::blob_standings());
    for standing in messages::blob_standings().standings {
        tolerated::<BlobStanding>(standing);
    }
}

#[test]
fn unknown_keys_are_ignored_in_every_piece_of_a_bundle_and_on_every_card() {
    use samples::bundles;
    tolerated::<BundleOpening>(bundles::opening());
    tolerated::<BundlePart>(bundles::part());
    tolerated::<BundleEnd>(bundles::end());
    tolerated::<BundleFile>(bundles::file());
    tolerated::<VisitCard>(bundles::visit_card());
    tolerated::<DeviceCard>(bundles::device_card());
    tolerated::<KeyCard>(bundles::key_card());
    tolerated::<HandedKey>(bundles::handed_key());
}

/// A head as a later version writes it.
struct LaterHead(Vec<u8>);

impl<C> Encode<C> for LaterHead {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.writer_mut().write_all(&self.0).map_err(minicbor::encode::Error::write)
    }
}

impl<'b, C> Decode<'b, C> for LaterHead {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let start = d.position();
        d.skip()?;
        Ok(Self(d.input()[start..d.position()].to_vec()))
    }
}

impl Signable for LaterHead {
    const TAG: &'static str = Head::TAG;
}

#[test]
fn a_field_that_a_later_version_signs_stays_covered() {
    let later = LaterHead(with_key(encode(&samples::head()), 99, &encode(&"later")));
    let signed = encode(&Signed::sign(&samples::key(), &later));
    let signer = samples::key().verifying_key().to_bytes();
    let read: Signed<Head> = decode(&signed, "").expect("read");
    assert_eq!(read.verified(&signer), Ok(samples::head()), "read by this version");
    assert_eq!(encode(&read), signed, "carried as it came");
    let place = signed.windows(5).position(|window| window == b"later").expect("there");
    let mut changed = signed;
    changed[place] ^= 1;
    let changed: Signed<Head> = decode(&changed, "").expect("read");
    assert_eq!(changed.verified(&signer), Err(WireError::Signature));
}

#[test]
fn longer_lists_from_a_later_version_are_tolerated() {
    let mut bytes = encode(&samples::messages::cursor());
    assert_eq!(bytes[0], 0x82);
    bytes[0] = 0x83;
    bytes.push(1);
    assert_eq!(decode::<Cursor>(&bytes, ""), Ok(samples::messages::cursor()));
}

#[test]
fn an_operation_whose_lengths_are_not_definite_is_refused() {
    let open = |bytes: &[u8]| [&[0xbf], &bytes[1..], &[0xff]].concat();
    let strange = with_key(encode(&samples::envelope()), 23, &encode(&1_u8));
    for envelope in [encode(&samples::envelope()), strange] {
        assert!(Envelope::from_bytes(&open(&envelope)).is_err(), "an unknown key could hide in it");
    }
    assert!(Payload::from_bytes(&open(&samples::payload().to_bytes())).is_err());
}

#[test]
fn a_change_of_an_unknown_field_keeps_the_bytes_of_its_value() {
    let value = vec![0xa1, 0x01, 0x82, 0x02, 0x63, b'n', b'e', b'w'];
    let payload = Payload::new(
        [0; 16],
        vec![Change { field: 60_000, member: None, value: value.clone(), base: Context::default() }],
    );
    let read = Payload::from_bytes(&payload.to_bytes()).expect("read");
    assert_eq!(read.changes[0].value, value);
}
