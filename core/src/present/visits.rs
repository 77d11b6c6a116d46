//! *Visits*: the visit log, newest first, with the notes not yet filed on top.

use rusqlite::Connection;
use serde::Serialize;

use super::rows::{self, NoteRow, VisitRow, place, place_after};
use crate::error::Result;
use crate::model::Kind;
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// *Visits*: one page of the visit log, newest first, notes not yet filed on top of the first page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Visits {
    /// Notes without a visit or a key yet; on the first page only.
    pub not_filed: Vec<NoteRow>,
    /// The visits.
    pub items: Vec<VisitRow>,
    /// Hand back as `after` for the next page.
    pub next: Option<String>,
}

impl Notebook {
    /// *Visits*: a page of the visit log, newest first.
    ///
    /// # Errors
    /// [`Refusal::CursorUnreadable`].
    pub fn visits(&self, after: Option<&str>, limit: usize) -> Result<Visits> {
        self.read(|connection| {
            let limit = rows::limit(limit);
            let (time, number) = place_after(after, (i64::MAX, i64::MAX))?;
            let condition =
                "kind = ?1 AND hidden = 0 AND (sort, number) < (?2, ?3) ORDER BY sort DESC, number DESC LIMIT ?4";
            let found =
                Entity::select(connection, condition, (Kind::Encounter.number(), time, number, limit as i64 + 1))?;
            let page = rows::page(found, limit, place, |row| rows::visit(connection, row))?;
            let not_filed = if after.is_none() { not_filed(connection)? } else { Vec::new() };
            Ok(Visits { not_filed, items: page.items, next: page.next })
        })
    }
}

/// Notes without a visit or without a key yet.
fn not_filed(connection: &Connection) -> Result<Vec<NoteRow>> {
    let condition = "kind = ?1 AND hidden = 0 AND (state = 0 OR parent IS NULL) ORDER BY sort DESC LIMIT 100";
    Entity::select(connection, condition, [Kind::Observation.number()])?
        .iter()
        .map(|row| rows::note(connection, row))
        .collect()
}
