//! The smallest hub there can be: it lets everybody in, keeps what comes in its order, and hands it on.

use ed25519_dalek::{Signer, SigningKey};
use soundings_core::{Notebook, Reply, Request, Step};
use soundings_wire::invite::Invite;
use soundings_wire::messages::{
    Challenged, Cursor, HubProof, HubRefusal, HubReply as Answer, HubRequest as Asked, Joined, Page, ParkReason,
    Pulled, Pushed, Role, SeenOfDevice, Token, Verdict,
};
use soundings_wire::{
    Digest, Dot, Envelope, HybridTime, Id, Incarnation, Operation, OperationPayload, Payload, chain, sha256,
};

pub struct Office {
    key: SigningKey,
    id: Id,
    team: Id,
    pub log: Vec<(Operation, HybridTime)>,
    devices: Vec<(Incarnation, [u8; 32])>,
    /// The things it takes nothing about.
    pub refuses: Vec<Id>,
    /// The next operation that comes was erased before.
    pub has_erased_next: bool,
    /// What it refused and knows of.
    parked: Vec<Dot>,
    /// The largest request that came, in bytes.
    pub largest: usize,
    /// How many operations were pushed, again and again counted.
    pub pushed: usize,
    /// Its clock, Unix milliseconds: ahead of every notebook's, so that it lowers no rank.
    pub now_ms: u64,
}

impl Office {
    pub fn new() -> Self {
        Self {
            key: SigningKey::from_bytes(&[3; 32]),
            id: Id([0x11; 16]),
            team: Id([0x22; 16]),
            log: Vec::new(),
            devices: Vec::new(),
            refuses: Vec::new(),
            has_erased_next: false,
            parked: Vec::new(),
            largest: 0,
            pushed: 0,
            now_ms: u64::MAX >> 20,
        }
    }

    pub fn invite(&self) -> String {
        Invite {
            address: "http://127.0.0.1:1".into(),
            hub: self.id,
            hub_key: self.key.verifying_key().to_bytes(),
            secret: [5; 20],
            expires_ms: u64::MAX >> 16,
        }
        .to_string()
    }

    pub fn join(&mut self, notebook: &Notebook) {
        notebook.join(&self.invite()).unwrap();
        self.sync(notebook);
    }

    /// Lets a notebook say and hear everything.
    pub fn sync(&mut self, notebook: &Notebook) {
        notebook.sync_now().unwrap();
        for _ in 0..1000 {
            match notebook.sync_next().unwrap() {
                Step::Send(Request { long_poll: true, .. }) => return,
                Step::Send(request) => {
                    self.largest = self.largest.max(request.body.len());
                    let body = self.answer(&Asked::from_frame(&request.body).unwrap()).to_frame();
                    notebook.sync_reply(request.id, &Reply::Answer { status: 200, body, retry_after_s: None }).unwrap();
                }
                other => panic!("{other:?}"),
            }
        }
        panic!("it never ends");
    }

    fn proof(&self, nonce: [u8; 32]) -> HubProof {
        let mut proof = HubProof { hub: self.id, epoch: 1, nonce, signature: [0; 64] };
        proof.signature = self.key.sign(&proof.message()).to_bytes();
        proof
    }

    fn answer(&mut self, asked: &Asked) -> Answer {
        match asked {
            Asked::Join(join) => Answer::Joined(Joined {
                hub: self.proof(join.nonce),
                team: self.team,
                engineer: join.engineer,
                role: Role::Engineer,
            }),
            Asked::Challenge(challenge) => {
                let nonce = sha256(&[challenge.incarnation.device.as_bytes()]).0;
                self.devices.push((challenge.incarnation, nonce));
                Answer::Challenged(Challenged { hub: self.proof(challenge.nonce), nonce })
            }
            Asked::Token(request) => {
                let has = |seq: &u64| self.has(Dot { incarnation: request.incarnation, seq: *seq });
                let contiguous = (1..).take_while(has).count() as u64;
                let seen = vec![SeenOfDevice { log: self.team, contiguous }];
                Answer::Token(Token { token: request.nonce, expires_ms: 3_600_000, now_ms: 0, seen, watermark: None })
            }
            Asked::Push(push) => {
                self.pushed += push.operations.len();
                let verdicts = push.operations.iter().map(|operation| self.keep(operation)).collect();
                Answer::Pushed(Pushed { verdicts, now_ms: 0 })
            }
            Asked::Pull(pull) => {
                let Some((device, _)) = self.devices.iter().find(|(_, token)| *token == pull.token).copied() else {
                    return Answer::Refused(HubRefusal::TokenExpired);
                };
                let mut checksum = Digest::default();
                let mut operations = Vec::new();
                for (place, (operation, rank)) in self.log.iter().enumerate() {
                    checksum = chain::extend_checksum(
                        &checksum,
                        &sha256(&[&operation.envelope]),
                        &operation.payload.hash(),
                        *rank,
                    );
                    let hub_seq = place as u64 + 1;
                    if hub_seq > pull.after.hub_seq {
                        let dot = Envelope::from_bytes(&operation.envelope).unwrap().dot;
                        let own = (dot.incarnation == device && !pull.own_whole).then_some(dot);
                        let operation = own.is_none().then(|| operation.clone());
                        operations.push(Pulled { hub_seq, rank: *rank, operation, own });
                    }
                }
                let cursor = Cursor { epoch: 1, hub_seq: self.log.len() as u64 };
                Answer::Page(Page { operations, cursor, more: false, checksum, now_ms: self.now_ms, watermark: None })
            }
        }
    }

    fn names(&self) -> impl Iterator<Item = Envelope> {
        self.log.iter().map(|(operation, _)| Envelope::from_bytes(&operation.envelope).unwrap())
    }

    fn has(&self, dot: Dot) -> bool {
        self.names().any(|known| known.dot == dot)
    }

    /// Goes back to when its log had so many operations, and forgets what it refused since.
    pub fn restore(&mut self, length: usize) {
        self.log.truncate(length);
        self.parked.clear();
    }

    /// Forgets every token.
    pub fn end_tokens(&mut self) {
        self.devices.clear();
    }

    fn keep(&mut self, operation: &Operation) -> Verdict {
        let envelope = Envelope::from_bytes(&operation.envelope).unwrap();
        let place = self.names().position(|known| known.dot == envelope.dot);
        if let Some(place) = place {
            return Verdict::Duplicate { hub_seq: place as u64 + 1, rank: self.log[place].1 };
        }
        let before = Dot { seq: envelope.dot.seq - 1, ..envelope.dot };
        if before.seq > 0 && !self.has(before) && !self.parked.contains(&before) {
            return Verdict::Parked { reason: ParkReason::Gap, at_fault: before.seq };
        }
        if self.refuses.contains(&envelope.entity) {
            self.parked.push(envelope.dot);
            return Verdict::Parked { reason: ParkReason::NotUnderstood, at_fault: envelope.dot.seq };
        }
        for (kept, _) in &mut self.log {
            let entity = Envelope::from_bytes(&kept.envelope).unwrap().entity;
            if envelope.erased_entities.iter().flatten().any(|erased| *erased == entity) {
                kept.payload = OperationPayload::Absent(kept.payload.hash());
            }
        }
        if std::mem::take(&mut self.has_erased_next) {
            let payload = OperationPayload::Absent(operation.payload.hash());
            self.log.push((Operation { payload, ..operation.clone() }, envelope.clock));
            return Verdict::Erased { hub_seq: self.log.len() as u64, rank: envelope.clock };
        }
        self.log.push((operation.clone(), envelope.clock));
        Verdict::Accepted { hub_seq: self.log.len() as u64, rank: envelope.clock }
    }

    /// What the team got, in order: whose thing, and the fields with their values.
    pub fn heard(&self) -> Vec<(Envelope, Payload)> {
        let whole = self.log.iter().filter_map(|(operation, _)| match &operation.payload {
            OperationPayload::Whole(bytes) => {
                Some((Envelope::from_bytes(&operation.envelope).unwrap(), Payload::from_bytes(bytes).unwrap()))
            }
            OperationPayload::Absent(_) => None,
        });
        whole.collect()
    }

    /// Whether words are anywhere in what the team got.
    pub fn knows(&self, words: &str) -> bool {
        self.log.iter().any(|(operation, _)| match &operation.payload {
            OperationPayload::Whole(bytes) => bytes.windows(words.len()).any(|window| window == words.as_bytes()),
            OperationPayload::Absent(_) => false,
        })
    }

    /// Whether a thing's id is anywhere in what the team got.
    pub fn names_thing(&self, id: Id) -> bool {
        let is = |window: &[u8]| window == id.as_bytes();
        self.log.iter().any(|(operation, _)| {
            let payload: &[u8] = match &operation.payload {
                OperationPayload::Whole(bytes) => bytes,
                OperationPayload::Absent(_) => &[],
            };
            operation.envelope.windows(16).any(is) || payload.windows(16).any(is)
        })
    }
}
