//! Workshops: several people guess at one person's map, each alone; all of it opens at once; then *which of these have we
//! seen?*.

mod shown;
mod sitting;

use clap::Subcommand;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{Id, MapPart, Participant};
use soundings_core::present::TurnState;
use soundings_core::{EvidenceRange, Findable, GuessesSeen, NewWorkshop};

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::{Failure, exit};
use crate::notebook::{Open, words_or_stdin};
use crate::words::{self, say};
use crate::{completions, terminal, times};

#[derive(Subcommand, Debug)]
pub enum Workshop {
    /// Start one about a person: five minutes each, each alone
    Start {
        /// Name or id of the person whose map it is
        #[arg(add = ArgValueCompleter::new(completions::people))]
        who: String,
        /// The situation they are in; a map of theirs of this situation is used
        #[arg(long, value_name = "TEXT")]
        situation: String,
        /// Who takes part beside you: a teammate, or a guest by name
        #[arg(long, value_name = "NAME")]
        with: Vec<String>,
        /// You only hold the clock
        #[arg(long)]
        without_me: bool,
    },
    /// Hand this device around: a turn for each in the terminal, until it opens
    Pass { workshop: String },
    /// Somebody's turn; what they guess is hidden from everybody until the workshop opens
    Turn {
        workshop: String,
        /// Whose turn it is [default: yours]
        #[arg(long = "as", value_name = "NAME")]
        name: Option<String>,
        /// A guess, in a script: part=words; without any you type them here
        #[arg(long, value_name = "PART=TEXT", value_parser = guess)]
        guess: Vec<(MapPart, String)>,
        /// The turn goes on after these guesses
        #[arg(long, requires = "guess")]
        go_on: bool,
    },
    /// Open it before everybody is done; unfinished turns open as they are
    Open { workshop: String },
    /// Who takes part; once it is open, what everybody guessed
    Show { workshop: String },
    /// Put guesses that say the same on the map: with the notes that show it, or as a guess
    Seen {
        #[arg(required = true)]
        guess: Vec<String>,
        /// A note that shows it
        #[arg(long, value_name = "NOTE", add = ArgValueCompleter::new(completions::notes))]
        note: Vec<String>,
        /// The words that stand for them [default: those of the first]
        #[arg(long, value_name = "TEXT")]
        words: Option<String>,
    },
    /// All workshops, the latest first
    List {
        #[command(flatten)]
        page: Page,
    },
    /// Delete one, with what was guessed there; what is on the map stays
    Delete { workshop: String },
}

/// `pain=afraid of being blamed`
fn guess(text: &str) -> Result<(MapPart, String), String> {
    let guess =
        text.split_once('=').and_then(|(part, words)| Some((MapPart::from_word(part.trim())?, words.to_owned())));
    let parts: Vec<_> = MapPart::ALL.iter().map(|part| part.word()).collect();
    guess.ok_or_else(|| say!("terminal-workshop-guess-form", parts = parts.join(", ")))
}

impl Workshop {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        let find = |text: &str| open.find(Findable::Workshop, text);
        match self {
            Self::Start { who, situation, with, without_me } => start(open, who, situation, with, !without_me),
            Self::Pass { workshop } => pass(open, find(workshop)?),
            Self::Turn { workshop, name, guess, go_on } => turn(open, find(workshop)?, name.as_deref(), guess, *go_on),
            Self::Open { workshop } => {
                let id = find(workshop)?;
                notebook.open_workshop(id)?;
                show(open, id)
            }
            Self::Show { workshop } => show(open, find(workshop)?),
            Self::Seen { guess, note, words } => seen(open, guess, note, words.as_deref()),
            Self::List { page } => list(open, page),
            Self::Delete { workshop } => {
                let id = find(workshop)?;
                notebook.delete(id)?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-workshop-deleted", id = id.to_string())))
            }
        }
    }
}

/// A teammate, or a guest of that name.
fn participant(open: &Open, name: &str) -> Result<Participant, Failure> {
    match open.notebook.find(Findable::Engineer, name) {
        Ok(id) => Ok(Participant::Engineer(id)),
        Err(soundings_core::Error::NotFound { .. }) => Ok(Participant::Guest(name.to_owned())),
        Err(_) => Ok(Participant::Engineer(open.find(Findable::Engineer, name)?)),
    }
}

fn start(open: &Open, who: &str, situation: &str, with: &[String], with_me: bool) -> Result<Answer, Failure> {
    let mut taking_part = with.iter().map(|name| participant(open, name)).collect::<Result<Vec<_>, _>>()?;
    if with_me {
        taking_part.push(Participant::Engineer(open.notebook.engineer()?.id));
    }
    let who = open.find(Findable::Person, who)?;
    let id = open.notebook.start_workshop(&NewWorkshop { who, situation: situation.to_owned(), taking_part })?;
    let page = open.notebook.workshop(id)?;
    let text = say!("terminal-workshop-started", id = id.to_string());
    Ok(Answer::new(json!({"id": id, "map": page.map, "taking_part": page.taking_part}), text))
}

fn needs_terminal() -> Result<(), Failure> {
    if terminal::may_ask() && terminal::lines().is_some() {
        return Ok(());
    }
    let failure = Failure::refused("no-terminal", say!("terminal-workshop-needs-terminal"));
    Err(Failure { exit: exit::MISUSE, ..failure })
}

/// One turn after another on this device. Between two the screen says to whom it goes, and nothing else.
fn pass(open: &Open, workshop: Id) -> Result<Answer, Failure> {
    needs_terminal()?;
    while let Some(next) = open.notebook.workshop(workshop)?.next {
        if !sitting::hand_over(&next.name)? {
            return show(open, workshop);
        }
        let turn = open.notebook.take_turn(workshop, &next.who)?;
        if !sitting::sit(open, turn)? {
            return show(open, workshop);
        }
    }
    // Whoever began a turn and left it comes last.
    let page = open.notebook.workshop(workshop)?;
    for one in page.taking_part.iter().filter(|one| one.state == TurnState::UnderWay) {
        let Some(turn) = one.turn else { continue };
        if !sitting::hand_over(&one.name)? || !sitting::sit(open, turn)? {
            break;
        }
    }
    show(open, workshop)
}

fn turn(
    open: &Open,
    workshop: Id,
    name: Option<&str>,
    guesses: &[(MapPart, String)],
    goes_on: bool,
) -> Result<Answer, Failure> {
    let who = match name {
        Some(name) => participant(open, name)?,
        None => Participant::Engineer(open.notebook.engineer()?.id),
    };
    if guesses.is_empty() {
        needs_terminal()?;
    }
    let turn = open.notebook.take_turn(workshop, &who)?;
    let mut written = Vec::new();
    for (part, text) in guesses {
        written.push(open.notebook.add_guess(turn, *part, &words_or_stdin(text)?)?);
    }
    if guesses.is_empty() {
        sitting::sit(open, turn)?;
    } else if !goes_on {
        open.notebook.finish_turn(turn)?;
    }
    let page = open.notebook.workshop(workshop)?;
    let finished = page.open || page.taking_part.iter().any(|one| one.who == who && one.state == TurnState::Done);
    let text = match (&page.next, page.open) {
        (_, true) => say!("terminal-workshop-is-open", id = workshop.to_string()),
        (Some(next), _) => say!("terminal-workshop-give-to", name = next.name.as_str()),
        (None, _) => say!("workshop-waits"),
    };
    Ok(Answer::new(
        json!({"workshop": workshop, "turn": turn, "guesses": written, "finished": finished, "open": page.open}),
        text,
    ))
}

fn show(open: &Open, workshop: Id) -> Result<Answer, Failure> {
    let page = open.notebook.workshop(workshop)?;
    let text = shown::page(&page, open);
    Ok(Answer::new(&page, text))
}

fn seen(open: &Open, guesses: &[String], notes: &[String], words: Option<&str>) -> Result<Answer, Failure> {
    let guesses = guesses.iter().map(|guess| open.find(Findable::Guess, guess)).collect::<Result<_, _>>()?;
    let mut shown_by = Vec::new();
    for note in notes {
        shown_by.push(EvidenceRange { note: open.find(Findable::Note, note)?, start: None, end: None });
    }
    let text = words.map(words_or_stdin).transpose()?;
    let count = shown_by.len();
    let entry = open.notebook.put_on_map(&GuessesSeen { guesses, text, shown_by })?;
    let text = say!("terminal-workshop-on-the-map", count = count, id = entry.to_string());
    Ok(Answer::new(json!({"id": entry, "notes": count}), text))
}

fn list(open: &Open, page: &Page) -> Result<Answer, Failure> {
    let found = open.notebook.workshops(page.after.as_deref(), page.limit)?;
    let mut text = String::new();
    for row in &found.items {
        let state = say!(if row.open { "terminal-workshop-open" } else { "terminal-workshop-closed" });
        let time = times::when(&row.started, &open.now);
        let line = format!("{}: {}", words::strong(&row.who), row.situation);
        text += &words::line(row.id, &format!("{line}{}", words::beside(&[time, state])));
    }
    if found.items.is_empty() {
        text = format!("{}\n", say!("terminal-no-workshop-yet"));
    }
    text += &more(found.next.as_ref());
    Ok(Answer::new(&found, text))
}
