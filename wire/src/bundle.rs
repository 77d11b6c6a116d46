//! A bundle: what goes from phone to phone (sync.md 21).
//!
//! Pieces one after another, each a length (4 bytes, big end first) and a [`frame`]: one [`BundleOpening`], any
//! number of [`BundlePart`]s, any number of [`BundleFile`]s, and a signed [`BundleEnd`] that covers all before it. All of them lie sealed in the file.

use minicbor::{Decode, Encode};

use crate::chain::Digest;
use crate::envelope::{HybridTime, Incarnation};
use crate::messages::{Content, Cursor, PageProof, SignedPush};
use crate::numbered::tagged;
use crate::{Id, Signable, Signed, WireError, bounded_list, decode, encode, frame, limits};

/// Of which form it is, from whom, to whom.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BundleOpening {
    /// Random, its own: by it a device knows that it took this bundle in.
    #[n(0)]
    pub bundle: Id,
    /// The team's log.
    #[n(1)]
    pub team: Id,
    /// The team's hub, as its device id in the log.
    #[n(2)]
    pub hub: Id,
    /// The device that made the bundle, and signs it.
    #[n(3)]
    pub carrier: Incarnation,
    /// The engineer it is for.
    #[n(4)]
    pub recipient: Id,
    /// The carrier's clock, Unix milliseconds.
    #[n(5)]
    pub made_ms: u64,
    /// What stood in the log up to here is not in it; `None`: everything is.
    #[n(6)]
    pub since: Option<Cursor>,
    /// The last page that the hub signed for the carrier.
    #[n(7)]
    pub proof: Option<Signed<PageProof>>,
}

/// Some operations of one log, and heads that cover some.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BundlePart {
    /// The log.
    #[n(0)]
    pub log: Id,
    /// What the hub wrote first, then by place, then what has none yet.
    #[cbor(n(1), decode_with = "bounded_list::<{ limits::PUSH_OPERATIONS }, _, _>")]
    pub entries: Vec<BundleEntry>,
    /// Before the operations they cover.
    #[cbor(n(2), decode_with = "bounded_list::<{ limits::PUSH_OPERATIONS }, _, _>")]
    pub heads: Vec<SignedPush>,
}

/// An operation, or the hashes that stand for one.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct BundleEntry {
    /// Its place in the log, as the carrier read it there; 0: none yet.
    #[n(0)]
    pub hub_seq: u64,
    /// The clock it ranks by.
    #[n(1)]
    pub rank: HybridTime,
    /// What it is.
    #[n(2)]
    pub content: Content,
}

/// Some of an attachment's file, in clear: what follows the operations. Its pieces follow one another from its beginning.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BundleFile {
    /// The attachment.
    #[n(0)]
    pub attachment: Id,
    /// Its thumbnail, not its content.
    #[n(1)]
    pub thumbnail: bool,
    /// The name that its log gives the file.
    #[n(2)]
    pub name: Id,
    /// The bytes of all of it.
    #[n(3)]
    pub length: u64,
    /// How many of them stand before these.
    #[n(4)]
    pub offset: u64,
    /// These, [`limits::BLOB_PIECE_BYTES`] at most.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
}

/// What the carrier stands for: that it made all of this, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BundleEnd {
    /// The carrier.
    #[n(0)]
    pub carrier: Incarnation,
    /// SHA-256 of the pieces before it, with their lengths.
    #[n(1)]
    pub pieces: Digest,
}

impl Signable for BundleEnd {
    const TAG: &'static str = "soundings bundle 2";
}

tagged! {
    /// A piece of a bundle.
    BundlePiece {
        /// The first.
        Opening(BundleOpening) = 0,
        /// Operations.
        Part(BundlePart) = 1,
        /// The last.
        End(Signed<BundleEnd>) = 2,
        /// Some of a file.
        File(BundleFile) = 3,
    }
}

impl BundlePiece {
    /// Its length and its frame.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let frame = frame::pack(&encode(self));
        [&u32::try_from(frame.len()).unwrap_or(u32::MAX).to_be_bytes(), frame.as_slice()].concat()
    }

    /// Reads its frame.
    ///
    /// # Errors
    /// [`WireError`] if it is none, or grows beyond [`limits::BUNDLE_PIECE_BYTES`].
    pub fn from_frame(frame: &[u8]) -> Result<Self, WireError> {
        decode(&frame::unpack(frame, limits::BUNDLE_PIECE_BYTES)?, "a piece of a bundle")
    }
}
