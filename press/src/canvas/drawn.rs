//! The canvas onto its sheets: edges, the water, ticks, words, and what they are for those who listen.

use std::num::NonZeroU16;

use krilla::Document as File;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaResult;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagTree};
use parley::BaseDirection;
use soundings_pages::document::{Line, Voice};
use soundings_pages::map::{Area, Canvas};
use soundings_words::Place;

use super::{BOTTOM, EDGE, GAP, INSIDE, Press, Sheet, TICKS, What, larger, style};
use crate::Pdf;
use crate::ink::{self, Inks};
use crate::look::{self, TextToken};
use crate::paper::CENTIMETRE;
use crate::part::Role;
use crate::setting::Text;
use crate::sheet::metadata;
use crate::tags::{Leaf, group};

impl Press<'_> {
    pub(super) fn draw(&mut self, sheets: &[Sheet]) -> KrillaResult<Pdf> {
        let checked = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
        let settings = SerializeSettings { configuration: checked.unwrap_or_default(), ..SerializeSettings::default() };
        let mut file = File::new_with(settings);
        let mut inks = Inks::new(&mut self.setter, &style(look::SMALL, look::INK_SECOND, BaseDirection::Ltr));
        let mut leaves: Vec<(usize, What, Leaf)> = Vec::new();
        let (mut title, mut outline) = (Vec::new(), Outline::new());
        for (number, sheet) in sheets.iter().enumerate() {
            let mut page = file.start_page_with(PageSettings::from_wh(self.width, self.height).unwrap_or_default());
            let mut surface = page.surface();
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            if let Some(sea) = sheet.sea {
                self.water(&mut surface, &mut inks, sea);
            }
            for (area, reached, scale) in &sheet.boxes {
                edge(&mut surface, *area);
                let at = Point::from_xy(area.x + area.width - INSIDE - TICKS.0 * scale, area.y + INSIDE);
                ticks(&mut surface, at, *reached, *scale);
            }
            for (at, high, guess) in &sheet.bars {
                bar(&mut surface, *at, *high, *guess);
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

    /// What lies below the water lies on a quiet ground; above its line and below it, what it is.
    fn water(&mut self, surface: &mut Surface<'_>, inks: &mut Inks, sea: f32) {
        let [above, below] = &self.canvas.water;
        let bottom = self.height - BOTTOM + GAP;
        ink::block(surface, Point::from_xy(0.0, sea), self.width, bottom - sea, look::SUNK);
        ink::block(surface, Point::from_xy(0.0, sea - 1.0), self.width, 2.0, look::WATER);
        let small = style(larger(look::SMALL, 0.9), look::INK_SECOND, BaseDirection::Ltr);
        for (text, y) in [(above, sea - 12.5), (below, sea + 1.0)] {
            let text = self.setter.line(&Line::default().then(&**text, Voice::Strong), &small, self.width - 2.0 * EDGE);
            inks.line(surface, &text, 0, Point::from_xy(EDGE, y));
        }
    }

    /// What stands on every sheet. The title is read once, on the first.
    fn frame(&mut self, surface: &mut Surface<'_>, inks: &mut Inks, page: usize, pages: usize) -> Vec<Leaf> {
        let canvas = self.canvas;
        let width = self.width - 2.0 * EDGE;
        let title = Line::default()
            .then(&*canvas.who, Voice::Speaker)
            .then("  ", Voice::Plain)
            .then(&*canvas.situation, Voice::Name);
        let heading = TextToken { weight: 400.0, ..look::HEADING };
        let heading = style(heading, look::INK, BaseDirection::Ltr);
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
        let right = |text: &Text| self.width - EDGE - text.layout.width();
        inks.line(surface, &warning, 0, Point::from_xy(right(&warning), EDGE));
        let mut below = canvas.customer.as_ref().map(|customer| Line::name(customer)).unwrap_or_default();
        if !below.0.is_empty() {
            below = below.then(" · ", Voice::Plain);
        }
        let below = self.setter.line(&below.then(&*canvas.as_of, Voice::Plain), &small, width);
        inks.line(surface, &below, 0, Point::from_xy(EDGE, EDGE + 22.0));
        surface.end_tagged();
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let foot = self.height - 1.15 * CENTIMETRE;
        let credit = self.setter.line(&Line::plain(&*canvas.credit), &small, width);
        inks.line(surface, &credit, 0, Point::from_xy(EDGE, foot));
        let number = [("page", page.to_string().into()), ("pages", pages.to_string().into())];
        let number = Line::plain(canvas.language.words(Place::Page, "page-number", &number));
        let number = self.setter.line(&number, &small, width);
        inks.line(surface, &number, 0, Point::from_xy(right(&number), foot));
        surface.end_tagged();
        leaves
    }
}

/// The edge of a part.
fn edge(surface: &mut Surface<'_>, area: Area) {
    const LINE: f32 = 0.8;
    let Area { x, y, width, height } = area;
    ink::block(surface, Point::from_xy(x, y), width, height, look::SURFACE);
    for (x, y, width, height) in [
        (x, y, width, LINE),
        (x, y + height - LINE, width, LINE),
        (x, y, LINE, height),
        (x + width - LINE, y, LINE, height),
    ] {
        ink::block(surface, Point::from_xy(x, y), width, height, look::LINE);
    }
}

/// A sounding line with its three depth lines: those that were reached are drawn, the others dotted.
fn ticks(surface: &mut Surface<'_>, at: Point, reached: u8, scale: f32) {
    let (width, height) = TICKS;
    let mut block = |x: f32, y: f32, width: f32, height: f32, colour| {
        let corner = Point::from_xy(at.x + x * scale, at.y + y * scale);
        ink::block(surface, corner, width * scale, height * scale, colour);
    };
    block(width / 2.0 - 0.3, 0.0, 0.6, height, look::INK);
    for tick in 0..3_u8 {
        let y = 2.0 + f32::from(tick) * 5.5;
        if tick < reached {
            block(0.0, y, width, 1.8, look::INK);
        } else {
            for dot in 0..4_u8 {
                block(f32::from(dot) * 3.3, y + 0.5, 1.0, 0.8, look::INK_SECOND);
            }
        }
    }
}

/// What stands beside an entry: a line, broken beside a guess.
fn bar(surface: &mut Surface<'_>, at: Point, high: f32, guess: bool) {
    const DASH: f32 = 3.0;
    if !guess {
        return ink::block(surface, at, 1.4, high, look::ICE_EDGE);
    }
    let mut y = 0.0;
    while y < high {
        ink::block(surface, Point::from_xy(at.x, at.y + y), 1.4, DASH.min(high - y), look::LINE);
        y += 2.0 * DASH;
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
