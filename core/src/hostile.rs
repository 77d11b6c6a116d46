//! Whatever reads bytes that may lie: from another device, the hub, a file, an inbox, a person's fingers. Each by a name, for the
//! fuzzer (tests/fuzz) and for the test that hands to each what the fuzzer found until now.
//!
//! None may panic, grow without bound, or write what it read otherwise than it read it. One more is a line here, a program in
//! tests/fuzz/Cargo.toml and a folder in its corpus with something to begin with.

#![expect(clippy::expect_used, reason = "a panic is what the fuzzer and the test look for")]

use std::fmt::Debug;
use std::io::{Cursor, Read};

use soundings_wire::bundle::BundlePiece;
use soundings_wire::card::{self, Card, DeviceCard, KeyCard, VisitCard};
use soundings_wire::messages::{HubReply, HubRequest};
use soundings_wire::{Envelope, Payload, encode, invite};

use crate::exchange::hostile as exchange;
use crate::store::inbox;
use crate::store::pictures::content::Content;
use crate::store::pictures::position::{self, InPieces};
use crate::store::pictures::{sound, taken_in};
use crate::store::query::Query;

/// A decoder's name, and what hands bytes to it.
pub type Decoder = (&'static str, fn(&[u8]));

/// Every decoder.
pub const DECODERS: &[Decoder] = &[
    ("attachment", attached),
    ("bundle", bundle),
    ("card", cards),
    ("envelope", envelope),
    ("export", exchange::exported),
    ("import", exchange::imported),
    ("inbox", inbox_note),
    ("invitation", invitation),
    ("payload", payload),
    ("reply", reply),
    ("request", request),
    ("search", search),
];

/// Hands `bytes` to the decoder of that name.
///
/// # Panics
/// Where the decoder does, which is what is looked for; and where there is none of that name.
pub fn decode(name: &str, bytes: &[u8]) {
    let (_, decoder) = DECODERS.iter().find(|(known, _)| *known == name).expect("a decoder of that name");
    decoder(bytes);
}

/// What was read is written, read and written again as the same: nothing of it is lost on the way.
fn stays<T, E: Debug>(read: &T, write: impl Fn(&T) -> Vec<u8>, again: impl Fn(&[u8]) -> Result<T, E>) {
    let written = write(read);
    assert_eq!(again(&written).as_ref().map(&write).ok(), Some(written), "it was written otherwise than it was read");
}

fn request(bytes: &[u8]) {
    if let Ok(request) = HubRequest::from_frame(bytes) {
        stays(&request, HubRequest::to_frame, HubRequest::from_frame);
    }
}

fn reply(bytes: &[u8]) {
    if let Ok(reply) = HubReply::from_frame(bytes) {
        stays(&reply, HubReply::to_frame, HubReply::from_frame);
    }
}

fn bundle(bytes: &[u8]) {
    if let Ok(piece) = BundlePiece::from_frame(bytes) {
        // Its length stands before it.
        stays(&piece, |piece| piece.to_bytes()[4..].to_vec(), BundlePiece::from_frame);
    }
}

fn envelope(bytes: &[u8]) {
    let _ = Envelope::outline(bytes);
    if let Ok(envelope) = Envelope::from_bytes(bytes) {
        stays(&envelope, encode, Envelope::from_bytes);
    }
}

fn payload(bytes: &[u8]) {
    if let Ok(payload) = Payload::from_bytes(bytes) {
        stays(&payload, Payload::to_bytes, Payload::from_bytes);
        exchange::payload(&payload);
    }
}

fn invitation(bytes: &[u8]) {
    let _ = str::from_utf8(bytes).map(invite::read);
}

fn cards(bytes: &[u8]) {
    fn one<T: Card>(text: &str) {
        if let Ok(read) = card::read::<T>(text) {
            stays(&read, encode, |bytes| soundings_wire::decode(bytes, "a card"));
        }
    }
    let Ok(text) = str::from_utf8(bytes) else { return };
    one::<VisitCard>(text);
    one::<DeviceCard>(text);
    one::<KeyCard>(text);
}

fn inbox_note(bytes: &[u8]) {
    if let Some(note) = inbox::read(bytes) {
        stays(&note, inbox::bytes, |bytes| inbox::read(bytes).ok_or(()));
    }
}

/// A file that is attached. A picture loses where it was taken without being decoded; nothing of it grows by that.
fn attached(bytes: &[u8]) {
    match taken_in::told(&mut Cursor::new(bytes), None).map(|told| told.content) {
        Ok(Content::Sound(coding)) => drop(sound::length_ms(Cursor::new(bytes), coding)),
        Ok(Content::Picture(coding)) => {
            let Ok(Some(pieces)) = position::left_out(Cursor::new(bytes), coding) else { return };
            let mut without = Vec::new();
            InPieces::new(Cursor::new(bytes), pieces).read_to_end(&mut without).expect("its pieces lie in the file");
            assert!(without.len() <= bytes.len(), "{} of {} bytes", without.len(), bytes.len());
        }
        _ => {}
    }
}

/// Nothing that somebody types is query syntax.
fn search(bytes: &[u8]) {
    let Ok(typed) = str::from_utf8(bytes) else { return };
    let signs = typed.chars().count();
    let memory = rusqlite::Connection::open_in_memory().expect("memory");
    memory.execute_batch("CREATE VIRTUAL TABLE found USING fts5(words)").expect("a table");
    for query in [Query::read(typed), Query::of_beginnings(typed)].into_iter().flatten() {
        let found =
            memory.query_row("SELECT count(*) FROM found WHERE found MATCH ?1", [query.fts()], |row| row.get(0));
        assert_eq!(found, Ok(0), "{:?}", query.fts());
        for (from, to) in query.ranges(typed) {
            assert!(from < to && to as usize <= signs, "{from}..{to}");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn no_decoder_panics_at_what_the_fuzzer_found_until_now() {
        let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fuzz/corpus");
        for (name, decoder) in DECODERS {
            let mut files = 0;
            for file in fs::read_dir(corpora.join(name)).unwrap() {
                decoder(&fs::read(file.unwrap().path()).unwrap());
                files += 1;
            }
            assert!(files > 0, "nothing is kept for {name}");
        }
    }
}
