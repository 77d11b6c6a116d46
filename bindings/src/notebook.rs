//! The one door: making, opening and closing a notebook, and hearing what changed.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::Arc,
};

use soundings_core::model::{Id, Moment};
use soundings_core::{self as core, Changes, DatabaseKey, Environment, Keys};
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

/// What the device signs by, kept by the shell where the phone lets it be copied with nothing: the keystore, the keychain.
/// Called while the notebook is opened and in contact, and must not call the notebook.
#[uniffi::export(with_foreign)]
pub trait Keyring: Send + Sync {
    /// What was kept last; nothing, where nothing ever was or it is lost: the notebook then goes on as another device.
    fn read(&self) -> std::result::Result<Option<Vec<u8>>, KeyringError>;
    /// Keeps these bytes instead, durably before this returns.
    fn replace(&self, kept: Vec<u8>) -> std::result::Result<(), KeyringError>;
}

/// Why a keyring gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum KeyringError {
    /// It does not answer now: before the first unlock, or in trouble. Nothing is lost.
    #[error("the keyring does not answer")]
    Away,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for KeyringError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Away
    }
}

/// The shell's keyring, as the core asks for it.
struct OfShell(Arc<dyn Keyring>);

impl core::Keyring for OfShell {
    fn read(&self) -> std::result::Result<Option<Vec<u8>>, core::KeyringAway> {
        self.0.read().map_err(|_| core::KeyringAway)
    }

    fn replace(&self, kept: &[u8]) -> std::result::Result<(), core::KeyringAway> {
        self.0.replace(kept.to_owned()).map_err(|_| core::KeyringAway)
    }
}

/// Tells the time in place of the phone's own clock: a test lives a day that it chooses. Called within a call of the notebook,
/// and must not call it.
#[uniffi::export(with_foreign)]
pub trait DeviceClock: Send + Sync {
    /// Now, in Unix milliseconds; what is no moment from 1970 to 9999 is read as the next that is.
    fn now_ms(&self) -> i64;
    /// The IANA name of the zone it shows the time of; what is none is read as UTC.
    fn zone(&self) -> String;
}

/// The shell's clock, as the core asks for it.
struct ClockOfShell(Arc<dyn DeviceClock>);

impl core::Clock for ClockOfShell {
    fn now(&self) -> Moment {
        Moment::in_zone(self.0.now_ms(), &self.0.zone())
    }
}

/// The machine's own, but for a clock that the shell brings.
pub(crate) fn environment(clock: Option<Arc<dyn DeviceClock>>) -> Environment {
    let system = Environment::system();
    match clock {
        Some(clock) => Environment { clock: Arc::new(ClockOfShell(clock)), ..system },
        None => system,
    }
}

/// An engineer's notebook. All methods block; shells call them off the main thread.
#[derive(uniffi::Object)]
pub struct Notebook {
    pub(crate) inner: Arc<core::Notebook>,
    pub(crate) runner: Runner,
}

pub(crate) fn keys(bytes: &[u8], keyring: Arc<dyn Keyring>) -> Result<Keys> {
    let database = <[u8; 32]>::try_from(bytes).map(DatabaseKey::new).map_err(|_| SoundingsError::WrongKey)?;
    Ok(Keys { database, device: Arc::new(OfShell(keyring)) })
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
    /// Makes a notebook in a folder that has none. The key has 32 bytes. `clock`: the phone's own, unless another is given.
    #[uniffi::constructor(default(clock = None))]
    pub fn create(
        dir: String,
        key: Vec<u8>,
        keyring: Arc<dyn Keyring>,
        engineer_name: String,
        clock: Option<Arc<dyn DeviceClock>>,
    ) -> Result<Self> {
        let keys = keys(&key, keyring)?;
        Self::opened(|| core::Notebook::create(Path::new(&dir), &keys, &engineer_name, environment(clock)))
    }

    /// Opens the notebook in this folder.
    #[uniffi::constructor(default(clock = None))]
    pub fn open(
        dir: String,
        key: Vec<u8>,
        keyring: Arc<dyn Keyring>,
        clock: Option<Arc<dyn DeviceClock>>,
    ) -> Result<Self> {
        let keys = keys(&key, keyring)?;
        Self::opened(|| core::Notebook::open(Path::new(&dir), &keys, environment(clock)))
    }

    /// Opens the example that lies in this folder of its own, telling it there first: to look at, before there is a visit of
    /// one's own. Nothing is written into it, and nothing of it is sent.
    #[uniffi::constructor]
    pub fn open_example(dir: String) -> Result<Self> {
        Self::opened(|| core::example::open(Path::new(&dir), &Environment::system()))
    }

    /// Whether it is the example, which every screen marks.
    pub fn is_example(&self) -> bool {
        self.inner.is_example()
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
