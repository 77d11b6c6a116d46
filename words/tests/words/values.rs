//! Everything that a record can hold and a shell must word, from the core's own lists.

use std::collections::BTreeSet;

use soundings_core::model::{
    AttachmentKind, Audience, Basis, ConsentChoice, DebriefEnd, DebriefQuestion, DocumentKind, DrawnShape,
    EncounterKind, EngineerTask, ExpectationOutcome, MapPart, Mark, ObservationKind, OutcomeKind, PhotoRule,
    PromiseState, QuestionSource, Sureness, Use,
};
use soundings_core::present::StoryHeldBack;
use soundings_core::present::{
    FileStanding, Freshness, InsightBasis, NeedsYouReason, NotShown, OneThing, PromiseStanding, SeatStanding, Sharing,
    SyncState, TeamWordsOf,
};
use soundings_core::{Error, Refusal, ShareableKind};

/// A case with its name in Rust and the id of its words.
#[derive(Clone, Debug)]
pub struct Case {
    pub name: String,
    pub id: String,
}

/// An enum whose cases are each one word or sentence.
pub struct Values {
    pub name: &'static str,
    pub cases: Vec<Case>,
    /// Whether Kotlin and Swift know it by this name.
    pub in_shells: bool,
}

/// The cases of an enum that has no list of its own. A case that is added there and not here does not compile.
macro_rules! cases {
    ($name:ident { $($case:ident),+ $(,)? }) => {{
        #[allow(dead_code)]
        fn all_of_them(value: &$name) {
            match value { $($name::$case { .. } => {})+ }
        }
        vec![$(stringify!($case).to_owned()),+]
    }};
}

/// `CallListened` as `call-listened`.
pub fn kebab(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

fn values(name: &'static str, cases: Vec<String>, in_shells: bool) -> Values {
    let prefix = kebab(name);
    let cases = cases.into_iter().map(|case| Case { id: format!("{prefix}-{}", kebab(&case)), name: case });
    Values { name, cases: cases.collect(), in_shells }
}

macro_rules! listed {
    ($name:ident, $in_shells:literal) => {
        values(stringify!($name), $name::ALL.iter().map(|case| format!("{case:?}")).collect(), $in_shells)
    };
}

/// Every enum of the records that is worded case by case.
pub fn all() -> Vec<Values> {
    let states = cases!(SyncState { OnThisPhone, OnItsWay, KeptForYou, WithTheTeam, NeedsYou });
    let standings = cases!(PromiseStanding { Open, DueToday, PastItsDay, Kept, Late, Changed, LetGo, Several });
    let reasons = cases!(NeedsYouReason {
        Versions,
        TooLarge,
        NotUnderstood,
        NotKnownHere,
        Dependent,
        Erased,
        CannotApply,
        NotVouchedFor,
        WaitsForOthers,
        KeyNotHere,
        SharedMeanwhile
    });
    let shareable =
        cases!(ShareableKind { Visit, Note, Map, MapEntry, Promise, Customer, Person, Guide, Insight, Outcome });
    let files = cases!(FileStanding {
        OnlyHere,
        ToSend,
        Sending,
        SendsOverWifi,
        WithTheTeam,
        KeptForYou,
        Follows,
        OnServer,
        Coming,
        AsksForWifi,
        AsksForYou,
        Refused,
        OtherBytes,
        NoRoom,
        Erased
    });
    let freshness = cases!(Freshness { StillFresh, FromMemory });
    let bases = cases!(InsightBasis { Several, One, Guess });
    let seats = cases!(SeatStanding { Free, Taken, TakenByTwo, Withdrawn, Started });
    let found = cases!(TeamWordsOf { DebriefAnswer, Insight, OpenSeat, Outcome, Answer });
    let not_shown = cases!(NotShown { Coding, TooLarge, Broken });
    vec![
        listed!(EncounterKind, true),
        listed!(ObservationKind, true),
        listed!(MapPart, true),
        listed!(Basis, true),
        listed!(Audience, true),
        listed!(ConsentChoice, true),
        listed!(Use, true),
        listed!(DocumentKind, true),
        listed!(PhotoRule, true),
        listed!(PromiseState, true),
        listed!(EngineerTask, true),
        listed!(QuestionSource, true),
        listed!(Sureness, true),
        listed!(ExpectationOutcome, true),
        listed!(DebriefQuestion, true),
        listed!(DebriefEnd, true),
        listed!(OutcomeKind, true),
        values("Freshness", freshness, true),
        values("InsightBasis", bases, true),
        values("SeatStanding", seats, true),
        values("TeamWordsOf", found, true),
        listed!(Mark, true),
        listed!(AttachmentKind, true),
        listed!(DrawnShape, true),
        values("NotShown", not_shown, true),
        values("FileStanding", files, false),
        values("SyncState", states, true),
        values("PromiseStanding", standings, true),
        listed!(StoryHeldBack, true),
        values("NeedsYouReason", reasons, true),
        values("ShareableKind", shareable, true),
        Values { name: "Refusal", cases: refusals(), in_shells: true },
    ]
}

/// Every refusal, by its stable code.
pub fn refusals() -> Vec<Case> {
    let case = |refusal: &Refusal| Case { name: format!("{refusal:?}"), id: format!("refusal-{}", refusal.code()) };
    Refusal::ALL.iter().map(case).collect()
}

/// Every error but a refusal.
pub fn errors() -> Vec<Case> {
    let names =
        cases!(Error { Refused, NotFound, Ambiguous, NoNotebook, WrongKey, Newer, Damaged, DiskFull, Closed, Unknown });
    let others = names.into_iter().filter(|name| name != "Refused");
    others.map(|name| Case { id: format!("error-{}", kebab(&name)), name }).collect()
}

/// Cases that carry something, so that one case may take several sentences: each id begins with its case's.
pub fn sentences() -> Vec<Case> {
    let things = values("OneThing", cases!(OneThing { StillThere, Share, Sort, File, Compare }), true);
    let sharing =
        values("Sharing", cases!(Sharing { NoTeam, Joining, Together, FilesFollow, Waiting, NeedsYou }), true);
    things.cases.into_iter().chain(sharing.cases).collect()
}

/// The ids of all words that belong to one case.
pub fn ids() -> BTreeSet<String> {
    let values = all().into_iter().flat_map(|values| values.cases);
    values.chain(errors()).map(|case| case.id).collect()
}
