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
    let mut file = Unfinished::begin(path.parent().unwrap_or(Path::new(".")))?;
    file.write_all(bytes)?;
    file.finish(path)
}

/// Syncs the folder that a file lies in, where the system lets a folder be opened.
pub(crate) fn sync_folder(file: &Path) -> Result<()> {
    sync_names(file.parent().unwrap_or(Path::new(".")))
}

/// Syncs a folder: a file of which all bytes are on the disk may have no name there yet.
pub(crate) fn sync_names(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
