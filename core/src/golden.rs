//! The bytes of everything that the core keeps: a change here is a change of what lies on people's devices.

use std::fmt::Write;

use soundings_wire::{Change, Dot, HybridTime, Id, Incarnation, encode};

use crate::log::register::Register;
use crate::model::fields::{attachment, observation};
use crate::model::value::Value;
use crate::model::{
    Allowed, BlobReference, Covered, Fields, Merge, Moment, ObservationKind, Person, PicturePoint, PictureSize, Plan,
    Revision,
};
use crate::store::inbox::{self, InboxAttachment, InboxNote};

fn moment() -> Moment {
    Moment { utc_ms: 1_795_528_320_000, offset_minutes: -300, zone: "America/Toronto".into() }
}

fn dot(device: u8, seq: u64) -> Dot {
    Dot { incarnation: Incarnation { device: Id([device; 16]), number: 1 }, seq }
}

fn words() -> Revision {
    Revision { number: 0x0101_0101, text: "8.0 – é".into(), written: moment(), author: Id([2; 16]) }
}

fn allowed() -> Allowed {
    Allowed { allowed: true, asked: moment() }
}

fn covered() -> Covered {
    Covered { entity: Id([3; 16]), seen: soundings_wire::Context::of(dot(4, 5)) }
}

fn blob() -> BlobReference {
    BlobReference {
        hash: [6; 32],
        length: 69,
        media_type: "image/png".into(),
        file_name: Some("tape.png".into()),
        key: Some([7; 32]),
        name: Id([8; 16]),
        stored_bytes: 85,
    }
}

fn taken() -> chrono::NaiveDateTime {
    "2026-11-24T09:13:20".parse().unwrap()
}

fn fields() -> Fields {
    let mut fields = Fields::default();
    fields.put(3, None, &encode(&"first words"));
    fields.put(12, Some(b"blame"), &encode(&true));
    fields.put(6, Some(&[1]), &encode(&allowed()));
    fields
}

fn register() -> Register {
    let mut register = Register::default();
    register.apply(Merge::Words, dot(1, 1), HybridTime(9), &Change::new(4, &"mine"));
    register.apply(Merge::Words, dot(2, 3), HybridTime(5), &Change::new(4, &"theirs"));
    register
}

fn inbox_note() -> InboxNote {
    let someone = |description: &str| Person::Someone(description.to_owned());
    InboxNote {
        id: Id([8; 16]),
        changes: vec![
            observation::FIRST_WORDS.set(&"it hums before it fails".to_owned()),
            observation::NOTED.set(&moment()),
            observation::HAPPENED.set(&moment()),
            observation::KIND.set(&ObservationKind::Said),
            observation::ENCOUNTER.set(&Id([9; 16])),
            observation::BY.set(&someone("night operator, line 3")),
            observation::ABOUT.set(&someone("the day shift")),
            observation::TAGS.with(&"night".to_owned()),
            observation::EXACT.set(&true),
            observation::STARRED.set(&true),
            observation::STAYS_ONLY_ME.set(&true),
        ],
        attachments: vec![InboxAttachment { file_name: Some("hum.ogg".into()), content: vec![1, 2, 3] }],
    }
}

/// The same note as the first form of an inbox file had it.
const FIRST_FORM: &str = "ad0050080808080808080808080808080808080101027769742068756d73206265666f7265206974206661696c7303f504a3001b000001a20dd3e4000139012b026f416d65726963612f546f726f6e746f05a3001b000001a20dd3e4000139012b026f416d65726963612f546f726f6e746f06766e69676874206f70657261746f722c206c696e65203307f50881656e696768740981a2006768756d2e6f676701430102030a6d746865206461792073686966740b50090909090909090909090909090909090cf5";

#[test]
fn an_inbox_file_of_the_first_form_still_reads() {
    let bytes = data_encoding::HEXLOWER.decode(FIRST_FORM.as_bytes()).unwrap();
    assert_eq!(inbox::read(&bytes).unwrap(), inbox_note());
    assert_eq!(inbox::read(&inbox::bytes(&inbox_note())).unwrap(), inbox_note());
}

#[test]
fn what_the_core_keeps_has_the_bytes_it_always_had() {
    let mut lines = String::new();
    let mut line = |name: &str, bytes: Vec<u8>| {
        let _ = writeln!(lines, "{name} {}", data_encoding::HEXLOWER.encode(&bytes));
    };
    line("moment", encode(&moment()));
    line("plan", encode(&Plan { local: "2026-11-24T08:30".into(), zone: "America/Toronto".into() }));
    line("words", encode(&words()));
    line("allowed", encode(&allowed()));
    line("covered", encode(&vec![covered()]));
    line("blob", encode(&blob()));
    line("size", encode(&PictureSize { width: 900, height: 1200 }));
    line("points", encode(&vec![PicturePoint { x: 690, y: 765 }, PicturePoint { x: 900, y: 950 }]));
    line("taken", attachment::TAKEN.set(&taken()).value);
    line("fields", encode(&fields()));
    line("register", encode(&register()));
    line("inbox-note", inbox::bytes(&inbox_note()));
    insta::assert_snapshot!(lines);
}

#[test]
fn what_was_written_reads_the_same() {
    fn again<T>(value: &T) -> T
    where
        T: minicbor::Encode<()> + for<'b> minicbor::Decode<'b, ()>,
    {
        minicbor::decode(&encode(value)).unwrap()
    }
    assert_eq!(again(&moment()), moment());
    assert_eq!(again(&words()), words());
    assert_eq!(again(&allowed()), allowed());
    assert_eq!(again(&covered()), covered());
    assert_eq!(again(&blob()), blob());
    assert_eq!(again(&PictureSize { width: 1, height: 2 }), PictureSize { width: 1, height: 2 });
    assert_eq!(again(&PicturePoint { x: 1, y: 2 }), PicturePoint { x: 1, y: 2 });
    assert_eq!(chrono::NaiveDateTime::from_cbor(&attachment::TAKEN.set(&taken()).value), Some(taken()));
    assert_eq!(again(&fields()), fields());
    assert_eq!(again(&register()), register());
}

#[test]
fn what_a_later_version_adds_is_passed_over() {
    fn with_one_more<T: minicbor::Encode<()> + for<'b> minicbor::Decode<'b, ()> + PartialEq + std::fmt::Debug>(
        value: &T,
    ) {
        let mut bytes = encode(value);
        // A map of up to 23 entries has its count in the first byte.
        assert_eq!(bytes[0] & 0xe0, 0xa0);
        bytes[0] += 1;
        bytes.extend([0x18, 99, 0x63, b'n', b'e', b'w']);
        assert_eq!(&minicbor::decode::<T>(&bytes).unwrap(), value);
    }
    with_one_more(&moment());
    with_one_more(&words());
    with_one_more(&allowed());
    with_one_more(&covered());
    with_one_more(&blob());
    with_one_more(&fields());
}
