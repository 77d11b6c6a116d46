//! The acts themselves, each through the notebook's door, each taken down in the ledger once it was acknowledged.

mod before;
mod besides;
mod hanging;
mod known;
mod made;
mod maps;
mod meaning;
mod notes;
mod outside;
mod removal;
mod sorting;
mod team;
mod visits;
mod workshops;

use soundings_core::model::{Audience, Id};

use crate::actions::Looked;
use crate::ledger::{Shown, What};
use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
    /// Somebody scans an invitation.
    pub fn join(&mut self, number: usize) -> Outcome {
        let Some(invite) = self.hub.invite(self.time.now_ms())? else { return Ok(()) };
        self.devices[number].here()?.join(&invite)?;
        self.devices[number].invited = true;
        self.done(number, "accepts an invitation", Ok(()))?;
        Ok(())
    }

    /// [`Run::join`] for one who has not.
    pub fn join_if_need_be(&mut self, number: usize) -> Outcome {
        if self.devices[number].invited { Ok(()) } else { self.join(number) }
    }

    pub(super) fn one_of(&mut self, list: fn(&crate::ledger::Ledger) -> &Vec<Id>) -> Option<Id> {
        self.chance.recent(list(&self.ledger)).copied()
    }

    pub(super) fn one_thing(&mut self, what: What) -> Option<Id> {
        let ids = self.ledger.ids(what);
        self.chance.recent(&ids).copied()
    }

    /// A thing in sight, the team's rather than one's own: what two may change at once.
    pub(super) fn one_in_sight(&mut self, number: usize, what: What) -> Outcome<Option<(Id, Looked)>> {
        for _ in 0..4 {
            let Some(id) = self.one_thing(what) else { return Ok(None) };
            if let Some(looked) = self.look(number, id)?
                && (looked.audience == Audience::Team || self.chance.happens(250))
            {
                return Ok(Some((id, looked)));
            }
        }
        Ok(None)
    }

    /// New words, or now and then the very words that somebody else wrote already.
    pub(super) fn words_for(&mut self, number: usize, id: Id) -> String {
        if self.chance.happens(150)
            && let Some(thing) = self.ledger.thing(id)
            && let Some(last) = thing.writes.last()
        {
            return last.text.clone();
        }
        self.ledger.new_words(number)
    }

    pub(super) fn take_down_words(&mut self, number: usize, id: Id, text: &str, shown: &Shown) {
        let by = self.ledger.by(number);
        if let Some(thing) = self.ledger.thing(id) {
            thing.write(by, text, shown);
        }
    }
}
