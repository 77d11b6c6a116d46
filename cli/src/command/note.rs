//! Notes: the four keys, corrections, deleting and erasing.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{Id, ObservationKind, Seen};
use soundings_core::{Environment, FiledUnder, Findable, NewObservation, NoteChange, Notebook, Person};

use super::erase::EraseNote;
use crate::answer::Answer;
use crate::failure::{Failure, exit};
use crate::notebook::{Open, Place, joined, joined_or_stdin, words_or_stdin};
use crate::words::{self, say};
use crate::{completions, dates, picker};

/// Words, or one of the four keys and words, or what to do with a note.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Note {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    new: New,
}

#[derive(Subcommand, Debug)]
enum What {
    /// What somebody told us
    Said {
        #[command(flatten)]
        new: New,
        /// Their very words
        #[arg(long)]
        exact: bool,
    },
    /// What somebody did
    Did(New),
    /// Place, things, papers
    Around(New),
    /// What we think; never shown as evidence
    Thought(New),
    /// Correct a note's words; the first words stay
    Correct {
        /// The note; ^ is the last one
        #[arg(add = ArgValueCompleter::new(completions::notes))]
        id: String,
        /// The words, or - for stdin
        #[arg(required = true)]
        text: Vec<String>,
        /// The token of what you saw [default: what is there now]
        #[arg(long, value_name = "TOKEN")]
        seen: Option<String>,
    },
    /// Give a note its key, or another
    Key {
        /// The note; ^ is the last one
        #[arg(add = ArgValueCompleter::new(completions::notes))]
        id: String,
        #[arg(value_parser = keys())]
        key: String,
    },
    /// File a note under a visit, and correct who, whom, when, exact, star and tags
    Change(Change),
    /// Delete a note; it can be undone
    Delete {
        /// The note; ^ is the last one
        #[arg(add = ArgValueCompleter::new(completions::notes))]
        id: Option<String>,
    },
    /// Undo a deletion, or take an erasure back
    Undo {
        id: String,
        /// Keep the older words that were to be erased
        #[arg(long)]
        older_words: bool,
    },
    /// Erase a note everywhere, final after 24 hours
    Erase(EraseNote),
}

fn keys() -> clap::builder::PossibleValuesParser {
    ObservationKind::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>().into()
}

/// What is done with a note: a slip in one of these words is no note of its own.
const ACTS: [&str; 6] = ["correct", "delete", "erase", "undo", "key", "change"];

#[derive(Args, Debug)]
pub struct New {
    /// The words, or - for stdin
    text: Vec<String>,
    /// Who said or did it: name or id
    #[arg(long, value_name = "PERSON", add = ArgValueCompleter::new(completions::people))]
    by: Option<String>,
    /// Who said or did it, described
    #[arg(long, value_name = "TEXT", conflicts_with = "by")]
    by_someone: Option<String>,
    /// Whom it concerns, if somebody else
    #[arg(long, value_name = "PERSON", add = ArgValueCompleter::new(completions::people))]
    about: Option<String>,
    /// Where exactly, in a few words
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    /// When it happened: 10:06, yesterday 14:30, mon 9:00, or RFC 3339 [default: now]
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Mark it with a star
    #[arg(long)]
    star: bool,
    #[arg(long)]
    tag: Vec<String>,
    /// A picture, a spoken note or another file
    #[arg(long, value_name = "FILE")]
    attach: Vec<PathBuf>,
    /// The visit it belongs to [default: the one under way]
    #[arg(long, value_name = "ID", add = ArgValueCompleter::new(completions::visits))]
    visit: Option<String>,
    /// Pictures keep where they were taken
    #[arg(long)]
    keep_position: bool,
    /// Attach a picture although the site wants none
    #[arg(long)]
    anyway: bool,
    /// Typed beside this photographed page: its visit, and its time
    #[arg(long, value_name = "ID", conflicts_with = "visit")]
    page: Option<String>,
    /// It stays only yours when the visit is shared
    #[arg(long)]
    only_me: bool,
}

#[derive(Args, Debug)]
#[command(group = clap::ArgGroup::new("changes").required(true).multiple(true))]
pub struct Change {
    /// The note; ^ is the last one
    #[arg(add = ArgValueCompleter::new(completions::notes))]
    id: String,
    /// File it under this visit; @ is the one under way or last
    #[arg(long, value_name = "ID", group = "changes", add = ArgValueCompleter::new(completions::visits))]
    visit: Option<String>,
    /// Who said or did it: name or id
    #[arg(long, value_name = "PERSON", group = "changes", add = ArgValueCompleter::new(completions::people))]
    by: Option<String>,
    /// Who said or did it, described
    #[arg(long, value_name = "TEXT", group = "changes", conflicts_with = "by")]
    by_someone: Option<String>,
    /// Whom it concerns
    #[arg(long, value_name = "PERSON", group = "changes", add = ArgValueCompleter::new(completions::people))]
    about: Option<String>,
    /// Where exactly, in a few words
    #[arg(long, value_name = "TEXT", group = "changes")]
    place: Option<String>,
    /// When it happened: 10:06, yesterday 14:30, mon 9:00, or RFC 3339
    #[arg(long, value_name = "TIME", group = "changes")]
    at: Option<String>,
    /// Their very words
    #[arg(long, group = "changes", conflicts_with = "roughly")]
    exact: bool,
    /// Roughly what they said
    #[arg(long, group = "changes")]
    roughly: bool,
    /// Mark it with a star
    #[arg(long, group = "changes", conflicts_with = "no_star")]
    star: bool,
    /// Take its star away
    #[arg(long, group = "changes")]
    no_star: bool,
    /// A tag more; may be given several times
    #[arg(long, value_name = "TAG", group = "changes")]
    tag: Vec<String>,
    /// A tag that it has no more
    #[arg(long, value_name = "TAG", group = "changes")]
    no_tag: Vec<String>,
    /// It stays only yours when the visit is shared
    #[arg(long, group = "changes", conflicts_with = "share_too")]
    only_me: bool,
    /// It goes with the visit when that is shared, after all
    #[arg(long, group = "changes")]
    share_too: bool,
}

/// What two options say together: one, the other, or nothing.
fn either(one: bool, other: bool) -> Option<bool> {
    (one || other).then_some(one)
}

impl Change {
    fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let id = open.find(Findable::Note, &self.id)?;
        let person = |text: &Option<String>| text.as_deref().map(|text| open.person(text)).transpose();
        let change = NoteChange {
            kind: None,
            exact: either(self.exact, self.roughly),
            by: person(&self.by)?.or_else(|| self.by_someone.clone().map(Person::Someone)),
            about: person(&self.about)?,
            place: self.place.clone(),
            happened: self.at.as_deref().map(|at| dates::moment(at, &open.now)).transpose()?,
            starred: either(self.star, self.no_star),
            tags: self.tag.clone(),
            not_tags: self.no_tag.clone(),
            visit: self.visit.as_deref().map(|visit| open.find(Findable::Visit, visit)).transpose()?,
            only_me: either(self.only_me, self.share_too),
        };
        open.notebook.change_note(id, &change, None)?;
        shown(open, id, &say!("terminal-note-changed"))
    }
}

impl Note {
    pub fn run(&self, place: &Place) -> Result<Answer, Failure> {
        match &self.what {
            Some(what) => what.run(place),
            None => self.new.run_without_key(place),
        }
    }
}

impl What {
    fn run(&self, place: &Place) -> Result<Answer, Failure> {
        match self {
            Self::Said { new, exact } => new.run(place, ObservationKind::Said, *exact),
            Self::Did(new) => new.run(place, ObservationKind::Did, false),
            Self::Around(new) => new.run(place, ObservationKind::Around, false),
            Self::Thought(new) => new.run(place, ObservationKind::Thought, false),
            Self::Correct { id, text, seen } => {
                let open = place.open()?;
                let id = open.find(Findable::Note, id)?;
                open.notebook.correct_note(id, &joined_or_stdin(text)?, seen.clone().map(Seen).as_ref())?;
                shown(&open, id, &say!("terminal-note-corrected"))
            }
            Self::Key { id, key } => {
                let open = place.open()?;
                let id = open.find(Findable::Note, id)?;
                let change = NoteChange { kind: ObservationKind::from_word(key), ..NoteChange::default() };
                open.notebook.change_note(id, &change, None)?;
                shown(&open, id, &say!("terminal-note-keyed"))
            }
            Self::Change(change) => change.run(&place.open()?),
            Self::Delete { id } => {
                let open = place.open()?;
                let id = picker::named_or_chosen(&open, Findable::Note, id.as_deref())?;
                open.notebook.delete(id)?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-note-deleted", id = id.to_string())))
            }
            Self::Undo { id, older_words } => {
                let open = place.open()?;
                let id = open.find(Findable::Note, id)?;
                if *older_words {
                    open.notebook.keep_older_words(id)?;
                    return shown(&open, id, &say!("terminal-older-words-stay"));
                }
                open.notebook.undo_delete(id)?;
                shown(&open, id, &say!("terminal-note-back"))
            }
            Self::Erase(erase) => erase.run(&place.open()?),
        }
    }
}

/// What was done with a note, and the note as it stands now.
fn shown(open: &Open, id: Id, done: &str) -> Result<Answer, Failure> {
    let row = open.notebook.note(id)?;
    let text = format!("{done}\n{}", words::note(&row, &open.now));
    Ok(Answer::new(json!({"id": id, "note": row}), text))
}

impl New {
    fn run(&self, place: &Place, kind: ObservationKind, exact: bool) -> Result<Answer, Failure> {
        self.keep(place, Some(kind), exact, &self.text)
    }

    /// Words without a key are kept as a note without a key yet, so that they are not lost; a slip in the name of a
    /// command is none.
    fn run_without_key(&self, place: &Place) -> Result<Answer, Failure> {
        let first = self.text.first().map(String::as_str).unwrap_or_default();
        if let Some(kind) = ObservationKind::from_word(first) {
            return self.keep(place, Some(kind), false, &self.text[1..]);
        }
        if let Some(act) = ACTS.iter().find(|act| strsim::osa_distance(act, first) == 1) {
            let message = say!("terminal-did-you-mean-command", command = format!("soundings note {act}"));
            return Err(Failure { exit: exit::MISUSE, ..Failure::refused("misuse", message) });
        }
        self.keep(place, None, false, &self.text)
    }

    fn keep(
        &self,
        place: &Place,
        kind: Option<ObservationKind>,
        exact: bool,
        text: &[String],
    ) -> Result<Answer, Failure> {
        let mut note = NewObservation {
            kind,
            text: joined(text).as_deref().map(words_or_stdin).transpose()?.unwrap_or_default(),
            exact,
            starred: self.star,
            tags: self.tag.clone(),
            attachments: self.attach.clone(),
            place: self.place.clone(),
            keep_position: self.keep_position,
            pictures_anyway: self.anyway,
            only_me: self.only_me,
            by: self.by_someone.clone().map(Person::Someone),
            ..NewObservation::default()
        };
        match place.open() {
            Ok(open) => self.capture(&open, note),
            Err(failure) if failure.notebook_cannot_be_opened() => {
                // Who they are can't be looked up here; the words that name them are kept.
                note.by = note.by.or_else(|| self.by.clone().map(Person::Someone));
                note.about = self.about.clone().map(Person::Someone);
                // Only a whole id says anything here; else the note is filed by its time.
                let visit = self.visit.as_deref().and_then(|id| id.parse().ok());
                note.visit = visit.map_or(FiledUnder::UnderWay, FiledUnder::Visit);
                self.capture_to_inbox(place, note, &failure)
            }
            Err(failure) => Err(failure),
        }
    }

    fn capture(&self, open: &Open, mut note: NewObservation) -> Result<Answer, Failure> {
        if let Some(by) = &self.by {
            note.by = Some(open.person(by)?);
        }
        note.about = self.about.as_deref().map(|about| open.person(about)).transpose()?;
        note.happened = self.at.as_deref().map(|at| dates::moment(at, &open.now)).transpose()?;
        if let Some(visit) = &self.visit {
            note.visit = FiledUnder::Visit(open.find(Findable::Visit, visit)?);
        }
        note.beside_page = self.page.as_deref().map(|page| open.find(Findable::Any, page)).transpose()?;
        let captured = open.notebook.capture(&note)?;
        let mut text = say!("terminal-noted", id = captured.id.to_string());
        if captured.visit.is_none() {
            text += &format!("\n{}", say!("terminal-no-visit"));
        }
        if note.kind.is_none() {
            text += &format!("\n{}", say!("terminal-noted-without-key", id = captured.id.to_string()));
        }
        if !self.attach.is_empty() {
            // What can't be shown is kept, and says so.
            let attachments = open.notebook.note(captured.id)?.attachments;
            for why in attachments.iter().filter_map(|attached| attached.not_shown) {
                text += &format!("\n{}", words::wrapped(&say!(format!("not-shown-{}", why.word())), "  "));
            }
        }
        Ok(Answer::new(json!({"id": captured.id, "visit": captured.visit, "kept_in": "notebook"}), text))
    }

    fn capture_to_inbox(&self, place: &Place, mut note: NewObservation, why: &Failure) -> Result<Answer, Failure> {
        let environment = Environment::system();
        note.happened = self.at.as_deref().map(|at| dates::moment(at, &environment.clock.now())).transpose()?;
        let id = Notebook::capture_to_inbox(&place.folder()?, &environment, &note)?;
        let noted = say!("terminal-noted-in-inbox", id = id.to_string());
        let text = format!("{noted}\n{}", say!("terminal-inbox-why", why = why.message.as_str()));
        let because = json!({"code": why.code, "message": why.message});
        Ok(Answer::new(
            json!({"id": id, "visit": null, "kept_in": "inbox", "because": because}),
            words::wrapped(&text, ""),
        ))
    }
}
