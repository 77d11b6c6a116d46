//! What a team makes of its visits: insights, answers to questions, what came of it, seats. Each is taken down.

use soundings_core::model::{Id, Mark, OutcomeKind};
use soundings_core::{NewInsight, NewOutcome};

use crate::ledger::What;
use crate::made::{Made, MadeKind};
use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
    /// Beside what an engineer does anyway, now and then one of these.
    pub fn make_of_it(&mut self, number: usize) -> Outcome {
        if !self.made.chance.happens(60) {
            return Ok(());
        }
        match self.made.chance.below(10) {
            0..=1 => self.add_insight(number),
            2 => self.change_insight(number),
            3 => self.link_insight(number),
            4..=5 => self.answer_question(number),
            6 => self.change_answer(number),
            7 => self.change_outcome(number),
            8 => self.withdraw_seat(number),
            _ => self.is_back(number),
        }
    }

    /// Takes down what was made.
    pub(super) fn made_of_it(&mut self, number: usize, id: Option<Id>, kind: MadeKind, of: Option<Id>, words: &str) {
        let Some(id) = id else { return };
        let by = self.ledger.by(number);
        let words = Some(words.to_owned()).into_iter().filter(|words| !words.is_empty()).collect();
        self.made.all.push(Made { id, kind, of, words, by, perhaps: false });
    }

    /// One of a kind that was made, and words for it, which it may have from now on.
    fn one_made(&mut self, number: usize, kind: MadeKind) -> Option<(Id, String)> {
        let text = self.ledger.new_words(number);
        let ids: Vec<Id> = self.made.all.iter().filter(|made| made.kind == kind).map(|made| made.id).collect();
        let id = self.made.chance.recent(&ids).copied()?;
        Some((id, text))
    }

    /// Somebody gave these words to what was made, if it is one of them.
    pub(super) fn may_say(&mut self, id: Id, text: &str) {
        if let Some(made) = self.made.all.iter_mut().find(|made| made.id == id) {
            made.words.insert(text.to_owned());
        }
    }

    fn a_note(&mut self) -> Option<Id> {
        let notes = self.ledger.ids(What::Note);
        self.made.chance.recent(&notes).copied()
    }

    fn add_insight(&mut self, number: usize) -> Outcome {
        let notes: Vec<Id> = [self.a_note(), self.a_note()].into_iter().flatten().collect();
        let text = self.ledger.new_words(number);
        let added = self.devices[number].here()?.add_insight(&NewInsight { text: text.clone(), notes });
        let id = self.done(number, "writes an insight down", added)?;
        self.made_of_it(number, id, MadeKind::Insight, None, &text);
        Ok(())
    }

    fn change_insight(&mut self, number: usize) -> Outcome {
        let Some((id, text)) = self.one_made(number, MadeKind::Insight) else { return Ok(()) };
        let changed = self.devices[number].here()?.change_insight(id, &text, None);
        if self.done(number, "changes an insight", changed)?.is_some() {
            self.may_say(id, &text);
        }
        Ok(())
    }

    fn link_insight(&mut self, number: usize) -> Outcome {
        let Some((id, _)) = self.one_made(number, MadeKind::Insight) else { return Ok(()) };
        let Some(note) = self.a_note() else { return Ok(()) };
        let takes_away = self.made.chance.happens(300);
        let notebook = self.devices[number].here()?;
        let linked =
            if takes_away { notebook.unlink_insight(id, note) } else { notebook.link_insight(id, note).map(drop) };
        self.done(number, "links a note to an insight, or takes it away", linked)?;
        Ok(())
    }

    fn answer_question(&mut self, number: usize) -> Outcome {
        let (notes, entries) = (self.ledger.ids(What::Note), self.ledger.ids(What::Entry));
        let of_entry = self.made.chance.happens(300);
        let Some(about) = self.made.chance.recent(if of_entry { &entries } else { &notes }).copied() else {
            return Ok(());
        };
        let marked = self.devices[number].here()?.mark(about, Mark::Question, true, None);
        self.done(number, "marks a question", marked)?;
        let text = self.ledger.new_words(number);
        let answered = self.devices[number].here()?.answer_question(about, &text);
        let id = self.done(number, "answers a question", answered)?;
        self.made_of_it(number, id, MadeKind::Answer, Some(about), &text);
        Ok(())
    }

    fn change_answer(&mut self, number: usize) -> Outcome {
        let Some((id, text)) = self.one_made(number, MadeKind::Answer) else { return Ok(()) };
        let tells = self.made.chance.happens(500);
        let notebook = self.devices[number].here()?;
        let changed = if tells { notebook.tell_answer(id, true) } else { notebook.change_answer(id, &text, None) };
        if self.done(number, "changes an answer, or tells the customer", changed)?.is_some() && !tells {
            self.may_say(id, &text);
        }
        Ok(())
    }

    pub(super) fn add_outcome(&mut self, number: usize) -> Outcome {
        let Some(customer) = self.one_of(|ledger| &ledger.customers) else { return Ok(()) };
        let Some(kind) = self.chance.one(OutcomeKind::ALL).copied() else { return Ok(()) };
        let visits = self.one_of(|ledger| &ledger.visits).into_iter().collect();
        let text = self.ledger.new_words(number);
        let new = NewOutcome { customer, visits, kind, text: Some(text.clone()) };
        let added = self.devices[number].here()?.add_outcome(&new);
        let id = self.done(number, "writes down what came of it", added)?;
        self.made_of_it(number, id, MadeKind::Outcome, Some(customer), &text);
        Ok(())
    }

    fn change_outcome(&mut self, number: usize) -> Outcome {
        let Some((id, text)) = self.one_made(number, MadeKind::Outcome) else { return Ok(()) };
        let changed = self.devices[number].here()?.change_outcome(id, &text, None);
        if self.done(number, "changes what came of it", changed)?.is_some() {
            self.may_say(id, &text);
        }
        Ok(())
    }

    fn withdraw_seat(&mut self, number: usize) -> Outcome {
        let Some((id, _)) = self.one_made(number, MadeKind::Seat) else { return Ok(()) };
        let withdrawn = self.devices[number].here()?.withdraw_seat(id);
        self.done(number, "offers a seat no more", withdrawn)?;
        Ok(())
    }

    fn is_back(&mut self, number: usize) -> Outcome {
        let Some((id, _)) = self.one_made(number, MadeKind::Absence) else { return Ok(()) };
        let back = self.devices[number].here()?.back_for_stories(id);
        if self.done(number, "is back for stories", back)?.is_some() {
            self.made.all.retain(|made| made.id != id);
        }
        Ok(())
    }
}
