//! The canvas: eight parts after Dave Gray's, four above the water's line, where others can see them, and four below it.
//! As a page that prints on one sheet on its side, and as a record that `press` sets on one.

use maud::{Markup, html};
use soundings_core::model::{Basis, MapPart};
use soundings_core::present::{EntryRow, MapPage, PartRow};

use super::fit::{Fit, fit};
use super::{glyph, ticks};
use crate::Language;
use crate::catalogue::Said;
use crate::document::Words;
use crate::frame::{name, sheet, words};
use crate::text::shown;

const STYLE: &str = include_str!("canvas.css");

/// What stands on a canvas, in words, without a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canvas {
    /// The language of what is ours in it.
    pub language: Language,
    /// Whose map it is.
    pub who: String,
    /// The situation it is of.
    pub situation: String,
    /// Their customer.
    pub customer: Option<String>,
    /// The words that head every sheet.
    pub not_for_outside: String,
    /// Whose canvas it is; that what only one of us can see was left out, where it was.
    pub credit: String,
    /// As of when it stands.
    pub as_of: String,
    /// What stands above the water's line, and what below it.
    pub water: [String; 2],
    /// In canvas order.
    pub parts: Vec<CanvasPart>,
    /// The local moment it was made.
    pub made: chrono::NaiveDateTime,
}

/// One part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CanvasPart {
    /// Which.
    pub part: MapPart,
    /// What it is called.
    pub name: String,
    /// How often it was heard or seen, in words.
    pub depth: String,
    /// The same in ticks, 0–3.
    pub ticks: u8,
    /// Its entries.
    pub entries: Vec<CanvasEntry>,
    /// What is said below them: that there is nothing, or how many more there are than stand here.
    pub also: Option<String>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CanvasEntry {
    /// The words; with quotation marks if exact.
    pub words: Words,
    /// Its basis as a sign.
    pub sign: &'static str,
    /// And in words, with what speaks against it.
    pub says: String,
    /// It is a guess.
    pub guess: bool,
}

/// A basis as a sign that a font has.
fn sign(basis: Basis) -> &'static str {
    match basis {
        Basis::Told => "💬",
        Basis::Seen => "👁",
        Basis::ToldAndSeen => "💬👁",
        Basis::OurReading => "◇",
        Basis::Guess => "◌",
    }
}

/// What an entry rests on, and what speaks against it.
fn says(locale: Language, row: &EntryRow) -> String {
    let shows = row.evidence.iter().filter(|evidence| !evidence.against).count();
    let basis = locale.basis(row.basis, shows);
    match row.evidence.len() - shows {
        0 => basis,
        against => format!("{basis} · {}", locale.against(against)),
    }
}

/// Whose canvas it is, and where something was left out, that it was.
pub(super) fn credit(page: &MapPage, locale: Language) -> String {
    let credit = locale.say("page-canvas");
    if page.only_you { format!("{credit} {}", locale.say("page-brief-only-you")) } else { credit }
}

/// How many more entries a part has than are handed out.
pub(super) fn more_than_here(locale: Language, row: &PartRow) -> Option<String> {
    let more = u64::from(row.in_all).saturating_sub(row.entries.len() as u64);
    (more > 0).then(|| locale.counted("page-canvas-in-the-app", more))
}

/// The canvas of a map.
#[must_use]
pub fn canvas(page: &MapPage, locale: Language) -> Canvas {
    let map = &page.map;
    let entry = |row: &EntryRow| {
        let text = match (row.text.is_empty(), row.exact) {
            (true, _) => locale.say("page-erased"),
            (false, true) => locale.quoted(&shown(&row.text)),
            (false, false) => shown(&row.text),
        };
        let words = Words { text, exact: row.exact && !row.text.is_empty() };
        CanvasEntry { words, sign: sign(row.basis), says: says(locale, row), guess: row.basis == Basis::Guess }
    };
    let part = |row: &PartRow| CanvasPart {
        part: row.part,
        name: locale.part(row.part),
        depth: locale.depth(row.depth),
        ticks: row.depth,
        also: match row.entries.is_empty() {
            true => Some(locale.say("page-canvas-empty")),
            false => more_than_here(locale, row),
        },
        entries: row.entries.iter().map(entry).collect(),
    };
    Canvas {
        language: locale,
        who: shown(&map.who.as_ref().map_or(String::new(), |who| who.name.clone())),
        situation: shown(&map.situation),
        customer: map.customer.as_deref().map(shown),
        not_for_outside: locale.say("not-for-outside"),
        credit: credit(page, locale),
        as_of: locale.dated("page-as-of", page.made),
        water: [locale.say("page-above"), locale.say("page-below")],
        parts: map.parts.iter().map(part).collect(),
        made: page.made,
    }
}

/// The canvas as a page: on paper one sheet on its side, set smaller where it holds much; what is more than one takes goes on.
#[must_use]
pub fn canvas_html(page: &MapPage, locale: Language) -> String {
    let map = &page.map;
    let canvas = canvas(page, locale);
    let fit = fit(&canvas);
    let parts: Vec<Part<'_>> = canvas
        .parts
        .iter()
        .zip(&map.parts)
        .zip(&fit.first)
        .map(|((part, row), first)| Part { part, row, first: *first })
        .collect();
    let (above, below): (Vec<_>, Vec<_>) = parts.iter().partition(|part| part.part.part.above_water());
    let content = html! {
        header {
            p .kind { (locale.say("page-map")) span .tag { (canvas.not_for_outside) } }
            h1 { bdi { (canvas.who) } " " span .situation dir="auto" { (canvas.situation) } }
            @if let Some(customer) = &map.customer { p .when { (name(customer)) } }
        }
        div .canvas {
            div .half { @for part in above { (region(locale, part)) } }
            div .water aria-hidden="true" { @for side in &canvas.water { span { (side) } } }
            div .half.below { @for part in below { (region(locale, part)) } }
        }
        @if parts.iter().any(|part| part.first < part.row.entries.len()) {
            section .further {
                p .of aria-hidden="true" { bdi { (canvas.who) } " · " bdi { (canvas.situation) } }
                @for part in &parts { (goes_on(locale, part)) }
            }
        }
        footer {
            p { (canvas.credit) }
            p { (canvas.as_of) "." }
        }
    };
    let Fit { size, .. } = fit;
    let style = format!("{STYLE}@media print {{ html {{ font-size: {size}pt; }} }}");
    sheet(locale, &super::heading(page, locale), &style, &content)
}

/// A part with how many of its entries stand on the first sheet.
struct Part<'a> {
    part: &'a CanvasPart,
    row: &'a PartRow,
    first: usize,
}

fn region(locale: Language, of: &Part<'_>) -> Markup {
    let Part { part, row, first } = of;
    let further = (row.entries.len() - first) as u64;
    html! {
        section class=(format!("region {}", row.part.word())) {
            h2 { (part.name) }
            p .depth { (ticks(row.depth)) (part.depth) }
            @for entry in &row.entries[..*first] { (entered(locale, entry)) }
            @if further > 0 {
                p .also { (locale.counted("page-canvas-more", further)) }
            } @else if let Some(also) = &part.also {
                p .also { (also) }
            }
        }
    }
}

/// The entries of a part that the first sheet has no room for.
fn goes_on(locale: Language, of: &Part<'_>) -> Markup {
    let Part { part, row, first } = of;
    html! {
        @if *first < row.entries.len() {
            h2 { (part.name) ", " (locale.say("page-canvas-goes-on")) }
            @for entry in &row.entries[*first..] { (entered(locale, entry)) }
            @if let Some(also) = &part.also { p .also { (also) } }
        }
    }
}

fn entered(locale: Language, entry: &EntryRow) -> Markup {
    html! {
        div class=(format!("entry {}", entry.basis.word())) {
            @if entry.text.is_empty() {
                p .meta { (locale.say("page-erased")) }
            } @else {
                (words(locale, &entry.text, entry.exact))
            }
            p .basis { (glyph(entry.basis)) span { (says(locale, entry)) } }
        }
    }
}
