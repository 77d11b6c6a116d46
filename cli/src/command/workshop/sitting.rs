//! A turn at the terminal: on a screen of its own, which is gone when the turn is over, with all that stood on it.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use crossterm::cursor::MoveTo;
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use soundings_core::model::{Id, MapPart};
use soundings_core::present::Turn;

use crate::capture::{Drawing, Field, Screen};
use crate::failure::Failure;
use crate::layout;
use crate::notebook::Open;
use crate::words::{self, say};

/// A draft is kept so long after the last key.
const AFTER_LAST_KEY: Duration = Duration::from_millis(300);
/// The time left is shown anew so often.
const TICK: Duration = Duration::from_secs(1);

/// Another screen beside the terminal's own: nothing of it stays in the terminal's history.
struct Apart;

impl Apart {
    fn enter() -> io::Result<Self> {
        execute!(io::stdout(), EnterAlternateScreen, Clear(ClearType::All), MoveTo(0, 0))?;
        Ok(Self)
    }
}

impl Drop for Apart {
    fn drop(&mut self) {
        let _ = execute!(io::stdout(), Clear(ClearType::All), LeaveAlternateScreen);
        let _ = disable_raw_mode();
    }
}

/// "Give the phone to Jonas": opaque, until somebody says that they have it. `false`: they stop here.
pub fn hand_over(name: &str) -> Result<bool, Failure> {
    let ask = || -> io::Result<bool> {
        // Before anything is shown: a key that is pressed at once counts too.
        enable_raw_mode()?;
        let _apart = Apart::enter()?;
        let mut out = io::stdout().lock();
        let give = words::strong(&say!("terminal-workshop-give-to", name = name));
        let got_it = say!("terminal-workshop-got-it", name = name);
        write!(out, "\r\n\r\n{give}\r\n\r\n{got_it}\r\n")?;
        out.flush()?;
        drop(out);
        let answer = loop {
            let Event::Key(key) = event::read()? else { continue };
            match key.code {
                KeyCode::Enter if key.kind != KeyEventKind::Release => break true,
                KeyCode::Esc => break false,
                KeyCode::Char('j') if key.modifiers.contains(KeyModifiers::CONTROL) => break true,
                KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => break false,
                _ => {}
            }
        };
        Ok(answer)
    };
    ask().map_err(|_| gone())
}

fn gone() -> Failure {
    Failure::refused("no-terminal", say!("terminal-workshop-gone"))
}

/// Somebody's turn, until they are done or leave it. `true`: it is over.
pub fn sit(open: &Open, turn: Id) -> Result<bool, Failure> {
    let page = open.notebook.turn(turn)?;
    let _apart = Apart::enter().map_err(|_| gone())?;
    let mut sitting = Sitting::begin(open, page)?;
    let outcome = sitting.go_on();
    // Whatever ended it, what stands in the field is kept.
    sitting.keep_draft()?;
    if outcome.map_err(|_| gone())? == Then::Done {
        open.notebook.finish_turn(turn)?;
        return Ok(true);
    }
    Ok(false)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    GoOn,
    /// The turn is over.
    Done,
    /// They come back to it.
    Leave,
}

struct Sitting<'a> {
    open: &'a Open,
    page: Turn,
    part: usize,
    field: Field,
    screen: Screen,
    /// The draft as it was kept last.
    draft: String,
    last_key: Instant,
    message: String,
}

impl<'a> Sitting<'a> {
    fn begin(open: &'a Open, page: Turn) -> Result<Self, Failure> {
        let screen = Screen::open().map_err(|_| gone())?;
        let mut sitting = Self {
            open,
            page,
            part: 0,
            field: Field::default(),
            screen,
            draft: String::new(),
            last_key: Instant::now(),
            message: String::new(),
        };
        sitting.take_part_up(0)?;
        Ok(sitting)
    }

    fn part(&self) -> MapPart {
        MapPart::ALL[self.part]
    }

    /// Turns to another part: what was typed in this one waits there.
    fn take_part_up(&mut self, part: usize) -> Result<(), Failure> {
        self.keep_draft()?;
        self.page = self.open.notebook.turn(self.page.id)?;
        self.part = part;
        self.draft.clone_from(&self.page.parts[part].draft);
        self.field.set(self.draft.clone());
        Ok(())
    }

    fn seconds_left(&self) -> i64 {
        ((self.page.until.utc_ms - chrono::Utc::now().timestamp_millis()) / 1000).max(0)
    }

    fn go_on(&mut self) -> io::Result<Then> {
        loop {
            self.draw()?;
            if event::poll(
                TICK.min(AFTER_LAST_KEY.saturating_sub(self.last_key.elapsed()).max(Duration::from_millis(50))),
            )? {
                let then = match event::read()? {
                    Event::Key(key) if key.kind != KeyEventKind::Release => self.pressed(key),
                    Event::Paste(text) => {
                        self.insert(&text);
                        Then::GoOn
                    }
                    _ => Then::GoOn,
                };
                if then != Then::GoOn {
                    return Ok(then);
                }
            }
            if self.last_key.elapsed() >= AFTER_LAST_KEY
                && let Err(failure) = self.keep_draft()
            {
                self.message = failure.message;
            }
            // Nobody is cut off in the middle of a sentence.
            if self.seconds_left() == 0 && self.field.text().trim().is_empty() && self.last_key.elapsed() > TICK {
                return Ok(Then::Done);
            }
        }
    }

    fn insert(&mut self, text: &str) {
        self.field.insert(text);
        self.last_key = Instant::now();
    }

    fn pressed(&mut self, key: KeyEvent) -> Then {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        self.message.clear();
        self.last_key = Instant::now();
        let parts = MapPart::ALL.len();
        let outcome = match key.code {
            KeyCode::Char('c') if control => return Then::Leave,
            KeyCode::Char('d') if control => return Then::Done,
            KeyCode::Enter if self.field.text().trim().is_empty() => self.take_part_up((self.part + 1) % parts),
            KeyCode::Enter => self.send(),
            KeyCode::Tab | KeyCode::Down => self.take_part_up((self.part + 1) % parts),
            KeyCode::BackTab | KeyCode::Up => self.take_part_up((self.part + parts - 1) % parts),
            _ => {
                self.field.edit(key);
                Ok(())
            }
        };
        if let Err(failure) = outcome {
            self.message = failure.message;
        }
        Then::GoOn
    }

    fn send(&mut self) -> Result<(), Failure> {
        let text = self.field.text().trim().to_owned();
        self.open.notebook.add_guess(self.page.id, self.part(), &text)?;
        self.field.take();
        self.draft.clear();
        self.page = self.open.notebook.turn(self.page.id)?;
        Ok(())
    }

    fn keep_draft(&mut self) -> Result<(), Failure> {
        if self.field.text() != self.draft {
            self.open.notebook.save_turn_draft(self.page.id, self.part(), self.field.text())?;
            self.draft = self.field.text().to_owned();
        }
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        queue!(out, MoveTo(0, 0), Clear(ClearType::All))?;
        let line = |text: &str| layout::printable(text).replace('\n', "\r\n");
        write!(out, "{}\r\n", line(&words::strong(&format!("{}: {}", self.page.about, self.page.situation))))?;
        for (place, of) in self.page.parts.iter().enumerate() {
            let mark = if place == self.part { "> " } else { "  " };
            write!(out, "{mark}{}\r\n", line(&words::part(of.part)))?;
            for guess in &of.guesses {
                write!(out, "      {}\r\n", line(&words::small(&guess.text)))?;
            }
        }
        out.flush()?;
        drop(out);
        self.screen.begin_below();
        let left = self.seconds_left();
        let time = format!("{}:{:02}", left / 60, left % 60);
        let title = match left {
            0 => say!("terminal-workshop-time-over"),
            _ => say!("terminal-workshop-time-left", name = self.page.name.as_str(), time = time),
        };
        let help = if self.message.is_empty() { say!("terminal-workshop-keys") } else { self.message.clone() };
        let lead = format!("{}: ", words::part(self.part()));
        self.screen.draw(&Drawing { title, lead, field: &self.field, help })
    }
}
