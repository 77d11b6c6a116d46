//! What stands in a backup one after the other: 25 bytes that say what comes and how long it is, then that.

use soundings_wire::Id;

use crate::error::{Refusal, Result};

pub(super) const BYTES: usize = 25;

/// What comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The database's copy.
    Database { length: u64 },
    /// An attachment's file, as it lies sealed under its name.
    Attachment { name: Id, length: u64 },
    /// Nothing: all was said.
    End,
}

impl Entry {
    pub fn bytes(self) -> [u8; BYTES] {
        let (kind, name, length) = match self {
            Self::End => (0, Id::default(), 0),
            Self::Database { length } => (1, Id::default(), length),
            Self::Attachment { name, length } => (2, name, length),
        };
        let mut bytes = [0; BYTES];
        bytes[0] = kind;
        bytes[1..17].copy_from_slice(name.as_bytes());
        bytes[17..].copy_from_slice(&length.to_be_bytes());
        bytes
    }

    /// # Errors
    /// [`Refusal::BackupNotWhole`].
    pub fn read(bytes: [u8; BYTES]) -> Result<Self> {
        let name = Id(std::array::from_fn(|place| bytes[1 + place]));
        let length = u64::from_be_bytes(std::array::from_fn(|place| bytes[17 + place]));
        match bytes[0] {
            0 if name == Id::default() && length == 0 => Ok(Self::End),
            1 if name == Id::default() => Ok(Self::Database { length }),
            2 => Ok(Self::Attachment { name, length }),
            _ => Err(Refusal::BackupNotWhole.into()),
        }
    }
}
