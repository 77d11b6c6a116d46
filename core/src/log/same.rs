//! Things declared one (sync.md 6): what each reads as, worked out whenever a declaration, or what it is about, changes.
//!
//! A declaration names an alias and its target; undone, it says that the two are not the same. Things that hang together
//! through standing declarations read as one of them: of those that are not deleted, the one that is nobody's alias, the oldest
//! of several; where two devices declared a circle, the oldest of all. What the team has comes before what is only me, so
//! that nothing the team gets ever names what it has not. An erased thing hangs together with nothing any more. So the outcome
//! follows from what the log holds, in whatever order it came.
//!
//! Then everything that names one of them is projected again: its row names what that reads as.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use soundings_wire::Id;

use super::{covers, deletion, projection};
use crate::error::Result;
use crate::model::Kind;
use crate::model::fields::same_as;
use crate::store::aliases::{self, Declared};
use crate::store::columns::{Log, Presence};
use crate::store::entities::Entity;

/// What an operation just applied means for what reads as what.
pub(crate) fn after_operation(connection: &Connection, kind: Kind, entity: Id, changed: &mut Vec<Id>) -> Result<()> {
    match kind {
        Kind::SameAs => {
            let about = write_down(connection, entity)?;
            settle(connection, &about, changed)
        }
        Kind::Deletion => settle(connection, &aliases::covered(connection, entity)?, changed),
        kind if kind.can_be_same() => touched(connection, entity, changed),
        _ => Ok(()),
    }
}

/// Something about a thing changed that can be one with another.
pub(crate) fn touched(connection: &Connection, entity: Id, changed: &mut Vec<Id>) -> Result<()> {
    if aliases::declared(connection, entity)?.is_empty() { Ok(()) } else { settle(connection, &[entity], changed) }
}

/// Works all of it out anew, in a projection without any.
pub(crate) fn settle_all(connection: &Connection) -> Result<()> {
    for declaration in Entity::ever_of_kind(connection, Kind::SameAs)? {
        write_down(connection, declaration.id)?;
    }
    settle(connection, &aliases::all_declared(connection)?, &mut Vec::new())
}

/// Takes a declaration into the table; the things it is about.
fn write_down(connection: &Connection, declaration: Id) -> Result<Vec<Id>> {
    let Some(row) = Entity::find_any(connection, declaration)? else { return Ok(Vec::new()) };
    let about = row.fields.get(same_as::ALIAS).zip(row.fields.get(same_as::TARGET));
    aliases::declare(connection, declaration, about, row.is_here() && !row.fields.flag(same_as::UNDONE))
}

/// One of the things that may hang together.
struct Member {
    row: Entity,
    is_gone: bool,
    declared: Vec<Declared>,
    /// What it read as before.
    before: Id,
}

/// Works out what these and all that hangs together with them, now or before, read as.
fn settle(connection: &Connection, things: &[Id], changed: &mut Vec<Id>) -> Result<()> {
    let (members, erased) = members(connection, things)?;
    let mut targets: BTreeMap<Id, Id> = BTreeMap::new();
    for together in hanging_together(&members) {
        let target = chosen(&members, &together);
        targets.extend(together.into_iter().map(|member| (member, target)));
    }
    let mut moved: BTreeSet<Id> = BTreeSet::new();
    let mut named: BTreeSet<Id> = BTreeSet::new();
    for (thing, before) in members.iter().map(|(id, member)| (*id, member.before)).chain(erased) {
        let target = targets.get(&thing).copied().unwrap_or(thing);
        if target != before {
            moved.extend([thing, target, before]);
            named.insert(before);
            aliases::set(connection, thing, target)?;
        }
    }
    // One that others read as shows what they say, also where nothing was moved.
    let joined = members.keys().filter(|id| targets.iter().any(|(thing, target)| target == *id && thing != *id));
    let renewed: BTreeSet<Id> = moved.iter().chain(joined).copied().collect();
    let mut rows: BTreeSet<Id> = renewed.clone();
    for before in named {
        rows.extend(aliases::referring(connection, before)?);
    }
    for id in rows {
        let Some(row) = Entity::find_any(connection, id)?.filter(|row| row.presence != Presence::Erased) else {
            continue;
        };
        projection::renew(connection, row.log, id)?;
        changed.push(id);
    }
    let renewed: Vec<Id> = renewed.into_iter().collect();
    deletion::settle_again(connection, &renewed, changed)?;
    for id in renewed {
        let Some(member) = members.get(&id) else { continue };
        deletion::open_gates(connection, member.row.kind, id, changed)?;
    }
    Ok(())
}

/// What was erased, with what it read as before.
type Erased = Vec<(Id, Id)>;

/// Everything that hangs together with these through declarations, or did, by id.
fn members(connection: &Connection, things: &[Id]) -> Result<(BTreeMap<Id, Member>, Erased)> {
    let (mut members, mut erased) = (BTreeMap::new(), Vec::new());
    let mut waiting = things.to_vec();
    let mut known: BTreeSet<Id> = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !known.insert(id) {
            continue;
        }
        let before = aliases::target(connection, id)?;
        let declared = aliases::declared(connection, id)?;
        waiting.push(before);
        waiting.extend(aliases::of(connection, before)?);
        waiting.extend(declared.iter().filter(|one| one.stands).map(|one| one.other));
        match Entity::find_any(connection, id)? {
            Some(row) if row.presence != Presence::Erased && row.kind.can_be_same() => {
                let is_gone = covers::is_gone(connection, &row)?;
                members.insert(id, Member { row, is_gone, declared, before });
            }
            _ => erased.push((id, before)),
        }
    }
    Ok((members, erased))
}

/// Those of them that hang together now, each alone in one list.
fn hanging_together(members: &BTreeMap<Id, Member>) -> Vec<Vec<Id>> {
    let mut all = Vec::new();
    let mut known: BTreeSet<Id> = BTreeSet::new();
    for first in members.keys() {
        let mut together = Vec::new();
        let mut waiting = vec![*first];
        while let Some(id) = waiting.pop() {
            let Some(member) = members.get(&id).filter(|_| !known.contains(&id)) else { continue };
            known.insert(id);
            together.push(id);
            waiting.extend(member.declared.iter().filter(|one| is_held(members, member, one)).map(|one| one.other));
        }
        if !together.is_empty() {
            all.push(together);
        }
    }
    all
}

/// Whether a declaration holds two things together: it stands, and both are here and of one kind.
fn is_held(members: &BTreeMap<Id, Member>, member: &Member, declared: &Declared) -> bool {
    declared.stands && members.get(&declared.other).is_some_and(|other| other.row.kind == member.row.kind)
}

/// Which of them the others read as.
fn chosen(members: &BTreeMap<Id, Member>, together: &[Id]) -> Id {
    let mut candidates: Vec<&Member> = together.iter().filter_map(|id| members.get(id)).collect();
    let keep = |candidates: &mut Vec<&Member>, fits: &dyn Fn(&Member) -> bool| {
        if candidates.iter().any(|one| fits(one)) {
            candidates.retain(|one| fits(one));
        }
    };
    keep(&mut candidates, &|one| !one.is_gone);
    keep(&mut candidates, &|one| one.row.log == Log::Team);
    let left: BTreeSet<Id> = candidates.iter().map(|one| one.row.id).collect();
    let reads_as_another = |one: &Member| {
        one.declared
            .iter()
            .any(|declared| declared.is_alias && left.contains(&declared.other) && is_held(members, one, declared))
    };
    keep(&mut candidates, &|one| !reads_as_another(one));
    candidates.iter().map(|one| one.row.id).min().unwrap_or_default()
}
