//! The error at the door. Inside, sources are kept for the log; outside, few cases, each with what a person can do, and
//! never a customer's word.

use soundings_wire::Id;

/// What the Notebook answers when it can't do a thing. Nothing was changed and nothing is lost.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A rule says no.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// No such thing here.
    #[error("there is no {what} with that id or name here")]
    NotFound {
        /// What was looked for.
        what: &'static str,
    },
    /// Several things have that name.
    #[error("that name or id fits {} {what}s; give an id", candidates.len())]
    Ambiguous {
        /// What was looked for.
        what: &'static str,
        /// All that fit.
        candidates: Vec<Id>,
    },
    /// There is no notebook in that folder.
    #[error("there is no notebook in this folder; make one with init")]
    NoNotebook,
    /// The key does not fit this notebook. Nothing was touched.
    #[error("this key does not open this notebook; nothing was touched")]
    WrongKey,
    /// A newer version of the app wrote it.
    #[error(
        "a newer version of Soundings wrote this notebook (schema {found}, this one knows {known}); update the app, nothing is lost"
    )]
    Newer {
        /// The schema found.
        found: i64,
        /// The newest this version knows.
        known: i64,
    },
    /// The database is damaged.
    #[error("the notebook is damaged; its files were left as they are, and notes go to the inbox until it is repaired")]
    Damaged,
    /// No room on the device.
    #[error("there is no room on this device; free some space and try again, what was noted before is safe")]
    DiskFull,
    /// The notebook was closed.
    #[error("the notebook is closed")]
    Closed,
    /// Something that should not happen; the sources are in the log.
    #[error("something went wrong inside Soundings; nothing you noted before is lost")]
    Unknown(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The result of what the Notebook does.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Declares the refusals with their stable codes.
macro_rules! refusals {
    ($($(#[$doc:meta])* $case:ident = $code:literal, $words:literal;)+) => {
        /// Why a rule says no, with what a person can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
        pub enum Refusal { $(#[doc = $words] #[error($words)] $(#[$doc])* $case,)+ }

        impl Refusal {
            /// The stable code in `--json` errors.
            #[must_use]
            pub fn code(self) -> &'static str { match self { $(Self::$case => $code),+ } }
        }
    };
}

refusals! {
    EmptyText = "empty-text", "there are no words and no attachment; write something first";
    TextTooLong = "text-too-long", "the text is longer than 128 KiB; it stays as your draft, split it into several notes";
    ControlCharacters = "control-characters", "the text holds control characters that no screen can show; remove them";
    ExactNeedsSaid = "exact-needs-said", "only what somebody said can be exact words";
    AlreadyStarted = "already-started", "this visit has started already";
    AlreadyEnded = "already-ended", "this visit has ended already; share its notes with share";
    NotStarted = "not-started", "this visit has not started";
    NothingUnderWay = "nothing-under-way", "no visit is under way; start one or say which";
    AnotherUnderWay = "another-under-way", "a visit is under way already; end it first";
    NotEvidence = "not-evidence", "a thought, a role-play's or a call to ourselves is never evidence about a customer";
    NoKeyYet = "no-key-yet", "this note has no key yet; say first whether they said it, did it, or it was around them";
    EvidenceGone = "evidence-gone", "that note was deleted or erased and shows nothing any more";
    RangeOutside = "range-outside", "that range lies outside the note's words";
    EntryNeedsWords = "entry-needs-words", "an entry needs words of its own or a note it is made from";
    NotLinked = "not-linked", "that note is not linked to this entry";
    AlreadyLinked = "already-linked", "that note is linked to this entry already";
    Gone = "gone", "this was deleted or erased";
    NotDeleted = "not-deleted", "this is not deleted, there is nothing to undo";
    CannotBeUndone = "cannot-be-undone", "this was erased for good and cannot be brought back";
    BadDate = "bad-date", "that is no calendar day; write it as YYYY-MM-DD";
    BadTime = "bad-time", "that is no time; write it as RFC 3339, or as HH:MM for today";
    FileMissing = "file-missing", "the file to attach is not there";
    FileIsFolder = "file-is-folder", "that is a folder; attach a file";
    FileUnreadable = "file-unreadable", "the file to attach cannot be read";
    FileTooLarge = "file-too-large", "the file to attach is larger than 100 MB";
    AlreadyExists = "already-exists", "there is a notebook in this folder already";
    AlreadyJoined = "already-joined", "this notebook has joined a team already";
    NotJoined = "not-joined", "this notebook has not joined a team; join with an invitation first";
    InviteUnreadable = "invite-unreadable", "that is no invitation, or not all of it; copy it again";
    InviteExpired = "invite-expired", "the invitation's ten minutes are over; ask for a new one";
    InviteUsed = "invite-used", "somebody used this invitation already; ask for a new one";
    InviteUnknown = "invite-unknown", "the server does not know this invitation; ask for a new one";
    WrongHub = "wrong-hub", "another server answers at this address than the one that invited you; nothing was sent";
    Revoked = "revoked", "this device's access to the team was revoked; what is here stays here";
    DeviceUnknown = "device-unknown", "the team's server does not know this device any more; ask for a new invitation, what waits stays here";
    NotebookCopied = "notebook-copied", "the server has other notes under this notebook's name, so it was copied or restored; nothing is lost, a person must decide";
    UpdateNeeded = "update-needed", "the team's server speaks a newer version; update the app, what waits stays here";
    NothingToResolve = "nothing-to-resolve", "there is one version only, nothing to decide";
    UnknownVersion = "unknown-version", "there is no such version of this field";
    UnknownField = "unknown-field", "there is no such field, or it has no versions to decide about";
    BothIsForWords = "both-is-for-words", "both can be kept of words only; keep one of these";
    SeenUnreadable = "seen-unreadable", "the token of what was seen is not one of this notebook's";
    AlreadyShared = "already-shared", "the team has this already";
    NotYours = "not-yours", "that is another engineer's; only its author can do this";
    NameOrDescription = "name-or-description", "a person needs a name or a description";
    KeyUnreadable = "key-unreadable", "that is no key; a key is 64 hexadecimal digits";
    NobodyToPromise = "nobody-to-promise", "say to whom it was promised";
    CursorUnreadable = "cursor-unreadable", "that is no place in this list; start again without it";
    WrongKind = "wrong-kind", "that id names something of another kind";
}

impl Error {
    /// A stable code for `--json` and for shells to word.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::NotFound { .. } => "not-found",
            Self::Ambiguous { .. } => "ambiguous",
            Self::NoNotebook => "no-notebook",
            Self::WrongKey => "wrong-key",
            Self::Newer { .. } => "newer",
            Self::Damaged => "damaged",
            Self::DiskFull => "disk-full",
            Self::Closed => "closed",
            Self::Unknown(_) => "unknown",
        }
    }

    /// Whether the notebook itself can't be opened, so that notes go to the inbox.
    #[must_use]
    pub fn notebook_cannot_be_opened(&self) -> bool {
        matches!(self, Self::WrongKey | Self::Newer { .. } | Self::Damaged)
    }

    pub(crate) fn unknown(source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Unknown(Box::new(source))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        // No room for the index of the write-ahead log comes as a fault of the disk: so a full disk looks to a process that
        // has just begun.
        let no_room =
            error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE);
        match error.sqlite_error_code() {
            _ if no_room => Self::DiskFull,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            _ => Self::unknown(error),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::unknown(error),
        }
    }
}

impl From<soundings_wire::WireError> for Error {
    fn from(error: soundings_wire::WireError) -> Self {
        Self::unknown(error)
    }
}

impl From<rusqlite::types::FromSqlError> for Error {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        Self::unknown(error)
    }
}

impl From<minicbor::decode::Error> for Error {
    fn from(error: minicbor::decode::Error) -> Self {
        Self::unknown(error)
    }
}
