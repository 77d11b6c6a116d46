//! One record per screen: what a shell draws, already decided. A file a screen, its record beside its function.
//!
//! A record holds values (enums, counts, moments, people's own words) and never a sentence of the
//! interface; each shell words it in its own catalogue. Everything a person can edit carries an opaque
//! [`Seen`](crate::model::Seen) token that the edit hands back, so that a pull during typing cannot give it a base nobody
//! saw. Lists are pages of at most [`PAGE`] rows with an opaque `after`.

mod capture;
mod customers;
mod encounter;
pub(crate) mod map;
mod note;
pub(crate) mod rows;
mod search;
mod sync;
mod team;
mod today;
mod visits;
mod wall;

pub use capture::{Capture, HeldText};
pub use customers::{CustomerRow, SiteRow};
pub use encounter::Encounter;
pub use map::{EntryRow, EvidenceRow, Map, MapListRow, PartRow};
pub use rows::{
    AttachmentRow, NoteRow, Page, PersonRow, PromiseDay, PromiseRow, PromiseStanding, SyncState, VersionRow,
    VersionsRow, VisitRow, Who,
};
pub use search::{Found, SearchResults};
pub use sync::{NeedsYouReason, NeedsYouRow, Sharing, Sync};
pub use team::EngineerRow;
pub use today::{OneThing, Today};
pub use visits::Visits;
pub use wall::{Poster, Wall, WallMatter, WallPromise, WallWords};

/// The look's colours, type and measures as CSS variables (made from `design/tokens.json`).
pub const TOKENS_CSS: &str = include_str!("tokens.css");

/// The most rows a page holds.
pub const PAGE: usize = 100;
