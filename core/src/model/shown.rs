//! What a thing's fields show.

use std::collections::BTreeMap;

use minicbor::bytes::{ByteSlice, ByteVec};
use minicbor::{Decode, Encode};

use super::fields::observation;
use super::value::{Field, Member, Set, Value};
use super::{Moment, ObservationKind, Revision};

/// What a thing's fields show, as CBOR values by field number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Fields {
    /// Fields of one value.
    #[n(0)]
    one: BTreeMap<u16, ByteVec>,
    /// Sets and consent: the members, with their values.
    #[n(1)]
    many: BTreeMap<u16, BTreeMap<ByteVec, ByteVec>>,
}

impl Fields {
    /// Puts a value in its place.
    pub fn put(&mut self, field: u16, member: Option<&[u8]>, value: &[u8]) {
        match member {
            None => {
                self.one.insert(field, value.to_vec().into());
            }
            Some(member) => {
                self.many.entry(field).or_default().insert(member.to_vec().into(), value.to_vec().into());
            }
        }
    }

    /// Gives members of a set other names. One that is there under its new name stays, present where either was.
    pub fn rename_members(&mut self, field: u16, name: impl Fn(&[u8]) -> Option<Vec<u8>>) {
        let Some(members) = self.many.get_mut(&field) else { return };
        let renamed: Vec<_> =
            members.keys().filter_map(|member| Some((member.clone(), ByteVec::from(name(member)?)))).collect();
        for (old, new) in renamed {
            let Some(value) = members.remove(&old) else { continue };
            let is_present = |value: &ByteVec| bool::from_cbor(value) != Some(false);
            match members.get(&new) {
                Some(there) if is_present(there) => {}
                _ => drop(members.insert(new, value)),
            }
        }
    }

    /// Every value: its field, its member where the field has them, its bytes.
    pub fn all(&self) -> impl Iterator<Item = (u16, Option<&[u8]>, &[u8])> {
        let one = self.one.iter().map(|(field, value)| (*field, None, value.as_slice()));
        let many = self.many.iter().flat_map(|(field, members)| {
            members.iter().map(|(member, value)| (*field, Some(member.as_slice()), value.as_slice()))
        });
        one.chain(many)
    }

    /// A field's value; `None` where nobody wrote one, or a later version wrote it in another way.
    pub fn get<T: Value>(&self, field: Field<T>) -> Option<T> {
        self.value(field.number).and_then(T::from_cbor)
    }

    /// A flag, down where nobody raised it.
    pub fn flag(&self, field: Field<bool>) -> bool {
        self.get(field).unwrap_or(false)
    }

    /// The milliseconds of a moment.
    pub fn ms(&self, field: Field<Moment>) -> Option<i64> {
        self.get(field).map(|moment| moment.utc_ms)
    }

    /// The number of a choice, also of one that a later version knows.
    pub fn number<T: Value>(&self, field: Field<T>) -> Option<u8> {
        self.value(field.number).and_then(|value| minicbor::decode(value).ok())
    }

    /// The present members of a set.
    pub fn members<M: Member>(&self, field: Set<M>) -> Vec<M> {
        self.present(field.number).filter_map(M::from_bytes).collect()
    }

    /// A member's value.
    pub fn member<M: Member, V: Value>(&self, field: Set<M, V>, member: &M) -> Option<V> {
        self.many
            .get(&field.number)?
            .get(<&ByteSlice>::from(member.to_bytes().as_slice()))
            .and_then(|v| V::from_cbor(v))
    }

    /// The members of a set for which something was chosen, with that; `None` where a later version's choice cannot be read.
    pub fn choices<M: Member, V: Value>(&self, field: Set<M, V>) -> Vec<(M, Option<V>)> {
        let members = self.many.get(&field.number).into_iter().flatten();
        let chosen = members.filter(|(_, value)| minicbor::decode::<()>(value).is_err());
        chosen.filter_map(|(member, value)| Some((M::from_bytes(member)?, V::from_cbor(value)))).collect()
    }

    /// The bytes of a field of one value.
    pub fn value(&self, field: u16) -> Option<&[u8]> {
        self.one.get(&field).map(|value| value.as_slice())
    }

    /// The bytes of a set's present members.
    pub fn present(&self, field: u16) -> impl Iterator<Item = &[u8]> {
        self.many
            .get(&field)
            .into_iter()
            .flatten()
            .filter(|(_, value)| bool::from_cbor(value).unwrap_or(false))
            .map(|(member, _)| member.as_slice())
    }

    /// An observation's newest words and its first.
    pub fn words(&self) -> Option<(Revision, Revision)> {
        let first = Revision {
            number: 0,
            text: self.get(observation::FIRST_WORDS)?,
            written: self.get(observation::NOTED)?,
            author: self.get(observation::AUTHOR)?,
        };
        let newest = self.get(observation::WORDS).unwrap_or_else(|| first.clone());
        Some((newest, first))
    }

    /// Whether an observation holds somebody's very words. A merge can leave the flag on what is no longer *said*.
    pub fn is_exact(&self) -> bool {
        self.flag(observation::EXACT) && self.get(observation::KIND) == Some(ObservationKind::Said)
    }
}
