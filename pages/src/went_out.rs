//! *What went out* on paper: who has which of our documents, to be ticked off as the copies come back.

use chrono::NaiveDateTime;
use soundings_core::present::{SentRow, SpokenOfRow};

use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Line, Statement, Voice, Words, one_line};

/// What is on the page.
pub struct WentOut<'a> {
    /// The customer, or the person that the documents speak of.
    pub of: &'a str,
    /// The documents, the latest first.
    pub items: &'a [SentRow],
    /// There are earlier ones that are not on it.
    pub has_more: bool,
    /// The local moment it is made.
    pub made: NaiveDateTime,
}

/// The list as a document: what is to be fetched back first.
#[must_use]
pub fn document(list: &WentOut<'_>, locale: Language) -> Document {
    let (back, rest): (Vec<&SentRow>, Vec<&SentRow>) = list.items.iter().partition(|sent| sent.to_fetch_back);
    let mut blocks = Vec::new();
    if !back.is_empty() {
        blocks.push(Block::Heading(locale.say("page-to-fetch-back")));
        blocks.push(Block::Paragraph(Line::plain(locale.say("page-fetch-back-why"))));
        blocks.extend(back.into_iter().map(|sent| Block::Promise(statement(locale, sent))));
    }
    if !rest.is_empty() {
        blocks.push(Block::Heading(locale.say("page-out-there")));
        blocks.extend(rest.into_iter().map(|sent| Block::Promise(statement(locale, sent))));
    }
    if list.items.is_empty() {
        blocks.push(Block::Paragraph(Line::plain(locale.say("nothing-went-out"))));
    }
    if list.has_more {
        blocks.push(Block::Paragraph(Line::plain(locale.counted("page-only-the-latest", list.items.len() as u64))));
    }
    let lead = vec![Line::plain(locale.say("lead-went-out"))];
    Document { lead, ..Document::ours(locale, locale.say("went-out"), list.of, list.made, blocks) }
}

fn statement(locale: Language, sent: &SentRow) -> Statement {
    let what = sent.what.map_or_else(|| locale.say("page-document"), |what| locale.document(what));
    let text = locale.with("sent-to", &[("what", what.into()), ("to", one_line(&sent.to).into())]);
    let mut facts = vec![Line::plain(locale.day(sent.sent.local_in(&sent.sent.zone).date()))];
    facts.extend(sent.engineer.iter().map(|name| Line::plain(locale.say("page-by") + " ").and(Line::name(name))));
    if !sent.people.is_empty() {
        let people = sent.people.iter().map(|one| person(locale, one));
        let between = |all: Line, one: Line| if all.0.is_empty() { one } else { all.then(", ", Voice::Plain).and(one) };
        facts.push(Line::plain(locale.say("page-speaks-of") + " ").and(people.fold(Line::default(), between)));
    }
    facts.extend(sent.fetched_back.then(|| Line::default().then(locale.say("was-fetched-back"), Voice::Strong)));
    let words = Words { text, exact: false };
    Statement { at: None, facts, words, first: None, pictures: Vec::new(), files: Vec::new() }
}

fn person(locale: Language, one: &SpokenOfRow) -> Line {
    let line = if one.name.is_empty() { Line::plain(locale.say("somebody-gone")) } else { Line::name(&one.name) };
    let mut beside = Vec::new();
    beside.extend((!one.named).then(|| locale.say("without-name")));
    beside.extend(one.withdrawn.then(|| locale.say("has-withdrawn")));
    if beside.is_empty() { line } else { line.then(format!(" ({})", beside.join(", ")), Voice::Plain) }
}
