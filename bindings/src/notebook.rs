//! The one door: making, opening and closing a notebook, and hearing what changed.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::Arc,
};

use soundings_core::model::Id;
use soundings_core::{self as core, Changes, DatabaseKey, Environment};
use soundings_runner::Runner;

use crate::error::{Result, SoundingsError, caught, log_panics_without_words};

/// Hears what changed, on one long-lived thread and never under a lock; nothing comes after `shut`.
#[uniffi::export(with_foreign)]
pub trait Observer: Send + Sync {
    /// These things changed.
    fn changed(&self, ids: Vec<Id>);
    /// Read everything again.
    fn reset(&self);
}

/// An engineer's notebook. All methods block; shells call them off the main thread.
#[derive(uniffi::Object)]
pub struct Notebook {
    pub(crate) inner: Arc<core::Notebook>,
    pub(crate) runner: Runner,
}

fn key(bytes: &[u8]) -> Result<DatabaseKey> {
    <[u8; 32]>::try_from(bytes).map(DatabaseKey::new).map_err(|_| SoundingsError::WrongKey)
}

/// Whether a notebook lies in this folder.
#[uniffi::export]
pub fn notebook_exists(dir: String) -> bool {
    core::Notebook::exists(Path::new(&dir))
}

impl Notebook {
    fn opened(open: impl FnOnce() -> core::Result<core::Notebook>) -> Result<Self> {
        log_panics_without_words();
        let inner = Arc::new(caught(open)?);
        Ok(Self { runner: Runner::new(Arc::clone(&inner)), inner })
    }
}

#[uniffi::export]
impl Notebook {
    /// Makes a notebook in a folder that has none. The key has 32 bytes.
    #[uniffi::constructor]
    pub fn create(dir: String, key: Vec<u8>, engineer_name: String) -> Result<Self> {
        let key = self::key(&key)?;
        Self::opened(|| core::Notebook::create(Path::new(&dir), &key, &engineer_name, Environment::system()))
    }

    /// Opens the notebook in this folder.
    #[uniffi::constructor]
    pub fn open(dir: String, key: Vec<u8>) -> Result<Self> {
        let key = self::key(&key)?;
        Self::opened(|| core::Notebook::open(Path::new(&dir), &key, Environment::system()))
    }

    /// Closes the notebook; may be called twice. (In Kotlin `close` is the object's own: it lets go of the handle.)
    pub fn shut(&self) {
        self.inner.close();
    }

    /// Before the phone suspends the app.
    pub fn pause(&self) {
        self.inner.pause();
    }

    /// After the phone woke the app. Where the notebook can't be opened again, the next call says so.
    pub fn resume(&self) {
        let _ = caught(|| self.inner.resume());
    }

    /// From now on `observer` hears what changed.
    pub fn on_change(&self, observer: Arc<dyn Observer>) {
        self.inner.on_change(Box::new(move |changes| {
            // What the shell throws ends here: the thread goes on.
            let _ = catch_unwind(AssertUnwindSafe(|| match changes {
                Changes::Ids(ids) => observer.changed(ids),
                Changes::Reset => observer.reset(),
            }));
        }));
    }
}
