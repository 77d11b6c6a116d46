//! One sitting at the cards. Each key is one act in the notebook: whatever ends the sitting, what was decided stands.

use std::io;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use soundings_core::model::{Id, MapPart};
use soundings_core::present::Sort;
use soundings_core::{EvidenceRange, SortInto};

use super::{Sitting, view};
use crate::capture::{Drawing, Field, Screen};
use crate::failure::Failure;
use crate::words::{self, say};

/// What the keys mean just now.
pub enum Mode {
    /// A card, or the question of a part, is up.
    Card,
    /// Words of the card are selected: of its words those from one up to another, included, and which end moves.
    Words { from: usize, to: usize, moves_from: bool },
    /// The answer to the question is written.
    Writing,
}

/// A sitting.
pub struct Session<'a> {
    sitting: Sitting<'a>,
    terminal: Screen,
    pub screen: Sort,
    pub mode: Mode,
    /// Notes ticked for the question that is up.
    pub ticked: Vec<Id>,
    pub field: Field,
    pub message: String,
    /// Decisions of this sitting that stand.
    pub sorted: u32,
    /// What was printed last: a card is printed once.
    printed: Option<(Id, String)>,
}

impl<'a> Session<'a> {
    pub fn begin(sitting: Sitting<'a>) -> Result<Self, Failure> {
        let screen = sitting.look()?;
        let terminal = Screen::open().map_err(|_| Failure::inside())?;
        Ok(Self {
            sitting,
            terminal,
            screen,
            mode: Mode::Card,
            ticked: Vec::new(),
            field: Field::default(),
            message: String::new(),
            sorted: 0,
            printed: None,
        })
    }

    /// Until somebody leaves, or nothing is left.
    pub fn go_on(&mut self) -> io::Result<()> {
        loop {
            self.print_card()?;
            if self.screen.card.is_none() && self.screen.question.is_none() {
                return Ok(());
            }
            let (title, lead, help) = view::foot(self);
            self.terminal.draw(&Drawing { title, lead, field: &self.field, help })?;
            match event::read()? {
                Event::Key(key) if key.kind != KeyEventKind::Release && self.pressed(key)? => return Ok(()),
                Event::Paste(text) if matches!(self.mode, Mode::Writing) => drop(self.field.insert(&text)),
                _ => {}
            }
        }
    }

    fn print_card(&mut self) -> io::Result<()> {
        let now = match (&self.screen.card, &self.screen.question) {
            (Some(card), _) => (card.note.id, card.words.clone()),
            (None, Some(question)) => (self.screen.map, question.text.clone()),
            (None, None) => return Ok(()),
        };
        if self.printed.as_ref() != Some(&now) {
            let text = view::up(&self.screen, &self.ticked);
            self.terminal.print(&text)?;
            self.printed = Some(now);
        }
        Ok(())
    }

    /// Whether it ends here.
    fn pressed(&mut self, key: KeyEvent) -> io::Result<bool> {
        self.message.clear();
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match (&self.mode, key.code) {
            (_, KeyCode::Char('c' | 'd')) if control => return Ok(true),
            (Mode::Card, KeyCode::Esc | KeyCode::Char('q')) if self.screen.card.is_some() => return Ok(true),
            (Mode::Card, KeyCode::Esc) => return Ok(true),
            (Mode::Card, code) if self.screen.card.is_some() => self.on_card(code)?,
            (Mode::Card, code) => self.on_question(code)?,
            (Mode::Words { .. }, code) => self.on_words(code)?,
            (Mode::Writing, _) => self.writing(key)?,
        }
        Ok(false)
    }

    fn on_card(&mut self, code: KeyCode) -> io::Result<()> {
        let Some(card) = &self.screen.card else { return Ok(()) };
        let likely = card.likely.map_or(SortInto::NotAboutThem, SortInto::Part);
        match code {
            KeyCode::Char(figure @ '1'..='8') => self.sort(SortInto::Part(part(figure)), None),
            KeyCode::Enter => self.sort(likely, None),
            KeyCode::Char('x') => self.sort(SortInto::NotAboutThem, None),
            KeyCode::Char('n') => self.sort(SortInto::NotForTheMap, None),
            KeyCode::Char('l') => self.sort(SortInto::Later, None),
            KeyCode::Char('u') => self.undo(),
            KeyCode::Char('w') => {
                let last = view::words_of(&card.words).len().saturating_sub(1);
                self.mode = Mode::Words { from: 0, to: last, moves_from: false };
                Ok(())
            }
            KeyCode::Char(letter @ 'a'..='c') => self.same_as(letter),
            _ => Ok(()),
        }
    }

    /// The entry behind a letter: of the last card, which went to it rather, or of this card.
    fn same_as(&mut self, letter: char) -> io::Result<()> {
        let place = letter as usize - 'a' as usize;
        let rather = self.screen.last.as_ref().map(|last| last.alike.clone()).unwrap_or_default();
        let here = self.screen.card.as_ref().map(|card| card.alike.clone()).unwrap_or_default();
        match (rather.get(place), here.get(place)) {
            (Some(entry), _) => {
                let done = self.sitting.open.notebook.sort_rather_as(self.sitting.of, entry.id);
                self.after(done.map(drop), 0, &view::went_same(entry))
            }
            (None, Some(entry)) if rather.is_empty() => self.sort(SortInto::SameAs(entry.id), None),
            _ => Ok(()),
        }
    }

    fn on_words(&mut self, code: KeyCode) -> io::Result<()> {
        let (Mode::Words { from, to, moves_from }, Some(card)) = (&mut self.mode, &self.screen.card) else {
            return Ok(());
        };
        let words = view::words_of(&card.words);
        match code {
            KeyCode::Esc => self.mode = Mode::Card,
            KeyCode::Tab => *moves_from = !*moves_from,
            KeyCode::Left if *moves_from => *from = from.saturating_sub(1),
            KeyCode::Right if *moves_from => *from = (*from + 1).min(*to),
            KeyCode::Left => *to = to.saturating_sub(1).max(*from),
            KeyCode::Right => *to = (*to + 1).min(words.len().saturating_sub(1)),
            KeyCode::Char(figure @ '1'..='8') => {
                let start = card.start.unwrap_or(0);
                let range = words.get(*from).zip(words.get(*to)).map(|(first, last)| (start + first.0, start + last.1));
                self.mode = Mode::Card;
                return self.sort(SortInto::Part(part(figure)), range);
            }
            _ => {}
        }
        Ok(())
    }

    fn sort(&mut self, into: SortInto, range: Option<(u32, u32)>) -> io::Result<()> {
        let Some(card) = &self.screen.card else { return Ok(()) };
        let (start, end) = (range.map(|range| range.0), range.map(|range| range.1));
        let card = EvidenceRange { note: card.note.id, start, end };
        let done = self.sitting.open.notebook.sort(self.sitting.of, card, into);
        let went = view::went(into);
        self.after(done.map(drop), 1, &went)
    }

    fn undo(&mut self) -> io::Result<()> {
        let done = self.sitting.open.notebook.undo_sort(self.sitting.of);
        self.printed = None;
        self.after(done, -1, &say!("terminal-sort-taken-back"))
    }

    /// What was done is said, and the next card is up; or why it could not be.
    fn after(&mut self, done: Result<(), soundings_core::Error>, more: i32, went: &str) -> io::Result<()> {
        match done.map_err(Failure::from).and_then(|()| self.sitting.look()) {
            Ok(screen) => {
                self.screen = screen;
                self.sorted = self.sorted.saturating_add_signed(more);
                self.terminal.print(&words::small(&format!("  {went}\n")))?;
            }
            Err(failure) => self.message = failure.message,
        }
        Ok(())
    }

    fn on_question(&mut self, code: KeyCode) -> io::Result<()> {
        let Some(question) = &self.screen.question else { return Ok(()) };
        let (part, notebook, of) = (question.part, &self.sitting.open.notebook, self.sitting.of);
        match code {
            KeyCode::Char(letter @ 'a'..='z') => {
                if let Some(note) = question.notes.get(letter as usize - 'a' as usize).map(|note| note.id) {
                    match self.ticked.iter().position(|ticked| *ticked == note) {
                        Some(at) => drop(self.ticked.remove(at)),
                        None => self.ticked.push(note),
                    }
                    self.printed = None;
                }
            }
            KeyCode::Enter => self.mode = Mode::Writing,
            KeyCode::Char('-') => {
                let done = notebook.skip_part(of, part);
                self.ticked.clear();
                return self.after(done, 0, &say!("terminal-sort-skipped"));
            }
            KeyCode::Char('+') => {
                let done = notebook.ask_part_next_time(of, part, self.sitting.language);
                self.ticked.clear();
                return self.after(done, 0, &say!("terminal-sort-asked-next"));
            }
            KeyCode::Backspace => return self.undo(),
            _ => {}
        }
        Ok(())
    }

    fn writing(&mut self, key: KeyEvent) -> io::Result<()> {
        match key.code {
            KeyCode::Esc => self.mode = Mode::Card,
            KeyCode::Enter => {
                let Some(part) = self.screen.question.as_ref().map(|question| question.part) else { return Ok(()) };
                let (text, ticked) = (self.field.text().to_owned(), self.ticked.clone());
                let done = self.sitting.open.notebook.answer_part(self.sitting.of, part, &ticked, &text);
                if done.is_ok() {
                    self.field.take();
                    self.ticked.clear();
                    self.mode = Mode::Card;
                }
                return self.after(done.map(drop), 1, &view::went(SortInto::Part(part)));
            }
            _ => drop(self.field.edit(key)),
        }
        Ok(())
    }
}

fn part(figure: char) -> MapPart {
    let place = (figure as usize).saturating_sub('1' as usize);
    MapPart::ALL.get(place).copied().unwrap_or(MapPart::Other)
}
