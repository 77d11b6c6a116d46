//! Bundles and cards: their bytes, and what is refused before it is read.

#[allow(dead_code, missing_docs, reason = "each test file uses its share")]
mod samples;

use proptest::prelude::*;
use samples::bundles::{device_card, handed_key, key_card, pieces, visit_card};
use soundings_wire::bundle::BundlePiece;
use soundings_wire::card::{self, Card, DeviceCard, KeyCard, VisitCard};
use soundings_wire::{encode, frame, limits};

fn golden(name: &str, bytes: &[u8]) {
    let hex: Vec<String> = bytes.chunks(32).map(|line| data_encoding::HEXLOWER.encode(line)).collect();
    golden_text(name, &format!("{}\n\n{}", minicbor::display(bytes), hex.join("\n")));
}

fn golden_text(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn the_pieces_of_a_bundle_keep_their_bytes_and_are_read_back() {
    for (name, piece) in pieces() {
        golden(&format!("bundle_{name}"), &encode(&piece));
        let bytes = piece.to_bytes();
        let (length, frame) = bytes.split_at(4);
        assert_eq!(u32::from_be_bytes(length.try_into().expect("four bytes")) as usize, frame.len());
        assert_eq!(BundlePiece::from_frame(frame), Ok(piece));
    }
}

#[test]
fn a_card_keeps_its_text_and_is_read_back() {
    fn keeps<T: Card + PartialEq + std::fmt::Debug>(name: &str, card: &T) {
        let text = card::text(card);
        golden_text(name, &text);
        assert_eq!(card::read::<T>(&text).as_ref(), Ok(card));
        assert_eq!(card::read::<T>(&format!("  {}\n", text.to_lowercase())).as_ref(), Ok(card));
    }
    keeps("card_visit", &visit_card());
    keeps("card_device", &device_card());
    keeps("card_key", &key_card());
    golden("handed_key", &encode(&handed_key()));
    assert!(card::read::<KeyCard>(&card::text(&device_card())).is_err());
}

#[test]
fn a_card_with_one_letter_mistyped_is_refused() {
    let text = card::text(&device_card());
    for (place, _) in text.char_indices() {
        let other = if text.as_bytes()[place] == b'A' { "B" } else { "A" };
        let mistyped = format!("{}{other}{}", &text[..place], &text[place + 1..]);
        assert!(card::read::<DeviceCard>(&mistyped).is_err(), "{mistyped}");
    }
    assert!(card::read::<VisitCard>(&"A".repeat(limits::CARD_TEXT + 1)).is_err());
}

#[test]
fn a_piece_that_grows_beyond_its_limit_is_refused() {
    let grows = frame::pack(&vec![0; limits::BUNDLE_PIECE_BYTES + 1]);
    assert!(grows.len() < 10_000);
    assert!(BundlePiece::from_frame(&grows).is_err());
    // [1, {0: id, 1: an array that says it has a million elements
    let many = [&[0, 0x82, 1, 0xa2, 0, 0x50], [0; 16].as_slice(), &[1, 0x9a, 0, 0x0f, 0x42, 0x40]].concat();
    assert!(BundlePiece::from_frame(&many).is_err());
}

proptest! {
    #[test]
    fn what_is_no_piece_and_no_card_is_refused_without_a_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        sample in 0..4_usize,
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        text in "\\PC{0,80}",
    ) {
        let _ = BundlePiece::from_frame(&bytes);
        let mut nearly = pieces()[sample].1.to_bytes()[4..].to_vec();
        let place = place.index(nearly.len());
        nearly[place] = byte;
        let _ = BundlePiece::from_frame(&nearly);
        let _ = card::read::<VisitCard>(&text);
        let _ = card::read::<VisitCard>(&format!("{}{text}", VisitCard::PREFIX));
    }
}
