//! What goes out whole and what comes in from elsewhere: the full export and its import, imports of what teams have, bundles
//! from phone to phone, and the backup, which comes back as a notebook of its own.
//!
//! Nothing is written before a person has seen what would be: each way in reads all of it, says what it found under a word of
//! its own (`shown`), and writes only what is handed back with that word, in one act. What comes from outside is bounded before
//! it is decoded and refused whole where it is not what it says.

mod backup;
mod blocks;
mod bundle;
mod cards;
mod contents;
mod draft;
mod encoding;
mod export;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod hostile;
mod import;
mod line;
mod make;
mod new_phone;
mod notation;
mod plan;
mod preview;
mod refused;
mod report;
mod restore;
mod stream;
mod table;
mod vocabulary;

pub use backup::{BackedUp, Backup, BackupLock, OpensWith, Unlocked, recovery_code};
pub use bundle::{BUNDLE_FILE_BYTES, BundleMade, BundleTaken};
pub use contents::{ExportedFile, NotUnderstood};
pub use draft::{LineNotUnderstood, WhyNot};
pub use export::{Exported, LeftOut};
pub use import::{Imported, Undone};
pub use new_phone::{HandedOver, ShownDevice};
pub use plan::{ImportAnswers, SameAnswer};
pub use preview::{
    ImportCount, ImportKind, ImportNeed, ImportNote, ImportPreview, ImportProposal, ImportSource, ImportVisit,
    LikeThing, SHOWN,
};
pub use restore::{Restorable, RestorableKind, Restored};
pub use table::{ColumnUse, ImportColumn};
