//! Attachments' files: an accepted operation names one and its stored length, and the hub then takes that many bytes under
//! that name, from an offset it tells, and no others. It answers with the SHA-256 of what it stored; what that should be
//! stands in the payload, which is not the hub's to read.
//!
//! ```text
//! named (row, no hash) -> some bytes lie in the folder -> all of them, hashed (row with hash) -> erased (no row, no file)
//! ```
//! How much of one is there is the length of its file, so a hub that was killed goes on where it was.

pub(crate) mod apart;
mod folder;
mod kept;
mod pieces;
mod table;

pub(crate) use folder::{FOLDER, hash, length, make, sweep};
pub(crate) use kept::{copy_into, put_back};
pub(crate) use pieces::Uploads;
pub use pieces::{Fetched, Receiving};
pub(crate) use table::{erase, erase_of, find, is_named_by, mark_backed_up, name, name_earlier};
