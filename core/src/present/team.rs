//! *Team*: who is in it, for now.

use serde::Serialize;

use super::sync::may_join;
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::{Id, Kind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::hub::Hub;

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

/// *Team*: who is in it, for now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Team {
    /// Its members, oneself included.
    pub engineers: Vec<EngineerRow>,
    /// *Join* is offered: an invitation would not be refused.
    pub may_join: bool,
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
                engineers: engineers.iter().map(|row| engineer(reading, row.id)).collect::<Result<_>>()?,
                may_join: may_join(reading, Hub::read(reading.connection)?.as_ref()),
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
