//! A Markdown file as the blocks a report is made of: headings, paragraphs, points and quotes, with their lines.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// The line where it begins, from 1.
    pub line: u32,
    /// Its words, without markup; lines as in the file.
    pub text: String,
    pub what: What,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// From 1 on.
    Heading(u8),
    Paragraph,
    /// A point of a list.
    Point,
    /// All of a block quote.
    Quote,
    /// A row of a table, its cells between tabs.
    Row,
    /// Nothing that is read: code, HTML, a picture.
    Other,
}

/// The blocks of a file, in order.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::new(text);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, range.start);
    }
    reader.end(What::Paragraph);
    reader.blocks
}

struct Reader {
    /// Where each line begins.
    lines: Vec<usize>,
    blocks: Vec<Block>,
    text: String,
    began: Option<usize>,
    quotes: u32,
    points: u32,
    /// Inside what is not read: how deep.
    other: u32,
}

impl Reader {
    fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(place, _)| place + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Self { lines, blocks: Vec::new(), text: String::new(), began: None, quotes: 0, points: 0, other: 0 }
    }

    fn take(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.finish(tag),
            Event::Text(text) | Event::Code(text) => self.say(&text, at),
            Event::SoftBreak | Event::HardBreak => self.say("\n", at),
            Event::Html(html) | Event::InlineHtml(html) if html.trim().starts_with("<!--") => {}
            Event::Html(html) => {
                self.end(self.open());
                self.say(&html, at);
                self.end(What::Other);
            }
            Event::Rule => self.end(self.open()),
            _ => {}
        }
    }

    /// What the words gathered so far are.
    fn open(&self) -> What {
        match (self.quotes, self.points) {
            (1.., _) => What::Quote,
            (_, 1..) => What::Point,
            _ => What::Paragraph,
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::BlockQuote(_) => {
                if self.quotes == 0 {
                    self.end(self.open());
                }
                self.quotes += 1;
            }
            Tag::Item => {
                if self.quotes == 0 {
                    self.end(self.open());
                }
                self.points += 1;
            }
            Tag::Heading { .. } | Tag::TableRow | Tag::TableHead => self.end(self.open()),
            Tag::CodeBlock(_) | Tag::Image { .. } => {
                if self.other == 0 && self.quotes == 0 {
                    self.end(self.open());
                }
                self.other += 1;
                self.began.get_or_insert(at);
            }
            Tag::Paragraph if !self.text.is_empty() => self.text.push('\n'),
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                if self.quotes == 1 {
                    self.end(What::Quote);
                }
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                if self.quotes == 0 {
                    self.end(What::Point);
                }
                self.points = self.points.saturating_sub(1);
            }
            TagEnd::Heading(level) => self.end(What::Heading(depth(level))),
            TagEnd::TableCell => self.text.push('\t'),
            TagEnd::TableRow | TagEnd::TableHead => self.end(What::Row),
            TagEnd::CodeBlock | TagEnd::Image => {
                self.other = self.other.saturating_sub(1);
                if self.other == 0 && self.quotes == 0 {
                    self.end(What::Other);
                }
            }
            TagEnd::Paragraph if self.quotes == 0 && self.points == 0 => self.end(What::Paragraph),
            TagEnd::MetadataBlock(_) => self.end(What::Paragraph),
            _ => {}
        }
    }

    fn say(&mut self, text: &str, at: usize) {
        self.began.get_or_insert(at);
        self.text.push_str(text);
    }

    fn end(&mut self, what: What) {
        let text = std::mem::take(&mut self.text);
        let began = self.began.take();
        let text = text.trim().to_owned();
        if let Some(began) = began.filter(|_| !text.is_empty() || what == What::Other) {
            let line = self.lines.partition_point(|line| *line <= began) as u32;
            self.blocks.push(Block { line, text, what });
        }
    }
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_cut_into_its_blocks_with_their_lines() {
        let text = "---\ndate: 2026-11-24\n---\n# Visit\n\nWho was\nthere\n\n- one **two**\n  - three\n- [ ] four\n\n> said\n> so\n>\n> — Rosa\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n![tape](tape.png)\n";
        let found: Vec<(u32, What, String)> =
            blocks(text).into_iter().map(|block| (block.line, block.what, block.text)).collect();
        let expected = [
            (2, What::Paragraph, "date: 2026-11-24"),
            (4, What::Heading(1), "Visit"),
            (6, What::Paragraph, "Who was\nthere"),
            (9, What::Point, "one two"),
            (10, What::Point, "three"),
            (11, What::Point, "four"),
            (13, What::Quote, "said\nso\n— Rosa"),
            (18, What::Row, "a\tb"),
            (20, What::Row, "c\td"),
            (22, What::Other, "code"),
            (26, What::Other, "tape"),
        ];
        assert_eq!(found, expected.map(|(line, what, text)| (line, what, text.to_owned())));
    }
}
