//! The folder beside the database where the bytes lie, a file a name.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use soundings_wire::{Digest, Id};

use crate::HubError;

/// So much of a file is in memory at once.
pub(super) const AT_ONCE: usize = 64 * 1024;

/// Its name in the hub's folder.
pub(crate) const FOLDER: &str = "blobs";

fn folder(hub: &Path) -> PathBuf {
    hub.join(FOLDER)
}

pub(super) fn place(hub: &Path, name: Id) -> PathBuf {
    folder(hub).join(data_encoding::HEXLOWER.encode(&name.0))
}

/// Makes the folder.
pub(crate) fn make(hub: &Path) -> Result<(), HubError> {
    fs::create_dir_all(folder(hub)).map_err(|source| HubError::File { path: folder(hub), source })
}

/// How many bytes of a file are there.
pub(crate) fn length(place: &Path) -> io::Result<u64> {
    match fs::metadata(place) {
        Ok(facts) => Ok(facts.len()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error),
    }
}

/// Opens it to write at its end.
pub(super) fn open(place: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(place)?;
    place.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())?;
    Ok(file)
}

/// The SHA-256 and the length of what is there.
pub(crate) fn hash(path: &Path) -> io::Result<(Digest, u64)> {
    let (mut file, mut hash, mut length) = (File::open(path)?, Sha256::new(), 0);
    let mut bytes = vec![0; AT_ONCE];
    loop {
        match file.read(&mut bytes)? {
            0 => return Ok((Digest(hash.finalize().into()), length)),
            read => {
                hash.update(&bytes[..read]);
                length += read as u64;
            }
        }
    }
}

/// Removes files that nothing names any more: what was erased, also by a hub that was killed in the middle of it.
pub(crate) fn sweep(hub: &Path, connection: &Connection) -> Result<(), HubError> {
    let fault = |source| HubError::File { path: folder(hub), source };
    let mut known = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM blobs WHERE name = ?)")?;
    for file in fs::read_dir(folder(hub)).map_err(fault)? {
        let file = file.map_err(fault)?;
        let name = data_encoding::HEXLOWER.decode(file.file_name().as_encoded_bytes()).unwrap_or_default();
        // Whatever else somebody put here is not the hub's to remove.
        if name.len() == 16 && !known.query_row([&name], |row| row.get::<_, bool>(0))? {
            fs::remove_file(file.path()).map_err(fault)?;
        }
    }
    Ok(())
}
