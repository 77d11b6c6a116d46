//! Who is in the team.

use serde::Serialize;

use crate::error::Result;
use crate::model::fields::engineer;
use crate::model::{Id, Kind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::identity::Identity;

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

impl Notebook {
    /// The members of the team, oneself included.
    ///
    /// # Errors
    /// What the disk says.
    pub fn engineers(&self) -> Result<Vec<EngineerRow>> {
        self.read(|connection| {
            let me = Identity::read(connection)?.engineer;
            let engineers =
                Entity::select(connection, "kind = ?1 AND hidden = 0 ORDER BY number", [Kind::Engineer.number()])?;
            Ok(engineers
                .into_iter()
                .map(|row| EngineerRow {
                    id: row.id,
                    name: row.fields.text(engineer::NAME).unwrap_or_default(),
                    me: row.id == me,
                })
                .collect())
        })
    }

    /// This notebook's engineer.
    ///
    /// # Errors
    /// What the disk says.
    pub fn engineer(&self) -> Result<EngineerRow> {
        let me = self.read(|connection| Ok(Identity::read(connection)?.engineer))?;
        let row = self.engineers()?.into_iter().find(|row| row.me);
        Ok(row.unwrap_or(EngineerRow { id: me, name: String::new(), me: true }))
    }
}
