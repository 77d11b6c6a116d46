//! The projection's rows: one per thing, holding what its registers show.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::Result;
use crate::model::{Id, Kind, Moment};

/// What a thing's fields show, as CBOR values by field number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Fields {
    /// Fields of one value.
    #[n(0)]
    one: BTreeMap<u16, minicbor::bytes::ByteVec>,
    /// Sets and consent: the members, with their values.
    #[n(1)]
    many: BTreeMap<u16, BTreeMap<minicbor::bytes::ByteVec, minicbor::bytes::ByteVec>>,
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

    /// A field's value; `None` where nobody wrote one, it was emptied, or a later version wrote it in another way.
    pub fn get<T: for<'b> Decode<'b, ()>>(&self, field: u16) -> Option<T> {
        self.one.get(&field).and_then(|value| minicbor::decode(value).ok())
    }

    /// A text.
    pub fn text(&self, field: u16) -> Option<String> {
        self.get(field)
    }

    /// A reference to another thing.
    pub fn id(&self, field: u16) -> Option<Id> {
        self.get(field)
    }

    /// A flag, down where nobody raised it.
    pub fn flag(&self, field: u16) -> bool {
        self.get(field).unwrap_or(false)
    }

    /// The milliseconds of a moment.
    pub fn ms(&self, field: u16) -> Option<i64> {
        self.get::<Moment>(field).map(|moment| moment.utc_ms)
    }

    /// The present members of a set.
    pub fn members(&self, field: u16) -> Vec<&[u8]> {
        self.many
            .get(&field)
            .into_iter()
            .flatten()
            .filter(|(_, value)| minicbor::decode(value).unwrap_or(false))
            .map(|(member, _)| member.as_slice())
            .collect()
    }

    /// A member's value.
    pub fn member<T: for<'b> Decode<'b, ()>>(&self, field: u16, member: &[u8]) -> Option<T> {
        self.many
            .get(&field)?
            .get(<&minicbor::bytes::ByteSlice>::from(member))
            .and_then(|value| minicbor::decode(value).ok())
    }

    /// The present members of a set that name things.
    pub fn ids(&self, field: u16) -> Vec<Id> {
        self.members(field).into_iter().filter_map(Id::from_slice).collect()
    }

    /// The present members of a set of words.
    pub fn words(&self, field: u16) -> Vec<String> {
        self.members(field).into_iter().filter_map(|member| String::from_utf8(member.to_vec()).ok()).collect()
    }
}

/// One row of the projection.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    pub number: i64,
    pub id: Id,
    pub kind: Kind,
    /// The number of the log it is projected from.
    pub log: i64,
    pub state: i64,
    pub sort: i64,
    pub hidden: i64,
    pub brought_back: bool,
    pub versions: u32,
    pub fields: Fields,
}

/// What lists and counts use, worked out from the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    pub parent: Option<Id>,
    pub target: Option<Id>,
    pub state: i64,
    pub sort: i64,
}

pub(crate) const COLUMNS: &str = "number, id, kind, log, state, sort, hidden, brought_back, versions, fields";

impl Entity {
    /// Reads a row selected as [`COLUMNS`].
    pub fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let unreadable = |column: usize, error: Box<dyn std::error::Error + Send + Sync>| {
            rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Blob, error)
        };
        let id =
            row.get_ref(1)?.as_blob().ok().and_then(Id::from_slice).ok_or_else(|| unreadable(1, "an id".into()))?;
        let kind = Kind::from_number(row.get(2)?).ok_or_else(|| unreadable(2, "a kind".into()))?;
        let fields = minicbor::decode(row.get_ref(9)?.as_blob().unwrap_or_default())
            .map_err(|error| unreadable(9, error.into()))?;
        Ok(Self {
            number: row.get(0)?,
            id,
            kind,
            log: row.get(3)?,
            state: row.get(4)?,
            sort: row.get(5)?,
            hidden: row.get(6)?,
            brought_back: row.get(7)?,
            versions: row.get(8)?,
            fields,
        })
    }

    /// The thing, deleted and erased ones too.
    pub fn find(connection: &Connection, id: Id) -> Result<Option<Self>> {
        let sql = const_format_select("id = ?1");
        Ok(connection.prepare_cached(&sql)?.query_row([id.as_bytes()], Self::from_row).optional()?)
    }

    /// The thing, if it is one of `kind` and neither deleted nor erased.
    pub fn live(connection: &Connection, id: Id, kind: Kind) -> Result<Option<Self>> {
        Ok(Self::find(connection, id)?.filter(|entity| entity.kind == kind && entity.hidden == 0))
    }

    /// Things selected by a condition over the table's columns, with its order and limit.
    pub fn select(connection: &Connection, condition: &str, parameters: impl rusqlite::Params) -> Result<Vec<Self>> {
        let mut statement = connection.prepare_cached(&const_format_select(condition))?;
        let rows = statement.query_map(parameters, Self::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The live children of a thing, of one kind, in their order.
    pub fn children(connection: &Connection, parent: Id, kind: Kind) -> Result<Vec<Self>> {
        let condition = "parent = ?1 AND kind = ?2 AND hidden = 0 ORDER BY sort, id";
        Self::select(connection, condition, (parent.as_bytes(), kind.number()))
    }
}

fn const_format_select(condition: &str) -> String {
    format!("SELECT {COLUMNS} FROM entity WHERE {condition}")
}
