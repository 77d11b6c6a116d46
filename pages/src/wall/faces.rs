//! The faces of the wall: a customer's or a person's words, what matters to them, the story, the promise and the map.

use maud::{Markup, html};
use soundings_core::model::MapPart;
use soundings_core::model::text::{fits, room};
use soundings_core::present::{
    Cleared, Poster, Wall, WallMap, WallMatter, WallPart, WallPromise, WallStory, WallWords,
};

use crate::catalogue::Said;
use crate::poster::{image, label};
use crate::text::shown;
use crate::{Language, iceberg};

/// What matters that fits under the water.
const MATTERS: usize = 3;
/// Longer words have the whole width, without the iceberg.
const SHORT: usize = 110;
/// As much of a story as one face holds.
const FACE: usize = 260;

/// Every face: a poster shows each of a customer's words in turn.
#[must_use]
pub fn faces(wall: &Wall, locale: Language) -> String {
    let mut faces: Vec<Markup> = wall.posters.iter().flat_map(|one| poster(one, locale)).collect();
    faces.extend(wall.story.iter().flat_map(|one| story(one, locale)));
    faces.extend(wall.promise.iter().map(|one| promise(one, locale)));
    faces.extend(wall.map.iter().map(|one| map(one, locale)));
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
    Face { people: false, class: "rest", key: "welcome" }
        .draw(&html! { h1.customer { "Soundings" } }, &above, &html! {})
        .into_string()
}

fn nobody_yet(locale: Language) -> Markup {
    let head = html! { h1.customer { (locale.say("page-our-customers")) } };
    let above = html! { p.large { (locale.say("page-nobody-on-the-wall")) } };
    Face { people: false, class: "rest", key: "nobody" }.draw(
        &head,
        &above,
        &html! { p.hint { (locale.say("page-who-comes-up")) } },
    )
}

/// A face.
struct Face<'a> {
    /// It names or quotes somebody, and goes when the hub has been away for a day.
    people: bool,
    class: &'a str,
    /// The same as long as it is the same face.
    key: &'a str,
}

impl Face<'_> {
    fn draw(&self, head: &Markup, above: &Markup, below: &Markup) -> Markup {
        let key = data_encoding::HEXLOWER.encode(&soundings_wire::sha256(&[self.key.as_bytes()]).0[..8]);
        html! {
            article class={ "face " (self.class) } data-people[self.people] data-key=(key) {
                header { (head) }
                div.above { (above) }
                div.below { (below) }
                (ice_and_line())
            }
        }
    }
}

fn poster(poster: &Poster, locale: Language) -> Vec<Markup> {
    let head = html! { h1.customer dir="auto" { (shown(&poster.customer)) } };
    let person = poster.person.as_ref();
    let key = |what: &str| format!("{} {} {what}", poster.customer, person.map_or("", |person| &person.name));
    let named = || person.map_or_else(Markup::default, |one| who(&one.name, one.role.as_ref(), false, locale));
    let draw = |class: &str, what: &str, above: &Markup, below: &Markup| {
        Face { people: true, class, key: &key(what) }.draw(&head, above, below)
    };
    let mut faces = Vec::new();
    // A picture stands beside the first words, or before them where they take all of the width.
    let mut picture = poster.picture.as_ref();
    if poster.words.first().is_none_or(|words| !is_short(&words.words)) {
        faces.extend(picture.take().map(|alone| draw("picture-alone", "picture", &image(alone, locale), &named())));
    }
    for words in &poster.words {
        let below = who(&words.name, words.role.as_ref(), !words.exact, locale);
        let (beside, said) = (picture.take(), quoted(words, locale));
        let class = match beside {
            Some(_) => "pictured",
            None if is_short(&words.words) => "short",
            None => "long",
        };
        let above = html! { @if let Some(picture) = beside { (image(picture, locale)) } (said) };
        faces.push(draw(class, &words.words, &above, &below));
    }
    faces.extend(matters(poster, &head, &key("matters"), locale));
    if faces.is_empty() {
        faces.push(draw("short", "", &html! { p.large { (locale.say("page-we-listen")) } }, &named()));
    }
    faces
}

fn is_short(words: &str) -> bool {
    room(words) <= SHORT
}

fn quoted(said: &WallWords, locale: Language) -> Markup {
    let words = shown(&said.words);
    html! {
        @if said.exact {
            blockquote.exact dir="auto" { (locale.quoted(&words)) }
        } @else {
            p.large dir="auto" { (words) }
        }
    }
}

fn who(name: &str, role: Option<&String>, roughly: bool, locale: Language) -> Markup {
    html! {
        p.who dir="auto" {
            (shown(name))
            @if let Some(role) = role { span.role { ", " (shown(role)) } }
            @if roughly { span.role { " (" (locale.say("page-roughly")) ")" } }
        }
    }
}

/// What matters to them, but what stands in their words already.
fn matters(poster: &Poster, head: &Markup, key: &str, locale: Language) -> Option<Markup> {
    let is_said = |matter: &WallMatter| poster.words.iter().any(|words| matter.text.is(&words.words));
    let matters: Vec<&WallMatter> = poster.matters.iter().filter(|matter| !is_said(matter)).take(MATTERS).collect();
    if matters.is_empty() {
        return None;
    }
    let above = html! {
        @if let Some(person) = &poster.person { (who(&person.name, person.role.as_ref(), false, locale)) }
    };
    let below = html! {
        h2 { (locale.say("what-matters")) }
        ul {
            @for matter in matters {
                li {
                    p.label { (label(matter, locale)) }
                    (text(&matter.text, matter.exact, locale))
                }
            }
        }
    };
    Some(Face { people: true, class: "matters", key }.draw(head, &above, &below))
}

fn text(text: &Cleared, exact: bool, locale: Language) -> Markup {
    html! {
        @if exact {
            p.text.exact dir="auto" { (locale.quoted(&locale.cleared(text))) }
        } @else {
            p.text dir="auto" { (locale.cleared(text)) }
        }
    }
}

fn promise(promise: &WallPromise, locale: Language) -> Markup {
    let to: Vec<String> = promise.to.iter().map(|name| shown(name)).collect();
    let text = locale.cleared(&promise.text);
    let class = if is_short(&text) { "promise" } else { "long" };
    let above = html! { p.large dir="auto" { (text) } };
    let below = html! {
        p.hint { (locale.say("page-to")) " " (to.join(&format!(" {} ", locale.say("page-and")))) }
        p.hint {
            (locale.say("page-by-day")) " " strong { (locale.day_of_the_year(promise.until)) }
            @if let Some(engineer) = &promise.promised_by { ", " (shown(engineer)) }
        }
    };
    let head = html! { h1.customer { (locale.say("page-promise-of-the-week")) } };
    Face { people: true, class, key: "promise" }.draw(&head, &above, &below)
}

/// A story, as many faces as it takes.
fn story(story: &WallStory, locale: Language) -> Vec<Markup> {
    let pages = pages_of(&shown(&story.text));
    let head = html! { h1.customer { (locale.say("story-of-the-week")) } };
    let count = pages.len();
    let drawn = pages.iter().enumerate().map(|(place, page)| {
        let class = if count == 1 && is_short(page) { "short" } else { "long" };
        let number = [("page", (place + 1).into()), ("pages", count.into())];
        let below = html! {
            p.who dir="auto" {
                @if let Some(customer) = &story.customer { (shown(customer)) }
                @if let Some(teller) = &story.teller {
                    span.role {
                        @if story.customer.is_some() { ", " }
                        (locale.with("told-by", &[("name", shown(teller).into())]))
                    }
                }
            }
            @if count > 1 { p.page { (locale.with("page-poster-page", &number)) } }
        };
        let above = html! { p.large dir="auto" { (page) } };
        Face { people: true, class, key: &format!("story {} {place}", story.week) }.draw(&head, &above, &below)
    });
    drawn.collect()
}

/// Cuts a text where a sentence ends, or else between words.
fn pages_of(text: &str) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while room(rest) > FACE {
        let end = fits(rest, FACE);
        let most = &rest[..end];
        let sentence =
            most.rfind(['.', '!', '?', '…', '。']).map(|at| at + most[at..].chars().next().map_or(1, char::len_utf8));
        // A sentence that ends early would leave a face all but empty.
        let cut = sentence.filter(|cut| *cut > end / 2).or_else(|| most.rfind(char::is_whitespace)).unwrap_or(end);
        let cut = if cut == 0 { end } else { cut };
        pages.push(rest[..cut].trim().to_owned());
        rest = rest[cut..].trim_start();
    }
    if !rest.is_empty() {
        pages.push(rest.to_owned());
    }
    pages
}

fn map(map: &WallMap, locale: Language) -> Markup {
    let head = html! {
        h1.customer dir="auto" {
            (locale.say("page-map-of-the-month")) " · " (shown(&map.person.name))
        }
        p.situation dir="auto" {
            (locale.cleared(&map.situation))
            @if !map.customer.is_empty() { " · " (shown(&map.customer)) }
        }
    };
    let half = |above: bool| {
        html! {
            @for part in map.parts.iter().filter(|part| part.part.above_water() == above) { (cell(part, locale)) }
        }
    };
    Face { people: true, class: "map", key: "map" }.draw(&head, &half(true), &half(false))
}

fn cell(part: &WallPart, locale: Language) -> Markup {
    html! {
        section.cell {
            p.label { (locale.part(part.part)) }
            svg.ticks viewBox="0 0 60 10" role="img" aria-label=(locale.depth(part.depth)) {
                @for tick in 0..3_u8 {
                    rect.not[tick >= part.depth] x=(u32::from(tick) * 20 + 1) y="1" width="14" height="8" {}
                }
            }
            @if let Some(matter) = &part.matter { (text(&matter.text, matter.exact, locale)) }
        }
    }
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
        svg.berg viewBox="0 0 460 1000" aria-hidden="true" {
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
