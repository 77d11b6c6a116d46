//! The meeting pack: one page for the weekly meeting.

use soundings_core::model::Moment;
use soundings_core::model::text::room;
use soundings_core::present::{MeetingPack, NotMetRow, PackQuestion, PackStory, PromiseRow, Surprise};

use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Line, Statement, Voice, few, one_line};

/// What it looks like, on top of documents.
const STYLE: &str = include_str!("pack.css");
/// So much of a text stands on it.
const LONGEST: usize = 160;
/// So much of the week's story: it is told.
const LONGEST_STORY: usize = 600;
/// So much of a customer's name: it stands on one line.
const LONGEST_NAME: usize = 40;
const WEEK_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// The most rows that a part of it may have.
pub const MOST_ROWS: usize = 8;

/// The pack as a document, with so many rows a part at most, promises with twice as many: whoever needs it on one sheet takes fewer.
#[must_use]
pub fn document(pack: &MeetingPack, locale: Language, rows: usize) -> Document {
    let made = pack.made.local_in(&pack.made.zone);
    Document::ours(locale, locale.say("meeting-pack"), &locale.day(made.date()), made, blocks(pack, locale, rows))
        .without_what_is_only_yours(pack.only_you)
}

/// The pack as a page that is whole in itself and prints on one sheet.
#[must_use]
pub fn html(pack: &MeetingPack, locale: Language) -> String {
    let rows =
        (1..=MOST_ROWS).rev().find(|rows| lines(&document(pack, locale, *rows)) <= LINES_OF_A_SHEET).unwrap_or(1);
    document(pack, locale, rows).html_with(STYLE)
}

/// So many lines its two columns take on the lower of A4 and Letter.
const LINES_OF_A_SHEET: f32 = 102.0;

/// How many lines of print it takes, roughly: whoever prints it has fonts of its own. With each goes what it keeps free above
/// and below.
fn lines(document: &Document) -> f32 {
    let rows = |text: &str, letters: usize| room(text).div_ceil(letters).max(1) as f32;
    let facts = |facts: &[Line]| rows(&facts.iter().map(Line::text).collect::<Vec<_>>().join(" · "), 50);
    let of_block = |block: &Block| match block {
        Block::Heading(_) => 3.0,
        Block::Promise(of) => rows(&of.words.text, 42) + facts(&of.facts) + 2.3,
        Block::Note(of) => rows(&of.words.text, 44) + facts(&of.facts) + 1.5,
        Block::Paragraph(line) => rows(&line.text(), 44) + 0.7,
        Block::Facts(_) | Block::Rule | Block::BlankLines(_) => 1.0,
    };
    document.blocks.iter().map(of_block).sum()
}

fn blocks(pack: &MeetingPack, locale: Language, rows: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(few(
        locale,
        "story-of-the-week",
        pack.story.iter().map(|row| story(locale, row)).collect(),
        1,
        false,
    ));
    // What we said we would do goes before what we would like to know: where room is short, it has twice the rows.
    let promises = pack.promises.iter().map(|row| promise(locale, row)).collect();
    blocks.extend(few(locale, "page-pack-promises", promises, MOST_ROWS.min(2 * rows), pack.more_promises));
    let mut part = |heading: &str, all: Vec<Block>, more: bool| blocks.extend(few(locale, heading, all, rows, more));
    part("open-questions", pack.questions.iter().map(|row| question(locale, row)).collect(), pack.more_questions);
    part(
        "not-met-lately",
        pack.not_met.iter().map(|row| not_met(locale, row, &pack.made)).collect(),
        pack.more_not_met,
    );
    part("what-surprised-us", pack.surprises.iter().map(|row| surprise(locale, row)).collect(), false);
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(Line::plain(locale.say("pack-nothing"))));
    }
    blocks
}

/// As much of a text as an overview has room for, on one line.
fn short(text: &str) -> String {
    cut(text, LONGEST)
}

/// A customer's name, as far as it takes to know it.
fn customer(name: &str) -> Line {
    Line::name(&cut(name, LONGEST_NAME))
}

fn cut(text: &str, most: usize) -> String {
    let text = one_line(text);
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rfind(' ').filter(|at| *at > most / 2).unwrap_or(cut.len());
    format!("{}…", cut[..whole].trim_end_matches([',', ';', '–', '-', ' ']))
}

fn promise(locale: Language, row: &PromiseRow) -> Block {
    let mut facts = Vec::new();
    facts.extend(
        row.until.map(|until| {
            Line::plain(locale.say("page-until") + " ").then(locale.day_of_the_year(until), Voice::Strong)
        }),
    );
    facts.extend(row.promised_by.as_ref().map(|by| Line::plain(locale.say("page-by") + " ").and(Line::name(by))));
    facts.extend(row.customer.as_deref().map(customer));
    facts.extend(locale.standing(row.standing).map(Line::plain));
    Block::Promise(Statement::of(short(&row.text), false, facts))
}

fn question(locale: Language, row: &PackQuestion) -> Block {
    let text = short(&row.question.text);
    let text = if row.question.exact { locale.quoted(&text) } else { text };
    let mut facts: Vec<Line> = row.customer.as_deref().map(customer).into_iter().collect();
    facts.extend(row.question.who.as_ref().map(|who| Line::name(who)));
    Block::Note(Statement::of(text, row.question.exact, facts))
}

fn day(locale: Language, at: &Moment) -> String {
    locale.day(at.local_in(&at.zone).date())
}

fn story(locale: Language, row: &PackStory) -> Block {
    let mut facts: Vec<Line> = row.customer.as_deref().map(customer).into_iter().collect();
    facts.extend(row.teller.as_ref().map(|by| Line::plain(locale.say("page-by") + " ").and(Line::name(by))));
    Block::Note(Statement::of(cut(&row.text, LONGEST_STORY), false, facts))
}

fn not_met(locale: Language, row: &NotMetRow, now: &Moment) -> Block {
    let since = match &row.met {
        Some(met) => {
            let weeks = (now.utc_ms - met.utc_ms).max(0) / WEEK_MS;
            format!("{} · {}", locale.counted("page-pack-weeks", weeks as u64), day(locale, met))
        }
        None => locale.say("not-met-yet"),
    };
    Block::Paragraph(Line::name(&row.name).then(format!(" · {since}"), Voice::Plain))
}

fn surprise(locale: Language, row: &Surprise) -> Block {
    let mut facts: Vec<Line> = row.customer.as_deref().map(customer).into_iter().collect();
    facts.extend(row.when.as_ref().map(|when| Line::plain(day(locale, when))));
    let text = match row.expected {
        true => locale.with("expected-otherwise", &[("expected", short(&row.text).into())]),
        false => short(&row.text),
    };
    Block::Note(Statement::of(text, false, facts))
}
