//! The visit report, as a page and as a document.

mod document;

pub(crate) use document::{facts, noted as said, promised as to_do, speaker};

use data_encoding::BASE64;
use maud::{Markup, html};
use soundings_core::model::{AttachmentKind, ObservationKind, OutcomeKind};
use soundings_core::present::{Attached, ForWhom, Named, Noted, PromiseMade, Report, Shown, When};

use crate::Language;
use crate::catalogue::Said;
use crate::document::Document;
use crate::frame::{self, CLOCK, name, time, words};
use crate::text::shown;

/// The report as a document, to be written as text, as Markdown or on paper.
#[must_use]
pub fn document(report: &Report, locale: Language) -> Document {
    document::document(report, locale)
}

/// The report as a page that is whole in itself.
#[must_use]
pub fn html(report: &Report, locale: Language) -> String {
    frame::document(locale, &heading(report, locale), &content(report, locale))
}

/// What the page is called.
pub(crate) fn heading(report: &Report, locale: Language) -> String {
    format!("{} · {}", locale.encounter(report.kind), title(report, locale))
}

/// What stands on the page.
pub(crate) fn content(report: &Report, locale: Language) -> Markup {
    let title = title(report, locale);
    html! {
        header {
            p .kind {
                (locale.encounter(report.kind))
                @if report.for_whom == ForWhom::Us { span .tag { (locale.say("not-for-outside")) } }
            }
            h1 dir="auto" { (shown(&title)) }
            @if let Some(site) = &report.site { p .site { (name(site)) } }
            p .when { (when(locale, report.when.as_ref())) }
            @if let Some(objective) = &report.objective {
                dl .facts { div { dt { (locale.say("page-objective")) } dd dir="auto" { (locale.cleared(objective)) } } (people(report, locale)) }
            } @else if !report.people.is_empty() || !report.engineers.is_empty() {
                dl .facts { (people(report, locale)) }
            }
        }
        @if !report.promises.is_empty() {
            section {
                h2 { (locale.say("page-promised")) }
                ul .promises { @for promise in &report.promises { (promised(locale, promise)) } }
            }
        }
        @if !report.came_of_it.is_empty() {
            section {
                h2 { (locale.say("page-came-of-it")) }
                ul { @for one in &report.came_of_it { li { (came_of_it(locale, one.kind, one.text.as_deref())) } } }
            }
        }
        @if !report.starred.is_empty() {
            section { h2 { (locale.say("page-starred")) } (notes(locale, &report.starred)) }
        }
        @if !report.notes.is_empty() {
            section { h2 { (if report.starred.is_empty() { locale.say("page-notes") } else { locale.say("page-in-order") }) } (notes(locale, &report.notes)) }
        }
        @if report.starred.is_empty() && report.notes.is_empty() {
            p .empty { (if report.for_whom == ForWhom::Us { locale.say("page-nothing-noted") } else { locale.say("page-nothing-may-go") }) }
        }
        footer {
            @if report.only_you > 0 { p { (locale.only_you(report.only_you)) } }
            p { (locale.dated(as_of(report), report.made)) "." }
        }
    }
}

/// What came of a visit: of which kind it is, and what in a few words.
pub(crate) fn came_of_it(locale: Language, kind: Option<OutcomeKind>, text: Option<&str>) -> Markup {
    html! {
        p .words dir="auto" { (text.map_or_else(|| outcome_kind(locale, kind), shown)) }
        @if text.is_some() { p .meta { span { (outcome_kind(locale, kind)) } } }
    }
}

/// The kind of what came of a visit; a later version's has no word here.
pub(crate) fn outcome_kind(locale: Language, kind: Option<OutcomeKind>) -> String {
    kind.map_or_else(|| locale.say("page-came-of-it"), |kind| locale.say(&format!("outcome-kind-{}", kind.word())))
}

/// The customer, or what stands for one who may not or cannot be named.
fn title(report: &Report, locale: Language) -> String {
    let unnamed =
        if report.for_whom == ForWhom::Us { locale.say("page-not-named-yet") } else { locale.say("page-a-customer") };
    report.customer.clone().unwrap_or(unnamed)
}

/// What says of which moment it is: who may be quoted outside agreed to it then.
fn as_of(report: &Report) -> &'static str {
    if report.for_whom == ForWhom::Us { "page-as-of" } else { "page-agreed" }
}

/// When, as a line of text.
fn when(locale: Language, when: Option<&When>) -> String {
    let Some(when) = when else { return locale.say("page-not-dated") };
    let day = locale.day(when.from.date());
    let from = when.from.format(CLOCK);
    let line = match &when.until {
        _ if when.planned => format!("{} {day}, {from}", locale.say("page-planned")),
        None => format!("{day}, {} {from}", locale.say("page-since")),
        Some(until) if until.date() == when.from.date() => format!("{day}, {from}–{}", until.format(CLOCK)),
        Some(until) => format!("{day}, {from} – {}, {}", locale.day(until.date()), until.format(CLOCK)),
    };
    if when.zone.is_empty() { line } else { format!("{line}, {}", shown(&when.zone.replace('_', " "))) }
}

fn people(report: &Report, locale: Language) -> Markup {
    html! {
        @if !report.people.is_empty() {
            div {
                dt { (locale.say("page-we-met")) }
                dd {
                    ul .people {
                        @for person in &report.people {
                            li {
                                (name(&person.name))
                                @if let Some(role) = &person.role { span .role { ", " (name(role)) } }
                                @if let Some(consent) = person.consent { span .consent { (locale.choice(consent)) } }
                            }
                        }
                    }
                }
            }
        }
        @if !report.engineers.is_empty() {
            div {
                dt { (locale.say("page-we-were")) }
                dd { @for (place, engineer) in report.engineers.iter().enumerate() { @if place > 0 { ", " } (name(engineer)) } }
            }
        }
    }
}

/// Who said or did it: a line begins with them.
fn who_spoke(locale: Language, who: &Named) -> Markup {
    html! {
        @match who {
            Named::Customer => { (locale.say("page-a-customer")) }
            Named::Person { name: called, role } => {
                (name(called))
                @if let Some(role) = role { span .role { ", " (name(role)) } }
            }
        }
    }
}

/// Somebody in the middle of a line.
fn named(locale: Language, who: &Named) -> Markup {
    match who {
        Named::Customer => html! { (locale.say("page-a-customer-within")) },
        Named::Person { name: called, .. } => name(called),
    }
}

/// Whom a note is about.
fn about(locale: Language, who: &Named) -> Markup {
    match who {
        Named::Customer => html! { (locale.say("page-about-a-customer")) },
        Named::Person { .. } => html! { (locale.say("page-about")) " " (named(locale, who)) },
    }
}

fn promised(locale: Language, promise: &PromiseMade) -> Markup {
    html! {
        li {
            p .words dir="auto" { (locale.cleared(&promise.text)) }
            p .meta {
                @if let Some(until) = promise.until { span { (locale.say("page-until")) " " strong { (locale.day(until)) } } }
                @if !promise.to.is_empty() {
                    span {
                        (locale.say("page-to")) " "
                        @for (place, who) in promise.to.iter().enumerate() { @if place > 0 { ", " } (named(locale, who)) }
                    }
                }
                @if let Some(engineer) = &promise.promised_by { span { (locale.say("page-by")) " " (name(engineer)) } }
                @if let Some(standing) = locale.standing(promise.standing) { span .tag { (standing) } }
            }
        }
    }
}

fn notes(locale: Language, notes: &[Noted]) -> Markup {
    html! { ol .notes { @for note in notes { (noted(locale, note)) } } }
}

fn noted(locale: Language, note: &Noted) -> Markup {
    html! {
        li {
            @if let Some(at) = &note.at {
                (time(at, &html! {
                    (at.format(CLOCK))
                    @if note.another_day { small { (locale.day(at.date())) } }
                }))
            } @else {
                span {}
            }
            div {
                @if not_typed_up(note) { p .words { (locale.say("to-type-up")) } }
                @if !note.words.is_empty() { (words(locale, &note.words, note.exact)) }
                p .meta {
                    @if let Some(by) = &note.by { span .who { (who_spoke(locale, by)) } }
                    span { (locale.note(note.kind)) @if note.kind == ObservationKind::Said && !note.exact { ", " (locale.say("page-roughly")) } }
                    @if let Some(about) = &note.about { span { (self::about(locale, about)) } }
                    @if note.from_memory { span { (locale.say("from-memory")) } }
                    @if let Some(engineer) = &note.engineer { span { (locale.say("page-noted-by")) " " (name(engineer)) } }
                }
                @if let Some(first) = &note.first_words {
                    div .first { p .meta { (locale.say("page-first-words")) (locale.say("page-colon")) } (words(locale, first, note.exact)) }
                }
                (attachments(locale, &note.attached))
            }
        }
    }
}

/// Pictures two by two, then other files a line each.
fn attachments(locale: Language, attached: &[Attached]) -> Markup {
    let pictures: Vec<(&Attached, &Shown)> =
        attached.iter().filter_map(|one| one.picture.as_ref().map(|shown| (one, shown))).collect();
    html! {
        @if !pictures.is_empty() {
            div .pictures { @for (one, shown) in pictures { (picture(locale, one, shown)) } }
        }
        @for file in attached.iter().filter(|one| one.picture.is_none()) {
            p .file {
                (name(&called(locale, file)))
                @if let Some(ms) = file.duration_ms { " · " (seconds(locale, ms)) } @else { " · " (locale.bytes(file.bytes)) }
            }
        }
    }
}

fn picture(locale: Language, attached: &Attached, shown: &Shown) -> Markup {
    let of_thousand = |part: u16| format!("{}.{}%", part / 10, part % 10);
    html! {
        figure {
            div .picture {
                img src=(format!("data:image/jpeg;base64,{}", BASE64.encode(&shown.jpeg))) alt=(alt(locale, shown))
                    width=(shown.size.width) height=(shown.size.height);
                @for label in &shown.labels {
                    span .label dir="auto" style=(format!("left:{};top:{}", of_thousand(label.at.x), of_thousand(label.at.y))) {
                        (locale.cleared(&label.words))
                    }
                }
            }
            @if let Some(file) = &attached.file_name {
                figcaption { (name(file)) @if shown.covered { " · " (locale.say("covered")) } }
            } @else if shown.covered {
                figcaption { (locale.say("covered")) }
            }
        }
    }
}

/// What a picture is called where it can't be seen.
fn alt(locale: Language, shown: &Shown) -> String {
    locale.say(if shown.covered { "page-covered-picture" } else { "page-picture" })
}

/// What an attached file is called.
fn called(locale: Language, attached: &Attached) -> String {
    let kind = || locale.say(&format!("attachment-kind-{}", attached.kind.word()));
    attached.file_name.as_deref().map_or_else(kind, shown)
}

/// A length of time, begun seconds counted whole.
fn seconds(locale: Language, ms: u32) -> String {
    locale.counted("page-seconds", u64::from(ms).div_ceil(1000))
}

/// What stands for the words of a note that was spoken and not typed up yet.
fn not_typed_up(note: &Noted) -> bool {
    note.words.is_empty() && note.attached.iter().any(|one| one.kind == AttachmentKind::SpokenNote)
}
