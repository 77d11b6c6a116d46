//! Planning, starting and ending an encounter.

use rusqlite::Connection;
use serde::Serialize;
use soundings_wire::Change;

use super::{notes, sharing};
use crate::error::{Refusal, Result};
use crate::model::fields::encounter;
use crate::model::{Audience, EncounterKind, Id, Kind, Plan, check_text};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::action::{Action, live, member};
use crate::sync_queue::identity::Identity;
use crate::sync_queue::share;

/// A visit to plan.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewVisit {
    /// With whom.
    pub customer: Option<Id>,
    /// Where.
    pub site: Option<Id>,
    /// What kind of encounter.
    pub kind: EncounterKind,
    /// What for.
    pub objective: Option<String>,
    /// When.
    pub at: Plan,
}

/// A visit to start: a planned one, or one from nothing.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StartVisit {
    /// The planned one.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub visit: Option<Id>,
    /// With whom; can be named later.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub customer: Option<Id>,
    /// Where.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub site: Option<Id>,
    /// What kind; a visit if nobody says.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub kind: Option<EncounterKind>,
    /// What for.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub objective: Option<String>,
}

/// A visit that ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Ended {
    /// Which.
    pub visit: Id,
    /// How many things the team gets by it, the visit itself and what it points at included.
    pub shared: u32,
    /// Shared at once when a team is joined.
    pub shared_when_joined: bool,
    /// The unsent text became a note without a key yet.
    pub draft_kept: Option<Id>,
}

/// The state column of an encounter.
pub(crate) const UNDER_WAY: i64 = 1;
const ENDED: i64 = 2;

/// The visit under way that this engineer is at.
pub(crate) fn under_way(connection: &Connection, me: Id) -> Result<Option<Entity>> {
    let condition = "kind = ?1 AND hidden = 0 AND state = ?2 ORDER BY sort DESC, id DESC";
    let visits = Entity::select(connection, condition, (Kind::Encounter.number(), UNDER_WAY))?;
    Ok(visits.into_iter().find(|visit| visit.fields.ids(encounter::ENGINEERS).contains(&me)))
}

impl Notebook {
    /// Plans a visit. A plan is the team's.
    ///
    /// # Errors
    /// [`Refusal::BadTime`]; unknown ids; an objective that is no text.
    pub fn plan_visit(&self, new: &NewVisit) -> Result<Id> {
        if new.at.utc_ms().is_none() {
            return Err(Refusal::BadTime.into());
        }
        self.write(|action| {
            let (mut changes, references) = about(action, new.customer, new.site, new.objective.as_deref())?;
            changes.push(Change::new(encounter::KIND, &new.kind.number()));
            changes.push(Change::new(encounter::PLAN, &new.at));
            changes.extend(authored(action));
            let audience = sharing::audience(action, None, &references)?;
            Ok(action.create(audience, Kind::Encounter, changes))
        })
    }

    /// Starts a visit: a planned one, or one from nothing, which is only me until its end is shared.
    ///
    /// # Errors
    /// [`Refusal::AnotherUnderWay`], [`Refusal::AlreadyStarted`], [`Refusal::AlreadyEnded`]; unknown ids.
    pub fn start_visit(&self, start: &StartVisit) -> Result<Id> {
        self.write(|action| {
            let me = action.me.engineer;
            let under_way = under_way(action.connection(), me)?;
            let begun = vec![Change::new(encounter::START, &action.now), member(encounter::ENGINEERS, me.as_bytes())];
            if let Some(id) = start.visit {
                let visit = live(action, id, Kind::Encounter, "visit")?;
                let there = visit.fields.ids(encounter::ENGINEERS).contains(&me);
                match visit.state {
                    ENDED => return Err(Refusal::AlreadyEnded.into()),
                    UNDER_WAY if there => return Err(Refusal::AlreadyStarted.into()),
                    _ if under_way.is_some() => return Err(Refusal::AnotherUnderWay.into()),
                    // A companion started it: the earliest start stays, and we are there too.
                    UNDER_WAY => action.edit(&visit, begun[1..].to_vec(), None)?,
                    _ => action.edit(&visit, begun, None)?,
                }
                return Ok(id);
            }
            if under_way.is_some() {
                return Err(Refusal::AnotherUnderWay.into());
            }
            let (mut changes, _) = about(action, start.customer, start.site, start.objective.as_deref())?;
            changes.push(Change::new(encounter::KIND, &start.kind.unwrap_or(EncounterKind::Visit).number()));
            changes.extend(begun);
            changes.extend(authored(action));
            Ok(action.create(Audience::OnlyMe, Kind::Encounter, changes))
        })
    }

    /// Ends a visit; with `share` in the same transaction gives one's own notes and promises of it to the team.
    /// Unsent text becomes a note without a key yet.
    ///
    /// # Errors
    /// [`Refusal::NothingUnderWay`], [`Refusal::NotStarted`], [`Refusal::AlreadyEnded`]; an unknown id.
    pub fn end_visit(&self, visit: Option<Id>, share: bool) -> Result<Ended> {
        self.write(|action| {
            let me = action.me.engineer;
            let visit = match visit {
                Some(id) => live(action, id, Kind::Encounter, "visit")?,
                None => under_way(action.connection(), me)?.ok_or(Refusal::NothingUnderWay)?,
            };
            match visit.state {
                ENDED => return Err(Refusal::AlreadyEnded.into()),
                UNDER_WAY => {}
                _ => return Err(Refusal::NotStarted.into()),
            }
            let draft_kept = notes::keep_draft(action, visit.id)?;
            let end = vec![Change::new(encounter::END, &action.now)];
            action.edit(&visit, end, None)?;
            action.flush()?;
            let mut shared = 0;
            let shared_when_joined = share && action.me.team_log.is_none();
            if share {
                let things = sharing::own_of_visit(action, visit.id)?;
                if shared_when_joined {
                    for id in std::iter::once(visit.id).chain(things) {
                        action
                            .connection()
                            .execute("INSERT OR IGNORE INTO to_share (entity) VALUES (?1)", [id.as_bytes()])?;
                    }
                } else {
                    shared += share::share_visit(action, visit.id, &things)?;
                }
            }
            Ok(Ended { visit: visit.id, shared, shared_when_joined, draft_kept })
        })
    }

    /// The visit under way that this engineer is at.
    ///
    /// # Errors
    /// What the disk says.
    pub fn under_way(&self) -> Result<Option<Id>> {
        self.read(|connection| Ok(under_way(connection, Identity::read(connection)?.engineer)?.map(|visit| visit.id)))
    }
}

/// The fields that say whom a visit is with and what for.
fn about(
    action: &Action<'_>,
    customer: Option<Id>,
    site: Option<Id>,
    objective: Option<&str>,
) -> Result<(Vec<Change>, Vec<Entity>)> {
    let (mut changes, mut references) = (Vec::new(), Vec::new());
    if let Some(customer) = customer {
        references.push(live(action, customer, Kind::Organization, "customer")?);
        changes.push(Change::new(encounter::ORGANIZATION, &customer));
    }
    if let Some(site) = site {
        references.push(live(action, site, Kind::Site, "site")?);
        changes.push(Change::new(encounter::SITE, &site));
    }
    if let Some(objective) = objective {
        changes.push(Change::new(encounter::OBJECTIVE, &check_text(objective)?));
    }
    Ok((changes, references))
}

fn authored(action: &Action<'_>) -> [Change; 2] {
    [Change::new(encounter::AUTHOR, &action.me.engineer), Change::new(encounter::CREATED, &action.now)]
}
