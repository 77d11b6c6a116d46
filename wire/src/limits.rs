//! Limits that a device keeps and a hub enforces. All count encoded bytes.

/// A text field: 128 KiB of UTF-8.
pub const TEXT_BYTES: usize = 128 * 1024;
/// One group of operations, envelopes and payloads together.
pub const GROUP_BYTES: usize = 256 * 1024;
/// Operations in one group.
pub const GROUP_OPERATIONS: usize = 1_000;
/// One push, compressed.
pub const PUSH_BYTES: usize = 1024 * 1024;
/// Operations in one push: four full groups, and one more that was begun.
pub const PUSH_OPERATIONS: usize = 5 * GROUP_OPERATIONS;
/// What a request may grow to when it is decompressed: twice a push of words that do not compress.
pub const REQUEST_BYTES: usize = 2 * PUSH_BYTES;
/// What a reply may grow to when it is decompressed.
pub const MESSAGE_BYTES: usize = 16 * 1024 * 1024;
/// What a pull page aims at, uncompressed; one push may exceed it, for a page ends where a push ends.
pub const PAGE_BYTES: usize = 1024 * 1024;
/// Operations in a page, and heads: a page aims at [`PAGE_BYTES`], each counts at least 16, and one push may exceed it.
pub const PAGE_OPERATIONS: usize = PAGE_BYTES / 16 + PUSH_OPERATIONS;
/// Logs of which a token says what the hub holds of a device.
pub const TOKEN_LOGS: usize = 64;
/// Blobs, erased ids or erased operations that one envelope may name.
pub const ENVELOPE_LIST: usize = 1_000;
/// An envelope.
pub const ENVELOPE_BYTES: usize = 64 * 1024;
/// Refused operations of one device that a hub names at once.
pub const PARKED_NAMED: usize = 5_000;
/// How far ahead of the hub a clock may rank: five minutes, in milliseconds.
pub const CLOCK_AHEAD_MS: u64 = 5 * 60 * 1000;
/// The time in which anybody may take an erasure back: a day, in milliseconds by the hub's clock.
pub const TAKE_BACK_MS: u64 = 24 * 60 * 60 * 1000;
/// The life of an invitation: ten minutes, in milliseconds.
pub const INVITE_MS: u64 = 10 * 60 * 1000;
/// The life of a display's link, until it is opened: ten minutes, in milliseconds.
pub const DISPLAY_LINK_MS: u64 = 10 * 60 * 1000;
/// The most days that a link to the team's pages holds.
pub const LINK_DAYS: u16 = 366;
/// What a link is called, in bytes.
pub const LINK_LABEL: usize = 200;
/// Links that are listed at once.
pub const LINKS_LISTED: usize = 100;
/// The life of a token: an hour, in milliseconds.
pub const TOKEN_MS: u64 = 60 * 60 * 1000;
/// The longest a hub lets a pull wait, in milliseconds.
pub const LONG_POLL_MS: u64 = 25_000;
/// An attachment's file as it is stored: the largest that a device takes in, and its seal.
pub const BLOB_BYTES: u64 = 128 * 1024 * 1024;
/// So many of a file's bytes travel at once.
pub const BLOB_PIECE_BYTES: u64 = 1024 * 1024;
/// So many files are asked for at once.
pub const BLOB_NAMES: usize = 1_000;
/// The message that stands before a file's bytes, framed.
pub const BLOB_HEAD_BYTES: usize = 1024;
/// What a piece of a bundle may grow to when it is decompressed: a part aims at [`PAGE_BYTES`], and one group may exceed it.
pub const BUNDLE_PIECE_BYTES: usize = 2 * PUSH_BYTES;
/// The file of a bundle.
pub const BUNDLE_BYTES: u64 = 1024 * 1024 * 1024;
/// Operations in a bundle.
pub const BUNDLE_OPERATIONS: usize = 1_000_000;
/// Heads in a bundle.
pub const BUNDLE_HEADS: usize = 50_000;
/// Files in a bundle.
pub const BUNDLE_FILES: usize = 20_000;
/// Devices that a bundle is sealed to.
pub const BUNDLE_DEVICES: usize = 64;
/// The text of a card: as much as a QR code holds.
pub const CARD_TEXT: usize = 4_296;
/// The life of a card that hands a key over: ten minutes, in milliseconds.
pub const CARD_MS: u64 = 10 * 60 * 1000;
