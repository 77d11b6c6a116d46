//! What exists: ids, moments, the words' enums, and how each field merges. No SQL, no I/O.

pub mod fields;
pub mod text;
mod time;
mod values;

pub use fields::{Field, Kind, Merge, field, fields_of};
pub use text::{check_text, fold, scalar_slice};
pub use time::{Moment, Plan};
pub use values::{
    AttachmentKind, Audience, Basis, BlobReference, ConsentChoice, EncounterKind, MapPart, Mark, ObservationKind,
    Person, PhotoRule, PromiseState, Seen, Use,
};

/// A 128-bit UUIDv7: the name of an entity, an engineer, a device or a log. Ids stay for ever.
pub use soundings_wire::Id;
