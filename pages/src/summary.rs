//! A summary for the customer: what we saw, what we promised and by when, and what became of what we promised before.

use soundings_core::model::ObservationKind;
use soundings_core::present::{Noted, PromiseMade, PromiseStanding, Summary};

use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Line, Statement, one_line};
use crate::report;

/// The summary as a document, to be written as text, Markdown, a page, or on paper.
#[must_use]
pub fn document(summary: &Summary, locale: Language) -> Document {
    let of = &summary.report;
    let mut lead: Vec<Line> = of.site.iter().map(|site| Line::name(site)).collect();
    // A day is enough for whoever was there.
    lead.extend(of.when.as_ref().map(|when| Line::plain(locale.day(when.from.date()))));
    let made = locale.dated("page-agreed", of.made) + ".";
    let title = of.customer.clone().unwrap_or_else(|| locale.say("page-summary-for-you"));
    Document {
        language: locale,
        kind: locale.say("summary"),
        title: one_line(&title),
        not_for_outside: None,
        lead,
        blocks: blocks(summary, locale),
        foot: vec![Line::plain(made)],
        made: of.made,
    }
}

fn blocks(summary: &Summary, locale: Language) -> Vec<Block> {
    let of = &summary.report;
    let mut blocks = Vec::new();
    let facts = report::facts(of, locale);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    blocks.extend(summary.ours.iter().map(|ours| Block::Paragraph(Line::plain(locale.cleared(ours)))));
    let mut saw: Vec<&Noted> = of.starred.iter().chain(&of.notes).collect();
    saw.sort_by_key(|note| note.place);
    if !saw.is_empty() {
        blocks.push(Block::Heading(locale.say("page-summary-saw")));
        blocks.extend(saw.iter().map(|note| Block::Note(seen(locale, note))));
    }
    if !of.promises.is_empty() {
        blocks.push(Block::Heading(locale.say("page-promised")));
        blocks.extend(of.promises.iter().map(|promise| Block::Promise(report::to_do(locale, promise))));
    }
    if !summary.progress.is_empty() {
        blocks.push(Block::Heading(locale.say("page-summary-progress")));
        blocks.extend(summary.progress.iter().map(|promise| Block::Promise(stands(locale, promise))));
    }
    if saw.is_empty() && of.promises.is_empty() && summary.progress.is_empty() && summary.ours.is_none() {
        blocks.push(Block::Paragraph(Line::plain(locale.say("page-nothing-may-go"))));
    }
    blocks
}

/// Who it was, and whether it is roughly what they said: when, and by which key, is of no use to them.
fn seen(locale: Language, note: &Noted) -> Statement {
    let mut statement = report::said(locale, &Noted { at: None, another_day: false, ..note.clone() });
    let roughly = note.kind == ObservationKind::Said && !note.exact;
    statement.facts = note.by.iter().map(|by| report::speaker(locale, by)).collect();
    statement.facts.extend(roughly.then(|| Line::plain(locale.say("page-roughly"))));
    statement
}

/// A promise, and where it stands whatever that is.
fn stands(locale: Language, promise: &PromiseMade) -> Statement {
    let mut statement = report::to_do(locale, promise);
    if promise.standing == PromiseStanding::Open {
        statement.facts.push(Line::plain(locale.say("promise-standing-open")));
    }
    statement
}
