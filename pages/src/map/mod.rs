//! An empathy map as a page: the iceberg as its picture, then the eight parts with what shows each entry; as the canvas; as
//! a document.

mod canvas;
mod document;
mod drawn;
mod fit;
mod grid;

use maud::{Markup, PreEscaped, html};
use soundings_core::model::{Basis, ObservationKind};
use soundings_core::present::{EntryRow, EvidenceRow, MapPage, NoteRow, PairRow, PartRow};

use crate::Language;
use crate::catalogue::Said;
use crate::frame::{self, CLOCK, name, time, words};
use crate::iceberg::{self, PartDepth};
use crate::text::shown;

pub use canvas::{Canvas, CanvasEntry, CanvasPart, canvas, canvas_html};
pub use document::document as text_document;
pub use drawn::canvas_svg;
pub use grid::{Area, Grid, halves};

/// The page, whole in itself and headed *not for outside*.
#[must_use]
pub fn html(page: &MapPage, locale: Language) -> String {
    frame::document(locale, &heading(page, locale), &content(page, locale))
}

/// What the page is called.
pub(crate) fn heading(page: &MapPage, locale: Language) -> String {
    let who = page.map.who.as_ref().map_or("", |who| who.name.as_str());
    format!("{} · {who} · {}", locale.say("page-map"), page.map.situation)
}

/// What stands on the page.
pub(crate) fn content(page: &MapPage, locale: Language) -> Markup {
    let map = &page.map;
    let who = map.who.as_ref().map_or(String::new(), |who| who.name.clone());
    html! {
        header {
            p .kind { (locale.say("page-map")) span .tag { (locale.say("not-for-outside")) } }
            h1 dir="auto" { (shown(&who)) }
            p .site dir="auto" { (shown(&map.situation)) }
            @if let Some(customer) = &map.customer { p .when { (name(customer)) } }
            div .meter { (iceberg::meter(&depths(page), locale)) }
        }
        @for (heading, above) in [(locale.say("page-above"), true), (locale.say("page-below"), false)] {
            section {
                h2 { (heading) }
                div .parts {
                    @for row in map.parts.iter().filter(|row| row.part.above_water() == above) { (part(locale, row)) }
                }
            }
        }
        (unmatched(locale, &page.unmatched))
        footer {
            p { (canvas::credit(page, locale)) }
            p { (locale.dated("page-as-of", page.made)) "." }
        }
    }
}

/// The iceberg alone, as an SVG that stands anywhere.
#[must_use]
pub fn svg(page: &MapPage, locale: Language) -> String {
    iceberg::meter(&depths(page), locale).into_string()
}

fn depths(page: &MapPage) -> Vec<PartDepth> {
    page.map.parts.iter().map(|row| (row.part, row.depth)).collect()
}

fn part(locale: Language, row: &PartRow) -> Markup {
    html! {
        article .part {
            h3 { (locale.part(row.part)) }
            p .depth { (ticks(row.depth)) (locale.depth(row.depth)) }
            @for one in &row.entries { (entry(locale, one)) }
            @if let Some(more) = canvas::more_than_here(locale, row) { p .meta { (more) } }
        }
    }
}

/// What was said and does not match what was seen.
fn unmatched(locale: Language, pairs: &[PairRow]) -> Markup {
    let side = |note: &NoteRow| {
        html! {
            div .part {
                (words(locale, &note.words, note.exact))
                p .meta {
                    @if let Some(kind) = note.kind { span { (locale.note(kind)) } }
                    @if let Some(by) = &note.by { span { (name(&by.name)) } }
                }
            }
        }
    };
    html! {
        @if !pairs.is_empty() {
            section {
                h2 { (locale.say("unmatched")) }
                @for pair in pairs {
                    div .parts.pair { (side(&pair.said)) (side(&pair.was_seen)) }
                    @if let Some(answer) = &pair.answer {
                        p .meta { (locale.say("make-both-true")) }
                        p .words dir="auto" { (shown(answer)) }
                    }
                }
            }
        }
    }
}

fn entry(locale: Language, row: &EntryRow) -> Markup {
    let shows = row.evidence.iter().filter(|evidence| !evidence.against).count();
    let against = row.evidence.len() - shows;
    html! {
        div class=(format!("entry {}", row.basis.word())) {
            @if row.text.is_empty() {
                p .meta { (locale.say("page-erased")) }
            } @else {
                (words(locale, &row.text, row.exact))
            }
            p .basis {
                (glyph(row.basis)) span { (locale.basis(row.basis, shows)) }
                @if against > 0 { span { "· " (locale.against(against)) } }
            }
            @if !row.evidence.is_empty() {
                ul .shows { @for evidence in &row.evidence { (shown_by(locale, row, evidence)) } }
            }
        }
    }
}

fn shown_by(locale: Language, entry: &EntryRow, evidence: &EvidenceRow) -> Markup {
    let note = &evidence.note;
    let at = note.happened.local_in(&note.happened.zone);
    html! {
        li {
            // An entry that shows its note's own words needs them only once.
            @if evidence.words != entry.text { (words(locale, &evidence.words, note.exact)) }
            p .meta {
                @if evidence.against { span { (locale.against(1)) } }
                span { (time(&at, &html! { (locale.day(at.date())) ", " (at.format(CLOCK)) })) }
                @if let Some(by) = &note.by { span { (name(&by.name)) } }
                @if let Some(kind) = note.kind {
                    span { (locale.note(kind)) @if kind == ObservationKind::Said && !note.exact { ", " (locale.say("page-roughly")) } }
                }
                @if let Some(about) = &note.about { span { (locale.say("page-about")) " " (name(&about.name)) } }
                @if evidence.words_corrected_since { span { (locale.say("page-corrected-since")) } }
            }
        }
    }
}

/// Ticks in small, as on the sounding line.
pub(crate) fn ticks(depth: u8) -> Markup {
    html! {
        svg viewBox="0 0 22 18" aria-hidden="true" fill="none" stroke="currentColor" stroke-linecap="round" { (tick_lines(depth)) }
    }
}

/// The sounding line with its three depth lines, in a field of 22 × 18: those that were reached are drawn, the others dotted.
fn tick_lines(depth: u8) -> Markup {
    html! {
        line x1="11" y1="0" x2="11" y2="18" stroke-width="1" {}
        @for tick in 0..3 {
            @let y = 3 + i32::from(tick) * 6;
            @if tick < depth {
                line x1="3" y1=(y) x2="19" y2=(y) stroke-width="2.5" {}
            } @else {
                line x1="3" y1=(y) x2="19" y2=(y) stroke-width="1.5" stroke-dasharray=".1 4" {}
            }
        }
    }
}

/// The sign of a basis: speech bubble, eye, both, lozenge, dashed ring.
fn glyph(basis: Basis) -> Markup {
    const BUBBLE: &str = r#"<path d="M3 4h14v8H9l-4 4v-4H3z"/>"#;
    const EYE: &str = r#"<path d="M2 10q8-9 16 0q-8 9-16 0z"/><circle cx="10" cy="10" r="2.4"/>"#;
    let drawing = match basis {
        Basis::Told => BUBBLE.to_owned(),
        Basis::Seen => EYE.to_owned(),
        Basis::ToldAndSeen => format!(
            r#"<g transform="translate(0 -1) scale(.62)">{BUBBLE}</g><g transform="translate(7 7) scale(.66)">{EYE}</g>"#
        ),
        Basis::OurReading => r#"<path d="M10 2l6 8-6 8-6-8z"/>"#.to_owned(),
        Basis::Guess => r#"<circle cx="10" cy="10" r="7" stroke-dasharray="3 3"/>"#.to_owned(),
    };
    html! {
        svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" {
            (PreEscaped(drawing))
        }
    }
}
