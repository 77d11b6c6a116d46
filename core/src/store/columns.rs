//! Columns that mean something, and ids, as SQLite holds them.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row};

use crate::error::Result;
use crate::model::{Audience, Id, Kind, VisitState};

/// Declares an enum of a column of small numbers.
macro_rules! column {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $number:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) enum $name { $($(#[$case_doc])* $case = $number,)+ }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok((*self as i64).into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                match value.as_i64()? {
                    $($number => Ok(Self::$case),)+
                    other => Err(rusqlite::types::FromSqlError::OutOfRange(other)),
                }
            }
        }
    };
}
pub(crate) use column;

column! {
    /// A log of this notebook's.
    Log {
        /// The engineer's own.
        Personal = 1,
        Team = 2,
    }
}

impl Log {
    /// Both, the personal one first.
    pub const ALL: [Self; 2] = [Self::Personal, Self::Team];

    /// Who reads it.
    pub fn audience(self) -> Audience {
        match self {
            Self::Personal => Audience::OnlyMe,
            Self::Team => Audience::Team,
        }
    }
}

column! {
    /// Whether a thing is there.
    Presence {
        Here = 0,
        /// It can be brought back.
        Deleted = 1,
        /// For ever.
        Erased = 2,
        /// There, and not to be read yet: its gate is closed here.
        Later = 3,
        /// There, and read as another that it was declared one with.
        Alias = 4,
    }
}

column! {
    /// What became of an operation.
    OperationState {
        /// The hub has it, or it came from there.
        Settled = 0,
        /// In the outbox.
        Waiting = 1,
        /// The hub refused it.
        Parked = 2,
        /// Pulled, and cannot be read or understood.
        Unreadable = 3,
        /// Pulled, and no signed head of its author's device covers it: kept, not applied.
        Uncovered = 4,
        /// Pulled, and builds on an operation that is not here yet: applied when that comes.
        Early = 5,
        /// Sent, refused for good, and taken back: it says nothing any more.
        Withdrawn = 6,
    }
}

impl OperationState {
    /// Whether what it says is shown.
    pub fn is_applied(self) -> bool {
        matches!(self, Self::Settled | Self::Waiting | Self::Parked)
    }
}

impl ToSql for VisitState {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.number().into())
    }
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.number().into())
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        u16::try_from(number).ok().and_then(Self::from_number).ok_or(FromSqlError::OutOfRange(number))
    }
}

/// An id in a column.
pub(crate) fn id(row: &Row<'_>, column: usize) -> rusqlite::Result<Id> {
    row.get::<_, [u8; 16]>(column).map(Id)
}

/// The ids that a query selects as its only column.
pub(crate) fn ids(connection: &Connection, sql: &str, parameters: impl rusqlite::Params) -> Result<Vec<Id>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(parameters, |row| id(row, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
