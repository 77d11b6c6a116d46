//! The canvas as an SVG that stands anywhere: the eight parts where the page and the sheet have them. It is as wide
//! as A3 on its side, and as high as what stands in it; letters are measured roughly, since whoever shows it has fonts of its own.

use maud::{Markup, PreEscaped, html};
use soundings_core::model::text::{fits, room};
use soundings_core::present::MapPage;

use super::canvas::{Canvas, CanvasEntry, CanvasPart, canvas};
use super::grid::{Area, Grid, halves};
use super::tick_lines;
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
/// What the water's line takes.
const WATER: f32 = 56.0;
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
.canvas-map .part{fill:#FFFFFF;stroke:#4F6577;stroke-width:1.5}
.canvas-map .sea{fill:#DFECF2}
.canvas-map .water{fill:#12395A}
.canvas-map .ticks{fill:none;stroke:#0B2136;stroke-linecap:round}
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

/// A part with its entries.
struct Part<'a> {
    part: &'a CanvasPart,
    entries: Vec<Set<'a>>,
}

/// The canvas of a map.
#[must_use]
pub fn canvas_svg(page: &MapPage, locale: Language) -> String {
    drawn(&canvas(page, locale)).into_string()
}

fn drawn(canvas: &Canvas) -> Markup {
    let mut grid = Grid { x: EDGE, y: TOP, width: WIDE - 2.0 * EDGE, gap: GAP, above: 0.0, water: WATER, below: 0.0 };
    let width = grid.column() - 2.0 * INSIDE;
    let parts: Vec<Part<'_>> = canvas.parts.iter().map(|part| Part::set(part, width)).collect();
    let highest = |above: bool| {
        parts.iter().filter(|part| part.part.part.above_water() == above).map(Part::height).fold(0.0, f32::max)
    };
    let (above, below) = (highest(true), highest(false));
    (grid.above, grid.below) = halves(above, below, (above + below).max(HIGH - TOP - FOOT - WATER));
    let high = (TOP + grid.height() + FOOT).max(HIGH);
    let sea = grid.water_line();
    let [above, below] = &canvas.water;
    html! {
        svg .canvas-map xmlns="http://www.w3.org/2000/svg" lang=(canvas.language.tag()) width=(WIDE) height=(high)
            viewBox=(format!("0 0 {WIDE} {high}")) {
            title { (canvas.who) " · " (canvas.situation) }
            style { (PreEscaped(STYLE)) }
            rect .paper width=(WIDE) height=(high) {}
            rect .sea y=(sea) width=(WIDE) height=(high - FOOT + 8.0 - sea) {}
            rect .water y=(sea - 1.5) width=(WIDE) height="3" {}
            (title(canvas))
            (line(EDGE, sea - 10.0, SAYS, "name", above))
            (line(EDGE, sea + 19.0, SAYS, "name", below))
            @for part in &parts { (part.drawn(grid.area(part.part.part), width)) }
            (line(EDGE, high - 32.0, SAYS, "second", &canvas.credit))
            (line(EDGE, high - 12.0, SAYS, "second", &format!("{}.", canvas.as_of)))
        }
    }
}

/// Whose map it is, of what, and for whom it is not.
fn title(canvas: &Canvas) -> Markup {
    let tag = room(&canvas.not_for_outside) as f32 * SAYS * (LETTER + 0.06) + 24.0;
    // Beside what it is not for.
    let left = WIDE - 2.0 * EDGE - 260.0;
    let (who, situation) = (one_line_of(&canvas.who, 30.0, left), one_line_of(&canvas.situation, 20.0, left));
    html! {
        (line(EDGE, 60.0, 30.0, "name", &who))
        (line(EDGE, 90.0, 20.0, "second", &situation))
        @if let Some(customer) = &canvas.customer { (line(EDGE, 116.0, 16.0, "second", &one_line_of(customer, 16.0, left))) }
        rect .tag x=(WIDE - EDGE - tag) y="34" width=(tag) height="28" rx="14" {}
        text .name x=(WIDE - EDGE - tag / 2.0) y="53" font-size=(SAYS) text-anchor="middle" { (canvas.not_for_outside) }
    }
}

/// As much of a text as stands on one line.
fn one_line_of(text: &str, size: f32, width: f32) -> String {
    let most = (width / (size * LETTER)) as usize;
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
    fn set(part: &'a CanvasPart, width: f32) -> Self {
        let set = |entry: &'a CanvasEntry| Set {
            entry,
            words: wrapped(&entry.words.text, WORDS, width - 24.0),
            says: wrapped(&entry.says, SAYS, width - 24.0),
        };
        Self { part, entries: part.entries.iter().map(set).collect() }
    }

    fn height(&self) -> f32 {
        let also = if self.part.also.is_some() { BETWEEN } else { 0.0 };
        HEAD + self.entries.iter().map(Set::height).sum::<f32>() + also + 2.0 * INSIDE
    }

    fn drawn(&self, area: Area, width: f32) -> Markup {
        let (x, y) = (area.x + INSIDE, area.y + INSIDE);
        let end = y + HEAD + self.entries.iter().map(Set::height).sum::<f32>();
        html! {
            g {
                (frame(area, "part", 12.0))
                g .ticks transform=(format!("translate({} {y}) scale(1.8)", x + width - 40.0)) { (tick_lines(self.part.ticks)) }
                (line(x, y + 18.0, WORDS, "name", &one_line_of(&self.part.name, WORDS, width - 48.0)))
                (line(x, y + 40.0, SAYS, "second", &self.part.depth))
                (entries(&self.entries, x, y + HEAD - 10.0, width))
                @if let Some(also) = &self.part.also { (line(x, end, SAYS, "second", also)) }
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
pub(super) fn wrapped(text: &str, size: f32, width: f32) -> Vec<&str> {
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
