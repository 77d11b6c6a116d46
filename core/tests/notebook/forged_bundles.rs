//! Bundles made by hand: a teammate's device, or anybody who knows a sealing key, says what it likes. Whatever is not vouched for
//! is refused whole.

use std::path::PathBuf;

use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use soundings_core::Refusal;
use soundings_wire::bundle::{BundlePart, BundlePiece};
use soundings_wire::messages::SignedPush;
use soundings_wire::{Change, Id, Incarnation, Operation, Payload, encode, frame, limits};

use super::bundles::rows;
use crate::common::*;
use crate::forged::{Forged, sealed};

/// A note, and the field of its first words.
const NOTE: u16 = 6;
const FIRST_WORDS: u16 = 3;
/// An erasure, what it covers, and that it is done.
const ERASURE: u16 = 13;
const COVERS: u16 = 1;
const DONE: u16 = 5;

/// A notebook, and a teammate's device that signs whatever it likes.
struct Stage {
    office: Office,
    book: Book,
    mate: Author,
    engineer: Id,
    key: [u8; 32],
}

impl Stage {
    fn new() -> Self {
        let mut office = Office::new();
        let book = Book::new();
        office.join(&book);
        let mate = office.author(5);
        office.sync(&book);
        let engineer = book.engineer().unwrap().id;
        let key = database(book.path())
            .query_row("SELECT sealing_key FROM incarnation WHERE engineer = ?1", [engineer.as_bytes()], |row| {
                row.get(0)
            })
            .unwrap();
        Self { office, book, mate, engineer, key }
    }

    fn forged(&self) -> Forged {
        Forged::of(&self.office, self.mate.incarnation, self.engineer)
    }

    fn file(&self, pieces: &[u8]) -> PathBuf {
        let file = self.book.path().join("forged");
        std::fs::write(&file, sealed(&self.key, pieces)).unwrap();
        file
    }

    /// Refused, and nothing was changed.
    fn refuses(&self, pieces: &[u8]) -> Refusal {
        let before = rows(self.book.path());
        let why = refused(self.book.take_bundle(&self.file(pieces)));
        assert_eq!(rows(self.book.path()), before);
        why
    }
}

fn says(author: &mut Author, note: Id, words: &str) -> Operation {
    author.say(NOTE, note, vec![Change::new(FIRST_WORDS, &words.to_owned())])
}

#[test]
fn what_a_teammate_says_under_their_own_head_is_taken_in() {
    let mut stage = Stage::new();
    let said = says(&mut stage.mate, Id([1; 16]), "said");
    let pieces = stage.forged().says(said).under(stage.mate.head()).by(&stage.mate);
    stage.book.take_bundle(&stage.file(&pieces)).unwrap();
    assert!(stage.book.notebook.note(Id([1; 16])).is_ok());
}

#[test]
fn a_bundle_that_nobody_of_the_team_signed_is_refused() {
    let mut stage = Stage::new();
    let said = says(&mut stage.mate, Id([1; 16]), "said");
    let stranger = SigningKey::from_bytes(&[99; 32]);
    let forged = || stage.forged().says(said.clone()).under(stage.mate.head());
    assert_eq!(stage.refuses(&forged().signed(&stranger)), Refusal::BundleNotVouchedFor);
    let mut unknown = forged();
    unknown.opening.carrier = Incarnation { device: Id([99; 16]), number: 1 };
    assert_eq!(stage.refuses(&unknown.signed(&stranger)), Refusal::BundleNotVouchedFor);
    // Signed for another, and sealed anew to this device by somebody who opened it.
    let mut for_another = forged();
    for_another.opening.recipient = Id([98; 16]);
    assert_eq!(stage.refuses(&for_another.by(&stage.mate)), Refusal::BundleNotForYou);
    let mut of_another_hub = forged();
    of_another_hub.opening.hub = Id([98; 16]);
    assert_eq!(stage.refuses(&of_another_hub.by(&stage.mate)), Refusal::BundleOtherTeam);
}

#[test]
fn nobody_puts_words_into_anothers_mouth_by_carrying_them() {
    let mut stage = Stage::new();
    let mut victim = stage.office.author(6);
    stage.office.sync(&stage.book);
    let mut forger = Author::new(SigningKey::from_bytes(&[99; 32]), victim.incarnation, stage.office.team);
    let never_said = says(&mut forger, Id([1; 16]), "never said");
    let without_head = stage.forged().says(never_said.clone()).by(&stage.mate);
    assert_eq!(stage.refuses(&without_head), Refusal::BundleGap);
    let forged_head = stage.forged().says(never_said.clone()).under(forger.head()).by(&stage.mate);
    assert_eq!(stage.refuses(&forged_head), Refusal::BundleGap);
    // What they said, and more behind it that they did not sign.
    let said = says(&mut victim, Id([2; 16]), "said");
    let head = victim.head();
    let more = says(&mut victim, Id([3; 16]), "not signed");
    let beyond = stage.forged().says(said.clone()).says(more).under(head.clone()).by(&stage.mate);
    assert_eq!(stage.refuses(&beyond), Refusal::BundleGap);
    // Their words, with others in their place under the same name.
    let another = stage.forged().says(never_said).under(head.clone()).by(&stage.mate);
    assert_eq!(stage.refuses(&another), Refusal::BundleGap);
    stage.book.take_bundle(&stage.file(&stage.forged().says(said).under(head).by(&stage.mate))).unwrap();
    assert!(stage.book.notebook.note(Id([2; 16])).is_ok());
}

#[test]
fn what_a_device_wrote_after_its_access_was_taken_counts_no_more_whoever_carries_it() {
    const TAKEN: u64 = 1_000;
    let mut stage = Stage::new();
    let mut revoked = stage.office.author(6);
    let in_time = says(&mut revoked, Id([2; 16]), "in time");
    let head = revoked.head();
    let late = says(&mut revoked, Id([3; 16]), "too late");
    let late_head = revoked.head();
    stage.office.revoke(revoked.incarnation, TAKEN);
    stage.office.sync(&stage.book);
    let forged = |stage: &Stage, received_ms: Option<u64>| {
        let mut forged = stage.forged().says(in_time.clone()).says(late.clone()).under(late_head.clone());
        let receipt = received_ms.map(|received_ms| stage.office.receipt(&head, received_ms));
        forged.heads.push(SignedPush { head: head.clone(), receipt });
        forged.opening.bundle = Id([received_ms.map_or(1, |ms| (ms % 251) as u8 + 2); 16]);
        stage.file(&forged.by(&stage.mate))
    };
    let holds = |stage: &Stage| [2, 3].map(|note| stage.book.notebook.note(Id([note; 16])).is_ok());
    for (received_ms, held) in [(None, [false, false]), (Some(TAKEN + 1), [false, false]), (Some(TAKEN), [true, false])]
    {
        stage.book.take_bundle(&forged(&stage, received_ms)).unwrap();
        assert_eq!(holds(&stage), held, "{received_ms:?}");
    }
    stage.book.rebuild().unwrap();
    assert_eq!(holds(&stage), [true, false]);
}

#[test]
fn rule_09_an_erasure_that_came_in_a_bundle_is_carried_out_once_it_stands_in_the_log() {
    let mut stage = Stage::new();
    let note = Id([1; 16]);
    let said = says(&mut stage.mate, note, "Quibblezot");
    let payload = Payload::new([1; 16], vec![Change::new(COVERS, &vec![note])]).to_bytes();
    let asks = stage.mate.write(ERASURE, Id([2; 16]), payload, |envelope| envelope.erased_entities = Some(vec![note]));
    let payload = Payload::new([2; 16], vec![Change::new(DONE, &true)]).to_bytes();
    let does = stage.mate.write(ERASURE, Id([2; 16]), payload, |envelope| envelope.erased_entities = Some(vec![note]));
    let all = [said, asks, does];
    let forged = all.iter().cloned().fold(stage.forged(), Forged::says).under(stage.mate.head());
    stage.book.take_bundle(&stage.file(&forged.by(&stage.mate))).unwrap();
    let there = || holds(&everything_in(stage.book.path()), "Quibblezot");
    assert!(there(), "somebody may have taken it back, and only the log says that");
    stage.office.hear(&stage.mate, all.to_vec());
    stage.office.sync(&stage.book);
    assert!(!there());
}

#[test]
fn nobody_lets_a_device_in_but_the_hub() {
    let stage = Stage::new();
    let newcomer = Author::new(
        SigningKey::from_bytes(&[97; 32]),
        Incarnation { device: Id([97; 16]), number: 1 },
        stage.office.team,
    );
    let hub = Incarnation { device: stage.office.id, number: 1 };
    let mut false_hub = Author::new(stage.mate.key.clone(), hub, stage.office.team);
    let mut enrolment = soundings_wire::enrolment::Enrolment {
        engineer: Id([97; 16]),
        incarnation: newcomer.incarnation,
        signing_key: newcomer.key.verifying_key().to_bytes(),
        sealing_key: [1; 32],
        engineer_key: [1; 32],
        role: soundings_wire::enrolment::Role::Engineer,
        vouched: soundings_wire::enrolment::Vouched::Invitation,
        since_ms: 0,
        until_ms: None,
    };
    for number in [97, 5] {
        enrolment.incarnation.device = Id([number; 16]);
        let change = Change::new(soundings_wire::enrolment::FIELD, &enrolment);
        let lets_in = false_hub.say(soundings_wire::enrolment::KIND, Id([97; 16]), vec![change]);
        let pieces = stage.forged().says(lets_in).under(false_hub.head()).by(&stage.mate);
        let why = stage.book.take_bundle(&stage.file(&pieces));
        let key: Option<[u8; 32]> = database(stage.book.path())
            .query_row("SELECT signing_key FROM incarnation WHERE device = ?1", [[number; 16]], |row| row.get(0))
            .unwrap_or(None);
        assert_ne!(key, Some(enrolment.signing_key), "{why:?}");
    }
}

#[test]
fn a_piece_that_is_too_large_or_grows_too_large_is_refused_before_it_is_read() {
    let stage = Stage::new();
    let with = |raw: Vec<u8>| {
        let mut forged = stage.forged();
        forged.raw = raw;
        stage.refuses(&forged.by(&stage.mate))
    };
    let piece = |frame: Vec<u8>| [&(frame.len() as u32).to_be_bytes(), frame.as_slice()].concat();
    assert_eq!(with(piece(frame::pack(&vec![0; 64 * 1024 * 1024]))), Refusal::FileTooLarge);
    assert_eq!(with(u32::MAX.to_be_bytes().to_vec()), Refusal::FileTooLarge);
    assert_eq!(with(piece(b"\x00nothing".to_vec())), Refusal::BundleNotWhole);
    assert_eq!(with(piece(frame::pack(&encode(&BundlePiece::Unknown(77))))), Refusal::BundleNewer);
    // More heads than any bundle has, in many small pieces.
    let heads = vec![soundings_wire::messages::SignedPush { head: stage.mate.head(), receipt: None }; 5_000];
    let part = BundlePart { log: stage.office.team, entries: Vec::new(), heads };
    let many = BundlePiece::Part(part).to_bytes().repeat(1 + limits::BUNDLE_HEADS / 5_000);
    assert_eq!(with(many), Refusal::FileTooLarge);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn whatever_its_pieces_are_a_bundle_is_refused_whole_or_what_was_signed(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut stage = Stage::new();
        let said = says(&mut stage.mate, Id([1; 16]), "said");
        let whole = stage.forged().says(said).under(stage.mate.head()).by(&stage.mate);
        let mut pieces = whole.clone();
        for (place, byte) in changes {
            let place = place.index(pieces.len());
            pieces[place] = byte;
        }
        pieces.truncate(cut.index(2 * pieces.len()).max(1));
        if pieces != whole {
            stage.refuses(&pieces);
        }
    }
}
