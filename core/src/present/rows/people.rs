//! People of the customer's and engineers, as they stand in rows.

use serde::Serialize;

use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{consent_choice, person};
use crate::model::{ConsentChoice, Id, Person};
use crate::store::entities::Entity;

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
        name: entity.kind.name(fields).unwrap_or_default(),
        role: fields.get(person::ROLE),
        consent: consent_choice(fields),
    }
}

/// A person or a description in a row. A person erased has no name any more.
pub(crate) fn who_row(reading: &Reading<'_>, person: Option<Person>) -> Result<Option<Who>> {
    Ok(match person {
        None => None,
        Some(Person::Someone(name)) => Some(Who { id: None, name }),
        Some(Person::Known(id)) => Some(Who { id: Some(id), name: reading.name(Some(id))?.unwrap_or_default() }),
    })
}

/// An engineer's name; `None` for oneself.
pub(crate) fn engineer_name(reading: &Reading<'_>, id: Option<Id>) -> Result<Option<String>> {
    reading.name(id.filter(|id| *id != reading.me.engineer))
}
