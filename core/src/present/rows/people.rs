//! People of the customer's and engineers, as they stand in rows.

use rusqlite::Connection;
use serde::Serialize;

use crate::error::Result;
use crate::model::fields::person;
use crate::model::{ConsentChoice, Id, Person};
use crate::store::entities::Entity;
use crate::sync_queue::identity::Identity;
use crate::sync_queue::reading::name;
use crate::visit_log::choice;

/// A person of the customer's as a chip or a name in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PersonRow {
    /// The id.
    pub id: Id,
    /// The name, or the description of a person who has none ("night operator, line 3").
    pub name: String,
    /// What they do there.
    pub role: Option<String>,
    /// What they agreed to.
    pub consent: ConsentChoice,
}

/// Who said or did something: a person we know or a description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Who {
    /// `None` where the note only describes somebody.
    pub id: Option<Id>,
    /// The name, or the description.
    pub name: String,
}

/// A person as a chip.
pub(crate) fn person(entity: &Entity) -> PersonRow {
    let fields = &entity.fields;
    PersonRow {
        id: entity.id,
        name: fields.text(person::NAME).or_else(|| fields.text(person::DESCRIPTION)).unwrap_or_default(),
        role: fields.text(person::ROLE),
        consent: choice(fields),
    }
}

/// A person or a description in a row. A person erased has no name any more.
pub(crate) fn who_row(connection: &Connection, person: Option<Person>) -> Result<Option<Who>> {
    Ok(match person {
        None => None,
        Some(Person::Someone(name)) => Some(Who { id: None, name }),
        Some(Person::Known(id)) => Some(Who { id: Some(id), name: name(connection, Some(id))?.unwrap_or_default() }),
    })
}

/// An engineer's name; `None` for oneself.
pub(crate) fn engineer_name(connection: &Connection, id: Option<Id>) -> Result<Option<String>> {
    let me = Identity::read(connection)?.engineer;
    name(connection, id.filter(|id| *id != me))
}
