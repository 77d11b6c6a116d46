//! Files that only their owner reads: keys, backups, lists of ids, one a line.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use crate::HubError;

/// Makes an empty file of mode 600 in place of what may have been there.
///
/// # Errors
/// What the disk says.
pub fn create(path: &Path) -> io::Result<File> {
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

/// Makes a folder of mode 700, unless it is there.
///
/// # Errors
/// What the disk says.
pub(crate) fn folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
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
    sync_names(folder_of(path))
}

/// Makes durable which files lie in a folder: a file of which all bytes are on the disk may have no name there yet.
pub(crate) fn sync_names(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// The folder that a file lies in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Adds whole lines to the end of a list, durably. A last line that was broken off before goes.
pub(crate) fn append_lines(path: &Path, lines: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    let end = file.seek(SeekFrom::End(0))?;
    let mut last = [b'\n'];
    if end > 0 {
        file.seek(SeekFrom::Start(end - 1))?;
        file.read_exact(&mut last)?;
    }
    if last != [b'\n'] {
        let written = fs::read(path)?;
        let whole = written.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1);
        file.set_len(whole as u64)?;
    }
    file.seek(SeekFrom::End(0))?;
    file.write_all(lines.as_bytes())?;
    File::sync_all(&file)
}

/// Reads a list, line by line. A last line without its end was broken off before what it tells of was done: it says nothing.
pub(crate) fn read_lines(path: &Path, mut take: impl FnMut(&str) -> Option<()>) -> Result<(), HubError> {
    let text = fs::read_to_string(path).map_err(|source| HubError::File { path: path.to_owned(), source })?;
    let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
    for (number, line) in whole.lines().enumerate() {
        take(line).ok_or_else(|| HubError::List { path: path.to_owned(), line: number as u64 + 1 })?;
    }
    Ok(())
}
