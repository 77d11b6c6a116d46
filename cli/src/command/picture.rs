//! Pictures and other files of notes: looked at, drawn on, covered, saved.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, Subcommand};
use serde_json::json;
use soundings_core::model::{PhotoRule, PicturePoint, Seen};
use soundings_core::present::{AnnotationRow, AttachmentRow, FileStanding, Picture as Record};
use soundings_core::{Drawing, FileSettings, Findable, Refusal};
use soundings_runner::Outcome;

use super::{team, write_whole};
use crate::answer::Answer;
use crate::failure::{Failure, exit};
use crate::files;
use crate::notebook::{Open, whole};
use crate::words::{self, say};

#[derive(Subcommand, Debug)]
pub enum Picture {
    /// A picture and what is drawn on it: by its id, or by that of the note that has it
    Show { id: String },
    /// Draw an arrow, a circle or words beside the untouched original; places are thousandths, as in 250,400
    Annotate {
        id: String,
        #[command(flatten)]
        what: What,
    },
    /// Cover what lies between two corners in every copy that goes out
    Cover {
        id: String,
        #[arg(value_name = "X,Y", value_parser = point)]
        corner: PicturePoint,
        #[arg(value_name = "X,Y", value_parser = point)]
        opposite: PicturePoint,
    },
    /// Move something drawn
    Move {
        annotation: String,
        #[arg(value_name = "X,Y", value_parser = point, num_args = 1..=2)]
        points: Vec<PicturePoint>,
        /// The token of what you saw [default: what is there now]
        #[arg(long, value_name = "TOKEN")]
        seen: Option<String>,
    },
    /// Write down what a site says about pictures
    Rule {
        site: String,
        #[arg(value_name = "RULE", value_parser = rule)]
        rule: PhotoRule,
    },
    /// Take off something drawn; it can be undone
    Remove { annotation: String },
    /// Put back something that was taken off
    Undo { annotation: String },
}

#[derive(Args, Debug)]
#[group(required = true, multiple = true)]
pub struct What {
    /// From one place to another, where its head is
    #[arg(long, value_name = "X,Y", value_parser = point, num_args = 2, conflicts_with_all = ["circle", "text"])]
    arrow: Option<Vec<PicturePoint>>,
    /// Between two corners
    #[arg(long, value_name = "X,Y", value_parser = point, num_args = 2, conflicts_with = "text")]
    circle: Option<Vec<PicturePoint>>,
    /// Words, with --at
    #[arg(long, value_name = "WORDS", requires = "at")]
    text: Option<String>,
    /// Where the words begin
    #[arg(long, value_name = "X,Y", value_parser = point, requires = "text")]
    at: Option<PicturePoint>,
}

#[derive(Subcommand, Debug)]
pub enum Attachment {
    /// Fetch what follows from your team's server now, on any network and whatever its size
    Fetch {
        /// Its id, or its note's
        id: String,
    },
    /// Make room: let go from this computer what your team's server keeps and has backed up; thumbnails stay, fetch brings it back
    Free {
        /// What was attached more than so many days ago
        #[arg(long, value_name = "DAYS", default_value_t = 30)]
        older: u32,
    },
    /// How files travel on this computer
    Travel {
        /// Originals travel over Wi-Fi alone
        #[arg(long, value_name = "yes|no", value_parser = yes_or_no)]
        wifi_only: Option<bool>,
        /// The largest that comes by itself, in MB
        #[arg(long, value_name = "MB")]
        largest: Option<u32>,
    },
    /// Save a picture as it may go out, or another file as it is
    Save {
        id: String,
        file: PathBuf,
        /// The picture as it was taken in, uncovered
        #[arg(long)]
        original: bool,
    },
}

fn point(text: &str) -> Result<PicturePoint, String> {
    let read = text
        .split_once(',')
        .and_then(|(x, y)| Some(PicturePoint { x: x.trim().parse().ok()?, y: y.trim().parse().ok()? }));
    read.ok_or_else(|| say!("terminal-points"))
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("yes, no".to_owned()),
    }
}

fn rule(text: &str) -> Result<PhotoRule, String> {
    let words: Vec<&str> = PhotoRule::ALL.iter().map(|rule| rule.word()).collect();
    PhotoRule::from_word(text).ok_or_else(|| words.join(", "))
}

impl What {
    fn drawing(&self) -> Option<Drawing> {
        match (self.arrow.as_deref(), self.circle.as_deref(), &self.text, self.at) {
            (Some([from, to]), ..) => Some(Drawing::Arrow { from: *from, to: *to }),
            (_, Some([corner, opposite]), ..) => Some(Drawing::Circle { corner: *corner, opposite: *opposite }),
            (_, _, Some(words), Some(at)) => Some(Drawing::Text { at, words: words.clone() }),
            _ => None,
        }
    }
}

impl Picture {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::Show { id } => {
                let record = notebook.picture(open.find(Findable::Any, id)?)?;
                Ok(Answer::new(json!({"picture": record}), shown(&record)))
            }
            Self::Annotate { id, what } => {
                let drawing = what.drawing().ok_or_else(|| Failure {
                    exit: exit::MISUSE,
                    ..Failure::refused("misuse", say!("terminal-picture-which"))
                })?;
                draw(open, id, &drawing)
            }
            Self::Cover { id, corner, opposite } => {
                draw(open, id, &Drawing::Cover { corner: *corner, opposite: *opposite })
            }
            Self::Move { annotation, points, seen } => {
                let id = open.find(Findable::Annotation, annotation)?;
                notebook.move_annotation(id, points, seen.clone().map(Seen).as_ref())?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-picture-moved")))
            }
            Self::Rule { site, rule } => {
                let site = open.find(Findable::Site, site)?;
                notebook.set_photo_rule(site, *rule, None)?;
                let said = say!(format!("photo-rule-{}", rule.word()));
                Ok(Answer::new(json!({"site": site, "rule": rule}), format!("{said}.")))
            }
            Self::Remove { annotation } => {
                let id = open.find(Findable::Annotation, annotation)?;
                notebook.delete(id)?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-picture-removed", id = id.to_string())))
            }
            Self::Undo { annotation } => {
                let id = open.find(Findable::Annotation, annotation)?;
                notebook.undo_delete(id)?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-picture-back")))
            }
        }
    }
}

fn draw(open: &Open, id: &str, drawing: &Drawing) -> Result<Answer, Failure> {
    let picture = open.notebook.picture(open.find(Findable::Any, id)?)?.picture.id;
    let annotation = open.notebook.annotate(picture, drawing)?;
    let record = open.notebook.picture(picture)?;
    let head = match drawing {
        Drawing::Cover { .. } => say!("terminal-picture-covered"),
        Drawing::Arrow { .. } => say!("terminal-picture-drawn", shape = say!("drawn-shape-arrow")),
        Drawing::Circle { .. } => say!("terminal-picture-drawn", shape = say!("drawn-shape-circle")),
        Drawing::Text { .. } => say!("terminal-picture-drawn", shape = say!("drawn-shape-text")),
    };
    let text = format!("{}\n{}", words::wrapped(&head, ""), shown(&record));
    Ok(Answer::new(json!({"id": annotation, "picture": record}), text))
}

/// A picture, and a line for each thing drawn on it.
fn shown(record: &Record) -> String {
    let row = &record.picture;
    let mut lines = vec![words::attachment(row)];
    if row.here && files::is_on_its_way(row) || matches!(row.file, FileStanding::WithTheTeam | FileStanding::KeptForYou)
    {
        lines[0].push(files::standing(row));
    }
    lines[0].extend(row.name.clone());
    lines[0].push(say!("terminal-picture-id", id = row.id.to_string()));
    lines.extend(record.annotations.iter().map(drawn));
    if record.annotations.is_empty() {
        lines.push(vec![say!("terminal-picture-plain")]);
    }
    let line = |parts: &Vec<String>| format!("{}\n", words::wrapped(&parts.join(" · "), "  "));
    lines.iter().map(line).collect()
}

fn drawn(row: &AnnotationRow) -> Vec<String> {
    let places: Vec<String> = row.points.iter().map(|point| format!("{},{}", point.x, point.y)).collect();
    let shape = row.shape.map_or_else(|| "?".to_owned(), |shape| say!(format!("drawn-shape-{}", shape.word())));
    let mut parts = vec![say!("terminal-annotation", shape = shape, points = places.join(" "))];
    parts.extend(row.words.clone());
    parts.extend(row.engineer.as_deref().map(|engineer| say!("terminal-annotation-by", engineer = engineer)));
    parts.push(words::small(&row.id.to_string()));
    parts
}

impl Attachment {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        match self {
            Self::Fetch { id } => fetch(open, id),
            Self::Free { older } => {
                let freed = open.notebook.free_files(*older)?;
                let size = files::size(freed.bytes);
                let text = say!("terminal-attachment-freed", count = freed.files, size = size);
                Ok(Answer::new(json!({"freed": freed}), format!("{}\n", words::wrapped(&text, ""))))
            }
            Self::Travel { wifi_only, largest } => travel(open, *wifi_only, *largest),
            Self::Save { id, file, original } => Self::save(open, id, file, *original),
        }
    }

    fn save(open: &Open, id: &str, file: &Path, original: bool) -> Result<Answer, Failure> {
        let id = open.find(Findable::Any, id)?;
        let Some(content) = open.notebook.attachment_copy(id, original)? else {
            return Err(Failure::refused("not-here", say!("terminal-attachment-follows")));
        };
        let out = whole(file);
        write_whole(&out, &content)?;
        let mut text = say!("terminal-attachment-saved", file = out.display().to_string());
        if original {
            text += &format!("\n{}", words::wrapped(&say!("terminal-attachment-original"), ""));
        }
        Ok(Answer::new(json!({"id": id, "out": out, "original": original}), text))
    }
}

/// Fetches what is attached to a note, or one of that.
fn fetch(open: &Open, id: &str) -> Result<Answer, Failure> {
    let id = open.find(Findable::Any, id)?;
    open.notebook.fetch_attachment(id)?;
    let (notebook, outcome) = team::exchange(Arc::clone(&open.notebook), Duration::ZERO);
    match outcome? {
        Outcome::NotJoined => return Err(Refusal::NotJoined.into()),
        Outcome::Stopped => return Err(team::stopped(&notebook)?),
        Outcome::InClear => return Err(Failure::refused("in-clear", say!("terminal-in-clear"))),
        _ => {}
    }
    let rows: Vec<AttachmentRow> = notebook.attachments(id)?;
    let line = |row: &AttachmentRow| match row.here {
        true => format!("{}\n", say!("terminal-attachment-here", id = row.id.to_string())),
        false => format!("{}\n", words::wrapped(&files::away(row), "")),
    };
    let text: String = rows.iter().map(line).collect();
    let all_here = rows.iter().all(|row| row.here);
    let answer = Answer::new(json!({"attachments": rows}), text);
    Ok(if all_here { answer } else { answer.with_exit(exit::KEPT_HERE) })
}

/// Says how files travel, and sets it.
fn travel(open: &Open, wifi_only: Option<bool>, largest: Option<u32>) -> Result<Answer, Failure> {
    let before = open.notebook.file_settings()?;
    let settings = FileSettings {
        wifi_only: wifi_only.unwrap_or(before.wifi_only),
        largest: largest.map_or(before.largest, |megabytes| u64::from(megabytes) * 1_000_000),
    };
    open.notebook.set_file_settings(settings)?;
    let way = if settings.wifi_only { "files-wifi-only" } else { "files-any-network" };
    let text = format!("{}\n{}", say!(way), say!("terminal-files-largest", size = files::size(settings.largest)));
    Ok(Answer::new(json!({"files": settings}), words::wrapped(&text, "")))
}
