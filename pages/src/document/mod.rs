//! What stands in a document, in order and in words, without a form: text, Markdown and (in `press`) PDF are made of it,
//! so that what is said of a record is said once.
//!
//! Everything in it may be shown as it is: words are without the characters that turn a text about, names are on one
//! line, and exact words carry their quotation marks.

mod html;
pub(crate) mod markdown;
mod plain;

use chrono::NaiveDateTime;

use crate::Language;
use crate::catalogue::Said;
use crate::text::shown;

/// A whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The language of what is ours in it.
    pub language: Language,
    /// What kind of document: "Visit".
    pub kind: String,
    /// Whom or what it is about.
    pub title: String,
    /// The words that head every page of what must stay with us.
    pub not_for_outside: Option<String>,
    /// Below the title: where and when.
    pub lead: Vec<Line>,
    /// Its parts.
    pub blocks: Vec<Block>,
    /// Its last lines: as of when it stands.
    pub foot: Vec<Line>,
    /// The local moment it was made.
    pub made: NaiveDateTime,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The head of what follows.
    Heading(String),
    /// Facts in a word or two, each with its values.
    Facts(Vec<Fact>),
    /// What somebody said or did; who it was leads.
    Note(Statement),
    /// What we said we would do; to whom and by when follows.
    Promise(Statement),
    /// A paragraph of ours.
    Paragraph(Line),
    /// A line across.
    Rule,
    /// Empty lines for a pen.
    BlankLines(u32),
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it says something about.
    pub label: String,
    /// Its values.
    pub values: Vec<Line>,
}

/// Words with what belongs to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// When.
    pub at: Option<String>,
    /// Who, to whom, how: each a few words.
    pub facts: Vec<Line>,
    /// The words.
    pub words: Words,
    /// The words it had first, with what says so.
    pub first: Option<(String, Words)>,
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// Other files, each in a line.
    pub files: Vec<Line>,
}

/// Words in one or more lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The words; with quotation marks if exact.
    pub text: String,
    /// Somebody's very words.
    pub exact: bool,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// IANA media type.
    pub media_type: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// What is said where it can't be seen.
    pub alt: String,
    /// What stands below it; may be empty.
    pub caption: Line,
    /// Words that stand on it.
    pub labels: Vec<Label>,
    /// How large the file is, in words.
    pub size: String,
}

/// Words on a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words.
    pub words: String,
    /// Where they begin: so many thousandths of the picture from its left and its top.
    pub at: (u16, u16),
}

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Run>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// How it is set.
    pub voice: Voice,
}

/// How a piece of a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Ours.
    Plain,
    /// Ours, and to be found at a glance.
    Strong,
    /// Somebody's or something's name, which runs in its own direction.
    Name,
    /// The name of who speaks.
    Speaker,
}

impl Document {
    /// One that stays with us: headed so, and at its foot as of when it stands.
    pub(crate) fn ours(language: Language, kind: String, title: &str, made: NaiveDateTime, blocks: Vec<Block>) -> Self {
        Self {
            language,
            kind,
            title: one_line(title),
            not_for_outside: Some(language.say("not-for-outside")),
            lead: Vec::new(),
            blocks,
            foot: vec![Line::plain(language.dated("page-as-of", made) + ".")],
            made,
        }
    }

    /// The same, and at its foot that what only one of us can see was left out, where it was.
    pub(crate) fn without_what_is_only_yours(mut self, left_out: bool) -> Self {
        if left_out {
            self.foot.insert(0, Line::plain(self.language.say("page-brief-only-you")));
        }
        self
    }

    /// As CommonMark; people's words can't break its form. Pictures stand in it by their names.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::document(self, None)
    }

    /// As CommonMark that shows its [pictures](Self::pictures), which lie in a folder beside it.
    #[must_use]
    pub fn markdown_with_pictures(&self, folder: &str) -> String {
        markdown::document(self, Some(folder))
    }

    /// Its pictures, each with a name for its file, which tells nobody what it shows.
    pub fn pictures(&self) -> impl Iterator<Item = (String, &Picture)> {
        let statements = self.blocks.iter().filter_map(|block| match block {
            Block::Note(statement) | Block::Promise(statement) => Some(statement),
            _ => None,
        });
        let pictures = statements.flat_map(|statement| &statement.pictures);
        pictures.enumerate().map(|(place, picture)| (picture.file_name(place), picture))
    }

    /// As a page that is whole in itself.
    #[must_use]
    pub fn html(&self) -> String {
        self.html_with("")
    }

    /// As a page with a look of its own on top.
    pub(crate) fn html_with(&self, style: &str) -> String {
        html::document(self, &format!("{}{style}", include_str!("plain.css")))
    }

    /// As plain text, to be pasted where nothing else can be.
    #[must_use]
    pub fn text(&self) -> String {
        plain::document(self)
    }
}

impl Document {
    /// The same with the first so many of its parts alone, but for the lines for a pen; where anything goes, it says how many
    /// statements more there are.
    #[must_use]
    pub fn cut(&self, parts: usize) -> Self {
        let pen = match self.blocks.as_slice() {
            [.., Block::Heading(_), Block::BlankLines(_)] => self.blocks.len() - 2,
            _ => self.blocks.len(),
        };
        let (known, pen) = self.blocks.split_at(pen);
        let (stays, goes) = known.split_at(parts.min(known.len()));
        let mut blocks = stays.to_vec();
        // A heading heads something.
        while matches!(blocks.last(), Some(Block::Heading(_))) {
            blocks.pop();
        }
        // A line that begins with a name is a row; another only says that there is more.
        let is_row = |line: &&Line| line.0.first().is_some_and(|run| run.voice != Voice::Plain);
        let said = |block: &Block| match block {
            Block::Note(_) | Block::Promise(_) => 1,
            Block::Paragraph(line) => usize::from(is_row(&line)),
            Block::Facts(facts) => facts.iter().flat_map(|fact| &fact.values).filter(is_row).count(),
            _ => 0,
        };
        let more: usize = goes.iter().map(said).sum();
        if blocks.len() < known.len() {
            let more = self.language.counted("page-and-more", more.max(1) as u64);
            blocks.push(Block::Paragraph(Line::plain(more)));
        }
        blocks.extend(pen.iter().cloned());
        Self { blocks, ..self.clone() }
    }
}

/// A part of an overview: its heading and so many rows at most; where there are more, it says so. Nothing, where it has none.
pub(crate) fn few(language: Language, heading: &str, all: Vec<Block>, rows: usize, more: bool) -> Vec<Block> {
    if all.is_empty() {
        return Vec::new();
    }
    let more = more || all.len() > rows;
    let mut few = vec![Block::Heading(language.say(heading))];
    few.extend(all.into_iter().take(rows));
    few.extend(more.then(|| Block::Paragraph(Line::plain(language.say("page-brief-more")))));
    few
}

impl Statement {
    /// Words and what belongs to them, without a time, pictures or files.
    #[must_use]
    pub fn of(text: String, exact: bool, facts: Vec<Line>) -> Self {
        let words = Words { text, exact };
        Self { at: None, facts, words, first: None, pictures: Vec::new(), files: Vec::new() }
    }
}

impl Picture {
    /// What stands for it where pictures can't be: what it is called, or else what it is; the words on it.
    #[must_use]
    pub fn in_words(&self) -> Line {
        let called = if self.caption.0.is_empty() { Line::plain(&*self.alt) } else { self.caption.clone() };
        self.labels.iter().fold(called, |line, label| line.then(" · ", Voice::Plain).and(Line::name(&label.words)))
    }

    fn file_name(&self, place: usize) -> String {
        let ending = match self.media_type.as_str() {
            "image/png" => "png",
            "image/gif" => "gif",
            "image/webp" => "webp",
            "image/avif" => "avif",
            _ => "jpg",
        };
        format!("picture-{}.{ending}", place + 1)
    }
}

impl Line {
    /// A line of ours.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::default().then(text, Voice::Plain)
    }

    /// A line that is a name.
    #[must_use]
    pub fn name(text: &str) -> Self {
        Self::default().then(one_line(text), Voice::Name)
    }

    /// The line with more at its end.
    #[must_use]
    pub fn then(mut self, text: impl Into<String>, voice: Voice) -> Self {
        self.0.push(Run { text: text.into(), voice });
        self
    }

    /// The line with another at its end.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The text alone.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Text that stands in a line with other text. A space at which no line may be broken stays one: a mark stands behind it.
pub(crate) fn one_line(text: &str) -> String {
    let parts = |character: char| character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}');
    let words: Vec<&str> = text.split(parts).filter(|word| !word.is_empty()).collect();
    shown(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_the_spaces_at_which_none_is_broken() {
        assert_eq!(one_line(" journée\n ici\u{202f}? \t«\u{a0}oui\u{a0}» "), "journée ici\u{202f}? «\u{a0}oui\u{a0}»");
    }
}
