//! What stands at the foot of the terminal while notes are captured: a line that says where, the field, a line that helps.
//! It is drawn anew over itself; what was noted goes up and stays in the terminal's own history.

use std::io::{self, Write};

use crossterm::cursor::{MoveToColumn, MoveUp};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};

use super::field::Field;
use crate::{layout, terminal, words};

/// The terminal as it was is given back, whatever happens.
pub struct Screen {
    /// How far above the cursor the drawing begins.
    above: usize,
}

/// What is drawn.
pub struct Drawing<'a> {
    pub title: String,
    /// The key's word, and who is speaking.
    pub lead: String,
    pub field: &'a Field,
    pub help: String,
}

impl Screen {
    pub fn open() -> io::Result<Self> {
        enable_raw_mode()?;
        execute!(io::stdout(), EnableBracketedPaste)?;
        Ok(Self { above: 0 })
    }

    /// Draws over what was drawn before.
    pub fn draw(&mut self, drawing: &Drawing<'_>) -> io::Result<()> {
        let columns = terminal::columns();
        let lead = words::display_width(&drawing.lead);
        let laid_out = drawing.field.rows(lead, columns);
        // Of a long text the rows around the cursor are seen.
        let most = terminal::lines().unwrap_or(24).saturating_sub(4).max(1);
        let first = (laid_out.cursor.0 + 1).saturating_sub(most);
        let rows = &laid_out.rows[first..laid_out.rows.len().min(first + most)];
        let mut out = io::stdout().lock();
        self.erase_to(&mut out)?;
        let shown = |line: &str| words::small(&cut(&layout::printable(line), columns));
        write!(out, "{}\r\n", shown(&drawing.title))?;
        for (number, row) in rows.iter().enumerate() {
            let lead = if first + number == 0 { drawing.lead.as_str() } else { "" };
            write!(out, "{lead}{row}\r\n")?;
        }
        write!(out, "{}", shown(&drawing.help))?;
        let cursor = laid_out.cursor.0 - first;
        queue!(out, MoveToColumn(0), MoveUp(up(rows.len() - cursor)), MoveToColumn(up(laid_out.cursor.1)))?;
        self.above = 1 + cursor;
        out.flush()
    }

    /// What was drawn is gone already: the next drawing begins where the cursor stands.
    pub fn begin_below(&mut self) {
        self.above = 0;
    }

    fn erase_to(&mut self, out: &mut impl Write) -> io::Result<()> {
        if self.above > 0 {
            queue!(out, MoveUp(up(self.above)))?;
        }
        self.above = 0;
        queue!(out, MoveToColumn(0), Clear(ClearType::FromCursorDown))
    }

    /// Prints above the drawing, where it stays.
    pub fn print(&mut self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        self.erase_to(&mut out)?;
        write!(out, "{}", layout::printable(text).replace('\n', "\r\n"))?;
        out.flush()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let mut out = io::stdout().lock();
        let _ = self.erase_to(&mut out).and_then(|()| execute!(out, DisableBracketedPaste));
        let _ = disable_raw_mode();
    }
}

fn up(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// A line that fits: what goes beyond the terminal's edge is left out.
fn cut(line: &str, columns: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let mut width = 0;
    let fits = line.graphemes(true).take_while(|letter| {
        width += words::display_width(letter);
        width < columns
    });
    fits.collect()
}
