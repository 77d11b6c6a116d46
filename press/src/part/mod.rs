//! A part of the document as pieces: each can stand at the top of a page, or says that it keeps with the piece before.
//!
//! Who said something stands above the words, so that what runs over a page has its speaker at its head. A statement of
//! less than [`WHOLE`] of a page is never broken; of a longer one, and of every paragraph, two lines stay together at
//! either end. A picture and the first lines below it are one piece.

mod attached;

use krilla::geom::Size;
use krilla::image::Image;
use parley::BaseDirection;
use soundings_pages::document::{Document, Fact, Line, Statement, Voice, Words};

use crate::breaks::Measure;
use crate::look::{self, TextToken};
use crate::paper::{CENTIMETRE, Paper};
use crate::setting::{Colour, Setter, Style, Text, UNIT};

/// The part of a page up to which a statement is not broken.
const WHOLE: f32 = 0.4;
/// What leads is not broken up to so many lines.
const LEAD_LINES: usize = 8;
/// Times stand left of what was said.
const TIMES: f32 = 52.0;
/// Labels stand left of facts.
const LABELS: f32 = 112.0;
/// A line for a pen.
const PEN: f32 = 0.9 * CENTIMETRE;
const BLACK: Colour = [0, 0, 0];

/// A part of the document.
#[derive(Clone, Copy)]
pub(crate) enum Part<'a> {
    Head(&'a Document),
    Heading(&'a str),
    Facts(&'a [Fact]),
    Note(&'a Statement),
    Promise(&'a Statement),
    Paragraph(&'a Line),
    Foot(&'a [Line]),
    Rule,
    BlankLines(u32),
}

/// What something is in its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Title,
    Lead(usize),
    Heading,
    Label(usize),
    Value(usize, usize),
    Time,
    Facts,
    Words { exact: bool },
    FirstLabel,
    FirstWords { exact: bool },
    Picture(usize),
    Caption(usize),
    File(usize),
    Paragraph(usize),
}

/// A part once it is set.
#[derive(Default)]
pub(crate) struct Set {
    pub(crate) texts: Vec<Text>,
    pub(crate) images: Vec<(Image, Size)>,
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of a part.
pub(crate) struct Piece {
    pub(crate) measure: Measure,
    pub(crate) inks: Vec<Ink>,
}

/// What a piece draws, from its left upper corner.
pub(crate) enum Ink {
    Line {
        text: usize,
        line: usize,
        x: f32,
        y: f32,
        role: Role,
    },
    Picture {
        image: usize,
        x: f32,
        role: Role,
    },
    /// Behind words on a picture.
    White {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
    /// Left of a promise, from top to bottom and over the gap above.
    Bar,
    /// From left to right, so far down.
    Across(f32),
}

/// A line that stands beside others.
#[derive(Clone, Copy)]
struct Cell {
    text: usize,
    line: usize,
    x: f32,
    role: Role,
}

/// How a run of rows may be broken.
#[derive(Clone, Copy, PartialEq)]
enum Run {
    /// Keeps with what follows.
    Leads,
    Flows,
    /// Keeps with what comes before.
    Trails,
}

/// Sets parts.
pub(crate) struct PartSetter<'a> {
    pub(crate) setter: &'a mut Setter,
    pub(crate) paper: Paper,
    /// The pictures of the part that can be drawn, by their place.
    pub(crate) images: &'a [Option<Image>],
    set: Set,
    /// The next row keeps with the last.
    leads: bool,
}

fn style(token: TextToken, colour: Colour, direction: BaseDirection) -> Style {
    Style { token, colour, strong: BLACK, direction }
}

fn ours(token: TextToken, colour: Colour) -> Style {
    style(token, colour, BaseDirection::Ltr)
}

impl<'a> PartSetter<'a> {
    pub(crate) fn new(setter: &'a mut Setter, paper: Paper, images: &'a [Option<Image>]) -> Self {
        Self { setter, paper, images, set: Set::default(), leads: false }
    }

    pub(crate) fn set(mut self, part: Part<'_>) -> Set {
        match part {
            Part::Head(document) => self.head(document),
            Part::Heading(text) => {
                let style = style(look::HEADING, BLACK, BaseDirection::Ltr);
                let cells = self.cells(&Line::plain(text), &style, 0.0, Role::Heading);
                self.rows(&[], &cells, 32.0 * UNIT, Run::Leads);
            }
            Part::Facts(facts) => self.facts(facts),
            Part::Note(note) => self.note(note),
            Part::Promise(promise) => self.promise(promise),
            Part::Paragraph(line) => {
                let cells = self.cells(line, &ours(look::BODY, BLACK), 0.0, Role::Paragraph(0));
                self.rows(&[], &cells, look::SPACE_16 * UNIT, Run::Flows);
            }
            Part::Foot(lines) => {
                self.across(look::SPACE_32 * UNIT);
                for (at, line) in lines.iter().enumerate() {
                    let cells = self.cells(line, &ours(look::SMALL, look::INK_SECOND), 0.0, Role::Paragraph(at));
                    self.rows(&[], &cells, look::SPACE_8 * UNIT, Run::Trails);
                }
            }
            Part::Rule => self.across(look::SPACE_16 * UNIT),
            Part::BlankLines(count) => {
                for _ in 0..count {
                    self.piece(Measure { above: 0.0, height: PEN, keeps: false }, vec![Ink::Across(PEN)]);
                }
            }
        }
        self.set
    }

    fn head(&mut self, document: &Document) {
        let kind = self.cells(&Line::plain(&*document.kind), &ours(look::KEY, look::INK_SECOND), 0.0, Role::Title);
        self.rows(&[], &kind, 0.0, Run::Leads);
        let title = style(look::TITLE, BLACK, BaseDirection::Auto);
        let title = self.cells(&Line::plain(&*document.title), &title, 0.0, Role::Title);
        self.rows(&[], &title, look::SPACE_4 * UNIT, Run::Leads);
        for (at, line) in document.lead.iter().enumerate() {
            let cells = self.cells(line, &ours(look::BODY, look::INK_SECOND), 0.0, Role::Lead(at));
            let above = if at == 0 { look::SPACE_8 } else { 0.0 };
            self.rows(&[], &cells, above * UNIT, Run::Flows);
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        for (at, fact) in facts.iter().enumerate() {
            let label = ours(look::SMALL, look::INK_SECOND);
            let label = self.cells_in(&Line::plain(&*fact.label), &label, 0.0, LABELS - 12.0, Role::Label(at));
            let mut values = Vec::new();
            for (place, value) in fact.values.iter().enumerate() {
                values.extend(self.cells(value, &ours(look::BODY, BLACK), LABELS, Role::Value(at, place)));
            }
            let above = if at == 0 { look::SPACE_24 } else { look::SPACE_8 };
            self.rows(&label, &values, above * UNIT, Run::Flows);
        }
    }

    fn note(&mut self, note: &Statement) {
        let small = ours(look::SMALL, look::INK_SECOND);
        let time = note.at.as_ref().map(|at| Line::default().then(&**at, Voice::Plain));
        let mut margin = time.map_or(Vec::new(), |time| self.cells_in(&time, &small, 0.0, TIMES - 8.0, Role::Time));
        let mut facts = joined(&note.facts);
        if margin.len() > 1 {
            // A day is too long for the margin.
            margin.clear();
            let day = Line::default().then(note.at.clone().unwrap_or_default(), Voice::Strong);
            facts = joined(&[day, facts]);
        }
        let facts = self.cells(&facts, &small, TIMES, Role::Facts);
        self.rows(&margin, &facts, look::SPACE_16 * UNIT, Run::Leads);
        self.words(&note.words, TIMES, false, 2.0 * UNIT, Run::Flows);
        self.first(note);
        self.hold_together();
        self.attached(note);
    }

    fn promise(&mut self, promise: &Statement) {
        let indent = look::SPACE_12;
        self.words(&promise.words, indent, false, look::SPACE_16 * UNIT, Run::Flows);
        let facts = self.cells(&joined(&promise.facts), &ours(look::SMALL, look::INK_SECOND), indent, Role::Facts);
        self.rows(&[], &facts, 2.0 * UNIT, Run::Trails);
        self.hold_together();
        for piece in &mut self.set.pieces {
            piece.inks.push(Ink::Bar);
        }
        self.attached(promise);
    }

    /// The words it had first.
    fn first(&mut self, statement: &Statement) {
        let Some((label, words)) = &statement.first else { return };
        let label = Line::plain(&**label);
        let cells = self.cells(&label, &ours(look::SMALL, look::INK_SECOND), TIMES, Role::FirstLabel);
        self.rows(&[], &cells, look::SPACE_8 * UNIT, Run::Leads);
        self.words(words, TIMES, true, 0.0, Run::Flows);
    }

    /// Somebody's words: exact ones in serif; each line of theirs in its own direction.
    fn words(&mut self, words: &Words, x: f32, first: bool, above: f32, run: Run) {
        let exact = words.exact;
        let role = if first { Role::FirstWords { exact } } else { Role::Words { exact } };
        let token = if exact { look::EXACT } else { look::BODY };
        let mut cells = Vec::new();
        for line in words.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            cells.extend(self.cells(&Line::plain(line), &style(token, BLACK, BaseDirection::Auto), x, role));
        }
        self.rows(&[], &cells, above, run);
    }

    fn across(&mut self, above: f32) {
        self.piece(Measure { above, height: 1.0, keeps: false }, vec![Ink::Across(0.0)]);
    }

    fn cells(&mut self, line: &Line, style: &Style, x: f32, role: Role) -> Vec<Cell> {
        let width = self.paper.column() - x;
        self.cells_in(line, style, x, width, role)
    }

    fn cells_in(&mut self, line: &Line, style: &Style, x: f32, width: f32, role: Role) -> Vec<Cell> {
        let text = self.setter.line(line, style, width);
        let lines = text.lines();
        self.set.texts.push(text);
        let text = self.set.texts.len() - 1;
        (0..lines).map(|line| Cell { text, line, x, role }).collect()
    }

    fn height(&self, cell: &Cell) -> f32 {
        self.set.texts.get(cell.text).map_or(0.0, |text| text.line_height(cell.line))
    }

    fn baseline(&self, cell: &Cell) -> f32 {
        self.set.texts.get(cell.text).map_or(0.0, |text| text.baseline(cell.line))
    }

    /// Lines beside lines, each row on one baseline.
    fn rows(&mut self, left: &[Cell], right: &[Cell], above: f32, run: Run) {
        let count = left.len().max(right.len());
        for row in 0..count {
            let cells: Vec<Cell> = [left.get(row), right.get(row)].into_iter().flatten().copied().collect();
            let baseline = cells.iter().map(|cell| self.baseline(cell)).fold(0.0, f32::max);
            let below = cells.iter().map(|cell| self.height(cell) - self.baseline(cell)).fold(0.0, f32::max);
            let keeps = match row {
                0 => self.leads || run == Run::Trails,
                _ => row == 1 || row == count - 1 || (run != Run::Flows && count <= LEAD_LINES),
            };
            let ink = |cell: &Cell| Ink::Line {
                text: cell.text,
                line: cell.line,
                x: cell.x,
                y: baseline - self.baseline(cell),
                role: cell.role,
            };
            let inks = cells.iter().map(ink).collect();
            let above = if row == 0 { above } else { 0.0 };
            self.piece(Measure { above, height: baseline + below, keeps }, inks);
        }
        if count > 0 {
            self.leads = run == Run::Leads;
        }
    }

    fn piece(&mut self, measure: Measure, inks: Vec<Ink>) {
        // What trails has something to trail only if something came before it.
        let keeps = measure.keeps && !self.set.pieces.is_empty();
        self.set.pieces.push(Piece { measure: Measure { keeps, ..measure }, inks });
    }

    /// Keeps all that was set so far on one page, if it is short.
    fn hold_together(&mut self) {
        let height: f32 = self.set.pieces.iter().map(|piece| piece.measure.above + piece.measure.height).sum();
        if height <= WHOLE * self.paper.room() {
            self.set.pieces.iter_mut().skip(1).for_each(|piece| piece.measure.keeps = true);
        }
    }
}

/// Facts in one line.
fn joined(facts: &[Line]) -> Line {
    let between = |all: Line, one: &Line| {
        let all = if all.0.is_empty() { all } else { all.then(" · ", Voice::Plain) };
        all.and(one.clone())
    };
    facts.iter().fold(Line::default(), between)
}
