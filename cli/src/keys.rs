//! Where the notebook's key is: a key file that was named, the system's keyring, or a key file in the config folder. What its
//! device signs by lies beside it, under a name that says which folder's notebook it is.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use directories::ProjectDirs;
use soundings_core::{DatabaseKey, Environment, Keyring, KeyringAway, Keys, keyring_name};

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

/// The keys for a new notebook: the one that is there, or a new one, made durable first.
pub fn for_new_notebook(
    named: Option<&Path>,
    folder: &Path,
    environment: &Environment,
) -> Result<(Keys, Kept), Failure> {
    // Where the folder lies tells its keyring from others': it must be there for that.
    std::fs::create_dir_all(folder).map_err(|error| Failure::from(soundings_core::Error::from(error)))?;
    if let Some(path) = named {
        return Ok((in_files(read_or_make(path, environment)?, path, folder), Kept::File(path.to_owned())));
    }
    let new = DatabaseKey::random(environment.randomness.as_ref());
    if let Some(key) = keyring(Some(new)) {
        return Ok((in_keyring(key, folder), Kept::Keyring));
    }
    let path = config_file().ok_or_else(|| Failure::refused("no-folder", say!("terminal-no-config-folder")))?;
    Ok((in_files(read_or_make(&path, environment)?, &path, folder), Kept::File(path)))
}

/// The keys that may open the notebook in a folder, the likeliest first.
///
/// # Errors
/// No key anywhere, or a file that holds none.
pub fn for_opening(named: Option<&Path>, folder: &Path) -> Result<Vec<Keys>, Failure> {
    if let Some(path) = named {
        return match read(path)? {
            Some(key) => Ok(vec![in_files(key, path, folder)]),
            None => Err(Failure::key("key-missing", say!("terminal-key-file-missing"))),
        };
    }
    let mut keys = Vec::new();
    if let Some(path) = config_file() {
        keys.extend(read(&path)?.map(|key| in_files(key, &path, folder)));
    }
    keys.extend(keyring(None).map(|key| in_keyring(key, folder)));
    if keys.is_empty() {
        return Err(Failure::key("key-missing", say!("terminal-key-nowhere")));
    }
    Ok(keys)
}

fn config_file() -> Option<PathBuf> {
    Some(ProjectDirs::from("", "", "soundings")?.config_dir().join("key"))
}

/// What the device signs by, in a file beside the key file.
fn in_files(database: DatabaseKey, key_file: &Path, folder: &Path) -> Keys {
    let mut name = key_file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.device", keyring_name(folder)));
    Keys::with_file(&database, &key_file.with_file_name(name))
}

fn in_keyring(database: DatabaseKey, folder: &Path) -> Keys {
    Keys { database, device: Arc::new(SystemKeyring { account: format!("device {}", keyring_name(folder)) }) }
}

/// What the device signs by, in the system's keyring beside the notebook's key.
struct SystemKeyring {
    account: String,
}

impl Keyring for SystemKeyring {
    fn read(&self) -> Result<Option<Vec<u8>>, KeyringAway> {
        let account = self.account.clone();
        in_time(move || {
            let entry = keyring::Entry::new(SERVICE, &account).ok()?;
            match entry.get_secret() {
                Ok(kept) => Some(Some(kept)),
                Err(keyring::Error::NoEntry) => Some(None),
                Err(_) => None,
            }
        })
        .ok_or(KeyringAway)
    }

    fn replace(&self, kept: &[u8]) -> Result<(), KeyringAway> {
        let (account, kept) = (self.account.clone(), kept.to_owned());
        in_time(move || keyring::Entry::new(SERVICE, &account).ok()?.set_secret(&kept).ok()).ok_or(KeyringAway)
    }
}

/// The keyring's key; `new` is put there if it holds none. `None` where there is no keyring that answers.
fn keyring(new: Option<DatabaseKey>) -> Option<DatabaseKey> {
    in_time(move || {
        let entry = keyring::Entry::new(SERVICE, ACCOUNT).ok()?;
        let there = entry.get_password().ok().and_then(|hex| DatabaseKey::from_hex(&hex).ok());
        there.or_else(|| new.filter(|key| entry.set_password(&key.to_hex()).is_ok()))
    })
}

/// What the keyring answers, if it does so in time. A locked one asks its owner for a password; the thread may wait for
/// that, the command does not.
fn in_time<T: Send + 'static>(ask: impl FnOnce() -> Option<T> + Send + 'static) -> Option<T> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let _ = sender.send(ask());
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
    let folder = crate::whole_files::folder_of(path);
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
