//! A poster to print: a sheet of A3 as a page that is whole in itself, and the same as a document.

use chrono::NaiveDateTime;
use data_encoding::BASE64;
use maud::{Markup, html};
use soundings_core::model::text::room;
use soundings_core::present::{Poster, WallMatter, WallPicture};

use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Line, Picture, Statement, Voice, Words, one_line};
use crate::frame;
use crate::text::shown;

const STYLE: &str = include_str!("poster.css");

/// The poster as a page.
#[must_use]
pub fn html(poster: &Poster, locale: Language) -> String {
    let body = html! {
        main class={ "sheet " (fullness(poster, locale)) } {
            div .above {
                p .customer dir="auto" { (shown(&poster.customer)) }
                @if let Some(picture) = &poster.picture { (image(picture, locale)) }
                @for words in &poster.words { blockquote dir="auto" { (locale.quoted(&shown(&words.words))) } }
                @if poster.words.is_empty() && poster.picture.is_none() {
                    blockquote { (locale.say("page-we-listen")) }
                }
                @if let Some(person) = &poster.person {
                    h1 .who dir="auto" {
                        (shown(&person.name))
                        @if let Some(role) = &person.role { span .role { ", " (shown(role)) } }
                    }
                }
            }
            @if !poster.matters.is_empty() {
                div .below {
                    h2 { (locale.say("what-matters")) }
                    ul { @for matter in &poster.matters { (item(matter, locale)) } }
                }
            }
        }
    };
    let nothing_else = html! {
        meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'";
    };
    frame::page(locale, &title(poster), &nothing_else, STYLE, &body)
}

/// A poster for a press: what stands where, in words that are ready.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The language.
    pub language: Language,
    /// What the file is called.
    pub title: String,
    /// The customer.
    pub customer: String,
    /// The picture.
    pub picture: Option<Picture>,
    /// Their words, or what stands where there are none yet.
    pub words: Vec<Words>,
    /// Who said them, and what they do there.
    pub who: Option<(String, Option<String>)>,
    /// What stands over what matters.
    pub heading: String,
    /// What matters to them: its part of the map or how it is marked, and the words.
    pub matters: Vec<(String, Words)>,
    /// As of when people agreed to it.
    pub foot: String,
    /// When it was made.
    pub made: NaiveDateTime,
}

/// The poster for a press.
#[must_use]
pub fn sheet(poster: &Poster, made: NaiveDateTime, locale: Language) -> Sheet {
    let mut words: Vec<Words> =
        poster.words.iter().map(|words| Words { text: locale.quoted(&shown(&words.words)), exact: true }).collect();
    if words.is_empty() && poster.picture.is_none() {
        words.push(Words { text: locale.say("page-we-listen"), exact: true });
    }
    let person = poster.person.as_ref();
    Sheet {
        language: locale,
        title: title(poster),
        customer: shown(&poster.customer),
        picture: poster.picture.as_ref().map(|shown| picture(shown, locale)),
        words,
        who: person.map(|person| (shown(&person.name), person.role.as_deref().map(shown))),
        heading: locale.say("what-matters"),
        matters: poster.matters.iter().map(|matter| (label(matter, locale), matter_words(matter, locale))).collect(),
        foot: agreed(made, locale),
        made,
    }
}

/// As of when people agreed to it.
fn agreed(made: NaiveDateTime, locale: Language) -> String {
    format!("{} {}.", locale.say("page-agreed"), locale.day(made.date()))
}

/// What matters, in quotation marks where it is in their very words.
fn matter_words(matter: &WallMatter, locale: Language) -> Words {
    let text = locale.cleared(&matter.text);
    Words { text: if matter.exact { locale.quoted(&text) } else { text }, exact: matter.exact }
}

/// The poster as a document, to be written as Markdown, or on paper where it is too full for one sheet.
#[must_use]
pub fn document(poster: &Poster, made: NaiveDateTime, locale: Language) -> Document {
    let mut blocks = Vec::new();
    let statement = |text: String, exact: bool| Statement {
        at: None,
        facts: Vec::new(),
        words: Words { text, exact },
        first: None,
        pictures: Vec::new(),
        files: Vec::new(),
    };
    let mut notes: Vec<Statement> =
        poster.words.iter().map(|words| statement(locale.quoted(&shown(&words.words)), true)).collect();
    if let Some(shown_picture) = &poster.picture {
        if notes.is_empty() {
            notes.push(statement(String::new(), false));
        }
        notes[0].pictures.push(picture(shown_picture, locale));
    }
    blocks.extend(notes.into_iter().map(Block::Note));
    if !poster.matters.is_empty() {
        blocks.push(Block::Heading(locale.say("what-matters")));
        for matter in &poster.matters {
            let Words { text, exact } = matter_words(matter, locale);
            let fact = Line::default().then(label(matter, locale), Voice::Strong);
            blocks.push(Block::Note(Statement { facts: vec![fact], ..statement(text, exact) }));
        }
    }
    let person = poster.person.as_ref();
    let role = person.and_then(|person| person.role.as_ref());
    Document {
        language: locale,
        kind: locale.say("document-kind-poster"),
        title: one_line(person.map_or(&poster.customer, |person| &person.name)),
        not_for_outside: None,
        lead: role.into_iter().chain([&poster.customer]).map(|line| Line::name(line)).collect(),
        blocks,
        foot: vec![Line::plain(agreed(made, locale))],
        made,
    }
}

/// What stands over something that matters: its part of the map, or how it is marked.
pub(crate) fn label(matter: &WallMatter, locale: Language) -> String {
    match (matter.part, matter.mark) {
        (Some(part), _) if part.above_water() => locale.part(part),
        (Some(part), _) => locale.matter(part),
        (None, Some(mark)) => locale.say(&format!("mark-{}", mark.word())),
        (None, None) => String::new(),
    }
}

/// A picture that stands in the page itself.
pub(crate) fn image(picture: &WallPicture, locale: Language) -> Markup {
    let source = format!("data:image/jpeg;base64,{}", BASE64.encode(&picture.jpeg));
    let (width, height) = (picture.width, picture.height);
    html! { img .picture src=(source) width=(width) height=(height) alt=(locale.say("page-picture")); }
}

fn picture(picture: &WallPicture, locale: Language) -> Picture {
    Picture {
        media_type: "image/jpeg".to_owned(),
        bytes: picture.jpeg.clone(),
        alt: locale.say("page-picture"),
        caption: Line::default(),
        labels: Vec::new(),
        size: locale.bytes(picture.jpeg.len() as u64),
    }
}

fn item(matter: &WallMatter, locale: Language) -> Markup {
    let Words { text, exact } = matter_words(matter, locale);
    html! {
        li dir="auto" {
            span .part { (label(matter, locale)) }
            @if exact { span .exact { (text) } } @else { span { (text) } }
        }
    }
}

/// How full it is: a class of the sheet. A picture takes as much as so many letters.
fn fullness(poster: &Poster, locale: Language) -> &'static str {
    const PICTURE: usize = 300;
    let words: usize = poster.words.iter().map(|words| room(&words.words)).sum();
    let matters: usize = poster.matters.iter().map(|matter| room(&locale.cleared(&matter.text))).sum();
    match words + matters + poster.picture.as_ref().map_or(0, |_| PICTURE) {
        0..=350 => "few",
        351..=700 => "some",
        701..=1_200 => "much",
        _ => "most",
    }
}

fn title(poster: &Poster) -> String {
    match &poster.person {
        Some(person) => format!("{} · {}", person.name, poster.customer),
        None => poster.customer.clone(),
    }
}
