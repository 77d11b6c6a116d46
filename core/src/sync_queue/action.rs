//! One thing a person did: the operations it makes, written with their projection in one transaction.
//!
//! Operations of an action that lie in one log are one group: the hub takes them whole or not at all.

use rusqlite::{Connection, Transaction, TransactionBehavior};
use soundings_wire::{Change, Context, Dot, Envelope, Group, HybridTime, Id, Payload, encode, limits, sealed};

use super::apply::{self, Incoming, state};
use super::erasure::is_erased;
use super::identity::{Identity, PERSONAL, author_number};
use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::model::{Audience, BlobReference, Kind, Moment, Seen};
use crate::store::entities::Entity;

/// The schema version this code writes under.
pub(crate) const SCHEMA: u16 = 1;

struct Draft {
    log: i64,
    log_id: Id,
    kind: Kind,
    entity: Id,
    changes: Vec<Change>,
    blobs: Vec<soundings_wire::Digest>,
    erases: Vec<Id>,
    erases_blobs: Vec<soundings_wire::Digest>,
}

impl Draft {
    /// No fewer bytes than its operation will have: the payload, and an envelope with its lists and a seal.
    fn most_bytes(&self) -> usize {
        const ENVELOPE: usize = 256;
        let listed = 24 * self.erases.len() + 40 * (self.blobs.len() + self.erases_blobs.len());
        Payload::new([0; 16], self.changes.clone()).to_bytes().len() + listed + ENVELOPE
    }
}

/// A write transaction with who writes.
pub(crate) struct Action<'c> {
    transaction: Transaction<'c>,
    pub environment: &'c Environment,
    pub me: Identity,
    pub now: Moment,
    drafts: Vec<Draft>,
    changed: Vec<Id>,
}

impl<'c> Action<'c> {
    /// Begins. Everything that a rule asks about is read inside, so that two processes agree.
    pub fn begin(connection: &'c mut Connection, environment: &'c Environment) -> Result<Self> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let me = Identity::read(&transaction)?;
        Ok(Self { transaction, environment, me, now: environment.clock.now(), drafts: Vec::new(), changed: Vec::new() })
    }

    /// The transaction, for reading and for what is no operation.
    pub fn connection(&self) -> &Connection {
        &self.transaction
    }

    /// Makes a new thing.
    pub fn create(&mut self, audience: Audience, kind: Kind, changes: Vec<Change>) -> Id {
        let id = self.environment.new_id();
        self.create_as(audience, kind, id, changes);
        id
    }

    /// Makes a new thing under an id.
    pub fn create_as(&mut self, audience: Audience, kind: Kind, entity: Id, changes: Vec<Change>) {
        let (log, log_id) = self.me.log(audience);
        self.push(Draft {
            log,
            log_id,
            kind,
            entity,
            changes,
            blobs: Vec::new(),
            erases: Vec::new(),
            erases_blobs: Vec::new(),
        });
    }

    /// Makes an attachment, whose envelope names its blob.
    pub fn create_attachment(&mut self, audience: Audience, entity: Id, changes: Vec<Change>, blob: &BlobReference) {
        let (log, log_id) = self.me.log(audience);
        let blobs = vec![soundings_wire::Digest(blob.hash)];
        let kind = Kind::Attachment;
        self.push(Draft { log, log_id, kind, entity, changes, blobs, erases: Vec::new(), erases_blobs: Vec::new() });
    }

    /// Writes the operation that erases things for ever.
    pub fn erase(
        &mut self,
        log: i64,
        erasure: Id,
        changes: Vec<Change>,
        erases: Vec<Id>,
        erases_blobs: Vec<soundings_wire::Digest>,
    ) {
        let log_id = self.log_id(log);
        self.push(Draft {
            log,
            log_id,
            kind: Kind::Erasure,
            entity: erasure,
            changes,
            blobs: Vec::new(),
            erases,
            erases_blobs,
        });
    }

    /// Changes fields of a thing. The base of each is what `seen` says the person saw, else what is here now.
    pub fn edit(&mut self, entity: &Entity, mut changes: Vec<Change>, seen: Option<&Seen>) -> Result<()> {
        let token = seen.map(SeenToken::read).transpose()?.filter(|token| token.log == entity.log);
        for change in &mut changes {
            let member = change.member.as_deref();
            change.base = match &token {
                Some(token) => token.context(change.field, member),
                None => apply::seen(self.connection(), entity.log, entity.id, entity.kind, change.field, member)?,
            };
        }
        self.edit_in(entity.log, entity.kind, entity.id, changes);
        Ok(())
    }

    /// Writes changes whose bases are set already.
    pub fn edit_in(&mut self, log: i64, kind: Kind, entity: Id, changes: Vec<Change>) {
        let log_id = self.log_id(log);
        self.push(Draft {
            log,
            log_id,
            kind,
            entity,
            changes,
            blobs: Vec::new(),
            erases: Vec::new(),
            erases_blobs: Vec::new(),
        });
    }

    fn log_id(&self, log: i64) -> Id {
        self.me.log(Identity::audience(log)).1
    }

    fn push(&mut self, draft: Draft) {
        self.drafts.push(draft);
    }

    /// Writes what was drafted so far, a group per log, so that what follows can read it.
    /// Returns the names given, in order of drafting.
    pub fn flush(&mut self) -> Result<Vec<Dot>> {
        let drafts = std::mem::take(&mut self.drafts);
        if drafts.is_empty() {
            return Ok(Vec::new());
        }
        let mut clock = self.read_clock()?;
        let author = author_number(&self.transaction, self.me.incarnation)?;
        let mut dots = Vec::new();
        for log in [PERSONAL, super::identity::TEAM] {
            let indices: Vec<usize> = (0..drafts.len()).filter(|index| drafts[*index].log == log).collect();
            if indices.is_empty() {
                continue;
            }
            let mut seq = next_seq(&self.transaction, log, author)?;
            for chunk in groups(&drafts, &indices) {
                // An operation alone says nothing of a group.
                let group = (chunk.len() > 1).then_some(Group { first: seq, count: chunk.len() as u16 });
                for index in chunk {
                    clock = clock.tick(self.environment.now_ms());
                    let dot = Dot { incarnation: self.me.incarnation, seq };
                    self.write(&drafts[*index], dot, clock, group)?;
                    dots.push((*index, dot));
                    seq += 1;
                }
            }
        }
        self.transaction.prepare_cached("UPDATE clock SET reading = ?1 WHERE one = 1")?.execute([clock.0 as i64])?;
        dots.sort_by_key(|(index, _)| *index);
        Ok(dots.into_iter().map(|(_, dot)| dot).collect())
    }

    fn read_clock(&self) -> Result<HybridTime> {
        let reading: i64 = self
            .transaction
            .prepare_cached("SELECT reading FROM clock WHERE one = 1")?
            .query_row([], |row| row.get(0))?;
        Ok(HybridTime(reading.unsigned_abs()))
    }

    fn write(&mut self, draft: &Draft, dot: Dot, clock: HybridTime, group: Option<Group>) -> Result<()> {
        let payload = Payload::new(self.environment.random(), draft.changes.clone());
        let mut bytes = payload.to_bytes();
        let list = |list: &[soundings_wire::Digest]| (!list.is_empty()).then(|| list.to_vec());
        let mut envelope = Envelope {
            log: draft.log_id,
            dot,
            clock,
            kind: draft.kind.number(),
            entity: draft.entity,
            schema: SCHEMA,
            payload_length: bytes.len() as u32,
            group,
            blobs: list(&draft.blobs),
            erased_entities: (!draft.erases.is_empty()).then(|| draft.erases.clone()),
            erased_operations: None,
            erased_blobs: list(&draft.erases_blobs),
        };
        let envelope_bytes = if draft.log == PERSONAL {
            let (envelope_bytes, sealed) =
                sealed::seal(&self.me.engineer_key, self.environment.random(), envelope.clone(), bytes)?;
            bytes = sealed;
            envelope.kind = 0;
            envelope_bytes
        } else {
            encode(&envelope)
        };
        if envelope_bytes.len() + bytes.len() > limits::GROUP_BYTES {
            return Err(Refusal::TextTooLong.into());
        }
        let incoming = Incoming {
            log: draft.log,
            envelope: &envelope,
            envelope_bytes: &envelope_bytes,
            payload_bytes: Some(&bytes),
            payload_hash: None,
            rank: clock,
            hub_seq: None,
            state: state::WAITING,
            content: Some((draft.kind.number(), payload)),
        };
        apply::apply(&self.transaction, &incoming, &mut self.changed)
    }

    /// Makes it durable. Returns what changed on screens.
    pub fn commit(mut self) -> Result<Vec<Id>> {
        self.flush()?;
        self.transaction.commit()?;
        Ok(self.changed)
    }
}

/// Cuts what lies in one log into groups within the hub's limits: many where it is much.
fn groups<'a>(drafts: &[Draft], mut indices: &'a [usize]) -> Vec<&'a [usize]> {
    let mut groups = Vec::new();
    while !indices.is_empty() {
        let (mut count, mut bytes) = (0, 0);
        for index in indices.iter().take(limits::GROUP_OPERATIONS) {
            bytes += drafts[*index].most_bytes();
            if bytes > limits::GROUP_BYTES && count > 0 {
                break;
            }
            count += 1;
        }
        let (group, rest) = indices.split_at(count);
        groups.push(group);
        indices = rest;
    }
    groups
}

fn next_seq(connection: &Connection, log: i64, author: i64) -> Result<u64> {
    let highest: Option<i64> = connection
        .prepare_cached("SELECT max(seq) FROM operation WHERE log = ?1 AND author = ?2")?
        .query_row((log, author), |row| row.get(0))?;
    Ok(highest.unwrap_or(0).unsigned_abs() + 1)
}

/// What a record showed of a thing's registers.
#[derive(minicbor::Encode, minicbor::Decode)]
#[cbor(map)]
struct SeenToken {
    #[n(0)]
    log: i64,
    /// Of a register without an entry below: the operation it began with.
    #[n(1)]
    created: Option<Dot>,
    /// Fields that the creating operation wrote.
    #[n(2)]
    written: Vec<u16>,
    #[n(3)]
    registers: Vec<SeenRegister>,
}

#[derive(minicbor::Encode, minicbor::Decode)]
struct SeenRegister {
    #[n(0)]
    field: u16,
    #[n(1)]
    member: minicbor::bytes::ByteVec,
    #[n(2)]
    seen: Context,
}

impl SeenToken {
    fn read(seen: &Seen) -> Result<Self> {
        let bytes = data_encoding::BASE64URL_NOPAD.decode(seen.0.as_bytes()).map_err(|_| Refusal::SeenUnreadable)?;
        Ok(minicbor::decode(&bytes).map_err(|_| Refusal::SeenUnreadable)?)
    }

    fn context(&self, field: u16, member: Option<&[u8]>) -> Context {
        let member = member.unwrap_or_default();
        if let Some(register) =
            self.registers.iter().find(|register| register.field == field && register.member.as_slice() == member)
        {
            return register.seen.clone();
        }
        self.created.filter(|_| self.written.contains(&field)).map(Context::of).unwrap_or_default()
    }
}

/// The token that an edit of this thing hands back.
pub(crate) fn seen_token(connection: &Connection, entity: &Entity) -> Result<Seen> {
    let created = apply::creating_operation(connection, entity.log, entity.id)?;
    let token = SeenToken {
        log: entity.log,
        created: created.as_ref().map(|created| created.dot),
        written: created
            .map(|created| created.payload.changes.iter().map(|change| change.field).collect())
            .unwrap_or_default(),
        registers: apply::register_rows(connection, entity.log, entity.id)?
            .into_iter()
            .map(|(field, member, register)| SeenRegister { field, member: member.into(), seen: register.seen() })
            .collect(),
    };
    Ok(Seen(data_encoding::BASE64URL_NOPAD.encode(&encode(&token))))
}

impl Action<'_> {
    /// The seq that this device's next operation in a log gets.
    pub fn next_seq_in(&self, log: i64) -> Result<u64> {
        next_seq(&self.transaction, log, author_number(&self.transaction, self.me.incarnation)?)
    }

    /// The name of this device's operation with a seq.
    pub fn dot_in(&self, seq: u64) -> Dot {
        Dot { incarnation: self.me.incarnation, seq }
    }
}

/// A set's member, present.
pub(crate) fn member(field: u16, member: &[u8]) -> Change {
    Change { member: Some(member.to_vec()), ..Change::new(field, &true) }
}

/// A thing that is there, of the kind asked for.
pub(crate) fn live(action: &Action<'_>, id: Id, kind: Kind, what: &'static str) -> Result<Entity> {
    match Entity::find(action.connection(), id)? {
        None if is_erased(action.connection(), id)? => Err(Refusal::Gone.into()),
        None => Err(Error::NotFound { what }),
        Some(entity) if entity.kind != kind => Err(Refusal::WrongKind.into()),
        Some(entity) if entity.hidden != 0 => Err(Refusal::Gone.into()),
        Some(entity) => Ok(entity),
    }
}

#[cfg(test)]
mod tests {
    use soundings_wire::Incarnation;

    use super::*;

    #[test]
    fn a_token_of_what_was_seen_has_the_bytes_it_always_had() {
        let dot = |seq| Dot { incarnation: Incarnation { device: Id([1; 16]), number: 1 }, seq };
        let token = SeenToken {
            log: 2,
            created: Some(dot(1)),
            written: vec![1, 3],
            registers: vec![SeenRegister { field: 4, member: Vec::new().into(), seen: Context::of(dot(7)) }],
        };
        let text = data_encoding::BASE64URL_NOPAD.encode(&encode(&token));
        insta::assert_snapshot!(text);
        let read = SeenToken::read(&Seen(text)).unwrap();
        assert_eq!(read.context(4, None), Context::of(dot(7)));
        assert_eq!(read.context(3, None), Context::of(dot(1)));
        assert!(read.context(9, None).is_empty(), "a field that nobody had written");
        assert!(SeenToken::read(&Seen("rubbish!".into())).is_err());
    }
}
