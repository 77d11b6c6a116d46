//! Opening the database with its key.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Once};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::durable::{sync_folder, write_durably};
use super::keys::{DatabaseKey, derive};
use crate::error::{Error, Refusal, Result};

/// Pages kept decrypted, per connection: SQLite's own 2 MB make a notebook of 100,000 decrypt the same pages again and
/// again.
const CACHE_KIB: i64 = 8 * 1024;

/// Pages of the write-ahead log after which it is folded in: 32 MB. With SQLite's own 4 MB nearly each large page of a team's log
/// would be written twice, and waited for twice, before the next is taken in.
const FOLDED_IN_AFTER: i64 = 8_000;

/// Numbered migrations over `PRAGMA user_version`; the schema only grows.
pub(super) const MIGRATIONS: [&str; 12] = [
    concat!(
        include_str!("schema/0001/log.sql"),
        include_str!("schema/0001/notebook.sql"),
        include_str!("schema/0001/counts.sql"),
        include_str!("schema/0001/travel.sql"),
    ),
    include_str!("schema/0002.sql"),
    include_str!("schema/0003.sql"),
    include_str!("schema/0004.sql"),
    include_str!("schema/0005.sql"),
    include_str!("schema/0006.sql"),
    include_str!("schema/0007.sql"),
    include_str!("schema/0008.sql"),
    include_str!("schema/0009.sql"),
    include_str!("schema/0010.sql"),
    include_str!("schema/0011.sql"),
    include_str!("schema/0012.sql"),
];

pub(super) fn database(directory: &Path) -> PathBuf {
    directory.join("notebook.db")
}

pub(super) fn key_check(directory: &Path) -> PathBuf {
    directory.join("key-check")
}

/// Whether a notebook lies in `directory`.
pub(crate) fn exists(directory: &Path) -> bool {
    database(directory).exists()
}

/// Makes an empty database. The caller fills it in the transaction that `fill` gets, so that a notebook exists whole or
/// not at all.
pub(crate) fn create(
    directory: &Path,
    key: &DatabaseKey,
    fill: impl FnOnce(&rusqlite::Transaction<'_>) -> Result<()>,
) -> Result<Connection> {
    if exists(directory) {
        return Err(Refusal::AlreadyExists.into());
    }
    std::fs::create_dir_all(directory)?;
    write_durably(&key_check(directory), derive(key, "key check").as_slice())?;
    // Made under another name: a process killed here leaves no half-made notebook under the real one.
    let unfinished = directory.join("notebook.new");
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(directory.join(format!("notebook.new{suffix}")));
    }
    {
        let mut connection =
            connect(&unfinished, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        migrate(&transaction)?;
        fill(&transaction)?;
        transaction.commit()?;
        connection.pragma_update(None, "wal_checkpoint", "TRUNCATE").or_else(ignore_row)?;
        connection.close().map_err(|(_, error)| error)?;
    }
    std::fs::rename(&unfinished, database(directory))?;
    sync_folder(&database(directory))?;
    open(directory, key)
}

/// Some pragmas answer with a row, which rusqlite reports as an error of its own.
pub(super) fn ignore_row(error: rusqlite::Error) -> rusqlite::Result<()> {
    match error {
        rusqlite::Error::ExecuteReturnedResults => Ok(()),
        other => Err(other),
    }
}

/// Opens the notebook for writing and brings its schema up to date.
pub(crate) fn open(directory: &Path, key: &DatabaseKey) -> Result<Connection> {
    if !exists(directory) {
        return Err(Error::NoNotebook);
    }
    check_key(directory, key)?;
    let mut connection = connect(&database(directory), key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    migrate(&transaction)?;
    transaction.commit()?;
    Ok(connection)
}

/// Opens one more connection, for reading.
pub(crate) fn open_reader(directory: &Path, key: &DatabaseKey) -> Result<Connection> {
    let connection = connect(&database(directory), key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Counts each turn of a loop that a statement of this connection takes.
pub(crate) fn count_turns(connection: &mut Connection, turns: &Arc<AtomicU64>) -> Result<()> {
    let turns = Arc::clone(turns);
    let count = move || {
        turns.fetch_add(1, Ordering::Relaxed);
        false
    };
    Ok(connection.progress_handler(1, Some(count))?)
}

fn check_key(directory: &Path, key: &DatabaseKey) -> Result<()> {
    match std::fs::read(key_check(directory)) {
        Ok(check) if check == derive(key, "key check") => Ok(()),
        Ok(_) => Err(Error::WrongKey),
        // Without the check beside it the database itself must tell; a wrong key then reads as damaged, and nothing is touched.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// SQLCipher sets itself up at the first key it sees, and two threads doing that at once get in each other's way.
static CIPHER: Once = Once::new();

/// The newest schema that this version knows.
pub(super) fn newest_schema() -> i64 {
    MIGRATIONS.len() as i64
}

/// Opens a file as it is, with its key.
pub(super) fn keyed(path: &Path, key: &DatabaseKey, flags: OpenFlags) -> Result<Connection> {
    CIPHER.call_once(|| {
        // Its own log would go to stderr, where a command's one error belongs. If this fails, the real connection says so.
        let _ = Connection::open_in_memory().and_then(|memory| {
            memory.execute_batch("PRAGMA cipher_log_level = NONE")?;
            memory.pragma_update(None, "key", format!("x'{}'", "00".repeat(32)))
        });
    });
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.execute_batch(&key.opening())?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

fn connect(path: &Path, key: &DatabaseKey, flags: OpenFlags) -> Result<Connection> {
    let connection = keyed(path, key, flags)?;
    // The first read decides whether the key fits and the file is whole. A file cut to nothing reads as an empty database,
    // and the next pragma would write to it.
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 && !flags.contains(OpenFlags::SQLITE_OPEN_CREATE) {
        return Err(Error::Damaged);
    }
    connection.pragma_update(None, "journal_mode", "WAL").or_else(ignore_row)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    #[cfg(target_vendor = "apple")]
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "wal_autocheckpoint", FOLDED_IN_AFTER).or_else(ignore_row)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

fn migrate(transaction: &rusqlite::Transaction<'_>) -> Result<()> {
    let found: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = newest_schema();
    if found > known {
        return Err(Error::Newer { found, known });
    }
    for migration in &MIGRATIONS[usize::try_from(found).map_err(Error::unknown)?..] {
        transaction.execute_batch(migration)?;
    }
    if found < known {
        transaction.pragma_update(None, "user_version", known)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(connection: &Connection) -> Vec<String> {
        let mut statement =
            connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn a_schema_brought_up_to_date_is_the_schema_of_a_new_notebook() {
        let mut fresh = Connection::open_in_memory().unwrap();
        let transaction = fresh.transaction().unwrap();
        migrate(&transaction).unwrap();
        transaction.commit().unwrap();
        for version in 1..MIGRATIONS.len() {
            let mut older = Connection::open_in_memory().unwrap();
            MIGRATIONS[..version].iter().for_each(|migration| older.execute_batch(migration).unwrap());
            older.pragma_update(None, "user_version", version as i64).unwrap();
            let transaction = older.transaction().unwrap();
            migrate(&transaction).unwrap();
            transaction.commit().unwrap();
            assert_eq!(schema(&older), schema(&fresh), "from version {version}");
        }
    }

    /// The statements of a trigger, what it is set off by in the place of its row.
    fn statements(trigger: &str) -> Vec<String> {
        let (begin, end) = (trigger.find("BEGIN").unwrap() + "BEGIN".len(), trigger.rfind("END").unwrap());
        let between = |character: char| !character.is_alphanumeric() && character != '_' && character != '.';
        let of_row = |word: &str| word.starts_with("NEW.") || word.starts_with("OLD.");
        let body: String = trigger[begin..end]
            .split_inclusive(between)
            .map(|piece| match piece.find(between) {
                Some(end) if of_row(piece) => format!("?1{}", &piece[end..]),
                _ => piece.to_owned(),
            })
            .collect();
        body.split(';').map(str::trim).filter(|statement| !statement.is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn what_a_change_sets_off_reads_no_list_of_everything() {
        let mut connection = Connection::open_in_memory().unwrap();
        let transaction = connection.transaction().unwrap();
        migrate(&transaction).unwrap();
        transaction.commit().unwrap();
        let mut triggers = connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        let triggers = triggers.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let triggers: Vec<(String, String)> = triggers.collect::<rusqlite::Result<_>>().unwrap();
        assert!(triggers.len() > 30);
        let mut lists = Vec::new();
        for (name, sql) in &triggers {
            for statement in statements(sql) {
                let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {statement}")).unwrap();
                let given = vec![0; plan.parameter_count()];
                let steps = plan.query_map(rusqlite::params_from_iter(given), |row| row.get(3)).unwrap();
                for step in steps.collect::<rusqlite::Result<Vec<String>>>().unwrap() {
                    // The one row of a tally, and what is no table at all, are no list.
                    let is_one = step == "SCAN tally" || step == "SCAN CONSTANT ROW";
                    if !is_one && (step.starts_with("SCAN") || step.contains("entity_list")) {
                        lists.push(format!("{name}: {step}"));
                    }
                }
            }
        }
        assert_eq!(lists, Vec::<String>::new());
    }
}
