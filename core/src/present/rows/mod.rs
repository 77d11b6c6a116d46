//! Rows that several screens share, and how a list is cut into pages.

mod attachment;
mod file;
mod note;
mod only_you;
mod people;
mod promise;
mod promise_days;
mod state;
mod versions;
mod visit;

pub use attachment::{AttachmentRow, NotShown};
pub use file::FileStanding;
pub use note::NoteRow;
pub use only_you::OnlyYouRow;
pub use people::{PersonRow, Who};
pub use promise::{PromiseRow, PromiseStanding};
pub use promise_days::PromiseDay;
pub use state::SyncState;
pub use versions::{VersionRow, VersionsRow};
pub use visit::VisitRow;

pub(crate) use attachment::attachment;
pub(crate) use note::note;
pub(crate) use only_you::only_you;
pub(crate) use people::{engineer_name, person, who_row};
pub(crate) use promise::promise;
pub(crate) use promise_days::promise_days;
pub(crate) use state::sync_state;
pub(crate) use versions::{compared, text, versions};
pub(crate) use visit::visit;

use serde::Serialize;

use super::PAGE;
use crate::error::{Error, Refusal, Result};
use crate::store::entities::{Entity, Place};

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page<T> {
    /// At most [`PAGE`] rows.
    pub items: Vec<T>,
    /// Hand back as `after`; `None` at the end.
    pub next: Option<String>,
}

/// Cuts one row more than a page into a page and the place where the next begins.
pub(crate) fn page<E, T>(
    mut found: Vec<E>,
    limit: usize,
    place: impl Fn(&E) -> String,
    row: impl Fn(&E) -> Result<T>,
) -> Result<Page<T>> {
    let more = found.len() > limit;
    found.truncate(limit);
    let next = if more { found.last().map(&place) } else { None };
    Ok(Page { items: found.iter().map(row).collect::<Result<_>>()?, next })
}

/// A place in a list in order of numbers; before the first without one.
pub(crate) fn number_after(after: Option<&str>) -> Result<i64> {
    after.map_or(Ok(0), |after| after.parse().map_err(|_| Refusal::CursorUnreadable.into()))
}

/// A place in a list in order of (time, number), and the first such place.
pub(crate) fn place_after(after: Option<&str>, first: Place) -> Result<Place> {
    let Some(after) = after else { return Ok(first) };
    let read = after.split_once('.').and_then(|(time, number)| Some((time.parse().ok()?, number.parse().ok()?)));
    read.ok_or(Error::from(Refusal::CursorUnreadable))
}

/// [`place_after`]'s place of a row.
pub(crate) fn place(entity: &Entity) -> String {
    format!("{}.{}", entity.order, entity.number)
}

/// A page's size as asked for, within bounds.
pub(crate) fn limit(asked: usize) -> usize {
    asked.clamp(1, PAGE)
}

/// Before every place of a list in its order, and behind every place of one turned round.
pub(crate) const FIRST: Place = (i64::MIN, i64::MIN);
/// The other end.
pub(crate) const LAST: Place = (i64::MAX, i64::MAX);
