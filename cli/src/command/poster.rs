//! Posters: a customer's person on the wall, in their very words.

use std::path::PathBuf;

use clap::Subcommand;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::Id;
use soundings_core::present::{PosterPiece, PosterRow};
use soundings_core::{Findable, NewPoster, PosterChange};
use soundings_pages::poster;

use super::{Page, more};
use crate::answer::Answer;
use crate::completions;
use crate::failure::{Failure, exit};
use crate::notebook::{Open, whole};
use crate::whole_files::write_all_then;
use crate::words::{self, say};

#[derive(Subcommand, Debug)]
pub enum Poster {
    /// Put a poster up of somebody who is on the wall
    New {
        #[arg(add = ArgValueCompleter::new(completions::people))]
        person: String,
        /// A note of their very words; may be given several times
        #[arg(long, value_name = "NOTE", add = ArgValueCompleter::new(completions::notes))]
        words: Vec<String>,
        /// A picture, by its own id or its note's
        #[arg(long, value_name = "ID")]
        picture: Option<String>,
        /// What matters to them: an entry of their map, or a marked note of theirs; may be given several times
        #[arg(long, value_name = "ID")]
        matters: Vec<String>,
    },
    /// Choose other words, another picture, something else that matters
    Change {
        poster: String,
        /// A note of their very words, instead of those before; may be given several times
        #[arg(long, value_name = "NOTE")]
        words: Vec<String>,
        #[arg(long, value_name = "ID", conflicts_with = "no_picture")]
        picture: Option<String>,
        #[arg(long)]
        no_picture: bool,
        #[arg(long, value_name = "ID")]
        matters: Vec<String>,
    },
    /// Take one down
    Down {
        poster: String,
        /// Put it up again
        #[arg(long)]
        undo: bool,
    },
    /// The posters that were put together
    List(Page),
    /// One poster, with what of it does not hang
    Show { poster: String },
    /// Write one to a sheet of A3: .html, .pdf or .md; it is written down as gone out
    Print {
        poster: String,
        file: PathBuf,
        /// Where it hangs, or to whom it goes
        #[arg(long)]
        to: String,
    },
}

impl Poster {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::New { person, words, picture, matters } => {
                let new = NewPoster {
                    person: open.find(Findable::Person, person)?,
                    words: all(words, Findable::Note, open)?,
                    picture: picture.as_deref().map(|text| picture_of(text, open)).transpose()?,
                    matters: all(matters, Findable::Any, open)?,
                };
                Ok(done(notebook.new_poster(&new)?, "terminal-poster-made"))
            }
            Self::Change { poster, words, picture, no_picture, matters } => {
                let id = open.find(Findable::Any, poster)?;
                let some = |ids: Vec<Id>| (!ids.is_empty()).then_some(ids);
                let change = PosterChange {
                    words: some(all(words, Findable::Note, open)?),
                    picture: picture.as_deref().map(|text| picture_of(text, open)).transpose()?,
                    no_picture: *no_picture,
                    matters: some(all(matters, Findable::Any, open)?),
                };
                notebook.change_poster(id, &change, None)?;
                Ok(done(id, "terminal-poster-changed"))
            }
            Self::Down { poster, undo } => {
                let id = open.find(Findable::Any, poster)?;
                notebook.take_poster_down(id, !undo)?;
                Ok(done(id, if *undo { "terminal-poster-up" } else { "terminal-poster-down" }))
            }
            Self::List(page) => {
                let rows = notebook.posters(page.after.as_deref(), page.limit)?;
                let mut text: String = rows.items.iter().map(line).collect();
                if rows.items.is_empty() {
                    text = say!("no-posters");
                }
                text += &more(rows.next.as_ref());
                Ok(Answer::new(&rows, text))
            }
            Self::Show { poster } => {
                let row = notebook.poster(open.find(Findable::Any, poster)?)?;
                let pieces = row.words.iter().chain(&row.picture).chain(&row.matters);
                let text = line(&row) + &pieces.map(|piece| self::piece(piece, &row)).collect::<String>();
                Ok(Answer::new(&row, text))
            }
            Self::Print { poster, file, to } => print(open.find(Findable::Any, poster)?, file, to, open),
        }
    }
}

fn all(named: &[String], what: Findable, open: &Open) -> Result<Vec<Id>, Failure> {
    named.iter().map(|text| open.find(what, text)).collect()
}

fn picture_of(text: &str, open: &Open) -> Result<Id, Failure> {
    Ok(open.notebook.picture(open.find(Findable::Any, text)?)?.picture.id)
}

fn print(id: Id, file: &std::path::Path, to: &str, open: &Open) -> Result<Answer, Failure> {
    let (sheet, language) = (open.notebook.poster_sheet(id)?, words::language());
    let made = open.now.local().naive_local();
    let document = || poster::document(&sheet.poster, made, language);
    let bytes = match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => poster::html(&sheet.poster, language).into_bytes(),
        Some("md") => document().markdown().into_bytes(),
        Some("pdf") => {
            soundings_press::poster(&poster::sheet(&sheet.poster, made, language), document)
                .map_err(|_| Failure::inside())?
                .bytes
        }
        _ => {
            return Err(Failure { exit: exit::MISUSE, ..Failure::refused("misuse", say!("terminal-poster-ending")) });
        }
    };
    // What is in a file has gone.
    let sent =
        write_all_then(&[(file.to_owned(), bytes)], || Ok(open.notebook.poster_went_out(id, to, &sheet.looked_at)?))?;
    let out = whole(file);
    let text = say!("terminal-poster-printed", file = out.display().to_string(), to = to);
    Ok(Answer::new(json!({"id": id, "out": out, "sent": sent}), text))
}

fn done(id: Id, words: &str) -> Answer {
    Answer::new(json!({"id": id}), say!(words, id = id.to_string()))
}

fn line(row: &PosterRow) -> String {
    let gone = || say!("terminal-poster-somebody-gone");
    let mut text = row.person.as_ref().map_or_else(gone, |person| person.name.clone());
    text.extend(row.customer.iter().map(|customer| format!(", {customer}")));
    let mut beside = vec![say!(match (row.hangs, row.down) {
        (true, _) => "poster-hangs",
        (false, true) => "poster-is-down",
        (false, false) => "poster-withdrawn",
    })];
    beside.extend(words::unusual(row.audience, row.state));
    text += &words::beside(&beside);
    words::line(row.id, &text)
}

fn piece(piece: &PosterPiece, row: &PosterRow) -> String {
    let is_picture = row.picture.as_ref().is_some_and(|picture| picture.id == piece.id);
    let exact = row.words.iter().any(|words| words.id == piece.id);
    let shown = if is_picture { say!("a-picture") } else { words::quoted(&piece.words, exact) };
    let mut text = shown;
    if !piece.hangs {
        text += &words::beside(&[say!("hangs-no-more")]);
    }
    words::line(piece.id, &text)
}
