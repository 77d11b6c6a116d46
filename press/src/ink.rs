//! Lines and pictures onto a page.
//!
//! A glyph carries the characters that it stands for, so that what is copied out of the file is what was written. Where no
//! font has a character, an empty box is drawn that still carries it.

use std::collections::HashMap;
use std::ops::Range;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::{FontData, Glyph, Line as SetLine, Run};

use crate::look;
use crate::setting::{Colour, Setter, Style, Text, is_mark};

/// The fonts as they are written into a file, and the box.
pub(crate) struct Inks {
    fonts: HashMap<(u64, u32), Option<Font>>,
    blank: Option<Blank>,
}

/// The box: its font, its glyph, how wide it is at size 1.
struct Blank {
    font: FontData,
    glyph: GlyphId,
    advance: f32,
}

/// Glyphs of one font, size and colour, from left to right.
struct Strip {
    font: FontData,
    size: f32,
    colour: Colour,
    x: f32,
    glyphs: Vec<KrillaGlyph>,
}

impl Inks {
    pub(crate) fn new(setter: &mut Setter, style: &Style) -> Self {
        let text = setter.line(&soundings_pages::document::Line::plain("□"), style, f32::MAX);
        let run = text.layout.lines().flat_map(|line| line.runs()).next();
        let blank = run.and_then(|run| {
            let glyph = run.clusters().next()?.glyphs().next()?;
            let advance = glyph.advance / run.font_size();
            Some(Blank { font: run.font().clone(), glyph: GlyphId::new(glyph.id), advance })
        });
        Self { fonts: HashMap::new(), blank }
    }

    /// Draws a line whose left upper corner is at `at`.
    pub(crate) fn line(&mut self, surface: &mut Surface<'_>, text: &Text, line: usize, at: Point) {
        let Some(set) = text.layout.get(line) else { return };
        let metrics = set.metrics();
        let baseline = at.y + metrics.baseline - metrics.block_min_coord;
        for strip in self.strips(text, &set) {
            let Some(font) = self.font(&strip.font) else { continue };
            surface.set_fill(Some(fill(strip.colour)));
            let start = Point::from_xy(at.x + strip.x, baseline);
            surface.draw_glyphs(start, &strip.glyphs, font, &text.text, strip.size, false);
        }
    }

    fn font(&mut self, data: &FontData) -> Option<Font> {
        let key = (data.data.id(), data.index);
        let make = || Font::new(data.data.clone().into_raw_parts().0.into(), data.index);
        self.fonts.entry(key).or_insert_with(make).clone()
    }

    fn strips(&self, text: &Text, line: &SetLine<'_, Colour>) -> Vec<Strip> {
        let mut strips: Vec<Strip> = Vec::new();
        let mut x = line.metrics().offset + line.metrics().inline_min_coord;
        for run in line.runs() {
            for (range, colour, glyphs) in clusters(&run) {
                let seen = text.text.get(range.clone()).is_some_and(|words| !words.chars().all(is_mark));
                for glyph in glyphs {
                    // The box is as wide as the room that was left for what it stands for.
                    let (font, id, size) = match &self.blank {
                        Some(blank) if glyph.id == 0 && glyph.advance > 0.0 && blank.advance > 0.0 => {
                            (&blank.font, blank.glyph, glyph.advance / blank.advance)
                        }
                        _ => (run.font(), GlyphId::new(glyph.id), run.font_size()),
                    };
                    if seen {
                        let glyph = KrillaGlyph::new(
                            id,
                            glyph.advance / size,
                            glyph.x / size,
                            -glyph.y / size,
                            0.0,
                            range.clone(),
                            None,
                        );
                        let same =
                            |strip: &&mut Strip| strip.font == *font && strip.size == size && strip.colour == colour;
                        match strips.last_mut().filter(same) {
                            Some(strip) => strip.glyphs.push(glyph),
                            None => strips.push(Strip { font: font.clone(), size, colour, x, glyphs: vec![glyph] }),
                        }
                    }
                    x += glyph.advance;
                }
            }
        }
        strips
    }
}

/// A run's clusters from left to right, each with the characters it stands for, its colour and its glyphs. What a
/// ligature stands for are all its characters.
fn clusters(run: &Run<'_, Colour>) -> Vec<(Range<usize>, Colour, Vec<Glyph>)> {
    let mut clusters: Vec<(Range<usize>, Colour, Vec<Glyph>)> = Vec::new();
    for cluster in run.clusters() {
        match clusters.last_mut() {
            Some((range, _, _)) if cluster.is_ligature_continuation() => range.end = cluster.text_range().end,
            _ => clusters.push((cluster.text_range(), cluster.style().brush, cluster.glyphs().collect())),
        }
    }
    if run.is_rtl() {
        clusters.reverse();
    }
    clusters
}

/// A rectangle in one colour.
pub(crate) fn block(surface: &mut Surface<'_>, at: Point, width: f32, height: f32, colour: Colour) {
    let mut path = PathBuilder::new();
    let Some(area) = Rect::from_xywh(at.x, at.y, width, height) else { return };
    path.push_rect(area);
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
    }
}

/// A line across.
pub(crate) fn across(surface: &mut Surface<'_>, at: Point, width: f32) {
    block(surface, at, width, 0.6, look::LINE);
}

fn fill([red, green, blue]: Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}
