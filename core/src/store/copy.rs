//! A database copied page by page under another key, as it stands at one moment, while others write on.

use std::fs::File;
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::durable::{sync_folder, write_durably};
use super::keys::{DatabaseKey, derive};
use super::open::{database, ignore_row, key_check, keyed, newest_schema};
use crate::error::{Error, Result};

/// Pages copied at a time.
const PAGES: i32 = 256;

/// How many bytes a database has.
pub(crate) fn size(connection: &Connection) -> Result<u64> {
    let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    Ok(connection.query_row(sql, [], |row| row.get::<_, i64>(0))?.unsigned_abs())
}

/// Copies a database into a new file. What `from` reads in its transaction is what is copied. `copied` hears how many bytes
/// were; `change` has its way with the copy. The copy is one file, and durable.
pub(crate) fn copy(
    from: &Connection,
    file: &Path,
    key: &DatabaseKey,
    mut copied: impl FnMut(u64) -> Result<()>,
    change: impl FnOnce(&Connection) -> Result<()>,
) -> Result<()> {
    let mut to = keyed(file, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    // Whoever is cut off here begins anew: nothing has to be rolled back.
    to.pragma_update(None, "journal_mode", "OFF").or_else(ignore_row)?;
    to.pragma_update(None, "synchronous", "OFF")?;
    {
        let backup = Backup::new(from, &mut to)?;
        let (size, mut before) = (size(from)?, 0);
        loop {
            let step = backup.step(PAGES)?;
            let progress = backup.progress();
            let pages = u64::from(progress.pagecount.unsigned_abs()).max(1);
            let now = size / pages * (pages - u64::from(progress.remaining.unsigned_abs()).min(pages));
            copied(now.saturating_sub(before))?;
            before = now;
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                // Nobody else has the copy, and who reads waits for nobody.
                _ => return Err(Error::Damaged),
            }
        }
    }
    to.pragma_update(None, "journal_mode", "DELETE").or_else(ignore_row)?;
    change(&to)?;
    to.close().map_err(|(_, error)| error)?;
    File::options().write(true).open(file)?.sync_all()?;
    sync_folder(file)
}

/// Opens a copy.
pub(crate) fn open_copy(file: &Path, key: &DatabaseKey) -> Result<Connection> {
    let connection = keyed(file, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = newest_schema();
    if found > known { Err(Error::Newer { found, known }) } else { Ok(connection) }
}

/// Puts a copied database where a notebook in `directory` has it, under its own key.
pub(crate) fn settle(
    copy_of: &Connection,
    directory: &Path,
    key: &DatabaseKey,
    copied: impl FnMut(u64) -> Result<()>,
    change: impl FnOnce(&Connection) -> Result<()>,
) -> Result<()> {
    copy(copy_of, &database(directory), key, copied, change)?;
    write_durably(&key_check(directory), derive(key, "key check").as_slice())
}
