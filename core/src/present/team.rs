//! *Team*: who is in it; open seats, insights, promises due, open questions, customers nobody has met lately.

use serde::Serialize;

use super::acquaintance::{NotMetRow, not_met_lately};
use super::insights::{InsightRow, latest};
use super::promises::due;
use super::questions::{QuestionWithAnswers, questions};
use super::rows::PromiseRow;
use super::seats::{SeatRow, seats};
use super::story::{StoryTurn, turn};
use super::sync::may_join;
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::{Id, Kind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::hub::Hub;

/// So many of each stand on *Team*.
const FEW: usize = 5;
/// Open seats on the page.
const SEATS: usize = 20;

/// A member of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EngineerRow {
    /// The id.
    pub id: Id,
    /// The name.
    pub name: String,
    /// This notebook's.
    pub me: bool,
}

/// *Team*: a little of everything that a team makes of its visits, each with its own list behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Team {
    /// Its members, oneself included.
    pub engineers: Vec<EngineerRow>,
    /// Nobody else is in it yet.
    pub alone: bool,
    /// Whose turn this week's story is.
    pub story: StoryTurn,
    /// *Join* is offered: an invitation would not be refused.
    pub may_join: bool,
    /// Seats on visits that have not started.
    pub seats: Vec<SeatRow>,
    /// The latest insights.
    pub insights: Vec<InsightRow>,
    /// Promises that are due, everybody's, the soonest first.
    pub promises: Vec<PromiseRow>,
    /// The latest open questions.
    pub questions: Vec<QuestionWithAnswers>,
    /// Customers whom nobody met in the last six weeks.
    pub not_met_lately: Vec<NotMetRow>,
}

impl Notebook {
    /// *Team*.
    ///
    /// # Errors
    /// What the disk says.
    pub fn team(&self) -> Result<Team> {
        self.read(|reading| {
            let engineers = Entity::of_kind(reading.connection, Kind::Engineer)?;
            Ok(Team {
                alone: engineers.len() <= 1,
                story: turn(reading)?,
                engineers: engineers.iter().map(|row| engineer(reading, row.id)).collect::<Result<_>>()?,
                may_join: may_join(reading, Hub::read(reading.connection)?.as_ref()),
                seats: seats(reading, SEATS)?,
                insights: latest(reading, FEW)?,
                promises: due(reading, FEW)?,
                questions: questions(reading, None, false, FEW)?,
                not_met_lately: not_met_lately(reading, None, FEW)?.items,
            })
        })
    }

    /// The members of the team, oneself included.
    ///
    /// # Errors
    /// What the disk says.
    pub fn engineers(&self) -> Result<Vec<EngineerRow>> {
        self.read(|reading| {
            let engineers = Entity::of_kind(reading.connection, Kind::Engineer)?;
            engineers.iter().map(|row| engineer(reading, row.id)).collect()
        })
    }

    /// This notebook's engineer.
    ///
    /// # Errors
    /// What the disk says.
    pub fn engineer(&self) -> Result<EngineerRow> {
        self.read(|reading| engineer(reading, reading.me.engineer))
    }
}

pub(super) fn engineer(reading: &Reading<'_>, id: Id) -> Result<EngineerRow> {
    let name = reading.name(Some(id))?.unwrap_or_default();
    Ok(EngineerRow { id, name, me: id == reading.me.engineer })
}
