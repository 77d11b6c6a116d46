//! Making a backup: a copy of the database at one moment under a key of its own, then all of it sealed into the file, which is
//! there whole or not at all.

use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::entry::{self, Entry};
use super::header::{self, Header, check_lock};
use super::{BackedUp, BackupLock, GoesOn, Progress};
use crate::error::{Error, Refusal, Result};
use crate::exchange::stream::{Sealing, sealed_length};
use crate::log::action::Action;
use crate::log::reading::Reading;
use crate::notebook::Notebook;
use crate::store::durable::{Unfinished, folder_of};
use crate::store::sealed_files::SealedFile;
use crate::store::{DatabaseKey, backups, copy, sealed_files};

/// What is named so beside something was meant to become it, and whoever wrote it was cut off if it is a day old.
const LEFT_BEHIND_AFTER: Duration = Duration::from_secs(24 * 60 * 60);
const COPYING: &str = ".backup-";

impl Notebook {
    /// Writes all of this notebook into a new file, sealed. Others write on meanwhile; what they write is not in it.
    ///
    /// # Errors
    /// [`Refusal::FileExists`], [`Refusal::BackupInside`], [`Refusal::FolderMissing`], [`Refusal::CannotWriteThere`]; what is
    /// wrong with the lock: [`Refusal::PassphraseTooShort`], [`Refusal::TextTooLong`], [`Refusal::CodeUnreadable`];
    /// [`Refusal::Cancelled`], [`Error::DiskFull`]. The file is not there then.
    pub fn back_up(&self, file: &Path, lock: &BackupLock, goes_on: GoesOn<'_>) -> Result<BackedUp> {
        let folder = self.place_for(file)?;
        check_lock(lock)?;
        self.take_in_inbox()?;
        clear_away(&self.directory, COPYING);
        let beside = private(COPYING).tempdir_in(&self.directory)?;
        let out = Unfinished::begin(&folder).map_err(cannot_write)?;
        let backed_up = self.read(|reading| self.seal(reading, beside.path(), out, file, lock, goes_on))?;
        self.remember(|action| backups::was_made(action.connection(), backed_up.made.utc_ms))?;
        Ok(backed_up)
    }

    /// Writes down that a file was made, where the notebook's own disk is not full: the file is whole without that.
    pub(in crate::exchange) fn remember(&self, act: impl FnOnce(&mut Action<'_>) -> Result<()>) -> Result<()> {
        match self.write(act) {
            Err(Error::DiskFull) => Ok(()),
            outcome => outcome,
        }
    }

    /// The folder of a new file that does not lie in the notebook's own.
    pub(in crate::exchange) fn place_for(&self, file: &Path) -> Result<PathBuf> {
        if std::fs::symlink_metadata(file).is_ok() || file.file_name().is_none() {
            return Err(Refusal::FileExists.into());
        }
        let folder = folder_of(file);
        let folder = folder.canonicalize().ok().filter(|folder| folder.is_dir()).ok_or(Refusal::FolderMissing)?;
        if self.directory.canonicalize().is_ok_and(|directory| folder.starts_with(directory)) {
            return Err(Refusal::BackupInside.into());
        }
        Ok(folder)
    }

    fn seal(
        &self,
        reading: &Reading<'_>,
        beside: &Path,
        mut out: Unfinished,
        file: &Path,
        lock: &BackupLock,
        goes_on: GoesOn<'_>,
    ) -> Result<BackedUp> {
        let made = reading.now().clone();
        let (mut attachments, mut not_here, mut files) = (0, 0, 0_u64);
        sealed_files::each(&self.directory, reading.connection, |file| {
            let attachment = u64::from(file.is_content);
            match file.length {
                Some(length) => (attachments += attachment, files += length + entry::BYTES as u64),
                None => (not_here += attachment, ()),
            };
            Ok(())
        })?;
        let mut progress = Progress::of(goes_on, 2 * copy::size(reading.connection)? + files);
        let (copied, key) = (beside.join("copy"), DatabaseKey::new(self.environment.random()));
        let change = |copy: &rusqlite::Connection| backups::was_made(copy, made.utc_ms);
        copy::copy(reading.connection, &copied, &key, |bytes| progress.add(bytes), change)?;
        let database = std::fs::metadata(&copied)?.len();

        let length = 32 + 2 * entry::BYTES as u64 + database + files;
        let header = Header::new(lock, self.environment.random(), length);
        let content_key = header.lock(lock)?;
        out.write_all(&header.bytes(&content_key))?;
        let mut sealing = Sealing::to(out, content_key.key);
        sealing.add(key.bytes())?;
        sealing.add(&Entry::Database { length: database }.bytes())?;
        add_file(&mut sealing, std::fs::File::open(&copied)?, database, &mut progress)?;
        sealed_files::each(&self.directory, reading.connection, |&SealedFile { name, length, .. }| {
            let Some(length) = length else { return Ok(()) };
            sealing.add(&Entry::Attachment { name, length }.bytes())?;
            add_file(&mut sealing, sealed_files::open(&self.directory, name)?, length, &mut progress)
        })?;
        sealing.add(&Entry::End.bytes())?;
        if sealing.taken() != length {
            // An erasure took a file away meanwhile. The next time it is known from the start.
            return Err(Refusal::ChangedSince.into());
        }
        sealing.finish()?.finish(file)?;
        let bytes = header::BYTES as u64 + sealed_length(length).unwrap_or(length);
        Ok(BackedUp { made, bytes, attachments, not_here })
    }
}

fn add_file(
    sealing: &mut Sealing<impl Write>,
    file: std::fs::File,
    length: u64,
    progress: &mut Progress<'_>,
) -> Result<()> {
    let (mut file, mut chunk, mut left) = (file.take(length), vec![0; 64 * 1024], length);
    while left > 0 {
        let read = file.read(&mut chunk)?;
        let Some(read) = chunk.get(..read).filter(|read| !read.is_empty()) else {
            return Err(Refusal::ChangedSince.into());
        };
        sealing.add(read)?;
        left -= read.len() as u64;
        progress.add(read.len() as u64)?;
    }
    Ok(())
}

/// A folder of its owner's alone, gone if what is done in it ends early.
pub(super) fn private(prefix: &str) -> tempfile::Builder<'_, '_> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder
}

/// Removes what those left who were killed at it. Where it cannot be removed it does no harm.
pub(super) fn clear_away(folder: &Path, prefix: &str) {
    for left in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let age = left.metadata().and_then(|facts| facts.modified()).ok().and_then(|modified| modified.elapsed().ok());
        let is_ours = left.file_name().to_str().is_some_and(|name| name.starts_with(prefix));
        if is_ours && age.is_some_and(|age| age > LEFT_BEHIND_AFTER) {
            let _ = std::fs::remove_dir_all(left.path());
        }
    }
}

/// A place that takes no file, in a person's words.
pub(in crate::exchange) fn cannot_write(error: impl Into<Error>) -> Error {
    match error.into() {
        Error::Unknown(source) => match source.downcast::<std::io::Error>() {
            Ok(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
                Refusal::CannotWriteThere.into()
            }
            Ok(error) => Error::Unknown(error),
            Err(source) => Error::Unknown(source),
        },
        other => other,
    }
}
