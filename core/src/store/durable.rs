//! Files that are whole or not there: written beside, synced, renamed, the folder synced.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use crate::error::Result;

/// A file on its way to a place in a folder.
pub(crate) struct Unfinished(tempfile::NamedTempFile);

impl Unfinished {
    /// Begins one in the folder where it will lie.
    pub fn begin(folder: &Path) -> Result<Self> {
        Ok(Self(tempfile::NamedTempFile::new_in(folder)?))
    }

    /// Makes it durable under its name.
    pub fn finish(self, path: &Path) -> Result<()> {
        self.0.as_file().sync_all()?;
        self.0.persist(path).map_err(|error| error.error)?;
        sync_folder(path)
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// Writes a small file.
pub(crate) fn write_durably(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = Unfinished::begin(folder_of(path))?;
    file.write_all(bytes)?;
    file.finish(path)
}

/// The folder that a file lies in: the current one, where a bare name is given.
pub(crate) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Syncs the folder that a file lies in, where the system lets a folder be opened.
pub(crate) fn sync_folder(file: &Path) -> Result<()> {
    sync_names(folder_of(file))
}

/// Syncs a folder: a file of which all bytes are on the disk may have no name there yet.
pub(crate) fn sync_names(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_bare_name_lies_in_the_current_folder() {
        assert_eq!(folder_of(Path::new("notes.backup")), Path::new("."));
        sync_folder(Path::new("notes.backup")).expect("the current folder is synced");
    }
}
