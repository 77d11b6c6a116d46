//! A backup is one file: a consistent copy of the database, made while the hub serves, and in it the hub's key. It is
//! written beside its place, synced and renamed, and readable for its owner only.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use soundings_wire::{Digest, Id};

use crate::audit::{self, Event};
use crate::ordered_log::{Erasure, Log};
use crate::{HubError, blobs, erased_list, identity, private_file, quarantine, revoked_list, store};

/// What a restored hub begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The last hub_seq of the team log in the backup.
    pub hub_seq: u64,
    /// How many ids of the list were erased.
    pub erased: u64,
    /// How many devices' access is taken by the list.
    pub revoked: u64,
}

/// The lists that the lost hub kept apart from its backups.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lists<'a> {
    /// What was erased.
    pub erased: Option<&'a Path>,
    /// Whose access was taken.
    pub revoked: Option<&'a Path>,
}

/// What a backup holds.
pub(crate) struct Held {
    /// The last hub_seq of each log, by the logs' numbers, the team's first.
    pub lasts: Vec<(i64, u64)>,
    /// The files that operations name.
    pub files: Vec<(Id, Digest)>,
}

/// Writes a backup of the hub in `folder`.
pub(crate) fn write(folder: &Path, file: &Path, now_ms: u64) -> Result<Held, HubError> {
    let fault = |source| HubError::File { path: file.to_owned(), source };
    if private_file::folder_of(file).canonicalize().map_err(fault)? == folder.canonicalize().map_err(fault)? {
        return Err(HubError::BackupInside { path: file.to_owned() });
    }
    let unfinished = with_ending(file, ".new");
    private_file::create(&unfinished).map_err(fault)?;
    let held = copy(folder, &unfinished, now_ms).inspect_err(|_| {
        // Half a copy is of no use, and the key may be in it.
        let _ = fs::remove_file(&unfinished);
    })?;
    private_file::put(&unfinished, file).map_err(fault)?;
    Ok(held)
}

fn copy(folder: &Path, unfinished: &Path, now_ms: u64) -> Result<Held, HubError> {
    let key_path = folder.join(identity::KEY_FILE);
    let key = fs::read_to_string(&key_path).map_err(|source| HubError::File { path: key_path, source })?;
    let not_named = || HubError::File { path: unfinished.to_owned(), source: io::ErrorKind::InvalidFilename.into() };
    // A connection of its own: what serves goes on meanwhile.
    store::open(&folder.join(store::FILE))?.execute("VACUUM INTO ?", [unfinished.to_str().ok_or_else(not_named)?])?;
    let copy = open_copy(unfinished, unfinished)?;
    copy.execute_batch("CREATE TABLE backup (key TEXT NOT NULL, made_ms INTEGER NOT NULL) STRICT")?;
    copy.execute("INSERT INTO backup (key, made_ms) VALUES (?, ?)", (key.trim(), now_ms as i64))?;
    let files = blobs::copy_into(&copy, folder)?;
    check(&copy, unfinished)?;
    let mut lasts = copy.prepare("SELECT number, last FROM logs ORDER BY number")?;
    let lasts = lasts.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
    Ok(Held { lasts: lasts.collect::<rusqlite::Result<_>>()?, files })
}

/// Removes this hub's backups that lie beside `newest` and were made before a time; how many. Whatever else lies there stays, and so
/// does a backup that does not say when it was made.
pub(crate) fn expire(hub: Id, newest: &Path, before_ms: u64) -> Result<u64, HubError> {
    let beside = private_file::folder_of(newest);
    let fault = |source| HubError::File { path: beside.to_owned(), source };
    let mut removed = 0;
    for entry in fs::read_dir(beside).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let is_newest = Some(entry.file_name().as_os_str()) == newest.file_name();
        if !is_newest && entry.file_type().map_err(fault)?.is_file() && made_before(hub, &entry.path(), before_ms) {
            fs::remove_file(entry.path()).map_err(fault)?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Whether a file is a backup of this hub's that was made before a time.
fn made_before(hub: Id, file: &Path, before_ms: u64) -> bool {
    let made = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(|copy| {
        copy.query_row("SELECT hub.id, backup.made_ms FROM hub, backup", [], |row| {
            Ok((store::id(row, 0)?, row.get::<_, i64>(1)?.unsigned_abs()))
        })
    });
    made.is_ok_and(|(of, made_ms)| of == hub && made_ms < before_ms)
}

/// Restores a backup into an empty folder. What the lists name holds before the hub serves.
///
/// # Errors
/// [`HubError::NotEmpty`], [`HubError::NotABackup`], [`HubError::List`], or a file that cannot be used.
pub fn restore(file: &Path, folder: &Path, lists: Lists<'_>, now_ms: u64) -> Result<Restored, HubError> {
    let fault = |source| HubError::File { path: folder.to_owned(), source };
    let erasures = lists.erased.map(erased_list::read).transpose()?.unwrap_or_default();
    let revoked = lists.revoked.map(revoked_list::read).transpose()?.unwrap_or_default();
    fs::create_dir_all(folder).map_err(fault)?;
    if fs::read_dir(folder).map_err(fault)?.next().is_some() {
        return Err(HubError::NotEmpty { path: folder.to_owned() });
    }
    let unfinished = folder.join(format!("{}.new", store::FILE));
    private_file::create(&unfinished).map_err(fault)?;
    let unread = |source| HubError::File { path: file.to_owned(), source };
    let restored = File::open(file)
        .and_then(|mut backup| io::copy(&mut backup, &mut File::options().write(true).open(&unfinished)?))
        .map_err(unread)
        .and_then(|_| renew(&unfinished, file, &erasures, now_ms))
        .and_then(|renewed| blobs::put_back(&open_copy(&unfinished, file)?, folder).map(|()| renewed));
    let (key, mut restored) = match restored {
        Ok(restored) => restored,
        Err(error) => {
            // The folder is empty again, for another attempt.
            let _ = fs::remove_file(&unfinished);
            for files in [blobs::FOLDER, blobs::apart::FOLDER] {
                let _ = fs::remove_dir_all(folder.join(files));
            }
            return Err(error);
        }
    };
    // The database first: without its key it is refused, while a key alone would make another hub.
    private_file::put(&unfinished, &folder.join(store::FILE)).map_err(fault)?;
    // Each time a hub is opened it takes the access of whom this list names: the first time before it serves.
    revoked_list::append(folder, &revoked)?;
    restored.revoked = revoked.len() as u64;
    private_file::write(folder, identity::KEY_FILE, &key).map_err(fault)?;
    erased_list::keep(folder, &store::open(&folder.join(store::FILE))?)?;
    Ok(restored)
}

/// Makes the copy another hub's beginning: a new epoch, no access that was given out, nothing of what was erased.
fn renew(unfinished: &Path, file: &Path, erasures: &[Erasure], now_ms: u64) -> Result<(String, Restored), HubError> {
    let mut copy = open_copy(unfinished, file)?;
    check(&copy, file)?;
    let not_a_backup = || HubError::NotABackup { path: file.to_owned() };
    let key: String = copy.query_row("SELECT key FROM backup", [], |row| row.get(0)).map_err(|_| not_a_backup())?;
    identity::parse_key(&key).ok_or_else(not_a_backup)?;
    store::migrate(&mut copy)?;
    let transaction = copy.transaction()?;
    let (hub, team) =
        transaction.query_row("SELECT hub.id, logs.id FROM hub, logs WHERE logs.number = 1", [], |row| {
            Ok((store::id(row, 0)?, store::id(row, 1)?))
        })?;
    let hub_seq = last(&transaction)?;
    // Never one that was there before, also where the same backup is restored twice.
    transaction.execute(
        "UPDATE hub SET epoch = max(epoch + 1, ?), watermark = ?",
        ((now_ms / 1000).min(u64::from(u32::MAX)) as i64, hub_seq as i64),
    )?;
    transaction.execute("UPDATE logs SET watermark = last", [])?;
    transaction.execute_batch(
        "DELETE FROM tokens; DELETE FROM revoked_tokens; DELETE FROM invites WHERE used_by IS NULL; DELETE FROM browser_access; DROP TABLE backup",
    )?;
    for erasure in erasures {
        let log = match erasure.own {
            None => Log::find(&transaction, team)?.ok_or_else(not_a_backup)?,
            Some(own) => Log::open(&transaction, own)?,
        };
        erasure.apply(&transaction, &log)?;
    }
    quarantine::erase(&transaction, team)?;
    audit::record(&transaction, now_ms, Event::Restored, &[hub])?;
    transaction.commit()?;
    Ok((format!("{key}\n"), Restored { hub_seq, erased: erasures.iter().map(Erasure::count).sum(), revoked: 0 }))
}

/// A database that nobody else uses and that is thrown away if this fails: its journal stays in memory, so that no
/// second file keeps what is overwritten here. `file`: what it is a copy of.
fn open_copy(path: &Path, file: &Path) -> Result<Connection, HubError> {
    let prepared = Connection::open(path).and_then(|copy| {
        copy.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;")?;
        Ok(copy)
    });
    prepared.map_err(|_| HubError::NotABackup { path: file.to_owned() })
}

/// Whether the database is whole.
fn check(copy: &Connection, file: &Path) -> Result<(), HubError> {
    let said = copy.pragma_query_value(None, "quick_check", |row| row.get::<_, String>(0));
    if said.is_ok_and(|said| said == "ok") { Ok(()) } else { Err(HubError::NotABackup { path: file.to_owned() }) }
}

fn last(connection: &Connection) -> Result<u64, HubError> {
    Ok(connection.query_row("SELECT last FROM logs WHERE number = 1", [], |row| row.get::<_, i64>(0))? as u64)
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
