//! A hub that lies for a while: what stands between its answers and the devices has its key, and signs what it likes.

use std::collections::{BTreeMap, BTreeSet};

use soundings_wire::chain::extend_checksum;
use soundings_wire::messages::{
    Content, HubRefusal, HubReply, Page, PageProof, ParkReason, ParkedHashes, Placed, Pulled, Pushed, Verdict,
};
use soundings_wire::{Digest, Dot, Envelope, HybridTime, Id, Operation, Signed, sha256};

use crate::network::Asker;
use crate::outcome::{Failure, Outcome};
use crate::run::Run;

/// In how many ways a page lies.
pub(crate) const PAGE_LIES: u64 = 19;
/// How often a hub that lies does so about a page that holds something, in a thousand.
const LEAST_ABOUT_PAGES: u64 = 350;
/// The way in which a page lies that says there is more, and holds nothing.
pub(crate) const WITHHELD: u64 = 6;

/// The least that a device pauses for, and how often in a row it may ask within that: a person may, or the network came back.
const LEAST_PAUSE_MS: u64 = 500;
const AT_ONCE: u32 = 4;

/// The last page for a device that said that there is more of a log, and held nothing.
#[derive(Default)]
struct EmptyPages {
    request: u64,
    at_ms: u64,
    /// How many of them in a row came within [`LEAST_PAUSE_MS`] of the one before.
    at_once: u32,
}

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
    /// What each device was last told of a log of which nothing came.
    nothing: BTreeMap<(usize, Id), EmptyPages>,
    /// The requests that were answered by a lie.
    pub told_to: BTreeSet<(usize, u64)>,
    /// Tokens that it gave to honest devices, the last few.
    pub tokens: Vec<[u8; 32]>,
    /// The last operation of another that it saw, of each log.
    pub examples: BTreeMap<Id, Operation>,
}

impl Run {
    /// The answer as it is sent.
    pub fn perhaps_a_lie(&mut self, asker: Asker, reply: &HubReply) -> Outcome<HubReply> {
        let mut reply = reply.clone();
        if self.lies.lying && !self.calm && self.lies_about(&reply) {
            self.count("answers that lie");
            self.lies.told_to.insert((asker.device, asker.request));
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
        if let HubReply::Token(token) = &reply {
            self.lies.tokens.insert(0, token.token);
            self.lies.tokens.truncate(8);
        }
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

    /// About what a page holds it lies oftener than about all else; who withholds everything, in every page.
    fn lies_about(&mut self, reply: &HubReply) -> bool {
        let holds = matches!(reply, HubReply::Page(page) if !page.operations.is_empty());
        if holds && self.lies.always == Some(WITHHELD) {
            return true;
        }
        let often = self.weather.hub_lies;
        self.chance.happens(if holds { often.max(LEAST_ABOUT_PAGES) } else { often })
    }

    /// A device that is told that there is more of a log, and gets nothing, pauses: it does not ask on at once, again and again.
    fn check_patience(&mut self, asker: Asker, reply: &HubReply) -> Outcome {
        let HubReply::Page(page) = reply else { return Ok(()) };
        let Ok(proof) = page.proof.claimed() else { return Ok(()) };
        if !page.more || !page.operations.is_empty() {
            self.lies.nothing.remove(&(asker.device, proof.log));
            return Ok(());
        }
        let now_ms = self.time.now_ms();
        let empty = self.lies.nothing.entry((asker.device, proof.log)).or_default();
        // A request that the network doubled is one.
        if empty.request == asker.request {
            return Ok(());
        }
        let at_once = now_ms.saturating_sub(empty.at_ms) < LEAST_PAUSE_MS;
        *empty = EmptyPages { request: asker.request, at_ms: now_ms, at_once: if at_once { empty.at_once + 1 } else { 0 } };
        if empty.at_once > AT_ONCE {
            return Err(Failure::new(format!("device {} asks for empty pages without end", asker.device)));
        }
        Ok(())
    }

    fn lie_about_push(&mut self, pushed: &mut Pushed) {
        let which = self.chance.below(7);
        let reason = ParkReason::from_number(*self.chance.one(&[0, 1, 3, 5, 6, 7, 77]).unwrap_or(&0));
        for verdict in &mut pushed.verdicts {
            match (which, &mut *verdict) {
                (0, _) => *verdict = Verdict::Clone,
                (1, _) if self.chance.happens(500) => *verdict = Verdict::Unknown(77),
                (2, Verdict::Accepted(placed) | Verdict::Duplicate(placed)) => {
                    placed.hub_seq = placed.hub_seq.saturating_add_signed(self.chance.below(9) as i64 - 4).max(1);
                }
                (3, Verdict::Accepted(placed)) => *verdict = Verdict::Duplicate(*placed),
                (5, Verdict::Accepted(Placed { hub_seq, rank })) => {
                    *verdict = Verdict::Erased(Placed { hub_seq: *hub_seq, rank: *rank });
                }
                (6, Verdict::Accepted(_)) => *verdict = Verdict::Parked { reason, at_fault: 1 },
                _ => {}
            }
        }
        if which == 4 {
            pushed.verdicts.pop();
        }
    }

    fn lie_in_page(&mut self, asker: Asker, page: &mut Page) -> Outcome {
        let Ok(mut proof) = page.proof.claimed() else { return Ok(()) };
        let which = self.chance.below(PAGE_LIES);
        let which = self.lies.always.unwrap_or(which);
        let (held, any) = (page.operations.len(), !page.operations.is_empty());
        match which {
            0 if any => self.swap_bytes(page),
            1 | 2 => self.add_forged(page, &mut proof)?,
            3 => page.heads.clear(),
            4 if !page.heads.is_empty() => {
                page.heads.remove(self.chance.below(page.heads.len() as u64) as usize);
            }
            5 if any => {
                page.operations.remove(0);
                page.first += 1;
            }
            WITHHELD => {
                page.operations.clear();
                page.more = true;
                proof.cursor.hub_seq = page.first - 1;
            }
            7 => proof.cursor.epoch = self.chance.below(1_000) as u32,
            8 => {
                let by = *self.chance.one(&[-2, -1, 1, 2]).unwrap_or(&1);
                page.first = page.first.saturating_add_signed(by).max(1);
            }
            // Somebody's words are others, and a head over them is as their device's would be, but for who signed it.
            9 | 10 if any => self.forge_tail(page)?,
            16 => page.more = true,
            17 if any => self.say_refused(page),
            18 if any => {
                let place = self.chance.below(held as u64) as usize;
                page.operations[place].content = Content::Unknown(9);
            }
            _ if any => self.misplace(page, &mut proof, which),
            _ => {}
        }
        // A page that lies about what it holds says so or fits: now and then its checksum is the true log's.
        let as_it_was = held > 1 && self.chance.happens(250);
        let before =
            self.lies.told.get(&(asker.device, proof.log, page.first.saturating_sub(1))).copied().unwrap_or_default();
        if let Some(checksum) = self.checksum(before, &page.operations).filter(|_| !as_it_was) {
            proof.checksum = checksum;
        }
        page.proof = Signed::sign(&self.hub.key()?, &proof);
        Ok(())
    }

    /// What it took stands there as refused.
    fn say_refused(&mut self, page: &mut Page) {
        let place = self.chance.below(page.operations.len() as u64) as usize;
        let hashes = match &page.operations[place].content {
            Content::Whole(operation) => Envelope::outline(&operation.envelope).ok().map(|envelope| ParkedHashes {
                dot: envelope.dot,
                envelope: sha256(&[&operation.envelope]),
                payload: operation.payload.hash(),
            }),
            Content::Own(dot) => self
                .lies
                .signed
                .get(dot)
                .and_then(|signed| signed.last())
                .map(|hashes| ParkedHashes { dot: *dot, envelope: hashes.0, payload: hashes.1 }),
            Content::Parked(_) | Content::Unknown(_) => None,
        };
        if let Some(hashes) = hashes {
            page.operations[place] = Pulled { rank: HybridTime(0), content: Content::Parked(hashes) };
        }
    }

    /// A gap in the middle or at the end, something twice, or two in each other's place.
    fn misplace(&mut self, page: &mut Page, proof: &mut PageProof, which: u64) {
        let place = self.chance.below(page.operations.len() as u64) as usize;
        match which {
            11 => drop(page.operations.remove(place)),
            12 => {
                page.operations.remove(place);
                proof.cursor.hub_seq -= 1;
            }
            13 => {
                let twice = page.operations[0].clone();
                page.operations.insert(0, twice);
                page.first -= 1;
            }
            14 => proof.cursor.hub_seq += 1 + self.chance.below(3),
            _ => page.operations.rotate_left(1),
        }
    }

    /// What the checksum is if these stand in the log.
    pub fn checksum(&self, before: Digest, operations: &[Pulled]) -> Option<Digest> {
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
}
