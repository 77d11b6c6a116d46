//! The backup: all of a notebook in one sealed file, and a notebook made of it elsewhere.
//!
//! It is a header in clear, then chunks of 64 KiB under ChaCha20-Poly1305 in the STREAM construction (as attachments are): the
//! key of the database's copy, the copy, and attachments' files as they lie sealed. The key of all that comes from a passphrase
//! or from a recovery code. It holds the engineer's own key, which is in the database, and nothing that a device signs by: what
//! is restored goes on as another device of the same engineer (sync.md 20).

mod code;
mod entry;
mod header;
mod make;
mod restore;

use serde::Serialize;

use crate::error::{Refusal, Result};
use crate::model::Moment;

pub(super) use make::cannot_write;

pub use code::recovery_code;
pub use restore::{Backup, Unlocked};

/// What a backup is sealed by.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum BackupLock {
    /// Words that only its owner knows.
    Passphrase {
        /// At least twelve signs.
        passphrase: String,
    },
    /// A recovery code, to be printed.
    Code {
        /// As [`recovery_code`] gives it.
        code: String,
    },
}

impl std::fmt::Debug for BackupLock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BackupLock")
    }
}

/// What opens a backup: what to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum OpensWith {
    /// A passphrase.
    Passphrase,
    /// A recovery code.
    Code,
}

/// What was backed up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BackedUp {
    /// When.
    pub made: Moment,
    /// The file's bytes.
    pub bytes: u64,
    /// How many attachments' files are in it.
    pub attachments: u64,
    /// How many are not, because their files are not on this device.
    pub not_here: u64,
}

/// Hears how many bytes of how many are done, and says whether to go on.
pub type GoesOn<'a> = &'a (dyn Fn(u64, u64) -> bool + Sync);

/// How far something is.
struct Progress<'a> {
    goes_on: GoesOn<'a>,
    done: u64,
    whole: u64,
}

impl<'a> Progress<'a> {
    fn of(goes_on: GoesOn<'a>, whole: u64) -> Self {
        Self { goes_on, done: 0, whole }
    }

    /// # Errors
    /// [`Refusal::Cancelled`].
    fn add(&mut self, bytes: u64) -> Result<()> {
        self.done = self.done.saturating_add(bytes).min(self.whole);
        if (self.goes_on)(self.done, self.whole) { Ok(()) } else { Err(Refusal::Cancelled.into()) }
    }
}
