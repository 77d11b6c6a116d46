//! The wall as HTML: one face at a time, each readable from four metres.

use data_encoding::BASE64;
use maud::{Markup, PreEscaped, html};
use soundings_core::model::MapPart;
use soundings_core::present::{Poster, Wall, WallMatter, WallPromise, WallWords};

use crate::catalogue::Said;
use crate::text::shown;
use crate::{Language, frame, iceberg};

const STYLE: &str = include_str!("wall.css");
const SCRIPT: &str = include_str!("wall.js");
/// What matters that fits under the water.
const MATTERS: usize = 3;

/// The page around the faces. `mark` is the same as long as the same is shown; `visitors`: no customer is.
#[must_use]
pub fn page(faces: &str, mark: &str, visitors: bool, locale: Language) -> String {
    let body = html! {
        main id="wall" data-mark=(mark) { (PreEscaped(faces)) }
        template id="rest" { (PreEscaped(welcome(locale))) }
        form id="visitors" method="post" action="/visitors" {
            button name="here" value=(if visitors { "no" } else { "yes" }) data-yes=(locale.say("page-visitors-today")) data-no=(locale.say("page-visitors-left")) {
                (if visitors { locale.say("page-visitors-left") } else { locale.say("page-visitors-today") })
            }
            span id="news" role="status" data-away=(locale.say("page-server-away")) {}
        }
        script { (PreEscaped(SCRIPT)) }
    };
    let no_referrer = html! { meta name="referrer" content="no-referrer"; };
    frame::page(locale, &locale.say("page-our-customers"), &no_referrer, STYLE, &body)
}

/// Only the page's own style and script, and requests to the hub itself.
#[must_use]
pub fn content_security_policy() -> String {
    let script = BASE64.encode(&soundings_wire::sha256(&[SCRIPT.as_bytes()]).0);
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script}'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Every face: a poster shows each of a customer's words in turn.
#[must_use]
pub fn faces(wall: &Wall, locale: Language) -> String {
    let posters = wall.posters.iter().flat_map(|one| poster(one, locale));
    let faces: Vec<Markup> = posters.chain(wall.promise.iter().map(|one| promise(one, locale))).collect();
    html! {
        @if faces.is_empty() { (nobody_yet(locale)) }
        @for face in &faces { (face) }
    }
    .into_string()
}

/// What stands there while visitors are about: no customer.
#[must_use]
pub fn welcome(locale: Language) -> String {
    let above = html! { p.large { (locale.say("tagline")) } };
    face(false, "rest", &html! { p.customer { "Soundings" } }, &above, &html! {}).into_string()
}

fn nobody_yet(locale: Language) -> Markup {
    let head = html! { p.customer { (locale.say("page-our-customers")) } };
    face(
        false,
        "rest",
        &head,
        &html! { p.large { (locale.say("page-nobody-on-the-wall")) } },
        &html! { p.hint { (locale.say("page-who-comes-up")) } },
    )
}

/// A face. `people`: it names or quotes somebody, and goes when the hub has been away for a day.
fn face(people: bool, class: &str, head: &Markup, above: &Markup, below: &Markup) -> Markup {
    html! {
        article class={ "face " (class) } data-people[people] {
            (ice_and_line())
            header { (head) }
            div.above { (above) }
            div.below { (below) }
        }
    }
}

fn poster(poster: &Poster, locale: Language) -> Vec<Markup> {
    let head = html! { p.customer { (shown(&poster.customer)) } };
    if poster.words.is_empty() {
        let above = html! { p.large { (locale.say("page-we-listen")) } };
        return vec![face(true, "", &head, &above, &matters(poster.matters.iter(), locale))];
    }
    let with_words = |words: &WallWords| {
        // What stands above the water already is not said again below it.
        let below = matters(poster.matters.iter().filter(|matter| !matter.text.is(&words.words)), locale);
        face(true, "", &head, &quoted(words, locale), &below)
    };
    poster.words.iter().map(with_words).collect()
}

fn quoted(said: &WallWords, locale: Language) -> Markup {
    let length = match said.words.chars().count() {
        0..=90 => "short",
        91..=170 => "middling",
        _ => "long",
    };
    let words = shown(&said.words);
    html! {
        @if said.exact {
            blockquote class={ "exact " (length) } { (locale.quoted(&words)) }
        } @else {
            p class={ "roughly " (length) } { (words) }
        }
        p.who {
            (shown(&said.name))
            @if let Some(role) = &said.role { span.role { ", " (shown(role)) } }
            @if !said.exact { span.role { " (" (locale.say("page-roughly")) ")" } }
        }
    }
}

fn matters<'a>(matters: impl Iterator<Item = &'a WallMatter>, locale: Language) -> Markup {
    let matters: Vec<&WallMatter> = matters.take(MATTERS).collect();
    html! {
        @if !matters.is_empty() {
            h2 { (locale.say("page-what-matters")) }
            ul {
                @for matter in matters {
                    li {
                        span.part { (locale.matter(matter.part)) }
                        @if matter.exact {
                            span.exact { (locale.quoted(&locale.cleared(&matter.text))) }
                        } @else {
                            span { (locale.cleared(&matter.text)) }
                        }
                    }
                }
            }
        }
    }
}

fn promise(promise: &WallPromise, locale: Language) -> Markup {
    let to: Vec<String> = promise.to.iter().map(|name| shown(name)).collect();
    let above = html! { p.large.promised { (locale.cleared(&promise.text)) } };
    let below = html! {
        p.hint { (locale.say("page-to")) " " (to.join(&format!(" {} ", locale.say("page-and")))) }
        p.hint {
            (locale.say("page-by-day")) " " strong { (locale.day_of_the_year(promise.until)) }
            @if let Some(engineer) = &promise.promised_by { ", " (shown(engineer)) }
        }
    };
    face(true, "promise", &html! { p.customer { (locale.say("page-promise-of-the-week")) } }, &above, &below)
}

/// The iceberg, and beside it the sounding line with its buoy where it meets the surface, which lies at 600 of 1,000.
fn ice_and_line() -> Markup {
    let class = |part: MapPart, shade: bool| match (part.above_water(), shade) {
        (true, false) => "ice",
        (true, true) => "ice shade",
        (false, false) => "mass",
        (false, true) => "mass deep",
    };
    html! {
        svg.iceberg viewBox="0 0 460 1000" aria-hidden="true" {
            g transform="translate(62 380) scale(1.1)" { (iceberg::facets(class)) }
            g.line {
                path d="M36 600V930" {}
                path d="M26 680H46M26 760H46M26 840H46" {}
                path.lead d="M28 930H44L40 962H32Z" {}
            }
            circle.buoy cx="36" cy="596" r="19" {}
        }
    }
}
