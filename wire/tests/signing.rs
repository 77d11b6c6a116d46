//! What is signed: a changed byte anywhere shows, and nothing passes for something else.

#[allow(dead_code, missing_docs, reason = "each test file uses its share")]
mod samples;

use proptest::prelude::*;
use samples::signed;
use soundings_wire::{WireError, invite, keys};

#[test]
fn everything_signed_is_verified_by_its_signers_key_and_no_other() {
    for sample in signed::all() {
        assert_eq!((sample.verify)(&sample.bytes, &sample.signer), Ok(()), "{}", sample.name);
        let mut others = vec![[0; 32], [255; 32]];
        others.extend(signed::all().into_iter().map(|other| other.signer).filter(|key| *key != sample.signer));
        for other in others {
            assert_eq!((sample.verify)(&sample.bytes, &other), Err(WireError::Signature), "{}", sample.name);
        }
    }
}

#[test]
fn a_bit_changed_in_any_byte_fails_verification() {
    for sample in signed::all() {
        for place in 0..sample.bytes.len() {
            let mut changed = sample.bytes.clone();
            changed[place] ^= 1 << (place % 8);
            assert!((sample.verify)(&changed, &sample.signer).is_err(), "{}, byte {place}", sample.name);
        }
    }
}

proptest! {
    #[test]
    fn changed_bytes_fail_verification(
        which in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..4),
    ) {
        let all = signed::all();
        let sample = which.get(&all);
        let mut changed = sample.bytes.clone();
        for (place, by) in places {
            let place = place.index(changed.len());
            changed[place] ^= by;
        }
        prop_assume!(changed != sample.bytes);
        prop_assert!((sample.verify)(&changed, &sample.signer).is_err(), "{}", sample.name);
    }
}

#[test]
fn one_kind_of_signed_thing_does_not_pass_for_another() {
    let all = signed::all();
    for (place, sample) in all.iter().enumerate() {
        for (_, other) in all.iter().enumerate().filter(|(other, _)| *other != place) {
            assert_ne!(sample.tag, other.tag);
            let passed = (other.verify)(&sample.bytes, &sample.signer);
            assert_eq!(passed, Err(WireError::Signature), "{} as {}", sample.name, other.name);
        }
    }
}

#[test]
fn no_tag_begins_another() {
    // The zero byte behind each sees to it: what is signed under one tag is under no other, however it goes on.
    assert!(signed::all().iter().all(|sample| !sample.tag.contains('\0')));
}

#[test]
fn an_invitation_with_a_mistyped_letter_is_refused() {
    let text = invite::text(&samples::messages::signed_invite());
    assert!(invite::read(&text).is_ok());
    for place in invite::PREFIX.len()..text.len() {
        let mut typed: Vec<char> = text.chars().collect();
        typed[place] = if typed[place] == 'A' { 'B' } else { 'A' };
        assert!(invite::read(&typed.into_iter().collect::<String>()).is_err(), "letter {place}");
    }
}

#[test]
fn an_invitation_signed_by_another_than_the_hub_it_names_is_refused() {
    let forged = soundings_wire::Signed::sign(&samples::key(), &samples::messages::invite());
    assert_eq!(invite::read(&invite::text(&forged)), Err(WireError::Signature));
}

#[test]
fn each_purpose_has_a_key_of_its_own() {
    use keys::Purpose::{DeviceSealing, DeviceSigning, EngineerSigning, PersonalLog};
    let derived = [DeviceSigning, DeviceSealing, EngineerSigning, PersonalLog]
        .map(|purpose| keys::derive(&samples::SECRET, purpose));
    for (place, key) in derived.iter().enumerate() {
        assert!(*key != samples::SECRET && !derived[..place].contains(key));
    }
}
