//! What a person means by a name or an id.

use rusqlite::Connection;
use soundings_wire::Id;

use crate::error::{Error, Result};
use crate::model::fields::{engineer, organization, person, site};
use crate::model::{Kind, fold};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::store::search;
use crate::sync_queue::identity::id;
use crate::sync_queue::reading::name;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Findable {
    /// A customer, by name.
    Customer,
    /// A site, by name.
    Site,
    /// A person, by name or description.
    Person,
    /// A visit, by id.
    Visit,
    /// A note, by id.
    Note,
    /// A map, by id.
    Map,
    /// An entry of a map, by id.
    Entry,
    /// A promise, by id.
    Promise,
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
            Self::Engineer => Some(Kind::Engineer),
            Self::Any => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Site => "site",
            Self::Person => "person",
            Self::Visit => "visit",
            Self::Note => "note",
            Self::Map => "map",
            Self::Entry => "map entry",
            Self::Promise => "promise",
            Self::Engineer => "engineer",
            Self::Any => "thing",
        }
    }
}

/// The fewest hexadecimal digits that are taken for the beginning of an id.
const FEWEST_DIGITS: usize = 6;

impl Notebook {
    /// What `text` names: a whole id, the beginning of exactly one, or the name of exactly one. Deleted things are found by
    /// their id alone, so that they can be brought back.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Ambiguous`] with all that fit.
    pub fn find(&self, what: Findable, text: &str) -> Result<Id> {
        self.read(|connection| {
            let text = text.trim();
            let mut candidates = by_id(connection, what, text)?;
            if candidates.is_empty() {
                candidates = by_name(connection, what, text)?;
            }
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
        self.read(|connection| name(connection, Some(id)))
    }
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
    let mut statement = connection.prepare_cached(
        "SELECT id FROM entity WHERE id BETWEEN ?1 AND ?2 AND (?3 IS NULL OR kind = ?3) ORDER BY id LIMIT 20",
    )?;
    let rows = statement.query_map((pad('0'), pad('f'), what.kind().map(Kind::number)), |row| id(row, 0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn by_name(connection: &Connection, what: Findable, text: &str) -> Result<Vec<Id>> {
    let named = |entity: &Entity| {
        let field = match entity.kind {
            Kind::Organization => organization::NAME,
            Kind::Site => site::NAME,
            Kind::Person => person::NAME,
            Kind::Engineer => engineer::NAME,
            _ => return false,
        };
        let description = (entity.kind == Kind::Person).then_some(person::DESCRIPTION);
        let folded = fold(text);
        [Some(field), description]
            .into_iter()
            .flatten()
            .any(|field| entity.fields.text(field).is_some_and(|name| fold(&name) == folded))
    };
    let mut found = Vec::new();
    if what == Findable::Engineer {
        found = Entity::select(connection, "kind = ?1 AND hidden = 0", [Kind::Engineer.number()])?;
    } else if let Some(query) = search::query(text) {
        // The kinds that have names are few; notes that mention one are many.
        let condition =
            "number IN (SELECT rowid FROM search WHERE search MATCH ?1) AND kind IN (1, 2, 3, 4) AND hidden = 0";
        found = Entity::select(connection, condition, [query])?;
    }
    let mut ids: Vec<Id> = found
        .iter()
        .filter(|entity| what.kind().is_none_or(|kind| entity.kind == kind) && named(entity))
        .map(|entity| entity.id)
        .collect();
    ids.sort_unstable();
    Ok(ids)
}
