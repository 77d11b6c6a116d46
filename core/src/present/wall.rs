//! *The wall*: who our customers are, in their words, what matters to them, and the promise of the week.
//!
//! Visitors walk past a wall, so consent is applied here as for anything made for readers outside: a person's words
//! and name go up only while *on the wall* stands for everybody the words are by and about. What we made of somebody
//! who may be quoted but not named goes on a poster without a name; the names of others are taken out of our own
//! words, and their words are never changed, only left out.

use std::collections::{BTreeMap, HashSet};

use rusqlite::Connection;
use serde::Serialize;

use super::rows;
use crate::empathy_map::{Link, basis, gives_evidence, links};
use crate::error::Result;
use crate::model::fields::{empathy_map, map_entry, observation, organization, person, promise, site};
use crate::model::{Basis, ConsentChoice, Id, Kind, MapPart, Mark, ObservationKind, PromiseState, fold};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::identity::TEAM;
use crate::visit_log::{Person, choice, promised_to, who, words_of};

/// Longer words cannot be read from four metres.
const READABLE: usize = 320;
/// Of one customer at once.
const MOST_WORDS: usize = 4;
const MOST_MATTERS: usize = 4;
/// How far back is looked for words.
const NEWEST_NOTES: i64 = 5_000;
/// A promise due within this many days is one of the week.
const WEEK_DAYS: i64 = 7;
/// What stands where a person's name was taken out of our own words,
const SOMEONE: &str = "someone";
/// and where a customer's or a site's was.
const A_CUSTOMER: &str = "a customer";

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
    /// `YYYY-MM-DD`.
    pub until: String,
}

impl Notebook {
    /// *The wall*, from what the team has.
    ///
    /// # Errors
    /// What the disk says.
    pub fn wall(&self) -> Result<Wall> {
        let today = self.environment.clock.now().day();
        self.read(|connection| {
            let people = People::read(connection)?;
            let mut posters: BTreeMap<Id, Poster> = BTreeMap::new();
            let mut unnamed: BTreeMap<Id, Poster> = BTreeMap::new();
            words(connection, &people, &mut posters)?;
            matters(connection, &people, &mut posters, &mut unnamed)?;
            let mut named: Vec<Poster> = Vec::new();
            for (customer, poster) in posters {
                let name = rows::name(connection, Some(customer))?;
                named.push(Poster { customer: name, ..poster });
            }
            named.sort_by_cached_key(|poster| poster.customer.as_deref().map(fold));
            named.extend(unnamed.into_values());
            Ok(Wall { posters: named, promise: promise_of_the_week(connection, &people, today)? })
        })
    }
}

/// A person as far as the wall is concerned.
struct OfTheirs {
    customer: Option<Id>,
    name: String,
    role: Option<String>,
    choice: ConsentChoice,
}

struct People {
    by_id: BTreeMap<Id, OfTheirs>,
    /// The folded words of names that may not be read here.
    hidden: HashSet<String>,
    /// And those of customers nobody of whom is on the wall, with their sites.
    hidden_places: HashSet<String>,
    /// Those of all customers and sites, for where there must be no name at all.
    places: HashSet<String>,
}

impl People {
    fn read(connection: &Connection) -> Result<Self> {
        let mut people = Self {
            by_id: BTreeMap::new(),
            hidden: HashSet::new(),
            hidden_places: HashSet::new(),
            places: HashSet::new(),
        };
        let mut shown = HashSet::new();
        for row in Entity::select(connection, "kind = ?1 AND hidden = 0", [Kind::Person.number()])? {
            let name = row.fields.text(person::NAME);
            let choice = if row.log == TEAM { choice(&row.fields) } else { ConsentChoice::TeamOnly };
            if choice != ConsentChoice::Wall {
                people.hidden.extend(name.iter().flat_map(|name| name_words(name)));
            }
            let name = name.or_else(|| row.fields.text(person::DESCRIPTION)).unwrap_or_default();
            let customer = row.fields.id(person::ORGANIZATION);
            if choice == ConsentChoice::Wall {
                shown.extend(customer);
            }
            let of_theirs = OfTheirs { customer, name, role: row.fields.text(person::ROLE), choice };
            people.by_id.insert(row.id, of_theirs);
        }
        for (kind, field) in [(Kind::Organization, organization::NAME), (Kind::Site, site::NAME)] {
            for row in Entity::select(connection, "kind = ?1 AND hidden = 0", [kind.number()])? {
                let customer = if kind == Kind::Site { row.fields.id(site::ORGANIZATION) } else { Some(row.id) };
                let words: Vec<String> = row.fields.text(field).iter().flat_map(|name| name_words(name)).collect();
                if customer.is_none_or(|customer| !shown.contains(&customer)) {
                    people.hidden_places.extend(words.iter().cloned());
                }
                people.places.extend(words);
            }
        }
        Ok(people)
    }

    fn on_the_wall(&self, id: Id) -> Option<&OfTheirs> {
        self.by_id.get(&id).filter(|person| person.choice == ConsentChoice::Wall)
    }

    /// Whether everybody whom a note is by and about agreed to at least `needed`. A description agreed to nothing.
    fn agreed(&self, note: &Entity, needed: ConsentChoice) -> bool {
        let people: Vec<Person> =
            [observation::BY, observation::ABOUT].iter().filter_map(|field| who(&note.fields, *field)).collect();
        !people.is_empty()
            && people.iter().all(|person| match person {
                Person::Known(id) => self.by_id.get(id).is_some_and(|person| person.choice >= needed),
                Person::Someone(_) => false,
            })
    }

    /// Our own words without the names that may not be read.
    fn without_names(&self, text: &str, no_place: bool) -> String {
        let mut plain = String::with_capacity(text.len());
        // First name and last name become one *someone*.
        let mut before: Option<&str> = None;
        for (word, rest) in words_and_between(text) {
            let instead = self.instead(word, text, no_place);
            match instead {
                None => plain.push_str(word),
                Some(_) if instead == before => {
                    plain.truncate(plain.trim_end().len());
                }
                Some(instead) => plain.push_str(instead),
            }
            plain.push_str(rest);
            before = instead.filter(|_| rest.chars().all(char::is_whitespace));
        }
        plain
    }

    /// Whether somebody's words hold a name that may not be read.
    fn is_telling(&self, text: &str) -> bool {
        words_and_between(text).any(|(word, _)| self.instead(word, text, false).is_some())
    }

    /// What stands instead of a word that may not be read. A name begins with a capital, unless nothing in the text
    /// does: *will* is no Will.
    fn instead(&self, word: &str, text: &str, no_place: bool) -> Option<&'static str> {
        let capital = word.chars().next().is_some_and(char::is_uppercase) || !text.chars().any(char::is_uppercase);
        let folded = fold(word);
        if !capital {
            None
        } else if self.hidden.contains(&folded) {
            Some(SOMEONE)
        } else if self.hidden_places.contains(&folded) || (no_place && self.places.contains(&folded)) {
            Some(A_CUSTOMER)
        } else {
            None
        }
    }
}

/// The words of a name that tell who it is.
fn name_words(name: &str) -> Vec<String> {
    words_and_between(name).map(|(word, _)| fold(word)).filter(|word| word.chars().count() >= 2).collect()
}

/// A text as words, each with what stands between it and the next.
fn words_and_between(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let word_end = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(word_end);
        let next = after.find(char::is_alphanumeric).unwrap_or(after.len());
        let (between, after) = after.split_at(next);
        rest = after;
        Some((word, between))
    })
}

fn poster(posters: &mut BTreeMap<Id, Poster>, customer: Id) -> &mut Poster {
    posters.entry(customer).or_insert_with(|| Poster { customer: None, words: Vec::new(), matters: Vec::new() })
}

/// Their words: starred first, then very words, then the newest.
fn words(connection: &Connection, people: &People, posters: &mut BTreeMap<Id, Poster>) -> Result<()> {
    // Everybody on the wall brings their customer up, with words or without.
    for person in people.by_id.values().filter(|person| person.choice == ConsentChoice::Wall) {
        if let Some(customer) = person.customer {
            poster(posters, customer);
        }
    }
    let condition = "kind = ?1 AND hidden = 0 AND state = ?2 AND log = ?3 ORDER BY sort DESC LIMIT ?4";
    let said = (Kind::Observation.number(), ObservationKind::Said.number(), TEAM, NEWEST_NOTES);
    let mut notes = Entity::select(connection, condition, said)?;
    notes.sort_by_key(|note| (!note.fields.flag(observation::STARRED), !note.fields.flag(observation::EXACT)));
    for note in notes {
        let Some(Person::Known(by)) = who(&note.fields, observation::BY) else { continue };
        let Some((speaker, customer)) = people.on_the_wall(by).and_then(|speaker| Some((speaker, speaker.customer?)))
        else {
            continue;
        };
        let Some((newest, _)) = words_of(&note) else { continue };
        let visit =
            note.fields.id(observation::ENCOUNTER).map(|visit| Entity::find(connection, visit)).transpose()?.flatten();
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
    connection: &Connection,
    people: &People,
    posters: &mut BTreeMap<Id, Poster>,
    unnamed: &mut BTreeMap<Id, Poster>,
) -> Result<()> {
    let maps = "kind = ?1 AND hidden = 0 AND log = ?2 ORDER BY sort DESC";
    for map in Entity::select(connection, maps, (Kind::EmpathyMap.number(), TEAM))? {
        let Some(of) = map.fields.id(empathy_map::PERSON).and_then(|id| people.by_id.get(&id)) else { continue };
        let Some(customer) = of.customer else { continue };
        let named = match of.choice {
            ConsentChoice::Wall => true,
            ConsentChoice::QuoteNamed | ConsentChoice::QuoteUnnamed => false,
            ConsentChoice::TeamOnly => continue,
        };
        let mut entries = Entity::children(connection, map.id, Kind::MapEntry)?;
        entries.retain(|entry| entry.log == TEAM);
        let is_priority =
            |entry: &Entity| rows::marks(entry.fields.members(map_entry::MARKS)).contains(&Mark::Priority);
        entries.sort_by_key(|entry| !is_priority(entry));
        for entry in entries {
            let Some(matter) = matter(connection, people, &entry, named)? else { continue };
            let poster = poster(if named { &mut *posters } else { &mut *unnamed }, customer);
            if poster.matters.len() < MOST_MATTERS {
                poster.matters.push(matter);
            }
        }
    }
    Ok(())
}

fn matter(connection: &Connection, people: &People, entry: &Entity, named: bool) -> Result<Option<WallMatter>> {
    let Some(part) = entry.fields.get(map_entry::PART).and_then(MapPart::from_number) else { return Ok(None) };
    if part.above_water() {
        return Ok(None);
    }
    let needed = if named { ConsentChoice::Wall } else { ConsentChoice::QuoteUnnamed };
    let links: Vec<Link> = links(connection, entry.id)?.into_iter().filter(|link| link.row.log == TEAM).collect();
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
    let shown = match entry.fields.text(map_entry::TEXT) {
        Some(own) => Some((people.without_names(&own, !named), false)),
        // An entry made of a note shows its words: theirs, so by their consent, and never without their name.
        None => {
            let origin = entry.fields.id(map_entry::MADE_FROM);
            match links.iter().find(|link| Some(link.row.id) == origin && named && people.agreed(&link.note, needed)) {
                Some(link) => link
                    .words(connection)?
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
fn promise_of_the_week(
    connection: &Connection,
    people: &People,
    today: chrono::NaiveDate,
) -> Result<Option<WallPromise>> {
    let day = i64::from(chrono::Datelike::num_days_from_ce(&today));
    let due = "kind = ?1 AND hidden = 0 AND state = ?2 AND sort BETWEEN ?3 AND ?4 AND log = ?5 AND versions = 0 ORDER BY sort, id LIMIT 1";
    let open = (Kind::Promise.number(), PromiseState::Open.number(), day, day + WEEK_DAYS, TEAM);
    let Some(found) = Entity::select(connection, due, open)?.into_iter().next() else { return Ok(None) };
    let to = promised_to(&found)
        .into_iter()
        .filter_map(|person| match person {
            Person::Known(id) => people.on_the_wall(id).map(|person| person.name.clone()),
            Person::Someone(_) => None,
        })
        .collect();
    Ok(Some(WallPromise {
        text: people.without_names(&found.fields.text(promise::TEXT).unwrap_or_default(), true),
        to,
        promised_by: rows::name(connection, found.fields.id(promise::PROMISED_BY))?,
        until: found.fields.text(promise::UNTIL).unwrap_or_default(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(hidden: &[&str], places: &[&str]) -> People {
        let words = |names: &[&str]| names.iter().flat_map(|name| name_words(name)).collect();
        People { by_id: BTreeMap::new(), hidden: words(hidden), hidden_places: HashSet::new(), places: words(places) }
    }

    #[test]
    fn names_are_taken_out_of_our_own_words_and_nothing_else_is() {
        let people = people(&["Rosa Medeiros", "Will Tran"], &["Brightline Metals"]);
        let plain = |text| people.without_names(text, true);
        assert_eq!(plain("Rosa's 8.0, tried first; it will hold."), "someone's 8.0, tried first; it will hold.");
        assert_eq!(plain("ROSA MEDEIROS and Will"), "someone and someone");
        assert_eq!(plain("a card for rosa"), "a card for someone");
        assert_eq!(plain("A weld at Brightline Metals, again"), "A weld at a customer, again");
        assert_eq!(plain("Ask Rosa, Will"), "Ask someone, someone");
        assert_eq!(plain("(…) Rósa!"), "(…) someone!");
        assert_eq!(plain(""), "");
    }

    #[test]
    fn words_that_tell_who_somebody_is_are_told_from_those_that_do_not() {
        let people = people(&["Will Tran"], &[]);
        assert!(people.is_telling("Ask Will."));
        assert!(!people.is_telling("It will open."));
        assert!(!people.is_telling("Translucent."));
    }
}
