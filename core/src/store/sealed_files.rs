//! Attachments' files as they lie sealed in the notebook's folder: what a backup takes along unopened.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::attachments::{folder, hex};
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

/// Goes through every file that the notebook names: its name, and its length where it is here.
pub(crate) fn each(
    directory: &Path,
    connection: &Connection,
    mut each: impl FnMut(Id, Option<u64>) -> Result<()>,
) -> Result<()> {
    let mut after = Vec::new();
    loop {
        let names: Vec<Id> = connection
            .prepare_cached("SELECT name FROM blob WHERE name > ?1 ORDER BY name LIMIT ?2")?
            .query_map((&after, AT_ONCE as i64), |row| id(row, 0))?
            .collect::<rusqlite::Result<_>>()?;
        let Some(last) = names.last() else { return Ok(()) };
        after = last.as_bytes().to_vec();
        for name in names {
            let facts = std::fs::symlink_metadata(place(directory, name)).ok();
            each(name, facts.filter(std::fs::Metadata::is_file).map(|facts| facts.len()))?;
        }
    }
}

/// Opens one.
pub(crate) fn open(directory: &Path, name: Id) -> Result<File> {
    Ok(File::open(place(directory, name))?)
}

/// Forgets those that are not in the folder: their attachments say so then.
pub(crate) fn forget_missing(directory: &Path, connection: &Connection) -> Result<()> {
    each(directory, connection, |name, length| {
        if length.is_none() {
            connection.prepare_cached("DELETE FROM blob WHERE name = ?1")?.execute([name.as_bytes()])?;
        }
        Ok(())
    })
}
