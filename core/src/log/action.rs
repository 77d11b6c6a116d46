//! One thing a person did: the operations it makes, written with their projection in one transaction.
//!
//! Operations of an action that lie in one log are one group: the hub takes them whole or not at all.

use rusqlite::{Connection, Transaction, TransactionBehavior};
use soundings_wire::{Blob, Change, Dot, Envelope, Group, HybridTime, Id, Payload, encode, limits, sealed};

use super::apply::apply;
use super::erasure::is_erased;
use super::identity::{Identity, author_number, writes_as};
use super::operations::{Incoming, next_seq};
use super::registers;
use super::seen::SeenToken;
use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::model::value::{Value, Writing};
use crate::model::{Audience, BlobReference, Kind, Moment, Seen};
use crate::store::aliases;
use crate::store::columns::{Log, OperationState};
use crate::store::entities::Entity;
use crate::store::search::HeldBack;

/// The schema version this code writes under.
const SCHEMA: u16 = 2;

/// An operation to write.
struct Draft {
    log: Log,
    kind: Kind,
    entity: Id,
    changes: Vec<Change>,
    blobs: Vec<Blob>,
    erases: Erases,
}

/// What is to be erased, by name.
#[derive(Clone, Default)]
pub(crate) struct Erases {
    pub things: Vec<Id>,
    /// Single operations of things that stay.
    pub operations: Vec<Dot>,
    pub blobs: Vec<Id>,
}

impl Draft {
    fn new(log: Log, kind: Kind, entity: Id, changes: Vec<Change>) -> Self {
        Self { log, kind, entity, changes, blobs: Vec::new(), erases: Erases::default() }
    }

    /// No fewer bytes than its operation will have: the payload, and an envelope with its lists and a seal.
    fn most_bytes(&self) -> usize {
        const ENVELOPE: usize = 256;
        let Erases { things, operations, blobs } = &self.erases;
        let listed = 24 * (things.len() + blobs.len()) + 40 * operations.len() + 32 * self.blobs.len();
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
    search: HeldBack,
}

impl<'c> Action<'c> {
    /// Begins. Everything that a rule asks about is read inside, so that two processes agree.
    pub fn begin(connection: &'c mut Connection, environment: &'c Environment) -> Result<Self> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let me = Identity::read(&transaction)?;
        let (now, search) = (environment.clock.now(), HeldBack::begin());
        Ok(Self { transaction, environment, me, now, drafts: Vec::new(), changed: Vec::new(), search })
    }

    /// The transaction, for reading and for writes that are not operations.
    pub fn connection(&self) -> &Connection {
        &self.transaction
    }

    /// Reads anew who writes: a team was joined in this very action.
    pub fn joined(&mut self) -> Result<()> {
        self.me = Identity::read(&self.transaction)?;
        Ok(())
    }

    /// Who writes a value that needs a name and a time of its own.
    pub fn writing(&self) -> Writing {
        Writing { number: self.new_number(), now: self.now.clone(), author: self.me.engineer }
    }

    /// A random number that is not 0: the end of a new id.
    fn new_number(&self) -> u32 {
        let Id([.., a, b, c, d]) = self.environment.new_id();
        u32::from_be_bytes([a, b, c, d]).max(1)
    }

    /// Makes a new thing.
    pub fn create(&mut self, audience: Audience, kind: Kind, changes: Vec<Change>) -> Id {
        let id = self.environment.new_id();
        self.create_as(audience, kind, id, changes);
        id
    }

    /// Makes a new thing under an id.
    pub fn create_as(&mut self, audience: Audience, kind: Kind, entity: Id, changes: Vec<Change>) {
        self.write_to(self.me.log(audience), kind, entity, changes);
    }

    /// Makes an attachment, whose envelope names its blobs.
    pub fn create_attachment(&mut self, audience: Audience, entity: Id, changes: Vec<Change>, blobs: &[BlobReference]) {
        let draft = Draft::new(self.me.log(audience), Kind::Attachment, entity, changes);
        let named = blobs.iter().map(|blob| Blob { name: blob.name, stored_bytes: blob.stored_bytes });
        self.drafts.push(Draft { blobs: named.collect(), ..draft });
    }

    /// Writes in the place of something that was withdrawn: changes whose bases are set already, with the blobs that it named.
    pub fn write_again(&mut self, log: Log, kind: Kind, entity: Id, changes: Vec<Change>, blobs: Vec<Blob>) {
        self.drafts.push(Draft { blobs, ..Draft::new(log, kind, entity, changes) });
    }

    /// Writes an operation that names what is to be erased for ever: the first of an erasure asks for it, the next does it.
    pub fn erase(&mut self, log: Log, erasure: Id, changes: Vec<Change>, erases: Erases) {
        self.drafts.push(Draft { erases, ..Draft::new(log, Kind::Erasure, erasure, changes) });
    }

    /// Changes fields of a thing. The base of each is what `seen` says the person saw, else what is here now. Where things that
    /// read as it say something of such a field too, the change is theirs as well: it is one thing that was decided about.
    pub fn edit(&mut self, entity: &Entity, changes: Vec<Change>, seen: Option<&Seen>) -> Result<()> {
        let mut token = seen.map(SeenToken::read).transpose()?;
        let aliases = if entity.kind.can_be_same() { aliases::of(self.connection(), entity.id)? } else { Vec::new() };
        for alias in aliases {
            let Some(alias) = Entity::find_any(self.connection(), alias)? else { continue };
            let of_alias = token.as_mut().map(|token| token.of_alias(alias.id));
            // Nobody saw it as this thing: what it says stands beside.
            if matches!(of_alias, Some(None)) {
                continue;
            }
            let mut said = Vec::new();
            for change in &changes {
                let member = change.member.as_deref();
                let register =
                    registers::read(self.connection(), alias.log, alias.id, alias.kind, change.field, member)?;
                if !register.is_unwritten() {
                    said.push(change.clone());
                }
            }
            if !said.is_empty() {
                self.edit_one(&alias, said, of_alias.flatten())?;
            }
        }
        let changes = with_aliases(self.connection(), entity, changes)?;
        self.edit_one(entity, changes, token)
    }

    fn edit_one(&mut self, entity: &Entity, mut changes: Vec<Change>, token: Option<SeenToken>) -> Result<()> {
        let token = token.map(|token| token.now(self.connection(), entity, self.me.incarnation)).transpose()?;
        for change in &mut changes {
            let member = change.member.as_deref();
            change.base = match &token {
                Some(token) => token.context(change.field, member),
                None => {
                    registers::read(self.connection(), entity.log, entity.id, entity.kind, change.field, member)?.seen()
                }
            };
        }
        self.write_to(entity.log, entity.kind, entity.id, changes);
        Ok(())
    }

    /// Writes changes whose bases are set already.
    pub fn write_to(&mut self, log: Log, kind: Kind, entity: Id, changes: Vec<Change>) {
        self.drafts.push(Draft::new(log, kind, entity, changes));
    }

    /// A thing that is there, of the kind asked for.
    pub fn live(&self, id: Id, kind: Kind) -> Result<Entity> {
        match self.here(id, kind.word())? {
            entity if entity.kind == kind => Ok(entity),
            _ => Err(Refusal::WrongKind.into()),
        }
    }

    /// A thing that is there, whatever it is.
    pub fn here(&self, id: Id, what: &'static str) -> Result<Entity> {
        match Entity::find(self.connection(), id)? {
            None if is_erased(self.connection(), Log::Personal, id)? => Err(Refusal::Gone.into()),
            None => Err(Error::NotFound { what }),
            Some(entity) if entity.is_here() => Ok(entity),
            Some(_) => Err(Refusal::Gone.into()),
        }
    }

    /// Writes what was drafted so far, a group per log, so that what follows can read it.
    pub fn flush(&mut self) -> Result<()> {
        let drafts = std::mem::take(&mut self.drafts);
        if drafts.is_empty() {
            return Ok(());
        }
        let mut clock = self.read_clock()?;
        for log in Log::ALL {
            let of_log: Vec<&Draft> = drafts.iter().filter(|draft| draft.log == log).collect();
            if of_log.is_empty() {
                continue;
            }
            let incarnation = writes_as(&self.transaction, log, self.me.incarnation)?;
            let author = author_number(&self.transaction, incarnation)?;
            let mut seq = next_seq(&self.transaction, log, author)?;
            for group in groups(&of_log) {
                // An operation alone says nothing of a group.
                let named = (group.len() > 1).then_some(Group { first: seq, count: group.len() as u16 });
                for draft in group {
                    clock = clock.tick(self.environment.now_ms());
                    self.write(draft, (author, Dot { incarnation, seq }), clock, named)?;
                    seq += 1;
                }
            }
        }
        self.transaction.prepare_cached("UPDATE clock SET reading = ?1 WHERE one = 1")?.execute([clock.0 as i64])?;
        Ok(())
    }

    fn read_clock(&self) -> Result<HybridTime> {
        let mut statement = self.transaction.prepare_cached("SELECT reading FROM clock WHERE one = 1")?;
        let reading: i64 = statement.query_row([], |row| row.get(0))?;
        Ok(HybridTime(reading.unsigned_abs()))
    }

    fn write(
        &mut self,
        draft: &Draft,
        (author, dot): (i64, Dot),
        clock: HybridTime,
        group: Option<Group>,
    ) -> Result<()> {
        let changes = naming_targets(&self.transaction, draft)?;
        let payload = Payload::new(self.environment.random(), changes);
        let mut bytes = payload.to_bytes();
        let mut envelope = Envelope {
            log: self.me.log_id(draft.log),
            dot,
            clock,
            kind: draft.kind.number(),
            entity: draft.entity,
            schema: SCHEMA,
            payload_length: bytes.len() as u32,
            group,
            blobs: (!draft.blobs.is_empty()).then(|| draft.blobs.clone()),
            erased_entities: listed(&draft.erases.things),
            erased_operations: listed(&draft.erases.operations),
            erased_blobs: listed(&draft.erases.blobs),
        };
        let envelope_bytes = match draft.log {
            Log::Personal => {
                let (envelope_bytes, sealed) =
                    sealed::seal(&self.me.engineer_key, self.environment.random(), envelope.clone(), bytes)?;
                bytes = sealed;
                envelope.kind = 0;
                envelope_bytes
            }
            Log::Team => encode(&envelope),
        };
        if envelope_bytes.len() + bytes.len() > limits::GROUP_BYTES {
            return Err(Refusal::TextTooLong.into());
        }
        let incoming = Incoming {
            log: draft.log,
            author,
            envelope: &envelope,
            envelope_bytes: &envelope_bytes,
            payload_bytes: Some(&bytes),
            payload_hash: None,
            rank: clock,
            hub_seq: None,
            state: OperationState::Waiting,
            content: Some((draft.kind.number(), payload)),
            saw_beginning: false,
        };
        apply(&self.transaction, &incoming, &mut self.changed)
    }

    /// Makes it durable. Returns what changed on screens.
    pub fn commit(self) -> Result<Vec<Id>> {
        self.commit_after(|_| Ok(()))
    }

    /// [`Action::commit`] after what is worked out from all that the action wrote.
    pub fn commit_after(mut self, last: impl FnOnce(&Connection) -> Result<()>) -> Result<Vec<Id>> {
        self.flush()?;
        self.search.write(&self.transaction)?;
        last(&self.transaction)?;
        self.transaction.commit()?;
        Ok(self.changed)
    }
}

/// What is written names what its references read as, so that the team never hears of what is one with its own for one engineer
/// alone.
fn naming_targets(connection: &Connection, draft: &Draft) -> Result<Vec<Change>> {
    let (kind, mut changes) = (draft.kind, draft.changes.clone());
    if !kind.may_name_alias() || !aliases::any(connection)? {
        return Ok(changes);
    }
    for change in changes.iter_mut().filter(|change| kind.names_aliases(change.field)) {
        let behaviour = kind.behaviour(change.field);
        let named = change
            .member
            .as_deref()
            .map_or_else(|| (behaviour.refers_to)(&change.value), |member| (behaviour.member_refers_to)(member));
        let Some(named) = named else { continue };
        // Who is taken off a list is taken off under every name.
        let target = aliases::target(connection, named)?;
        if target == named || bool::from_cbor(&change.value) == Some(false) {
            continue;
        }
        let is_teams = |target: &Entity| target.log == Log::Team;
        if draft.log == Log::Team && !Entity::find_any(connection, target)?.as_ref().is_some_and(is_teams) {
            continue;
        }
        match &change.member {
            Some(member) => change.member = (behaviour.retarget_member)(member, target).or(change.member.take()),
            None => change.value = (behaviour.retarget)(&change.value, target).unwrap_or_default(),
        }
    }
    Ok(changes)
}

/// Takes off a set, with a member, what reads as it.
fn with_aliases(connection: &Connection, entity: &Entity, mut changes: Vec<Change>) -> Result<Vec<Change>> {
    let mut more = Vec::new();
    for change in changes.iter().filter(|change| bool::from_cbor(&change.value) == Some(false)) {
        let behaviour = entity.kind.behaviour(change.field);
        let named = change.member.as_deref().and_then(behaviour.member_refers_to);
        let Some((named, member)) = named.zip(change.member.as_deref()) else { continue };
        for alias in aliases::of(connection, named)? {
            let alias = (behaviour.retarget_member)(member, alias);
            let register =
                registers::read(connection, entity.log, entity.id, entity.kind, change.field, alias.as_deref())?;
            if !register.is_unwritten() {
                more.push(Change { member: alias, ..change.clone() });
            }
        }
    }
    changes.extend(more);
    Ok(changes)
}

/// Cuts what lies in one log into groups within the hub's limits: many where it is much.
fn groups<'a>(mut drafts: &'a [&'a Draft]) -> Vec<&'a [&'a Draft]> {
    let mut groups = Vec::new();
    while !drafts.is_empty() {
        let (mut count, mut bytes) = (0, 0);
        for draft in drafts.iter().take(limits::GROUP_OPERATIONS) {
            bytes += draft.most_bytes();
            if bytes > limits::GROUP_BYTES && count > 0 {
                break;
            }
            count += 1;
        }
        let (group, rest) = drafts.split_at(count);
        groups.push(group);
        drafts = rest;
    }
    groups
}

/// A list of an envelope's, left out where it is empty.
fn listed<T: Clone>(names: &[T]) -> Option<Vec<T>> {
    (!names.is_empty()).then(|| names.to_vec())
}
