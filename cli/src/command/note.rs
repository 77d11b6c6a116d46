//! Notes: the four keys, corrections, deleting and erasing.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;
use soundings_core::model::{ObservationKind, Seen};
use soundings_core::{Environment, FiledUnder, Findable, NewObservation, Notebook, Person};

use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, Place, words_or_stdin};
use crate::times;
use crate::words::{self, say};

#[derive(Subcommand, Debug)]
pub enum Note {
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
        id: String,
        /// The words, or - for stdin
        text: String,
        /// The token of what you saw [default: what is there now]
        #[arg(long, value_name = "TOKEN")]
        seen: Option<String>,
    },
    /// Delete a note; it can be undone
    Delete { id: String },
    /// Undo a deletion, or take an erasure back
    Undo { id: String },
    /// Erase a note everywhere, final after 24 hours
    Erase { id: String },
}

#[derive(Args, Debug)]
pub struct New {
    /// The words, or - for stdin
    text: Option<String>,
    /// Who said or did it: name or id
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// Who said or did it, described
    #[arg(long, value_name = "TEXT", conflicts_with = "by")]
    by_someone: Option<String>,
    /// Whom it concerns, if somebody else
    #[arg(long, value_name = "PERSON")]
    about: Option<String>,
    /// Where exactly, in a few words
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    /// When it happened: RFC 3339, or HH:MM today [default: now]
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
    #[arg(long, value_name = "ID")]
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

impl Note {
    pub fn run(&self, place: &Place) -> Result<Answer, Failure> {
        match self {
            Self::Said { new, exact } => new.run(place, ObservationKind::Said, *exact),
            Self::Did(new) => new.run(place, ObservationKind::Did, false),
            Self::Around(new) => new.run(place, ObservationKind::Around, false),
            Self::Thought(new) => new.run(place, ObservationKind::Thought, false),
            Self::Correct { id, text, seen } => {
                let open = place.open()?;
                let id = open.find(Findable::Note, id)?;
                open.notebook.correct_note(id, &words_or_stdin(text)?, seen.clone().map(Seen).as_ref())?;
                let row = open.notebook.note(id)?;
                Ok(Answer::new(
                    json!({"id": id, "note": row}),
                    format!("{}\n{}", say!("terminal-note-corrected"), words::note(&row, &open.now)),
                ))
            }
            Self::Delete { id } => {
                let open = place.open()?;
                let id = open.find(Findable::Note, id)?;
                open.notebook.delete(id)?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-note-deleted", id = id.to_string())))
            }
            Self::Undo { id } => {
                let open = place.open()?;
                let id = open.find(Findable::Note, id)?;
                open.notebook.undo_delete(id)?;
                let row = open.notebook.note(id)?;
                Ok(Answer::new(
                    json!({"id": id, "note": row}),
                    format!("{}\n{}", say!("terminal-note-back"), words::note(&row, &open.now)),
                ))
            }
            Self::Erase { id } => erase(&place.open()?, id),
        }
    }
}

fn erase(open: &Open, id: &str) -> Result<Answer, Failure> {
    let id = open.find(Findable::Note, id)?;
    let erasing = open.notebook.erase(id)?;
    let text = say!("terminal-note-erased", time = times::when(&erasing.final_at, &open.now));
    let undo = say!("terminal-erasure-undo", id = id.to_string());
    let text = format!("{}\n{undo}\n", words::wrapped(&text, ""));
    Ok(Answer::new(json!({"id": id, "things": erasing.things, "final_at": erasing.final_at}), text))
}

impl New {
    fn run(&self, place: &Place, kind: ObservationKind, exact: bool) -> Result<Answer, Failure> {
        let mut note = NewObservation {
            kind: Some(kind),
            text: self.text.as_deref().map(words_or_stdin).transpose()?.unwrap_or_default(),
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
        note.happened = self.at.as_deref().map(|at| times::moment(at, &open.now)).transpose()?;
        if let Some(visit) = &self.visit {
            note.visit = FiledUnder::Visit(open.find(Findable::Visit, visit)?);
        }
        note.beside_page = self.page.as_deref().map(|page| open.find(Findable::Any, page)).transpose()?;
        let captured = open.notebook.capture(&note)?;
        let mut text = say!("terminal-noted", id = captured.id.to_string());
        if captured.visit.is_none() {
            text += &format!(" {}", say!("terminal-no-visit"));
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
        note.happened = self.at.as_deref().map(|at| times::moment(at, &environment.clock.now())).transpose()?;
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
