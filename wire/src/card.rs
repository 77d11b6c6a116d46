//! What one screen shows and another device's camera reads, or a person types: short things as text that a QR code holds in its
//! compact alphanumeric mode. A checksum shows a letter mistyped; it proves nothing.
//!
//! | begins with | holds |
//! | --- | --- |
//! | `SOUNDINGSVISIT2:` | [`VisitCard`]: a visit under way, to be joined |
//! | `SOUNDINGSDEVICE2:` | [`DeviceCard`]: a new device, to be given its engineer's key |
//! | `SOUNDINGSKEY2:` | [`KeyCard`]: that key, sealed to this device |

use data_encoding::BASE32_NOPAD;
use minicbor::{Decode, Encode};

use crate::envelope::Incarnation;
use crate::{Id, WireError, decode, encode, limits, sha256};

/// How many bytes of a SHA-256 stand at the end.
const CHECKSUM: usize = 4;

/// What a card may hold.
pub trait Card: Encode<()> + for<'b> Decode<'b, ()> {
    /// What its text begins with.
    const PREFIX: &'static str;
}

/// The text of a card.
#[must_use]
pub fn text<T: Card>(card: &T) -> String {
    let mut bytes = encode(card);
    let checksum = checksum::<T>(&bytes);
    bytes.extend(checksum);
    format!("{}{}", T::PREFIX, BASE32_NOPAD.encode(&bytes))
}

/// Reads a card's text. Case and white space do not matter.
///
/// # Errors
/// [`WireError`] if it is none, is too long for one, or a letter is not what it was.
pub fn read<T: Card>(text: &str) -> Result<T, WireError> {
    const WHAT: &str = "a card";
    if text.len() > limits::CARD_TEXT {
        return Err(WireError::TooLarge { what: WHAT, limit: limits::CARD_TEXT });
    }
    let unreadable = || WireError::Unreadable(WHAT);
    let text: String =
        text.chars().filter(|sign| !sign.is_whitespace()).map(|sign| sign.to_ascii_uppercase()).collect();
    let digits = text.strip_prefix(T::PREFIX).ok_or_else(unreadable)?;
    let bytes = BASE32_NOPAD.decode(digits.as_bytes()).map_err(|_| unreadable())?;
    let (bytes, sum) = bytes.split_last_chunk::<CHECKSUM>().ok_or_else(unreadable)?;
    if *sum != checksum::<T>(bytes) {
        return Err(unreadable());
    }
    decode(bytes, WHAT)
}

fn checksum<T: Card>(bytes: &[u8]) -> [u8; CHECKSUM] {
    let [a, b, c, d, ..] = sha256(&[T::PREFIX.as_bytes(), bytes]).0;
    [a, b, c, d]
}

/// A visit under way: ids and names, so that two phones' notes lie in one visit.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct VisitCard {
    /// The team's log: nobody else's visit is joined.
    #[n(0)]
    pub team: Id,
    /// The encounter.
    #[n(1)]
    pub visit: Id,
    /// The number of its kind.
    #[n(2)]
    pub kind: u16,
    /// When it started: Unix milliseconds, as the phone that shows it says.
    #[n(3)]
    pub started_ms: i64,
    /// Minutes to UTC there.
    #[n(4)]
    pub offset_minutes: i16,
    /// The zone's name there.
    #[n(5)]
    pub zone: String,
    /// What it is about.
    #[n(6)]
    pub objective: Option<String>,
    /// Whose visit.
    #[n(7)]
    pub customer: Option<Named>,
    /// Where.
    #[n(8)]
    pub site: Option<Named>,
    /// Whom they meet.
    #[n(9)]
    pub people: Vec<Named>,
    /// Whose screen shows it.
    #[n(10)]
    pub engineer: Id,
}

impl Card for VisitCard {
    const PREFIX: &'static str = "SOUNDINGSVISIT2:";
}

/// A thing with its name.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Named {
    /// Its id.
    #[n(0)]
    pub id: Id,
    /// What it is called.
    #[n(1)]
    pub name: String,
    /// A person of whom only a description is known.
    #[n(2)]
    pub described: bool,
}

/// A device that asks for its engineer's key.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceCard {
    /// The team's log.
    #[n(0)]
    pub team: Id,
    /// Whose device it is, as the hub enrolled it.
    #[n(1)]
    pub engineer: Id,
    /// The name it is enrolled under.
    #[n(2)]
    pub incarnation: Incarnation,
    /// X25519: what is sealed to it.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub sealing_key: [u8; 32],
    /// Random: what answers this card answers no other.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub nonce: [u8; 16],
    /// The device's clock, Unix milliseconds.
    #[n(5)]
    pub made_ms: u64,
}

impl Card for DeviceCard {
    const PREFIX: &'static str = "SOUNDINGSDEVICE2:";
}

/// An engineer's key on its way to another of their devices.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct KeyCard {
    /// The nonce of the [`DeviceCard`] it answers.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub nonce: [u8; 16],
    /// HPKE's encapsulated key.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub encapsulated: [u8; 32],
    /// A [`HandedKey`], sealed.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub sealed: Vec<u8>,
}

impl Card for KeyCard {
    const PREFIX: &'static str = "SOUNDINGSKEY2:";
}

/// What is sealed in a [`KeyCard`].
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct HandedKey {
    /// The team's log.
    #[n(0)]
    pub team: Id,
    /// Whose key it is.
    #[n(1)]
    pub engineer: Id,
    /// The key's number.
    #[n(2)]
    pub number: u32,
    /// The key.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub key: [u8; 32],
}

/// Says what it is, and nothing of what it holds.
macro_rules! quiet {
    ($($name:ident)+) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        })+
    };
}

quiet! { VisitCard Named DeviceCard KeyCard HandedKey }
