//! What came of calls to ourselves, for the team.

use soundings_core::present::{Finding, Findings};

use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Line, Statement, Voice, Words};
use crate::frame::CLOCK;
use crate::text::shown;

/// The findings as a document.
#[must_use]
pub fn document(findings: &Findings, locale: Language) -> Document {
    let mut blocks = vec![Block::Paragraph(Line::plain(locale.say("page-findings-ours")))];
    let mut call = None;
    for finding in &findings.items {
        if call != Some(finding.call) {
            blocks.push(Block::Heading(locale.day(finding.when.local_in(&finding.when.zone).date())));
            call = Some(finding.call);
        }
        blocks.push(Block::Note(statement(locale, finding)));
    }
    if findings.items.is_empty() {
        blocks.push(Block::Paragraph(Line::plain(locale.say("page-findings-none"))));
    }
    let title = locale.counted("page-findings-calls", findings.calls.into());
    Document::ours(locale, locale.say("page-findings"), &title, findings.made, blocks)
}

fn statement(locale: Language, finding: &Finding) -> Statement {
    let text = if finding.exact { locale.quoted(&shown(&finding.text)) } else { shown(&finding.text) };
    let mut facts: Vec<Line> = finding.kind.iter().map(|kind| Line::plain(locale.note(*kind))).collect();
    facts.extend(finding.starred.then(|| Line::default().then(locale.say("page-starred"), Voice::Strong)));
    let at = finding.when.local_in(&finding.when.zone).format(CLOCK).to_string();
    let words = Words { text, exact: finding.exact };
    Statement { at: Some(at), facts, words, first: None, pictures: Vec::new(), files: Vec::new() }
}
