//! What is done with notes.

use soundings_core::model::{Id, ObservationKind};
use soundings_core::{FiledUnder, NewObservation, NoteChange, Notebook, Person};

use crate::device::Typing;
use crate::ledger::{Erased, Thing, What};
use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
    fn new_note(&mut self, number: usize) -> NewObservation {
        let kind = self.chance.one(&[ObservationKind::Said, ObservationKind::Did, ObservationKind::Around]).copied();
        let kind = if self.chance.happens(50) { None } else { kind };
        NewObservation {
            kind,
            text: self.ledger.new_words(number),
            exact: kind == Some(ObservationKind::Said) && self.chance.happens(500),
            by: self.one_of(|ledger| &ledger.people).map(Person::Known).filter(|_| kind.is_some()),
            starred: self.chance.happens(100),
            tags: if self.chance.happens(100) { vec!["tag".to_owned()] } else { Vec::new() },
            only_me: self.chance.happens(120),
            ..NewObservation::default()
        }
    }

    pub(super) fn take_down_note(&mut self, number: usize, id: Id, visit: Option<Id>, note: &NewObservation) {
        self.ledger.add(Thing {
            id,
            what: What::Note,
            author: number,
            parent: visit,
            moved_to: Vec::new(),
            first: Some(note.text.clone()),
            stays_only_me: note.only_me,
            shared_by_hand: false,
            erased: Erased::Never,
            writes: Vec::new(),
            order: 0,
            lost: false,
            perhaps_lost: false,
            twofold: self.devices[number].has_twin,
        });
    }

    pub fn capture(&mut self, number: usize) -> Outcome {
        let mut note = self.new_note(number);
        if self.chance.happens(150) {
            note.visit = self.one_of(|ledger| &ledger.visits).map_or(FiledUnder::Nowhere, FiledUnder::Visit);
        }
        let mut captured = self.devices[number].here()?.capture(&note);
        if captured.is_err() {
            // The person or the visit is not here: the words are.
            note = NewObservation { by: None, visit: FiledUnder::UnderWay, ..note };
            captured = self.devices[number].here()?.capture(&note);
        }
        if let Some(captured) = self.done(number, "captures a note", captured)? {
            self.take_down_note(number, captured.id, captured.visit, &note);
        }
        Ok(())
    }

    pub fn capture_to_inbox(&mut self, number: usize) -> Outcome {
        let note = NewObservation { by: None, only_me: false, ..self.new_note(number) };
        let device = &self.devices[number];
        let id = Notebook::capture_to_inbox(device.folder(), &device.environment, &note)?;
        self.report.acknowledged += 1;
        self.say(|| format!("device {number}: captures into the inbox"));
        self.take_down_note(number, id, None, &note);
        Ok(())
    }

    pub fn correct_note(&mut self, number: usize) -> Outcome {
        let Some((id, looked)) = self.one_in_sight(number, What::Note)? else { return Ok(()) };
        let text = self.words_for(number, id);
        if looked.shown.len() == 1 && looked.shown.contains(&text) {
            return Ok(());
        }
        let corrected = self.devices[number].here()?.correct_note(id, &text, None);
        if self.done(number, "corrects a note", corrected)?.is_some() {
            self.take_down_words(number, id, &text, &looked.shown);
        }
        Ok(())
    }

    /// Begins to type over what is shown; a pull may come in before the words are finished.
    pub fn begin_typing(&mut self, number: usize) -> Outcome {
        let what = if self.chance.happens(500) { What::Note } else { What::Entry };
        if let Some((id, looked)) = self.one_in_sight(number, what)? {
            self.devices[number].typing.push(Typing { thing: id, seen: looked.seen, shown: looked.shown });
        }
        Ok(())
    }

    pub fn finish_typing(&mut self, number: usize) -> Outcome {
        let Some(typing) = self.devices[number].typing.pop() else { return Ok(()) };
        if self.look(number, typing.thing)?.is_none() {
            return Ok(());
        }
        let text = self.words_for(number, typing.thing);
        let Some(what) = self.ledger.thing(typing.thing).map(|thing| thing.what) else { return Ok(()) };
        let notebook = self.devices[number].here()?;
        let written = match what {
            What::Note => notebook.correct_note(typing.thing, &text, Some(&typing.seen)),
            What::Entry => notebook.edit_entry(typing.thing, &text, Some(&typing.seen)),
        };
        if self.done(number, "finishes typing", written)?.is_some() {
            // Also where it was shared in between: what was on the screen is what the writer had seen.
            self.take_down_words(number, typing.thing, &text, &typing.shown);
        }
        Ok(())
    }

    pub fn change_note(&mut self, number: usize) -> Outcome {
        let Some(id) = self.one_thing(What::Note) else { return Ok(()) };
        let change = NoteChange {
            kind: self.chance.one(&[None, Some(ObservationKind::Said), Some(ObservationKind::Did)]).copied().flatten(),
            starred: Some(self.chance.happens(500)),
            by: self.one_of(|ledger| &ledger.people).map(Person::Known),
            visit: if self.chance.happens(200) { self.one_of(|ledger| &ledger.visits) } else { None },
            ..NoteChange::default()
        };
        let changed = self.devices[number].here()?.change_note(id, &change, None);
        if self.done(number, "changes a note's facts", changed)?.is_some()
            && let (Some(visit), Some(thing)) = (change.visit, self.ledger.thing(id))
        {
            thing.moved_to.push(visit);
        }
        Ok(())
    }

    pub fn draft(&mut self, number: usize) -> Outcome {
        let visit = self.devices[number].here()?.under_way()?;
        let words = self.ledger.new_words(number);
        let saved = self.devices[number].here()?.save_draft(visit, &words);
        self.done(number, "leaves words unsent", saved)?;
        Ok(())
    }
}
