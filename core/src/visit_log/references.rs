//! What a person means by a name or an id.

use rusqlite::Connection;
use soundings_wire::Id;

use crate::error::{Error, Result};
use crate::model::{Kind, fold};
use crate::notebook::Notebook;
use crate::store::columns::ids;
use crate::store::entities::Entity;
use crate::store::search;

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
    /// Something drawn on a picture, by id.
    Annotation,
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
            Self::Annotation => Some(Kind::Annotation),
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

impl Notebook {
    /// What `text` names: a whole id, the beginning of exactly one, or the name of exactly one. Deleted things are found by
    /// their id alone, so that they can be brought back.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Ambiguous`] with all that fit.
    pub fn find(&self, what: Findable, text: &str) -> Result<Id> {
        self.read(|reading| {
            let connection = reading.connection;
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
        self.read(|reading| reading.name(Some(id)))
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
    ids(
        connection,
        "SELECT id FROM entity WHERE id BETWEEN ?1 AND ?2 AND (?3 IS NULL OR kind = ?3) ORDER BY id LIMIT 20",
        (pad('0'), pad('f'), what.kind()),
    )
}

fn by_name(connection: &Connection, what: Findable, text: &str) -> Result<Vec<Id>> {
    let folded = fold(text);
    let named = |entity: &Entity| entity.kind.names(&entity.fields).any(|name| fold(&name) == folded);
    let found = match search::query(text) {
        _ if what == Findable::Engineer => Entity::of_kind(connection, Kind::Engineer)?,
        Some(query) => Entity::named(connection, &query)?,
        None => Vec::new(),
    };
    let mut ids: Vec<Id> = found
        .iter()
        .filter(|entity| what.kind().is_none_or(|kind| entity.kind == kind) && named(entity))
        .map(|entity| entity.id)
        .collect();
    ids.sort_unstable();
    Ok(ids)
}
