//! What can go wrong at the door.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, set_hook},
    sync::Once,
};

use soundings_core::model::Id;
use soundings_core::{Error, Refusal};

/// The core's door error, case by case, for shells to word. No customer's words are in it.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum SoundingsError {
    /// A rule says no.
    #[error("refused: {}", why.code())]
    Refused {
        /// Which rule.
        why: Refusal,
    },
    /// No such thing here.
    #[error("not found")]
    NotFound,
    /// Several things have that name.
    #[error("ambiguous")]
    Ambiguous {
        /// All that fit.
        candidates: Vec<Id>,
    },
    /// There is no notebook in that folder.
    #[error("no notebook")]
    NoNotebook,
    /// The key does not fit this notebook. Nothing was touched.
    #[error("wrong key")]
    WrongKey,
    /// A newer version of the app wrote it.
    #[error("written by a newer version")]
    Newer,
    /// The database is damaged.
    #[error("damaged")]
    Damaged,
    /// No room on the device.
    #[error("disk full")]
    DiskFull,
    /// The notebook was closed.
    #[error("closed")]
    Closed,
    /// Something that should not happen, a caught panic too. Nothing noted before is lost.
    #[error("unknown")]
    Unknown,
}

/// What every method gives.
pub type Result<T> = std::result::Result<T, SoundingsError>;

impl From<Error> for SoundingsError {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(why) => Self::Refused { why },
            Error::NotFound { .. } => Self::NotFound,
            Error::Ambiguous { candidates, .. } => Self::Ambiguous { candidates },
            Error::NoNotebook => Self::NoNotebook,
            Error::WrongKey => Self::WrongKey,
            Error::Newer { .. } => Self::Newer,
            Error::Damaged => Self::Damaged,
            Error::DiskFull => Self::DiskFull,
            Error::Closed => Self::Closed,
            _ => Self::Unknown,
        }
    }
}

/// Calls into the core. A panic there has rolled its transaction back; here it becomes an error, and the notebook stays
/// usable.
pub(crate) fn caught<T>(call: impl FnOnce() -> soundings_core::Result<T>) -> Result<T> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(answer) => answer.map_err(SoundingsError::from),
        Err(_) => Err(SoundingsError::Unknown),
    }
}

/// From now on a panic is logged by its place alone: its message may hold what somebody said.
pub(crate) fn log_panics_without_words() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        set_hook(Box::new(|panic| match panic.location() {
            Some(place) => eprintln!("soundings: a panic at {}:{}, caught", place.file(), place.line()),
            None => eprintln!("soundings: a panic, caught"),
        }));
    });
}
