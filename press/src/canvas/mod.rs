//! A map's canvas on A3, on its side: the eight parts where Dave Gray's canvas has them. What does not fit its part flows on
//! to further sheets, in columns, part by part: nothing is left out and nothing is set smaller.

mod flow;

use std::num::NonZeroU16;

use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::{KrillaError, KrillaResult};
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagTree};
use krilla::{Document as File, SerializeSettings};
use parley::BaseDirection;
use soundings_pages::document::{Line, Voice};
use soundings_pages::map::{Area, Canvas, CanvasEntry, CanvasPart, Grid, Rows, columns_in};
use soundings_words::Place;

use self::flow::Flow;
use crate::Pdf;
use crate::fonts::Fonts;
use crate::ink::{self, Inks};
use crate::look::{self, TextToken};
use crate::paper::CENTIMETRE;
use crate::part::Role;
use crate::setting::{Setter, Style, Text};
use crate::sheet::metadata;
use crate::tags::{Leaf, group};

const WIDTH: f32 = 42.0 * CENTIMETRE;
const HEIGHT: f32 = 29.7 * CENTIMETRE;
const EDGE: f32 = 1.3 * CENTIMETRE;
/// Where the parts begin and end, from the top.
const TOP: f32 = 2.9 * CENTIMETRE;
const BOTTOM: f32 = HEIGHT - 1.7 * CENTIMETRE;
const GAP: f32 = 7.0;
const INSIDE: f32 = 9.0;
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
    boxes: Vec<(Area, bool)>,
    placed: Vec<Placed>,
}

/// How much larger than usual its words may be set, where they fit one sheet so: it is read from where it hangs.
const LARGER: [f32; 3] = [1.5, 1.25, 1.0];

/// A canvas set as large as one sheet takes it; usual, where it takes more.
fn set(canvas: &Canvas, fonts: Fonts) -> (Press<'_>, Vec<Sheet>) {
    let press = |scale| Press { canvas, setter: Setter::new(fonts), texts: Vec::new(), scale };
    for scale in LARGER {
        let mut press = press(scale);
        let (first, left) = press.first();
        if left.is_empty() {
            return (press, vec![first]);
        }
    }
    let mut press = press(1.0);
    let (first, left) = press.first();
    let further = press.columns(&left);
    (press, std::iter::once(first).chain(further).collect())
}

pub(crate) fn pdf(canvas: &Canvas) -> KrillaResult<Pdf> {
    let (mut ours, sheets) = set(canvas, Fonts::Ours);
    if ours.setter.lacks {
        let (mut with_others, sheets) = set(canvas, Fonts::AndTheMachines);
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
}

/// A style of text so much larger.
fn larger(token: TextToken, scale: f32) -> TextToken {
    TextToken { size: token.size * scale, line: token.line * scale, ..token }
}

/// Where the parts stand on the first sheet.
fn grid() -> Grid {
    let [first, middle, last] = [0.2, 0.58, 0.22].map(|share| share * (BOTTOM - TOP - 2.0 * GAP));
    let half = (middle - GAP) / 2.0;
    let rows = Rows { first, upper: half, lower: half, last };
    Grid { x: EDGE, y: TOP, width: WIDTH - 2.0 * EDGE, gap: GAP, rows }
}

fn style(token: TextToken, colour: [u8; 3], direction: BaseDirection) -> Style {
    Style { token, colour, strong: look::INK, direction }
}

impl Press<'_> {
    fn set(&mut self, line: &Line, style: &Style, width: f32) -> usize {
        let text = self.setter.line(line, style, width);
        self.texts.push(text);
        self.texts.len() - 1
    }

    fn height(&self, text: usize) -> f32 {
        self.texts.get(text).map_or(0.0, |text| (0..text.lines()).map(|line| text.line_height(line)).sum())
    }

    /// The name of a part with how often it was heard or seen.
    fn name(&mut self, part: &CanvasPart, width: f32) -> usize {
        let line = Line::default().then(&*part.name, Voice::Strong).then(format!("  {}", part.depth), Voice::Plain);
        let token = larger(look::SMALL, self.scale);
        self.set(&line, &style(token, look::INK_SECOND, BaseDirection::Ltr), width)
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

    /// Where everything stands on the canvas, and what does not fit it: parts, each from an entry on.
    fn first(&mut self) -> (Sheet, Vec<(usize, usize)>) {
        let canvas = self.canvas;
        let mut first = Sheet::default();
        let mut left = Vec::new();
        for (place, part) in canvas.parts.iter().enumerate() {
            let fitted = self.fill(&mut first, part);
            if fitted < part.entries.len() {
                left.push((place, fitted));
            }
        }
        (first, left)
    }

    /// Fills a part of the first sheet; says how many entries fit it.
    fn fill(&mut self, sheet: &mut Sheet, part: &CanvasPart) -> usize {
        let (area, columns) = (grid().area(part.part), columns_in(part.part));
        sheet.boxes.push((area, part.part.above_water()));
        let width = (area.width - 2.0 * INSIDE - GAP * (columns - 1) as f32) / columns as f32;
        let name = self.name(part, area.width - 2.0 * INSIDE);
        let top = area.y + INSIDE + self.height(name) + 3.0;
        sheet.placed.push(self.placed(name, (area.x + INSIDE, area.y + INSIDE), What::Name));
        let bottom = area.y + area.height - INSIDE;
        let small = style(look::SMALL, look::INK_SECOND, BaseDirection::Ltr);
        let (mut column, mut y) = (0, top);
        for (at, entry) in part.entries.iter().enumerate() {
            let (words, says) = self.entry(entry, width);
            let height = self.height(words) + self.height(says) + 6.0;
            // Where more follow, the line that says so must fit below this one.
            let more = if at + 1 < part.entries.len() && column + 1 == columns { look::SMALL.line } else { 0.0 };
            if y + height + more > bottom && column + 1 < columns {
                (column, y) = (column + 1, top);
            }
            let more = if at + 1 < part.entries.len() && column + 1 == columns { look::SMALL.line } else { 0.0 };
            if y + height + more > bottom {
                let count = [("count", (part.entries.len() - at).into())];
                let line = Line::plain(self.canvas.language.words(Place::Page, "page-canvas-more", &count));
                let text = self.set(&line, &small, width);
                let x = area.x + INSIDE + (width + GAP) * column as f32;
                let y = y.min(bottom - self.height(text));
                sheet.placed.push(self.placed(text, (x, y), What::Says));
                return at;
            }
            let x = area.x + INSIDE + (width + GAP) * column as f32;
            sheet.placed.push(self.placed(words, (x, y), What::Words { exact: entry.words.exact }));
            sheet.placed.push(self.placed(says, (x, y + self.height(words)), What::Says));
            y += height;
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
        let width = (WIDTH - 2.0 * EDGE - 2.0 * GAP * (COLUMNS - 1) as f32) / COLUMNS as f32;
        let mut flow = Flow { sheets: vec![Sheet::default()], column: 0, y: TOP, width };
        for (part, from) in left {
            let Some(part) = canvas.parts.get(*part) else { continue };
            let name = self.name(part, width);
            // A name is not parted from what it is the name of.
            flow.make_room(self.height(name) + 60.0);
            flow.put(self, name, What::Name);
            flow.y += 3.0;
            for entry in part.entries.iter().skip(*from) {
                let (words, says) = self.entry(entry, width);
                flow.make_room(self.height(words) + self.height(says));
                flow.put(self, words, What::Words { exact: entry.words.exact });
                flow.put(self, says, What::Says);
                flow.y += 6.0;
            }
            flow.y += 8.0;
        }
        flow.sheets
    }

    fn draw(&mut self, sheets: &[Sheet]) -> KrillaResult<Pdf> {
        let checked = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
        let settings = SerializeSettings { configuration: checked.unwrap_or_default(), ..SerializeSettings::default() };
        let mut file = File::new_with(settings);
        let mut inks = Inks::new(&mut self.setter, &style(look::SMALL, look::INK_SECOND, BaseDirection::Ltr));
        let mut leaves: Vec<(usize, What, Leaf)> = Vec::new();
        let (mut title, mut outline) = (Vec::new(), Outline::new());
        for (number, sheet) in sheets.iter().enumerate() {
            let mut page = file.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT).unwrap_or_default());
            let mut surface = page.surface();
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            for (area, above) in &sheet.boxes {
                edge(&mut surface, *area, *above);
            }
            surface.end_tagged();
            title.extend(self.frame(&mut surface, &mut inks, number + 1, sheets.len()));
            for placed in &sheet.placed {
                let Some(text) = self.texts.get(placed.text) else { continue };
                let mut y = placed.y;
                if placed.what == What::Name {
                    let there = XyzDestination::new(number, Point::from_xy(placed.x, y));
                    outline.push_child(OutlineNode::new(text.read_as(0).trim_end().to_owned(), there));
                }
                for line in placed.from..placed.from + placed.lines {
                    let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                    inks.line(&mut surface, text, line, Point::from_xy(placed.x, y));
                    surface.end_tagged();
                    let leaf = Leaf { role: Role::Paragraph(0), id, text: text.read_as(line), turns: text.turns() };
                    leaves.push((placed.text, placed.what, leaf));
                    y += text.line_height(line);
                }
            }
            surface.finish();
            page.finish();
        }
        file.set_outline(outline);
        let Canvas { who, situation, language, made, .. } = self.canvas;
        file.set_metadata(metadata(format!("{who} · {situation}"), *language, *made));
        file.set_tag_tree(tree(&title, &leaves));
        Ok(Pdf { bytes: file.finish()?, pages: sheets.len() })
    }

    /// What stands on every sheet. The title is read once, on the first.
    fn frame(&mut self, surface: &mut Surface<'_>, inks: &mut Inks, page: usize, pages: usize) -> Vec<Leaf> {
        let canvas = self.canvas;
        let width = WIDTH - 2.0 * EDGE;
        let title = Line::default()
            .then(&*canvas.who, Voice::Speaker)
            .then("  ", Voice::Plain)
            .then(&*canvas.situation, Voice::Name);
        let heading = style(look::HEADING, look::INK, BaseDirection::Ltr);
        let small = style(look::SMALL, look::INK_SECOND, BaseDirection::Ltr);
        let warning = Line::default().then(&*canvas.not_for_outside, Voice::Strong);
        let warning = self.setter.line(&warning, &small, width);
        let title = self.setter.line(&title, &heading, width - warning.layout.width() - 30.0);
        let mut leaves = Vec::new();
        let tag = match page {
            1 => ContentTag::Span(SpanTag::empty()),
            _ => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)),
        };
        // A situation of many lines is said by its first: the parts begin where they begin.
        let id = surface.start_tagged(tag);
        inks.line(surface, &title, 0, Point::from_xy(EDGE, EDGE));
        surface.end_tagged();
        if page == 1 {
            leaves.push(Leaf { role: Role::Title, id, text: title.read_as(0), turns: title.turns() });
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)));
        let right = |text: &Text| WIDTH - EDGE - text.layout.width();
        inks.line(surface, &warning, 0, Point::from_xy(right(&warning), EDGE));
        let mut below = canvas.customer.as_ref().map(|customer| Line::name(customer)).unwrap_or_default();
        if !below.0.is_empty() {
            below = below.then(" · ", Voice::Plain);
        }
        let below = self.setter.line(&below.then(&*canvas.as_of, Voice::Plain), &small, width);
        inks.line(surface, &below, 0, Point::from_xy(EDGE, EDGE + 22.0));
        surface.end_tagged();
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let credit = self.setter.line(&Line::plain(&*canvas.credit), &small, width);
        inks.line(surface, &credit, 0, Point::from_xy(EDGE, HEIGHT - 1.4 * CENTIMETRE));
        let number = [("page", page.to_string().into()), ("pages", pages.to_string().into())];
        let number = Line::plain(canvas.language.words(Place::Page, "page-number", &number));
        let number = self.setter.line(&number, &small, width);
        inks.line(surface, &number, 0, Point::from_xy(right(&number), HEIGHT - 1.4 * CENTIMETRE));
        surface.end_tagged();
        leaves
    }
}

/// The edge of a part; what lies below the water lies on a quiet band.
fn edge(surface: &mut Surface<'_>, area: Area, above: bool) {
    const LINE: f32 = 1.0;
    let Area { x, y, width, height } = area;
    ink::block(surface, Point::from_xy(x, y), width, height, if above { look::SURFACE } else { look::SUNK });
    for (x, y, width, height) in [
        (x, y, width, LINE),
        (x, y + height - LINE, width, LINE),
        (x, y, LINE, height),
        (x + width - LINE, y, LINE, height),
    ] {
        ink::block(surface, Point::from_xy(x, y), width, height, look::LINE);
    }
}

/// What everything is, for those who listen: the title, then part by part its name and its entries.
fn tree(title: &[Leaf], leaves: &[(usize, What, Leaf)]) -> TagTree {
    let mut tree = TagTree::new();
    let name =
        |leaves: &[&Leaf]| leaves.iter().map(|leaf| leaf.text.as_str()).collect::<String>().trim_end().to_owned();
    let title: Vec<&Leaf> = title.iter().collect();
    tree.push(group(Tag::Hn(NonZeroU16::MIN, Some(name(&title))), title));
    for same in leaves.chunk_by(|(one, _, _), (other, _, _)| one == other) {
        let of_text: Vec<&Leaf> = same.iter().map(|(_, _, leaf)| leaf).collect();
        match same.first().map(|(_, what, _)| *what) {
            Some(What::Name) => {
                let level = NonZeroU16::MIN.saturating_add(1);
                tree.push(group(Tag::Hn(level, Some(name(&of_text))), of_text));
            }
            Some(What::Words { exact: true }) => {
                tree.push(crate::tags::around(Tag::BlockQuote, group(Tag::P, of_text)));
            }
            _ => tree.push(group(Tag::P, of_text)),
        }
    }
    tree
}
