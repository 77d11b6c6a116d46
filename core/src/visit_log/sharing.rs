//! Who may read what: only me until *End and share*; sharing one's own.

use rusqlite::Connection;
use serde::Serialize;
use soundings_wire::Id;

use crate::error::{Error, Refusal, Result};
use crate::model::fields::{observation, promise};
use crate::model::{Audience, Kind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::action::Action;
use crate::sync_queue::identity::{Identity, PERSONAL};
use crate::sync_queue::share;

/// What kind of thing could be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum ShareableKind {
    /// A visit, with one's own notes of it.
    Visit,
    /// A note without a visit.
    Note,
    /// An empathy map.
    Map,
    /// A statement on a map, with its evidence that the team may have.
    MapEntry,
    /// A promise made on no visit.
    Promise,
    /// A customer.
    Customer,
    /// A person of a customer's.
    Person,
}

/// What could be shared: a visit with its notes, or a thing of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ShareableRow {
    /// Hand to `share`.
    pub id: Id,
    /// What it is.
    pub what: ShareableKind,
    /// Notes of a visit that are still only mine.
    pub notes: u32,
}

/// What sharing gave to the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shared {
    /// Things the team gets, what they point at included.
    pub things: u32,
}

/// Who may read something new: the team, unless it rests on what is only me, or was made in a visit not yet shared.
pub(crate) fn audience(action: &Action<'_>, visit: Option<Id>, rests_on: &[Entity]) -> Result<Audience> {
    let unshared = match visit {
        None => false,
        Some(visit) => {
            let ended = Entity::find(action.connection(), visit)?
                .is_some_and(|visit| visit.log != PERSONAL && visit.state == 2);
            !ended || !own_of_visit(action, visit)?.is_empty()
        }
    };
    let only_me = action.me.team_log.is_none() || unshared || rests_on.iter().any(|entity| entity.log == PERSONAL);
    Ok(if only_me { Audience::OnlyMe } else { Audience::Team })
}

/// One's own notes and promises of a visit that are still only me and not meant to stay so.
pub(crate) fn own_of_visit(action: &Action<'_>, visit: Id) -> Result<Vec<Id>> {
    own(action.connection(), action.me.engineer, visit)
}

fn own(connection: &Connection, me: Id, visit: Id) -> Result<Vec<Id>> {
    let mut own = Vec::new();
    for (kind, author, stays) in [
        (Kind::Observation, observation::AUTHOR, Some(observation::STAYS_ONLY_ME)),
        (Kind::Promise, promise::AUTHOR, None),
    ] {
        for entity in Entity::children(connection, visit, kind)? {
            let mine = entity.fields.id(author) == Some(me);
            let stays = stays.is_some_and(|field| entity.fields.flag(field));
            if entity.log == PERSONAL && mine && !stays {
                own.push(entity.id);
            }
        }
    }
    Ok(own)
}

impl Notebook {
    /// What could be shared, oldest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn shareable(&self) -> Result<Vec<ShareableRow>> {
        self.read(|connection| {
            let me = Identity::read(connection)?.engineer;
            let mut rows = Vec::new();
            for entity in Entity::select(connection, "hidden = 0 ORDER BY number", [])? {
                let only_me = entity.log == PERSONAL;
                match entity.kind {
                    Kind::Encounter => {
                        let own = own(connection, me, entity.id)?;
                        let mut notes = 0;
                        for id in &own {
                            let row = Entity::find(connection, *id)?;
                            notes += u32::from(row.is_some_and(|row| row.kind == Kind::Observation));
                        }
                        if only_me || !own.is_empty() {
                            rows.push(ShareableRow { id: entity.id, what: ShareableKind::Visit, notes });
                        }
                    }
                    Kind::Observation if only_me && entity.fields.id(observation::ENCOUNTER).is_none() => {
                        rows.push(ShareableRow { id: entity.id, what: ShareableKind::Note, notes: 1 });
                    }
                    Kind::Promise if only_me && entity.fields.id(promise::ENCOUNTER).is_none() => {
                        rows.push(ShareableRow { id: entity.id, what: ShareableKind::Promise, notes: 0 });
                    }
                    Kind::EmpathyMap | Kind::MapEntry | Kind::Organization | Kind::Person if only_me => {
                        let what = match entity.kind {
                            Kind::EmpathyMap => ShareableKind::Map,
                            Kind::MapEntry => ShareableKind::MapEntry,
                            Kind::Organization => ShareableKind::Customer,
                            _ => ShareableKind::Person,
                        };
                        rows.push(ShareableRow { id: entity.id, what, notes: 0 });
                    }
                    _ => {}
                }
            }
            Ok(rows)
        })
    }

    /// Gives things to the team: a visit with one's own notes, or single things, each with what it points at.
    ///
    /// # Errors
    /// [`Refusal::NotJoined`]; [`Refusal::AlreadyShared`] if the team has all of it; unknown ids.
    pub fn share(&self, ids: &[Id]) -> Result<Shared> {
        self.write(|action| {
            if action.me.team_log.is_none() {
                return Err(Refusal::NotJoined.into());
            }
            let mut things = 0;
            for id in ids {
                let entity = Entity::find(action.connection(), *id)?.ok_or(Error::NotFound { what: "thing" })?;
                if entity.hidden != 0 {
                    return Err(Refusal::Gone.into());
                }
                things += if entity.kind == Kind::Encounter {
                    let own = own_of_visit(action, *id)?;
                    share::share_visit(action, *id, &own)?
                } else {
                    let mut things = share::share(action, *id)?;
                    for link in links_of(action.connection(), &entity)? {
                        things += share::share(action, link)?;
                    }
                    things
                };
            }
            if things == 0 { Err(Refusal::AlreadyShared.into()) } else { Ok(Shared { things }) }
        })
    }
}

/// An entry is shared with its evidence that the team may have: what it rests on is part of what it says.
fn links_of(connection: &Connection, entity: &Entity) -> Result<Vec<Id>> {
    if entity.kind != Kind::MapEntry {
        return Ok(Vec::new());
    }
    let mut links = Vec::new();
    for link in Entity::children(connection, entity.id, Kind::Evidence)? {
        let note = link.fields.id(crate::model::fields::evidence::OBSERVATION);
        let shared = match note {
            Some(note) => Entity::find(connection, note)?.is_some_and(|note| note.log != PERSONAL),
            None => false,
        };
        if link.log == PERSONAL && shared {
            links.push(link.id);
        }
    }
    Ok(links)
}
