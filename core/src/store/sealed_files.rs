//! Attachments' files as they lie sealed in the notebook's folder: what a backup takes along unopened.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::attachments::{Part, folder, hex};
use super::columns::id;
use crate::error::Result;
use crate::model::Id;

/// So many names are held at once.
const AT_ONCE: usize = 500;

/// Where the file of a name lies in a notebook's folder.
pub(crate) fn place(directory: &Path, name: Id) -> PathBuf {
    folder(directory).join(hex(name.as_bytes()))
}

/// Makes the folder where they lie.
pub(crate) fn make_room(directory: &Path) -> Result<()> {
    Ok(std::fs::create_dir_all(folder(directory))?)
}

/// A file that the notebook names.
pub(crate) struct SealedFile {
    pub name: Id,
    /// It is an attachment's content, and no thumbnail.
    pub is_content: bool,
    /// Where it is here.
    pub length: Option<u64>,
}

/// Goes through every file that the notebook names.
pub(crate) fn each(
    directory: &Path,
    connection: &Connection,
    mut each: impl FnMut(&SealedFile) -> Result<()>,
) -> Result<()> {
    let mut after = Vec::new();
    loop {
        let files: Vec<(Id, i64)> = connection
            .prepare_cached("SELECT name, part FROM blob WHERE name > ?1 ORDER BY name LIMIT ?2")?
            .query_map((&after, AT_ONCE as i64), |row| Ok((id(row, 0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let Some((last, _)) = files.last() else { return Ok(()) };
        after = last.as_bytes().to_vec();
        for (name, part) in files {
            let facts = std::fs::symlink_metadata(place(directory, name)).ok();
            let length = facts.filter(std::fs::Metadata::is_file).map(|facts| facts.len());
            each(&SealedFile { name, is_content: part == Part::Content as i64, length })?;
        }
    }
}

/// Opens one.
pub(crate) fn open(directory: &Path, name: Id) -> Result<File> {
    Ok(File::open(place(directory, name))?)
}

/// Forgets those that are not in the folder: their attachments say so then.
pub(crate) fn forget_missing(directory: &Path, connection: &Connection) -> Result<()> {
    each(directory, connection, |&SealedFile { name, length, .. }| {
        if length.is_none() {
            connection.prepare_cached("DELETE FROM blob WHERE name = ?1")?.execute([name.as_bytes()])?;
        }
        Ok(())
    })
}
