//! What exists: ids, moments, closed lists, and the one table of kinds and fields. No SQL, no I/O.

pub(crate) mod alike;
pub(crate) mod called;
mod choices;
pub(crate) mod differing;
pub(crate) mod fields;
pub(crate) mod guides;
pub(crate) mod handle;
mod kind;
mod nudges;
mod participant;
mod picture;
pub mod plain;
pub(crate) mod shown;
pub(crate) mod table;
pub(crate) mod telling;
pub mod text;
mod time;
mod together;
pub(crate) mod value;
mod written;
mod zone;

pub use choices::{
    AttachmentKind, Audience, Basis, ConsentChoice, DocumentKind, DrawnShape, EncounterKind, EngineerTask, EntryEvent,
    ExpectationOutcome, GuideLanguage, LeftOffBecause, MapPart, Mark, ObservationKind, PairVerdict, PhotoRule,
    PromiseState, QuestionSource, SortedAs, Sureness, Use, VisitState,
};
pub use fields::Kind;
pub use handle::Handle;
pub use nudges::nudge;
pub use participant::Participant;
pub use picture::{PicturePoint, PictureSize};
pub use text::{check_text, fold, scalar_slice};
pub use time::{Moment, Plan};
pub use together::{DebriefEnd, DebriefQuestion, OutcomeKind};
pub use written::{BlobReference, Person, Seen};
pub use zone::Zone;

pub(crate) use shown::Fields;
pub(crate) use table::{Gate, Merge, Opening};
pub(crate) use written::{Allowed, Covered, Revision};

/// A 128-bit UUIDv7: the name of an entity, an engineer, a device or a log. Ids stay for ever.
pub use soundings_wire::Id;
