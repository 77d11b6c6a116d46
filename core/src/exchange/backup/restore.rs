//! A notebook made of a backup: built beside its place and renamed, so that it is there whole or not at all.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use super::OpensWith;
use super::entry::Entry;
use super::header::Header;
use super::make::{cannot_write, clear_away, private};
use super::{GoesOn, Progress};
use crate::error::{Error, Refusal, Result};
use crate::exchange::stream::{Opening, sealed_length};
use crate::store::durable::{folder_of, sync_folder};
use crate::store::keyring::DeviceSecrets;
use crate::store::{self, DatabaseKey, Keys, copy, inbox, sealed_files};

/// A backup whose header was read.
#[derive(Debug)]
pub struct Backup {
    file: File,
    header: Header,
    check: [u8; 16],
}

/// A backup that was opened.
pub struct Unlocked {
    file: File,
    key: [u8; 32],
    length: u64,
}

impl Backup {
    /// Looks at a backup: whether it is one, is all there, and what opens it.
    ///
    /// # Errors
    /// [`Refusal::NoBackup`], [`Refusal::BackupNewer`], [`Refusal::BackupCutOff`], [`Refusal::BackupNotWhole`]; a file that
    /// cannot be read.
    pub fn look(path: &Path) -> Result<Self> {
        let facts = std::fs::metadata(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Refusal::FileMissing,
            _ => Refusal::FileUnreadable,
        })?;
        if !facts.is_file() {
            return Err(if facts.is_dir() { Refusal::FileIsFolder } else { Refusal::NoBackup }.into());
        }
        let file = File::open(path).map_err(|_| Refusal::FileUnreadable)?;
        let (header, check) = Header::read(&file, facts.len())?;
        Ok(Self { file, header, check })
    }

    /// What to ask for.
    #[must_use]
    pub fn opens_with(&self) -> OpensWith {
        self.header.opens_with
    }

    /// Opens it with what was typed.
    ///
    /// # Errors
    /// [`Refusal::WrongPassphrase`], [`Refusal::WrongCode`], [`Refusal::CodeUnreadable`].
    pub fn unlock(self, typed: &str) -> Result<Unlocked> {
        let key = self.header.unlock(typed, self.check)?.key;
        Ok(Unlocked { file: self.file, key, length: self.header.length })
    }
}

impl std::fmt::Debug for Unlocked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Unlocked")
    }
}

impl Unlocked {
    /// Makes a notebook of it in a folder that is new or empty, under keys of its own. Whatever the keyring held goes: the
    /// notebook that is opened there then is another device of the same engineer.
    ///
    /// # Errors
    /// [`Refusal::AlreadyExists`], [`Refusal::FolderNotEmpty`], [`Refusal::CannotWriteThere`], [`Refusal::BackupNotWhole`],
    /// [`Refusal::BackupNewer`], [`Refusal::Cancelled`], [`Error::DiskFull`]; a keyring that does not answer. The folder is as
    /// it was then.
    pub fn restore(self, directory: &Path, keys: &Keys, goes_on: GoesOn<'_>) -> Result<()> {
        check_place(directory)?;
        let parent = folder_of(directory);
        std::fs::create_dir_all(parent).map_err(cannot_write)?;
        let prefix = format!(".{}.restoring-", directory.file_name().unwrap_or_default().to_string_lossy());
        clear_away(parent, &prefix);
        let beside = private(&prefix).tempdir_in(parent).map_err(cannot_write)?;
        self.build(beside.path(), &keys.database, goes_on)?;
        check_place(directory)?;
        DeviceSecrets::default().keep(keys.device.as_ref())?;
        if directory.is_dir() {
            std::fs::remove_dir(directory)?;
        }
        std::fs::rename(beside.path(), directory)?;
        sync_folder(directory)
    }

    fn build(self, folder: &Path, key: &DatabaseKey, goes_on: GoesOn<'_>) -> Result<()> {
        let mut progress = Progress::of(goes_on, self.length);
        let mut opening =
            Opening::of(self.file, self.key, sealed_length(self.length).unwrap_or(0), Refusal::BackupNotWhole);
        sealed_files::make_room(folder)?;
        let copied = folder.join("copy");
        let copy_key = DatabaseKey::new(opening.array()?);
        let Entry::Database { length } = Entry::read(opening.array()?)? else {
            return Err(Refusal::BackupNotWhole.into());
        };
        progress.whole += length;
        take(&mut opening, &copied, length, &mut progress)?;
        loop {
            match Entry::read(opening.array()?)? {
                Entry::Attachment { name, length } => {
                    let file = sealed_files::place(folder, name);
                    take(&mut opening, &file, length, &mut progress)?;
                }
                Entry::End if opening.is_at_end()? => break,
                Entry::End | Entry::Database { .. } => return Err(Refusal::BackupNotWhole.into()),
            }
        }
        sync_folder(&sealed_files::place(folder, soundings_wire::Id::default()))?;
        let copy = copy::open_copy(&copied, &copy_key).map_err(|error| match error {
            Error::Newer { .. } => Refusal::BackupNewer.into(),
            Error::Damaged => Refusal::BackupNotWhole.into(),
            error => error,
        })?;
        let forget = |database: &rusqlite::Connection| sealed_files::forget_missing(folder, database);
        copy::settle(&copy, folder, key, |bytes| progress.add(bytes), forget)?;
        copy.close().map_err(|(_, error)| error)?;
        for ending in ["", "-wal", "-shm"] {
            match std::fs::remove_file(folder.join(format!("copy{ending}"))) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        inbox::prepare(folder, key)?;
        sync_folder(&copied)
    }
}

/// A notebook is restored where nothing lies.
fn check_place(directory: &Path) -> Result<()> {
    if store::exists(directory) {
        return Err(Refusal::AlreadyExists.into());
    }
    match std::fs::read_dir(directory) {
        Ok(mut files) => files.next().map_or(Ok(()), |_| Err(Refusal::FolderNotEmpty.into())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Err(Refusal::CannotWriteThere.into()),
        _ => Err(Refusal::FolderNotEmpty.into()),
    }
}

/// Writes the next file, durably. One of that name is none of a whole backup's.
fn take(opening: &mut Opening<File>, path: &Path, length: u64, progress: &mut Progress<'_>) -> Result<()> {
    let mut file = File::create_new(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Refusal::BackupNotWhole.into(),
        _ => Error::from(error),
    })?;
    opening.each(length, |bytes| {
        file.write_all(bytes)?;
        progress.add(bytes.len() as u64)
    })?;
    Ok(file.sync_all()?)
}
