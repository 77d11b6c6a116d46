//! Who may read what: only me until *End and share*; sharing one's own.

use rusqlite::Connection;
use serde::Serialize;
use soundings_wire::{Change, Id};

use super::met::give_place;
use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::log::erasure::awaited;
use crate::log::share::{is_known, share, share_links};
use crate::model::fields::{
    encounter, evidence, left_off, map_entry, mismatch, observation, sent_document, visit_state,
};
use crate::model::value::Value;
use crate::model::{Audience, Kind, VisitState};
use crate::notebook::Notebook;
use crate::store::columns::{Log, ids};
use crate::store::counts::{self, Scope};
use crate::store::entities::Entity;

/// What sharing gave to the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shared {
    /// Things the team gets, what they point at included.
    pub things: u32,
}

/// Who may read something new: the team, unless it rests on what is only me, or was made in a visit not yet shared.
pub(crate) fn audience(action: &Action<'_>, visit: Option<Id>, rests_on: &[Entity]) -> Result<Audience> {
    let unshared = match Entity::find_named(action.connection(), visit)? {
        None => visit.is_some(),
        Some(visit) => {
            let ended = visit.log == Log::Team && visit_state(&visit.fields) == VisitState::Ended;
            !ended || has_own(action.connection(), visit.id)?
        }
    };
    let only_me = !action.me.has_team() || unshared || rests_on.iter().any(|entity| entity.log == Log::Personal);
    Ok(if only_me { Audience::OnlyMe } else { Audience::Team })
}

/// What one writes of a visit besides notes, and shares with it.
const BESIDE_NOTES: [Kind; 6] =
    [Kind::Promise, Kind::GuideQuestion, Kind::Expectation, Kind::DebriefAnswer, Kind::DebriefDone, Kind::OpenSeat];

/// Whether a visit has notes or promises that are only me and not meant to stay so.
fn has_own(connection: &Connection, visit: Id) -> Result<bool> {
    let sql = "SELECT id FROM here WHERE parent = ?1 AND kind = ?2 AND log = ?3 LIMIT 1";
    let promises = ids(connection, sql, (visit.as_bytes(), Kind::Promise, Log::Personal))?;
    Ok(!promises.is_empty() || counts::notes_to_share(connection, Scope::Of(visit))? > 0)
}

/// The notes, promises and more of a visit that are only me and not meant to stay so, in their order.
fn own(connection: &Connection, visit: Id) -> Result<Vec<Id>> {
    let sql = "SELECT id FROM here WHERE parent = ?1 AND kind = ?2 AND log = ?3 AND stays = 0 ORDER BY sort, id";
    let mut own = ids(connection, sql, (visit.as_bytes(), Kind::Observation, Log::Personal))?;
    for kind in BESIDE_NOTES {
        own.extend(ids(connection, sql, (visit.as_bytes(), kind, Log::Personal))?);
    }
    Ok(own)
}

/// Shares a visit and one's own things of it. The visit first: it is what they point at.
pub(super) fn share_visit(action: &mut Action<'_>, visit: Id) -> Result<u32> {
    let own = own(action.connection(), visit)?;
    share_with(action, visit, &own)
}

fn share_with(action: &mut Action<'_>, visit: Id, things: &[Id]) -> Result<u32> {
    let mut shared = share(action, visit)?;
    let mut people = Vec::new();
    for id in things {
        if let Some(entity) = Entity::find(action.connection(), *id)?.filter(|entity| entity.kind == Kind::Observation)
        {
            let named = [observation::BY, observation::ABOUT].map(|field| entity.fields.get(field));
            people.extend(named.iter().flatten().filter_map(Value::refers_to));
        }
        shared += share(action, *id)?;
    }
    for document in documents_of(action.connection(), visit)? {
        shared += share(action, document.id)?;
        for spoken_of in Entity::children(action.connection(), document.id, Kind::SpokenOf)? {
            shared += share(action, spoken_of.id)?;
        }
    }
    for id in things {
        shared += share_made_of(action, *id)?;
    }
    // Whom we met is a fact of the visit; the people are the team's by now, but for those who were deleted.
    if let Some(visit) = Entity::find(action.connection(), visit)? {
        let known = visit.fields.members(encounter::PEOPLE);
        people.sort_unstable();
        people.dedup();
        let mut met: Vec<Change> = Vec::new();
        for id in people.iter().filter(|id| !known.contains(id)) {
            if is_known(action.connection(), *id)? {
                met.push(encounter::PEOPLE.with(id));
            }
        }
        if !met.is_empty() {
            action.edit(&visit, met, None)?;
        }
        give_place(action, visit.id)?;
    }
    Ok(shared)
}

/// So many of each kind are looked through for what was made of one note.
const MADE_OF_ONE: usize = 1_000;

/// What was decided about a note on maps that the team has (entries, links, notes left off, pairs) was only me because the note
/// was: once the visit is shared, it goes with it. What rests on a note that stays only me does not, and nor does a map.
fn share_made_of(action: &mut Action<'_>, note: Id) -> Result<u32> {
    let teams = |action: &Action<'_>, id: Option<Id>| -> Result<Option<Entity>> {
        let held = Entity::find_named(action.connection(), id)?;
        Ok(held.filter(|held| held.log == Log::Team && held.is_here()))
    };
    let Some(note) = teams(action, Some(note))?.filter(|note| note.kind == Kind::Observation) else { return Ok(0) };
    let leading = |action: &Action<'_>, kind| {
        Entity::leading_to(action.connection(), note.id, kind, (i64::MAX, i64::MAX), MADE_OF_ONE)
    };
    let mut shared = 0;
    for link in leading(action, Kind::Evidence)? {
        let Some(entry) = Entity::find_named(action.connection(), link.fields.get(evidence::ENTRY))? else { continue };
        if entry.is_here() && teams(action, entry.fields.get(map_entry::MAP))?.is_some() {
            shared += share(action, entry.id)?;
            let Some(entry) = teams(action, Some(entry.id))? else { continue };
            shared += share_links(action, &entry)?;
        }
    }
    for left in leading(action, Kind::LeftOff)? {
        if teams(action, left.fields.get(left_off::MAP))?.is_some() {
            shared += share(action, left.id)?;
        }
    }
    let mut pairs = leading(action, Kind::Mismatch)?;
    pairs.extend(Entity::children(action.connection(), note.id, Kind::Mismatch)?);
    for pair in pairs {
        let both = [mismatch::SAID, mismatch::SEEN].map(|field| teams(action, pair.fields.get(field)));
        let [Ok(Some(_)), Ok(Some(_))] = both else { continue };
        shared += share(action, pair.id)?;
    }
    Ok(shared)
}

/// What went out of a visit before the team had it: a teammate, too, must learn whom to ask for a copy back.
fn documents_of(connection: &Connection, visit: Id) -> Result<Vec<Entity>> {
    let held = Entity::find(connection, visit)?;
    let Some(customer) = held.and_then(|visit| visit.fields.get(encounter::ORGANIZATION)) else {
        return Ok(Vec::new());
    };
    let mut documents = Entity::children(connection, customer, Kind::SentDocument)?;
    documents.retain(|row| row.log == Log::Personal && row.fields.get(sent_document::ENCOUNTER) == Some(visit));
    Ok(documents)
}

/// Notes down that a visit and one's own things of it go to the team once one is joined. Nothing is shared yet.
pub(super) fn share_when_joined(action: &Action<'_>, visit: Id) -> Result<u32> {
    let connection = action.connection();
    for id in std::iter::once(visit).chain(own(connection, visit)?) {
        connection.prepare_cached("INSERT OR IGNORE INTO to_share (entity) VALUES (?1)")?.execute([id.as_bytes()])?;
    }
    Ok(0)
}

/// A visit goes on: nothing of it goes to the team until it is ended again.
pub(super) fn not_when_joined(action: &Action<'_>, visit: Id) -> Result<()> {
    let sql = "DELETE FROM to_share WHERE entity = ?1 OR entity IN (SELECT id FROM entity WHERE parent = ?1)
               OR entity IN (SELECT thing FROM alias WHERE target = ?1)";
    action.connection().prepare_cached(sql)?.execute([visit.as_bytes()])?;
    Ok(())
}

/// A team was joined: visits that were ended with *End and share* before, with what was noted there and is still meant
/// for it.
pub(super) fn share_ended(action: &mut Action<'_>) -> Result<()> {
    // Under the id that it reads as by now.
    let listed = "SELECT DISTINCT here.id FROM to_share LEFT JOIN alias ON alias.thing = to_share.entity
                  JOIN here ON here.id = coalesce(alias.target, to_share.entity) WHERE here.kind = ?1";
    let of_visit = "SELECT to_share.entity FROM to_share JOIN here ON here.id = to_share.entity
                    WHERE here.parent = ?1 AND here.stays = 0 ORDER BY to_share.entity";
    for visit in ids(action.connection(), &format!("{listed} ORDER BY here.id"), [Kind::Encounter])? {
        let things = ids(action.connection(), of_visit, [visit.as_bytes()])?;
        share_with(action, visit, &things)?;
    }
    action.connection().execute("DELETE FROM to_share", [])?;
    Ok(())
}

/// A visit with one's own notes, or a single thing with what it points at. How many things went.
fn give(action: &mut Action<'_>, entity: &Entity) -> Result<u32> {
    if entity.kind == Kind::Encounter {
        share_visit(action, entity.id)
    } else {
        Ok(share(action, entity.id)? + share_links(action, entity)?)
    }
}

impl Notebook {
    /// Gives to the team what was picked of a list ([`Notebook::shareable`]). What of it was deleted since, or given otherwise, is passed
    /// by: nobody could take its pick back.
    ///
    /// # Errors
    /// [`Refusal::NotJoined`].
    pub fn share_picked(&self, ids: &[Id]) -> Result<Shared> {
        self.write(|action| {
            if !action.me.has_team() {
                return Err(Refusal::NotJoined.into());
            }
            let awaited = awaited(action.connection(), Some(Log::Personal))?;
            let mut things = 0;
            for id in ids.iter().filter(|id| !awaited.contains(id)) {
                if let Some(entity) = Entity::find(action.connection(), *id)?.filter(Entity::is_here) {
                    things += give(action, &entity)?;
                }
            }
            Ok(Shared { things })
        })
    }

    /// Gives things to the team: a visit with one's own notes, or single things, each with what it points at.
    ///
    /// # Errors
    /// [`Refusal::NotJoined`]; [`Refusal::AlreadyShared`] if the team has all of it; [`Refusal::Gone`] of what waits for its
    /// erasure, or belongs to what does; [`Refusal::EntryNeedsWords`] of an entry whose words are a note's that the team has
    /// not; unknown ids.
    pub fn share(&self, ids: &[Id]) -> Result<Shared> {
        self.write(|action| {
            if !action.me.has_team() {
                return Err(Refusal::NotJoined.into());
            }
            let mut things = 0;
            for id in ids {
                let entity = action.here(*id, "thing")?;
                if awaited(action.connection(), Some(Log::Personal))?.contains(id) {
                    return Err(Refusal::Gone.into());
                }
                things += give(action, &entity)?;
            }
            for id in ids.iter().filter(|_| things == 0) {
                if !is_known(action.connection(), *id)? {
                    let is_entry = action.here(*id, "thing")?.kind == Kind::MapEntry;
                    return Err(if is_entry { Refusal::EntryNeedsWords } else { Refusal::Gone }.into());
                }
            }
            if things == 0 { Err(Refusal::AlreadyShared.into()) } else { Ok(Shared { things }) }
        })
    }
}
