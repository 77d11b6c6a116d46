//! A file's things held against the notebook: which are here, which are new, and which may be one with something that is here.
//!
//! A thing's id follows from what the file says of it, under the engineer's own key: the same file taken in twice, or on another
//! device, makes nothing twice; what was erased stays erased; and no server can work out from an id what it is of.

use std::collections::HashMap;

use hkdf::Hkdf;
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest as _, Sha256};

use super::draft::{Draft, DraftVisit};
use crate::error::Result;
use crate::log::erasure::is_erased;
use crate::model::alike;
use crate::model::fields::{person, site};
use crate::model::{Id, Kind, Moment, fold};
use crate::store::columns::{Log, Presence, id};
use crate::store::entities::Entity;

/// How a thing of a file stands to the notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    New,
    Here,
    /// It was taken in before, and deleted: it comes back.
    Deleted,
    /// It was erased: it stays so.
    Erased,
    /// A person said which it is.
    Same,
    /// It may be one with something that is here.
    Undecided,
}

/// One thing.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// What follows from the file.
    pub name: Id,
    /// The thing that it is, or becomes.
    pub id: Id,
    pub standing: Standing,
    pub like: Vec<Id>,
}

/// What becomes of a file.
pub(super) struct Plan {
    pub customers: Vec<Item>,
    pub sites: Vec<Item>,
    pub people: Vec<Item>,
    pub visits: Vec<PlannedVisit>,
    /// The customer of what names none.
    pub customer: Option<Id>,
}

/// A report.
pub(super) struct PlannedVisit {
    pub item: Item,
    /// When it was; `None` where nobody says.
    pub began: Option<(Moment, Moment)>,
    pub notes: Vec<Item>,
}

/// What a person said of like things.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SameAnswer {
    /// The proposal's number.
    pub item: u32,
    /// The thing that it is; `None`: another one, new.
    pub with: Option<Id>,
}

/// What a person says of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportAnswers {
    /// Its encoding, by a name of the web's list.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub encoding: Option<String>,
    /// The day of a report that says none.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub day: Option<chrono::NaiveDate>,
    /// The customer that it is about.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub customer: Option<Id>,
    /// What its columns are, in their order.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub columns: Vec<super::ColumnUse>,
    /// Of like things, which are one.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub same: Vec<SameAnswer>,
    /// What holds of all others: like ones are the same (where only one is like), or all are new.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub others_same: Option<bool>,
}

/// Works out ids.
struct Names(Hkdf<Sha256>);

impl Names {
    fn new(key: &[u8; 32]) -> Self {
        Self(Hkdf::new(Some(b"soundings import"), key))
    }

    fn of(&self, utc_ms: i64, parts: &[&str]) -> Id {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        let mut random = [0; 10];
        // Ten bytes are always to be had.
        let _ = self.0.expand(&hash.finalize(), &mut random);
        Id::new(u64::try_from(utc_ms).unwrap_or(0), random)
    }
}

/// Holds a file against the notebook.
pub(super) fn plan(
    connection: &Connection,
    key: &[u8; 32],
    draft: &Draft,
    answers: &ImportAnswers,
    now: &Moment,
) -> Result<Plan> {
    let mut planning =
        Planning { connection, names: Names::new(key), answers, like: like(connection, draft)?, number: 0 };
    let only = draft.customers.len() == 1;
    let mut customers = Vec::new();
    for name in &draft.customers {
        let item =
            planning.named(Kind::Organization, planning.names.of(0, &["customer", &fold(name)]), name, |_| true)?;
        customers.push(match answers.customer.filter(|_| only) {
            Some(id) => Item { id, standing: Standing::Same, ..item },
            None => item,
        });
    }
    let mut sites = Vec::new();
    for one in &draft.sites {
        let of = customers[one.customer].id;
        let name = planning.names.of(0, &["site", &fold(&draft.customers[one.customer]), &fold(&one.name)]);
        let of_it = |other: &Entity| other.fields.get(site::ORGANIZATION) == Some(of);
        sites.push(planning.named(Kind::Site, name, &one.name, of_it)?);
    }
    let mut people = Vec::new();
    for one in &draft.people {
        let of = one.customer.map(|customer| customers[customer].id).or(answers.customer);
        let whose = one.customer.map(|customer| fold(&draft.customers[customer])).unwrap_or_default();
        let name = planning.names.of(0, &["person", &whose, &fold(&one.name)]);
        let theirs = |other: &Entity| {
            let other = other.fields.get(person::ORGANIZATION);
            other == of || other.is_none() || of.is_none()
        };
        people.push(planning.named(Kind::Person, name, &one.name, theirs)?);
    }
    let mut visits = Vec::new();
    for visit in &draft.visits {
        visits.push(planning.visit(draft, visit, now)?);
    }
    Ok(Plan { customers, sites, people, visits, customer: answers.customer })
}

struct Planning<'a> {
    connection: &'a Connection,
    names: Names,
    answers: &'a ImportAnswers,
    like: HashMap<(Kind, String), Vec<Entity>>,
    /// How many proposals could have been made so far.
    number: u32,
}

impl Planning<'_> {
    /// A customer, site or person.
    fn named(&mut self, kind: Kind, name: Id, called: &str, theirs: impl Fn(&Entity) -> bool) -> Result<Item> {
        let number = self.number;
        self.number += 1;
        let mut item = self.item(name)?;
        if item.standing != Standing::New {
            return Ok(item);
        }
        let words = alike::words(called);
        let first = first_word(kind, &words);
        let others = self.like.get(&(kind, first)).map(Vec::as_slice).unwrap_or_default();
        let is_like = |other: &&Entity| {
            theirs(other) && other.kind.names(&other.fields).any(|other| are_like(kind, &words, &alike::words(&other)))
        };
        const SHOWN: usize = 5;
        item.like = others.iter().filter(is_like).map(|other| other.id).take(SHOWN).collect();
        if item.like.is_empty() {
            return Ok(item);
        }
        let said = self.answers.same.iter().find(|answer| answer.item == number).map(|answer| answer.with);
        let said = said.or(match (self.answers.others_same, item.like.as_slice()) {
            (Some(false), _) => Some(None),
            (Some(true), [one]) => Some(Some(*one)),
            _ => None,
        });
        match said {
            // Only what was proposed.
            Some(Some(with)) if item.like.contains(&with) => (item.id, item.standing) = (with, Standing::Same),
            Some(None) => {}
            _ => item.standing = Standing::Undecided,
        }
        Ok(item)
    }

    /// How the thing of this name stands; one that a person said is another stays that.
    fn item(&self, name: Id) -> Result<Item> {
        let sql = "SELECT entity FROM imported WHERE name = ?1";
        let became: Option<Id> =
            self.connection.prepare_cached(sql)?.query_row([name.as_bytes()], |row| id(row, 0)).optional()?;
        let mut item = Item { name, id: name, standing: Standing::New, like: Vec::new() };
        for id in became.into_iter().chain([name]) {
            if is_erased(self.connection, Log::Personal, id)? {
                return Ok(Item { id, standing: Standing::Erased, ..item });
            }
            match Entity::find(self.connection, id)?.map(|entity| entity.presence) {
                Some(Presence::Here) => return Ok(Item { id, standing: Standing::Here, ..item }),
                Some(Presence::Deleted) if id == name => item.standing = Standing::Deleted,
                Some(Presence::Erased) => return Ok(Item { id, standing: Standing::Erased, ..item }),
                _ => {}
            }
        }
        Ok(item)
    }

    fn visit(&self, draft: &Draft, visit: &DraftVisit, now: &Moment) -> Result<PlannedVisit> {
        let day = visit.day.filter(|day| *day <= now.day()).or(self.answers.day);
        let began = day.map(|day| {
            let noon = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
            let (from, to) = visit.hours.unwrap_or((noon, noon));
            (moment(now, day.and_time(from)), moment(now, day.and_time(to)))
        });
        let utc_ms = began.as_ref().map_or(0, |(from, _)| from.utc_ms);
        let (day, customer) = (day.map(|day| day.to_string()).unwrap_or_default(), visit.customer);
        let customer = customer.map(|customer| fold(&draft.customers[customer])).unwrap_or_default();
        let visit_parts = ["visit", &day, &customer, &visit.title];
        let name = self.names.of(utc_ms, &visit_parts);
        // The same words twice are two notes.
        let mut times: HashMap<(&str, u8, &str), u32> = HashMap::new();
        let mut notes = Vec::new();
        for note in &visit.notes {
            let by = note.by.map_or("", |by| draft.people[by].name.as_str());
            let kind = note.kind.map_or(0, crate::model::ObservationKind::number);
            let time = times.entry((&note.text, kind, by)).or_default();
            *time += 1;
            let (kind, time) = (kind.to_string(), time.to_string());
            let parts = [visit_parts.as_slice(), &[kind.as_str(), by, &note.text, &time]].concat();
            notes.push(self.item(self.names.of(utc_ms, &parts))?);
        }
        Ok(PlannedVisit { item: self.item(name)?, began, notes })
    }
}

/// A time on the clock here.
fn moment(now: &Moment, local: chrono::NaiveDateTime) -> Moment {
    let plan = crate::model::Plan { local: local.format("%Y-%m-%dT%H:%M").to_string(), zone: now.zone.clone() };
    let as_utc = local.and_utc().timestamp_millis();
    let utc_ms = plan.utc_ms().unwrap_or(as_utc - i64::from(now.offset_minutes) * 60_000);
    let offset_minutes = i32::try_from((as_utc - utc_ms) / 60_000).unwrap_or(now.offset_minutes);
    Moment { utc_ms, offset_minutes, zone: now.zone.clone() }
}

/// By what like names are found: a company's and a site's first word, a person's first in order of letters.
fn first_word(kind: Kind, words: &[String]) -> String {
    let first = if kind == Kind::Person { words.iter().min() } else { words.first() };
    first.cloned().unwrap_or_default()
}

fn are_like(kind: Kind, one: &[String], other: &[String]) -> bool {
    /// A beginning shorter than this says nothing.
    const LETTERS: usize = 4;
    if kind == Kind::Person {
        let sorted = |words: &[String]| {
            let mut words = words.to_vec();
            words.sort_unstable();
            words
        };
        return sorted(one) == sorted(other);
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let letters: usize = short.iter().map(|word| word.chars().count()).sum();
    long.starts_with(short) && (one == other || letters >= LETTERS)
}

/// What is here and begins like something in the file. Only that is held.
fn like(connection: &Connection, draft: &Draft) -> Result<HashMap<(Kind, String), Vec<Entity>>> {
    let mut like: HashMap<(Kind, String), Vec<Entity>> = HashMap::new();
    let mut wanted = |kind: Kind, name: &str| {
        like.entry((kind, first_word(kind, &alike::words(name)))).or_default();
    };
    draft.customers.iter().for_each(|name| wanted(Kind::Organization, name));
    draft.sites.iter().for_each(|site| wanted(Kind::Site, &site.name));
    draft.people.iter().for_each(|person| wanted(Kind::Person, &person.name));
    for kind in [Kind::Organization, Kind::Site, Kind::Person] {
        if like.keys().any(|(of, _)| *of == kind) {
            Entity::each_of_kind(connection, kind, |entity| {
                let names: Vec<String> = kind.names(&entity.fields).collect();
                for name in names {
                    if let Some(others) = like.get_mut(&(kind, first_word(kind, &alike::words(&name)))) {
                        others.push(entity.clone());
                        break;
                    }
                }
                Ok(())
            })?;
        }
    }
    Ok(like)
}
