//! Files that are whole or as they were before; and of what goes out, files that are there before it is written down.
//!
//! What goes out lies beside its place first, whole and on the disk. Then it is written down, and only then takes its name:
//! a missing folder or a full disk leaves no record of a copy that nobody has, and a refusal leaves no copy of which there
//! is no record.

use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::failure::Failure;
use crate::words::say;

/// Writes one file.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_all_then(&[(path.to_owned(), bytes.to_vec())], || Ok(()))
}

/// Writes files, does `record` while they wait beside their places, and gives them their names where it succeeded.
pub fn write_all_then<T>(
    files: &[(PathBuf, Vec<u8>)],
    record: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let waiting = files.iter().map(|(path, bytes)| beside(path, bytes).map(|file| (file, path)));
    let waiting = waiting.collect::<Result<Vec<_>, _>>().map_err(|error| refused(&error))?;
    let recorded = record()?;
    for (file, path) in waiting {
        file.persist(path).map_err(|error| refused(&error.error))?;
    }
    Ok(recorded)
}

/// The folder that a file lies in: the current one, where a bare name is given.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file beside the place it is to have.
fn beside(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, Error> {
    if path.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut file = NamedTempFile::new_in(folder_of(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Why a file could not be written.
pub fn refused(error: &Error) -> Failure {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => soundings_core::Error::DiskFull.into(),
        ErrorKind::NotFound => Failure::refused("folder-missing", say!("terminal-folder-missing")),
        _ => Failure::refused("cannot-write", say!("terminal-cannot-write")),
    }
}
