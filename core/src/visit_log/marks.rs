//! Marks on notes and entries: a question, a concern, a priority, gathered on the customer's page. No second text.

use soundings_wire::Id;

use crate::error::{Refusal, Result};
use crate::model::fields::{map_entry, observation};
use crate::model::{Kind, Mark, Seen};
use crate::notebook::Notebook;

impl Notebook {
    /// Marks a note or an entry, or takes the mark away. Marked on one device and unmarked on another: marked.
    ///
    /// # Errors
    /// [`Refusal::WrongKind`]; an unknown thing.
    pub fn mark(&self, id: Id, mark: Mark, marked: bool, seen: Option<&Seen>) -> Result<()> {
        self.write(|action| {
            let entity = action.here(id, "thing")?;
            let marks = match entity.kind {
                Kind::Observation => observation::MARKS,
                Kind::MapEntry => map_entry::MARKS,
                _ => return Err(Refusal::WrongKind.into()),
            };
            let change = if marked { marks.with(&mark) } else { marks.without(&mark) };
            action.edit(&entity, vec![change], seen)
        })
    }
}
