//! A backup as one sealed file, and a notebook made of one.

use std::path::Path;
use std::sync::Arc;

use soundings_core::Environment;
use soundings_core::exchange::{self, BackedUp, BackupLock, OpensWith};

use crate::error::{Result, caught};
use crate::exchange::Cancel;
use crate::notebook::{Keyring, Notebook, keys};

/// A new recovery code, to be shown once and printed. Nothing keeps it.
#[uniffi::export]
pub fn recovery_code() -> String {
    exchange::recovery_code(&Environment::system())
}

/// What opens this backup: what to ask for.
#[uniffi::export]
pub fn backup_opens_with(file: String) -> Result<OpensWith> {
    caught(|| Ok(exchange::Backup::look(Path::new(&file))?.opens_with()))
}

/// Makes a notebook of a backup in a folder that is new or empty, under this key; open it then. `typed`: the passphrase or the
/// recovery code.
#[uniffi::export]
pub fn restore_backup(
    file: String,
    typed: String,
    dir: String,
    key: Vec<u8>,
    keyring: Arc<dyn Keyring>,
    cancel: Arc<Cancel>,
) -> Result<()> {
    let keys = keys(&key, keyring)?;
    caught(|| {
        let backup = exchange::Backup::look(Path::new(&file))?.unlock(&typed)?;
        backup.restore(Path::new(&dir), &keys, &|_, _| !cancel.is_cancelled())
    })
}

#[uniffi::export]
impl Notebook {
    /// Writes all of the notebook into a new file, sealed. The file is not there where this fails or is cancelled.
    pub fn back_up(&self, file: String, lock: BackupLock, cancel: Arc<Cancel>) -> Result<BackedUp> {
        caught(|| self.inner.back_up(Path::new(&file), &lock, &|_, _| !cancel.is_cancelled()))
    }

    /// Somebody saw on Today that these notes are only here: it is said again in a week.
    pub fn only_here_was_seen(&self) -> Result<()> {
        caught(|| self.inner.only_here_was_seen())
    }

    /// Somebody was asked how the notebook is to be kept safe.
    pub fn keeping_was_asked(&self) -> Result<()> {
        caught(|| self.inner.keeping_was_asked())
    }
}
