//! A poster on a sheet of A3, upright, as its page draws it: above the water the customer, the picture, their words and who they
//! are; below it what matters to them. Words are set as large as everything fits on the one sheet; what does not, even small, is
//! left to the document.

use std::num::NonZeroU16;

use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::{KrillaError, KrillaResult};
use krilla::geom::{Point, Size, Transform};
use krilla::image::Image;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagGroup, TagTree};
use krilla::{Document as File, SerializeSettings};
use parley::BaseDirection;
use soundings_pages::document::{Line, Voice};
use soundings_pages::poster::Sheet;

use crate::fonts::Fonts;
use crate::ink::{self, Inks};
use crate::look::{self, TextToken};
use crate::paper::CENTIMETRE;
use crate::part::Role;
use crate::setting::{Setter, Style, Text, UNIT};
use crate::sheet::metadata;
use crate::tags::{Leaf, around, group};
use crate::{Pdf, picture};

const WIDTH: f32 = 29.7 * CENTIMETRE;
const HEIGHT: f32 = 42.0 * CENTIMETRE;
/// A hundredth of the width: the frame is measured in it, as on the page.
const U: f32 = WIDTH / 100.0;
/// Left and right of everything.
const SIDE: f32 = 7.0 * U;
/// How large what was said is set, in hundredths of the width; the first at which all of it fits.
const SCALES: [f32; 11] = [1.6, 1.4, 1.2, 1.0, 0.88, 0.77, 0.68, 0.59, 0.51, 0.44, 0.38];
/// Between what stands above the water, in the scale of what was said.
const GAP: f32 = 3.0;
/// How high a picture is at most, in the same.
const PICTURE: f32 = 56.0;
/// The line between air and water.
const SURFACE_LINE: f32 = 0.25 * U;

/// What a text is, for those who listen.
#[derive(Clone, Copy, PartialEq)]
enum What {
    Title,
    Heading,
    Words,
    Plain,
}

/// A text where it stands.
struct Placed {
    text: Text,
    y: f32,
    what: What,
}

/// Everything where it stands.
struct Set {
    texts: Vec<Placed>,
    picture: Option<(Image, Size, f32)>,
    /// Where the water begins.
    water: f32,
}

/// The poster, or `None` where it does not fit one sheet.
pub(crate) fn pdf(sheet: &Sheet) -> KrillaResult<Option<Pdf>> {
    let image = sheet.picture.as_ref().and_then(picture::read).filter(picture::is_whole);
    let mut ours = Setter::new(Fonts::Ours);
    let set = fitted(sheet, &mut ours, image.as_ref());
    if ours.lacks {
        let mut with_others = Setter::new(Fonts::AndTheMachines);
        let set = fitted(sheet, &mut with_others, image.as_ref());
        let written = set.map(|set| draw(sheet, set, &mut with_others)).transpose();
        if !matches!(written, Err(KrillaError::Font(..) | KrillaError::Validation(_))) {
            return written;
        }
    }
    set.map(|set| draw(sheet, set, &mut ours)).transpose()
}

fn fitted(sheet: &Sheet, setter: &mut Setter, image: Option<&Image>) -> Option<Set> {
    SCALES.into_iter().find_map(|scale| set(sheet, setter, image, scale * U))
}

/// A style of so many points, its lines so much higher.
fn style(points: f32, line: f32, (weight, serif): (f32, bool), colour: [u8; 3]) -> Style {
    let size = points / UNIT;
    let token = TextToken { size, line: size * line, weight, serif };
    Style { token, colour, strong: colour, direction: BaseDirection::Auto }
}

const SEMIBOLD: (f32, bool) = (600.0, false);
const REGULAR: (f32, bool) = (400.0, false);
const SERIF: (f32, bool) = (400.0, true);

/// Sets texts one below the other.
struct Column<'a> {
    setter: &'a mut Setter,
    placed: Vec<Placed>,
    y: f32,
}

impl Column<'_> {
    fn put(&mut self, line: &Line, style: &Style, what: What) {
        let text = self.setter.line(line, style, WIDTH - 2.0 * SIDE);
        let height: f32 = (0..text.lines()).map(|line| text.line_height(line)).sum();
        self.placed.push(Placed { text, y: self.y, what });
        self.y += height;
    }

    fn words(&mut self, text: &str, style: &Style, what: What) {
        self.put(&Line::plain(text), style, what);
    }
}

/// Everything, with what was said set in this scale; `None` where it is too much.
fn set(sheet: &Sheet, setter: &mut Setter, image: Option<&Image>, k: f32) -> Option<Set> {
    let mut above = Column { setter, placed: Vec::new(), y: 6.0 * U };
    above.words(
        &sheet.customer,
        &style(3.4 * U, 1.2, SEMIBOLD, look::INK_SECOND),
        if sheet.who.is_none() { What::Title } else { What::Plain },
    );
    let mut picture = None;
    if let Some(image) = image {
        let (width, height) = image.size();
        let (wide, high) = ((WIDTH - 2.0 * SIDE) / width as f32, PICTURE * k / height as f32);
        let times = wide.min(high);
        let size = Size::from_wh(width as f32 * times, height as f32 * times)?;
        above.y += GAP * k;
        picture = Some((image.clone(), size, above.y));
        above.y += size.height();
    }
    for (place, words) in sheet.words.iter().enumerate() {
        let (size, line) = if place == 0 { (6.2, 1.22) } else { (4.6, 1.28) };
        above.y += GAP * k;
        above.words(&words.text, &style(size * k, line, SERIF, look::INK), What::Words);
    }
    let above_ends = above.y;
    let texts = above.placed;
    let who = sheet.who.as_ref().map(|(name, role)| {
        let line = Line::default().then(name.as_str(), Voice::Strong);
        role.iter().fold(line, |line, role| line.then(format!(", {role}"), Voice::Plain))
    });
    let mut who_column = Column { setter, placed: Vec::new(), y: 0.0 };
    who.iter().for_each(|who| who_column.put(who, &style(3.4 * U, 1.25, REGULAR, look::INK), What::Title));
    let (who_texts, who_height) = (who_column.placed, who_column.y);
    let (below_texts, below_height) = below(sheet, setter, k);
    let water = HEIGHT - below_height;
    let who_at = water - 4.0 * U - who_height;
    if above_ends + GAP * k > who_at {
        return None;
    }
    let moved = |texts: Vec<Placed>, by: f32| texts.into_iter().map(move |one| Placed { y: one.y + by, ..one });
    let mut all = texts;
    all.extend(moved(who_texts, who_at));
    all.extend(moved(below_texts, water));
    Some(Set { texts: all, picture, water })
}

/// What stands below the water, and how high that is.
fn below(sheet: &Sheet, setter: &mut Setter, k: f32) -> (Vec<Placed>, f32) {
    let mut below = Column { setter, placed: Vec::new(), y: 4.0 * U };
    if !sheet.matters.is_empty() {
        below.words(&sheet.heading, &style(2.6 * U, 1.25, SEMIBOLD, look::ON_WATER), What::Heading);
        for (label, words) in &sheet.matters {
            below.y += 2.0 * k;
            below.words(label, &style(2.2 * k, 1.28, SEMIBOLD, look::ON_WATER), What::Plain);
            let face = if words.exact { SERIF } else { REGULAR };
            let what = if words.exact { What::Words } else { What::Plain };
            below.words(&words.text, &style(3.6 * k, 1.28, face, look::ON_WATER), what);
        }
        below.y += 3.0 * U;
    }
    below.words(&sheet.foot, &style(1.3 * U, 1.3, REGULAR, look::ON_WATER), What::Plain);
    let height = below.y + 3.0 * U;
    (below.placed, height)
}

fn draw(sheet: &Sheet, set: Set, setter: &mut Setter) -> KrillaResult<Pdf> {
    let checked = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let settings = SerializeSettings { configuration: checked.unwrap_or_default(), ..SerializeSettings::default() };
    let mut file = File::new_with(settings);
    let mut inks = Inks::new(setter, &style(3.4 * U, 1.2, REGULAR, look::INK));
    let mut page = file.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT).unwrap_or_default());
    let mut surface = page.surface();
    ground(&mut surface, set.water);
    let mut tree = TagTree::new();
    let figure = set.picture.map(|(image, size, y)| figure(sheet, &mut surface, &image, size, y));
    let mut figure = figure;
    let mut outline = Outline::new();
    for (place, placed) in set.texts.iter().enumerate() {
        if matches!(placed.what, What::Title | What::Heading) {
            let there = XyzDestination::new(0, Point::from_xy(SIDE, placed.y));
            outline.push_child(OutlineNode::new(placed.text.read_as(0).trim_end().to_owned(), there));
        }
        let leaves = leaves(&mut surface, &mut inks, placed);
        tree.push(tagged(placed, &leaves));
        // It stands below the customer's name, and is read there.
        if place == 0 {
            figure.take().into_iter().for_each(|figure| tree.push(figure));
        }
    }
    surface.finish();
    page.finish();
    file.set_outline(outline);
    file.set_metadata(metadata(sheet.title.clone(), sheet.language, sheet.made));
    file.set_tag_tree(tree);
    Ok(Pdf { bytes: file.finish()?, pages: 1 })
}

/// Air, water and the line between.
fn ground(surface: &mut Surface<'_>, water: f32) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    ink::block(surface, Point::from_xy(0.0, 0.0), WIDTH, water, look::FOAM);
    ink::block(surface, Point::from_xy(0.0, water), WIDTH, HEIGHT - water, look::WATER);
    ink::block(surface, Point::from_xy(0.0, water), WIDTH, SURFACE_LINE, look::TICK);
    surface.end_tagged();
}

fn figure(sheet: &Sheet, surface: &mut Surface<'_>, image: &Image, size: Size, y: f32) -> TagGroup {
    let id = surface.start_tagged(ContentTag::Other);
    surface.push_transform(&Transform::from_translate(SIDE, y));
    surface.draw_image(image.clone(), size);
    surface.pop();
    surface.end_tagged();
    let shows = sheet.picture.as_ref().map(|picture| picture.alt.clone()).unwrap_or_default();
    let mut figure = TagGroup::new(Tag::Figure(Some(shows)));
    figure.push(id);
    figure
}

fn leaves(surface: &mut Surface<'_>, inks: &mut Inks, placed: &Placed) -> Vec<Leaf> {
    let mut y = placed.y;
    let mut leaves = Vec::new();
    for line in 0..placed.text.lines() {
        let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        inks.line(surface, &placed.text, line, Point::from_xy(SIDE, y));
        surface.end_tagged();
        let (text, turns) = (placed.text.read_as(line), placed.text.turns());
        leaves.push(Leaf { role: Role::Paragraph(0), id, text, turns });
        y += placed.text.line_height(line);
    }
    leaves
}

fn tagged(placed: &Placed, leaves: &[Leaf]) -> TagGroup {
    let all: Vec<&Leaf> = leaves.iter().collect();
    let name = || leaves.iter().map(|leaf| leaf.text.as_str()).collect::<String>().trim_end().to_owned();
    match placed.what {
        What::Title => group(Tag::Hn(NonZeroU16::MIN, Some(name())), all),
        What::Heading => group(Tag::Hn(NonZeroU16::MIN.saturating_add(1), Some(name())), all),
        What::Words => around(Tag::BlockQuote, group(Tag::P, all)),
        What::Plain => group(Tag::P, all),
    }
}
