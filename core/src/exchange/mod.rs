//! What goes out whole and what comes in from elsewhere: the full export and its import, imports of what teams have, and the
//! backup, which comes back as a notebook of its own.
//!
//! Nothing is written before a person has seen what would be: each way in reads all of it, says what it found under a word of
//! its own (`shown`), and writes only what is handed back with that word, in one act. What comes from outside is bounded before
//! it is decoded and refused whole where it is not what it says.

mod backup;
mod contents;
mod export;
mod line;
mod restore;

pub use backup::{BackedUp, Backup, BackupLock, OpensWith, Unlocked, recovery_code};
pub use contents::{ExportedFile, NotUnderstood};
pub use export::{Exported, LeftOut};
pub use restore::{Restorable, RestorableKind, Restored};
