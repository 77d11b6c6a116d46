//! Sharing: what was only me is written to the team log, under the same ids, with its history.
//!
//! Never the other way round, and never what points at a thing: only the thing and what it points at, that first.
//! Author, times and revision ids are values and travel unchanged; contexts begin anew.

use std::collections::BTreeMap;

use soundings_wire::{Context, Dot, Id, encode};

use super::action::Action;
use super::operations;
use crate::error::Result;
use crate::model::fields::attachment;
use crate::model::value::Value;
use crate::model::{Audience, BlobReference, Kind};
use crate::store::attachments;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Shares a thing and what it points at. Returns how many things the team gets by it.
pub(crate) fn share(action: &mut Action<'_>, id: Id) -> Result<u32> {
    let entity = Entity::find(action.connection(), id)?;
    let Some(entity) = entity.filter(|entity| entity.log == Log::Personal && entity.is_here()) else { return Ok(0) };
    let mut things = 1;
    for target in entity.kind.references(&entity.fields) {
        if target != id {
            things += share(action, target)?;
        }
    }
    replay(action, &entity)?;
    if entity.kind == Kind::Observation {
        for attachment in Entity::children(action.connection(), id, Kind::Attachment)? {
            replay(action, &attachment)?;
        }
    }
    Ok(things)
}

/// Writes a thing's operations of the personal log to the team log, as one group.
fn replay(action: &mut Action<'_>, entity: &Entity) -> Result<()> {
    let mut names: BTreeMap<Dot, usize> = BTreeMap::new();
    let operations = operations::of_entity(action.connection(), Log::Personal, entity.id)?;
    // Bases name operations of this very group, so they are written one by one and the seqs are known ahead.
    let first = action.next_dot(Log::Team)?;
    for (place, operation) in operations.into_iter().enumerate() {
        let mut changes = operation.payload.changes;
        let mut blob = None;
        for change in &mut changes {
            change.base = translate(&change.base, &names, first);
            if entity.kind == Kind::Attachment && change.field == attachment::BLOB.number {
                let of_team = team_blob(action, &change.value)?;
                change.value = encode(&of_team);
                blob = Some(of_team);
            }
        }
        names.insert(operation.dot, place);
        match blob {
            Some(blob) => action.create_attachment(Audience::Team, entity.id, changes, &blob),
            None => action.write_to(Log::Team, entity.kind, entity.id, changes),
        }
    }
    action.flush()
}

fn translate(base: &Context, names: &BTreeMap<Dot, usize>, first: Dot) -> Context {
    let mut translated = Context::default();
    for (incarnation, seq) in &base.0 {
        let last = names.range(..=Dot { incarnation: *incarnation, seq: *seq }).next_back();
        if let Some((_, place)) = last.filter(|(dot, _)| dot.incarnation == *incarnation) {
            translated.add(Dot { seq: first.seq + *place as u64, ..first });
        }
    }
    translated
}

/// An attachment as the team names it: its content, without a key.
fn team_blob(action: &Action<'_>, value: &[u8]) -> Result<BlobReference> {
    let personal = BlobReference::from_cbor(value).ok_or(crate::error::Error::Damaged)?;
    Ok(attachments::of_team(action.environment, personal))
}
