//! Whom a device believes: what stands in the log is covered by a head that its author signed, or by the hub's own.

use std::collections::BTreeMap;

use soundings_wire::chain::{self, extend_hashed};
use soundings_wire::enrolment::{self, Enrolment, Role, Vouched};
use soundings_wire::messages::*;
use soundings_wire::{Digest, Envelope, Incarnation, OperationPayload, Payload, limits, sha256};

use crate::bench::{Bench, MINUTE, accepted, is_enrolment, parked, whole};
use crate::device::Device;

/// One author's chain as a reader follows it.
struct Followed {
    /// The hashes of every operation, by seq from 1.
    hashes: Vec<(Digest, Digest)>,
    chain: Vec<Digest>,
    /// How far a signed head covered it.
    covered: u64,
}

/// Who reads a log and believes only what its author signed.
struct Sceptic<'a> {
    bench: &'a Bench,
    keys: BTreeMap<Incarnation, [u8; 32]>,
    chains: BTreeMap<Incarnation, Followed>,
    parked: usize,
    taken_in: usize,
}

impl<'a> Sceptic<'a> {
    fn new(bench: &'a Bench) -> Self {
        Self { bench, keys: BTreeMap::new(), chains: BTreeMap::new(), parked: 0, taken_in: 0 }
    }

    /// Follows a page, and finds every operation in it covered by a head in it.
    fn read(&mut self, page: &Page) {
        let mut last: BTreeMap<Incarnation, u64> = BTreeMap::new();
        for pulled in &page.operations {
            let (author, seq) = self.follow(&pulled.content);
            let highest = last.entry(author).or_default();
            *highest = seq.max(*highest);
        }
        for push in &page.heads {
            let head = push.head.claimed().unwrap();
            let is_hubs = head.incarnation.device == self.bench.hub.id();
            let key = if is_hubs { self.bench.hub_key } else { self.keys[&head.incarnation] };
            push.head.verified(&key).unwrap();
            let followed = self.chains.get_mut(&head.incarnation).unwrap();
            assert_eq!(head.log, self.bench.hub.team());
            assert_eq!(head.chain, followed.chain[head.seq as usize], "the head is that of what was read");
            followed.covered = followed.covered.max(head.seq);
            let receipt = push.receipt.as_ref().unwrap().verified(&self.bench.hub_key).unwrap();
            assert_eq!(receipt.head, head);
        }
        for (author, seq) in last {
            assert!(self.chains[&author].covered >= seq, "{author:?} up to {seq}");
        }
    }

    /// Adds an operation to its author's chain, or finds that it matches what was refused in its place.
    fn follow(&mut self, content: &Content) -> (Incarnation, u64) {
        let (dot, hashes) = match content {
            Content::Whole(operation) => {
                let envelope = Envelope::from_bytes(&operation.envelope).unwrap();
                self.learn(content);
                (envelope.dot, (sha256(&[&operation.envelope]), operation.payload.hash()))
            }
            Content::Parked(parked) => {
                self.parked += 1;
                (parked.dot, (parked.envelope, parked.payload))
            }
            other => panic!("{other:?}"),
        };
        let begun = chain::start(self.bench.hub.team(), dot.incarnation);
        let followed = self.chains.entry(dot.incarnation).or_insert_with(|| Followed {
            hashes: Vec::new(),
            chain: vec![begun],
            covered: 0,
        });
        let known = followed.hashes.len() as u64;
        if dot.seq == known + 1 {
            followed.hashes.push(hashes);
            followed.chain.push(extend_hashed(&followed.chain[known as usize], &hashes.0, &hashes.1));
        } else {
            assert!(dot.seq <= known, "no chain has a hole");
            assert_eq!(followed.hashes[dot.seq as usize - 1], hashes, "it matches what was parked in its place");
            self.taken_in += 1;
        }
        (dot.incarnation, dot.seq)
    }

    /// The keys come from the log itself: the hub's enrolments.
    fn learn(&mut self, content: &Content) {
        if is_enrolment(content) {
            let enrolment = enrolment_in(content);
            self.keys.insert(enrolment.incarnation, enrolment.signing_key);
        }
    }
}

fn enrolment_in(content: &Content) -> Enrolment {
    let OperationPayload::Whole(payload) = &whole(content).payload else { panic!("it is whole") };
    Enrolment::in_payload(&Payload::from_bytes(payload).unwrap()).unwrap()
}

fn enrolments(bench: &Bench, reader: &Device) -> Vec<(Envelope, Enrolment)> {
    let pages = bench.pages(reader);
    let all = pages.iter().flat_map(|page| &page.operations).filter(|pulled| is_enrolment(&pulled.content));
    all.map(|pulled| {
        let envelope = Envelope::from_bytes(&whole(&pulled.content).envelope).unwrap();
        (envelope, enrolment_in(&pulled.content))
    })
    .collect()
}

#[test]
fn a_devices_enrolment_is_in_the_log_before_its_first_operation_signed_by_the_hubs_key() {
    let mut bench = Bench::new();
    let mut ada = bench.joined();
    let operation = ada.write(1, b"words");
    bench.push(&ada, &[operation]);
    let jonas = bench.joined();
    let pages = bench.pages(&jonas);
    let operations: Vec<_> = pages.iter().flat_map(|page| &page.operations).collect();
    assert_eq!(operations.iter().map(|pulled| is_enrolment(&pulled.content)).collect::<Vec<_>>(), [true, false, true]);
    Sceptic::new(&bench).read(&pages[0]);
    let first = pages[0].heads[0].head.verified(&bench.hub_key).unwrap();
    assert_eq!((first.incarnation.device, first.seq), (bench.hub.id(), 1));
}

#[test]
fn an_enrolment_says_whose_device_it_is_by_which_keys_and_who_let_it_in() {
    let mut bench = Bench::new();
    let coordinator = bench.joined_as(Role::Coordinator);
    bench.now_ms += MINUTE;
    let phone = bench.device();
    bench.welcomed(phone.join(&bench.invite_as(Role::Engineer, Some(coordinator.engineer))));
    let (envelope, enrolment) = enrolments(&bench, &coordinator).remove(1);
    assert_eq!((envelope.kind, envelope.log), (enrolment::KIND, bench.hub.team()));
    assert_eq!(envelope.dot.incarnation.device, bench.hub.id());
    let expected = Enrolment {
        engineer: coordinator.engineer,
        incarnation: phone.incarnation,
        signing_key: phone.public(),
        sealing_key: phone.sealing_key,
        engineer_key: coordinator.engineer_key.public(),
        role: Role::Engineer,
        vouched: Vouched::InvitationByName,
        since_ms: bench.now_ms,
        until_ms: None,
    };
    assert_eq!(enrolment, expected, "whatever engineer's key the phone brought");
}

#[test]
fn a_device_that_joins_again_for_another_role_is_announced_again() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let welcome = bench.welcomed(ada.join(&bench.invite_as(Role::Coordinator, None)));
    assert_eq!((welcome.engineer, welcome.role), (ada.engineer, Role::Coordinator));
    let announced = enrolments(&bench, &ada);
    assert_eq!(announced.iter().map(|(_, said)| said.role).collect::<Vec<_>>(), [Role::Engineer, Role::Coordinator]);
    assert_eq!(announced[0].0.entity, announced[1].0.entity, "one device, one entity");
}

/// Two devices that push in turn, much enough for several pages, with refused operations in between.
fn fill(bench: &Bench, ada: &mut Device, jonas: &mut Device) {
    for round in 0..30_u8 {
        let group = ada.write_group(&[round; 20], &[round; 4_000]);
        let mut operations = vec![ada.write_rubbish()];
        operations.splice(0..0, group);
        operations.push(ada.write(round, b"behind"));
        let verdicts = bench.push(ada, &operations);
        assert!(parked(&verdicts[20]).is_some() && accepted(&verdicts[21]).is_some());
        let mine = [jonas.write(round, &[round; 30_000]), jonas.write(round, b"short")];
        assert!(bench.push(jonas, &mine).iter().all(|verdict| accepted(verdict).is_some()));
    }
}

#[test]
fn every_page_carries_a_head_that_covers_each_of_its_operations() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    fill(&bench, &mut ada, &mut jonas);
    let late = bench.joined();
    let pages = bench.pages(&late);
    assert!(pages.len() > 2, "{}", pages.len());
    let mut sceptic = Sceptic::new(&bench);
    pages.iter().for_each(|page| sceptic.read(page));
    assert_eq!((sceptic.parked, sceptic.taken_in, sceptic.chains.len()), (30, 0, 3));
}

#[test]
fn a_page_from_the_middle_of_the_log_is_covered_as_well() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    fill(&bench, &mut ada, &mut jonas);
    for hub_seq in [0, 1, 5, 24, 25, 300] {
        let page = bench.page(Pull { own_whole: true, ..ada.pull(bench.hub.team(), Cursor { epoch: 1, hub_seq }) });
        let mut last: BTreeMap<Incarnation, u64> = BTreeMap::new();
        for push in &page.heads {
            let head = push.head.claimed().unwrap();
            last.insert(head.incarnation, head.seq);
        }
        for pulled in &page.operations {
            let dot = match &pulled.content {
                Content::Parked(parked) => parked.dot,
                content => Envelope::from_bytes(&whole(content).envelope).unwrap().dot,
            };
            assert!(last[&dot.incarnation] >= dot.seq, "{dot:?} after {hub_seq}");
        }
    }
}

#[test]
fn below_the_watermark_a_page_carries_each_authors_last_head_and_no_receipt() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    for entity in 0..5 {
        let (one, two) = (ada.write(entity, b"ada"), jonas.write(entity, b"jonas"));
        bench.push(&ada, &[one]);
        bench.push(&jonas, &[two]);
    }
    let elsewhere = tempfile::tempdir().unwrap();
    bench.hub.back_up(&elsewhere.path().join("backup"), bench.now_ms).unwrap();
    let behind = ada.write(9, b"behind the backup");
    bench.push(&ada, &[behind]);
    let page = bench.pages(&jonas).remove(0);
    let heads: Vec<_> = page
        .heads
        .iter()
        .map(|push| (push.head.claimed().unwrap(), push.receipt.is_some()))
        .map(|(head, receipt)| (head.incarnation.device, head.seq, receipt))
        .collect();
    let (ada, jonas) = (ada.incarnation.device, jonas.incarnation.device);
    assert_eq!(heads, [(bench.hub.id(), 2, false), (ada, 5, false), (jonas, 5, false), (ada, 6, true)]);
}

#[test]
fn a_parked_operation_leaves_its_hashes_in_the_log_and_must_match_them_when_accepted_later() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let group = ada.write_group(&[1, 2], b"half");
    let alone = ada.write(3, b"alone");
    for half in [&group[..1], &group[1..]] {
        assert!(parked(&bench.push(&ada, half)[0]).is_some());
    }
    bench.push(&ada, std::slice::from_ref(&alone));
    let log = bench.pull_all(&jonas);
    let expected = group.iter().zip(1..).map(|(operation, seq)| {
        let (envelope, payload) = (sha256(&[&operation.envelope]), operation.payload.hash());
        Content::Parked(ParkedHashes { dot: ada.dot(seq), envelope, payload })
    });
    assert_eq!(log[..2], expected.collect::<Vec<_>>());

    let mut other = group.clone();
    other[1].payload = OperationPayload::Whole(b"flah".to_vec());
    assert_eq!(bench.pushed(ada.push_under(2, &other)), [Verdict::Clone, Verdict::Clone]);
    // Alone, under a head that lies before what was judged since.
    assert_eq!(bench.places(&bench.pushed(ada.push_under(2, &group))), [4, 5]);
    let pages = bench.pages(&jonas);
    let mut sceptic = Sceptic::new(&bench);
    pages.iter().for_each(|page| sceptic.read(page));
    assert_eq!((sceptic.parked, sceptic.taken_in), (2, 2));
}

#[test]
fn a_retried_operation_is_pushed_alone_under_a_head_at_or_before_what_was_judged() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let large = vec![7; limits::GROUP_BYTES];
    let refused = [ada.write(1, &large), ada.write(1, b"waits"), ada.write(1, b"waits too")];
    bench.push(&ada, &refused);
    let withdrawn = OperationPayload::Absent(refused[0].payload.hash());
    let withdrawn = soundings_wire::Operation { payload: withdrawn, ..refused[0].clone() };
    assert_eq!(bench.places(&bench.pushed(ada.push_under(1, &[withdrawn]))), [4], "before");
    assert_eq!(bench.places(&bench.pushed(ada.push_under(3, &refused[1..2]))), [5], "at");
    let again = ada.write(2, b"new");
    let both = [refused[2].clone(), again];
    assert_eq!(bench.places(&bench.pushed(ada.push_under(4, &both))), [6, 7], "or with what is new, if nothing lacks");
    let mut sceptic = Sceptic::new(&bench);
    bench.pages(&jonas).iter().for_each(|page| sceptic.read(page));
    assert_eq!((sceptic.parked, sceptic.taken_in), (3, 3));
}

#[test]
fn a_retried_operation_is_not_taken_under_a_head_of_another_chain_or_beyond_a_gap() {
    let mut bench = Bench::new();
    let (mut ada, jonas) = (bench.joined(), bench.joined());
    let group = ada.write_group(&[1, 2], b"half");
    bench.push(&ada, &group[..1]);
    bench.push(&ada, &group[1..]);
    let judged = ada.write(3, b"judged");
    bench.push(&ada, &[judged]);
    ada.write(4, b"lacks");
    ada.write(5, b"lacks too");
    let beyond = bench.pushed(ada.push_under(5, &group));
    assert!(beyond.iter().all(|verdict| parked(verdict) == Some((ParkReason::Gap, 4))), "{beyond:?}");
    ada.seq = 3;
    ada.write(3, b"as the copy wrote it");
    assert_eq!(bench.pushed(ada.push_under(3, &group)), [Verdict::Clone, Verdict::Clone]);
    let mut sceptic = Sceptic::new(&bench);
    bench.pages(&jonas).iter().for_each(|page| sceptic.read(page));
    assert_eq!((sceptic.parked, sceptic.taken_in), (2, 0));
}
