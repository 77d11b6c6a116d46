//! The whole document: set and measured once, so that the breaks and the number of pages are known, and set once more to be
//! drawn, a part at a time: what is kept of a part between the two is how high its pieces are.

use chrono::{Datelike, NaiveDateTime, Timelike};
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::{KrillaError, KrillaResult};
use krilla::geom::{Point, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document as File, SerializeSettings};
use parley::BaseDirection;
use soundings_pages::document::{Block, Document, Line, Statement, Voice};
use soundings_words::{Language, Place};

use crate::breaks::{self, Measure};
use crate::fonts::Fonts;
use crate::ink::{self, Inks};
use crate::look;
use crate::paper::{BOTTOM, Paper, SIDE, TOP};
use crate::part::{Ink, Part, PartSetter, Piece, Set};
use crate::setting::{Setter, Style, UNIT};
use crate::tags::{self, Leaf, Leaves};
use crate::{Pdf, picture};

/// The pictures that can be drawn, of each part.
type Images = Vec<Vec<Option<Image>>>;

pub(crate) fn pdf(document: &Document, paper: Paper) -> KrillaResult<Pdf> {
    let parts = parts(document);
    let mut images: Images = parts.iter().map(|part| pictures(part)).collect();
    let written = write(document, paper, &parts, &images);
    if !matches!(written, Err(KrillaError::Image(..))) {
        return written;
    }
    // A picture turned out to be broken: each that is stands in the document by its name instead.
    for image in images.iter_mut().flatten() {
        *image = image.take().filter(picture::is_whole);
    }
    write(document, paper, &parts, &images)
}

fn parts(document: &Document) -> Vec<Part<'_>> {
    let mut parts = vec![Part::Head(document)];
    parts.extend(document.blocks.iter().map(|block| match block {
        Block::Heading(text) => Part::Heading(text),
        Block::Facts(facts) => Part::Facts(facts),
        Block::Note(note) => Part::Note(note),
        Block::Promise(promise) => Part::Promise(promise),
        Block::Paragraph(line) => Part::Paragraph(line),
        Block::Rule => Part::Rule,
        Block::BlankLines(count) => Part::BlankLines(*count),
    }));
    if !document.foot.is_empty() {
        parts.push(Part::Foot(&document.foot));
    }
    parts
}

fn statement<'a>(part: &Part<'a>) -> Option<&'a Statement> {
    match part {
        Part::Note(statement) | Part::Promise(statement) => Some(statement),
        _ => None,
    }
}

fn pictures(part: &Part<'_>) -> Vec<Option<Image>> {
    let pictures = statement(part).map_or(&[][..], |statement| &statement.pictures);
    pictures.iter().map(picture::read).collect()
}

/// A document on its way to paper.
struct Sheet<'a> {
    document: &'a Document,
    paper: Paper,
    parts: &'a [Part<'a>],
    images: &'a Images,
    setter: Setter,
    /// The part that was set last: pages that follow each other share one.
    last: Option<(usize, Set)>,
}

impl Sheet<'_> {
    /// A part's pieces. The first after a heading keeps with it, and the foot with what it is the foot of.
    fn set(&mut self, at: usize) -> &Set {
        if self.last.as_ref().is_none_or(|(last, _)| *last != at) {
            let none = Vec::new();
            let images = self.images.get(at).unwrap_or(&none);
            let setter = PartSetter::new(&mut self.setter, self.paper, images);
            let mut set = self.parts.get(at).map_or_else(Set::default, |part| setter.set(*part));
            let before = at.checked_sub(1).and_then(|before| self.parts.get(before));
            let keeps = matches!(before, Some(Part::Heading(_))) || matches!(self.parts.get(at), Some(Part::Foot(_)));
            if let (true, Some(first)) = (keeps, set.pieces.first_mut()) {
                first.measure.keeps = true;
            }
            self.last = Some((at, set));
        }
        let empty: &Set = const { &Set { texts: Vec::new(), images: Vec::new(), pieces: Vec::new() } };
        self.last.as_ref().map_or(empty, |(_, set)| set)
    }

    /// Every piece of the document: its part, its place there, its measure.
    fn measure(&mut self) -> Vec<(usize, usize, Measure)> {
        let mut pieces = Vec::new();
        for at in 0..self.parts.len() {
            let set = self.set(at);
            pieces.extend(set.pieces.iter().enumerate().map(|(place, piece)| (at, place, piece.measure)));
        }
        pieces
    }

    /// Draws every piece on its page.
    fn draw(&mut self, pieces: &[(usize, usize, Measure)]) -> KrillaResult<Pdf> {
        let measures: Vec<Measure> = pieces.iter().map(|(_, _, measure)| *measure).collect();
        let pages = breaks::pages(&measures, self.paper.room());
        // Asked for alone, it is always to be had.
        let checked = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
        let mut file = File::new_with(SerializeSettings {
            configuration: checked.unwrap_or_default(),
            ..SerializeSettings::default()
        });
        let mut inks = Inks::new(&mut self.setter, &small(look::INK_SECOND));
        let mut leaves: Vec<Leaves> = self.parts.iter().map(|_| Leaves::new()).collect();
        let mut outline = Outline::new();
        for (number, range) in pages.iter().enumerate() {
            let times = self.paper.times();
            let size = (self.paper.width() * times, self.paper.height() * times);
            let settings = PageSettings::from_wh(size.0, size.1).unwrap_or_default();
            let mut page = file.start_page_with(settings);
            let mut surface = page.surface();
            surface.push_transform(&Transform::from_scale(times, times));
            self.frame(&mut surface, &mut inks, number + 1, pages.len());
            let mut y = TOP;
            for (at, place, measure) in pieces.get(range.clone()).unwrap_or_default() {
                let gap = if y == TOP { 0.0 } else { measure.above };
                y += gap;
                if *place == 0
                    && let Some(entry) = entry(self.parts.get(*at), number, (SIDE * times, y * times))
                {
                    outline.push_child(entry);
                }
                let column = self.paper.column();
                let set = self.set(*at);
                if let (Some(piece), Some(leaves)) = (set.pieces.get(*place), leaves.get_mut(*at)) {
                    draw(&mut surface, &mut inks, set, piece, Corner { y, gap, column }, leaves);
                }
                y += measure.height;
            }
            surface.pop();
            surface.finish();
            page.finish();
        }
        file.set_outline(outline);
        let Document { kind, title, language, made, .. } = self.document;
        file.set_metadata(metadata(format!("{kind} · {title}"), *language, *made));
        file.set_tag_tree(tags::tree(self.parts, leaves));
        Ok(Pdf { bytes: file.finish()?, pages: pages.len() })
    }
}

/// Sets and draws a document: in our fonts where they have all of it, or else with the machine's, if those may be
/// embedded.
fn write(document: &Document, paper: Paper, parts: &[Part<'_>], images: &Images) -> KrillaResult<Pdf> {
    let sheet = |fonts| Sheet { document, paper, parts, images, setter: Setter::new(fonts), last: None };
    let mut ours = sheet(Fonts::Ours);
    let pieces = ours.measure();
    if ours.setter.lacks {
        let mut with_others = sheet(Fonts::AndTheMachines);
        let pieces = with_others.measure();
        let written = with_others.draw(&pieces);
        if !matches!(written, Err(KrillaError::Font(..) | KrillaError::Validation(_))) {
            return written;
        }
    }
    ours.draw(&pieces)
}

/// Says of one document after another how many pages it takes, and draws none; fonts are opened once for all.
pub(crate) struct Measuring {
    paper: Paper,
    fonts: Fonts,
    setter: Option<Setter>,
}

impl Measuring {
    pub(crate) fn new(paper: Paper) -> Self {
        Self { paper, fonts: Fonts::Ours, setter: None }
    }

    pub(crate) fn is_one_page(&mut self, document: &Document) -> bool {
        let parts = parts(document);
        let images: Images = parts.iter().map(|part| pictures(part)).collect();
        let setter = self.setter.take().unwrap_or_else(|| Setter::new(self.fonts));
        let mut sheet = Sheet { document, paper: self.paper, parts: &parts, images: &images, setter, last: None };
        let measures: Vec<Measure> = sheet.measure().into_iter().map(|(_, _, measure)| measure).collect();
        if sheet.setter.lacks && self.fonts == Fonts::Ours {
            self.fonts = Fonts::AndTheMachines;
            return self.is_one_page(document);
        }
        self.setter = Some(sheet.setter);
        breaks::pages(&measures, self.paper.room()).len() == 1
    }
}

/// Where a piece is drawn: how far down, below which gap, in how wide a column.
#[derive(Clone, Copy)]
struct Corner {
    y: f32,
    gap: f32,
    column: f32,
}

fn draw(surface: &mut Surface<'_>, inks: &mut Inks, set: &Set, piece: &Piece, corner: Corner, leaves: &mut Leaves) {
    for ink in &piece.inks {
        match ink {
            Ink::Line { text, line, x, y, role } => {
                let Some(text) = set.texts.get(*text) else { continue };
                let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                inks.line(surface, text, *line, Point::from_xy(SIDE + x, corner.y + y));
                surface.end_tagged();
                leaves.push(Leaf { role: *role, id, text: text.read_as(*line), turns: text.turns() });
            }
            Ink::Picture { image, x, role } => {
                let Some((image, size)) = set.images.get(*image) else { continue };
                let id = surface.start_tagged(ContentTag::Other);
                surface.push_transform(&Transform::from_translate(SIDE + x, corner.y));
                surface.draw_image(image.clone(), *size);
                surface.pop();
                surface.end_tagged();
                leaves.push(Leaf { role: *role, id, text: String::new(), turns: false });
            }
            Ink::White { x, y, width, height } => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                ink::block(surface, Point::from_xy(SIDE + x, corner.y + y), *width, *height, look::SURFACE);
                surface.end_tagged();
            }
            Ink::Bar => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                let top = if corner.gap > look::SPACE_12 * UNIT { 0.0 } else { corner.gap };
                let from = Point::from_xy(SIDE, corner.y - top);
                ink::block(surface, from, 2.5, piece.measure.height + top, look::BUOY);
                surface.end_tagged();
            }
            Ink::Across(down) => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                ink::across(surface, Point::from_xy(SIDE, corner.y + down), corner.column);
                surface.end_tagged();
            }
        }
    }
}

fn small(colour: [u8; 3]) -> Style {
    Style { token: look::SMALL, colour, strong: [0, 0, 0], direction: BaseDirection::Ltr }
}

impl Sheet<'_> {
    /// What stands on every page: what it is of, that it must not leave, which of how many.
    fn frame(&mut self, surface: &mut Surface<'_>, inks: &mut Inks, page: usize, pages: usize) {
        let (width, height, column) = (self.paper.width(), self.paper.height(), self.paper.column());
        let style = small(look::INK_SECOND);
        let document = self.document;
        let number = [("page", page.to_string().into()), ("pages", pages.to_string().into())];
        let number = Line::plain(document.language.words(Place::Page, "page-number", &number));
        let warning = document.not_for_outside.iter().map(|words| Line::default().then(&**words, Voice::Strong)).next();
        let head = height_of_head();
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)));
        let mut left = column;
        if let Some(warning) = warning {
            let text = self.setter.line(&warning, &style, column);
            left -= text.layout.width() + 24.0;
            inks.line(surface, &text, 0, Point::from_xy(width - SIDE - text.layout.width(), head));
        }
        if page > 1 {
            let title = Line::plain(format!("{} · ", document.kind)).then(&*document.title, Voice::Name);
            let text = self.setter.line(&title, &style, left);
            inks.line(surface, &text, 0, Point::from_xy(SIDE, head));
        }
        surface.end_tagged();
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let text = self.setter.line(&number, &style, column);
        inks.line(surface, &text, 0, Point::from_xy(width - SIDE - text.layout.width(), height - BOTTOM * 0.62));
        surface.end_tagged();
    }
}

/// How far down the page's head stands.
fn height_of_head() -> f32 {
    TOP * 0.42
}

/// A heading as an entry of the outline.
fn entry(part: Option<&Part<'_>>, page: usize, (x, y): (f32, f32)) -> Option<OutlineNode> {
    let text = match part? {
        Part::Head(document) => document.title.clone(),
        Part::Heading(text) => (*text).to_owned(),
        _ => return None,
    };
    Some(OutlineNode::new(text, XyzDestination::new(page, Point::from_xy(x, y))))
}

/// What a file says of itself.
pub(crate) fn metadata(title: String, language: Language, made: NaiveDateTime) -> Metadata {
    let date = DateTime::new(u16::try_from(made.year()).unwrap_or_default())
        .month(made.month() as u8)
        .day(made.day() as u8)
        .hour(made.hour() as u8)
        .minute(made.minute() as u8)
        .second(made.second() as u8);
    Metadata::new().title(title).language(language.tag().to_owned()).creator("Soundings".to_owned()).creation_date(date)
}
