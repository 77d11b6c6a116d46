//! What a file says, before it is held against the notebook.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use crate::model::{EncounterKind, ObservationKind, check_text, fold};

/// What a file says. Things name one another by their place in these lists.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub customers: Vec<String>,
    pub sites: Vec<DraftSite>,
    pub people: Vec<DraftPerson>,
    pub visits: Vec<DraftVisit>,
    pub not_understood: Vec<LineNotUnderstood>,
    /// Where in the lists a name stands, by what it names and whose it is.
    known: HashMap<(&'static str, Option<usize>, String), usize>,
}

/// A site of a customer's.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DraftSite {
    pub customer: usize,
    pub name: String,
}

/// A person, by name or by description.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DraftPerson {
    pub customer: Option<usize>,
    pub site: Option<usize>,
    pub name: String,
    /// It is a description ("night operator, line 3").
    pub described: bool,
    pub role: Option<String>,
}

/// A report.
#[derive(Debug, Default)]
pub(super) struct DraftVisit {
    pub title: String,
    pub customer: Option<usize>,
    pub site: Option<usize>,
    pub kind: Option<EncounterKind>,
    pub day: Option<NaiveDate>,
    /// From when to when, where the report says.
    pub hours: Option<(NaiveTime, NaiveTime)>,
    pub objective: Option<String>,
    pub people: Vec<usize>,
    pub notes: Vec<DraftNote>,
}

/// One thing noted.
#[derive(Debug, Default)]
pub(super) struct DraftNote {
    pub line: u32,
    pub text: String,
    /// `None`: a note without a key yet.
    pub kind: Option<ObservationKind>,
    pub exact: bool,
    pub by: Option<usize>,
}

/// Why a line is left where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum WhyNot {
    /// A picture, a piece of code, HTML.
    NoWords,
    /// It names nobody and no customer.
    NoName,
    /// Longer than a text may be, or with signs that no screen shows.
    NoText,
    /// A day that can be another: 4/5/2026.
    UnclearDay,
    /// It begins something that never ends.
    CutOff,
    /// More than is taken in at once.
    TooMany,
}

/// A line of a file that is left where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LineNotUnderstood {
    /// Its number, from 1.
    pub line: u32,
    /// Its beginning.
    pub text: String,
    /// Why.
    pub why: WhyNot,
}

/// The most things of one kind that are taken in at once.
pub(super) const MOST: usize = 50_000;
/// The longest name, in characters: what is longer is none.
const NAME: usize = 300;

impl Draft {
    /// Leaves a line where it is.
    pub fn leave(&mut self, line: u32, text: &str, why: WhyNot) {
        const SHOWN: usize = 160;
        let text: String = text.trim().chars().filter(|character| !character.is_control()).take(SHOWN).collect();
        self.not_understood.push(LineNotUnderstood { line, text, why });
    }

    /// The customer of this name.
    pub fn customer(&mut self, name: &str) -> Option<usize> {
        let name = self::name(name)?;
        let next = self.customers.len();
        let place = *self.known.entry(("customer", None, fold(&name))).or_insert(next);
        if place == next {
            self.customers.push(name);
        }
        Some(place)
    }

    /// A customer's site of this name.
    pub fn site(&mut self, customer: usize, name: &str) -> Option<usize> {
        let name = self::name(name)?;
        let next = self.sites.len();
        let place = *self.known.entry(("site", Some(customer), fold(&name))).or_insert(next);
        if place == next {
            self.sites.push(DraftSite { customer, name });
        }
        Some(place)
    }

    /// Says whose somebody is who was named before their customer was.
    pub fn settle(&mut self, person: usize, customer: Option<usize>, site: Option<usize>) {
        let Some(person) = self.people.get_mut(person).filter(|person| person.customer.is_none()) else { return };
        (person.customer, person.site) = (customer, person.site.or(site));
        // Whoever has this name in another report of the file may be somebody else.
        self.known.remove(&("person", None, fold(&person.name)));
    }

    /// A person of a customer's; what the file says of them in several places comes together.
    pub fn person(&mut self, said: DraftPerson) -> Option<usize> {
        let said =
            DraftPerson { name: self::name(&said.name)?, role: said.role.as_deref().and_then(self::name), ..said };
        let next = self.people.len();
        let place = *self.known.entry(("person", said.customer, fold(&said.name))).or_insert(next);
        match self.people.get_mut(place) {
            Some(person) => {
                person.role = person.role.take().or(said.role);
                person.site = person.site.or(said.site);
            }
            None => self.people.push(said),
        }
        Some(place)
    }
}

/// A name as it can be kept; `None` for what is none.
pub(super) fn name(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    check_text(&text).ok().filter(|text| text.chars().count() <= NAME).map(str::to_owned)
}
