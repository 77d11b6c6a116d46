//! What people do, one act at a time, in a notebook of a believable company: no act may cost more for what others wrote before it.

use std::cell::Cell;

use soundings_core::model::{Id, MapPart, ObservationKind};
use soundings_core::{EvidenceRange, FiledUnder, NewEntry, NewMap, NewObservation, NewPerson, Notebook, StartVisit};

use crate::Outcome;
use crate::company::Shown;

/// An act, by its name.
pub type Act<'a> = (&'static str, Box<dyn FnMut() -> Outcome + 'a>);

/// Each is done again and again.
pub fn acts<'a>(notebook: &'a Notebook, shown: Shown, note: &'a Cell<Id>) -> Vec<Act<'a>> {
    let said = move |text: &str| NewObservation {
        visit: FiledUnder::Visit(shown.visit),
        kind: Some(ObservationKind::Said),
        text: text.to_owned(),
        ..NewObservation::default()
    };
    let customer = Some(shown.customer);
    let mut times = 2;
    vec![
        (
            "A visit begun and ended",
            Box::new(move || {
                notebook.start_visit(&StartVisit { customer, ..StartVisit::default() })?;
                notebook.end_visit(None, false)?;
                Ok(())
            }),
        ),
        (
            "A note",
            Box::new(move || {
                note.set(notebook.capture(&said("we weld it twice"))?.id);
                Ok(())
            }),
        ),
        (
            "A note corrected",
            Box::new(move || {
                times += 1;
                Ok(notebook.correct_note(note.get(), &format!("we weld it {times} times"), None)?)
            }),
        ),
        (
            "A note deleted and brought back",
            Box::new(move || {
                notebook.delete(note.get())?;
                Ok(notebook.undo_delete(note.get())?)
            }),
        ),
        (
            "A customer",
            Box::new(move || {
                notebook.add_customer("Okafor Castings")?;
                Ok(())
            }),
        ),
        (
            "A person",
            Box::new(move || {
                let name = Some("Rosa Okafor".to_owned());
                notebook.add_person(&NewPerson { customer, name, ..NewPerson::default() })?;
                Ok(())
            }),
        ),
        (
            "A map",
            Box::new(move || {
                notebook.new_map(&NewMap { who: shown.person, situation: "when the line stands".to_owned() })?;
                Ok(())
            }),
        ),
        (
            "An entry with its evidence",
            Box::new(move || {
                let from = vec![EvidenceRange { note: note.get(), start: None, end: None }];
                let text = Some("doesn’t trust the first weld".to_owned());
                let entry = NewEntry { map: shown.map, part: MapPart::Say, text, from, against: Vec::new() };
                notebook.add_entry(&entry)?;
                Ok(())
            }),
        ),
    ]
}
