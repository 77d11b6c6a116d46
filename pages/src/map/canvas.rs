//! The canvas after Dave Gray: eight parts around a head, what the person does and meets outside, what only they know inside.
//! As a page that grows with what stands in it, and as a record that `press` sets on A3.

use maud::{Markup, html};
use soundings_core::model::{Basis, MapPart};
use soundings_core::present::{EntryRow, MapPage, PartRow};

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
    /// Whose canvas it is.
    pub credit: String,
    /// As of when it stands.
    pub as_of: String,
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
    /// Its entries.
    pub entries: Vec<CanvasEntry>,
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
        entries: row.entries.iter().map(entry).collect(),
    };
    Canvas {
        language: locale,
        who: shown(&map.who.as_ref().map_or(String::new(), |who| who.name.clone())),
        situation: shown(&map.situation),
        customer: map.customer.as_deref().map(shown),
        not_for_outside: locale.say("not-for-outside"),
        credit: locale.say("page-canvas"),
        as_of: locale.dated("page-as-of", page.made),
        parts: map.parts.iter().map(part).collect(),
        made: page.made,
    }
}

/// The canvas as a page, for a wide screen and for A3 on its side; what is long flows on.
#[must_use]
pub fn canvas_html(page: &MapPage, locale: Language) -> String {
    let map = &page.map;
    let who = map.who.as_ref().map_or(String::new(), |who| who.name.clone());
    let content = html! {
        header {
            p .kind { (locale.say("page-map")) span .tag { (locale.say("not-for-outside")) } }
            h1 { bdi { (shown(&who)) } span .situation dir="auto" { (shown(&map.situation)) } }
            @if let Some(customer) = &map.customer { p .when { (name(customer)) } }
        }
        div .canvas {
            // The head that the parts stand around: decoration.
            div .head {}
            @for row in &map.parts { (region(locale, row)) }
        }
        footer {
            p { (locale.say("page-canvas")) }
            p { (locale.dated("page-as-of", page.made)) "." }
        }
    };
    sheet(locale, &format!("{} · {who} · {}", locale.say("page-map"), map.situation), STYLE, &content)
}

fn region(locale: Language, row: &PartRow) -> Markup {
    let water = if row.part.above_water() { "above" } else { "below" };
    html! {
        section class=(format!("region {} {water}", row.part.word())) {
            h2 { (locale.part(row.part)) }
            p .depth { (ticks(row.depth)) (locale.depth(row.depth)) }
            div .entries {
                @for entry in &row.entries {
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
        }
    }
}
