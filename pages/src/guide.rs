//! A guide on paper: its questions, each with room for a pen.

use chrono::NaiveDateTime;
use soundings_core::present::GuidePage;

use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Line, one_line};

/// Lines for a pen below each question.
const LINES: u32 = 2;

/// The guide as a document.
#[must_use]
pub fn document(guide: &GuidePage, made: NaiveDateTime, locale: Language) -> Document {
    let mut blocks = Vec::new();
    for (place, question) in guide.questions.iter().enumerate() {
        blocks.push(Block::Heading(format!("{}. {}", place + 1, one_line(&question.text))));
        blocks.push(Block::BlankLines(LINES));
    }
    if guide.questions.is_empty() {
        blocks.push(Block::Paragraph(Line::plain(locale.say("page-no-question"))));
    }
    Document::ours(locale, locale.say("page-guide"), &guide.guide.name, made, blocks)
}
