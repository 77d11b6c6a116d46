//! The full export: everything of a notebook that is data, in a folder that people and other programs can read.
//!
//! It is the owner's own copy, whole, only-me things included; it holds no key and no history. It is made beside its place and
//! renamed, so that it is there whole or not at all.

use std::collections::{BTreeSet, HashSet};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::contents::{CONTENTS, Contents, ExportedFile, FILES, FORMAT, README, file_name, kinds};
use super::line::{self, Line};
use crate::error::{Error, Refusal, Result};
use crate::log::reading::Reading;
use crate::log::{erasure, projection, registers};
use crate::model::fields::{attachment, deletion, observation};
use crate::model::{Fields, Id, Kind};
use crate::notebook::Notebook;
use crate::store::attachments::{self, Part};
use crate::store::columns::Presence;
use crate::store::durable::{folder_of, sync_folder, sync_names};
use crate::store::entities::Entity;

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Exported {
    /// Whose copy it is.
    pub engineer: String,
    /// The files of things, one a kind.
    pub files: Vec<ExportedFile>,
    /// How many attachments' files.
    pub attachments: u64,
    /// What is not in it.
    pub left_out: LeftOut,
}

/// What an export does not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LeftOut {
    /// Attachments whose bytes are not on this device.
    pub not_here: u64,
    /// Things that somebody asked to be erased.
    pub being_erased: u64,
    /// Operations that a later version wrote and this one keeps without understanding them.
    pub not_understood: u64,
}

/// How many things are held at once.
const AT_ONCE: usize = 500;

impl Notebook {
    /// Writes everything into a folder that is new or empty. `readme` says in the reader's language what is what.
    ///
    /// # Errors
    /// [`Refusal::FolderNotEmpty`], [`Refusal::FolderMissing`], [`Error::DiskFull`]: nothing is there then.
    pub fn export(&self, folder: &Path, readme: &dyn Fn(&Exported) -> String) -> Result<Exported> {
        if std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some()) || folder.is_file() {
            return Err(Refusal::FolderNotEmpty.into());
        }
        let parent = folder_of(folder);
        if !parent.is_dir() {
            return Err(Refusal::FolderMissing.into());
        }
        // Readable by its owner alone, and gone if this ends early.
        let beside = private(tempfile::Builder::new().prefix(".export-")).tempdir_in(parent)?;
        let exported = self.read(|reading| write(reading, &self.directory, beside.path(), readme))?;
        if folder.is_dir() {
            std::fs::remove_dir(folder)?;
        }
        std::fs::rename(beside.path(), folder)?;
        sync_folder(folder)?;
        Ok(exported)
    }
}

/// A folder's permissions: its owner's alone.
fn private<'b, 'p, 's>(builder: &'b mut tempfile::Builder<'p, 's>) -> &'b mut tempfile::Builder<'p, 's> {
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder
}

/// A file of things that is being written.
struct Kinds {
    kind: Kind,
    file: BufWriter<File>,
    hash: Sha256,
    things: u64,
}

impl Kinds {
    fn begin(folder: &Path, kind: Kind) -> Result<Self> {
        let file = BufWriter::new(File::create_new(folder.join(file_name(kind)))?);
        Ok(Self { kind, file, hash: Sha256::new(), things: 0 })
    }

    fn add(&mut self, line: &Line) -> Result<()> {
        let mut bytes = serde_json::to_vec(line).map_err(Error::unknown)?;
        bytes.push(b'\n');
        self.hash.update(&bytes);
        self.file.write_all(&bytes)?;
        self.things += 1;
        Ok(())
    }

    fn end(self) -> Result<ExportedFile> {
        let file = self.file.into_inner().map_err(|error| Error::from(error.into_error()))?;
        file.sync_all()?;
        Ok(ExportedFile {
            name: file_name(self.kind),
            kind: self.kind.word().to_owned(),
            things: self.things,
            hash: data_encoding::HEXLOWER.encode(&self.hash.finalize()),
        })
    }
}

/// An export under way.
struct Export<'r, 'c> {
    reading: &'r Reading<'c>,
    notebook: &'r Path,
    folder: &'r Path,
    files: Vec<Kinds>,
    /// Members of the team that something names: they are introduced too.
    engineers: BTreeSet<Id>,
    erasing: HashSet<Id>,
    attachments: u64,
    left_out: LeftOut,
}

fn write(
    reading: &Reading<'_>,
    notebook: &Path,
    folder: &Path,
    readme: &dyn Fn(&Exported) -> String,
) -> Result<Exported> {
    std::fs::create_dir(folder.join(FILES))?;
    let mut export = Export {
        reading,
        notebook,
        folder,
        files: kinds().map(|kind| Kinds::begin(folder, kind)).collect::<Result<_>>()?,
        engineers: BTreeSet::new(),
        // Also while its day has not passed.
        erasing: erasure::awaited(reading.connection, None)?,
        attachments: 0,
        left_out: LeftOut { not_understood: not_understood(reading)?, ..LeftOut::default() },
    };
    export.everything()?;
    let files = export.files.into_iter().map(Kinds::end).collect::<Result<Vec<_>>>()?;
    let exported = Exported {
        engineer: reading.name(Some(reading.me.engineer))?.unwrap_or_default(),
        files,
        attachments: export.attachments,
        left_out: export.left_out,
    };
    write_file(&folder.join(README), readme(&exported).as_bytes())?;
    let contents = Contents { soundings_export: FORMAT, files: exported.files.clone() };
    let mut list = serde_json::to_vec_pretty(&contents).map_err(Error::unknown)?;
    list.push(b'\n');
    write_file(&folder.join(CONTENTS), &list)?;
    for folder in [&folder.join(FILES), folder] {
        sync_names(folder)?;
    }
    Ok(exported)
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

fn not_understood(reading: &Reading<'_>) -> Result<u64> {
    let sql = "SELECT count(*) FROM operation WHERE state = 3";
    Ok(reading.connection.query_row(sql, [], |row| row.get::<_, i64>(0))?.unsigned_abs())
}

impl Export<'_, '_> {
    fn everything(&mut self) -> Result<()> {
        let connection = self.reading.connection;
        let mut after = Id::default();
        loop {
            let things = Entity::after(connection, after, AT_ONCE)?;
            let Some(last) = things.last() else { break };
            after = last.id;
            for thing in &things {
                // Who is named is known at the end.
                if !matches!(thing.kind, Kind::Engineer | Kind::Erasure) {
                    self.thing(thing)?;
                }
            }
        }
        for engineer in std::mem::take(&mut self.engineers) {
            if let Some(engineer) = Entity::live(connection, engineer, Kind::Engineer)? {
                self.line(&engineer, None)?;
            }
        }
        Ok(())
    }

    fn thing(&mut self, thing: &Entity) -> Result<()> {
        if self.erasing.contains(&thing.id) {
            self.left_out.being_erased += 1;
            return Ok(());
        }
        // What was declared one stays two under their ids, beside what declares it.
        let (fields, versions) = projection::by_itself(self.reading.connection, thing)?;
        let thing = &Entity { fields, versions, ..thing.clone() };
        match thing.kind {
            Kind::Attachment => {
                let Some(file) = self.attachment(thing)? else { return Ok(()) };
                self.line(thing, Some(file))
            }
            Kind::Deletion => match self.deletion(thing)? {
                Some(standing) => self.line(&standing, None),
                None => Ok(()),
            },
            _ => self.line(thing, None),
        }
    }

    fn line(&mut self, thing: &Entity, file: Option<String>) -> Result<()> {
        let kind = thing.kind;
        self.engineers.extend(kind.named(&thing.fields, |of| of == Kind::Engineer));
        self.engineers.extend(
            thing.fields.get(observation::WORDS).filter(|_| kind == Kind::Observation).map(|words| words.author),
        );
        let line = Line {
            id: thing.id,
            audience: thing.log.audience(),
            file,
            fields: line::fields(kind, &thing.fields),
            beside: if thing.versions > 0 { self.beside(thing)? } else { Vec::new() },
        };
        match self.files.iter_mut().find(|file| file.kind == kind) {
            Some(file) => file.add(&line),
            None => Ok(()),
        }
    }

    /// The versions that nobody decided on yet, the older first; what the fields show is the newest.
    fn beside(&self, thing: &Entity) -> Result<Vec<line::Version>> {
        let mut beside = Vec::new();
        for row in registers::of_entity(self.reading.connection, thing.log, thing.id)? {
            let merge = thing.kind.merge(row.field);
            let siblings = row.register.siblings(thing.kind.behaviour(row.field).sameness);
            if !merge.asks() || siblings.len() < 2 {
                continue;
            }
            let member = merge.has_members().then_some(row.member.as_slice());
            let shown = row.register.shown(merge, thing.kind.behaviour(row.field).weight).map(|shown| shown.dot);
            let others = siblings.iter().rev().filter(|version| Some(version.dot) != shown);
            beside.extend(others.map(|version| line::version(thing.kind, row.field, member, &version.value)));
        }
        Ok(beside)
    }

    /// Copies an attachment's bytes, if they are here. Its name is its id's; the one it had stands in its line.
    fn attachment(&mut self, thing: &Entity) -> Result<Option<String>> {
        let content = attachments::read(self.notebook, self.reading.connection, thing.id, Part::Content)?;
        let (Some(content), Some(blob)) = (content, thing.fields.get(attachment::BLOB)) else {
            self.left_out.not_here += 1;
            return Ok(None);
        };
        let ending = blob.file_name.as_deref().and_then(|name| Path::new(name).extension()?.to_str());
        let ending = ending.filter(|ending| ending.len() <= 8 && ending.chars().all(|c| c.is_ascii_alphanumeric()));
        let name = ending.map_or_else(|| thing.id.to_string(), |ending| format!("{}.{ending}", thing.id));
        write_file(&self.folder.join(FILES).join(&name), &content)?;
        self.attachments += 1;
        Ok(Some(name))
    }

    /// A deletion that stands, with what it still covers; `None` where that is nothing.
    fn deletion(&self, thing: &Entity) -> Result<Option<Entity>> {
        let mut covered = thing.fields.get(deletion::COVERS).unwrap_or_default();
        let mut deleted = Vec::new();
        for one in covered.drain(..) {
            let found = Entity::find(self.reading.connection, one.entity)?;
            let gone = found.is_some_and(|found| found.presence == Presence::Deleted);
            deleted.extend((gone && !self.erasing.contains(&one.entity)).then_some(one));
        }
        if deleted.is_empty() || thing.fields.flag(deletion::UNDONE) {
            return Ok(None);
        }
        let mut fields: Fields = thing.fields.clone();
        let covers = deletion::COVERS.set(&deleted);
        fields.put(covers.field, None, &covers.value);
        Ok(Some(Entity { fields, ..thing.clone() }))
    }
}
