//! The visit log: customers, encounters, notes, promises, consent; sharing, deleting and erasing them.
//!
//! A rule is enforced here, when a person acts. What two devices did apart is merged by [`crate::sync_queue`], which
//! never refuses.

mod consent;
mod customers;
mod delete;
mod notes;
mod promises;
mod references;
mod sharing;
mod visits;

pub use customers::NewPerson;
pub use delete::Erasing;
pub use notes::{Captured, FiledUnder, NewObservation, NoteChange, Person};
pub use promises::NewPromise;
pub use references::Findable;
pub use sharing::{ShareableRow, Shared};
pub use visits::{Ended, NewVisit, StartVisit};

pub(crate) use consent::choice;
pub(crate) use notes::{draft, kind_of, who, words_of};
pub(crate) use promises::to as promised_to;
pub(crate) use visits::under_way;

use soundings_wire::{Change, Id};

use crate::error::{Error, Refusal, Result};
use crate::model::Kind;
use crate::store::entities::Entity;
use crate::sync_queue::action::Action;

/// A set's member, present.
pub(crate) fn member(field: u16, member: &[u8]) -> Change {
    Change { member: Some(member.to_vec()), ..Change::new(field, &true) }
}

/// A thing that is there, of the kind asked for.
pub(crate) fn live(action: &Action<'_>, id: Id, kind: Kind, what: &'static str) -> Result<Entity> {
    match Entity::find(action.connection(), id)? {
        None => Err(Error::NotFound { what }),
        Some(entity) if entity.kind != kind => Err(Refusal::WrongKind.into()),
        Some(entity) if entity.hidden != 0 => Err(Refusal::Gone.into()),
        Some(entity) => Ok(entity),
    }
}
