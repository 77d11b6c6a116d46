//! The registers of a thing as it reads: its own and, where others were declared one with it, theirs beside (sync.md 6).
//!
//! Nothing is written for that: each keeps its registers, and what several say of one field stands side by side until a person
//! decides. What the thing itself says is shown, and what is only me never in the place of what the team has; starts, ends, sets and consent merge as the table has it.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::register::{Register, Version};
use super::registers;
use super::{covers, operations};
use crate::error::Result;
use crate::model::value::Behaviour;
use crate::model::{Id, Kind, Merge};
use crate::store::aliases;
use crate::store::columns::{Log, Presence};
use crate::store::entities::Entity;

/// One field's registers, the thing's own first, then those of its aliases, the oldest first.
pub(crate) struct Joined(Vec<One>);

/// A register of a thing, or of one that reads as it.
struct One {
    register: Register,
    /// It is only me, and the thing is the team's: what only this engineer wrote is shown as nobody's words but beside them.
    is_only_mine: bool,
}

impl One {
    fn own(register: Register) -> Self {
        Self { register, is_only_mine: false }
    }
}

/// A field's, or a member's.
pub(crate) struct Row {
    pub field: u16,
    /// Empty where the field has none.
    pub member: Vec<u8>,
    pub register: Joined,
}

impl Joined {
    /// The versions that a person must decide between, the thing's own first, each one's highest rank first; the same value
    /// written twice is one.
    pub fn siblings(&self, same: impl Fn(&[u8]) -> Vec<u8>) -> Vec<&Version> {
        let mut siblings: Vec<&Version> = Vec::new();
        for version in self.0.iter().flat_map(|one| one.register.siblings(&same)) {
            if siblings.iter().all(|known| same(&known.value) != same(&version.value)) {
                siblings.push(version);
            }
        }
        siblings
    }

    /// Whether more versions may be in the log than stand side by side.
    pub fn is_full(&self) -> bool {
        self.0.iter().any(|one| one.register.is_full())
    }

    /// The version that is shown.
    pub fn shown(&self, merge: Merge, behaviour: Behaviour) -> Option<&Version> {
        let is_told = |one: &&One| !one.is_only_mine || !matches!(merge, Merge::Words);
        let mut each = self.0.iter().filter(is_told).filter_map(|one| one.register.shown(merge, behaviour.weight));
        match merge {
            Merge::First => each.min_by_key(|version| (behaviour.weight)(&version.value)),
            // The thing's own, where two weigh the same.
            Merge::Last | Merge::Set | Merge::Consent => {
                let heavier =
                    |one: &Version, other: &Version| (behaviour.weight)(&one.value) < (behaviour.weight)(&other.value);
                each.reduce(|one, other| if heavier(one, other) { other } else { one })
            }
            Merge::Verbatim | Merge::Words | Merge::Placement | Merge::Flag => {
                let own = each.next();
                let is_said = |version: &&Version| (behaviour.is_readable)(&version.value);
                own.filter(is_said).or_else(|| each.find(is_said)).or(own)
            }
        }
    }

    /// The thing's own register.
    pub fn own(&self) -> Option<&Register> {
        self.0.first().filter(|one| !one.is_only_mine).map(|one| &one.register)
    }
}

/// The registers of a thing: where it reads alone, those that differ from its creating operation; else all.
pub(crate) fn of_thing(connection: &Connection, log: Log, entity: &Entity) -> Result<Vec<Row>> {
    let others = if entity.kind.can_be_same() { aliases::of(connection, entity.id)? } else { Vec::new() };
    let mut rows = Vec::new();
    if others.is_empty() {
        for row in registers::of_entity(connection, log, entity.id)? {
            rows.push(Row { field: row.field, member: row.member, register: Joined(vec![One::own(row.register)]) });
        }
    } else {
        let mut all: BTreeMap<(u16, Vec<u8>), Vec<One>> = BTreeMap::new();
        for (key, register) in every(connection, log, entity.kind, entity.id)? {
            all.entry(key).or_default().push(One::own(register));
        }
        for other in others {
            let Some(other) = Entity::find_any(connection, other)?.filter(|other| other.presence != Presence::Erased)
            else {
                continue;
            };
            let is_gone = covers::is_gone(connection, &other)?;
            for (key, register) in every(connection, other.log, other.kind, other.id)? {
                // What was deleted says no more than what somebody did not allow.
                if !is_gone || entity.kind.merge(key.0) == Merge::Consent {
                    let is_only_mine = log == Log::Team && other.log == Log::Personal;
                    all.entry(key).or_default().push(One { register, is_only_mine });
                }
            }
        }
        rows.extend(all.into_iter().map(|((field, member), registers)| Row {
            field,
            member,
            register: Joined(registers),
        }));
    }
    name_targets(connection, entity.kind, &mut rows)?;
    Ok(rows)
}

/// One of them.
pub(crate) fn read(connection: &Connection, entity: &Entity, field: u16, member: Option<&[u8]>) -> Result<Joined> {
    let member = member.unwrap_or_default();
    let mut rows = of_thing(connection, entity.log, entity)?;
    if let Some(at) = rows.iter().position(|row| row.field == field && row.member == member) {
        return Ok(rows.swap_remove(at).register);
    }
    let member = Some(member).filter(|_| entity.kind.merge(field).has_members());
    let register = registers::read(connection, entity.log, entity.id, entity.kind, field, member)?;
    Ok(Joined(vec![One::own(register)]))
}

/// Every register of one thing by itself, with those that only its creating operation wrote.
fn every(connection: &Connection, log: Log, kind: Kind, id: Id) -> Result<BTreeMap<(u16, Vec<u8>), Register>> {
    let mut every = BTreeMap::new();
    if let Some(created) = operations::creating(connection, log, id)? {
        for change in &created.payload.changes {
            let register = registers::begun(Some(&created), kind, change.field, change.member.as_deref());
            every.insert((change.field, change.member.clone().unwrap_or_default()), register);
        }
    }
    for row in registers::of_entity(connection, log, id)? {
        every.insert((row.field, row.member), row.register);
    }
    Ok(every)
}

/// Lets values name what their references read as: two that name one thing are the same.
fn name_targets(connection: &Connection, kind: Kind, rows: &mut [Row]) -> Result<()> {
    if !kind.may_name_alias() || !aliases::any(connection)? {
        return Ok(());
    }
    for row in rows.iter_mut().filter(|row| kind.names_aliases(row.field)) {
        let behaviour = kind.behaviour(row.field);
        for one in &mut row.register.0 {
            one.register.rename(|value| {
                let Some(named) = (behaviour.refers_to)(value) else { return Ok(None) };
                let target = aliases::target(connection, named)?;
                Ok((target != named).then(|| (behaviour.retarget)(value, target)).flatten())
            })?;
        }
    }
    Ok(())
}
