//! The week's story on the wall, and why one does not hang.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::consent::Hanging;
use crate::error::Result;
use crate::model::fields::{promise, trust_story};
use crate::model::{Id, Kind, Person};
use crate::store::entities::Entity;
use crate::visit_log::stories::rotation::{Week, monday};

/// A longer story has more faces than anybody waits for.
const LONGEST: usize = 1_200;
/// A story hangs until the next one is told, and no longer than this many weeks.
const WEEKS: u64 = 2;

/// The week's story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WallStory {
    /// The Monday of its week.
    pub week: NaiveDate,
    /// The story. It names nobody who may not be read there.
    pub text: String,
    /// Who told it; `None` once their name is gone.
    pub teller: Option<String>,
    /// The customer it is of, if somebody of theirs is on the wall.
    pub customer: Option<String>,
}

/// Why a story does not hang.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum StoryHeldBack {
    /// Its teller keeps it inside.
    Inside,
    /// Somebody it speaks of is not on the wall.
    SomebodyNotOnTheWall,
    /// It names somebody, or a customer, who may not be read there.
    NamesSomebody,
    /// Something it rests on was deleted or erased: its teller looks at it again.
    RestsOnWhatIsGone,
    /// A note or a promise it rests on may not hang.
    RestsOnWhatMayNotHang,
    /// Versions of it stand side by side.
    SeveralVersions,
    /// It is longer than anybody reads from four metres.
    TooLong,
}

impl StoryHeldBack {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Inside,
        Self::SomebodyNotOnTheWall,
        Self::NamesSomebody,
        Self::RestsOnWhatIsGone,
        Self::RestsOnWhatMayNotHang,
        Self::SeveralVersions,
        Self::TooLong,
    ];

    /// The name of its words in the catalogue.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Inside => "inside",
            Self::SomebodyNotOnTheWall => "somebody-not-on-the-wall",
            Self::NamesSomebody => "names-somebody",
            Self::RestsOnWhatIsGone => "rests-on-what-is-gone",
            Self::RestsOnWhatMayNotHang => "rests-on-what-may-not-hang",
            Self::SeveralVersions => "several-versions",
            Self::TooLong => "too-long",
        }
    }
}

/// Everything that keeps a story from the wall now.
pub(crate) fn held_back(hanging: &Hanging<'_>, story: &Entity) -> Result<Vec<StoryHeldBack>> {
    let fields = &story.fields;
    let mut held = Vec::new();
    if !fields.flag(trust_story::WALL) {
        held.push(StoryHeldBack::Inside);
    }
    if fields.members(trust_story::PEOPLE).iter().any(|person| hanging.people.named(*person).is_none()) {
        held.push(StoryHeldBack::SomebodyNotOnTheWall);
    }
    let text = fields.get(trust_story::TEXT).unwrap_or_default();
    if hanging.names_somebody(&text)? {
        held.push(StoryHeldBack::NamesSomebody);
    }
    for thing in fields.members(trust_story::ABOUT) {
        let here = Entity::find(hanging.reading.connection, thing)?.filter(|thing| hanging.is_ours(thing));
        let reason = match here {
            None => Some(StoryHeldBack::RestsOnWhatIsGone),
            Some(thing) => (!may_rest_on(hanging, &thing)?).then_some(StoryHeldBack::RestsOnWhatMayNotHang),
        };
        held.extend(reason.filter(|reason| !held.contains(reason)));
    }
    if story.versions > 0 {
        held.push(StoryHeldBack::SeveralVersions);
    }
    if text.chars().count() > LONGEST {
        held.push(StoryHeldBack::TooLong);
    }
    Ok(held)
}

/// Whether what a story rests on is of, about or to people on the wall alone.
fn may_rest_on(hanging: &Hanging<'_>, thing: &Entity) -> Result<bool> {
    match thing.kind {
        Kind::Observation => Ok(hanging.people.passage(hanging.reading, thing)?.is_some()),
        Kind::Promise => {
            let is_on = |person: &Person| matches!(person, Person::Known(id) if hanging.people.named(*id).is_some());
            Ok(thing.fields.members(promise::TO).iter().all(is_on))
        }
        _ => Ok(false),
    }
}

/// The latest story that was told, of this week or the last.
pub(super) fn of_the_week(hanging: &Hanging<'_>) -> Result<Option<WallStory>> {
    let connection = hanging.reading.connection;
    let this = monday(connection, hanging.reading.now())?;
    for back in 0..WEEKS {
        let week = Week::read(connection, this - Days::new(7 * back))?;
        let Some(told) = week.told() else { continue };
        if !hanging.is_ours(told) || !held_back(hanging, told)?.is_empty() {
            return Ok(None);
        }
        return Ok(Some(WallStory {
            week: week.monday,
            text: told.fields.get(trust_story::TEXT).unwrap_or_default(),
            teller: hanging.reading.name(told.fields.get(trust_story::TELLER))?,
            customer: customer(hanging, told.fields.get(trust_story::CUSTOMER))?,
        }));
    }
    Ok(None)
}

/// A customer's name, if somebody of theirs is on the wall.
fn customer(hanging: &Hanging<'_>, customer: Option<Id>) -> Result<Option<String>> {
    let Some(customer) = customer else { return Ok(None) };
    let mut shown = false;
    for person in hanging.people.all_named() {
        shown |= person.customer.map_or(Ok(false), |theirs| hanging.is_one(theirs, customer))?;
    }
    if shown { hanging.reading.name(Some(customer)) } else { Ok(None) }
}
