//! The team: who is in it, and what is given to it.

use soundings_core::model::Id;
use soundings_core::{EngineerRow, ShareableRow, present::Team};

use crate::error::{Result, caught};
use crate::notebook::Notebook;

#[uniffi::export]
impl Notebook {
    /// *Team*.
    pub fn team(&self) -> Result<Team> {
        caught(|| self.inner.team())
    }

    /// Oneself.
    pub fn engineer(&self) -> Result<EngineerRow> {
        caught(|| self.inner.engineer())
    }

    /// The team's engineers, oneself included.
    pub fn engineers(&self) -> Result<Vec<EngineerRow>> {
        caught(|| self.inner.engineers())
    }

    /// What could be given to the team.
    pub fn shareable(&self) -> Result<Vec<ShareableRow>> {
        caught(|| self.inner.shareable())
    }

    /// Gives these to the team. How many things the team gets, what they point at included.
    pub fn share(&self, ids: Vec<Id>) -> Result<u32> {
        caught(|| self.inner.share(&ids).map(|shared| shared.things))
    }
}
