//! Samples of what goes from phone to phone.

use soundings_wire::bundle::{BundleEnd, BundleEntry, BundleFile, BundleOpening, BundlePart, BundlePiece};
use soundings_wire::card::{DeviceCard, HandedKey, KeyCard, Named, VisitCard};
use soundings_wire::{Signed, keys, sha256};

use super::messages::{contents, cursor, page_proof, signed_push};
use super::{NOW_MS, SECRET, engineer, hub_key, id, incarnation, key, rank};

pub fn opening() -> BundleOpening {
    BundleOpening {
        bundle: id(12),
        team: id(1),
        hub: id(8),
        carrier: incarnation(),
        recipient: id(6),
        made_ms: NOW_MS,
        since: Some(cursor()),
        proof: Some(Signed::sign(&hub_key(), &page_proof())),
    }
}

pub fn part() -> BundlePart {
    let entry = |(place, (_, content))| BundleEntry { hub_seq: place, rank: rank(), content };
    BundlePart { log: id(1), entries: (0..).zip(contents()).map(entry).collect(), heads: vec![signed_push()] }
}

pub fn end() -> BundleEnd {
    BundleEnd { carrier: incarnation(), pieces: sha256(&[b"pieces"]) }
}

pub fn file() -> BundleFile {
    BundleFile { attachment: id(7), thumbnail: true, name: id(9), length: 9, offset: 4, bytes: b"piece".to_vec() }
}

pub fn pieces() -> Vec<(&'static str, BundlePiece)> {
    vec![
        ("opening", BundlePiece::Opening(opening())),
        ("part", BundlePiece::Part(part())),
        ("end", BundlePiece::End(Signed::sign(&key(), &end()))),
        ("file", BundlePiece::File(file())),
        ("unknown", BundlePiece::Unknown(77)),
    ]
}

fn named(number: u8, name: &str, described: bool) -> Named {
    Named { id: id(number), name: name.to_owned(), described }
}

pub fn visit_card() -> VisitCard {
    VisitCard {
        team: id(1),
        visit: id(3),
        kind: 1,
        started_ms: NOW_MS as i64,
        offset_minutes: -300,
        zone: "America/Toronto".to_owned(),
        objective: Some("Why the corners open".to_owned()),
        customer: Some(named(13, "Halden Packaging", false)),
        site: Some(named(14, "Plant 2", false)),
        people: vec![named(15, "Rosa Iyer", false), named(16, "night operator, line 3", true)],
        engineer: id(6),
    }
}

pub fn device_card() -> DeviceCard {
    DeviceCard {
        team: id(1),
        engineer: id(6),
        incarnation: incarnation(),
        sealing_key: keys::sealing_public(&SECRET),
        nonce: [4; 16],
        made_ms: NOW_MS,
    }
}

pub fn key_card() -> KeyCard {
    KeyCard { nonce: [4; 16], encapsulated: [5; 32], sealed: vec![6; 40] }
}

pub fn handed_key() -> HandedKey {
    let key = engineer();
    HandedKey { team: id(1), engineer: id(6), number: key.number, key: key.key }
}
