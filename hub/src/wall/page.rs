//! The wall as HTML: one face at a time, each readable from four metres.

use chrono::NaiveDate;
use data_encoding::BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use soundings_core::model::MapPart;
use soundings_core::present::{Poster, TOKENS_CSS, Wall, WallMatter, WallPromise, WallWords};

const STYLE: &str = include_str!("wall.css");
const SCRIPT: &str = include_str!("wall.js");
/// What matters that fits under the water.
const MATTERS: usize = 3;

/// The page around the faces.
pub(super) fn page(faces: &str, mark: &str, visitors: bool) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { "Our customers" }
                style { (PreEscaped(TOKENS_CSS)) (PreEscaped(STYLE)) }
            }
            body {
                main id="wall" data-mark=(mark) { (PreEscaped(faces)) }
                template id="rest" { (PreEscaped(welcome())) }
                form id="visitors" method="post" action="/visitors" {
                    button name="here" value=(if visitors { "no" } else { "yes" }) {
                        @if visitors { "Visitors have left" } @else { "Visitors today" }
                    }
                    span id="news" role="status" {}
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
    .into_string()
}

/// Only the page's own style and script, and requests to the hub itself.
pub(super) fn content_security_policy() -> String {
    let script = sha256_base64(SCRIPT);
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script}'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

fn sha256_base64(text: &str) -> String {
    BASE64.encode(&soundings_wire::sha256(&[text.as_bytes()]).0)
}

/// Every face: a poster shows each of a customer's words in turn.
pub(super) fn posters(wall: &Wall) -> String {
    let faces: Vec<Markup> = wall.posters.iter().flat_map(poster).chain(wall.promise.iter().map(promise)).collect();
    html! {
        @if faces.is_empty() { (nobody_yet()) }
        @for face in &faces { (face) }
    }
    .into_string()
}

/// What stands there while visitors are about: no customer.
pub(super) fn welcome() -> String {
    face(
        false,
        "rest",
        &html! { p.customer { "Soundings" } },
        &html! { p.large { "See the customer below the surface." } },
        &html! {},
    )
    .into_string()
}

fn nobody_yet() -> Markup {
    let below = html! { p.hint { "Whoever chooses “On the wall” when you ask them comes up here by themselves, with their words and what matters to them." } };
    face(
        false,
        "rest",
        &html! { p.customer { "Our customers" } },
        &html! { p.large { "Nobody is on the wall yet." } },
        &below,
    )
}

/// A face. `people`: it names or quotes somebody, and goes when the hub has been away for a day.
fn face(people: bool, class: &str, head: &Markup, above: &Markup, below: &Markup) -> Markup {
    html! {
        article class={ "face " (class) } data-people[people] {
            (iceberg())
            header { (head) }
            div.above { (above) }
            div.below { (below) }
        }
    }
}

fn poster(poster: &Poster) -> Vec<Markup> {
    let customer = poster.customer.as_deref();
    let head = html! { p.customer { (customer.unwrap_or("A customer")) } };
    if poster.words.is_empty() {
        let below = matters(poster.matters.iter());
        let above = html! {
            @if customer.is_some() { p.large { "We listen to them." } } @else { p.large { "One of those we build for." } }
        };
        return vec![face(customer.is_some(), "", &head, &above, &below)];
    }
    let with_words = |words: &WallWords| {
        // What stands above the water already is not said again below it.
        let below = matters(poster.matters.iter().filter(|matter| matter.text != words.words));
        face(true, "", &head, &quoted(words), &below)
    };
    poster.words.iter().map(with_words).collect()
}

fn quoted(said: &WallWords) -> Markup {
    let length = match said.words.chars().count() {
        0..=90 => "short",
        91..=170 => "middling",
        _ => "long",
    };
    html! {
        @if said.exact {
            blockquote class={ "exact " (length) } { "“" (said.words) "”" }
        } @else {
            p class={ "roughly " (length) } { (said.words) }
        }
        p.who {
            (said.name)
            @if let Some(role) = &said.role { span.role { ", " (role) } }
            @if !said.exact { span.role { " (roughly)" } }
        }
    }
}

fn matters<'a>(matters: impl Iterator<Item = &'a WallMatter>) -> Markup {
    let matters: Vec<&WallMatter> = matters.take(MATTERS).collect();
    html! {
        @if !matters.is_empty() {
            h2 { "What matters to them" }
            ul {
                @for matter in matters {
                    li {
                        span.part { (part(matter.part)) }
                        @if matter.exact { span.exact { "“" (matter.text) "”" } } @else { span { (matter.text) } }
                    }
                }
            }
        }
    }
}

fn part(part: MapPart) -> &'static str {
    match part {
        MapPart::NeedToDo => "Need to do",
        MapPart::Pain => "Pain",
        MapPart::Gain => "Gain",
        _ => "Thinks and feels",
    }
}

fn promise(promise: &WallPromise) -> Markup {
    let until = promise.until.parse::<NaiveDate>().map(|day| day.format("%A %-d %B").to_string()).unwrap_or_default();
    let to = if promise.to.is_empty() { "a customer".to_owned() } else { promise.to.join(" and ") };
    let above = html! { p.large.promised { (promise.text) } };
    let below = html! {
        p.hint { "to " (to) }
        p.hint { "by " strong { (until) } @if let Some(engineer) = &promise.promised_by { ", " (engineer) } }
    };
    face(!promise.to.is_empty(), "promise", &html! { p.customer { "The promise of the week" } }, &above, &below)
}

/// The iceberg of look.md: a tip off-centre, the mass below, and the sounding line with its buoy where it meets the
/// water. The surface lies at 600 of 1,000.
fn iceberg() -> Markup {
    PreEscaped(
        r#"<svg class="iceberg" viewBox="0 0 460 1000" aria-hidden="true">
<g class="ice"><path d="M196 478 232 428 262 500 250 600 150 600Z"/><path class="shade" d="M232 428 268 452 318 540 262 500Z"/><path class="shade" d="M262 500 318 540 356 600 250 600Z"/><path d="M196 478 150 600 112 600 152 540Z"/></g>
<g class="mass"><path d="M112 600 250 600 232 742 128 760 74 672Z"/><path d="M250 600 356 600 408 668 372 760 232 742Z"/><path d="M128 760 232 742 262 872 186 858Z"/><path d="M232 742 372 760 336 856 262 872Z"/><path d="M186 858 262 872 252 968 216 936Z"/><path d="M262 872 336 856 296 938 252 968Z"/></g>
<g class="line"><path d="M36 600V930"/><path d="M26 680H46M26 760H46M26 840H46"/><path class="lead" d="M28 930H44L40 962H32Z"/></g>
<circle class="buoy" cx="36" cy="596" r="19"/>
</svg>"#
            .to_owned(),
    )
}
