//! Sharing: what was only me is written to the team log, under the same ids, as it stands now. Never its history: an earlier
//! *by* may be only me.
//!
//! Never the other way round, and never what points at a thing: only the thing and what it points at, that first.
//! Author, times and revision ids are values and travel unchanged; contexts begin anew.
//!
//! The team hears of no id that it has not: what names a thing that is deleted, erased or about to be, and was only me, is
//! left out, and what is nothing without it stays only me.

use rusqlite::Connection;
use soundings_wire::{Change, Context, Id, encode};

use super::action::Action;
use super::{erasure, registers};
use crate::error::{Error, Refusal, Result};
use crate::model::fields::{attachment, observation};
use crate::model::value::Value;
use crate::model::{Audience, BlobReference, Kind, Merge, guides};
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::store::{aliases, attachments};

/// Shares a thing and what it points at. Returns how many things the team gets by it.
pub(crate) fn share(action: &mut Action<'_>, id: Id) -> Result<u32> {
    let entity = Entity::find(action.connection(), id)?;
    let Some(entity) = entity.filter(|entity| entity.log == Log::Personal && entity.is_here()) else { return Ok(0) };
    // Back in sight by what somebody did to another thing: it goes in a day, from here alone.
    if erasure::awaited(action.connection(), Some(Log::Personal))?.contains(&id) {
        return Ok(0);
    }
    let undecided = undecided(action, &entity)?;
    let mut things = 1;
    let pointed_at = entity.kind.references(&entity.fields).into_iter();
    for target in pointed_at.chain(undecided.iter().filter_map(|change| named(entity.kind, change))) {
        if target != id {
            things += share(action, target)?;
        }
    }
    if !write_with(action, &entity, undecided)? {
        return Ok(things - 1);
    }
    share_declarations(action, entity.id)?;
    // What a thing is made of goes with it.
    let parts = match entity.kind {
        Kind::Observation | Kind::DebriefAnswer => Entity::attached(action.connection(), id)?,
        Kind::Guide => Entity::children(action.connection(), id, Kind::GuideQuestion)?,
        _ => Vec::new(),
    };
    for part in parts.into_iter().filter(|part| part.log == Log::Personal) {
        write(action, &part)?;
        for drawn in Entity::children(action.connection(), part.id, Kind::Annotation)? {
            if drawn.log == Log::Personal {
                write(action, &drawn)?;
            }
        }
    }
    Ok(things + share_links(action, &entity)?)
}

/// An entry and an insight are shared with the evidence that the team may have: what they rest on is part of what they say.
pub(crate) fn share_links(action: &mut Action<'_>, of: &Entity) -> Result<u32> {
    let kind = match of.kind {
        Kind::MapEntry => Kind::Evidence,
        Kind::Insight => Kind::InsightLink,
        _ => return Ok(0),
    };
    let mut shared = 0;
    for link in Entity::children(action.connection(), of.id, kind)? {
        let goes = link.log == Log::Personal && shows_team(action.connection(), &link)?;
        shared += u32::from(goes && write(action, &link)?);
    }
    Ok(shared)
}

/// Whether a link leads to a note that the team has.
fn shows_team(connection: &Connection, link: &Entity) -> Result<bool> {
    let note = Entity::find_named(connection, link.kind.target(&link.fields))?;
    Ok(note.is_some_and(|note| note.log == Log::Team))
}

/// What was declared one with a thing, by this engineer alone, is the team's to know as soon as it has both.
fn share_declarations(action: &mut Action<'_>, id: Id) -> Result<()> {
    for declared in aliases::declared(action.connection(), id)? {
        let other = Entity::find_any(action.connection(), declared.other)?;
        let declaration = Entity::find_any(action.connection(), declared.declaration)?;
        let is_teams = other.is_some_and(|other| other.log == Log::Team);
        if let Some(declaration) = declaration.filter(|one| is_teams && one.log == Log::Personal) {
            write(action, &declaration)?;
        }
    }
    Ok(())
}

fn write(action: &mut Action<'_>, entity: &Entity) -> Result<bool> {
    let undecided = undecided(action, entity)?;
    write_with(action, entity, undecided)
}

/// Writes what a thing shows to the team log; what stands beside it, undecided, as versions there too. One group. False where
/// it is nothing without what is only me.
fn write_with(action: &mut Action<'_>, entity: &Entity, undecided: Vec<Change>) -> Result<bool> {
    let mut changes: Vec<Change> = Vec::new();
    for (field, member, value) in entity.fields.all() {
        let is_set = entity.kind.merge(field) == Merge::Set;
        if is_set && bool::from_cbor(value) == Some(false) {
            continue;
        }
        let member = member.map(<[u8]>::to_vec);
        let change = Change { field, member, value: value.to_vec(), base: Context::default() };
        if may_be_read(action.connection(), entity, &change)? {
            changes.push(change);
        } else if entity.kind.needs(&entity.fields, field) {
            return Ok(false);
        }
    }
    if entity.kind == Kind::Observation && older_words_go(action.connection(), entity)? {
        // Whoever asked for them to go does not give them to the team first.
        let now = entity.fields.words().map(|(newest, _)| newest.text).unwrap_or_default();
        for first in changes.iter_mut().filter(|change| change.field == observation::FIRST_WORDS.number) {
            first.value = encode(&now);
        }
    }
    if entity.kind == Kind::Attachment {
        let mut blobs = Vec::new();
        for change in changes.iter_mut().filter(|change| is_blob(change)) {
            let personal = BlobReference::from_cbor(&change.value).ok_or(Error::Damaged)?;
            let blob = attachments::of_team(action.environment, personal);
            change.value = encode(&blob);
            blobs.push(blob);
        }
        action.create_attachment(Audience::Team, entity.id, changes, &blobs);
    } else {
        action.create_as(Audience::Team, entity.kind, entity.id, changes);
    }
    for beside in undecided {
        if may_be_read(action.connection(), entity, &beside)? {
            action.write_to(Log::Team, entity.kind, entity.id, vec![beside]);
        }
    }
    action.flush()?;
    Ok(true)
}

/// Whether what holds a note's first words waits for its erasure.
fn older_words_go(connection: &Connection, note: &Entity) -> Result<bool> {
    let first = registers::read(connection, note.log, note.id, note.kind, observation::FIRST_WORDS.number, None)?;
    let awaited = erasure::awaited_operations(connection, note.log)?;
    Ok(first.first().is_some_and(|first| awaited.contains(&first.dot)))
}

/// The thing that a change names.
fn named(kind: Kind, change: &Change) -> Option<Id> {
    let behaviour = kind.behaviour(change.field);
    match &change.member {
        Some(member) => (behaviour.member_refers_to)(member),
        None => (behaviour.refers_to)(&change.value),
    }
}

/// Whether the team may read what a change names: what it has itself, an engineer, or what comes with Soundings and is in no
/// log. What is named and not there may be anybody's.
fn may_be_read(connection: &Connection, entity: &Entity, change: &Change) -> Result<bool> {
    let Some(named) = named(entity.kind, change) else { return Ok(true) };
    let refers = entity.kind.field(change.field).and_then(|field| field.refers);
    // Written, it names what it reads as.
    let reads_as = if entity.kind.names_aliases(change.field) { aliases::target(connection, named)? } else { named };
    if refers == Some(Kind::Engineer) || is_teams(connection, named)? || is_teams(connection, reads_as)? {
        return Ok(true);
    }
    if matches!(refers, None | Some(Kind::Guide)) && guides::comes_with_soundings(named) {
        return Ok(true);
    }
    match Entity::find_any(connection, named)? {
        // It goes right behind the entry that is made from it.
        Some(link) if link.kind == Kind::Evidence => Ok(link.is_here() && shows_team(connection, &link)?),
        Some(_) => Ok(false),
        // A device is no thing.
        None => Ok(refers.is_none() && !erasure::is_erased(connection, Log::Personal, named)?),
    }
}

/// Whether the team has a thing, under this very id.
fn is_teams(connection: &Connection, id: Id) -> Result<bool> {
    Ok(Entity::find_any(connection, id)?.is_some_and(|entity| entity.log == Log::Team))
}

/// Gives the team a thing that one of its own is about to name, and what that points at.
///
/// # Errors
/// [`Refusal::Gone`] of what is about to be erased: it cannot be the team's any more.
pub(crate) fn share_named(action: &mut Action<'_>, id: Id) -> Result<()> {
    share(action, id)?;
    if is_known(action.connection(), id)? { Ok(()) } else { Err(Refusal::Gone.into()) }
}

/// Whether the team has a thing, or what it reads as.
pub(crate) fn is_known(connection: &Connection, id: Id) -> Result<bool> {
    Ok(is_teams(connection, id)? || is_teams(connection, aliases::target(connection, id)?)?)
}

fn is_blob(change: &Change) -> bool {
    [attachment::BLOB, attachment::THUMBNAIL].iter().any(|field| field.number == change.field)
}

/// The versions that nobody decided on yet, but for those shown.
fn undecided(action: &Action<'_>, entity: &Entity) -> Result<Vec<Change>> {
    let mut undecided = Vec::new();
    for row in registers::of_entity(action.connection(), Log::Personal, entity.id)? {
        let merge = entity.kind.merge(row.field);
        if !merge.asks() {
            continue;
        }
        let member = merge.has_members().then(|| row.member.clone());
        for version in row.register.siblings(entity.kind.behaviour(row.field).sameness).into_iter().skip(1) {
            let value = version.value.clone();
            undecided.push(Change { field: row.field, member: member.clone(), value, base: Context::default() });
        }
    }
    Ok(undecided)
}
