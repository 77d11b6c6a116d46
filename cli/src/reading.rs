//! A document as it is read here: laid out where somebody looks, Markdown where it goes on into a file or another program.

use soundings_pages::document::{Block, Document};

use crate::layout::{strong, wrapped_words};
use crate::terminal;

/// A document in the terminal's columns; what is written below hangs under its own line.
pub fn here(document: &Document) -> String {
    if terminal::lines().is_none() {
        return document.markdown();
    }
    let headings: Vec<String> = document.blocks.iter().filter_map(heading).collect();
    let text = document.text();
    let title = 1 + usize::from(document.not_for_outside.is_some());
    let line = |(at, line): (usize, &str)| {
        let lead = line.len() - line.trim_start_matches(' ').len();
        let within = if line[lead..].starts_with("- ") { lead + 2 } else { lead };
        let text = wrapped_words(line, &" ".repeat(within));
        if at < title || headings.iter().any(|heading| heading == line) { strong(&text) } else { text }
    };
    text.lines().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// A heading as [`Document::text`] has it.
fn heading(block: &Block) -> Option<String> {
    match block {
        Block::Heading(text) => Some(text.to_uppercase()),
        _ => None,
    }
}
