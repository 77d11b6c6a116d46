//! The list of contents of an export: which files there are, how long they are, and what they hash to, so that one that was
//! cut off or changed is noticed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::line::Line;
use crate::error::{Error, Refusal, Result};
use crate::model::Kind;

/// The list's own name.
pub(super) const CONTENTS: &str = "contents.json";
/// Where attachments' files lie.
pub(super) const FILES: &str = "files";
/// What says what is what.
pub(super) const README: &str = "README.md";
/// The version of this form.
pub(super) const FORMAT: u32 = 1;

/// The list itself is no longer than this,
const CONTENTS_BYTES: u64 = 1024 * 1024;
/// nor a line of a file than this: two texts, each sign of which may be written as six.
const LINE_BYTES: u64 = 4 * 1024 * 1024;
/// Nor does an export hold more things than this.
const THINGS: u64 = 5_000_000;
/// The most things that one version names as not understood.
const NAMED: usize = 100;

/// One file of things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ExportedFile {
    /// Its name in the folder.
    pub name: String,
    /// The kind of thing it holds, one a line.
    pub kind: String,
    /// How many things.
    pub things: u64,
    /// SHA-256 of the file, in hexadecimal.
    #[serde(rename = "sha-256")]
    pub hash: String,
}

/// Something in an export that this version does not know. It is left where it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NotUnderstood {
    /// A kind of thing.
    pub kind: String,
    /// One of its fields; `None`: nothing of this kind is known.
    pub field: Option<String>,
    /// How many things it is about.
    pub things: u64,
}

/// The list.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Contents {
    pub soundings_export: u32,
    pub files: Vec<ExportedFile>,
}

/// What a kind's file is called.
pub(super) fn file_name(kind: Kind) -> String {
    format!("{}.jsonl", kind.word().replace(' ', "-"))
}

/// The kinds in the order in which they are read: what a deletion covers comes before it.
pub(super) fn kinds() -> impl Iterator<Item = Kind> {
    let deletions = |kind: &&Kind| **kind == Kind::Deletion;
    let others = Kind::ALL.iter().filter(|kind| !matches!(kind, Kind::Deletion | Kind::Erasure));
    others.chain(Kind::ALL.iter().filter(deletions)).copied()
}

impl Contents {
    /// Reads the list of an export in a folder; with it, the word for what lies there.
    ///
    /// # Errors
    /// [`Refusal::NoExport`], [`Refusal::ExportNewer`], [`Refusal::ExportNotWhole`].
    pub fn read(folder: &Path) -> Result<(Self, String)> {
        let mut bytes = Vec::new();
        plain_file(&folder.join(CONTENTS))
            .ok_or(Refusal::NoExport)?
            .take(CONTENTS_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Refusal::NoExport)?;
        if bytes.len() as u64 > CONTENTS_BYTES {
            return Err(Refusal::NoExport.into());
        }
        #[derive(Deserialize)]
        struct Version {
            soundings_export: u32,
        }
        let version: Version = serde_json::from_slice(&bytes).map_err(|_| Refusal::NoExport)?;
        if version.soundings_export > FORMAT {
            return Err(Refusal::ExportNewer.into());
        }
        let contents: Self = serde_json::from_slice(&bytes).map_err(|_| Refusal::ExportNotWhole)?;
        let things = contents.files.iter().try_fold(0_u64, |sum, file| sum.checked_add(file.things));
        let named = contents.files.iter().all(|file| is_name(&file.name) && is_name(&file.kind));
        if !named || things.is_none_or(|things| things > THINGS) {
            return Err(Refusal::ExportNotWhole.into());
        }
        Ok((contents, data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes))))
    }

    /// The file of a kind, if there is one.
    pub fn file(&self, kind: Kind) -> Option<&ExportedFile> {
        let name = file_name(kind);
        self.files.iter().find(|file| file.name == name)
    }

    /// Goes through a kind's things, and holds against the list what was read.
    pub fn each(&self, folder: &Path, kind: Kind, mut each: impl FnMut(Line) -> Result<()>) -> Result<()> {
        let Some(listed) = self.file(kind) else { return Ok(()) };
        let not_whole = || Error::from(Refusal::ExportNotWhole);
        let mut file = BufReader::new(plain_file(&folder.join(&listed.name)).ok_or_else(not_whole)?);
        let (mut hash, mut things, mut line) = (Sha256::new(), 0, Vec::new());
        loop {
            line.clear();
            let read = (&mut file).take(LINE_BYTES + 1).read_until(b'\n', &mut line).map_err(|_| not_whole())?;
            if read == 0 {
                break;
            }
            things += 1;
            if line.len() as u64 > LINE_BYTES || things > listed.things {
                return Err(not_whole());
            }
            hash.update(&line);
            each(serde_json::from_slice(&line).map_err(|_| not_whole())?)?;
        }
        let whole = things == listed.things && data_encoding::HEXLOWER.encode(&hash.finalize()) == listed.hash;
        if whole { Ok(()) } else { Err(not_whole()) }
    }

    /// Files of kinds that this version does not know.
    pub fn unknown(&self) -> impl Iterator<Item = NotUnderstood> + '_ {
        let known: Vec<String> = kinds().map(file_name).collect();
        self.files.iter().filter(move |file| !known.contains(&file.name)).map(|file| NotUnderstood {
            kind: file.kind.clone(),
            field: None,
            things: file.things,
        })
    }
}

/// Opens what is a file itself: no link to one elsewhere, no folder, no pipe.
pub(super) fn plain_file(path: &Path) -> Option<File> {
    std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    File::open(path).ok()
}

/// A name without a place: it leads nowhere else, and can be shown.
pub(super) fn is_name(name: &str) -> bool {
    let plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | ' ');
    (1..=80).contains(&name.len()) && name.chars().all(plain) && !name.starts_with('.')
}

/// Counts what is not understood, by name.
#[derive(Default)]
pub(super) struct Tally(BTreeMap<(&'static str, String), u64>);

impl Tally {
    pub fn add(&mut self, kind: Kind, fields: Vec<String>) -> Result<()> {
        for field in fields {
            if !is_name(&field) {
                return Err(Refusal::ExportNotWhole.into());
            }
            let full = self.0.len() >= NAMED;
            match self.0.get_mut(&(kind.word(), field.clone())) {
                Some(things) => *things += 1,
                None if full => {}
                None => {
                    self.0.insert((kind.word(), field), 1);
                }
            }
        }
        Ok(())
    }

    pub fn named(self) -> impl Iterator<Item = NotUnderstood> {
        self.0.into_iter().map(|((kind, field), things)| NotUnderstood {
            kind: kind.to_owned(),
            field: Some(field),
            things,
        })
    }
}
