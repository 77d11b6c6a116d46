//! A document as plain text, for a service system: lines, no marks but those of the words themselves.

use super::{Block, Document, Line, Picture, Statement, Words};
use crate::catalogue::Said;

/// The whole document. What must stay with us says so first.
pub(super) fn document(document: &Document) -> String {
    let colon = document.language.say("page-colon");
    let mut out = Text { lines: Vec::new(), colon: &colon };
    out.lines.extend(document.not_for_outside.clone());
    out.lines.push(format!("{}{colon} {}", document.kind, document.title));
    out.lines.extend(document.lead.iter().map(Line::text));
    out.gap();
    for block in &document.blocks {
        out.block(block);
    }
    out.gap();
    out.lines.extend(document.foot.iter().map(Line::text));
    out.lines.join("\n") + "\n"
}

struct Text<'a> {
    lines: Vec<String>,
    colon: &'a str,
}

impl Text<'_> {
    /// An empty line, if there is none yet.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.gap();
                self.lines.push(text.to_uppercase());
            }
            Block::Facts(facts) => {
                for fact in facts {
                    let values: Vec<String> = fact.values.iter().map(Line::text).collect();
                    self.lines.push(format!("{}{} {}", fact.label, self.colon, values.join("; ")));
                }
            }
            Block::Note(note) => {
                self.lines.push(facts(note));
                self.words(&note.words);
                self.beside(note);
            }
            Block::Promise(promise) => {
                let start = self.lines.len();
                self.words(&promise.words);
                if let Some(first) = self.lines.get_mut(start) {
                    first.replace_range(..2, "- ");
                }
                self.lines.push(format!("  {}", facts(promise)));
                self.beside(promise);
            }
            Block::Paragraph(line) => {
                self.gap();
                self.lines.push(line.text());
                self.gap();
            }
            Block::Rule => self.gap(),
            Block::BlankLines(count) => self.lines.extend((0..*count).map(|_| String::new())),
        }
    }

    /// Words, set in, so that no line of theirs is taken for one of ours.
    fn words(&mut self, words: &Words) {
        self.lines.extend(words.text.lines().map(str::trim_end).filter(|line| !line.is_empty()).map(set_in));
    }

    fn beside(&mut self, statement: &Statement) {
        if let Some((label, words)) = &statement.first {
            self.lines.push(format!("  {label}{}", self.colon));
            self.words(words);
        }
        self.lines.extend(statement.pictures.iter().map(|picture| format!("  {}", named(picture))));
        self.lines.extend(statement.files.iter().map(|file| format!("  {}", file.text())));
    }
}

fn set_in(line: &str) -> String {
    format!("  {line}")
}

fn named(picture: &Picture) -> String {
    format!("{} · {}", picture.in_words().text(), picture.size)
}

fn facts(statement: &Statement) -> String {
    let facts: Vec<String> = statement.at.iter().cloned().chain(statement.facts.iter().map(Line::text)).collect();
    facts.join(" · ")
}
