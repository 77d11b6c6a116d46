//! Sharing: what was only me is written to the team log, under the same ids, as it stands now. Never its history: an earlier
//! *by* may be only me.
//!
//! Never the other way round, and never what points at a thing: only the thing and what it points at, that first.
//! Author, times and revision ids are values and travel unchanged; contexts begin anew.

use soundings_wire::{Change, Context, Id, encode};

use super::action::Action;
use super::{erasure, registers};
use crate::error::{Error, Result};
use crate::model::fields::attachment;
use crate::model::value::Value;
use crate::model::{Audience, BlobReference, Kind, Merge};
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::store::{aliases, attachments};

/// Shares a thing and what it points at. Returns how many things the team gets by it.
pub(crate) fn share(action: &mut Action<'_>, id: Id) -> Result<u32> {
    let entity = Entity::find(action.connection(), id)?;
    let Some(entity) = entity.filter(|entity| entity.log == Log::Personal && entity.is_here()) else { return Ok(0) };
    // Back in sight by what somebody did to another thing: it goes in a day, from here alone.
    if erasure::awaited(action.connection())?.contains(&id) {
        return Ok(0);
    }
    let mut things = 1;
    for target in entity.kind.references(&entity.fields) {
        if target != id {
            things += share(action, target)?;
        }
    }
    write(action, &entity)?;
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
    Ok(things)
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

/// Writes what a thing shows to the team log; what stands beside it, undecided, as versions there too. One group.
fn write(action: &mut Action<'_>, entity: &Entity) -> Result<()> {
    let mut changes: Vec<Change> = Vec::new();
    for (field, member, value) in entity.fields.all() {
        let is_set = entity.kind.merge(field) == Merge::Set;
        if is_set && bool::from_cbor(value) == Some(false) {
            continue;
        }
        let member = member.map(<[u8]>::to_vec);
        changes.push(Change { field, member, value: value.to_vec(), base: Context::default() });
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
    for beside in beside(action, entity)? {
        action.write_to(Log::Team, entity.kind, entity.id, vec![beside]);
    }
    action.flush()
}

fn is_blob(change: &Change) -> bool {
    [attachment::BLOB, attachment::THUMBNAIL].iter().any(|field| field.number == change.field)
}

/// The versions that nobody decided on yet, but for those shown.
fn beside(action: &Action<'_>, entity: &Entity) -> Result<Vec<Change>> {
    let mut beside = Vec::new();
    for row in registers::of_entity(action.connection(), Log::Personal, entity.id)? {
        let merge = entity.kind.merge(row.field);
        if !merge.asks() {
            continue;
        }
        let member = merge.has_members().then(|| row.member.clone());
        for version in row.register.siblings(entity.kind.behaviour(row.field).sameness).into_iter().skip(1) {
            let value = version.value.clone();
            beside.push(Change { field: row.field, member: member.clone(), value, base: Context::default() });
        }
    }
    Ok(beside)
}
