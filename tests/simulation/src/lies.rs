//! A hub that lies for a while: what stands between its answers and the devices has its key, and signs what it likes.

use std::collections::BTreeMap;

use soundings_wire::chain::{self, Head, extend_checksum};
use soundings_wire::messages::{Content, HubRefusal, HubReply, Page, PageProof, Pulled, Pushed, SignedPush, Verdict};
use soundings_wire::{Digest, Dot, Envelope, Id, Incarnation, Operation, OperationPayload, Signed, encode, sha256};

use crate::network::Asker;
use crate::outcome::{Failure, Outcome};
use crate::run::Run;

/// What words become that nobody signed: nowhere may they be shown.
pub(crate) const FORGED: &str = "f0rged";
/// What stands in all words that engineers write, and is as long.
const HEARD: &str = " heard";

/// What a lying hub remembers.
#[derive(Default)]
pub(crate) struct Lies {
    /// It lies now.
    pub lying: bool,
    /// What it told each device that the log's checksum is after a place.
    told: BTreeMap<(usize, Id, u64), Digest>,
    /// The hashes of all that honest devices signed.
    pub signed: BTreeMap<Dot, Vec<(Digest, Digest)>>,
    /// It tells the same lie all the time, whichever.
    pub always: Option<u64>,
    /// How often each device was told in a row that there is more, and got nothing.
    nothing: BTreeMap<usize, u32>,
    /// The last operation of another that it saw, of each log.
    examples: BTreeMap<Id, Operation>,
}

impl Run {
    /// The answer as it is sent.
    pub fn perhaps_a_lie(&mut self, asker: Asker, reply: &HubReply) -> Outcome<HubReply> {
        let mut reply = reply.clone();
        if self.lies.lying && !self.calm && self.chance.happens(self.weather.hub_lies) {
            self.count("answers that lie");
            match &mut reply {
                HubReply::Page(page) => self.lie_in_page(asker, page)?,
                HubReply::Pushed(pushed) => self.lie_about_push(pushed),
                HubReply::Token(token) => {
                    for seen in &mut token.seen {
                        seen.judged = seen.judged.saturating_add_signed(self.chance.below(7) as i64 - 3);
                        if self.chance.happens(300) {
                            seen.parked.push(1 + self.chance.below(seen.judged));
                        }
                    }
                }
                HubReply::Challenged(challenged) => {
                    if let Ok(mut proof) = challenged.proof.claimed() {
                        proof.epoch = self.chance.below(1_000) as u32;
                        challenged.proof = Signed::sign(&self.hub.key()?, &proof);
                    }
                }
                _ => {}
            }
            if self.chance.happens(80) {
                let number = *self.chance.one(&[9, 12, 8, 77, 6]).unwrap_or(&77);
                reply = HubReply::Refused(HubRefusal::from_number(number).into());
            }
            let page = if let HubReply::Page(page) = &reply { format!("{page:?}") } else { format!("{reply:?}") };
            self.say(|| format!("  a lie: {}", page.chars().take(300).collect::<String>()));
        }
        self.check_patience(asker, &reply)?;
        if let HubReply::Page(page) = &reply {
            if let Ok(proof) = page.proof.claimed() {
                self.lies.told.insert((asker.device, proof.log, proof.cursor.hub_seq), proof.checksum);
            }
            for pulled in &page.operations {
                if let Content::Whole(operation) = &pulled.content
                    && let Ok(envelope) = Envelope::outline(&operation.envelope)
                {
                    self.lies.examples.insert(envelope.log, operation.clone());
                }
            }
        }
        Ok(reply)
    }

    /// A device that is told again and again that there is more, and gets nothing, pauses.
    fn check_patience(&mut self, asker: Asker, reply: &HubReply) -> Outcome {
        let nothing = matches!(reply, HubReply::Page(page) if page.more && page.operations.is_empty());
        let times = self.lies.nothing.entry(asker.device).or_default();
        *times = if nothing { *times + 1 } else { 0 };
        if *times > 30 {
            return Err(Failure::new(format!("device {} asks for empty pages without end", asker.device)));
        }
        Ok(())
    }

    fn lie_about_push(&mut self, pushed: &mut Pushed) {
        let which = self.chance.below(5);
        for verdict in &mut pushed.verdicts {
            match (which, &mut *verdict) {
                (0, _) => *verdict = Verdict::Clone,
                (1, _) if self.chance.happens(500) => *verdict = Verdict::Unknown(77),
                (2, Verdict::Accepted(placed) | Verdict::Duplicate(placed)) => {
                    placed.hub_seq = placed.hub_seq.saturating_add_signed(self.chance.below(9) as i64 - 4).max(1);
                }
                (3, Verdict::Accepted(placed)) => *verdict = Verdict::Duplicate(*placed),
                _ => {}
            }
        }
        if which == 4 {
            pushed.verdicts.pop();
        }
    }

    fn lie_in_page(&mut self, asker: Asker, page: &mut Page) -> Outcome {
        let Ok(mut proof) = page.proof.claimed() else { return Ok(()) };
        let which = self.chance.below(9);
        match self.lies.always.unwrap_or(which) {
            0 => self.swap_bytes(page),
            1 | 2 => self.add_forged(page, &mut proof)?,
            3 => page.heads.clear(),
            4 if !page.heads.is_empty() => {
                page.heads.remove(self.chance.below(page.heads.len() as u64) as usize);
            }
            5 if !page.operations.is_empty() => {
                page.operations.remove(0);
                page.first += 1;
            }
            6 => {
                page.operations.clear();
                page.more = true;
                proof.cursor.hub_seq = page.first - 1;
            }
            7 => proof.cursor.epoch = self.chance.below(1_000) as u32,
            _ => page.first = page.first.saturating_add_signed(self.chance.below(5) as i64 - 2).max(1),
        }
        let before =
            self.lies.told.get(&(asker.device, proof.log, page.first.saturating_sub(1))).copied().unwrap_or_default();
        if let Some(checksum) = self.checksum(before, &page.operations) {
            proof.checksum = checksum;
        }
        page.proof = Signed::sign(&self.hub.key()?, &proof);
        Ok(())
    }

    /// What the checksum is if these stand in the log.
    fn checksum(&self, before: Digest, operations: &[Pulled]) -> Option<Digest> {
        let mut checksum = before;
        for pulled in operations {
            let (envelope, payload) = match &pulled.content {
                Content::Whole(operation) => (sha256(&[&operation.envelope]), operation.payload.hash()),
                Content::Parked(hashes) => (hashes.envelope, hashes.payload),
                Content::Own(dot) => *self.lies.signed.get(dot)?.last()?,
                Content::Unknown(_) => return None,
            };
            checksum = extend_checksum(&checksum, &envelope, &payload, pulled.rank);
        }
        Some(checksum)
    }

    /// Other words in somebody's operation.
    fn swap_bytes(&mut self, page: &mut Page) {
        let place = self.chance.below(page.operations.len() as u64) as usize;
        if let Some(Pulled { content: Content::Whole(operation), .. }) = page.operations.get_mut(place) {
            forge(operation);
        }
    }

    /// An operation in somebody's name, which they never wrote; now and then it asks for an erasure.
    fn add_forged(&mut self, page: &mut Page, proof: &mut PageProof) -> Outcome {
        let Some(mut operation) = self.lies.examples.get(&proof.log).cloned() else { return Ok(()) };
        let Ok(mut envelope) = Envelope::outline(&operation.envelope) else { return Ok(()) };
        let authors: Vec<Incarnation> = self.lies.signed.keys().map(|dot| dot.incarnation).collect();
        let Some(incarnation) = self.chance.one(&authors).copied() else { return Ok(()) };
        let dots = self.lies.signed.keys().filter(|dot| dot.incarnation == incarnation);
        let last = dots.map(|dot| dot.seq).max().unwrap_or(0);
        envelope.dot = Dot { incarnation, seq: (last + self.chance.below(3)).max(1) };
        envelope.group = None;
        if self.chance.happens(500) {
            envelope.entity = Id::new(self.time.now_ms(), [self.chance.below(256) as u8; 10]);
        }
        if self.chance.happens(300) {
            envelope.erased_entities = self.ledger.things.last().map(|thing| vec![thing.id]);
        }
        forge(&mut operation);
        operation.envelope = encode(&envelope);
        page.heads.extend(self.forged_head(&envelope, &operation)?);
        page.operations.push(Pulled { rank: envelope.clock, content: Content::Whole(operation) });
        proof.cursor.hub_seq += 1;
        Ok(())
    }

    /// A head over it that fits the author's chain in everything but whose key signed it. None where the forger does not know
    /// the chain so far.
    fn forged_head(&mut self, envelope: &Envelope, operation: &Operation) -> Outcome<Option<SignedPush>> {
        let Dot { incarnation, seq } = envelope.dot;
        let mut chain = chain::start(envelope.log, incarnation);
        for seq in 1..seq {
            let Some(hashes) = self.lies.signed.get(&Dot { incarnation, seq }) else { return Ok(None) };
            let Some((envelope, payload)) = hashes.first() else { return Ok(None) };
            chain = chain::extend_hashed(&chain, envelope, payload);
        }
        let chain = chain::extend(&chain, operation);
        let head = Signed::sign(&self.hub.key()?, &Head { log: envelope.log, incarnation, seq, chain });
        Ok(Some(SignedPush { head, receipt: None }))
    }
}

/// Puts words in that nobody said.
fn forge(operation: &mut Operation) {
    let OperationPayload::Whole(payload) = &mut operation.payload else { return };
    let heard = payload.windows(HEARD.len()).position(|window| window == HEARD.as_bytes());
    match (heard, payload.last_mut()) {
        (Some(place), _) => payload[place..place + FORGED.len()].copy_from_slice(FORGED.as_bytes()),
        (None, Some(last)) => *last ^= 1,
        (None, None) => {}
    }
}
