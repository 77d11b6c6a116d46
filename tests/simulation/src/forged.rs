//! What a hub that lies puts into somebody's mouth.

use soundings_wire::chain::{self, Head};
use soundings_wire::messages::{Content, Page, PageProof, Pulled, SignedPush};
use soundings_wire::{Dot, Envelope, Id, Incarnation, Operation, OperationPayload, Signed, encode};

use crate::outcome::Outcome;
use crate::run::Run;

/// What words become that nobody signed: nowhere may they be shown.
pub(crate) const FORGED: &str = "f0rged";
/// What stands in all words that engineers write, and is as long.
const HEARD: &str = " heard";

impl Run {
    /// Other words in somebody's operation.
    pub(super) fn swap_bytes(&mut self, page: &mut Page) {
        let place = self.chance.below(page.operations.len() as u64) as usize;
        if let Some(Pulled { content: Content::Whole(operation), .. }) = page.operations.get_mut(place) {
            forge(operation);
        }
    }

    /// An operation in somebody's name, which they never wrote; now and then it asks for an erasure.
    pub(super) fn add_forged(&mut self, page: &mut Page, proof: &mut PageProof) -> Outcome {
        let Some(mut operation) = self.lies.examples.get(&proof.log).cloned() else { return Ok(()) };
        let Ok(mut envelope) = Envelope::outline(&operation.envelope) else { return Ok(()) };
        let authors: Vec<Incarnation> = self.lies.signed.keys().map(|dot| dot.incarnation).collect();
        let Some(incarnation) = self.chance.one(&authors).copied() else { return Ok(()) };
        let dots = self.lies.signed.keys().filter(|dot| dot.incarnation == incarnation);
        let last = dots.map(|dot| dot.seq).max().unwrap_or(0);
        // Mostly the very next: behind a gap nobody would look at it.
        let seq = if self.chance.happens(700) { last + 1 } else { last + self.chance.below(3) };
        envelope.dot = Dot { incarnation, seq: seq.max(1) };
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

    /// Other words in the last that somebody says on a page, and the head over it as theirs would be.
    pub(super) fn forge_tail(&mut self, page: &mut Page) -> Outcome {
        let whole = |pulled: &Pulled| matches!(&pulled.content, Content::Whole(_));
        let Some(place) = page.operations.iter().rposition(whole) else { return Ok(()) };
        let Content::Whole(operation) = &mut page.operations[place].content else { return Ok(()) };
        let Ok(envelope) = Envelope::outline(&operation.envelope) else { return Ok(()) };
        forge(operation);
        let operation = operation.clone();
        if let Some(forged) = self.forged_head(&envelope, &operation)? {
            let of = |push: &SignedPush| push.head.claimed().ok().map(|head| head.incarnation);
            page.heads.retain(|push| of(push) != Some(envelope.dot.incarnation));
            page.heads.push(forged);
        }
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
