//! A preview on paper: a report for others as its reader would see it, for whoever reads it through before it goes. It is ours
//! until then, and says so on every page.

use soundings_core::present::{Noted, Report};

use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Line};
use crate::report;

/// The preview as a document: what has to be read first stands behind what would go.
#[must_use]
pub fn document(report: &Report, locale: Language) -> Document {
    let shown = report::document(report, locale);
    let mut blocks = vec![Block::Paragraph(Line::plain(locale.say("page-preview-not-sent")))];
    blocks.extend(shown.blocks);
    if !report.to_read_first.is_empty() {
        blocks.push(Block::Heading(locale.say("read-first")));
        blocks.push(Block::Paragraph(Line::plain(locale.say("read-first-more"))));
        blocks.extend(report.to_read_first.iter().map(|note| waits(locale, note)));
    }
    if report.withheld > 0 {
        blocks.push(Block::Rule);
        blocks.push(Block::Paragraph(Line::plain(locale.counted("withheld", report.withheld.into()))));
    }
    Document {
        kind: format!("{} · {}", locale.say("page-preview"), shown.kind),
        not_for_outside: Some(locale.say("not-for-outside")),
        blocks,
        ..shown
    }
}

fn waits(locale: Language, note: &Noted) -> Block {
    Block::Note(report::said(locale, note))
}
