//! Who may be named and quoted on the wall, and how the names of others are taken out.

use std::collections::{BTreeMap, HashSet};

use rusqlite::Connection;

use crate::error::Result;
use crate::model::Person;
use crate::model::fields::{observation, organization, person, site};
use crate::model::{ConsentChoice, Id, Kind, fold};
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::visit_log::choice;

/// What stands where a person's name was taken out of our own words,
const SOMEONE: &str = "someone";
/// and where a customer's or a site's was.
const A_CUSTOMER: &str = "a customer";

/// A person as far as the wall is concerned.
pub(super) struct OfTheirs {
    pub customer: Option<Id>,
    pub name: String,
    pub role: Option<String>,
    pub choice: ConsentChoice,
}

pub(super) struct People {
    pub by_id: BTreeMap<Id, OfTheirs>,
    /// The folded words of names that may not be read here.
    hidden: HashSet<String>,
    /// And those of customers nobody of whom is on the wall, with their sites.
    hidden_places: HashSet<String>,
    /// Those of all customers and sites, for where there must be no name at all.
    places: HashSet<String>,
}

impl People {
    pub fn read(connection: &Connection) -> Result<Self> {
        let mut people = Self {
            by_id: BTreeMap::new(),
            hidden: HashSet::new(),
            hidden_places: HashSet::new(),
            places: HashSet::new(),
        };
        let mut shown = HashSet::new();
        for row in Entity::of_kind(connection, Kind::Person)? {
            let name = row.fields.get(person::NAME);
            let choice = if row.log == Log::Team { choice(&row.fields) } else { ConsentChoice::TeamOnly };
            if choice != ConsentChoice::Wall {
                people.hidden.extend(name.iter().flat_map(|name| name_words(name)));
            }
            let name = name.or_else(|| row.fields.get(person::DESCRIPTION)).unwrap_or_default();
            let customer = row.fields.get(person::ORGANIZATION);
            if choice == ConsentChoice::Wall {
                shown.extend(customer);
            }
            let of_theirs = OfTheirs { customer, name, role: row.fields.get(person::ROLE), choice };
            people.by_id.insert(row.id, of_theirs);
        }
        for (kind, field) in [(Kind::Organization, organization::NAME), (Kind::Site, site::NAME)] {
            for row in Entity::of_kind(connection, kind)? {
                let customer = if kind == Kind::Site { row.fields.get(site::ORGANIZATION) } else { Some(row.id) };
                let words: Vec<String> = row.fields.get(field).iter().flat_map(|name| name_words(name)).collect();
                if customer.is_none_or(|customer| !shown.contains(&customer)) {
                    people.hidden_places.extend(words.iter().cloned());
                }
                people.places.extend(words);
            }
        }
        Ok(people)
    }

    pub fn on_the_wall(&self, id: Id) -> Option<&OfTheirs> {
        self.by_id.get(&id).filter(|person| person.choice == ConsentChoice::Wall)
    }

    /// Whether everybody whom a note is by and about agreed to at least `needed`. A description agreed to nothing.
    pub fn agreed(&self, note: &Entity, needed: ConsentChoice) -> bool {
        let people: Vec<Person> =
            [observation::BY, observation::ABOUT].iter().filter_map(|field| note.fields.get(*field)).collect();
        !people.is_empty()
            && people.iter().all(|person| match person {
                Person::Known(id) => self.by_id.get(id).is_some_and(|person| person.choice >= needed),
                Person::Someone(_) => false,
            })
    }

    /// Our own words without the names that may not be read.
    pub fn without_names(&self, text: &str, no_place: bool) -> String {
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
    pub fn is_telling(&self, text: &str) -> bool {
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
