//! One record per screen: what a shell draws, already decided. A file a screen, its record beside its function.
//!
//! A record holds values (enums, counts, moments, people's own words) and never a sentence of the
//! interface; each shell words it in its own catalogue. Everything a person can edit carries an opaque
//! [`Seen`](crate::model::Seen) token that the edit hands back, so that a pull during typing cannot give it a base nobody
//! saw. Lists are pages of at most [`PAGE`] rows with an opaque `after`.

mod about;
mod acquaintance;
mod aggregate;
mod briefing;
mod capture;
mod compare;
mod consent;
mod customers;
mod debrief;
mod deck;
mod deleted;
mod encounter;
mod end;
mod entry;
mod erase;
mod findings;
mod four;
mod guides;
mod history;
mod insights;
mod joining;
mod map;
mod marked;
mod naming;
mod needs_you;
mod note;
mod nudge;
mod only_here;
mod own_hours;
mod pack;
mod pairs;
mod phones;
mod picture;
mod plan;
mod promises;
mod proposals;
mod questions;
mod refused;
mod reminders;
mod report;
mod retention;
pub(crate) mod rows;
mod same;
mod search;
mod seats;
mod settings;
mod shareable;
mod sort;
mod story;
mod sync;
mod team;
mod today;
mod turn;
mod unbroken;
mod visits;
mod wall;
mod went_out;
mod workshop;

pub use crate::consent::{Cleared, Piece};
pub use about::{AboutCustomer, AboutPerson, AboutSite};
pub use acquaintance::{KnowsRow, NotMetRow, OutcomeRow};
pub use aggregate::{AggregatedEntry, AggregatedMap, AggregatedPart, MapsOf};
pub use briefing::{
    Briefing, FewMaps, FewMarked, FewNotes, FewOutcomes, FewPeople, FewPromises, FewProposed, FewQuestions, FewVisits,
    LastVisit, MapMeter, PartTicks,
};
pub use capture::{Capture, HeldText};
pub use compare::{Compare, ComparedPiece, ComparedVersion};
pub use consent::{Consent, UseRow};
pub use customers::{CustomerRow, SiteRow};
pub use debrief::{Debrief, DebriefAnswerRow, DebriefQuestionRow, DebriefReminder, Freshness};
pub use deck::{Card, CardLine, Deck};
pub use deleted::DeletedRow;
pub use encounter::Encounter;
pub use end::{End, Gives, MetRow};
pub use entry::{MapTray, OneEntry};
pub use erase::{EraseAsked, GoesKind, GoesOfKind, GoesRow, NamedElsewhereRow};
pub use findings::{Finding, Findings};
pub use four::InFour;
pub use guides::{GuidePage, GuideRow, QuestionRow, Written};
pub use history::HistoryRow;
pub use insights::{InsightBasis, InsightRow};
pub use joining::VisitToJoin;
pub use map::{EntryRow, EvidenceRow, Map, MapListRow, MapPage, PartRow};
pub use marked::MarkedRow;
pub use naming::{NameVisit, NamedPerson, WhichCustomer};
pub use needs_you::{NeedsYouReason, NeedsYouRow, SeenAt};
pub use note::{NotePage, ShownBy};
pub use nudge::Nudge;
pub use only_here::OnlyOnThisDevice;
pub use own_hours::OwnHours;
pub use pack::{MeetingPack, PackQuestion, PackStory, Surprise};
pub use pairs::{PairRow, Pairs, WrittenPair};
pub use phones::{KeyState, PhoneRow, Phones};
pub use picture::{AnnotationRow, Picture};
pub use plan::{ExpectationRow, PlanFace, TaskRow};
pub use promises::{PromiseEvent, PromisePage, PromiseSaid, Promises};
pub use proposals::ProposedQuestion;
pub use questions::{AnswerRow, QuestionWithAnswers};
pub use refused::{RefusedThing, RefusedWords};
pub use reminders::{Reminder, ReminderOf};
pub use report::{
    Attached, CameOfIt, ForWhom, Label, Named, Noted, PersonMet, Plain, PlainPlace, PlainWord, Preview, PromiseMade,
    Report, SendReport, SendSummary, Sent, SentSummary, Shown, Summary, SummaryPreview, When,
};
pub use retention::Retention;
pub use rows::{
    AttachmentRow, FileStanding, NotShown, NoteRow, OnlyYouRow, Page, PersonRow, PromiseDay, PromiseRow,
    PromiseStanding, SyncState, VersionRow, VersionsRow, VisitRow, Who,
};
pub use same::{AlsoRow, SameKind, SameProposal};
pub use search::{Found, FoundKind, Marked, RANKED, Search, SearchResults, TeamWords, TeamWordsOf};
pub use seats::{SeatRow, SeatStanding};
pub use settings::{Invitation, Settings};
pub use shareable::{ShareableKind, ShareableRow};
pub use sort::{AlikeEntry, LastSorted, PartQuestion, Sort, SortCard, Ticked};
pub use story::{Absence, AlsoTelling, StoryLink, StoryPage, StoryRow, StoryTurn};
pub use sync::{FilesOnTheWay, OwnKey, Sharing, Sync};
pub use team::{EngineerRow, Team};
pub use today::{OneThing, Today};
pub use turn::{Turn, TurnPart};
pub use unbroken::unbroken;
pub use visits::Visits;
pub use wall::{
    Poster, PosterChoices, PosterPiece, PosterRow, PosterSheet, StoryHeldBack, Wall, WallMap, WallMatter, WallPart,
    WallPerson, WallPicture, WallPromise, WallStory, WallWords,
};
pub use went_out::{SentRow, SpokenOfRow};
pub use workshop::{GuessGroup, GuessRow, GuessedPart, TakesPart, TurnState, Workshop, WorkshopRow};

/// The most rows a page holds.
pub const PAGE: usize = 100;
