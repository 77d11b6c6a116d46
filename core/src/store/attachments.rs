//! Attachments' bytes: copied, hashed and sealed, synced and renamed before the operation that names them (sync.md 18).
//!
//! A file in `attachments/` has a random name, one attachment's. It is sealed under a key of its own with
//! ChaCha20-Poly1305 in chunks of 64 KiB by the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár, 2015; 32-bit
//! counter, nonce prefix zero), so that no chunk can be cut off, moved or left out.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use aead_stream::EncryptorBE32;
use chacha20poly1305::ChaCha20Poly1305;
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest as _, Sha256};
use soundings_wire::Digest;

use super::chunks::Chunks;
use super::columns::{column, id};
use super::durable::Unfinished;
use super::sealed_files::place;
use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::model::{BlobReference, Id};

pub(super) const CHUNK: usize = 64 * 1024;
pub(super) const TAG: usize = 16;
/// A key seals one file, so no nonce is used twice.
pub(super) const NONCE: [u8; 7] = [0; 7];
/// The largest file taken in, in bytes.
pub(crate) const LARGEST: u64 = 100 * 1000 * 1000;

/// A file whose sealed copy is durable on this device.
pub(crate) struct Kept {
    name: Id,
    hash: [u8; 32],
    key: [u8; 32],
    length: u64,
    sealed_length: u64,
    media_type: String,
    file_name: Option<String>,
}

column! {
    /// Which of an attachment's files.
    Part {
        Content = 0,
        Thumbnail = 1,
    }
}

impl Kept {
    /// As a personal log names it: sealed bytes, with their key.
    pub fn reference(&self) -> BlobReference {
        BlobReference {
            name: self.name,
            stored_bytes: self.sealed_length,
            hash: self.hash,
            length: self.length,
            media_type: self.media_type.clone(),
            file_name: self.file_name.clone(),
            key: Some(self.key),
        }
    }

    /// The length of the content.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Whether it is what a log names.
    pub fn is(&self, named: &BlobReference) -> bool {
        (self.hash, self.length) == (named.hash, named.length)
    }

    /// Remembers where it lies, and of which attachment it is what.
    pub fn record(&self, connection: &Connection, attachment: Id, part: Part) -> Result<()> {
        let (length, part) = (self.length as i64, part as i64);
        connection
            .prepare_cached(
                "INSERT INTO blob (name, attachment, hash, key, length, part) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((self.name.as_bytes(), attachment.as_bytes(), self.hash, self.key, length, part))?;
        Ok(())
    }
}

/// As the team's log names the same attachment: under another name, which tells nobody that the two are one, and in clear.
pub(crate) fn of_team(environment: &Environment, personal: BlobReference) -> BlobReference {
    BlobReference { name: random_name(environment), stored_bytes: personal.length, key: None, ..personal }
}

fn random_name(environment: &Environment) -> Id {
    Id(environment.random())
}

pub(super) fn folder(directory: &Path) -> PathBuf {
    directory.join("attachments")
}

pub(super) fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

/// Opens a file that a person attaches; its fault in their words.
pub(crate) fn open_to_attach(path: &Path) -> Result<File> {
    let facts = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::from(Refusal::FileMissing),
        _ => Refusal::FileUnreadable.into(),
    })?;
    if facts.is_dir() {
        return Err(Refusal::FileIsFolder.into());
    }
    // What has no end, or waits for a writer, is no file.
    if !facts.is_file() {
        return Err(Refusal::FileUnreadable.into());
    }
    if facts.len() == 0 {
        return Err(Refusal::FileEmpty.into());
    }
    if facts.len() > LARGEST {
        return Err(Refusal::FileTooLarge.into());
    }
    File::open(path).map_err(|_| Refusal::FileUnreadable.into())
}

/// Makes a sealed copy durable.
pub(crate) fn keep(
    directory: &Path,
    environment: &Environment,
    (name, media_type): (Option<&Path>, &str),
    content: &mut dyn Read,
) -> Result<Kept> {
    let folder = folder(directory);
    std::fs::create_dir_all(&folder)?;
    let key: [u8; 32] = environment.random();
    let mut file = Unfinished::begin(&folder)?;
    let (mut content_hash, mut length, mut sealed_length) = (Sha256::new(), 0_u64, 0_u64);
    let mut cipher = EncryptorBE32::<ChaCha20Poly1305>::new(&key.into(), &NONCE.into());
    let mut chunk = read_chunk(content)?;
    loop {
        content_hash.update(&chunk);
        length += chunk.len() as u64;
        if length > LARGEST {
            return Err(Refusal::FileTooLarge.into());
        }
        let next = read_chunk(content)?;
        if next.is_empty() {
            break;
        }
        let sealed = cipher.encrypt_next(chunk.as_slice()).map_err(|_| Refusal::FileUnreadable)?;
        sealed_length += sealed.len() as u64;
        file.write_all(&sealed)?;
        chunk = next;
    }
    let sealed = cipher.encrypt_last(chunk.as_slice()).map_err(|_| Refusal::FileUnreadable)?;
    sealed_length += sealed.len() as u64;
    file.write_all(&sealed)?;
    let stored = random_name(environment);
    file.finish(&place(directory, stored))?;
    Ok(Kept {
        name: stored,
        hash: content_hash.finalize().into(),
        key,
        length,
        sealed_length,
        media_type: media_type.to_owned(),
        file_name: name.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()),
    })
}

fn read_chunk(content: &mut dyn Read) -> Result<Vec<u8>> {
    let mut chunk = Vec::with_capacity(CHUNK);
    content.take(CHUNK as u64).read_to_end(&mut chunk).map_err(|_| Error::from(Refusal::FileUnreadable))?;
    Ok(chunk)
}

struct Row {
    name: Id,
    hash: [u8; 32],
    key: [u8; 32],
    length: u64,
}

fn row(connection: &Connection, attachment: Id, part: Part) -> Result<Option<Row>> {
    Ok(connection
        .prepare_cached("SELECT name, hash, key, length FROM blob WHERE attachment = ?1 AND part = ?2 LIMIT 1")?
        .query_row((attachment.as_bytes(), part as i64), |row| {
            let length = row.get::<_, i64>(3)?.unsigned_abs();
            Ok(Row { name: id(row, 0)?, hash: row.get(1)?, key: row.get(2)?, length })
        })
        .optional()?)
}

/// Whether an attachment's bytes are on this device.
pub(crate) fn is_here(connection: &Connection, attachment: Id, part: Part) -> Result<bool> {
    Ok(row(connection, attachment, part)?.is_some())
}

/// An attachment's content or thumbnail, checked; `None` where it is not on this device.
pub(crate) fn read(directory: &Path, connection: &Connection, attachment: Id, part: Part) -> Result<Option<Vec<u8>>> {
    let Some(row) = row(connection, attachment, part)? else { return Ok(None) };
    open(directory, &row).map(Some)
}

/// The content of a copy that was just made.
pub(crate) fn read_copy(directory: &Path, kept: &Kept) -> Result<Vec<u8>> {
    open(directory, &Row { name: kept.name, hash: kept.hash, key: kept.key, length: kept.length })
}

fn open(directory: &Path, row: &Row) -> Result<Vec<u8>> {
    let sealed = std::fs::read(place(directory, row.name))?;
    let opening = Chunks::new(&row.key, row.length);
    let mut content = Vec::with_capacity(sealed.len());
    for (number, chunk) in (0..).zip(sealed.chunks(CHUNK + TAG)) {
        content.extend_from_slice(&opening.open(number, chunk)?);
    }
    if soundings_wire::sha256(&[&content]) == Digest(row.hash) { Ok(content) } else { Err(Error::Damaged) }
}

/// Some of an attachment's file as a server stores it: in clear where the team's log names it, sealed with the key that goes with
/// its name where an engineer's own does. `None` where it is not here.
pub(crate) fn read_some(
    directory: &Path,
    connection: &Connection,
    (attachment, part, named): (Id, Part, &BlobReference),
    (offset, length): (u64, u64),
) -> Result<Option<Vec<u8>>> {
    let wanted = usize::try_from(length).map_err(Error::unknown)?;
    let mut bytes = Vec::with_capacity(wanted);
    let read = stored(directory, connection, (attachment, part, named), offset, |piece| {
        bytes.extend_from_slice(&piece[..piece.len().min(wanted - bytes.len())]);
        Ok(bytes.len() < wanted)
    })?;
    Ok(read.map(|()| bytes))
}

/// The hash of an attachment's file as a server stores it. `None` where it is not here.
pub(crate) fn stored_hash(
    directory: &Path,
    connection: &Connection,
    of: (Id, Part, &BlobReference),
) -> Result<Option<[u8; 32]>> {
    let mut hash = Sha256::new();
    let read = stored(directory, connection, of, 0, |piece| {
        hash.update(piece);
        Ok(true)
    })?;
    Ok(read.map(|()| hash.finalize().into()))
}

fn stored(
    directory: &Path,
    connection: &Connection,
    (attachment, part, named): (Id, Part, &BlobReference),
    offset: u64,
    take: impl FnMut(&[u8]) -> Result<bool>,
) -> Result<Option<()>> {
    let Some(row) = row(connection, attachment, part)? else { return Ok(None) };
    let mut file = match File::open(place(directory, row.name)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let here = Chunks::new(&row.key, row.length);
    match &named.key {
        None => here.open_from(&mut file, offset, take)?,
        Some(key) => here.seal_again(&mut file, &Chunks::new(key, row.length), offset, take)?,
    }
    Ok(Some(()))
}

/// A file is not in the folder any more: its attachment says so then.
pub(crate) fn is_gone(connection: &Connection, attachment: Id, part: Part) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM blob WHERE attachment = ?1 AND part = ?2")?
        .execute((attachment.as_bytes(), part))?;
    Ok(())
}

/// Forgets an erased attachment's bytes, and nobody else's: the same picture on another note stays. [`sweep`] removes the
/// file.
pub(crate) fn forget(connection: &Connection, attachment: Id) -> Result<()> {
    connection.prepare_cached("DELETE FROM blob WHERE attachment = ?1")?.execute([attachment.as_bytes()])?;
    Ok(())
}

/// Removes copies that nothing came to name. One that can't be removed goes with the next [`sweep`].
pub(crate) fn discard<'a>(directory: &Path, copies: impl Iterator<Item = &'a Kept>) {
    for copy in copies {
        let _ = std::fs::remove_file(place(directory, copy.name));
    }
}

/// Removes files that nothing names: what an erasure forgot, or a capture cut off before its operation left.
pub(crate) fn sweep(directory: &Path, connection: &Connection) -> Result<()> {
    let Ok(files) = std::fs::read_dir(folder(directory)) else { return Ok(()) };
    for file in files {
        let file = file?;
        let named = data_encoding::HEXLOWER.decode(file.file_name().to_string_lossy().as_bytes()).unwrap_or_default();
        let known: bool = connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM blob WHERE name = ?1)")?
            .query_row([&named], |row| row.get(0))?;
        let known = known || super::arriving::is_known(connection, &file.file_name().to_string_lossy())?;
        if !known && is_old(&file) {
            std::fs::remove_file(file.path())?;
        }
    }
    Ok(())
}

/// Another process may be between copying a file and naming it.
fn is_old(file: &std::fs::DirEntry) -> bool {
    let age = file.metadata().and_then(|facts| facts.modified()).ok().and_then(|modified| modified.elapsed().ok());
    age.is_some_and(|age| age.as_secs() > 60)
}
