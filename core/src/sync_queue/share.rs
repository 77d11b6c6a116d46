//! Sharing: what was only me is written to the team log, under the same ids, with its history.
//!
//! Never the other way round, and never what points at a thing: only the thing and what it points at, that first.
//! Author, times and revision ids are values and travel unchanged; contexts begin anew.

use std::collections::BTreeMap;

use rusqlite::Connection;
use soundings_wire::{Change, Context, Dot, Id, encode};

use super::action::Action;
use super::apply::open_payload;
use super::identity::{PERSONAL, TEAM, dot};
use crate::error::Result;
use crate::model::fields::{
    attachment, empathy_map, encounter, evidence, map_entry, observation, person, promise, site,
};
use crate::model::{Audience, BlobReference, Kind};
use crate::store::attachments;
use crate::store::entities::Entity;

/// Shares a thing and what it points at. Returns how many things the team gets by it.
pub(crate) fn share(action: &mut Action<'_>, id: Id) -> Result<u32> {
    let Some(entity) =
        Entity::find(action.connection(), id)?.filter(|entity| entity.log == PERSONAL && entity.hidden == 0)
    else {
        return Ok(0);
    };
    let mut things = 1;
    for target in points_at(&entity) {
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

/// Shares a visit and one's own things of it. The visit first: it is what they point at.
pub(crate) fn share_visit(action: &mut Action<'_>, visit: Id, things: &[Id]) -> Result<u32> {
    let mut shared = share(action, visit)?;
    let mut people = Vec::new();
    for id in things {
        if let Some(entity) = Entity::find(action.connection(), *id)? {
            people
                .extend([observation::BY, observation::ABOUT].into_iter().filter_map(|field| entity.fields.id(field)));
        }
        shared += share(action, *id)?;
    }
    // Whom we met is a fact of the visit; the people are the team's by now.
    if let Some(visit) = Entity::find(action.connection(), visit)? {
        let known = visit.fields.ids(encounter::PEOPLE);
        people.sort_unstable();
        people.dedup();
        let new: Vec<Change> = people.iter().filter(|id| !known.contains(id)).map(|id| met(*id)).collect();
        if !new.is_empty() {
            action.edit(&visit, new, None)?;
            action.flush()?;
        }
    }
    Ok(shared)
}

fn met(person: Id) -> Change {
    Change { member: Some(person.as_bytes().to_vec()), ..Change::new(encounter::PEOPLE, &true) }
}

/// What a thing points at, which the team must have first.
pub(crate) fn points_at(entity: &Entity) -> Vec<Id> {
    let fields = &entity.fields;
    let one: &[u16] = match entity.kind {
        Kind::Site => &[site::ORGANIZATION],
        Kind::Person => &[person::ORGANIZATION, person::SITE],
        Kind::Encounter => &[encounter::ORGANIZATION, encounter::SITE],
        Kind::Observation => &[observation::ENCOUNTER, observation::BY, observation::ABOUT],
        Kind::Attachment => &[attachment::OBSERVATION],
        Kind::Promise => &[promise::ENCOUNTER],
        Kind::EmpathyMap => &[empathy_map::PERSON],
        Kind::MapEntry => &[map_entry::MAP],
        Kind::Evidence => &[evidence::ENTRY, evidence::OBSERVATION],
        _ => &[],
    };
    let mut targets: Vec<Id> = one.iter().filter_map(|field| fields.id(*field)).collect();
    match entity.kind {
        Kind::Encounter => targets.extend(fields.ids(encounter::PEOPLE)),
        // Members are ids or descriptions, each as CBOR.
        Kind::Promise => {
            targets.extend(fields.members(promise::TO).into_iter().filter_map(|to| minicbor::decode::<Id>(to).ok()))
        }
        _ => {}
    }
    targets
}

/// Writes a thing's operations of the personal log to the team log, as one group.
fn replay(action: &mut Action<'_>, entity: &Entity) -> Result<()> {
    let mut names: BTreeMap<Dot, usize> = BTreeMap::new();
    let operations = personal_operations(action.connection(), entity.id)?;
    // Bases name operations of this very group, so they are written one by one and the seqs are known ahead.
    let first = action.next_seq_in(TEAM)?;
    for (place, (name, kind, mut changes)) in operations.into_iter().enumerate() {
        for change in &mut changes {
            change.base = translate(&change.base, &names, action.dot_in(first));
            if kind == Kind::Attachment.number() && change.field == attachment::BLOB {
                change.value = team_blob(action.connection(), &change.value)?;
            }
        }
        names.insert(name, place);
        if entity.kind == Kind::Attachment
            && let Some(blob) = changes
                .iter()
                .find(|change| change.field == attachment::BLOB)
                .and_then(|change| minicbor::decode::<BlobReference>(&change.value).ok())
        {
            action.create_attachment(Audience::Team, entity.id, changes, &blob);
        } else {
            action.edit_in(TEAM, entity.kind, entity.id, changes);
        }
    }
    action.flush()?;
    Ok(())
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

fn personal_operations(connection: &Connection, entity: Id) -> Result<Vec<(Dot, u16, Vec<Change>)>> {
    let mut statement = connection.prepare_cached(
        "SELECT author, seq, envelope, payload FROM operation
         WHERE entity = ?1 AND log = ?2 AND payload IS NOT NULL ORDER BY author, seq",
    )?;
    let mut rows = statement.query((entity.as_bytes(), PERSONAL))?;
    let mut operations = Vec::new();
    while let Some(row) = rows.next()? {
        let (author, seq, envelope, payload): (i64, i64, Vec<u8>, Vec<u8>) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let (kind, payload) = open_payload(connection, PERSONAL, &envelope, &payload)?;
        operations.push((dot(connection, author, seq)?, kind, payload.changes));
    }
    Ok(operations)
}

/// An attachment as the team names it: by its content, without a key.
fn team_blob(connection: &Connection, value: &[u8]) -> Result<Vec<u8>> {
    let sealed: BlobReference = minicbor::decode(value)?;
    let hash = attachments::content_hash(connection, &sealed)?;
    Ok(encode(&BlobReference { hash, key: None, ..sealed }))
}
