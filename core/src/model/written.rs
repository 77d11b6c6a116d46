//! What a field can hold besides words, choices, times and ids.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use soundings_wire::{Context, Id};

use super::Moment;
use super::value::{Member, Value, Writing, as_cbor, id_or_text};

/// An attachment's bytes as an operation names them (sync.md 18).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[cbor(map)]
pub struct BlobReference {
    /// SHA-256 of the content.
    #[cbor(n(0), with = "minicbor::bytes")]
    #[serde(rename = "sha-256", with = "hexadecimal")]
    pub hash: [u8; 32],
    /// The length of the content in bytes.
    #[n(1)]
    #[serde(rename = "bytes")]
    pub length: u64,
    /// IANA media type.
    #[n(2)]
    #[serde(rename = "media-type")]
    pub media_type: String,
    /// The name the file had, without its folder.
    #[n(3)]
    #[serde(rename = "file-name")]
    pub file_name: Option<String>,
    /// In a personal log: the key (256 bits) that opens the sealed bytes. No export says it.
    #[cbor(n(4), with = "minicbor::bytes")]
    #[serde(skip)]
    pub key: Option<[u8; 32]>,
    /// Under which a hub stores it: random, one attachment's.
    #[n(5)]
    #[serde(skip)]
    pub name: Id,
    /// How many bytes a hub stores: the content for the team, the sealed bytes for a personal log.
    #[n(6)]
    #[serde(skip)]
    pub stored_bytes: u64,
}

/// An opaque token of what a screen showed: which values an edit has seen. Handed back with the edit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seen(pub String);

/// Who said or did something, or whom it concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Person {
    /// A person of the customer's that we know.
    Known(Id),
    /// Somebody, described.
    Someone(String),
}

impl Value for BlobReference {
    as_cbor!();
}

id_or_text!(Person, Known, Someone);

/// A calendar day, written `YYYY-MM-DD`.
impl Value for chrono::NaiveDate {
    fn to_cbor(&self) -> Vec<u8> {
        soundings_wire::encode(&self.format("%Y-%m-%d").to_string())
    }

    fn from_cbor(bytes: &[u8]) -> Option<Self> {
        minicbor::decode::<&str>(bytes).ok()?.parse().ok()
    }

    fn shown(&self) -> Option<String> {
        Some(self.format("%Y-%m-%d").to_string())
    }

    fn from_words(text: &str, _: &Writing) -> Option<Self> {
        text.parse().ok()
    }
}

/// A camera's clock, written `YYYY-MM-DDTHH:MM:SS`: it knows no zone.
impl Value for chrono::NaiveDateTime {
    fn to_cbor(&self) -> Vec<u8> {
        soundings_wire::encode(&self.format("%Y-%m-%dT%H:%M:%S").to_string())
    }

    fn from_cbor(bytes: &[u8]) -> Option<Self> {
        minicbor::decode::<&str>(bytes).ok()?.parse().ok()
    }
}

/// Words as they were written once. A revision has a number of its own, so that evidence can name it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[cbor(map)]
pub(crate) struct Revision {
    /// Random: only one note's revisions have to be told apart. Of the first words: 0.
    #[n(0)]
    pub number: u32,
    #[n(1)]
    pub text: String,
    /// When it was corrected.
    #[n(2)]
    pub written: Moment,
    /// The engineer who corrected it.
    #[n(3)]
    pub author: Id,
}

impl Value for Revision {
    as_cbor!();

    fn words(&self) -> Option<String> {
        Some(self.text.clone())
    }

    /// The same correction made twice is one.
    fn sameness(&self) -> Option<Vec<u8>> {
        Some(self.text.clone().into_bytes())
    }

    fn from_words(text: &str, writing: &Writing) -> Option<Self> {
        Some(Self {
            number: writing.number,
            text: text.to_owned(),
            written: writing.now.clone(),
            author: writing.author,
        })
    }
}

/// One use a person allowed or not, and when they were asked.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[cbor(map)]
pub(crate) struct Allowed {
    #[n(0)]
    pub allowed: bool,
    #[n(1)]
    pub asked: Moment,
}

impl Value for Allowed {
    /// What cannot be read allows nothing.
    const UNREADABLE_WEIGHT: i64 = 1;
    as_cbor!();

    fn sameness(&self) -> Option<Vec<u8>> {
        Some(vec![u8::from(self.allowed)])
    }

    /// Refusal comes first.
    fn weight(&self) -> i64 {
        i64::from(!self.allowed)
    }

    fn shown(&self) -> Option<String> {
        self.allowed.shown()
    }

    fn from_words(text: &str, writing: &Writing) -> Option<Self> {
        Some(Self { allowed: text == "yes", asked: writing.now.clone() })
    }
}

/// One thing that a deletion covers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[cbor(map)]
pub(crate) struct Covered {
    #[n(0)]
    pub entity: Id,
    /// Every operation on it that the person deleting had. It is of one notebook's log: no export says it.
    #[n(1)]
    #[serde(skip)]
    pub seen: Context,
}

impl Value for Vec<Covered> {
    as_cbor!();
}

/// Bytes as people write them.
mod hexadecimal {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &[u8; 32], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&data_encoding::HEXLOWER.encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 32], D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).map_err(D::Error::custom)?;
        bytes.try_into().map_err(|_| D::Error::custom("not 32 bytes"))
    }
}
