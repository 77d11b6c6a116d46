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
    let mut file = create(&unfinished)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&unfinished, &path)?;
    File::open(folder)?.sync_all()
}
