//! The role-play deck: cards to cut out, and the same as a document.

use maud::{Markup, html};
use soundings_core::model::MapPart;
use soundings_core::present::{Card, CardLine, Deck};

use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Line, Statement, Words};
use crate::frame::{name, sheet, words};
use crate::text::shown;

/// What cards look like.
const STYLE: &str = include_str!("deck.css");

/// The deck as a document.
#[must_use]
pub fn document(deck: &Deck, locale: Language) -> Document {
    let mut blocks = Vec::new();
    for card in &deck.cards {
        blocks.push(Block::Heading(heading(locale, card)));
        blocks.extend(card.lines.iter().map(|line| Block::Note(statement(locale, line))));
    }
    if !deck.to_ask.is_empty() {
        blocks.push(Block::Heading(locale.say("deck-unknown")));
        blocks.extend(deck.to_ask.iter().map(|question| Block::Paragraph(Line::plain(shown(question)))));
    }
    blocks.push(Block::Heading(locale.say("deck-rules")));
    blocks.extend(RULES.iter().map(|rule| Block::Paragraph(Line::plain(locale.say(rule)))));
    let made = deck.made.local_in(&deck.made.zone);
    Document { lead: lead(deck), ..Document::ours(locale, locale.say("deck"), &who(deck, locale), made, blocks) }
}

/// How it is played.
const RULES: [&str; 3] = ["deck-rule-play", "deck-rule-guess", "deck-rule-write"];

fn who(deck: &Deck, locale: Language) -> String {
    if deck.who.is_empty() { locale.say("page-someone") } else { deck.who.clone() }
}

fn lead(deck: &Deck) -> Vec<Line> {
    let mut lead: Vec<Line> = deck.role.iter().map(|role| Line::name(role)).collect();
    lead.extend(deck.customer.iter().map(|customer| Line::name(customer)));
    lead.push(Line::name(&deck.situation));
    lead
}

/// "You say"
fn heading(locale: Language, card: &Card) -> String {
    locale.say(match card.part {
        MapPart::See => "deck-see",
        MapPart::Say => "deck-say",
        MapPart::Do => "deck-do",
        MapPart::Hear => "deck-hear",
        MapPart::NeedToDo => "deck-need-to-do",
        MapPart::Pain => "deck-pain",
        MapPart::Gain => "deck-gain",
        MapPart::Other => "deck-other",
    })
}

fn basis(locale: Language, line: &CardLine) -> String {
    locale.basis(line.basis, line.notes as usize)
}

fn statement(locale: Language, line: &CardLine) -> Statement {
    let text = if line.exact { locale.quoted(&shown(&line.text)) } else { shown(&line.text) };
    Statement {
        at: None,
        facts: vec![Line::plain(basis(locale, line))],
        words: Words { text, exact: line.exact },
        first: None,
        pictures: Vec::new(),
        files: Vec::new(),
    }
}

/// The deck as cards, eight to a sheet, to print and cut out.
#[must_use]
pub fn html(deck: &Deck, locale: Language) -> String {
    let title = who(deck, locale);
    let content = html! {
        header {
            p .kind { (locale.say("deck")) span .tag { (locale.say("not-for-outside")) } }
        }
        div .cards {
            article .card .person {
                p .lead { (locale.say("deck-you-are")) }
                h1 dir="auto" { (shown(&title)) }
                @for line in lead(deck) { p .when { (name(&line.text())) } }
            }
            @for card in &deck.cards { (drawn(locale, card)) }
            @if !deck.to_ask.is_empty() {
                article .card .unknown {
                    h2 { (locale.say("deck-unknown")) }
                    ul { @for question in &deck.to_ask { li dir="auto" { (shown(question)) } } }
                }
            }
            article .card .rules {
                h2 { (locale.say("deck-rules")) }
                ul { @for rule in RULES { li { (locale.say(rule)) } } }
            }
        }
    };
    sheet(locale, &format!("{} · {title}", locale.say("deck")), STYLE, &content)
}

fn drawn(locale: Language, card: &Card) -> Markup {
    html! {
        article class=(if card.part.above_water() { "card above" } else { "card below" }) {
            h2 { (heading(locale, card)) }
            ul {
                @for line in &card.lines {
                    li class=(line.basis.word()) {
                        (words(locale, &line.text, line.exact))
                        p .basis { (basis(locale, line)) }
                    }
                }
            }
            @if card.more > 0 { p .basis { (locale.counted("page-and-more", card.more.into())) } }
        }
    }
}
