//! *Open seats*: places offered on planned visits and calls.

use serde::Serialize;

use super::PAGE;
use super::rows::{self, SyncState, VersionsRow, VisitRow};
use super::team::{EngineerRow, engineer};
use super::today::still_ahead;
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{open_seat, visit_state};
use crate::model::{Audience, Id, Kind, VisitState};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::may_withdraw;

/// How a seat stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum SeatStanding {
    /// Nobody has it yet.
    Free,
    /// Somebody has it.
    Taken,
    /// Two took it, each without knowing of the other: both have it.
    TakenByTwo,
    /// It is not offered any more.
    Withdrawn,
    /// The visit has started.
    Started,
}

/// One seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SeatRow {
    /// The id.
    pub id: Id,
    /// On which visit.
    pub visit: VisitRow,
    /// What whoever takes it could do there.
    pub what_for: Option<String>,
    /// Who offers it; `None` for oneself.
    pub offered_by: Option<String>,
    /// Who has it.
    pub taken_by: Vec<EngineerRow>,
    /// How it stands.
    pub standing: SeatStanding,
    /// This engineer may take it.
    pub may_take: bool,
    /// This engineer may give it back.
    pub may_leave: bool,
    /// This engineer may withdraw it.
    pub may_withdraw: bool,
    /// Versions that stand side by side.
    pub versions: Vec<VersionsRow>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
}

impl Notebook {
    /// Seats on visits that have not started, those that are free first, then those that somebody has; a page of them.
    ///
    /// # Errors
    /// What the disk says.
    pub fn seats(&self) -> Result<Vec<SeatRow>> {
        self.read(|reading| seats(reading, PAGE))
    }

    /// Visits on which a seat could be offered: planned ones that are still ahead, the soonest first, at most a page.
    ///
    /// # Errors
    /// What the disk says.
    pub fn visits_to_offer(&self) -> Result<Vec<VisitRow>> {
        self.read(|reading| {
            let (planned, ahead) = (VisitState::Planned, still_ahead(reading)..=i64::MAX);
            let visits = Entity::in_state_within(reading.connection, Kind::Encounter, planned, ahead, PAGE)?;
            visits.iter().map(|visit| rows::visit(reading, visit)).collect()
        })
    }

    /// The seats of a visit, whatever became of them.
    ///
    /// # Errors
    /// An unknown visit.
    pub fn seats_of(&self, visit: Id) -> Result<Vec<SeatRow>> {
        self.read(|reading| {
            let visit = reading.live(visit, Kind::Encounter)?;
            let seats = Entity::children(reading.connection, visit.id, Kind::OpenSeat)?;
            seats.iter().map(|seat| row(reading, seat, &visit)).collect()
        })
    }
}

/// So many of them at most.
pub(super) fn seats(reading: &Reading<'_>, most: usize) -> Result<Vec<SeatRow>> {
    const FREE: i64 = 0;
    const TAKEN: i64 = 1;
    let mut rows = Vec::new();
    for state in [FREE, TAKEN] {
        for seat in Entity::latest_in_state(reading.connection, Kind::OpenSeat, state, PAGE)? {
            let visit = Entity::find_named(reading.connection, seat.fields.get(open_seat::ENCOUNTER))?;
            let planned = |visit: &Entity| visit.is_here() && visit_state(&visit.fields) == VisitState::Planned;
            if rows.len() == most {
                return Ok(rows);
            }
            if let Some(visit) = visit.filter(planned) {
                rows.push(row(reading, &seat, &visit)?);
            }
        }
    }
    Ok(rows)
}

fn row(reading: &Reading<'_>, seat: &Entity, visit: &Entity) -> Result<SeatRow> {
    let (fields, me) = (&seat.fields, reading.me.engineer);
    let taken = fields.members(open_seat::TAKEN);
    let standing = match taken.len() {
        _ if visit_state(&visit.fields) != VisitState::Planned => SeatStanding::Started,
        _ if fields.flag(open_seat::WITHDRAWN) => SeatStanding::Withdrawn,
        0 => SeatStanding::Free,
        1 => SeatStanding::Taken,
        _ => SeatStanding::TakenByTwo,
    };
    let stands = matches!(standing, SeatStanding::Free | SeatStanding::Taken | SeatStanding::TakenByTwo);
    let mut taken_by = taken.iter().map(|id| engineer(reading, *id)).collect::<Result<Vec<_>>>()?;
    taken_by.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(SeatRow {
        id: seat.id,
        visit: rows::visit(reading, visit)?,
        what_for: fields.get(open_seat::WHAT_FOR),
        offered_by: rows::engineer_name(reading, fields.get(open_seat::AUTHOR))?,
        taken_by,
        standing,
        may_take: standing == SeatStanding::Free,
        may_leave: stands && taken.contains(&me),
        may_withdraw: stands && may_withdraw(seat, Some(visit), me),
        versions: rows::versions(reading, seat)?,
        audience: seat.log.audience(),
        state: rows::sync_state(reading, seat)?,
    })
}
