//! One sitting at the prompt: what is in the field, what a key does to it, and when it is kept.

use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use soundings_core::Findable;
use soundings_core::model::{Id, ObservationKind};
use soundings_core::present;

use super::field::{Edited, Field};
use super::people::{self, Speaker};
use super::screen::Screen;
use super::{last_notes, new_note};
use crate::failure::Failure;
use crate::notebook::Open;
use crate::words::{self, say};

/// A draft is kept so long after the last key …
const AFTER_LAST_KEY: Duration = Duration::from_millis(300);
/// … and at least so often while somebody goes on typing.
const WHILE_TYPING: Duration = Duration::from_millis(1000);
/// Within this time a second Esc is the other half of the first.
const TWICE: Duration = Duration::from_secs(3);
/// So long nothing is waited for.
const IDLE: Duration = Duration::from_secs(60);
/// The keys in the order in which Tab turns them.
pub(super) const KEYS: [ObservationKind; 4] =
    [ObservationKind::Said, ObservationKind::Did, ObservationKind::Around, ObservationKind::Thought];

/// What a key came to.
#[derive(PartialEq, Eq)]
enum Then {
    GoOn,
    Leave,
}

pub struct Session<'a> {
    pub(super) open: &'a Open,
    pub(super) visit: Option<Id>,
    pub(super) about: present::Capture,
    pub(super) screen: Screen,
    pub(super) key: usize,
    pub(super) speaker: Option<Speaker>,
    pub(super) field: Field,
    /// Words that were put aside; they stay in the draft.
    pub(super) aside: String,
    /// The draft as it was kept last.
    pub(super) draft: String,
    pub(super) last_key: Instant,
    /// Since when the field differs from the draft.
    pub(super) unkept_since: Option<Instant>,
    pub(super) esc: Option<Instant>,
    pub(super) offered: Vec<Speaker>,
    pub(super) chosen: usize,
    /// Whether it must be said first that it is still the same visit.
    pub(super) asks_first: bool,
    pub(super) message: String,
    /// What was noted.
    pub kept: Vec<Id>,
}

/// What stands around the field. Without a visit it is not the one under way: that is what was answered.
fn around(open: &Open, visit: Option<Id>) -> Result<present::Capture, Failure> {
    match visit {
        Some(_) => Ok(open.notebook.capture_screen(visit, None)?),
        None => Ok(present::Capture { draft: open.notebook.draft(None)?, ..present::Capture::default() }),
    }
}

impl<'a> Session<'a> {
    /// Draws the prompt, the last notes above it, the draft in it.
    pub fn begin(open: &'a Open, visit: Option<Id>) -> Result<Self, Failure> {
        let about = around(open, visit)?;
        let above = last_notes(open, visit)?;
        let screen = Screen::open().map_err(|_| Failure::inside())?;
        let mut session = Self {
            open,
            visit,
            screen,
            key: 0,
            speaker: None,
            field: Field::default(),
            aside: String::new(),
            draft: about.draft.clone(),
            last_key: Instant::now(),
            unkept_since: None,
            esc: None,
            offered: Vec::new(),
            chosen: 0,
            asks_first: about.ask_first,
            message: String::new(),
            kept: Vec::new(),
            about,
        };
        session.put_back_draft();
        let mut text: String = above.iter().map(|row| session.shown(row)).collect();
        if session.asks_first {
            text += &format!("{}\n", words::wrapped(&say!("terminal-ask-first"), ""));
        }
        session.screen.print(&text).map_err(|_| Failure::inside())?;
        Ok(session)
    }

    fn put_back_draft(&mut self) {
        let draft = self.draft.clone();
        match people::in_draft(&self.about, &draft) {
            Some((speaker, rest)) => {
                self.speaker = Some(speaker);
                self.field.set(rest);
            }
            None => self.field.set(draft),
        }
        if !self.field.text().is_empty() {
            self.message = say!("terminal-capture-draft-back");
        }
    }

    /// Until somebody leaves.
    pub fn go_on(&mut self) -> io::Result<()> {
        loop {
            self.draw()?;
            let wait = self.unkept_since.map_or(IDLE, |since| {
                let due = (self.last_key + AFTER_LAST_KEY).min(since + WHILE_TYPING);
                due.saturating_duration_since(Instant::now())
            });
            if event::poll(wait)? {
                let then = match event::read()? {
                    Event::Key(key) if key.kind != KeyEventKind::Release => self.pressed(key)?,
                    Event::Paste(text) => {
                        self.insert(&text);
                        Then::GoOn
                    }
                    _ => Then::GoOn,
                };
                if then == Then::Leave {
                    return Ok(());
                }
            }
            self.keep_draft_if_due();
        }
    }

    fn pressed(&mut self, key: KeyEvent) -> io::Result<Then> {
        self.message.clear();
        let esc = self.esc.take();
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        if self.asks_first {
            return Ok(self.answered(key.code, control));
        }
        match key.code {
            KeyCode::Char('c') if control => return Ok(Then::Leave),
            KeyCode::Char('d') if control && self.field.text().is_empty() => return Ok(Then::Leave),
            KeyCode::Esc if !self.offered.is_empty() => self.offered.clear(),
            KeyCode::Esc => self.think_again(esc.is_some_and(|at| at.elapsed() < TWICE))?,
            KeyCode::Tab | KeyCode::Enter if !self.offered.is_empty() => self.take_offered(),
            KeyCode::Up | KeyCode::Down if !self.offered.is_empty() => {
                let step = if key.code == KeyCode::Up { self.offered.len() - 1 } else { 1 };
                self.chosen = (self.chosen + step) % self.offered.len();
            }
            KeyCode::Enter if key.modifiers.contains(KeyModifiers::ALT) => self.insert("\n"),
            KeyCode::Enter => self.send()?,
            KeyCode::Tab => self.key = (self.key + 1) % KEYS.len(),
            KeyCode::BackTab => self.key = (self.key + KEYS.len() - 1) % KEYS.len(),
            KeyCode::Char('j') if control => self.insert("\n"),
            _ => self.edit(key),
        }
        Ok(Then::GoOn)
    }

    fn edit(&mut self, key: KeyEvent) {
        match self.field.edit(key) {
            Edited::Done => {}
            // At the beginning it takes the speaker away.
            Edited::NothingBefore => self.speaker = None,
            Edited::NoRoom => self.message = say!("refusal-text-too-long"),
            Edited::Nothing => return,
        }
        self.typed();
    }

    fn insert(&mut self, text: &str) {
        if !self.field.insert(text) {
            self.message = say!("refusal-text-too-long");
        }
        self.typed();
    }

    /// The field is another one now: it is kept soon, and people are offered while a name is typed.
    fn typed(&mut self) {
        self.last_key = Instant::now();
        let differs = self.draft_text() != self.draft;
        self.unkept_since = differs.then(|| self.unkept_since.unwrap_or(self.last_key));
        self.offered = match people::split(self.field.text()) {
            Some((begun, _)) if self.speaker.is_none() && self.field.before_cursor() == format!("@{begun}") => {
                people::offered(self.open, &self.about, begun)
            }
            _ => Vec::new(),
        };
        self.chosen = 0;
    }

    fn take_offered(&mut self) {
        let words = people::split(self.field.text()).map(|(_, words)| words.to_owned()).unwrap_or_default();
        self.speaker = Some(self.offered.swap_remove(self.chosen));
        self.field.set(words);
        self.typed();
    }

    /// The quiet visit is still the one, or it is not.
    fn answered(&mut self, code: KeyCode, control: bool) -> Then {
        match code {
            KeyCode::Char('c' | 'd') if control => return Then::Leave,
            KeyCode::Esc => return Then::Leave,
            _ if control => {}
            KeyCode::Char('y' | 'Y' | 'o' | 'O') | KeyCode::Enter => self.asks_first = false,
            KeyCode::Char('n' | 'N') => {
                self.asks_first = false;
                if let Err(failure) = self.leave_the_visit() {
                    self.message = failure.message;
                }
            }
            _ => {}
        }
        Then::GoOn
    }

    /// What is noted from here on is filed later. The visit's draft stays the visit's.
    fn leave_the_visit(&mut self) -> Result<(), Failure> {
        self.keep_draft()?;
        self.visit = None;
        self.look_again()?;
        self.draft.clone_from(&self.about.draft);
        self.speaker = None;
        self.field.take();
        self.put_back_draft();
        Ok(())
    }

    /// Esc twice: words in the field are put aside, and stay in the draft; in an empty field they come back, or the last
    /// note does.
    fn think_again(&mut self, twice: bool) -> io::Result<()> {
        let is_empty = self.field.text().trim().is_empty() && self.speaker.is_none();
        if is_empty && !self.aside.is_empty() {
            self.field.set(std::mem::take(&mut self.aside));
            self.typed();
            return Ok(());
        }
        if !twice {
            self.esc = Some(Instant::now());
            self.message = if is_empty { say!("terminal-esc-takes-back") } else { say!("terminal-esc-puts-aside") };
            return Ok(());
        }
        if is_empty {
            return self.take_back();
        }
        self.aside = self.draft_text();
        self.speaker = None;
        self.field.take();
        self.typed();
        self.message = say!("terminal-put-aside");
        Ok(())
    }

    fn take_back(&mut self) -> io::Result<()> {
        let notebook = &self.open.notebook;
        let last = self.kept.last().copied().or_else(|| notebook.find(Findable::Note, "^").ok());
        let row = last.and_then(|id| notebook.note(id).ok()).filter(|row| row.visit == self.visit);
        let Some(row) = row else {
            self.message = say!("terminal-nothing-to-take-back");
            return Ok(());
        };
        if let Err(error) = notebook.delete(row.id) {
            self.message = Failure::from(error).message;
            return Ok(());
        }
        self.kept.retain(|id| *id != row.id);
        self.key = KEYS.iter().position(|key| Some(*key) == row.kind).unwrap_or(self.key);
        self.speaker = row.by.map(|by| Speaker { id: by.id, name: by.name });
        self.field.set(words::quoted(&row.words, row.exact));
        self.typed();
        self.screen.print(&words::small(&format!("{}\n", say!("terminal-taken-back", id = row.id.to_string()))))?;
        self.refresh();
        Ok(())
    }

    /// A line is a note.
    fn send(&mut self) -> io::Result<()> {
        let (mut text, mut speaker) = (self.field.text().trim().to_owned(), self.speaker.clone());
        if speaker.is_none()
            && let Some((named, words)) = people::split(&text).filter(|(named, _)| !named.is_empty())
        {
            let mut fit = people::offered(self.open, &self.about, named);
            if fit.len() > 1 {
                self.field.home();
                (0..=named.chars().count()).for_each(|_| self.field.right());
                self.offered = fit;
                self.chosen = 0;
                return Ok(());
            }
            speaker = Some(fit.pop().unwrap_or_else(|| Speaker { id: None, name: named.to_owned() }));
            text = words.trim().to_owned();
        }
        if text.is_empty() {
            return Ok(());
        }
        let note = new_note(&text, KEYS[self.key], speaker, self.visit);
        match self.open.notebook.capture(&note) {
            Ok(captured) => {
                self.kept.push(captured.id);
                self.speaker = None;
                self.field.take();
                // With the note its draft went; what was put aside stays one.
                self.draft.clear();
                self.typed();
                self.keep_draft_now();
                if let Ok(row) = self.open.notebook.note(captured.id) {
                    let shown = self.shown(&row);
                    self.screen.print(&shown)?;
                }
                self.refresh();
            }
            Err(error) => self.message = Failure::from(error).message,
        }
        Ok(())
    }

    fn look_again(&mut self) -> Result<(), Failure> {
        self.about = around(self.open, self.visit)?;
        Ok(())
    }

    /// What stands around the field; if it cannot be looked up just now, it stays as it was.
    fn refresh(&mut self) {
        let _ = self.look_again();
    }

    /// What is not sent: the words put aside, then those in the field.
    pub fn draft_text(&self) -> String {
        let mut text = self.aside.clone();
        let speaker = self.speaker.as_ref().map(|speaker| format!("@{} ", speaker.name)).unwrap_or_default();
        let field = format!("{speaker}{}", self.field.text());
        if !text.is_empty() && !field.is_empty() {
            text.push('\n');
        }
        text + &field
    }

    fn keep_draft_if_due(&mut self) {
        let Some(since) = self.unkept_since else { return };
        if self.last_key.elapsed() >= AFTER_LAST_KEY || since.elapsed() >= WHILE_TYPING {
            self.keep_draft_now();
        }
    }

    fn keep_draft_now(&mut self) {
        if let Err(failure) = self.keep_draft() {
            // It is tried again with the next second.
            self.unkept_since = Some(Instant::now());
            self.message = failure.message;
        }
    }

    /// Keeps the draft now.
    pub fn keep_draft(&mut self) -> Result<(), Failure> {
        let text = self.draft_text();
        if text != self.draft {
            self.open.notebook.save_draft(self.visit, &text)?;
            self.draft = text;
        }
        self.unkept_since = None;
        Ok(())
    }
}
