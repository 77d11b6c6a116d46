//! Planning, starting and ending an encounter.

use rusqlite::Connection;
use serde::Serialize;
use soundings_wire::Change;

use super::{notes, planned, sharing};
use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::{encounter, visit_state};
use crate::model::{Audience, EncounterKind, Id, Kind, Moment, Plan, VisitState, check_text};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

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
    /// One that was planned with this customer for today is meant, where there is one.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub planned: bool,
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
    /// *Continue this visit* is offered until then.
    pub may_continue_until: Moment,
}

/// So long after its end a visit can be continued.
const CONTINUE_MS: i64 = 10 * 60 * 1000;

/// The most visits under way at once that are looked through for one's own.
const MOST_UNDER_WAY: usize = 1_000;

/// The visit under way that this engineer is at.
pub(crate) fn under_way(connection: &Connection, me: Id) -> Result<Option<Entity>> {
    let visits = Entity::latest_in_state(connection, Kind::Encounter, VisitState::UnderWay, MOST_UNDER_WAY)?;
    Ok(visits.into_iter().find(|visit| is_there(visit, me)))
}

/// Whether a visit that ended then can be continued; a clock that was put back a little does not hinder that.
pub(crate) fn may_continue(end_ms: i64, now_ms: i64) -> bool {
    (now_ms - end_ms).abs() <= CONTINUE_MS
}

pub(super) fn is_there(visit: &Entity, engineer: Id) -> bool {
    visit.fields.members(encounter::ENGINEERS).contains(&engineer)
}

/// The visit that this engineer was at, at a moment in Unix milliseconds.
pub(super) fn begun_by(connection: &Connection, me: Id, utc_ms: i64) -> Result<Option<Id>> {
    let visits = Entity::visits_begun_by(connection, utc_ms, 20)?;
    let still = |visit: &Entity| visit.fields.ms(encounter::END).is_none_or(|end| end >= utc_ms);
    Ok(visits.into_iter().find(|visit| is_there(visit, me) && still(visit)).map(|visit| visit.id))
}

impl Notebook {
    /// Plans a visit. A plan is the team's.
    ///
    /// # Errors
    /// [`Refusal::BadTime`], [`Refusal::UnknownZone`]; unknown ids; an objective that is no text.
    pub fn plan_visit(&self, new: &NewVisit) -> Result<Id> {
        new.at.checked()?;
        self.write(|action| {
            let (mut changes, references) = about(action, new.customer, new.site, new.objective.as_deref())?;
            changes.push(encounter::KIND.set(&new.kind));
            changes.push(encounter::PLAN.set(&new.at));
            changes.extend(authored(action));
            let audience = sharing::audience(action, None, &references)?;
            Ok(action.create(audience, Kind::Encounter, changes))
        })
    }

    /// Starts a visit: a planned one ([`StartVisit::visit`], [`StartVisit::planned`]), or one from nothing, which is only me until its end is shared.
    ///
    /// # Errors
    /// [`Refusal::AnotherUnderWay`], [`Refusal::AlreadyStarted`], [`Refusal::AlreadyEnded`]; unknown ids.
    pub fn start_visit(&self, start: &StartVisit) -> Result<Id> {
        self.write(|action| {
            let me = action.me.engineer;
            let under_way = under_way(action.connection(), me)?;
            let begun = begun(action);
            let planned = if start.visit.is_none() { planned::meant(action, start)? } else { None };
            if let Some(id) = start.visit.or(planned) {
                let visit = action.live(id, Kind::Encounter)?;
                match visit_state(&visit.fields) {
                    VisitState::Ended => return Err(Refusal::AlreadyEnded.into()),
                    VisitState::UnderWay if is_there(&visit, me) => return Err(Refusal::AlreadyStarted.into()),
                    _ if under_way.is_some() => return Err(Refusal::AnotherUnderWay.into()),
                    // A companion started it: the earliest start stays, and we are there too.
                    VisitState::UnderWay => action.edit(&visit, begun[1..].to_vec(), None)?,
                    VisitState::Planned => action.edit(&visit, begun, None)?,
                }
                return Ok(id);
            }
            start_unplanned(action, start, None)
        })
    }

    /// Goes on with the visit under way, or starts one from nothing.
    ///
    /// # Errors
    /// What the disk says.
    pub fn start_or_go_on(&self) -> Result<Id> {
        self.write(|action| match under_way(action.connection(), action.me.engineer)? {
            Some(visit) => Ok(visit.id),
            None => start_unplanned(action, &StartVisit::default(), None),
        })
    }

    /// Ends a visit; with `share` in the same transaction gives one's own notes and promises of it to the team.
    /// Unsent text becomes a note without a key yet.
    ///
    /// # Errors
    /// [`Refusal::NothingUnderWay`], [`Refusal::NotStarted`], [`Refusal::AlreadyEnded`]; an unknown id.
    pub fn end_visit(&self, visit: Option<Id>, share: bool) -> Result<Ended> {
        self.end_at(visit, share, None)
    }

    /// [`Notebook::end_visit`] of one that ended before and was not ended here: at the time of its last note, for one.
    ///
    /// # Errors
    /// As [`Notebook::end_visit`]; [`Refusal::BadTime`] before its start or after now.
    pub fn end_visit_at(&self, visit: Option<Id>, share: bool, at: &Moment) -> Result<Ended> {
        self.end_at(visit, share, Some(at))
    }

    fn end_at(&self, visit: Option<Id>, share: bool, at: Option<&Moment>) -> Result<Ended> {
        self.write(|action| {
            let me = action.me.engineer;
            let visit = match visit {
                Some(id) => action.live(id, Kind::Encounter)?,
                None => under_way(action.connection(), me)?.ok_or(Refusal::NothingUnderWay)?,
            };
            match visit_state(&visit.fields) {
                VisitState::Ended => return Err(Refusal::AlreadyEnded.into()),
                VisitState::UnderWay => {}
                VisitState::Planned => return Err(Refusal::NotStarted.into()),
            }
            let end = at.unwrap_or(&action.now).clone();
            let before = visit.fields.ms(encounter::START).is_some_and(|start| end.utc_ms < start);
            if at.is_some() && (before || end.utc_ms > action.now.utc_ms) {
                return Err(Refusal::BadTime.into());
            }
            let draft_kept = notes::keep_draft(action, visit.id, Some(visit.id))?;
            action.edit(&visit, vec![encounter::END.set(&end)], None)?;
            action.flush()?;
            let shared_when_joined = share && !action.me.has_team();
            let shared = match share {
                false => 0,
                true if shared_when_joined => sharing::share_when_joined(action, visit.id)?,
                true => sharing::share_visit(action, visit.id)?,
            };
            let may_continue_until = Moment { utc_ms: end.utc_ms + CONTINUE_MS, ..end };
            Ok(Ended { visit: visit.id, shared, shared_when_joined, draft_kept, may_continue_until })
        })
    }

    /// Goes on with a visit that ended not ten minutes ago. What was shared stays shared; one that was ended elsewhere
    /// meanwhile, without this being known there, is ended.
    ///
    /// # Errors
    /// [`Refusal::NotEnded`], [`Refusal::EndedTooLongAgo`], [`Refusal::AnotherUnderWay`]; [`Refusal::NotYours`] where one was
    /// not there; an unknown id.
    pub fn continue_visit(&self, visit: Id) -> Result<()> {
        self.write(|action| {
            let visit = action.live(visit, Kind::Encounter)?;
            let Some(end) = visit.fields.ms(encounter::END) else { return Err(Refusal::NotEnded.into()) };
            if !is_there(&visit, action.me.engineer) {
                return Err(Refusal::NotYours.into());
            }
            if !may_continue(end, action.now.utc_ms) {
                return Err(Refusal::EndedTooLongAgo.into());
            }
            if under_way(action.connection(), action.me.engineer)?.is_some() {
                return Err(Refusal::AnotherUnderWay.into());
            }
            sharing::not_when_joined(action, visit.id)?;
            action.edit(&visit, vec![encounter::END.clear()], None)
        })
    }

    /// The visit under way that this engineer is at.
    ///
    /// # Errors
    /// What the disk says.
    pub fn under_way(&self) -> Result<Option<Id>> {
        self.read(|reading| Ok(under_way(reading.connection, reading.me.engineer)?.map(|visit| visit.id)))
    }
}

/// That it starts now, with its author there.
fn begun(action: &Action<'_>) -> Vec<Change> {
    vec![encounter::START.set(&action.now), encounter::ENGINEERS.with(&action.me.engineer)]
}

/// Starts an encounter that nobody planned, with the questions of a guide, where one is given.
pub(crate) fn start_unplanned(action: &mut Action<'_>, start: &StartVisit, guide: Option<Id>) -> Result<Id> {
    if under_way(action.connection(), action.me.engineer)?.is_some() {
        return Err(Refusal::AnotherUnderWay.into());
    }
    let (mut changes, _) = about(action, start.customer, start.site, start.objective.as_deref())?;
    changes.push(encounter::KIND.set(&start.kind.unwrap_or(EncounterKind::Visit)));
    changes.extend(guide.map(|guide| encounter::GUIDE.set(&guide)));
    changes.extend(begun(action));
    changes.extend(authored(action));
    Ok(action.create(Audience::OnlyMe, Kind::Encounter, changes))
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
        references.push(action.live(customer, Kind::Organization)?);
        changes.push(encounter::ORGANIZATION.set(&customer));
    }
    if let Some(site) = site {
        references.push(action.live(site, Kind::Site)?);
        changes.push(encounter::SITE.set(&site));
    }
    if let Some(objective) = objective {
        changes.push(encounter::OBJECTIVE.set(&check_text(objective)?.to_owned()));
    }
    Ok((changes, references))
}

fn authored(action: &Action<'_>) -> [Change; 2] {
    [encounter::AUTHOR.set(&action.me.engineer), encounter::CREATED.set(&action.now)]
}
