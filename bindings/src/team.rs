//! The team: who is in it, and what is given to it.

use soundings_core::EngineerRow;
use soundings_core::model::Id;
use soundings_core::present::{MeetingPack, OwnHours, PAGE, Team};

use crate::error::{Result, caught};
use crate::notebook::Notebook;
use crate::pages::ShareablePage;

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

    /// What could be given to the team: one page.
    pub fn shareable(&self, after: Option<String>) -> Result<ShareablePage> {
        Ok(caught(|| self.inner.shareable(after.as_deref(), PAGE))?.into())
    }

    /// Gives these to the team. How many things the team gets, what they point at included.
    pub fn share(&self, ids: Vec<Id>) -> Result<u32> {
        caught(|| self.inner.share(&ids).map(|shared| shared.things))
    }

    /// Gives to the team what was picked of [`Notebook::shareable`], but for what was deleted since, or given otherwise. How many things the
    /// team gets, what they point at included.
    pub fn share_picked(&self, ids: Vec<Id>) -> Result<u32> {
        caught(|| self.inner.share_picked(&ids).map(|shared| shared.things))
    }

    /// *My own hours*: for whoever holds this phone, and nobody else.
    pub fn own_hours(&self) -> Result<OwnHours> {
        caught(|| self.inner.own_hours())
    }

    /// *Meeting pack*.
    pub fn meeting_pack(&self) -> Result<MeetingPack> {
        caught(|| self.inner.meeting_pack())
    }

    /// The team's own words.
    pub fn own_words(&self) -> Result<Vec<String>> {
        caught(|| self.inner.own_words())
    }

    /// Adds a word to the team's own.
    pub fn add_own_word(&self, word: String) -> Result<()> {
        caught(|| self.inner.add_own_word(&word))
    }

    /// Takes a word off the team's own.
    pub fn remove_own_word(&self, word: String) -> Result<()> {
        caught(|| self.inner.remove_own_word(&word))
    }
}
