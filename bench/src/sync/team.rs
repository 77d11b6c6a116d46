//! A team's two engineers at the hub's own program, and what they write.

use std::time::Instant;

use soundings_core::model::Id;
use soundings_core::{Environment, Notebook, StartVisit};
use soundings_end_to_end::{Engineer, PATIENCE, Serving, invite, keys, said};
use soundings_runner::{Cancel, Outcome as Contact};
use tempfile::TempDir;

use crate::words::Words;
use crate::{Outcome, filling};

/// Two engineers at one hub.
pub struct Team {
    hub: TempDir,
    _serving: Serving,
    /// She writes.
    pub ada: Engineer,
    /// He reads.
    pub jonas: Engineer,
    /// Every note that the team has.
    pub notes: Vec<Id>,
    words: Words,
}

impl Team {
    /// A team with nothing in its log.
    pub fn new() -> Outcome<Self> {
        let hub = tempfile::tempdir()?;
        let serving = Serving::start_in_clear(hub.path());
        let ada = Engineer::joined("Ada Okafor", hub.path());
        let jonas = Engineer::joined("Jonas Lindqvist", hub.path());
        Ok(Self { hub, _serving: serving, ada, jonas, notes: Vec::new(), words: Words::new(9) })
    }

    /// One visit of Ada's, ended and shared and not yet sent; what she wrote.
    pub fn visit(&mut self, notes: u64) -> Outcome<Vec<String>> {
        let (captured, texts) = visit(&self.ada.notebook, &mut self.words, notes)?;
        self.notes.extend(captured);
        Ok(texts)
    }

    /// Corrects the words of so many of the newest notes, not yet sent; what they say now.
    pub fn correct(&mut self, notes: u64) -> Outcome<Vec<String>> {
        let newest = self.notes.len().saturating_sub(notes as usize);
        correct(&self.ada.notebook, &mut self.words, &self.notes[newest..])
    }

    /// Moves Ada's notebook to another folder.
    pub fn move_ada(mut self, to: TempDir) -> Outcome<Self> {
        self.ada.notebook.close();
        filling::copy(self.ada.folder(), to.path())?;
        self.ada = Engineer::around(Notebook::open(to.path(), &keys(to.path()), Environment::system())?, to);
        Ok(self)
    }

    /// Somebody new with an invitation.
    pub fn newcomer(&self) -> (Engineer, String) {
        (Engineer::new("Mei Tanaka"), invite(self.hub.path(), &[]))
    }

    /// Whether a teammate has what Ada has.
    pub fn same(&self, teammate: &Engineer) -> Outcome {
        // She may not yet know of the one who joined last.
        together(&self.ada)?;
        together(teammate)?;
        if self.ada.notebook.dump_team()? == teammate.notebook.dump_team()? {
            Ok(())
        } else {
            Err("two notebooks of the team differ".into())
        }
    }
}

/// A visit, ended and shared and not yet sent: its notes, and what they say.
pub fn visit(notebook: &Notebook, words: &mut Words, notes: u64) -> Outcome<(Vec<Id>, Vec<String>)> {
    notebook.start_visit(&StartVisit::default())?;
    let (mut captured, mut texts) = (Vec::new(), Vec::new());
    for _ in 0..notes {
        let text = words.note();
        captured.push(notebook.capture(&said(&text))?.id);
        texts.push(text);
    }
    notebook.end_visit(None, true)?;
    Ok((captured, texts))
}

/// Corrects the words of notes, not yet sent; what they say now.
pub fn correct(notebook: &Notebook, words: &mut Words, notes: &[Id]) -> Outcome<Vec<String>> {
    let mut texts = Vec::new();
    for note in notes {
        let text = words.note();
        notebook.correct_note(*note, &text, None)?;
        texts.push(text);
    }
    Ok(texts)
}

/// One contact that ends with nothing left to send or to read.
pub fn together(engineer: &Engineer) -> Outcome {
    // Longer than any test's: a large log is sent and read in one.
    match engineer.runner.sync(Instant::now() + 60 * PATIENCE, &Cancel::new())? {
        Contact::Together => Ok(()),
        other => Err(format!("the contact ended with {other:?}").into()),
    }
}
