//! What a field can hold: how a value is written to logs, and what merging, searching and sharing ask of it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use soundings_wire::Change;

use super::{Id, Moment};

/// The author of a value that a person writes to decide between versions.
pub(crate) struct Writing {
    /// A new revision's number.
    pub number: u32,
    /// Now.
    pub now: Moment,
    /// The engineer.
    pub author: Id,
}

/// A value of a field. An export says it as `serde` does.
pub(crate) trait Value: Sized + Serialize + DeserializeOwned {
    /// Where a value that cannot be read stands in the order of [`Value::weight`].
    const UNREADABLE_WEIGHT: i64 = 0;

    /// Its CBOR bytes.
    fn to_cbor(&self) -> Vec<u8>;

    /// Reads it; `None` where it is written in another way.
    fn from_cbor(bytes: &[u8]) -> Option<Self>;

    /// People's own words in it, which search finds.
    fn words(&self) -> Option<String> {
        None
    }

    /// The thing it names.
    fn refers_to(&self) -> Option<Id> {
        None
    }

    /// The same, naming another thing; `None` where it names none.
    fn retarget(&self, _: Id) -> Option<Self> {
        None
    }

    /// What makes two versions the same, where that is less than all of it.
    fn sameness(&self) -> Option<Vec<u8>> {
        None
    }

    /// Orders values of fields that do not merge by rank alone.
    fn weight(&self) -> i64 {
        0
    }

    /// As a person compares versions: their own words, or the word of a choice.
    fn shown(&self) -> Option<String> {
        self.words()
    }

    /// From words that a person wrote; `None` where words are no value of it.
    fn from_words(_: &str, _: &Writing) -> Option<Self> {
        None
    }
}

/// A member of a set, as its register is named. An export says it as `serde` does.
pub(crate) trait Member: Sized + Serialize + DeserializeOwned {
    /// Its bytes.
    fn to_bytes(&self) -> Vec<u8>;
    /// Reads it.
    fn from_bytes(bytes: &[u8]) -> Option<Self>;

    /// The thing it names.
    fn refers_to(&self) -> Option<Id> {
        None
    }

    /// The same, naming another thing; `None` where it names none.
    fn retarget(&self, _: Id) -> Option<Self> {
        None
    }

    /// People's own words in it, which search finds.
    fn words(&self) -> Option<String> {
        None
    }
}

/// A field of one value.
pub(crate) struct Field<T> {
    pub number: u16,
    value: std::marker::PhantomData<fn() -> T>,
}

impl<T> Clone for Field<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Field<T> {}

impl<T> Field<T> {
    pub const fn at(number: u16) -> Self {
        Self { number, value: std::marker::PhantomData }
    }
}

impl<T: Value> Field<T> {
    /// A first write of it.
    pub fn set(self, value: &T) -> Change {
        Change { value: value.to_cbor(), ..Change::new(self.number, &()) }
    }

    /// Says that it has no value any more: what cannot be read as one is none.
    pub fn clear(self) -> Change {
        Change::new(self.number, &())
    }

    pub const fn behaviour(self) -> Behaviour {
        Behaviour::of::<T>()
    }
}

/// A field of a register per member: a set, where a member's value is whether it is present, or a choice per member.
pub(crate) struct Set<M, V = bool> {
    pub number: u16,
    value: std::marker::PhantomData<fn() -> (M, V)>,
}

impl<M, V> Clone for Set<M, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M, V> Copy for Set<M, V> {}

impl<M, V> Set<M, V> {
    pub const fn at(number: u16) -> Self {
        Self { number, value: std::marker::PhantomData }
    }
}

impl<M: Member, V: Value> Set<M, V> {
    /// A first write of a member's value.
    pub fn put(self, member: &M, value: &V) -> Change {
        Change { member: Some(member.to_bytes()), value: value.to_cbor(), ..Change::new(self.number, &()) }
    }

    pub const fn behaviour(self) -> Behaviour {
        Behaviour {
            member_refers_to: member_refers_to::<M>,
            retarget_member: |bytes, target| Some(M::from_bytes(bytes)?.retarget(target)?.to_bytes()),
            member_words: member_words::<M>,
            member_to_json: |bytes| serde_json::to_value(M::from_bytes(bytes)?).ok(),
            member_from_json: |json| Some(M::deserialize(json).ok()?.to_bytes()),
            ..Behaviour::of::<V>()
        }
    }
}

impl<M: Member, V: Value> Set<M, V> {
    /// Says that nothing is chosen for a member any more.
    pub fn put_none(self, member: &M) -> Change {
        Change { member: Some(member.to_bytes()), ..Change::new(self.number, &()) }
    }
}

impl<M: Member> Set<M> {
    /// A member that is present.
    pub fn with(self, member: &M) -> Change {
        self.put(member, &true)
    }

    /// A member that is not present any more.
    pub fn without(self, member: &M) -> Change {
        self.put(member, &false)
    }
}

/// What merging, searching, comparing and sharing ask of a field's bytes, whatever its type is.
#[derive(Clone, Copy)]
pub(crate) struct Behaviour {
    pub words: fn(&[u8]) -> Option<String>,
    pub refers_to: fn(&[u8]) -> Option<Id>,
    pub retarget: fn(&[u8], Id) -> Option<Vec<u8>>,
    pub sameness: fn(&[u8]) -> Vec<u8>,
    pub weight: fn(&[u8]) -> i64,
    pub shown: fn(&[u8]) -> Option<String>,
    pub from_words: fn(&str, &Writing) -> Option<Vec<u8>>,
    pub is_readable: fn(&[u8]) -> bool,
    pub member_refers_to: fn(&[u8]) -> Option<Id>,
    pub retarget_member: fn(&[u8], Id) -> Option<Vec<u8>>,
    pub member_words: fn(&[u8]) -> Option<String>,
    pub to_json: fn(&[u8]) -> Option<Json>,
    pub from_json: fn(&Json) -> Option<Vec<u8>>,
    pub member_to_json: fn(&[u8]) -> Option<Json>,
    pub member_from_json: fn(&Json) -> Option<Vec<u8>>,
}

impl Behaviour {
    const fn of<T: Value>() -> Self {
        Self {
            words: |bytes| T::from_cbor(bytes)?.words(),
            refers_to: |bytes| T::from_cbor(bytes)?.refers_to(),
            retarget: |bytes, target| Some(T::from_cbor(bytes)?.retarget(target)?.to_cbor()),
            sameness: |bytes| T::from_cbor(bytes).and_then(|value| value.sameness()).unwrap_or_else(|| bytes.to_vec()),
            weight: |bytes| T::from_cbor(bytes).map_or(T::UNREADABLE_WEIGHT, |value| value.weight()),
            shown: |bytes| T::from_cbor(bytes)?.shown(),
            from_words: |text, writing| T::from_words(text, writing).map(|value| value.to_cbor()),
            is_readable: |bytes| T::from_cbor(bytes).is_some(),
            member_refers_to: |_| None,
            retarget_member: |_, _| None,
            member_words: |_| None,
            to_json: |bytes| serde_json::to_value(T::from_cbor(bytes)?).ok(),
            from_json: |json| Some(T::deserialize(json).ok()?.to_cbor()),
            member_to_json: |_| None,
            member_from_json: |_| None,
        }
    }

    /// Of a later version's field: kept as it is.
    pub const UNKNOWN: Self = Self::of::<Opaque>();
}

fn member_refers_to<M: Member>(bytes: &[u8]) -> Option<Id> {
    M::from_bytes(bytes)?.refers_to()
}

fn member_words<M: Member>(bytes: &[u8]) -> Option<String> {
    M::from_bytes(bytes)?.words()
}

/// A value that this version does not know.
#[derive(Serialize, Deserialize)]
struct Opaque;

impl Value for Opaque {
    fn to_cbor(&self) -> Vec<u8> {
        Vec::new()
    }

    fn from_cbor(_: &[u8]) -> Option<Self> {
        None
    }
}

/// The two directions of a value that is CBOR by itself.
macro_rules! as_cbor {
    () => {
        fn to_cbor(&self) -> Vec<u8> {
            soundings_wire::encode(self)
        }

        fn from_cbor(bytes: &[u8]) -> Option<Self> {
            minicbor::decode(bytes).ok()
        }
    };
}
pub(super) use as_cbor;

/// Somebody by their id, or in words: written as the one or the other, as a value and as a member of a set.
macro_rules! id_or_text {
    ($of:ident, $known:ident, $described:ident) => {
        impl Value for $of {
            fn to_cbor(&self) -> Vec<u8> {
                match self {
                    Self::$known(id) => soundings_wire::encode(id),
                    Self::$described(text) => soundings_wire::encode(text),
                }
            }

            fn from_cbor(bytes: &[u8]) -> Option<Self> {
                let known = minicbor::decode(bytes).map(Self::$known);
                known.or_else(|_| minicbor::decode(bytes).map(Self::$described)).ok()
            }

            fn words(&self) -> Option<String> {
                match self {
                    Self::$known(_) => None,
                    Self::$described(text) => Some(text.clone()),
                }
            }

            fn refers_to(&self) -> Option<Id> {
                match self {
                    Self::$known(id) => Some(*id),
                    Self::$described(_) => None,
                }
            }

            fn retarget(&self, target: Id) -> Option<Self> {
                Value::refers_to(self).map(|_| Self::$known(target))
            }
        }

        impl Member for $of {
            fn to_bytes(&self) -> Vec<u8> {
                self.to_cbor()
            }

            fn from_bytes(bytes: &[u8]) -> Option<Self> {
                Self::from_cbor(bytes)
            }

            fn refers_to(&self) -> Option<Id> {
                Value::refers_to(self)
            }

            fn retarget(&self, target: Id) -> Option<Self> {
                Value::retarget(self, target)
            }
        }
    };
}
pub(super) use id_or_text;

impl Value for String {
    as_cbor!();

    fn words(&self) -> Option<String> {
        Some(self.clone())
    }

    fn from_words(text: &str, _: &Writing) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Value for bool {
    as_cbor!();

    /// Presence comes first.
    fn weight(&self) -> i64 {
        i64::from(*self)
    }

    fn shown(&self) -> Option<String> {
        Some(if *self { "yes" } else { "no" }.to_owned())
    }
}

impl Value for i64 {
    as_cbor!();
}

impl Value for Id {
    as_cbor!();

    fn refers_to(&self) -> Option<Id> {
        Some(*self)
    }

    fn retarget(&self, target: Id) -> Option<Self> {
        Some(target)
    }
}

impl Value for u32 {
    as_cbor!();
}

impl Value for Vec<Id> {
    as_cbor!();
}

impl Value for (u32, u32) {
    as_cbor!();
}

impl Value for Moment {
    as_cbor!();

    fn weight(&self) -> i64 {
        self.utc_ms
    }

    fn shown(&self) -> Option<String> {
        Some(self.local().format("%Y-%m-%d %H:%M").to_string())
    }
}

impl Value for super::Plan {
    as_cbor!();

    fn shown(&self) -> Option<String> {
        Some(format!("{} {}", self.local.replace('T', " "), self.zone))
    }
}

impl Member for Id {
    fn to_bytes(&self) -> Vec<u8> {
        self.as_bytes().to_vec()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Self::from_slice(bytes)
    }

    fn refers_to(&self) -> Option<Id> {
        Some(*self)
    }

    fn retarget(&self, target: Id) -> Option<Self> {
        Some(target)
    }
}

impl Member for String {
    fn to_bytes(&self) -> Vec<u8> {
        self.as_bytes().to_vec()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Self::from_utf8(bytes.to_vec()).ok()
    }

    fn words(&self) -> Option<String> {
        Some(self.clone())
    }
}

/// Of a set with one member.
impl Member for () {
    fn to_bytes(&self) -> Vec<u8> {
        Vec::new()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.is_empty().then_some(())
    }
}
