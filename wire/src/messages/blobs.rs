//! Attachments' files: what a hub holds of them, and their bytes in pieces, each from an offset (in the manner of tus).
//!
//! A message that bytes follow, or that asks for some, goes to `/v1/blob`: its frame's length in four bytes, big end first,
//! the frame, then the bytes as they are ([`before_bytes`]).

use std::io::{self, Read};

use minicbor::{Decode, Encode};

use crate::numbered::numbered;
use crate::{Digest, Id, bounded_list, limits};

/// Asks what the hub holds of files that operations of a log name.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct AskBlobs {
    /// The token.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    /// The log.
    #[n(1)]
    pub log: Id,
    /// Their names.
    #[cbor(n(2), decode_with = "bounded_list::<{ limits::BLOB_NAMES }, _, _>")]
    pub names: Vec<Id>,
}

/// What the hub holds of each, in the order they were asked for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BlobStandings {
    /// One a name.
    #[cbor(n(0), decode_with = "bounded_list::<{ limits::BLOB_NAMES }, _, _>")]
    pub standings: Vec<BlobStanding>,
}

/// What the hub holds of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BlobStanding {
    /// How it stands.
    #[n(0)]
    pub state: BlobState,
    /// How many of its bytes are held, from the first: where the next piece begins.
    #[n(1)]
    pub stored_bytes: u64,
    /// Of a whole one: the SHA-256 of what is stored.
    #[n(2)]
    pub hash: Option<Digest>,
    /// It is in a backup of the hub's.
    #[n(3)]
    pub backed_up: bool,
}

numbered! {
    /// How a file stands at the hub.
    BlobState {
        /// No operation of the log names it.
        Unnamed = 0,
        /// Some of it is there, or none yet.
        Partly = 1,
        /// All of it is there.
        Whole = 2,
        /// It was erased, and is not taken ever after.
        Erased = 3,
        /// It is larger than a hub takes.
        TooLarge = 4,
        /// Of a revoked device: it is not taken. The device goes without it.
        NotTaken = 5,
        /// The hub has no room for it now.
        Full = 6,
    }
}

/// Sends bytes of a file; they follow the message.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SendBlob {
    /// The token.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    /// The log.
    #[n(1)]
    pub log: Id,
    /// The file's name.
    #[n(2)]
    pub name: Id,
    /// Where they begin: as many as the hub holds.
    #[n(3)]
    pub offset: u64,
    /// How many follow.
    #[n(4)]
    pub length: u64,
    /// What the hub holds are other bytes than the author's: begin from nothing. For the author's devices alone.
    #[n(5)]
    pub anew: bool,
}

/// Fetches bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct FetchBlob {
    /// The token.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    /// The log.
    #[n(1)]
    pub log: Id,
    /// The file's name.
    #[n(2)]
    pub name: Id,
    /// From where.
    #[n(3)]
    pub offset: u64,
    /// How many at most.
    #[n(4)]
    pub most: u64,
}

/// Bytes of a file follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BlobBytes {
    /// From where.
    #[n(0)]
    pub offset: u64,
    /// How many follow.
    #[n(1)]
    pub length: u64,
    /// How many there are of the whole file.
    #[n(2)]
    pub stored_bytes: u64,
}

/// Reads the frame of a message that stands before bytes, and leaves the bytes.
///
/// # Errors
/// What the reader says, or a frame that is too long.
pub fn read_before_bytes(reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    reader.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length) as usize;
    if length > limits::BLOB_HEAD_BYTES {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut frame = vec![0; length];
    reader.read_exact(&mut frame)?;
    Ok(frame)
}

/// A framed message as it stands before bytes.
#[must_use]
pub fn before_bytes(frame: &[u8]) -> Vec<u8> {
    let length = u32::try_from(frame.len()).unwrap_or(u32::MAX);
    [&length.to_be_bytes(), frame].concat()
}
