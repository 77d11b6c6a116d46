//! What exists: ids, moments, closed lists, and the one table of kinds and fields. No SQL, no I/O.

mod choices;
pub(crate) mod fields;
mod kind;
mod picture;
pub(crate) mod shown;
pub(crate) mod table;
pub mod text;
mod time;
pub(crate) mod value;
mod written;

pub use choices::{
    AttachmentKind, Audience, Basis, ConsentChoice, DrawnShape, EncounterKind, MapPart, Mark, ObservationKind,
    PhotoRule, PromiseState, Use, VisitState,
};
pub use fields::Kind;
pub use picture::{PicturePoint, PictureSize};
pub use text::{check_text, fold, scalar_slice};
pub use time::{Moment, Plan};
pub use written::{BlobReference, Person, Seen};

pub(crate) use shown::Fields;
pub(crate) use table::Merge;
pub(crate) use written::{Allowed, Covered, Revision};

/// A 128-bit UUIDv7: the name of an entity, an engineer, a device or a log. Ids stay for ever.
pub use soundings_wire::Id;
