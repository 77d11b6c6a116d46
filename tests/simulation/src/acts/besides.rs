//! What is done now and then beside all else, by choices of its own stream, so that what happens otherwise happens as it did.
//! Of most of it the ledger keeps nothing: that all replicas agree on it, whatever two did apart, is what counts.

use soundings_core::model::Id;

use crate::ledger::Ledger;
use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
    /// Now and then one of these.
    pub fn do_besides(&mut self, number: usize) -> Outcome {
        if !self.besides.happens(60) {
            return Ok(());
        }
        match self.besides.below(8) {
            0 => self.write_of_whom_we_know(number),
            1 => self.declare(number),
            2 => self.plan_and_expect(number),
            3 => self.ask_by_a_guide(number),
            4 => self.make_sense(number),
            5 => self.sort_besides(number),
            6 => self.draw(number),
            _ => self.tell_outsiders(number),
        }
    }

    /// One of a list of the ledger, by this stream.
    pub(super) fn any_of(&mut self, list: fn(&Ledger) -> &Vec<Id>) -> Option<Id> {
        self.besides.recent(list(&self.ledger)).copied()
    }

    pub(super) fn any_words(&mut self, number: usize) -> String {
        self.ledger.new_words(number)
    }
}
