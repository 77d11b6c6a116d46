//! What is done with customers, visits and promises.

use soundings_core::model::{ConsentChoice, EncounterKind, Plan, PromiseState};
use soundings_core::{NewObservation, NewPerson, NewPromise, NewVisit, Person, StartVisit};

use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
    pub fn add_customer(&mut self, number: usize) -> Outcome {
        let name = self.ledger.new_words(number);
        let added = self.devices[number].here()?.add_customer(&name);
        let added = self.done(number, "adds a customer", added)?;
        self.ledger.customers.extend(added);
        Ok(())
    }

    pub fn add_person(&mut self, number: usize) -> Outcome {
        let new = NewPerson {
            customer: self.one_of(|ledger| &ledger.customers),
            name: Some(self.ledger.new_words(number)),
            visit: if self.chance.happens(300) { self.one_of(|ledger| &ledger.visits) } else { None },
            ..NewPerson::default()
        };
        let added = self.devices[number].here()?.add_person(&new);
        let added = self.done(number, "adds a person", added)?;
        self.ledger.people.extend(added);
        Ok(())
    }

    pub fn set_consent(&mut self, number: usize) -> Outcome {
        let Some(person) = self.one_of(|ledger| &ledger.people) else { return Ok(()) };
        let Some(choice) = self.chance.one(ConsentChoice::ALL).copied() else { return Ok(()) };
        let set = self.devices[number].here()?.set_consent(person, choice);
        self.done(number, "writes down a consent", set)?;
        Ok(())
    }

    pub fn plan_visit(&mut self, number: usize) -> Outcome {
        let new = NewVisit {
            customer: self.one_of(|ledger| &ledger.customers),
            site: None,
            kind: EncounterKind::Visit,
            objective: Some(self.ledger.new_words(number)),
            at: Plan { local: "2026-11-25T08:40".to_owned(), zone: "America/Toronto".to_owned() },
        };
        let planned = self.devices[number].here()?.plan_visit(&new);
        let planned = self.done(number, "plans a visit", planned)?;
        self.ledger.visits.extend(planned);
        Ok(())
    }

    pub fn start_visit(&mut self, number: usize) -> Outcome {
        let planned = if self.chance.happens(600) { self.one_of(|ledger| &ledger.visits) } else { None };
        let start =
            StartVisit { visit: planned, customer: self.one_of(|ledger| &ledger.customers), ..StartVisit::default() };
        let started = self.devices[number].here()?.start_visit(&start);
        if let Some(visit) = self.done(number, "starts a visit", started)?
            && planned.is_none()
        {
            self.ledger.visits.push(visit);
        }
        Ok(())
    }

    pub fn end_visit(&mut self, number: usize) -> Outcome {
        let share = self.chance.happens(750);
        let notebook = self.devices[number].here()?;
        let Some(visit) = notebook.under_way()? else { return Ok(()) };
        let draft = notebook.draft(Some(visit))?;
        let ended = notebook.end_visit(None, share);
        if let Some(ended) = self.done(number, if share { "ends and shares a visit" } else { "ends a visit" }, ended)?
            && let Some(kept) = ended.draft_kept
        {
            let note = NewObservation { text: draft, ..NewObservation::default() };
            self.take_down_note(number, kept, Some(visit), &note);
        }
        Ok(())
    }

    pub fn share(&mut self, number: usize) -> Outcome {
        let rows = self.devices[number].here()?.shareable(None, 100)?.items;
        let Some(row) = self.chance.one(&rows).cloned() else { return Ok(()) };
        let shared = self.devices[number].here()?.share(&[row.id]);
        if self.done(number, "shares by hand", shared)?.is_some()
            && let Some(thing) = self.ledger.thing(row.id)
        {
            thing.shared_by_hand = true;
        }
        Ok(())
    }

    pub fn promise(&mut self, number: usize) -> Outcome {
        let to = match self.one_of(|ledger| &ledger.people) {
            Some(person) if self.chance.happens(700) => Person::Known(person),
            _ => Person::Someone("night operator".to_owned()),
        };
        let visit = if self.chance.happens(500) { self.one_of(|ledger| &ledger.visits) } else { None };
        let text = self.ledger.new_words(number);
        let new = NewPromise { text, to: vec![to], promised_by: None, until: "2026-12-04".to_owned(), visit };
        let promised = self.devices[number].here()?.promise(&new);
        let promised = self.done(number, "promises", promised)?;
        self.ledger.promises.extend(promised);
        Ok(())
    }

    pub fn settle_promise(&mut self, number: usize) -> Outcome {
        let Some(promise) = self.one_of(|ledger| &ledger.promises) else { return Ok(()) };
        let Some(state) = self.chance.one(PromiseState::ALL).copied() else { return Ok(()) };
        let settled = self.devices[number].here()?.settle_promise(promise, state, None);
        self.done(number, "settles a promise", settled)?;
        Ok(())
    }
}
