//! *The wall*: who our customers are, in their words, what matters to them, and the promise of the week.
//!
//! Visitors walk past a wall, so consent is applied here as for anything made for readers outside: a person's words
//! and name go up only while *on the wall* stands for everybody the words are by and about. What we made of somebody
//! who may be quoted but not named goes on a poster without a name; the names of others are taken out of our own
//! words, and their words are never changed, only left out.

mod people;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use self::people::People;
use super::rows::LAST;
use crate::empathy_map::{Link, basis, gives_evidence, links};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::Person;
use crate::model::fields::{day_number, empathy_map, map_entry, observation, promise};
use crate::model::{Basis, ConsentChoice, Id, Kind, MapPart, Mark, ObservationKind, PromiseState, fold};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Longer words cannot be read from four metres.
const READABLE: usize = 320;
/// Of one customer at once.
const MOST_WORDS: usize = 4;
const MOST_MATTERS: usize = 4;
/// How far back is looked for words.
const NEWEST_NOTES: usize = 5_000;
const NEWEST_MAPS: usize = 5_000;
/// Promises of the week that are looked through for one of the team's that nobody disputes.
const DUE: usize = 100;
/// A promise due within this many days is one of the week.
const WEEK_DAYS: i64 = 7;
/// *The wall*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wall {
    /// By the customer's name, those without one last.
    pub posters: Vec<Poster>,
    /// The open promise of the team's that is due next, within a week.
    pub promise: Option<WallPromise>,
}

/// One customer on the wall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Poster {
    /// `None`: a customer nobody of whom agreed to be named.
    pub customer: Option<String>,
    /// What they said: starred first, then very words, then the newest.
    pub words: Vec<WallWords>,
    /// What their maps hold below the water, those marked a priority first.
    pub matters: Vec<WallMatter>,
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

/// One statement of a map below the water: what they need, fear or hope for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WallMatter {
    /// A part below the water.
    pub part: MapPart,
    /// The entry's words.
    pub text: String,
    /// Their very words rather than our reading: quotation marks.
    pub exact: bool,
    /// Notes that show it.
    pub notes: u32,
}

/// The promise of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WallPromise {
    /// What we said we would do, without names that may not be read.
    pub text: String,
    /// Those of them who are on the wall; empty: to a customer.
    pub to: Vec<String>,
    /// The engineer who promised it.
    pub promised_by: Option<String>,
    /// The customer's calendar.
    pub until: NaiveDate,
}

impl Notebook {
    /// *The wall*, from what the team has.
    ///
    /// # Errors
    /// What the disk says.
    pub fn wall(&self) -> Result<Wall> {
        let today = self.environment.clock.now().day();
        self.read(|reading| {
            let people = People::read(reading.connection)?;
            let mut posters: BTreeMap<Id, Poster> = BTreeMap::new();
            let mut unnamed: BTreeMap<Id, Poster> = BTreeMap::new();
            words(reading, &people, &mut posters)?;
            matters(reading, &people, &mut posters, &mut unnamed)?;
            let mut named: Vec<Poster> = Vec::new();
            for (customer, poster) in posters {
                let name = reading.name(Some(customer))?;
                named.push(Poster { customer: name, ..poster });
            }
            named.sort_by_cached_key(|poster| poster.customer.as_deref().map(fold));
            named.extend(unnamed.into_values());
            Ok(Wall { posters: named, promise: promise_of_the_week(reading, &people, today)? })
        })
    }
}

fn poster(posters: &mut BTreeMap<Id, Poster>, customer: Id) -> &mut Poster {
    posters.entry(customer).or_insert_with(|| Poster { customer: None, words: Vec::new(), matters: Vec::new() })
}

/// Their words: starred first, then very words, then the newest.
fn words(reading: &Reading<'_>, people: &People, posters: &mut BTreeMap<Id, Poster>) -> Result<()> {
    // Everybody on the wall brings their customer up, with words or without.
    for person in people.by_id.values().filter(|person| person.choice == ConsentChoice::Wall) {
        if let Some(customer) = person.customer {
            poster(posters, customer);
        }
    }
    let said = ObservationKind::Said.number();
    let mut notes = Entity::latest_of_team(reading.connection, Kind::Observation, said, NEWEST_NOTES)?;
    notes.sort_by_key(|note| (!note.fields.flag(observation::STARRED), !note.fields.flag(observation::EXACT)));
    for note in notes {
        let Some(Person::Known(by)) = note.fields.get(observation::BY) else { continue };
        let Some((speaker, customer)) = people.on_the_wall(by).and_then(|speaker| Some((speaker, speaker.customer?)))
        else {
            continue;
        };
        let Some((newest, _)) = note.fields.words(note.id) else { continue };
        let visit = note
            .fields
            .get(observation::ENCOUNTER)
            .map(|visit| Entity::find(reading.connection, visit))
            .transpose()?
            .flatten();
        let fits = newest.text.chars().count() <= READABLE
            && people.agreed(&note, ConsentChoice::Wall)
            && visit.as_ref().is_none_or(gives_evidence)
            && !people.is_telling(&newest.text);
        let poster = poster(posters, customer);
        if fits && poster.words.len() < MOST_WORDS {
            poster.words.push(WallWords {
                words: newest.text,
                exact: note.fields.flag(observation::EXACT),
                name: speaker.name.clone(),
                role: speaker.role.clone(),
            });
        }
    }
    Ok(())
}

/// What matters to them: entries below the water that rest on evidence, those marked a priority first.
fn matters(
    reading: &Reading<'_>,
    people: &People,
    posters: &mut BTreeMap<Id, Poster>,
    unnamed: &mut BTreeMap<Id, Poster>,
) -> Result<()> {
    let maps = Entity::of_kind_before(reading.connection, Kind::EmpathyMap, LAST, NEWEST_MAPS)?;
    for map in maps.iter().filter(|map| map.log == Log::Team) {
        let Some(of) = map.fields.get(empathy_map::PERSON).and_then(|id| people.by_id.get(&id)) else { continue };
        let Some(customer) = of.customer else { continue };
        let named = match of.choice {
            ConsentChoice::Wall => true,
            ConsentChoice::QuoteNamed | ConsentChoice::QuoteUnnamed => false,
            ConsentChoice::TeamOnly => continue,
        };
        let mut entries = Entity::children(reading.connection, map.id, Kind::MapEntry)?;
        entries.retain(|entry| entry.log == Log::Team);
        let is_priority = |entry: &Entity| entry.fields.members(map_entry::MARKS).contains(&Mark::Priority);
        entries.sort_by_key(|entry| !is_priority(entry));
        for entry in entries {
            let Some(matter) = matter(reading, people, &entry, named)? else { continue };
            let poster = poster(if named { &mut *posters } else { &mut *unnamed }, customer);
            if poster.matters.len() < MOST_MATTERS {
                poster.matters.push(matter);
            }
        }
    }
    Ok(())
}

fn matter(reading: &Reading<'_>, people: &People, entry: &Entity, named: bool) -> Result<Option<WallMatter>> {
    let Some(part) = entry.fields.get(map_entry::PART) else { return Ok(None) };
    if part.above_water() {
        return Ok(None);
    }
    let needed = if named { ConsentChoice::Wall } else { ConsentChoice::QuoteUnnamed };
    let links: Vec<Link> =
        links(reading.connection, entry.id)?.into_iter().filter(|link| link.row.log == Log::Team).collect();
    // A guess is no evidence, and goes on no wall.
    if basis(part, &links) == Basis::Guess {
        return Ok(None);
    }
    let shown_by = links.iter().filter(|link| !link.against);
    // Without a name, nobody may be in it who was not asked; with one, our words speak of the map's own person.
    if !named && !shown_by.clone().all(|link| people.agreed(&link.note, needed)) {
        return Ok(None);
    }
    let notes = shown_by.count() as u32;
    let shown = match entry.fields.get(map_entry::TEXT) {
        Some(own) => Some((people.without_names(&own, !named), false)),
        // An entry made of a note shows its words: theirs, so by their consent, and never without their name.
        None => {
            let origin = entry.fields.get(map_entry::MADE_FROM);
            match links.iter().find(|link| Some(link.row.id) == origin && named && people.agreed(&link.note, needed)) {
                Some(link) => link
                    .words(reading.connection)?
                    .filter(|words| !people.is_telling(words))
                    .map(|words| (words, link.note.fields.flag(observation::EXACT))),
                None => None,
            }
        }
    };
    Ok(shown
        .filter(|(text, _)| !text.trim().is_empty() && text.chars().count() <= READABLE)
        .map(|(text, exact)| WallMatter { part, text, exact, notes }))
}

/// The open promise of the team's that is due next, within a week.
fn promise_of_the_week(reading: &Reading<'_>, people: &People, today: NaiveDate) -> Result<Option<WallPromise>> {
    let week = day_number(today)..=day_number(today) + WEEK_DAYS;
    let open = Entity::in_state_within(reading.connection, Kind::Promise, PromiseState::Open.number(), week, DUE)?;
    let Some(found) = open.into_iter().find(|promise| promise.log == Log::Team && promise.versions == 0) else {
        return Ok(None);
    };
    let Some(until) = found.fields.get(promise::UNTIL) else { return Ok(None) };
    let to = found
        .fields
        .members(promise::TO)
        .into_iter()
        .filter_map(|person| match person {
            Person::Known(id) => people.on_the_wall(id).map(|person| person.name.clone()),
            Person::Someone(_) => None,
        })
        .collect();
    Ok(Some(WallPromise {
        text: people.without_names(&found.fields.get(promise::TEXT).unwrap_or_default(), true),
        to,
        promised_by: reading.name(found.fields.get(promise::PROMISED_BY))?,
        until,
    }))
}
