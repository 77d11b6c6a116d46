//! The smallest hub there can be: it lets everybody in, keeps what comes in its order, and hands it on.

use std::collections::BTreeMap;

use ed25519_dalek::SigningKey;
use soundings_core::{Notebook, Reply, Request, Step};
use soundings_wire::chain::{self, Head, Receipt};
use soundings_wire::enrolment::{self, Enrolment, Role, Vouched};
use soundings_wire::invite::{self, Invite};
use soundings_wire::messages::{
    Challenged, Content, Cursor, EraseYourself, HubProof, HubRefusal, HubReply as Answer, HubRequest as Asked,
    PROTOCOLS, Page, PageProof, ParkReason, ParkedHashes, Placed, Pulled, Push, Pushed, Renewal, SeenOfDevice,
    SignedPush, Token, Verdict, Welcome,
};
use soundings_wire::{
    Change, Digest, Dot, Envelope, HybridTime, Id, Incarnation, Operation, OperationPayload, Payload, Signed, sha256,
};

use super::author::Author;

/// What stands at a place of its log.
#[derive(Clone)]
pub enum Place {
    Operation(Operation, HybridTime),
    Refused(ParkedHashes),
}

/// What somebody does to a notebook.
pub type OnRenewed = Box<dyn Fn(&Notebook)>;

pub struct Office {
    key: SigningKey,
    pub id: Id,
    pub team: Id,
    pub epoch: u32,
    pub log: Vec<Place>,
    /// Each author's heads, with the place they came at.
    heads: Vec<(usize, Incarnation, Signed<Head>)>,
    itself: Author,
    engineers: BTreeMap<Id, Id>,
    /// Each engineer's key, as their first device brought it.
    engineer_keys: BTreeMap<Id, [u8; 32]>,
    /// Who was let in, by which key.
    pub enrolled: Vec<(Incarnation, [u8; 32])>,
    /// By what each new name of a device was vouched for.
    pub vouched: Vec<Vouched>,
    devices: Vec<(Incarnation, [u8; 32])>,
    /// The things it takes nothing about.
    pub refuses: Vec<Id>,
    /// What it says of an operation that it refuses, by its seq.
    pub says_of_refused: fn(u64) -> Verdict,
    /// The next operation that comes was erased before.
    pub has_erased_next: bool,
    /// It says so of whatever is pushed.
    pub calls_clone: bool,
    /// Whose device its invitations make, if not somebody new.
    pub joins_as: Option<Id>,
    /// Who somebody new becomes whose id is another's.
    pub renames: Option<Id>,
    /// What it ranks everything by that is pushed.
    pub ranks_at: Option<HybridTime>,
    /// What it does to a page before it signs it, and to the heads with it.
    pub lies: Option<fn(&mut Page)>,
    /// What the owner of a device does right after it got a new name.
    pub when_renewed: Option<OnRenewed>,
    /// The largest request that came, in bytes.
    pub largest: usize,
    /// How many requests came.
    pub requests: usize,
    /// How many operations were pushed, again and again counted.
    pub pushed: usize,
    /// The dots of all that was pushed, again and again counted.
    pub pushed_dots: Vec<Dot>,
    /// Its clock, Unix milliseconds: ahead of every notebook's, so that it lowers no rank.
    pub now_ms: u64,
}

impl Office {
    pub fn new() -> Self {
        let (key, id, team) = (SigningKey::from_bytes(&[3; 32]), Id([0x11; 16]), Id([0x22; 16]));
        Self {
            itself: Author::new(key.clone(), Incarnation { device: id, number: 1 }, team),
            key,
            id,
            team,
            epoch: 1,
            log: Vec::new(),
            heads: Vec::new(),
            engineers: BTreeMap::new(),
            engineer_keys: BTreeMap::new(),
            enrolled: Vec::new(),
            vouched: Vec::new(),
            devices: Vec::new(),
            refuses: Vec::new(),
            says_of_refused: |at_fault| Verdict::Parked { reason: ParkReason::NotUnderstood, at_fault },
            has_erased_next: false,
            calls_clone: false,
            joins_as: None,
            renames: None,
            ranks_at: None,
            lies: None,
            when_renewed: None,
            largest: 0,
            requests: 0,
            pushed: 0,
            pushed_dots: Vec::new(),
            now_ms: u64::MAX >> 20,
        }
    }

    pub fn invite(&self) -> String {
        let invite = Invite {
            address: "http://127.0.0.1:1".into(),
            hub: self.id,
            hub_key: self.key.verifying_key().to_bytes(),
            secret: [5; 20],
            expires_ms: u64::MAX >> 16,
            role: Role::Engineer,
            engineer: self.joins_as,
        };
        invite::text(&Signed::sign(&self.key, &invite))
    }

    pub fn join(&mut self, notebook: &Notebook) {
        notebook.join(&self.invite()).unwrap();
        self.sync(notebook);
    }

    /// Lets each of two hear of everything that the other said: the team's is the same for both.
    pub fn meet(&mut self, one: &Notebook, other: &Notebook) {
        for _ in 0..2 {
            for notebook in [one, other] {
                self.sync(notebook);
            }
        }
        assert_eq!(one.dump_team().unwrap(), other.dump_team().unwrap());
    }

    /// Lets a notebook say and hear everything, or wait for a better day. How many requests that took.
    pub fn sync(&mut self, notebook: &Notebook) -> usize {
        notebook.sync_now().unwrap();
        for requests in 0..1000 {
            match notebook.sync_next().unwrap() {
                Step::Send(Request { long_poll: true, .. }) | Step::Wait { .. } => return requests,
                Step::Send(request) => {
                    self.largest = self.largest.max(request.body.len());
                    self.requests += 1;
                    let asked = Asked::from_frame(&request.body).unwrap();
                    let body = self.answer(&asked).to_frame();
                    notebook.sync_reply(request.id, &Reply::Answer { status: 200, body, retry_after_s: None }).unwrap();
                    if let (Asked::Renew(_), Some(act)) = (&asked, &self.when_renewed) {
                        act(notebook);
                    }
                }
                other => panic!("{other:?}"),
            }
        }
        panic!("it never ends");
    }

    fn proof(&self, nonce: [u8; 32]) -> HubProof {
        HubProof { hub: self.id, epoch: self.epoch, nonce, protocols: PROTOCOLS }
    }

    pub fn answer(&mut self, asked: &Asked) -> Answer {
        match asked {
            Asked::Join(join) => {
                let join = join.claimed().unwrap();
                let engineer = self.joins_as.or(self.renames).unwrap_or(join.engineer);
                self.engineer_keys.entry(engineer).or_insert(join.engineer_key);
                self.enrol(join.incarnation, engineer, (join.signing_key, join.sealing_key));
                self.welcome(join.nonce, join.incarnation)
            }
            Asked::Renew(renewal) => self.renew(renewal),
            Asked::Challenge(challenge) => {
                let nonce =
                    sha256(&[challenge.incarnation.device.as_bytes(), &challenge.incarnation.number.to_be_bytes()]).0;
                self.devices.push((challenge.incarnation, nonce));
                let proof = Signed::sign(&self.key, &self.proof(challenge.nonce));
                Answer::Challenged(Challenged { proof, nonce })
            }
            Asked::Token(request) => {
                let request = request.claimed().unwrap();
                let seen = vec![self.seen(request.incarnation)];
                Answer::Token(Token { token: request.nonce, expires_ms: 3_600_000, now_ms: 0, seen, watermark: None })
            }
            Asked::Push(push) => self.push(push),
            // As a hub of an earlier version: it keeps the team's log alone.
            Asked::Pull(pull) if pull.log != self.team => Answer::Refused(HubRefusal::NotYourLog.into()),
            Asked::Pull(pull) => match self.devices.iter().find(|(_, token)| *token == pull.token).copied() {
                Some((device, _)) => self.page(device, pull.after, pull.own_whole),
                None => Answer::Refused(HubRefusal::TokenExpired.into()),
            },
            _ => Answer::Refused(HubRefusal::NotUnderstood.into()),
        }
    }

    /// Gives a device another name, if the key that it had or its engineer's vouches for it; the same one if it asks again.
    fn renew(&mut self, renewal: &Renewal) -> Answer {
        let renew = renewal.renew.claimed().unwrap();
        let engineer = self.engineers[&renew.before.device];
        let device = self.enrolled.iter().find(|(name, _)| *name == renew.before).map(|(_, key)| *key);
        let keys = [(device, Vouched::DeviceKey), (self.engineer_keys.get(&engineer).copied(), Vouched::EngineerKey)];
        let vouches = |key: &Option<[u8; 32]>| key.is_some_and(|key| renewal.voucher.verified(&key).is_ok());
        let Some((_, vouched)) = keys.iter().find(|(key, _)| vouches(key)) else {
            return Answer::Refused(HubRefusal::Signature.into());
        };
        let of_device = || self.enrolled.iter().filter(|(name, _)| name.device == renew.before.device);
        if let Some((name, _)) = of_device().find(|(_, key)| *key == renew.signing_key) {
            return self.welcome(renew.nonce, *name);
        }
        let number = of_device().map(|(name, _)| name.number).max().unwrap_or(0) + 1;
        let name = Incarnation { number, ..renew.before };
        self.vouched.push(*vouched);
        self.enrol(name, engineer, (renew.signing_key, renew.sealing_key));
        self.welcome(renew.nonce, name)
    }

    fn welcome(&self, nonce: [u8; 32], incarnation: Incarnation) -> Answer {
        let welcome = Welcome {
            proof: self.proof(nonce),
            team: self.team,
            engineer: self.engineers[&incarnation.device],
            role: Role::Engineer,
            incarnation,
        };
        Answer::Joined(Signed::sign(&self.key, &welcome))
    }

    fn enrol(&mut self, incarnation: Incarnation, engineer: Id, keys: ([u8; 32], [u8; 32])) {
        self.engineers.insert(incarnation.device, engineer);
        self.enrolled.push((incarnation, keys.0));
        self.say_of(incarnation, engineer, keys, None);
    }

    /// Takes the access of a device, at a moment of the hub's clock.
    pub fn revoke(&mut self, incarnation: Incarnation, until_ms: u64) {
        let engineer = self.engineers[&incarnation.device];
        let key = self.enrolled.iter().find(|(enrolled, _)| *enrolled == incarnation).unwrap().1;
        self.say_of(incarnation, engineer, (key, [0; 32]), Some(until_ms));
    }

    /// That a push of such a device's came, at a moment of its clock.
    pub fn receipt(&self, head: &Signed<Head>, received_ms: u64) -> Signed<Receipt> {
        Signed::sign(&self.key, &Receipt { head: head.claimed().unwrap(), received_ms, ranks: None })
    }

    fn say_of(
        &mut self,
        incarnation: Incarnation,
        engineer: Id,
        (signing_key, sealing_key): ([u8; 32], [u8; 32]),
        until_ms: Option<u64>,
    ) {
        let enrolment = Enrolment {
            engineer,
            incarnation,
            signing_key,
            sealing_key,
            engineer_key: self.engineer_keys.get(&engineer).copied().unwrap_or_default(),
            role: Role::Engineer,
            vouched: Vouched::Invitation,
            since_ms: 0,
            until_ms,
        };
        let changes = vec![Change::new(enrolment::FIELD, &enrolment)];
        let operation = self.itself.say(enrolment::KIND, incarnation.device, changes);
        self.log.push(Place::Operation(operation, self.itself.clock));
        self.heads.push((self.log.len(), self.itself.incarnation, self.itself.head()));
    }

    /// Who proved last who they are.
    pub fn last_device(&self) -> Incarnation {
        self.devices.last().unwrap().0
    }

    /// An order to a device to erase itself, in a hub's name and under this office's own key or another.
    pub fn order(&self, hub: Id, incarnation: Incarnation, forged: bool) -> Signed<EraseYourself> {
        let key = if forged { SigningKey::from_bytes(&[4; 32]) } else { self.key.clone() };
        Signed::sign(&key, &EraseYourself { hub, incarnation, ordered_ms: self.now_ms })
    }

    /// A device of its own making, in the team.
    pub fn author(&mut self, number: u8) -> Author {
        let incarnation = Incarnation { device: Id([number; 16]), number: 1 };
        let key = SigningKey::from_bytes(&[number; 32]);
        self.enrol(incarnation, Id([number; 16]), (key.verifying_key().to_bytes(), [0; 32]));
        Author::new(key, incarnation, self.team)
    }

    /// Takes what such a device says.
    pub fn hear(&mut self, author: &Author, operations: Vec<Operation>) {
        self.log.extend(operations.into_iter().map(|operation| Place::Operation(operation, author.clock)));
        self.heads.push((self.log.len(), author.incarnation, author.head()));
    }

    pub fn seen(&self, incarnation: Incarnation) -> SeenOfDevice {
        let of_device = |place: &Place| {
            let dot = dot(place);
            (dot.incarnation == incarnation).then_some(dot.seq)
        };
        let stored: Vec<u64> =
            self.log.iter().filter(|place| matches!(place, Place::Operation(..))).filter_map(of_device).collect();
        let judged = self.log.iter().filter_map(of_device).max().unwrap_or(0);
        let parked = (1..=judged).filter(|seq| !stored.contains(seq)).collect();
        SeenOfDevice { log: self.team, judged, parked }
    }

    fn push(&mut self, push: &Push) -> Answer {
        self.pushed += push.operations.len();
        self.pushed_dots.extend(push.operations.iter().map(|operation| read(operation).dot));
        if self.calls_clone {
            let verdicts = push.operations.iter().map(|_| Verdict::Clone).collect();
            return Answer::Pushed(Pushed { verdicts, now_ms: 0 });
        }
        let before = self.log.len();
        let verdicts = push.operations.iter().map(|operation| self.keep(operation)).collect();
        if self.log.len() > before {
            let incarnation = push.head.claimed().unwrap().incarnation;
            self.heads.push((self.log.len(), incarnation, push.head.clone()));
        }
        Answer::Pushed(Pushed { verdicts, now_ms: 0 })
    }

    fn page(&self, device: Incarnation, after: Cursor, own_whole: bool) -> Answer {
        let is_here = after.epoch == self.epoch && after.hub_seq <= self.log.len() as u64;
        let start = if is_here { after.hub_seq as usize } else { 0 };
        let mut page = Page {
            first: start as u64 + 1,
            operations: Vec::new(),
            heads: Vec::new(),
            more: false,
            proof: Signed::sign(&self.key, &self.page_proof(Digest::default())),
        };
        for place in self.log.iter().skip(start) {
            page.operations.push(match place {
                Place::Refused(hashes) => Pulled { rank: HybridTime::default(), content: Content::Parked(*hashes) },
                Place::Operation(..) if dot(place).incarnation == device && !own_whole => {
                    Pulled { rank: rank(place), content: Content::Own(dot(place)) }
                }
                Place::Operation(operation, rank) => Pulled { rank: *rank, content: Content::Whole(operation.clone()) },
            });
        }
        let lasts: BTreeMap<Incarnation, &Signed<Head>> =
            self.heads.iter().filter(|(at, ..)| *at > start).map(|(_, author, head)| (*author, head)).collect();
        page.heads.extend(lasts.values().map(|head| SignedPush { head: (*head).clone(), receipt: None }));
        let mut all: Vec<Pulled> = self.log[..start].iter().map(whole).collect();
        if let Some(lie) = self.lies {
            lie(&mut page);
            all.extend(page.operations.clone());
        } else {
            all.extend(self.log[start..].iter().map(whole));
        }
        page.proof = Signed::sign(&self.key, &self.page_proof(checksum(&all)));
        Answer::Page(page)
    }

    fn page_proof(&self, checksum: Digest) -> PageProof {
        let cursor = Cursor { epoch: self.epoch, hub_seq: self.log.len() as u64 };
        PageProof { log: self.team, cursor, checksum, now_ms: self.now_ms, watermark: None }
    }

    fn has(&self, dot: Dot) -> bool {
        self.log.iter().any(|place| self::dot(place) == dot)
    }

    /// Goes back to when its log had so many places.
    pub fn restore(&mut self, length: usize) {
        self.log.truncate(length);
        self.heads.retain(|(at, ..)| *at <= length);
    }

    /// Forgets every token.
    pub fn end_tokens(&mut self) {
        self.devices.clear();
    }

    fn keep(&mut self, operation: &Operation) -> Verdict {
        let envelope = Envelope::from_bytes(&operation.envelope).unwrap();
        let known = self
            .log
            .iter()
            .zip(1..)
            .find(|(place, _)| matches!(place, Place::Operation(..)) && dot(place) == envelope.dot);
        if let Some((place, hub_seq)) = known {
            return Verdict::Duplicate(Placed { hub_seq, rank: rank(place) });
        }
        let before = Dot { seq: envelope.dot.seq - 1, ..envelope.dot };
        if before.seq > 0 && !self.has(before) {
            return Verdict::Parked { reason: ParkReason::Gap, at_fault: before.seq };
        }
        if self.refuses.contains(&envelope.entity) {
            if !self.has(envelope.dot) {
                let (envelope_hash, payload) = (sha256(&[&operation.envelope]), operation.payload.hash());
                let hashes = ParkedHashes { dot: envelope.dot, envelope: envelope_hash, payload };
                self.log.push(Place::Refused(hashes));
            }
            return (self.says_of_refused)(envelope.dot.seq);
        }
        for place in &mut self.log {
            if let Place::Operation(kept, _) = place
                && envelope.erased_entities.iter().flatten().any(|erased| *erased == read(kept).entity)
            {
                kept.payload = OperationPayload::Absent(kept.payload.hash());
            }
        }
        let rank = self.ranks_at.unwrap_or(envelope.clock);
        let placed = Placed { hub_seq: self.log.len() as u64 + 1, rank };
        if std::mem::take(&mut self.has_erased_next) {
            let payload = OperationPayload::Absent(operation.payload.hash());
            self.log.push(Place::Operation(Operation { payload, ..operation.clone() }, envelope.clock));
            return Verdict::Erased(placed);
        }
        self.log.push(Place::Operation(operation.clone(), rank));
        Verdict::Accepted(placed)
    }

    /// What the team got from people, in order: whose thing, and the fields with their values.
    pub fn heard(&self) -> Vec<(Envelope, Payload)> {
        let whole = self.operations().filter_map(|operation| match &operation.payload {
            OperationPayload::Whole(bytes) => Some((read(operation), Payload::from_bytes(bytes).unwrap())),
            OperationPayload::Absent(_) => None,
        });
        whole.filter(|(envelope, _)| envelope.kind != enrolment::KIND).collect()
    }

    fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.log.iter().filter_map(|place| match place {
            Place::Operation(operation, _) => Some(operation),
            Place::Refused(_) => None,
        })
    }

    /// Whether words are anywhere in what the team got.
    pub fn knows(&self, words: &str) -> bool {
        self.operations().any(|operation| match &operation.payload {
            OperationPayload::Whole(bytes) => bytes.windows(words.len()).any(|window| window == words.as_bytes()),
            OperationPayload::Absent(_) => false,
        })
    }

    /// Whether a thing's id is anywhere in what the team got.
    pub fn names_thing(&self, id: Id) -> bool {
        let is = |window: &[u8]| window == id.as_bytes();
        self.operations().any(|operation| {
            let payload: &[u8] = match &operation.payload {
                OperationPayload::Whole(bytes) => bytes,
                OperationPayload::Absent(_) => &[],
            };
            operation.envelope.windows(16).any(is) || payload.windows(16).any(is)
        })
    }
}

fn read(operation: &Operation) -> Envelope {
    Envelope::outline(&operation.envelope).unwrap()
}

fn dot(place: &Place) -> Dot {
    match place {
        Place::Operation(operation, _) => read(operation).dot,
        Place::Refused(hashes) => hashes.dot,
    }
}

fn rank(place: &Place) -> HybridTime {
    match place {
        Place::Operation(_, rank) => *rank,
        Place::Refused(_) => HybridTime::default(),
    }
}

fn whole(place: &Place) -> Pulled {
    let content = match place {
        Place::Operation(operation, _) => Content::Whole(operation.clone()),
        Place::Refused(hashes) => Content::Parked(*hashes),
    };
    Pulled { rank: rank(place), content }
}

fn checksum(all: &[Pulled]) -> Digest {
    all.iter().fold(Digest::default(), |checksum, pulled| {
        let (envelope, payload) = match &pulled.content {
            Content::Whole(operation) => (sha256(&[&operation.envelope]), operation.payload.hash()),
            Content::Parked(hashes) => (hashes.envelope, hashes.payload),
            // A later version knows what it hashes to.
            Content::Unknown(_) => Default::default(),
            other => panic!("{other:?}"),
        };
        chain::extend_checksum(&checksum, &envelope, &payload, pulled.rank)
    })
}
