//! What can go wrong at the door.

use std::panic::{AssertUnwindSafe, catch_unwind};

use soundings_core::model::Id;

/// The core's door error; each case says what a person can do. No customer's words are in it.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum SoundingsError {
    /// The notebook was closed.
    #[error("the notebook is closed")]
    Closed,
    /// Anything else, a caught panic too: nothing was changed.
    #[error("something went wrong; nothing was changed")]
    Unknown,
    /// stub
    #[error("ambiguous")]
    Ambiguous {
        /// Which it could be.
        candidates: Vec<Id>,
    },
    /// wrong
    #[error("wrong key")]
    WrongKey,
    /// refused
    #[error("refused")]
    Refused {
        /// why
        reason: String,
    },
}

/// What every method gives.
pub type Result<T> = std::result::Result<T, SoundingsError>;

impl From<soundings_core::Error> for SoundingsError {
    fn from(error: soundings_core::Error) -> Self {
        match error {
            soundings_core::Error::Closed => Self::Closed,
            soundings_core::Error::WrongKey => Self::WrongKey,
            soundings_core::Error::Refused { reason } => Self::Refused { reason: reason.to_owned() },
            soundings_core::Error::Ambiguous { candidates } => Self::Ambiguous { candidates },
            _ => Self::Unknown,
        }
    }
}

/// Calls into the core. A panic there has rolled its transaction back; here it ends as an error and the notebook stays usable.
pub(crate) fn caught<T>(call: impl FnOnce() -> soundings_core::Result<T>) -> Result<T> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(answer) => answer.map_err(SoundingsError::from),
        Err(_) => Err(SoundingsError::Unknown),
    }
}
