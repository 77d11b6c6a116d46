//! The error at the door. Inside, sources are kept for the log; outside, few cases and never a customer's word. What a
//! person reads of each, with what to do, stands in `design/words` under its code; what is displayed here is for logs.

use soundings_wire::Id;

/// What the Notebook answers when it can't do a thing. Nothing was changed and nothing is lost.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule says no.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// No such thing here.
    #[error("no such {what}")]
    NotFound {
        /// What was looked for.
        what: &'static str,
    },
    /// Several things have that name.
    #[error("{} fit as {what}", candidates.len())]
    Ambiguous {
        /// What was looked for.
        what: &'static str,
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
    #[error("written by a newer version: schema {found}, this one knows {known}")]
    Newer {
        /// The schema found.
        found: i64,
        /// The newest this version knows.
        known: i64,
    },
    /// The database is damaged.
    #[error("damaged")]
    Damaged,
    /// No room on the device.
    #[error("disk full")]
    DiskFull,
    /// The notebook was closed.
    #[error("closed")]
    Closed,
    /// Something that should not happen; the sources are in the log.
    #[error("unknown")]
    Unknown(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The result of what the Notebook does.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Declares the refusals with their stable codes.
macro_rules! refusals {
    ($($case:ident = $code:literal;)+) => {
        /// Why a rule says no. The words for it, with what a person can do, stand in `design/words` under its code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
        pub enum Refusal { $(#[doc = $code] #[error($code)] $case,)+ }

        impl Refusal {
            /// Every refusal.
            pub const ALL: &'static [Refusal] = &[$(Refusal::$case),+];

            /// The stable code in `--json` errors.
            #[must_use]
            pub fn code(self) -> &'static str { match self { $(Self::$case => $code),+ } }
        }
    };
}

refusals! {
    EmptyText = "empty-text";
    TextTooLong = "text-too-long";
    ControlCharacters = "control-characters";
    ExactNeedsSaid = "exact-needs-said";
    AlreadyStarted = "already-started";
    AlreadyEnded = "already-ended";
    NotStarted = "not-started";
    NothingUnderWay = "nothing-under-way";
    AnotherUnderWay = "another-under-way";
    NotEvidence = "not-evidence";
    NoKeyYet = "no-key-yet";
    EvidenceGone = "evidence-gone";
    RangeOutside = "range-outside";
    EntryNeedsWords = "entry-needs-words";
    NotLinked = "not-linked";
    AlreadyLinked = "already-linked";
    Gone = "gone";
    NotDeleted = "not-deleted";
    CannotBeUndone = "cannot-be-undone";
    NoOlderWords = "no-older-words";
    CompareFirst = "compare-first";
    BadDate = "bad-date";
    BadTime = "bad-time";
    NotYet = "not-yet";
    FileMissing = "file-missing";
    FileIsFolder = "file-is-folder";
    FileUnreadable = "file-unreadable";
    FileTooLarge = "file-too-large";
    FileEmpty = "file-empty";
    NoPictures = "no-pictures";
    NoPicture = "no-picture";
    PointsOutside = "points-outside";
    AlreadyExists = "already-exists";
    OnlyAnExample = "only-an-example";
    AlreadyJoined = "already-joined";
    NotJoined = "not-joined";
    InviteUnreadable = "invite-unreadable";
    InviteExpired = "invite-expired";
    InviteUsed = "invite-used";
    InviteUnknown = "invite-unknown";
    WrongHub = "wrong-hub";
    Revoked = "revoked";
    Leaving = "leaving";
    Left = "left";
    DeviceUnknown = "device-unknown";
    UpdateNeeded = "update-needed";
    NotAllowed = "not-allowed";
    EngineerUnknown = "engineer-unknown";
    NothingToResolve = "nothing-to-resolve";
    UnknownVersion = "unknown-version";
    UnknownField = "unknown-field";
    BothIsForWords = "both-is-for-words";
    SeenUnreadable = "seen-unreadable";
    AlreadyShared = "already-shared";
    NotYours = "not-yours";
    NameOrDescription = "name-or-description";
    KeyUnreadable = "key-unreadable";
    NobodyToPromise = "nobody-to-promise";
    CursorUnreadable = "cursor-unreadable";
    WrongKind = "wrong-kind";
    ThreeExpectations = "three-expectations";
    TooLateToExpect = "too-late-to-expect";
    UnknownZone = "unknown-zone";
    NotEnded = "not-ended";
    EndedTooLongAgo = "ended-too-long-ago";
    ChangedSince = "changed-since";
    NothingGoesOut = "nothing-goes-out";
    FolderNotEmpty = "folder-not-empty";
    FolderMissing = "folder-missing";
    NoExport = "no-export";
    ExportNewer = "export-newer";
    ExportNotWhole = "export-not-whole";
    ImportChanged = "import-changed";
    NotText = "not-text";
    ImportTooLarge = "import-too-large";
    ImportUndecided = "import-undecided";
    NothingToImport = "nothing-to-import";
    NoImport = "no-import";
    PassphraseTooShort = "passphrase-too-short";
    CodeUnreadable = "code-unreadable";
    WrongPassphrase = "wrong-passphrase";
    WrongCode = "wrong-code";
    FileExists = "file-exists";
    BackupInside = "backup-inside";
    CannotWriteThere = "cannot-write-there";
    NoBackup = "no-backup";
    BackupNewer = "backup-newer";
    BackupCutOff = "backup-cut-off";
    BackupNotWhole = "backup-not-whole";
    Cancelled = "cancelled";
    NoBundle = "no-bundle";
    BundleNewer = "bundle-newer";
    BundleNotWhole = "bundle-not-whole";
    BundleNotForYou = "bundle-not-for-you";
    BundleOtherTeam = "bundle-other-team";
    BundleTaken = "bundle-taken";
    BundleNotVouchedFor = "bundle-not-vouched-for";
    BundleGap = "bundle-gap";
    BundleNotNow = "bundle-not-now";
    BundleToNobody = "bundle-to-nobody";
    CardUnreadable = "card-unreadable";
    CardOtherTeam = "card-other-team";
    CardExpired = "card-expired";
    DeviceNotYours = "device-not-yours";
    KeyNotAsked = "key-not-asked";
    KeyHere = "key-here";
    KeyOfAnother = "key-of-another";
    KeyNotHere = "key-not-here";
    AlreadySame = "already-same";
    NotDeclaredSame = "not-declared-same";
    YearsOutside = "years-outside";
    SituationNeeded = "situation-needed";
    NothingToTakeBack = "nothing-to-take-back";
    NothingToSort = "nothing-to-sort";
    NoPair = "no-pair";
    NoAnswerYet = "no-answer-yet";
    TooManyMaps = "too-many-maps";
    MergeTheOtherWay = "merge-the-other-way";
    StoryTaken = "story-taken";
    ShareItFirst = "share-it-first";
    TooMany = "too-many";
    NotOnTheWall = "not-on-the-wall";
    PosterHangs = "poster-hangs";
    PosterNeedsExact = "poster-needs-exact";
    NotOfThisPerson = "not-of-this-person";
    MayNotHang = "may-not-hang";
    DebriefOver = "debrief-over";
    NotSpoken = "not-spoken";
    NoQuestion = "no-question";
    OneEncounter = "one-encounter";
    SeatTaken = "seat-taken";
    SeatWithdrawn = "seat-withdrawn";
    NobodyTakesPart = "nobody-takes-part";
    TooManyTakePart = "too-many-take-part";
    TurnIsOver = "turn-is-over";
    WorkshopIsOpen = "workshop-is-open";
    WorkshopWaits = "workshop-waits";
    NotOnePart = "not-one-part";
    TooManyOwnWords = "too-many-own-words";
    LinkUnknown = "link-unknown";
    LinkDays = "link-days";
    ServerTooOld = "server-too-old";
    NotRefused = "not-refused";
    CannotBeChanged = "cannot-be-changed";
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
