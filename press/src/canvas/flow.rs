//! What does not fit the canvas, in columns on the sheets that follow it.

use super::{COLUMNS, EDGE, GAP, Placed, Press, Sheet, TOP, What};

/// Columns that are filled one after the other.
pub(super) struct Flow {
    pub(super) sheets: Vec<Sheet>,
    pub(super) column: usize,
    pub(super) y: f32,
    pub(super) width: f32,
    /// Where a column ends.
    pub(super) bottom: f32,
}

impl Flow {
    fn next_column(&mut self) {
        (self.column, self.y) = (self.column + 1, TOP);
        if self.column == COLUMNS {
            self.column = 0;
            self.sheets.push(Sheet::default());
        }
    }

    /// Begins the next column where so much does not fit below, if it fits there.
    pub(super) fn make_room(&mut self, height: f32) {
        if self.y > TOP && self.y + height > self.bottom && height <= self.bottom - TOP {
            self.next_column();
        }
    }

    pub(super) fn put(&mut self, press: &Press<'_>, text: usize, what: What) {
        let Some(set) = press.texts.get(text) else { return };
        let mut from = 0;
        while from < set.lines() {
            if self.y > TOP && self.y + set.line_height(from) > self.bottom {
                self.next_column();
            }
            let (start, mut lines, mut height) = (self.y, 0, 0.0);
            while from + lines < set.lines()
                && (lines == 0 || start + height + set.line_height(from + lines) <= self.bottom)
            {
                height += set.line_height(from + lines);
                lines += 1;
            }
            let x = EDGE + (self.width + 2.0 * GAP) * self.column as f32;
            if let Some(sheet) = self.sheets.last_mut() {
                sheet.placed.push(Placed { text, from, lines, x, y: start, what });
            }
            self.y += height;
            from += lines;
        }
    }
}
