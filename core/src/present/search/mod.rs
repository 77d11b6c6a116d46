//! *Search*: everything that holds the words, among all things or those that filters leave.

mod looking;
mod together;

use chrono::NaiveDate;
use serde::Serialize;

use looking::Looking;
pub use together::{TeamWords, TeamWordsOf};

use super::map::MapListRow;
use super::rows::{self, NoteRow, PersonRow, PromiseRow, VisitRow};
use crate::empathy_map::Meter;
use crate::error::{Error, Refusal, Result};
use crate::log::reading::Reading;
use crate::model::fields::{expectation, guide, guide_question, mismatch, organization, site};
use crate::model::{Id, Kind, ObservationKind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::store::query::Query;
use crate::store::scope;
use crate::store::search;

/// What *best first* ranks: no more than the newest so many hits.
pub const RANKED: usize = 2_000;

/// What to look for.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Search {
    /// All of these words, in any order; between quotation marks as they follow one another; the last may be only begun. Empty:
    /// everything that the filters leave.
    pub words: String,
    /// Of this customer: its sites, people and visits, what was noted and promised there, maps of its people.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub customer: Option<Id>,
    /// Of this person: what they said and did, what concerns them, visits they were at, promises to them, maps of them.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub person: Option<Id>,
    /// A kind of thing.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub thing: Option<FoundKind>,
    /// A kind of note; leaves notes alone.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub note_kind: Option<ObservationKind>,
    /// From this day on, on the clock here: when it happened, began, was made, or is due.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub since: Option<NaiveDate>,
    /// Until this day, included.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub until: Option<NaiveDate>,
    /// In which order.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub best_first: bool,
}

/// What a search can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum FoundKind {
    /// Notes.
    Note,
    /// Visits.
    Visit,
    /// People.
    Person,
    /// Customers.
    Customer,
    /// Sites.
    Site,
    /// Empathy maps.
    Map,
    /// Statements on maps.
    Entry,
    /// Promises.
    Promise,
}

impl FoundKind {
    /// Every kind.
    pub const ALL: &'static [Self] =
        &[Self::Note, Self::Visit, Self::Person, Self::Customer, Self::Site, Self::Map, Self::Entry, Self::Promise];

    /// Which kind of hit such a thing is.
    pub(super) fn of(kind: Kind) -> Option<Self> {
        Self::ALL.iter().copied().find(|found| found.kind() == kind)
    }

    fn kind(self) -> Kind {
        match self {
            Self::Note => Kind::Observation,
            Self::Visit => Kind::Encounter,
            Self::Person => Kind::Person,
            Self::Customer => Kind::Organization,
            Self::Site => Kind::Site,
            Self::Map => Kind::EmpathyMap,
            Self::Entry => Kind::MapEntry,
            Self::Promise => Kind::Promise,
        }
    }
}

/// Words to be marked, counted in Unicode scalar values from 0, the end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Marked {
    /// The first,
    pub start: u32,
    /// and the one behind the last.
    pub end: u32,
}

/// One hit of a search. Where the words stand elsewhere (a tag, a place, an older version), nothing is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Found {
    /// A note.
    Note {
        /// It.
        note: NoteRow,
        /// In its words.
        marked: Vec<Marked>,
    },
    /// A visit.
    Visit {
        /// It.
        visit: VisitRow,
        /// In its objective.
        marked: Vec<Marked>,
    },
    /// A person.
    Person {
        /// Them.
        person: PersonRow,
        /// In the name.
        marked: Vec<Marked>,
    },
    /// A customer.
    Customer {
        /// Its id.
        id: Id,
        /// Its name.
        name: String,
        /// In the name.
        marked: Vec<Marked>,
    },
    /// A site of a customer's.
    Site {
        /// Its id.
        id: Id,
        /// Its name.
        name: String,
        /// The customer's name.
        customer: Option<String>,
        /// In the site's name.
        marked: Vec<Marked>,
    },
    /// An empathy map.
    Map {
        /// It.
        map: MapListRow,
        /// In the situation.
        marked: Vec<Marked>,
    },
    /// An entry of a map.
    Entry {
        /// Its id.
        id: Id,
        /// The map it stands on.
        map: Id,
        /// Its own words.
        text: String,
        /// In its words.
        marked: Vec<Marked>,
    },
    /// A promise.
    Promise {
        /// It.
        promise: PromiseRow,
        /// In its words.
        marked: Vec<Marked>,
    },
    /// What somebody expects of a visit.
    Expectation {
        /// Its id.
        id: Id,
        /// The visit.
        visit: Id,
        /// Its words.
        text: String,
        /// In its words.
        marked: Vec<Marked>,
    },
    /// What a team made of its visits.
    Team {
        /// Which words.
        found: TeamWords,
        /// In its words.
        marked: Vec<Marked>,
    },
    /// A guide.
    Guide {
        /// Its id.
        id: Id,
        /// What it is called.
        name: String,
        /// In its name.
        marked: Vec<Marked>,
    },
    /// A question of a guide, or on a visit's list.
    Question {
        /// Its id.
        id: Id,
        /// The visit on whose list it stands.
        visit: Option<Id>,
        /// The guide.
        guide: Option<Id>,
        /// Its words.
        text: String,
        /// In its words.
        marked: Vec<Marked>,
    },
}

/// One page of search hits, newest first or best first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SearchResults {
    /// The hits.
    pub items: Vec<Found>,
    /// Hand back as `after` for the next page; `None` at the end.
    pub next: Option<String>,
    /// Best first, and there are older hits than the [`RANKED`] newest, which alone were ranked.
    pub only_newest_ranked: bool,
    /// So many notes came just now and are not found by their newest words yet: ask again in a moment.
    pub not_yet: u32,
}

impl Notebook {
    /// Everything that holds the words, newest first, a page at a time.
    ///
    /// # Errors
    /// [`Refusal::CursorUnreadable`].
    pub fn search(&self, words: &str, after: Option<&str>, limit: usize) -> Result<SearchResults> {
        self.search_for(&Search { words: words.to_owned(), ..Search::default() }, after, limit)
    }

    /// Everything that holds the words and that the filters leave, a page at a time. Without words and filters: nothing.
    ///
    /// # Errors
    /// [`Refusal::CursorUnreadable`].
    pub fn search_for(&self, asked: &Search, after: Option<&str>, limit: usize) -> Result<SearchResults> {
        self.read(|reading| {
            let limit = rows::limit(limit);
            let not_yet = search::count_due(reading.connection)?;
            let results = match Looking::begin(reading, asked)? {
                None => SearchResults::none(),
                Some(looking) if asked.best_first && looking.query.is_some() => {
                    best_first(reading, &looking, after, limit)?
                }
                Some(looking) => newest_first(reading, &looking, after, limit)?,
            };
            Ok(SearchResults { not_yet, ..results })
        })
    }
}

impl SearchResults {
    fn none() -> Self {
        Self { items: Vec::new(), next: None, only_newest_ranked: false, not_yet: 0 }
    }
}

fn unreadable() -> Error {
    Refusal::CursorUnreadable.into()
}

fn newest_first(
    reading: &Reading<'_>,
    looking: &Looking<'_>,
    after: Option<&str>,
    limit: usize,
) -> Result<SearchResults> {
    let mut below = after.map_or(Ok(i64::MAX), |after| after.parse().map_err(|_| unreadable()))?;
    let mut results = SearchResults::none();
    loop {
        let numbers = looking.below(below, limit)?;
        for number in &numbers {
            results.items.extend(found(reading, looking.query.as_ref(), *number)?);
            if results.items.len() == limit {
                results.next = Some(number.to_string());
                return Ok(results);
            }
        }
        match numbers.last() {
            Some(last) if numbers.len() == limit => below = *last,
            _ => return Ok(results),
        }
    }
}

/// A page of the newest hits below the cursor's number, put in order of how well they fit. The cursor names where the first page
/// began, so that what is noted meanwhile moves nothing.
fn best_first(
    reading: &Reading<'_>,
    looking: &Looking<'_>,
    after: Option<&str>,
    limit: usize,
) -> Result<SearchResults> {
    let (below, skipped): (i64, usize) = match after {
        None => (i64::MAX, 0),
        Some(after) => after
            .strip_prefix("best.")
            .and_then(|rest| rest.split_once('.'))
            .and_then(|(below, skipped)| Some((below.parse().ok()?, skipped.parse().ok()?)))
            .ok_or_else(unreadable)?,
    };
    let mut numbers = looking.below(below, RANKED + 1)?;
    let only_newest_ranked = numbers.len() > RANKED;
    numbers.truncate(RANKED);
    let newest = numbers.first().map_or(below, |newest| newest.saturating_add(1));
    let mut ranked = Vec::with_capacity(numbers.len());
    for number in numbers {
        let words = scope::words(reading.connection, number)?;
        let fit = looking.query.as_ref().map_or(0, |query| query.fit(&words));
        ranked.push((std::cmp::Reverse(fit), std::cmp::Reverse(number)));
    }
    ranked.sort_unstable();
    let mut items = Vec::new();
    let mut seen = skipped;
    for (_, number) in ranked.iter().skip(skipped) {
        seen += 1;
        items.extend(found(reading, looking.query.as_ref(), number.0)?);
        if items.len() == limit {
            break;
        }
    }
    let next = (seen < ranked.len()).then(|| format!("best.{newest}.{seen}"));
    Ok(SearchResults { items, next, only_newest_ranked, not_yet: 0 })
}

fn found(reading: &Reading<'_>, query: Option<&Query>, number: i64) -> Result<Option<Found>> {
    let Some(entity) = Entity::numbered(reading.connection, number)? else { return Ok(None) };
    let (id, fields) = (entity.id, &entity.fields);
    let marked = |text: &str| -> Vec<Marked> {
        let ranges = query.map(|query| query.ranges(text)).unwrap_or_default();
        ranges.into_iter().map(|(start, end)| Marked { start, end }).collect()
    };
    Ok(match entity.kind {
        Kind::Observation => {
            let note = rows::note(reading, &entity)?;
            Some(Found::Note { marked: marked(&note.words), note })
        }
        Kind::Encounter => {
            let visit = rows::visit(reading, &entity)?;
            Some(Found::Visit { marked: marked(visit.objective.as_deref().unwrap_or_default()), visit })
        }
        Kind::Person => {
            let person = rows::person(&entity);
            Some(Found::Person { marked: marked(&person.name), person })
        }
        Kind::Organization => {
            let name: String = fields.get(organization::NAME).unwrap_or_default();
            Some(Found::Customer { id, marked: marked(&name), name })
        }
        Kind::Site => {
            let name: String = fields.get(site::NAME).unwrap_or_default();
            let customer = reading.name(fields.get(site::ORGANIZATION))?;
            Some(Found::Site { id, marked: marked(&name), name, customer })
        }
        Kind::EmpathyMap => {
            let map = super::map::list_row(reading, &entity, &Meter::of(reading.connection, &entity)?)?;
            Some(Found::Map { marked: marked(&map.situation), map })
        }
        Kind::MapEntry | Kind::Guess => together::entry(reading, &entity)?.map(|(id, map, text)| Found::Entry {
            id,
            map,
            marked: marked(&text),
            text,
        }),
        Kind::Promise => {
            let promise = rows::promise(reading, &entity)?;
            Some(Found::Promise { marked: marked(&promise.text), promise })
        }
        Kind::Expectation => fields.get(expectation::ENCOUNTER).map(|visit| {
            let text = fields.get(expectation::TEXT).map(|words| words.text).unwrap_or_default();
            Found::Expectation { id, visit, marked: marked(&text), text }
        }),
        // The answer of a pair is found where what was said is.
        Kind::Mismatch => match Entity::find_named(reading.connection, fields.get(mismatch::SAID))? {
            Some(said) if said.is_here() => Some(Found::Note { marked: Vec::new(), note: rows::note(reading, &said)? }),
            _ => None,
        },
        Kind::Guide => fields.get(guide::NAME).map(|name| Found::Guide { id, marked: marked(&name), name }),
        Kind::GuideQuestion if !fields.flag(guide_question::LEFT_OUT) => {
            let text: String = fields.get(guide_question::TEXT).unwrap_or_default();
            let (visit, guide) = (fields.get(guide_question::ENCOUNTER), fields.get(guide_question::GUIDE));
            Some(Found::Question { id, visit, guide, marked: marked(&text), text })
        }
        _ => together::words(&entity).map(|found| Found::Team { marked: marked(&found.text), found }),
    })
}
