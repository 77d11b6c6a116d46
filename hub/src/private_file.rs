//! Files that only their owner reads: keys, backups, lists of ids.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Makes an empty file of mode 600 in place of what may have been there.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Writes a text to a file of mode 600, whole or not at all.
pub(crate) fn write(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    let (path, unfinished) = (folder.join(name), folder.join(format!("{name}.new")));
    create(&unfinished)?.write_all(text.as_bytes())?;
    put(&unfinished, &path)
}

/// Puts a finished file of the same folder in its place, durably.
pub(crate) fn put(finished: &Path, path: &Path) -> io::Result<()> {
    File::open(finished)?.sync_all()?;
    fs::rename(finished, path)?;
    File::open(folder_of(path))?.sync_all()
}

/// The folder that a file lies in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
