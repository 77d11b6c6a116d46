//! A map's canvas on a sheet on its side: four parts above the water's line, four below it, set as large as one sheet takes them.
//! What does not fit its part in the smallest type flows on to further sheets, in columns, part by part: nothing is left out.

mod drawn;
mod flow;

use krilla::error::{KrillaError, KrillaResult};
use krilla::geom::Point;
use parley::BaseDirection;
use soundings_pages::document::{Line, Voice};
use soundings_pages::map::{Area, Canvas, CanvasEntry, CanvasPart, Grid, halves};
use soundings_words::Place;

use self::flow::Flow;
use crate::Pdf;
use crate::fonts::Fonts;
use crate::look::{self, TextToken};
use crate::paper::{CENTIMETRE, Paper};
use crate::setting::{Setter, Style, Text};

const EDGE: f32 = 1.1 * CENTIMETRE;
/// Where the parts begin.
const TOP: f32 = 2.65 * CENTIMETRE;
/// Below the parts; the foot stands in it.
const BOTTOM: f32 = 1.5 * CENTIMETRE;
/// What the water's line takes.
const WATER: f32 = 28.0;
const GAP: f32 = 7.0;
const INSIDE: f32 = 7.0;
/// What a tick line is wide and high.
const TICKS: (f32, f32) = (11.0, 17.0);
/// Beside an entry's words: what tells a guess from what was told or seen.
const BAR: f32 = 6.0;
const BETWEEN: f32 = 5.0;
/// Columns of the sheets that follow.
const COLUMNS: usize = 4;

/// What one line is, for those who listen.
#[derive(Clone, Copy, PartialEq)]
enum What {
    Name,
    Words { exact: bool },
    Says,
}

/// A text where it stands: its first line that does, and how many.
struct Placed {
    text: usize,
    from: usize,
    lines: usize,
    x: f32,
    y: f32,
    what: What,
}

#[derive(Default)]
struct Sheet {
    /// The parts, each with its ticks and how large these are, and where the water's line runs; on the first sheet.
    boxes: Vec<(Area, u8, f32)>,
    sea: Option<f32>,
    /// From the top of an entry to its end: where, how high, and whether it is a guess.
    bars: Vec<(Point, f32, bool)>,
    placed: Vec<Placed>,
}

/// How much larger or smaller than usual its words are set: the first with which it fits one sheet, since it is read from where it
/// hangs. With the last, words are eight points high.
const SCALES: [f32; 7] = [1.7, 1.5, 1.3, 1.15, 1.0, 0.92, 0.84];
/// On A3 they may be larger still.
const SCALES_OF_A3: [f32; 2] = [2.4, 2.0];

/// A canvas set as large as one sheet takes it; as small as can be, where it takes more.
fn set(canvas: &Canvas, paper: Paper, fonts: Fonts) -> (Press<'_>, Vec<Sheet>) {
    let (width, height) = (paper.height() * paper.times(), paper.width() * paper.times());
    let mut press = Press { canvas, setter: Setter::new(fonts), texts: Vec::new(), scale: 1.0, width, height };
    let larger = SCALES_OF_A3.into_iter().filter(|_| paper == Paper::A3);
    for scale in larger.chain(SCALES) {
        press.scale = scale;
        press.texts.clear();
        let (grid, parts) = press.parts();
        if parts.iter().all(|part| part.high <= grid.area(part.of.part).height) || scale == SCALES[SCALES.len() - 1] {
            let (first, left) = press.first(grid, &parts);
            // What goes on has all the room it takes.
            press.scale = 1.0;
            let further = if left.is_empty() { Vec::new() } else { press.columns(&left) };
            return (press, std::iter::once(first).chain(further).collect());
        }
    }
    (press, Vec::new())
}

pub(crate) fn pdf(canvas: &Canvas, paper: Paper) -> KrillaResult<Pdf> {
    let (mut ours, sheets) = set(canvas, paper, Fonts::Ours);
    if ours.setter.lacks {
        let (mut with_others, sheets) = set(canvas, paper, Fonts::AndTheMachines);
        let written = with_others.draw(&sheets);
        if !matches!(written, Err(KrillaError::Font(..) | KrillaError::Validation(_))) {
            return written;
        }
    }
    ours.draw(&sheets)
}

/// A canvas on its way to paper.
struct Press<'a> {
    canvas: &'a Canvas,
    setter: Setter,
    texts: Vec<Text>,
    scale: f32,
    /// Of the sheet, in points.
    width: f32,
    height: f32,
}

/// A part, set in the width of a column, and how high it is whole.
struct Part<'a> {
    of: &'a CanvasPart,
    name: usize,
    depth: usize,
    entries: Vec<(usize, usize)>,
    also: Option<usize>,
    high: f32,
}

/// A style of text so much larger.
fn larger(token: TextToken, scale: f32) -> TextToken {
    TextToken { size: token.size * scale, line: token.line * scale, ..token }
}

fn style(token: TextToken, colour: [u8; 3], direction: BaseDirection) -> Style {
    Style { token, colour, strong: look::INK, direction }
}

impl<'a> Press<'a> {
    fn set(&mut self, line: &Line, style: &Style, width: f32) -> usize {
        let text = self.setter.line(line, style, width);
        self.texts.push(text);
        self.texts.len() - 1
    }

    fn height(&self, text: usize) -> f32 {
        self.texts.get(text).map_or(0.0, |text| (0..text.lines()).map(|line| text.line_height(line)).sum())
    }

    /// The name of a part.
    fn name(&mut self, name: &str, width: f32) -> usize {
        let line = Line::default().then(name, Voice::Strong);
        let token = larger(TextToken { line: look::KEY.line * 0.85, ..look::KEY }, self.scale);
        self.set(&line, &style(token, look::INK, BaseDirection::Ltr), width)
    }

    /// The words of an entry, and what they rest on.
    fn entry(&mut self, entry: &CanvasEntry, width: f32) -> (usize, usize) {
        let token = if entry.words.exact { look::EXACT } else { look::BODY };
        let token = larger(TextToken { line: token.line * 0.95, ..token }, self.scale * 0.88);
        let colour = if entry.guess { look::INK_SECOND } else { look::INK };
        let words = self.set(&Line::plain(&*entry.words.text), &style(token, colour, BaseDirection::Auto), width);
        let says = Line::plain(format!("{} {}", entry.sign, entry.says));
        let small = larger(look::SMALL, self.scale * 0.9);
        let says = self.set(&says, &style(small, look::INK_SECOND, BaseDirection::Ltr), width);
        (words, says)
    }

    fn small(&mut self, text: &str, width: f32) -> usize {
        let token = larger(look::SMALL, self.scale * 0.9);
        self.set(&Line::plain(text), &style(token, look::INK_SECOND, BaseDirection::Ltr), width)
    }

    /// The parts, set, and the canvas whose halves are as high as theirs ask for.
    fn parts(&mut self) -> (Grid, Vec<Part<'a>>) {
        let canvas = self.canvas;
        let room = self.height - TOP - BOTTOM - WATER;
        let mut grid =
            Grid { x: EDGE, y: TOP, width: self.width - 2.0 * EDGE, gap: GAP, above: 0.0, water: WATER, below: 0.0 };
        let width = grid.column() - 2.0 * INSIDE;
        let parts: Vec<Part<'a>> = canvas.parts.iter().map(|part| self.part(part, width)).collect();
        let highest = |above: bool| {
            parts.iter().filter(|part| part.of.part.above_water() == above).map(|part| part.high).fold(0.0, f32::max)
        };
        (grid.above, grid.below) = halves(highest(true), highest(false), room);
        (grid, parts)
    }

    fn part(&mut self, of: &'a CanvasPart, width: f32) -> Part<'a> {
        let name = self.name(&of.name, width - (TICKS.0 + 4.0) * self.scale);
        let depth = self.small(&of.depth, width - (TICKS.0 + 4.0) * self.scale);
        let entries: Vec<_> = of.entries.iter().map(|entry| self.entry(entry, width - BAR)).collect();
        let also = of.also.as_ref().map(|also| self.small(also, width));
        let high = self.head(name, depth)
            + entries.iter().map(|entry| self.high(*entry)).sum::<f32>()
            + also.map_or(0.0, |also| self.height(also))
            + 2.0 * INSIDE;
        Part { of, name, depth, entries, also, high }
    }

    /// The head of a part takes this, within its edge.
    fn head(&self, name: usize, depth: usize) -> f32 {
        (self.height(name) + self.height(depth)).max(TICKS.1 * self.scale) + 4.0
    }

    /// An entry, with what stands between it and the next.
    fn high(&self, (words, says): (usize, usize)) -> f32 {
        self.height(words) + self.height(says) + BETWEEN
    }

    /// Where everything stands on the canvas, and what does not fit it: parts, each from an entry on.
    fn first(&mut self, grid: Grid, parts: &[Part<'_>]) -> (Sheet, Vec<(usize, usize)>) {
        let mut first = Sheet { sea: Some(grid.water_line()), ..Sheet::default() };
        let mut left = Vec::new();
        for (place, part) in parts.iter().enumerate() {
            let fitted = self.fill(&mut first, grid.area(part.of.part), part);
            if fitted < part.entries.len() {
                left.push((place, fitted));
            }
        }
        (first, left)
    }

    /// Fills a part of the first sheet; says how many entries fit it.
    fn fill(&mut self, sheet: &mut Sheet, area: Area, part: &Part<'_>) -> usize {
        sheet.boxes.push((area, part.of.ticks, self.scale));
        let (x, width, bottom) = (area.x + INSIDE, area.width - 2.0 * INSIDE, area.y + area.height - INSIDE);
        sheet.placed.push(self.placed(part.name, (x, area.y + INSIDE), What::Name));
        let below = area.y + INSIDE + self.height(part.name);
        sheet.placed.push(self.placed(part.depth, (x, below), What::Says));
        let mut y = area.y + INSIDE + self.head(part.name, part.depth);
        // Where more follow, the line that says so must fit below.
        let line = self.small(" ", width);
        let line = self.height(line);
        let whole = part.high <= area.height + 0.01;
        for (at, entry) in part.entries.iter().enumerate() {
            let high = self.high(*entry);
            if !whole && y + high + line > bottom {
                let count = [("count", (part.entries.len() - at).into())];
                let more = self.canvas.language.words(Place::Page, "page-canvas-more", &count);
                let text = self.small(&more, width);
                sheet.placed.push(self.placed(text, (x, y), What::Says));
                return at;
            }
            let (words, says) = *entry;
            let of = &part.of.entries[at];
            sheet.bars.push((Point::from_xy(x, y + 1.0), high - BETWEEN - 2.0, of.guess));
            sheet.placed.push(self.placed(words, (x + BAR, y), What::Words { exact: of.words.exact }));
            sheet.placed.push(self.placed(says, (x + BAR, y + self.height(words)), What::Says));
            y += high;
        }
        if let Some(also) = part.also {
            sheet.placed.push(self.placed(also, (x, y), What::Says));
        }
        part.entries.len()
    }

    fn placed(&self, text: usize, (x, y): (f32, f32), what: What) -> Placed {
        let lines = self.texts.get(text).map_or(0, Text::lines);
        Placed { text, from: 0, lines, x, y, what }
    }

    /// What is left, part by part in columns; a text longer than a column goes on in the next.
    fn columns(&mut self, left: &[(usize, usize)]) -> Vec<Sheet> {
        let canvas = self.canvas;
        let width = (self.width - 2.0 * EDGE - 2.0 * GAP * (COLUMNS - 1) as f32) / COLUMNS as f32;
        let bottom = self.height - BOTTOM;
        let mut flow = Flow { sheets: vec![Sheet::default()], column: 0, y: TOP, width, bottom };
        for (part, from) in left {
            let Some(part) = canvas.parts.get(*part) else { continue };
            let goes_on = canvas.language.words(Place::Page, "page-canvas-goes-on", &[]);
            let name = self.name(&format!("{}, {goes_on}", part.name), width);
            // A name is not parted from what it is the name of.
            flow.make_room(self.height(name) + 60.0);
            flow.put(self, name, What::Name);
            flow.y += 3.0;
            for entry in part.entries.iter().skip(*from) {
                let (words, says) = self.entry(entry, width);
                flow.make_room(self.height(words) + self.height(says));
                flow.put(self, words, What::Words { exact: entry.words.exact });
                flow.put(self, says, What::Says);
                flow.y += BETWEEN;
            }
            if let Some(also) = &part.also {
                let also = self.small(also, width);
                flow.put(self, also, What::Says);
            }
            flow.y += 8.0;
        }
        flow.sheets
    }
}
