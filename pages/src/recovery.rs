//! The recovery code of a backup on paper: the one place where it is.

use chrono::NaiveDateTime;

use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Fact, Line, Voice, one_line};

/// What is on the page.
pub struct Recovery<'a> {
    /// The code, in groups.
    pub code: &'a str,
    /// Whose notebook the backup holds.
    pub engineer: &'a str,
    /// The backup's file, by its name alone.
    pub file: &'a str,
    /// The local moment it was made.
    pub made: NaiveDateTime,
}

/// The page as a document.
#[must_use]
pub fn document(recovery: &Recovery<'_>, locale: Language) -> Document {
    let fact = |id: &str, value: Line| Fact { label: locale.say(id), values: vec![value] };
    let made = format!("{}, {}", locale.day(recovery.made.date()), recovery.made.format(crate::frame::CLOCK));
    let blocks = vec![
        // The largest there is: it is typed from here, sign by sign.
        Block::Heading(recovery.code.to_owned()),
        Block::Facts(vec![
            fact("page-recovery-file", Line::name(recovery.file)),
            fact("page-recovery-whose", Line::name(recovery.engineer)),
            fact("page-recovery-made", Line::plain(made)),
        ]),
        Block::Paragraph(Line::default().then(locale.say("page-recovery-only"), Voice::Strong)),
        Block::Paragraph(Line::plain(locale.say("page-recovery-apart"))),
        Block::Paragraph(Line::plain(locale.say("page-recovery-typed"))),
    ];
    Document {
        language: locale,
        kind: locale.say("app-name"),
        title: one_line(&locale.say("page-recovery")),
        not_for_outside: Some(locale.say("not-for-outside")),
        lead: Vec::new(),
        blocks,
        foot: Vec::new(),
        made: recovery.made,
    }
}
