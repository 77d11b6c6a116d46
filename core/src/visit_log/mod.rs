//! The visit log: customers, encounters, notes, promises, consent; sharing, deleting and erasing them.
//!
//! A rule is enforced here, when a person acts. What two devices did apart is merged by `sync_queue`, which
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
pub use notes::{Captured, FiledUnder, NewObservation, NoteChange};
pub use promises::NewPromise;
pub use references::Findable;
pub use sharing::{ShareableKind, ShareableRow, Shared};
pub use visits::{Ended, NewVisit, StartVisit};

pub(crate) use consent::choice;
pub(crate) use notes::draft;
pub(crate) use promises::to as promised_to;
pub(crate) use visits::under_way;

pub use crate::model::Person;
