//! How a sitting at the prompt is shown.

use std::io;

use soundings_core::model::ObservationKind;
use soundings_core::present::NoteRow;

use super::people::Speaker;
use super::screen::Drawing;
use super::session::{KEYS, Session};
use crate::times;
use crate::words::{self, say};

impl Session<'_> {
    pub(super) fn draw(&mut self) -> io::Result<()> {
        let speaker = self.speaker.as_ref().map(|who| format!("{}: ", who.name)).unwrap_or_default();
        let lead = format!("{} {speaker}", words::strong(&format!("{} ›", words::key(Some(KEYS[self.key])))));
        let drawing = Drawing { title: self.title(), lead, field: &self.field, help: self.help() };
        self.screen.draw(&drawing)
    }

    fn title(&self) -> String {
        let mut parts = vec![self.about.visit.as_ref().map_or_else(|| say!("no-visit"), words::place)];
        if self.about.notes > 0 {
            parts.push(words::notes(self.about.notes));
        }
        if self.about.thoughts > 0 {
            parts.push(say!("thoughts", count = self.about.thoughts));
        }
        if let Some(started) = self.about.visit.as_ref().and_then(|visit| visit.started.as_ref()) {
            parts.push(say!("under-way-since", time = times::when(started, &self.open.now)));
        }
        format!("── {}", parts.join(" · "))
    }

    fn help(&self) -> String {
        if self.asks_first {
            return say!("terminal-ask-first-keys");
        }
        if !self.offered.is_empty() {
            let name = |(at, who): (usize, &Speaker)| {
                if at == self.chosen { format!("[{}]", who.name) } else { who.name.clone() }
            };
            return self.offered.iter().enumerate().map(name).collect::<Vec<_>>().join("  ");
        }
        if self.message.is_empty() { say!("terminal-capture-help") } else { self.message.clone() }
    }

    /// A thought folds to a word at once: whoever is in the call may look.
    pub(super) fn shown(&self, row: &NoteRow) -> String {
        if row.kind == Some(ObservationKind::Thought) {
            let time = times::clock(&row.happened);
            return words::line(row.id, &words::small(&format!("{time}  {}", say!("terminal-a-thought"))));
        }
        words::note_list(std::slice::from_ref(row), self.about.visit.as_ref(), &self.open.now)
    }
}
