//! Views of maps: many as one, in four parts, what became of an entry, what does not match; and a map as a page, on paper.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{EntryEvent, Id, MapPart, PairVerdict};
use soundings_core::present::{self, HistoryRow, MapsOf, PairRow};
use soundings_core::{AnswerAs, Findable};
use soundings_pages::map as pages;
use soundings_press::{Paper, canvas, pdf};

use super::map::entry;
use super::write_whole;
use crate::answer::Answer;
use crate::completions;
use crate::failure::{Failure, exit};
use crate::notebook::{Open, whole, words_or_stdin};
use crate::words::{self, say};
use crate::{picker, times};

/// Many maps as one, or the entries of one of its parts.
#[derive(Args, Debug)]
pub struct All {
    /// Of one customer's people [default: all maps]
    #[arg(long, value_name = "CUSTOMER", add = ArgValueCompleter::new(completions::customers))]
    customer: Option<String>,
    /// The entries of this part
    #[arg(long, value_name = "PART", value_parser = super::parts())]
    part: Option<String>,
    #[command(flatten)]
    page: super::Page,
}

impl All {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let of = match &self.customer {
            Some(customer) => MapsOf::Customer(open.find(Findable::Customer, customer)?),
            None => MapsOf::Everybody,
        };
        if let Some(part) = self.part.as_deref().and_then(MapPart::from_word) {
            let (after, limit) = (self.page.after.as_deref(), self.page.limit);
            let found = open.notebook.aggregated_part(&of, part, after, limit)?;
            let mut text = format!("{}\n", words::strong(&words::part(part)));
            for row in &found.items {
                text += &format!("{}: {}\n", words::small(&row.who), row.situation);
                text += &entry(&row.entry, open);
            }
            text += &super::more(found.next.as_ref());
            return Ok(Answer::new(&found, text));
        }
        let found = open.notebook.aggregated_map(&of)?;
        let mut text =
            format!("{}\n", words::strong(&say!("terminal-maps-of-people", maps = found.maps, people = found.people)));
        for row in &found.parts {
            let people = say!("map-of-people", people = row.people, all = found.people);
            text += &format!("{}: {}; {people}\n", words::part(row.part), words::ticks(row.depth));
        }
        if found.more {
            text += &format!("{}\n", say!("map-newest-only"));
        }
        Ok(Answer::new(&found, text))
    }
}

/// A map in four parts.
pub fn four(open: &Open, map: Option<&str>) -> Result<Answer, Failure> {
    let map = picker::named_or_chosen(open, Findable::Map, map)?;
    let four = open.notebook.map_in_four(map)?;
    let parts = [
        (say!("four-says"), &four.says),
        (say!("four-thinks"), &four.thinks),
        (say!("four-does"), &four.does),
        (say!("four-feels"), &four.feels),
        (say!("four-around"), &four.around),
    ];
    let mut text = String::new();
    for (name, entries) in parts {
        text += &format!("{}\n", words::strong(&name));
        entries.iter().for_each(|row| text += &entry(row, open));
    }
    Ok(Answer::new(&four, text))
}

/// What became of an entry.
pub fn history(open: &Open, named: &str) -> Result<Answer, Failure> {
    let id = open.find(Findable::Entry, named)?;
    let rows = open.notebook.entry_history(id)?;
    let text: String = rows.iter().map(|row| format!("{}\n", event(open, row))).collect();
    Ok(Answer::new(json!({"id": id, "history": rows}), text))
}

fn event(open: &Open, row: &HistoryRow) -> String {
    let who = row.engineer.clone().unwrap_or_else(|| say!("terminal-you"));
    let part = row.part.map(words::part).unwrap_or_default();
    let text = row.text.clone().unwrap_or_default();
    let note = row.note.and_then(|note| open.notebook.note(note).ok());
    let note = note.map(|note| words::quoted(&note.words, note.exact)).unwrap_or_default();
    let what = match row.event {
        EntryEvent::Made => say!("entry-made", part = part, text = text),
        EntryEvent::Moved => say!("entry-moved", part = part),
        EntryEvent::Written => say!("entry-rewritten", text = text),
        EntryEvent::Linked if row.against => say!("entry-linked-against", note = note),
        EntryEvent::Linked => say!("entry-linked", note = note),
        EntryEvent::Unlinked => say!("entry-unlinked", note = note),
    };
    words::wrapped(&format!("{}  {who}: {what}", times::when(&row.when, &open.now)), "    ")
}

/// What was said and does not match what was seen; decide about a pair, write what would make both true.
#[derive(Args, Debug)]
pub struct Unmatched {
    /// The map
    #[arg(add = ArgValueCompleter::new(completions::maps))]
    map: Option<String>,
    /// What was said, of a pair
    #[arg(long, value_name = "NOTE", requires = "was_seen")]
    said: Option<String>,
    /// What was seen
    #[arg(long, value_name = "NOTE", requires = "said")]
    was_seen: Option<String>,
    /// It does not match
    #[arg(long, requires = "said", conflicts_with_all = ["matches", "answer"])]
    differs: bool,
    /// It matches, and is not proposed again
    #[arg(long, requires = "said", conflicts_with = "answer")]
    matches: bool,
    /// What would make both true, or - for stdin
    #[arg(long, value_name = "TEXT", requires = "said")]
    answer: Option<String>,
    /// What the answer becomes too: a thought, or an entry of a part
    #[arg(long, value_name = "PART", requires = "answer", value_parser = becomes())]
    becomes: Option<String>,
}

const THOUGHT: &str = "thought";

fn becomes() -> clap::builder::PossibleValuesParser {
    MapPart::ALL.iter().map(|part| part.word()).chain([THOUGHT]).collect::<Vec<_>>().into()
}

impl Unmatched {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let map = picker::named_or_chosen(open, Findable::Map, self.map.as_deref())?;
        if let (Some(said), Some(was_seen)) = (&self.said, &self.was_seen) {
            let pair = [said, was_seen].map(|note| open.find(Findable::Note, note));
            let [said, was_seen] = pair;
            self.decide(open, map, said?, was_seen?)?;
        }
        let found = open.notebook.pairs_of_map(map)?;
        let mut text = String::new();
        for (heading, rows) in [("pairs-proposed", &found.proposed), ("unmatched", &found.unmatched)] {
            if !rows.is_empty() {
                text += &format!("{}\n", words::strong(&say!(heading)));
                rows.iter().for_each(|row| text += &pair(row, open));
            }
        }
        if text.is_empty() {
            text = format!("{}\n", say!("pairs-none"));
        }
        Ok(Answer::new(&found, text))
    }

    fn decide(&self, open: &Open, map: Id, said: Id, was_seen: Id) -> Result<(), Failure> {
        let notebook = &open.notebook;
        if let Some(answer) = &self.answer {
            let pair = notebook.answer_pair(said, was_seen, &words_or_stdin(answer)?, None)?;
            let becomes = self.becomes.as_deref().map(|word| match MapPart::from_word(word) {
                Some(part) => AnswerAs::Entry { map, part },
                None => AnswerAs::Thought,
            });
            if let Some(becomes) = becomes {
                notebook.use_answer(pair, becomes)?;
            }
        } else if self.matches {
            notebook.judge_pair(said, was_seen, PairVerdict::Matches)?;
        } else if self.differs {
            notebook.judge_pair(said, was_seen, PairVerdict::DoesNotMatch)?;
        }
        Ok(())
    }
}

/// A pair: what was said above what was seen.
pub fn pair(row: &PairRow, open: &Open) -> String {
    let mut text = String::new();
    for note in [&row.said, &row.was_seen] {
        text += &format!("  {}", words::note(note, &open.now));
    }
    if row.verdicts.len() > 1 {
        text += &format!("    {}\n", words::small(&say!("pair-both-ways")));
    }
    if let Some(answer) = &row.answer {
        text += &format!("    {}\n", words::wrapped(&format!("{} {answer}", say!("make-both-true")), "    "));
    }
    text + "\n"
}

/// A map as a page, as text, on paper.
#[derive(Args, Debug)]
pub struct Draw {
    /// The map
    #[arg(add = ArgValueCompleter::new(completions::maps))]
    map: Option<String>,
    /// A file that ends in .html, .md, .txt, .svg or .pdf
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The iceberg with its entries, or the canvas (on paper: one sheet, on its side)
    #[arg(long = "as", value_enum, value_name = "VIEW", default_value_t = View::Canvas)]
    view: View,
    /// A PDF on Letter paper instead of A4
    #[arg(long)]
    letter: bool,
    /// A PDF on A3 instead of A4, to hang up
    #[arg(long, conflicts_with = "letter")]
    a3: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum View {
    Canvas,
    Iceberg,
}

impl Draw {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let map = picker::named_or_chosen(open, Findable::Map, self.map.as_deref())?;
        let page = open.notebook.map_page(map)?;
        let out = whole(&self.out);
        write_whole(&out, &self.drawn(&page)?)?;
        let file = out.display().to_string();
        Ok(Answer::new(json!({"id": map, "out": file}), say!("terminal-map-drawn", file = file)))
    }

    fn paper(&self) -> Paper {
        match (self.letter, self.a3) {
            (true, _) => Paper::Letter,
            (false, true) => Paper::A3,
            (false, false) => Paper::A4,
        }
    }

    fn drawn(&self, page: &present::MapPage) -> Result<Vec<u8>, Failure> {
        let language = words::language();
        let ending = self.out.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        Ok(match (ending, self.view) {
            ("html", View::Canvas) => pages::canvas_html(page, language).into_bytes(),
            ("html", View::Iceberg) => pages::html(page, language).into_bytes(),
            ("svg", View::Canvas) => pages::canvas_svg(page, language).into_bytes(),
            ("svg", View::Iceberg) => pages::svg(page, language).into_bytes(),
            ("md", _) => pages::text_document(page, language).markdown().into_bytes(),
            ("txt", _) => pages::text_document(page, language).text().into_bytes(),
            ("pdf", View::Canvas) => {
                canvas(&pages::canvas(page, language), self.paper()).map_err(|_| Failure::inside())?.bytes
            }
            ("pdf", View::Iceberg) => {
                pdf(&pages::text_document(page, language), self.paper()).map_err(|_| Failure::inside())?.bytes
            }
            _ => return Err(Failure { exit: exit::MISUSE, ..Failure::refused("misuse", say!("terminal-map-ending")) }),
        })
    }
}
