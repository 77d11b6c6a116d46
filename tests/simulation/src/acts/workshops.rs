//! What is done in workshops. What was guessed is no note and no entry: the ledger keeps none of it, the replicas' dumps hold
//! all of it, and a guess on the map is an entry that everybody must agree on.

use soundings_core::model::{Id, MapPart, Participant};
use soundings_core::{GuessesSeen, NewWorkshop, Notebook};

use crate::outcome::Outcome;
use crate::run::Run;

/// So many workshops of a notebook are looked at.
const LATEST: usize = 20;

impl Run {
    /// One step of a workshop: another one is started, somebody takes their turn, it opens, or what was seen goes on the map.
    pub fn workshop(&mut self, number: usize) -> Outcome {
        let known = self.devices[number].here()?.workshops(None, LATEST)?;
        let held: Vec<Id> = known.items.iter().map(|row| row.id).collect();
        let Some(workshop) = self.chance.one(&held).copied().filter(|_| !self.chance.happens(250)) else {
            return self.start_workshop(number);
        };
        match self.chance.below(5) {
            0 => self.open_workshop(number, workshop),
            1 => self.put_on_map(number, workshop),
            _ => self.take_turn(number, workshop),
        }
    }

    fn start_workshop(&mut self, number: usize) -> Outcome {
        let Some(who) = self.one_of(|ledger| &ledger.people) else { return Ok(()) };
        let situation = self.ledger.new_words(number);
        let taking_part = ["Noor", "Ada"].map(|name| Participant::Guest(name.to_owned())).to_vec();
        let started = self.devices[number].here()?.start_workshop(&NewWorkshop { who, situation, taking_part });
        self.done(number, "starts a workshop", started)?;
        Ok(())
    }

    fn take_turn(&mut self, number: usize, workshop: Id) -> Outcome {
        let name = if self.chance.happens(500) { "Noor" } else { "Ada" };
        let taken = self.devices[number].here()?.take_turn(workshop, &Participant::Guest(name.to_owned()));
        let Some(turn) = self.done(number, "takes a turn", taken)? else { return Ok(()) };
        let part = *self.chance.one(MapPart::ALL).unwrap_or(&MapPart::Pain);
        let (text, typed) = (self.ledger.new_words(number), self.ledger.new_words(number));
        let guessed = self.devices[number].here()?.add_guess(turn, part, &text);
        self.done(number, "guesses", guessed)?;
        let kept = self.devices[number].here()?.save_turn_draft(turn, part, &typed);
        self.done(number, "types in a turn", kept)?;
        if self.chance.happens(600) {
            let over = self.devices[number].here()?.finish_turn(turn);
            self.done(number, "finishes a turn", over)?;
        }
        Ok(())
    }

    fn open_workshop(&mut self, number: usize, workshop: Id) -> Outcome {
        let opened = self.devices[number].here()?.open_workshop(workshop);
        self.done(number, "opens a workshop", opened)?;
        Ok(())
    }

    fn put_on_map(&mut self, number: usize, workshop: Id) -> Outcome {
        let Some(guesses) = group(self.devices[number].here()?, workshop)? else { return Ok(()) };
        let put = self.devices[number].here()?.put_on_map(&GuessesSeen { guesses, text: None, shown_by: Vec::new() });
        self.done(number, "puts guesses on the map", put)?;
        Ok(())
    }
}

/// Guesses of an open workshop that say the same.
fn group(notebook: &Notebook, workshop: Id) -> Outcome<Option<Vec<Id>>> {
    let page = notebook.workshop(workshop)?;
    let group = page.guessed.into_iter().flat_map(|part| part.groups).next();
    Ok(group.map(|group| group.guesses.into_iter().map(|guess| guess.id).collect()))
}
