//! The visit report, as a page and as CommonMark.

pub(crate) mod markdown;

use data_encoding::BASE64;
use maud::{Markup, html};
use soundings_core::model::ObservationKind;
use soundings_core::present::{Attached, ForWhom, Named, Noted, PromiseMade, Report, When};

use crate::Language;
use crate::catalogue::Said;

use crate::frame::{CLOCK, document, name, time, words};
use crate::text::shown;

/// The report as CommonMark.
#[must_use]
pub fn markdown(report: &Report, locale: Language) -> String {
    markdown::document(report, locale)
}

/// The report as a page that is whole in itself.
#[must_use]
pub fn html(report: &Report, locale: Language) -> String {
    let title = title(report, locale);
    let content = html! {
        header {
            p .kind {
                (locale.encounter(report.kind))
                @if report.for_whom == ForWhom::Us { span .tag { (locale.say("page-not-for-outside")) } }
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
            p {
                (if report.for_whom == ForWhom::Us { locale.say("page-as-of") } else { locale.say("page-agreed") }) " "
                (locale.day(report.made.date())) ", " (report.made.format(CLOCK)) "."
            }
        }
    };
    document(locale, &format!("{} · {title}", locale.encounter(report.kind)), &content)
}

/// The customer, or what stands for one who may not or cannot be named.
fn title(report: &Report, locale: Language) -> String {
    let unnamed =
        if report.for_whom == ForWhom::Us { locale.say("page-not-named-yet") } else { locale.say("page-a-customer") };
    report.customer.clone().unwrap_or(unnamed)
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

fn named(locale: Language, who: &Named, with_role: bool) -> Markup {
    html! {
        @match who {
            Named::Customer => { (locale.say("page-a-customer")) }
            Named::Person { name: called, role } => {
                (name(called))
                @if let (true, Some(role)) = (with_role, role) { span .role { ", " (name(role)) } }
            }
        }
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
                        @for (place, who) in promise.to.iter().enumerate() { @if place > 0 { ", " } (named(locale, who, false)) }
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
                (words(locale, &note.words, note.exact))
                p .meta {
                    @if let Some(by) = &note.by { span .who { (named(locale, by, true)) } }
                    span { (locale.note(note.kind)) @if note.kind == ObservationKind::Said && !note.exact { ", " (locale.say("page-roughly")) } }
                    @if let Some(about) = &note.about { span { (locale.say("page-about")) " " (named(locale, about, false)) } }
                    @if note.from_memory { span { (locale.say("from-memory")) } }
                    @if let Some(engineer) = &note.engineer { span { (locale.say("page-noted-by")) " " (name(engineer)) } }
                }
                @if let Some(first) = &note.first_words {
                    div .first { p .meta { (locale.say("page-first-words")) (locale.say("page-colon")) } (words(locale, first, note.exact)) }
                }
                @for attached in &note.attached { (attachment(locale, attached)) }
            }
        }
    }
}

fn attachment(locale: Language, attached: &Attached) -> Markup {
    let called = attached.file_name.as_deref().map(shown).unwrap_or_else(|| attached.media_type.clone());
    html! {
        @if let Some(bytes) = &attached.picture {
            figure {
                img src=(format!("data:{};base64,{}", attached.media_type, BASE64.encode(bytes))) alt=(called);
                figcaption { (name(&called)) }
            }
        } @else {
            p .file { (name(&called)) " · " (locale.bytes(attached.bytes)) }
        }
    }
}
