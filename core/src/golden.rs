//! The bytes of everything that the core keeps: a change here is a change of what lies on people's devices.

use std::fmt::Write;

use soundings_wire::{Change, Dot, HybridTime, Id, Incarnation, encode};

use crate::model::{BlobReference, Merge, Moment, Plan};
use crate::store::entities::Fields;
use crate::store::inbox::{InboxAttachment, InboxNote};
use crate::sync_queue::deletion::Covered;
use crate::sync_queue::project::{Allowed, Words};
use crate::sync_queue::register::Register;

fn moment() -> Moment {
    Moment { utc_ms: 1_795_528_320_000, offset_minutes: -300, zone: "America/Toronto".into() }
}

fn dot(device: u8, seq: u64) -> Dot {
    Dot { incarnation: Incarnation { device: Id([device; 16]), number: 1 }, seq }
}

fn words() -> Words {
    Words { revision: Id([1; 16]), text: "8.0 – é".into(), written: moment(), author: Id([2; 16]) }
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
    }
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
    InboxNote {
        id: Id([8; 16]),
        kind: Some(1),
        words: "it hums before it fails".into(),
        exact: true,
        noted: moment(),
        happened: Some(moment()),
        by: Some("night operator, line 3".into()),
        starred: true,
        tags: vec!["night".into()],
        attachments: vec![InboxAttachment { file_name: Some("hum.ogg".into()), content: vec![1, 2, 3] }],
        about: Some("the day shift".into()),
        visit: Some(Id([9; 16])),
        only_me: Some(true),
    }
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
    line("fields", encode(&fields()));
    line("register", encode(&register()));
    line("inbox-note", encode(&inbox_note()));
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
    assert_eq!(again(&fields()), fields());
    assert_eq!(again(&register()), register());
    assert_eq!(again(&inbox_note()), inbox_note());
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
    with_one_more(&inbox_note());
}
