//! *The wall*: who our customers are, in their words, what matters to them, and the promise of the week.
//!
//! Visitors walk past a wall, so only who chose *on the wall* is on it (`consent`): their customer's poster, their words,
//! what their maps hold, and a promise made to them alone. The names of others are taken out of our own words; what
//! people said is never changed, only left out.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::rows::LAST;
use crate::consent::{Cleared, Giveaways, Naming, People, Reader};
use crate::empathy_map::{Link, basis, links};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{day_number, empathy_map, map_entry, observation, promise};
use crate::model::{Basis, Id, Kind, MapPart, Mark, ObservationKind, Person, PromiseState, fold};
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
/// Promises of the week that are looked through for one that may hang.
const DUE: usize = 100;
/// A promise due within this many days is one of the week.
const WEEK_DAYS: i64 = 7;

/// *The wall*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wall {
    /// By the customer's name.
    pub posters: Vec<Poster>,
    /// The open promise of the team's that is due next, within a week.
    pub promise: Option<WallPromise>,
}

/// One customer on the wall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Poster {
    /// The customer.
    pub customer: String,
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
    /// The entry's words, without names that may not be read.
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

impl Notebook {
    /// *The wall*, from what the team has.
    ///
    /// # Errors
    /// What the disk says.
    pub fn wall(&self) -> Result<Wall> {
        self.read(|reading| {
            let hanging = Hanging::read(reading)?;
            let mut posters = hanging.posters()?;
            hanging.words(&mut posters)?;
            hanging.matters(&mut posters)?;
            let mut posters: Vec<Poster> = posters.into_values().collect();
            posters.sort_by_cached_key(|poster| fold(&poster.customer));
            Ok(Wall { posters, promise: hanging.promise_of_the_week(reading.today())? })
        })
    }
}

/// Who is on the wall, and what may not be read there.
struct Hanging<'a> {
    reading: &'a Reading<'a>,
    people: People,
    giveaways: Giveaways,
}

type Posters = BTreeMap<Id, Poster>;

impl<'a> Hanging<'a> {
    fn read(reading: &'a Reading<'a>) -> Result<Self> {
        let people = People::read(reading, Reader::Wall)?;
        let giveaways = people.giveaways(|customer| people.all_named().any(|one| one.customer == Some(customer)));
        Ok(Self { reading, people, giveaways })
    }

    /// Everybody on the wall brings their customer up, with words or without.
    fn posters(&self) -> Result<Posters> {
        let mut posters = Posters::new();
        for customer in self.people.all_named().filter_map(|person| person.customer) {
            if let Some(name) = self.reading.name(Some(customer))? {
                posters.insert(customer, Poster { customer: name, words: Vec::new(), matters: Vec::new() });
            }
        }
        Ok(posters)
    }

    /// Their words: starred first, then very words, then the newest.
    fn words(&self, posters: &mut Posters) -> Result<()> {
        let said = ObservationKind::Said.number();
        let mut notes = Entity::latest_of_team(self.reading.connection, Kind::Observation, said, NEWEST_NOTES)?;
        notes.sort_by_key(|note| (!note.fields.flag(observation::STARRED), !note.fields.is_exact()));
        for note in notes {
            let Some(passage) = self.people.passage(self.reading, &note)? else { continue };
            let Some(Naming::Named(by)) = passage.by else { continue };
            let Some(speaker) = self.people.named(by) else { continue };
            let Some(poster) = speaker.customer.and_then(|customer| posters.get_mut(&customer)) else { continue };
            let Some((newest, _)) = note.fields.words().filter(|(newest, _)| self.may_hang(&newest.text)) else {
                continue;
            };
            if poster.words.len() < MOST_WORDS {
                poster.words.push(WallWords {
                    words: newest.text,
                    exact: passage.exact,
                    name: speaker.name.clone(),
                    role: speaker.role.clone(),
                });
            }
        }
        Ok(())
    }

    /// Whether somebody's words can be read from four metres and tell nobody's name.
    fn may_hang(&self, words: &str) -> bool {
        is_readable(words) && !self.giveaways.are_in(words)
    }

    /// What matters to them: entries below the water that rest on evidence, those marked a priority first.
    fn matters(&self, posters: &mut Posters) -> Result<()> {
        let maps = Entity::of_kind_before(self.reading.connection, Kind::EmpathyMap, LAST, NEWEST_MAPS)?;
        for map in maps.iter().filter(|map| map.log == Log::Team) {
            let of = map.fields.get(empathy_map::PERSON).and_then(|id| self.people.named(id));
            let Some(poster) = of.and_then(|of| posters.get_mut(&of.customer?)) else { continue };
            let mut entries = Entity::children(self.reading.connection, map.id, Kind::MapEntry)?;
            entries.retain(|entry| entry.log == Log::Team && entry.versions == 0);
            let is_priority = |entry: &Entity| entry.fields.members(map_entry::MARKS).contains(&Mark::Priority);
            entries.sort_by_key(|entry| !is_priority(entry));
            for entry in entries {
                if poster.matters.len() < MOST_MATTERS {
                    poster.matters.extend(self.matter(&entry)?);
                }
            }
        }
        Ok(())
    }

    fn matter(&self, entry: &Entity) -> Result<Option<WallMatter>> {
        let part = entry.fields.get(map_entry::PART);
        let Some(part) = part.filter(|part| !part.above_water()) else { return Ok(None) };
        let mut links = links(self.reading.connection, entry.id)?;
        links.retain(|link| link.row.log == Log::Team);
        // A guess is no evidence, and goes on no wall.
        if basis(part, &links) == Basis::Guess {
            return Ok(None);
        }
        let shown = match entry.fields.get(map_entry::TEXT) {
            // Our words speak of the map's own person; the names of others are taken out.
            Some(own) => Some(own).filter(|own| is_readable(own)).map(|own| (self.giveaways.taken_out(&own), false)),
            None => {
                let origin = entry.fields.get(map_entry::MADE_FROM);
                match links.iter().find(|link| Some(link.row.id) == origin) {
                    Some(link) => self.their_words(link)?.map(|(words, exact)| (Cleared::whole(words), exact)),
                    None => None,
                }
            }
        };
        let notes = links.iter().filter(|link| !link.against).count() as u32;
        Ok(shown.map(|(text, exact)| WallMatter { part, text, exact, notes }))
    }

    /// An entry made of a note shows its words: theirs, so by their consent; and not those that were corrected since.
    fn their_words(&self, link: &Link) -> Result<Option<(String, bool)>> {
        let Some(passage) = self.people.passage(self.reading, &link.note)? else { return Ok(None) };
        if link.corrected_since() {
            return Ok(None);
        }
        let words = link.words(self.reading.connection)?.filter(|words| self.may_hang(words));
        Ok(words.map(|words| (words, passage.exact)))
    }

    /// The open promise of the team's that is due next, within a week, of those made to people on the wall alone.
    fn promise_of_the_week(&self, today: NaiveDate) -> Result<Option<WallPromise>> {
        let week = day_number(today)..=day_number(today) + WEEK_DAYS;
        let open = PromiseState::Open.number();
        let due = Entity::in_state_within(self.reading.connection, Kind::Promise, open, week, DUE)?;
        for found in due.iter().filter(|promise| promise.log == Log::Team && promise.versions == 0) {
            let Some(until) = found.fields.get(promise::UNTIL) else { continue };
            let to: Option<Vec<String>> =
                found.fields.members(promise::TO).iter().map(|person| self.name_of(person)).collect();
            let Some(to) = to.filter(|to| !to.is_empty()) else { continue };
            let text = self.giveaways.taken_out(&found.fields.get(promise::TEXT).unwrap_or_default());
            let promised_by = self.reading.name(found.fields.get(promise::PROMISED_BY))?;
            return Ok(Some(WallPromise { text, to, promised_by, until }));
        }
        Ok(None)
    }

    /// Somebody's name, if they are on the wall.
    fn name_of(&self, person: &Person) -> Option<String> {
        match person {
            Person::Known(id) => self.people.named(*id).map(|person| person.name.clone()),
            Person::Someone(_) => None,
        }
    }
}

/// Longer words cannot be read from four metres.
fn is_readable(words: &str) -> bool {
    !words.trim().is_empty() && words.chars().count() <= READABLE
}
