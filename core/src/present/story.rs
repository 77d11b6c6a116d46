//! *Story*: the week's trust story, whose turn it is, and the stories told before.

use std::cell::OnceCell;

use chrono::NaiveDate;
use serde::Serialize;

use super::rows::{self, Page, PersonRow, SyncState, VersionsRow, note, promise};
use super::team::{EngineerRow, engineer};
use super::wall::{StoryHeldBack, held_back};
use crate::consent::Hanging;
use crate::error::{Error, Result};
use crate::log::identity::has_left;
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::{story_absence, trust_story};
use crate::model::{Audience, Id, Kind, Seen};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::stories::rotation::{Week, monday, zone};

/// *Story*: this week's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StoryPage {
    /// The Monday of the week.
    pub week: NaiveDate,
    /// The zone in which the team's weeks begin; `None` before anybody took a story up.
    pub zone: Option<String>,
    /// Whose turn it is; `None` where nobody can.
    pub teller: Option<EngineerRow>,
    /// They took it up; else it is the rotation's proposal.
    pub taken: bool,
    /// This engineer may take it up: nobody has.
    pub may_take: bool,
    /// This engineer may tell it, which takes it up: nobody else has.
    pub may_tell: bool,
    /// This engineer has it, in turn or taken up, and may pass it on.
    pub may_pass: bool,
    /// The week's story, once it is taken up.
    pub story: Option<StoryRow>,
    /// Who took the same week up too, apart: their rank is higher.
    pub also: Vec<AlsoTelling>,
    /// Days on which this engineer tells none, of today and later.
    pub away: Vec<Absence>,
}

/// Whose turn it is this week, as *Team* shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StoryTurn {
    /// Whose; `None` where nobody can.
    pub teller: Option<EngineerRow>,
    /// They took it up; else it is the rotation's proposal.
    pub taken: bool,
    /// The story, once it is told.
    pub story: Option<String>,
}

/// Somebody who took a week up that another has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AlsoTelling {
    /// Who.
    pub teller: EngineerRow,
    /// What they took up.
    pub story: Id,
    /// They told it.
    pub told: bool,
}

/// Days on which an engineer tells no story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Absence {
    /// The id.
    pub id: Id,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// A story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StoryRow {
    /// The id.
    pub id: Id,
    /// The Monday of its week.
    pub week: NaiveDate,
    /// Who tells it.
    pub teller: Option<EngineerRow>,
    /// They have left the team since.
    pub teller_left: bool,
    /// This engineer tells it, and may change it.
    pub mine: bool,
    /// It is told.
    pub told: bool,
    /// The story; empty before.
    pub text: String,
    /// The customer it is of.
    pub customer: Option<String>,
    /// By its id.
    pub customer_id: Option<Id>,
    /// Everybody of the customer's it speaks of.
    pub people: Vec<PersonRow>,
    /// Notes and promises it rests on, those that are here.
    pub about: Vec<StoryLink>,
    /// Its teller lets it hang on the wall.
    pub on_the_wall: bool,
    /// What keeps it from the wall now; nothing: it hangs. Of one that its teller keeps inside, that alone.
    pub held_back: Vec<StoryHeldBack>,
    /// Versions of it that stand side by side.
    pub versions: Option<VersionsRow>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with a change.
    pub seen: Seen,
}

/// A note or a promise that a story rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StoryLink {
    /// The id.
    pub id: Id,
    /// Its words.
    pub words: String,
    /// Their very words.
    pub exact: bool,
}

impl Notebook {
    /// *Story*: this week's, and whose turn it is.
    ///
    /// # Errors
    /// What the disk says.
    pub fn story_page(&self) -> Result<StoryPage> {
        self.read(story_page)
    }

    /// A story.
    ///
    /// # Errors
    /// An unknown story.
    pub fn story(&self, id: Id) -> Result<StoryRow> {
        self.read(|reading| {
            let entity = reading.live(id, Kind::TrustStory)?;
            row(reading, &entity, &OnceCell::new())?.ok_or(Error::NotFound { what: Kind::TrustStory.word() })
        })
    }

    /// The stories that were told, the latest first, a page at a time.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn stories(&self, after: Option<&str>, limit: usize) -> Result<Page<StoryRow>> {
        self.read(|reading| {
            let (limit, before) = (rows::limit(limit), rows::place_after(after, rows::LAST)?);
            let found = Entity::in_state_before(reading.connection, Kind::TrustStory, 1, before, limit + 1)?;
            let hanging = OnceCell::new();
            let page = rows::page(found, limit, rows::place, |story| row(reading, story, &hanging))?;
            Ok(Page { items: page.items.into_iter().flatten().collect(), next: page.next })
        })
    }
}

/// Whose turn this week is, without asking what may hang.
pub(super) fn turn(reading: &Reading<'_>) -> Result<StoryTurn> {
    let connection = reading.connection;
    let week = Week::read(connection, monday(connection, reading.now())?)?;
    let told = week.told();
    Ok(StoryTurn {
        teller: week.teller.map(|teller| engineer(reading, teller)).transpose()?,
        taken: week.taken.is_some(),
        story: told.and_then(|story| story.fields.get(trust_story::TEXT)),
    })
}

fn story_page(reading: &Reading<'_>) -> Result<StoryPage> {
    let connection = reading.connection;
    let week = Week::read(connection, monday(connection, reading.now())?)?;
    let standing = week.told().or(week.taken.as_ref());
    let mut also = Vec::new();
    for other in &week.stories {
        let Some(teller) = other.fields.get(trust_story::TELLER) else { continue };
        let told = other.fields.get(trust_story::TEXT).is_some();
        let stands = Some(teller) == week.teller || standing.is_some_and(|story| story.id == other.id);
        if !stands && !other.fields.flag(trust_story::PASSED) {
            also.push(AlsoTelling { teller: engineer(reading, teller)?, story: other.id, told });
        }
    }
    let mut away = Vec::new();
    for absence in Entity::of_kind(connection, Kind::StoryAbsence)? {
        let fields = &absence.fields;
        let days = fields.get(story_absence::FROM).zip(fields.get(story_absence::UNTIL));
        let Some((from, until)) = days.filter(|(_, until)| *until >= reading.today()) else { continue };
        let is_mine = fields.get(story_absence::ENGINEER) == Some(reading.me.engineer);
        if is_mine && !fields.flag(story_absence::TAKEN_BACK) {
            away.push(Absence { id: absence.id, from, until });
        }
    }
    let mine = week.teller == Some(reading.me.engineer);
    Ok(StoryPage {
        week: week.monday,
        zone: zone(connection)?,
        teller: week.teller.map(|teller| engineer(reading, teller)).transpose()?,
        taken: week.taken.is_some(),
        may_take: week.taken.is_none(),
        may_tell: week.taken.is_none() || mine,
        may_pass: mine && week.told().is_none(),
        story: standing.map(|story| row(reading, story, &OnceCell::new())).transpose()?.flatten(),
        also,
        away,
    })
}

/// `None` of one whose week cannot be read. Who may be read on the wall is looked up only for a story that its teller lets hang
/// there.
fn row<'a>(reading: &'a Reading<'a>, story: &Entity, hanging: &OnceCell<Hanging<'a>>) -> Result<Option<StoryRow>> {
    let fields = &story.fields;
    let held_back = if fields.flag(trust_story::WALL) {
        if hanging.get().is_none() {
            let _ = hanging.set(Hanging::read(reading)?);
        }
        hanging.get().map(|hanging| held_back(hanging, story)).transpose()?.unwrap_or_default()
    } else {
        vec![StoryHeldBack::Inside]
    };
    let Some(week) = fields.get(trust_story::WEEK) else { return Ok(None) };
    let teller = fields.get(trust_story::TELLER);
    let mut people = Vec::new();
    for person in fields.members(trust_story::PEOPLE) {
        people.extend(Entity::live(reading.connection, person, Kind::Person)?.as_ref().map(rows::person));
    }
    let mut about = Vec::new();
    for thing in fields.members(trust_story::ABOUT) {
        let Some(thing) = Entity::find(reading.connection, thing)?.filter(Entity::is_here) else { continue };
        about.extend(match thing.kind {
            Kind::Observation => {
                let note = note(reading, &thing)?;
                Some(StoryLink { id: thing.id, words: note.words, exact: note.exact })
            }
            Kind::Promise => Some(StoryLink { id: thing.id, words: promise(reading, &thing)?.text, exact: false }),
            _ => None,
        });
    }
    let text = fields.get(trust_story::TEXT);
    Ok(Some(StoryRow {
        id: story.id,
        week,
        teller: teller.map(|teller| engineer(reading, teller)).transpose()?,
        teller_left: teller.map_or(Ok(false), |teller| has_left(reading.connection, teller))?,
        mine: teller == Some(reading.me.engineer),
        told: text.is_some(),
        text: text.unwrap_or_default(),
        customer: reading.name(fields.get(trust_story::CUSTOMER))?,
        customer_id: fields.get(trust_story::CUSTOMER),
        people,
        about,
        on_the_wall: fields.flag(trust_story::WALL),
        held_back,
        versions: rows::versions(reading, story)?.into_iter().find(|versions| versions.field == "text"),
        audience: story.log.audience(),
        state: rows::sync_state(reading, story)?,
        seen: seen_token(reading.connection, story)?,
    }))
}
