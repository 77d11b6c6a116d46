//! One record per screen: what a shell draws, already decided. A file a screen, its record beside its function.
//!
//! A record holds values (enums, counts, moments, people's own words) and never a sentence of the
//! interface; each shell words it in its own catalogue. Everything a person can edit carries an opaque
//! [`Seen`](crate::model::Seen) token that the edit hands back, so that a pull during typing cannot give it a base nobody
//! saw. Lists are pages of at most [`PAGE`] rows with an opaque `after`.

mod briefing;
mod capture;
mod consent;
mod customers;
mod deleted;
mod encounter;
mod end;
mod guides;
mod joining;
mod map;
mod marked;
mod note;
mod only_here;
mod phones;
mod picture;
mod plan;
mod proposals;
mod report;
mod retention;
pub(crate) mod rows;
mod same;
mod search;
mod settings;
mod sync;
mod team;
mod today;
mod visits;
mod wall;
mod went_out;

pub use crate::consent::{Cleared, Piece};
pub use briefing::{
    Briefing, FewMaps, FewMarked, FewPeople, FewPromises, FewProposed, FewQuestions, FewVisits, LastVisit, MapMeter,
    PartTicks,
};
pub use capture::{Capture, HeldText};
pub use consent::{Consent, UseRow};
pub use customers::{CustomerRow, SiteRow};
pub use deleted::DeletedRow;
pub use encounter::Encounter;
pub use end::{End, Gives, MetRow};
pub use guides::{GuidePage, GuideRow, QuestionRow, Written};
pub use joining::VisitToJoin;
pub use map::{EntryRow, EvidenceRow, Map, MapListRow, MapPage, PartRow};
pub use marked::MarkedRow;
pub use only_here::OnlyOnThisDevice;
pub use phones::{KeyState, PhoneRow, Phones};
pub use picture::{AnnotationRow, Picture};
pub use plan::{ExpectationRow, PlanFace, TaskRow};
pub use proposals::ProposedQuestion;
pub use report::{
    Attached, ForWhom, Label, Named, Noted, PersonMet, Preview, PromiseMade, Report, SendReport, Sent, Shown, When,
};
pub use retention::Retention;
pub use rows::{
    AttachmentRow, FileStanding, NotShown, NoteRow, OnlyYouRow, Page, PersonRow, PromiseDay, PromiseRow,
    PromiseStanding, SyncState, VersionRow, VersionsRow, VisitRow, Who,
};
pub use same::{AlsoRow, SameKind, SameProposal};
pub use search::{Found, FoundKind, Marked, RANKED, Search, SearchResults};
pub use settings::{Invitation, Settings};
pub use sync::{FilesOnTheWay, NeedsYouReason, NeedsYouRow, OwnKey, Sharing, Sync};
pub use team::{EngineerRow, Team};
pub use today::{OneThing, Today};
pub use visits::Visits;
pub use wall::{Poster, Wall, WallMatter, WallPromise, WallWords};
pub use went_out::{SentRow, SpokenOfRow};

/// The most rows a page holds.
pub const PAGE: usize = 100;
