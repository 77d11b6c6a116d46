//! The bytes that Soundings writes to logs and sends to hubs: deterministic CBOR with integer keys.
//!
//! An operation is an [`Envelope`] in clear, all that a hub may use, and a payload ([`Payload`], or the
//! [`sealed`] form in a personal log). Its author encodes it once; everybody else stores and forwards
//! those bytes and never encodes them again, so a field that a later version adds passes through unharmed.
//!
//! | module | what it holds |
//! | --- | --- |
//! | [`envelope`] | who wrote what, when, about which entity |
//! | [`payload`] | the fields changed, each with its value and its base |
//! | [`sealed`] | a personal log's payload, sealed to the engineer's key |
//! | [`chain`] | the hash chain of a device's operations, its head, a hub's receipt |
//! | [`signed`] | something signed, as the very bytes that were signed |
//! | [`keys`] | keys for one purpose each |
//! | [`enrolment`] | a device's place in the team, as the hub signs it |
//! | [`messages`] | requests and replies between a device and a hub |
//! | [`frame`] | the outermost bytes of a message: plain or zstd |
//! | [`invite`] | what an invitation carries |
//! | [`bundle`] | what goes from phone to phone |
//! | [`card`] | what one screen shows and another device reads |

pub mod bundle;
pub mod card;
pub mod chain;
pub mod enrolment;
pub mod envelope;
pub mod frame;
mod id;
pub mod invite;
pub mod keys;
pub mod limits;
pub mod messages;
mod numbered;
pub mod payload;
pub mod sealed;
pub mod signed;

pub use chain::{Digest, sha256};
pub use envelope::{Blob, Dot, Envelope, Group, HybridTime, Incarnation, Operation, OperationPayload, Rank};
pub use id::Id;
pub use payload::{Change, Context, Payload};
pub use signed::{Signable, Signed};

/// Keys of a map below this one must be understood: an unknown one makes an operation opaque. Those from here on may be
/// ignored, and are carried (sync.md 9).
pub const IGNORABLE_KEYS: u32 = 24;

/// Why bytes could not be read. Says nothing of what they hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// Not the CBOR that was expected here.
    #[error("not readable as {0}")]
    Unreadable(&'static str),
    /// Larger than any honest sender makes it.
    #[error("larger than the {limit} bytes allowed for {what}")]
    TooLarge {
        /// What was too large.
        what: &'static str,
        /// The most bytes it may have.
        limit: usize,
    },
    /// A seal that this key does not open, or bytes that were changed.
    #[error("the seal does not open with this key")]
    Sealed,
    /// A signature that does not fit.
    #[error("the signature does not fit")]
    Signature,
}

/// Passes over the value of a key that this version does not know.
fn pass_over(d: &mut minicbor::Decoder<'_>, key: u32) -> Result<(), minicbor::decode::Error> {
    if key < IGNORABLE_KEYS {
        return Err(minicbor::decode::Error::message("a key that must be understood"));
    }
    d.skip()
}

/// Checks that a map holds no key that must be understood beyond the first `known`.
fn understand(bytes: &[u8], known: u32, what: &'static str) -> Result<(), WireError> {
    let mut d = minicbor::Decoder::new(bytes);
    let mut read = || {
        // In a map without a length an unknown key could hide.
        for _ in 0..d.map()?.ok_or_else(|| minicbor::decode::Error::message("lengths are definite"))? {
            match d.u32()? {
                key if key < known => d.skip()?,
                key => pass_over(&mut d, key)?,
            }
        }
        Ok(())
    };
    read().map_err(|_: minicbor::decode::Error| WireError::Unreadable(what))
}

/// A list of at most `MOST`, refused by its length before any of it is read: bytes that say there are a million things of
/// nothing cost their reader nothing.
pub(crate) fn bounded_list<'b, const MOST: usize, C, T: minicbor::Decode<'b, C>>(
    d: &mut minicbor::Decoder<'b>,
    context: &mut C,
) -> Result<Vec<T>, minicbor::decode::Error> {
    let length = d.array()?.ok_or_else(|| minicbor::decode::Error::message("lengths are definite"))?;
    if length > MOST as u64 {
        return Err(minicbor::decode::Error::message("a list is longer than any is"));
    }
    (0..length).map(|_| d.decode_with(context)).collect()
}

/// Encodes a value to its bytes.
pub fn encode<T: minicbor::Encode<()>>(value: &T) -> Vec<u8> {
    // Writing CBOR to a Vec has no way to fail: its Write error is Infallible and our encoders raise none.
    minicbor::to_vec(value).unwrap_or_default()
}

/// Decodes a value from the whole of `bytes`; trailing bytes are refused.
pub fn decode<'b, T: minicbor::Decode<'b, ()>>(bytes: &'b [u8], what: &'static str) -> Result<T, WireError> {
    let mut decoder = minicbor::Decoder::new(bytes);
    let value = decoder.decode().map_err(|_| WireError::Unreadable(what))?;
    if decoder.position() == bytes.len() { Ok(value) } else { Err(WireError::Unreadable(what)) }
}
