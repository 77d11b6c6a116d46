//! Where the notebook's key is: a key file that was named, the system's keyring, or a key file in the config folder.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use directories::ProjectDirs;
use soundings_core::{DatabaseKey, Environment};

use crate::failure::Failure;
use crate::words::say;

/// A keyring that does not answer within this time is none: nobody waits for it to note something down.
const KEYRING_ANSWERS_WITHIN: Duration = Duration::from_secs(2);
const SERVICE: &str = "soundings";
const ACCOUNT: &str = "notebook key";

/// Where a key was found or put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    File(PathBuf),
    Keyring,
}

/// The key for a new notebook: the one that is there, or a new one, made durable first.
pub fn for_new_notebook(named: Option<&Path>, environment: &Environment) -> Result<(DatabaseKey, Kept), Failure> {
    if let Some(path) = named {
        return Ok((read_or_make(path, environment)?, Kept::File(path.to_owned())));
    }
    let new = DatabaseKey::random(environment.randomness.as_ref());
    if let Some(key) = keyring(Some(new)) {
        return Ok((key, Kept::Keyring));
    }
    let path = config_file().ok_or_else(|| Failure::refused("no-folder", say!("terminal-no-config-folder")))?;
    Ok((read_or_make(&path, environment)?, Kept::File(path)))
}

/// The keys that may open a notebook, the likeliest first.
///
/// # Errors
/// No key anywhere, or a file that holds none.
pub fn for_opening(named: Option<&Path>) -> Result<Vec<DatabaseKey>, Failure> {
    if let Some(path) = named {
        return match read(path)? {
            Some(key) => Ok(vec![key]),
            None => Err(Failure::key("key-missing", say!("terminal-key-file-missing"))),
        };
    }
    let mut keys = Vec::new();
    if let Some(path) = config_file() {
        keys.extend(read(&path)?);
    }
    keys.extend(keyring(None));
    if keys.is_empty() {
        return Err(Failure::key("key-missing", say!("terminal-key-nowhere")));
    }
    Ok(keys)
}

fn config_file() -> Option<PathBuf> {
    Some(ProjectDirs::from("", "", "soundings")?.config_dir().join("key"))
}

/// The keyring's key; `new` is put there if it holds none. `None` where there is no keyring that answers.
fn keyring(new: Option<DatabaseKey>) -> Option<DatabaseKey> {
    let (sender, receiver) = mpsc::channel();
    // A locked keyring asks its owner for a password; this thread may wait for that, the command does not.
    std::thread::spawn(move || {
        let found = keyring::Entry::new(SERVICE, ACCOUNT).ok().and_then(|entry| {
            let there = entry.get_password().ok().and_then(|hex| DatabaseKey::from_hex(&hex).ok());
            there.or_else(|| new.filter(|key| entry.set_password(&key.to_hex()).is_ok()))
        });
        let _ = sender.send(found);
    });
    receiver.recv_timeout(KEYRING_ANSWERS_WITHIN).ok().flatten()
}

/// The key in a file, `None` if there is no file.
fn read(path: &Path) -> Result<Option<DatabaseKey>, Failure> {
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let key = DatabaseKey::from_hex(&text);
            key.map(Some).map_err(|_| Failure::key("key-unreadable", say!("terminal-key-file-no-key")))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(_) => Err(Failure::key("key-unreadable", say!("terminal-key-file-unreadable"))),
    }
}

fn read_or_make(path: &Path, environment: &Environment) -> Result<DatabaseKey, Failure> {
    if let Some(key) = read(path)? {
        return Ok(key);
    }
    let key = DatabaseKey::random(environment.randomness.as_ref());
    match make(path, &key) {
        Ok(()) => Ok(key),
        // Another process made it a moment ago: that one counts.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            read(path)?.ok_or_else(|| Failure::key("key-unreadable", say!("terminal-key-file-unreadable")))
        }
        Err(_) => Err(Failure::refused("key-file", say!("terminal-key-file-not-written"))),
    }
}

/// Readable by its owner alone from the first byte on, and durable before a notebook depends on it.
fn make(path: &Path, key: &DatabaseKey) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(format!("{}\n", key.to_hex()).as_bytes())?;
    file.sync_all()?;
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}
