//! Taking in what teams have: trip reports, tables of customers, business cards. Shown first, written in one act, undone in one.

use std::collections::HashSet;
use std::io::Read as _;
use std::path::Path;

use rusqlite::OptionalExtension;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::contents::plain_file;
use super::draft::Draft;
use super::make::make;
use super::plan::{ImportAnswers, plan};
use super::preview::{ImportNeed, ImportPreview, ImportSource, Read, by_kind, needs, preview, shown};
use super::{cards, encoding, report, table};
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::model::{Id, Kind};
use crate::notebook::Notebook;
use crate::store::columns::{id, ids};
use crate::store::entities::Entity;
use crate::visit_log::delete_all;

/// What taking a file in did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Imported {
    /// Undoes it.
    pub import: Id,
    /// The visits that it made, or added notes to; the first hundred.
    pub visits: Vec<Id>,
    /// How many things were made.
    pub made: u32,
    /// How many deleted ones came back.
    pub back: u32,
}

/// An import that was undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Undone {
    /// Brings all of it back, as *undo delete* does.
    pub first: Id,
    /// How many things went.
    pub things: u32,
    /// How many stay, because something that was not imported belongs to them.
    pub stay: u32,
}

/// The largest file.
const LARGEST: u64 = 10 * 1024 * 1024;

impl Notebook {
    /// What would be made of a file. Nothing is written.
    ///
    /// # Errors
    /// [`Refusal::FileMissing`] and the like; [`Refusal::ImportTooLarge`], [`Refusal::NotText`], [`Refusal::NothingToImport`]; an
    /// unknown customer.
    pub fn import_preview(&self, file: &Path, answers: &ImportAnswers) -> Result<ImportPreview> {
        let read = read(file, answers)?;
        self.read(|reading| {
            if let Some(customer) = answers.customer {
                reading.live(customer, Kind::Organization)?;
            }
            let key = &reading.me.engineer_key.key;
            let plan = plan(reading.connection, key, &read.draft, answers, reading.now())?;
            preview(reading, read, &plan, answers)
        })
    }

    /// Takes a file in, in one act. `shown`: what [`Notebook::import_preview`] said of it with the same answers.
    ///
    /// # Errors
    /// [`Refusal::ImportChanged`] where file or notebook are others now; [`Refusal::ImportUndecided`] while something has to be
    /// said first; as [`Notebook::import_preview`]; [`Error::DiskFull`]. Nothing was written then.
    pub fn import(&self, file: &Path, answers: &ImportAnswers, shown: &str) -> Result<Imported> {
        let read = read(file, answers)?;
        self.write(|action| {
            if let Some(customer) = answers.customer {
                action.live(customer, Kind::Organization)?;
            }
            let key = action.me.engineer_key.key;
            let plan = plan(action.connection(), &key, &read.draft, answers, &action.now)?;
            if self::shown(&read, &plan, answers) != shown {
                return Err(Refusal::ImportChanged.into());
            }
            if needs(&read, &plan).iter().any(|need| *need != ImportNeed::Columns) {
                return Err(Refusal::ImportUndecided.into());
            }
            let all = by_kind(&plan);
            if all.iter().all(|(_, items)| items.is_empty()) {
                return Err(Refusal::NothingToImport.into());
            }
            make(action, &read, &plan)
        })
    }

    /// Undoes an import, or the last one: what it made goes, as one deletion that can be undone itself. What something
    /// else belongs to by now stays.
    ///
    /// # Errors
    /// [`Refusal::NoImport`].
    pub fn undo_import(&self, import: Option<Id>) -> Result<Undone> {
        self.write(|action| {
            let last = "SELECT id FROM import WHERE undone = 0 AND (?1 IS NULL OR id = ?1) ORDER BY done DESC, id DESC LIMIT 1";
            let import = import.as_ref().map(Id::as_bytes);
            let import: Option<Id> =
                action.connection().prepare_cached(last)?.query_row([import], |row| id(row, 0)).optional()?;
            let import = import.ok_or(Refusal::NoImport)?;
            let sql = "SELECT entity FROM imported WHERE import = ?1 AND entity = name ORDER BY place DESC";
            let made = ids(action.connection(), sql, [import.as_bytes()])?;
            let (gone, stay) = without_what_is_needed(action, &made)?;
            action.connection().execute("UPDATE import SET undone = 1 WHERE id = ?1", [import.as_bytes()])?;
            let first = *gone.first().ok_or(Refusal::NoImport)?;
            delete_all(action, &gone)?;
            Ok(Undone { first, things: gone.len() as u32, stay })
        })
    }
}

/// Of what an import made, children before what they belong to: what goes, and how much stays, because something else that is
/// here belongs to it or names it.
fn without_what_is_needed(action: &Action<'_>, made: &[Id]) -> Result<(Vec<Id>, u32)> {
    let (mut going, mut needed) = (HashSet::new(), HashSet::new());
    let (mut gone, mut stay) = (Vec::new(), 0);
    for made in made {
        let found = Entity::find(action.connection(), *made)?;
        let Some(entity) = found.filter(Entity::is_here) else { continue };
        let below = "SELECT id FROM here WHERE parent = ?1 UNION ALL SELECT id FROM here WHERE target = ?1
                     UNION ALL SELECT here.id FROM mention JOIN here ON here.number = mention.number WHERE person = ?1";
        let below = ids(action.connection(), below, [made.as_bytes()])?;
        if !needed.contains(made) && below.iter().all(|child| going.contains(child)) {
            going.insert(*made);
            gone.push(*made);
        } else {
            needed.extend(entity.kind.references(&entity.fields));
            stay += 1;
        }
    }
    // A deletion begins with what people look for: the visit or the customer.
    gone.reverse();
    Ok((gone, stay))
}

/// Reads a file, within bounds.
fn read(file: &Path, answers: &ImportAnswers) -> Result<Read> {
    let facts = std::fs::metadata(file).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::from(Refusal::FileMissing),
        _ => Refusal::FileUnreadable.into(),
    })?;
    if facts.is_dir() {
        return Err(Refusal::FileIsFolder.into());
    }
    let opened = plain_file(&std::fs::canonicalize(file)?).ok_or(Refusal::FileUnreadable)?;
    let mut bytes = Vec::new();
    opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|_| Refusal::FileUnreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Refusal::ImportTooLarge.into());
    }
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    read_bytes(&bytes, (&name, &ending), answers)
}

/// Reads what a file holds, by its name and what that ends in.
pub(super) fn read_bytes(bytes: &[u8], (name, ending): (&str, &str), answers: &ImportAnswers) -> Result<Read> {
    let decoded = encoding::decode(bytes, answers.encoding.as_deref())?;
    let text = decoded.text.as_str();
    let (source, draft, columns): (ImportSource, Draft, _) = match ending {
        _ if cards::is_card(text) => (ImportSource::Cards, cards::read(text), Vec::new()),
        "csv" | "tsv" => {
            let (draft, columns) = table::read(text, &answers.columns)?;
            (ImportSource::Table, draft, columns)
        }
        "md" | "markdown" | "txt" => (ImportSource::Reports, report::read(text, name), Vec::new()),
        _ => return Err(Refusal::NothingToImport.into()),
    };
    let hash = Sha256::digest(bytes).into();
    Ok(Read { source, encoding: decoded.encoding, sample: encoding::sample(text), columns, draft, hash })
}
