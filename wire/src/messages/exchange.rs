//! Handing operations over, and fetching them.

use minicbor::decode::Error;
use minicbor::{Decode, Decoder, Encode};

use crate::chain::{Digest, SignedHead};
use crate::envelope::{Dot, HybridTime, Operation};
use crate::{Id, limits};

/// Hands over operations of one log, in seq order, groups whole.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Push {
    /// The token.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    /// The head of the chain after the last operation.
    #[n(1)]
    pub head: SignedHead,
    /// The operations.
    #[cbor(n(2), decode_with = "bounded")]
    pub operations: Vec<Operation>,
    /// The clock that each ranks by here, where a hub lowered one before: restored since, it must not rank higher now.
    #[n(3)]
    pub ranks: Option<Vec<HybridTime>>,
}

/// A list of at most [`limits::PUSH_OPERATIONS`], refused by its length before any of it is read: bytes that say there are a
/// million operations of nothing cost their reader nothing.
fn bounded<'b, C, T: Decode<'b, C>>(d: &mut Decoder<'b>, context: &mut C) -> Result<Vec<T>, Error> {
    let length = d.array()?.ok_or_else(|| Error::message("lengths are definite"))?;
    if length > limits::PUSH_OPERATIONS as u64 {
        return Err(Error::message("more than a push may hold"));
    }
    (0..length).map(|_| d.decode_with(context)).collect()
}

/// What became of a push.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Pushed {
    /// One per operation, in its order.
    #[n(0)]
    pub verdicts: Vec<Verdict>,
    /// The hub's clock, Unix milliseconds.
    #[n(1)]
    pub now_ms: u64,
}

/// What a hub did with one operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Verdict {
    /// Stored, at this place and with this rank.
    #[n(0)]
    Accepted {
        /// Its place in the log.
        #[n(0)]
        hub_seq: u64,
        /// The clock it ranks by.
        #[n(1)]
        rank: HybridTime,
    },
    /// Stored before: a reply was lost.
    #[n(1)]
    Duplicate {
        /// Its place in the log.
        #[n(0)]
        hub_seq: u64,
        /// The clock it ranks by.
        #[n(1)]
        rank: HybridTime,
    },
    /// Names something erased: the payload is to be erased here too.
    #[n(2)]
    Erased {
        /// Its place in the log, without its payload.
        #[n(0)]
        hub_seq: u64,
        /// The clock it ranks by.
        #[n(1)]
        rank: HybridTime,
    },
    /// Not stored.
    #[n(3)]
    Parked {
        /// Why.
        #[n(0)]
        reason: ParkReason,
        /// The seq in its group that is at fault.
        #[n(1)]
        at_fault: u64,
    },
    /// The hub holds other bytes under this name: this notebook is a copy and needs a new incarnation.
    #[n(4)]
    Clone,
}

/// Why an operation was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum ParkReason {
    /// The envelope cannot be read or does not fit the push.
    #[n(0)]
    NotUnderstood,
    /// The group is larger than allowed.
    #[n(1)]
    TooLarge,
    /// Operations before it are missing.
    #[n(2)]
    Gap,
    /// It depends on one that was parked.
    #[n(3)]
    Dependent,
    /// Its group is not whole.
    #[n(4)]
    GroupIncomplete,
}

/// How far a device has read a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Encode, Decode)]
pub struct Cursor {
    /// The hub's epoch when it read.
    #[n(0)]
    pub epoch: u32,
    /// The last operation it has.
    #[n(1)]
    pub hub_seq: u64,
}

/// Fetches operations after a cursor.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Pull {
    /// The token.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    /// The log.
    #[n(1)]
    pub log: Id,
    /// The last it has.
    #[n(2)]
    pub after: Cursor,
    /// Wait up to this long, in milliseconds, if there is nothing yet.
    #[n(3)]
    pub wait_ms: u64,
    /// Send this device's own operations whole too: its notebook was restored.
    #[n(4)]
    pub own_whole: bool,
}

/// Some operations in the hub's order. Ends between groups.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Page {
    /// In order of hub_seq, without holes.
    #[n(0)]
    pub operations: Vec<Pulled>,
    /// The cursor after them.
    #[n(1)]
    pub cursor: Cursor,
    /// There is more now.
    #[n(2)]
    pub more: bool,
    /// [`crate::chain::extend_checksum`] up to the cursor.
    #[n(3)]
    pub checksum: Digest,
    /// The hub's clock, Unix milliseconds.
    #[n(4)]
    pub now_ms: u64,
    /// Up to which hub_seq a backup was made; `None`: never.
    #[n(5)]
    pub watermark: Option<u64>,
}

/// One operation at its place in a log.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Pulled {
    /// Its place.
    #[n(0)]
    pub hub_seq: u64,
    /// The clock it ranks by.
    #[n(1)]
    pub rank: HybridTime,
    /// `None`: the device's own, named by `own`.
    #[n(2)]
    pub operation: Option<Operation>,
    /// The device's own operation, which it holds.
    #[n(3)]
    pub own: Option<Dot>,
}
