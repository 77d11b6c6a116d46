//! The visit log: customers, encounters, notes, promises, consent; sharing, deleting and erasing them.
//!
//! A rule is enforced here, when a person acts. What two devices did apart is merged by `log`, which never refuses.

mod customers;
mod delete;
mod drafts;
mod erase;
mod inbox;
mod leaving;
mod notes;
mod oneself;
mod promises;
mod references;
mod resolve;
mod sharing;
mod visits;

pub use customers::NewPerson;
pub use erase::Erasing;
pub use notes::{Captured, FiledUnder, NewObservation, NoteChange};
pub use promises::NewPromise;
pub use references::Findable;
pub use resolve::Resolution;
pub use sharing::{ShareableKind, ShareableRow, Shared};
pub use visits::{Ended, NewVisit, StartVisit};

pub(crate) use delete::{bring_back, delete_all};
pub(crate) use drafts::draft;
pub(crate) use oneself::{add_oneself, introduce};
pub(crate) use resolve::version_id;
pub(crate) use visits::under_way;

pub use crate::model::Person;
