//! *Visits*: the visit log, newest first, with the notes not yet filed on top.

use serde::Serialize;

use super::PAGE;
use super::rows::{self, LAST, NoteRow, VisitRow};
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
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn visits(&self, after: Option<&str>, limit: usize) -> Result<Visits> {
        self.read(|reading| {
            let (limit, before) = (rows::limit(limit), rows::place_after(after, LAST)?);
            let found = Entity::of_kind_before(reading.connection, Kind::Encounter, before, limit + 1)?;
            let page = rows::page(found, limit, rows::place, |row| rows::visit(reading, row))?;
            let not_filed = match after {
                None => Entity::notes_to_file(reading.connection, PAGE)?,
                Some(_) => Vec::new(),
            };
            let not_filed = not_filed.iter().map(|row| rows::note(reading, row)).collect::<Result<_>>()?;
            Ok(Visits { not_filed, items: page.items, next: page.next })
        })
    }
}
