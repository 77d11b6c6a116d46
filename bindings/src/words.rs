//! The core's closed lists and small values, named again for the generator. The compiler holds each against
//! the core's own: a case added there and not here does not build.

use std::path::PathBuf;

use soundings_core::model::{
    AttachmentKind, Audience, Basis, ConsentChoice, EncounterKind, Id, MapPart, Mark, Moment, ObservationKind,
    PhotoRule, Plan, Seen,
};
use soundings_core::present::{NeedsYouReason, PromiseStanding, SyncState};

uniffi::custom_type!(Id, String, { remote, try_lift: |text| Ok(text.parse()?), lower: |id| id.to_string() });
uniffi::custom_type!(Seen, String, { remote, try_lift: |text| Ok(Seen(text)), lower: |seen| seen.0 });
uniffi::custom_type!(PathBuf, String, {
    remote,
    try_lift: |text| Ok(PathBuf::from(text)),
    lower: |path| path.to_string_lossy().into_owned(),
});

/// A past moment: UTC milliseconds, the minutes east of it then, and the zone's name.
#[uniffi::remote(Record)]
pub struct Moment {
    pub utc_ms: i64,
    pub offset_minutes: i32,
    pub zone: String,
}

/// A planned time, local to a zone.
#[uniffi::remote(Record)]
pub struct Plan {
    pub local: String,
    pub zone: String,
}

/// The kind of an encounter.
#[uniffi::remote(Enum)]
pub enum EncounterKind {
    Visit,
    Meeting,
    CallListened,
    CallMade,
    RolePlay,
    CallToOurselves,
}

/// The four keys.
#[uniffi::remote(Enum)]
pub enum ObservationKind {
    Said,
    Did,
    Around,
    Thought,
}

/// One of the eight parts of an empathy map.
#[uniffi::remote(Enum)]
pub enum MapPart {
    See,
    Say,
    Do,
    Hear,
    NeedToDo,
    Pain,
    Gain,
    Other,
}

/// What an entry rests on.
#[uniffi::remote(Enum)]
pub enum Basis {
    Told,
    Seen,
    ToldAndSeen,
    OurReading,
    Guess,
}

/// Who may read a thing.
#[uniffi::remote(Enum)]
pub enum Audience {
    OnlyMe,
    Team,
}

/// What a person of the customer's agreed to.
#[uniffi::remote(Enum)]
pub enum ConsentChoice {
    TeamOnly,
    QuoteUnnamed,
    QuoteNamed,
    Wall,
}

/// Whether pictures may be taken at a site.
#[uniffi::remote(Enum)]
pub enum PhotoRule {
    NotAsked,
    Yes,
    AskEachTime,
    No,
}

/// A mark on a note or an entry.
#[uniffi::remote(Enum)]
pub enum Mark {
    Question,
    Concern,
    Priority,
}

/// What an attachment is.
#[uniffi::remote(Enum)]
pub enum AttachmentKind {
    Picture,
    SpokenNote,
    File,
}

/// The state of a thing on its way to the team.
#[uniffi::remote(Enum)]
pub enum SyncState {
    OnThisPhone,
    OnItsWay,
    KeptForYou,
    WithTheTeam,
    NeedsYou,
}

/// Where a promise stands.
#[uniffi::remote(Enum)]
pub enum PromiseStanding {
    Open,
    DueToday,
    PastItsDay,
    Kept,
    Late,
    Changed,
    LetGo,
    Several,
}

/// Why something needs a person.
#[uniffi::remote(Enum)]
pub enum NeedsYouReason {
    Versions,
    TooLarge,
    NotUnderstood,
    Dependent,
    Clone,
    Erased,
    CannotApply,
}
