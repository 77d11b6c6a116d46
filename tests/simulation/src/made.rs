//! What a team made of its visits, as the ledger knows it: insights, answers to questions, what came of it, seats, days on which
//! somebody tells no story. None of it is deleted by its id here; what goes with a note or a visit, or went with a phone, is not
//! asked for.

use std::collections::BTreeSet;

use soundings_core::model::{Audience, Id};
use soundings_core::{Error, Notebook};

use crate::chance::Chance;
use crate::dumps::contains;
use crate::ledger::{By, Erased, Ledger};
use crate::outcome::{Failure, Outcome};
use crate::run::Run;

/// So many answered questions are looked at.
const MOST: usize = 100;

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MadeKind {
    Insight,
    Answer,
    Outcome,
    Seat,
    Absence,
}

/// One thing that was acknowledged.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub id: Id,
    pub kind: MadeKind,
    /// The note, the visit or the customer that it belongs to.
    pub of: Option<Id>,
    /// All words that anybody gave it.
    pub words: BTreeSet<String>,
    pub by: By,
    /// It may have gone with a phone, or two copies of one may each have their own.
    pub perhaps: bool,
}

/// What was made, and the choices of those who make it: a stream of their own, so that all else happens as it did.
pub(crate) struct AllMade {
    pub all: Vec<Made>,
    pub(crate) chance: Chance,
}

impl AllMade {
    /// Nothing yet, in the run of this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self { all: Vec::new(), chance: Chance::new(seed, 40) }
    }

    /// What a device made since may be gone, or be there twice.
    pub fn doubt(&mut self, device: usize, taken_down: u64) {
        self.all.iter_mut().filter(|made| made.by.is_since(device, taken_down)).for_each(|made| made.perhaps = true);
    }
}

impl Ledger {
    /// Whether something became of a thing that takes along what belongs to it.
    fn is_touched(&mut self, id: Id) -> bool {
        let is_root = self.deletions.iter().any(|deletion| deletion.root == id)
            || self.erasures.iter().any(|erasure| erasure.asked == id || erasure.covers.contains(&id));
        let Some(thing) = self.thing(id).cloned() else { return is_root };
        is_root
            || thing.lost
            || thing.perhaps_lost
            || thing.twofold
            || thing.erased != Erased::Never
            || self.was_deleted(id)
            || self.parent_was_deleted(&thing)
    }
}

/// What was looked for; `None` where it is not in sight.
fn found<T>(found: Result<T, Error>) -> Outcome<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// What a device shows of something that was made: its words, and who may read it.
fn shown(notebook: &Notebook, made: &Made) -> Outcome<Option<(Option<String>, Audience)>> {
    Ok(match (made.kind, made.of) {
        (MadeKind::Insight, _) => found(notebook.insight(made.id).map(|row| (Some(row.text), row.audience)))?,
        (MadeKind::Answer, _) => {
            let answered = notebook.questions(None, true, None, MOST)?.items;
            let mut answers = answered.into_iter().flat_map(|row| row.answers);
            answers.find(|row| row.id == made.id).map(|row| (Some(row.text), row.audience))
        }
        (MadeKind::Outcome, Some(customer)) => {
            let rows = found(notebook.outcomes(customer, None, MOST))?;
            rows.into_iter()
                .flat_map(|page| page.items)
                .find(|row| row.id == made.id)
                .map(|row| (row.text, row.audience))
        }
        (MadeKind::Seat, Some(visit)) => {
            let rows = found(notebook.seats_of(visit))?.unwrap_or_default();
            rows.into_iter().find(|row| row.id == made.id).map(|row| (row.what_for, row.audience))
        }
        // Of another's no screen lists the days; that a replica has them it says itself.
        (MadeKind::Absence, _) => notebook.knows(made.id)?.then_some((None, Audience::OnlyMe)),
        (MadeKind::Outcome | MadeKind::Seat, None) => None,
    })
}

impl Run {
    /// What was acknowledged is there, says what somebody wrote, and is with everybody where it is the team's.
    pub fn check_made(&mut self) -> Outcome {
        let hub = self.hub.bytes()?;
        for made in self.made.all.clone() {
            if made.perhaps || made.of.is_some_and(|of| self.ledger.is_touched(of)) {
                continue;
            }
            let Some(own) = self.shows(made.by.device, &made)? else {
                return self.is_gone(&made, made.by.device);
            };
            if own.1 == Audience::OnlyMe {
                if let Some(words) = made.words.iter().find(|words| contains(&hub, words.as_bytes())) {
                    return Err(Failure::new(format!("the hub holds {words:?} of a {:?} that is only me", made.kind)));
                }
                continue;
            }
            self.met("insights, answers, seats and what came of it");
            for number in 0..self.devices.len() {
                if self.shows(number, &made)?.is_none() {
                    return self.is_gone(&made, number);
                }
            }
        }
        Ok(())
    }

    fn is_gone(&self, made: &Made, number: usize) -> Outcome {
        self.tell_operations(&format!("- {}", made.id), [made.by.device, number])?;
        Err(Failure::new(format!("{:?} {} is not on device {number}", made.kind, made.id)))
    }

    fn shows(&self, number: usize, made: &Made) -> Outcome<Option<(Option<String>, Audience)>> {
        let Some((words, audience)) = shown(self.devices[number].here()?, made)? else { return Ok(None) };
        match words.filter(|words| !made.words.contains(words)) {
            Some(words) => {
                let said = format!("{:?} {} says {words:?} on device {number}, which nobody wrote", made.kind, made.id);
                Err(Failure::new(said))
            }
            None => Ok(Some((None, audience))),
        }
    }
}
