//! Handing operations over, and fetching them.

use minicbor::data::Type;
use minicbor::decode::Error;
use minicbor::encode::Write;
use minicbor::{Decode, Decoder, Encode, Encoder};

use crate::chain::{Digest, Head, Receipt};
use crate::envelope::{Dot, HybridTime, Operation};
use crate::numbered::{numbered, tagged};
use crate::{Id, Signable, Signed, bounded_list, limits};

/// Hands over operations of one log, in seq order, groups whole.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Push {
    /// The token.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    /// The head of the author's chain, not before the last operation.
    #[n(1)]
    pub head: Signed<Head>,
    /// The operations.
    #[cbor(n(2), decode_with = "bounded_list::<{ limits::PUSH_OPERATIONS }, _, _>")]
    pub operations: Vec<Operation>,
    /// The clock that each ranks by, where a hub lowered one before: restored since, it must not rank higher now. Believed
    /// from the author alone.
    #[cbor(n(3), decode_with = "bounded_if_any")]
    pub ranks: Option<Vec<HybridTime>>,
    /// From somebody who carries another's: what this hub signed when it took this very push before.
    #[n(4)]
    pub receipt: Option<Signed<Receipt>>,
}

/// A list of at most [`limits::PUSH_OPERATIONS`] that may not be there.
fn bounded_if_any<'b, C, T: Decode<'b, C>>(d: &mut Decoder<'b>, context: &mut C) -> Result<Option<Vec<T>>, Error> {
    if d.datatype()? == Type::Null {
        d.skip()?;
        return Ok(None);
    }
    bounded_list::<{ limits::PUSH_OPERATIONS }, _, _>(d, context).map(Some)
}

/// What became of a push.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Pushed {
    /// One per operation, in its order.
    #[cbor(n(0), decode_with = "bounded_list::<{ limits::PUSH_OPERATIONS }, _, _>")]
    pub verdicts: Vec<Verdict>,
    /// The hub's clock, Unix milliseconds.
    #[n(1)]
    pub now_ms: u64,
}

/// What a hub did with one operation: `[0, hub_seq, rank]`, `[3, reason, seq]`, `[4]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Stored.
    Accepted(Placed),
    /// Stored before: a reply was lost.
    Duplicate(Placed),
    /// Names something erased: stored without its payload, which is to be erased here too.
    Erased(Placed),
    /// Not stored.
    Parked {
        /// Why.
        reason: ParkReason,
        /// The seq in its group that is at fault.
        at_fault: u64,
    },
    /// The hub holds other bytes under this name: this notebook is a copy and needs a new incarnation.
    Clone,
    /// A later version's.
    Unknown(u16),
}

/// Where an operation is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its place in the log.
    pub hub_seq: u64,
    /// The clock it ranks by.
    pub rank: HybridTime,
}

impl<C> Encode<C> for Verdict {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, context: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        let (number, placed) = match self {
            Self::Accepted(placed) => (0, placed),
            Self::Duplicate(placed) => (1, placed),
            Self::Erased(placed) => (2, placed),
            Self::Parked { reason, at_fault } => {
                return e.array(3)?.u16(3)?.encode_with(reason, context)?.u64(*at_fault)?.ok();
            }
            Self::Clone => return e.array(1)?.u16(4)?.ok(),
            Self::Unknown(number) => return e.array(1)?.u16(*number)?.ok(),
        };
        e.array(3)?.u16(number)?.u64(placed.hub_seq)?.encode_with(placed.rank, context)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Verdict {
    fn decode(d: &mut Decoder<'b>, context: &mut C) -> Result<Self, Error> {
        let length = d.array()?.filter(|length| *length >= 1).ok_or_else(|| Error::message("a verdict"))?;
        let number = d.u16()?;
        if let (0..=2, 3) = (number, length) {
            let placed = Placed { hub_seq: d.u64()?, rank: d.decode_with(context)? };
            return Ok([Self::Accepted, Self::Duplicate, Self::Erased][usize::from(number)](placed));
        }
        if let (3, 3) = (number, length) {
            return Ok(Self::Parked { reason: d.decode_with(context)?, at_fault: d.u64()? });
        }
        for _ in 1..length {
            d.skip()?;
        }
        Ok(if (number, length) == (4, 1) { Self::Clone } else { Self::Unknown(number) })
    }
}

numbered! {
    /// Why an operation was not stored.
    ParkReason {
        /// The envelope cannot be read, holds what must be understood and is not, or does not fit the push.
        NotUnderstood = 0,
        /// The group is larger than allowed.
        TooLarge = 1,
        /// Operations before it are missing.
        Gap = 2,
        /// It depends on one that was parked.
        Dependent = 3,
        /// Its group is not whole.
        GroupIncomplete = 4,
        /// It erases what the same engineer did not ask for a day ago, by the hub's clock.
        ErasureNotDue = 5,
        /// It erases what was asked for, and somebody took that back.
        ErasureTakenBack = 6,
        /// Of a revoked device: the quarantine had no room for it in all its time. The device goes without it.
        QuarantineFull = 7,
        /// The hub has no room for it: nothing of it is remembered, as of a gap, and it is sent again later.
        Full = 8,
    }
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

/// Some operations in the hub's order, without holes. Ends where a push ended.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Page {
    /// The hub_seq of the first; the others follow.
    #[n(0)]
    pub first: u64,
    /// In order.
    #[cbor(n(1), decode_with = "bounded_list::<{ limits::PAGE_OPERATIONS }, _, _>")]
    pub operations: Vec<Pulled>,
    /// A signed head of each author in the page, the last one there.
    #[cbor(n(2), decode_with = "bounded_list::<{ limits::PAGE_OPERATIONS }, _, _>")]
    pub heads: Vec<SignedPush>,
    /// There is more now.
    #[n(3)]
    pub more: bool,
    /// What the hub stands for.
    #[n(4)]
    pub proof: Signed<PageProof>,
}

/// Where a page ends and what lies before it, signed by the hub: two replicas that were told different things hold two proofs
/// that cannot both be true.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PageProof {
    /// The log.
    #[n(0)]
    pub log: Id,
    /// The cursor after the page.
    #[n(1)]
    pub cursor: Cursor,
    /// [`crate::chain::extend_checksum`] up to the cursor.
    #[n(2)]
    pub checksum: Digest,
    /// The hub's clock, Unix milliseconds.
    #[n(3)]
    pub now_ms: u64,
    /// Up to which hub_seq a backup was made; `None`: never.
    #[n(4)]
    pub watermark: Option<u64>,
}

impl Signable for PageProof {
    const TAG: &'static str = "soundings page 2";
}

/// A push as its author and the hub signed it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SignedPush {
    /// By the author's device, or by the hub of what it wrote itself.
    #[n(0)]
    pub head: Signed<Head>,
    /// By the hub. Left out below the watermark, where nobody has to carry it.
    #[n(1)]
    pub receipt: Option<Signed<Receipt>>,
}

/// What stands at one place in a log.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Pulled {
    /// The clock it ranks by; of a parked one, zero.
    #[n(0)]
    pub rank: HybridTime,
    /// What it is.
    #[n(1)]
    pub content: Content,
}

tagged! {
    /// What stands at a place.
    Content {
        /// An operation.
        Whole(Operation) = 0,
        /// The device's own, which it holds.
        Own(Dot) = 1,
        /// The hashes of one that the hub refused, in its place, so that no chain has a hole.
        Parked(ParkedHashes) = 2,
    }
}

/// What stands for an operation that a hub refused. Accepted later, it must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ParkedHashes {
    /// Its name.
    #[n(0)]
    pub dot: Dot,
    /// Of the envelope.
    #[n(1)]
    pub envelope: Digest,
    /// Of the payload.
    #[n(2)]
    pub payload: Digest,
}
