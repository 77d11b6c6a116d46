//! *The wall*: who our customers are, in their words, what matters to them; the story and the promise of the week, and the
//! map of the month.
//!
//! Visitors walk past a wall, so only who chose *on the wall* is on it (`consent::Hanging`): their posters, their words, what
//! their maps hold, and a promise made to them alone. A poster that somebody put together stands for its person; of
//! everybody else who is on the wall their customer's poster shows what there is.

mod month;
mod poster;
mod story;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

pub use self::month::{WallMap, WallPart};
pub use self::poster::{PosterChoices, PosterPiece, PosterRow, PosterSheet};
pub(crate) use self::story::held_back;
pub use self::story::{StoryHeldBack, WallStory};
use super::rows::LAST;
use crate::consent::{Cleared, Hanging, HangingMatter};
use crate::error::Result;
use crate::model::fields::{day_number, empathy_map, map_entry, observation, promise};
use crate::model::{Id, Kind, MapPart, Mark, ObservationKind, Person, PromiseState, fold};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Of one customer at once.
const MOST_WORDS: usize = 4;
const MOST_MATTERS: usize = 4;
/// How far back is looked for words.
const NEWEST_NOTES: usize = 5_000;
const NEWEST_MAPS: usize = 5_000;
/// Promises of the week that are looked through for one that may hang.
const DUE: usize = 100;
/// A promise due within this many days is one of the week.
const WEEK_DAYS: i64 = 7;

/// *The wall*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wall {
    /// By the customer's name.
    pub posters: Vec<Poster>,
    /// The week's story, or that of the week before.
    pub story: Option<WallStory>,
    /// The open promise of the team's that is due next, within a week.
    pub promise: Option<WallPromise>,
    /// The map of the month.
    pub map: Option<WallMap>,
}

/// One customer on the wall, or one person of theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Poster {
    /// The customer; empty where it is not known.
    pub customer: String,
    /// The one person whom somebody put it together of; else it is the customer's.
    pub person: Option<WallPerson>,
    /// What they said: as chosen; else starred first, then very words, then the newest.
    pub words: Vec<WallWords>,
    /// A picture.
    pub picture: Option<WallPicture>,
    /// What matters to them: as chosen; else what their maps hold below the water, those marked a priority first.
    pub matters: Vec<WallMatter>,
}

/// Somebody on the wall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WallPerson {
    /// The name, or the description of who has none.
    pub name: String,
    /// What they do there.
    pub role: Option<String>,
}

/// A picture on the wall: the outgoing copy, covers burnt in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WallPicture {
    /// JPEG.
    #[serde(skip)]
    pub jpeg: Vec<u8>,
    /// How many pixels wide.
    pub width: u32,
    /// How many pixels high.
    pub height: u32,
}

/// What somebody of theirs said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WallWords {
    /// The newest words.
    pub words: String,
    /// Their very words: quotation marks.
    pub exact: bool,
    /// Who said it, or who it is described as.
    pub name: String,
    /// What they do there.
    pub role: Option<String>,
}

/// One statement of what they need, fear or hope for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WallMatter {
    /// The part of their map it stands in.
    pub part: Option<MapPart>,
    /// How their own words are marked that are on no map.
    pub mark: Option<Mark>,
    /// The words, without names that may not be read.
    pub text: Cleared,
    /// Their very words rather than our reading: quotation marks.
    pub exact: bool,
    /// Notes that show it.
    pub notes: u32,
}

/// The promise of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WallPromise {
    /// What we said we would do, without names that may not be read.
    pub text: Cleared,
    /// To whom: each of them is on the wall.
    pub to: Vec<String>,
    /// The engineer who promised it.
    pub promised_by: Option<String>,
    /// The customer's calendar.
    pub until: NaiveDate,
}

impl From<HangingMatter> for WallMatter {
    fn from(matter: HangingMatter) -> Self {
        let HangingMatter { part, mark, text, exact, notes } = matter;
        Self { part, mark, text, exact, notes }
    }
}

impl Notebook {
    /// *The wall*, from what the team has.
    ///
    /// # Errors
    /// What the disk says.
    pub fn wall(&self) -> Result<Wall> {
        self.read(|reading| {
            let hanging = Hanging::read(reading)?;
            let made = poster::hung(&self.directory, &hanging)?;
            let mut posters = by_customer(&hanging, &made.of)?;
            words(&hanging, &made.of, &mut posters)?;
            matters(&hanging, &made.of, &mut posters)?;
            let mut posters: Vec<Poster> = posters.into_values().collect();
            posters.extend(made.posters);
            posters.sort_by_cached_key(|poster| {
                (fold(&poster.customer), poster.person.as_ref().map(|person| fold(&person.name)))
            });
            Ok(Wall {
                posters,
                story: story::of_the_week(&hanging)?,
                promise: promise_of_the_week(&hanging)?,
                map: month::of_the_month(&hanging)?,
            })
        })
    }

    /// The same as long as [`Notebook::wall`] is, of a notebook that nobody writes in: what of the team's log is read here,
    /// which files are, and the day.
    ///
    /// # Errors
    /// What the disk says.
    pub fn wall_stamp(&self) -> Result<String> {
        self.read(|reading| {
            let sql = "SELECT (SELECT coalesce(max(number), 0) FROM entity)
                || '.' || (SELECT coalesce(group_concat(epoch || '-' || cursor), '') FROM log)
                || '.' || (SELECT count(*) FROM erased) || '.' || (SELECT count(*) FROM emptied)
                || '.' || (SELECT count(*) FROM blob) || '.' || (SELECT coalesce(sum(moved), 0) FROM transfer)";
            let stamp: String = reading.connection.query_row(sql, [], |row| row.get(0))?;
            Ok(format!("{stamp}.{}", reading.today()))
        })
    }
}

type Posters = BTreeMap<Id, Poster>;
/// Who has a poster of their own, up or down.
type Made = BTreeSet<Id>;

/// Everybody on the wall without a poster of their own brings their customer up, with words or without.
fn by_customer(hanging: &Hanging<'_>, made: &Made) -> Result<Posters> {
    let mut posters = Posters::new();
    for (_, person) in hanging.people.all_named_by_id().filter(|(id, _)| !made.contains(id)) {
        let Some(customer) = person.customer else { continue };
        if let Some(name) = hanging.reading.name(Some(customer))? {
            let poster = Poster { customer: name, person: None, words: vec![], picture: None, matters: vec![] };
            posters.entry(customer).or_insert(poster);
        }
    }
    Ok(posters)
}

/// Their words: starred first, then very words, then the newest.
fn words(hanging: &Hanging<'_>, made: &Made, posters: &mut Posters) -> Result<()> {
    let said = ObservationKind::Said.number();
    let connection = hanging.reading.connection;
    let mut notes = if hanging.reading.me.has_team() {
        Entity::latest_of_team(connection, Kind::Observation, said, NEWEST_NOTES)?
    } else {
        Entity::latest_in_state(connection, Kind::Observation, said, NEWEST_NOTES)?
    };
    notes.sort_by_key(|note| (!note.fields.flag(observation::STARRED), !note.fields.is_exact()));
    for note in notes {
        let Some(said) = hanging.words(&note)? else { continue };
        let Some(speaker) = hanging.people.named(said.by).filter(|_| !made.contains(&said.by)) else { continue };
        let Some(poster) = speaker.customer.and_then(|customer| posters.get_mut(&customer)) else { continue };
        if poster.words.len() < MOST_WORDS {
            let (name, role) = (speaker.name.clone(), speaker.role.clone());
            poster.words.push(WallWords { words: said.words, exact: said.exact, name, role });
        }
    }
    Ok(())
}

/// What matters to them: entries below the water that rest on evidence, those marked a priority first.
fn matters(hanging: &Hanging<'_>, made: &Made, posters: &mut Posters) -> Result<()> {
    let connection = hanging.reading.connection;
    let maps = Entity::of_kind_before(connection, Kind::EmpathyMap, LAST, NEWEST_MAPS)?;
    for map in maps.iter().filter(|map| hanging.is_ours(map)) {
        let person = map.fields.get(empathy_map::PERSON).filter(|person| !made.contains(person));
        let of = person.and_then(|id| hanging.people.named(id));
        let Some(poster) = of.and_then(|of| posters.get_mut(&of.customer?)) else { continue };
        let mut entries = Entity::children(connection, map.id, Kind::MapEntry)?;
        let is_priority = |entry: &Entity| entry.fields.members(map_entry::MARKS).contains(&Mark::Priority);
        entries.sort_by_key(|entry| !is_priority(entry));
        for entry in entries {
            if poster.matters.len() < MOST_MATTERS {
                poster.matters.extend(hanging.entry(&entry, false)?.map(WallMatter::from));
            }
        }
    }
    Ok(())
}

/// The open promise of the team's that is due next, within a week, of those made to people on the wall alone.
fn promise_of_the_week(hanging: &Hanging<'_>) -> Result<Option<WallPromise>> {
    let today = day_number(hanging.reading.today());
    let open = PromiseState::Open.number();
    let connection = hanging.reading.connection;
    let due = Entity::in_state_within(connection, Kind::Promise, open, today..=today + WEEK_DAYS, DUE)?;
    for found in due.iter().filter(|promise| promise.log == Log::Team && promise.versions == 0) {
        let Some(until) = found.fields.get(promise::UNTIL) else { continue };
        let to: Option<Vec<String>> =
            found.fields.members(promise::TO).iter().map(|person| name_of(hanging, person)).collect();
        let Some(to) = to.filter(|to| !to.is_empty()) else { continue };
        let text = hanging.taken_out(&found.fields.get(promise::TEXT).unwrap_or_default())?;
        let promised_by = hanging.reading.name(found.fields.get(promise::PROMISED_BY))?;
        return Ok(Some(WallPromise { text, to, promised_by, until }));
    }
    Ok(None)
}

/// Somebody's name, if they are on the wall.
fn name_of(hanging: &Hanging<'_>, person: &Person) -> Option<String> {
    match person {
        Person::Known(id) => hanging.people.named(*id).map(|person| person.name.clone()),
        Person::Someone(_) => None,
    }
}
