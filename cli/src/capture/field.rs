//! The field: text that is being typed, with a cursor that stands between what a person takes for letters.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// More is never typed; the core refuses half of it.
const MOST_BYTES: usize = 256 * 1024;

/// Text and a cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    /// In bytes, always between two letters.
    cursor: usize,
}

/// What came of a key in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    Done,
    /// The text is as long as it may be.
    NoRoom,
    /// There was no letter before the cursor to take away.
    NothingBefore,
    /// It is no key of a field.
    Nothing,
}

/// The field's text in rows, and where the cursor stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Rows {
    pub rows: Vec<String>,
    pub cursor: (usize, usize),
}

impl Field {
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Other text, the cursor behind it.
    pub fn set(&mut self, text: impl Into<String>) {
        self.text = text.into();
        self.cursor = self.text.len();
    }

    /// The text, which is not here any more.
    pub fn take(&mut self) -> String {
        self.cursor = 0;
        std::mem::take(&mut self.text)
    }

    pub fn before_cursor(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Puts text in at the cursor; line breaks stay, what no screen can show does not. Whether there was room for it.
    pub fn insert(&mut self, text: &str) -> bool {
        let shown = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
        let text: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(shown).collect();
        if self.text.len() + text.len() > MOST_BYTES {
            return false;
        }
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
        true
    }

    fn letter_before(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn letter_behind(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |letter| self.cursor + letter.len())
    }

    fn word_before(&self) -> usize {
        let before = self.text[..self.cursor].trim_end();
        before.rfind(char::is_whitespace).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8))
    }

    fn word_behind(&self) -> usize {
        let rest = &self.text[self.cursor..];
        let word = rest.len() - rest.trim_start().len();
        rest[word..].find(char::is_whitespace).map_or(self.text.len(), |at| self.cursor + word + at)
    }

    fn remove(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    pub fn left(&mut self) {
        self.cursor = self.letter_before();
    }

    pub fn right(&mut self) {
        self.cursor = self.letter_behind();
    }

    pub fn word_left(&mut self) {
        self.cursor = self.word_before();
    }

    pub fn word_right(&mut self) {
        self.cursor = self.word_behind();
    }

    pub fn home(&mut self) {
        self.cursor = 0;
    }

    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Takes the letter before the cursor away; whether there was one.
    pub fn backspace(&mut self) -> bool {
        let from = self.letter_before();
        let there = from < self.cursor;
        self.remove(from, self.cursor);
        there
    }

    pub fn delete(&mut self) {
        self.remove(self.cursor, self.letter_behind());
    }

    pub fn delete_word(&mut self) {
        self.remove(self.word_before(), self.cursor);
    }

    pub fn delete_to_start(&mut self) {
        self.remove(0, self.cursor);
    }

    pub fn delete_to_end(&mut self) {
        self.text.truncate(self.cursor);
    }

    /// Does what a key does in any field: a letter, taking away, going along. What came of it.
    pub fn edit(&mut self, key: KeyEvent) -> Edited {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let by_word = control || key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Char('a') if control => self.home(),
            KeyCode::Char('e') if control => self.end(),
            KeyCode::Char('k') if control => self.delete_to_end(),
            KeyCode::Char('u') if control => self.delete_to_start(),
            KeyCode::Char('w') if control => self.delete_word(),
            KeyCode::Char('d') if control => self.delete(),
            KeyCode::Char(letter) if !control => {
                if !self.insert(letter.encode_utf8(&mut [0; 4])) {
                    return Edited::NoRoom;
                }
            }
            KeyCode::Backspace if by_word => self.delete_word(),
            KeyCode::Backspace => {
                if !self.backspace() {
                    return Edited::NothingBefore;
                }
            }
            KeyCode::Delete => self.delete(),
            KeyCode::Left if by_word => self.word_left(),
            KeyCode::Right if by_word => self.word_right(),
            KeyCode::Left => self.left(),
            KeyCode::Right => self.right(),
            KeyCode::Home => self.home(),
            KeyCode::End => self.end(),
            _ => return Edited::Nothing,
        }
        Edited::Done
    }

    /// The text in rows of `columns`, of which the first begins behind `lead` columns.
    pub fn rows(&self, lead: usize, columns: usize) -> Rows {
        let (mut rows, mut row, mut column) = (Vec::new(), String::new(), lead);
        let mut cursor = (0, lead);
        for (at, letter) in self.text.grapheme_indices(true) {
            let shown = if letter == "\t" { " " } else { letter };
            let width = shown.width();
            if letter == "\n" || column + width > columns {
                if at == self.cursor && letter == "\n" {
                    cursor = (rows.len(), column);
                }
                rows.push(std::mem::take(&mut row));
                column = 0;
                if letter == "\n" {
                    continue;
                }
            }
            if at == self.cursor {
                cursor = (rows.len(), column);
            }
            row.push_str(shown);
            column += width;
        }
        if self.cursor == self.text.len() {
            if column >= columns {
                rows.push(std::mem::take(&mut row));
                column = 0;
            }
            cursor = (rows.len(), column);
        }
        rows.push(row);
        Rows { rows, cursor }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> Field {
        let mut field = Field::default();
        field.set(text);
        field
    }

    #[test]
    fn one_press_takes_one_letter_away_however_many_characters_it_is() {
        for letter in ["é", "e\u{301}", "👩🏽‍🔧", "🇫🇷", "ש\u{5c1}", "溶"] {
            let mut typed = field(&format!("a{letter}"));
            assert!(typed.backspace());
            assert_eq!(typed.text(), "a", "{letter}");
            assert!(typed.backspace() && !typed.backspace());
        }
    }

    #[test]
    fn the_cursor_goes_by_letters_and_words() {
        let mut typed = field("we weld it twice");
        typed.word_left();
        typed.insert("not ");
        assert_eq!(typed.text(), "we weld it not twice");
        typed.home();
        typed.word_right();
        typed.delete_word();
        assert_eq!(typed.text(), " weld it not twice");
        typed.delete();
        typed.right();
        typed.right();
        typed.left();
        typed.delete_to_end();
        assert_eq!(typed.text(), "w");
        assert_eq!((typed.take().as_str(), typed.text()), ("w", ""));
    }

    #[test]
    fn what_is_pasted_keeps_its_lines_and_loses_what_no_screen_shows() {
        let mut typed = Field::default();
        assert!(typed.insert("two\r\nlines\x1b[31m\u{7}"));
        assert_eq!(typed.text(), "two\nlines[31m");
        assert!(!typed.insert(&"a".repeat(MOST_BYTES)));
        assert_eq!(typed.text(), "two\nlines[31m");
    }

    #[test]
    fn rows_are_as_wide_as_the_terminal_and_the_cursor_stands_where_it_is_seen() {
        let rows = |text: &str| field(text).rows(4, 10);
        assert_eq!(rows(""), Rows { rows: vec![String::new()], cursor: (0, 4) });
        assert_eq!(rows("abcdef"), Rows { rows: vec!["abcdef".into(), String::new()], cursor: (1, 0) });
        assert_eq!(rows("abcdefg"), Rows { rows: vec!["abcdef".into(), "g".into()], cursor: (1, 1) });
        assert_eq!(rows("溶溶溶溶"), Rows { rows: vec!["溶溶溶".into(), "溶".into()], cursor: (1, 2) });
        assert_eq!(rows("a\nb"), Rows { rows: vec!["a".into(), "b".into()], cursor: (1, 1) });
        let mut first = field("a\nb");
        first.left();
        first.left();
        assert_eq!(first.rows(4, 10).cursor, (0, 5));
    }
}
