use std::path::PathBuf;

use soundings_wire::Incarnation;
use soundings_wire::messages::HubRefusal;

/// Why a hub cannot be opened or cannot do its work. Says nothing of what devices sent.
#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// The database failed.
    #[error("the hub's database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// A file of the hub's folder could not be read or written.
    #[error("{path} could not be read or written: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The key file is missing or no key, and the database is there: devices would not know this hub any more.
    #[error("the hub's key is missing or damaged: put {path} back from the backup")]
    Key {
        /// Where it must lie.
        path: PathBuf,
    },
    /// A later version wrote the database.
    #[error("the hub's database has schema {found}, and this version knows {known}: use the newer soundings-hub")]
    Newer {
        /// Its schema.
        found: u32,
        /// The newest known here.
        known: u32,
    },
    /// The wall's replica failed, or does not know what it was asked for.
    #[error(transparent)]
    Replica(#[from] soundings_core::Error),
    /// What the replica asked could not be read.
    #[error(transparent)]
    Wire(#[from] soundings_wire::WireError),
    /// The file is no backup of a hub, or a damaged one.
    #[error("{path} is not a whole backup of a hub")]
    NotABackup {
        /// Which.
        path: PathBuf,
    },
    /// A backup is restored into an empty folder only.
    #[error("{path} is not empty: a backup is restored into an empty folder only")]
    NotEmpty {
        /// Which.
        path: PathBuf,
    },
    /// A backup beside what it copies would be lost with it.
    #[error("{path} lies in the hub's own folder: a backup belongs elsewhere")]
    BackupInside {
        /// Where it was to be written.
        path: PathBuf,
    },
    /// A line of the list of erased ids, or of revoked devices, cannot be read.
    #[error("line {line} of {path} cannot be read: the list is damaged")]
    List {
        /// The list.
        path: PathBuf,
        /// Counts from 1.
        line: u64,
    },
    /// No device of this engineer has joined.
    #[error("no such engineer has joined this team")]
    EngineerUnknown,
    /// Nothing of that id has joined, neither a device nor an engineer's.
    #[error("no such device has joined this team, nor one of such an engineer")]
    NobodyJoined,
}

impl HubError {
    /// A stable name for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Database(_) => "database",
            Self::File { .. } => "file",
            Self::Key { .. } => "key",
            Self::Newer { .. } => "newer",
            Self::Replica(error) => error.code(),
            Self::Wire(_) => "wire",
            Self::NotABackup { .. } => "not-a-backup",
            Self::NotEmpty { .. } => "not-empty",
            Self::BackupInside { .. } => "backup-inside",
            Self::List { .. } => "list",
            Self::EngineerUnknown => "engineer-unknown",
            Self::NobodyJoined => "device-unknown",
        }
    }
}

/// Why a request gets no answer of its own kind.
#[derive(Debug)]
pub(crate) enum Unserved {
    /// It is not for this device, or not understood.
    Refused(HubRefusal),
    /// The device's access was taken.
    Revoked {
        /// Which one asks, and is to erase itself.
        incarnation: Incarnation,
        /// Since when.
        since_ms: u64,
    },
    /// The hub failed.
    Failed(HubError),
}

impl From<HubRefusal> for Unserved {
    fn from(refusal: HubRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<HubError> for Unserved {
    fn from(error: HubError) -> Self {
        Self::Failed(error)
    }
}

impl From<soundings_wire::WireError> for Unserved {
    fn from(error: soundings_wire::WireError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<rusqlite::Error> for Unserved {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            // Another process holds the database longer than anyone should: the device comes back.
            Some(rusqlite::ErrorCode::DatabaseBusy) => Self::Refused(HubRefusal::Busy),
            _ => Self::Failed(error.into()),
        }
    }
}
