//! The fields that an operation changes in one entity, each with its value and its base.
//!
//! ```text
//! payload = { 0: 16 random bytes, 1: [ change … ] }
//! change  = { 0: field, 1: value (any CBOR), ? 2: base, ? 3: member }
//! base    = [ [device, incarnation number], highest seq … ]
//! ```
//! The random bytes keep a payload's hash from confirming a guess at erased words. Changes are in order of
//! (field, member). A base is empty, and left out, where the editor had seen no value.

use std::collections::BTreeMap;

use minicbor::decode::Error;
use minicbor::encode::Write;
use minicbor::{Decode, Decoder, Encode, Encoder};

use crate::envelope::{Dot, Incarnation};
use crate::{WireError, encode};

/// What an editor had seen of a register: per incarnation the highest seq of a write to it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Context(pub BTreeMap<Incarnation, u64>);

impl Context {
    /// The context of one write.
    #[must_use]
    pub fn of(dot: Dot) -> Self {
        Self(BTreeMap::from([(dot.incarnation, dot.seq)]))
    }

    /// Whether it has seen `dot`.
    #[must_use]
    pub fn covers(&self, dot: Dot) -> bool {
        self.0.get(&dot.incarnation).is_some_and(|seq| *seq >= dot.seq)
    }

    /// Adds one write.
    pub fn add(&mut self, dot: Dot) {
        let seq = self.0.entry(dot.incarnation).or_default();
        *seq = (*seq).max(dot.seq);
    }

    /// Adds all that `other` has seen.
    pub fn join(&mut self, other: &Self) {
        for (incarnation, seq) in &other.0 {
            self.add(Dot { incarnation: *incarnation, seq: *seq });
        }
    }

    /// Whether nothing was seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<C> Encode<C> for Context {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, context: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(self.0.len() as u64 * 2)?;
        for (incarnation, seq) in &self.0 {
            e.encode_with(incarnation, context)?.u64(*seq)?;
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for Context {
    fn decode(d: &mut Decoder<'b>, context: &mut C) -> Result<Self, Error> {
        let length =
            d.array()?.filter(|length| length % 2 == 0).ok_or_else(|| Error::message("a base is a list of pairs"))?;
        let mut seen = Self::default();
        for _ in 0..length / 2 {
            let incarnation = d.decode_with(context)?;
            let seq = d.u64()?;
            if i64::try_from(seq).is_err() {
                return Err(Error::message("a seq has 63 bits"));
            }
            seen.add(Dot { incarnation, seq });
        }
        Ok(seen)
    }
}

/// One field (of a set: one member) as an operation writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field's number within its kind.
    pub field: u16,
    /// For a set's member: which.
    pub member: Option<Vec<u8>>,
    /// The value's CBOR bytes.
    pub value: Vec<u8>,
    /// What the editor had seen of this register.
    pub base: Context,
}

impl Change {
    /// A first write: nothing was seen.
    pub fn new<T: Encode<()>>(field: u16, value: &T) -> Self {
        Self { field, member: None, value: encode(value), base: Context::default() }
    }
}

/// The fields that an operation changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// Keeps the hash from confirming a guess.
    pub random: [u8; 16],
    /// In order of (field, member).
    pub changes: Vec<Change>,
}

impl Payload {
    /// Puts the changes in order.
    #[must_use]
    pub fn new(random: [u8; 16], mut changes: Vec<Change>) -> Self {
        changes.sort_by(|a, b| (a.field, &a.member).cmp(&(b.field, &b.member)));
        Self { random, changes }
    }

    /// The bytes, made once by the author.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// Reads a payload; fields this version does not know come through as they are.
    ///
    /// # Errors
    /// [`WireError::Unreadable`] if the bytes are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WireError> {
        crate::decode(bytes, "a payload")
    }
}

impl<C> Encode<C> for Payload {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, context: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.map(2)?.u8(0)?.bytes(&self.random)?.u8(1)?.array(self.changes.len() as u64)?;
        for change in &self.changes {
            e.encode_with(change, context)?;
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for Payload {
    fn decode(d: &mut Decoder<'b>, context: &mut C) -> Result<Self, Error> {
        let (mut random, mut changes) = (None, None);
        for _ in 0..d.map()?.ok_or_else(indefinite)? {
            match d.u32()? {
                0 => random = Some(d.bytes()?.try_into().map_err(|_| Error::message("16 random bytes"))?),
                1 => {
                    let length = d.array()?.ok_or_else(indefinite)?;
                    let mut list = Vec::new();
                    for _ in 0..length {
                        list.push(d.decode_with(context)?);
                    }
                    changes = Some(list);
                }
                key => crate::pass_over(d, key)?,
            }
        }
        match (random, changes) {
            (Some(random), Some(changes)) => Ok(Self { random, changes }),
            _ => Err(Error::message("a payload has random bytes and changes")),
        }
    }
}

impl<C> Encode<C> for Change {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, context: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        let entries = 2 + u64::from(!self.base.is_empty()) + u64::from(self.member.is_some());
        e.map(entries)?.u8(0)?.u16(self.field)?.u8(1)?;
        e.writer_mut().write_all(&self.value).map_err(minicbor::encode::Error::write)?;
        if !self.base.is_empty() {
            e.u8(2)?.encode_with(&self.base, context)?;
        }
        if let Some(member) = &self.member {
            e.u8(3)?.bytes(member)?;
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for Change {
    fn decode(d: &mut Decoder<'b>, context: &mut C) -> Result<Self, Error> {
        let (mut field, mut value, mut base, mut member) = (None, None, Context::default(), None);
        for _ in 0..d.map()?.ok_or_else(indefinite)? {
            match d.u32()? {
                0 => field = Some(d.u16()?),
                1 => {
                    let start = d.position();
                    d.skip()?;
                    value = Some(d.input()[start..d.position()].to_vec());
                }
                2 => base = d.decode_with(context)?,
                3 => member = Some(d.bytes()?.to_vec()),
                key => crate::pass_over(d, key)?,
            }
        }
        match (field, value) {
            (Some(field), Some(value)) => Ok(Self { field, member, value, base }),
            _ => Err(Error::message("a change has a field and a value")),
        }
    }
}

fn indefinite() -> Error {
    Error::message("lengths are definite")
}
