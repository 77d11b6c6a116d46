//! What a team makes of its visits: debriefs, seats, promises that change. Of debriefs and promises nothing is taken down: that
//! all replicas agree on them is what counts.

use soundings_core::model::{DebriefEnd, DebriefQuestion};
use soundings_core::{NewDebriefAnswer, PromiseChange};

use crate::made::MadeKind;
use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
    pub fn act_for_team(&mut self, number: usize) -> Outcome {
        match self.chance.below(8) {
            0..=2 => self.answer_debrief(number),
            3 => self.end_debrief(number),
            4 => self.offer_seat(number),
            5 => self.take_seat(number),
            6 => self.add_outcome(number),
            _ => self.change_promise(number),
        }
    }

    fn answer_debrief(&mut self, number: usize) -> Outcome {
        let Some(visit) = self.one_of(|ledger| &ledger.visits) else { return Ok(()) };
        let Some(question) = self.chance.one(DebriefQuestion::ALL).copied() else { return Ok(()) };
        let (text, only_me) = (self.ledger.new_words(number), self.chance.happens(200));
        let new = NewDebriefAnswer { visit, question, text, only_me };
        let answered = self.devices[number].here()?.answer_debrief(&new);
        self.done(number, "answers in a debrief", answered)?;
        Ok(())
    }

    fn end_debrief(&mut self, number: usize) -> Outcome {
        let Some(visit) = self.one_of(|ledger| &ledger.visits) else { return Ok(()) };
        let how = if self.chance.happens(700) { DebriefEnd::Finished } else { DebriefEnd::Passed };
        let ended = self.devices[number].here()?.end_debrief(visit, how);
        self.done(number, "is done with a debrief", ended)?;
        // Looking at it opens what its time has come for.
        let looked = self.devices[number].here()?.debrief(visit);
        self.done(number, "looks at a debrief", looked)?;
        Ok(())
    }

    fn offer_seat(&mut self, number: usize) -> Outcome {
        let Some(visit) = self.one_of(|ledger| &ledger.visits) else { return Ok(()) };
        let what_for = self.ledger.new_words(number);
        let offered = self.devices[number].here()?.offer_seat(visit, Some(&what_for));
        let id = self.done(number, "offers a seat", offered)?;
        self.made_of_it(number, id, MadeKind::Seat, Some(visit), &what_for);
        Ok(())
    }

    fn take_seat(&mut self, number: usize) -> Outcome {
        let seats = self.devices[number].here()?.seats()?;
        let Some(seat) = self.chance.one(&seats).cloned() else { return Ok(()) };
        let leaves = self.chance.happens(200);
        let notebook = self.devices[number].here()?;
        let taken = if leaves { notebook.leave_seat(seat.id) } else { notebook.take_seat(seat.id) };
        self.done(number, "takes a seat or gives it back", taken)?;
        Ok(())
    }

    fn change_promise(&mut self, number: usize) -> Outcome {
        let Some(promise) = self.one_of(|ledger| &ledger.promises) else { return Ok(()) };
        let until = Some(format!("2026-12-{:02}", 1 + self.chance.below(28)));
        let change = PromiseChange { text: None, until };
        let changed = self.devices[number].here()?.change_promise(promise, &change, None);
        self.done(number, "gives a promise another day", changed)?;
        Ok(())
    }
}
