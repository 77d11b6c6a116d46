//! A file on its way here: sealed chunk by chunk into a file of its own beside the others, and none of them before all of
//! it is here and its hash is that of the log. What came of a chunk that is not whole yet lies in the database, so that a
//! line cut at any byte loses nothing.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};

use super::attachments::{CHUNK, TAG, folder, hex};
use super::chunks::{Chunks, sealed_before};
use super::durable::sync_folder;
use super::sealed_files::place;
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::model::{BlobReference, Id};

/// How far a file is.
pub(crate) struct Arriving {
    name: Id,
    key: [u8; 32],
    /// It comes sealed with that key, as an engineer's own log names it.
    comes_sealed: bool,
    chunks: u32,
    tail: Vec<u8>,
}

/// How a piece ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// All that was to come.
    All,
    /// The line was cut.
    Cut,
}

fn unfinished(directory: &Path, name: Id) -> PathBuf {
    folder(directory).join(format!("{}.part", hex(name.as_bytes())))
}

impl Arriving {
    /// How far it is; from nothing where what was written is not there any more.
    pub fn read(
        directory: &Path,
        connection: &Connection,
        environment: &Environment,
        named: &BlobReference,
    ) -> Result<Self> {
        let (name, comes_sealed) = (named.name, named.key.is_some());
        let known = connection
            .prepare_cached("SELECT key, chunks, tail FROM arriving WHERE name = ?1")?
            .query_row([name.as_bytes()], |row| {
                Ok(Self { name, key: row.get(0)?, comes_sealed, chunks: row.get(1)?, tail: row.get(2)? })
            })
            .optional()?;
        let is_there = |known: &Self| {
            let length = std::fs::metadata(unfinished(directory, name)).map_or(0, |facts| facts.len());
            length >= sealed_before(known.chunks)
        };
        let key = || named.key.unwrap_or_else(|| environment.random());
        let anew = || Self { name, key: key(), comes_sealed, chunks: 0, tail: Vec::new() };
        Ok(known.filter(is_there).unwrap_or_else(anew))
    }

    /// How many of a server's bytes are here.
    pub fn received(&self) -> u64 {
        u64::from(self.chunks) * self.chunk() as u64 + self.tail.len() as u64
    }

    /// The bytes of a chunk as it comes.
    fn chunk(&self) -> usize {
        if self.comes_sealed { CHUNK + TAG } else { CHUNK }
    }

    /// Takes in what comes of it, `most` bytes at most.
    ///
    /// # Errors
    /// [`Error::Damaged`]: it was to come sealed, and its key does not open it.
    pub fn take(
        &mut self,
        directory: &Path,
        named: &BlobReference,
        content: &mut dyn Read,
        most: u64,
    ) -> Result<Piece> {
        let whole = if self.comes_sealed { named.stored_bytes } else { named.length };
        std::fs::create_dir_all(folder(directory))?;
        let path = unfinished(directory, self.name);
        let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        // Written after the database was told last: it comes again.
        file.set_len(sealed_before(self.chunks))?;
        file.seek(SeekFrom::End(0))?;
        let (sealing, chunk) = (Chunks::new(&self.key, named.length), self.chunk());
        let mut left = most.min(whole.saturating_sub(self.received()));
        let mut bytes = vec![0; chunk];
        let mut ended = Piece::All;
        while left > 0 {
            let room = (chunk - self.tail.len()).min(usize::try_from(left).unwrap_or(chunk));
            match content.read(&mut bytes[..room]) {
                Ok(read) if read > 0 => {
                    self.tail.extend_from_slice(&bytes[..read]);
                    left -= read as u64;
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                _ => {
                    ended = Piece::Cut;
                    break;
                }
            }
            if self.tail.len() == chunk || self.received() == whole {
                if self.comes_sealed {
                    sealing.open(self.chunks, &self.tail)?;
                    file.write_all(&self.tail)?;
                } else {
                    file.write_all(&sealing.seal(self.chunks, &self.tail)?)?;
                }
                self.chunks += 1;
                self.tail.clear();
            }
        }
        file.sync_all()?;
        Ok(ended)
    }

    /// Whether all of it is here.
    pub fn is_whole(&self, whole: u64) -> bool {
        self.tail.is_empty() && u64::from(self.chunks) == whole.div_ceil(CHUNK as u64)
    }

    /// Whether it is what the log says. Reads all of it.
    pub fn is_true(&self, directory: &Path, named: &BlobReference) -> Result<bool> {
        let mut file = File::open(unfinished(directory, self.name))?;
        match Chunks::new(&self.key, named.length).hash(&mut file) {
            Ok(hash) => Ok(hash == named.hash),
            Err(Error::Damaged) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Gives it its name among the others; its row follows.
    pub fn put(&self, directory: &Path) -> Result<()> {
        let place = place(directory, self.name);
        std::fs::rename(unfinished(directory, self.name), &place)?;
        sync_folder(&place)
    }

    /// Nobody wants it any more. What can't be removed goes with the next sweep.
    pub fn take_away(&self, directory: &Path) {
        remove(directory, self.name);
        let _ = std::fs::remove_file(place(directory, self.name));
    }

    /// Takes it for an attachment's from now on: it is here.
    pub fn record(
        &self,
        connection: &Connection,
        attachment: Id,
        part: super::attachments::Part,
        named: &BlobReference,
    ) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO blob (name, attachment, hash, key, length, part) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((
                self.name.as_bytes(),
                attachment.as_bytes(),
                named.hash,
                self.key,
                i64::try_from(named.length).map_err(Error::unknown)?,
                part,
            ))?;
        forget(connection, self.name)
    }

    /// Writes down how far it is.
    pub fn write(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached("INSERT OR REPLACE INTO arriving (name, key, chunks, tail) VALUES (?1, ?2, ?3, ?4)")?
            .execute((self.name.as_bytes(), self.key, self.chunks, &self.tail))?;
        Ok(())
    }
}

/// Nothing of it is here any more; from now on it begins under another key.
pub(crate) fn discard(directory: &Path, connection: &Connection, name: Id) -> Result<()> {
    remove(directory, name);
    forget(connection, name)
}

/// Removes the file of one. What can't be removed goes with the next sweep.
pub(crate) fn remove(directory: &Path, name: Id) {
    let _ = std::fs::remove_file(unfinished(directory, name));
}

fn forget(connection: &Connection, name: Id) -> Result<()> {
    connection.prepare_cached("DELETE FROM arriving WHERE name = ?1")?.execute([name.as_bytes()])?;
    Ok(())
}

/// Whether a file of the folder is one on its way here.
pub(crate) fn is_known(connection: &Connection, file_name: &str) -> Result<bool> {
    let Some(name) = file_name.strip_suffix(".part") else { return Ok(false) };
    let name = data_encoding::HEXLOWER.decode(name.as_bytes()).unwrap_or_default();
    let sql = "SELECT EXISTS (SELECT 1 FROM arriving WHERE name = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([&name], |row| row.get(0))?)
}
