//! How large a canvas's page is set so that it stands on one sheet, and what goes on where even the smallest type is too large. Measured
//! roughly, and rather too high: whoever prints it has fonts of its own. The lengths are those of `canvas.css`, in letters' heights.

use super::canvas::{Canvas, CanvasEntry, CanvasPart};
use super::drawn::wrapped;
use super::grid::{Grid, halves};

/// What is printed on of A4 or Letter on its side, of each the smaller, in points.
const WIDE: f32 = 734.0;
const HIGH: f32 = 527.0;
/// In points: nothing is set smaller than the last.
const SIZES: [f32; 7] = [14.5, 13.0, 12.0, 11.0, 10.0, 9.25, 8.5];

/// What the head, the water's line and the foot take, of which the head may take two lines.
const AROUND: f32 = 12.4;
const GAP: f32 = 0.6;
/// Left and right of what stands in a part, and of what stands in an entry, with their edges.
const IN_PART: f32 = 1.4;
const IN_ENTRY: f32 = 1.6;
/// The name of a part, how often, and its edges; an entry's edges, and what stands between two; a line that says what goes on.
const HEAD: f32 = 4.2;
const ENTRY: f32 = 1.3;
const ALSO: f32 = 1.6;
const WORDS: f32 = 1.4;
const SMALL: f32 = 0.875;
const SMALL_LINE: f32 = 1.3;

/// How a canvas stands on its first sheet.
pub(super) struct Fit {
    /// Of its type, in points.
    pub(super) size: f32,
    /// How many entries of each part stand on it.
    pub(super) first: Vec<usize>,
}

pub(super) fn fit(canvas: &Canvas) -> Fit {
    let all = canvas.parts.iter().map(|part| part.entries.len()).collect();
    for size in SIZES {
        let (above, below) = needed(canvas, size);
        if above + below <= room(size) {
            return Fit { size, first: all };
        }
    }
    let size = SIZES[SIZES.len() - 1];
    let (above, below) = needed(canvas, size);
    let (above, below) = halves(above, below, room(size));
    let first = |part: &CanvasPart| {
        let mut left = if part.part.above_water() { above } else { below } - HEAD;
        let (count, width) = (part.entries.len(), inner(size));
        let fits = part.entries.iter().enumerate().take_while(|(at, entry)| {
            left -= height(entry, width);
            // Where more follow, the line that says so stands below it.
            left >= if at + 1 < count { ALSO } else { 0.0 }
        });
        fits.count()
    };
    Fit { size, first: canvas.parts.iter().map(first).collect() }
}

/// So much has room for the parts.
fn room(size: f32) -> f32 {
    HIGH / size - AROUND
}

/// How wide an entry's words may be.
fn inner(size: f32) -> f32 {
    let grid = Grid { x: 0.0, y: 0.0, width: WIDE / size, gap: GAP, above: 0.0, water: 0.0, below: 0.0 };
    grid.column() - IN_PART - IN_ENTRY
}

/// What the highest part above the water needs, and the highest below it.
fn needed(canvas: &Canvas, size: f32) -> (f32, f32) {
    let width = inner(size);
    let highest = |above: bool| {
        let parts = canvas.parts.iter().filter(|part| part.part.above_water() == above);
        let high = |part: &CanvasPart| {
            let also = if part.also.is_some() { ALSO } else { 0.0 };
            HEAD + also + part.entries.iter().map(|entry| height(entry, width)).sum::<f32>()
        };
        parts.map(high).fold(0.0, f32::max)
    };
    (highest(true), highest(false))
}

fn height(entry: &CanvasEntry, width: f32) -> f32 {
    // The sign stands before what an entry rests on.
    let says = wrapped(&entry.says, SMALL, width - 2.0).len();
    let size = if entry.words.exact { 1.0625 } else { 1.0 };
    let words = wrapped(&entry.words.text, size, width).len();
    ENTRY + words.max(1) as f32 * WORDS * size + says.max(1) as f32 * SMALL_LINE * SMALL
}
