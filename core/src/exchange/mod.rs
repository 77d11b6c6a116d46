//! What goes out whole and what comes in from elsewhere: the full export and its import, and imports of what teams have.
//!
//! Nothing is written before a person has seen what would be: each way in reads all of it, says what it found under a word of
//! its own (`shown`), and writes only what is handed back with that word, in one act. What comes from outside is bounded before
//! it is decoded and refused whole where it is not what it says.

mod contents;
mod export;
mod line;
mod restore;

pub use contents::{ExportedFile, NotUnderstood};
pub use export::{Exported, LeftOut};
pub use restore::{Restorable, RestorableKind, Restored};
