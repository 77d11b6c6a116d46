//! Open seats: a place offered on a planned visit or call, which a teammate takes.
//!
//! Two devices apart merge so: one seat taken twice, both have it, and it says so; withdrawn here and taken there, it is
//! withdrawn, and says who took it.

use soundings_wire::Id;

use super::sharing;
use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::{encounter, open_seat, visit_state};
use crate::model::{Kind, VisitState, check_text};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

impl Notebook {
    /// Offers a seat on an encounter that has not started. `what_for`: what whoever takes it could do there.
    ///
    /// # Errors
    /// [`Refusal::AlreadyStarted`]; text that is none; an unknown encounter.
    pub fn offer_seat(&self, visit: Id, what_for: Option<&str>) -> Result<Id> {
        let what_for = what_for.map(check_text).transpose()?;
        self.write(|action| {
            let visit = action.live(visit, Kind::Encounter)?;
            is_planned(&visit)?;
            let mut changes = vec![
                open_seat::ENCOUNTER.set(&visit.id),
                open_seat::AUTHOR.set(&action.me.engineer),
                open_seat::CREATED.set(&action.now),
            ];
            changes.extend(what_for.map(|text| open_seat::WHAT_FOR.set(&text.to_owned())));
            let audience = sharing::audience(action, None, &[visit])?;
            Ok(action.create(audience, Kind::OpenSeat, changes))
        })
    }

    /// Takes a seat.
    ///
    /// # Errors
    /// [`Refusal::SeatTaken`], [`Refusal::SeatWithdrawn`], [`Refusal::AlreadyStarted`]; an unknown seat.
    pub fn take_seat(&self, seat: Id) -> Result<()> {
        self.write(|action| {
            let seat = planned_seat(action, seat)?;
            let me = action.me.engineer;
            let taken = seat.fields.members(open_seat::TAKEN);
            if seat.fields.flag(open_seat::WITHDRAWN) {
                return Err(Refusal::SeatWithdrawn.into());
            }
            match taken.as_slice() {
                [] => action.edit(&seat, vec![open_seat::TAKEN.with(&me)], None),
                taken if taken.contains(&me) => Ok(()),
                _ => Err(Refusal::SeatTaken.into()),
            }
        })
    }

    /// Gives a seat back that one took.
    ///
    /// # Errors
    /// [`Refusal::NotYours`], [`Refusal::AlreadyStarted`]; an unknown seat.
    pub fn leave_seat(&self, seat: Id) -> Result<()> {
        self.write(|action| {
            let seat = planned_seat(action, seat)?;
            let me = action.me.engineer;
            if !seat.fields.members(open_seat::TAKEN).contains(&me) {
                return Err(Refusal::NotYours.into());
            }
            action.edit(&seat, vec![open_seat::TAKEN.without(&me)], None)
        })
    }

    /// Offers a seat no more.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] of one that somebody offered on an encounter one is not part of; an unknown seat.
    pub fn withdraw_seat(&self, seat: Id) -> Result<()> {
        self.write(|action| {
            let seat = action.live(seat, Kind::OpenSeat)?;
            let visit = Entity::find_named(action.connection(), seat.fields.get(open_seat::ENCOUNTER))?;
            if !may_withdraw(&seat, visit.as_ref(), action.me.engineer) {
                return Err(Refusal::NotYours.into());
            }
            action.edit(&seat, vec![open_seat::WITHDRAWN.set(&true)], None)
        })
    }
}

/// Who offered it, and who planned the encounter.
pub(crate) fn may_withdraw(seat: &Entity, visit: Option<&Entity>, me: Id) -> bool {
    let planned = visit.and_then(|visit| visit.fields.get(encounter::AUTHOR));
    seat.fields.get(open_seat::AUTHOR) == Some(me) || planned == Some(me)
}

fn is_planned(visit: &Entity) -> Result<()> {
    match visit_state(&visit.fields) {
        VisitState::Planned => Ok(()),
        _ => Err(Refusal::AlreadyStarted.into()),
    }
}

fn planned_seat(action: &Action<'_>, seat: Id) -> Result<Entity> {
    let seat = action.live(seat, Kind::OpenSeat)?;
    if let Some(visit) = Entity::find_named(action.connection(), seat.fields.get(open_seat::ENCOUNTER))? {
        is_planned(&visit)?;
    }
    Ok(seat)
}
