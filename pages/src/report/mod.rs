//! The visit report, as a page and as CommonMark.

mod markdown;

use data_encoding::BASE64;
use maud::{Markup, html};
use soundings_core::model::ObservationKind;
use soundings_core::present::{Attached, ForWhom, Named, Noted, PromiseMade, Report, When};

use crate::Locale;
use crate::catalogue::Words;
use crate::frame::{CLOCK, document, name, time, words};
use crate::text::shown;

/// The report as CommonMark.
#[must_use]
pub fn markdown(report: &Report, locale: Locale) -> String {
    markdown::document(report, locale)
}

/// The report as a page that is whole in itself.
#[must_use]
pub fn html(report: &Report, locale: Locale) -> String {
    let text = locale.words();
    let title = title(report, locale);
    let content = html! {
        header {
            p .kind {
                (text.encounter(report.kind))
                @if report.for_whom == ForWhom::Us { span .tag { (text.not_for_outside) } }
            }
            h1 dir="auto" { (shown(&title)) }
            @if let Some(site) = &report.site { p .site { (name(site)) } }
            p .when { (when(locale, report.when.as_ref())) }
            @if let Some(objective) = &report.objective {
                dl .facts { div { dt { (text.objective) } dd dir="auto" { (locale.cleared(objective)) } } (people(report, text)) }
            } @else if !report.people.is_empty() || !report.engineers.is_empty() {
                dl .facts { (people(report, text)) }
            }
        }
        @if !report.promises.is_empty() {
            section {
                h2 { (text.promised) }
                ul .promises { @for promise in &report.promises { (promised(locale, promise)) } }
            }
        }
        @if !report.starred.is_empty() {
            section { h2 { (text.starred) } (notes(locale, &report.starred)) }
        }
        @if !report.notes.is_empty() {
            section { h2 { (if report.starred.is_empty() { text.notes } else { text.in_order }) } (notes(locale, &report.notes)) }
        }
        @if report.starred.is_empty() && report.notes.is_empty() {
            p .empty { (if report.for_whom == ForWhom::Us { text.nothing_noted } else { text.nothing_may_go }) }
        }
        footer {
            @if report.only_you > 0 { p { (locale.only_you(report.only_you)) } }
            p {
                (if report.for_whom == ForWhom::Us { text.as_of } else { text.agreed }) " "
                (locale.day(report.made.date())) ", " (report.made.format(CLOCK)) "."
            }
        }
    };
    document(locale, &format!("{} · {title}", text.encounter(report.kind)), &content)
}

/// The customer, or what stands for one who may not or cannot be named.
fn title(report: &Report, locale: Locale) -> String {
    let text = locale.words();
    let unnamed = if report.for_whom == ForWhom::Us { text.not_named_yet } else { text.a_customer };
    report.customer.clone().unwrap_or_else(|| unnamed.to_owned())
}

/// When, as a line of text.
fn when(locale: Locale, when: Option<&When>) -> String {
    let text = locale.words();
    let Some(when) = when else { return text.not_dated.to_owned() };
    let day = locale.day(when.from.date());
    let from = when.from.format(CLOCK);
    let line = match &when.until {
        _ if when.planned => format!("{} {day}, {from}", text.planned),
        None => format!("{day}, {} {from}", text.since),
        Some(until) if until.date() == when.from.date() => format!("{day}, {from}–{}", until.format(CLOCK)),
        Some(until) => format!("{day}, {from} – {}, {}", locale.day(until.date()), until.format(CLOCK)),
    };
    if when.zone.is_empty() { line } else { format!("{line}, {}", shown(&when.zone.replace('_', " "))) }
}

fn people(report: &Report, text: &Words) -> Markup {
    html! {
        @if !report.people.is_empty() {
            div {
                dt { (text.we_met) }
                dd {
                    ul .people {
                        @for person in &report.people {
                            li {
                                (name(&person.name))
                                @if let Some(role) = &person.role { span .role { ", " (name(role)) } }
                                @if let Some(consent) = person.consent { span .consent { (text.choice(consent)) } }
                            }
                        }
                    }
                }
            }
        }
        @if !report.engineers.is_empty() {
            div {
                dt { (text.we_were) }
                dd { @for (place, engineer) in report.engineers.iter().enumerate() { @if place > 0 { ", " } (name(engineer)) } }
            }
        }
    }
}

fn named(text: &Words, who: &Named, with_role: bool) -> Markup {
    html! {
        @match who {
            Named::Customer => { (text.a_customer) }
            Named::Person { name: called, role } => {
                (name(called))
                @if let (true, Some(role)) = (with_role, role) { span .role { ", " (name(role)) } }
            }
        }
    }
}

fn promised(locale: Locale, promise: &PromiseMade) -> Markup {
    let text = locale.words();
    html! {
        li {
            p .words dir="auto" { (locale.cleared(&promise.text)) }
            p .meta {
                @if let Some(until) = promise.until { span { (text.until) " " strong { (locale.day(until)) } } }
                @if !promise.to.is_empty() {
                    span {
                        (text.to) " "
                        @for (place, who) in promise.to.iter().enumerate() { @if place > 0 { ", " } (named(text, who, false)) }
                    }
                }
                @if let Some(engineer) = &promise.promised_by { span { (text.by) " " (name(engineer)) } }
                @if let Some(standing) = text.standing(promise.standing) { span .tag { (standing) } }
            }
        }
    }
}

fn notes(locale: Locale, notes: &[Noted]) -> Markup {
    html! { ol .notes { @for note in notes { (noted(locale, note)) } } }
}

fn noted(locale: Locale, note: &Noted) -> Markup {
    let text = locale.words();
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
                    @if let Some(by) = &note.by { span .who { (named(text, by, true)) } }
                    span { (text.note(note.kind)) @if note.kind == ObservationKind::Said && !note.exact { ", " (text.roughly) } }
                    @if let Some(about) = &note.about { span { (text.about) " " (named(text, about, false)) } }
                    @if note.from_memory { span { (text.from_memory) } }
                    @if let Some(engineer) = &note.engineer { span { (text.noted_by) " " (name(engineer)) } }
                }
                @if let Some(first) = &note.first_words {
                    div .first { p .meta { (text.first_words) (text.colon) } (words(locale, first, note.exact)) }
                }
                @for attached in &note.attached { (attachment(locale, attached)) }
            }
        }
    }
}

fn attachment(locale: Locale, attached: &Attached) -> Markup {
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
