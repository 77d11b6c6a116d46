//! The canvas as an SVG that stands anywhere: the eight parts where the page and the sheet have them, around the head. It is as wide
//! as A3 on its side, and as high as what stands in it; letters are measured roughly, since whoever shows it has fonts of its own.

use maud::{Markup, PreEscaped, html};
use soundings_core::model::MapPart;
use soundings_core::model::text::{fits, room};
use soundings_core::present::MapPage;

use super::canvas::{Canvas, CanvasEntry, CanvasPart, canvas};
use super::grid::{Area, Grid, Rows, columns_in};
use crate::Language;

const WIDE: f32 = 1680.0;
/// At least as high as A3 on its side.
const HIGH: f32 = 1188.0;
const EDGE: f32 = 48.0;
const GAP: f32 = 16.0;
const INSIDE: f32 = 20.0;
/// Where the parts begin, and what the foot takes.
const TOP: f32 = 136.0;
const FOOT: f32 = 64.0;
/// The least that a row of parts is high.
const LOWEST: f32 = 190.0;
/// The head of a part: its name, and how often.
const HEAD: f32 = 64.0;
/// A letter is so wide, of its size.
const LETTER: f32 = 0.54;
const WORDS: f32 = 18.0;
const SAYS: f32 = 14.0;
const LINE: f32 = 1.35;
/// What stands between two entries, with the edge within them.
const BETWEEN: f32 = 22.0;

const STYLE: &str = "
.canvas-map{font:400 18px system-ui,'Noto Sans',sans-serif;fill:#0B2136}
.canvas-map text{unicode-bidi:plaintext}
.canvas-map .second{fill:#3D5163}
.canvas-map .exact{font-family:'Noto Serif',Georgia,serif}
.canvas-map .name{font-weight:600}
.canvas-map .paper{fill:#FFFFFF}
.canvas-map .above{fill:#FFFFFF;stroke:#4F6577;stroke-width:1.5}
.canvas-map .head{fill:#EDF5F9;stroke:#4F6577;stroke-width:1.5}
.canvas-map .need{fill:#EDF5F9;stroke:#4F6577;stroke-width:1.5}
.canvas-map .entry{fill:#FFFFFF;stroke:#12395A;stroke-width:1.5}
.canvas-map .guess{stroke-dasharray:4 4}
.canvas-map .tag{fill:none;stroke:#4F6577;stroke-width:1.5}
";

/// One entry, set.
struct Set<'a> {
    entry: &'a CanvasEntry,
    words: Vec<&'a str>,
    says: Vec<&'a str>,
}

/// A part with its entries in columns.
struct Part<'a> {
    part: &'a CanvasPart,
    columns: Vec<Vec<Set<'a>>>,
    column: f32,
}

/// The canvas of a map.
#[must_use]
pub fn canvas_svg(page: &MapPage, locale: Language) -> String {
    drawn(&canvas(page, locale)).into_string()
}

fn drawn(canvas: &Canvas) -> Markup {
    let mut grid = Grid { x: EDGE, y: TOP, width: WIDE - 2.0 * EDGE, gap: GAP, rows: Rows::default() };
    let parts: Vec<Part<'_>> = canvas.parts.iter().map(|part| Part::set(part, grid.area(part.part).width)).collect();
    grid.rows = rows(&parts);
    let high = (TOP + grid.height() + FOOT).max(HIGH);
    html! {
        svg .canvas-map xmlns="http://www.w3.org/2000/svg" lang=(canvas.language.tag()) width=(WIDE) height=(high)
            viewBox=(format!("0 0 {WIDE} {high}")) {
            title { (canvas.who) " · " (canvas.situation) }
            style { (PreEscaped(STYLE)) }
            rect .paper width=(WIDE) height=(high) {}
            (title(canvas))
            (frame(grid.head(), "head", 64.0))
            @for part in &parts { (part.drawn(grid.area(part.part.part))) }
            (line(EDGE, high - 32.0, SAYS, "second", &canvas.credit))
            (line(EDGE, high - 12.0, SAYS, "second", &format!("{}.", canvas.as_of)))
        }
    }
}

/// Each row as high as the highest of its parts; the two in the middle take what A3 has left.
fn rows(parts: &[Part<'_>]) -> Rows {
    let highest = |of: &[MapPart]| {
        parts.iter().filter(|part| of.contains(&part.part.part)).map(Part::height).fold(LOWEST, f32::max)
    };
    let (first, last) = (highest(&[MapPart::NeedToDo]), highest(&[MapPart::Do]));
    let upper = highest(&[MapPart::Pain, MapPart::Gain, MapPart::See]);
    let lower = highest(&[MapPart::Other, MapPart::Say]);
    let left = HIGH - TOP - FOOT - first - last - 2.0 * GAP;
    let more = (highest(&[MapPart::Hear]).max(left) - upper - lower - GAP).max(0.0) / 2.0;
    Rows { first, upper: upper + more, lower: lower + more, last }
}

/// Whose map it is, of what, and for whom it is not.
fn title(canvas: &Canvas) -> Markup {
    let tag = room(&canvas.not_for_outside) as f32 * SAYS * (LETTER + 0.06) + 24.0;
    let (who, situation) = (one_line_of(&canvas.who, 30.0), one_line_of(&canvas.situation, 20.0));
    html! {
        (line(EDGE, 60.0, 30.0, "name", &who))
        (line(EDGE, 90.0, 20.0, "second", &situation))
        @if let Some(customer) = &canvas.customer { (line(EDGE, 116.0, 16.0, "second", &one_line_of(customer, 16.0))) }
        rect .tag x=(WIDE - EDGE - tag) y="34" width=(tag) height="28" rx="14" {}
        text .name x=(WIDE - EDGE - tag / 2.0) y="53" font-size=(SAYS) text-anchor="middle" { (canvas.not_for_outside) }
    }
}

/// As much of a text as stands on one line beside what it is not for.
fn one_line_of(text: &str, size: f32) -> String {
    let most = ((WIDE - 2.0 * EDGE - 260.0) / (size * LETTER)) as usize;
    match fits(text, most) {
        whole if whole == text.len() => text.to_owned(),
        cut => format!("{}…", &text[..cut]),
    }
}

fn line(x: f32, y: f32, size: f32, class: &str, text: &str) -> Markup {
    html! { text class=(class) x=(x) y=(y) font-size=(size) { (text) } }
}

fn frame(area: Area, class: &str, corner: f32) -> Markup {
    html! { rect class=(class) x=(area.x) y=(area.y) width=(area.width) height=(area.height) rx=(corner) {} }
}

impl<'a> Part<'a> {
    /// Sets a part's entries in its columns, each into the one that is the lowest yet.
    fn set(part: &'a CanvasPart, width: f32) -> Self {
        let many = columns_in(part.part);
        let column = (width - 2.0 * INSIDE - GAP * (many - 1) as f32) / many as f32;
        let mut columns: Vec<Vec<Set<'a>>> = (0..many).map(|_| Vec::new()).collect();
        for entry in &part.entries {
            let (words, says) =
                (wrapped(&entry.words.text, WORDS, column - 24.0), wrapped(&entry.says, SAYS, column - 24.0));
            let height = |column: &[Set<'_>]| column.iter().map(Set::height).sum::<f32>();
            let lowest = columns.iter_mut().min_by(|one, other| height(one).total_cmp(&height(other)));
            if let Some(lowest) = lowest {
                lowest.push(Set { entry, words, says });
            }
        }
        Self { part, columns, column }
    }

    fn height(&self) -> f32 {
        let highest = self.columns.iter().map(|column| column.iter().map(Set::height).sum::<f32>());
        HEAD + highest.fold(0.0, f32::max) + 2.0 * INSIDE
    }

    fn drawn(&self, area: Area) -> Markup {
        // What only they know stands within the head, which has its edge.
        let class = match self.part.part {
            MapPart::Pain | MapPart::Gain | MapPart::Other => "",
            MapPart::NeedToDo => "need",
            MapPart::Hear | MapPart::See | MapPart::Say | MapPart::Do => "above",
        };
        let (x, y) = (area.x + INSIDE, area.y + INSIDE);
        html! {
            g {
                @if !class.is_empty() { (frame(area, class, 12.0)) }
                (line(x, y + 18.0, 20.0, "name", &self.part.name))
                (line(x, y + 40.0, SAYS, "second", &self.part.depth))
                @for (place, column) in self.columns.iter().enumerate() {
                    (entries(column, x + place as f32 * (self.column + GAP), y + HEAD - 10.0, self.column))
                }
            }
        }
    }
}

fn entries(column: &[Set<'_>], x: f32, mut y: f32, width: f32) -> Markup {
    let mut placed = Vec::new();
    for set in column {
        placed.push((set, y));
        y += set.height();
    }
    html! {
        @for (set, y) in placed {
            (frame(Area { x, y, width, height: set.height() - 8.0 }, if set.entry.guess { "entry guess" } else { "entry" }, 6.0))
            @for (place, words) in set.words.iter().enumerate() {
                (line(x + 12.0, y + 24.0 + place as f32 * WORDS * LINE, WORDS, if set.entry.words.exact { "exact" } else { "" }, words))
            }
            @let below = y + 20.0 + set.words.len() as f32 * WORDS * LINE;
            @for (place, says) in set.says.iter().enumerate() {
                (line(x + 12.0, below + place as f32 * SAYS * LINE, SAYS, "second", says))
            }
        }
    }
}

impl Set<'_> {
    fn height(&self) -> f32 {
        self.words.len() as f32 * WORDS * LINE + self.says.len() as f32 * SAYS * LINE + BETWEEN
    }
}

/// A text in lines of such a width, parted at spaces; a word that is longer than a line is parted too.
fn wrapped(text: &str, size: f32, width: f32) -> Vec<&str> {
    let most = ((width / (size * LETTER)) as usize).max(8);
    let mut lines = Vec::new();
    for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut rest = paragraph;
        while room(rest) > most {
            let whole = fits(rest, most).max(rest.chars().next().map_or(0, char::len_utf8));
            let at = match rest[..whole].rfind(' ').filter(|at| *at > 0) {
                _ if rest[whole..].starts_with(' ') => whole,
                Some(at) => at,
                None => whole,
            };
            let (line, more) = rest.split_at(at);
            lines.push(line.trim_end());
            rest = more.trim_start();
        }
        if !rest.is_empty() {
            lines.push(rest);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_at_spaces_and_a_word_that_is_too_long_within() {
        let lines = wrapped("If it opens at their site, it's my initials on the tag.\nAnd\u{a0}mine.", 18.0, 160.0);
        assert!(lines.iter().all(|line| room(line) <= 16), "{lines:?}");
        assert_eq!(lines.join(" "), "If it opens at their site, it's my initials on the tag. And\u{a0}mine.");
        assert_eq!(wrapped(&"焊".repeat(20), 18.0, 160.0).concat(), "焊".repeat(20));
        assert_eq!(wrapped("", 18.0, 160.0), Vec::<&str>::new());
    }
}
