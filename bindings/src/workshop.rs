//! Workshops: each guesses alone, all of it opens at once. Role-plays and calls to ourselves.

use soundings_core::model::{GuideLanguage, Id, MapPart, Participant};
use soundings_core::present::{Deck, PAGE, Turn, Workshop};
use soundings_core::{GuessesSeen, NewWorkshop};

use crate::{
    error::{Result, caught},
    notebook::Notebook,
    pages::WorkshopsPage,
};

#[uniffi::export]
impl Notebook {
    /// *Workshop*.
    pub fn workshop(&self, id: Id) -> Result<Workshop> {
        caught(|| self.inner.workshop(id))
    }

    /// One page of workshops.
    pub fn workshops(&self, after: Option<String>) -> Result<WorkshopsPage> {
        Ok(caught(|| self.inner.workshops(after.as_deref(), PAGE))?.into())
    }

    /// A workshop about a person.
    pub fn start_workshop(&self, workshop: NewWorkshop) -> Result<Id> {
        caught(|| self.inner.start_workshop(&workshop))
    }

    /// Somebody's turn begins, or goes on.
    pub fn take_turn(&self, workshop: Id, who: Participant) -> Result<Id> {
        caught(|| self.inner.take_turn(workshop, &who))
    }

    /// *Turn*.
    pub fn turn(&self, id: Id) -> Result<Turn> {
        caught(|| self.inner.turn(id))
    }

    /// A guess in a turn.
    pub fn add_guess(&self, turn: Id, part: MapPart, text: String) -> Result<Id> {
        caught(|| self.inner.add_guess(turn, part, &text))
    }

    /// Takes a guess back while the turn goes on.
    pub fn take_guess_back(&self, guess: Id) -> Result<()> {
        caught(|| self.inner.take_guess_back(guess))
    }

    /// Keeps unsent words of a turn.
    pub fn save_turn_draft(&self, turn: Id, part: MapPart, text: String) -> Result<()> {
        caught(|| self.inner.save_turn_draft(turn, part, &text))
    }

    /// A turn is over.
    pub fn finish_turn(&self, turn: Id) -> Result<()> {
        caught(|| self.inner.finish_turn(turn))
    }

    /// Opens a workshop before everybody is done.
    pub fn open_workshop(&self, id: Id) -> Result<()> {
        caught(|| self.inner.open_workshop(id))
    }

    /// Puts guesses on the map, with the notes that show them.
    pub fn put_on_map(&self, seen: GuessesSeen) -> Result<Id> {
        caught(|| self.inner.put_on_map(&seen))
    }

    /// *Role-play deck* of a map.
    pub fn deck(&self, map: Id, language: GuideLanguage) -> Result<Deck> {
        caught(|| self.inner.deck(map, language))
    }

    /// A role-play of a map's person begins.
    pub fn start_role_play(&self, map: Id) -> Result<Id> {
        caught(|| self.inner.start_role_play(map))
    }

    /// A call to ourselves begins, with its script.
    pub fn start_call_to_ourselves(&self, language: GuideLanguage) -> Result<Id> {
        caught(|| self.inner.start_call_to_ourselves(language))
    }
}
