//! What a person means by a name or an id.

use rusqlite::Connection;
use serde::Serialize;
use soundings_wire::Id;

use super::visits::under_way;
use crate::error::{Error, Result};
use crate::log::reading::{self, Reading};
use crate::model::fields::{encounter, observation, person, site};
use crate::model::{Handle, Kind, ObservationKind, VisitState, fold, handle};
use crate::notebook::Notebook;
use crate::store::aliases;
use crate::store::columns::{Presence, ids};
use crate::store::entities::Entity;
use crate::store::handles;
use crate::store::query::Query;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Findable {
    /// A customer, by name.
    Customer,
    /// A site, by name.
    Site,
    /// A person, by name or description.
    Person,
    /// A visit, by id or `@`.
    Visit,
    /// A note, by id or `^`.
    Note,
    /// A map, by id.
    Map,
    /// An entry of a map, by id.
    Entry,
    /// A promise, by id.
    Promise,
    /// A document that went out, by id.
    SentDocument,
    /// Something drawn on a picture, by id.
    Annotation,
    /// A workshop, by id.
    Workshop,
    /// A guess of an open workshop, by id.
    Guess,
    /// A member of the team, by name.
    Engineer,
    /// Anything.
    Any,
}

impl Findable {
    fn kind(self) -> Option<Kind> {
        match self {
            Self::Customer => Some(Kind::Organization),
            Self::Site => Some(Kind::Site),
            Self::Person => Some(Kind::Person),
            Self::Visit => Some(Kind::Encounter),
            Self::Note => Some(Kind::Observation),
            Self::Map => Some(Kind::EmpathyMap),
            Self::Entry => Some(Kind::MapEntry),
            Self::Promise => Some(Kind::Promise),
            Self::SentDocument => Some(Kind::SentDocument),
            Self::Annotation => Some(Kind::Annotation),
            Self::Workshop => Some(Kind::Workshop),
            Self::Guess => Some(Kind::Guess),
            Self::Engineer => Some(Kind::Engineer),
            Self::Any => None,
        }
    }

    fn word(self) -> &'static str {
        self.kind().map_or("thing", Kind::word)
    }
}

/// The fewest hexadecimal digits that are taken for the beginning of an id.
const FEWEST_DIGITS: usize = 6;
/// So many things with names are looked through where no index helps.
const MOST_NAMED: usize = 20_000;
/// Ended visits and notes that are looked at for one's own, the latest first.
const LATEST: usize = 50;

/// Something with a name, and what tells it from others of that name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Called {
    /// The id.
    pub id: Id,
    /// The name, or the description of somebody who has none.
    pub name: String,
    /// A customer's sites; a person's role, customer and site; a site's customer.
    pub beside: Vec<String>,
}

impl Notebook {
    /// What `text` names: `@`, the visit under way or last; `^`, the note that was taken last here; a whole id or the
    /// beginning of exactly one; the beginning of exactly one's [handle](crate::model::Handle); or a name as people type it:
    /// whole, or each of its words begun, case and accents folded, with words of what stands beside it (a role, a site).
    /// Deleted things are found by id and handle alone, so that they can be brought back.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Ambiguous`] with all that fit.
    pub fn find(&self, what: Findable, text: &str) -> Result<Id> {
        self.read(|reading| {
            let candidates = candidates(reading, what, text.trim())?;
            match candidates.as_slice() {
                [] => Err(Error::NotFound { what: what.word() }),
                [one] => Ok(*one),
                _ => Err(Error::Ambiguous { what: what.word(), candidates }),
            }
        })
    }

    /// The name of a customer, site, person or engineer, to show beside an id; `None` for what has none.
    ///
    /// # Errors
    /// What the disk says.
    pub fn name(&self, id: Id) -> Result<Option<String>> {
        self.read(|reading| reading.name(Some(id)))
    }

    /// What a thing is called, with what tells it from others of that name; `None` for what has no name.
    ///
    /// # Errors
    /// What the disk says.
    pub fn called(&self, id: Id) -> Result<Option<Called>> {
        self.read(|reading| {
            let entity = Entity::find(reading.connection, id)?.filter(Entity::is_here);
            entity.map_or(Ok(None), |entity| called(reading.connection, &entity))
        })
    }

    /// Things with names, in the order in which this notebook came to know them, at most `most`: those of which every
    /// word of `begun` begins a word of the name; all of them for no words.
    ///
    /// # Errors
    /// What the disk says.
    pub fn names(&self, what: Findable, begun: &str, most: usize) -> Result<Vec<Called>> {
        let Some(kind) = what.kind() else { return Ok(Vec::new()) };
        self.read(|reading| {
            let words = words(begun);
            let mut found = Vec::new();
            for entity in Entity::of_kind_after(reading.connection, kind, 0, MOST_NAMED)? {
                if entity.kind.names(&entity.fields).any(|name| are_begun(&words, &name)) {
                    found.extend(called(reading.connection, &entity)?);
                }
                if found.len() >= most {
                    break;
                }
            }
            Ok(found)
        })
    }

    /// Whether this notebook has, or had, a thing of this id.
    ///
    /// # Errors
    /// What the disk says.
    pub fn knows(&self, id: Id) -> Result<bool> {
        self.read(|reading| Ok(Entity::find(reading.connection, id)?.is_some()))
    }

    /// The handles of things, in the order that was asked for.
    ///
    /// # Errors
    /// What the disk says.
    pub fn handles(&self, things: &[Id]) -> Result<Vec<Handle>> {
        self.read(|reading| {
            let handle = |id: &Id| Ok(Handle::beside(id, &handles::neighbors(reading.connection, id)?));
            things.iter().map(handle).collect()
        })
    }
}

fn candidates(reading: &Reading<'_>, what: Findable, text: &str) -> Result<Vec<Id>> {
    let connection = reading.connection;
    match (text, what) {
        ("@", Findable::Visit | Findable::Any) => return last_visit(reading),
        ("^", Findable::Note | Findable::Any) => return last_note(reading),
        _ => {}
    }
    let whole = by_id(connection, what, text)?;
    if !whole.is_empty() {
        return Ok(whole);
    }
    let named = by_name(connection, what, text)?;
    if !named.is_empty() {
        return Ok(named);
    }
    // A word that is a handle and the beginning of a name may mean either.
    let mut either = match handle::range(text) {
        Some(range) => handles::within(connection, &range, what.kind())?,
        None => Vec::new(),
    };
    either.extend(by_beginnings(connection, what, text)?);
    if either.is_empty() {
        either = by_what_stands_beside(connection, what, text)?;
    }
    either.sort_unstable();
    either.dedup();
    Ok(either)
}

/// The visit that is under way, or the last one that this engineer was at.
fn last_visit(reading: &Reading<'_>) -> Result<Vec<Id>> {
    let (connection, me) = (reading.connection, reading.me.engineer);
    if let Some(visit) = under_way(connection, me)? {
        return Ok(vec![visit.id]);
    }
    let ended = Entity::latest_in_state(connection, Kind::Encounter, VisitState::Ended, LATEST)?;
    let mine = |visit: &&Entity| visit.fields.members(encounter::ENGINEERS).contains(&me);
    Ok(ended.iter().find(mine).map(|visit| visit.id).into_iter().collect())
}

/// The note that this engineer took last.
fn last_note(reading: &Reading<'_>) -> Result<Vec<Id>> {
    let connection = reading.connection;
    let mine = |note: &Entity| note.fields.get(observation::AUTHOR) == Some(reading.me.engineer);
    if let Some(note) = Entity::notes_that_came_last(connection)?.into_iter().find(mine) {
        return Ok(vec![note.id]);
    }
    // Much came from the team since: among those that happened last.
    let mut latest = Vec::new();
    let keys = ObservationKind::ALL.iter().map(|kind| i64::from(kind.number())).chain([0]);
    for key in keys {
        latest.extend(Entity::latest_in_state(connection, Kind::Observation, key, LATEST)?.into_iter().filter(mine));
    }
    Ok(latest.iter().max_by_key(|note| note.fields.ms(observation::NOTED)).map(|note| note.id).into_iter().collect())
}

fn by_id(connection: &Connection, what: Findable, text: &str) -> Result<Vec<Id>> {
    let digits: String = text.chars().filter(|character| *character != '-').collect();
    if digits.len() < FEWEST_DIGITS || digits.len() > 32 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(Vec::new());
    }
    let pad = |fill: char| {
        let mut padded = digits.to_ascii_lowercase();
        while padded.len() < 32 {
            padded.push(fill);
        }
        data_encoding::HEXLOWER.decode(padded.as_bytes()).unwrap_or_default()
    };
    ids(
        connection,
        "SELECT id FROM entity WHERE id BETWEEN ?1 AND ?2 AND (?3 IS NULL OR kind = ?3) AND hidden <> ?4
         ORDER BY id LIMIT 20",
        (pad('0'), pad('f'), what.kind(), Presence::Later),
    )
}

/// Things of that very name.
fn by_name(connection: &Connection, what: Findable, text: &str) -> Result<Vec<Id>> {
    let folded = fold(text);
    let named = |entity: &Entity| names(connection, entity).iter().any(|name| fold(name) == folded);
    let found = match (what, Query::read(text)) {
        (Findable::Engineer, _) => Entity::of_kind(connection, Kind::Engineer)?,
        (_, Some(query)) => Entity::named(connection, &query.fts())?,
        // A name without letters or digits is in no index.
        (_, None) if !folded.is_empty() => all_named(connection, what)?,
        (_, None) => Vec::new(),
    };
    Ok(ids_of(what, &found, named))
}

/// The customer of that very name; of several, the same one always.
pub(crate) fn customer_called(connection: &Connection, name: &str) -> Result<Option<Id>> {
    Ok(by_name(connection, Findable::Customer, name)?.first().copied())
}

/// Everything that a thing goes by, with the names of what was declared the same.
fn names(connection: &Connection, entity: &Entity) -> Vec<String> {
    let mut names: Vec<String> = entity.kind.names(&entity.fields).collect();
    if entity.kind.can_be_same() {
        // A name that cannot be read is one that does not fit.
        for alias in aliases::of(connection, entity.id).unwrap_or_default() {
            if let Ok(Some(alias)) = Entity::find_any(connection, alias) {
                names.extend(alias.kind.names(&alias.fields));
            }
        }
    }
    names
}

/// Things of which every word of the text begins a word of their names.
fn by_beginnings(connection: &Connection, what: Findable, text: &str) -> Result<Vec<Id>> {
    let words = words(text);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let begun = |entity: &Entity| names(connection, entity).iter().any(|name| are_begun(&words, name));
    let found = match (what, Query::of_beginnings(text)) {
        (Findable::Engineer, _) => Entity::of_kind(connection, Kind::Engineer)?,
        (_, Some(query)) => Entity::named(connection, &query.fts())?,
        (_, None) => Vec::new(),
    };
    Ok(ids_of(what, &found, begun))
}

/// Things of which every word of the text begins a word of their names or of what stands beside them.
fn by_what_stands_beside(connection: &Connection, what: Findable, text: &str) -> Result<Vec<Id>> {
    let words = words(text);
    if words.len() < 2 {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entity in all_named(connection, what)? {
        let Some(called) = called(connection, &entity)? else { continue };
        let one_is_the_name = words.iter().any(|word| are_begun(std::slice::from_ref(word), &called.name));
        if one_is_the_name && are_begun(&words, &format!("{} {}", called.name, called.beside.join(" "))) {
            found.push(entity.id);
        }
    }
    Ok(found)
}

/// Everything of a kind that has names.
fn all_named(connection: &Connection, what: Findable) -> Result<Vec<Entity>> {
    let kinds: &[Kind] = match what {
        Findable::Customer => &[Kind::Organization],
        Findable::Site => &[Kind::Site],
        Findable::Person => &[Kind::Person],
        Findable::Engineer => &[Kind::Engineer],
        Findable::Any => &[Kind::Organization, Kind::Site, Kind::Person],
        _ => &[],
    };
    let mut found = Vec::new();
    for kind in kinds {
        found.extend(Entity::of_kind_after(connection, *kind, 0, MOST_NAMED)?);
    }
    Ok(found)
}

fn ids_of(what: Findable, found: &[Entity], fits: impl Fn(&Entity) -> bool) -> Vec<Id> {
    let of_kind = |entity: &&Entity| what.kind().is_none_or(|kind| entity.kind == kind) && fits(entity);
    let mut ids: Vec<Id> = found.iter().filter(of_kind).map(|entity| entity.id).collect();
    ids.sort_unstable();
    ids
}

fn called(connection: &Connection, entity: &Entity) -> Result<Option<Called>> {
    let Some(name) = entity.kind.name(&entity.fields) else { return Ok(None) };
    let fields = &entity.fields;
    let mut beside = Vec::new();
    match entity.kind {
        Kind::Organization => {
            let sites = Entity::children_after(connection, entity.id, Kind::Site, (i64::MIN, i64::MIN), LATEST)?;
            beside.extend(sites.iter().filter_map(|site| site.kind.name(&site.fields)));
        }
        Kind::Person => {
            beside.extend(fields.get(person::ROLE));
            beside.extend(reading::name(connection, fields.get(person::ORGANIZATION))?);
            beside.extend(reading::name(connection, fields.get(person::SITE))?);
        }
        Kind::Site => beside.extend(reading::name(connection, fields.get(site::ORGANIZATION))?),
        _ => {}
    }
    Ok(Some(Called { id: entity.id, name, beside }))
}

/// The words of a name, folded; one without letters or digits is a word as it stands.
fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|character: char| character.is_whitespace() || matches!(character, ',' | ';'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether each word begins one of the name's, or a part of one behind a hyphen.
fn are_begun(begun: &[String], name: &str) -> bool {
    let name = fold(name);
    let mut parts = Vec::new();
    for word in name.split_whitespace() {
        let behind = word.char_indices().filter(|(_, letter)| !letter.is_alphanumeric());
        parts.push(word);
        parts.extend(behind.map(|(at, letter)| &word[at + letter.len_utf8()..]));
    }
    begun.iter().all(|word| parts.iter().any(|part| part.starts_with(word.as_str())))
}
