//! A member's device whose app is not honest: properly enrolled, with its own key, it signs what no notebook ever would.

use ed25519_dalek::SigningKey;
use minicbor::Encode;
use soundings_core::model::Id;
use soundings_wire::chain::{self, Head};
use soundings_wire::messages::{Challenge, HubReply, HubRequest, Join, PROTOCOLS, Push, TokenRequest, Verdict};
use soundings_wire::{
    Change, Context, Dot, Envelope, HybridTime, Incarnation, Operation, OperationPayload, Payload, Signed, encode,
    invite, limits,
};

use crate::ledger::What;
use crate::outcome::{Failure, Outcome};
use crate::run::Run;

/// What stands in words that must never be shown.
pub(crate) const NEVER: &str = "n3ver";
/// How words begin that a liar may say: in its own name, beside what others said.
pub(crate) const LIED: &str = "lied";

/// The kinds and fields that it writes.
const NOTE: u16 = 6;
const ENTRY: u16 = 10;
const DELETION: u16 = 12;
pub(crate) const ERASURE: u16 = 13;
const FIRST_WORDS: u16 = 3;
const ENTRY_TEXT: u16 = 3;
const COVERS: u16 = 1;
const DONE: u16 = 5;
const ATTACHMENT: u16 = 7;
const ANSWER: u16 = 9;

/// A device without a notebook.
pub(crate) struct Liar {
    key: SigningKey,
    incarnation: Incarnation,
    team: Option<Id>,
    written: Vec<Operation>,
    /// What it asked to be erased, under which id, and when.
    asked: Vec<(Id, Id, u64)>,
}

/// One thing that a deletion covers, as the notebook writes it.
#[derive(Encode)]
#[cbor(map)]
struct Covered {
    #[n(0)]
    entity: Id,
    #[n(1)]
    seen: Context,
}

impl Liar {
    pub fn new() -> Self {
        let incarnation = Incarnation { device: Id([0xee; 16]), number: 1 };
        Self {
            key: SigningKey::from_bytes(&[0xee; 32]),
            incarnation,
            team: None,
            written: Vec::new(),
            asked: Vec::new(),
        }
    }

    /// Whether an operation is its own.
    pub fn wrote(&self, dot: Dot) -> bool {
        dot.incarnation == self.incarnation
    }

    fn head(&self, team: Id) -> Signed<Head> {
        let start = chain::start(team, self.incarnation);
        let chain = self.written.iter().fold(start, |head, operation| chain::extend(&head, operation));
        let head = Head { log: team, incarnation: self.incarnation, seq: self.written.len() as u64, chain };
        Signed::sign(&self.key, &head)
    }
}

impl Run {
    /// It says something.
    pub fn device_lies(&mut self) -> Outcome {
        if self.hub.hub.is_none() {
            return Ok(());
        }
        self.count("operations of a device that lies");
        if self.liar.team.is_none() {
            self.liar_joins()?;
        }
        let Some(team) = self.liar.team else { return Ok(()) };
        let Some((token, judged)) = self.liar_proves()? else {
            // A hub that was restored may not know it any more.
            return self.liar_joins();
        };
        self.liar_impersonates(token, team)?;
        for _ in 0..self.chance.between(1, 3) {
            match self.chance.below(100) {
                0..15 => self.liar_erases(team)?,
                15..20 => self.liar_erases_what_is_not(team),
                20..25 => self.liar_points_at_itself(team),
                _ => self.lie_in_log(team),
            }
        }
        self.liar_pushes(token, team, judged)
    }

    /// It offers what a restored hub lost of it, as others do.
    pub fn liar_offers_again(&mut self) -> Outcome {
        let Some(team) = self.liar.team else { return Ok(()) };
        if self.liar_proves()?.is_none() {
            self.liar_joins()?;
        }
        match self.liar_proves()? {
            Some((token, judged)) => self.liar_pushes(token, team, judged),
            None => Ok(()),
        }
    }

    fn liar_pushes(&mut self, token: [u8; 32], team: Id, judged: u64) -> Outcome {
        let operations: Vec<Operation> = self.liar.written.iter().skip(judged as usize).cloned().collect();
        let push = Push { token, head: self.liar.head(team), operations, ranks: None, receipt: None };
        let reply = self.ask_hub(&HubRequest::Push(push))?;
        if std::mem::take(&mut self.news) {
            self.look_again()?;
        }
        match reply {
            HubReply::Pushed(pushed) if !pushed.verdicts.contains(&Verdict::Clone) => Ok(()),
            other => Err(Failure::new(format!("the liar's own chain is its own, and the hub says {other:?}"))),
        }
    }

    fn ask_hub(&mut self, request: &HubRequest) -> Outcome<HubReply> {
        let answer = self.hub.handle(request, self.time.now_ms())?;
        self.news |= answer.added;
        Ok(answer.reply)
    }

    fn liar_joins(&mut self) -> Outcome {
        let Some(text) = self.hub.invite(self.time.now_ms())? else { return Ok(()) };
        let invite = invite::read(&text).map_err(|_| Failure::new("an invitation that nobody can read"))?;
        let join = Join {
            protocols: PROTOCOLS,
            hub: invite.hub,
            secret: invite.secret,
            incarnation: self.liar.incarnation,
            signing_key: self.liar.key.verifying_key().to_bytes(),
            sealing_key: [0xee; 32],
            engineer: Id([0xee; 16]),
            engineer_key: [0xee; 32],
            nonce: [0; 32],
            voucher: None,
        };
        let join = Signed::sign(&self.liar.key, &join);
        if let HubReply::Joined(welcome) = self.ask_hub(&HubRequest::Join(join))? {
            self.liar.team = welcome.claimed().ok().map(|welcome| welcome.team);
        }
        Ok(())
    }

    /// A token, and how much of it the hub has.
    fn liar_proves(&mut self) -> Outcome<Option<([u8; 32], u64)>> {
        let incarnation = self.liar.incarnation;
        let challenge = Challenge { protocols: PROTOCOLS, incarnation, nonce: [0; 32] };
        let HubReply::Challenged(challenged) = self.ask_hub(&HubRequest::Challenge(challenge))? else {
            return Ok(None);
        };
        let hub = challenged.proof.claimed().map(|proof| proof.hub).unwrap_or_default();
        let request = TokenRequest { hub, incarnation, nonce: challenged.nonce };
        let request = HubRequest::Token(Signed::sign(&self.liar.key, &request));
        let HubReply::Token(token) = self.ask_hub(&request)? else { return Ok(None) };
        Ok(Some((token.token, token.seen.first().map_or(0, |seen| seen.judged))))
    }

    /// Speaking as another, with another's token or head, is answered by no.
    fn liar_impersonates(&mut self, token: [u8; 32], team: Id) -> Outcome {
        let others: Vec<Dot> = self.lies.signed.keys().copied().filter(|dot| !self.liar.wrote(*dot)).collect();
        let Some(other) = self.chance.one(&others).copied() else { return Ok(()) };
        let head =
            Head { log: team, incarnation: other.incarnation, seq: other.seq, chain: soundings_wire::Digest([7; 32]) };
        let forged = Signed::sign(&self.liar.key, &head);
        let guessed = [self.chance.below(256) as u8; 32];
        let stolen = self.chance.one(&self.lies.tokens).copied().unwrap_or(guessed);
        for (token, head) in [(token, forged.clone()), (guessed, self.liar.head(team)), (stolen, forged)] {
            let push = Push { token, head, operations: Vec::new(), ranks: None, receipt: None };
            let reply = self.ask_hub(&HubRequest::Push(push))?;
            if !matches!(reply, HubReply::Refused(_)) {
                return Err(Failure::new(format!("somebody spoke as another, and the hub says {reply:?}")));
            }
        }
        Ok(())
    }

    /// The next operation of its chain.
    fn lie_in_log(&mut self, team: Id) {
        let now_ms = self.time.now_ms();
        let seq = self.liar.written.len() as u64 + 1;
        let own = Dot { incarnation: self.liar.incarnation, seq };
        let in_log = self.hub.things().unwrap_or_default();
        let of = |run: &mut Self, what| {
            let ids: Vec<Id> = run.ledger.ids(what).into_iter().filter(|id| in_log.contains(id)).collect();
            run.chance.recent(&ids).copied()
        };
        let (entry, note) = (of(self, What::Entry), of(self, What::Note));
        // None begins with another: a search finds by beginnings, and would find what is there for what was erased.
        let words = |mark: &str, seq: u64| format!("{mark}{seq}x");
        let mut lied = false;
        // Who has a hub lose its log, and is there first when it is restored, makes another's thing: the order in which first
        // writes stand is the hub's word.
        let which = match self.chance.below(8) {
            3 | 4 if self.weather.hub_restored > 0 || self.calm => 7,
            which => which,
        };
        let (kind, entity, change, clock) = match (which, entry, note) {
            (0, Some(entry), _) => {
                lied = true;
                let clock = *self.chance.one(&[1, now_ms, now_ms * 2]).unwrap_or(&now_ms);
                (ENTRY, entry, Change::new(ENTRY_TEXT, &words(LIED, seq)), clock)
            }
            (1 | 2, Some(entry), _) => {
                let change = Change { base: self.impossible(own), ..Change::new(ENTRY_TEXT, &words(NEVER, seq)) };
                (ENTRY, entry, change, now_ms)
            }
            (3, Some(entry), _) => (NOTE, entry, Change::new(FIRST_WORDS, &words(NEVER, seq)), now_ms),
            (4, _, Some(note)) => (NOTE, note, Change::new(FIRST_WORDS, &words(NEVER, seq)), 0),
            (5 | 6, Some(thing), _) | (5 | 6, None, Some(thing)) => {
                let covers = vec![Covered { entity: thing, seen: self.impossible(own) }];
                let entity = Id::new(now_ms, [seq as u8; 10]);
                (DELETION, entity, Change::new(COVERS, &covers), now_ms)
            }
            _ => {
                let entity = Id::new(now_ms, [seq as u8; 10]);
                (NOTE, entity, Change::new(FIRST_WORDS, &words(LIED, seq)), now_ms)
            }
        };
        if lied {
            self.ledger.lied.entry(entity).or_default().insert(words(LIED, seq));
        }
        let mut payload = Payload::new([seq as u8; 16], vec![change]).to_bytes();
        if !lied && self.chance.happens(150) {
            payload = vec![0xff; self.chance.below(40) as usize];
        }
        let mut envelope = envelope(team, own, (kind, entity), HybridTime::new(clock, 0), payload.len());
        if self.chance.happens(100) {
            envelope.group = Some(soundings_wire::Group { first: seq.saturating_sub(1).max(1), count: 3 });
        }
        let operation = Operation { envelope: encode(&envelope), payload: OperationPayload::Whole(payload) };
        self.say(|| format!("a device lies: {envelope:?}"));
        self.liar.written.push(operation);
    }

    /// It erases something at once, or what it asked for before, whatever time has passed.
    fn liar_erases(&mut self, team: Id) -> Outcome {
        let now_ms = self.time.now_ms();
        let in_log = self.hub.things()?;
        let things: Vec<Id> =
            self.ledger.things.iter().map(|thing| thing.id).filter(|id| in_log.contains(id)).collect();
        let before = self.chance.one(&self.liar.asked).copied().filter(|_| self.chance.happens(500));
        let (erasure, thing, asked) = match (before, self.chance.recent(&things)) {
            (Some(before), _) => before,
            (None, Some(thing)) => {
                let erasure = Id::new(now_ms, [self.liar.written.len() as u8; 10]);
                self.liar.asked.push((erasure, *thing, now_ms));
                // What its payload lists beside is nobody's to believe.
                let listed = self.chance.one(&things).copied().unwrap_or(*thing);
                self.liar_names(team, erasure, *thing, Change::new(COVERS, &vec![listed]));
                (erasure, *thing, now_ms)
            }
            (None, None) => return Ok(()),
        };
        self.liar_names(team, erasure, thing, Change::new(DONE, &true));
        if now_ms >= asked + limits::TAKE_BACK_MS {
            // Then it may: a member asked for it, and nobody took it back in a day.
            self.ledger.erased_by_other(thing);
        }
        Ok(())
    }

    /// It asks for the next operations of another to be erased, and for whatever blob, and a day later does it.
    fn liar_erases_what_is_not(&mut self, team: Id) {
        let others: Vec<Dot> = self.lies.signed.keys().copied().filter(|dot| !self.liar.wrote(*dot)).collect();
        let Some(other) = self.chance.one(&others).copied() else { return };
        let last = others.iter().filter(|dot| dot.incarnation == other.incarnation).map(|dot| dot.seq).max();
        let next = (1..4).map(|more| Dot { seq: last.unwrap_or(0) + more, ..other }).collect::<Vec<_>>();
        let erasure = Id::new(self.time.now_ms(), [self.liar.written.len() as u8; 10]);
        for done in [false, true] {
            let change = if done { Change::new(DONE, &true) } else { Change::new(COVERS, &Vec::<Id>::new()) };
            self.liar_writes(team, (ERASURE, erasure), vec![change], |envelope| {
                envelope.erased_operations = Some(next.clone());
                envelope.erased_blobs = Some(vec![erasure]);
            });
        }
    }

    /// Things that belong to themselves, or to one another.
    fn liar_points_at_itself(&mut self, team: Id) {
        let seq = self.liar.written.len() as u8;
        let [one, other] = [0, 1].map(|half| Id::new(self.time.now_ms(), [seq, half, 0, 0, 0, 0, 0, 0, 0, 0]));
        let first = Dot { incarnation: self.liar.incarnation, seq: self.liar.written.len() as u64 + 1 };
        let above = *self.chance.one(&[one, other]).unwrap_or(&one);
        for (thing, above) in [(one, above), (other, one)] {
            self.liar_writes(team, (ATTACHMENT, thing), vec![Change::new(ANSWER, &above)], |_| ());
        }
        let covered = Covered { entity: one, seen: Context::of(first) };
        let deletion = Id::new(self.time.now_ms(), [seq, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
        self.liar_writes(team, (DELETION, deletion), vec![Change::new(COVERS, &vec![covered])], |_| ());
    }

    /// An operation that names what is to be erased.
    fn liar_names(&mut self, team: Id, erasure: Id, thing: Id, change: Change) {
        self.liar_writes(team, (ERASURE, erasure), vec![change], |envelope| {
            envelope.erased_entities = Some(vec![thing])
        });
    }

    fn liar_writes(&mut self, team: Id, of: (u16, Id), changes: Vec<Change>, change: impl FnOnce(&mut Envelope)) {
        let seq = self.liar.written.len() as u64 + 1;
        let payload = Payload::new([seq as u8; 16], changes).to_bytes();
        let own = Dot { incarnation: self.liar.incarnation, seq };
        let clock = HybridTime::new(self.time.now_ms(), 0);
        let mut envelope = envelope(team, own, of, clock, payload.len());
        change(&mut envelope);
        self.say(|| format!("a device writes: {envelope:?}"));
        self.liar.written.push(Operation { envelope: encode(&envelope), payload: OperationPayload::Whole(payload) });
    }

    /// What it says to have seen, and cannot have.
    fn impossible(&mut self, own: Dot) -> Context {
        let others: Vec<Dot> = self.lies.signed.keys().copied().collect();
        let other = self.chance.one(&others).copied().unwrap_or(own);
        Context::of(match self.chance.below(3) {
            0 => Dot { seq: own.seq + self.chance.below(3), ..own },
            1 => Dot { seq: other.seq + (1 << 40), ..other },
            _ => Dot { incarnation: Incarnation { device: Id([0xdd; 16]), number: 1 }, seq: 1 },
        })
    }
}

fn envelope(log: Id, dot: Dot, (kind, entity): (u16, Id), clock: HybridTime, payload: usize) -> Envelope {
    Envelope {
        log,
        dot,
        clock,
        kind,
        entity,
        schema: 2,
        payload_length: payload as u32,
        group: None,
        blobs: None,
        erased_entities: None,
        erased_operations: None,
        erased_blobs: None,
    }
}
