//! SQLite: opening, keys, migrations, the projection, search, the inbox and attachments' files.
//!
//! A notebook's folder holds `notebook.db` (SQLCipher, with its -wal and -shm), `key-check` (tells a wrong key from a
//! damaged file), `inbox/` with `inbox-key` (a public key: any process may capture), `attachments/` and `ballast`.

pub(crate) mod aliases;
pub(crate) mod arriving;
pub(crate) mod attachments;
pub(crate) mod backups;
pub(crate) mod ballast;
pub(crate) mod called;
pub(crate) mod chosen;
pub(crate) mod chunks;
pub(crate) mod columns;
pub(crate) mod copy;
pub(crate) mod counts;
pub(crate) mod durable;
pub(crate) mod entities;
pub(crate) mod freeing;
pub(crate) mod handles;
pub(crate) mod inbox;
pub(crate) mod keyring;
mod keys;
pub(crate) mod look_alike;
pub(crate) mod map_rows;
pub(crate) mod meetings;
pub(crate) mod mentions;
pub(crate) mod meters;
mod of_team;
mod open;
pub(crate) mod pictures;
pub(crate) mod query;
pub(crate) mod scope;
pub(crate) mod sealed_files;
pub(crate) mod sealing;
pub(crate) mod search;
pub(crate) mod transfers;

pub use keyring::{Keyring, KeyringAway, KeyringFile, Keys, keyring_name};
pub use keys::DatabaseKey;
pub(crate) use open::{count_turns, create, exists, open, open_reader};
