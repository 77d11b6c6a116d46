//! Opening the database with its key.

use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Duration;

use hkdf::Hkdf;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use sha2::Sha256;

use crate::environment::Randomness;
use crate::error::{Error, Refusal, Result};

/// Numbered migrations over `PRAGMA user_version`; the schema only grows.
const MIGRATIONS: [&str; 1] = [include_str!("schema/0001.sql")];

/// The database key: 256 random bits, used raw.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseKey([u8; 32]);

impl DatabaseKey {
    /// A key of these bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A new key.
    #[must_use]
    pub fn random(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; 32];
        randomness.fill(&mut bytes);
        Self(bytes)
    }

    /// Reads 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`Refusal::KeyUnreadable`] if they are none.
    pub fn from_hex(text: &str) -> Result<Self> {
        let text = text.trim();
        let digits: Option<Vec<u8>> = (0..text.len().min(64))
            .step_by(2)
            .map(|index| text.get(index..index + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
            .collect();
        match digits.and_then(|bytes| bytes.try_into().ok()) {
            Some(bytes) if text.len() == 64 => Ok(Self(bytes)),
            _ => Err(Refusal::KeyUnreadable.into()),
        }
    }

    /// 64 hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl std::fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DatabaseKey")
    }
}

/// A key for one purpose, derived from the database key (HKDF-SHA-256, RFC 5869).
pub(crate) fn derive(key: &DatabaseKey, purpose: &str) -> [u8; 32] {
    let mut derived = [0; 32];
    // 32 bytes are far below what HKDF can expand to, its only error.
    let _ = Hkdf::<Sha256>::new(Some(b"soundings 1"), &key.0).expand(purpose.as_bytes(), &mut derived);
    derived
}

fn database(directory: &Path) -> PathBuf {
    directory.join("notebook.db")
}

fn key_check(directory: &Path) -> PathBuf {
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
    super::inbox::prepare(directory, key)?;
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
    sync_folder(directory)?;
    open(directory, key)
}

/// Some pragmas answer with a row, which rusqlite reports as an error of its own.
fn ignore_row(error: rusqlite::Error) -> rusqlite::Result<()> {
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

fn connect(path: &Path, key: &DatabaseKey, flags: OpenFlags) -> Result<Connection> {
    CIPHER.call_once(|| {
        // Its own log would go to stderr, where a command's one error belongs. If this fails, the real connection says so.
        let _ = Connection::open_in_memory().and_then(|memory| {
            memory.execute_batch("PRAGMA cipher_log_level = NONE")?;
            memory.pragma_update(None, "key", format!("x'{}'", "00".repeat(32)))
        });
    });
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.pragma_update(None, "key", format!("x'{}'", key.to_hex()))?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "trusted_schema", false)?;
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
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

fn migrate(transaction: &rusqlite::Transaction<'_>) -> Result<()> {
    let found: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = MIGRATIONS.len() as i64;
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

/// Writes a small file so that it is whole or not there: beside, synced, renamed, the folder synced.
pub(crate) fn write_durably(path: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    // A folder can be synced only where the system lets it be opened.
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
