//! `soundings sort`: a visit's notes onto a person's map, one card at a time, one key a part. At a terminal a sitting that
//! stops at any card; else one decision a command, for scripts, and the card that is up as a document.

mod session;
mod view;

use clap::{ArgGroup, Args};
use clap_complete::engine::ArgValueCompleter;
use soundings_core::model::{GuideLanguage, Id, MapPart};
use soundings_core::present::Sort as Screen;
use soundings_core::{EvidenceRange, Findable, Refusal, SortInto, SortingOf};

use self::session::Session;
use crate::answer::Answer;
use crate::command::{guide_language, note_range, parts};
use crate::failure::Failure;
use crate::notebook::{Open, words_or_stdin};
use crate::words::say;
use crate::{completions, terminal};

/// What says that a note is not about whose map it is, or for no map, or for later: beside the parts' names.
const NOT_ABOUT: &str = "not-about";
const NOT_FOR_MAP: &str = "not-for-the-map";
const LATER: &str = "later";

#[derive(Args, Debug)]
#[command(group = ArgGroup::new("decision").multiple(false))]
pub struct Sort {
    /// The visit [default: the one under way, or the last]
    visit: Option<String>,
    /// Whose map the notes go to
    #[arg(add = ArgValueCompleter::new(completions::people))]
    person: Option<String>,
    /// What a new map is of [default: what the visit was for]
    #[arg(long, value_name = "TEXT")]
    situation: Option<String>,
    /// Where the card goes: a part, not-about, not-for-the-map or later
    #[arg(long, value_name = "WHERE", group = "decision", value_parser = targets())]
    into: Option<String>,
    /// The card says the same as this entry, and shows it too
    #[arg(long, value_name = "ENTRY", group = "decision")]
    same_as: Option<String>,
    /// The last card was rather the same as this entry
    #[arg(long, value_name = "ENTRY", group = "decision")]
    rather: Option<String>,
    /// Another note than the card that is up, or a range of its words; several go at once
    #[arg(long, value_name = "NOTE[:START-END]", add = ArgValueCompleter::new(completions::notes))]
    note: Vec<String>,
    /// Take the last decision back
    #[arg(long, group = "decision")]
    undo: bool,
    /// What was put off is up again
    #[arg(long, group = "decision")]
    put_off: bool,
    /// Answer the question of a part below the water, with --text and the --note that show it
    #[arg(long, value_name = "PART", group = "decision", value_parser = parts(), requires = "text")]
    answer: Option<String>,
    /// The answer, one sentence, or - for stdin
    #[arg(long, value_name = "TEXT", requires = "answer")]
    text: Option<String>,
    /// Leave the question of a part
    #[arg(long, value_name = "PART", group = "decision", value_parser = parts())]
    skip: Option<String>,
    /// Keep the question of a part for the next visit
    #[arg(long, value_name = "PART", group = "decision", value_parser = parts())]
    ask_next: Option<String>,
}

fn targets() -> clap::builder::PossibleValuesParser {
    let parts = MapPart::ALL.iter().map(|part| part.word());
    parts.chain([NOT_ABOUT, NOT_FOR_MAP, LATER]).collect::<Vec<_>>().into()
}

fn part(word: &str) -> MapPart {
    MapPart::from_word(word).unwrap_or(MapPart::Other)
}

impl Sort {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let visit = open.find(Findable::Visit, self.visit.as_deref().unwrap_or("@"))?;
        let person = self.person(open, visit)?;
        let map = open.notebook.map_to_sort(visit, person, self.situation.as_deref())?;
        let sitting = Sitting { open, of: SortingOf { map, visit }, language: guide_language() };
        let decided = self.decide(&sitting)?;
        if !decided && terminal::may_ask() && terminal::lines().is_some() {
            let mut session = Session::begin(sitting)?;
            let outcome = session.go_on();
            let (screen, sorted) = (session.screen.clone(), session.sorted);
            drop(session);
            outcome.map_err(|_| Failure::refused("no-terminal", say!("terminal-capture-gone")))?;
            return Ok(Answer::new(&screen, view::ended(&screen, sorted)));
        }
        let screen = sitting.look()?;
        let text = view::plain(&screen);
        Ok(Answer::new(&screen, text))
    }

    fn person(&self, open: &Open, visit: Id) -> Result<Id, Failure> {
        if let Some(named) = &self.person {
            return open.find(Findable::Person, named);
        }
        let people: Vec<Id> = open.notebook.people_to_sort(visit)?.iter().map(|row| row.id).collect();
        match people.as_slice() {
            [] => Err(Failure::refused("nobody-to-sort", say!("terminal-sort-nobody"))),
            [one] => Ok(*one),
            _ => open.one_of("person", people),
        }
    }

    /// Whether something was decided on the command line.
    fn decide(&self, sitting: &Sitting<'_>) -> Result<bool, Failure> {
        let (notebook, of) = (&sitting.open.notebook, sitting.of);
        if let Some(into) = &self.into {
            self.sort(sitting, into_of(into))?;
        } else if let Some(entry) = &self.same_as {
            self.sort(sitting, SortInto::SameAs(sitting.open.find(Findable::Entry, entry)?))?;
        } else if let Some(entry) = &self.rather {
            notebook.sort_rather_as(of, sitting.open.find(Findable::Entry, entry)?)?;
        } else if self.undo {
            notebook.undo_sort(of)?;
        } else if self.put_off {
            notebook.sort_put_off(of)?;
        } else if let Some(word) = &self.answer {
            let text = words_or_stdin(self.text.as_deref().unwrap_or_default())?;
            let notes = self.notes(sitting)?.iter().map(|range| range.note).collect::<Vec<_>>();
            notebook.answer_part(of, part(word), &notes, &text)?;
        } else if let Some(word) = &self.skip {
            notebook.skip_part(of, part(word))?;
        } else if let Some(word) = &self.ask_next {
            notebook.ask_part_next_time(of, part(word), sitting.language)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn notes(&self, sitting: &Sitting<'_>) -> Result<Vec<EvidenceRange>, Failure> {
        self.note.iter().map(|text| note_range(sitting.open, text)).collect()
    }

    fn sort(&self, sitting: &Sitting<'_>, into: SortInto) -> Result<(), Failure> {
        let (notebook, of) = (&sitting.open.notebook, sitting.of);
        match self.notes(sitting)?.as_slice() {
            [] => {
                let card = sitting.look()?.card.ok_or(Refusal::NothingToSort)?;
                notebook.sort(of, EvidenceRange { note: card.note.id, start: None, end: None }, into)?;
            }
            [one] => drop(notebook.sort(of, *one, into)?),
            several => {
                let notes: Vec<Id> = several.iter().map(|range| range.note).collect();
                notebook.sort_many(of, &notes, into)?;
            }
        }
        Ok(())
    }
}

fn into_of(word: &str) -> SortInto {
    match word {
        NOT_ABOUT => SortInto::NotAboutThem,
        NOT_FOR_MAP => SortInto::NotForTheMap,
        LATER => SortInto::Later,
        word => SortInto::Part(part(word)),
    }
}

/// Which notes are sorted onto which map, and in which language it asks.
#[derive(Clone, Copy)]
pub struct Sitting<'a> {
    pub open: &'a Open,
    pub of: SortingOf,
    pub language: GuideLanguage,
}

impl Sitting<'_> {
    pub fn look(&self) -> Result<Screen, Failure> {
        Ok(self.open.notebook.sort_screen(self.of, self.language)?)
    }
}
