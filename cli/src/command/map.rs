//! Empathy maps: entries, what shows them, the iceberg.

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{Id, MapPart, Seen};
use soundings_core::present;
use soundings_core::{EvidenceRange, Findable, NewEntry, NewMap, Refusal};

use super::{Page, map_views, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, joined, joined_or_stdin, words_or_stdin};
use crate::words::{self, say};
use crate::{completions, picker, terminal, times};

#[derive(Subcommand, Debug)]
pub enum Map {
    /// Make a map of one person in a situation
    New {
        /// Name or id of the person
        #[arg(long, value_name = "PERSON", add = ArgValueCompleter::new(completions::people))]
        who: String,
        #[arg(long, value_name = "TEXT")]
        situation: String,
    },
    /// All maps, the newest first
    List {
        #[command(flatten)]
        page: Page,
    },
    /// One map as an iceberg of eight parts
    Show {
        #[arg(add = ArgValueCompleter::new(completions::maps))]
        map: Option<String>,
    },
    /// Add an entry; without words it shows the first note it is made from
    Add {
        #[arg(add = ArgValueCompleter::new(completions::maps))]
        map: String,
        #[arg(value_parser = parts())]
        part: String,
        /// Its own words, or - for stdin
        text: Vec<String>,
        #[command(flatten)]
        evidence: Evidence,
    },
    /// Write an entry's own words
    Edit {
        entry: String,
        /// The words, or - for stdin
        #[arg(required = true)]
        text: Vec<String>,
        /// The token of what you saw [default: what is there now]
        #[arg(long, value_name = "TOKEN")]
        seen: Option<String>,
    },
    /// Add notes that show an entry, or speak against it
    Link {
        entry: String,
        #[command(flatten)]
        evidence: Evidence,
    },
    /// Take notes away from an entry
    Unlink {
        entry: String,
        #[command(flatten)]
        evidence: Evidence,
    },
    /// Move an entry to another part
    Move {
        entry: String,
        #[arg(value_parser = parts())]
        part: String,
    },
    /// Make two entries one: what shows the first shows the second from then on
    Merge { entry: String, into: String },
    /// What became of an entry, by whom and when
    History { entry: String },
    /// A map in four parts: says, thinks, does, feels
    Four {
        #[arg(add = ArgValueCompleter::new(completions::maps))]
        map: Option<String>,
    },
    /// Many maps as one, with how many people each part is known of
    All(map_views::All),
    /// What was said and does not match what was seen
    Unmatched(map_views::Unmatched),
    /// Draw a map into a file: canvas or iceberg, as page, text or PDF
    Draw(map_views::Draw),
}

/// What shows an entry, and what speaks against it.
#[derive(Args, Debug)]
pub struct Evidence {
    /// A note that shows it, or a range of its newest words (characters from 0, end excluded)
    #[arg(long, value_name = "NOTE[:START-END]", add = ArgValueCompleter::new(completions::notes))]
    from: Vec<String>,
    /// A note that speaks against it
    #[arg(long, value_name = "NOTE", add = ArgValueCompleter::new(completions::notes))]
    against: Vec<String>,
}

pub fn parts() -> clap::builder::PossibleValuesParser {
    MapPart::ALL.iter().map(|part| part.word()).collect::<Vec<_>>().into()
}

impl Evidence {
    fn from(&self, open: &Open) -> Result<Vec<EvidenceRange>, Failure> {
        self.from.iter().map(|text| range(open, text)).collect()
    }

    fn against(&self, open: &Open) -> Result<Vec<Id>, Failure> {
        self.against.iter().map(|text| open.find(Findable::Note, text)).collect()
    }

    fn link(&self, entry: &str, open: &Open) -> Result<Answer, Failure> {
        self.check()?;
        let entry = open.find(Findable::Entry, entry)?;
        let (from, against) = (self.from(open)?, self.against(open)?);
        let mut links = Vec::new();
        for range in from {
            links.push(open.notebook.link(entry, range, false)?);
        }
        for note in against {
            links.push(open.notebook.link(entry, EvidenceRange { note, start: None, end: None }, true)?);
        }
        let text = say!("terminal-linked", count = links.len());
        Ok(Answer::new(json!({"id": entry, "links": links}), text))
    }

    fn unlink(&self, entry: &str, open: &Open) -> Result<Answer, Failure> {
        self.check()?;
        let entry = open.find(Findable::Entry, entry)?;
        let (from, against) = (self.from(open)?, self.against(open)?);
        for range in &from {
            open.notebook.unlink(entry, range.note, false)?;
        }
        for note in &against {
            open.notebook.unlink(entry, *note, true)?;
        }
        let text = say!("terminal-unlinked", count = from.len() + against.len());
        Ok(Answer::new(json!({"id": entry}), text))
    }

    fn check(&self) -> Result<(), Failure> {
        if self.from.is_empty() && self.against.is_empty() {
            let exit = crate::failure::exit::MISUSE;
            return Err(Failure { exit, ..Failure::refused("misuse", say!("terminal-say-which-note")) });
        }
        Ok(())
    }
}

pub fn range(open: &Open, text: &str) -> Result<EvidenceRange, Failure> {
    let Some((note, range)) = text.rsplit_once(':') else {
        return Ok(EvidenceRange { note: open.find(Findable::Note, text)?, start: None, end: None });
    };
    let numbers = range.split_once('-').and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?)));
    let (start, end) = numbers.ok_or(Refusal::RangeOutside)?;
    Ok(EvidenceRange { note: open.find(Findable::Note, note)?, start: Some(start), end: Some(end) })
}

impl Map {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::New { who, situation } => {
                let who = open.find(Findable::Person, who)?;
                let id = notebook.new_map(&NewMap { who, situation: situation.clone() })?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-map-made", id = id.to_string())))
            }
            Self::List { page } => list(page, open),
            Self::Show { map } => {
                let map = picker::named_or_chosen(open, Findable::Map, map.as_deref())?;
                let screen = notebook.map(map)?;
                let text = shown(&screen, open);
                Ok(Answer::new(&screen, text))
            }
            Self::Add { map, part, text, evidence } => {
                let id = notebook.add_entry(&NewEntry {
                    map: open.find(Findable::Map, map)?,
                    part: MapPart::from_word(part).unwrap_or(MapPart::Other),
                    text: joined(text).as_deref().map(words_or_stdin).transpose()?,
                    from: evidence.from(open)?,
                    against: evidence.against(open)?,
                })?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-entry-added", id = id.to_string())))
            }
            Self::Edit { entry, text, seen } => {
                let entry = open.find(Findable::Entry, entry)?;
                notebook.edit_entry(entry, &joined_or_stdin(text)?, seen.clone().map(Seen).as_ref())?;
                Ok(Answer::new(json!({"id": entry}), say!("terminal-entry-written", id = entry.to_string())))
            }
            Self::Link { entry, evidence } => evidence.link(entry, open),
            Self::Unlink { entry, evidence } => evidence.unlink(entry, open),
            Self::Move { entry, part } => {
                let (entry, part) = (open.find(Findable::Entry, entry)?, MapPart::from_word(part));
                let part = part.unwrap_or(MapPart::Other);
                notebook.move_entry(entry, part)?;
                Ok(Answer::new(json!({"id": entry}), say!("entry-moved", part = words::part(part))))
            }
            Self::Merge { entry, into } => {
                let (entry, into) = (open.find(Findable::Entry, entry)?, open.find(Findable::Entry, into)?);
                notebook.merge_entry(entry, into)?;
                Ok(Answer::new(json!({"id": into}), say!("terminal-entries-merged", id = into.to_string())))
            }
            Self::History { entry } => map_views::history(open, entry),
            Self::Four { map } => map_views::four(open, map.as_deref()),
            Self::All(all) => all.run(open),
            Self::Unmatched(unmatched) => unmatched.run(open),
            Self::Draw(draw) => draw.run(open),
        }
    }
}

fn list(page: &Page, open: &Open) -> Result<Answer, Failure> {
    let found = open.notebook.maps(page.after.as_deref(), page.limit)?;
    let mut text = String::new();
    for row in &found.items {
        let line = say!(
            "terminal-map-row",
            who = words::strong(&row.who),
            situation = row.situation.as_str(),
            above = row.above,
            below = row.below
        );
        let beside = words::beside(words::unusual(row.audience, row.state).as_slice());
        text += &words::line(row.id, &format!("{line}{beside}"));
    }
    if found.items.is_empty() {
        text = format!("{}\n", say!("terminal-no-map-yet"));
    }
    text += &more(found.next.as_ref());
    Ok(Answer::new(&found, text))
}

/// The line between what shows and what does not.
fn water() -> String {
    format!("{:~^1$}", format!(" {} ", say!("terminal-water")), terminal::columns().min(100))
}

fn shown(screen: &present::Map, open: &Open) -> String {
    let who = screen.who.as_ref().map_or_else(|| say!("map-somebody"), words::person);
    let mut beside: Vec<String> = screen.customer.iter().cloned().collect();
    beside.extend(words::unusual(screen.audience, screen.state));
    let title = words::strong(&format!("{who}: {}", screen.situation));
    let mut text = format!("{}\n", words::line(screen.id, &format!("{title}{}", words::beside(&beside))));
    for row in &screen.parts {
        if row.part == MapPart::NeedToDo {
            text += &format!("{}\n", words::small(&water()));
        }
        text += &format!("{}: {}\n", words::strong(&words::part(row.part)), words::ticks(row.depth));
        row.entries.iter().for_each(|row| text += &entry(row, open));
        if row.in_all as usize > row.entries.len() {
            text += &format!("  {}\n", say!("terminal-more-entries", count = row.in_all as usize - row.entries.len()));
        }
    }
    if !screen.ask_next.is_empty() {
        let parts: Vec<String> = screen.ask_next.iter().map(|part| words::part(*part)).collect();
        text += &format!("\n{}\n", say!("map-ask-next", parts = parts.join(", ")));
    }
    text + &format!("\n{}\n", say!("terminal-depths", above = screen.above, below = screen.below))
}

pub fn entry(row: &present::EntryRow, open: &Open) -> String {
    let words = if row.text.is_empty() { say!("entry-erased") } else { words::quoted(&row.text, row.exact) };
    let beside = words::beside(words::unusual(row.audience, row.state).as_slice());
    let mut text = words::line_below("  ", row.id, &format!("{words} [{}]{beside}", words::basis(row)));
    for link in &row.evidence {
        let by = link.note.by.as_ref().map(|by| format!("{}: ", by.name)).unwrap_or_default();
        let against = if link.against { format!("{} ", say!("terminal-but")) } else { String::new() };
        let time = times::when(&link.note.happened, &open.now);
        let line = format!("      {against}{time} {by}{}", words::quoted(&link.words, link.note.exact));
        text += &format!("{}\n", words::small(&words::wrapped(&line, "        ")));
    }
    if let Some(versions) = &row.versions {
        text += &super::resolve::versions(versions, &open.now);
    }
    text
}
